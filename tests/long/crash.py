"""Kill ``kg add`` at random moments and see whether the store survives: ``python tests/long/crash.py DATA [RUNS]`` (about five minutes).

After each kill -9 the store must open, hold only whole articles, and the run after the last kill must complete it to the bytes of a run that nobody disturbed.
"""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kg import Store

KG = [str(Path(sys.executable).with_name("kg"))]


def dump(path: Path) -> str:
    return "\n".join(map(str, Store(path, read_only=True).quads()))


def whole(path: Path, expected: dict[str, int]) -> tuple[int, int]:
    """Return how many articles the store holds, and how many of them miss statements."""
    if not (path / "CURRENT").exists():
        return 0, 0
    store, found = Store(path, read_only=True), {}
    for graph in store.graphs():
        identifier = store.value(graph, "schema:identifier")
        found[identifier] = sum(1 for _ in store.inner.quads_for_pattern(None, None, None, graph))
    return len(found), sum(expected[k] != n for k, n in found.items())


def main(data: str, runs: int = 20) -> int:
    file = str(Path(data) / "raw" / "ntrex-newstest2019-de.jsonl")
    rng = random.Random(11)
    with tempfile.TemporaryDirectory() as folder:
        calm, shaken = Path(folder, "calm"), Path(folder, "shaken")
        began = time.monotonic()
        subprocess.run([*KG, "add", file, "--store", str(calm)], check=True, capture_output=True)
        seconds = time.monotonic() - began
        store = Store(calm, read_only=True)
        expected = {store.value(g, "schema:identifier"): sum(1 for _ in store.inner.quads_for_pattern(None, None, None, g)) for g in store.graphs()}
        del store
        broken = 0
        for number in range(1, runs + 1):
            process = subprocess.Popen([*KG, "add", file, "--store", str(shaken)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(rng.uniform(0.2, 0.7) * seconds)
            process.send_signal(signal.SIGKILL)
            process.wait()
            have, half = whole(shaken, expected)
            broken += half
            if have == len(expected):                                  # nothing left to be killed in: begin anew
                shutil.rmtree(shaken)
            print(f"kill {number}: {have} articles, {half} of them not whole", flush=True)
        subprocess.run([*KG, "add", file, "--store", str(shaken)], check=True, capture_output=True)
        same = dump(calm) == dump(shaken)
        print(f"{runs} kills, {broken} articles not whole, the completed store dumps {'the same bytes' if same else 'OTHER bytes'}")
        identifiers = sorted(expected)[::2]
        subprocess.run([*KG, "remove", *identifiers, "--store", str(shaken)], check=True, capture_output=True)
        subprocess.run([*KG, "add", file, "--store", str(shaken)], check=True, capture_output=True)
        again = dump(calm) == dump(shaken)
        print(f"{len(identifiers)} articles removed and added again: {'the same bytes' if again else 'OTHER bytes'}")
        return int(broken > 0 or not same or not again)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 20))
