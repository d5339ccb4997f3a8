"""Room 6: the store as RDF files.  pyoxigraph serialises; graphs and quads come in a stable order, so the bytes are the same each time."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, Iterator

import pyoxigraph
from pyoxigraph import Literal, Quad, RdfFormat, Triple

from ..graph.quads import article_quads, entity_quads
from ..graph.store import quad_key
from ..graph.vocabulary import PREFIXES
from ..graph.xml import FORBIDDEN, legal
from .network import Filter, selected

SYNTAX = {"ttl": RdfFormat.TURTLE, "trig": RdfFormat.TRIG, "nq": RdfFormat.N_QUADS, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD, "rdfxml": RdfFormat.RDF_XML}
DATASETS = ("trig", "nq", "jsonld")


def chosen(store, filter: Filter) -> Iterator[Quad]:
    """Yield the quads of the statements that a filter lets through, all quads without one."""
    if filter.everything:
        yield from store.quads()
        return
    entities = {}
    by_article: dict[str, list] = {}
    for one in selected(store, filter):
        by_article.setdefault(one.article, []).append(one)
        for entity in (one.subject, one.object, one.place, one.speaker, *(a.entity for a in one.arguments)):
            if entity is not None:
                entities[entity.iri] = entity
    for article in store.articles():
        if article.id in by_article:
            yield from sorted(article_quads(article, by_article[article.id], store.base), key=quad_key)
    for address in sorted(entities):
        yield from entity_quads(entities[address], store.base)


def triples(quads: Iterator[Quad]) -> Iterator[Triple]:
    """Drop the graphs; a triple that two articles share comes once."""
    shared: set[tuple[str, str, str]] = set()
    for quad in quads:
        subject = quad.subject.value
        if "/statement/" not in subject and "/article/" not in subject:
            key = (subject, quad.predicate.value, str(quad.object))
            if key in shared:
                continue
            shared.add(key)
        yield quad.triple


def for_xml(triples: Iterator[Triple]) -> Iterator[Triple]:
    """Drop the control characters that XML 1.0 forbids."""
    for triple in triples:
        value = triple.object
        if isinstance(value, Literal) and FORBIDDEN.search(value.value):
            value = Literal(legal(value.value), language=value.language) if value.language else Literal(legal(value.value), datatype=value.datatype)
            triple = Triple(triple.subject, triple.predicate, value)
        yield triple


def writer(name: str) -> Callable:
    """Return the writer of an RDF syntax."""
    def write(store, path: Path, filter: Filter) -> None:
        quads = chosen(store, filter)
        prefixes = PREFIXES if name in ("ttl", "trig", "rdfxml", "jsonld") else None
        with path.open("wb") as out:
            rows = quads if name in DATASETS else for_xml(triples(quads)) if name == "rdfxml" else triples(quads)
            pyoxigraph.serialize(rows, output=out, format=SYNTAX[name], prefixes=prefixes)
    return write
