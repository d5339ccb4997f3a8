"""A slower and better name tagger that labels more text for the small one: the encoder of :mod:`teacher`, BIO tags, Viterbi over legal transitions."""

from __future__ import annotations

import logging
import random
from pathlib import Path

import spacy
import torch
from torch import nn

from ..network import NAME_TAGS, viterbi
from . import corpora
from .bert import Bert
from .teacher import FEATURES, Alphabet, Batches, Encoder, descent
from .train import split_years

log = logging.getLogger("kg.training")


class NameTagger(Encoder):
    """Words → scores of BIO tags."""

    def __init__(self, alphabets: dict[str, Alphabet], hidden: int = 256):
        super().__init__(alphabets, hidden)
        self.tag = nn.Linear(2 * hidden, len(NAME_TAGS))

    def forward(self, vectors, features, lengths):
        return self.tag(self.encode(vectors, features, lengths))


def tagged(nlp, text: corpora.NamedText) -> tuple[list[str], list[int], list[tuple[int, int]]]:
    """Return words, tags and offsets of a text in the tokens of the pipeline."""
    doc = nlp.make_doc(text.text)
    words = [t.text for t in doc if not t.is_space]
    offsets = [(t.idx, t.idx + len(t.text)) for t in doc if not t.is_space]
    tags = [0] * len(words)
    for start, end, label in text.names:
        inside = [i for i, (a, b) in enumerate(offsets) if a < end and b > start]
        for k, i in enumerate(inside):
            tags[i] = NAME_TAGS.index(("I-" if k else "B-") + label)
    return words, tags, offsets


def train_name_teacher(data: Path, bert: Bert, target: Path, *, seed: int, epochs: int = 6) -> float:
    """Train one name teacher and store it; returns the exact F1 on the dev texts (all types)."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    nlp = spacy.blank("de")
    split_years(nlp)
    texts = list(corpora.read_named_texts(data))
    train = [t for t in (tagged(nlp, x) for x in texts if not corpora.is_dev(x.corpus, x.document)) if 0 < len(t[0]) < 120]
    dev = [x for x in texts if corpora.is_dev(x.corpus, x.document)]
    alphabets = {k: Alphabet() for k in FEATURES}
    for words, _, _ in train:
        for word in words:
            for k, (function, _) in FEATURES.items():
                alphabets[k].learn(function(word))
    model, batches = NameTagger(alphabets), Batches(bert, alphabets)
    bert.remember([words for words, _, _ in train] + [tagged(nlp, x)[0] for x in dev])
    step = descent(model, epochs * (len(train) // 32 + 1), rate=1e-3, warm=150, momentum=0.999)
    loss_of = nn.CrossEntropyLoss(ignore_index=-1)
    for epoch in range(epochs):
        model.train()
        order = sorted(train, key=lambda t: len(t[0]) + rng.random() * 6)
        chunks = [order[i:i + 32] for i in range(0, len(order), 32)]
        rng.shuffle(chunks)
        for chunk in chunks:
            v, f, n = batches.make([t[0] for t in chunk])
            gold = torch.full(v.shape[:2], -1)
            for i, (_, tags, _) in enumerate(chunk):
                gold[i, 1:len(tags) + 1] = torch.tensor(tags)
            step(loss_of(model(v, f, n).flatten(0, 1), gold.flatten()))
        log.info("names seed %d epoch %d F1 %.4f", seed, epoch, score(nlp, bert, model, dev))
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"alphabets": {k: a.index for k, a in alphabets.items()}, "state": model.state_dict()}, target)
    return score(nlp, bert, model, dev)


def load_name_teacher(path: Path) -> NameTagger:
    saved = torch.load(path, weights_only=True)
    model = NameTagger(Alphabet.restore(saved["alphabets"]))
    model.load_state_dict(saved["state"])
    return model.eval()


@torch.no_grad()
def find_names(nlp, bert: Bert, model: NameTagger, texts: list[str]) -> list[list[tuple[int, int, str]]]:
    """Return the names of texts as (start, end, label)."""
    model.eval()
    rows, batches = [tagged(nlp, corpora.NamedText("", "", t, [], "")) for t in texts], Batches(bert, model.alphabets)
    found: list[list[tuple[int, int, str]]] = [[] for _ in texts]
    filled = [i for i, (words, _, _) in enumerate(rows) if words]
    for start in range(0, len(filled), 32):
        part = filled[start:start + 32]
        scores = torch.log_softmax(model(*batches.make([rows[i][0] for i in part])), -1)
        for i, row in zip(part, scores):
            words, _, offsets = rows[i]
            for k, tag in enumerate(viterbi(row[1:len(words) + 1].numpy())):
                if NAME_TAGS[tag].startswith("B"):
                    found[i].append((*offsets[k], NAME_TAGS[tag][2:]))
                elif NAME_TAGS[tag].startswith("I"):
                    found[i][-1] = (found[i][-1][0], offsets[k][1], found[i][-1][2])
    return found


def score(nlp, bert: Bert, model: NameTagger, dev: list[corpora.NamedText]) -> float:
    good = gold = seen = 0
    for text, names in zip(dev, find_names(nlp, bert, model, [t.text for t in dev])):
        want, have = set(text.names), set(names)
        good, gold, seen = good + len(want & have), gold + len(want), seen + len(have)
    return 2 * good / max(1, gold + seen)
