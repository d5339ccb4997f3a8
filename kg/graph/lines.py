"""Room 5: the edges of an article as lines of GraphML, kept in the article's graph beside its triples, only inside stores.

What a line says of its edge depends on the statement alone, but for the number that tells parallel edges apart: its place is marked, and the whole network
fills it in.  A network of a million edges is written an order of magnitude quicker from lines that lie ready than from statements.
"""

from __future__ import annotations

import json
from typing import Iterable

from ..model import Statement
from .xml import attribute, content

PLACE = "\t"                 # where the number of a parallel edge goes, inside the label; no line has another tab
EDGE_KEYS = (("weight", "float"), ("predicate", "string"), ("event", "string"), ("polarity", "string"), ("modality", "string"), ("tense", "string"), ("asserted", "boolean"), ("speaker", "string"),
             ("place", "string"), ("earliest", "string"), ("latest", "string"), ("article", "string"), ("quote", "string"), ("confidence", "float"), ("assertions", "int"))
OPENING = {name: f'<data key="{"weight" if name == "weight" else "e_" + name}">' for name, _ in EDGE_KEYS}


def attributes(one: Statement, weight: int = 1, asserted: int = -1, earliest: str = "", latest: str = "") -> dict[str, object]:
    """Return what a network shows of an edge, empty values left out.

    :param weight: how many statements are folded into the edge, ``asserted`` of them by their article; -1 where nothing is folded
    :param earliest: first day of the folded ones
    """
    time = one.time
    if asserted < 0 and time is not None:
        earliest, latest = time.earliest, time.latest
    found = {"weight": float(weight), "predicate": one.predicate, "event": one.event_type, "polarity": one.polarity, "modality": one.modality, "tense": one.tense,
             "asserted": "true" if one.asserted else "false", "speaker": one.speaker.label if one.speaker else "", "place": one.place.label if one.place else "",
             "earliest": earliest, "latest": latest, "article": one.article, "quote": one.evidence[0].quote if one.evidence else "", "confidence": one.confidence,
             "assertions": "" if asserted < 0 else asserted}
    return {name: value for name, value in found.items() if value != ""}


def line(one: Statement, values: dict[str, object]) -> str:
    """Return an edge as one line of GraphML, without its end."""
    label = attribute(one.predicate)
    data = "</data>".join([OPENING[name] + content(value) for name, value in values.items()])
    return (f'    <edge id="{one.id}" source={attribute(one.subject.iri)} target={attribute(one.object.iri)} label={label[:-1]}{PLACE}{label[-1]}>'       # type: ignore[union-attr]
            f"{data}</data></edge>")


def numbered(text: str, number: int) -> str:
    """Fill the place of a line in: nothing for the first edge of its kind, then (2), (3) …

    >>> numbered('<edge label="warnen\\t">', 1), numbered('<edge label="warnen\\t">', 2)
    ('<edge label="warnen">', '<edge label="warnen (2)">')
    """
    before, _, after = text.partition(PLACE)
    return f"{before} ({number}){after}" if number > 1 else before + after


def pack_edges(statements: Iterable[Statement]) -> tuple[str, str]:
    """Return (index, lines) of an article's edges: JSON with the nodes as they come, the predicates, and for each edge its subject, object and predicate; the lines."""
    nodes: dict[str, list[str]] = {}
    predicates: dict[str, int] = {}
    places: dict[str, int] = {}
    ends: tuple[list[int], list[int], list[int]] = ([], [], [])
    lines = []
    for one in statements:
        if one.object is None:
            continue
        for entity, column in ((one.subject, ends[0]), (one.object, ends[1])):
            nodes.setdefault(entity.iri, [entity.iri, entity.label, entity.type, entity.wikidata])
            column.append(places.setdefault(entity.iri, len(places)))
        ends[2].append(predicates.setdefault(one.predicate, len(predicates)))
        lines.append(line(one, attributes(one)))
    return json.dumps([list(nodes.values()), list(predicates), *ends], ensure_ascii=False, separators=(",", ":")), "\n".join(lines)


__all__ = ["EDGE_KEYS", "attributes", "line", "numbered", "pack_edges"]
