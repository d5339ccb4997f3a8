"""One name in several articles: one node, a log, and a way back."""

from __future__ import annotations

import itertools

import pytest

from kg import Article, Store, read
from kg.errors import OptionError
from kg.graph import merges, undo

TEXTS = {"a": "Die Unternehmerin Alrun Pfennigwerth kritisierte am Montag die Bundesregierung. Pfennigwerth forderte neue Gespräche.",
         "b": "Alrun Pfennigwerth traf in Stockholm den Minister.", "c": "Pfennigwerth gewann das Rennen in Wien."}


@pytest.fixture(scope="module")
def readings():
    return list(read([Article(key, text) for key, text in TEXTS.items()]))


def filled(readings, store=None):
    store = store or Store()
    for reading in readings:
        store.put(reading)
    return store


def nodes(store, label="Alrun Pfennigwerth"):
    return {(s.article, s.subject.iri.rsplit("/", 1)[-1]) for s in store.statements() if s.subject.label == label}


def dump(store):
    return [str(q) for q in store.quads()]


def test_the_full_name_is_one_node_and_the_surname_alone_is_not(readings):
    store = filled(readings)
    assert nodes(store) == {("a", "Alrun_Pfennigwerth"), ("b", "Alrun_Pfennigwerth")}
    assert all(s.subject.iri.rsplit("/", 1)[-1] != "Alrun_Pfennigwerth" for s in store.statements() if s.article == "c")
    [one] = [m for m in merges(store) if m.entity.label == "Alrun Pfennigwerth"]
    assert one.articles == ("a", "b") and "same full name" in one.reason and not one.apart


def test_the_order_of_articles_changes_nothing(readings):
    assert len({tuple(dump(filled(order))) for order in itertools.permutations(readings)}) == 1


def test_a_merge_is_taken_back_and_restored(readings):
    store = filled(readings)
    before = dump(store)
    undo(store, "Alrun Pfennigwerth")
    assert len({iri for _, iri in nodes(store)}) == 2
    rows = store.inner.query("SELECT DISTINCT ?s { GRAPH ?g { ?x <https://w3id.org/nachrichtengraph/ontology#subject> ?s } FILTER(CONTAINS(STR(?s), 'Alrun')) }")
    assert len(list(rows)) == 2                                     # the triples say so too
    filled(readings[:1], store)                                     # an article read anew keeps the decision
    assert len({iri for _, iri in nodes(store)}) == 2
    undo(store, "Alrun Pfennigwerth", again=True)
    assert {iri for _, iri in nodes(store)} == {"Alrun_Pfennigwerth"}
    assert set(before) <= set(dump(store))


def test_what_is_no_merge_cannot_be_taken_back(readings):
    with pytest.raises(OptionError, match="no merge"):
        undo(filled(readings), "Wladimir Putin")
