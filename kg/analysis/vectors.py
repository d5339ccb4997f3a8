"""Room 2: word vectors of the bundled pipeline: half as large on disk as spaCy's, and looked up once per word.

A floret vector is the mean of the rows of a word's character n-grams (Boyd & Warmerdam 2022, https://explosion.ai/blog/floret-vectors); to gather
them takes a third of an encoder's time, and both encoders of the pipeline ask for every word of the text.
"""

from __future__ import annotations

import numpy
import spacy
from spacy.vectors import Vectors

REMEMBERED = 20_000          # words, 16 MB


class RememberedVectors(Vectors):
    """spaCy's vectors, kept in half precision on disk, with the last words looked up in memory."""

    def __init__(self, **settings) -> None:
        super().__init__(**settings)
        self.known: dict[int, numpy.ndarray] = {}

    def get_batch(self, keys) -> numpy.ndarray:
        """Return the vectors of some words, float32 of shape ``(len(keys), width)``; keys are hashes of :class:`spacy.strings.StringStore`."""
        keys = [int(key) for key in keys]
        new = [key for key in dict.fromkeys(keys) if key not in self.known]
        if new:
            if len(self.known) + len(new) > REMEMBERED:
                self.known, new = {}, list(dict.fromkeys(keys))
            self.known.update(zip(new, super().get_batch(new)))
        return numpy.stack([self.known[key] for key in keys]) if keys else numpy.zeros((0, self.data.shape[1]), dtype="float32")

    def to_disk(self, path, *, exclude=tuple()):
        whole = self.data
        self.data = whole.astype("float16")
        try:
            return super().to_disk(path, exclude=exclude)
        finally:
            self.data = whole

    def from_disk(self, path, *, exclude=tuple()):
        super().from_disk(path, exclude=exclude)
        self.data, self.known = self.data.astype("float32"), {}
        return self


@spacy.registry.vectors("kg.Vectors.v1")
def create_vectors():
    def vectors(vocab) -> RememberedVectors:
        return RememberedVectors(strings=vocab.strings)
    return vectors
