"""Room 2: mend a tree where German morphology contradicts it: case of noun phrases, agreement of subject and verb.

A parser of some megabytes confuses subject and object where both orders are possible; articles, dictionary and verb ending often tell.  Else nothing is changed.
"""

from __future__ import annotations

import re
from functools import lru_cache, reduce

from ..data import collective, groups
from . import lemmas
from .morphology import entries
from .trees import Node
from .verbs import full_verb, under_modal

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
PRONOUNS = {"ihm": "d", "ihnen": "d", "mir": "d", "dir": "d", "ihn": "a", "mich": "a", "dich": "a", "er": "n", "wir": "n", "ich": "n", "man": "n", "wem": "d", "wen": "a", "den": "a", "dem": "d", "denen": "d", "ihr": "d"}
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
    if match[1] in ("ein", "kein", "mein", "dein", "sein", "ihr", "unser", "euer", "eur") and ending == "":
        return DEFINITE[""]
    if match[1] in ("ein", "kein", "mein", "dein", "sein", "ihr", "unser", "eur") and ending == "es":
        return forms("gsmn")
    return DEFINITE.get(ending, ALL)


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
        return frozenset(r for r in ALL if r[0] == case) if case else ALL
    found = noun_readings(node.text) if node.pos in ("NOUN", "PROPN") else ALL
    own = [kid for kid in nodes if kid.head == node.index and kid.rel in ("det", "det:poss") and kid.index < node.index]
    if node.pos == "NOUN" and lemmas.declined_like_adjective(node.text) and all(kid.text.lower() in STRONG for kid in own):
        return STRONG_PLURAL if own else found | STRONG_PLURAL                   # *viele Deutsche*, *Angestellte streiken*
    return reduce(lambda left, kid: left & determiner_readings(kid.text) or left, own, found)


def cases_of(nodes: list[Node], node: Node) -> set[str]:
    """Return the cases that a noun phrase can have: n, a, d, g."""
    return {case for case, _, _ in readings(nodes, node)}


def mend(nodes: list[Node]) -> None:
    """Relabel subjects, objects and datives that morphology excludes; in place.

    *Heute gehören ihr 164 Länder an*: *ihr* is no subject, *Länder* is. *Moskau weist Vorwürfe zurück*: *Vorwürfe* does not agree with *weist*.
    """
    kids: dict[int, list[Node]] = {}
    for node in nodes:
        kids.setdefault(node.head, []).append(node)
    for node in nodes:
        if node.rel == "nmod" and node.head >= 0 and bare(node, kids):
            head = nodes[node.head]
            if head.pos == "PROPN" and head.label == "PER" and head.head >= 0 and head.rel.startswith("nsubj") and node.index > head.index \
                    and "d" in cases_of(nodes, node) and any(k.rel == "det" for k in kids.get(node.index, ())):
                node.rel, node.head = "obl:arg", head.head      # *sagte Heil der Zeitung*: a person has no genitive behind it
                kids.setdefault(head.head, []).append(node)
    particles(nodes, kids)
    datives(nodes, kids)
    for verb in nodes:
        if verb.pos in ("VERB", "AUX") and verb.rel not in ("aux", "aux:pass", "cop", "amod"):
            mend_clause(nodes, verb, kids.get(verb.index, []), kids)


@lru_cache(maxsize=20_000)
def joined(prefix: str, verb: str) -> bool:
    """Say whether a prefix and a verb form make a separable verb of the dictionary.

    >>> joined("ab", "wenden"), joined("klar", "stellte"), joined("in", "stellte")
    (True, True, False)
    """
    return prefix in PREFIXES and any(t.startswith("VER") for _, t in entries(prefix + lemmas.lemma(verb, "VERB")))


APART = frozenset("bekannt kennen tot leer preis".split())        # may stand apart from a participle or a verb at the end: *bekannt gegeben*
PREFIXES = APART | frozenset("ab an auf aus bei durch ein entgegen fest fort frei gegenüber gleich her heran heraus herum herunter hervor hin hinaus hinterher hinzu klar los mit nach nahe nieder offen "
                     "satt sicher statt teil über um unter vor voran voraus vorbei vorwärts weg weiter wieder zu zurecht zurück zusammen".split())


def particles(nodes: list[Node], kids: dict[int, list[Node]]) -> None:
    """Hang a verb particle at the end of a clause on its verb: *Die Firmen wenden sich von ihm ab*, *Er stellte das klar*; before it: *bekannt gegeben*.

    >>> from .repairs import show, tree
    >>> nodes = tree("Er/PRON/nsubj/2 stellte/VERB/root/0 das/PRON/obj/2 klar/ADJ/advmod/2 ./PUNCT/punct/2")
    >>> mend(nodes); show(nodes[3:4])
    'klar/compound:prt/2'
    >>> nodes = tree("Er/PRON/nsubj/2 hörte/VERB/root/0 auf/ADP/compound:prt/5 zu/PART/mark/5 rauchen/VERB/xcomp/2 ./PUNCT/punct/2")
    >>> mend(nodes); show(nodes[2:3])
    'auf/compound:prt/2'
    """
    for node in nodes:
        after = nodes[node.index + 1].text if node.index + 1 < len(nodes) else "."
        if node.text in APART and node.head == node.index + 1 and nodes[node.head].pos == "VERB" and node.rel in ("advmod", "xcomp", "obl", "amod") and joined(node.text, nodes[node.head].text) \
                and not kids.get(node.index):
            node.rel, node.pos = "compound:prt", "ADP"
            continue
        if node.rel == "case" and 0 < node.index < len(nodes) - 1 and nodes[node.index - 1].pos == "VERB" and "fin" in lemmas.verb_form(nodes[node.index - 1].text) and nodes[node.index + 1].rel == "case" \
                and nodes[node.index + 1].head == node.head and joined(node.text, nodes[node.index - 1].text) and not any(k.rel == "compound:prt" for k in kids.get(node.index - 1, ())):
            node.head, node.rel = node.index - 1, "compound:prt"          # *Er tritt an gegen den Amtsinhaber*
            kids.setdefault(node.head, []).append(node)
            continue
        apart = after == "zu" and nodes[node.index + 1].rel == "mark" and node.rel in ("compound:prt", "advmod", "case") and nodes[node.index - 1].text != ","     # that of the infinitive would be inside: *aufzurauchen*
        if (node.rel == "compound:prt" and not (apart and node.head > node.index)) or not apart and after not in (".", ",", ";", ":", "!", "?", "und", "oder", '"', "“", "–", "-", ")", "«") or node.text.lower() not in PREFIXES or kids.get(node.index):
            continue
        verb = next((v for v in reversed(nodes[:node.index]) if v.pos in ("VERB", "AUX") and v.rel not in ("amod",) and joined(node.text.lower(), v.text)
                     and "fin" in lemmas.verb_form(v.text)), None)
        between = [n for n in nodes[verb.index + 1:node.index] if n.text in (",", ";", ":")] if verb is not None else [1]
        if verb is None or len(between) > 1 or any(k.rel == "compound:prt" for k in kids.get(verb.index, ())):
            continue
        if verb.rel in ("aux", "cop") and verb.head == node.index:
            continue
        if node.head in kids and node in kids[node.head]:
            kids[node.head].remove(node)
        node.head, node.rel, node.pos = verb.index, "compound:prt", "ADP"
        kids.setdefault(verb.index, []).append(node)


@lru_cache(maxsize=1)
def dative_verbs() -> frozenset[str]:
    return groups("dative_verbs.tsv")["dative"]


def datives(nodes: list[Node], kids: dict[int, list[Node]]) -> None:
    """Behind the subject of a verb with dative, a noun phrase that could be genitive is its dative: *wirft der Kreml der Ukraine vor*.

    >>> from .repairs import show, tree
    >>> nodes = tree("wirft/VERB/root/0 der/DET/det/3 Kreml/PROPN/nsubj/1 der/DET/det/5 Ukraine/PROPN/nmod/3 Verrat/NOUN/obj/1 vor/ADP/compound:prt/1")
    >>> mend(nodes); show(nodes[4:5])
    'Ukraine/obl:arg/1'
    """
    for verb in nodes:
        if verb.pos != "VERB":
            continue
        own = kids.get(verb.index, [])
        particle = next((k.text.lower() for k in own if k.rel == "compound:prt"), "")
        if particle + lemmas.lemma(verb.text, "VERB") not in dative_verbs() or any(k.rel == "obl:arg" for k in own):
            continue
        for subject in own:
            if not subject.rel.startswith("nsubj") or subject.index < verb.index:
                continue
            for node in [k for k in kids.get(subject.index, []) if k.rel == "nmod" and k.index > subject.index and bare(k, kids) and any(d.rel == "det" for d in kids.get(k.index, ()))]:
                cases = cases_of(nodes, node)
                if "d" in cases and (particle or "g" not in cases or subject.pos == "PROPN"):
                    node.head, node.rel = verb.index, "obl:arg"
                    kids[verb.index].append(node)
                    kids[subject.index].remove(node)
                    break


def bare(node: Node, kids: dict[int, list[Node]]) -> bool:
    return not any(k.rel == "case" for k in kids.get(node.index, ()))


DAYS = frozenset("heute gestern vorgestern morgen übermorgen montag dienstag mittwoch donnerstag freitag samstag sonntag".split())
PARTS_OF_DAY = frozenset("Morgen Vormittag Mittag Nachmittag Abend Nacht Früh".split())
QUANTITIES = frozenset("Dutzende Hunderte Tausende Zehntausende Hunderttausende Millionen Milliarden".split())


def mend_clause(nodes: list[Node], verb: Node, own: list[Node], kids: dict[int, list[Node]]) -> None:
    finite = next((k for k in own if k.rel in ("aux", "aux:pass", "cop") and lemmas.readings(k.text)), verb)
    persons = lemmas.readings(finite.text)
    numbers = {"s" if n == "sing" else "p" for p, n, _ in persons if p == "3"}
    passive = any(k.rel == "aux:pass" for k in own)
    for node in own:
        if node.rel == "advmod" and node.text in QUANTITIES:     # *Zehntausende werden das Festival besuchen*
            node.rel, node.pos = "nsubj", "NOUN"
        elif node.pos == "NUM" and node.rel in ("obl:tmod", "obl", "advmod") and node.index == verb.index - 1 and verb.rel == "conj" and "part" in lemmas.verb_form(verb.text) and not node.text.isdigit() and bare(node, kids):
            node.rel = "nsubj:pass"                           # *zwölf wurden getötet und dreißig verletzt*
    core = [k for k in own if k.rel in ("nsubj", "nsubj:pass", "obj", "obl:arg") and k.pos in ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ") and bare(k, kids)]
    for node in core:
        if node.pos == "NUM" and re.fullmatch(r"1\d{3}|20\d\d", node.text) and not any(k.rel == "nmod" for k in kids.get(node.index, ())):
            node.rel = "obl:tmod"
            continue
        if node.text.lower() in ("beide", "alle") and node.index > verb.index and any(k is not node and k.index < verb.index and k.rel in ("nsubj", "obj") and agrees(nodes, k, {"p"}, kids) for k in core):
            node.rel = "dep"                                  # *Bank und Börse haben beide Probleme*
            continue
        if node.text in PARTS_OF_DAY and node.index and nodes[node.index - 1].text.lower() in DAYS:
            node.rel = "obl:tmod"                             # *Heute Abend kam der Sieger*
            continue
        cases = cases_of(nodes, node)
        if node.rel.startswith("nsubj") and "n" not in cases:
            node.rel = "obl:arg" if "d" in cases and "a" not in cases else "obj" if "a" in cases else node.rel
        elif node.rel == "obj" and "a" not in cases:
            node.rel = "obl:arg" if "d" in cases else "nsubj" if "n" in cases and not any(k.rel.startswith("nsubj") for k in own) else node.rel
        elif node.rel == "obl:arg" and not cases & {"d", "g"}:
            node.rel = "obj" if "a" in cases and any(k.rel.startswith("nsubj") for k in own) else "nsubj"
    only_subject(nodes, verb, core, numbers, kids)
    if any(k.rel == "mark" and k.text.lower() == "zu" for k in own) and finite is verb or "zu" in lemmas.verb_form(verb.text):
        no_nominative(verb, core, own)
    disagreeing(nodes, verb, core, numbers, kids)
    actor_behind(nodes, verb, core, numbers, kids)
    if verb.rel == "conj" and finite.index <= verb.index:
        front_subject(nodes, verb, finite, core, numbers, kids)
    subjects = [k for k in own if k.rel.startswith("nsubj")]
    if len(subjects) >= 2:
        keep = choose(nodes, subjects, numbers, kids, verb)
        has_object = any(k.rel == "obj" for k in own)
        for node in subjects:
            if node is not keep:
                cases = cases_of(nodes, node)
                node.rel = "obl:arg" if (has_object or "a" not in cases) and "d" in cases else "obj"
                has_object = True
    elif not subjects and numbers and not passive and verb.rel not in ("conj", "xcomp", "acl", "advcl") and not any(k.rel in ("expl", "csubj", "ccomp") for k in own) \
            and not any(k.rel == "mark" and k.text.lower() == "zu" for k in own):
        able = [k for k in own if k.rel in ("obl", "obl:tmod", "obl:arg", "obj", "dep") and k.pos in ("NOUN", "PROPN", "PRON") and bare(k, kids)
                and agrees(nodes, k, numbers, kids) and lemmas.lemma(k.text, "NOUN") not in ("Jahr", "Tag", "Woche", "Monat", "Montag", "Mal", "Uhr", "Prozent", "Euro", "Ende", "Anfang", "Mitte")]
        if len(able) == 1 or (able and able[0].rel in ("obl", "obl:arg", "dep")):
            able[0].rel = "nsubj"


def no_nominative(verb: Node, core: list[Node], own: list[Node]) -> None:
    """An infinitive with *zu* has no subject of its own: *um Präsident zu werden*.

    >>> from .repairs import show, tree
    >>> nodes = tree("Er/PRON/nsubj/2 kam/VERB/root/0 ,/PUNCT/punct/7 um/SCONJ/mark/7 Präsident/NOUN/nsubj/7 zu/PART/mark/7 werden/VERB/advcl/2")
    >>> mend(nodes); show(nodes[4:5])
    'Präsident/xcomp/7'
    """
    for node in core:
        if node.rel == "nsubj" and not any(k.rel == "obj" for k in own):
            node.rel = "xcomp" if lemmas.lemma(verb.text, "VERB") in ("werden", "sein", "bleiben") else "obj"


def front_subject(nodes: list[Node], verb: Node, finite: Node, core: list[Node], numbers: set[str], kids: dict[int, list[Node]]) -> None:
    """Right before the verb of a clause behind *und* stands its subject: one shared with the clause before would leave no room there.

    *Das Volk stirbt, und nur die Königinnen überwintern.*

    >>> from .repairs import show, tree
    >>> nodes = tree("Volk/NOUN/nsubj/2 stirbt/VERB/root/0 ,/PUNCT/punct/7 und/CCONJ/cc/7 nur/ADV/advmod/6 Königinnen/NOUN/obj/7 überwintern/VERB/conj/2")
    >>> mend(nodes); show(nodes[5:])
    'Königinnen/nsubj/7 überwintern/conj/2'
    """
    own = kids.get(verb.index, [])
    front = next((k for k in core if k.rel in ("obj", "obl:arg", "obl") and k.index == finite.index - 1), None)
    if front is None or any(k.rel.startswith(("nsubj", "csubj")) or k.rel in ("expl", "mark") for k in own) or under_modal(nodes, verb, nodes[verb.head], kids):
        return
    if opens(nodes, front, own) and main(nodes, verb, kids) and "n" in cases_of(nodes, front) and agrees(nodes, front, numbers, kids):
        front.rel = "nsubj:pass" if any(k.rel == "aux:pass" for k in own) else "nsubj"


def disagreeing(nodes: list[Node], verb: Node, core: list[Node], numbers: set[str], kids: dict[int, list[Node]]) -> None:
    """A subject of the wrong number is the object, if the object agrees: *Die Täter sucht die Polizei*.

    >>> from .repairs import show, tree
    >>> nodes = tree("Die/DET/det/2 Täter/NOUN/nsubj/3 sucht/VERB/root/0 die/DET/det/5 Polizei/NOUN/obj/3")
    >>> mend(nodes); show(nodes)
    'Die/det/2 Täter/obj/3 sucht/root/0 die/det/5 Polizei/nsubj/3'
    """
    subjects, objects = ([k for k in core if k.rel == rel] for rel in ("nsubj", "obj"))
    if len(numbers) != 1 or len(subjects) != 1 or len(objects) != 1 or copular(verb, kids):
        return
    one, other = subjects[0], objects[0]
    if not agrees(nodes, one, numbers, kids) and one.pos in ("NOUN", "PRON") and one.label == "" and agrees(nodes, other, numbers, kids) and other.pos in ("NOUN", "PROPN") \
            and readings(nodes, other) != ALL and "a" in cases_of(nodes, one):
        one.rel, other.rel = "obj", "nsubj"


def actor_behind(nodes: list[Node], verb: Node, core: list[Node], numbers: set[str], kids: dict[int, list[Node]]) -> None:
    """Where both may be subject and only somebody can do such a thing, the one who can is: *Ein Programm hat die Regierung beschlossen*.

    >>> from .repairs import show, tree
    >>> nodes = tree("Ein/DET/det/2 Programm/NOUN/nsubj/6 hat/AUX/aux/6 die/DET/det/5 Regierung/NOUN/obj/6 beschlossen/VERB/root/0")
    >>> mend(nodes); show(nodes)
    'Ein/det/2 Programm/obj/6 hat/aux/6 die/det/5 Regierung/nsubj/6 beschlossen/root/0'
    """
    subjects, objects = ([k for k in core if k.rel == rel] for rel in ("nsubj", "obj"))
    if len(subjects) != 1 or len(objects) != 1 or subjects[0].index > objects[0].index:
        return
    thing, actor = subjects[0], objects[0]
    meant = nodes[verb.head] if thing.pos == "PRON" and verb.rel == "acl:relcl" and thing.text.lower() in ("die", "das") else thing        # *die Anklage, die China bestreitet*
    if full_verb(verb, kids) in groups("actor_verbs.tsv")["actor"] and meant.pos == "NOUN" and not acts(meant) and acts(actor) and "a" in cases_of(nodes, thing) and "n" in cases_of(nodes, actor) and agrees(nodes, actor, numbers, kids):
        thing.rel, actor.rel = "obj", "nsubj"


def acts(node: Node) -> bool:
    """Say whether a noun is somebody or a body of people."""
    return node.label in ("PER", "ORG", "LOC") or lemmas.animate(node.lemma) or collective(node.lemma, "body")


def copular(verb: Node, kids: dict[int, list[Node]]) -> bool:
    """Say whether a verb has two nominatives: *Sein Vater wurde der Präsident*."""
    return verb.lemma in ("sein", "werden", "bleiben", "heißen") or any(k.rel == "cop" for k in kids.get(verb.index, ()))


def opens(nodes: list[Node], node: Node, own: list[Node]) -> bool:
    """Say whether a phrase is the first of its clause behind *und* or *aber*."""
    joined = next((k for k in own if k.rel == "cc"), None)
    return joined is not None and joined.index < node.index and all(n.head == node.index or n.index == node.index or n.pos == "ADV" for n in nodes[joined.index + 1:node.index])


def main(nodes: list[Node], verb: Node, kids: dict[int, list[Node]]) -> bool:
    """Say whether a clause stands in no subordinate one."""
    while verb.rel == "conj" and verb.head >= 0:
        verb = nodes[verb.head]
    return verb.rel == "root" and not any(k.rel == "mark" for k in kids.get(verb.index, ()))


def only_subject(nodes: list[Node], verb: Node, core: list[Node], numbers: set[str], kids: dict[int, list[Node]]) -> None:
    """What can be nothing but nominative is the subject: *Die Frage stellte der Minister*.

    >>> from .repairs import show, tree
    >>> nodes = tree("Die/DET/det/2 Frage/NOUN/nsubj/3 stellte/VERB/root/0 der/DET/det/5 Minister/NOUN/obj/3")
    >>> mend(nodes); show(nodes)
    'Die/det/2 Frage/obj/3 stellte/root/0 der/det/5 Minister/nsubj/3'
    """
    if copular(verb, kids):
        return
    cases = {node.index: cases_of(nodes, node) for node in core if node.rel in ("nsubj", "nsubj:pass", "obj")}
    sure = [node for node in core if cases.get(node.index, set()) - {"g"} == {"n"} and (not numbers or agrees(nodes, node, numbers, kids))]
    others = [node for node in core if node.rel.startswith("nsubj") and node not in sure]
    if len(sure) != 1 or not others or not all("a" in cases[node.index] for node in others):
        return
    sure[0].rel = others[0].rel
    taken = any(node.rel == "obj" for node in core)
    for node in others:
        node.rel, taken = ("obl:arg" if taken and "d" in cases[node.index] else "obj"), True


def agrees(nodes: list[Node], node: Node, numbers: set[str], kids: dict[int, list[Node]]) -> bool:
    """Say whether a noun phrase can be the subject of a verb form of these numbers."""
    if any(k.rel == "conj" for k in kids.get(node.index, ())):
        return True
    if node.text.lower() in ("es", "alles", "das", "dies", "etwas", "nichts", "was"):
        return "s" in numbers
    return any(c == "n" and n in numbers for c, n, g in readings(nodes, node))


def choose(nodes: list[Node], subjects: list[Node], numbers: set[str], kids: dict[int, list[Node]], verb: Node) -> Node:
    """Choose the subject among several candidates: it agrees, is no neuter pronoun, is a person or stands first."""
    able = [s for s in subjects if not numbers or agrees(nodes, s, numbers, kids)] or subjects
    if len(able) == 1:
        return able[0]
    named = [s for s in able if s.text.lower() not in ("das", "dies", "es", "was", "dieses")] or able
    if len(named) == 1:
        return named[0]
    pronouns = [s for s in named if s.text.lower() in ("er", "wir", "ich", "man", "wer")]
    first = min([verb.index, *(k.index for k in kids.get(verb.index, ()) if k.rel in ("aux", "aux:pass", "cop"))])
    person = next((s for s in named if s.index < first and (s.label == "PER" or any(k.label == "PER" and k.rel == "appos" for k in kids.get(s.index, ())))), None)
    if person is not None and not pronouns:
        return person                                         # *Moderator Wallace fragte sie*
    pronouns = pronouns or [s for s in named if s.text.lower() == "sie"]
    return (pronouns or named)[0]
