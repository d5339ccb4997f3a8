"""Room 2: mend what parsers of some megabytes get wrong most often and every reader would trip over; in place.

Nothing is changed but where word forms and order leave no choice.  The doctests write a tree as ``form/part of speech/relation/head``, heads counted from 1.
"""

from __future__ import annotations

from . import lemmas
from .argument_repairs import mend
from .clause_repairs import adverbial_clause, become, called, common_auxiliary, condition, condition_behind, contrast, copula_clause, relative_goes_on, time_before_name
from .infinitive_repairs import clause_of_infinitive, infinitive_clause, letting, object_of_infinitive, perceiving, receiving, shared_modal, staying, task_of
from .name_repairs import last_word, name_behind_office, name_of_office, names_are_nouns, no_owner, object_behind_name, office_behind, one_name, one_of, owner_before, owner_behind, owner_beside, owner_of_object, owner_with_title, place_of_person, second_office
from .noun_repairs import complements, day_of_deed, described_place, extended_article, from_there, fronted_phrase, genitive_behind, genitive_relative, governed_phrase, idioms, joined_attribute, neither, openers, phrase_under_adverb, place_of_deed, superlative
from .quantity_repairs import counted, measured, quantified
from .speech_repairs import as_told, content_clause, goes_on, named_behind, reported, said_before, said_too, so_says
from .trees import Node, untangle
from .verbs import full_verb, opens_speech, subjunctive, with_zu

INERT = frozenset("punct det det:poss amod cc mark nummod advmod cop aux aux:pass".split())        # no rule begins with these


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


def put_right(nodes: list[Node]) -> None:
    """Mend a tree, stage by stage; what comes out is a tree."""
    names_are_nouns(nodes)
    name_behind_office(nodes)
    one_name(nodes)
    idioms(nodes)
    neither(nodes)
    repair(nodes)
    openers(nodes)
    reunite(nodes)
    untangle(nodes)
    mend(nodes)
    complements(nodes)
    untangle(nodes)


def reunite(nodes: list[Node]) -> None:
    """Put back together what stands apart: article and noun, auxiliary and participle; tell clauses of time and cause from what is said."""
    kids: dict[int, list[Node]] = {}
    for node in nodes:
        kids.setdefault(node.head, []).append(node)
    for node in nodes:
        if node.rel in INERT:
            continue
        if node.rel == "case":
            instead(nodes, kids, node)
            continue
        chain(nodes, kids, node)
        letting(nodes, kids, node)
        staying(nodes, kids, node)
        receiving(nodes, kids, node)
        perceiving(nodes, kids, node)
        extended_article(nodes, kids, node)
        joined_attribute(nodes, kids, node)
        superlative(nodes, kids, node)
        split_perfect(nodes, kids, node)
        condition(nodes, kids, node)
        condition_behind(nodes, kids, node)
        become(nodes, kids, node)
        adverbial_clause(nodes, kids, node)
        as_told(nodes, kids, node)
        said_too(nodes, kids, node)
        content_clause(nodes, kids, node)
        copula_clause(nodes, kids, node)
        clause_of_infinitive(nodes, kids, node)
        infinitive_clause(nodes, kids, node)
        office_behind(nodes, kids, node)
        name_of_office(nodes, kids, node)
        phrase_under_adverb(nodes, kids, node)
        day_of_deed(nodes, kids, node)
        fronted_phrase(nodes, kids, node)
        governed_phrase(nodes, kids, node)
        genitive_relative(nodes, node)
        genitive_behind(nodes, kids, node)
        place_of_deed(nodes, kids, node)
        quantified(nodes, kids, node)
        described_place(nodes, kids, node)
        from_there(nodes, kids, node)
        measured(nodes, kids, node)
        counted(nodes, kids, node)
        object_behind_name(nodes, kids, node)
        owner_behind(nodes, kids, node)
        owner_before(nodes, kids, node)
        owner_beside(nodes, kids, node)
        owner_with_title(nodes, kids, node)
        owner_of_object(nodes, kids, node)
        no_owner(nodes, kids, node)
        second_subject(nodes, kids, node)
        contrast(nodes, kids, node)
        reported(nodes, kids, node)
        goes_on(nodes, kids, node)
        so_says(nodes, kids, node)
        object_of_infinitive(nodes, kids, node)
        said_before(nodes, kids, node)
        common_auxiliary(nodes, kids, node)
        shared_modal(nodes, kids, node)
        relative_goes_on(nodes, kids, node)
        called(nodes, kids, node)
        task_of(nodes, kids, node)
        place_of_person(nodes, kids, node)
        second_office(nodes, kids, node)
        one_of(nodes, kids, node)
        named_behind(nodes, kids, node)
        time_before_name(nodes, kids, node)


def chain(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """What stands before a verb that nobody says things with is no content of it, but the clause that goes on with it.

    *Er wartete am Auto, bedrohte die Frau und floh.*

    >>> nodes = tree("Er/PRON/nsubj/2 wartete/VERB/ccomp/4 ,/PUNCT/punct/2 bedrohte/VERB/root/0 die/DET/det/6 Frau/NOUN/nsubj/4 und/CCONJ/cc/8 floh/VERB/conj/4")
    >>> reunite(nodes); show(nodes)
    'Er/nsubj/2 wartete/root/0 ,/punct/2 bedrohte/conj/2 die/det/6 Frau/obj/4 und/cc/8 floh/conj/2'
    """
    verb = nodes[node.head] if node.head > node.index else None
    if node.rel != "ccomp" or verb is None or verb.pos != "VERB" or node.pos not in ("VERB", "ADJ") or node.quoted or nodes[verb.index - 1].text != "," or "fin" not in lemmas.verb_form(verb.text):
        return
    own, others = kids.get(node.index, []), kids.get(verb.index, [])
    subjects = [k for k in others if k.rel.startswith("nsubj")]
    if not any(k.rel == "nsubj" for k in own) or any(k.rel == "mark" for k in own) or subjunctive(node, kids) or opens_speech(full_verb(verb, kids)) or len(subjects) > 1 \
            or any(k.label or k.pos != "NOUN" or k.index < verb.index or not any(d.rel == "det" and d.text.lower() in ("die", "das", "den", "eine", "ein", "einen") for d in kids.get(k.index, ())) for k in subjects):
        return
    node.head, node.rel, verb.head, verb.rel = verb.head, verb.rel, node.index, "conj"
    for subject in subjects:
        subject.rel = "obj"
    for kid in others:
        if kid.rel == "conj" and kid.pos in ("VERB", "AUX"):
            kid.head = node.index
            own.append(kid)
    others[:] = [k for k in others if k.head == verb.index]
    own.append(verb)


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
    if verb is None or verb.pos != "VERB" or noun.pos not in ("NOUN", "PROPN", "PRON") or verb.rel not in ("xcomp", "ccomp", "advcl", "acl", "conj") \
            or not with_zu(verb, kids) or any(k.rel == "obj" for k in kids.get(verb.index, ())):
        return
    kids[noun.index].remove(node)
    kids[verb.index].append(node)
    node.head, node.rel, node.pos, noun.rel, verb.rel = verb.index, "mark", "SCONJ", "obj", "advcl"


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


def second_subject(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A noun behind *und* with a finite verb right behind it is the subject of that verb, not joined to the object before.

    *Er kaufte ein Haus und seine Frau zog nach Bonn.*  *Er hat keine Zeit und Anna Roth und Paul Lenz dürfen nicht kommen.*

    >>> nodes = tree("Er/PRON/nsubj/2 kaufte/VERB/root/0 Haus/NOUN/obj/2 und/CCONJ/cc/6 seine/DET/det:poss/6 Frau/NOUN/conj/3 zog/VERB/conj/2 fort/ADP/compound:prt/7")
    >>> reunite(nodes); show(nodes[3:7])
    'und/cc/7 seine/det:poss/6 Frau/nsubj/7 zog/conj/2'
    """
    if node.rel != "conj" or node.pos not in ("NOUN", "PROPN", "PRON") or not 0 <= node.head < node.index:
        return
    end = last_word(nodes, node).index if node.pos == "PROPN" else node.index
    if end + 1 >= len(nodes):
        return
    finite = nodes[end + 1]
    numbers = {number[:1] for person, number, _ in lemmas.readings(finite.text) if person == "3"}
    before = nodes[node.head]
    if numbers == {"p"} and node.label == "PER" and before.rel == "conj" and before.label == "PER" and 0 <= before.head < before.index:
        node = before                                         # both are the subject
    verb = nodes[finite.head] if finite.rel in ("aux", "aux:pass", "cop") and finite.head > finite.index else finite
    joined = next((k for k in (*kids.get(node.index, ()), *(k for k in kids.get(verb.index, ()) if k.index == node.index - 1)) if k.rel == "cc" and k.index < node.index), None)
    if joined is None or finite.pos not in ("VERB", "AUX") or "fin" not in lemmas.verb_form(finite.text) or verb.rel not in ("conj", "ccomp", "parataxis") \
            or verb.head >= joined.index or verb.index in ancestors(nodes, node) or any(k.rel.startswith("nsubj") or k.rel in ("mark", "cc", "expl") and k is not joined for k in kids.get(verb.index, ())):
        return
    before = nodes[node.head]
    first = nodes[before.head] if before.head >= 0 else before
    if before.rel.startswith("nsubj") or first.pos not in ("VERB", "AUX") or not any(k.rel.startswith("nsubj") or k.rel == "expl" for k in kids.get(first.index, ())):
        return
    own = lemmas.gender_number(node.text)[1][:1]
    if not numbers or own and own not in numbers and node.pos != "PROPN":
        return
    node.head, node.rel = verb.index, "nsubj:pass" if any(k.rel == "aux:pass" for k in kids.get(verb.index, ())) else "nsubj"
    joined.head, verb.head, verb.rel = verb.index, first.index, "conj"
    kids.setdefault(verb.index, []).extend((node, joined))


STATES = frozenset("besorgt angespannt befugt bereit enttäuscht überzeugt begeistert entsetzt verärgert empört beunruhigt erleichtert erfreut überrascht irritiert schockiert gespannt interessiert entschlossen geeignet "
                   "bekannt verwandt berechtigt verliebt verheiratet verzweifelt verwirrt erschöpft fasziniert frustriert gerührt aufgeregt zerstritten gespalten verschieden angewiesen gewillt".split())
WITH_SEIN = ("kommen", "gehen", "werden", "bleiben", "fahren", "fliegen", "reisen", "laufen", "fallen", "steigen", "sinken", "sterben", "wachsen", "treten", "ziehen", "geschehen", "passieren", "gelingen")


def repair(nodes: list[Node]) -> None:
    """Mend what parsers get wrong most often and every reader would trip over.

    A name right after its title hangs on it as apposition, *haben* is no copula, auxiliaries have no dependents.

    >>> nodes = tree("Außenminister/NOUN/nsubj/3 Lawrow/PROPN/flat:name/1 warnt/VERB/root/0")
    >>> repair(nodes); show(nodes[:2])
    'Außenminister/nsubj/3 Lawrow/appos/1'
    >>> nodes = tree("Die/DET/det/2 Entscheidung/NOUN/nsubj:pass/4 ist/AUX/cop/4 vertagt/ADJ/root/0")
    >>> repair(nodes); show(nodes[2:]), nodes[3].lemma
    ('ist/aux:pass/4 vertagt/root/0', 'vertagen')
    >>> nodes = tree("Sie/PRON/nsubj/3 ist/AUX/aux:pass/3 besorgt/VERB/root/0")
    >>> repair(nodes); show(nodes), nodes[2].pos
    ('Sie/nsubj/3 ist/cop/3 besorgt/root/0', 'ADJ')
    """
    for node in nodes:
        head = nodes[node.head] if node.head >= 0 else node
        if node.rel in ("aux", "aux:pass", "cop") and node.lemma == "sein" and head.text.lower() in STATES and not any(k.head == head.index and k.lemma in ("werden", "haben") for k in nodes):
            node.rel, head.pos, head.lemma = "cop", "ADJ", head.text.lower()                                    # *Sie ist besorgt*: how she is, not what was done
            for kid in nodes:
                if kid.head == head.index and kid.rel in ("nsubj:pass", "obl:agent"):
                    kid.rel = "nsubj" if kid.rel == "nsubj:pass" else "obl"
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
    first = nodes[0] if nodes else None
    if first is not None and first.pos in ("NOUN", "ADJ") and "part" in lemmas.verb_form(first.text.lower()) and any(k.head == 0 and k.rel in ("aux:pass", "cop") and k.lemma == "werden" for k in nodes):
        first.pos, first.lemma = "VERB", lemmas.lemma(first.text.lower(), "VERB")                               # *Verletzt wurde niemand*
        for kid in nodes:
            if kid.head == 0 and kid.rel == "cop":
                kid.rel = "aux:pass"
    for node in nodes:
        head = nodes[node.head] if node.head >= 0 else node
        if node.rel == "cop" and node.lemma == "sein" and head.text.lower() not in STATES and "part" in lemmas.verb_form(head.text) and (head.pos == "VERB" or any(k.head == head.index and k.rel == "nsubj:pass" for k in nodes)):
            verb = lemmas.lemma(head.text, "VERB")                                                             # *Die Entscheidung ist vertagt*, *Sie ist gekommen*
            node.rel, head.pos, head.lemma = "aux" if verb.endswith(WITH_SEIN) else "aux:pass", "VERB", verb
    for node in nodes:
        if node.rel == "nmod" and node.head >= 0 and nodes[node.head].pos == "ADJ" and (nodes[node.head].rel == "amod" or node.head < node.index and any(k.head == node.head and k.rel == "cop" for k in nodes)):
            node.rel = "obl"                                  # *Sie ist enttäuscht von ihm*, *die von Moskau formulierten Forderungen*
    for node in nodes:
        if node.rel == "case" and node.text.lower() in ("zufolge", "laut", "gemäß") and nodes[node.head].rel in ("nsubj", "obj", "obl:arg"):
            nodes[node.head].rel = "obl"                      # *Habeck zufolge kauft Deutschland Gas*
    for node in nodes:
        above = nodes[node.head]
        if node.rel in ("case", "det") and node.head >= 0 and (above.rel == "flat:name" or above.rel == "amod" and above.head > node.head > node.index):
            node.head = above.head                            # *im Weißen Haus*: what belongs to the phrase hangs on its head
    for node in nodes:
        if node.rel in ("aux", "aux:pass") and node.head > node.index and any(k.head == node.index and k.rel == "nsubj" for k in nodes) and any(k.head == node.head and k.rel.startswith("nsubj") for k in nodes):
            head = nodes[node.head]                           # *Wright hat einen Bruder, der Comics zeichnet*: with a subject of its own it is a verb of its own
            node.pos, node.rel, node.head, head.rel, head.head = "VERB", head.rel, head.head, "parataxis", node.index
    for node in nodes:
        head = nodes[node.head] if node.head >= 0 else node
        if head.rel in ("cop", "aux", "aux:pass") and head.head >= 0 and head.head != node.index and node.rel in ("obl", "nsubj", "nsubj:pass", "obj", "obl:arg", "obl:tmod", "advmod", "advcl", "cc"):
            node.head = head.head                             # auxiliaries have no dependents
    for node in nodes:
        if node.rel in ("flat:name", "nmod", "compound", "obl", "obj", "nsubj", "dep") and node.pos == "PROPN" and node.index > 0 and node.text[0].isalnum() \
                and not (node.rel == "nmod" and last_word(nodes, node).text.endswith("s")):
            before = nodes[node.index - 1]
            if before.pos == "NOUN" and node.head == before.index and (node.entity[0] < 0 or node.entity != before.entity) and before.lemma not in ("Anfang", "Mitte", "Ende") \
                    and not any(k.head == node.index and k.rel in ("case", "det") for k in nodes):
                node.rel = "appos"
