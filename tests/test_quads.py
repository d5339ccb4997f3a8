"""Round trips: a statement goes into RDF and comes back the same, whatever its strings hold."""

from __future__ import annotations

import csv
import json
import tempfile
from pathlib import Path

import networkx
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import Article, Entity, Reading, Statement, Store
from kg.export import FORMATS, Filter, export
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


def odd_store(made) -> Store:
    store = Store()
    article = Article("a/1", "Text", date="2021-12")
    entities = {e.iri: e for s in made for e in (s.subject, s.object, s.place, s.speaker, *(f.entity for f in s.arguments)) if e is not None}
    store.put(Reading(article, Analysis(article), tuple(made), tuple(entities.values())))
    return store


def visible(text: str) -> str:
    """XML 1.0 has no control characters; what it drops is dropped on both sides."""
    return "".join(c for c in text if ord(c) >= 32 and ord(c) not in (0xFFFE, 0xFFFF) or c in "\t\n\r")


@settings(max_examples=40, deadline=None)
@given(st.lists(statements(), min_size=1, max_size=4, unique_by=lambda s: s.id), st.sampled_from(sorted(FORMATS)))
def test_every_format_with_a_reader_comes_back(made, name):
    store = odd_store(made)
    edges = {s.id: s for s in made if s.object is not None}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"graph{FORMATS[name].suffixes[0]}"
        export(store, path, name)
        if name in ("ttl", "nt", "rdfxml", "trig", "nq", "jsonld"):
            form = {"ttl": "turtle", "nt": "nt", "rdfxml": "xml", "trig": "trig", "nq": "nquads", "jsonld": "json-ld"}[name]
            graph = rdflib.Dataset(default_union=True) if name in ("trig", "nq", "jsonld") else rdflib.Graph()
            graph.parse(path, format=form)
            shown = visible if name == "rdfxml" else str
            assert {(str(s), str(p), str(o)) for s, p, o, *_ in graph} == {(x.subject.value, x.predicate.value, shown(x.object.value)) for x in store.quads()}
        elif name in ("graphml", "gexf"):
            if name == "graphml":                            # a store writes its kept lines, a part of it is written from statements
                export(store, path.with_name("part.graphml"), name, Filter(articles=frozenset(a.id for a in store.articles())))
                assert path.read_bytes() == path.with_name("part.graphml").read_bytes()
            graph = (networkx.read_graphml(path, force_multigraph=True) if name == "graphml" else networkx.read_gexf(path)) if edges else networkx.MultiDiGraph()
            quotes = sorted(d["quote"] for *_, d in graph.edges(data=True))
            want = sorted(visible(s.evidence[0].quote) for s in edges.values())
            assert quotes == want if name == "graphml" else len(quotes) == len(want)
            assert {visible(e.label) for s in edges.values() for e in (s.subject, s.object)} == {d["label"] for _, d in graph.nodes(data=True)}
        elif name == "jsonl":
            assert [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]] == [s.record() for s in store.statements()]
        elif name == "csv":
            with path.open(encoding="utf-8", newline="") as file:
                assert {r["id"]: r["quote"] for r in csv.DictReader(file)} == {k: s.evidence[0].quote for k, s in edges.items()}
        elif name == "html":
            text = path.read_text(encoding="utf-8")
            data = json.loads(text[text.index("const data = ") + 13:text.index(";\nconst byId")].replace("<\\/", "</"))
            assert {e["id"]: e["quote"] for e in data["edges"]} == {k: s.evidence[0].quote for k, s in edges.items()}
        else:
            assert name == "cypher" and path.read_text(encoding="utf-8").count(" CREATE (a)-[") == len(edges)


def test_huge_quotes_and_odd_iris(tmp_path):
    subject, target = Entity("https://example.org/a b<c>", "A \"b\" & <c>", "Thing"), Entity("https://example.org/Zürich", "Zürich", "City")
    quote = "„" + "x\"y & <z> \\ " * 1000 + "“"
    one = Statement("1" * 16, "a/1", subject, "https://example.org/r", "r", "", target, evidence=(Evidence("a/1", 0, len(quote), quote),))
    store = odd_store([one])
    assert len(quote) > 10_000
    for name, form in FORMATS.items():
        export(store, tmp_path / f"graph{form.suffixes[0]}", name)
    assert quote in {str(o) for o in rdflib.Graph().parse(tmp_path / "graph.ttl").objects()}
    assert next(iter(networkx.read_graphml(tmp_path / "graph.graphml").edges(data=True)))[2]["quote"] == quote
    assert set(networkx.read_gexf(tmp_path / "graph.gexf").nodes) == {subject.iri, target.iri}
