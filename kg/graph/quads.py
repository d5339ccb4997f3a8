"""Room 5: Reading → quads and back.

Each statement is a node (RDF 1.1) with its roles, certainty, speaker and evidence in the graph of its article; a direct edge
``subject relation object`` stands beside it only for what the article itself asserts and affirms.  No blank nodes.
"""

from __future__ import annotations

from typing import Iterable, Iterator
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from ..model import Article, Entity, Evidence, Filler, Statement, TimeExpression
from . import vocabulary as v
from .vocabulary import RDF_TYPE, german, term, text, typed

XSD_DATE = "date"


def article_iri(identifier: str, base: str = v.DATA) -> NamedNode:
    return NamedNode(f"{base}article/{quote(identifier, safe='/-_.~')}")


def entity_graph(base: str = v.DATA) -> NamedNode:
    return NamedNode(f"{base}graph/entities")


def iri(value: str) -> NamedNode:
    """Return a node for an IRI, characters that RDF forbids escaped."""
    return NamedNode(quote(value, safe="/:#?&=%-_.~+,;@!$'()*äöüÄÖÜßéèêáàâóòôíìîúùûçñğışćčžšőűøåæœ") if any(c in value for c in ' <>"{}|\\^`') else value)


def article_quads(article: Article, statements: Iterable[Statement], base: str = v.DATA) -> Iterator[Quad]:
    """Yield the quads of one article, in its own graph."""
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
    relations: set[tuple[str, str, str]] = set()
    for statement in statements:
        yield from statement_quads(statement, graph, base)
        relations.add((statement.predicate_iri, statement.predicate, statement.event_type))
    for relation, lemma, kind in sorted(relations):
        node = iri(relation)
        yield Quad(node, RDF_TYPE, term("rdf:Property"), graph)
        yield Quad(node, term("rdfs:label"), german(lemma), graph)
        if kind:
            yield Quad(node, term("rdfs:subPropertyOf"), term(f"kg:{kind[0].lower()}{kind[1:]}Relation"), graph)


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
    yield say("kg:confidence", typed(f"{statement.confidence:.3f}", "decimal"))
    if statement.speaker is not None:
        yield say("kg:speaker", iri(statement.speaker.iri))
    for position, evidence in enumerate(statement.evidence):
        stretch = NamedNode(f"{base}statement/{statement.id}/evidence/{position}")
        yield say("kg:evidence", stretch)
        yield say("prov:wasDerivedFrom", graph)
        yield Quad(stretch, RDF_TYPE, term("nif:Phrase"), graph)
        yield Quad(stretch, term("nif:beginIndex"), typed(evidence.start, "nonNegativeInteger"), graph)
        yield Quad(stretch, term("nif:endIndex"), typed(evidence.end, "nonNegativeInteger"), graph)
        yield Quad(stretch, term("nif:anchorOf"), text(evidence.quote), graph)
        yield Quad(stretch, term("nif:referenceContext"), graph, graph)
        yield Quad(stretch, term("kg:rule"), text(evidence.rule), graph)
        yield Quad(stretch, term("kg:model"), text(evidence.model), graph)
    if statement.asserted and statement.polarity == "positive" and statement.object is not None:
        yield Quad(iri(statement.subject.iri), iri(statement.predicate_iri), iri(statement.object.iri), graph)


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
        yield Quad(node, term("geo:lat"), typed(entity.latitude, "decimal"), graph)
        yield Quad(node, term("geo:long"), typed(entity.longitude, "decimal"), graph)
    if entity.country and entity.country != entity.iri:
        yield Quad(node, term("kg:country"), iri(entity.country), graph)


# --- back -------------------------------------------------------------------------------------------------------

class Reader:
    """Read statements and entities back from the quads of a store."""

    def __init__(self, store, base: str = v.DATA):
        self.store, self.base = store, base
        self.entities: dict[str, Entity] = {}

    def values(self, node, graph) -> dict[str, list]:
        found: dict[str, list] = {}
        for quad in self.store.quads_for_pattern(node, None, None, graph):
            found.setdefault(quad.predicate.value, []).append(quad.object)
        return found

    def entity(self, address: str) -> Entity:
        """Return an entity by its IRI; one that is not described has its IRI's last part as label."""
        known = self.entities.get(address)
        if known is not None:
            return known
        have = self.values(NamedNode(address), entity_graph(self.base))
        kinds = sorted(o.value[len(v.ONTOLOGY):] for o in have.get(RDF_TYPE.value, ()) if o.value.startswith(v.ONTOLOGY))
        label = one(have, "rdfs:label") or address.rsplit("/", 1)[-1]
        aliases = tuple(sorted(o.value for o in have.get(term("skos:altLabel").value, ())))
        lat, long = one(have, "geo:lat"), one(have, "geo:long")
        same = one(have, "owl:sameAs")
        entity = Entity(address, label, kinds[0] if kinds else "Thing", same.rsplit("/", 1)[-1] if same else "", aliases,
                        float(lat) if lat else None, float(long) if long else None, one(have, "kg:country"))
        self.entities[address] = entity
        return entity

    def statements(self, graph: NamedNode) -> list[Statement]:
        """Return the statements of an article's graph in the order of the text."""
        identifier = next((q.object.value for q in self.store.quads_for_pattern(graph, term("schema:identifier"), None, graph)), "")
        nodes = [q.subject for q in self.store.quads_for_pattern(None, RDF_TYPE, term("kg:Statement"), graph)]
        found = [self.statement(node, graph, identifier) for node in nodes]
        return sorted(found, key=lambda s: (s.evidence[0].start, s.evidence[0].end, s.id))

    def statement(self, node: NamedNode, graph: NamedNode, article: str) -> Statement:
        have = self.values(node, graph)
        predicate = one(have, "kg:predicate")
        label = next((q.object.value for q in self.store.quads_for_pattern(NamedNode(predicate), term("rdfs:label"), None, graph)), predicate)
        arguments = []
        for argument in have.get(term("kg:argument").value, ()):
            inner = self.values(argument, graph)
            filler = one(inner, "kg:filler")
            arguments.append((int(one(inner, "kg:position") or 0), Filler(one(inner, "kg:role")[len(v.ONTOLOGY):], self.entity(filler) if filler else None,
                                                                         one(inner, "kg:value"), one(inner, "kg:preposition"))))
        evidence = []
        for stretch in sorted(have.get(term("kg:evidence").value, ()), key=lambda o: int(o.value.rsplit("/", 1)[-1])):
            inner = self.values(stretch, graph)
            evidence.append(Evidence(article, int(one(inner, "nif:beginIndex")), int(one(inner, "nif:endIndex")), one(inner, "nif:anchorOf"), one(inner, "kg:rule"), one(inner, "kg:model")))
        time = None
        if term("kg:timeText").value in have:
            kind = next((o.value[7:] for o in have.get(term("kg:rule").value, ()) if o.value.startswith("timex3:")), "DATE")
            time = TimeExpression(int(one(have, "kg:start")), int(one(have, "kg:end")), one(have, "kg:timeText"), kind, one(have, "kg:timeValue"),
                                  one(have, "kg:earliest"), one(have, "kg:latest"), one(have, "kg:edtf"))
        place = self.place(have, arguments)
        event, target, speaker = one(have, "kg:eventType"), one(have, "kg:object"), one(have, "kg:speaker")
        return Statement(
            node.value.rsplit("/", 1)[-1], article, self.entity(one(have, "kg:subject")), predicate, label, event[len(v.ONTOLOGY):] if event else "",
            self.entity(target) if target else None, one(have, "kg:value"), tuple(f for _, f in sorted(arguments, key=lambda a: a[0])), place, time,
            one(have, "kg:tense"), one(have, "kg:polarity"), one(have, "kg:modality"), self.entity(speaker) if speaker else None,
            one(have, "kg:asserted") == "true", tuple(evidence), float(one(have, "kg:confidence") or 1))

    def place(self, have: dict[str, list], arguments: list[tuple[int, Filler]]) -> Entity | None:
        """The place is the first filler of that role; without one, what ``kg:place`` says."""
        first = next((f.entity for _, f in sorted(arguments, key=lambda a: a[0]) if f.role == "place" and f.entity is not None), None)
        if first is not None:
            return first
        address = one(have, "kg:place")
        return self.entity(address) if address else None


def one(have: dict[str, list], name: str) -> str:
    """Return the only value of a property, "" where there is none."""
    values = have.get(term(name).value)
    return min(o.value for o in values) if values else ""
