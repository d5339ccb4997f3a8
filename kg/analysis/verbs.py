"""Room 2: what a verb of a tree is: with its particle, with *zu*, under a modal, in the subjunctive, one of saying.

Asked by the repairs; changes nothing.
"""

from __future__ import annotations

from functools import lru_cache

from ..data import among
from . import lemmas
from .morphology import entries
from .trees import Node


def full_verb(node: Node, kids: dict[int, list[Node]]) -> str:
    """Return the lemma of a verb with its particle: *lehnte … ab* → *ablehnen*."""
    return next((k.text.lower() for k in kids.get(node.index, ()) if k.rel == "compound:prt"), "") + node.lemma


def with_zu(node: Node, kids: dict[int, list[Node]]) -> bool:
    """Say whether a verb is an infinitive with *zu*, apart or inside: *zu kommen*, *anzukommen*."""
    return any(k.rel == "mark" and k.text == "zu" for k in kids.get(node.index, ())) or "zu" in lemmas.verb_form(node.text)


def under_modal(nodes: list[Node], node: Node, first: Node, kids: dict[int, list[Node]]) -> bool:
    """Say whether two joined verbs can both be infinitives under the modal of the first: *soll Steuern senken und die Bürger entlasten*; a comma before *und* begins a clause."""
    if any(k.rel == "cc" and nodes[k.index - 1].text == "," for k in kids.get(node.index, ())):
        return False
    while first.rel == "conj" and 0 <= first.head < first.index:
        first = nodes[first.head]
    return node.pos == first.pos == "VERB" and "inf" in lemmas.verb_form(node.text) and "inf" in lemmas.verb_form(first.text) and not any(k.rel == "aux" for k in kids.get(node.index, ())) \
        and any(k.rel == "aux" and (k.lemma in lemmas.MODALS or k.lemma == "werden") for k in kids.get(first.index, ()))


def subjunctive(node: Node, kids: dict[int, list[Node]]) -> bool:
    """Say whether the finite verb of a clause can only be Konjunktiv I of the third person."""
    words = [*(k for k in kids.get(node.index, ()) if k.rel in ("aux", "aux:pass", "cop")), node]
    found = next((lemmas.readings(w.text) for w in words if w.pos in ("AUX", "VERB") and "fin" in lemmas.verb_form(w.text)), ())
    moods = {mood for person, _, mood in found if person == "3"}
    return moods == {"KJ1"}


def opens_speech(verb: str) -> bool:
    """Say whether somebody says or thinks something with a verb."""
    return among(verb, "attitudes.tsv", "say", "think", "demand")


@lru_cache(maxsize=20_000)
def joined(prefix: str, verb: str) -> bool:
    """Say whether a prefix and a verb form make a separable verb of the dictionary.

    *sagte er weiter* only goes on.

    >>> joined("ab", "wenden"), joined("klar", "stellte"), joined("in", "stellte"), joined("weiter", "sagte"), joined("dar", "stellte")
    (True, True, False, False, True)
    """
    return prefix in PREFIXES and not (prefix == "weiter" and opens_speech(lemmas.lemma(verb, "VERB"))) and any(t.startswith("VER") for _, t in entries(prefix + lemmas.lemma(verb, "VERB")))


APART = frozenset("bekannt kennen tot leer preis zugute zustande zugrunde".split())        # may stand apart from a participle or a verb at the end: *bekannt gegeben*
PREFIXES = APART | frozenset("""ab an auf aufrecht aus auseinander bei bereit bevor dar dazwischen durch ein einher empor entgegen entlang fehl fern fest fort frei gegenüber gleich heim her herab heran herauf heraus herbei herein
herüber herum herunter hervor hin hinab hinauf hinaus hindurch hinein hinterher hinüber hinunter hinweg hinzu hoch inne klar kund los mit nach nahe nieder offen satt sicher statt still teil über überein um umher unter
vor voran voraus vorbei vorüber vorweg vorwärts wahr weg weiter wett wieder zu zurecht zurück zusammen zuvor zuwider""".split())
PERCEPTION = frozenset("sehen hören fühlen spüren".split())                # with an accusative and a bare infinitive, as *lassen*
HELD = frozenset("aufweisen verzeichnen vermelden bieten beklagen".split())          # what one has to show, one has
SEEN = frozenset("sehen hören spüren erkennen lesen finden vernehmen beobachten riechen merken fühlen bemerken".split())          # what is to be seen, one sees
