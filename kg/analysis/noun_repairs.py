"""Room 2: mend noun phrases where word forms and order leave no choice: extended attributes, measures, complements, fixed phrases.

Called by :mod:`kg.analysis.repairs`, whose notation the doctests use.
"""

from __future__ import annotations

import re

from ..data import groups, light_phrases
from . import lemmas
from .agreement import cases_of
from .quantity_repairs import QUANTITIES
from .trees import Node, hang
from .verbs import full_verb, with_zu

DAY = re.compile(r"(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend)(?:morgen|vormittag|mittag|nachmittag|abend|nacht)?$")
ARTICLES = frozenset("der die das den dem des".split())


def extended_article(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """An article before an extended attribute belongs to the noun behind it, it is no pronoun.

    *Er wies die von Ford erhobene Anschuldigung zurück.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Er/PRON/nsubj/2 wies/VERB/root/0 die/PRON/obj/2 von/ADP/case/5 Ford/PROPN/obl/6 erhobene/ADJ/amod/7 Anschuldigung/NOUN/obj/2 zurück/ADP/compound:prt/2")
    >>> reunite(nodes); show(nodes[2:3])
    'die/det/7'
    """
    if node.text.lower() not in ARTICLES or node.rel not in ("obj", "nsubj", "nsubj:pass", "obl:arg", "obl", "nmod") or kids.get(node.index) or node.index and nodes[node.index - 1].text == "," and not (node.head >= 0 and with_zu(nodes[node.head], kids)):
        return                                                # *auf, die dort gemachten Zusagen umzusetzen*: no relative pronoun before an infinitive
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


# Nouns whose complement has *zu*: right behind them it is never the verb's (*an der Grenze zur Ukraine*)
WITH_ZU = ("grenze", "beziehung", "beziehungen", "zugang", "nähe", "verhältnis", "kontakt", "kontakte", "bindung", "alternative", "gegensatz", "zugehörigkeit", "verbindung", "verbindungen")


def phrase_under_adverb(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """An adverb before a prepositional phrase belongs to the phrase, not the phrase to it.

    *Ebenfalls in England sorgten Ponys für Freude.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Ebenfalls/ADV/advmod/4 in/ADP/case/3 England/PROPN/nmod/1 sorgten/VERB/root/0 Ponys/NOUN/nsubj/4")
    >>> reunite(nodes); show(nodes[:3])
    'Ebenfalls/advmod/3 in/case/3 England/obl/4'
    """
    adverb = nodes[node.head] if 0 <= node.head < node.index else node
    if node.rel in ("nmod", "obl") and adverb.pos == "ADV" and adverb.rel == "advmod" and adverb.head >= 0 and adverb.head != node.index and nodes[adverb.head].pos in ("VERB", "AUX", "ADJ", "NOUN") \
            and any(k.rel == "case" and k.index == adverb.index + 1 for k in kids.get(node.index, ())):
        verbal = nodes[adverb.head].pos in ("VERB", "AUX", "ADJ") or any(k.rel in ("cop", "nsubj") for k in kids.get(adverb.head, ()))
        node.head, node.rel, adverb.head = adverb.head, "obl" if verbal else "nmod", node.index


def fronted_phrase(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A phrase in front of copula and subject is one of the clause, not of the predicate noun or adjective: *Aus Sicht der NATO ist die Lage ernst*.

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Aus/ADP/case/2 Sicht/NOUN/nmod/7 der/DET/det/4 NATO/PROPN/nmod/2 ist/AUX/cop/7 Russland/PROPN/nsubj/7 Gegner/NOUN/root/0")
    >>> reunite(nodes); show(nodes[1:2])
    'Sicht/obl/7'
    """
    if node.rel == "nmod" and node.index < node.head and any(k.rel == "case" for k in kids.get(node.index, ())):
        copula = next((k for k in kids.get(node.head, ()) if k.rel == "cop"), None)
        if copula is not None and node.index < copula.index < node.head:
            node.rel = "obl"


def day_of_deed(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A day with *am* says when somebody did it, nobody is *ein Fahrer am Samstag*.

    *Unterwegs war ein Fahrer am Samstag.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Unterwegs/ADV/root/0 war/AUX/cop/1 ein/DET/det/4 Fahrer/NOUN/nsubj/1 am/ADP/case/6 Samstag/NOUN/nmod/4")
    >>> reunite(nodes); show(nodes[5:])
    'Samstag/obl/1'
    """
    who = nodes[node.head] if 0 <= node.head < node.index else node
    if node.rel == "nmod" and who.rel.startswith(("nsubj", "obj", "obl")) and who.head >= 0 and (who.label == "PER" or who.pos == "NOUN" and lemmas.animate(who.lemma)) \
            and DAY.search(node.text.lower()) and any(k.rel == "case" and k.text.lower() == "am" for k in kids.get(node.index, ())):
        node.head, node.rel = who.head, "obl"


def complements(nodes: list[Node]) -> None:
    """Hang a *zu*-phrase right behind a noun that asks for it on that noun.

    *Er stand an der Grenze zur Ukraine.*

    >>> from .repairs import show, tree
    >>> nodes = tree("Er/PRON/nsubj/2 stand/VERB/root/0 an/ADP/case/5 der/DET/det/5 Grenze/NOUN/obl/2 zur/ADP/case/7 Ukraine/PROPN/obl/2")
    >>> complements(nodes); show(nodes[6:])
    'Ukraine/nmod/5'
    """
    for noun, case in zip(nodes, nodes[1:]):
        if case.rel == "case" and case.head >= 0 and case.text.lower() in ("zu", "zur", "zum") and noun.pos == "NOUN" and noun.text.lower().endswith(WITH_ZU):
            node = nodes[case.head]
            if node.rel in ("obl", "nmod:poss") and node.pos in ("NOUN", "PROPN") and noun.head != node.index:
                node.head, node.rel = noun.index, "nmod"


def governed_phrase(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A phrase behind a person, a majority or votes is the verb's where the verb asks for its preposition.

    *Seit Jahren träumen die Einwohner von einem Laden.*  *Die EU zieht Sanktionen in Betracht.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Sie/PRON/nsubj/2 zieht/VERB/root/0 Sanktionen/NOUN/obj/2 in/ADP/case/5 Betracht/NOUN/nmod/3")
    >>> reunite(nodes); show(nodes[4:])
    'Betracht/obl/2'
    >>> nodes = tree("Heute/ADV/advmod/2 träumen/VERB/root/0 die/DET/det/4 Einwohner/NOUN/nsubj/2 von/ADP/case/7 einem/DET/det/7 Laden/NOUN/nmod/4")
    >>> reunite(nodes); show(nodes[6:])
    'Laden/obl/2'
    """
    noun = nodes[node.head] if 0 <= node.head < node.index else node
    verb = nodes[noun.head] if noun.head >= 0 else noun
    case = next((k for k in kids.get(node.index, ()) if k.rel == "case"), None)
    if node.rel != "nmod" or case is None or case.index != noun.index + 1 or verb.head == node.index or verb.pos != "VERB" and case.lemma != "gegen":
        return
    if (case.lemma, node.text, full_verb(verb, kids)) in light_phrases() and not kids.get(node.index, ())[1:]:
        hang(kids, node, verb, "obl")
        return
    top = noun
    while case.lemma == "gegen" and node.label in ("PER", "ORG") and top.rel == "nmod" and 0 <= top.head < top.index:
        top = nodes[top.head]
    asking = nodes[top.head] if top is not noun and top.head >= 0 else verb
    if asking is not verb and asking.pos == "VERB" and full_verb(asking, kids) in groups("governed.tsv")["gegen"] and not any(k.rel == "obl" and any(c.lemma == "gegen" for c in kids.get(k.index, ())) for k in kids.get(asking.index, ())):
        hang(kids, node, asking, "obl")                       # *ermittelt wegen des Verdachts der Geldwäsche gegen Eckes*
        return
    someone = noun.rel.startswith("nsubj") and (noun.label == "PER" or lemmas.animate(noun.lemma) or noun.text in QUANTITIES) and node.label not in ("LOC", "ORG", "PER")
    if not someone and not (noun.rel == "obl" and noun.lemma in ("Mehrheit", "Stimme")):                    # *stimmte mit großer Mehrheit für das Gesetz*
        return
    if full_verb(verb, kids) in groups("governed.tsv").get(case.lemma, ()) and not any(k.rel == "obl" and any(c.rel == "case" and c.lemma == case.lemma for c in kids.get(k.index, ())) for k in kids.get(verb.index, ())):
        node.head, node.rel = verb.index, "obl"


def from_there(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """*von … aus* frames one phrase, *aus* does not open the next one.

    *Sie traf von der Mitte aus einen Gegner.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Sie/PRON/nsubj/2 traf/VERB/root/0 von/ADP/case/5 der/DET/det/5 Mitte/NOUN/obl/2 aus/ADP/case/8 einen/DET/det/8 Gegner/NOUN/obl/2")
    >>> reunite(nodes); show(nodes[4:])
    'Mitte/obl/2 aus/case/5 einen/det/8 Gegner/obj/2'
    """
    out = next((k for k in kids.get(node.index, ()) if k.rel == "case" and k.text == "aus"), None)
    before = nodes[out.index - 1] if out is not None and out.index else node
    if node.rel == "obl" and out is not None and before is not node and before.pos in ("NOUN", "PROPN") and any(k.rel == "case" and k.text.lower() in ("von", "vom") for k in kids.get(before.index, ())) \
            and "d" not in cases_of(nodes, node):
        hang(kids, out, before, "case")
        node.rel = "obj"


def described_place(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """What stands behind a place and a comma, and is nobody, describes the place.

    *Sie wohnt mit ihrem Partner in Klein Priebus, einem Dorf.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("wohnt/VERB/root/0 mit/ADP/case/3 Partner/NOUN/obl/1 in/ADP/case/5 Priebus/PROPN/obl/1 ,/PUNCT/punct/8 einem/DET/det/8 Dorf/NOUN/appos/3")
    >>> nodes[4].label = "LOC"; reunite(nodes); show(nodes[7:])
    'Dorf/appos/5'
    """
    first = min((k.index for k in kids.get(node.index, ()) if k.rel in ("det", "amod")), default=node.index)
    if node.rel != "appos" or node.pos != "NOUN" or first < 2 or nodes[first - 1].text != "," or lemmas.animate(node.lemma) or node.head >= node.index:
        return
    place, head = nodes[first - 2], nodes[node.head]
    while place.rel == "flat:name" and 0 <= place.head < place.index:
        place = nodes[place.head]
    if place.label == "LOC" and place is not head and (lemmas.animate(head.lemma) or head.label == "PER"):
        hang(kids, node, place, "appos")


def genitive_behind(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A genitive belongs to the noun right before it.

    *ein Treffen am Rande eines Gipfels*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Treffen/NOUN/root/0 am/ADP/case/3 Rande/NOUN/nmod/1 eines/DET/det/5 Gipfels/NOUN/nmod/1")
    >>> reunite(nodes); show(nodes[4:])
    'Gipfels/nmod/3'
    """
    if node.rel != "nmod" or node.pos != "NOUN" or node.head < 0 or any(k.rel == "case" for k in kids.get(node.index, ())):
        return
    first = min([node.index, *(k.index for k in kids.get(node.index, ()) if k.rel in ("det", "det:poss", "amod"))])
    before = nodes[first - 1] if nodes[first].text.lower() in ("des", "eines") else node
    if before.pos == "NOUN" and node.head < before.index < first and before.rel != "flat:name":
        hang(kids, node, before, "nmod")


def place_of_deed(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """Where somebody does something belongs to the verb, not to the person.

    *versicherte Biden in Genf*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("versicherte/VERB/root/0 Biden/PROPN/nsubj/1 in/ADP/case/4 Genf/PROPN/nmod/2")
    >>> nodes[1].label = "PER"; reunite(nodes); show(nodes[2:])
    'in/case/4 Genf/obl/1'
    """
    person = nodes[node.head]
    if node.rel != "nmod" or node.head < 0 or person.label != "PER" or person.head < 0 or not person.rel.startswith(("nsubj", "obj")) or node.index < person.index or nodes[person.head].pos != "VERB" \
            or not any(k.rel == "case" and k.lemma in ("in", "an", "auf", "bei", "vor", "nach", "während", "gegenüber") for k in kids.get(node.index, ())):
        return
    if person.index < person.head and not any(k.rel in ("aux", "aux:pass", "cop") and k.index < person.index for k in kids.get(person.head, ())):
        return                                                # *Merkel in Brüssel* before the verb is one phrase
    hang(kids, node, nodes[person.head], "obl")


def joined_attribute(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """An adjective joined to the noun right behind *und* is an attribute of that noun.

    *chinesische und US-Experten*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("sagten/VERB/root/0 chinesische/ADJ/nsubj/1 und/CCONJ/cc/4 US-Experten/NOUN/conj/2")
    >>> reunite(nodes); show(nodes[1:])
    'chinesische/amod/4 und/cc/4 US-Experten/nsubj/1'
    """
    noun = nodes[node.index + 2] if node.index + 2 < len(nodes) else node
    if node.pos != "ADJ" or not node.text.islower() or not node.text.endswith(("e", "en", "er", "es", "em")) or node.rel not in ("nsubj", "nsubj:pass", "obj", "obl:arg", "obl", "nmod") \
            or noun.rel != "conj" or noun.head != node.index or noun.pos != "NOUN" or nodes[node.index + 1].text not in ("und", "oder", "wie", "sowie"):
        return
    noun.head, noun.rel = node.head, node.rel
    kids.setdefault(node.head, []).append(noun)
    for kid in [k for k in kids.get(node.index, ()) if k is not noun]:
        hang(kids, kid, noun, kid.rel)
    hang(kids, node, noun, "amod")


def superlative(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """*am* with a superlative is what the copula says of the noun, wherever it stands.

    *Am wirksamsten ist Alkohol.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Am/ADP/case/2 wirksamsten/ADJ/obl/4 ist/AUX/cop/4 Alkohol/NOUN/root/0")
    >>> reunite(nodes); show(nodes)
    'Am/case/2 wirksamsten/root/0 ist/cop/2 Alkohol/nsubj/2'
    """
    noun = nodes[node.head] if node.head >= 0 else node
    own = kids.get(noun.index, [])
    if node.pos != "ADJ" or not node.text.endswith("sten") or node.rel not in ("obl", "nmod", "advmod") or noun.pos not in ("NOUN", "PROPN") or not any(k.text.lower() == "am" for k in kids.get(node.index, ())) \
            or not any(k.rel == "cop" for k in own) or any(k.rel.startswith(("nsubj", "csubj")) for k in own):
        return
    node.head, node.rel = noun.head, noun.rel
    kids.setdefault(node.head, []).append(node)
    for kid in [k for k in own if k is not node and (k.rel in ("cop", "punct", "advmod", "mark", "cc") or k.rel == "conj" and k.pos == "VERB")]:
        hang(kids, kid, node, kid.rel)
    hang(kids, noun, node, "nsubj")


def genitive_relative(nodes: list[Node], node: Node) -> None:
    """*dessen* and *deren* before a noun say whose it is.

    *die Frau, deren Sohn starb*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Frau/NOUN/nsubj/6 ,/PUNCT/punct/5 deren/PRON/obl:arg/5 Sohn/NOUN/nsubj/5 starb/VERB/acl:relcl/1 klagte/VERB/root/0")
    >>> reunite(nodes); show(nodes[2:3])
    'deren/det:poss/4'
    """
    if node.text.lower() in ("dessen", "deren") and node.rel != "det:poss":
        noun = next((n for n in nodes[node.index + 1:node.index + 4] if n.pos not in ("ADJ", "ADV", "NUM")), None)
        if noun is not None and noun.pos in ("NOUN", "PROPN") and noun.head != node.index:
            node.rel, node.head = "det:poss", noun.index


IDIOMS = (("nach", "wie", "vor"), ("nach", "und", "nach"), ("ab", "und", "zu"), ("hin", "und", "wieder"), ("ganz", "und", "gar"), ("bis", "auf", "weiteres"))


def idioms(nodes: list[Node]) -> None:
    """Fixed adverbs of several words are one adverb.

    *Das ist nach wie vor offen.*

    >>> from .repairs import show, tree
    >>> nodes = tree("Das/PRON/nsubj/6 ist/AUX/cop/6 nach/ADP/advmod/6 wie/ADP/fixed/3 vor/ADP/case/6 offen/ADJ/root/0")
    >>> idioms(nodes); show(nodes[2:5])
    'nach/advmod/6 wie/fixed/3 vor/fixed/3'
    """
    words = [n.text.lower() for n in nodes]
    for start in range(len(words) - 2):
        if tuple(words[start:start + 3]) in IDIOMS:
            three = nodes[start:start + 3]
            inside = {n.index for n in three}
            outer = next((n.head for n in three if n.head not in inside and n.head >= 0), -1)
            if outer < 0 or any(n.head in inside and n.index not in inside for n in nodes):
                continue
            for part in three[1:]:
                part.head, part.rel = three[0].index, "fixed"
            three[0].head, three[0].rel, three[0].pos = outer, "advmod", "ADV"


def neither(nodes: list[Node]) -> None:
    """*weder A noch B* joins A and B and denies the clause.

    *Weder Merkel noch Macron kamen.*

    >>> from .repairs import show, tree
    >>> nodes = tree("Weder/CCONJ/dep/2 Merkel/PROPN/nsubj/5 noch/ADV/advmod/5 Macron/PROPN/obj/5 kamen/VERB/root/0")
    >>> neither(nodes); show(nodes)
    'Weder/advmod/5 Merkel/nsubj/5 noch/cc/4 Macron/conj/2 kamen/root/0'
    """
    either = next((n for n in nodes if n.text.lower() == "weder"), None)
    nor = next((n for n in nodes[either.index + 2:] if n.text.lower() == "noch"), None) if either is not None else None
    if either is None or nor is None or nodes[nor.index - 1].text == ",":
        return
    inside = range(either.index + 1, nor.index)
    first = next((n for n in nodes[inside.start:inside.stop] if n.head not in inside and n.rel not in ("punct", "case", "det", "cc")), None)
    second = next((n for n in nodes[nor.index + 1:] if n.pos in ("NOUN", "PROPN", "PRON", "ADJ", "VERB", "NUM", "ADV") and n.rel not in ("det", "det:poss", "amod", "case", "nummod", "mark")), None)
    if first is None or second is None or first is second or NOMINAL.get(first.pos, first.pos) != NOMINAL.get(second.pos, second.pos):
        return
    if first.head in (second.index, nor.index):               # *ist weder krank noch müde*: the first takes the place of the second
        first.head, first.rel = second.head, second.rel
        for node in nodes:
            if node.head == second.index and node.index < either.index:
                node.head = first.index
    nor.head, nor.rel, second.head, second.rel = second.index, "cc", first.index, "conj"
    either.head, either.rel = (first.index if first.pos in ("ADJ", "VERB") or first.head < 0 else first.head), "advmod"


NOMINAL = {"NOUN": "N", "PROPN": "N", "PRON": "N", "NUM": "N"}


def openers(nodes: list[Node]) -> None:
    """A preposition with genitive that opens the sentence is no noun, whatever its capital.

    *Ungeachtet der Kritik flog er ab.*

    >>> from .repairs import show, tree
    >>> nodes = tree("Ungeachtet/NOUN/nsubj/4 der/DET/det/3 Kritik/NOUN/nmod/1 flog/VERB/root/0 er/PRON/nsubj/4")
    >>> openers(nodes); show(nodes[:3])
    'Ungeachtet/case/3 der/det/3 Kritik/obl/4'
    """
    first = nodes[0] if nodes else None
    if first is not None and first.pos in ("NOUN", "PROPN") and first.rel.startswith(("nsubj", "obj", "obl")) and lemmas.adverb_only(first.text) and not any(k.head == first.index for k in nodes):
        first.pos, first.rel, first.label, first.entity, first.lemma = "ADV", "advmod", "", (-1, -1), first.text.lower()           # *Schliesslich kam er*
        return
    if first is not None and first.pos == "ADP" and first.rel in ("dep", "advmod", "mark") and len(nodes) > 1 and not any(k.head == first.index for k in nodes):
        phrase = next((n for n in nodes[1:6] if n.pos in ("NOUN", "PROPN", "PRON")), None)
        if phrase is not None and phrase.rel in ("nsubj", "nsubj:pass", "obj") and all(n.head == phrase.index for n in nodes[1:phrase.index]):
            first.head, first.rel, phrase.rel = phrase.index, "case", "obl"          # *Gemäß dieser Regel …*
            return
    if first is None or first.rel not in ("nsubj", "nsubj:pass", "obj", "obl", "advmod") or first.head < 0 or not lemmas.genitive_preposition(first.text):
        return
    own = [k for k in nodes if k.head == first.index and k.rel in ("nmod", "nmod:poss", "obj", "appos")]
    if own:
        noun = own[0]
        noun.head, noun.rel = first.head, "obl"
        for other in own[1:]:
            other.head = noun.index
        first.head, first.rel, first.pos, first.lemma = noun.index, "case", "ADP", first.text.lower()
