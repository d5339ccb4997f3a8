"""BenchIE (Gashteovski et al. 2022): a triple is right when its three slots equal those of one gold variant, bracketed words being optional."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Iterator

from ..analysis import analyse
from ..extraction import binary
from ..model import Article
from .baselines import textacy_triples

Variant = tuple[set[str], set[str], set[str]]
PUBLISHED = "Multi2OIE .040 (published)"


def variants(slot: str) -> set[str]:
    """Return every reading of a slot with optional words.

    >>> sorted(variants("[Der] Mann"))
    ['Der Mann', 'Mann']
    """
    parts = [p for p in re.split(r"(\[[^\]]*\])", slot) if p.strip()]
    options = [("", p[1:-1]) if p.startswith("[") else (p,) for p in parts]
    return {" ".join(" ".join(c).split()) for c in itertools.product(*options)}


def read_gold(path: Path) -> tuple[dict[str, list[list[Variant]]], dict[str, str]]:
    """Return (clusters, text) by sentence id."""
    gold: dict[str, list[list[Variant]]] = {}
    sentences: dict[str, str] = {}
    current = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.strip()
        if line.startswith("sent_id:"):
            head, text = line.split("\t", 1)
            current = head[8:]
            sentences[current], gold[current] = text, []
        elif re.match(r"^\S+?-->\s*Cluster", line):
            gold[current].append([])
        elif " --> " in line:
            slots = line.split(" --> ")
            if len(slots) >= 3 and gold[current]:
                gold[current][-1].append((variants(slots[0]), variants(slots[1]), variants(slots[2])))
    return gold, sentences


def score(gold: dict[str, list[list[Variant]]], system: dict[str, list[tuple[str, str, str]]]) -> tuple[float, float, float]:
    """Return precision (right triples), recall (covered clusters) and F1."""
    right = made = covered = total = 0
    for key, clusters in gold.items():
        total += len(clusters)
        hit: set[int] = set()
        for triple in system.get(key, []):
            slots = [" ".join(s.split()) for s in triple]
            fits = [i for i, cluster in enumerate(clusters) if any(all(a in b for a, b in zip(slots, v)) for v in cluster)]
            right += bool(fits)
            hit.update(fits)
            made += 1
        covered += len(hit)
    p, r = right / made if made else 0.0, covered / total if total else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def mistakes(gold: dict[str, list[list[Variant]]], system: dict[str, list[tuple[str, str, str]]], sentences: dict[str, str]) -> Iterator[tuple]:
    """Yield the facts that no triple states and the triples that state no fact."""
    for key, clusters in gold.items():
        triples = [tuple(" ".join(s.split()) for s in t) for t in system.get(key, [])]
        fits = {(t, i) for t in triples for i, cluster in enumerate(clusters) if any(all(a in b for a, b in zip(t, v)) for v in cluster)}
        for i, cluster in enumerate(clusters):
            if cluster and all(j != i for _, j in fits):
                yield f"{key} missed", " – ".join(max(sorted(slot), key=len) for slot in cluster[0]), "", sentences[key]
        yield from ((f"{key} wrong", "", " – ".join(t), sentences[key]) for t in triples if all(u != t for u, _ in fits))


def measure(data: Path, model: str, errors: list[tuple]) -> Iterator[tuple[str, float, str]]:
    gold, sentences = read_gold(data / "benchie" / "gold_de_dev.txt")
    system = {a.article.id: binary(a) for a in analyse([Article(k, s) for k, s in sentences.items()], model)}
    errors.extend(mistakes(gold, system, sentences))
    p, r, f = score(gold, system)
    yield "openie BenchIE F1", f, f"P {p:.4f} R {r:.4f}, {sum(map(len, system.values()))} triples; {PUBLISHED}"
    theirs = textacy_triples(sentences, model)
    if theirs is not None:
        p, r, f = score(gold, theirs)
        yield "openie textacy F1", f, f"P {p:.4f} R {r:.4f}, {sum(map(len, theirs.values()))} triples on the same parses (baseline)"
