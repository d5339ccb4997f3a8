"""Room 6: statements as JSON lines, nodes and edges as CSV."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from .network import Filter, network, selected

NODE_FIELDS = ("id", "label", "type", "wikidata", "degree", "latitude", "longitude")
EDGE_FIELDS = ("id", "source", "target", "predicate", "event_type", "polarity", "modality", "tense", "asserted", "speaker", "place", "earliest", "latest", "article", "start", "end", "quote")


def write_jsonl(store, path: Path, filter: Filter) -> None:
    """Write one statement a line, keys as in CONTRACT.md, sorted by article and position."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for one in selected(store.statements(), filter):
            out.write(json.dumps(one.record(), ensure_ascii=False) + "\n")


def write_csv(store, path: Path, filter: Filter) -> None:
    """Write ``NAME.nodes.csv`` and ``NAME.edges.csv``; the file itself gets the edges."""
    net = network(store.statements(), filter, layout=False)
    target = path.with_name(path.name.removeprefix(".").removesuffix(".part"))
    for kind, fields, rows in (("nodes", NODE_FIELDS, node_rows(net)), ("edges", EDGE_FIELDS, edge_rows(net))):
        draft = path if kind == "edges" else target.with_name(f"{target.stem}.nodes.csv")
        with draft.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(fields)
            writer.writerows(rows)


def node_rows(net):
    for address, e in net.nodes.items():
        yield [address, e.label, e.type, e.wikidata, net.degree[address], "" if e.latitude is None else e.latitude, "" if e.longitude is None else e.longitude]


def edge_rows(net):
    for s in net.edges:
        first = s.evidence[0]
        yield [s.id, s.subject.iri, s.object.iri, s.predicate, s.event_type, s.polarity, s.modality, s.tense, str(s.asserted).lower(), s.speaker.label if s.speaker else "",
               s.place.label if s.place else "", s.time.earliest if s.time else "", s.time.latest if s.time else "", s.article, first.start, first.end, first.quote]
