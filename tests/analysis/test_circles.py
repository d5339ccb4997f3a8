"""Repairs and readers end whatever a parser hands them: random words, relations and heads, circles among them."""

from __future__ import annotations

import random

from kg.analysis.repairs import put_right, tree
from kg.analysis.trees import untangle

WORDS = ("Die/DET Frau/NOUN will/AUX kommen/VERB ,/PUNCT und/CCONJ Müller/PROPN sagte/VERB dass/SCONJ er/PRON deren/PRON Sohn/NOUN Anfang/NOUN Woche/NOUN weder/CCONJ noch/ADV von/ADP "
         "Wales/PROPN 290/NUM Kilo/NOUN schweres/ADJ zu/PART lassen/VERB nennen/VERB ist/AUX besorgt/VERB einer/PRON Samstag/NOUN am/ADP").split()
RELATIONS = "nsubj obj obl obl:arg nmod appos flat:name conj cc case det det:poss amod advmod ccomp xcomp advcl acl acl:relcl parataxis cop aux aux:pass mark punct dep nummod".split()


def test_every_tree_comes_out_as_a_tree():
    rng = random.Random(3)
    for _ in range(400):
        size = rng.randint(2, 16)
        words = [rng.choice(WORDS) for _ in range(size)]
        nodes = tree(" ".join(f"{w}/{rng.choice(RELATIONS)}/{rng.choice([h for h in range(size + 1) if h != i + 1])}" for i, w in enumerate(words)))
        for node in nodes:
            if node.pos == "PROPN":
                node.label = rng.choice(("PER", "LOC", ""))
        untangle(nodes)
        put_right(nodes)
        assert untangle(nodes) == 0
        for node in nodes:
            steps, at = 0, node
            while at.head >= 0:
                at, steps = nodes[at.head], steps + 1
                assert steps <= size
