"""Room 2: mend infinitives: whose they are, what belongs to them, and verbs that are one predicate with another (*lassen, bleiben, bekommen*).

Called by :mod:`kg.analysis.repairs`, whose notation the doctests use.
"""

from __future__ import annotations

from ..data import collective, groups
from . import lemmas
from .agreement import cases_of
from .trees import Node, bare, hang
from .verbs import PERCEPTION, full_verb, opens_speech, under_modal, with_zu


def letting(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """*lassen* with an infinitive is one predicate with it, as an auxiliary would be.

    *Der Staat lässt Kunden hungern.*  *Das lässt sich nicht vermeiden.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Der/DET/det/2 Staat/NOUN/nsubj/3 lässt/VERB/root/0 Kunden/NOUN/obj/5 hungern/VERB/xcomp/3")
    >>> reunite(nodes); show(nodes[1:])
    'Staat/nsubj/5 lässt/aux/5 Kunden/obj/5 hungern/root/0'
    """
    if node.lemma != "lassen" or node.pos not in ("VERB", "AUX") or node.rel in ("aux", "cop", "amod"):
        return
    before = nodes[node.index - 2] if node.index > 1 and nodes[node.index - 1].text == "zu" else node
    if before is not node and node.head == before.index and before.pos == "VERB" and "inf" in lemmas.verb_form(before.text):        # *Sie beschlossen, es stehen zu lassen*
        before.rel = "xcomp" if before.rel in ("parataxis", "ccomp", "advcl", "conj") else before.rel
        for kid in kids.get(before.index, ()):
            if kid.rel.startswith("nsubj"):
                kid.rel = "obj"
        node.rel, node.pos, nodes[node.index - 1].head, nodes[node.index - 1].rel = "aux", "AUX", before.index, "mark"
        return
    able = bare_infinitives(kids, node)
    if len(able) == 1:
        joined_by(kids, node, able[0], "aux")


def staying(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """*bleiben* with an infinitive is one predicate with it, *scheinen* with *zu* an auxiliary: *Das Werk bleibt bestehen*, *Er scheint zu schlafen*.

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Das/DET/det/2 Werk/NOUN/nsubj/3 bleibt/VERB/root/0 bestehen/VERB/xcomp/3")
    >>> reunite(nodes); show(nodes[1:])
    'Werk/nsubj/4 bleibt/aux/4 bestehen/root/0'
    >>> nodes = tree("Er/PRON/nsubj/2 scheint/VERB/root/0 zu/PART/mark/4 schlafen/VERB/xcomp/2")
    >>> reunite(nodes); show(nodes)
    'Er/nsubj/4 scheint/aux/4 zu/dep/4 schlafen/root/0'
    """
    if node.lemma == "scheinen" and node.pos in ("VERB", "AUX") and node.rel not in ("aux", "cop", "amod"):
        seeming = [k for k in kids.get(node.index, ()) if k.rel in ("xcomp", "ccomp") and k.pos == "VERB" and with_zu(k, kids) and not any(c.rel.startswith("nsubj") for c in kids.get(k.index, ()))]
        if len(seeming) == 1:
            joined_by(kids, node, seeming[0], "aux")
            for mark in [k for k in kids.get(seeming[0].index, ()) if k.rel == "mark" and k.text == "zu"]:
                mark.rel = "dep"
    if node.lemma == "bleiben" and node.pos in ("VERB", "AUX") and node.rel not in ("aux", "cop", "amod"):
        able = bare_infinitives(kids, node)
        if len(able) == 1:
            joined_by(kids, node, able[0], "aux")


def perceiving(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """What somebody sees or hears do something does it.

    *Sie sah die Eltern weinen.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Sie/PRON/nsubj/5 sah/VERB/root/0 die/DET/det/4 Eltern/NOUN/obj/5 weinen/VERB/xcomp/2")
    >>> reunite(nodes); show(nodes)
    'Sie/nsubj/2 sah/root/0 die/det/4 Eltern/obj/2 weinen/xcomp/2'
    """
    if node.lemma not in PERCEPTION or node.pos != "VERB" or node.rel in ("amod", "aux"):
        return
    seen = [k for k in kids.get(node.index, ()) if k.rel in ("xcomp", "ccomp") and k.pos == "VERB" and k.index > node.index and "inf" in lemmas.verb_form(k.text) and not with_zu(k, kids)
            and not any(c.rel in ("mark", "aux", "cop") for c in kids.get(k.index, ()))]
    if len(seen) != 1:
        return
    verb = seen[0]
    mine = [k for k in kids.get(verb.index, ()) if k.rel.startswith("nsubj") and "a" not in cases_of(nodes, k) or k.rel == "nsubj" and k.index < node.index]
    who = next((k for k in sorted((*kids.get(node.index, ()), *kids.get(verb.index, ())), key=lambda k: k.index) if k.rel in ("obj", "nsubj") and k not in mine and node.index < k.index < verb.index
                and k.text.lower() not in ("sich", "es") and "a" in cases_of(nodes, k)), None)
    if who is None:
        return
    for subject in mine:
        subject.head = node.index
        kids.setdefault(node.index, []).append(subject)
        kids[verb.index].remove(subject)
    who.head, who.rel, verb.rel = node.index, "obj", "xcomp"                  # and so the one who is seen does it, as of *lehren*
    kids.setdefault(node.index, []).append(who)


def bare_infinitives(kids: dict[int, list[Node]], node: Node) -> list[Node]:
    return [k for k in kids.get(node.index, ()) if k.rel in ("xcomp", "ccomp", "obj", "dep") and k.pos == "VERB" and "inf" in lemmas.verb_form(k.text) and "zu" not in lemmas.verb_form(k.text)
            and not any(c.rel in ("mark", "aux") or c.rel.startswith("nsubj") for c in kids.get(k.index, ()))]


def receiving(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """*bekommen* with a participle behind its object is a passive: *Er bekam einen Orden verliehen*.

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Er/PRON/nsubj/2 bekam/VERB/root/0 einen/DET/det/4 Orden/NOUN/obj/5 verliehen/VERB/xcomp/2")
    >>> reunite(nodes); show(nodes)
    'Er/nsubj/5 bekam/aux:pass/5 einen/det/4 Orden/obj/5 verliehen/root/0'
    """
    if node.lemma not in ("bekommen", "kriegen", "erhalten") or node.pos != "VERB" or "fin" not in lemmas.verb_form(node.text):
        return
    able = [k for k in kids.get(node.index, ()) if k.rel in ("xcomp", "ccomp", "advcl", "conj") and k.pos == "VERB" and k.index > node.index and lemmas.participle(k.text)[0]
            and not any(c.rel in ("mark", "aux", "aux:pass", "cc") or c.rel.startswith("nsubj") for c in kids.get(k.index, ()))]
    if len(able) == 1 and any(n.rel == "obj" and n.head in (node.index, able[0].index) for n in nodes[:able[0].index]):
        joined_by(kids, node, able[0], "aux:pass")


def joined_by(kids: dict[int, list[Node]], node: Node, verb: Node, rel: str) -> None:
    """Make a verb the auxiliary of another that hangs on it."""
    verb.head, verb.rel = node.head, node.rel
    for kid in kids[node.index]:
        if kid is not verb:
            kid.head = verb.index
            kids.setdefault(verb.index, []).append(kid)
    kids[node.index] = []
    node.head, node.rel, node.pos = verb.index, rel, "AUX"
    kids.setdefault(verb.index, []).append(node)


def clause_of_infinitive(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A content clause right behind an infinitive is its own: *Sie wagte zu bezweifeln, dass er kommt*.

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Sie/PRON/nsubj/2 wagte/VERB/root/0 zu/PART/mark/4 bezweifeln/VERB/xcomp/2 ,/PUNCT/punct/8 dass/SCONJ/mark/8 er/PRON/nsubj/8 kommt/VERB/ccomp/2")
    >>> reunite(nodes); show(nodes[3:4] + nodes[7:])
    'bezweifeln/xcomp/2 kommt/ccomp/4'
    """
    mark = next((k for k in kids.get(node.index, ()) if k.rel == "mark" and k.text.lower() in ("dass", "ob")), None)
    if mark is None or node.rel != "ccomp" and not (node.rel == "advcl" and mark.text.lower() == "ob") or mark.index < 3 or nodes[mark.index - 1].text != "," or node.head < 0:
        return
    infinitive = nodes[mark.index - 2]
    if infinitive.rel == "xcomp" and infinitive.head == node.head and with_zu(infinitive, kids) and not any(k.rel in ("ccomp", "obj") for k in kids.get(infinitive.index, ())):
        node.head, node.rel = infinitive.index, "ccomp"
        kids.setdefault(infinitive.index, []).append(node)


def infinitive_clause(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """An infinitive with *zu* is no second main clause and no relative one.

    *Sie versuchen, den Sitz zu halten.*  *Er beschuldigte die Firma, Land zu kaufen.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Sie/PRON/nsubj/2 versuchen/VERB/root/0 ,/PUNCT/punct/6 Sitze/NOUN/obj/6 zu/PART/mark/6 halten/VERB/conj/2")
    >>> reunite(nodes); show(nodes[5:])
    'halten/xcomp/2'
    >>> nodes = tree("Er/PRON/nsubj/2 beschuldigte/VERB/root/0 Firmen/NOUN/obj/2 ,/PUNCT/punct/7 Land/NOUN/obj/7 zu/PART/mark/7 kaufen/VERB/acl:relcl/3")
    >>> reunite(nodes); show(nodes[6:])
    'kaufen/xcomp/2'
    """
    own = kids.get(node.index, ())
    if node.rel == "xcomp" and node.pos == "VERB" and 0 <= node.head < node.index - 1 and nodes[node.head].pos == "NOUN" and nodes[node.head + 1].text == "," and with_zu(node, kids) \
            and not nodes[node.head].label and not lemmas.animate(nodes[node.head].lemma) and not any(k.rel in ("cop", "nsubj", "expl") for k in kids.get(node.head, ())):
        node.rel = "acl"                                      # *die Pflicht, Armen zu helfen*
    if node.rel not in ("conj", "acl:relcl") or node.pos != "VERB" or not 0 <= node.head < node.index or any(k.rel.startswith("nsubj") or k.rel in ("aux", "cop") for k in own) \
            or not with_zu(node, kids):
        return
    head = nodes[node.head]
    if node.rel == "acl:relcl":
        node.rel = "acl"
        verb = nodes[head.head] if head.head >= 0 else head
        if head.rel in ("obj", "obl:arg") and verb.pos == "VERB" and (head.label in ("PER", "ORG", "LOC") or lemmas.animate(head.lemma) or opens_speech(verb.lemma)):
            node.head, node.rel = verb.index, "xcomp"
            kids.setdefault(verb.index, []).append(node)
    elif head.pos == "VERB" and "fin" in lemmas.verb_form(head.text) and not any(k.rel == "cc" for k in own) and not any(k.rel == "mark" and k.text == "zu" for k in kids.get(head.index, ())):
        node.rel = "xcomp"


def object_of_infinitive(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """What stands between the comma and an infinitive with *zu* belongs to the infinitive.

    *Er gelobte bei einem Treffen, eine Basis abzubauen.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Er/PRON/nsubj/2 gelobte/VERB/root/0 bei/ADP/case/5 einem/DET/det/5 Treffen/NOUN/obl/2 ,/PUNCT/punct/8 eine/DET/det/8 Basis/NOUN/conj/5 abzubauen/VERB/xcomp/2")
    >>> reunite(nodes); show(nodes[7:8])
    'Basis/obj/9'
    >>> nodes = tree("Ohne/SCONJ/mark/5 die/DET/det/3 Opposition/NOUN/obl/5 zu/PART/mark/5 fragen/VERB/advcl/7 ,/PUNCT/punct/5 beschloss/VERB/root/0")
    >>> reunite(nodes); show(nodes[2:3])
    'Opposition/obj/5'
    >>> nodes = tree("Freunde/NOUN/root/0 die/PRON/nsubj/6 Frau/NOUN/obj/6 zu/PART/mark/5 kennen/VERB/xcomp/6 glauben/VERB/acl:relcl/1")
    >>> reunite(nodes); show(nodes[2:3])
    'Frau/obj/5'
    """
    own = kids.get(node.index, ())
    above = nodes[node.head] if node.head == node.index + 1 else node
    if node.rel in ("xcomp", "ccomp") and above.pos == "VERB" and with_zu(node, kids) and above.lemma not in groups("control.tsv")["object"]:
        for thing in [k for k in kids.get(above.index, ()) if k.rel == "obj" and k.index < node.index and bare(k, kids)]:
            hang(kids, thing, node, "obj")                     # *Freunde, die die Frau zu kennen glauben*
        own = kids.get(node.index, ())
    if node.pos != "VERB" or node.rel not in ("xcomp", "advcl", "acl", "ccomp") or not with_zu(node, kids) or any(k.rel == "obj" for k in own):
        return
    asked = next((k for k in own if k.rel == "obl" and k.index < node.index and k.pos == "NOUN" and (lemmas.animate(k.lemma) or collective(k.lemma, "body", "side")) and "a" in cases_of(nodes, k) and bare(k, kids)), None)
    if asked is not None:
        asked.rel = "obj"                                      # *ohne die Opposition zu fragen*
        return
    comma = max((n.index for n in nodes[:node.index] if n.text == ","), default=-1)
    stray = [n for n in nodes[comma + 1:node.index] if n.pos in ("NOUN", "PROPN") and n.head < comma and n.rel in ("conj", "appos", "dep")] if comma > 0 else []
    if not stray or any(k.rel == "case" for k in kids.get(stray[0].index, ())) or any(n.rel == "cc" and n.head == stray[0].index for n in nodes) or "a" not in cases_of(nodes, stray[0]):
        return
    first = stray[0]
    for other in stray[1:]:
        other.head = first.index
    first.head, first.rel = node.index, "obj"
    kids.setdefault(node.index, []).append(first)


def shared_modal(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """Infinitives joined under one modal have one subject; the noun before a later one is its object.

    *Der Konzern will Teile verkaufen, die Kosten senken und Stellen streichen.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Konzern/NOUN/nsubj/4 will/AUX/aux/4 Teile/NOUN/obj/4 verkaufen/VERB/root/0 ,/PUNCT/punct/7 Kosten/NOUN/nsubj/7 senken/VERB/conj/4")
    >>> reunite(nodes); show(nodes[5:6])
    'Kosten/obj/7'
    """
    first, own = nodes[node.head] if 0 <= node.head < node.index else node, kids.get(node.index, ())
    if node.rel == "acl:relcl" and first.pos == "NOUN" and first.head >= 0 and not any(n.pos == "PRON" for n in nodes[first.index + 1:node.index]):
        first = nodes[first.head]                             # a relative clause has a pronoun
    if node.rel not in ("conj", "parataxis", "acl:relcl") or not under_modal(nodes, node, first, kids):
        return
    subject = next((k for k in own if k.rel in ("nsubj", "obj")), None)
    if subject is not None and subject.index < node.index and subject.pos in ("NOUN", "PROPN") and "a" in cases_of(nodes, subject) and not any(k.rel in ("aux", "cop", "mark") for k in own) \
            and not any(k.index > node.index and k.rel in ("obl", "advmod", "xcomp") for k in own):
        subject.rel, node.head, node.rel = "obj", first.index, "conj"


def task_of(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """An infinitive right behind a content clause belongs to that clause, not to the verb of saying before it.

    *Er schrieb, dass sie die Aufgabe hat, zu helfen.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Er/PRON/nsubj/2 schrieb/VERB/root/0 ,/PUNCT/punct/7 dass/SCONJ/mark/7 sie/PRON/nsubj/7 Aufgaben/NOUN/obj/7 hat/VERB/ccomp/2 ,/PUNCT/punct/10 zu/PART/mark/10 helfen/VERB/xcomp/2")
    >>> reunite(nodes); show(nodes[9:])
    'helfen/xcomp/7'
    """
    comma = max((n.index for n in nodes[:node.index] if n.text == ","), default=-1)
    own = kids.get(node.index, ())
    if node.rel not in ("xcomp", "advcl") or not with_zu(node, kids) or not 0 <= node.head < comma or any(k.rel == "mark" and k.text.lower() in ("um", "ohne", "statt", "anstatt") for k in own):
        return
    content = next((k for k in kids.get(node.head, ()) if k.rel == "ccomp" and k.index == comma - 1 and any(m.rel == "mark" and m.text.lower() == "dass" for m in kids.get(k.index, ()))), None)
    if content is not None and opens_speech(full_verb(nodes[node.head], kids)):
        node.head, node.rel = content.index, "xcomp"
