"""Room 4: Triple → Statement: who is meant, what kind of event it is, whether the article vouches for it.

``knowledge`` is the knowledge base, ``identify`` resolves mentions, ``offices`` reads titles, ``labels`` names what is only described,
``events`` types predicates.  A pure function of one article and the knowledge base; merging across articles is the store's business.
"""

from __future__ import annotations

from functools import lru_cache

from ..data import table
from ..data.names import given_gender
from ..model import Analysis, Entity, Filler, Mention, Reading, Statement, TimeExpression, Triple, digest
from . import offices
from .events import event_type
from .identify import Identifier
from .knowledge import BASE, Knowledge, knowledge, slug

RELATION = "relation/"
# Pronouns that name nobody while it is open whom they mean: no node of their own, which would make one of many
OPEN = frozenset("er sie ihn ihm ihr ihnen es sich man wer wen wem was das dies der die den dem denen dessen deren dieser diese dieses diesen diesem welcher welche welches welchen welchem".split())


def resolve(analysis: Analysis, triples: list[Triple], *, aliases: str = "", base: str = BASE) -> Reading:
    """Turn the triples of an article into statements.

    :param aliases: path of a CSV file with names of the user's own
    :param base: namespace of the IRIs that are minted
    """
    kb = knowledge(aliases, base)
    identifier = Identifier(analysis, triples, kb, base)
    statements: dict[str, Statement] = {}
    for triple in triples:
        statement = state(triple, identifier, kb, base)
        if statement is not None:
            statements.setdefault(statement.id, statement)
    ordered = tuple(sorted(statements.values(), key=lambda s: (s.evidence[0].start, s.evidence[0].end, s.id)))
    entities: dict[str, Entity] = {}
    for statement in ordered:
        for entity in (statement.subject, statement.object, statement.place, statement.speaker, *(a.entity for a in statement.arguments)):
            if entity is not None:
                entities.setdefault(entity.iri, entity)
                country = kb.entities.get(kb.codes.get(kb.code_of.get(entity.label, ""), "")) if entity.country else None
                if country is not None:
                    entities.setdefault(country.iri, country)
    resolved = tuple((a, b, cluster.entity.iri, identifier.reasons[a, b]) for (a, b), cluster in sorted(identifier.of.items()))
    for cluster in identifier.clusters:
        entities.setdefault(cluster.entity.iri, cluster.entity)
    return Reading(analysis.article, analysis, ordered, tuple(entities[k] for k in sorted(entities)), resolved, tuple(triples))


def state(triple: Triple, identifier: Identifier, kb: Knowledge, base: str) -> Statement | None:
    """Return the statement of a triple, None where its subject is nobody the graph could name."""
    if triple.subject is None or triple.evidence is None:
        return None
    acting = "agent" if triple.kind != "verb" or any(p.role == "agent" for p in triple.participants) else ""
    subject = identifier.entity(triple.subject, acting)
    if subject is None and triple.subject.text.lower() not in OPEN and not (triple.subject.kind == "pronoun" and triple.subject.determiner == "poss"):
        subject = identifier.thing(triple.subject)
    if subject is None:
        return None
    fillers: list[Filler] = []
    place: Entity | None = None
    for participant in triple.participants:
        if participant.mention is None:
            if participant.value:
                fillers.append(Filler(participant.role, None, " ".join(participant.value.split()), participant.preposition))
            continue
        entity = identifier.entity(participant.mention, participant.role if participant.role != "patient" else "recipient" if acts(triple) else "patient")
        if entity is None:
            fillers.append(Filler(participant.role, None, participant.mention.text, participant.preposition))
            continue
        fillers.append(Filler(participant.role, entity, "", participant.preposition))
        if participant.role == "place" and place is None:
            place = entity
    if triple.kind == "role":
        fillers, target = role_fillers(triple, identifier, kb, fillers, base)
    else:
        target = target_of(triple, identifier)
    if target is not None and target.iri == subject.iri and triple.kind != "role":
        target = None
    value = "" if target is not None else triple.value or (triple.object.text if triple.object is not None and triple.object.text.lower() not in OPEN else "")
    kinds = {}
    for filler in fillers:
        if filler.role == "content":
            kinds["content"] = "Clause"
        if filler.entity is not None:
            kinds.setdefault(filler.role if not (filler.role == "agent" and "agent" in kinds) else "agent2", filler.entity.type)
    kind = {"sein": "HoldRole", "angehören": "HoldRole"}.get(triple.lemma, "") if triple.kind == "role" else nominal_type(triple) or event_type(triple.lemma, kinds)
    if triple.kind == "verb" and triple.lemma.split()[0] in ("sein", "werden", "bleiben") and target is not None and target.type == "Role":
        kind = "HoldRole"
    speaker = identifier.entity(triple.speaker, "speaker") if triple.speaker is not None else None
    asserted = triple.modality == "none" and not triple.nested and speaker is None
    time = pick_time(triple)
    name = " ".join(triple.lemma.split())
    evidence = triple.evidence
    identity = digest(evidence.article, evidence.start, evidence.end, subject.iri, name, target.iri if target else value, triple.polarity, triple.modality,
                      speaker.iri if speaker else "", [(f.role, f.entity.iri if f.entity else f.value) for f in fillers])
    return Statement(
        identity, evidence.article, subject, f"{base}{RELATION}{slug(name)}", name, kind, target, value, tuple(fillers), place, time,
        triple.tense, triple.polarity, triple.modality, speaker, asserted, (evidence,), triple.confidence)


def acts(triple: Triple) -> bool:
    """A capital that is criticised, asked or warned is its government; one that is visited, left or attacked is the city."""
    return event_type(triple.lemma, {}) in ("Accuse", "Request", "Support", "Reject", "Threaten", "Consult", "Say", "Sanction", "Aid")


def target_of(triple: Triple, identifier: Identifier) -> Entity | None:
    if triple.object is None:
        return None
    role = next((p.role for p in triple.participants if p.mention is not None and p.mention.span == triple.object.span), "")
    if role == "patient" and acts(triple):
        role = "recipient"
    return identifier.entity(triple.object, role)


def nominal_type(triple: Triple) -> str:
    """An event noun brings its type with it."""
    return nominal_types().get(triple.lemma.split()[0], "") if triple.kind == "nominal" else ""


@lru_cache(maxsize=1)
def nominal_types() -> dict[str, str]:
    """Return verb → event type of ``nominal_events.tsv``; of several rows the first counts."""
    found: dict[str, str] = {}
    for _, verb, kind, _ in table("nominal_events.tsv"):
        found.setdefault(verb, kind)
    return found


def role_fillers(triple: Triple, identifier: Identifier, kb: Knowledge, fillers: list[Filler], base: str) -> tuple[list[Filler], Entity | None]:
    """An office becomes a node of its own, shared by all who hold it, with the country or organisation it belongs to."""
    title = triple.object
    if title is None or triple.lemma != "sein":
        return fillers, identifier.entity(title) if title is not None else None
    office = offices.read(title, kb, identifier.text)
    of: Entity | None = next((f.entity for f in fillers if f.role == "topic" and f.entity is not None), None)
    if office is not None and office.where and of is None:
        of = kb.entities.get(kb.codes.get(office.where, office.where))
    parts = offices.split(title.lemma)
    name = office_label(title, parts, next((f.entity.label for f in fillers if f.role == "agent" and f.entity is not None), ""))
    label = f"{name} ({of.label})" if of is not None and of.type in ("Country", "Region", "Organization", "Government", "City") else name
    role = Entity(f"{base}{slug(label)}", label, "Role", aliases=(name,) if label != name else ())
    kept = [f for f in fillers if f.role == "agent"] + [Filler("attribute", role)]
    kept += [Filler("topic", of)] if of is not None else [f for f in fillers if f.role == "topic"]
    return kept, role


def office_label(title: Mention, parts: tuple[str, str, str] | None, holder: str) -> str:
    """Return what an office is called: its base where a country was split off, *Vorsitzender* for a man; a deputy's is one of its own."""
    if offices.deputy(title):
        return f"stellvertretende{'' if title.gender == 'fem' else 'r'} {title.lemma}"
    if parts is not None and parts[2]:
        return parts[0]
    return title.nominative if title.nominative == f"{title.lemma}r" and given_gender(holder) != "fem" else title.lemma


def pick_time(triple: Triple) -> TimeExpression | None:
    """Choose the time of the event: a dated expression before a duration, of several side by side the narrowest (*heute, Samstag, den 29. September 2018*)."""
    dated = [t for t in triple.times if t.type in ("DATE", "TIME") and (t.earliest or t.latest or t.value)]
    if dated:
        chosen = dated[0]
        for time in dated[1:]:
            if 0 <= time.start - chosen.end <= 6 and chosen.earliest and time.earliest and chosen.earliest <= time.earliest and time.latest <= chosen.latest:
                chosen = time
        return chosen
    return triple.times[0] if triple.times else None


__all__ = ["resolve"]
