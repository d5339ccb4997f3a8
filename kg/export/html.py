"""Room 6: one self-contained HTML page with the picture of the graph.

``page.html`` is the page, ``vendor/cytoscape.min.js`` (MIT) draws; both are put into the file, so that it opens from disk without a network.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from .graphs import edge_values
from .network import COLOURS, Edge, Filter, Network, selected

EDGE_LIMIT = 4000            # edges that a browser draws smoothly; of a larger graph the best connected nodes are shown


def write_html(store, path: Path, filter: Filter) -> None:
    """Write the page; a graph of more than :data:`EDGE_LIMIT` edges is cut down to its best connected nodes, and the page says so."""
    net = Network()
    edges = list(net.grow(selected(store, filter, edges=True), fold=filter.fold))
    total = len(edges)
    if total > EDGE_LIMIT:
        edges = densest(net, edges)
        net = Network()
        edges = list(net.grow(e.statement for e in edges))
    texts = {a.id: {"title": a.title, "date": a.date, "url": a.url} for a in store.articles()}
    data = {"nodes": [node(net, a) for a in sorted(net.nodes)], "edges": [edge_data(e) for e in edges], "articles": texts, "total": total,
            "colours": {k: "#%02x%02x%02x" % c for k, c in COLOURS.items()}}
    here = files("kg.export")
    page = (here / "page.html").read_text(encoding="utf-8")
    library = (here / "vendor" / "cytoscape.min.js").read_text(encoding="utf-8").replace("</script", "<\\/script")
    payload = json.dumps(data, ensure_ascii=False, sort_keys=True).replace("</", "<\\/")
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(page.replace("/*LIBRARY*/", library).replace("/*DATA*/", payload))


def densest(net: Network, edges: list[Edge]) -> list[Edge]:
    """Keep the edges between the best connected nodes, at most :data:`EDGE_LIMIT`, in their order."""
    rank = {a: i for i, a in enumerate(sorted(net.nodes, key=lambda a: (-net.degree[a], a)))}
    best = sorted(edges, key=lambda e: (max(rank[e.statement.subject.iri], rank[e.statement.object.iri]), e.statement.id))[:EDGE_LIMIT]        # type: ignore[union-attr]
    kept = {e.statement.id for e in best}
    return [e for e in edges if e.statement.id in kept]


def node(net: Network, address: str) -> dict:
    entity = net.nodes[address]
    found = {"id": address, "label": entity.label, "type": entity.type, "size": net.size(address), "wikidata": entity.wikidata}
    if seen := net.measures.get(address):
        found |= {"x": seen.x, "y": seen.y, "community": seen.community}
    return found


def edge_data(edge: Edge) -> dict:
    one, v = edge.statement, edge_values(edge)
    return {"id": one.id, "source": one.subject.iri, "target": one.object.iri, "label": one.predicate, "event": one.event_type, "asserted": one.asserted, "polarity": one.polarity,     # type: ignore[union-attr]
            "modality": one.modality, "speaker": v.get("speaker", ""), "quote": one.evidence[0].quote, "article": one.article, "weight": edge.weight,
            "time": one.time.edtf or one.time.text if one.time else "", "from": v.get("earliest", ""), "to": v.get("latest", "")}
