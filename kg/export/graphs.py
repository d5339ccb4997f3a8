"""Room 6: the network as GraphML and GEXF 1.3, as Gephi's importer wants them.

Written by hand, because networkx's writers repeat the ids of parallel edges and cannot write ``<edge label>`` (GraphML) or ``kind`` (GEXF), without which
Gephi merges parallel edges; see ``docs/exports.md``.  Streams: one line per node and edge.
"""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from ..model import Statement
from .network import COLOURS, Filter, Network, network

NODE_KEYS = (("label", "string"), ("type", "string"), ("wikidata", "string"), ("degree", "int"), ("r", "int"), ("g", "int"), ("b", "int"), ("size", "float"), ("x", "float"), ("y", "float"))
EDGE_KEYS = (("weight", "float"), ("predicate", "string"), ("event", "string"), ("polarity", "string"), ("modality", "string"), ("tense", "string"), ("asserted", "boolean"), ("speaker", "string"),
             ("place", "string"), ("earliest", "string"), ("latest", "string"), ("article", "string"), ("quote", "string"), ("confidence", "float"))
ILLEGAL = {i: None for i in range(32) if i not in (9, 10, 13)} | {0xFFFE: None, 0xFFFF: None}


def clean(value: object) -> str:
    """Return a value as XML text; characters that XML 1.0 forbids are dropped."""
    return escape(str(value).translate(ILLEGAL))


def attribute(value: object) -> str:
    return quoteattr(str(value).translate(ILLEGAL))


def node_values(net: Network, address: str) -> dict[str, object]:
    entity = net.nodes[address]
    r, g, b = COLOURS[entity.type]
    found = {"label": entity.label, "type": entity.type, "wikidata": entity.wikidata, "degree": net.degree[address], "r": r, "g": g, "b": b, "size": net.size(address)}
    if address in net.positions:
        found["x"], found["y"] = net.positions[address]
    return {k: x for k, x in found.items() if x != ""}


def edge_values(one: Statement) -> dict[str, object]:
    found = {"weight": 1.0, "predicate": one.predicate, "event": one.event_type, "polarity": one.polarity, "modality": one.modality, "tense": one.tense,
             "asserted": "true" if one.asserted else "false", "speaker": one.speaker.label if one.speaker else "", "place": one.place.label if one.place else "",
             "earliest": one.time.earliest if one.time else "", "latest": one.time.latest if one.time else "", "article": one.article,
             "quote": one.evidence[0].quote if one.evidence else "", "confidence": one.confidence}
    return {k: x for k, x in found.items() if x != ""}


def write_graphml(store, path: Path, filter: Filter) -> None:
    """Write GraphML: keys with ``for``, unique edge ids, ``label`` on every edge."""
    net = network(store.statements(), filter)
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
                  'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n')
        for name, kind in NODE_KEYS:
            out.write(f'  <key id="{name}" for="node" attr.name="{name}" attr.type="{kind}"/>\n')
        for name, kind in EDGE_KEYS:
            out.write(f'  <key id="{"weight" if name == "weight" else "e_" + name}" for="edge" attr.name="{name}" attr.type="{kind}"/>\n')
        out.write('  <graph id="G" edgedefault="directed">\n')
        for address in net.nodes:
            data = "".join(f'<data key="{k}">{clean(x)}</data>' for k, x in node_values(net, address).items())
            out.write(f"    <node id={attribute(address)}>{data}</node>\n")
        for one, kind in zip(net.edges, net.kinds):
            data = "".join(f'<data key="{"weight" if k == "weight" else "e_" + k}">{clean(x)}</data>' for k, x in edge_values(one).items())
            out.write(f"    <edge id={attribute(one.id)} source={attribute(one.subject.iri)} target={attribute(one.object.iri)} label={attribute(kind)}>{data}</edge>\n")       # type: ignore[union-attr]
        out.write("  </graph>\n</graphml>\n")


def write_gexf(store, path: Path, filter: Filter) -> None:
    """Write GEXF 1.3, dynamic with dates: an edge lives in the interval of its event, a node from its first to its last edge."""
    net = network(store.statements(), filter)
    spans: dict[str, list[str]] = {}
    undated: set[str] = set()
    for one in net.edges:
        for entity in (one.subject, one.object):
            if one.time is None or not (one.time.earliest and one.time.latest):
                undated.add(entity.iri)                                                              # type: ignore[union-attr]
            else:
                spans.setdefault(entity.iri, []).extend((one.time.earliest, one.time.latest))        # type: ignore[union-attr]
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
                  '  <meta><creator>nachrichtengraph</creator><description>statements of German news articles</description></meta>\n'
                  '  <graph mode="dynamic" defaultedgetype="directed" timeformat="date">\n    <attributes class="node">\n')
        for name, kind in NODE_KEYS[1:4]:
            out.write(f'      <attribute id="{name}" title="{name}" type="{ {"int": "integer"}.get(kind, kind) }"/>\n')
        out.write('    </attributes>\n    <attributes class="edge">\n')
        for name, kind in EDGE_KEYS[1:]:
            out.write(f'      <attribute id="{name}" title="{name}" type="{kind}"/>\n')
        out.write("    </attributes>\n    <nodes>\n")
        for address, entity in net.nodes.items():
            data = node_values(net, address)
            life = "" if address in undated or address not in spans else f' start="{min(spans[address])}" end="{max(spans[address])}"'
            values = "".join(f'<attvalue for="{k}" value={attribute(data[k])}/>' for k in ("type", "wikidata", "degree") if k in data)
            position = f'<viz:position x="{data["x"]}" y="{data["y"]}" z="0.0"/>' if "x" in data else ""
            out.write(f'      <node id={attribute(address)} label={attribute(entity.label)}{life}><attvalues>{values}</attvalues><viz:color r="{data["r"]}" g="{data["g"]}" b="{data["b"]}"/>'
                      f'<viz:size value="{data["size"]}"/>{position}</node>\n')
        out.write("    </nodes>\n    <edges>\n")
        for one, kind in zip(net.edges, net.kinds):
            life = f' start="{one.time.earliest}" end="{one.time.latest}"' if one.time is not None and one.time.earliest and one.time.latest else ""
            values = "".join(f'<attvalue for="{k}" value={attribute(x)}/>' for k, x in edge_values(one).items() if k != "weight")
            out.write(f'      <edge id={attribute(one.id)} source={attribute(one.subject.iri)} target={attribute(one.object.iri)} kind={attribute(kind)} label={attribute(one.predicate)} weight="1.0"{life}>'   # type: ignore[union-attr]
                      f"<attvalues>{values}</attvalues></edge>\n")
        out.write("    </edges>\n  </graph>\n</gexf>\n")
