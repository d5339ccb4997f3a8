"""Room 2: TIGER dependency trees, as spaCy's official German pipelines emit them, rebuilt as UD trees.

The heads differ, not only the labels (Albert et al. 2003, "TIGER Annotationsschema"; Seeker & Kuhn 2012): the finite auxiliary heads its participle
(``oc``), the preposition its noun (``nk``), *sein* its predicate (``pd``), coordination is a chain (``cd``, ``cj``), a name hangs on its last part (``pnc``).
Steps run from the inside out and each is a small function; afterwards :mod:`kg.analysis.clauses` reads both schemes alike.
"""

from __future__ import annotations

from . import lemmas
from .trees import Node

CLAUSE = {"rc": "acl:relcl", "oc": "ccomp", "re": "ccomp", "rs": "ccomp", "mo": "advcl", "sb": "csubj", "mnr": "acl", "par": "parataxis", "cj": "conj", "cc": "advcl"}
WORD = {"sb": "nsubj", "sp": "nsubj", "oa": "obj", "oa2": "obj", "da": "obl:arg", "og": "obl:arg", "op": "obl", "cvc": "obl", "sbp": "obl:agent", "ag": "nmod", "pg": "nmod", "mnr": "nmod",
        "app": "appos", "ng": "advmod", "ep": "expl", "ph": "expl", "svp": "compound:prt", "cp": "mark", "cm": "case", "ac": "case", "pm": "mark", "cd": "cc", "ju": "cc", "cj": "conj",
        "vo": "vocative", "dm": "discourse", "nmc": "nummod", "adc": "advmod", "avc": "advmod", "ams": "obl", "par": "parataxis", "punct": "punct", "ROOT": "root", "root": "root",
        "cc": "obl", "pd": "xcomp", "dep": "dep", "uc": "flat:name", "oc": "xcomp", "re": "xcomp", "rs": "ccomp"}


def to_ud(nodes: list[Node]) -> None:
    """Rewrite heads and relations of one sentence in place."""
    for node in nodes:
        if node.lemma in lemmas.MODALS and node.pos == "VERB":
            node.pos = "AUX"
    coordination(nodes)
    adpositions(nodes)
    names(nodes)
    verb_chains(nodes)
    copulas(nodes)
    relations(nodes)


def kids(nodes: list[Node], head: Node, *rels: str) -> list[Node]:
    return [n for n in nodes if n.head == head.index and n is not head and (not rels or n.rel in rels)]


def replace(nodes: list[Node], old: Node, new: Node, rel: str, keep: tuple[str, ...] = ()) -> None:
    """Put ``new`` (a dependent of ``old``) in the place of ``old``, which becomes its dependent; other dependents move along unless kept."""
    new.head, new.rel = old.head, old.rel
    for kid in kids(nodes, old):
        if kid is not new and kid.rel not in keep:
            kid.head = new.index
    old.head, old.rel = new.index, rel


def coordination(nodes: list[Node]) -> None:
    """Chain ``A → und → B`` (``cd``, ``cj``) becomes ``A → B`` (``conj``) with ``und`` on B; every conjunct hangs on the first."""
    for node in nodes:
        if node.rel == "cd" and node.head >= 0:
            first = nodes[node.head]
            later = kids(nodes, node, "cj")
            for conjunct in later:
                conjunct.head = first.index
            node.rel = "cc"
            if later:
                node.head = later[0].index
    for node in nodes:
        steps = 0
        while node.rel == "cj" and node.head >= 0 and nodes[node.head].rel == "cj" and steps < 20:
            node.head, steps = nodes[node.head].head, steps + 1


def adpositions(nodes: list[Node]) -> None:
    """The noun takes the place of its preposition, which becomes ``case``."""
    for node in nodes:
        if node.pos != "ADP" or node.rel in ("svp", "ac", "cm", "pm"):
            continue
        inner = [k for k in kids(nodes, node) if k.rel in ("nk", "cj", "mo", "ag") and k.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "ADV", "X", "DET")]
        inner = [k for k in inner if k.rel == "nk"] or inner
        if inner:
            noun = next((k for k in inner if k.pos in ("NOUN", "PROPN", "PRON")), inner[-1])
            replace(nodes, node, noun, "case:done")


def names(nodes: list[Node]) -> None:
    """First names head their last name; a title heads its name (*Kanzlerin Angela Merkel*)."""
    for node in nodes:
        parts = [k for k in kids(nodes, node, "pnc") if k.index < node.index]
        if parts:
            first = min(parts, key=lambda n: n.index)
            replace(nodes, node, first, "flat:name")
            for other in nodes:
                if other.head == first.index and other.rel == "pnc":
                    other.rel = "flat:name"
    for node in nodes:
        if node.pos == "PROPN":
            titles = [k for k in kids(nodes, node, "nk") if k.pos == "NOUN" and k.index < node.index]
            if titles:
                flat = [k for k in kids(nodes, node, "flat:name")]
                replace(nodes, node, titles[-1], "appos")
                for part in flat:
                    part.head = node.index


def verb_chains(nodes: list[Node]) -> None:
    """The lexical verb takes the place of auxiliaries and modals, from the inside out."""
    def depth(node: Node) -> int:
        steps, at = 0, node
        while at.head >= 0 and steps < 50:
            at, steps = nodes[at.head], steps + 1
        return steps
    for node in sorted(nodes, key=depth, reverse=True):
        if lemmas.lemma(node.text, "AUX") not in lemmas.MODALS | {"haben", "sein", "werden", "bekommen", "kriegen"} or node.pos not in ("AUX", "VERB"):
            continue
        inner = [k for k in kids(nodes, node, "oc") if k.pos in ("VERB", "AUX") and not kids(nodes, k, "pm", "cp") and {"part", "inf"} & lemmas.verb_form(k.text)]
        if not inner:
            continue
        verb = inner[0]
        name = lemmas.lemma(node.text, "AUX")
        passive = name == "werden" and (node.text.lower().startswith(("wurd", "worden", "würd")) and "part" in lemmas.verb_form(verb.text) or "part" in lemmas.verb_form(verb.text) and "inf" not in lemmas.verb_form(verb.text))
        replace(nodes, node, verb, "aux:pass" if passive else "aux")


def copulas(nodes: list[Node]) -> None:
    """The predicate takes the place of *sein*."""
    for node in nodes:
        if lemmas.lemma(node.text, "AUX") == "sein" and node.pos in ("AUX", "VERB") and not node.rel.startswith("aux"):
            predicate = [k for k in kids(nodes, node, "pd") if k.pos != "VERB"]
            if predicate:
                replace(nodes, node, predicate[0], "cop")


def relations(nodes: list[Node]) -> None:
    """Rename what is left, by label and part of speech."""
    cased = {n.head for n in nodes if n.rel == "case:done"}
    copular = {n.head for n in nodes if n.rel == "cop"}
    passive = {n.head for n in nodes if n.rel == "aux:pass"}
    for node in nodes:
        rel = node.rel
        cases = node.index in cased
        verbal = node.pos in ("VERB", "AUX") or node.index in copular
        if rel in ("case:done", "flat:name", "appos", "aux", "aux:pass", "cop", "cc") or node.head < 0:
            node.rel = {"case:done": "case", "ROOT": "root"}.get(rel, rel if node.head >= 0 else "root")
        elif verbal and rel in CLAUSE and not cases:
            zu = any(k.rel in ("pm", "mark") and k.text.lower() == "zu" for k in kids(nodes, node)) or "zu" in lemmas.verb_form(node.text)
            node.rel = "xcomp" if rel in ("oc", "re") and zu else "acl" if rel in ("mnr", "oc") and nodes[node.head].pos in ("NOUN", "PROPN") else CLAUSE[rel]
        elif rel == "nk":
            node.rel = {"DET": "det", "ADJ": "amod", "NUM": "nummod", "PRON": "det:poss", "VERB": "amod"}.get(node.pos, "appos" if node.index > node.head else "compound")
        elif rel == "mo":
            node.rel = "nmod" if cases and nodes[node.head].pos in ("NOUN", "PROPN") and node.head not in copular else \
                "obl" if cases else "obl:tmod" if node.pos in ("NOUN", "PROPN", "NUM") else "advmod"
        elif rel == "ag":
            node.rel = "nmod:poss" if node.index < node.head else "nmod"
        elif rel == "sb":
            node.rel = "nsubj:pass" if node.head in passive else "nsubj"
        elif rel == "pnc":
            node.rel = "flat:name"
        elif rel == "cj":
            node.rel = "conj"
        elif rel == "pd":
            node.rel = "xcomp"
        else:
            node.rel = WORD.get(rel, rel if rel in ("conj", "mark", "obl") else "dep")
        if node.rel == "obj" and node.text.lower() == "sich":
            node.rel = "expl:pv"
