"""Every command, format and own term is documented, and nothing is documented that is not there."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
import rdflib

from kg.cli import main
from kg.data import groups
from kg.export import FORMATS
from kg.graph import shipped
from kg.graph import vocabulary as v
from kg.model import ENTITY_TYPES, MODALITIES, ROLES

ROOT = Path(__file__).resolve().parent.parent


def commands(group, prefix="kg"):
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{prefix} {name}")
        else:
            yield f"{prefix} {name}", command


def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ROOT / "ontologies" / "nachrichtengraph.ttl")


@pytest.mark.parametrize("name,command", list(commands(main)), ids=lambda x: x if isinstance(x, str) else "")
def test_every_command_is_documented(name, command):
    assert name in (ROOT / "README.md").read_text(encoding="utf-8")
    assert command.help and "Example:" in command.help, f"{name} has no example"
    assert command.help.rstrip().splitlines()[-1].strip().startswith("kg "), f"the help of {name} does not end with an example"


def test_readme_names_no_command_that_is_not_there():
    known = {name for name, _ in commands(main)} | {"kg COMMAND"}
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for found in re.findall(r"`(kg [a-zA-Z]+(?: list)?)", text):
        assert any(k == found or k.startswith(found + " ") for k in known), found


def test_every_format_is_documented():
    text = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    rows = set(re.findall(r"^\| (\w+) \|", text, re.M)) - {"format"}
    assert rows == set(FORMATS)


def test_every_term_is_declared_and_the_other_way_round():
    declared = {str(s)[len(v.ONTOLOGY):] for s in ontology().subjects() if str(s).startswith(v.ONTOLOGY)}
    events = set(groups("event_types.tsv"))
    minted = set(v.TERMS) | set(ENTITY_TYPES) | set(ROLES) | events | {f"{e[0].lower()}{e[1:]}Relation" for e in events} | {"EventType"}
    assert declared == minted


def test_terms_in_a_built_graph_are_declared(built):
    graph = rdflib.Dataset(default_union=True).parse(built / "graph.trig")
    declared = {str(s) for s in ontology().subjects()}
    used = {str(t) for s, p, o, g in graph.quads((None, None, None, None)) for t in (p, o) if str(t).startswith(v.ONTOLOGY)}
    assert used <= declared | {v.ONTOLOGY + "store"}


def test_terms_have_labels_and_definitions():
    graph = ontology()
    for term in {s for s in graph.subjects() if str(s).startswith(v.ONTOLOGY)}:
        languages = {o.language for o in graph.objects(term, rdflib.RDFS.label)}
        assert {"de", "en"} <= languages, term
        assert any(graph.objects(term, rdflib.RDFS.comment)) or any(graph.objects(term, rdflib.SKOS.definition)), term


def test_terms_are_documented():
    text = (ROOT / "docs" / "rdf.md").read_text(encoding="utf-8")
    for name in v.TERMS:
        assert f"kg:{name}" in text or name == "mergedBecause", name


def test_queries_say_what_they_are_for():
    for name, text in shipped().items():
        assert text.startswith("# "), name
    assert len(shipped()) >= 12


def test_data_files_have_sources():
    text = (ROOT / "kg" / "data" / "SOURCES.md").read_text(encoding="utf-8")
    for file in (ROOT / "kg" / "data").glob("*.*"):
        if file.suffix in (".tsv", ".dict"):
            assert file.name in text, file.name


def test_closed_vocabularies():
    assert "none" in MODALITIES and len(ROLES) == 13


def test_ontology_is_found_in_the_installed_package():
    assert (files("kg.ontologies") / "nachrichtengraph.ttl").is_file()


def test_the_ontology_page_and_the_context_are_made_from_the_ontology():
    from kg.ontologies import document
    graph = document.load()
    again = "run: python ontologies/document.py"
    assert (ROOT / "docs" / "ontology.md").read_text(encoding="utf-8") == document.page(graph), again
    assert (ROOT / "ontologies" / "context.jsonld").read_text(encoding="utf-8") == document.context(graph), again


def test_the_context_reads_plain_json_as_our_triples():
    import json

    import rdflib
    context = json.loads((ROOT / "ontologies" / "context.jsonld").read_text(encoding="utf-8"))
    record = {**context, "@id": "id:statement/1", "@type": "Statement", "subject": "id:Wladimir_Putin", "asserted": True, "earliest": "2021-12-03", "eventType": "kg:Consult"}
    graph = rdflib.Graph().parse(data=json.dumps(record), format="json-ld")
    node = rdflib.URIRef(v.DATA + "statement/1")
    assert (node, rdflib.URIRef(v.ONTOLOGY + "subject"), rdflib.URIRef(v.DATA + "Wladimir_Putin")) in graph
    assert (node, rdflib.URIRef(v.ONTOLOGY + "earliest"), rdflib.Literal("2021-12-03", datatype=rdflib.XSD.date)) in graph
    assert len(graph) == 5


def test_no_term_is_two_things():
    """A class of entities and an event type under one name would be one node in every graph."""
    import rdflib
    graph = rdflib.Graph().parse(ROOT / "ontologies" / "nachrichtengraph.ttl")
    for term in set(graph.subjects()):
        assert len(set(graph.objects(term, rdflib.RDFS.label))) <= 2, term
