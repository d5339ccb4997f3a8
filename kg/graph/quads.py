"""Room 5: Reading → quads and back.

Each statement is a node (RDF 1.1) with its roles, certainty, speaker and evidence in the graph of its article; a direct edge
``subject relation object`` stands beside it only for what the article itself asserts and affirms.  No blank nodes.
"""

from __future__ import annotations

from typing import Iterable, Iterator
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from .. import __version__
from ..model import Article, Entity, Statement, digest
from . import vocabulary as v
from .lines import pack_edges
from .records import pack
from .vocabulary import RDF_TYPE, german, term, text, typed

XSD_DATE = "date"


def article_iri(identifier: str, base: str = v.DATA) -> NamedNode:
    return NamedNode(f"{base}article/{quote(identifier, safe='/-_.~')}")


def entity_graph(base: str = v.DATA) -> NamedNode:
    return NamedNode(f"{base}graph/entities")


def run_graph(base: str = v.DATA) -> NamedNode:
    return NamedNode(f"{base}graph/runs")


def iri(value: str) -> NamedNode:
    """Return a node for an IRI, characters that RDF forbids escaped."""
    return NamedNode(quote(value, safe="/:#?&=%-_.~+,;@!$'()*äöüÄÖÜßéèêáàâóòôíìîúùûçñğışćčžšőűøåæœ") if any(c in value for c in ' <>"{}|\\^`') else value)


def article_quads(article: Article, statements: Iterable[Statement], base: str = v.DATA) -> Iterator[Quad]:
    """Yield the quads of one article with its statements, in its own graph."""
    graph = article_iri(article.id, base)
    yield Quad(graph, RDF_TYPE, term("schema:NewsArticle"), graph)
    yield Quad(graph, RDF_TYPE, term("prov:Entity"), graph)
    yield Quad(graph, term("schema:identifier"), text(article.id), graph)
    yield Quad(graph, term("kg:fingerprint"), text(article.fingerprint), graph)
    yield Quad(graph, term("schema:text"), german(article.text), graph)
    if article.title:
        yield Quad(graph, term("schema:headline"), german(article.title), graph)
    if article.date:
        kind = {4: "gYear", 7: "gYearMonth"}.get(len(article.date), "date")
        yield Quad(graph, term("schema:datePublished"), typed(article.date, kind), graph)
    if article.url:
        yield Quad(graph, term("schema:url"), text(article.url), graph)
    if article.publisher:
        yield Quad(graph, term("schema:publisher"), text(article.publisher), graph)
    yield from statements_quads(statements, graph, base)


KEPT = frozenset(term(name) for name in ("kg:records", "kg:edgeIndex", "kg:edgeLines"))      # what only stores hold


def kept_quads(statements: Iterable[Statement], graph: NamedNode) -> list[Quad]:
    """Return the statements of an article, in the order of the text, as the literals that :mod:`kg.graph.records` and GraphML read; for stores only."""
    ordered = sorted(statements, key=lambda s: (s.evidence[0].start, s.evidence[0].end, s.id))
    index, lines = pack_edges(ordered)
    return [Quad(graph, term(name), text(value), graph) for name, value in (("kg:records", pack(ordered)), ("kg:edgeIndex", index), ("kg:edgeLines", lines))]


def statements_quads(statements: Iterable[Statement], graph: NamedNode, base: str) -> Iterator[Quad]:
    """Yield the quads of statements, each once, subject after subject: the statements with what belongs to them, the relations, the direct edges."""
    relations: set[tuple[str, str, str]] = set()
    edges: dict[Quad, None] = {}
    for statement in statements:
        yield from dict.fromkeys(sorted(statement_quads(statement, graph, base), key=subject_of))
        relations.add((statement.predicate_iri, statement.predicate, statement.event_type))
        if statement.asserted and statement.polarity == "positive" and statement.object is not None:
            edges[Quad(iri(statement.subject.iri), iri(statement.predicate_iri), iri(statement.object.iri), graph)] = None
    described: dict[Quad, None] = {}
    for relation, lemma, kind in sorted(relations):
        node = iri(relation)
        described[Quad(node, RDF_TYPE, term("rdf:Property"), graph)] = None
        described[Quad(node, term("rdfs:label"), german(lemma), graph)] = None
        if kind:
            described[Quad(node, term("rdfs:subPropertyOf"), term(f"kg:{kind[0].lower()}{kind[1:]}Relation"), graph)] = None
    yield from described
    yield from sorted(edges, key=str)


def decimal(value: float, places: int = 3) -> str:
    """Return the canonical form of an xsd:decimal, as the engine gives it back.

    >>> decimal(0.9), decimal(1.0), decimal(-12.5)
    ('0.9', '1', '-12.5')
    """
    text_ = f"{value:.{places}f}"
    return text_.rstrip("0").rstrip(".") if "." in text_ else text_


def subject_of(quad: Quad) -> tuple[str, str]:
    return quad.subject.value, quad.predicate.value


def statement_quads(statement: Statement, graph: NamedNode, base: str) -> Iterator[Quad]:
    node = NamedNode(f"{base}statement/{statement.id}")

    def say(name: str, value: NamedNode | Literal) -> Quad:
        return Quad(node, term(name), value, graph)

    yield say("rdf:type", term("kg:Statement"))
    yield say("rdf:type", term("sem:Event"))
    if statement.event_type:
        yield say("kg:eventType", term(f"kg:{statement.event_type}"))
    yield say("kg:subject", iri(statement.subject.iri))
    yield say("kg:predicate", iri(statement.predicate_iri))
    if statement.object is not None:
        yield say("kg:object", iri(statement.object.iri))
    if statement.value:
        yield say("kg:value", german(statement.value))
    for position, filler in enumerate(statement.arguments):
        argument = NamedNode(f"{base}statement/{statement.id}/{position}")
        yield say("kg:argument", argument)
        yield Quad(argument, RDF_TYPE, term("kg:Argument"), graph)
        yield Quad(argument, term("kg:role"), term(f"kg:{filler.role}"), graph)
        yield Quad(argument, term("kg:position"), typed(position, "integer"), graph)
        if filler.preposition:
            yield Quad(argument, term("kg:preposition"), text(filler.preposition), graph)
        if filler.entity is not None:
            target = iri(filler.entity.iri)
            yield Quad(argument, term("kg:filler"), target, graph)
            yield say(f"kg:{filler.role}", target)
            if filler.role in v.ROLE_PROPERTIES:
                yield say(v.ROLE_PROPERTIES[filler.role], target)
        if filler.value:
            yield Quad(argument, term("kg:value"), german(filler.value), graph)
    if statement.place is not None:
        yield say("kg:place", iri(statement.place.iri))
        yield say("sem:hasPlace", iri(statement.place.iri))
    if statement.time is not None:
        time = statement.time
        yield say("kg:timeText", german(time.text))
        yield say("kg:timeValue", text(time.value))
        yield say("kg:start", typed(time.start, "integer"))
        yield say("kg:end", typed(time.end, "integer"))
        yield Quad(node, term("kg:rule"), text(f"timex3:{time.type}"), graph)
        if time.earliest:
            yield say("kg:earliest", typed(time.earliest, XSD_DATE))
        if time.latest:
            yield say("kg:latest", typed(time.latest, XSD_DATE))
        if time.edtf:
            yield say("kg:edtf", text(time.edtf))
    yield say("kg:tense", text(statement.tense))
    yield say("kg:polarity", text(statement.polarity))
    yield say("kg:modality", text(statement.modality))
    yield say("kg:asserted", typed("true" if statement.asserted else "false", "boolean"))
    yield say("kg:confidence", typed(decimal(statement.confidence), "decimal"))
    if statement.speaker is not None:
        yield say("kg:speaker", iri(statement.speaker.iri))
    for position, evidence in enumerate(statement.evidence):
        stretch = NamedNode(f"{base}statement/{statement.id}/evidence/{position}")
        yield say("kg:evidence", stretch)
        yield say("prov:wasDerivedFrom", graph)
        yield Quad(stretch, RDF_TYPE, term("nif:Phrase"), graph)
        yield Quad(stretch, term("nif:beginIndex"), typed(evidence.start, "integer"), graph)
        yield Quad(stretch, term("nif:endIndex"), typed(evidence.end, "integer"), graph)
        yield Quad(stretch, term("nif:anchorOf"), text(evidence.quote), graph)
        yield Quad(stretch, term("nif:referenceContext"), graph, graph)
        yield Quad(stretch, term("kg:rule"), text(evidence.rule), graph)
        yield Quad(stretch, term("kg:model"), text(evidence.model), graph)


def entity_quads(entity: Entity, base: str = v.DATA) -> Iterator[Quad]:
    """Yield the description of an entity, in the graph of entities."""
    graph, node = entity_graph(base), iri(entity.iri)
    yield Quad(node, RDF_TYPE, term(f"kg:{entity.type}"), graph)
    if v.CLASSES.get(entity.type):
        yield Quad(node, RDF_TYPE, term(v.CLASSES[entity.type]), graph)
    yield Quad(node, term("rdfs:label"), german(entity.label), graph)
    yield Quad(node, term("skos:prefLabel"), german(entity.label), graph)
    for alias in entity.aliases:
        if alias != entity.label:
            yield Quad(node, term("skos:altLabel"), german(alias), graph)
    if entity.wikidata:
        yield Quad(node, term("owl:sameAs"), term(f"wd:{entity.wikidata}"), graph)
    if entity.latitude is not None and entity.longitude is not None:
        yield Quad(node, term("geo:lat"), typed(decimal(entity.latitude, 6), "decimal"), graph)
        yield Quad(node, term("geo:long"), typed(decimal(entity.longitude, 6), "decimal"), graph)
    if entity.country and entity.country != entity.iri:
        yield Quad(node, term("kg:country"), iri(entity.country), graph)


def run_quads(model: str, parameters: str, base: str = v.DATA) -> list[Quad]:
    """Return the description of a run (PROV-O): version, model, parameters.  The same three are the same run, whenever it was."""
    node, graph = NamedNode(f"{base}run/{digest(__version__, model, parameters)}"), run_graph(base)
    return [Quad(node, RDF_TYPE, term("prov:Activity"), graph), Quad(node, term("schema:softwareVersion"), text(__version__), graph),
            Quad(node, term("kg:model"), text(model), graph), Quad(node, term("kg:parameters"), text(parameters), graph)]


def name_quads(entities: Iterable[Entity], graph: NamedNode) -> Iterator[Quad]:
    """Yield why a name of this article is the entity that other articles call so."""
    for entity in entities:
        yield Quad(iri(entity.iri), term("kg:mergedBecause"), text(f"same full name, type {entity.type}"), graph)


# --- back -------------------------------------------------------------------------------------------------------

def read_entity(store, address: str, base: str = v.DATA) -> Entity:
    """Read the description of an entity back; one that is not described has its IRI's last part as label."""
    have: dict[str, list[str]] = {}
    for quad in store.quads_for_pattern(NamedNode(address), None, None, entity_graph(base)):
        have.setdefault(quad.predicate.value, []).append(quad.object.value)

    def one(name: str) -> str:
        return min(have.get(term(name).value, [""]))
    kinds = sorted(o[len(v.ONTOLOGY):] for o in have.get(RDF_TYPE.value, ()) if o.startswith(v.ONTOLOGY))
    lat, long = one("geo:lat"), one("geo:long")
    return Entity(address, one("rdfs:label") or address.rsplit("/", 1)[-1], kinds[0] if kinds else "Thing", one("owl:sameAs").rsplit("/", 1)[-1],
                  tuple(sorted(have.get(term("skos:altLabel").value, ()))), float(lat) if lat else None, float(long) if long else None, one("kg:country"))
