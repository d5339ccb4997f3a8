"""Room 2: the words of a predicate and what they say together: lemma with its particle, tense, mood, voice, modal.

Asked by :mod:`kg.analysis.clauses`; an auxiliary that joined verbs have in common is read with each of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from . import lemmas
from .mentions import MentionBuilder, is_clause
from .trees import Node, Tree
from .verbs import APART, HELD, PERCEPTION, PREFIXES, SEEN, joined

ACI = PERCEPTION | {"lassen"}                # verbs with an accusative and a bare infinitive
PERSONS = frozenset("ich du er wir wer man jemand niemand person personen mensch menschen leute kind kinder familie paar polizei regierung firma unternehmen partei gast gäste mitglied mitglieder".split())


@dataclass
class Verb:
    """The words of a predicate and what they say together."""
    words: list[Node] = field(default_factory=list)
    lemma: str = ""
    finite: Node | None = None
    modal: str = ""
    passive: str = ""
    perfect: bool = False
    future: bool = False
    copula: Node | None = None
    lets: bool = False              # with *lassen*
    impersonal: bool = False        # *sich* is no one: *lässt sich vermeiden*


class PredicateReader:
    """Read the predicates of one tree; every answer is computed once."""

    def __init__(self, tree: Tree, builder: MentionBuilder):
        self.tree, self.builder = tree, builder
        self.verbs: dict[int, Verb] = {}

    def verb(self, node: Node) -> Verb:
        """Collect auxiliaries, particle and copula of a predicate."""
        if node.index in self.verbs:
            return self.verbs[node.index]
        tree, verb = self.tree, Verb()
        self.verbs[node.index] = verb
        helpers = [*tree.kids(node, "aux", "aux:pass", "cop"), *self.common(node)]
        copulas = [k for k in helpers if k.rel == "cop"]
        verb.copula = copulas[0] if copulas else None
        verbal = node.pos in ("VERB", "AUX") and not copulas
        particles = [k for k in tree.kids(node, "compound:prt") if k.pos in ("ADP", "ADV", "ADJ", "PART", "NOUN", "X", "VERB")]
        verb.words = sorted([*helpers, *([node] if verbal else []), *(particles if verbal else [])], key=lambda n: n.index)
        if node.rel == "amod":
            verb.words, verb.lemma = [node], lemmas.participle(node.text)[0]
            verb.passive = "werden" if lemmas.participle(node.text)[1] == "2" else ""
            return verb
        if not verbal:
            verb.lemma = copulas[0].lemma if copulas else (lemmas.lemma(helpers[0].text, "AUX") if helpers else "sein")
        else:
            verb.lemma = lemmas.lemma(node.text, "VERB")
            if any(k.lemma in ("haben", "werden", "sein") for k in helpers):
                verb.lemma = lemmas.infinitive_of(node.text, verb.lemma)
                if verb.lemma == "gefallen" and any(k.lemma == "sein" for k in helpers):
                    verb.lemma = "fallen"                     # *sind gefallen*, *hat gefallen*
            particle = next((k for k in particles if joined(k.text.lower(), node.text)), particles[0] if particles else None)          # *gab dem Gericht gegenüber an*
            if particle is not None and ("fin" in lemmas.verb_form(node.text) or particle.text in APART) and particle.text.lower() in PREFIXES:
                verb.lemma = particle.text.lower() + verb.lemma
        names = [lemmas.lemma(k.text, "AUX") for k in helpers]
        zu = any(k.text.lower() == "zu" for k in tree.kids(node, "mark")) or "zu" in lemmas.verb_form(node.text)
        marked = zu or (node.rel == "xcomp" and "inf" in lemmas.verb_form(node.text) and (not any(k.rel.startswith("nsubj") for k in tree.kids(node)) or tree.nodes[node.head].lemma in ACI))
        finite = [w for w in verb.words if not marked and "fin" in lemmas.verb_form(w.text) and lemmas.readings(w.text)
                  and not (w is node and helpers and {"part", "inf"} & lemmas.verb_form(w.text))]
        verb.finite = finite[0] if finite else None
        form = lemmas.verb_form(node.text) if verbal else frozenset()
        for helper, name in zip(helpers, names):
            if name in lemmas.MODALS:
                verb.modal = verb.modal or name
            elif name == "werden" and verbal:
                either = {"part", "inf"} <= form and helper.rel == "aux" and not tree.kids(node, "obj") and not helper.text.lower().startswith("würd")
                verb.perfect = verb.perfect or helper.text.lower() == "worden"
                if helper.rel == "aux:pass" or helper.text.lower() == "worden" or ("part" in form and "inf" not in form) or either:
                    verb.passive = "werden"
                elif helper.text.lower() in ("wird", "werden", "werde", "würde", "würden", "wirst"):
                    verb.future = True
            elif name in ("bekommen", "erhalten", "kriegen") and helper.rel == "aux:pass":
                verb.passive = "bekommen"
            elif name == "sein" and helper.rel == "aux:pass":
                verb.passive = verb.passive or "sein"
            elif name in ("haben", "sein") and helper.rel != "cop" and zu and helper.index < node.index:
                verb.modal, verb.finite = verb.modal or ("" if verb.lemma in (HELD if name == "haben" else SEEN) else "müssen"), helper            # *hat zu zahlen*, *ist zu klären*; *hat Erfolge zu verzeichnen*, *ist zu sehen*
                verb.passive = "werden" if name == "sein" else verb.passive
            elif name in ("haben", "sein") and helper.rel != "cop":
                verb.perfect = True
            elif name == "lassen":
                verb.lets = True
            elif name == "scheinen" and helper.rel == "aux":
                verb.modal, verb.finite = verb.modal or "scheinen", helper
            elif name == "bleiben" and helper.rel == "aux":
                verb.lemma += " bleiben"
        if verb.lets:
            self.let(node, verb)
        verb.perfect = verb.perfect or verb.copula is not None and any(h.text.lower() in ("gewesen", "worden") for h in helpers)
        if tree.kids(node, "nsubj:pass") and not verb.passive and verbal and "part" in form:
            verb.passive = "werden"
        if node.rel == "conj" and not helpers and "part" in form and not any(k.rel.startswith("nsubj") for k in tree.kids(node)) and node.head >= 0 \
                and is_clause(tree, tree.nodes[node.head]) and (self.verb(tree.nodes[node.head]).passive or self.verb(tree.nodes[node.head]).perfect):
            verb.finite = None                                # *wurde festgenommen und überstellt*: one auxiliary for both
        if node.rel == "conj" and not helpers and "inf" in form and node.head >= 0 and is_clause(tree, tree.nodes[node.head]) and self.verb(tree.nodes[node.head]).modal \
                and not any(k.rel.startswith("nsubj") or k.index > node.index and k.rel in ("obj", "obl", "obl:arg", "advmod") for k in tree.kids(node)):
            verb.finite = None                                # *will Teile verkaufen und Kosten senken*
        if not verb.finite and not marked and node.rel == "conj" and node.head >= 0 and is_clause(tree, tree.nodes[node.head]) and not helpers \
                and form and "fin" not in form - ({"fin"} if "part" in form or "inf" in form else set()):
            first = self.verb(tree.nodes[node.head])       # ellipsis: *will kommen und bleiben*
            verb.finite, verb.modal, verb.passive, verb.perfect, verb.future = first.finite, first.modal, first.passive if "part" in form else "", first.perfect, first.future
            if verb.lemma == "gefallen" and any(k.lemma == "sein" for k in tree.kids(tree.nodes[node.head], "aux", "aux:pass")):
                verb.lemma = "fallen"
            if verbal and {"part", "inf"} & form:
                verb.words = sorted([*tree.kids(tree.nodes[node.head], "aux", "aux:pass"), *verb.words], key=lambda n: n.index)
        return verb

    def common(self, node: Node) -> list[Node]:
        """Return the auxiliaries that a participle shares with the one it is joined to: *kann verhindert oder verzögert werden*."""
        def participle(one: Node) -> bool:
            return one.pos == "VERB" and "part" in lemmas.verb_form(one.text)

        def auxiliaries(one: Node) -> tuple[list[Node], list[Node]]:
            found = self.tree.kids(one, "aux", "aux:pass")
            return [k for k in found if k.index < one.index], [k for k in found if k.index > one.index and k.text.lower() in ("werden", "worden", "haben", "sein")]
        if not participle(node):
            return []
        before, behind = auxiliaries(node)
        if before and not behind and before[0].lemma in lemmas.MODALS:
            return next((shared for k in self.tree.kids(node, "conj") if participle(k) for own, shared in [auxiliaries(k)] if shared and not own), [])
        first = self.tree.nodes[node.head] if node.rel == "conj" and node.head >= 0 else node
        if behind and not before and first is not node and participle(first):
            return [k for k in auxiliaries(first)[0] if k.lemma in lemmas.MODALS and not auxiliaries(first)[1]]
        return []

    def let(self, node: Node, verb: Verb) -> None:
        """*Das lässt sich vermeiden* is a passive with *können*; *Sie lässt ihn verhaften*, *Er lässt sich impfen* are predicates of two verbs."""
        subject = next((k for k in self.tree.kids(node) if k.rel.startswith("nsubj")), None)
        person = subject is not None and (subject.label in ("PER", "ORG") or lemmas.animate(subject.lemma) or subject.text.lower() in PERSONS)
        if not person and any(k.text.lower() == "sich" for k in self.tree.kids(node)):
            verb.modal, verb.passive, verb.impersonal = verb.modal or "können", "werden", True
        else:
            verb.lemma += " lassen"

    def mood_tense(self, node: Node, verb: Verb) -> tuple[str, str]:
        """Return mood and tense; a form that could be indicative counts as indicative.

        *habe* with a third person is Konjunktiv I, *hätte* and *könnte* are Konjunktiv II, *forderte* is past.
        """
        if node.rel == "amod":
            return "participle", "past" if verb.passive else "present"
        if verb.finite is None:
            return "infinitive", "past" if verb.perfect else "present"
        subject = next((k for k in self.tree.kids(node) if k.rel.startswith("nsubj")), None)
        person = "1" if subject is not None and subject.text.lower() in ("ich", "wir") else "3"
        found = lemmas.readings(verb.finite.text)
        moods = {m for p, n, m in found if p == person} or {m for p, n, m in found}
        if subject is not None and person == "3" and len({n for p, n, m in found}) > 1:
            number = "sing" if not any(k.rel == "conj" for k in self.tree.kids(subject)) else "plur"
            narrow = {m for p, n, m in found if p == person and n == number}
            moods = narrow if narrow and self.builder.mention(subject).number == number else moods
        if moods & {"PRÄ", "PRT"}:
            mood = "indicative"
        elif "KJ1" in moods:
            mood = "konjunktiv1"
        else:
            mood = "konjunktiv2" if moods else "indicative"
        past = verb.perfect or ("PRT" in moods and "PRÄ" not in moods) or (mood == "konjunktiv2" and verb.perfect)
        if verb.future and not verb.perfect and mood != "konjunktiv2":
            return mood, "future"
        return mood, "past" if past else "present"
