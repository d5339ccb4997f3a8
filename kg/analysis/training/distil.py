"""Label unlabelled news with the teachers, so that the small pipeline learns from more text than people annotated.

Sentences whose trees the teachers are unsure of are left out, and so is every sentence that has gold annotation of the same kind, the dev documents among them.
"""

from __future__ import annotations

import itertools
import json
import logging
import lzma
import random
import re
from pathlib import Path
from typing import Iterator

import spacy
from spacy.tokens import Doc, DocBin

from . import corpora
from .name_teacher import find_names, load_name_teacher
from .teacher import Batches, load_teacher, parse, phrase_samples
from .train import split_years

log = logging.getLogger("kg.training")
SURE = -0.22                 # mean log probability per arc below which a silver tree is dropped


SENTENCE = re.compile(r"(?<=[.!?“\"])\s+(?=[A-ZÄÖÜ„\"»])|\n+")
SPEECHES = 8_000             # sentences of parliament for trees, a fifth of the unlabelled text
MORE_SPEECHES = 80_000       # for names: whom and what the country talks of


def unlabelled(data: Path, speeches: int = SPEECHES) -> Iterator[str]:
    """Yield plausible sentences nobody annotated for the task: Leipzig news and Wikipedia, SmartData, GermEval texts, some speeches of the Bundestag."""
    for name in ("deu_news_2015_10K", "deu_news_2020_10K", "deu_wikipedia_2016_10K"):
        for line in (data / "raw" / f"leipzig-{name}.txt").read_text(encoding="utf-8").splitlines():
            yield from plausible(line.split("\t", 1)[-1])
    for line in (data / "ner" / "smartdata.jsonl").read_text(encoding="utf-8").splitlines():
        for sentence in SENTENCE.split(json.loads(line)["text"]):
            yield from plausible(sentence)
    for text in corpora.read_germeval(data / "ner" / "germeval2014-test.tsv"):
        if not corpora.is_dev("germeval", text.document):
            yield from plausible(text.text)
    with lzma.open(data / "raw" / "bundestag-wp19-20.txt.xz", "rt", encoding="utf-8") as file:
        spoken = list(itertools.islice(file, 0, None, 10 if speeches > SPEECHES else 40))
    sentences = [s for line in spoken for part in SENTENCE.split(line) for s in plausible(part)]
    yield from random.Random(7).sample(sentences, min(speeches, len(sentences)))


def plausible(text: str) -> list[str]:
    """Return the text in a list when it looks like one sentence, else an empty one."""
    text = text.strip()
    return [text] if 25 < len(text) < 260 and text[-1] in ".!?“\"" else []


def silver_trees(data: Path, vectors: Path, teachers: list[Path], tagger: Path, target: Path) -> int:
    """Write silver trees as a DocBin; features and STTS tags come from the small tagger.  Returns how many were kept."""
    nlp = spacy.load(vectors)
    split_years(nlp)
    small = spacy.load(tagger)
    models = [load_teacher(p) for p in teachers]
    batches = Batches(nlp.vocab, {})
    known = {plain(sentence.text) for sentence in corpora.read_treebanks(data)}
    texts = [t for t in dict.fromkeys(unlabelled(data)) if plain(t) not in known]
    rows = [(t, [w.text for w in d if not w.is_space], [bool(w.whitespace_) for w in d if not w.is_space]) for t in texts for d in [nlp.make_doc(t)]]
    rows = sorted((r for r in rows if 3 < len(r[1]) < 60), key=lambda r: len(r[1]))
    samples = phrase_samples([words for _, words, _ in rows], target.parent)
    binary, kept = DocBin(), 0
    for start in range(0, len(rows), 48):
        part = rows[start:start + 48]
        for (text, words, spaces), (heads, labels, tags, sure) in zip(part, parse(models, batches, samples[start:start + 48])):
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
    known = {plain(text.text) for text in corpora.read_named_texts(data)}
    texts = [t for t in dict.fromkeys(unlabelled(data, MORE_SPEECHES)) if plain(t) not in known]
    binary = DocBin()
    for text, names in zip(texts, find_names(nlp, [load_name_teacher(p) for p in teachers], texts, target.parent)):
        doc = nlp.make_doc(text)
        spans = [doc.char_span(s, e, label, alignment_mode="expand") for s, e, label in names]
        doc.set_ents(spacy.util.filter_spans([s for s in spans if s is not None]))
        binary.add(doc)
    binary.to_disk(target)
    return len(texts)


def plain(text: str) -> str:
    """Return the letters and digits of a text: the same sentence is spaced and quoted differently in two corpora."""
    return "".join(filter(str.isalnum, text))


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
