"""Room 2: the component of the bundled pipeline that sets everything the network reads: parts of speech, features, trees, sentences, names."""

from __future__ import annotations

import warnings
from itertools import islice
from pathlib import Path
from typing import Iterable, Iterator

import numpy
from spacy.attrs import DEP, HEAD, MORPH, POS, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.pipeline import Pipe
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from .network import Network
from .trees import CERTAIN

TOGETHER = 12_000            # words that the network reads in one go


@Language.factory("kg_reader", assigns=["token.tag", "token.pos", "token.morph", "token.dep", "token.head", "token.is_sent_start", "doc.sents", "doc.ents"])
def create_reader(nlp: Language, name: str):
    return Reader(nlp.vocab, name)


class Reader(Pipe):
    """Runs a :class:`~kg.analysis.network.Network` over Docs; keeps sentence starts and names that are there already."""

    def __init__(self, vocab, name: str = "kg_reader", network: Network | None = None) -> None:
        self.vocab, self.name, self.network = vocab, name, network

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(self.network.labels["deps"]) if self.network else ()

    def __call__(self, doc: Doc) -> Doc:
        return next(iter(self.pipe([doc])))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Read Docs, several of them in one go.

        :param batch_size: Docs at once, at most
        """
        stream = iter(stream)
        while docs := list(islice(stream, batch_size)):
            while docs:
                together, size = [], 0
                while docs and (not together or size + len(docs[0]) <= TOGETHER):
                    together.append(docs.pop(0))
                    size += len(together[-1])
                self.read(together)
                yield from together

    def read(self, docs: list[Doc]) -> None:
        """Annotate Docs in place."""
        parts = [part for doc in docs for part in texts_of(doc)]
        readings = iter(self.network.read([[doc[i].text for i in at] for doc, at in parts], [[sure(doc, i) for i in at] for doc, at in parts], self.vocab) if parts else [])
        place = {id(doc): [] for doc in docs}
        for (doc, at), reading in zip(parts, readings):
            place[id(doc)].append((at, reading))
        for doc in docs:
            annotate(doc, place[id(doc)])

    def to_disk(self, path, *, exclude=tuple()) -> None:
        import shutil
        Path(path).mkdir(parents=True, exist_ok=True)
        for file in ("weights.npz", "labels.msg"):
            if self.network and Path(path) != self.network.folder:
                shutil.copyfile(self.network.folder / file, Path(path) / file)

    def from_disk(self, path, *, exclude=tuple()) -> "Reader":
        self.network = Network(Path(path))
        return self


def sure(doc: Doc, i: int) -> int:
    """Return 1 when a sentence starts at a token, -1 when none does, 0 when nobody has said."""
    known = doc[i].is_sent_start
    return 0 if known is None else 1 if known else -1


def texts_of(doc: Doc) -> Iterator[tuple[Doc, list[int]]]:
    """Yield the words between two sure starts of sentences, white space left out."""
    part: list[int] = []
    for token in doc:
        if token.is_space:
            continue
        if part and token.is_sent_start:
            yield doc, part
            part = []
        part.append(token.i)
    if part:
        yield doc, part


def annotate(doc: Doc, found: list) -> None:
    """Write what was read into a Doc; white space hangs on the word before it."""
    if not len(doc):
        return
    strings, morphology = doc.vocab.strings, doc.vocab.morphology
    rows = numpy.zeros((len(doc), 5), dtype="int64")
    rows[:, 0], rows[:, 1], rows[:, 4] = as_int(strings.add("_SP")), IDS["SPACE"], as_int(strings.add("dep"))
    rows[:, 3] = -1
    first = next((at[0] for at, _ in found), 0)
    rows[:first, 3] = first - numpy.arange(first) if found else 0
    rows[0, 3] = rows[0, 3] if first else 0
    spans: list[Span] = []
    for at, reading in found:
        tags, poses, morphs = reading.tags["stts"], reading.tags["upos"], reading.tags["morph"]
        for j, i in enumerate(at):
            rows[i] = (as_int(strings.add(tags[j])), IDS[poses[j]], as_int(morphology.add(morphs[j])), at[reading.heads[j]] - i, as_int(strings.add(reading.deps[j])))
        begins = [j for j, name in enumerate(reading.names) if name.startswith("B")]
        for j in begins:
            end = next((k for k in range(j + 1, len(at)) if not reading.names[k].startswith("I")), len(at))
            spans.append(Span(doc, at[j], at[end - 1] + 1, label=reading.names[j][2:]))
    doc.user_data[CERTAIN] = {i: value for at, reading in found for i, value in zip(at, reading.certain)}
    if not found:
        rows[:, 3], rows[0, 3] = -1, 0
    given = list(doc.ents)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        doc.from_array([TAG, POS, MORPH, HEAD, DEP], rows.astype("uint64"))
    taken = {i for span in given for i in range(span.start, span.end)}
    doc.ents = filter_spans([*given, *(s for s in spans if not taken.intersection(range(s.start, s.end)))])


def as_int(key: int) -> int:
    """Return a 64-bit hash as the signed number with the same bits."""
    return key - 2 ** 64 if key >= 2 ** 63 else key
