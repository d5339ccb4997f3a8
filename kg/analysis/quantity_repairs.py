"""Room 2: mend how numbers and units hang: what is measured, what is counted.

Called by :mod:`kg.analysis.repairs`, whose notation the doctests use.
"""

from __future__ import annotations

import re

from ..data import MEASURES
from .trees import Node, bare, hang

QUANTITIES = frozenset("Dutzende Hunderte Tausende Zehntausende Hunderttausende Millionen Milliarden".split())
UNITS = frozenset("Kilo Kilogramm Gramm Tonnen Meter Metern Zentimeter Zentimetern Kilometer Kilometern Millimeter Jahr Jahre Jahren Monat Monate Monaten Wochen Tage Tagen Stunden Minuten Euro Dollar Franken Grad "
                  "Liter Quadratmeter Quadratkilometer Hektar Prozent Mann Seiten Sekunden".split())
BARE = re.compile(r"(?:alt|schwer|hoch|lang|breit|tief|groß|dick|teuer|weit|entfernt|stark|schnell|heiß|kalt|wert|älter|jünger|schwerer|höher|niedriger|länger|kürzer|breiter|tiefer|größer|kleiner|teurer|billiger|weiter|schneller|stärker)$")
MEASURED = re.compile(r"(?:alt|schwer|hoh|lang|breit|tief|groß|dick|teur|weit|entfernt|stark|schnell|heiß|kalt)e[nrsm]?$")


def quantified(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """*Hunderte* right before a noun counts it.

    *Hunderte politische Gefangene sitzen ein.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Hunderte/NOUN/nsubj/4 politische/ADJ/amod/3 Gefangene/NOUN/obj/4 sitzen/VERB/root/0")
    >>> reunite(nodes); show(nodes[:3])
    'Hunderte/nummod/3 politische/amod/3 Gefangene/nsubj/4'
    """
    if node.text not in QUANTITIES or node.rel not in ("nsubj", "nsubj:pass", "obj", "obl", "obl:arg", "nmod"):
        return
    noun = next((n for n in nodes[node.index + 1:] if n.rel != "amod"), node)
    if noun.pos != "NOUN" or noun is node or noun.label or any(k.rel in ("case", "det", "det:poss") for k in kids.get(noun.index, ())) or noun.head not in (node.index, node.head) \
            or any(n.head != noun.index for n in nodes[node.index + 1:noun.index]) or noun.rel not in ("obj", "nsubj", "nsubj:pass", "nmod", "appos", "obl", "dep", "obl:arg"):
        return
    rel, head = node.rel, node.head
    for kid in [k for k in kids.get(node.index, ()) if k is not noun]:
        hang(kids, kid, noun, kid.rel)
    if head >= 0:
        hang(kids, noun, nodes[head], rel)
        hang(kids, node, noun, "nummod")


def measured(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A number with its unit before an adjective of measure belongs to the adjective, the noun behind is the phrase's.

    *Ein 290 Kilo schweres Schwein kam.*

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Ein/DET/det/3 290/NUM/nummod/3 Kilo/NOUN/nsubj/6 schweres/ADJ/amod/5 Schwein/NOUN/obl:arg/6 kam/VERB/root/0")
    >>> reunite(nodes); show(nodes[:5])
    'Ein/det/5 290/nummod/3 Kilo/obl/4 schweres/amod/5 Schwein/nsubj/6'
    >>> nodes = tree("Er/PRON/nsubj/2 lag/VERB/root/0 fünf/NUM/nummod/4 Stunden/NOUN/obl:tmod/2 lang/ADV/advmod/2 wach/ADJ/advmod/2")
    >>> reunite(nodes); show(nodes[3:])
    'Stunden/obl:tmod/2 lang/advmod/4 wach/advmod/2'
    >>> nodes = tree("Er/PRON/nsubj/5 ist/AUX/cop/5 20/NUM/nummod/4 Jahre/NOUN/obl/5 alt/ADJ/root/0")
    >>> reunite(nodes); show(nodes[2:])
    '20/nummod/4 Jahre/nummod/5 alt/root/0'
    """
    behind = nodes[node.index + 1] if node.index + 1 < len(nodes) else node
    if behind.text == "lang" and behind.rel == "advmod" and node.rel in ("obl:tmod", "obl", "obj") and node.pos == "NOUN":
        hang(kids, behind, node, "advmod")
    if node.text in UNITS and node.index and nodes[node.index - 1].pos == "NUM" and BARE.match(behind.text) and node.head == behind.index and any(k.rel == "cop" for k in kids.get(behind.index, ())) and bare(node, kids):
        node.rel = "nummod"                                   # *Er ist 20 Jahre alt*
    if node.text not in UNITS or node.index == 0 or nodes[node.index - 1].pos != "NUM" or node.index + 2 >= len(nodes) or node.rel.startswith("nummod"):
        return
    adjective, noun = nodes[node.index + 1], next((n for n in nodes[node.index + 2:node.index + 4] if n.pos in ("NOUN", "PROPN")), None)
    if not MEASURED.match(adjective.text) or noun is None or node.head == adjective.index:
        return
    if node.head not in (noun.index, adjective.index) and (node.head >= 0 or node.rel == "root"):
        noun.head, noun.rel = node.head, node.rel
    for kid in kids.get(node.index, ()):
        if kid is not nodes[node.index - 1] and kid is not noun and kid is not adjective:
            kid.head = noun.index
            kids.setdefault(noun.index, []).append(kid)
    node.head, node.rel, adjective.head, adjective.rel = adjective.index, "obl", noun.index, "amod"


def counted(nodes: list[Node], kids: dict[int, list[Node]], node: Node) -> None:
    """A bare noun right behind number and unit is what they count: *zu drei Jahren Haft*, *25 Zentimeter Schnee*.

    >>> from .repairs import reunite, show, tree
    >>> nodes = tree("Es/PRON/nsubj/2 verurteilte/VERB/root/0 ihn/PRON/obj/2 zu/ADP/case/6 drei/NUM/nummod/6 Jahren/NOUN/obl/2 Haft/NOUN/obj/2")
    >>> reunite(nodes); show(nodes[5:])
    'Jahren/obl/2 Haft/nmod/6'
    >>> nodes = tree("Sie/PRON/nsubj/2 brachten/VERB/root/0 25/NUM/nummod/4 Zentimeter/NOUN/obj/2 Schnee/NOUN/obj/2")
    >>> reunite(nodes); show(nodes[3:])
    'Zentimeter/obj/2 Schnee/nmod/4'
    """
    own = kids.get(node.index, ())
    first = min([node.index, *(k.index for k in own if k.rel == "amod")])
    unit = nodes[first - 1]
    if first < 2 or node.pos != "NOUN" or node.label or nodes[unit.index - 1].pos != "NUM" or node.head != unit.head or any(k.rel not in ("amod", "punct") for k in own):
        return
    if unit.text in UNITS and node.rel in ("obl", "obj", "obl:arg") and any(k.rel == "case" for k in kids.get(unit.index, ())) or unit.lemma in MEASURES and unit.rel in CORE and node.rel in (*CORE, "dep"):
        hang(kids, node, unit, "nmod")


CORE = ("nsubj", "nsubj:pass", "obj")
