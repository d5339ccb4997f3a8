"""Room 3: light verb constructions: verb and noun together are the predicate (*zur Verfügung stellen*, *Stellung nehmen*, *ums Leben kommen*).

The pairs stand in ``light_verbs.tsv``; von Polenz 1963 and Helbig & Buscha 2001 (Funktionsverbgefüge) tell what they are.
"""

from __future__ import annotations

from ..data import light_phrases, light_verbs
from ..model import Clause, Mention, Participant, replace
from . import lexicon

RESULTS = {"machen": frozenset("deutlich klar publik öffentlich geltend bekannt rückgängig verantwortlich möglich unmöglich".split()), "sprechen": frozenset({"schuldig", "frei", "heilig"}), "heißen": frozenset({"willkommen"}), "gehen": frozenset({"pleite", "bankrott", "kaputt", "verloren"})}        # adverbs that are part of the predicate


def light(clause: Clause, participants: list[Participant]) -> tuple[Clause, list[Participant]]:
    """Join the noun of a light verb construction to its verb: (the clause with the full predicate, the participants without the noun).

    *Drei Menschen kamen ums Leben.*

    >>> from kg.model import Argument
    >>> noun = Mention(21, 26, "Leben", "Leben", "Leben", "noun", head_start=21)
    >>> clause = Clause(0, 0, 0, 27, "kommen", (), arguments=(Argument("oblique", noun, "um", start=17, end=26),))
    >>> light(clause, [Participant("topic", noun, "um")])[0].lemma, light(clause, [Participant("topic", noun, "um")])[1]
    ('ums Leben kommen', [])
    """
    for argument in clause.arguments:
        noun = argument.mention
        if noun is None or not argument.preposition or not plain(noun):
            continue
        known = next((pair for word in (noun.head, noun.lemma) if (pair := light_phrases().get((argument.preposition, word, clause.lemma)))), "")
        if known:
            return replace(clause, lemma=known), [*(p for p in participants if p.mention is not noun), *topics(noun)]                # *im Fokus der Ermittler stehen*
    how = next((p for p in participants if p.mention is None and p.value and (p.role == "attribute" and clause.lemma == "machen" or p.value in RESULTS[clause.lemma]) and not p.preposition), None) if clause.lemma in RESULTS else None
    if how is not None:
        return replace(clause, lemma=f"{how.value} {clause.lemma}"), [p for p in participants if p is not how]                     # *Er machte sie verantwortlich*
    patient = next((p for p in participants if p.role == "patient" and p.mention is not None and not p.preposition and pair_of(p.mention, clause)), None)
    if patient is None or patient.mention is None:
        return clause, participants
    noun, others = patient.mention, [p for p in participants if p is not patient]
    if any(p.role == "recipient" and p.mention is not None for p in others):
        return replace(clause, lemma=pair_of(noun, clause)), others                      # *Sie erteilte dem Plan eine Absage*: what is done is done to the plan
    about = topics(noun)
    if any(not m.preposition for m in noun.modifiers) or noun.determiner and noun.possessor is None or not plain(noun):
        return clause, participants
    pair, how = pair_of(noun, clause), [Participant("manner", None, value=word) for word in noun.adjectives]
    others = [replace(p, role="topic") if p.preposition in lexicon.governed(pair) else p for p in others]
    return replace(clause, lemma=pair), [*others, *how, *about]                             # *Sie übte scharfe Kritik an dem Plan*


def topics(noun: Mention) -> list[Participant]:
    return [Participant("topic", m.mention, m.preposition, start=m.mention.start, end=m.mention.extent[1]) for m in noun.modifiers]


def pair_of(noun: Mention, clause: Clause) -> str:
    return next((pair for word in (noun.head, noun.lemma) if (pair := f"{word} {clause.lemma}") in light_verbs()), "")


def plain(noun: Mention) -> bool:
    """Say whether a noun stands alone but for what it is of: *im Fokus der Ermittler*, not *im Fokus und in der Kritik*."""
    return noun.kind != "name" and not noun.label and not noun.conjuncts and not noun.appositions and noun.end - noun.head_start == len(noun.head)
