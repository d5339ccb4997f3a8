"""Room 2: mend what parsers of some megabytes get wrong most often and every reader would trip over; in place.

Nothing is changed but where word forms and order leave no choice.  The doctests write a tree as ``form/part of speech/relation/head``, heads counted from 1.
"""

from __future__ import annotations

from . import lemmas
from .trees import Node

ADVERBIAL = frozenset("als nachdem bevor ehe während weil da obwohl obgleich sobald seitdem damit".split())
ARTICLES = frozenset("der die das den dem des".split())


def tree(text: str) -> list[Node]:
    """Read a tree in the notation of the doctests.

    >>> [(n.text, n.rel, n.head) for n in tree("Kiew/PROPN/nsubj/2 warnt/VERB/root/0")]
    [('Kiew', 'nsubj', 1), ('warnt', 'root', -1)]
    """
    nodes, at = [], 0
    for index, token in enumerate(text.split()):
        form, pos, rel, head = token.rsplit("/", 3)
        nodes.append(Node(index, at, at + len(form), form, pos, rel, int(head) - 1, lemmas.lemma(form, pos), {}, ""))
        at += len(form) + 1
    return nodes


def show(nodes: list[Node]) -> str:
    return " ".join(f"{n.text}/{n.rel}/{n.head + 1}" for n in nodes)


def reunite(nodes: list[Node]) -> None:
    """Put back together what stands apart: article and noun, auxiliary and participle; tell clauses of time and cause from what is said."""
    kids: dict[int, list[Node]] = {}
    for node in nodes:
        kids.setdefault(node.head, []).append(node)
    for node in nodes:
        instead(nodes, kids, node)
        letting(nodes, kids, node)
        extended_article(nodes, kids, node)
        split_perfect(nodes, kids, node)
        adverbial_clause(nodes, kids, node)
        office_behind(nodes, kids, node)
        owner_behind(nodes, kids, node)
        owner_before(nodes, kids, node)
        second_subject(nodes, kids, node)
        contrast(nodes, kids, node)
        reported(nodes, kids, node)


def instead(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """*statt*, *ohne*, *um* before an infinitive with *zu* open a clause, they are no prepositions of its object.

    *Er ging, statt den Vertrag zu lesen.*

    >>> nodes = tree("Er/PRON/nsubj/2 ging/VERB/root/0 ,/PUNCT/punct/8 statt/ADP/case/6 den/DET/det/6 Vertrag/NOUN/obl/8 zu/PART/mark/8 lesen/VERB/xcomp/2")
    >>> reunite(nodes); show(nodes[3:])
    'statt/mark/8 den/det/6 Vertrag/obj/8 zu/mark/8 lesen/advcl/2'
    """
    if node.rel != "case" or node.text.lower() not in ("statt", "anstatt", "ohne", "um") or node.head <= node.index:
        return
    noun = nodes[node.head]
    verb = nodes[noun.head] if noun.head > noun.index else None
    if verb is None or verb.pos != "VERB" or verb.rel not in ("xcomp", "ccomp", "advcl", "acl", "conj") \
            or not ("zu" in lemmas.verb_form(verb.text) or any(k.text == "zu" and k.rel == "mark" for k in kids.get(verb.index, ()))) or any(k.rel == "obj" for k in kids.get(verb.index, ())):
        return
    kids[noun.index].remove(node)
    kids[verb.index].append(node)
    node.head, node.rel, node.pos, noun.rel, verb.rel = verb.index, "mark", "SCONJ", "obj", "advcl"


def letting(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """*lassen* with an infinitive is one predicate with it, as an auxiliary would be.

    *Der Staat lässt Kunden hungern.*  *Das lässt sich nicht vermeiden.*

    >>> nodes = tree("Der/DET/det/2 Staat/NOUN/nsubj/3 lässt/VERB/root/0 Kunden/NOUN/obj/5 hungern/VERB/xcomp/3")
    >>> reunite(nodes); show(nodes[1:])
    'Staat/nsubj/5 lässt/aux/5 Kunden/obj/5 hungern/root/0'
    """
    if node.lemma != "lassen" or node.pos not in ("VERB", "AUX") or node.rel in ("aux", "cop", "amod"):
        return
    able = [k for k in kids.get(node.index, ()) if k.rel in ("xcomp", "ccomp", "obj", "dep") and k.pos == "VERB" and "inf" in lemmas.verb_form(k.text) and "zu" not in lemmas.verb_form(k.text)
            and not any(c.rel in ("mark", "aux") or c.rel.startswith("nsubj") for c in kids.get(k.index, ()))]
    if len(able) != 1:
        return
    verb = able[0]
    verb.head, verb.rel = node.head, node.rel
    for kid in kids[node.index]:
        if kid is not verb:
            kid.head = verb.index
            kids.setdefault(verb.index, []).append(kid)
    kids[node.index] = []
    node.head, node.rel, node.pos = verb.index, "aux", "AUX"
    kids.setdefault(verb.index, []).append(node)


def extended_article(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """An article before an extended attribute belongs to the noun behind it, it is no pronoun.

    *Er wies die von Ford erhobene Anschuldigung zurück.*

    >>> nodes = tree("Er/PRON/nsubj/2 wies/VERB/root/0 die/PRON/obj/2 von/ADP/case/5 Ford/PROPN/obl/6 erhobene/ADJ/amod/7 Anschuldigung/NOUN/obj/2 zurück/ADP/compound:prt/2")
    >>> reunite(nodes); show(nodes[2:3])
    'die/det/7'
    """
    if node.text.lower() not in ARTICLES or node.rel not in ("obj", "nsubj", "nsubj:pass", "obl:arg", "obl", "nmod") or kids.get(node.index) or node.index and nodes[node.index - 1].text == ",":
        return
    for participle in nodes[node.index + 2:node.index + 16]:
        if participle.text in ",;:" or participle.pos in ("VERB", "AUX"):
            return
        if participle.rel == "amod" and participle.head > participle.index and lemmas.participle(participle.text)[0]:
            noun, inside = nodes[participle.head], range(node.index + 1, participle.index)
            if nodes[node.index + 1].pos != "ADP" or any(k.rel in ("det", "det:poss") for k in kids.get(noun.index, ())):
                return
            node.rel, node.head, node.pos = "det", noun.index, "DET"
            for word in nodes[node.index + 1:participle.index]:
                if word.head not in inside and word.head != participle.index:
                    word.head, word.rel = participle.index, "obl" if word.pos in ("NOUN", "PROPN", "PRON", "NUM") else "advmod"
                    kids.setdefault(participle.index, []).append(word)
            return


def split_perfect(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A participle at the end, parted from its auxiliary by a clause in between, is no clause of its own.

    *Er habe sie, als beide Kinder waren, belästigt.*

    >>> nodes = tree("Er/PRON/nsubj/2 habe/AUX/root/0 sie/PRON/obj/2 ,/PUNCT/punct/7 als/SCONJ/mark/7 Kinder/NOUN/nsubj/7 waren/AUX/advcl/2 ,/PUNCT/punct/9 belästigt/VERB/conj/2 ./PUNCT/punct/2")
    >>> reunite(nodes); show(nodes[:3]), show(nodes[8:9])
    ('Er/nsubj/9 habe/aux/9 sie/obj/9', 'belästigt/root/0')
    """
    if node.rel not in ("conj", "parataxis", "dep", "advcl") or node.pos not in ("VERB", "AUX") or "part" not in lemmas.verb_form(node.text) \
            or any(k.rel in ("cc", "mark", "aux", "aux:pass", "cop") or k.rel.startswith("nsubj") for k in kids.get(node.index, ())):
        return
    after = nodes[node.index + 1].text if node.index + 1 < len(nodes) else "."
    if after not in ".,;:!?“”»«\"":
        return
    between = nodes[:node.index]
    auxiliary = next((n for n in reversed(between) if n.pos in ("AUX", "VERB") and n.lemma == "haben" and "fin" in lemmas.verb_form(n.text) and n.rel not in ("aux", "cop", "xcomp")
                      and not any("part" in lemmas.verb_form(k.text) and k.rel in ("xcomp", "obj") for k in kids.get(n.index, ()))), None)
    if auxiliary is None or not any(k.rel.startswith("nsubj") for k in kids.get(auxiliary.index, ())) or not any(n.rel in ("mark", "punct") for n in nodes[auxiliary.index:node.index]) \
            or node.index in ancestors(nodes, auxiliary):
        return
    node.head, node.rel = (auxiliary.head, auxiliary.rel) if auxiliary.head != node.index else (-1, "root")
    for kid in kids.get(auxiliary.index, ()):
        if kid is not node:
            kid.head = node.index
            kids.setdefault(node.index, []).append(kid)
    auxiliary.head, auxiliary.rel, auxiliary.pos = node.index, "aux", "AUX"
    kids[auxiliary.index] = []


def ancestors(nodes: list[Node], node: Node) -> set[int]:
    found: set[int] = set()
    while node.head >= 0 and node.head not in found:
        found.add(node.head)
        node = nodes[node.head]
    return found


def adverbial_clause(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A clause of time, cause or purpose is never what somebody says.

    *Als die Daten vorlagen, sprach die Polizei mit ihm.*  *Sie verschoben es, um Streit zu vermeiden.*

    >>> nodes = tree("Als/SCONJ/mark/3 Daten/NOUN/nsubj/3 vorlagen/VERB/ccomp/5 ,/PUNCT/punct/3 sprach/VERB/root/0 die/DET/det/7 Polizei/NOUN/nsubj/5")
    >>> reunite(nodes); show(nodes[2:3])
    'vorlagen/advcl/5'
    """
    if node.rel not in ("ccomp", "csubj", "xcomp"):
        return
    own = kids.get(node.index, ())
    marks = [k.text.lower() for k in own if k.rel == "mark"]
    if marks[:1] in (["um"], ["statt"], ["anstatt"], ["ohne"]) and ("zu" in marks or "zu" in lemmas.verb_form(node.text)):
        node.rel = "advcl"
    finite = [w for w in (*own, node) if lemmas.readings(w.text)]
    if marks and marks[0] in ADVERBIAL and "ob" not in marks and any(m in ("PRÄ", "PRT") for w in finite for _, _, m in lemmas.readings(w.text)):
        node.rel = "advcl"


def office_behind(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A person in genitive or dative right behind a name and a comma says who that is.

    *Hilfe von Anna Turner, der Leiterin.*

    >>> nodes = tree("Hilfe/NOUN/obj/0 von/ADP/case/3 Turner/PROPN/nmod/1 ,/PUNCT/punct/6 der/DET/det/6 Leiterin/NOUN/conj/1 ./PUNCT/punct/1")
    >>> nodes[2].label = "PER"; reunite(nodes); show(nodes[5:6])
    'Leiterin/appos/3'
    """
    first = min((k.index for k in kids.get(node.index, ()) if k.rel in ("det", "amod")), default=node.index)
    if node.rel not in ("conj", "obj", "obl:arg", "dep", "obl") or node.pos != "NOUN" or first < 2 or nodes[first].text.lower() not in ("der", "dem", "des", "einem", "einer") \
            or nodes[first - 1].text != "," or not lemmas.animate(node.lemma) or any(k.rel in ("case", "cc") for k in kids.get(node.index, ())):
        return
    name = nodes[first - 2]
    while name.rel == "flat:name" and name.head >= 0:
        name = nodes[name.head]
    following = nodes[node.index + 1].text if node.index + 1 < len(nodes) else "."
    if name.label == "PER" and name.pos == "PROPN" and name.rel in ("nmod", "obl", "obl:agent", "obl:arg", "appos", "nmod:poss") and following not in ("und", "oder") and name.head != node.index:
        node.head, node.rel = name.index, "appos"


def owner_behind(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A name in the genitive behind a noun owns it, a person's name only what is no person.

    *die Bürger Frankreichs*, *nach Worten Nugrohos*

    >>> nodes = tree("die/DET/det/2 Bürger/NOUN/nsubj/4 Frankreichs/PROPN/appos/2 wählen/VERB/root/0")
    >>> nodes[2].label = "LOC"; reunite(nodes); show(nodes[2:3])
    'Frankreichs/nmod/2'

    >>> nodes = tree("nach/ADP/case/2 Worten/NOUN/obl/0 Nugrohos/PROPN/appos/2")
    >>> nodes[2].label = "PER"; reunite(nodes); show(nodes[2:])
    'Nugrohos/nmod/2'
    """
    owns = node.label == "PER" and node.text.endswith("s") and node.head >= 0 and not lemmas.animate(nodes[node.head].lemma) or node.label in ("LOC", "ORG") and lemmas.genitive_name(node.text)
    if node.rel == "appos" and owns and node.head == node.index - 1 and nodes[node.head].pos == "NOUN" \
            and not any(k.rel == "flat:name" for k in kids.get(node.index, ())):
        node.rel = "nmod"


def owner_before(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A noun of the dictionary behind a name with *s* is what the name owns, no part of the name.

    *Meiers Verteidigung bat um Ruhe.*

    >>> nodes = tree("Meiers/PROPN/nsubj/3 Verteidigung/PROPN/flat:name/1 bat/VERB/root/0 um/ADP/case/5 Ruhe/NOUN/obl/3")
    >>> nodes[0].label = "PER"; reunite(nodes); show(nodes[:2])
    'Meiers/nmod:poss/2 Verteidigung/nsubj/3'
    """
    if node.rel != "flat:name" or node.label or not 0 <= node.head < node.index or not lemmas.gender_number(node.text)[0]:
        return
    name = nodes[node.head]
    rest = [k for k in kids.get(name.index, ()) if k is not node and k.rel == "flat:name"]
    if not name.label or not nodes[node.index - 1].text.endswith("s") or name.rel == "flat:name" or any(k.rel == "det" for k in kids.get(name.index, ())) \
            or [k.index for k in rest] != list(range(name.index + 1, node.index)) or not all(k.label for k in rest):
        return
    for kid in kids.get(name.index, ()):
        if kid is not node and kid not in rest:
            kid.head = node.index
    node.head, node.rel, node.pos, node.lemma = name.head, name.rel, "NOUN", lemmas.lemma(node.text, "NOUN")
    name.head, name.rel = node.index, "nmod:poss"


def second_subject(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A noun behind *und* with a finite verb right behind it is the subject of that verb, not joined to the object before.

    *Er kaufte ein Haus und seine Frau zog nach Bonn.*

    >>> nodes = tree("Er/PRON/nsubj/2 kaufte/VERB/root/0 Haus/NOUN/obj/2 und/CCONJ/cc/6 seine/DET/det:poss/6 Frau/NOUN/conj/3 zog/VERB/conj/2 fort/ADP/compound:prt/7")
    >>> reunite(nodes); show(nodes[3:7])
    'und/cc/7 seine/det:poss/6 Frau/nsubj/7 zog/conj/2'
    """
    if node.rel != "conj" or node.pos not in ("NOUN", "PROPN", "PRON") or node.head >= node.index or node.index + 1 >= len(nodes):
        return
    joined, finite = next((k for k in kids.get(node.index, ()) if k.rel == "cc" and k.index < node.index), None), nodes[node.index + 1]
    verb = nodes[finite.head] if finite.rel in ("aux", "aux:pass", "cop") and finite.head > finite.index else finite
    if joined is None or finite.pos not in ("VERB", "AUX") or "fin" not in lemmas.verb_form(finite.text) or verb.rel not in ("conj", "ccomp", "parataxis") \
            or verb.head >= joined.index or verb.index in ancestors(nodes, node) or any(k.rel.startswith("nsubj") or k.rel in ("mark", "cc", "expl") for k in kids.get(verb.index, ())):
        return
    before = nodes[node.head]
    first = nodes[before.head] if before.head >= 0 else before
    if before.rel.startswith("nsubj") or first.pos not in ("VERB", "AUX") or not any(k.rel.startswith("nsubj") or k.rel == "expl" for k in kids.get(first.index, ())):
        return
    numbers = {number[:1] for person, number, _ in lemmas.readings(finite.text) if person == "3"}
    own = lemmas.gender_number(node.text)[1][:1]
    if not numbers or own and own not in numbers:
        return
    node.head, node.rel = verb.index, "nsubj:pass" if any(k.rel == "aux:pass" for k in kids.get(verb.index, ())) else "nsubj"
    joined.head, verb.head, verb.rel = verb.index, first.index, "conj"
    kids.setdefault(verb.index, []).extend((node, joined))


def contrast(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """Of *nicht A, sondern B* it is B that is so; the clause is not denied.

    *Er traf nicht Merkel, sondern Macron.*

    >>> nodes = tree("Er/PRON/nsubj/2 traf/VERB/root/0 nicht/PART/advmod/2 Merkel/PROPN/obj/2 ,/PUNCT/punct/7 sondern/CCONJ/cc/7 Macron/PROPN/conj/4")
    >>> reunite(nodes); show(nodes[2:])
    'nicht/dep/4 Merkel/dep/7 ,/punct/7 sondern/cc/7 Macron/obj/2'
    """
    if node.rel != "conj" or not 0 <= node.head < node.index or node.pos in ("VERB", "AUX") or not any(k.rel == "cc" and k.text.lower() == "sondern" for k in kids.get(node.index, ())):
        return
    denied = nodes[node.head]
    own = [k for k in kids.get(denied.index, ()) if k.index < denied.index and k.rel in ("case", "det", "det:poss", "amod", "nummod", "advmod")]
    first = min([denied.index, *(k.index for k in own if k.text.lower() != "nicht")])
    word = nodes[first - 1] if first else denied
    article = next((k for k in own if k.rel == "det" and k.text.lower().startswith("kein")), None)
    if denied.pos in ("VERB", "AUX") or article is None and (word.text.lower() != "nicht" or word.head not in (denied.index, denied.head)):
        return
    node.head, node.rel = denied.head, denied.rel
    if article is None:
        word.head, word.rel = denied.index, "dep"
    for kid in kids.get(denied.index, ()):
        if kid is not node and kid.index < node.index and (kid.rel in ("cop", "aux", "mark", "expl", "advmod") and kid is not word or kid.rel.startswith(("nsubj", "csubj")) \
                or kid.rel == "case" and not any(k.rel == "case" for k in kids.get(node.index, ()))):
            kid.head = node.index
            kids[node.index].append(kid)
    denied.head, denied.rel = node.index, "dep"


def reported(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A clause in Konjunktiv I behind one in the indicative is what is said there.

    *Die Gegner führen an, Straßenbahnen seien laut.*

    >>> nodes = tree("Gegner/NOUN/nsubj/2 führen/VERB/root/0 an/ADP/compound:prt/2 ,/PUNCT/punct/7 Bahnen/NOUN/nsubj/7 seien/AUX/cop/7 laut/ADJ/parataxis/2")
    >>> reunite(nodes); show(nodes[6:])
    'laut/ccomp/2'
    """
    if node.rel == "parataxis" and 0 <= node.head < node.index and subjunctive(node, kids) and not subjunctive(nodes[node.head], kids) and nodes[node.head].pos == "VERB" \
            and not any(k.rel in ("cc", "mark") for k in kids.get(node.index, ())) and not any(k.rel in ("ccomp", "obj", "xcomp") for k in kids.get(node.head, ())):
        node.rel = "ccomp"


def subjunctive(node: Node, kids: dict[int, list[Node]]) -> bool:
    """Say whether the finite verb of a clause can only be Konjunktiv I of the third person."""
    words = [*(k for k in kids.get(node.index, ()) if k.rel in ("aux", "aux:pass", "cop")), node]
    found = next((lemmas.readings(w.text) for w in words if w.pos in ("AUX", "VERB") and "fin" in lemmas.verb_form(w.text)), ())
    moods = {mood for person, _, mood in found if person == "3"}
    return moods == {"KJ1"}


# Nouns whose complement has *zu*: right behind them it is never the verb's (*an der Grenze zur Ukraine*)
WITH_ZU = ("grenze", "beziehung", "beziehungen", "zugang", "nähe", "verhältnis", "kontakt", "kontakte", "bindung", "alternative", "gegensatz", "zugehörigkeit", "verbindung", "verbindungen")


def complements(nodes: list[Node]) -> None:
    """Hang a *zu*-phrase right behind a noun that asks for it on that noun."""
    for noun, case in zip(nodes, nodes[1:]):
        if case.rel == "case" and case.head >= 0 and case.text.lower() in ("zu", "zur", "zum") and noun.pos == "NOUN" and noun.text.lower().endswith(WITH_ZU):
            node = nodes[case.head]
            if node.rel in ("obl", "nmod:poss") and node.pos in ("NOUN", "PROPN") and noun.head != node.index:
                node.head, node.rel = noun.index, "nmod"


def openers(nodes: list[Node]) -> None:
    """A preposition with genitive that opens the sentence is no noun, whatever its capital (*Inmitten der Spannungen …*, *Ungeachtet der Kritik …*)."""
    first = nodes[0] if nodes else None
    if first is None or first.rel not in ("nsubj", "nsubj:pass", "obj", "obl", "advmod") or first.head < 0 or not lemmas.genitive_preposition(first.text):
        return
    own = [k for k in nodes if k.head == first.index and k.rel in ("nmod", "nmod:poss", "obj", "appos")]
    if own:
        noun = own[0]
        noun.head, noun.rel = first.head, "obl"
        for other in own[1:]:
            other.head = noun.index
        first.head, first.rel, first.pos, first.lemma = noun.index, "case", "ADP", first.text.lower()


def repair(nodes: list[Node]) -> None:
    """Mend what parsers get wrong most often and every reader would trip over.

    A name right after its title hangs on it as apposition (*Außenminister Lawrow*).
    """
    for node in nodes:
        if node.rel in ("cop", "aux") and node.lemma == "haben" and node.head >= 0 and (
                node.rel == "cop" or nodes[node.head].pos == "ADJ" and "part" not in lemmas.verb_form(nodes[node.head].text)):     # haben is no copula: it heads its clause
            head = nodes[node.head]
            node.head, node.rel = (head.head if head.head >= 0 else -1), head.rel
            node.pos = "VERB"
            for other in nodes:
                if other.head == head.index and other is not node and other.rel in ("nsubj", "obj", "obl", "advmod", "cc", "punct", "mark", "obl:arg", "aux"):
                    other.head = node.index
            head.head, head.rel = node.index, "xcomp"
    for node in nodes:
        head = nodes[node.head] if node.head >= 0 else node
        if node.rel == "cop" and node.lemma == "sein" and "part" in lemmas.verb_form(head.text) and any(k.head == head.index and k.rel == "nsubj:pass" for k in nodes):
            node.rel, head.pos, head.lemma = "aux:pass", "VERB", lemmas.lemma(head.text, "VERB")               # *Die Entscheidung ist vertagt*
    for node in nodes:
        head = nodes[node.head] if node.head >= 0 else node
        if head.rel in ("cop", "aux", "aux:pass") and head.head >= 0 and head.head != node.index and node.rel in ("obl", "nsubj", "nsubj:pass", "obj", "obl:arg", "obl:tmod", "advmod", "advcl", "cc"):
            node.head = head.head                             # auxiliaries have no dependents
    for node in nodes:
        if node.rel in ("flat:name", "nmod", "compound", "obl", "obj", "nsubj", "dep") and node.pos == "PROPN" and node.index > 0:
            before = nodes[node.index - 1]
            if before.pos == "NOUN" and node.head == before.index and node.rel != "appos" \
                    and not any(k.head == node.index and k.rel in ("case", "det") for k in nodes):
                node.rel = "appos"
