"""Room 2: tree → Mention, the noun phrases with everything inside them.

Titles and names stay two mentions (*der russische Präsident* + apposition *Putin*), as in the treebank guide.
"""

from __future__ import annotations

import re

from . import lemmas
from ..model import Mention, Modifier
from .trees import Node, Tree

MANY = frozenset("zahlreiche zahlreichen mehrere mehreren viele vielen einige einigen etliche unzählige beide beiden alle allen".split())
COUNTS = frozenset("dutzende dutzenden hunderte hunderten tausende tausenden zehntausende zehntausenden hunderttausende hunderttausenden".split())
YEAR = re.compile(r"(?:19|20)\d\d")            # thousands have a stop
DEPUTY = re.compile(r"Vize-([A-ZÄÖÜ])")          # *Vize-Präsident* is spelt *Vizepräsident*
OWN = frozenset({"det", "det:poss", "amod", "nummod", "flat:name", "compound", "flat", "fixed"})
CLAUSAL = frozenset({"acl", "acl:relcl", "parataxis", "ccomp", "advcl", "conj", "cc", "punct", "csubj", "dep", "orphan"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM", "DET", "ADV", "VERB", "INTJ"})
CASES = {"Nom": "nom", "Acc": "acc", "Dat": "dat", "Gen": "gen"}
GENDERS = {"Masc": "masc", "Fem": "fem", "Neut": "neut"}
CALENDAR = frozenset("montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz april mai juni juli august september oktober november dezember".split())
KINDS = {"PROPN": "name", "PRON": "pronoun", "NUM": "number", "ADV": "adverb", "ADJ": "adjective", "DET": "pronoun"}
PRONOUNS = {  # form → (gender, number, person); what a form leaves open is empty
    "er": ("masc", "sing", "3"), "ihn": ("masc", "sing", "3"), "ihm": ("masc|neut", "sing", "3"), "sie": ("", "", "3"),
    "ihr": ("fem", "sing", "3"), "ihnen": ("", "plur", "3"), "es": ("neut", "sing", "3"), "ich": ("", "sing", "1"),
    "mich": ("", "sing", "1"), "mir": ("", "sing", "1"), "wir": ("", "plur", "1"), "uns": ("", "plur", "1"),
    "du": ("", "sing", "2"), "man": ("", "sing", "3"), "dieser": ("masc", "sing", "3"), "diese": ("", "", "3"),
    "dieses": ("neut", "sing", "3"), "beide": ("", "plur", "3"), "der": ("", "", "3"), "die": ("", "", "3"),
    "das": ("neut", "sing", "3"), "dem": ("", "sing", "3"), "den": ("masc", "sing", "3"), "denen": ("", "plur", "3"),
    "dessen": ("", "sing", "3"), "deren": ("", "", "3"), "wer": ("", "sing", "3"), "was": ("neut", "sing", "3")}


class MentionBuilder:
    """Build the mentions of one tree; each node's mention is made once."""

    def __init__(self, tree: Tree):
        self.tree, self.known, self.busy = tree, {}, set()

    def mention(self, node: Node) -> Mention:
        """Return the mention that a node heads."""
        if node.index not in self.known:
            if node.index in self.busy:                      # a broken tree; never recurse for ever
                return Mention(node.start, node.end, node.text, node.text, node.lemma, "noun")
            self.busy.add(node.index)
            self.known[node.index] = self.build(node)
            self.busy.discard(node.index)
        return self.known[node.index]

    def build(self, node: Node) -> Mention:
        tree = self.tree
        own = [node]
        possessor = None
        if node.text.lower().rstrip("s") in CALENDAR:
            node.label, node.entity = "", (-1, -1)             # a weekday is nobody's name
        if node.label == "MISC" and node.pos == "NOUN" and quantity(tree, node):
            node.label, node.entity = "", (-1, -1)             # *500 Euro*: what is counted is no name
        for kid in tree.kids(node):
            if kid.rel in OWN or (kid.rel == "advmod" and kid.index < node.index and kid.pos in ("ADV", "PART", "ADP") and kid.text.lower() not in ("so", "nicht", "nie", "niemals") and close(tree, kid, node)):
                own.extend(n for n in tree.subtree(kid, {"acl:relcl", "parataxis", "punct", "conj"} if kid.rel != "amod" else {"punct"}))
            if kid.rel == "det:poss":
                gender, number, _ = possessor_features(kid)
                possessor = Mention(kid.start, kid.end, kid.text, kid.text, kid.lemma, "pronoun", gender=gender,
                                    number=number, person=kid.morph.get("Person", "3"), determiner="poss", head_start=kid.start)
        start, end = min(n.start for n in own), max(n.end for n in own)
        if node.pos == "NUM" and node.index == len(tree.nodes) - 1 and node.text[:-1].isdigit() and node.text.endswith("."):
            end -= 1                                           # *stieg von 10 auf 20.*: the stop is the sentence's
        widest = start, end
        is_name = node.text.lower() not in CALENDAR and (node.pos == "PROPN" or (node.label and node.entity != (-1, -1))) and node.pos != "PRON"
        if is_name:
            flat = [node, *tree.kids(node, "flat:name")]
            start, end = max(start, min(n.start for n in flat)), max(n.end for n in flat)
            if node.entity != (-1, -1) and node.entity[0] <= node.start < node.entity[1]:
                start, end = node.entity
        modifiers, appositions = [], []
        first, reach = min(start, widest[0]), max(end, widest[1])
        for kid in tree.kids(node):
            if kid.rel in ("nmod", "nmod:poss") and kid.pos in NOMINAL:
                case = tree.kids(kid, "case")
                preposition = case[0].lemma if case else ""
                kind = "prepositional" if case else ("possessive" if kid.index < node.index else "genitive")
                inner = self.mention(kid)
                modifiers.append(Modifier(kind, inner, preposition))
                first, reach = min(first, *(c.start for c in case), inner.extent[0]), max(reach, inner.extent[1])
            elif kid.rel == "appos" and kid.pos in NOMINAL:
                inner = self.mention(kid)
                appositions.append(inner)
                if "," not in tree.slice(end, kid.start) and "(" not in tree.slice(end, kid.start):
                    reach = max(reach, inner.extent[1])
            elif kid.rel in ("obl", "advmod") and kid.index > node.index and kid.pos in NOMINAL:
                reach = max(reach, max(n.end for n in tree.subtree(kid, CLAUSAL)))
            elif kid.rel in OWN and kid.rel != "flat:name":
                first = min(first, kid.start)
        if first == start:
            first = min([first, *(n.start for n in own)])
        conjuncts = tuple(self.mention(k) for k in tree.kids(node, "conj") if k.pos in NOMINAL and not is_clause(tree, k))
        gender, number, person = self.features(node)
        if is_name and node.label == "PER":
            gender = lemmas.first_name_gender(tree.slice(start, end)) or gender
        determiners = tree.kids(node, "det", "det:poss")
        numbers = [k for k in tree.kids(node, "nummod") if k.index > node.index]              # *Saison 2015/16*, *Artikel 5*
        whole = lemmas.completed(node.text, conjuncts[0].head) if node.text.endswith("-") and conjuncts and node.pos == "NOUN" else node.text     # *Ein- und Ausgang*
        base = lemmas.nominative(whole, number, gender) if node.pos == "NOUN" else ""
        if base and numbers and numbers[0].index == node.index + 1:
            base += " " + tree.slice(numbers[0].start, numbers[-1].end)
        return Mention(
            start, end, tree.slice(start, end), node.text, DEPUTY.sub(lambda m: "Vize" + m[1].lower(), node.lemma),
            "name" if is_name else "noun" if node.text.lower() in CALENDAR else KINDS.get(node.pos, "noun"), first, reach, node.label,
            gender, number, person, CASES.get(node.morph.get("Case", ""), ""),
            determiners[0].lemma if determiners else "",
            tuple(with_measure(tree, k) for k in tree.kids(node, "amod") if not countable(k) and not says_more(tree, k)), tuple(modifiers), tuple(appositions), conjuncts, possessor,
            quantity(tree, node), node.start,
            base, node.pos == "NOUN" and lemmas.animate(node.lemma),
            excluded(tree, node))

    def features(self, node: Node) -> tuple[str, str, str]:
        """Return (gender, number, person): the dictionary's where it is sure, else the tagger's."""
        if node.pos in ("PRON", "DET") and node.text.lower() in PRONOUNS:
            gender, number, person = PRONOUNS[node.text.lower()]
            verb = self.tree.head(node)
            if node.rel.startswith("nsubj") and not number and verb is not None:
                number = verb_number(self.tree, verb)
            if number == "sing" and node.text.lower() in ("sie", "die", "diese"):
                gender = "fem"
            return gender, number, person
        gender, number = lemmas.gender_number(node.text)
        gender = gender or GENDERS.get(node.morph.get("Gender", ""), "")
        number = number or {"Sing": "sing", "Plur": "plur"}.get(node.morph.get("Number", ""), "")
        if node.rel.startswith("nsubj") and not lemmas.gender_number(node.text)[1]:
            verb = self.tree.head(node)
            number = (verb_number(self.tree, verb) if verb is not None and not self.tree.kids(node, "conj") else "") or number
        determiner = next((k.text.lower() for k in self.tree.kids(node, "det") if k.lemma in ("der", "ein", "dieser")), "")
        if determiner == "der" and node.rel.startswith("nsubj") and not lemmas.gender_number(node.text)[0]:
            gender = "masc"                                    # *der gebürtige Meinerser*
        if determiner in ("ein", "eine", "einen", "einem", "einer", "eines", "das", "des", "dem") or determiner == "der" and gender == "masc" and node.rel.startswith("nsubj"):
            number = "sing"
        if determiner in ("dem", "des", "einem", "eines") and gender == "fem":
            gender = "masc" if node.pos == "NOUN" and lemmas.animate(node.lemma) else "neut"       # *dem Jungen*
        elif determiner == "die" and gender in ("masc", "neut"):
            number = "plur"
        if any(countable(k) for k in self.tree.kids(node, "amod")) or not lemmas.gender_number(node.text)[1] and any(k.rel == "nummod" and k.index < node.index and k.text.lower() not in ("ein", "eine", "1") for k in self.tree.kids(node, "nummod")):
            number = "plur"                                    # *sechs Beamte*
        if not lemmas.gender_number(node.text)[1] and any(k.text.lower() in MANY for k in self.tree.kids(node, "amod", "det")):
            number = "plur"
        return gender, number, "3"


def excluded(tree: Tree, node: Node) -> bool:
    """Say whether a member of a coordination or a phrase between commas is denied, and not the clause: *Paris, nicht Rom*, *eher als Gäste denn als Freunde*, *Sie siegte, nicht zum ersten Mal, in Rom*."""
    if node.rel != "conj" and not node.rel.startswith("obl"):
        return False
    if any(k.text.lower() == "denn" for k in tree.kids(node, "cc")):
        return True
    denials = [k for k in tree.kids(node, "advmod") if k.text.lower() in ("nicht", "keinesfalls", "keineswegs") and k.index < node.index and tree.nodes[k.index + 1].text.lower() not in ("nur", "allein", "zuletzt")]
    return any(node.rel == "conj" or k.index and "," in (tree.nodes[k.index - 1].text, tree.nodes[k.index - 2].text if tree.nodes[k.index - 1].pos == "CCONJ" else "") for k in denials)


def with_measure(tree: Tree, adjective: Node) -> str:
    """Return an attribute with its measure: *30 Jahre alter*; that of a town in two words: *New Yorker*."""
    before = tree.nodes[adjective.index - 1] if adjective.index else adjective
    if adjective.text.endswith("er") and adjective.text[:1].isupper() and before.text in ("New", "Bad", "San", "Sankt", "St.", "Los", "Tel", "Buenos", "Santa", "Rio"):
        return tree.slice(before.start, adjective.end)
    measure = next((k for k in tree.kids(adjective, "obl") if k.index == adjective.index - 1 and tree.kids(k, "nummod")), None)
    return tree.slice(min(k.start for k in tree.kids(measure, "nummod")), adjective.end) if measure is not None else adjective.text


def countable(adjective: Node) -> bool:
    """Say whether an attribute counts: *tausende Touristen*."""
    return adjective.text.lower() in COUNTS


def says_more(tree: Tree, node: Node) -> bool:
    """Say whether an attribute is a participle with arguments of its own, a clause in short: *die von Moskau formulierten Forderungen*."""
    return bool(lemmas.participle(node.text)[0]) and bool(tree.kids(node, "obl", "obl:agent", "obj", "obl:arg", "obl:tmod"))


def quantity(tree: Tree, node: Node) -> str:
    """Return the words before a noun that count it: *20,4 Millionen*, *tausende*, *10 000*."""
    words = [k for k in tree.kids(node, "nummod", "amod") if k.index < node.index and (k.rel == "nummod" and not YEAR.fullmatch(k.text) or countable(k))]
    return " ".join(tree.slice(min([k.start, *(n.start for n in tree.kids(k, "nummod", "compound", "flat") if n.pos == "NUM")]), k.end) for k in words)


def close(tree: Tree, kid: Node, node: Node) -> bool:
    """Say whether only dependents of a noun or adjective stand between it and its adverb: *Danach* is no part of *Danach wurde sie sehr krank*."""
    return not any(word.rel.startswith(("nsubj", "cop", "aux", "obl", "obj", "punct")) and word.head == node.index for word in tree.nodes[kid.index + 1:node.index])


def possessor_features(kid: Node) -> tuple[str, str, str]:
    """Return (gender, number, person) of who possesses.

    *sein, dessen* stand for masculine or neuter singular, *ihr, deren* for feminine singular or plural.
    """
    low = kid.text.lower()
    if low.startswith(("sein", "dessen")):
        return "masc|neut", "sing", "3"
    if low.startswith(("ihr", "deren")):
        return "fem|plur", "", "3"
    return "", "plur" if low.startswith(("unser", "euer", "eur")) else "sing", "1" if low.startswith(("mein", "unser")) else "2"


def verb_number(tree: Tree, verb: Node) -> str:
    """Return the number that the finite verb of a clause shows, if only one is possible."""
    words = [*tree.kids(verb, "aux", "aux:pass", "cop"), verb]
    for word in words:
        numbers = {n for p, n, m in lemmas.readings(word.text) if p == "3" and m in ("PRÄ", "PRT", "KJ1", "KJ2")}
        if len(numbers) == 1 and word.pos in ("AUX", "VERB"):
            return numbers.pop()
    return ""


def is_clause(tree: Tree, node: Node) -> bool:
    """Say whether a node heads a predication: a verb that is no auxiliary, or a nominal with copula or subject; no *er* without a verb."""
    if node.rel in ("aux", "aux:pass", "cop", "amod", "det", "case", "mark", "compound:prt", "nmod", "flat:name"):
        return False
    if node.pos in ("VERB", "AUX"):
        return True
    return any(k.rel in ("cop", "csubj", "aux", "aux:pass") or k.rel in ("nsubj", "nsubj:pass") and k.text.lower() not in ("er", "sie", "es", "ich", "wir", "man") for k in tree.kids(node))
