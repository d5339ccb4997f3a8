"""Room 2: mend how clauses hang together: conditions, times and causes, contrasts, relative clauses that go on, and verb particles.

Called by :mod:`kg.analysis.repairs`, whose notation the doctests use.
"""

from __future__ import annotations

from . import lemmas
from .agreement import cases_of
from .trees import Node, bare, hang
from .verbs import APART, PREFIXES, full_verb, joined, opens_speech, with_zu

TIMES = frozenset("Woche Monat Jahre Jahr Tage Saison Januar Februar März April Mai Juni Juli August September Oktober November Dezember Monate Sommer Winter Herbst Frühjahr".split())
ADVERBIAL = frozenset("als nachdem bevor ehe während weil da obwohl obgleich sobald seitdem damit indem sofern solange sodass".split())
QUOTES = frozenset("\"“”„»«‚‘'")


def condition(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A clause that begins with its verb before a comma and the verb of the main clause is a condition: an unspoken *wenn*.

    *Ist sie stark, so gewinnt der Kanzler.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Ist/AUX/cop/3 sie/PRON/nsubj/3 stark/ADJ/ccomp/6 ,/PUNCT/punct/3 so/ADV/advmod/6 gewinnt/VERB/root/0 der/DET/det/8 Kanzler/NOUN/nsubj/6")
    >>> reunite(nodes); show(nodes[2:3]), nodes[2].unspoken
    ('stark/advcl/6', 'wenn')
    """
    if node.rel not in ("ccomp", "advcl", "csubj", "parataxis", "dep") or node.head <= node.index:
        return
    own, main = kids.get(node.index, ()), nodes[node.head]
    if any(k.rel in ("mark", "cc") for k in own) or opens_speech(full_verb(main, kids)):
        return
    finite = next((w for w in sorted((*(k for k in own if k.rel in ("aux", "aux:pass", "cop")), node), key=lambda w: w.index) if "fin" in lemmas.verb_form(w.text)), None)
    comma = max((k.index for k in nodes[node.index:main.index] if k.text == ","), default=-1)
    behind = nodes[comma + 2] if 0 < comma < len(nodes) - 2 and nodes[comma + 1].text.lower() in ("so", "dann") else nodes[comma + 1] if comma > 0 else node
    verbs = (main, *(k for k in kids.get(main.index, ()) if k.rel in ("aux", "aux:pass", "cop")))
    if finite is not None and all(n.rel == "punct" for n in nodes[:finite.index]) and behind in verbs and "fin" in lemmas.verb_form(behind.text) \
            and any(k.rel.startswith("nsubj") and k.index > finite.index for k in own):
        node.rel, node.unspoken = "advcl", "wenn"


def condition_behind(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A clause behind a comma that begins with *sollte, wäre, hätte* and its subject is a condition too.

    *Der Chef droht mit Entlassungen, sollte die Firma verlieren.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Chef/NOUN/nsubj/2 droht/VERB/root/0 ,/PUNCT/punct/7 sollte/AUX/aux/7 die/DET/det/6 Firma/NOUN/obj/7 verlieren/VERB/conj/2")
    >>> reunite(nodes); show(nodes[5:]), nodes[6].unspoken
    ('Firma/nsubj/7 verlieren/advcl/2', 'wenn')
    """
    own = kids.get(node.index, ())
    if node.rel not in ("conj", "ccomp", "parataxis", "advcl") or not 0 <= node.head < node.index or any(k.rel in ("mark", "cc") for k in own):
        return
    first = next((k for k in own if k.rel in ("aux", "aux:pass", "cop") and k.index < node.index), node)
    if first.text.lower() not in ("sollte", "sollten", "wäre", "wären", "hätte", "hätten") or first.index == 0 or nodes[first.index - 1].text != "," or any(k.index < first.index and k.rel != "punct" for k in own):
        return
    subject = next((k for k in own if k.rel in ("nsubj", "nsubj:pass", "obj") and k.index > first.index), None)
    if subject is None or "n" not in cases_of(nodes, subject) or any(nodes[i].head != subject.index for i in range(first.index + 1, subject.index)):
        return
    node.rel, node.unspoken = "advcl", "wenn"
    if subject.rel == "obj" and not any(k.rel.startswith("nsubj") for k in own):
        subject.rel = "nsubj"


def become(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """*geworden* behind an adjective is its copula: *Vorwürfe sind bekannt geworden*.

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Vorwürfe/NOUN/nsubj/3 sind/AUX/cop/3 bekannt/ADJ/root/0 geworden/VERB/advcl/3")
    >>> reunite(nodes); show(nodes)
    'Vorwürfe/nsubj/3 sind/aux/3 bekannt/root/0 geworden/cop/3'
    """
    what = nodes[node.index - 1] if node.index else node
    being = next((k for k in kids.get(what.index, ()) if k.rel == "cop" and k.lemma == "sein"), None)
    if node.text != "geworden" or node.rel in ("cop", "aux", "root") or being is None or what.pos not in ("ADJ", "NOUN") or node.index in (n.head for n in nodes):
        return
    hang(kids, node, what, "cop")
    node.pos, being.rel = "AUX", "aux"


def adverbial_clause(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A clause of time, cause or purpose is never what somebody says.

    *Als die Daten vorlagen, sprach die Polizei mit ihm.*  *Sie verschoben es, um Streit zu vermeiden.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Als/SCONJ/mark/3 Daten/NOUN/nsubj/3 vorlagen/VERB/ccomp/5 ,/PUNCT/punct/3 sprach/VERB/root/0 die/DET/det/7 Polizei/NOUN/nsubj/5")
    >>> reunite(nodes); show(nodes[2:3])
    'vorlagen/advcl/5'
    """
    if node.rel not in ("ccomp", "csubj", "xcomp"):
        return
    own = kids.get(node.index, ())
    marks = [k.text.lower() for k in own if k.rel == "mark"]
    if marks[:1] in (["um"], ["statt"], ["anstatt"], ["ohne"]) and with_zu(node, kids):
        node.rel = "advcl"
    finite = [w for w in (*own, node) if lemmas.readings(w.text)]
    if marks and marks[0] in ADVERBIAL and "ob" not in marks and (marks[0] != "als" or any(m in ("PRÄ", "PRT") for w in finite for _, _, m in lemmas.readings(w.text))):          # *als sei nichts geschehen*
        node.rel = "advcl"


def copula_clause(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """What stands in front of *ist, dass …* has the clause for its predicate; the two are not one clause.

    *Das Problem ist, dass die Regeln bleiben.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Das/DET/det/2 Problem/NOUN/nsubj/3 ist/AUX/root/0 ,/PUNCT/punct/7 dass/SCONJ/mark/7 Regeln/NOUN/nsubj/7 bleiben/VERB/acl/2")
    >>> reunite(nodes); show(nodes[6:])
    'bleiben/ccomp/3'
    >>> nodes = tree("Das/DET/det/2 Problem/NOUN/root/0 ist/AUX/cop/2 ,/PUNCT/punct/7 dass/SCONJ/mark/7 Regeln/NOUN/nsubj/7 bleiben/VERB/acl/2")
    >>> reunite(nodes); show(nodes[1:3] + nodes[6:])
    'Problem/nsubj/3 ist/root/0 bleiben/ccomp/3'
    >>> nodes = tree("Das/DET/det/2 Problem/NOUN/nsubj/7 ist/AUX/aux/7 ,/PUNCT/punct/7 dass/SCONJ/mark/7 Regeln/NOUN/nsubj/7 bleiben/VERB/root/0")
    >>> reunite(nodes); show(nodes[1:3] + nodes[6:])
    'Problem/nsubj/3 ist/root/0 bleiben/ccomp/3'
    """
    mark = next((k for k in kids.get(node.index, ()) if k.rel == "mark" and k.text.lower() == "dass"), None)
    at = mark.index - 2 if mark is not None and nodes[mark.index - 1].text == "," else 0
    while at > 0 and nodes[at].pos == "ADV":
        at -= 1
    verb, head = nodes[at], nodes[node.head] if node.head >= 0 else None
    if at <= 0 or verb.lemma != "sein" or not lemmas.readings(verb.text):
        return
    if verb.head == node.index:
        verb.head, verb.rel = node.head, node.rel
        moved = [k for k in kids[node.index] if k.index < mark.index - 1 and k is not verb]
        for kid in moved:
            kid.head, kid.rel = verb.index, "nsubj" if kid.rel.startswith("nsubj") else kid.rel
    elif head is not None and verb.rel == "cop" and head.pos != "ADJ" and verb.head == head.index < at and not any(k.rel.startswith("nsubj") for k in kids[head.index]):
        verb.head, verb.rel = head.head, head.rel
        head.head, head.rel = verb.index, "nsubj"
        moved = [k for k in kids[head.index] if k.index > at]
        for kid in moved:
            kid.head = verb.index
    elif head is not None and head.head == verb.index and head.index < at and node.rel in ("acl", "acl:relcl", "advcl"):
        moved = []
    else:
        return
    node.head, node.rel = verb.index, "ccomp"
    kids.setdefault(verb.index, []).extend([*(k for k in moved if k is not node), node])


def contrast(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """Of *nicht A, sondern B* it is B that is so; the clause is not denied.  Of *nicht nur A, sondern auch B* both are.

    *Er traf nicht Merkel, sondern Macron.*  *Nicht Merkel kam nach Bonn, sondern Macron.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Er/PRON/nsubj/2 traf/VERB/root/0 nicht/PART/advmod/2 Merkel/PROPN/obj/2 ,/PUNCT/punct/7 sondern/CCONJ/cc/7 Macron/PROPN/conj/4")
    >>> reunite(nodes); show(nodes[2:])
    'nicht/dep/4 Merkel/dep/7 ,/punct/7 sondern/cc/7 Macron/obj/2'
    """
    if node.rel != "conj" or not 0 <= node.head < node.index or node.pos in ("VERB", "AUX") or not any(k.rel == "cc" and k.text.lower() == "sondern" for k in kids.get(node.index, ())):
        return
    denied = nodes[node.head]
    word = denial(nodes, kids, denied)
    if word is None and denied.head >= 0:                      # *Nicht A kam nach C, sondern B*
        denied = next((k for k in kids.get(denied.head, ()) if k.index < denied.index and k.rel.startswith(("nsubj", "obj", "obl")) and bare(k, kids) == bare(node, kids)
                       and denial(nodes, kids, k) is not None), denied)
        word = denial(nodes, kids, denied)
    if word is None:
        return
    node.head, node.rel = denied.head, denied.rel
    if word.rel != "det":
        word.head, word.rel = denied.index, "dep"
    for kid in kids.get(denied.index, ()):
        if kid is not node and kid.index < node.index and (kid.rel in ("cop", "aux", "mark", "expl", "advmod") and kid is not word or kid.rel.startswith(("nsubj", "csubj")) \
                or kid.rel == "case" and not any(k.rel == "case" for k in kids.get(node.index, ()))):
            kid.head = node.index
            kids[node.index].append(kid)
    denied.head, denied.rel = node.index, "dep"


def denial(nodes: list[Node], kids: dict[int, list[Node]], noun: Node) -> Node | None:
    """Return the *nicht* or *kein* that a noun phrase begins with, None without one and where both are meant (*nicht nur*)."""
    own = [k for k in kids.get(noun.index, ()) if k.index < noun.index and k.rel in ("case", "det", "det:poss", "amod", "nummod", "advmod")]
    first = min([noun.index, *(k.index for k in own if k.text.lower() != "nicht")])
    word = nodes[first - 1] if first else noun
    if noun.pos in ("VERB", "AUX"):
        return None
    if word.text.lower() == "nicht" and word.head in (noun.index, noun.head):
        return word if nodes[word.index + 1].text.lower() not in ("nur", "allein", "bloß") else None
    return next((k for k in own if k.rel == "det" and k.text.lower().startswith("kein")), None)


def common_auxiliary(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """The auxiliary at the end of a clause with *dass* belongs to all verbs joined before it, and so to the first.

    *Er sagt, dass der Lärm Tiere vertreiben und Vögel töten könnte.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("sagt/VERB/root/0 dass/SCONJ/mark/5 der/DET/det/4 Lärm/NOUN/nsubj/5 vertreiben/VERB/ccomp/1 und/CCONJ/cc/8 Vögel/NOUN/obj/8 töten/VERB/conj/5 könnte/AUX/aux/8")
    >>> reunite(nodes); show(nodes[7:])
    'töten/conj/5 könnte/aux/5'
    """
    first = nodes[node.head] if node.rel == "conj" and 0 <= node.head < node.index else node
    behind = [k for k in kids.get(node.index, ()) if k.rel in ("aux", "aux:pass") and k.index > node.index]
    before = kids.get(first.index, ())
    if first is node or not behind or first.pos != "VERB" or node.pos != "VERB" or not {"inf", "part"} & lemmas.verb_form(first.text) or not any(k.rel == "mark" for k in before) \
            or any(k.rel in ("aux", "aux:pass", "cop") for k in before) or any(k.rel.startswith("nsubj") or k.rel == "mark" for k in kids.get(node.index, ())):
        return
    if bool({"inf"} & lemmas.verb_form(first.text)) != bool({"inf"} & lemmas.verb_form(node.text)):
        return
    for auxiliary in behind:
        hang(kids, auxiliary, first, auxiliary.rel)


def relative_goes_on(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """In a clause joined to a relative one the pronoun goes on as subject; a noun before the verb is its object.

    *die Frau, die Ruhe behielt und Lenz suchte*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("die/DET/det/2 Frau/NOUN/root/0 die/PRON/nsubj/5 Ruhe/NOUN/obj/5 behielt/VERB/acl:relcl/2 und/CCONJ/cc/8 Lenz/PROPN/nsubj/8 suchte/VERB/conj/5")
    >>> reunite(nodes); show(nodes[6:])
    'Lenz/obj/8 suchte/conj/5'
    """
    first = nodes[node.head] if node.rel == "conj" and 0 <= node.head < node.index else node
    own = kids.get(node.index, [])
    subject = next((k for k in own if k.rel == "nsubj"), None)
    if first.rel != "acl:relcl" or node.pos != "VERB" or subject is None or subject.pos not in ("NOUN", "PROPN") or subject.index > node.index or any(k.rel in ("obj", "ccomp", "xcomp", "aux:pass", "expl", "mark") for k in own) \
            or not any(k.rel == "nsubj" and k.pos == "PRON" for k in kids.get(first.index, ())) or any(n.pos == "PRON" and n.text.lower() in ("dessen", "deren") or n.rel == "det:poss" for n in kids.get(subject.index, ())):
        return
    if "a" in cases_of(nodes, subject) and node.index > subject.index and "fin" in lemmas.verb_form(node.text) and all(k.index < node.index or k.rel == "punct" for k in own):
        subject.rel = "obj"


def called(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """Of two objects of *nennen* the second says what the first is called; a participle behind *als* says it too and is no clause.

    *Er nannte die Vorwürfe einen Skandal. Das Auto wurde als gestohlen gemeldet.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Er/PRON/nsubj/2 nannte/VERB/root/0 die/DET/det/4 Vorwürfe/NOUN/obj/2 einen/DET/det/6 Skandal/NOUN/obj/2")
    >>> reunite(nodes); show(nodes[5:])
    'Skandal/xcomp/2'
    >>> nodes = tree("Auto/NOUN/nsubj:pass/5 wurde/AUX/aux:pass/5 als/CCONJ/case/4 gestohlen/VERB/xcomp/5 gemeldet/VERB/root/0")
    >>> reunite(nodes); nodes[3].pos, nodes[3].lemma
    ('ADJ', 'gestohlen')
    """
    if node.rel == "xcomp" and node.pos == "VERB" and nodes[node.index - 1].text == "als" and nodes[node.index - 1].head == node.index and len(kids.get(node.index, ())) == 1 and "part" in lemmas.verb_form(node.text):
        node.pos, node.lemma = "ADJ", node.text
    verb = nodes[node.head] if node.head >= 0 else node
    if (node.rel == "obj" and node.pos == "NOUN" or node.rel == "parataxis" and node.pos == "ADJ" and all(k.rel == "punct" for k in kids.get(node.index, ()))) and verb.lemma in ("nennen", "schelten", "taufen") and any(k.rel == "obj" and k.index < node.index for k in kids.get(verb.index, ())) \
            and not any(k.rel == "xcomp" for k in kids.get(verb.index, ())):
        node.rel = "xcomp"


def time_before_name(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """*Anfang der Woche* says when, and who is named behind it is the subject.

    *Das reicht, sagte Anfang der Woche Ina Roth.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Das/PRON/nsubj/2 reicht/VERB/ccomp/4 ,/PUNCT/punct/2 sagte/VERB/root/0 Anfang/NOUN/nsubj/4 der/DET/det/7 Woche/NOUN/nmod/5 Ina/PROPN/appos/7 Roth/PROPN/flat:name/8")
    >>> nodes[7].label = nodes[8].label = "PER"; reunite(nodes); show([nodes[4], nodes[7]])
    'Anfang/obl:tmod/4 Ina/nsubj/4'
    """
    if node.text not in ("Anfang", "Mitte", "Ende") or node.rel not in ("nsubj", "obj", "obl:arg") or node.head < 0 or any(k.rel in ("det", "case", "amod") for k in kids.get(node.index, ())):
        return
    time = next((k for k in kids.get(node.index, ()) if k.rel in ("nmod", "appos") and k.index > node.index and k.text.rstrip("s") in TIMES), None)
    if time is None:
        return
    name = next((k for k in (*kids.get(time.index, ()), *kids.get(node.index, ())) if k.rel in ("appos", "flat:name") and k.label == "PER"), None)
    if name is not None:
        for kid in kids.get(node.index, ()):
            if kid.rel == "appos" and kid.index > name.index:
                kid.head = name.index
        name.head, name.rel = node.head, "nsubj" if node.rel == "nsubj" else "obj"
    if name is not None or node.rel != "nsubj":
        node.rel = "obl:tmod"


def particles(nodes: list[Node], kids: dict[int, list[Node]]) -> None:
    """Hang a verb particle at the end of a clause on its verb: *Die Firmen wenden sich von ihm ab*, *Er stellte das klar*; before it: *bekannt gegeben*.

    >>> from .argument_repairs import mend
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
        if node.rel == "compound:prt" and 0 < node.index < node.head - 1 and nodes[node.index + 1].rel == "case" and not with_zu(nodes[node.head], kids):
            node.rel = "advmod"                               # *die einen Weg zurück ins Leben suchen*: a particle would stand right before the verb
            continue
        if node.text in APART and node.head == node.index + 1 and nodes[node.head].pos == "VERB" and node.rel in ("advmod", "xcomp", "obl", "amod") and joined(node.text, nodes[node.head].text) \
                and not kids.get(node.index):
            node.rel, node.pos = "compound:prt", "ADP"
            continue
        if node.rel == "case" and 0 < node.index < len(nodes) - 1 and nodes[node.index - 1].pos == "VERB" and "fin" in lemmas.verb_form(nodes[node.index - 1].text) and nodes[node.index + 1].rel == "case" \
                and nodes[node.index + 1].head == node.head and joined(node.text, nodes[node.index - 1].text) and not any(k.rel == "compound:prt" for k in kids.get(node.index - 1, ())):
            node.head, node.rel = node.index - 1, "compound:prt"          # *Er tritt an gegen den Amtsinhaber*
            kids.setdefault(node.head, []).append(node)
            continue
        comma = max((n.index for n in nodes[:node.index] if n.text == ","), default=-1)
        nearer = next((v for v in nodes[comma + 1:node.index] if v.pos in ("VERB", "AUX") and "fin" in lemmas.verb_form(v.text) and joined(node.text.lower(), v.text)), None) if node.rel == "compound:prt" and node.head < comma else None
        if nearer is not None and nearer.rel not in ("aux", "cop", "amod") and not any(k.rel == "compound:prt" for k in kids.get(nearer.index, ())):
            hang(kids, node, nearer, "compound:prt")          # *Sie sagte zu, die Bank stelle das klar*
            continue
        apart = after == "zu" and nodes[node.index + 1].rel == "mark" and node.rel in ("compound:prt", "advmod", "case") and nodes[node.index - 1].text != ","     # that of the infinitive would be inside: *aufzurauchen*
        early = node.rel == "compound:prt" and node.index < node.head - 1 and "fin" in lemmas.verb_form(nodes[node.head].text) and not {"inf", "part"} & lemmas.verb_form(nodes[node.head].text)     # *lehnt ab Der Minister sagte*
        if (node.rel == "compound:prt" and not (apart and node.head > node.index) and not early) or not apart and not early and after not in (".", ",", ";", ":", "!", "?", "und", "oder", '"', "“", "–", "-", ")", "«") or node.text.lower() not in PREFIXES or kids.get(node.index):
            continue
        if after in QUOTES and node.head > node.index:
            continue                                                      # *setzt die Aktie auf „Kaufen“*
        verb = next((v for v in reversed(nodes[:node.index]) if v.pos in ("VERB", "AUX") and v.rel not in ("amod",) and joined(node.text.lower(), v.text)
                     and "fin" in lemmas.verb_form(v.text)), None)
        between = [n for n in nodes[verb.index + 1:node.index] if n.text in (",", ";", ":")] if verb is not None else [1]
        if verb is None or len(between) > 1 and node.head != verb.index or any(k.rel == "compound:prt" for k in kids.get(verb.index, ())):
            continue
        if verb.rel in ("aux", "cop") and verb.head == node.index:
            continue
        hang(kids, node, verb, "compound:prt")
        node.pos = "ADP"
