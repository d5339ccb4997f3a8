"""Room 3: the lexica that extraction reads (``kg/data``), as sets and maps."""

from __future__ import annotations

from functools import lru_cache

from ..data import among, groups, table


@lru_cache(maxsize=None)
def attitudes(group: str) -> frozenset[str]:
    """Return the verbs of ``attitudes.tsv`` of one group: say, think, will, demand, prevent, fact."""
    return groups("attitudes.tsv").get(group, frozenset())


@lru_cache(maxsize=None)
def attitude_nouns(group: str) -> frozenset[str]:
    return groups("nouns_of_attitude.tsv").get(group, frozenset())


@lru_cache(maxsize=None)
def nominal_attitude(noun: str) -> bool:
    """Say whether a noun is a plan, a duty, a possibility: what cannot itself do what it is about.

    >>> nominal_attitude("Pflicht"), nominal_attitude("Regierung")
    (True, False)
    """
    return among(noun, "nouns_of_attitude.tsv", "possibility", "volition", "necessity")


GROUPS = ("say", "think", "will", "demand", "prevent", "fact")


@lru_cache(maxsize=None)
def has_attitude(verb: str, kinds: tuple[str, ...] = GROUPS) -> bool:
    """Say whether a verb opens somebody's speech, thought or will, or a fact; ``kinds`` are groups of ``attitudes.tsv``.

    >>> has_attitude("sagen"), has_attitude("stehen")
    (True, False)
    """
    return among(verb, "attitudes.tsv", *kinds)


@lru_cache(maxsize=None)
def governed(verb: str) -> frozenset[str]:
    """Return the prepositions that a verb governs.

    >>> sorted(governed("warnen")), sorted(governed("verzichten"))
    (['vor'], ['auf'])
    """
    return frozenset(p for p, verbs in groups("governed.tsv").items() if verb in verbs)


def object_control(verb: str) -> bool:
    return verb in groups("control.tsv")["object"]


def no_control(verb: str) -> bool:
    return verb in groups("control.tsv")["none"]


@lru_cache(maxsize=1)
def nominal_events() -> dict[str, tuple[str, str, str]]:
    """Return noun → (verb, event type, frame)."""
    return {noun: (verb, kind, frame) for noun, verb, kind, frame in table("nominal_events.tsv")}


@lru_cache(maxsize=1)
def role_nouns() -> dict[str, tuple[str, str]]:
    """Return every form of an office → (masculine base, kind)."""
    found: dict[str, tuple[str, str]] = {}
    for base, feminine, plural, kind in table("roles.tsv"):
        for form in (base, feminine, plural):
            found.setdefault(form, (base, kind))
    return found


@lru_cache(maxsize=20_000)
def role_of(lemma: str) -> tuple[str, str, str] | None:
    """Take an office apart: (base, kind, first part of the compound).

    >>> role_of("US-Präsident"), role_of("Kreml-Sprecherin"), role_of("Verteidigungsminister"), role_of("Haus")
    (('Präsident', 'head', 'US'), ('Sprecher', 'official', 'Kreml'), ('Verteidigungsminister', 'minister', ''), None)
    """
    roles = role_nouns()
    first, _, last = lemma.rpartition("-")
    last = last[:1].upper() + last[1:]
    if last in roles:
        return (*roles[last], first)
    for cut in range(2, len(last) - 3):
        tail = last[cut:cut + 1].upper() + last[cut + 1:]
        if tail in roles and len(tail) >= 4:
            return last, roles[tail][1], first
    return None


@lru_cache(maxsize=20_000)
def place_noun(lemma: str) -> bool:
    """Say whether a noun is for a place (``place_nouns.tsv``).

    >>> place_noun("Landgericht"), place_noun("See"), place_noun("Idee")
    (True, True, False)
    """
    known = groups("place_nouns.tsv")
    return lemma in known["whole"] or lemma.lower().endswith(tuple(known["place"]))


SYMMETRIC = frozenset("zusammenkommen treffen verhandeln telefonieren sprechen beraten einigen verständigen kooperieren zusammenarbeiten "
                      "zusammentreffen konferieren streiten kämpfen reden diskutieren vereinbaren begegnen austauschen verbünden".split())
POSSIBLE = frozenset("vielleicht möglicherweise womöglich eventuell vermutlich wahrscheinlich wohl offenbar anscheinend scheinbar mutmaßlich "
                     "voraussichtlich potenziell".split())
HEARSAY = frozenset("angeblich vorgeblich demnach demzufolge wonach zufolge".split())          # also *Berichte, wonach …*
CONDITIONAL = frozenset("wenn falls sofern soweit ob solange".split())
SOURCES = frozenset("laut zufolge gemäß".split())
EVENT_PLACES = frozenset("Gipfel Treffen Konferenz Pressekonferenz Sitzung Tagung Kongress Parteitag Messe Festival Interview Gespräch".split())
