"""Room 5: query results in the media types of the SPARQL 1.1 protocol."""

from __future__ import annotations

import pyoxigraph
from pyoxigraph import QueryResultsFormat, RdfFormat

from .queries import run
from .store import Store
from .vocabulary import PREFIXES

SOLUTIONS = {"application/sparql-results+json": QueryResultsFormat.JSON, "application/json": QueryResultsFormat.JSON, "application/sparql-results+xml": QueryResultsFormat.XML,
             "text/csv": QueryResultsFormat.CSV, "text/tab-separated-values": QueryResultsFormat.TSV}
TRIPLES = {"text/turtle": RdfFormat.TURTLE, "application/n-triples": RdfFormat.N_TRIPLES, "application/rdf+xml": RdfFormat.RDF_XML, "application/ld+json": RdfFormat.JSON_LD}


def choose(accept: str, offered: dict) -> str:
    """Return the first media type that a client accepts, the first on offer where it accepts anything.

    >>> choose("text/csv;q=0.9, */*", SOLUTIONS), choose("image/png", TRIPLES)
    ('text/csv', 'text/turtle')
    """
    wanted = [part.split(";")[0].strip() for part in accept.split(",")]
    return next((kind for kind in wanted if kind in offered), next(iter(offered)))


def answer(store: Store, query: str, accept: str) -> tuple[str, bytes]:
    """Return (media type, body) of a query over the union of all graphs; the project's prefixes need no declaration.

    :raises QueryError: broken query
    """
    found = run(store, query)
    if isinstance(found, pyoxigraph.QueryTriples):
        kind = choose(accept, TRIPLES)
        return kind, pyoxigraph.serialize(found, format=TRIPLES[kind], prefixes=PREFIXES if kind == "text/turtle" else None)                    # type: ignore[return-value]
    kind = choose(accept, SOLUTIONS)
    return kind, found.serialize(format=SOLUTIONS[kind])                                             # type: ignore[return-value]
