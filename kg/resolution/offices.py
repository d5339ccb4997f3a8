"""Room 4: offices, governments and forces read out of noun phrases: which office, of which country or organisation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..data import COMING, FORMER, collective, table
from ..model import Entity, Mention
from .knowledge import Knowledge, fold

GOVERNMENT = frozenset("Regierung Führung Kabinett Bundesregierung Bundeskabinett Staatsführung Regierungssitz Kreml-Führung".split())
ARMY = frozenset("Streitkraft Armee Militär Truppe Luftwaffe Marine".split())
HEADS = ("Präsident", "Machthaber", "Staatschef", "Ministerpräsident", "Premierminister", "Bundeskanzler", "Regierungschef", "König", "Papst")
SAME = ({"Premierminister", "Ministerpräsident", "Regierungschef", "Premier", "Kanzler", "Bundeskanzler"}, {"Präsident", "Staatspräsident", "Staatschef", "Machthaber", "Staatsoberhaupt", "Staatsführer"},
        {"Bundesaußenminister", "Außenminister"}, {"Bundesarbeitsminister", "Arbeitsminister"}, {"Sprecher", "Regierungssprecher", "Pressesprecher"}, {"Chef", "Vorsitzender", "Präsident", "Direktor", "Leiter", "Vorstandschef"})


@dataclass(frozen=True)
class Office:
    base: str               # masculine base: Außenminister
    kind: str
    where: str = ""         # ISO code, or label of an organisation or region


_roles: dict[str, tuple[str, str]] = {}


def roles() -> dict[str, tuple[str, str]]:
    if not _roles:
        for base, feminine, plural, kind in table("roles.tsv"):
            for form in (base, feminine, plural):
                _roles.setdefault(form, (base, kind))
    return _roles


@lru_cache(maxsize=50_000)
def split(lemma: str) -> tuple[str, str, str] | None:
    """Take an office apart: (base, kind, first part).

    >>> split("US-Präsident"), split("Bundesaußenministerin"), split("Kremlchef"), split("Haus")
    (('Präsident', 'head', 'US'), ('Außenminister', 'minister', 'Bundes'), ('Chef', 'leader', 'Kreml'), None)
    """
    known = roles()
    first, _, last = lemma.rpartition("-")
    last = last[:1].upper() + last[1:]
    if last in known:
        return (*known[last], first)
    for cut in range(2, len(last) - 3):
        tail = last[cut:cut + 1].upper() + last[cut + 1:]
        if tail in known and len(tail) >= 4:
            base, kind = known[tail]
            if kind == "minister" and base == "Minister":
                whole = last[:cut] + base.lower()
                if whole.startswith("Bundes"):
                    whole, first = whole[6:7].upper() + whole[7:], first or "Bundes"
                return whole, kind, first
            return base, kind, first or last[:cut]
    return None


def read(mention: Mention, kb: Knowledge, text: str) -> Office | None:
    """Return the office that a noun phrase names, with the country or organisation that it belongs to."""
    parts = split(mention.lemma)
    if parts is None:
        return None
    base, kind, first = parts
    where = place_of(first, kb) if first else ""
    if not where:
        where = next((c for c in map(kb.country_of_adjective, mention.adjectives) if c), "")
    for modifier in mention.modifiers:
        if where:
            break
        if modifier.kind in ("genitive", "possessive") or modifier.preposition in ("von", "in", "der"):
            where = place_of(modifier.mention.text, kb)
    return Office(base, kind, where)


DEPUTY = re.compile(r"stellvertretende[nrs]?")
NOT_NOW = re.compile(f"(?:{'|'.join((*FORMER, *COMING, 'vormalig', 'vorig'))})e[nrs]?")


def deputy(mention: Mention) -> bool:
    """Say whether a description means a deputy, who is not the holder: *der stellvertretende Ministerpräsident*."""
    return any(DEPUTY.fullmatch(a) for a in mention.adjectives)


def in_office(mention: Mention) -> bool:
    """Say whether a description can mean who holds the office now: not *der frühere Präsident, der Ex-Kanzler, der designierte Minister*.

    >>> from ..model import Mention
    >>> [in_office(Mention(0, 1, w, w, w, "noun", adjectives=a)) for w, a in (("Präsident", ()), ("Präsident", ("frühere",)), ("Ex-Präsident", ()))]
    [True, False, False]
    """
    return not mention.lemma.startswith(("Ex-", "Alt-")) and not any(NOT_NOW.fullmatch(a) for a in mention.adjectives)


def place_of(name: str, kb: Knowledge) -> str:
    """Return the ISO code or label that an office belongs to: *US*, *Kreml*, *NATO*, *Bayern*."""
    plain = name.strip("- ")
    if plain in ("Bundes", "Bund"):
        return "DE"
    for form in (plain, plain.rstrip("s")):
        if fold(form) in kb.houses:
            return kb.houses[fold(form)]
        code = kb.demonyms.get(fold(form), "")
        if code:
            return code
        for entity, _ in kb.lookup(form):
            if entity.type == "Country":
                return kb.countries[entity.label]
            if entity.type in ("Organization", "Region", "City", "Government"):
                return kb.capitals.get(entity.label) or entity.label
    return ""


def same(first: str, second: str) -> bool:
    """Say whether two names of an office can mean the same: *Premierminister* and *Regierungschef*.

    >>> same("Premierminister", "Regierungschef"), same("Verteidigungsminister", "Minister"), same("König", "Minister")
    (True, True, False)
    """
    x, y = ((split(name) or (name,))[0].lower() for name in (first, second))
    return alike(first, second) or x.endswith(y) or y.endswith(x)


def alike(first: str, second: str) -> bool:
    """Say whether two names of an office are one.

    >>> alike("US-Präsident", "Präsident"), alike("Ministerpräsident", "Präsident")
    (True, False)
    """
    x, y = ((split(name) or (name,))[0] for name in (first, second))
    return x == y or any(x in group and y in group for group in SAME)


def chief(kb: Knowledge, office: Office, date: str) -> str:
    """Return the head of a country for *Kreml-Chef*, *US-Staatschef*, *Regierungschef*; or the head of an organisation."""
    if office.base in ("Chef", "Staatschef", "Präsident", "Machthaber", "Staatsoberhaupt"):
        for name in ("Präsident", "Machthaber", "Generalsekretär", "Chef", "Vorsitzender", "Direktor", "Generaldirektor", "Bundespräsident"):
            person = kb.holder(name, office.where, date)
            if person:
                return person
    if office.base in ("Regierungschef", "Premier", "Kanzler", "Premierminister", "Ministerpräsident"):
        for name in ("Bundeskanzler", "Premierminister", "Ministerpräsident"):
            person = kb.holder(name, office.where, date)
            if person:
                return person
    return ""


def government_of(mention: Mention, kb: Knowledge, text: str) -> str:
    """Return the ISO code of *die ukrainische Regierung*, *die Regierung in Moskau*, *US-Regierung*, *Bundesregierung*; "" otherwise."""
    lemma = mention.lemma
    if lemma in ("Bundesregierung", "Bundeskabinett"):
        return "DE"
    first, _, last = lemma.rpartition("-")
    last = last[:1].upper() + last[1:]
    if last not in GOVERNMENT:
        return ""
    if first:
        code = place_of(first, kb)
        return code if code in kb.governments else ""
    for adjective in mention.adjectives:
        code = kb.country_of_adjective(adjective)
        if code in kb.governments:
            return code
    for modifier in mention.modifiers:
        if modifier.kind in ("genitive", "possessive") or modifier.preposition in ("in", "von"):
            code = place_of(modifier.mention.text, kb)
            if code in kb.governments:
                return code
    return ""


def army_of(mention: Mention, kb: Knowledge, text: str) -> Entity | None:
    """Return the forces of *die russischen Streitkräfte*, *die US-Armee*, *Streitkräfte der Ukraine*."""
    first, _, last = mention.lemma.rpartition("-")
    last = last[:1].upper() + last[1:]
    if last not in ARMY:
        return None
    code = place_of(first, kb) if first else next((c for c in map(kb.country_of_adjective, mention.adjectives) if c), "")
    if not code:
        code = next((place_of(m.mention.text, kb) for m in mention.modifiers if m.kind in ("genitive", "possessive")), "")
    label = next((e for e in kb.entities if e.startswith("Streitkräfte ") and kb.code_of.get(e) == code), "") if code else ""
    return kb.entities.get(label)


def body_of(mention: Mention, kb: Knowledge) -> Entity | None:
    """Return the organisation that goes by a common noun: *die Demokraten*, *der Bundestag*; *zwei Demokraten*, *ein Republikaner* are people.

    >>> from ..model import Mention
    >>> from .knowledge import knowledge
    >>> many = dict(kind="noun", number="plur", animate=True, nominative="Demokraten")
    >>> party, some = Mention(0, 14, "die Demokraten", "Demokraten", "Demokrat", determiner="der", **many), Mention(0, 15, "zwei Demokraten", "Demokraten", "Demokrat", quantity="zwei", **many)
    >>> body_of(party, knowledge()).label, body_of(some, knowledge())
    ('Demokratische Partei', None)
    """
    many = mention.animate and mention.number == "plur"
    if mention.quantity or mention.adjectives or mention.modifiers or mention.determiner not in ("", "der") or not (many or collective(mention.lemma, "body")):
        return None
    found = [e for e, prior in kb.lookup(mention.nominative or mention.head) if prior >= 3 and e.type in ("Organization", "Government")]
    return found[0] if len(found) == 1 else None


ONE = ("soldat|kämpfer|demonstrant|bürger|einwohner|mitarbeiter|arbeiter|wähler|flüchtling|polizist|schüler|student|lehrer|kind|frau|mann|mensch|person|opfer|"
       "anhänger|gegner|zuschauer|patient|kunde|verbündete|experte|forscher|abgeordnete|junge|mädchen|mutter|vater|sohn|tochter|bruder|schwester|baby|herr|"
       "dame|teenager|jugendliche|erwachsene|angehörige|angestellte|beamte|verletzte|verdächtige|fan|star|mitglied")
MANY = "leute|behörde|gruppe|team|bevölkerung|volk|partei|delegation|familie|eltern|geschwister|paar|duo|mannschaft|publikum|polizei|crew"
PEOPLE = re.compile(f"(?:{ONE}|{MANY})$", re.I)
COLLECTIVE = re.compile(f"(?:{MANY})$", re.I)
EVENTS = re.compile("(?:treffen|gipfel|krieg|angriff|invasion|wahl|konferenz|besuch|krise|verhandlung|gespräch|demonstration|streik|abkommen)$", re.I)
PLACES = re.compile(r"(?:grenze|gebiet|region|stadt|dorf|straße|platz|küste|insel|gegend|provinz|flughafen|bahnhof|hafen|viertel|bezirk)$", re.I)


@lru_cache(maxsize=50_000)
def ending_of(lemma: str) -> str:
    """Return what the last part of a noun says of its kind, "" for nothing."""
    return next((kind for kind, pattern in (("collective", COLLECTIVE), ("people", PEOPLE), ("Place", PLACES), ("Event", EVENTS)) if pattern.search(lemma)), "")


def kind_of(mention: Mention, kb: Knowledge) -> str:
    """Guess the type of a described thing by its head noun."""
    lemma = mention.lemma
    if mention.label in ("PER", "ORG"):
        return {"PER": "Person", "ORG": "Organization"}[mention.label]
    ending = ending_of(lemma)
    if fold(lemma) in kb.demonyms or ending in ("people", "collective"):
        return "Group" if mention.number == "plur" or ending == "collective" else "Person"
    if split(lemma) is not None:
        return "Group" if mention.number == "plur" else "Role"
    if mention.animate:
        return "Group" if mention.number == "plur" else "Person"
    return ending if ending in ("Place", "Event") else "Thing"


TELLING = re.compile(r"(?:ehemalig|früher|einstig|gebürtig|[\w-]*jährig|\w{3,}fach)e[nrs]?")


def epithet(mention: Mention, kb: Knowledge) -> bool:
    """Say whether a description tells more of somebody who was named before: by age, origin or past (*der 42-Jährige, die Norwegerin, der frühere Trainer*).

    >>> from ..model import Mention
    >>> from .knowledge import knowledge
    >>> kb = knowledge()
    >>> [epithet(Mention(0, 1, w, w, w, "noun", adjectives=a, animate=True), kb) for w, a in (("Norwegerin", ()), ("42-Jährige", ()), ("Trainer", ("42-jährige",)), ("Trainer", ()))]
    [True, True, True, False]
    """
    return mention.lemma.endswith(("-Jährige", "-jährige")) or fold(mention.lemma) in kb.demonyms or mention.animate and any(TELLING.fullmatch(a) for a in mention.adjectives)
