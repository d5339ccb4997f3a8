"""A graph of a million statements, made from real ones: ``python tests/long/bench.py DATA [STATEMENTS]`` (``make bench``; about half an hour and 30 GB of disk).

The statements of the NTREX articles are copied with other article and statement ids, the actors stay the same.  Peers do the same work in the same run, on a part
of the graph that fits into their memory; rates are compared.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Iterator

import networkx
import pyoxigraph
import rdflib

from kg import Store, read, read_articles
from kg.export import export
from kg.export.graphs import edge_values, node_values
from kg.export.network import Network
from kg.graph import run
from kg.model import Reading, digest, replace

SPARQL = """SELECT ?a ?b (COUNT(*) AS ?n) WHERE { ?s kg:subject ?a ; kg:object ?b . ?a a kg:Person . ?b a kg:Person } GROUP BY ?a ?b ORDER BY DESC(?n) ?a ?b LIMIT 20"""


def timed(action):
    began = time.perf_counter()
    result = action()
    return time.perf_counter() - began, result


def memory() -> int:
    """Return the resident memory in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() >> 20


def copies(readings: list, wanted: int) -> Iterator[Reading]:
    """Yield copies of readings, with ids of their own, until they make so many statements."""
    total = copy = 0
    while total < wanted:
        for reading in readings:
            article = replace(reading.article, id=f"{reading.article.id}-{copy}")
            statements = tuple(replace(s, id=digest(s.id, copy), article=article.id, evidence=tuple(replace(e, article=article.id) for e in s.evidence)) for s in reading.statements)
            yield replace(reading, article=article, statements=statements, entities=reading.entities if not copy else ())
            total += len(statements)
        copy += 1
        if copy % 10 == 0:
            print(f"  {total} statements, {memory()} MB", file=sys.stderr, flush=True)


def peers(store: Store, folder: Path) -> tuple[float, float]:
    """Return triples a second of rdflib's Turtle serializer and edges a second of networkx.write_graphml."""
    triples = rdflib.Graph().parse(folder / "part.ttl")
    seconds, _ = timed(lambda: triples.serialize(folder / "peer.ttl", format="turtle"))
    net, graph = Network(), networkx.MultiDiGraph()
    for edge in net.grow(store.statements()):
        one = edge.statement
        graph.add_edge(one.subject.iri, one.object.iri, **edge_values(edge))
    for address in net.nodes:
        graph.nodes[address].update(node_values(net, address))
    other, _ = timed(lambda: networkx.write_graphml(graph, folder / "peer.graphml"))
    return len(triples) / seconds, graph.number_of_edges() / other


def main(data: str, wanted: int = 1_000_000) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        readings = list(read(read_articles([str(Path(data) / "raw" / "ntrex-newstest2019-de.jsonl")])))
        small, large = Store(folder / "small"), Store(folder / "large")
        small.load(readings[:25])
        seconds, _ = timed(lambda: large.load(copies(readings, wanted)))
        large.flush()
        quads = len(large.inner)
        print(f"{sum(1 for _ in large.statements())} statements, {quads} quads, loaded in {seconds:.0f} s", flush=True)
        export(small, folder / "part.ttl")
        turtle, graphml = peers(small, folder)
        before = memory()
        seconds, _ = timed(lambda: export(large, folder / "graph.ttl"))
        print(f"Turtle: {quads / seconds:.0f} triples/s in {seconds:.0f} s, rdflib {turtle:.0f} triples/s: {quads / seconds / turtle:.1f} times; memory {before} → {memory()} MB")
        edges = sum(s.object is not None for s in large.statements())
        before = memory()
        seconds, _ = timed(lambda: export(large, folder / "graph.graphml"))
        print(f"GraphML: {edges / seconds:.0f} edges/s in {seconds:.0f} s from the store, networkx.write_graphml {graphml:.0f} edges/s from memory: {edges / seconds / graphml:.1f} times; memory {before} → {memory()} MB")
        list(run(large, SPARQL))                                       # both find warm caches
        mine, ours = timed(lambda: list(run(large, SPARQL)))
        text = "PREFIX kg: <https://w3id.org/nachrichtengraph/ontology#> " + SPARQL
        bare, theirs = timed(lambda: list(pyoxigraph.Store.query(large.inner, text, use_default_graph_as_union=True)))
        print(f"co-occurrence: kg {mine:.1f} s, bare pyoxigraph {bare:.1f} s: {mine / bare:.2f} times; {'same' if [str(r[2]) for r in ours] == [str(r[2]) for r in theirs] else 'OTHER'} answer")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
