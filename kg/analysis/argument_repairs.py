"""Room 2: mend subjects, objects, and datives where German morphology contradicts the tree, a part of :func:`kg.analysis.repairs.put_right`.

A parser of some megabytes confuses subject and object where both orders are possible; articles, dictionary and verb ending often tell.  Else nothing is changed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..data import collective, groups
from . import lemmas
from .agreement import ALL, cases_of, readings
from .clause_repairs import particles
from .quantity_repairs import QUANTITIES
from .trees import Node, bare, hang
from .verbs import full_verb, opens_speech, under_modal


def mend(nodes: list[Node]) -> None:
    """Relabel subjects, objects and datives that morphology excludes; in place.

    *Heute gehören ihr 164 Länder an*: *ihr* is no subject, *Länder* is. *Moskau weist Vorwürfe zurück*: *Vorwürfe* does not agree with *weist*.
    """
    kids: dict[int, list[Node]] = {}
    for node in nodes:
        kids.setdefault(node.head, []).append(node)
    for node in nodes:
        if node.rel == "compound:prt" and node.text == "weiter" and opens_speech(nodes[node.head].lemma):
            node.rel, node.pos = "advmod", "ADV"                 # *sagte er weiter*
        if node.rel == "nmod" and node.head >= 0 and bare(node, kids):
            head = nodes[node.head]
            if head.pos == "PROPN" and head.label == "PER" and head.head >= 0 and head.rel.startswith("nsubj") and node.index > head.index \
                    and "d" in cases_of(nodes, node) and any(k.rel == "det" for k in kids.get(node.index, ())):
                node.rel, node.head = "obl:arg", head.head      # *sagte Heil der Zeitung*: a person has no genitive behind it
                kids.setdefault(head.head, []).append(node)
                for place in kids.get(node.index, ()):
                    if place.rel == "nmod" and place.label == "LOC" and any(k.rel == "case" and k.lemma in ("in", "an") for k in kids.get(place.index, ())):
                        place.rel, place.head = "obl", head.head       # *sagte Heil der Zeitung in Berlin*
    particles(nodes, kids)
    datives(nodes, kids)
    for verb in nodes:
        if (verb.pos in ("VERB", "AUX") or verb.text in READY) and verb.rel not in ("aux", "aux:pass", "cop", "amod"):
            mend_clause(nodes, verb, kids.get(verb.index, []), kids)


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
                    hang(kids, node, verb, "obl:arg")
                    break


DAYS = frozenset("heute gestern vorgestern morgen übermorgen montag dienstag mittwoch donnerstag freitag samstag sonntag".split())
PARTS_OF_DAY = frozenset("Morgen Vormittag Mittag Nachmittag Abend Nacht Früh".split())
READY = frozenset("bereit fähig willens entschlossen verpflichtet gezwungen berechtigt imstande gewillt befugt".split())
FEW = frozenset("zwei drei vier fünf sechs sieben acht neun zehn elf zwölf mehrere viele einige beide".split())


def finite_of(verb: Node, own: list[Node]) -> Node:
    """Return the word that agrees with the subject: an auxiliary, one that is no infinitive where there are several, or the verb.

    >>> from .repairs import tree
    >>> nodes = tree("abspielen/VERB/root/0 können/AUX/aux/1 müsse/AUX/aux/1")
    >>> finite_of(nodes[0], nodes[1:]).text
    'müsse'
    """
    found = [k for k in own if k.rel in ("aux", "aux:pass", "cop") and lemmas.readings(k.text)]
    return next((k for k in found if "inf" not in lemmas.verb_form(k.text)), found[0] if found else verb)


def mend_clause(nodes: list[Node], verb: Node, own: list[Node], kids: dict[int, list[Node]]) -> None:
    finite = finite_of(verb, own)
    persons = lemmas.readings(finite.text)
    numbers = {"s" if n == "sing" else "p" for p, n, _ in persons if p == "3"}
    passive = any(k.rel == "aux:pass" for k in own)
    for node in own:
        if node.rel.startswith("nsubj") and any(k.rel == "case" and k.text in ("wie", "als") for k in kids.get(node.index, ())):
            node.rel = "obl"                                  # *die so groß war wie das Kind*
        if node.rel == "advmod" and node.tag == "NE" and node.text.istitle() and node.index == finite.index - 1 and numbers == {"s"} and not any(k.label or k.rel.startswith("nsubj") and agrees(nodes, k, numbers, kids) and not any(c.rel == "nummod" for c in kids.get(k.index, ())) for k in own):
            node.rel, node.pos = "nsubj", "PROPN"              # *Rosa wird bis zu 25 Zentimeter Schnee bringen*
        if node.rel == "advmod" and node.text in QUANTITIES:     # *Zehntausende werden das Festival besuchen*
            node.rel, node.pos = "nsubj", "NOUN"
        elif node.pos == "NUM" and node.rel in ("obl:tmod", "obl", "advmod") and node.index == verb.index - 1 and verb.rel == "conj" and "part" in lemmas.verb_form(verb.text) and not re.fullmatch(r"\d{4}", node.text) and bare(node, kids):
            node.rel = "nsubj:pass"                           # *zwölf wurden getötet und dreißig verletzt*
        elif node.rel == "expl" and node.text == "es" and verb.rel == "conj" and node.index == finite.index + 1 and not any(k.rel in ("ccomp", "xcomp", "obj", "csubj") for k in own) and full_verb(verb, kids) not in ("geben", "gehen", "handeln", "heißen", "kommen"):
            node.rel = "obj"                                  # *rief das Kriegsrecht aus, hob es aber wieder auf*
    if not passive and not any(k.rel in ("obj", "ccomp", "xcomp") for k in own):
        for node in own:
            if node.rel == "obl" and node.label in ("PER", "ORG", "LOC") and bare(node, kids) and finite is verb and ("zu" in lemmas.verb_form(verb.text) or any(k.text == "zu" and k.rel == "mark" for k in own)):
                node.rel = "obj"                              # *ohne Putin zu nennen*
    if verb.text.lower() in READY and not any(k.rel.startswith(("nsubj", "csubj")) for k in own):
        for node in own:
            if node.rel == "expl":
                node.rel = "nsubj"                            # *dass es bereit ist*: somebody is
    end = next((k.index for k in own if k.rel == "compound:prt" and k.index > verb.index), len(nodes))
    for node in own:
        if node.index > end and node.rel in ("nsubj", "obj", "obl:arg", "obl") and any(n.text == "," for n in nodes[end + 1:node.index]):
            node.rel = "dep"                                  # *Der Dax gab um 2 Prozent nach, der MDax um 3*: a clause of its own that has lost its verb
    if verb.lemma == "sein" and finite is verb and not any(k.rel in ("xcomp", "obj", "ccomp", "csubj", "expl") for k in own) and any(k.rel == "nsubj" for k in own):
        where = [k for k in own if k.rel == "obl" and k.pos in ("NOUN", "PROPN") and not bare(k, kids)]
        if where and where[-1].index > max(k.index for k in own if k.rel == "nsubj") and where[-1].index > verb.index:
            where[-1].rel = "xcomp"                           # *An Weihnachten war er auf dem Tiefpunkt*
    core = [k for k in own if k.rel in ("nsubj", "nsubj:pass", "obj", "obl:arg") and k.pos in ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ") and bare(k, kids)]
    for node in core:
        if node.pos == "NUM" and re.fullmatch(r"1\d{3}|20\d\d", node.text) and not any(k.rel == "nmod" for k in kids.get(node.index, ())):
            node.rel = "obl:tmod"
            continue
        if node.text.lower() in ("beide", "alle", "alles") and any(k is not node and k.index < node.index and k.rel in ("nsubj", "obj") and (node.text == "alles" or agrees(nodes, k, {"p"}, kids)) for k in core):
            node.rel = "dep"                                  # *Bank und Börse haben beide Probleme*, *Dies alles kostet Geld*
            continue
        if node.text in PARTS_OF_DAY and node.index and nodes[node.index - 1].text.lower() in DAYS:
            node.rel = "obl:tmod"                             # *Heute Abend kam der Sieger*
            continue
        if node.text.lower() == "ihr" and any(p == "2" for p, _, _ in persons):
            continue                                          # *Wollt ihr den Bruch?*
        cases = cases_of(nodes, node)
        if node.rel.startswith("nsubj") and "n" not in cases:
            node.rel = "obl:arg" if "d" in cases and "a" not in cases else "obj" if "a" in cases else node.rel
        elif node.rel == "obj" and "a" not in cases:
            node.rel = "obl:arg" if "d" in cases else "nsubj" if "n" in cases and not any(k.rel.startswith("nsubj") for k in own) else node.rel
        elif node.rel == "obl:arg" and not cases & {"d", "g"}:
            node.rel = "obj" if "a" in cases and any(k.rel.startswith("nsubj") for k in own) else "nsubj"
    given = [k for k in core if k.rel in ("obl:arg", "obj")]
    if len(given) == 1 and given[0].rel == "obl:arg" and not passive and "a" in cases_of(nodes, given[0]) and given[0].pos in ("NOUN", "PROPN") and full_verb(verb, kids) not in dative_verbs():
        given[0].rel = "obj"                                  # *Sie sprach den Angeklagten frei*
    only_subject(nodes, verb, core, numbers, kids)
    if finite is verb and (any(k.rel == "mark" and k.text.lower() == "zu" for k in own) or "zu" in lemmas.verb_form(verb.text)):
        no_nominative(verb, core, own)
    disagreeing(nodes, verb, core, numbers, kids)
    stirring(nodes, verb, core, numbers, kids)
    actor_behind(nodes, verb, core, numbers, kids)
    if verb.rel == "conj" and finite.index <= verb.index:
        front_subject(nodes, verb, finite, core, numbers, kids)
    subjects = [k for k in own if k.rel.startswith("nsubj")]
    if len(subjects) >= 2:
        if passive and len(subjects) == 2 and full_verb(verb, kids) in dative_verbs():
            person = [k for k in subjects if k.label == "PER" or lemmas.animate(k.lemma)]
            if len(person) == 1:
                person[0].rel = "obl:arg"                     # *Netanjahu wird Korruption vorgeworfen*
                subjects.remove(person[0])
        keep = choose(nodes, subjects, numbers, kids, verb, finite)
        has_object = any(k.rel == "obj" for k in own)
        for node in subjects:
            if node is not keep and (passive or outside(nodes, node, finite, own)):
                node.rel = "dep"
            elif node is not keep:
                cases = cases_of(nodes, node)
                node.rel = "obl:arg" if (has_object or "a" not in cases) and "d" in cases else "obj"
                has_object = True
    elif not subjects and numbers and not passive and verb.rel not in ("conj", "xcomp", "acl", "advcl") and not any(k.rel == "expl" and numbers != {"p"} or k.rel == "csubj" or k.rel == "ccomp" and (k.index > verb.index or not opens_speech(full_verb(verb, kids))) for k in own) \
            and not any(k.rel == "mark" and k.text.lower() == "zu" for k in own):
        able = [k for k in own if k.rel in ("obl", "obl:tmod", "obl:arg", "obj", "dep") and k.pos in ("NOUN", "PROPN", "PRON") and bare(k, kids)
                and agrees(nodes, k, numbers, kids) and lemmas.lemma(k.text, "NOUN") not in ("Jahr", "Tag", "Woche", "Monat", "Montag", "Mal", "Uhr", "Prozent", "Euro", "Ende", "Anfang", "Mitte")]
        if len(able) == 1 or (able and able[0].rel in ("obl", "obl:arg", "dep")):
            able[0].rel = "nsubj"
        elif len(able) == 2 and able[0].index < finite.index < able[1].index and "n" in cases_of(nodes, able[0]):
            able[0].rel = "nsubj"                             # *Das Gericht sprach Trump frei*
        elif len(able) == 2 and verb.rel == "acl:relcl" and able[0].pos == "PRON" and able[1].index < verb.index and "n" in cases_of(nodes, able[1]) and verb.head >= 0:
            noun = nodes[verb.head]
            several = numbers == {"s"} and lemmas.gender_number(noun.text)[1] == "plur"
            able[1 if several or acts(able[1]) and not acts(noun) else 0].rel = "nsubj"          # *Länder, die Fitch lobt*, *Frauen, die Angehörige verloren*


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
    if front is None or any(k.rel.startswith(("nsubj", "csubj")) or k.rel in ("expl", "mark") for k in own) or under_modal(nodes, verb, nodes[verb.head], kids) \
            or finite is verb and "part" in lemmas.verb_form(verb.text) and any(k.rel.startswith("aux") for k in kids.get(verb.head, ())):
        return                                                # *Er hatte gewartet und die Einstellung verlangt*
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
    if full_verb(verb, kids) in groups("actor_verbs.tsv")["actor"] and meant.pos == "NOUN" and not acts(meant) and not collective(meant.lemma, "side") and acts(actor) and "a" in cases_of(nodes, thing) and "n" in cases_of(nodes, actor) and agrees(nodes, actor, numbers, kids):
        thing.rel, actor.rel = "obj", "nsubj"


def stirring(nodes: list[Node], verb: Node, core: list[Node], numbers: set[str], kids: dict[int, list[Node]]) -> None:
    """What stirs or compels somebody is the subject: *Das überraschte Trump*.

    >>> from .repairs import show, tree
    >>> nodes = tree("Das/PRON/obj/2 überraschte/VERB/root/0 Trump/PROPN/nsubj/2")
    >>> nodes[2].label = "PER"
    >>> mend(nodes); show(nodes)
    'Das/nsubj/2 überraschte/root/0 Trump/obj/2'
    """
    if len(core) != 2 or "s" not in numbers or full_verb(verb, kids) not in groups("actor_verbs.tsv")["stimulus"]:
        return
    what, whom = core
    if what.text.lower() in ("das", "dies", "dieses", "was") and what.pos == "PRON" and acts(whom) and "a" in cases_of(nodes, whom):
        what.rel, whom.rel = "nsubj", "obj"


def acts(node: Node) -> bool:
    """Say whether a noun is somebody or a body of people."""
    return node.label in ("PER", "ORG", "LOC") or lemmas.animate(node.lemma) or collective(node.lemma, "body")


def copular(verb: Node, kids: dict[int, list[Node]]) -> bool:
    """Say whether a verb has two nominatives: *Sein Vater wurde der Präsident*."""
    return verb.lemma in ("sein", "werden", "bleiben", "heißen", "scheinen") or any(k.rel == "cop" for k in kids.get(verb.index, ()))


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
    passive = any(k.rel == "aux:pass" for k in kids.get(verb.index, ()))          # has no object
    for node in others:
        node.rel, taken = ("obl:arg" if "d" in cases[node.index] and (taken or passive and acts(node)) else "dep" if passive else "obj"), True


def agrees(nodes: list[Node], node: Node, numbers: set[str], kids: dict[int, list[Node]]) -> bool:
    """Say whether a noun phrase can be the subject of a verb form of these numbers."""
    if any(k.rel == "conj" for k in kids.get(node.index, ())):
        return True
    if node.pos == "NUM" and not node.text.lower().startswith("ein") or node.text.lower() in FEW:
        return "p" in numbers                                 # *Fünf der Gruppen begleiteten die Armeen*
    if any(k.rel == "nummod" and k.index < node.index and not k.text.lower().startswith("ein") and k.text != "1" for k in kids.get(node.index, ())):
        return True                                           # *70 Prozent der Wähler waren da*
    if node.text.lower() in ("es", "alles", "das", "dies", "etwas", "nichts", "was") or node.label == "PER" and node.pos == "PROPN" and not any(k.rel == "det" for k in kids.get(node.index, ())):
        return "s" in numbers                                 # one name is one person
    return any(c == "n" and n in numbers for c, n, g in readings(nodes, node))


def outside(nodes: list[Node], node: Node, finite: Node, own: list[Node]) -> bool:
    """Say whether a phrase stands before what stands before the finite verb of a main clause, where there is room for one phrase: it belongs to a headline.

    *Geschichte Das Institut wurde 1995 gegründet.*

    >>> from .repairs import show, tree
    >>> nodes = tree("Geschichte/NOUN/nsubj:pass/5 Das/DET/det/3 Institut/NOUN/nsubj:pass/5 wurde/AUX/aux:pass/5 gegründet/VERB/root/0")
    >>> mend(nodes); show(nodes)
    'Geschichte/dep/5 Das/det/3 Institut/nsubj:pass/5 wurde/aux:pass/5 gegründet/root/0'
    """
    if node.index > finite.index or any(k.rel == "mark" for k in own) or nodes[node.index].pos == "PRON" or finite.rel in ("acl:relcl", "advcl") or finite.head >= 0 and nodes[finite.head].rel in ("acl:relcl", "advcl"):
        return False
    return any(node.index < k.index < finite.index and k.rel in ("nsubj", "nsubj:pass", "obj", "obl", "obl:arg", "obl:tmod", "ccomp") for k in own)


def choose(nodes: list[Node], subjects: list[Node], numbers: set[str], kids: dict[int, list[Node]], verb: Node, finite: Node) -> Node:
    """Choose the subject among several candidates: it agrees, is no neuter pronoun, is a person or stands first."""
    own = kids.get(verb.index, [])
    inside = [s for s in subjects if not outside(nodes, s, finite, own)] or subjects
    able = [s for s in inside if not numbers or agrees(nodes, s, numbers, kids)] or inside
    if len(able) == 1:
        return able[0]
    named = [s for s in able if s.text.lower() not in ("das", "dies", "es", "was", "dieses")] or able
    if len(named) == 1:
        return named[0]
    pronouns = [s for s in named if s.text.lower() in ("er", "wir", "ich", "man", "wer")]
    first = min([verb.index, *(k.index for k in own if k.rel in ("aux", "aux:pass", "cop"))])
    persons = [s for s in named if s.label == "PER" or any(k.label == "PER" and k.rel == "appos" for k in kids.get(s.index, ()))]
    person = next((s for s in persons if s.index < first), persons[0] if len(persons) == 1 and not any(s.pos == "PRON" for s in named) else None)
    if person is not None and not pronouns:
        return person                                         # *Moderator Wallace fragte sie*, *Die Verantwortung übernimmt Müller*
    pronouns = pronouns or [s for s in named if s.text.lower() == "sie"]
    return (pronouns or named)[0]
