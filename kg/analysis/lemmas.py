"""Room 2: word form and part of speech → base form, gender and the readings of a finite verb.

The dictionary decides; what it does not know is taken apart as a compound from the right (*Videogipfel* → *Gipfel*).
"""

from __future__ import annotations

from functools import lru_cache

from ..data.names import first_name, given_gender
from .morphology import entries

IRREGULAR = {  # forms where the dictionary is ambiguous or silent
    "VERB": {"schwor": "schwören", "schworen": "schwören", "geschworen": "schwören", "sähe": "sehen", "sähen": "sehen", "misst": "messen", "geboten": "bieten", "durchführe": "durchführen",
             "eingefroren": "einfrieren", "gelobt": "loben", "entkriminalisiert": "entkriminalisieren", "weiterentwickelt": "weiterentwickeln"},
    "AUX": {"ist": "sein", "sind": "sein", "war": "sein", "waren": "sein", "wäre": "sein", "wären": "sein",
            "worden": "werden", "wird": "werden", "wurde": "werden", "wurden": "werden", "hat": "haben"},
    "DET": {}, "PRON": {}, "ADP": {"im": "in", "am": "an", "zum": "zu", "zur": "zu", "vom": "von", "beim": "bei",
                                   "ins": "in", "ans": "an", "aufs": "auf", "fürs": "für", "durchs": "durch",
                                   "ums": "um", "übers": "über", "unters": "unter", "vors": "vor", "hinterm": "hinter"}}
ARTICLES = {"der": "der", "die": "der", "das": "der", "dem": "der", "den": "der", "des": "der",
            "ein": "ein", "eine": "ein", "einen": "ein", "einem": "ein", "einer": "ein", "eines": "ein"}
DETERMINERS = ("kein", "dies", "jed", "jen", "manch", "solch", "welch", "all", "beid", "mein", "dein", "sein", "ihr",
               "unser", "euer", "eur", "einig", "mehrer", "viel", "wenig")
TAGS = {"VERB": ("VER",), "AUX": ("VER",), "NOUN": ("SUB", "EIG"), "PROPN": ("EIG", "SUB"),
        "ADJ": ("ADJ", "PA1", "PA2"), "ADV": ("ADV", "ADJ"), "NUM": ("ZAL",)}
GENDERS = {"MAS": "masc", "FEM": "fem", "NEU": "neut"}
MODALS = frozenset("können müssen sollen wollen dürfen mögen".split())


@lru_cache(maxsize=100_000)
def lemma(form: str, pos: str) -> str:
    """Return the base form of a word with a universal part of speech.

    >>> lemma("zurückgewiesen", "VERB"), lemma("Maßnahmen", "NOUN"), lemma("Großangriffs", "NOUN"), lemma("dem", "DET")
    ('zurückweisen', 'Maßnahme', 'Großangriff', 'der')
    """
    low = form.lower()
    special = IRREGULAR.get(pos, {}).get(low)
    if special:
        return special
    if pos in ("ADP", "CCONJ", "SCONJ", "PART", "PUNCT", "SYM", "X"):
        return low if pos != "PUNCT" else form
    if pos in ("DET", "PRON"):
        if pos == "DET" and low in ARTICLES:
            return ARTICLES[low]
        stem = next((d for d in DETERMINERS if low.startswith(d) and len(low) <= len(d) + 3), None)
        return (stem + ("er" if stem[-1] in "sdhn" and stem in ("dies", "jed", "jen", "manch", "solch", "welch") else "")
                if stem and low not in ("sein", "ihr") else low)
    wanted = TAGS.get(pos, ())
    for spelling in ((form, low) if pos != "NOUN" else (form, form[:1].upper() + form[1:])):
        found = candidates(spelling, wanted)
        if found:
            return found
    if pos in ("VERB", "AUX"):
        return participle(form)[0] or guess_verb(low)
    if pos == "NOUN":
        return compound(form)[0]
    if pos == "PROPN":
        return form
    if pos == "ADJ":
        return guess_adjective(low)
    return form if pos != "ADV" else low


def candidates(form: str, wanted: tuple[str, ...]) -> str:
    """Return the best dictionary lemma of a form: wanted classes in order, plain participles after finite readings."""
    found = entries(form)
    for tag in wanted:
        fits = [(base, full) for base, full in found if full.startswith(tag) and (tag != "VER" or base.endswith("n"))]
        if fits:
            counts: dict[str, int] = {}
            for base, full in fits:
                counts[base] = counts.get(base, 0) + weight(form, base, full)
            return sorted(counts, key=lambda b: (-counts[b], b))[0]
    return ""


def weight(form: str, base: str, tag: str) -> int:
    """Rate a reading: plain nouns before nominalised infinitives (*Stunden*: Stunde), a nominative singular before a rare plural (*Westen*)."""
    if tag.startswith("SUB"):
        if tag.endswith(":INF"):
            return 0
        if base == form and ":NOM:SIN" in tag:
            return 20
        return 4 if base + "n" == form else 2
    if " " in base:
        return 0
    if ":INF" in tag and base == form:
        return 40                                             # führen is rarely the subjunctive of fahren
    common = 3 if ":NON" in tag and ":KJ" not in tag else 1                        # strong verbs are the common ones: dachte is denken, not dachen
    return common * (5 if ":PA2" in tag or ":INF" in tag or ":3:" in tag else 1)


@lru_cache(maxsize=50_000)
def compound(form: str) -> tuple[str, str]:
    """Split a noun from the right: (lemma of the whole, lemma of its head).

    >>> compound("Friedensvereinbarungen"), compound("OSZE-Gipfels")
    (('Friedensvereinbarung', 'Vereinbarung'), ('OSZE-Gipfel', 'Gipfel'))
    """
    if "-" in form[1:-1]:
        first, _, last = form.rpartition("-")
        base = candidates(last[:1].upper() + last[1:], ("SUB",)) or (compound(last)[0] if len(last) > 6 else last)
        return f"{first}-{base}", base
    for cut in range(2, len(form) - 3):
        tail = form[cut:]
        base = candidates(tail[:1].upper() + tail[1:], ("SUB",))
        if base and (len(base) >= 4 or len(base) == 3 and len(tail) > 3 and cut > 3):
            return form[:cut] + base[:1].lower() + base[1:], base
    return form, form


def guess_verb(low: str) -> str:
    """Take a verb that the dictionary does not know back to an infinitive by its ending and known prefixes.

    >>> guess_verb("freizukämpfen"), guess_verb("weiterleitet")
    ('freikämpfen', 'weiterleiten')
    """
    for cut in range(2, len(low) - 5):
        if low[cut:cut + 2] == "zu" and candidates(low[cut + 2:], ("VER",)) == low[cut + 2:]:
            return low[:cut] + low[cut + 2:]
    for cut in range(2, min(9, len(low) - 3)):
        base = candidates(low[cut:], ("VER",))
        if base:
            return low[:cut] + base
    if low.startswith("ge") and low.endswith("t"):
        low = low[2:]
    for ending in ("test", "tet", "ten", "te", "est", "et", "st", "en", "t", "e", "n"):
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            return low[:-len(ending)] + "en"
    return low


def guess_adjective(low: str) -> str:
    for ending in ("sten", "stes", "ster", "stem", "ste"):
        if low.endswith(ending):
            base = candidates(low[:-len(ending)], ("ADJ", "PA1", "PA2"))
            if base:
                return base
    for ending in ("en", "em", "er", "es", "e"):
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            return low[:-len(ending)]
    return low


@lru_cache(maxsize=50_000)
def gender_number(form: str) -> tuple[str, str]:
    """Return (gender, number) of a noun form, each empty where the dictionary leaves it open.

    >>> gender_number("Außenministerin"), gender_number("Streitkräfte")
    (('fem', 'sing'), ('fem', 'plur'))
    >>> gender_number("Deutsche")
    ('', '')
    """
    found = [tag.split(":") for base, tag in entries(form) if tag.startswith(("SUB", "EIG"))]
    if not found:
        head = compound(form)[1]
        if head != form:
            tail = form[-len(head):] if form.lower().endswith(head.lower()) else ""
            for cut in range(max(2, len(form) - len(head) - 4), len(form) - 3):
                tail = form[cut:].lstrip("-")
                found = [tag.split(":") for base, tag in entries(tail[:1].upper() + tail[1:]) if tag.startswith("SUB")]
                if found:
                    break
    genders = {g for parts in found for p in parts for k, g in GENDERS.items() if p == k}
    numbers = {"sing" if "SIN" in parts else "plur" for parts in found if "SIN" in parts or "PLU" in parts}
    if declined_like_adjective(form):
        numbers.add("plur")                                    # *viele Deutsche*: the dictionary has few of these plurals
    return (genders.pop() if len(genders) == 1 else ""), (numbers.pop() if len(numbers) == 1 else "")


@lru_cache(maxsize=20_000)
def adverb_only(word: str) -> bool:
    """Say whether a word is an adverb that a capital does not make a noun.

    >>> [adverb_only(w) for w in ("Schliesslich", "Zudem", "Morgen", "Putin")]
    [True, True, False, False]
    """
    known = entries(word.lower()) or entries(word.lower().replace("ss", "ß"))
    return any(tag.startswith("ADV") for _, tag in known) and not any(tag.startswith(("SUB", "EIG")) for _, tag in entries(word.capitalize()))


@lru_cache(maxsize=20_000)
def genitive_preposition(word: str) -> bool:
    """Say whether a word is a preposition with genitive, and written with a capital no noun.

    >>> [genitive_preposition(w) for w in ("Inmitten", "Ungeachtet", "Trotz", "Putin")]
    [True, True, False, False]
    """
    return any(tag.startswith("PRP") and "GEN" in tag for _, tag in entries(word.lower())) and not any(tag.startswith("SUB") for _, tag in entries(word.capitalize()))


def first_name_gender(name: str) -> str:
    """Return the gender of a person by the first name, "" where it stands alone or is not known, or the dictionary has it for both.

    >>> [first_name_gender(n) for n in ("Angela Merkel", "Roberto Calzadilla", "Recep Tayyip Erdoğan", "Merkel")]
    ['fem', 'masc', 'masc', '']
    """
    if known := given_gender(name):
        return known
    tags = {tag.split(":")[3] for _, tag in entries(first_name(name)) if tag.startswith("EIG") and tag.endswith("VOR")}
    return {"FEM": "fem", "MAS": "masc"}[tags.pop()] if len(tags) == 1 and tags <= {"FEM", "MAS"} else ""


THINGS_IN_E = frozenset({"Name", "Gedanke", "Buchstabe", "Friede", "Funke", "Glaube", "Haufe", "Same", "Wille", "Käse", "Drache", "Legende"})


@lru_cache(maxsize=10_000)
def declined_like_adjective(form: str) -> bool:
    """Say whether a form is that of a noun with the endings of an adjective, the strong plural among them.

    >>> [declined_like_adjective(w) for w in ("Angestellte", "Jugendliche", "Angestellten", "Messe")]
    [True, True, False, False]
    """
    return form.endswith("e") and any(tag.startswith("SUB") and tag.endswith(":ADJ") for _, tag in entries(form))


@lru_cache(maxsize=20_000)
def animate(lemma: str) -> bool:
    """Say whether a noun is for human beings: it has a feminine in -in, or its last part has; masculines in -e but a few are, and participles.

    >>> [animate(w) for w in ("Schüler", "Gefängnisleiter", "Fluglotse", "Abgeordnete", "Koffer", "Sanktion", "Turm")]
    [True, True, True, True, False, False, False]
    >>> animate("Rechtsanwalt"), animate("Konzernchef")
    (True, True)
    """
    if lemma.lower().endswith(("chef", "arzt", "koch", "rat")):
        return not lemma.lower().endswith("rat")
    if lemma.endswith("in") and animate(lemma[:-2]):
        return True
    for start in range(0, max(1, len(lemma) - 4)):
        if start in (1, 2):
            continue
        tail = lemma[start:].capitalize()
        if (tail.endswith("liche") or participle(tail.lower())[0]) and tail not in THINGS_IN_E and {"SUB:NOM:SIN:MAS:ADJ", "SUB:NOM:SIN:FEM:ADJ"} <= {tag for _, tag in entries(tail)}:
            return True
        if tail.endswith("e") and tail not in THINGS_IN_E and {tag.split(":")[3] for _, tag in entries(tail) if tag.startswith("SUB:NOM:SIN")} == {"MAS"}:
            return True
        stem = tail.removesuffix("e")
        if any(tag.startswith("SUB") and "FEM" in tag for form in (stem + "in", "ä".join(stem.rsplit("a", 1)) + "in") for _, tag in entries(form)):
            return any(tag.startswith("SUB") and "MAS" in tag for _, tag in entries(tail))
    return False


@lru_cache(maxsize=20_000)
def infinitive_of(participle: str, guess: str) -> str:
    """Return the infinitive of a form that stands with an auxiliary: of its readings the participle counts.

    >>> infinitive_of("gefällt", "gefallen"), infinitive_of("gehört", "gehören"), infinitive_of("erstochen", "erstochen")
    ('fällen', 'gehören', 'erstechen')
    """
    bases = {base for base, tag in entries(participle) if tag.startswith("VER") and ":PA2" in tag and base.endswith("n")}
    prefix = next((p for p in INSEPARABLE if participle.startswith(p)), "")
    if not bases and prefix and not entries(participle) and not entries(guess):          # *erstochen* as *gestochen*
        bases = {prefix + base for base, tag in entries("ge" + participle.removeprefix(prefix)) if tag.startswith("VER") and ":PA2" in tag and base.endswith("n")}
    return min(bases) if bases and guess not in bases else guess


INSEPARABLE = ("er", "ver", "be", "ent", "zer", "miss")


@lru_cache(maxsize=20_000)
def genitive_name(form: str) -> bool:
    """Say whether a name of the dictionary stands in the genitive.

    >>> genitive_name("Frankreichs"), genitive_name("Paris")
    (True, False)
    """
    cases = {tag.split(":")[1] for _, tag in entries(form) if tag.startswith("EIG")}
    return cases == {"GEN"}


def completed(first: str, second: str) -> str:
    """Return the first part of a coordination in full: it lacks the last part of the second.

    >>> completed("Ein-", "Ausgang"), completed("Sommer-", "Winterspiele"), completed("Polizei-", "Grenzbeamte")
    ('Eingang', 'Sommerspiele', 'Polizeibeamte')
    """
    stem, tails = first.rstrip("-"), [second[cut:] for cut in range(2, len(second) - 2)]
    known = next((tail for tail in tails if any(t.startswith("SUB") for _, t in entries(stem + tail))), None)
    last = known or next((tail for tail in tails if len(tail) > 3 and any(t.startswith("SUB") for _, t in entries(tail.capitalize()))), "")
    return stem + last if last else first


def nominative(form: str, number: str, gender: str = "") -> str:
    """Return a noun in the nominative of its number, a man whom an adjective or participle names in the strong form.

    >>> nominative("Kämpfern", "plur"), nominative("Medien", "plur"), nominative("Friedensvereinbarungen", "plur"), nominative("Angriffs", "sing")
    ('Kämpfer', 'Medien', 'Friedensvereinbarungen', 'Angriff')
    >>> nominative("Vorsitzenden", "sing", "masc"), nominative("Vorsitzende", "sing", "fem"), nominative("Beamten", "sing", "masc")
    ('Vorsitzender', 'Vorsitzende', 'Beamter')
    >>> nominative("Jungen", "sing", "masc"), nominative("Verletzten", "plur"), nominative("Wüsten", "plur")
    ('Junge', 'Verletzte', 'Wüsten')
    """
    if number != "plur":
        base = lemma(form, "NOUN")
        return f"{base}r" if gender == "masc" and base.endswith("e") and not base.lower().endswith("junge") and any(tag == "SUB:NOM:SIN:MAS:ADJ" for _, tag in entries(base)) else base

    def plural(word: str) -> bool:
        tail = word if entries(word) else next((word[cut:][:1].upper() + word[cut + 1:] for cut in range(2, len(word) - 3)
                                                if entries(word[cut:][:1].upper() + word[cut + 1:])), word)
        return any(t.startswith("SUB:NOM:PLU") for _, t in entries(tail))
    if form.endswith("en") and not form.endswith("ungen") and declined_like_adjective(form[:-1]) and (animate(form[:-1]) or not any(tag == "SUB:NOM:SIN:FEM" for _, tag in entries(form[:-1]))):
        return form[:-1]                                      # *die Abgeordneten*: no article in a label
    if plural(form) or not form.endswith("n"):
        return form
    return form[:-1] if plural(form[:-1]) else form


@lru_cache(maxsize=20_000)
def readings(form: str) -> frozenset[tuple[str, str, str]]:
    """Return the finite readings of a verb form as (person, number, PRÄ | PRT | KJ1 | KJ2)."""
    found = set()
    for base, tag in entries(form) + (entries(form.lower()) if form != form.lower() else ()):
        parts = tag.split(":")
        if parts[0] == "VER":
            person = next((p for p in parts if p in "123" and p), "")
            mood = next((p for p in parts if p in ("PRÄ", "PRT", "KJ1", "KJ2")), "")
            if person and mood:
                found.add((person, "sing" if "SIN" in parts else "plur", mood))
    return frozenset(found)


@lru_cache(maxsize=20_000)
def verb_form(form: str) -> frozenset[str]:
    """Return what a verb form can be: fin, inf, part, zu.

    >>> sorted(verb_form("stationiert")), sorted(verb_form("zurückzuweisen"))
    (['fin', 'part'], ['zu'])
    """
    found = set()
    for base, tag in entries(form) + entries(form.lower()):
        parts = tag.split(":")
        if parts[0] == "VER":
            found |= {"inf"} if "INF" in parts else {"part"} if "PA2" in parts else {"zu"} if "EIZ" in parts else set()
            if any(p in ("PRÄ", "PRT", "KJ1", "KJ2") for p in parts):
                found.add("fin")
        elif parts[0] == "PA2" and "PRD" in parts:
            found.add("part")
    if not found:
        low = form.lower()
        known = next((low[cut:] for cut in range(2, min(10, len(low) - 4)) if any(t.startswith("VER") for _, t in entries(low[cut:]))), "")
        if known and "zu" not in low[2:6]:
            return verb_form(known)                           # aufrechterhalten like erhalten
        if "zu" in low[2:6] and low.endswith("n"):
            found.add("zu")
        elif low.endswith("en") or low.endswith("ern") or low.endswith("eln"):
            found |= {"inf", "fin"}
        elif "ge" in low[:6] and low.endswith("t"):
            found.add("part")
        else:
            found.add("fin")
    return frozenset(found)


@lru_cache(maxsize=20_000)
def participle(form: str) -> tuple[str, str]:
    """Return (infinitive, kind) of an attributive participle, kind 1 (*steigend*) or 2 (*formuliert*); else ("", "").

    >>> participle("formulierten"), participle("steigende"), participle("rote")
    (('formulieren', '2'), ('steigen', '1'), ('', ''))
    """
    for base, tag in entries(form) + entries(form.lower()):
        if tag.startswith("PA2") and base != "bekannt":        # an adjective, and not of *bekennen*
            verb = next((b for b, t in entries(base) if t.startswith("VER") and ":PA2" in t and b.endswith("n")), "")
            if verb:
                return verb, "2"
        if tag.startswith("PA1"):
            stem = base[:-1] if base.endswith("d") else base
            if entries(stem) and any(t.startswith("VER") for _, t in entries(stem)):
                return stem, "1"
    return "", ""
