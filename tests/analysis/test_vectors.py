"""The vectors of the bundled pipeline: the same numbers as spaCy's own, half the size on disk."""

import numpy
import pytest
from spacy.strings import hash_string
from spacy.vectors import Vectors
from spacy.vocab import Vocab

from kg.analysis.vectors import REMEMBERED, RememberedVectors, WordTable

WORDS = ["Regierung", "Kiew", "ß", "", "Sicherheitskonferenz", "Regierung"]


@pytest.fixture
def pair(tmp_path):
    vocab = Vocab()
    table = numpy.random.default_rng(7).normal(size=(500, 20)).astype("float16").astype("float32")
    settings = dict(strings=vocab.strings, data=table, mode="floret", minn=4, maxn=5, hash_count=2)
    keys = [vocab.strings.add(word) for word in WORDS]
    return Vectors(**settings), RememberedVectors(**settings), keys


def test_vectors_are_those_of_spacy(pair):
    theirs, ours, keys = pair
    for _ in range(2):                                       # computed, then remembered
        assert numpy.array_equal(theirs.get_batch(keys), ours.get_batch(keys))
    assert ours.get_batch([]).shape == (0, 20)


def test_memory_is_bounded(pair):
    _, ours, _ = pair
    for start in range(0, 3 * REMEMBERED, 5000):
        ours.get_batch([ours.strings.add(f"Wort{n}") for n in range(start, start + 5000)])
    assert len(ours.known) <= REMEMBERED


def test_half_precision_on_disk(pair, tmp_path):
    _, ours, keys = pair
    ours.to_disk(tmp_path)
    again = RememberedVectors(strings=ours.strings).from_disk(tmp_path)
    assert numpy.load(tmp_path / "vectors").dtype == numpy.float16 and again.data.dtype == numpy.float32
    assert numpy.array_equal(ours.get_batch(keys), again.get_batch(keys))


def known_words(*words: str) -> WordTable:
    keys = numpy.array([hash_string(w) for w in words], dtype="uint64")
    order = numpy.argsort(keys)
    return WordTable(keys[order], numpy.arange(1, 2 * len(words) + 1, dtype="int8").reshape(-1, 2)[order], numpy.array([0.5, 2.0], dtype="float32"))


def test_known_words_widen_the_vector(pair, tmp_path):
    theirs, ours, keys = pair
    ours.table = known_words("Kiew", "Regierung")
    assert ours.shape == (500, 22) and ours.vectors_length == 22
    wide = ours.get_batch(keys)
    assert numpy.array_equal(wide[:, :20], theirs.get_batch(keys))
    assert wide[:, 20:].tolist() == [[1.5, 8.0], [0.5, 4.0], [0, 0], [0, 0], [0, 0], [1.5, 8.0]]
    ours.to_disk(tmp_path)
    assert numpy.array_equal(RememberedVectors(strings=ours.strings).from_disk(tmp_path).get_batch(keys), wide)


@pytest.mark.parametrize("word, known", [("Kiews", True), ("Exil-Regierung", True), ("EU-Sprechers", True), ("Kiewer", False), ("s", False)])
def test_genitives_and_last_parts_are_known(word, known):
    assert bool(known_words("Kiew", "Regierung", "Sprecher").row(word).any()) is known
