"""Make ``docs/ontology.md`` and ``ontologies/context.jsonld`` from ``nachrichtengraph.ttl``: ``python ontologies/document.py``.  A test compares."""

from __future__ import annotations

import json
from pathlib import Path

import rdflib
from rdflib import OWL, RDF, RDFS, SKOS

from kg.graph.vocabulary import PREFIXES

HERE = Path(__file__).resolve().parent
SECTIONS = ((OWL.Class, "Classes"), (OWL.ObjectProperty, "Relations between things"), (OWL.DatatypeProperty, "Values"), (None, "Event types and other individuals"))


def load() -> rdflib.Graph:
    return rdflib.Graph().parse(HERE / "nachrichtengraph.ttl")


def own_terms(graph: rdflib.Graph) -> list[rdflib.URIRef]:
    base = dict(graph.namespaces())["kg"]
    return sorted({s for s in graph.subjects(RDF.type) if str(s).startswith(str(base))}, key=str)


def page(graph: rdflib.Graph) -> str:
    """Return the reference of all terms as Markdown."""
    lines = ["# The ontology, term by term", "", "Made from `ontologies/nachrichtengraph.ttl` by `python ontologies/document.py`; `docs/rdf.md` shows how the terms hang together.", ""]
    used: set[rdflib.URIRef] = set()
    for kind, title in SECTIONS:
        terms = [t for t in own_terms(graph) if t not in used and (kind is None or (t, RDF.type, kind) in graph)]
        used.update(terms)
        lines += [f"## {title}", "", "| term | Deutsch | English | what it means | broader |", "|---|---|---|---|---|"]
        for term in terms:
            label = {x.language: str(x) for x in graph.objects(term, RDFS.label)}
            about = [str(x) for p in (RDFS.comment, SKOS.definition, SKOS.example, SKOS.note) for x in sorted(graph.objects(term, p))]
            broader = sorted(graph.qname(str(x)) for p in (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.broader, SKOS.exactMatch, SKOS.closeMatch) for x in graph.objects(term, p))
            lines.append(f"| `{graph.qname(str(term))}` | {label.get('de', '')} | {label.get('en', '')} | {' '.join(about).replace('|', '/')} | {', '.join(broader)} |")
        lines.append("")
    return "\n".join(lines)


def context(graph: rdflib.Graph) -> str:
    """Return a JSON-LD 1.1 context: own terms by their local name, with the type of their values."""
    terms: dict[str, object] = {}
    for term in own_terms(graph):
        local = graph.qname(str(term))
        kind = graph.value(term, RDFS.range)
        if (term, RDF.type, OWL.ObjectProperty) in graph:
            terms[local.split(":")[1]] = {"@id": local, "@type": "@id"}
        elif (term, RDF.type, OWL.DatatypeProperty) in graph:
            terms[local.split(":")[1]] = {"@id": local, "@type": graph.qname(str(kind))} if kind and str(kind).startswith(str(rdflib.XSD)) else {"@id": local}
        elif (term, RDF.type, OWL.Class) in graph:
            terms[local.split(":")[1]] = local
    return json.dumps({"@context": {"@version": 1.1, **PREFIXES, **terms}}, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    ontology = load()
    (HERE.parent / "docs" / "ontology.md").write_text(page(ontology), encoding="utf-8")
    (HERE / "context.jsonld").write_text(context(ontology), encoding="utf-8")
