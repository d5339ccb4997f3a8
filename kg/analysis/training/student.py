"""The small network of the bundled pipeline in torch: one encoder, and from it parts of speech, features, trees, names and sentence starts.

It learns from gold annotation and, where there is none, from the probabilities of the teachers (Hinton et al. 2015): a head that the teacher is half
sure of counts half.  :mod:`kg.analysis.network` runs what is learnt here with numpy alone.  Needs ``pip install nachrichtengraph[train]`` (torch).
"""

from __future__ import annotations

import logging
import random
from dataclasses import dataclass
from pathlib import Path

import numpy
import srsly
import torch
from torch import nn

from ..network import FEATURES, NAME_TAGS, SIZES, feature_ids
from .teacher import descent

log = logging.getLogger("kg.training")
HIDDEN, ARC, LABEL, VECTOR = 256, 200, 48, 128
QUOTES = ("„“", "»«", '""', "“”", "‚‘", "«»")
TASKS = ("upos", "stts", "morph")
ALL_QUOTES = set("".join(QUOTES))
BATCH = 1600                        # words


@dataclass
class Example:
    """A sentence with everything that is known of it; -1 or None where nothing is.

    :param heads: n × k candidates for the head of a word, 0 is the root; the first is the head in the tree
    :param weights: n × k, their probabilities
    :param names: n × 9 probabilities of the tags of names
    """
    words: list[str]
    heads: numpy.ndarray | None
    weights: numpy.ndarray | None
    tags: dict[str, numpy.ndarray]
    names: numpy.ndarray | None


class Student(nn.Module):
    """Words of several texts → scores of everything."""

    def __init__(self, alphabets: dict[str, dict[str, int]], labels: dict[str, list[str]], width: int, dropout: float, hide: float):
        super().__init__()
        self.hide = hide
        self.alphabets, self.labels = alphabets, labels
        self.embed = nn.ModuleDict({k: nn.Embedding(len(alphabets[k]) + 1, SIZES[k]) for k in FEATURES})
        self.vector = nn.Linear(width, VECTOR)
        self.encoder = nn.LSTM(VECTOR + sum(SIZES.values()), HIDDEN, num_layers=2, batch_first=True, bidirectional=True, dropout=dropout)
        self.root = nn.Parameter(torch.zeros(2 * HIDDEN))
        self.drop = nn.Dropout(dropout)
        self.dep_arc, self.head_arc = nn.Linear(2 * HIDDEN, ARC), nn.Linear(2 * HIDDEN, ARC)
        self.dep_label, self.head_label = nn.Linear(2 * HIDDEN, LABEL), nn.Linear(2 * HIDDEN, LABEL)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.label = nn.Parameter(torch.zeros(len(labels["deps"]), LABEL + 1, LABEL + 1))
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.label, std=0.02)
        self.out = nn.ModuleDict({t: nn.Linear(2 * HIDDEN, len(labels[t])) for t in TASKS})
        self.out["names"], self.out["start"] = nn.Linear(2 * HIDDEN, len(NAME_TAGS)), nn.Linear(2 * HIDDEN, 1)

    def encode(self, vectors, features):
        """Return one row for each word of all texts, which are equally long, and the row of the root behind them."""
        hide = (torch.rand(vectors.shape[:2]) > self.hide).unsqueeze(-1).float() if self.training else 1.0
        parts = [torch.tanh(self.vector(vectors))] + [self.embed[k](features[..., i]) * (hide if k in ("form", "s4") else 1.0) for i, k in enumerate(FEATURES)]
        with torch.autocast("cpu", dtype=torch.bfloat16):                     # twice as fast as single precision
            rows = self.encoder(self.drop(torch.cat(parts, -1)))[0]
        return self.drop(torch.cat([rows.float().flatten(0, 1), self.root[None]]))

    def arcs(self, rows, index, lengths):
        """Return log probabilities, sentence × word × head; ``index``: rows of root and words of each sentence."""
        dep, head = self.drop(torch.relu(self.dep_arc(rows)))[index], self.drop(torch.relu(self.head_arc(rows)))[index]
        ones = torch.ones(*dep.shape[:2], 1)
        scores = torch.cat([dep, ones], -1) @ self.arc @ head.transpose(1, 2)
        return torch.log_softmax(scores.masked_fill((torch.arange(index.shape[1])[None, :] > lengths[:, None])[:, None, :], -1e9), -1)

    def deps(self, rows, words, heads):
        """Return scores of labels for pairs of rows."""
        ones = torch.ones(len(words), 1)
        dep, head = torch.cat([torch.relu(self.dep_label(rows[words])), ones], -1), torch.cat([torch.relu(self.head_label(rows[heads])), ones], -1)
        return torch.einsum("nld,nd->nl", torch.einsum("nd,lde->nle", dep, self.label), head)


def feature_table(words: set[str], alphabets: dict[str, dict[str, int]], vocab) -> dict[str, tuple[numpy.ndarray, list[int]]]:
    return {w: (numpy.asarray(vocab[w].vector, dtype="float32"), feature_ids(w, alphabets)) for w in words}


def learn_alphabets(examples: list[Example], least: int = 3) -> dict[str, dict[str, int]]:
    """Number the feature values that occur at least so often; 0 is for all others."""
    count: dict[str, dict[str, int]] = {k: {} for k in FEATURES}
    for example in examples:
        for word in example.words:
            for k, function in FEATURES.items():
                value = function(word)
                count[k][value] = count[k].get(value, 0) + 1
    return {k: {v: i for i, v in enumerate(sorted(v for v, n in values.items() if n >= least), 1)} for k, values in count.items()}


def loss_of(model: Student, chunks: list[list[Example]], known) -> torch.Tensor:
    words = [[w for s in c for w in s.words] for c in chunks]
    vectors = numpy.stack([[known[w][0] for w in text] for text in words])
    features = numpy.array([[known[w][1] for w in text] for text in words])
    rows = model.encode(torch.from_numpy(vectors), torch.from_numpy(features))
    sentences = [s for c in chunks for s in c]
    sizes = torch.tensor([len(s.words) for s in sentences])
    starts = torch.cumsum(sizes, 0) - sizes
    total = int(sizes.sum())
    first = torch.zeros(total)
    first[starts] = 1.0
    loss = nn.functional.binary_cross_entropy_with_logits(model.out["start"](rows[:total])[:, 0], first)
    for task in TASKS:
        gold = torch.from_numpy(numpy.concatenate([s.tags[task] for s in sentences]))
        if bool((gold >= 0).any()):
            loss = loss + (1.0 if task == "upos" else 0.5) * nn.functional.cross_entropy(model.out[task](rows[:total]), gold, ignore_index=-1)
    named = torch.from_numpy(numpy.concatenate([s.names if s.names is not None else numpy.zeros((len(s.words), len(NAME_TAGS)), "float32") for s in sentences]))
    loss = loss - (named * torch.log_softmax(model.out["names"](rows[:total]), -1)).sum() / max(1.0, float(named.sum())) * 2.0
    index = torch.full((len(sentences), int(sizes.max()) + 1), total)
    candidates = torch.zeros(len(sentences), index.shape[1], 4, dtype=torch.int64)
    weights = torch.zeros(len(sentences), index.shape[1], 4)
    for i, s in enumerate(sentences):
        n = len(s.words)
        index[i, 1:n + 1] = torch.arange(int(starts[i]), int(starts[i]) + n)
        if s.heads is not None:
            candidates[i, 1:n + 1, :s.heads.shape[1]] = torch.from_numpy(s.heads.astype("int64"))
            weights[i, 1:n + 1, :s.heads.shape[1]] = torch.from_numpy(s.weights.astype("float32"))
    loss = loss - (model.arcs(rows, index, sizes).gather(2, candidates) * weights).sum() / max(1.0, float(weights.sum()))
    dep = torch.from_numpy(numpy.concatenate([s.tags["deps"] for s in sentences]))
    at = torch.nonzero(dep >= 0)[:, 0]
    inside = index[:, 1:] < total
    heads = torch.gather(index, 1, candidates[:, 1:, 0])[inside]
    return loss + nn.functional.cross_entropy(model.deps(rows, at, heads[at]), dep[at]) if len(at) else loss


def chunked(examples: list[Example], rng: random.Random) -> list[list[list[Example]]]:
    """Return batches of equally long texts of one to three sentences; some have lost their full stop or have other quotation marks."""
    order, groups, batches = examples[:], {}, []
    rng.shuffle(order)
    while order:
        text = [varied(order.pop(), rng) for _ in range(min(len(order), rng.choice((1, 1, 2, 3))))]
        size = sum(len(s.words) for s in text)
        groups.setdefault(size, []).append(text)
        if len(groups[size]) * size >= BATCH:
            batches.append(groups.pop(size))
    batches += groups.values()
    rng.shuffle(batches)
    return batches


def varied(s: Example, rng: random.Random) -> Example:
    """Return a sentence as another paper would print it."""
    n = len(s.words) - 1
    if rng.random() < 0.08 and n > 1 and s.words[-1] == "." and (s.heads is None or not (s.heads[:n] == n + 1).any()):
        s = Example(s.words[:n], None if s.heads is None else s.heads[:n], None if s.weights is None else s.weights[:n], {k: v[:n] for k, v in s.tags.items()}, None if s.names is None else s.names[:n])
    at = [i for i, w in enumerate(s.words) if w in ALL_QUOTES]
    if len(at) == 2 and rng.random() < 0.3:
        words, pair = s.words[:], rng.choice(QUOTES)
        words[at[0]], words[at[1]] = pair
        s = Example(words, s.heads, s.weights, s.tags, s.names)
    return s


def train_student(examples: list[Example], labels: dict[str, list[str]], vocab, target: Path, *, epochs: int = 13, rate: float = 2e-3, dropout: float = 0.2,
                  hide: float = 0.1, seed: int = 1, after_epoch=None) -> None:
    """Train the network and store it for :class:`kg.analysis.network.Network`; one that is stored already is trained on.

    :param dropout: share of units left out
    :param hide: share of words whose form is hidden
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    stored = (target / "labels.msg").exists()
    alphabets = srsly.read_msgpack(target / "labels.msg")["alphabets"] if stored else learn_alphabets(examples)
    known = feature_table({w for s in examples for w in s.words} | ALL_QUOTES, alphabets, vocab)
    model = Student(alphabets, labels, len(next(iter(known.values()))[0]), dropout, hide)
    if stored:
        with numpy.load(target / "weights.npz") as weights:
            model.load_state_dict({k: torch.from_numpy(weights[k].astype("float32")) for k in weights.files})
    step = descent(model, epochs * len(chunked(examples, random.Random(0))), rate=rate, warm=300, least=0.01)
    for epoch in range(epochs):
        model.train()
        total, batches = 0.0, chunked(examples, rng)
        for batch in batches:
            total += step(loss_of(model, batch, known) * min(1.0, sum(len(s.words) for text in batch for s in text) / BATCH))
        store(model, target)
        log.info("epoch %d loss %.4f %s", epoch, total / len(batches), after_epoch() if after_epoch else "")


def store(model: Student, target: Path) -> None:
    """Write weights in half precision, alphabets and labels."""
    target.mkdir(parents=True, exist_ok=True)
    with (target / "weights.npz").open("wb") as file:
        numpy.savez(file, **{k: v.detach().numpy().astype("float16") for k, v in model.state_dict().items()})
    srsly.write_msgpack(target / "labels.msg", {"alphabets": model.alphabets, "labels": model.labels})


__all__ = ["Example", "Student", "train_student"]
