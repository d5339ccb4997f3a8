"""Room 6: one self-contained HTML page with the picture of the graph.

``page.html`` is the page, ``vendor/cytoscape.min.js`` (MIT) draws; both are put into the file, so that it opens from disk without a network.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from .network import COLOURS, LAYOUT_LIMIT, Filter, Network, network, positions

EDGE_LIMIT = 4000            # edges that a browser draws smoothly; of a larger graph the best connected nodes are shown


def write_html(store, path: Path, filter: Filter) -> None:
    """Write the page; a graph of more than :data:`EDGE_LIMIT` edges is cut down to its best connected nodes, and the page says so."""
    net = network(store.statements(), filter)
    total = len(net.edges)
    if total > EDGE_LIMIT:
        net = densest(net)
    texts = {a.id: {"title": a.title, "date": a.date, "url": a.url} for a in store.articles()}
    data = {"nodes": [node(net, a) for a in net.nodes], "edges": [edge(s) for s in net.edges], "articles": texts, "total": total,
            "colours": {k: "#%02x%02x%02x" % c for k, c in COLOURS.items()}}
    here = files("kg.export")
    page = (here / "page.html").read_text(encoding="utf-8")
    library = (here / "vendor" / "cytoscape.min.js").read_text(encoding="utf-8").replace("</script", "<\\/script")
    payload = json.dumps(data, ensure_ascii=False, sort_keys=True).replace("</", "<\\/")
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(page.replace("/*LIBRARY*/", library).replace("/*DATA*/", payload))


def densest(net: Network) -> Network:
    """Keep the best connected nodes whose edges number at most :data:`EDGE_LIMIT`."""
    order = sorted(net.nodes, key=lambda a: (-net.degree[a], a))
    rank = {a: i for i, a in enumerate(order)}
    edges = sorted(net.edges, key=lambda s: (max(rank[s.subject.iri], rank[s.object.iri]), s.id))[:EDGE_LIMIT]        # type: ignore[union-attr]
    kept = {s.id for s in edges}
    nodes = {e.iri for s in edges for e in (s.subject, s.object)}                                                    # type: ignore[union-attr]
    small = Network({a: net.nodes[a] for a in sorted(nodes)}, [s for s in net.edges if s.id in kept], net.degree)
    if len(small.nodes) <= LAYOUT_LIMIT * 2:
        small.positions = positions(small)
    return small


def node(net: Network, address: str) -> dict:
    entity = net.nodes[address]
    found = {"id": address, "label": entity.label, "type": entity.type, "size": net.size(address), "wikidata": entity.wikidata}
    if address in net.positions:
        found["x"], found["y"] = net.positions[address]
    return found


def edge(one) -> dict:
    return {"id": one.id, "source": one.subject.iri, "target": one.object.iri, "label": one.predicate, "event": one.event_type, "asserted": one.asserted, "polarity": one.polarity,
            "modality": one.modality, "speaker": one.speaker.label if one.speaker else "", "quote": one.evidence[0].quote, "article": one.article,
            "time": one.time.edtf or one.time.text if one.time else "", "from": one.time.earliest if one.time else "", "to": one.time.latest if one.time else ""}
