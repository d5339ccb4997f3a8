"""Room 2: word vectors of the bundled pipeline: half as large on disk as spaCy's, looked up once per word, and wider for words that are known.

The first part of a vector is floret's: the mean of the rows of a word's character n-grams (Boyd & Warmerdam 2022, https://explosion.ai/blog/floret-vectors);
to gather them takes a third of an encoder's time.  The second part says what a large language
model knows of the word (static vectors from a contextual model: Bommasani et al. 2020); ``kg/analysis/training/word_table.py`` makes it, words that are not in its table have zeros there.
"""

from __future__ import annotations

import numpy
import spacy
from spacy.strings import hash_string
from spacy.vectors import Vectors

REMEMBERED = 20_000          # words, 20 MB


class WordTable:
    """Rows of 8-bit numbers, found by the hash of a word.

    :param keys: sorted hashes, uint64
    :param rows: int8, ``len(keys)`` × width
    :param scale: float32, width: what a step of each column is worth
    """

    def __init__(self, keys: numpy.ndarray, rows: numpy.ndarray, scale: numpy.ndarray) -> None:
        self.keys, self.rows, self.scale = keys, rows, scale

    def row(self, word: str) -> numpy.ndarray:
        """Return what is known of a word; of a hyphenated one what is known of its last part, of a genitive what is known of the name."""
        last = word.rsplit("-", 1)[-1]
        for form in (word, word[:-1] if word.endswith("s") else "", last, last[:-1] if last.endswith("s") else ""):
            if len(form) > 1:
                key = numpy.uint64(hash_string(form))
                at = int(numpy.searchsorted(self.keys, key))
                if at < len(self.keys) and self.keys[at] == key:
                    return self.rows[at] * self.scale
        return numpy.zeros(len(self.scale), dtype="float32")


class RememberedVectors(Vectors):
    """spaCy's vectors, kept in half precision on disk, with the last words looked up in memory and a :class:`WordTable` beside them."""

    def __init__(self, **settings) -> None:
        super().__init__(**settings)
        self.known: dict[int, numpy.ndarray] = {}
        self.table: WordTable | None = None

    @property
    def shape(self) -> tuple[int, int]:
        return self.data.shape[0], self.vectors_length

    @property
    def vectors_length(self) -> int:
        return self.data.shape[1] + (len(self.table.scale) if self.table else 0)

    def get_batch(self, keys) -> numpy.ndarray:
        """Return the vectors of some words, float32 of shape ``(len(keys), width)``; keys are hashes of :class:`spacy.strings.StringStore`."""
        keys = [int(key) for key in keys]
        new = [key for key in dict.fromkeys(keys) if key not in self.known]
        if new:
            if len(self.known) + len(new) > REMEMBERED:
                self.known, new = {}, list(dict.fromkeys(keys))
            found = super().get_batch(new)
            if self.table:
                found = numpy.hstack([found, [self.table.row(self.strings[key]) for key in new]]).astype("float32")
            self.known.update(zip(new, found))
        return numpy.stack([self.known[key] for key in keys]) if keys else numpy.zeros((0, self.vectors_length), dtype="float32")

    def to_disk(self, path, *, exclude=tuple()):
        whole = self.data
        self.data = whole.astype("float16")
        try:
            super().to_disk(path, exclude=exclude)
        finally:
            self.data = whole
        if self.table:
            with (path / "known_words.npz").open("wb") as file:
                numpy.savez(file, keys=self.table.keys, rows=self.table.rows, scale=self.table.scale)

    def from_disk(self, path, *, exclude=tuple()):
        super().from_disk(path, exclude=exclude)
        self.data, self.known, self.table = self.data.astype("float32"), {}, None
        if (path / "known_words.npz").exists():
            with numpy.load(path / "known_words.npz") as saved:
                self.table = WordTable(saved["keys"], saved["rows"], saved["scale"])
        return self


@spacy.registry.vectors("kg.Vectors.v1")
def create_vectors():
    def vectors(vocab) -> RememberedVectors:
        return RememberedVectors(strings=vocab.strings)
    return vectors
