"""Room 2: tree → Clause, one per predication, independent of the label scheme.

Follows the UD guidelines for German with the sub-relations of the news trees.  What it does not do: decide semantic roles,
speakers or certainty (room 3), or who is meant (room 4).
"""

from __future__ import annotations

from . import lemmas
from ..model import Argument, Clause, Mention, replace
from .mentions import CALENDAR, NOMINAL, MentionBuilder, is_clause, says_more
from .predicates import PredicateReader
from .trees import Node, Tree
from .verbs import opens_speech

NEGATORS = frozenset("nicht nie niemals kaum keineswegs keinesfalls nirgends nirgendwo".split())
SOMEBODY = frozenset("jemand jemanden jemandem niemand niemanden niemandem".split())
MEANT = {"die": frozenset("jene jenen diejenigen denjenigen".split()), "das": frozenset("etwas nichts alles".split()), "was": frozenset("etwas nichts alles".split())}
NEGATIVE_WORDS = frozenset("kein keine keiner keinen keinem keines niemand niemanden niemandem nichts nirgends weder".split())
LINKS = {"ccomp": "content", "csubj": "content", "xcomp": "infinitive", "advcl": "adverbial", "acl:relcl": "relative", "acl": "noun", "parataxis": "parataxis", "conj": "coordinate", "amod": "participle", "appos": "parataxis"}
SUBJECT_OF = {"mich": "ich", "mir": "ich", "dich": "du", "dir": "du", "uns": "wir", "euch": "ihr"}
SEVERAL = frozenset("USA Niederlande Niederlanden Philippinen Emirate Emiraten Malediven Bahamas Seychellen Komoren Alpen Anden Azoren Kanaren Balearen".split())
RELATIVE = frozenset("der die das dem den denen dessen deren welcher welche welches welchem welchen was wo".split())


class ClauseReader:
    """Read the clauses of one tree; indices count on from ``offset``."""

    def __init__(self, tree: Tree, sentence: int, offset: int):
        self.tree, self.sentence, self.offset = tree, sentence, offset
        self.builder = MentionBuilder(tree)
        self.heads = [n for n in tree.nodes if self.is_head(n)]
        self.index = {n.index: offset + i for i, n in enumerate(self.heads)}
        self.predicates = PredicateReader(tree, self.builder)

    def is_head(self, node: Node) -> bool:
        if node.rel == "amod":
            return says_more(self.tree, node)
        return is_clause(self.tree, node)

    def read(self) -> list[Clause]:
        return [self.clause(node) for node in self.heads]

    # --- the clause ---

    def clause(self, node: Node) -> Clause:
        tree, verb = self.tree, self.predicates.verb(node)
        mood, tense = self.predicates.mood_tense(node, verb)
        arguments, adverbs, negators, particles = [], [], [], []
        reflexive = expletive = False
        if verb.copula is not None or (node.pos not in ("VERB", "AUX") and node.rel != "amod"):
            cases = tree.kids(node, "case")
            mention = self.builder.mention(node)
            arguments.append(Argument("predicative", mention, cases[0].lemma if cases and cases[0].text.lower() not in ("als", "wie") else "",
                                      start=min([mention.extent[0], *(c.start for c in cases)]), end=mention.extent[1]))
        for kid in tree.kids(node):
            low = kid.text.lower()
            if low == "entweder":
                adverbs.append(low)
                continue
            if low == "noch" and (kid.rel == "cc" or kid.rel == "advmod" and tree.nodes[kid.index - 1].text == ",") and any(n.text.lower() == "weder" for n in tree.nodes[:kid.index]):
                negators.append(low)                           # *Weder kam er, noch hat sie …*
                continue
            if kid.rel in ("advmod", "cc", "det") and (low in NEGATORS or low in NEGATIVE_WORDS):
                if self.negates(kid):
                    negators.append(low)
                continue
            if kid.rel in ("nsubj", "nsubj:pass", "csubj"):
                if low == "es" and kid.rel == "nsubj" and self.has_clause(node):
                    expletive = True
                elif kid.index in self.index:
                    arguments.append(self.clausal("subject", kid))
                else:
                    arguments.append(self.nominal("subject", kid))
            elif kid.rel == "expl":
                expletive = True
            elif kid.rel == "expl:pv" or (kid.rel in ("obj", "obl:arg", "obl") and not tree.kids(kid, "case") and (low == "sich" or self.same_person(node, low))):
                reflexive = True
            elif kid.rel in ("obj", "obl:arg", "obl:tmod", "obl", "obl:agent", "dislocated", "vocative", "orphan"):
                if kid.rel == "obj" and low == "es" and self.has_clause(node):
                    continue
                if kid.index in self.index and not tree.kids(kid, "case"):
                    arguments.append(self.clausal("content", kid))
                elif kid.pos in NOMINAL and kid.rel not in ("vocative", "dislocated"):
                    arguments.append(self.oblique(kid))
            elif kid.rel == "xcomp":
                if kid.index in self.index and kid.pos in ("VERB", "AUX"):
                    arguments.append(self.clausal("content", kid))
                elif kid.pos in NOMINAL:
                    cases = tree.kids(kid, "case")
                    mention = self.builder.mention(kid)
                    arguments.append(Argument("predicative", mention, cases[0].lemma if cases else "",
                                              start=min([mention.extent[0], *(c.start for c in cases)]), end=mention.extent[1]))
            elif kid.rel == "ccomp" and kid.index in self.index:
                arguments.append(self.clausal("content", kid))
            elif kid.rel == "advmod":
                adverbs.append(low)
                particles.append(low)
                negators.extend(k.text.lower() for k in self.denials(kid))
                if kid.pos in ("ADV", "ADJ", "PRON", "NOUN", "PROPN"):
                    mention = self.builder.mention(kid)
                    arguments.append(Argument("adverbial", mention, start=mention.start, end=mention.end))
        for argument in arguments:
            if argument.mention and not argument.mention.denied and argument.function in ("subject", "object", "indirect", "oblique", "predicative"):
                if negation := negative_word(argument.mention):
                    negators.append(negation)
                elif any(k.text.lower() in NEGATORS and self.negates(k) or self.denials(k) for k in self.direct(argument.mention)):
                    negators.append("nicht")
        marker = next((k.text.lower() for k in tree.kids(node, "mark") if k.text.lower() != "zu"), node.unspoken)
        if marker in ("ohne", "statt", "anstatt"):
            negators.append(marker)
        parent, link = self.parent(node)
        antecedent = self.antecedent(node) if link == "relative" else self.builder.mention(tree.nodes[node.head]) if node.head >= 0 and node.rel in ("amod", "acl") \
            and not self.verbal(tree.nodes[node.head]) else None
        if antecedent is None and self.starts_relative(node):
            antecedent, link = self.stray_antecedent(node), "relative"
        shared = self.shared(node, arguments, link)
        negators.extend(filter(None, (negative_word(a.mention) for a in shared if a.function == "subject" and a.mention is not None)))       # *Niemand darf kommen oder gehen*
        expletive = expletive or link == "coordinate" and not any(a.function == "subject" for a in arguments) and self.opens_itself(node)
        words = verb.words or [node]
        inside = list(tree.subtree(node, {"punct"} if link != "root" else ()))
        asked = link in ("root", "coordinate", "parataxis") and (any(n.text == "?" for n in tree.nodes[node.index:]) or self.asks(node))
        return Clause(
            self.index[node.index], self.sentence, min(n.start for n in inside), max(n.end for n in inside), verb.lemma,
            tuple((w.start, w.end) for w in words), (node.start, node.end),
            "passive" if verb.passive in ("werden", "bekommen") else "stative" if verb.passive == "sein" else "active",
            mood, tense, "negative" if negators else "positive", verb.modal, verb.passive, reflexive and verb.copula is None and not verb.impersonal, expletive,
            asked, tuple(negators), tuple(adverbs),
            tuple(sorted(arguments, key=lambda a: (a.start, a.end)) + shared), parent, link, marker, antecedent,
            node.quoted if node.quoted else all(w.quoted for w in words), tuple(particles),
            min(n.certain for n in (*words, *(k for k in tree.kids(node) if k.rel.startswith(("nsubj", "obj", "obl", "xcomp", "ccomp"))))))

    def asks(self, node: Node) -> bool:
        """Say whether a sentence begins with its verb and the subject behind it, as a question does, whatever mark ends it: *Haben wir es …*; not *Gehen Sie*."""
        first = self.tree.nodes[0]
        subject = next((k for k in self.tree.kids(node) if k.rel.startswith("nsubj")), None)
        finite = self.predicates.verb(node).finite
        return subject is not None and subject.index > 0 and subject.text != "Sie" and finite is first and first.text[:1].isupper() and not opens_speech(node.lemma) and self.tree.nodes[-1].text != "!"

    def negates(self, word: Node) -> bool:
        """Say whether *nicht* denies: not in *nicht nur die Auftritte, sondern auch …*, *nicht zuletzt*, *begehrt wie nie*, *so stark wie seit Jahren nicht*."""
        if any(k.rel == "case" and k.text.lower() == "wie" for n in self.tree.nodes[max(0, word.index - 4):word.index] if n.rel == "obl" for k in self.tree.kids(n)):
            return False
        before = self.tree.nodes[word.index - 1].text.lower() if word.index else ""
        return not (word.text.lower() == "nie" and before in ("wie", "denn") or any(n.text.lower() in ("nur", "zuletzt", "allein") for n in self.tree.nodes[word.index + 1:word.index + 2]))

    def denials(self, adverb: Node, depth: int = 0) -> list[Node]:
        """Return the words below an adverb that deny the clause: *nicht mehr*, *nicht mehr richtig*, *nicht ganz so gut*."""
        kids = self.tree.kids(adverb, "advmod") if depth < 4 else []
        return [n for k in kids for n in ([k] if k.text.lower() in NEGATORS and self.negates(k) else self.denials(k, depth + 1))]

    def same_person(self, node: Node, pronoun: str) -> bool:
        """Say whether *mich, uns …* is the subject again, and so reflexive: *Ich fühle mich wohl*, *Wir müssen uns beeilen*."""
        owner: Node | None = node
        for _ in range(4):
            if owner is None:
                return False
            subject = next((k for k in self.tree.kids(owner) if k.rel == "nsubj"), None)
            if subject is not None:
                return subject.text.lower() == SUBJECT_OF.get(pronoun)
            owner = self.tree.head(owner) if owner.rel in ("conj", "xcomp") else None
        return False

    def verbal(self, node: Node) -> bool:
        return node.index in self.index and node.pos in ("VERB", "AUX")

    def antecedent(self, node: Node) -> Mention | None:
        """Return what a relative clause speaks of: the noun it hangs on, unless number and gender of the pronoun fit only the noun before the comma.

        *die Aussagen der Frau, die ihn beschuldigte*: *beschuldigte* has one subject, so it is the woman.
        """
        head = self.tree.nodes[node.head] if node.head >= 0 else None
        if head is None or self.verbal(head):
            return None
        mention, pronoun = self.builder.mention(head), self.pronoun(node)
        if pronoun is None:
            return self.nearest_neuter(node, head) or mention
        near = self.noun_before(node)
        if self.fits(node, pronoun, mention) and not (head.rel == "nmod" and head.text.lower() in CALENDAR) and not (mention.kind == "name" and not mention.gender and mention.label != "PER" and pronoun.text.lower() == "der"):
            return mention                                    # *das Erdbeben vom Freitag, das …*; *der Flug von Batik Air, der startete*: nobody knows what gender the airline has
        if near is not None and near is not head and near.end <= pronoun.start and self.fits(node, pronoun, self.builder.mention(near)):
            return self.builder.mention(near)
        return self.above(node, pronoun, head) or mention

    def pronoun(self, node: Node) -> Node | None:
        """Return the relative pronoun that is the subject of a clause."""
        return next((k for k in self.tree.kids(node) if k.rel in ("nsubj", "nsubj:pass") and k.text.lower() in ("der", "die", "das")), None)

    def fits(self, node: Node, pronoun: Node, mention: Mention) -> bool:
        finite = self.predicates.verb(node).finite
        return fits_pronoun(pronoun.text.lower(), {n for p, n, m in lemmas.readings(finite.text) if p == "3"} if finite is not None else set(), mention)

    def above(self, node: Node, pronoun: Node, noun: Node) -> Mention | None:
        """Return the first noun above another that a relative pronoun fits: *ein Mann im Stock eines Hauses, der ruft*."""
        at: Node | None = noun
        for _ in range(3):
            if at is None or at.rel not in ("nmod", "nmod:poss", "appos"):
                return None
            at = self.tree.head(at)
            mention = self.builder.mention(at) if at is not None and at.pos in ("NOUN", "PROPN") else None
            if mention is not None and self.fits(node, pronoun, mention):
                return mention
        return None

    def stray_antecedent(self, node: Node) -> Mention | None:
        """Return what a relative clause speaks of that the parser hung on a verb: the noun before its comma, or one above it that fits: *eine Tasche aus Stroh, die fast so groß war*."""
        near, pronoun = self.noun_before(node), self.pronoun(node)
        if near is None:
            return None
        mention = self.builder.mention(near)
        return mention if pronoun is None or self.fits(node, pronoun, mention) else self.above(node, pronoun, near) or mention

    def nearest_neuter(self, node: Node, head: Node) -> Mention | None:
        """Return the neuter noun that an object *das* means, where the noun it hangs on is none: *das Zimmer im fünften Stock, das er teilte*."""
        if not any(k.rel == "obj" and k.text.lower() == "das" for k in self.tree.kids(node)) or self.builder.mention(head).gender not in ("masc", "fem"):
            return None
        nouns = (n for n in reversed(self.tree.nodes[:head.index]) if n.pos == "NOUN" and n.rel not in ("flat:name", "compound"))
        return next((m for m in map(self.builder.mention, nouns) if m.gender == "neut" and m.number != "plur"), None)

    def starts_relative(self, node: Node) -> bool:
        """Say whether a finite clause begins with a relative pronoun behind a comma, whatever the parser called it: *…, die er hält*."""
        if node.head < 0 or node.rel in ("conj", "amod", "xcomp", "root"):
            return False
        first = min(self.tree.subtree(node, {"punct", "case"}), key=lambda n: n.index)
        before = self.tree.nodes[first.index - 1].text if first.index else ""
        if before in ("in", "mit", "auf", "an", "von", "zu", "für", "bei", "aus", "über", "nach", "unter", "um", "vor", "durch", "gegen") and first.index > 1:
            before = self.tree.nodes[first.index - 2].text
        return before == "," and first.text.lower() in RELATIVE - {"was", "wo"} and first.pos in ("PRON", "DET") and first.rel != "det" \
            and first.head == node.index and not any(k.text.lower() == "dass" for k in self.tree.kids(node, "mark"))

    def noun_before(self, node: Node) -> Node | None:
        """Return the noun that stands before the comma of a relative clause: *Sie sucht jemanden, der hilft*."""
        first = min(self.tree.subtree(node, {"punct"}), key=lambda n: n.index)
        return next((n for n in reversed(self.tree.nodes[:first.index]) if n.pos in ("NOUN", "PROPN") and n.rel not in ("flat:name", "compound") or n.text.lower() in MEANT.get(first.text.lower(), SOMEBODY)), None)

    def direct(self, mention: Mention) -> list[Node]:
        """Return the dependents of the head word of a mention."""
        node = next((n for n in self.tree.nodes if n.start == mention.head_start), None)
        return self.tree.kids(node, "advmod") if node is not None else []

    def has_clause(self, node: Node) -> bool:
        return any(k.rel in ("ccomp", "xcomp", "csubj") for k in self.tree.kids(node))

    def nominal(self, function: str, kid: Node) -> Argument:
        mention = self.builder.mention(kid)
        return Argument(function, mention, start=mention.extent[0], end=mention.extent[1])

    def clausal(self, function: str, kid: Node) -> Argument:
        inside = list(self.tree.subtree(kid, {"punct"}))
        return Argument(function, None, clause=self.index[kid.index], start=min(n.start for n in inside), end=max(n.end for n in inside))

    def oblique(self, kid: Node) -> Argument:
        """Turn an object, dative or prepositional phrase into an argument."""
        tree, mention = self.tree, self.builder.mention(kid)
        cases = tree.kids(kid, "case")
        function = {"obj": "object", "obl:arg": "indirect", "obl:tmod": "time", "obl:agent": "agent"}.get(kid.rel, "oblique")
        start, end = mention.extent
        if cases:
            start, end = min(start, cases[0].start), max(end, max(c.end for c in cases))
            if function in ("object", "indirect") or function == "agent" and cases[0].lemma not in ("von", "durch", "seitens"):
                function = "oblique"
        elif function == "oblique":
            function = "time" if kid.pos in ("NOUN", "NUM", "PROPN") else "adverbial"
        case = ""
        if cases:
            article = next((k.text.lower() for k in tree.kids(kid, "det", "det:poss")), "")
            case = "acc" if cases[0].text.lower() in ("ins", "ans", "aufs", "übers", "unters", "vors") or article.endswith(("den", "nen")) and mention.number == "sing" \
                else "dat" if cases[0].text.lower() in ("im", "am", "vom", "beim", "zum", "zur") or article.endswith("em") or (article in ("der", "einer") and mention.gender == "fem") \
                else "acc" if article in ("die", "das", "eine") else mention.case
        preposition = cases[0].lemma if cases else ""
        if len(cases) > 1 and cases[0].lemma == "bis":
            preposition = cases[1].lemma
        return Argument(function, mention, preposition, start=start, end=end, case=case)

    def parent(self, node: Node) -> tuple[int, str]:
        """Return (index of the governing clause, kind of link)."""
        at, link = self.tree.head(node), LINKS.get(node.rel, "root" if node.head < 0 else "adverbial")
        if node.rel == "acl" and any(k.text.lower() in RELATIVE and k.pos in ("PRON", "DET") for k in self.tree.kids(node)):
            link = "relative"
        if node.rel in ("obl", "nmod", "obj", "nsubj", "obl:tmod", "dep", "orphan", "vocative", "dislocated"):
            link = "adverbial"
        while at is not None and at.index not in self.index:
            at = self.tree.head(at)
        return (self.index[at.index] if at is not None else -1), link

    def shared(self, node: Node, own: list[Argument], link: str) -> list[Argument]:
        """Take over the subject of the first of coordinated predicates where a later one has none, and all that two verbs side by side have in common."""
        if link != "coordinate" or any(a.function == "subject" for a in own) or self.tree.kids(node, "expl"):
            return []
        if self.opens_itself(node):
            return []
        at, guard = self.tree.head(node), 0
        common = self.beside(node, at) if at is not None else []
        while at is not None and guard < 10:
            for kid in self.tree.kids(at):
                if kid.rel in ("nsubj", "nsubj:pass") and kid.text.lower() != "es":
                    argument = self.nominal("subject", kid)
                    return [Argument("subject", argument.mention, start=argument.start, end=argument.end, shared=True), *common]
            if at.rel != "conj":
                break
            at, guard = self.tree.head(at), guard + 1
        return common

    def opens_itself(self, node: Node) -> bool:
        """Say whether a joined main clause has a phrase before its verb: then its subject would stand behind it (*…, und dann wird gefeiert*)."""
        tree, finite = self.tree, self.predicates.verb(node).finite
        chain = node
        while chain.rel == "conj" and chain.head >= 0:
            chain = tree.nodes[chain.head]
        if finite is None or chain.rel != "root" or tree.kids(chain, "mark") or finite.head not in (node.index, node.head) and finite is not node:
            return False
        joined = next((k.index for k in tree.kids(node, "cc") if k.index < finite.index), -1)
        inside = [n for n in tree.subtree(node, {"punct"}) if n is not finite]
        return joined >= 0 and any(joined < n.index < finite.index for n in inside) and any(n.index > finite.index for n in inside)

    def beside(self, node: Node, first: Node) -> list[Argument]:
        """Return what stands before or behind two joined verbs side by side: *hat den Mann gefasst und befragt*."""
        tree = self.tree
        if node.index - first.index != 2 or tree.nodes[node.index - 1].rel != "cc" or not node.pos == first.pos == "VERB" \
                or any(k.rel.startswith(("obj", "obl", "xcomp", "ccomp", "expl", "compound:prt")) for k in tree.kids(node)):
            return []
        return [replace(self.oblique(k), shared=True) for k in tree.kids(first, "obj", "obl:arg", "obl", "obl:agent") if k.pos in NOMINAL and k.text.lower() not in ("sich", "es")
                and k.index not in self.index and (k.index < first.index or k.index > node.index)]


def negative_word(mention: Mention) -> str:
    """Return the word with which a noun phrase denies its clause, "" for none: *kein Land*, *niemand*."""
    first = mention.text.lower().split()[:1]
    return first[0] if first and (first[0] in NEGATIVE_WORDS or mention.determiner == "kein") else ""


def fits_pronoun(pronoun: str, numbers: set[str], mention: Mention) -> bool:
    """Say whether a relative pronoun as subject of a verb of these numbers can mean a noun: *der* one masculine, *das* one neuter, *die* one feminine or several."""
    if mention.conjuncts:
        return "plur" in numbers
    if mention.text.lower() in ("etwas", "nichts", "alles"):
        return pronoun == "das"
    genders = {"der": {"masc"}, "das": {"neut"}, "die": {"fem"}}[pronoun]
    one_name = mention.kind == "name" and mention.label in ("PER", "LOC") and not mention.determiner and mention.head not in SEVERAL
    several = pronoun == "die" and "plur" in numbers and mention.number in ("plur", "") and not one_name
    one = "sing" in numbers and mention.number in ("sing", "") and (not mention.gender or bool(genders & set(mention.gender.split("|"))))
    return several or one


def top_mentions(tree: Tree, builder: MentionBuilder) -> list[Mention]:
    """Return the noun phrases of a tree that are not part of another one, in order."""
    found, covered = [], set()
    nodes = [n for n in tree.nodes if n.pos in ("NOUN", "PROPN", "PRON") or (n.label and n.pos not in ("ADJ", "PUNCT"))]
    for node in nodes:
        mention = builder.mention(node)
        found.append(mention)
        covered.update(id(m) for m in mention.within() if m is not mention)
    unique: dict[tuple[int, int], Mention] = {}
    for mention in found:
        if id(mention) not in covered:
            unique.setdefault(mention.span, mention)
    return sorted(unique.values(), key=lambda m: (m.start, m.end))


__all__ = ["ClauseReader", "top_mentions"]
