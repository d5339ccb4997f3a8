"""Room 6: the network as GraphML, as Gephi's importer wants it.

Written by hand, because networkx's writer repeats the ids of parallel edges and cannot write ``<edge label>``, without which Gephi merges parallel edges; see
``docs/exports.md``.  A whole store is written from the lines that it keeps (:mod:`kg.graph.lines`), a part of one from its statements: the same bytes.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from pathlib import Path
from typing import IO, Iterable, Iterator

import numpy

from ..graph.lines import EDGE_KEYS, line, numbered
from ..graph.xml import attribute, content
from ..model import Entity
from .graphs import NODE_KEYS, edge_values, in_two_parts, node_values
from .network import Filter, Network, selected

HEAD = ('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n')
FOOT = "  </graph>\n</graphml>\n"


def write_graphml(store, path: Path, filter: Filter) -> None:
    """Write GraphML: keys with ``for``, unique edge ids, ``label`` on every edge."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        if filter == Filter():
            write_whole(store, out)
        else:
            write_part(store, path, filter, out)


def write_part(store, path: Path, filter: Filter, out: IO[str]) -> None:
    """Write what a filter lets through, edge by edge; the nodes are known when all edges have passed."""
    net = Network()
    with in_two_parts(path) as (edges, append):
        for edge in net.grow(selected(store, filter, edges=True), fold=filter.fold):
            edges.write(numbered(line(edge.statement, edge_values(edge)), edge.number) + "\n")
        write_nodes(net, out)
        append(out)
        out.write(FOOT)


def write_whole(store, out: IO[str]) -> None:
    """Write all edges of a store: their ends are counted first, then their lines copied."""
    graphs = store.graphs()
    net, numbers = counted(store.value(graph, "kg:edgeIndex") for graph in graphs)
    write_nodes(net, out)
    at = 0
    for graph in graphs:
        text = store.value(graph, "kg:edgeLines")
        if not text:
            continue
        lines = text.split("\n")
        out.write("\n".join(map(numbered, lines, numbers[at:at + len(lines)].tolist())))
        out.write("\n")
        at += len(lines)
    out.write(FOOT)


def counted(indexes: Iterable[str]) -> tuple[Network, "numpy.ndarray"]:
    """Return the network of some article's edges, and for each edge the how many-th it is with its subject, object and predicate (int64, from 1)."""
    nodes: dict[str, list[str]] = {}
    places: dict[str, int] = {}
    predicates: dict[str, int] = {}
    columns = array("q"), array("q"), array("q")
    for index in indexes:
        if not index:
            continue
        here, words, *ends = json.loads(index)
        for row in here:
            nodes.setdefault(row[0], row)
        node_of = [places.setdefault(row[0], len(places)) for row in here]
        word_of = [predicates.setdefault(word, len(predicates)) for word in words]
        for column, known, end in zip(columns, (node_of, node_of, word_of), ends):
            column.extend([known[n] for n in end])
    subjects, objects, words_ = (numpy.frombuffer(column, dtype="int64") if column else numpy.zeros(0, dtype="int64") for column in columns)
    net = Network({address: Entity(*row) for address, row in nodes.items()})
    names = list(nodes)
    sent, received = (numpy.bincount(ends, minlength=len(names)) for ends in (subjects, objects))
    net.degree, net.received = Counter(dict(zip(names, (sent + received).tolist()))), Counter(dict(zip(names, received.tolist())))
    for a, b, n in pairs(subjects, objects, len(names)):
        net.pairs[(names[a], names[b]) if names[a] < names[b] else (names[b], names[a])] += n
    return net, ranks((subjects * max(1, len(names)) + objects) * max(1, len(predicates)) + words_)


def pairs(subjects, objects, size: int) -> Iterator[tuple[int, int, int]]:
    """Yield (node, other node, edges between them)."""
    other = subjects != objects
    keys, counts = numpy.unique(subjects[other] * max(1, size) + objects[other], return_counts=True)
    yield from ((key // size, key % size, n) for key, n in zip(keys.tolist(), counts.tolist()))


def ranks(keys) -> "numpy.ndarray":
    """Return how often each key has come so far.

    >>> ranks(numpy.array([7, 3, 7, 7, 3])).tolist()
    [1, 1, 2, 3, 2]
    """
    order = numpy.argsort(keys, kind="stable")
    ordered = keys[order]
    first = numpy.concatenate(([True], ordered[1:] != ordered[:-1])) if len(keys) else numpy.zeros(0, dtype=bool)
    places = numpy.arange(len(keys))
    starts = numpy.maximum.accumulate(numpy.where(first, places, 0)) if len(keys) else places
    found = numpy.empty(len(keys), dtype="int64")
    found[order] = places - starts + 1
    return found


def write_nodes(net: Network, out: IO[str]) -> None:
    out.write(HEAD)
    for name, kind in NODE_KEYS:
        out.write(f'  <key id="{name}" for="node" attr.name="{name}" attr.type="{kind}"/>\n')
    for name, kind in EDGE_KEYS:
        out.write(f'  <key id="{"weight" if name == "weight" else "e_" + name}" for="edge" attr.name="{name}" attr.type="{kind}"/>\n')
    out.write('  <graph id="G" edgedefault="directed">\n')
    for address in sorted(net.nodes):
        data = "".join(f'<data key="{k}">{content(x)}</data>' for k, x in node_values(net, address).items())
        out.write(f"    <node id={attribute(address)}>{data}</node>\n")
