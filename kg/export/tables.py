"""Room 6: statements as JSON lines, nodes and edges as CSV."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Iterable

from .graphs import edge_values
from .network import Edge, Filter, Network, selected

NODE_FIELDS = ("id", "label", "type", "wikidata", "degree", "latitude", "longitude", "community", "pagerank", "betweenness")
EDGE_FIELDS = ("id", "source", "target", "predicate", "event_type", "polarity", "modality", "tense", "asserted", "speaker", "place", "earliest", "latest", "article", "start", "end", "quote", "weight")


def write_jsonl(store, path: Path, filter: Filter) -> None:
    """Write one statement a line, keys as in CONTRACT.md, sorted by article and position."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for one in selected(store, filter):
            out.write(json.dumps(one.record(), ensure_ascii=False) + "\n")


def write_csv(store, path: Path, filter: Filter) -> None:
    """Write ``NAME.nodes.csv`` and ``NAME.edges.csv``; the file itself gets the edges."""
    net = Network()
    target = path.with_name(path.name.removeprefix(".").removesuffix(".part"))
    write_rows(path, EDGE_FIELDS, (edge_row(e) for e in net.grow(selected(store, filter, edges=True), fold=filter.fold)))
    write_rows(target.with_name(f"{target.stem}.nodes.csv"), NODE_FIELDS, (node_row(net, a) for a in sorted(net.nodes)))


def write_rows(path: Path, fields: tuple[str, ...], rows: Iterable[list]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(fields)
        writer.writerows(rows)


def node_row(net: Network, address: str) -> list:
    e, seen = net.nodes[address], net.measures.get(address)
    return [address, e.label, e.type, e.wikidata, net.degree[address], "" if e.latitude is None else e.latitude, "" if e.longitude is None else e.longitude,
            *((seen.community, seen.pagerank, seen.betweenness) if seen else ("", "", ""))]


def edge_row(edge: Edge) -> list:
    s, v = edge.statement, edge_values(edge)
    first = s.evidence[0]
    return [s.id, s.subject.iri, s.object.iri, s.predicate, s.event_type, s.polarity, s.modality, s.tense, v["asserted"], v.get("speaker", ""),             # type: ignore[union-attr]
            v.get("place", ""), v.get("earliest", ""), v.get("latest", ""), s.article, first.start, first.end, first.quote, edge.weight]
