"""Room 5: the namespaces and terms that the graph uses.

Own terms are declared in ``ontologies/nachrichtengraph.ttl``; a test compares.  Everything that SEM, PROV-O, schema.org, SKOS, NIF,
WGS84 or OWL already has is taken from there.
"""

from __future__ import annotations

from functools import lru_cache

from pyoxigraph import Literal, NamedNode

ONTOLOGY = "https://w3id.org/nachrichtengraph/ontology#"
DATA = "https://w3id.org/nachrichtengraph/id/"
XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES = {
    "kg": ONTOLOGY, "id": DATA, "rel": DATA + "relation/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": XSD, "skos": "http://www.w3.org/2004/02/skos/core#", "prov": "http://www.w3.org/ns/prov#", "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/", "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#", "wd": "http://www.wikidata.org/entity/"}

# types of entities and the well-known classes they are also given
CLASSES = {"Person": "schema:Person", "Organization": "schema:Organization", "Government": "schema:GovernmentOrganization", "Country": "schema:Country",
           "Region": "schema:AdministrativeArea", "City": "schema:City", "Place": "schema:Place", "Facility": "schema:LandmarksOrHistoricalBuildings",
           "Event": "schema:Event", "Role": "schema:Role", "Group": "", "Work": "schema:CreativeWork", "Thing": "schema:Thing"}
# roles and the SEM property that they are also given
ROLE_PROPERTIES = {"agent": "sem:hasActor", "patient": "sem:hasActor", "recipient": "sem:hasActor", "place": "sem:hasPlace"}
# own terms that code mints (beside the event types and the entity types)
TERMS = ("Statement", "Argument", "subject", "predicate", "object", "value", "argument", "role", "preposition", "position", "filler", "polarity", "modality", "tense",
         "speaker", "asserted", "confidence", "evidence", "rule", "earliest", "latest", "edtf", "timeText", "timeValue", "fingerprint", "format", "eventType", "mergedBecause", "keptApart",
         "agent", "patient", "recipient", "topic", "instrument", "place", "source", "destination", "time", "purpose", "manner", "attribute", "content", "country", "model",
         "start", "end", "records", "edgeIndex", "edgeLines", "parameters")


@lru_cache(maxsize=4096)
def term(name: str) -> NamedNode:
    """Return the IRI of a prefixed name.

    >>> term("kg:Statement").value
    'https://w3id.org/nachrichtengraph/ontology#Statement'
    """
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


RDF_TYPE = term("rdf:type")


def text(value: str) -> Literal:
    return Literal(value)


def german(value: str) -> Literal:
    return Literal(value, language="de")


def typed(value: object, kind: str) -> Literal:
    return Literal(str(value), datatype=NamedNode(XSD + kind))
