"""A graph of a million statements, made from real ones: ``python tests/long/bench.py DATA [STATEMENTS]`` (``make bench``; about half an hour and 30 GB of disk).

The statements of the NTREX articles are copied with other article and statement ids, the actors stay the same.  Peers do the same work in the same run;
rdflib cannot hold forty million triples, so it writes the graph of the 123 articles.
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


def turtle_on_articles(store: Store, folder: Path) -> float:
    """Write the graph of the 123 articles with both serializers; print and return rdflib's triples a second."""
    seconds, _ = timed(lambda: export(store, folder / "part.ttl"))
    graph = rdflib.Graph().parse(folder / "part.ttl")
    other, _ = timed(lambda: graph.serialize(folder / "peer.ttl", format="turtle"))
    print(f"Turtle of the articles, {len(graph)} triples: kg {len(graph) / seconds:.0f} triples/s from the store, rdflib {len(graph) / other:.0f} from memory: {other / seconds:.1f} times", flush=True)
    return len(graph) / other


def networkx_on_all(store: Store, folder: Path) -> float:
    """Build the same network in memory and write it with networkx; return edges a second of the writing alone."""
    net, graph = Network(), networkx.MultiDiGraph()
    for edge in net.grow(store.edges()):
        one = edge.statement
        graph.add_edge(one.subject.iri, one.object.iri, **edge_values(edge))
    for address in net.nodes:
        graph.nodes[address].update(node_values(net, address))
    seconds, _ = timed(lambda: networkx.write_graphml(graph, folder / "peer.graphml"))
    return graph.number_of_edges() / seconds


def main(data: str, wanted: int = 1_000_000) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        readings = list(read(read_articles([str(Path(data) / "raw" / "ntrex-newstest2019-de.jsonl")])))
        small, large = Store(folder / "small"), Store(folder / "large")
        small.load(readings)
        peer = turtle_on_articles(small, folder)
        seconds, _ = timed(lambda: large.load(copies(readings, wanted)))
        large.flush()
        quads = len(large.inner)
        print(f"{sum(1 for _ in large.statements())} statements, {quads} quads, loaded in {seconds:.0f} s", flush=True)
        before = memory()
        seconds, _ = timed(lambda: export(large, folder / "graph.ttl"))
        print(f"Turtle of the million: {quads / seconds:.0f} triples/s in {seconds:.0f} s, {quads / seconds / peer:.1f} times rdflib's rate on the articles; memory {before} → {memory()} MB", flush=True)
        edges, before = sum(1 for _ in large.edges()), memory()
        seconds, _ = timed(lambda: export(large, folder / "graph.graphml"))
        after = memory()
        peer = networkx_on_all(large, folder)
        print(f"GraphML of the million: kg {edges / seconds:.0f} edges/s in {seconds:.0f} s from the store, layout included; networkx.write_graphml {peer:.0f} edges/s from memory: "
              f"{edges / seconds / peer:.1f} times; memory {before} → {after} MB, with networkx {memory()} MB", flush=True)
        list(run(large, SPARQL))                                       # both find warm caches
        mine, ours = timed(lambda: list(run(large, SPARQL)))
        text = "PREFIX kg: <https://w3id.org/nachrichtengraph/ontology#> " + SPARQL
        bare, theirs = timed(lambda: list(pyoxigraph.Store.query(large.inner, text, use_default_graph_as_union=True)))
        print(f"co-occurrence: kg {mine:.1f} s, bare pyoxigraph {bare:.1f} s: {mine / bare:.2f} times; {'same' if [str(r[2]) for r in ours] == [str(r[2]) for r in theirs] else 'OTHER'} answer")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
