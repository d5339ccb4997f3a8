"""Label unlabelled news with the teachers, so that the small pipeline learns from more text than people annotated.

Sentences whose trees the teachers are unsure of are left out.  The dev documents of the name corpora stay out of the silver names.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Iterator

import spacy
from spacy.tokens import Doc, DocBin

from .name_teacher import find_names, load_name_teacher
from .teacher import Batches, load_teacher, parse
from .train import split_years

log = logging.getLogger("kg.training")
SURE = -0.22                 # mean log probability per arc below which a silver tree is dropped


def unlabelled(data: Path) -> Iterator[str]:
    """Yield sentences of the Leipzig corpora (news 2015 and 2020, Wikipedia), plausible ones only."""
    for name in ("deu_news_2015_10K", "deu_news_2020_10K", "deu_wikipedia_2016_10K"):
        for line in (data / "raw" / f"leipzig-{name}.txt").read_text(encoding="utf-8").splitlines():
            text = line.split("\t", 1)[-1].strip()
            if 25 < len(text) < 260 and text[-1] in ".!?“\"":
                yield text


def silver_trees(data: Path, vectors: Path, teachers: list[Path], tagger: Path, target: Path) -> int:
    """Write silver trees as a DocBin; features and STTS tags come from the small tagger.  Returns how many were kept."""
    nlp = spacy.load(vectors)
    split_years(nlp)
    small = spacy.load(tagger)
    models = [load_teacher(p) for p in teachers]
    batches = Batches(nlp.vocab, {})
    texts = list(unlabelled(data))
    rows = [(t, [w.text for w in d if not w.is_space], [bool(w.whitespace_) for w in d if not w.is_space]) for t in texts for d in [nlp.make_doc(t)]]
    rows = sorted((r for r in rows if 3 < len(r[1]) < 60), key=lambda r: len(r[1]))
    binary, kept = DocBin(), 0
    for start in range(0, len(rows), 48):
        part = rows[start:start + 48]
        for (text, words, spaces), (heads, labels, tags, sure) in zip(part, parse(models, batches, [r[1] for r in part])):
            if sure < SURE:
                continue
            doc = Doc(small.vocab, words=words, spaces=spaces)
            for _, pipe in small.pipeline:
                doc = pipe(doc)
            features = [str(t.morph) if t.pos_ == tag else "" for t, tag in zip(doc, tags)]
            stts = [t.tag_ if t.pos_ == tag else "" for t, tag in zip(doc, tags)]
            binary.add(Doc(small.vocab, words=words, spaces=spaces, heads=heads, deps=["ROOT" if x == "root" else x for x in labels], pos=tags, tags=stts, morphs=features))
            kept += 1
    binary.to_disk(target)
    log.info("%d of %d silver trees kept", kept, len(rows))
    return kept


def silver_names(data: Path, vectors: Path, teachers: list[Path], target: Path) -> int:
    """Write silver names of sentences that no name corpus holds; returns how many."""
    nlp = spacy.load(vectors)
    split_years(nlp)
    known = {json.loads(line)["text"].strip() for line in (data / "ner" / "news-names.jsonl").open(encoding="utf-8")}
    texts = [t for t in unlabelled(data) if t not in known]
    binary = DocBin()
    for text, names in zip(texts, find_names(nlp, [load_name_teacher(p) for p in teachers], texts)):
        doc = nlp.make_doc(text)
        spans = [doc.char_span(s, e, label, alignment_mode="expand") for s, e, label in names]
        doc.set_ents(spacy.util.filter_spans([s for s in spans if s is not None]))
        binary.add(doc)
    binary.to_disk(target)
    return len(texts)


def merge(parts: list[tuple[Path, int]], target: Path) -> None:
    """Join DocBins, each so many times over, gold more often than silver."""
    nlp = spacy.blank("de")
    binary = DocBin()
    for path, times in parts:
        docs = list(DocBin().from_disk(path).get_docs(nlp.vocab))
        for _ in range(times):
            for doc in docs:
                binary.add(doc)
    binary.to_disk(target)


__all__ = ["merge", "silver_names", "silver_trees", "unlabelled"]
