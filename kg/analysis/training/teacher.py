"""A slower and better parser that labels news text for the small one to learn from (self-training with distillation).

Deep biaffine attention (Dozat & Manning 2017) over a two-layer BiLSTM; a word is its BERT vectors (:mod:`bert`), its dictionary class, its ending and its shape.
Needs ``pip install nachrichtengraph[train]`` (torch).
"""

from __future__ import annotations

import logging
import random
from pathlib import Path
from typing import Callable

import numpy
import torch
from torch import nn

from .. import word_classes
from ..network import best_tree
from . import corpora
from .bert import WIDTH, Bert

log = logging.getLogger("kg.training")


class Alphabet:
    """Strings to indices, 0 for unknown."""

    def __init__(self):
        self.index: dict[str, int] = {"<unk>": 0}

    @classmethod
    def restore(cls, saved: dict[str, dict[str, int]]) -> dict[str, "Alphabet"]:
        """Return the alphabets of a stored model, by feature."""
        found = {}
        for name, index in saved.items():
            found[name] = cls()
            found[name].index = index
        return found

    def learn(self, item: str) -> None:
        self.index.setdefault(item, len(self.index))

    def __getitem__(self, item: str) -> int:
        return self.index.get(item, 0)

    def __len__(self) -> int:
        return len(self.index)


FEATURES = {"class": (lambda w: word_classes.word_class(w), 64), "s2": (lambda w: w[-2:].lower(), 24),
            "shape": (lambda w: "".join("X" if c.isupper() else "x" if c.islower() else "0" if c.isdigit() else c for c in w)[:4], 12)}


class Encoder(nn.Module):
    """Words → hidden states: embeddings of all features, a two-layer BiLSTM."""

    def __init__(self, alphabets: dict[str, Alphabet], hidden: int):
        super().__init__()
        self.alphabets = alphabets
        self.embed = nn.ModuleDict({k: nn.Embedding(len(alphabets[k]), size) for k, (_, size) in FEATURES.items()})
        self.norm, self.vector = nn.LayerNorm(WIDTH), nn.Linear(WIDTH, 320)
        self.encoder = nn.LSTM(320 + sum(s for _, s in FEATURES.values()), hidden, num_layers=2, batch_first=True, bidirectional=True, dropout=0.33)
        self.drop = nn.Dropout(0.33)

    def encode(self, vectors, features, lengths):
        """Return batch × word × 2 hidden."""
        parts = [torch.relu(self.vector(self.drop(self.norm(vectors))))] + [self.embed[k](features[k]) for k in FEATURES]
        packed = nn.utils.rnn.pack_padded_sequence(self.drop(torch.cat(parts, -1)), lengths, batch_first=True, enforce_sorted=False)
        return self.drop(nn.utils.rnn.pad_packed_sequence(self.encoder(packed)[0], batch_first=True)[0])


class Parser(Encoder):
    """Words → scores of heads, labels and parts of speech."""

    def __init__(self, alphabets: dict[str, Alphabet], labels: list[str], tags: list[str], hidden: int = 256, arc: int = 300, label: int = 80):
        super().__init__(alphabets, hidden)
        self.labels, self.tags = labels, tags
        self.head_arc, self.dep_arc = nn.Linear(2 * hidden, arc), nn.Linear(2 * hidden, arc)
        self.head_label, self.dep_label = nn.Linear(2 * hidden, label), nn.Linear(2 * hidden, label)
        self.arc = nn.Parameter(torch.zeros(arc + 1, arc))
        self.label = nn.Parameter(torch.zeros(len(labels), label + 1, label + 1))
        self.tag = nn.Linear(2 * hidden, len(tags))
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.label, std=0.02)

    def forward(self, vectors, features, lengths):
        hidden = self.encode(vectors, features, lengths)
        head, dep = self.drop(torch.relu(self.head_arc(hidden))), self.drop(torch.relu(self.dep_arc(hidden)))
        ones = torch.ones(*dep.shape[:2], 1)
        arcs = torch.cat([dep, ones], -1) @ self.arc @ head.transpose(1, 2)                   # batch × dependent × head
        return arcs, torch.cat([torch.relu(self.head_label(hidden)), ones], -1), torch.cat([torch.relu(self.dep_label(hidden)), ones], -1), self.tag(hidden)

    def chances(self, vectors, features, lengths):
        """Return what :meth:`forward` returns, with log probabilities of heads inside the sentence."""
        arcs, head, dep, tag = self(vectors, features, lengths)
        outside = (torch.arange(vectors.shape[1])[None, :] >= lengths[:, None])[:, None, :]
        return torch.log_softmax(arcs.masked_fill(outside, -1e9), -1), head, dep, tag

    def label_scores(self, head, dep, heads):
        """Score the labels of given arcs: batch × dependent × label."""
        chosen = torch.gather(head, 1, heads.unsqueeze(-1).expand(-1, -1, head.shape[-1]))
        return torch.einsum("bnd,ldh,bnh->bnl", dep, self.label, chosen)


class Batches:
    """Turn sentences into padded tensors; position 0 is the root."""

    def __init__(self, bert: Bert, alphabets: dict[str, Alphabet]):
        self.bert, self.alphabets = bert, alphabets

    def features(self, sentences: list[list[str]]) -> dict[str, torch.Tensor]:
        """Return the numbers of the features, sentence × word for each."""
        found = {k: numpy.zeros((len(sentences), max(map(len, sentences)) + 1), dtype="int64") for k in FEATURES}
        for i, words in enumerate(sentences):
            for j, word in enumerate(words, 1):
                for k, (function, _) in FEATURES.items():
                    found[k][i, j] = self.alphabets[k][function(word)]
        return {k: torch.from_numpy(x) for k, x in found.items()}

    def make(self, sentences: list[list[str]]):
        vectors = numpy.zeros((len(sentences), max(map(len, sentences)) + 1, WIDTH), dtype="float32")
        for i, (words, seen) in enumerate(zip(sentences, self.bert(sentences))):
            vectors[i, 1:len(words) + 1] = seen
        return torch.from_numpy(vectors), self.features(sentences), torch.tensor([len(s) + 1 for s in sentences])


def descent(model: nn.Module, steps: int, *, rate: float, warm: int, least: float = 0.02, momentum: float = 0.95) -> Callable[[torch.Tensor], float]:
    """Return the function that takes one step down a loss and returns its value: Adam, the rate warmed up and let down in a line, gradients clipped.

    :param warm: steps until the rate is reached
    :param least: share of the rate that is kept to the end
    :param momentum: Adam's second beta
    """
    optimizer = torch.optim.Adam(model.parameters(), lr=rate, betas=(0.9, momentum))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1.0, s / warm) * max(least, 1 - s / steps))

    def step(loss: torch.Tensor) -> float:
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimizer.step()
        schedule.step()
        return float(loss.detach())

    return step


def train_teacher(data: Path, bert: Bert, target: Path, *, seed: int, epochs: int = 10) -> float:
    """Train one teacher and store it; returns the LAS on the news dev trees."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    trees = [s for s in corpora.read_treebanks(data) if 1 < len(s.tokens) < 100]
    train = [s for s in trees if not corpora.is_dev(s.corpus, s.document)]
    dev = [s for s in trees if corpora.is_dev(s.corpus, s.document) and s.corpus == "news"]
    alphabets = {k: Alphabet() for k in FEATURES}
    for sentence in train:
        for token in sentence.tokens:
            for k, (function, _) in FEATURES.items():
                alphabets[k].learn(function(token.form))
    labels = sorted({t.deprel if t.head != i else "root" for s in train for i, t in enumerate(s.tokens)})
    tags = sorted({t.upos for s in train for t in s.tokens})
    model, batches = Parser(alphabets, labels, tags), Batches(bert, alphabets)
    bert.remember([[t.form for t in s.tokens] for s in train + dev])
    label_of, tag_of = {x: i for i, x in enumerate(labels)}, {x: i for i, x in enumerate(tags)}
    step = descent(model, epochs * (len(train) // 24 + 1), rate=1e-3, warm=200)
    loss_of = nn.CrossEntropyLoss(ignore_index=-1)
    for epoch in range(epochs):
        model.train()
        order = sorted(train, key=lambda s: len(s.tokens) + rng.random() * 6)
        chunks = [order[i:i + 24] for i in range(0, len(order), 24)]
        rng.shuffle(chunks)
        total = 0.0
        for chunk in chunks:
            v, f, n = batches.make([[t.form for t in s.tokens] for s in chunk])
            size = v.shape[1]
            heads, rels, pos = (torch.full((len(chunk), size), -1) for _ in range(3))
            for i, s in enumerate(chunk):
                for j, t in enumerate(s.tokens, 1):
                    root = t.head == j - 1
                    heads[i, j] = 0 if root else t.head + 1
                    rels[i, j] = label_of["root" if root else t.deprel] if ("root" if root else t.deprel) in label_of else -1
                    pos[i, j] = tag_of.get(t.upos, -1)
            arcs, head, dep, tag = model.chances(v, f, n)
            scores = model.label_scores(head, dep, heads.clamp(min=0))
            total += step(loss_of(arcs.flatten(0, 1), heads.flatten()) + loss_of(scores.flatten(0, 1), rels.flatten()) + 0.5 * loss_of(tag.flatten(0, 1), pos.flatten()))
        log.info("seed %d epoch %d loss %.3f news dev LAS %.4f UPOS %.4f", seed, epoch, total / len(chunks), *score(model, batches, dev))
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"alphabets": {k: a.index for k, a in alphabets.items()}, "labels": labels, "tags": tags, "state": model.state_dict()}, target)
    return score(model, batches, dev)[0]


def load_teacher(path: Path) -> Parser:
    saved = torch.load(path, weights_only=True)
    model = Parser(Alphabet.restore(saved["alphabets"]), saved["labels"], saved["tags"])
    model.load_state_dict(saved["state"])
    return model.eval()


def score(model: Parser, batches: Batches, dev) -> tuple[float, float]:
    """Return LAS without punctuation and the share of parts of speech that are right."""
    good = total = tagged = words = 0
    for start in range(0, len(dev), 32):
        part = dev[start:start + 32]
        for s, (heads, rels, tags) in zip(part, parse(model, batches, [[t.form for t in s.tokens] for s in part])):
            for i, t in enumerate(s.tokens):
                words += 1
                tagged += tags[i] == t.upos
                if t.deprel != "punct":
                    total += 1
                    good += heads[i] == t.head and rels[i] == ("root" if t.head == i else t.deprel)
    return good / max(total, 1), tagged / max(words, 1)


@torch.no_grad()
def parse(model: Parser, batches: Batches, sentences: list[list[str]]):
    """Return (heads, labels, parts of speech) per sentence; a root is its own head."""
    model.eval()
    v, f, n = batches.make(sentences)
    arcs, head, dep, tag = model.chances(v, f, n)
    root, found = model.labels.index("root"), []
    for i, words in enumerate(sentences):
        size = len(words) + 1
        heads = best_tree(arcs[i, :size, :size].numpy())
        labels = model.label_scores(head[i:i + 1, :size], dep[i:i + 1, :size], torch.tensor([heads]).clamp(min=0))[0, 1:]
        labels[torch.tensor(heads[1:]) != 0, root] = -1e9
        names = ["root" if h == 0 else model.labels[int(k)] for h, k in zip(heads[1:], labels.argmax(-1))]
        found.append(([h - 1 if h else j for j, h in enumerate(heads[1:])], names, [model.tags[int(x)] for x in tag[i, 1:size].argmax(-1)]))
    return found
