"""Room 6: statements → the network of entities that graph programs draw: nodes, edges, colours, sizes, positions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Iterable, Iterator

import networkx

from ..model import Entity, Statement

COLOURS = {"Person": (214, 96, 77), "Organization": (67, 147, 195), "Government": (33, 102, 172), "Country": (77, 146, 33), "Region": (127, 188, 65), "City": (161, 215, 106),
           "Place": (184, 225, 134), "Facility": (118, 113, 113), "Event": (153, 112, 171), "Role": (224, 166, 60), "Group": (241, 163, 64), "Work": (140, 81, 10), "Thing": (190, 190, 190)}
LAYOUT_LIMIT = 3000          # nodes that get a spring layout; larger graphs are laid out by the program that opens them


@dataclass(frozen=True)
class Filter:
    """Which statements to export; empty fields let everything through."""
    asserted: bool = False
    entity_types: frozenset[str] = frozenset()
    event_types: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""
    weight: int = 1

    def fits(self, one: Statement) -> bool:
        if self.asserted and not one.asserted:
            return False
        if self.event_types and one.event_type not in self.event_types:
            return False
        if self.articles and one.article not in self.articles:
            return False
        if self.entity_types and not ({one.subject.type, one.object.type if one.object else ""} <= self.entity_types):
            return False
        if self.since and (one.time is None or not one.time.latest or one.time.latest < self.since):
            return False
        if self.until and (one.time is None or not one.time.earliest or one.time.earliest > self.until):
            return False
        return True

    @property
    def everything(self) -> bool:
        return self == Filter()


@dataclass
class Network:
    """Nodes by IRI, edges in the order of the statements; every edge has an id of its own."""
    nodes: dict[str, Entity] = field(default_factory=dict)
    edges: list[Statement] = field(default_factory=list)
    degree: dict[str, int] = field(default_factory=dict)
    positions: dict[str, tuple[float, float]] = field(default_factory=dict)

    kinds: list[str] = field(default_factory=list)      # per edge: the predicate, numbered where a pair has it more than once

    def size(self, address: str) -> float:
        return round(8 + 4 * self.degree.get(address, 0) ** 0.5, 2)


def selected(statements: Iterable[Statement], filter: Filter) -> Iterator[Statement]:
    """Yield the statements that a filter lets through."""
    kept = [s for s in statements if filter.fits(s)] if filter.weight > 1 else (s for s in statements if filter.fits(s))
    if filter.weight > 1:
        count: dict[tuple[str, str], int] = {}
        for one in kept:
            if one.object is not None:
                count[one.subject.iri, one.object.iri] = count.get((one.subject.iri, one.object.iri), 0) + 1
        kept = [s for s in kept if s.object is not None and count[s.subject.iri, s.object.iri] >= filter.weight]
    yield from kept


def network(statements: Iterable[Statement], filter: Filter, *, layout: bool = True) -> Network:
    """Return the network: an edge for every statement with two entities, in the order of the statements."""
    net = Network()
    repeats: dict[tuple[str, str, str], int] = {}
    for one in selected(statements, filter):
        if one.object is None:
            continue
        for entity in (one.subject, one.object):
            net.nodes.setdefault(entity.iri, entity)
            net.degree[entity.iri] = net.degree.get(entity.iri, 0) + 1
        net.edges.append(one)
        key = one.subject.iri, one.object.iri, one.predicate
        repeats[key] = repeats.get(key, 0) + 1
        net.kinds.append(one.predicate if repeats[key] == 1 else f"{one.predicate} ({repeats[key]})")
    net.nodes = dict(sorted(net.nodes.items()))
    if layout and 0 < len(net.nodes) <= LAYOUT_LIMIT:
        net.positions = positions(net)
    return net


def positions(net: Network) -> dict[str, tuple[float, float]]:
    """Lay each component out (Kamada–Kawai, large ones by springs from a fixed seed) and set them on shelves."""
    graph = networkx.Graph()
    graph.add_nodes_from(net.nodes)
    for one in net.edges:
        graph.add_edge(one.subject.iri, one.object.iri)                                              # type: ignore[union-attr]
    parts = sorted(networkx.connected_components(graph), key=lambda c: (-len(c), min(c)))
    placed: dict[str, tuple[float, float]] = {}
    x = y = row = 0.0
    sizes = [extent(len(part)) for part in parts]
    width = max(2 * max(sizes), 1.5 * sum((2 * s + 40) ** 2 for s in sizes) ** 0.5)
    for part in parts:
        inner = graph.subgraph(sorted(part))
        ordered = networkx.Graph()
        ordered.add_nodes_from(sorted(part))
        ordered.add_edges_from(sorted(tuple(sorted(e)) for e in inner.edges))
        size = extent(len(part))
        if len(part) > 150:
            spots = networkx.spring_layout(ordered, seed=7, scale=size, k=2.5 / len(part) ** 0.5, iterations=60 if len(part) < 800 else 30)
        else:
            spots = networkx.kamada_kawai_layout(ordered, scale=size) if len(part) > 1 else {next(iter(part)): (0.0, 0.0)}
        if x + 2 * size > width and x > 0:
            x, y, row = 0.0, y + row + 40, 0.0
        for node, (a, b) in spots.items():
            placed[node] = (round(float(a) + x + size, 1), round(float(b) + y + size, 1))
        x, row = x + 2 * size + 40, max(row, 2 * size)
    return placed


def extent(nodes: int) -> float:
    """Return the radius that a component of so many nodes is laid out in."""
    return 42 * nodes ** 0.5 + 10
