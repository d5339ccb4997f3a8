"""Round trips: a statement goes into RDF and comes back the same, whatever its strings hold."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg import Article, Entity, Reading, Statement, Store
from kg.model import Analysis, Evidence, Filler, TimeExpression, digest

WORDS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00\r"), min_size=1, max_size=40).filter(lambda s: s.strip() != "")
NAMES = st.sampled_from(["Putin", "Müller & Söhne", 'Die "Zeit"', "a b", "x\ty", "😀", "O'Brien", "<b>", "{}", "|^`\\"])


@st.composite
def statements(draw):
    def entity(label):
        return Entity("https://w3id.org/nachrichtengraph/id/" + digest(label), label, draw(st.sampled_from(["Person", "City", "Thing"])) if False else "Thing")
    subject = entity(draw(NAMES))
    target = draw(st.none() | NAMES.map(entity))
    place = draw(st.none() | NAMES.map(entity))
    quote = draw(WORDS)
    time = draw(st.none() | st.builds(TimeExpression, st.just(0), st.just(5), WORDS, st.sampled_from(["DATE", "DURATION"]), st.just("2021-12"), st.sampled_from(["", "2021-12-01"]),
                                      st.sampled_from(["", "2021-12-31"]), st.sampled_from(["", "2021-12"])))
    fillers = tuple(draw(st.lists(st.builds(Filler, st.sampled_from(["agent", "topic", "time"]), st.none() | NAMES.map(entity), st.sampled_from(["", "Wert", "x y"]), st.sampled_from(["", "vor"])), max_size=3)))
    fillers = tuple(f for f in fillers if f.entity is not None or f.value)
    if place is not None:
        fillers += (Filler("place", place),)
    speaker = draw(st.none() | NAMES.map(entity))
    lemma = draw(st.sampled_from(["warnen vor", "sein", "sich treffen mit"]))
    return Statement(digest(draw(st.integers())), "a/1", subject, "https://w3id.org/nachrichtengraph/id/relation/" + lemma.replace(" ", "_"), lemma, draw(st.sampled_from(["", "Consult"])), target,
                     "" if target else draw(st.sampled_from(["", "Wert"])), fillers, place, time, "past", draw(st.sampled_from(["positive", "negative"])), draw(st.sampled_from(["none", "volition"])),
                     speaker, draw(st.booleans()), (Evidence("a/1", 3, 3 + len(quote), quote, "verb", "m"),), 0.75)


@settings(max_examples=60, deadline=None)
@given(st.lists(statements(), max_size=4, unique_by=lambda s: s.id))
def test_statements_come_back_as_they_went_in(made):
    store = Store()
    article = Article("a/1", "Text", date="2021-12")
    entities = {e.iri: e for s in made for e in (s.subject, s.object, s.place, s.speaker, *(f.entity for f in s.arguments)) if e is not None}
    store.put(Reading(article, Analysis(article), tuple(made), tuple(entities.values())))
    assert sorted(store.statements(), key=lambda s: s.id) == sorted(made, key=lambda s: s.id)
    assert list(store.articles()) == [article]


def test_a_changed_article_replaces_its_graph():
    store = Store()
    for text in ("eins", "zwei"):
        article = Article("a", text)
        store.put(Reading(article, Analysis(article)))
    assert [a.text for a in store.articles()] == ["zwei"]
    assert store.remove("a") and not store.remove("a")


def test_dataset_is_rdflib(store):
    graph = store.dataset()
    rows = list(graph.query("SELECT ?l { ?s a <https://w3id.org/nachrichtengraph/ontology#Country> ; <http://www.w3.org/2000/01/rdf-schema#label> ?l }"))
    assert any(str(r[0]) == "Russland" for r in rows)
