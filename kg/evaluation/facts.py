"""Hand-written facts of an article against its statements: subject, predicate (lemma or event type), object; attributes on found facts only."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any, Iterator

from ..ingest import read_articles
from ..model import Article
from ..pipeline import read


def fold(value: object) -> str:
    text = unicodedata.normalize("NFC", str(value)).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


def hit(node: Any, accepted: list[str]) -> bool:
    """Say whether a node of a statement goes by one of the accepted names, or contains it."""
    values = [node.get("label"), node.get("value"), *(node.get("aliases") or [])] if isinstance(node, dict) else [node]
    names = [fold(v) for v in values if v]
    return any(a and (a == n or f" {a} " in f" {n} " or (f" {n} " in f" {a} " and len(n) > 3)) for a in map(fold, accepted) for n in names)


def matches(fact: dict, statement: dict) -> bool:
    """Say whether a statement says a fact."""
    def bare(text: str) -> list[str]:
        return [w for w in fold(text).split() if w != "sich"]
    subjects = [statement.get("subject"), *[a for a in statement.get("arguments") or [] if a.get("role") == "agent"]]
    nodes = [n for n in [statement.get("object"), statement.get("place"), *(statement.get("arguments") or [])] if n]
    predicate = statement.get("predicate") or {}
    lemma = bare(predicate.get("lemma") or "")
    by_lemma = any(lemma[:1] == bare(p)[:1] and (len(lemma) < 2 or len(bare(p)) < 2 or lemma[1:] == bare(p)[1:]) for p in fact["predicate"])
    by_type = predicate.get("type") in (fact.get("type") or [])
    wanted = fact.get("object")
    object_fits = not wanted or any(hit(n, wanted) for n in nodes)
    subject_fits = any(hit(s, fact["subject"]) for s in subjects if s)
    if not subject_fits and wanted and "Consult" in (fact.get("type") or []):
        subject_fits = any(hit(n, fact["subject"]) for n in nodes)
        object_fits = any(hit(s, wanted) for s in subjects if s)
    return subject_fits and object_fits and (by_lemma or (by_type and bool(wanted)))


def attributes(fact: dict, statement: dict) -> dict[str, bool]:
    found = {}
    if "speaker" in fact:
        found["speaker"] = hit(statement.get("speaker") or {}, fact["speaker"])
    if "place" in fact:
        places = [statement.get("place"), *[a for a in statement.get("arguments") or [] if a.get("role") == "place"]]
        found["place"] = any(hit(n, fact["place"]) for n in places if n)
    if "time" in fact:
        time = statement.get("time") or {}
        found["time"] = [time.get("start"), time.get("end")] == list(fact["time"])
    for key in ("polarity", "modality", "asserted", "tense"):
        if key in fact:
            found[key] = statement.get(key) == fact[key]
    return found


def score(facts: list[dict], statements: list[dict]) -> tuple[int, int, int, list[tuple]]:
    """Return (facts found, attributes right, attributes judged, errors)."""
    found = right = judged = 0
    errors: list[tuple] = []
    for fact in facts:
        fits = [s for s in statements if matches(fact, s)]
        if not fits:
            errors.append(("missed", named(fact), "", fact["sentence"]))
            continue
        found += 1
        best = max((attributes(fact, s) for s in fits), key=lambda a: sum(a.values()))
        right, judged = right + sum(best.values()), judged + len(best)
        errors.extend((f"wrong {key}", f"{named(fact)}: {fact[key]}", "", fact["sentence"]) for key, fits in best.items() if not fits)
    return found, right, judged, errors


def named(fact: dict) -> str:
    return " – ".join([fact["subject"][0], fact["predicate"][0], *(fact.get("object") or [])[:1]])


def measure(data: Path, model: str, errors: list[tuple]) -> Iterator[tuple[str, float, str]]:
    """Yield recall of the seed's facts, of the dev articles' facts, and attribute accuracy."""
    groups = {"seed": [(data / "gold" / "seed-article.json", data / "seed" / "2021-12-ukraine-gipfel.txt")],
              "dev articles": [(p, p.with_suffix(".txt")) for p in sorted((data / "gold" / "articles").glob("*.json"))]}
    for group, pairs in groups.items():
        found = total = right = judged = 0
        for gold, text in pairs:
            if not gold.exists() or not text.exists():
                continue
            facts = json.loads(gold.read_text(encoding="utf-8"))["facts"]
            articles = [a for a in read_articles([str(text)]) if isinstance(a, Article)]
            statements = [s.record() for r in read(articles, model=model) for s in r.statements]
            f, r, j, wrong = score(facts, statements)
            errors.extend((f"{gold.stem} {kind}", *rest) for kind, *rest in wrong)
            found, total, right, judged = found + f, total + len(facts), right + r, judged + j
        if total:
            yield f"facts {group} recall", found / total, f"{found} of {total}"
            yield f"facts {group} attributes", right / max(1, judged), f"{right} of {judged}"
