"""Scores of room 2, handed through: trees and names on the dev split, and speed."""

from __future__ import annotations

import gc
import json
import time
from pathlib import Path
from typing import Iterator


def trees(data: Path, model: str, errors: list[tuple]) -> Iterator[tuple[str, float, str]]:
    from ..analysis.training.scores import score_trees
    yield from score_trees(data, model, errors)


def names(data: Path, model: str, errors: list[tuple]) -> Iterator[tuple[str, float, str]]:
    from ..analysis.training.scores import score_names
    yield from score_names(data, model, errors)


def speed(data: Path, model: str, errors: list[tuple]) -> Iterator[tuple[str, float, str]]:
    """Words per second of the pipeline alone, and what rooms 3 and 4 add, as a share of it, in one run."""
    from ..analysis import grouped, read
    from ..analysis.pipelines import label_scheme, load
    from ..extraction import extract
    from ..model import Article
    from ..resolution import resolve
    file = data / "raw" / "ntrex-newstest2019-de.jsonl"
    if not file.exists():
        return
    articles = [Article(r["id"], r["text"], date=r["date"]) for r in map(json.loads, file.read_text(encoding="utf-8").splitlines())][:60]
    words = sum(len(a.text.split()) for a in articles)
    nlp = load(model)
    list(nlp.pipe([a.text for a in articles[:3]]))
    gc.collect()
    gc.freeze()                                               # what was measured before is not looked through again
    began = time.perf_counter()
    for _ in nlp.pipe([a.text for a in articles], batch_size=16):
        pass
    pipeline = time.perf_counter() - began
    parsed = list(grouped(nlp, articles))
    began = time.perf_counter()
    analyses = [read(docs, article, label_scheme(nlp), model) for article, docs in parsed]
    reading = time.perf_counter() - began
    began = time.perf_counter()
    triples = [extract(a) for a in analyses]
    extraction = time.perf_counter() - began
    resolve(analyses[0], triples[0])                          # the knowledge base is loaded once
    began = time.perf_counter()
    for a, t in zip(analyses, triples):
        resolve(a, t)
    resolution = time.perf_counter() - began
    yield "speed pipeline words/s", words / pipeline, f"{words} words, one process"
    yield "share of reading", reading / pipeline, "of the pipeline's time: trees mended, clauses, mentions, time expressions"
    yield "share of extraction", extraction / pipeline, "of the pipeline's time"
    yield "share of resolution", resolution / pipeline, "of the pipeline's time"
