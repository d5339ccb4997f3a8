"""Room 6: the network as Cypher for Neo4j: one MERGE per node, one CREATE per statement."""

from __future__ import annotations

import re
from pathlib import Path

from .graphs import edge_values, in_two_parts
from .network import Filter, Network, selected


def literal(value: object) -> str:
    """Return a Cypher string literal."""
    return "'" + str(value).replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r") + "'"


def relation(predicate: str) -> str:
    """Return a relationship type for a predicate.

    >>> relation("warnen vor")
    'WARNEN_VOR'
    """
    return re.sub(r"\W+", "_", predicate).upper().strip("_") or "RELATION"


def write_cypher(store, path: Path, filter: Filter) -> None:
    """Write statements for ``cypher-shell``: a constraint, nodes, relationships."""
    net = Network()
    with in_two_parts(path) as (edges, append), path.open("w", encoding="utf-8", newline="\n") as out:
        for edge in net.grow(selected(store, filter, edges=True), fold=filter.fold):
            one = edge.statement
            properties = ", ".join(f"{k}: {literal(x)}" for k, x in {"id": one.id, **edge_values(edge)}.items())
            edges.write(f"MATCH (a:Entity {{iri: {literal(one.subject.iri)}}}), (b:Entity {{iri: {literal(one.object.iri)}}}) CREATE (a)-[:`{relation(one.predicate)}` {{{properties}}}]->(b);\n")   # type: ignore[union-attr]
        out.write("CREATE CONSTRAINT entity_iri IF NOT EXISTS FOR (n:Entity) REQUIRE n.iri IS UNIQUE;\n")
        for address in sorted(net.nodes):
            entity = net.nodes[address]
            out.write(f"MERGE (n:Entity {{iri: {literal(address)}}}) SET n:{entity.type}, n.label = {literal(entity.label)}, n.wikidata = {literal(entity.wikidata)};\n")
        append(out)
