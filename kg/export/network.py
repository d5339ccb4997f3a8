"""Room 6: statements → the network of entities that graph programs draw: nodes, edges, colours, sizes, positions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Iterable, Iterator

import networkx

from ..model import Entity, Statement

COLOURS = {"Person": (214, 96, 77), "Organization": (67, 147, 195), "Government": (33, 102, 172), "Country": (77, 146, 33), "Region": (127, 188, 65), "City": (161, 215, 106),
           "Place": (184, 225, 134), "Facility": (118, 113, 113), "Event": (153, 112, 171), "Role": (224, 166, 60), "Group": (241, 163, 64), "Work": (140, 81, 10), "Thing": (190, 190, 190)}
LAYOUT_LIMIT = 6000          # nodes that are laid out and measured here; larger graphs are left to the program that opens them
EDGE_LIMIT = 100_000         # edges likewise


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
    fold: bool = False           # parallel edges as one, with counts; of the network only

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
        return replace(self, fold=False) == Filter()


@dataclass
class Network:
    """The nodes by IRI, with what is known of each when all edges have passed by; the edges themselves are not kept."""
    nodes: dict[str, Entity] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)            # nodes and predicates, numbered as they come
    degree: Counter[str] = field(default_factory=Counter)
    received: Counter[str] = field(default_factory=Counter)          # edges that point to a node
    life: dict[str, tuple[str, str]] = field(default_factory=dict)   # first and last day of a node's events, ("", "") where one has no date
    repeats: dict[int, int] = field(default_factory=dict)            # how often a pair has a predicate
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)   # undirected, while the graph is small enough to be laid out

    def grow(self, statements: Iterable[Statement], *, fold: bool = False) -> Iterator[Edge]:
        """Yield an edge for every statement with two entities, in the order of the statements; take its nodes in.

        :param fold: one edge per subject, predicate and object, with counts, instead of parallel ones
        """
        for edge in folded(statements) if fold else (Edge(s) for s in statements if s.object is not None):
            one = edge.statement
            subject, target = one.subject.iri, one.object.iri                                        # type: ignore[union-attr]
            self.nodes.setdefault(subject, one.subject)
            self.nodes.setdefault(target, one.object)                                                # type: ignore[arg-type]
            self.degree[subject] += 1
            self.degree[target] += 1
            self.received[target] += 1
            self.live(subject, edge)
            self.live(target, edge)
            if len(self.nodes) <= LAYOUT_LIMIT and subject != target:
                self.pairs[(subject, target) if subject < target else (target, subject)] += edge.weight
            a, b, c = (self.numbers.setdefault(x, len(self.numbers)) for x in (subject, target, one.predicate))
            key = (a << 64) + (b << 32) + c
            self.repeats[key] = self.repeats.get(key, 0) + 1
            edge.number = self.repeats[key]
            yield edge

    def live(self, address: str, edge: Edge) -> None:
        first, last = self.life.get(address, (edge.earliest, edge.latest))
        self.life[address] = (min(first, edge.earliest), max(last, edge.latest)) if first and edge.earliest and edge.latest else ("", "")

    def size(self, address: str) -> float:
        return round(8 + 4 * self.degree.get(address, 0) ** 0.5, 2)

    @property
    def small(self) -> bool:
        return 0 < len(self.nodes) <= LAYOUT_LIMIT and self.degree.total() <= 2 * EDGE_LIMIT

    @cached_property
    def measures(self) -> dict[str, Measures]:
        """Position, community and centralities of every node once all edges have passed, nothing for a graph that is too large to be drawn."""
        return measure(tuple(sorted(self.nodes)), tuple(sorted(self.pairs.items()))) if self.small else {}


@dataclass
class Edge:
    """A statement as an edge, or several folded into one."""
    statement: Statement
    weight: int = 1
    asserted: int = -1           # how many of the folded statements are asserted, -1 where nothing was folded
    earliest: str = ""
    latest: str = ""
    number: int = 1              # the how many-th edge with this predicate between its nodes

    @property
    def kind(self) -> str:
        """The predicate, numbered where a pair has it more than once: Gephi merges parallel edges of one kind."""
        return self.statement.predicate if self.number == 1 else f"{self.statement.predicate} ({self.number})"

    def __post_init__(self) -> None:
        time = self.statement.time
        if time is not None and time.earliest and time.latest:
            self.earliest, self.latest = time.earliest, time.latest


def folded(statements: Iterable[Statement]) -> Iterator[Edge]:
    """Yield one edge per subject, predicate and object; it carries the first statement, the counts and the interval of all."""
    kept: dict[tuple[str, str, str], Edge] = {}
    for one in statements:
        if one.object is None:
            continue
        new = Edge(one, 1, int(one.asserted))
        old = kept.setdefault((one.subject.iri, one.predicate, one.object.iri), new)
        if old is not new:
            old.weight, old.asserted = old.weight + 1, old.asserted + new.asserted
            dated = old.earliest and new.earliest
            old.earliest, old.latest = (min(old.earliest, new.earliest), max(old.latest, new.latest)) if dated else ("", "")
    yield from kept.values()


def selected(store, filter: Filter, *, edges: bool = False) -> Iterator[Statement]:
    """Yield the statements of a store that a filter lets through, on demand only those between two entities."""
    read = store.edges if edges else store.statements
    kept = read() if filter.everything else (s for s in read() if filter.fits(s))
    if filter.weight == 1:
        yield from kept
        return
    count = Counter((s.subject.iri, s.object.iri) for s in kept if s.object is not None)
    for one in read():
        if filter.fits(one) and one.object is not None and count[one.subject.iri, one.object.iri] >= filter.weight:
            yield one


@dataclass(frozen=True)
class Measures:
    """What a node is in the network as a whole."""
    x: float
    y: float
    community: int               # Louvain, numbered from the largest
    pagerank: float
    betweenness: float           # estimated from 200 nodes in graphs of more


@lru_cache(maxsize=2)            # GraphML, GEXF and the page of one build show the same picture
def measure(nodes: tuple[str, ...], pairs: tuple[tuple[tuple[str, str], int], ...]) -> dict[str, Measures]:
    graph = networkx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_weighted_edges_from((a, b, n) for (a, b), n in pairs)
    spots = positions(graph)
    groups = sorted(networkx.community.louvain_communities(graph, seed=7), key=lambda c: (-len(c), min(c)))
    member = {node: i for i, group in enumerate(groups) for node in group}
    rank = networkx.pagerank(graph)
    between = networkx.betweenness_centrality(graph, k=min(len(nodes), 200), seed=7)
    return {n: Measures(*spots[n], member[n], round(rank[n], 6), round(between[n], 6)) for n in nodes}


def positions(graph: networkx.Graph) -> dict[str, tuple[float, float]]:
    """Lay each component out (Kamada–Kawai, large ones by springs from a fixed seed) and set them on shelves."""
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
            spots = networkx.kamada_kawai_layout(ordered, scale=size) if len(part) > 2 else dict(zip(ordered, ((-size, 0.0), (size, 0.0))))
        if x + 2 * size > width and x > 0:
            x, y, row = 0.0, y + row + 40, 0.0
        for node, (a, b) in spots.items():
            placed[node] = (round(float(a) + x + size, 1), round(float(b) + y + size, 1))
        x, row = x + 2 * size + 40, max(row, 2 * size)
    return placed


def extent(nodes: int) -> float:
    """Return the radius that a component of so many nodes is laid out in."""
    return 42 * nodes ** 0.5 + 10
