"""Room 4: predicate → event type (PLOVER's sixteen and the additions of ``event_types.tsv``), by verb and arguments."""

from __future__ import annotations

from functools import lru_cache

from ..data import groups, light_verbs

PRIORITY = ("HoldRole", "Consult", "Accuse", "Assault", "Mobilize", "Reject", "Request", "Agree", "Threaten", "Sanction", "Coerce", "Protest", "Aid", "Concede",
            "Retreat", "Support", "Cooperate", "Fear", "Expect", "Intend", "Elect", "Decide", "Win", "Lose", "Die", "Harm", "Investigate", "Say", "Travel")


@lru_cache(maxsize=1)
def types() -> dict[str, tuple[str, ...]]:
    """Return verb → its types, the most telling first."""
    found: dict[str, list[str]] = {}
    for kind, verbs in groups("event_types.tsv").items():
        for verb in sorted(verbs):
            found.setdefault(verb, []).append(kind)
    rank = {k: i for i, k in enumerate(PRIORITY)}
    return {verb: tuple(sorted(kinds, key=lambda k: rank.get(k, 99))) for verb, kinds in found.items()}


def without_light_verb(lemma: str) -> str:
    """Return the plain verb for a light verb construction, with or without *sich* and a preposition; "" where there is none."""
    bare = lemma.removeprefix("sich ")
    return next((light_verbs()[pair] for pair in (lemma, bare, bare.rpartition(" ")[0]) if pair in light_verbs()), lemma)


def event_type(lemma: str, roles: dict[str, str]) -> str:
    """Return the type of a predicate, "" where unknown; every answer is computed once.

    :param lemma: verb lemma, with *sich* and governed preposition
    :param roles: role → type of its filler, for the verbs whose type their arguments decide

    >>> event_type("warnen vor", {}), event_type("sich treffen mit", {}), event_type("treffen", {"patient": "Thing"}), event_type("befürchten", {})
    ('Threaten', 'Consult', '', 'Fear')
    >>> event_type("verfügen über", {}), event_type("verfügen", {}), event_type("sich sorgen um", {}), event_type("sorgen für", {})
    ('Possess', 'Decide', 'Fear', 'Cause')
    >>> event_type("Absage erteilen", {})
    'Reject'
    >>> event_type("ums Leben kommen bei", {}), event_type("zur Verfügung stehen", {}), event_type("sich zur Wehr setzen", {})
    ('Die', '', '')
    """
    return type_of(lemma, tuple(roles.items()))


@lru_cache(maxsize=50_000)
def type_of(lemma: str, fillers: tuple[tuple[str, str], ...]) -> str:
    roles = dict(fillers)
    lemma = without_light_verb(lemma)
    words = [w for w in lemma.split() if w != "sich"]
    if not words:
        return ""
    reflexive = ("sich",) if lemma.startswith("sich ") else ()
    keys = (lemma, " ".join(words), " ".join((*reflexive, words[0])), words[0])         # the more precise entry decides: *verfügen über*, *sich sorgen*
    kinds = next((types()[key] for key in keys if key in types()), ())
    if not kinds:
        return ""
    actor = {"Person", "Organization", "Government", "Country", "Group", "Role"}
    patient = roles.get("patient") or roles.get("recipient") or roles.get("topic") or ""
    verb, preposition = words[0], words[-1] if len(words) > 1 else ""
    if reflexive and verb in ("behaupten", "bestätigen", "verabschieden", "verraten", "versprechen", "zeigen"):
        return ""                                             # *sich behaupten* says nothing
    if verb == "verletzen" and not reflexive:
        return "Assault" if roles.get("agent") in actor else "Harm"              # *Bei dem Sturz wurde er verletzt*
    if verb == "einsetzen":
        return "HoldRole" if roles.get("patient") == "Person" or roles.get("attribute") else "Operate" if patient else "Begin"          # *Der Regen setzt ein*
    if verb == "abhalten":
        return "Consult" if roles.get("patient") == "Event" else "Reject"
    if verb == "gehören" and preposition or verb == "folgen" and roles.get("agent") not in actor:
        return ""                                             # *Das gehört auf den Müll*, *Der Juli folgte dem Muster*
    if verb == "ausgehen":
        return "Expect" if "content" in roles or preposition == "von" and roles.get("agent") in actor else ""          # *Von Bildschirmen geht Licht aus*
    if verb == "ergeben":
        return "Retreat" if reflexive and roles.get("agent") in actor else ""    # *Die Zählung ergab …*
    if verb in ("treffen", "empfangen", "begrüßen", "sprechen", "reden", "anrufen"):
        if verb in ("sprechen", "reden") and preposition in ("von", "über"):
            return "Say"
        if verb in ("sprechen", "reden") and preposition != "mit" and roles.get("agent2", "") not in actor:
            return "Say"
        return "Consult" if patient in actor or "sich" in lemma or roles.get("agent2") in actor or preposition == "mit" else "Support" if verb == "begrüßen" else ""
    if verb in ("schlagen", "besiegen", "treten", "spielen", "kämpfen", "antreten", "halten", "führen", "gehen", "kommen", "stehen", "stellen", "ziehen", "fallen", "laufen", "nehmen"):
        if verb == "führen":
            return "Cause" if preposition == "zu" else ""
        if verb == "stehen":
            return "BeLocated" if roles.get("place") else ""
        if verb in ("gehen", "kommen", "ziehen", "laufen"):
            return "Travel" if (roles.get("destination") in {"City", "Country", "Region", "Place", "Facility"}) and roles.get("agent") in actor else ""
        if verb == "halten":
            return "Think" if preposition in ("für", "von") else ""
        if verb == "spielen":
            return "Compete"
        if verb == "kämpfen":
            return "Assault" if preposition in ("gegen", "mit") else "Intend"
        if verb in ("treten", "stellen", "fallen", "nehmen"):
            return ""
    if verb in ("leben", "wohnen", "liegen", "befinden", "sitzen"):
        return "BeLocated" if roles.get("place") or verb in ("wohnen", "befinden") else ""
    if verb == "unterstützen":
        return "Support" if roles.get("patient") in ("Thing", "Event") else "Aid"
    if verb == "dienen":
        return "HoldRole" if roles.get("attribute") else ""
    if verb == "finden":
        return "" if roles.get("patient") else "Think"
    if verb == "warnen":
        return "Threaten"
    if verb in ("lassen", "machen", "haben", "sein", "geben", "bringen"):
        return {"haben": "Possess", "geben": "Give" if roles.get("recipient") else ""}.get(verb, "")
    if verb in ("angreifen", "attackieren"):
        return "Accuse" if roles.get("agent") == roles.get("patient") == "Person" else "Assault"
    return kinds[0]
