"""Room 6: the network as GEXF 1.3, as Gephi's importer wants it, and the values that all formats give nodes and edges.

Written by hand, because networkx's writers repeat the ids of parallel edges and cannot write ``kind``, without which Gephi merges parallel edges; see
``docs/exports.md``.  Streams: edges go to a draft of their own as they are read, the nodes are written when all edges have passed.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Callable, Iterator

from ..graph.lines import EDGE_KEYS, attributes
from ..graph.xml import attribute
from .network import COLOURS, Edge, Filter, Network, selected

NODE_KEYS = (("label", "string"), ("type", "string"), ("wikidata", "string"), ("degree", "int"), ("indegree", "int"), ("outdegree", "int"), ("community", "int"),
             ("pagerank", "double"), ("betweenness", "double"), ("r", "int"), ("g", "int"), ("b", "int"), ("size", "float"), ("x", "float"), ("y", "float"))
VISUAL = ("label", "r", "g", "b", "size", "x", "y")                  # GEXF says these in elements and attributes of its own


def node_values(net: Network, address: str) -> dict[str, object]:
    entity = net.nodes[address]
    r, g, b = COLOURS[entity.type]
    found: dict[str, object] = {"label": entity.label, "type": entity.type, "wikidata": entity.wikidata, "degree": net.degree[address], "indegree": net.received[address],
                                "outdegree": net.degree[address] - net.received[address], "r": r, "g": g, "b": b, "size": net.size(address)}
    if seen := net.measures.get(address):
        found |= {"community": seen.community, "pagerank": seen.pagerank, "betweenness": seen.betweenness, "x": seen.x, "y": seen.y}
    return {k: x for k, x in found.items() if x != ""}


def edge_values(edge: Edge) -> dict[str, object]:
    return attributes(edge.statement, edge.weight, edge.asserted, edge.earliest, edge.latest)


@contextmanager
def in_two_parts(path: Path) -> Iterator[tuple[IO[str], Callable[[IO[str]], None]]]:
    """Give a draft for the edges, and a function that appends it to the file once the nodes stand there."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n", dir=path.parent) as draft:
        def append(out: IO[str]) -> None:
            draft.seek(0)
            shutil.copyfileobj(draft, out, 1 << 20)
        yield draft, append


def write_gexf(store, path: Path, filter: Filter) -> None:
    """Write GEXF 1.3, dynamic with dates: an edge lives in the interval of its event, a node from its first to its last edge."""
    net = Network()
    with in_two_parts(path) as (edges, append), path.open("w", encoding="utf-8", newline="\n") as out:
        for edge in net.grow(selected(store, filter, edges=True), fold=filter.fold):
            one = edge.statement
            life = f' start="{edge.earliest}" end="{edge.latest}"' if edge.earliest else ""
            values = "".join([f'<attvalue for="{k}" value={attribute(x)}/>' for k, x in edge_values(edge).items() if k != "weight"])
            edges.write(f'      <edge id="{one.id}" source={attribute(one.subject.iri)} target={attribute(one.object.iri)} kind={attribute(edge.kind)} label={attribute(one.predicate)} '   # type: ignore[union-attr]
                        f'weight="{float(edge.weight)}"{life}><attvalues>{values}</attvalues></edge>\n')
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
                  '  <meta><creator>nachrichtengraph</creator><description>statements of German news articles</description></meta>\n'
                  '  <graph mode="dynamic" defaultedgetype="directed" timeformat="date">\n    <attributes class="node">\n')
        declared = [(k, kind) for k, kind in NODE_KEYS if k not in VISUAL]
        for name, kind in declared:
            out.write(f'      <attribute id="{name}" title="{name}" type="{ {"int": "integer"}.get(kind, kind) }"/>\n')
        out.write('    </attributes>\n    <attributes class="edge">\n')
        for name, kind in EDGE_KEYS[1:]:
            out.write(f'      <attribute id="{name}" title="{name}" type="{ {"int": "integer"}.get(kind, kind) }"/>\n')
        out.write("    </attributes>\n    <nodes>\n")
        for address in sorted(net.nodes):
            data = node_values(net, address)
            first, last = net.life[address]
            life = f' start="{first}" end="{last}"' if first else ""
            values = "".join(f'<attvalue for="{k}" value={attribute(data[k])}/>' for k, _ in declared if k in data)
            position = f'<viz:position x="{data["x"]}" y="{data["y"]}" z="0.0"/>' if "x" in data else ""
            out.write(f'      <node id={attribute(address)} label={attribute(data["label"])}{life}><attvalues>{values}</attvalues><viz:color r="{data["r"]}" g="{data["g"]}" b="{data["b"]}"/>'
                      f'<viz:size value="{data["size"]}"/>{position}</node>\n')
        out.write("    </nodes>\n    <edges>\n")
        append(out)
        out.write("    </edges>\n  </graph>\n</gexf>\n")
