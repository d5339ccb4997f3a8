"""Room 2: the neural network of the bundled pipeline, in numpy: words → parts of speech, features, trees, names, sentence starts.

Two bidirectional LSTM layers (Hochreiter & Schmidhuber 1997) read a text; a biaffine score of every pair of words gives the tree (Dozat & Manning 2017), the
best arborescence under one root (Chu & Liu 1965, Edmonds 1967); names are the best legal sequence of tags (Viterbi).  Texts run side by side, so that
each step is one matrix product.  :mod:`kg.analysis.training.student` trains it.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, Sequence

import numpy
import srsly

from . import word_classes

SIZES = {"class": 48, "s2": 16, "s4": 32, "p3": 24, "form": 48, "shape": 12}
FEATURES = {"class": word_classes.word_class, "s2": lambda w: w[-2:].lower(), "s4": lambda w: w[-4:].lower(), "p3": lambda w: w[:3].lower(), "form": str.lower,
            "shape": lambda w: "".join("X" if c.isupper() else "x" if c.islower() else "0" if c.isdigit() else c for c in w[:4])}
NAME_TAGS = ("O", *(f"{b}-{k}" for k in ("PER", "LOC", "ORG", "MISC") for b in "BI"))
LEGAL = numpy.array([[0.0 if not b.startswith("I") or a[1:] == b[1:] else -1e4 for b in NAME_TAGS] for a in NAME_TAGS], dtype="float32")
INSIDE = numpy.array([[-1e4 if a != "O" and not b.startswith("I") else 0.0 for b in NAME_TAGS] for a in NAME_TAGS], dtype="float32")
TOUCH = numpy.array([[-1e4 if b.startswith("B") and a[1:] == b[1:] else 0.0 for b in NAME_TAGS] for a in NAME_TAGS], dtype="float32")
AFTER = {**dict.fromkeys("APPR APPRART ART KON PPOSAT".split(), LEGAL + INSIDE), **dict.fromkeys("NN ADJA CARD".split(), LEGAL + TOUCH)}     # STTS tag → what may follow
FIRST = numpy.array([-1e4 if t.startswith("I") else 0.0 for t in NAME_TAGS], dtype="float32")
REMEMBERED = 30_000          # words whose input is kept, 50 MB
START = -1.0                 # log odds above which a sentence starts where the rules leave it open: the 13 cuts between -1 and 0 in 4,000 news texts were right
LONGEST = 400                # words in a sentence; where no end is found, one is made


class Reading(NamedTuple):
    """What the network says of a text, one entry a word; ``heads`` are positions in the text, of a root its own; ``certain`` is how likely it holds head and label, 0 to 1."""
    starts: list[bool]
    tags: dict[str, list[str]]
    heads: list[int]
    deps: list[str]
    names: list[str]
    certain: list[float]


def feature_ids(word: str, alphabets: dict[str, dict[str, int]]) -> list[int]:
    return [alphabets[k].get(function(word), 0) for k, function in FEATURES.items()]


class Network:
    """The network with its weights.

    :param folder: holds ``weights.npz`` and ``labels.msg``
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with numpy.load(folder / "weights.npz") as saved:
            self.w = {k: saved[k].astype("float32") for k in saved.files}
        found = srsly.read_msgpack(folder / "labels.msg")
        self.alphabets, self.labels = found["alphabets"], found["labels"]
        self.hidden = self.w["encoder.weight_hh_l0"].shape[1]
        self.known: dict[str, numpy.ndarray] = {}
        for layer in ("0", "1"):
            for way in ("", "_reverse"):                      # one bias, gates as tanh: sigmoid(x) = (1 + tanh(x / 2)) / 2
                halves = numpy.repeat(numpy.array([0.5, 0.5, 1.0, 0.5], dtype="float32"), self.hidden)
                at = f"l{layer}{way}"
                self.w[f"in {at}"] = numpy.ascontiguousarray((self.w.pop(f"encoder.weight_ih_{at}") * halves[:, None]).T)
                self.w[f"on {at}"] = numpy.ascontiguousarray((self.w.pop(f"encoder.weight_hh_{at}") * halves[:, None]).T)
                self.w[f"bias {at}"] = (self.w.pop(f"encoder.bias_ih_{at}") + self.w.pop(f"encoder.bias_hh_{at}")) * halves

    def inputs(self, words: list[str], vocab) -> numpy.ndarray:
        """Return the input of the first layer, words × width."""
        new = [w for w in dict.fromkeys(words) if w not in self.known]
        if new:
            if len(self.known) + len(new) > REMEMBERED:
                self.known, new = {}, list(dict.fromkeys(words))
            vectors = vocab.vectors.get_batch([vocab.strings.add(w) for w in new])
            ids = numpy.array([feature_ids(w, self.alphabets) for w in new])
            parts = [numpy.tanh(self.linear("vector", vectors))] + [self.w[f"embed.{k}.weight"][ids[:, i]] for i, k in enumerate(FEATURES)]
            self.known.update(zip(new, numpy.concatenate(parts, 1)))
        return numpy.stack([self.known[w] for w in words])

    def linear(self, name: str, x: numpy.ndarray) -> numpy.ndarray:
        return x @ self.w[f"{name}.weight"].T + self.w[f"{name}.bias"]

    def lstm(self, x: numpy.ndarray, at: str, order: list[numpy.ndarray]) -> numpy.ndarray:
        """Run one layer in one direction.

        :param x: words × width
        :param order: the rows of each step, the longest texts first
        """
        h, gates = self.hidden, x @ self.w[f"in {at}"] + self.w[f"bias {at}"]
        out = numpy.empty((len(x), h), dtype="float32")
        state, cell = numpy.zeros((2, len(order[0]), h), dtype="float32")
        on = self.w[f"on {at}"]
        for rows in order:
            n = len(rows)
            g = numpy.tanh(gates[rows] + state[:n] @ on)
            cell = (0.5 + 0.5 * g[:, h:2 * h]) * cell[:n] + (0.5 + 0.5 * g[:, :h]) * g[:, 2 * h:3 * h]
            state = (0.5 + 0.5 * g[:, 3 * h:]) * numpy.tanh(cell)
            out[rows] = state
        return out

    def encode(self, texts: list[list[str]], vocab) -> numpy.ndarray:
        """Return one row for each word of all texts, in order."""
        x = self.inputs([w for t in texts for w in t], vocab)
        lengths = numpy.array([len(t) for t in texts])
        begin, by_length = numpy.cumsum(lengths) - lengths, numpy.argsort(-lengths, kind="stable")
        begin, lengths = begin[by_length], lengths[by_length]
        steps = [int((lengths > t).sum()) for t in range(int(lengths[0]))]
        forth = [begin[:n] + t for t, n in enumerate(steps)]
        back = [begin[:n] + lengths[:n] - 1 - t for t, n in enumerate(steps)]
        for layer in ("0", "1"):
            x = numpy.concatenate([self.lstm(x, f"l{layer}", forth), self.lstm(x, f"l{layer}_reverse", back)], 1)
        return x

    def read(self, texts: list[list[str]], given: list[list[int]], vocab) -> list[Reading]:
        """Read some texts, none of them empty.

        :param given: for each word 1: a sentence starts here, -1: none does, 0: the network says
        """
        rows = self.encode(texts, vocab)
        wanted = numpy.concatenate([numpy.asarray(g) for g in given])
        likely = self.linear("out.start", rows)[:, 0]
        starts = (wanted > 0) | ((wanted == 0) & (likely > START))
        lengths = numpy.array([len(t) for t in texts])
        begin = numpy.cumsum(lengths) - lengths
        starts[begin] = True
        cut_long(starts, likely)
        tags = {task: [self.labels[task][i] for i in self.linear(f"out.{task}", rows).argmax(1)] for task in ("upos", "stts", "morph")}
        heads, certain = self.trees(rows, numpy.flatnonzero(starts))
        deps, of_label = self.deps(rows, heads)
        certain = (certain * of_label).tolist()
        names = self.linear("out.names", rows)
        names -= numpy.log(numpy.exp(names - names.max(1, keepdims=True)).sum(1, keepdims=True)) + names.max(1, keepdims=True)
        found = []
        for a, n in zip(begin.tolist(), lengths.tolist()):
            local = (heads[a:a + n] - a).tolist()
            own = {k: v[a:a + n] for k, v in tags.items()}
            found.append(Reading(starts[a:a + n].tolist(), own, local, deps[a:a + n], [NAME_TAGS[i] for i in viterbi(names[a:a + n], own["stts"])], certain[a:a + n]))
        return found

    def trees(self, rows: numpy.ndarray, starts: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
        """Return the head of every row, and its probability; a root is its own head."""
        with_root = numpy.vstack([rows, self.w["root"]])
        dep = numpy.maximum(self.linear("dep_arc", rows), 0) @ self.w["arc"][:-1] + self.w["arc"][-1]
        head = numpy.maximum(self.linear("head_arc", with_root), 0)
        heads, certain = numpy.empty(len(rows), dtype="int64"), numpy.empty(len(rows), dtype="float32")
        for a, b in zip(starts.tolist(), [*starts[1:].tolist(), len(rows)]):
            scores = dep[a:b] @ numpy.vstack([head[-1:], head[a:b]]).T
            scores -= scores.max(1, keepdims=True)
            scores -= numpy.log(numpy.exp(scores).sum(1, keepdims=True))
            chosen = numpy.array(best_tree(numpy.vstack([numpy.zeros((1, b - a + 1), dtype="float32"), scores]))[1:])
            heads[a:b] = numpy.where(chosen == 0, numpy.arange(a, b), chosen - 1 + a)
            certain[a:b] = numpy.exp(scores[numpy.arange(b - a), chosen])
        return heads, certain

    def deps(self, rows: numpy.ndarray, heads: numpy.ndarray) -> tuple[list[str], numpy.ndarray]:
        """Return the label of every arc, and its probability."""
        own = numpy.arange(len(rows))
        ones = numpy.ones((len(rows), 1), dtype="float32")
        above = numpy.vstack([rows, self.w["root"]])[numpy.where(heads == own, len(rows), heads)]
        dep = numpy.hstack([numpy.maximum(self.linear("dep_label", rows), 0), ones])
        head = numpy.hstack([numpy.maximum(self.linear("head_label", above), 0), ones])
        table = self.w["label"]
        scores = numpy.stack([((dep @ table[k]) * head).sum(1) for k in range(len(table))], 1)
        root = self.labels["deps"].index("root")
        scores[heads != own, root] = -1e9
        best = scores.max(1)
        certain = numpy.where(heads == own, 1.0, 1.0 / numpy.exp(scores - best[:, None]).sum(1))
        return ["ROOT" if h == i else self.labels["deps"][k] for i, (h, k) in enumerate(zip(heads.tolist(), scores.argmax(1).tolist()))], certain


def cut_long(starts: numpy.ndarray, likely: numpy.ndarray) -> None:
    """Cut sentences longer than :data:`LONGEST` where a start is likeliest, in place: a text without stops has no trees that memory can hold.

    >>> starts, likely = numpy.zeros(1000, dtype=bool), numpy.zeros(1000)
    >>> starts[0], likely[[333, 700]] = True, 1.0
    >>> cut_long(starts, likely); numpy.flatnonzero(starts).tolist()
    [0, 333, 700]
    """
    begin = 0
    for end in [*numpy.flatnonzero(starts)[1:].tolist(), len(starts)]:
        while end - begin > LONGEST:
            begin += LONGEST // 2 + int(likely[begin + LONGEST // 2:begin + LONGEST].argmax())
            starts[begin] = True
        begin = end


def viterbi(scores: numpy.ndarray, stts: Sequence[str] = ()) -> list[int]:
    """Return the best legal sequence of :data:`NAME_TAGS`.

    No name ends in a preposition, article or conjunction (*Steinberg am Rofan*), and a common noun is not a name beside the one it begins (*Villa Pelucca*);
    two proper names may stand side by side (*weil Lenz Krause anrief*).

    :param scores: words × tags
    :param stts: the STTS tag of each word, where they are known

    >>> likely = numpy.zeros((2, len(NAME_TAGS)))
    >>> likely[:, NAME_TAGS.index("B-LOC")], likely[1, NAME_TAGS.index("I-LOC")] = 2, 1
    >>> [NAME_TAGS[i] for i in viterbi(likely, ["NN", "NE"])], [NAME_TAGS[i] for i in viterbi(likely, ["NE", "NE"])]
    (['B-LOC', 'I-LOC'], ['B-LOC', 'B-LOC'])
    """
    stts = stts or [""] * len(scores)
    best, back = scores[0] + FIRST, []
    for row, before in zip(scores[1:], stts):
        step = best[:, None] + AFTER.get(before, LEGAL)
        back.append(step.argmax(0))
        best = step.max(0) + row
    path = [int((best + AFTER.get(stts[-1], LEGAL)[:, 0]).argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


def best_tree(scores: numpy.ndarray) -> list[int]:
    """Return the heads of the maximum spanning arborescence with one root (each of the three best roots is tried only when the best heads are no tree).

    :param scores: dependents × heads with the root at 0; row 0 is not looked at

    >>> best_tree(numpy.array([[0, 0, 0], [1, 0, 5], [4, 3, 0]]))         # two words: the second is the root
    [0, 2, 0]
    """
    size = scores.shape[0]
    scores = scores.astype("float64")
    scores[numpy.arange(size), numpy.arange(size)] = -1e9
    greedy = scores.argmax(1)
    greedy[0] = -1
    roots = [j for j in range(1, size) if greedy[j] == 0]
    if len(roots) == 1 and not cycle(greedy):
        return [0, *map(int, greedy[1:])]
    best, kept = greedy, -numpy.inf
    for root in sorted(range(1, size), key=lambda j: -scores[j, 0])[:3]:
        limited = scores.copy()
        limited[1:, 0] = -1e9
        limited[root, :] = -1e9
        limited[root, 0] = scores[root, 0]
        heads = edmonds(limited)
        value = sum(limited[j, heads[j]] for j in range(1, size))
        if value > kept:
            best, kept = heads, value
    return [0, *map(int, best[1:])]


def cycle(heads) -> list[int]:
    """Return the nodes of a circle of heads, none when there is no circle."""
    state = [0] * len(heads)
    for start in range(1, len(heads)):
        path, at = [], start
        while at > 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if at > 0 and state[at] == 1:
            return path[path.index(at):]
        for node in path:
            state[node] = 2
    return []


def edmonds(scores: numpy.ndarray) -> list[int]:
    """Return the best heads without circles: a circle is taken for one node until all others have found their heads."""
    heads = scores.argmax(1)
    heads[0] = -1
    loop = numpy.array(cycle(heads), dtype="int64")
    if not len(loop):
        return heads.tolist()
    rest = numpy.setdiff1d(numpy.arange(len(scores)), loop)
    new, inner = len(rest), numpy.full((len(rest) + 1, len(rest) + 1), -1e9)
    inner[:new, :new] = scores[numpy.ix_(rest, rest)]
    out_of = scores[numpy.ix_(rest, loop)]                            # rest nodes that hang on the circle
    inner[:new, new] = out_of.max(1)
    into = scores[numpy.ix_(loop, rest)] - scores[loop, heads[loop]][:, None]
    inner[new, :new] = into.max(0) + scores[loop, heads[loop]].sum()
    inner[0] = -1e9
    found, result = edmonds(inner), heads.tolist()
    for a, i in enumerate(rest.tolist()):
        if i:
            result[i] = int(loop[out_of[a].argmax()]) if found[a] == new else int(rest[found[a]])
    result[int(loop[into[:, found[new]].argmax()])] = int(rest[found[new]])
    return result
