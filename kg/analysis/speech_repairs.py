"""Room 2: mend how what is said hangs on who says it: clauses with *dass*, in Konjunktiv I, before and behind the verb of saying.

Called by :mod:`kg.analysis.repairs`, whose notation the doctests use.
"""

from __future__ import annotations

from . import lemmas
from .agreement import cases_of
from .trees import Node, hang
from .verbs import full_verb, opens_speech, subjunctive

CLEAR = frozenset("deutlich klar publik öffentlich geltend bekannt".split())


def content_clause(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A clause with *dass* is what a verb of saying says, whatever it was hung on.

    *Sie gab an, dass er kommt.*  *Er erklärte Reportern, dass er kommt.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Sie/PRON/nsubj/2 gab/VERB/root/0 an/ADP/compound:prt/2 ,/PUNCT/punct/7 dass/SCONJ/mark/7 er/PRON/nsubj/7 kommt/VERB/advcl/2")
    >>> reunite(nodes); show(nodes[6:])
    'kommt/ccomp/2'
    >>> nodes = tree("Er/PRON/nsubj/2 erklärte/VERB/root/0 Reportern/NOUN/obl:arg/2 ,/PUNCT/punct/7 dass/SCONJ/mark/7 er/PRON/nsubj/7 kommt/VERB/acl/3")
    >>> reunite(nodes); show(nodes[6:])
    'kommt/ccomp/2'
    """
    own = kids.get(node.index, ())
    mark = next((k for k in own if k.rel == "mark"), None)
    if node.rel not in ("advcl", "acl", "acl:relcl", "parataxis") or not 0 <= node.head < node.index or mark is None or mark.text.lower() != "dass":
        return
    head = nodes[node.head]
    if head.lemma == "machen" and any(k.text in CLEAR for k in kids.get(head.index, ())):
        node.rel = "ccomp"                                    # *Sie machte deutlich, dass sie geht*
        return
    if node.rel == "parataxis":
        return
    if node.rel == "advcl":
        beside = kids.get(head.index, ())
        it = any(k.text.lower() == "es" and k.rel in ("obj", "expl", "nsubj") for k in beside)
        able = head.pos == "VERB" and nodes[mark.index - 1].text == "," and (it or not any(k.rel in ("ccomp", "xcomp", "obj") for k in beside) and opens_speech(full_verb(head, kids)))
        if able and not any(n.text.lower() in ("so", "dadurch", "damit") for n in nodes[head.index:mark.index]):
            node.rel = "ccomp"
    elif head.pos not in ("VERB", "AUX", "ADJ"):
        while 0 <= head.head < head.index and head.rel in ("nmod", "appos", "flat:name", "conj", "nmod:poss") and (head.pos == "PROPN" or head.label or head.pos == "PRON"):
            head = nodes[head.head]                           # a name has no clause of its own
        verb = nodes[head.head] if head.head >= 0 else head
        able = head.label or head.pos in ("PROPN", "PRON", "NUM", "SYM") or lemmas.animate(head.lemma) or head.rel == "obl:arg" or head.rel == "nsubj" and head.index > verb.index
        if verb.pos == "VERB" and able and opens_speech(full_verb(verb, kids)) and not any(k.rel == "ccomp" for k in kids.get(verb.index, ())):
            node.head, node.rel = verb.index, "ccomp"        # *Dabei betonen die Entwickler, dass …*
            kids.setdefault(verb.index, []).append(node)
        elif any(k.rel.startswith("nsubj") for k in own):
            node.head, node.rel = head.index, "acl"           # *die Skepsis, dass er kommt*: no relative clause


def said_too(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A clause in Konjunktiv I behind *und* goes on with what is said, not with the act of saying.

    *Sie sagte, er sei müde und schlafe.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Sie/PRON/nsubj/2 sagte/VERB/root/0 ,/PUNCT/punct/6 er/PRON/nsubj/6 sei/AUX/cop/6 müde/ADJ/ccomp/2 und/CCONJ/cc/8 schlafe/VERB/conj/2")
    >>> reunite(nodes); show(nodes[7:])
    'schlafe/conj/6'
    """
    if node.rel != "conj" or not 0 <= node.head < node.index or not subjunctive(node, kids):
        return
    said = next((k for k in reversed(kids.get(node.head, ())) if k.rel == "ccomp" and node.head < k.index < node.index), None)
    if said is not None and not subjunctive(nodes[node.head], kids) and subjunctive(said, kids):
        hang(kids, node, said, "conj")


def said_before(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """Behind what is said stands the verb and then who says it; a subject before belongs to what is said.

    *Wir wollen den Frieden, erklärte er.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Wir/PRON/nsubj/6 wollen/VERB/ccomp/6 den/DET/det/4 Frieden/NOUN/obj/2 ,/PUNCT/punct/2 erklärte/VERB/root/0 er/PRON/obj/6")
    >>> reunite(nodes); show([nodes[0], nodes[6]])
    'Wir/nsubj/2 er/nsubj/6'
    """
    verb = nodes[node.head] if node.head > node.index else node
    if node.rel != "ccomp" or verb is node or nodes[verb.index - 1].rel != "punct" or not opens_speech(full_verb(verb, kids)) or any(k.rel.startswith("nsubj") for k in kids.get(node.index, ())):
        return
    beside = kids.get(verb.index, ())
    before = next((k for k in beside if k.rel == "nsubj" and k.index < node.index), None)
    behind = next((k for k in beside if k.index > verb.index and k.rel in ("nsubj", "obj", "obl:arg") and k.pos in ("NOUN", "PROPN", "PRON") and "n" in cases_of(nodes, k)
                   and all(w.head == k.index for w in nodes[verb.index + 1:k.index])), None)
    if before is not None and behind is not None:
        before.head, behind.rel = node.index, "nsubj"
        kids.setdefault(node.index, []).append(before)


def named_behind(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """The name right behind the verb is the subject, what follows a comma says who that is.

    *Das reicht, sagte Ina Roth, 62, eine Wählerin.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Das/PRON/nsubj/2 reicht/VERB/ccomp/4 ,/PUNCT/punct/2 sagte/VERB/root/0 Roth/PROPN/obj/4 ,/PUNCT/punct/8 eine/DET/det/8 Wählerin/NOUN/nsubj/4")
    >>> nodes[4].label = "PER"; reunite(nodes); show([nodes[4], nodes[7]])
    'Roth/nsubj/4 Wählerin/appos/5'
    """
    verb = nodes[node.head] if node.head >= 0 else node
    name = nodes[verb.index + 1] if verb.index + 1 < len(nodes) else node
    if node.rel == "nsubj" and name.rel in ("nsubj", "obj", "obl:arg") and name.pos == "PROPN" and name.label in ("PER", "") and name.head == verb.index and node.pos == "NOUN" and node.index > name.index and lemmas.animate(node.lemma) \
            and any(n.text == "," for n in nodes[name.index:node.index]) and any(k.rel in ("ccomp", "parataxis") for k in kids.get(verb.index, ())):
        name.rel, node.rel, node.head = "nsubj", "appos", name.index
        kids.setdefault(name.index, []).append(node)


def so_says(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """*so* before a name with *-s* and another name means the second one.

    *Er kam, so Chiles Radio Sur.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Er/PRON/nsubj/2 kam/VERB/root/0 ,/PUNCT/punct/5 so/ADV/advmod/5 Chiles/PROPN/parataxis/2 Radio/PROPN/nsubj/2 Sur/PROPN/flat:name/6")
    >>> nodes[4].label, nodes[5].label = "LOC", "ORG"; reunite(nodes); show(nodes[3:6])
    'so/advmod/6 Chiles/nmod:poss/6 Radio/parataxis/2'
    """
    name = nodes[node.index + 1] if node.index + 1 < len(nodes) else node
    if node.pos != "PROPN" or node.label != "LOC" or not node.text.endswith("s") or nodes[node.index - 1].text != "so" or name.pos != "PROPN" or name.label not in ("ORG", "PER") or name.head != node.head:
        return
    name.rel = node.rel
    for kid in list(kids.get(node.index, ())):
        hang(kids, kid, name, kid.rel)
    hang(kids, node, name, "nmod:poss")


def goes_on(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A verb of saying in the past behind reported speech is the speaker's again.

    *Er sagte, das Büro habe geantwortet, und ergänzte: …*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Er/PRON/nsubj/2 sagte/VERB/root/0 ,/PUNCT/punct/6 Büros/NOUN/nsubj/6 habe/AUX/aux/6 geantwortet/VERB/ccomp/2 und/CCONJ/cc/8 ergänzte/VERB/conj/6")
    >>> reunite(nodes); show(nodes[7:])
    'ergänzte/conj/2'
    """
    if node.rel != "conj" or not 0 <= node.head < node.index or not opens_speech(full_verb(node, kids)):
        return
    first = nodes[node.head]
    if first.rel == "ccomp" and 0 <= first.head < first.index and subjunctive(first, kids) and opens_speech(full_verb(nodes[first.head], kids)) and not any(k.rel.startswith("nsubj") or k.rel == "aux" for k in kids.get(node.index, ())) \
            and {mood for person, _, mood in lemmas.readings(node.text) if person == "3"} & {"PRT", "PRÄ"}:
        node.head = first.head


def reported(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A clause in Konjunktiv I behind one in the indicative is what is said there.

    *Die Gegner führen an, Straßenbahnen seien laut.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Gegner/NOUN/nsubj/2 führen/VERB/root/0 an/ADP/compound:prt/2 ,/PUNCT/punct/7 Bahnen/NOUN/nsubj/7 seien/AUX/cop/7 laut/ADJ/parataxis/2")
    >>> reunite(nodes); show(nodes[6:])
    'laut/ccomp/2'
    """
    apart = node.rel == "parataxis" or node.rel == "conj" and node.head >= 0 and opens_speech(full_verb(nodes[node.head], kids)) and any(k.rel == "nsubj" for k in kids.get(node.index, ()))
    if apart and 0 <= node.head < node.index and subjunctive(node, kids) and not subjunctive(nodes[node.head], kids) and nodes[node.head].pos == "VERB" \
            and not any(k.rel in ("cc", "mark") for k in kids.get(node.index, ())) and not any(k.rel in ("ccomp", "obj", "xcomp") for k in kids.get(node.head, ())):
        node.rel = "ccomp"


def as_told(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A clause with *wie* and a verb of saying tells who says the clause above, it is no object of it and describes no noun.

    *Er trat zurück, wie die Zeitung berichtet.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Er/PRON/nsubj/2 trat/VERB/root/0 zurück/ADP/compound:prt/2 ,/PUNCT/punct/7 wie/SCONJ/mark/7 Zeitung/NOUN/nsubj/7 berichtet/VERB/ccomp/2")
    >>> reunite(nodes); show(nodes[6:])
    'berichtet/advcl/2'
    """
    own = kids.get(node.index, ())
    if node.rel not in ("ccomp", "acl", "acl:relcl", "parataxis") or node.head < 0 or not any(k.text.lower() == "wie" and k.rel == "mark" for k in own) or not opens_speech(full_verb(node, kids)) \
            or not any(k.rel == "nsubj" for k in own) or any(k.rel in ("obj", "ccomp") for k in own):
        return
    above = nodes[node.head]
    while above.pos not in ("VERB", "AUX") and above.head >= 0 and above.rel not in ("root", "ccomp"):
        above = nodes[above.head]
    if above.rel == "ccomp" and above.index < above.head < node.index:
        above = nodes[above.head]                             # *Er komme, heißt es, wie die Zeitung berichtet*
    elif above.pos not in ("VERB", "AUX") or node.rel == "ccomp" and opens_speech(full_verb(above, kids)):
        return
    hang(kids, node, above, "advcl")
