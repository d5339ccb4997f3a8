"""Scores of a pipeline on the dev split: trees, parts of speech, lemmas, sentences, names."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Iterator

from spacy.tokens import Doc

from ..pipelines import LABELS, load
from . import corpora


def score_trees(data: Path, model: str, errors: list[tuple]) -> Iterator[tuple[str, float, str]]:
    """Yield UAS and LAS (punctuation left out), UPOS and lemma accuracy per treebank, on gold tokens."""
    nlp = load(model)
    skip = {"ner", "kg_sentences"}
    counts: dict[str, Counter] = {}
    for sentence in corpora.read_treebanks(data):
        if not corpora.is_dev(sentence.corpus, sentence.document):
            continue
        doc = Doc(nlp.vocab, words=[t.form for t in sentence.tokens], spaces=[t.space for t in sentence.tokens])
        for token in doc:
            token.is_sent_start = token.i == 0
        for name, pipe in nlp.pipeline:
            if name not in skip:
                doc = pipe(doc)
        count = counts.setdefault(sentence.corpus, Counter())
        for i, (gold, seen) in enumerate(zip(sentence.tokens, doc)):
            count["pos"] += 1
            count["pos right"] += gold.upos == seen.pos_
            if gold.upos != seen.pos_:
                errors.append((f"{sentence.corpus} UPOS", f"{gold.form} {gold.upos}", seen.pos_, sentence.text))
            if gold.lemma and gold.upos in ("NOUN", "VERB"):
                count["lemma"] += 1
                count["lemma right"] += gold.lemma.lower() == seen.lemma_.lower()
            if gold.deprel == "punct":
                continue
            count["arc"] += 1
            root = gold.head == i
            attached = seen.head.i == gold.head
            count["head right"] += attached
            labelled = seen.dep_.lower() == "root" if root else seen.dep_ == gold.deprel
            count["arc right"] += attached and labelled
            if not (attached and labelled):
                errors.append((f"{sentence.corpus} arc", f"{gold.form} {'root' if root else gold.deprel} of {sentence.tokens[gold.head].form}", f"{seen.dep_} of {seen.head.text}", sentence.text))
    total = Counter()
    for corpus, count in sorted(counts.items()):
        total.update(count)
        yield f"trees {corpus} LAS", count["arc right"] / count["arc"], f"UAS {count['head right'] / count['arc']:.4f}, {count['arc']} arcs"
    if total:
        yield "trees UPOS", total["pos right"] / total["pos"], f"{total['pos']} words"
        yield "trees lemma of nouns and verbs", total["lemma right"] / max(1, total["lemma"]), f"{total['lemma']} words"


def score_names(data: Path, model: str, errors: list[tuple]) -> Iterator[tuple[str, float, str]]:
    """Yield exact-span F1 of PER, LOC and ORG per corpus, and the F1 of sentence boundaries in running NTREX text."""
    nlp = load(model)
    texts = [t for t in corpora.read_named_texts(data) if corpora.is_dev(t.corpus, t.document)]
    counts: dict[str, Counter] = {}
    for text, doc in zip(texts, nlp.pipe([t.text for t in texts])):
        gold = {n for n in text.names if n[2] != "MISC"}
        seen = {(e.start_char, e.end_char, LABELS.get(e.label_, "")) for e in doc.ents if LABELS.get(e.label_) != "MISC"}
        for start, end, label in sorted(gold ^ seen):
            errors.append((f"{text.corpus} {'missed' if (start, end, label) in gold else 'spurious'}", f"{text.text[start:end]} {label}",
                           " ".join(f"{text.text[a:b]} {x}" for a, b, x in sorted(seen if (start, end, label) in gold else gold) if a < end and start < b), text.text))
        count = counts.setdefault(text.corpus, Counter())
        count.update(right=len(gold & seen), gold=len(gold), seen=len(seen))
    for corpus, count in sorted(counts.items()):
        yield f"names {corpus} F1", 2 * count["right"] / max(1, count["gold"] + count["seen"]), f"PER LOC ORG, {count['gold']} names"
    yield from score_sentences(data, nlp, errors)


def score_sentences(data: Path, nlp, errors: list[tuple]) -> Iterator[tuple[str, float, str]]:
    documents: dict[str, list[str]] = {}
    for line in (data / "ner" / "news-names.jsonl").open(encoding="utf-8"):
        record = json.loads(line)
        if record["id"].startswith("ntrex"):
            documents.setdefault(record["id"].rsplit("-", 1)[0], []).append(record["text"].strip())
    right = gold = seen = 0
    for sentences in documents.values():
        starts, at = set(), 0
        for sentence in sentences:
            starts.add(at)
            at += len(sentence) + 1
        text = " ".join(sentences)
        found = {s.start_char for s in nlp(text).sents}
        errors.extend(("sentence", "boundary" if at in starts else "none", "none" if at in starts else "boundary", f"{text[max(0, at - 60):at]}|{text[at:at + 60]}") for at in sorted(starts ^ found))
        right, gold, seen = right + len(starts & found), gold + len(starts), seen + len(found)
    if documents:
        yield "sentences NTREX F1", 2 * right / max(1, gold + seen), f"{gold} segments, of which some hold two sentences"
