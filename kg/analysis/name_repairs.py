"""Room 2: mend what hangs on names: their words, the offices and owners beside them.

Called by :mod:`kg.analysis.repairs`, whose notation the doctests use.
"""

from __future__ import annotations

import re

from . import lemmas
from .morphology import entries
from .trees import Node, hang


OPEN_QUOTES = frozenset("„ “ \" » ‚ ›".split())


def first_word(nodes: list[Node], name: Node) -> Node:
    """Return the word on which the others of a name hang: *Anna* for *Turner* of *Anna Turner*.

    >>> from .repairs import tree
    >>> nodes = tree("Anna/PROPN/nsubj/3 Turner/PROPN/flat:name/1 kam/VERB/root/0")
    >>> first_word(nodes, nodes[1]).text
    'Anna'
    """
    while name.rel == "flat:name" and 0 <= name.head < name.index:
        name = nodes[name.head]
    return name


def last_word(nodes: list[Node], name: Node) -> Node:
    """Return the last word of a name.

    >>> from .repairs import tree
    >>> last_word(nodes := tree("Sieg/NOUN/root/0 Le/PROPN/nmod/1 Pens/PROPN/flat:name/2"), nodes[1]).text
    'Pens'
    """
    end = name.index
    while end + 1 < len(nodes) and nodes[end + 1].rel == "flat:name" and nodes[end + 1].head in (name.index, end):
        end += 1
    return nodes[end]


def office_behind(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A person in genitive or dative right behind a name and a comma says who that is.

    *Hilfe von Anna Turner, der Leiterin.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Hilfe/NOUN/obj/0 von/ADP/case/3 Turner/PROPN/nmod/1 ,/PUNCT/punct/6 der/DET/det/6 Leiterin/NOUN/conj/1 ./PUNCT/punct/1")
    >>> nodes[2].label = "PER"; reunite(nodes); show(nodes[5:6])
    'Leiterin/appos/3'
    """
    first = min((k.index for k in kids.get(node.index, ()) if k.rel in ("det", "amod")), default=node.index)
    if node.rel not in ("conj", "obj", "obl:arg", "dep", "obl") or node.pos != "NOUN" or first < 2 or nodes[first].text.lower() not in ("der", "dem", "des", "einem", "einer") \
            or nodes[first - 1].text != "," or not lemmas.animate(node.lemma) or any(k.rel in ("case", "cc") for k in kids.get(node.index, ())):
        return
    name = first_word(nodes, nodes[first - 2])
    following = nodes[node.index + 1].text if node.index + 1 < len(nodes) else "."
    if name.label == "PER" and name.pos == "PROPN" and name.rel in ("nmod", "obl", "obl:agent", "obl:arg", "appos", "nmod:poss") and following not in ("und", "oder") and name.head != node.index:
        node.head, node.rel = name.index, "appos"


def name_of_office(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A person's name behind an office and what it is an office of names the holder: a ministry is not called Paul.

    *Die Chefin der Behörde Ina Roth kam.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Die/DET/det/2 Chefin/NOUN/nsubj/7 der/DET/det/4 Behörde/NOUN/nmod/2 Ina/PROPN/appos/4 Roth/PROPN/flat:name/5 kam/VERB/root/0")
    >>> nodes[4].label = nodes[5].label = "PER"; reunite(nodes); show(nodes[3:6])
    'Behörde/nmod/2 Ina/appos/2 Roth/flat:name/5'
    """
    owner = nodes[node.head] if 0 <= node.head < node.index else node
    if node.label != "PER" or node.pos != "PROPN" or node.rel not in ("appos", "flat:name", "nmod") or owner is node or owner.label == "PER" or lemmas.animate(owner.lemma) and not owner.label \
            or nodes[node.index - 1].label == "PER" or nodes[node.index - 1].text in ",(" or any(k.rel in ("case", "det") for k in kids.get(node.index, ())):
        return
    office = owner
    while office.rel in ("nmod", "appos", "flat:name") and 0 <= office.head < office.index and (office is owner or not lemmas.animate(office.lemma)):
        office = nodes[office.head]
    if office is owner or office.pos != "NOUN" or not lemmas.animate(office.lemma) or lemmas.gender_number(office.text)[1] == "plur" \
            or any(k.rel == "appos" and k.label == "PER" for k in kids.get(office.index, ())):
        return
    for part in kids.get(owner.index, ()):
        if part.rel == "flat:name" and part.index > node.index and part.label == "PER":
            part.head = node.index
    node.head, node.rel = office.index, "appos"


NAMED = re.compile(r"(?:stadt|inseln?|provinz|region|land|staat|gemeinde|dorf|ort|bezirk|kreis|teil|metropole|republik|fluss|see|berg|departement|distrikt|hafen|schloss|kloster|burg|viertel|club|hotel|raum)$", re.I)        # have a name behind them


def owner_behind(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A name in the genitive behind a noun owns it, a person's name only what is no person.

    *die Bürger Frankreichs*, *nach Worten Nugrohos*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("die/DET/det/2 Bürger/NOUN/nsubj/4 Frankreichs/PROPN/appos/2 wählen/VERB/root/0")
    >>> nodes[2].label = "LOC"; reunite(nodes); show(nodes[2:3])
    'Frankreichs/nmod/2'

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("nach/ADP/case/2 Worten/NOUN/obl/0 Nugrohos/PROPN/appos/2")
    >>> nodes[2].label = "PER"; reunite(nodes); show(nodes[2:])
    'Nugrohos/nmod/2'
    >>> nodes = tree("vor/ADP/case/3 der/DET/det/3 Küste/NOUN/obl/0 Zentral-Sulawesis/PROPN/appos/3")
    >>> nodes[3].label = "LOC"; reunite(nodes); show(nodes[3:])
    'Zentral-Sulawesis/nmod/3'
    """
    last = last_word(nodes, node).text
    owns = node.label == "PER" and last.endswith("s") and node.head >= 0 and not lemmas.animate(nodes[node.head].lemma) or node.label in ("LOC", "ORG") and last == node.text and (lemmas.genitive_name(node.text) or node.label == "LOC" and last.endswith("s") and node.head >= 0 and not NAMED.search(nodes[node.head].text))
    if node.rel == "appos" and owns and node.head == node.index - 1 and nodes[node.head].pos == "NOUN":
        node.rel = "nmod"


def owner_before(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A noun of the dictionary behind a name with *s* is what the name owns, no part of the name.

    *Meiers Verteidigung bat um Ruhe.*

    >>> from .repairs import reunite, show, tree
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


def owner_beside(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A bare noun right behind a person's name with *-s*, hung beside it, is what the person owns; one in quotation marks is what any name owns.

    *Er schoss an Allan Meiers Tor vorbei.*  *Sie will Großbritanniens „Notlage“ beenden.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("schoss/VERB/root/0 an/ADP/case/3 Allan/PROPN/obl/1 Meiers/PROPN/flat:name/3 Tor/NOUN/obl/1 vorbei/ADV/advmod/1")
    >>> nodes[2].label = nodes[3].label = "PER"; reunite(nodes); show(nodes[1:5])
    'an/case/5 Allan/nmod:poss/5 Meiers/flat:name/3 Tor/obl/1'
    """
    if not node.label or node.pos != "PROPN" or node.rel not in ("obl", "obj", "obl:arg", "nsubj", "nsubj:pass", "nmod") or any(k.rel == "det" for k in kids.get(node.index, ())):
        return
    last = last_word(nodes, node)
    quoted = last.index + 2 < len(nodes) and nodes[last.index + 1].text in OPEN_QUOTES
    noun = nodes[last.index + 1 + quoted] if last.index + 1 < len(nodes) else node
    if node.label != "PER" and not quoted:
        return
    if not last.text.endswith("s") or last.text[-2:-1] in "sxzß" or noun.pos != "NOUN" or noun.label or noun.head != node.head or noun.rel not in ("obl", "obj", "obl:arg", "nsubj", "nsubj:pass", "obl:tmod", "nmod", "dep") \
            or any(k.rel in ("case", "det", "det:poss", "amod") for k in kids.get(noun.index, ())) or not quoted and not any(tag.startswith("SUB") for _, tag in entries(noun.text)) or lemmas.animate(noun.lemma):
        return
    noun.rel = node.rel
    for case in [k for k in kids.get(node.index, ()) if k.rel == "case"]:
        hang(kids, case, noun, "case")
    hang(kids, node, noun, "nmod:poss")


def no_owner(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A name before a noun owns it only with *-s*; else it is the subject that the verb has not.

    *2019 wurde Johnson Premierminister.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("2019/NUM/obl:tmod/2 wurde/VERB/root/0 Johnson/PROPN/nmod:poss/4 Premierminister/NOUN/xcomp/2")
    >>> reunite(nodes); show(nodes[2:])
    'Johnson/nsubj/2 Premierminister/xcomp/2'
    """
    if node.rel not in ("nmod:poss", "nmod") or node.pos != "PROPN" or node.head <= node.index or any(k.rel == "case" for k in kids.get(node.index, ())):
        return
    last, noun = last_word(nodes, node), nodes[node.head]
    verb = nodes[noun.head] if noun.head >= 0 else noun
    if last.text[-1] in "sßxz’'" or last.index != noun.index - 1 or verb.pos not in ("VERB", "AUX") or noun.rel not in ("xcomp", "obj") or any(k.rel.startswith(("nsubj", "expl")) for k in kids.get(verb.index, ())):
        return
    hang(kids, node, verb, "nsubj")


def owner_of_object(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A name in the genitive behind an office with its article owns the bare noun that follows: the holder would have no *-s*.

    *Der Präsident sprach Fords Aussage an*, *sprach der Präsident Fords Aussage an*.

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Gestern/ADV/advmod/2 rügte/VERB/root/0 der/DET/det/4 Präsident/NOUN/nsubj/2 Fords/PROPN/appos/4 Aussage/NOUN/obj/2")
    >>> nodes[4].label = "PER"; reunite(nodes); show(nodes[3:])
    'Präsident/nsubj/2 Fords/nmod:poss/6 Aussage/obj/2'
    """
    if node.rel not in ("appos", "nmod", "flat:name") or node.label != "PER" or node.head != node.index - 1 or nodes[node.head].pos != "NOUN" or not node.text.endswith("s") or node.text[-2:-1] in "sxzß":
        return
    noun = nodes[node.index + 1] if node.index + 1 < len(nodes) else node
    article = next((k for k in kids.get(node.head, ()) if k.rel == "det"), None)
    if article is not None and article.text.lower() in ("der", "die", "den", "dem") and noun.pos == "NOUN" and noun.rel in ("obj", "nsubj", "obl:arg") and not any(k.rel in ("det", "case") for k in kids.get(noun.index, ())):
        hang(kids, node, noun, "nmod:poss")


def owner_with_title(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A title before a name in the genitive belongs to the name, what it owns is the noun of the phrase.

    *Präsident Trumps Team kam.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Präsident/NOUN/nsubj/4 Trumps/PROPN/nmod:poss/3 Team/NOUN/appos/1 kam/VERB/root/0")
    >>> reunite(nodes); show(nodes[:3])
    'Präsident/nmod:poss/3 Trumps/appos/1 Team/nsubj/4'
    """
    name = first_word(nodes, nodes[node.index - 1] if node.index else node)
    title = nodes[node.head] if node.head >= 0 else node
    if node.rel != "appos" or node.pos != "NOUN" or name.rel != "nmod:poss" or name.head != node.index or title.index != name.index - 1 or title.pos != "NOUN" or not lemmas.animate(title.lemma):
        return
    node.head, node.rel = title.head, title.rel
    for kid in kids.get(title.index, ()):
        if kid is not node and kid.rel == "case":
            kid.head = node.index
    title.head, title.rel, name.head, name.rel = node.index, "nmod:poss", title.index, "appos"


def names_are_nouns(nodes: list[Node]) -> None:
    """A word that is somebody's or some place's name is no adverb, and in front of a verb without a subject it is the subject: *Xi traf sich mit Putin*.

    >>> from .repairs import show, tree
    >>> nodes = tree("Xi/ADV/advmod/2 traf/VERB/root/0 sich/PRON/obj/2 mit/ADP/case/5 Putin/PROPN/obl/2")
    >>> nodes[0].label = "PER"
    >>> names_are_nouns(nodes); show(nodes[:1])
    'Xi/nsubj/2'
    """
    for node in nodes:
        if node.label in ("PER", "ORG", "LOC") and node.pos in ("ADV", "INTJ", "X") and node.text[:1].isupper():
            node.pos = "PROPN"
            if node.rel == "advmod" and node.label != "LOC" and node.head == node.index + 1 and nodes[node.head].pos in ("VERB", "AUX") and not any(n.head == node.head and n.rel.startswith("nsubj") for n in nodes):
                node.rel = "nsubj"


def name_behind_office(nodes: list[Node]) -> None:
    """A word that no dictionary has, right behind an office, is the holder's name: *Konzernchef Wessolek*.

    >>> from .repairs import tree
    >>> nodes = tree("Konzernchef/NOUN/nsubj/3 Wessolek/NOUN/appos/1 kam/VERB/root/0")
    >>> name_behind_office(nodes); nodes[1].label, nodes[1].pos
    ('PER', 'PROPN')
    """
    for office, node in zip(nodes, nodes[1:]):
        if node.rel in ("appos", "flat:name") and node.head == office.index and node.label == "" and node.pos in ("NOUN", "PROPN") and office.pos == "NOUN" and office.label == "" and lemmas.animate(office.lemma) \
                and node.text.isalpha() and node.text[:1].isupper() and not node.text.isupper() and not entries(node.text) and lemmas.compound(node.text)[1] == node.text \
                and not any(n.entity[0] <= node.start < n.entity[1] for n in nodes):
            node.label, node.pos, node.lemma, node.entity = "PER", "PROPN", node.text, (node.start, node.end)


def one_name(nodes: list[Node]) -> None:
    """The words of one name hang together, whatever language they are from.

    *Sie lehrte an der University of Maine.*

    >>> from .repairs import show, tree
    >>> nodes = tree("Sie/PRON/nsubj/2 lehrte/VERB/root/0 an/ADP/case/5 der/DET/det/5 University/PROPN/obl/2 of/ADP/case/7 Maine/PROPN/obl/2")
    >>> for node in nodes[4:]: node.label, node.entity = "ORG", (17, 36)
    >>> one_name(nodes); show(nodes[4:])
    'University/obl/2 of/flat:name/5 Maine/flat:name/5'
    """
    names: dict[tuple[int, int], list[Node]] = {}
    for node in nodes:
        if node.entity != (-1, -1):
            names.setdefault(node.entity, []).append(node)
    for members in names.values():
        inside = {n.index for n in members}
        heads = [n for n in members if n.head not in inside and n.pos in ("NOUN", "PROPN", "X", "NUM", "ADJ")]
        if len(heads) < 2 or any(n.text in ("(", ")", ",") for n in members):
            continue
        first = next((n for n in heads if n.rel not in ("case", "det", "punct")), heads[0])
        owner = next((n for n in heads if n is not first and n.rel == "nmod:poss" and n.head > n.index), None)
        if owner is not None:
            first.head, first.rel = owner.head, owner.rel     # *Paul Brandts Vorschlag*
        for node in members:
            if node is not first and node.index > first.index and (node in heads or node.pos == "ADP" and node.head in {h.index for h in heads[1:]}):
                node.head, node.rel = first.index, "flat:name"


def object_behind_name(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A noun of the dictionary behind a place is no part of its name but the object that the verb lacks.

    *Sie hängten in Wales Karten auf.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Sie/PRON/nsubj/2 hängten/VERB/root/0 in/ADP/case/4 Wales/PROPN/obl/2 Karten/NOUN/flat:name/4 auf/ADP/compound:prt/2")
    >>> nodes[3].label = "LOC"; reunite(nodes); show(nodes[4:5])
    'Karten/obj/2'
    """
    name = nodes[node.head] if 0 <= node.head < node.index else node
    if node.rel != "flat:name" or node.pos != "NOUN" or node.label or name.label != "LOC" or not any(tag.startswith("SUB") for _, tag in lemmas.entries(node.text)):
        return
    top = name
    while top.rel in ("nmod", "appos", "flat:name") and 0 <= top.head < top.index:
        top = nodes[top.head]
    verb = nodes[top.head] if top.head >= 0 else top
    if top.rel == "obl" and verb.pos == "VERB" and not any(k.rel in ("obj", "ccomp", "xcomp") for k in kids.get(verb.index, ())):
        node.head, node.rel = verb.index, "obj"
        kids.setdefault(verb.index, []).append(node)


def place_of_person(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A person's name has no place in it: a phrase with *in, von, nach* and a place is the verb's (*aus Köln* may tell who it is).

    *Heute reiste Scholz von Paris nach Rom.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Heute/ADV/advmod/2 reiste/VERB/root/0 Scholz/PROPN/nsubj/2 von/ADP/case/5 Paris/PROPN/nmod/3 nach/ADP/case/7 Rom/PROPN/obl/2")
    >>> nodes[2].label, nodes[4].label = "PER", "LOC"; reunite(nodes); show(nodes[4:5])
    'Paris/obl/2'
    """
    name = nodes[node.head] if 0 <= node.head < node.index else node
    verb = nodes[name.head] if name.head >= 0 else name
    if node.rel == "nmod" and node.label == "LOC" and name.label == "PER" and name.pos == "PROPN" and (node.entity[0] < 0 or node.entity != name.entity) and verb.pos == "VERB" and name.rel in ("nsubj", "nsubj:pass", "obj", "obl") \
            and any(k.rel == "case" and k.text.lower() in ("in", "im", "von", "nach") for k in kids.get(node.index, ())):
        hang(kids, node, verb, "obl")


def second_office(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """Of two offices joined the second name belongs to the second.

    *der Minister Joe Roth und der Senator von Vermont, Bernie Sanders*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Minister/NOUN/root/0 Roth/PROPN/appos/1 und/CCONJ/cc/5 der/DET/det/5 Senator/NOUN/conj/1 ,/PUNCT/punct/7 Sanders/PROPN/appos/1")
    >>> nodes[1].label = nodes[6].label = "PER"; reunite(nodes); show(nodes[6:])
    'Sanders/appos/5'
    """
    office = next((k for k in reversed(kids.get(node.head, ())) if k.rel == "conj" and k.index < node.index and k.pos == "NOUN" and lemmas.animate(k.lemma)), None) if node.rel == "appos" and node.label == "PER" and node.head >= 0 else None
    if office is not None and not any(k.rel == "appos" for k in kids.get(office.index, ())) and any(k.rel == "appos" and k.label == "PER" and k.index < office.index for k in kids.get(node.head, ())):
        hang(kids, node, office, "appos")


def one_of(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """*einer der Anwälte* behind a name and a comma says who that is.

    *Patton, einer der Anwälte, kam.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Patton/PROPN/nsubj/7 ,/PUNCT/punct/3 einer/PRON/obj/7 der/DET/det/5 Anwälte/NOUN/nmod/3 ,/PUNCT/punct/3 kam/VERB/root/0")
    >>> nodes[0].label = "PER"; reunite(nodes); show(nodes[2:3])
    'einer/appos/1'
    """
    article, noun = (nodes[node.index + 1], nodes[nodes[node.index + 1].head]) if node.index + 2 < len(nodes) else (node, node)
    if node.text.lower() in ("keine", "keiner", "eine", "einer", "jeder", "jede", "viele", "einige", "manche") and node.rel in ("nsubj", "nsubj:pass", "obj") and article.text == "der" and article.rel == "det" \
            and noun.head == node.head and noun.rel in ("obl:arg", "obj", "obl") and noun.index > node.index:
        hang(kids, noun, node, "nmod")                        # *keine der Fregatten wurde abgenommen*
    if node.pos == "DET" and node.rel in ("nsubj", "nsubj:pass", "obj", "obl", "obl:arg") and any(k.rel == "nmod" and k.index > node.index for k in kids.get(node.index, ())):
        node.pos = "PRON"                                     # *Eine der Personen fragte Merkel*
    name = first_word(nodes, nodes[node.index - 2]) if node.index > 1 and nodes[node.index - 1].text == "," else node
    if node.text.lower() in ("einer", "eine", "eines") and node.pos == "PRON" and name is not node and name.label == "PER" and node.rel in ("obj", "obl:arg", "nsubj", "conj", "dep") and name.head != node.index \
            and any(k.rel == "nmod" for k in kids.get(node.index, ())):
        node.head, node.rel = name.index, "appos"
