"""What the student learns from: gold annotation, and what the teachers think of everything that nobody annotated.

Every sentence gets a tree, tags and names; those of the teachers come with their probabilities (knowledge distillation: Hinton et al. 2015).  STTS tags and features
come from a small tagger.  The dev documents of all corpora stay out.
"""

from __future__ import annotations

import json
import logging
import lzma
import random
import re
from pathlib import Path
from typing import Iterable, Iterator, NamedTuple

import numpy
import spacy
import torch
from spacy.tokens import Doc, DocBin

from ..network import NAME_TAGS, best_tree
from . import corpora
from .bert import Bert
from .name_teacher import NameTagger, tagged
from .student import Example
from .teacher import Batches, Parser
from .train import split_years

log = logging.getLogger("kg.training")
CANDIDATES = 4                       # heads that are kept for each word
LABEL_SURE, TAG_SURE = 0.5, 0.6      # probability below which a label or a tag of the teacher is not learnt
TREE_SURE = -0.22                    # mean log probability per arc below which the small tagger is not asked
SENTENCE_END = re.compile(r"(?<=[a-zäöüß]{3}[.!?]) (?=[A-ZÄÖÜ„])")
GREETING = re.compile(r"Präsident!|Damen und Herren|Kolleg")
Words = tuple[str, ...]


class Judgement(NamedTuple):
    """What the teachers think of a sentence of n words."""
    heads: numpy.ndarray             # n × k, the first in the best tree, 0 is the root
    weights: numpy.ndarray           # n × k
    deps: numpy.ndarray              # n, -1 where unsure
    tags: numpy.ndarray              # n, -1 where unsure
    sure: float
    names: numpy.ndarray             # n × len(NAME_TAGS)


def unlabelled(data: Path) -> Iterator[str]:
    """Yield sentences of the Leipzig corpora (news 2015 and 2020, Wikipedia), plausible ones only."""
    for name in ("deu_news_2015_10K", "deu_news_2020_10K", "deu_wikipedia_2016_10K"):
        for line in (data / "raw" / f"leipzig-{name}.txt").read_text(encoding="utf-8").splitlines():
            text = line.split("\t", 1)[-1].strip()
            if 25 < len(text) < 260 and text[-1] in ".!?“\"":
                yield text


def parliament(data: Path, wanted: int = 20_000) -> list[str]:
    """Return sentences of Bundestag speeches, drawn at random; none that greets the house."""
    rng, found = random.Random(7), []
    with lzma.open(data / "raw" / "bundestag-wp19-20.txt.xz", "rt", encoding="utf-8") as file:
        for line in file:
            if rng.random() > 0.06:
                continue
            for text in SENTENCE_END.split(line.strip()):
                text = text.lstrip("–- ").strip()
                if 45 < len(text) < 230 and text[-1] in ".!?" and text[0].isupper() and "..." not in text and not GREETING.search(text) and rng.random() < 0.35:
                    found.append(text)
    rng.shuffle(found)
    return found[:wanted]


@torch.inference_mode()
def judge(bert: Bert, parser: Parser, namer: NameTagger, sentences: Iterable[Words]) -> dict[Words, Judgement]:
    """Ask the teachers about sentences."""
    order, found = sorted({s for s in sentences if 0 < len(s) < 110}, key=lambda s: (len(s), s)), {}
    for_trees, for_names = Batches(bert, parser.alphabets), Batches(bert, namer.alphabets)
    for start in range(0, len(order), 48):
        part = [list(s) for s in order[start:start + 48]]
        vectors, features, lengths = for_trees.make(part)
        arcs, head, dep, tag = parser.chances(vectors, features, lengths)
        names = torch.softmax(namer(vectors, for_names.features(part), lengths), -1).numpy()
        sure, tags = (x.numpy() for x in torch.softmax(tag, -1).max(-1))
        for i, words in enumerate(part):
            size = len(words) + 1
            own = arcs[i, :size, :size]
            heads = best_tree(own.numpy())
            labels = torch.softmax(parser.label_scores(head[i:i + 1, :size], dep[i:i + 1, :size], torch.tensor([heads]).clamp(min=0)), -1)[0]
            best, chance = labels[1:].argmax(-1).numpy(), labels[1:].max(-1).values.numpy()
            found[tuple(words)] = Judgement(*candidates(own[1:].exp().numpy(), heads[1:]), numpy.where(chance > LABEL_SURE, best, -1), numpy.where(sure[i, 1:size] > TAG_SURE, tags[i, 1:size], -1),
                                            float(own[torch.arange(1, size), torch.tensor(heads[1:])].mean()), names[i, 1:size])
        if start % 4800 == 0:
            log.info("%d of %d sentences judged", start, len(order))
    return found


def candidates(chances: numpy.ndarray, heads: list[int]) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Return the likeliest heads of every word and their probabilities, the head in the tree first.

    >>> [x.tolist() for x in candidates(numpy.array([[0.25, 0.0, 0.75], [0.5, 0.5, 0.0]]), [0, 1])]
    [[[0, 2, 1], [1, 0, 2]], [[0.25, 0.75, 0.0], [0.5, 0.5, 0.0]]]
    """
    ranked = chances.copy()
    ranked[numpy.arange(len(heads)), heads] += 2.0
    order = numpy.argsort(-ranked, axis=1, kind="stable")[:, :CANDIDATES]
    return order, numpy.take_along_axis(chances, order, 1)


def known_features(path: Path) -> dict[Words, tuple[list[str], list[str]]]:
    """Return STTS tags and features of the sentences of a DocBin."""
    vocab = spacy.blank("de").vocab
    return {tuple(t.text for t in s): ([t.tag_ for t in s], [str(t.morph) for t in s]) for doc in DocBin().from_disk(path).get_docs(vocab) for s in doc.sents}


def add_features(known: dict, tagger: Path, parser: Parser, judged: dict[Words, Judgement], sentences: Iterable[Words]) -> None:
    """Add what the small tagger says of sentences, as far as it agrees with the teacher about the part of speech."""
    small = spacy.load(tagger)
    for words in sentences:
        if words in known or words not in judged or judged[words].sure < TREE_SURE:
            continue
        doc = Doc(small.vocab, words=list(words))
        for _, pipe in small.pipeline:
            doc = pipe(doc)
        same = [t.pos_ == parser.tags[i] for t, i in zip(doc, judged[words].tags)]
        known[words] = [t.tag_ if s else "" for t, s in zip(doc, same)], [str(t.morph) if s else "" for t, s in zip(doc, same)]


def label_lists(parser: Parser, known: dict) -> dict[str, list[str]]:
    """Return the labels that the student may give: those of the teacher, and all STTS tags and feature bundles that are not rare."""
    count: dict[str, dict[str, int]] = {"stts": {}, "morph": {}}
    for pair in known.values():
        for kind, values in zip(count, pair):
            for value in values:
                count[kind][value] = count[kind].get(value, 0) + 1
    return {"deps": parser.labels, "upos": parser.tags, "stts": sorted(v for v, n in count["stts"].items() if v and n > 3), "morph": sorted(v for v, n in count["morph"].items() if n > 8)}


def examples(data: Path, parser: Parser, judged: dict[Words, Judgement], known: dict, labels: dict[str, list[str]], *, softly: bool = False) -> list[Example]:
    """Return everything that the student learns from: gold trees and gold names twice, unlabelled news and speeches once.

    :param softly: gold names only once, and each tag half annotation, half what the teacher thinks: annotators do not always agree with themselves
    """
    index = {k: {v: i for i, v in enumerate(values)} for k, values in labels.items()}
    nlp = spacy.blank("de")
    split_years(nlp)

    def features(words: Words) -> dict[str, numpy.ndarray]:
        stts, morph = (numpy.array([index[k].get(v, -1) for v in values]) for k, values in zip(("stts", "morph"), known.get(words, ([""] * len(words), [""] * len(words)))))
        return {"stts": stts, "morph": numpy.where(stts < 0, -1, morph)}

    def judged_example(words: Words, names=None) -> Example:
        j = judged[words]
        return Example(list(words), j.heads, j.weights, {"deps": j.deps, "upos": j.tags, **features(words)}, j.names if names is None else names)

    found = []
    for s in corpora.read_treebanks(data):
        words = tuple(t.form for t in s.tokens)
        if 1 < len(words) < 100 and not corpora.is_dev(s.corpus, s.document):
            heads = numpy.array([[0 if t.head == i else t.head + 1] for i, t in enumerate(s.tokens)])
            deps = numpy.array([index["deps"].get("root" if t.head == i else t.deprel, -1) for i, t in enumerate(s.tokens)])
            tags = {"deps": deps, "upos": numpy.array([index["upos"].get(t.upos, -1) for t in s.tokens]), **features(words)}
            found += [Example(list(words), heads, numpy.ones(heads.shape, "float32"), tags, judged[words].names if words in judged else None)] * 2
    for text in corpora.read_named_texts(data):
        words, tags, _ = tagged(nlp, text)
        if tuple(words) in judged and not corpora.is_dev(text.corpus, text.document):
            gold = numpy.eye(len(NAME_TAGS), dtype="float32")[tags]
            found += [judged_example(tuple(words), (gold + judged[tuple(words)].names) / 2)] if softly else [judged_example(tuple(words), gold)] * 2
    return found + [judged_example(words) for words in unlabelled_words(data) if words in judged]


def unlabelled_words(data: Path) -> list[Words]:
    """Return the unlabelled sentences that no name corpus holds, as words."""
    nlp = spacy.blank("de")
    split_years(nlp)
    annotated = {json.loads(line)["text"].strip() for line in (data / "ner" / "news-names.jsonl").open(encoding="utf-8")}
    return list(dict.fromkeys(tuple(t.text for t in nlp.make_doc(text) if not t.is_space) for text in [*unlabelled(data), *parliament(data)] if text not in annotated))


__all__ = ["Judgement", "add_features", "examples", "judge", "known_features", "label_lists", "parliament", "unlabelled", "unlabelled_words"]
