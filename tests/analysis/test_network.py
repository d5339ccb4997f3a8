"""The network of the bundled pipeline: best trees, legal names, white space, what is there already, and no word read otherwise in company."""

import itertools

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.analysis.network import NAME_TAGS, best_tree, viterbi
from kg.analysis.pipelines import load

TEXTS = ["Der Präsident sprach am Dienstag in Genf mit Angela Merkel.", "  Zwei Sätze.\n\nNach der Leerzeile geht es weiter. \n", "Kurz", " ", "", "\n\n", "😀 (…) „“", " ".join(f"Der {i}. Minister sagte, dass" for i in range(60))]


def best_by_trying(scores):
    size = len(scores)
    for heads in sorted(itertools.product(range(size), repeat=size - 1), key=lambda h: -sum(scores[i + 1, x] for i, x in enumerate(h))):
        heads = [0, *heads]
        if sum(h == 0 for h in heads[1:]) == 1 and all(reaches_root(heads, i) for i in range(1, size)):
            return heads


def reaches_root(heads, at):
    for _ in heads:
        at = heads[at]
        if at == 0:
            return True
    return False


@given(st.integers(2, 4), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_the_tree_is_the_best_one(size, seed):
    scores = numpy.random.default_rng(seed).normal(size=(size, size))
    assert best_tree(scores) == best_by_trying(scores)


@given(st.integers(5, 60), st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_every_tree_is_a_tree(size, seed):
    heads = best_tree(numpy.random.default_rng(seed).normal(size=(size, size)))
    assert heads[1:].count(0) == 1 and all(reaches_root(heads, i) for i in range(1, size))


@given(st.integers(1, 12), st.integers(0, 10_000))
def test_names_are_legal(words, seed):
    random = numpy.random.default_rng(seed)
    stts = random.choice(["NE", "NN", "APPR", "ART"], words).tolist()
    tags = [NAME_TAGS[i] for i in viterbi(random.normal(size=(words, len(NAME_TAGS))).astype("float32"), stts)]
    for before, tag in zip(["O", *tags], tags):
        assert not tag.startswith("I") or before[1:] == tag[1:]
    for word, tag, after in zip(stts, tags, [*tags[1:], "O"]):
        assert word not in ("APPR", "ART") or tag == "O" or after.startswith("I")


def parsed(doc):
    return [(t.text, t.pos_, t.tag_, str(t.morph), t.dep_, t.head.i, t.is_sent_start, t.ent_iob_, t.ent_type_) for t in doc]


def test_company_changes_nothing():
    nlp = load()
    assert [parsed(d) for d in nlp.pipe(TEXTS)] == [parsed(nlp(t)) for t in TEXTS]


@pytest.mark.parametrize("text", TEXTS)
def test_every_sentence_has_one_root(text):
    doc = load()(text)
    assert doc.text == text
    for sentence in doc.sents:
        assert [t.i for t in sentence if t.head.i == t.i] == [sentence.root.i]
        assert all(t.head in sentence for t in sentence)


def test_given_names_and_starts_stay():
    nlp = load()
    doc = nlp.make_doc("Gestern sprach das Amt für Wetter in Bonn mit Merkel Berlin jubelt")
    doc.set_ents([doc.char_span(15, 33, "ORG")])
    for token in doc:
        token.is_sent_start = token.i in (0, 10)
    doc = nlp.get_pipe("kg_reader")(doc)
    assert [s.start for s in doc.sents] == [0, 10] and ("das Amt für Wetter", "ORG") in [(e.text, e.label_) for e in doc.ents]
