"""Room 2: which case, number and gender a noun phrase can have, by article, ending and dictionary."""

from __future__ import annotations

import re
from functools import lru_cache, reduce

from . import lemmas
from .morphology import entries
from .trees import Node

ALL = frozenset((c, n, g) for c in "nadg" for n in "sp" for g in "mfn")


def forms(*patterns: str) -> frozenset[tuple[str, str, str]]:
    """Expand patterns like ``ns m`` (case, number, genders) to readings."""
    found = set()
    for pattern in patterns:
        case, number, genders = pattern[0], pattern[1], pattern[2:].strip() or "mfn"
        found |= {(case, number, g) for g in genders}
    return frozenset(found)


DEFINITE = {"er": forms("nsm", "gsf", "dsf", "gp"), "ie": forms("nsf", "asf", "np", "ap"), "e": forms("nsf", "asf", "np", "ap"), "as": forms("nsn", "asn"), "es": forms("nsn", "asn", "gsmn"),
            "en": forms("asm", "dp"), "em": forms("dsmn"), "": forms("nsmn", "asn")}
ARTICLES = {"der": forms("nsm", "gsf", "dsf", "gp"), "die": forms("nsf", "asf", "np", "ap"), "das": forms("nsn", "asn"), "den": forms("asm", "dp"), "dem": forms("dsmn"), "des": forms("gsmn")}
PRONOUNS = {"ihm": "d", "ihnen": "d", "mir": "d", "dir": "d", "ihn": "a", "mich": "a", "dich": "a", "er": "n", "wir": "n", "ich": "n", "man": "n", "wem": "d", "wen": "a", "den": "a", "dem": "d", "denen": "d", "ihr": "d", "niemanden": "a", "jemanden": "a", "niemandem": "d", "jemandem": "d"}
STEMS = re.compile(r"^(ein|kein|mein|dein|sein|ihr|unser|euer|eur|dies|jed|jen|manch|solch|welch|all|beid|einig|mehrer|viel|wenig|zahlreich)(e[rnsm]?|)$")
CASES = {"NOM": "n", "AKK": "a", "DAT": "d", "GEN": "g"}
GENDERS = {"MAS": "m", "FEM": "f", "NEU": "n"}


def determiner_readings(form: str) -> frozenset[tuple[str, str, str]]:
    """Return the (case, number, gender) readings of an article or determiner.

    >>> sorted({c for c, n, g in determiner_readings("dem")}), sorted({c for c, n, g in determiner_readings("einen")})
    (['d'], ['a', 'd'])
    """
    low = form.lower()
    if low in ARTICLES:
        return ARTICLES[low]
    match = STEMS.match(low)
    if not match:
        return ALL
    ending = match[2]
    if match[1] in ("viel", "wenig", "manch", "solch", "welch", "all") and ending == "" or low == "weniger":
        return ALL                                            # *viel guten Willen*, *weniger Freude*
    if match[1] in ("ein", "kein", "mein", "dein", "sein", "ihr", "unser", "euer", "eur") and ending == "":
        return DEFINITE[""]
    if match[1] in ("ein", "kein", "mein", "dein", "sein", "ihr", "unser", "eur") and ending == "es":
        return forms("gsmn")
    return DEFINITE.get(ending, ALL)


STRONG_ENDINGS = {"en": DEFINITE["en"] | forms("gsmn"), "em": DEFINITE["em"], "es": DEFINITE["as"], "er": DEFINITE["er"], "e": DEFINITE["e"]}      # adjectives without an article: *jungen Leuten*
STRONG = frozenset("viele einige mehrere wenige manche etliche".split())                  # leave the strong ending to the noun: viele Deutsche
STRONG_PLURAL = frozenset((case, "p", gender) for case in "na" for gender in "mfn")


@lru_cache(maxsize=50_000)
def noun_readings(form: str) -> frozenset[tuple[str, str, str]]:
    """Return the readings of a noun form, of its last part where it is a compound; all where nothing is known."""
    found = set()
    tags = [t for _, t in entries(form) if t.startswith(("SUB", "EIG"))]
    if not tags and lemmas.compound(form)[1] != form:
        for cut in range(2, len(form) - 3):
            tail = form[cut:].lstrip("-")
            tags = [t for _, t in entries(tail[:1].upper() + tail[1:]) if t.startswith("SUB")]
            if tags:
                break
    for tag in tags:
        parts = tag.split(":")
        case = next((CASES[p] for p in parts if p in CASES), "")
        genders = [GENDERS[p] for p in parts if p in GENDERS] or ["m", "f", "n"]
        if case:
            found |= {(case, "s" if "SIN" in parts else "p", g) for g in genders}
    return frozenset(found) or ALL


def readings(nodes: list[Node], node: Node) -> frozenset[tuple[str, str, str]]:
    """Return what case, number and gender a noun phrase can have."""
    low = node.text.lower()
    if node.pos == "PRON" or (node.pos == "DET" and node.rel not in ("det", "det:poss")):
        case = PRONOUNS.get(low, "")
        return frozenset(r for r in ALL if r[0] == case) if case else determiner_readings(low) if STEMS.match(low) else ALL
    found = noun_readings(node.text) if node.pos == "NOUN" or node.pos == "PROPN" and not node.label else ALL
    before = [kid for kid in nodes[:node.index] if kid.head == node.index]
    own = [kid for kid in before if kid.rel in ("det", "det:poss")]
    if node.pos == "NOUN" and lemmas.declined_like_adjective(node.text) and all(kid.text.lower() in STRONG for kid in own):
        return STRONG_PLURAL if own else found | STRONG_PLURAL                   # *viele Deutsche*, *Angestellte streiken*
    if not own and node.pos == "NOUN" and (adjective := next((k for k in before if k.rel == "amod" and k.text.islower()), None)) is not None:
        found = found & next((values for ending, values in STRONG_ENDINGS.items() if adjective.text.endswith(ending)), ALL) or found
    return reduce(lambda left, kid: left & determiner_readings(kid.text) or left, own, found)


def cases_of(nodes: list[Node], node: Node) -> set[str]:
    """Return the cases that a noun phrase can have: n, a, d, g; those joined to it have the same (*weder Lenz noch seinem Vater*)."""
    cases = {case for case, _, _ in readings(nodes, node)}
    for other in nodes[node.index + 1:]:
        if other.head == node.index and other.rel == "conj" and other.pos in ("NOUN", "PROPN", "PRON") and not any(k.rel == "case" and k.head == other.index for k in nodes):
            cases = cases & {case for case, _, _ in readings(nodes, other)} or cases
    return cases
