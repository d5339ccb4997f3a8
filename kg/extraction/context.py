"""Room 3: what surrounds a clause: who does an infinitive, whose words it is, how certain it is.

Conservative by design: a clause is asserted only when no speaker, no attitude, no modal and no condition stands above it.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Analysis, Clause, Mention
from . import lexicon

RELATIVES = frozenset("der die das dem den denen dessen deren welcher welche welches welchem welchen was wo".split())
AFRAID = frozenset({"besorgt", "beunruhigt"})
MINDED = AFRAID | {"überzeugt", "zuversichtlich", "sicher", "optimistisch", "skeptisch"}        # adjectives of who thinks something
IF = frozenset({"wenn", "falls", "sofern"})
STRENGTH = {"none": 0, "necessity": 2, "volition": 2, "possibility": 3, "hearsay": 3, "hypothetical": 4}
WH = frozenset("wie warum weshalb wieso wo wann woher wohin".split())
NEEDED = frozenset("wichtig nötig notwendig erforderlich entscheidend dringend sinnvoll unerlässlich zwingend Zeit".split())
UNSURE = frozenset("möglich unmöglich denkbar wahrscheinlich unwahrscheinlich fraglich offen unklar ungewiss zweifelhaft vorstellbar schwierig schwer leicht besser".split())
STATIVE = frozenset("haben besitzen wissen leben wohnen gehören kennen stammen liegen sitzen stecken leiden planen wollen erwägen befinden aufhalten".split())     # soll … haben is a rumour, soll … geben a plan
EPISTEMIC = frozenset({"können", "dürfen", "mögen"})

NOBODY = frozenset("niemand keiner keine".split())
SOUGHT = frozenset("suchen brauchen benötigen fehlen vermissen vorschlagen planen anstreben wünschen erwägen fordern verlangen beantragen anregen empfehlen".split())        # *Die Stadt sucht jemanden, der das Museum leitet*
INDEFINITE = NOBODY | frozenset("jemand jemanden jemandem einer eine eines einen einem niemanden niemandem keinen keinem etwas nichts".split())


@dataclass(frozen=True)
class Stance:
    """How a clause is put: modality, polarity that comes from above, whose words."""
    modality: str = "none"
    nested: bool = False
    speaker: Mention | None = None
    speaker_clause: int = -1


class Context:
    """Answers questions about the clauses of one analysis; every answer is computed once."""

    def __init__(self, analysis: Analysis):
        self.analysis = analysis
        self.clauses = analysis.clauses
        self.children: dict[int, list[Clause]] = {}
        for clause in self.clauses:
            self.children.setdefault(clause.parent, []).append(clause)
        self.stances: dict[int, Stance] = {}
        self.subjects: dict[int, tuple[Mention, ...]] = {}
        self.speakers: dict[int, tuple[Mention | None, int]] = {}     # set by speech.attribute, as is
        self.naming: set[int] = set()                                 # the clauses inside a phrase that names a speaker

    # --- who ---

    def resolve_relative(self, clause: Clause, mention: Mention) -> Mention:
        """Put the antecedent in the place of a relative pronoun."""
        if mention.kind != "pronoun" or mention.text.lower() not in RELATIVES:
            return mention
        at, steps = clause, 0
        while at.link == "coordinate" and at.parent >= 0 and steps < 5:
            at, steps = self.clauses[at.parent], steps + 1
        return at.antecedent if at.link == "relative" and at.antecedent is not None else mention

    def subject(self, clause: Clause, depth: int = 0) -> Mention | None:
        """Return who does it: the subject, or for an infinitive the controller of the matrix verb."""
        own = clause.get("subject")
        if clause.lemma in ("heißen", "lauten") and (clause.expletive or (own is not None and own.mention is not None and own.mention.text.lower() == "es")):
            source = source_of(clause)                         # "hieß es von der Partei": the source says it
            if source is not None:
                return source
        if own is not None and own.mention is not None:
            return self.resolve_relative(clause, own.mention)
        if clause.link == "participle" and clause.antecedent is not None:
            return clause.antecedent.attributed() if clause.head[1] <= clause.antecedent.head_start else clause.antecedent
        if clause.parent < 0 or depth > 6:
            return None
        parent = self.beside(clause)
        if clause.link == "coordinate":
            return self.subject(parent, depth + 1) if parent.sentence == clause.sentence and not own and not clause.expletive else None
        if clause.mood != "infinitive" or own is not None:
            return None
        if clause.link in ("content", "infinitive", "parataxis") or (clause.link == "adverbial" and not clause.marker):
            if lexicon.no_control(parent.lemma) and not parent.get("object", "indirect") or parent.expletive and parent.lemma in ("machen", "finden", "halten"):
                return None                                    # *Das macht es schwerer, Kinder unterzubringen*: for anybody
            if lexicon.object_control(parent.lemma) and parent.voice == "active":
                target = next((a for a in parent.arguments if a.function in ("object", "indirect") and a.mention is not None
                               and a.mention.kind != "adverb"), None)
                if target is not None and target.mention is not None:
                    return self.resolve_relative(parent, target.mention)
            asked = next((a.mention for a in parent.all("oblique") if a.mention is not None and (a.preposition == "von" and parent.lemma in ("erwarten", "verlangen", "fordern", "erhoffen", "wünschen")
                                                                                                 or a.preposition == "für" and parent.expletive)), None)
            above = asked or self.subject(parent, depth + 1)                  # *Sie erwarten von ihm, zu gehen*, *Es ist Zeit für ihn, zu gehen*
            return owner_of(above) if above is not None and above.kind == "noun" and lexicon.nominal_attitude(above.lemma) else above
        if clause.link == "noun":
            noun, above = clause.antecedent, self.subject(parent, depth + 1)
            owner = owner_of(noun) if noun is not None else None
            if noun is not None and any(a.preposition == "als" and a.mention is not None and a.mention.span == noun.span for a in parent.all("oblique")):
                return owner                                   # *wertete die Tat als Versuch, ihn zu töten*: not who values it
            return owner or (above if noun is None or above is None or above.span != noun.span else None)          # *Die Pflicht, zu helfen, besteht*: nobody in particular
        if clause.link == "adverbial" and clause.marker in ("um", "ohne", "statt", "anstatt"):
            if parent.voice == "passive":                     # "wurde verschoben, um … zu": who puts it off does it, not what is put off
                return next((a.mention for a in parent.all("agent") if a.mention is not None), None)
            return self.subject(parent, depth + 1)
        return None

    # --- how certain, whose words ---

    def stance(self, clause: Clause, depth: int = 0) -> Stance:
        """Return the stance of a clause, everything above it counted in."""
        known = self.stances.get(clause.index)
        if known is None:
            self.stances[clause.index] = Stance(own_modality(clause))          # breaks cycles of broken trees
            known = self.stances[clause.index] = self.compute(clause)
        return known

    def compute(self, clause: Clause) -> Stance:
        modality = own_modality(clause)
        if self.conditioned(clause):
            modality = stronger(modality, "hypothetical")
        speaker, at = self.speakers.get(clause.index, (None, -1))
        nested = clause.index in self.speakers
        if clause.parent < 0:
            return Stance(modality, nested or clause.mood == "konjunktiv1", speaker, at)
        parent = self.beside(clause)
        above = self.stance(parent)
        inherits, holder = True, self.around(clause.antecedent, clause) if clause.link == "relative" and clause.antecedent is not None else None
        if clause.link in ("content", "infinitive") or (clause.link == "adverbial" and not clause.marker and clause.mood == "infinitive"):
            modality, thinks = attitude(parent, clause, modality)
            if not nested and thinks and not (parent.link == "participle"):
                who = self.teller(parent)
                nested, speaker, at = True, who if self.says(parent) or parent.lemma in lexicon.attitudes("think") or who is None or minded(who) else None, parent.index
            if clause.link == "content" and (above.modality != "none" or parent.polarity == "negative" or parent.mood == "imperative"):
                modality = stronger(modality, "possibility")   # "er will zeigen, dass …": whether it is so stays open
            modality = stronger(modality, judged(parent))
            found = finding(parent) if not nested else None
            if found is not None:
                nested, speaker, at = True, found, parent.index    # *Eine Umfrage zeigt, dass …*: the survey says so
        elif clause.link == "adverbial" and self.says(parent) and (set(clause.adverbs) | {clause.marker}) & WH and not nested:
            nested, speaker, at = True, self.teller(parent), parent.index
        elif clause.link == "noun" and clause.antecedent is not None:
            noun = clause.antecedent.lemma
            for group in ("possibility", "volition", "necessity", "hearsay"):
                if noun in lexicon.attitude_nouns(group) or any(noun.endswith(n.lower()) for n in lexicon.attitude_nouns(group)):
                    modality = stronger(modality, group)
                    break
            else:
                if clause.mood == "infinitive":
                    modality = stronger(modality, "possibility")
        elif self.tells(clause) or clause.index in self.naming:
            inherits = False                                  # "…, wie X mitteilte": telling is not part of what is told
        elif clause.link == "relative" and clause.antecedent is not None and indefinite(clause.antecedent) and self.open(holder or parent, clause.antecedent):
            modality = stronger(modality, "possibility")   # *bestreitet, an einem Plan zu arbeiten, der …*: there may be none
        elif clause.link == "adverbial" and clause.marker in ("um", "damit"):
            modality = stronger(modality, "volition")
        elif clause.link == "adverbial" and (clause.marker in ("indem", "sodass") or clause.marker == "dass" and self.follows_so(clause)):
            modality = stronger(modality, above.modality if parent.polarity == "positive" else "possibility")        # *Sie sollen helfen, indem sie Wohnungen bauen*
        elif clause.link == "adverbial" and parent.question and clause.tense != "past":
            modality = stronger(modality, "possibility")       # *Was passiert, nachdem sie ihren Bericht vorlegt?*
        elif clause.link == "adverbial" and clause.marker in lexicon.CONDITIONAL:
            modality = stronger(modality, "hypothetical")
        elif clause.link == "parataxis" and self.says(clause) and not nested:
            inherits = False                                  # "…, sagte X": the act of saying is not inside what is said
        if clause.marker == "dass" and clause.link in ("adverbial", "relative", "parataxis") and not self.follows_so(clause):
            modality = stronger(modality, "possibility")       # what a clause with *dass* hangs on was not found
        if clause.index in self.speakers and self.speakers[clause.index][1] == clause.parent:
            inherits = above.nested
        above = self.stance(holder) if holder is not None and not above.nested and holder.index > 0 and self.stance(holder).nested else above            # *Sie sagte, dass Daten, die X zeigen, …*
        if inherits and not nested and above.nested and not (self.says(clause) and clause.link == "parataxis"):
            nested, speaker, at = True, above.speaker, above.speaker_clause
        if clause.mood == "konjunktiv1" and not nested:
            nested = True                                     # somebody's words, whoever it is
        if above.modality in ("hypothetical",) and clause.link in ("content", "infinitive", "coordinate"):
            modality = stronger(modality, above.modality)
        if clause.link in ("infinitive", "content") and clause.mood == "infinitive" and above.modality != "none":
            modality = stronger(modality, above.modality)
        if clause.link == "coordinate":
            modality = self.coordinated(clause, parent, modality)
        return Stance(modality, nested, speaker, at)

    def beside(self, clause: Clause) -> Clause:
        """Return the clause that another depends on or is joined to; one that ends with its verb is joined to the subordinate one before it (*hofft, dass er geht, zu sparen, und sie dann holt*)."""
        parent = self.clauses[clause.parent]
        if clause.link != "coordinate" or not verb_last(clause):
            return parent
        return max((c for c in self.clauses if c.sentence == clause.sentence and c.link in ("content", "relative", "adverbial") and c.mood != "infinitive" and c.head[1] <= clause.start), key=lambda c: c.head[1], default=parent)

    def follows_so(self, clause: Clause) -> bool:
        """Say whether a clause with *dass* gives the result: *…, so dass er ging*."""
        return self.analysis.article.text[:clause.start].rstrip(", ").endswith("so")

    def around(self, mention: Mention, without: Clause) -> Clause | None:
        """Return the smallest clause that a mention stands in, one clause left out."""
        holders = [c for c in self.clauses if c.sentence == without.sentence and c.index != without.index and c.start <= mention.start < c.end and not without.start <= c.start < without.end]
        return min(holders, key=lambda c: c.end - c.start, default=None)

    def open(self, clause: Clause, mention: Mention) -> bool:
        """Say whether it is left open or denied that something is so, or something is looked for: what an indefinite noun in it stands for need not exist."""
        return clause.lemma in SOUGHT and all(a.mention is None or a.mention.span != mention.span for a in clause.all("subject")) or self.stance(clause).modality != "none" or clause.polarity == "negative" or self.denied(clause)

    def denied(self, clause: Clause, depth: int = 0) -> bool:
        """Say whether somebody denies what a clause says: *Er bestreitet, dass sie kam*."""
        if clause.parent < 0 or depth > 4:
            return False
        parent = self.clauses[clause.parent]
        who = parent.get("subject")
        if clause.mood == "infinitive" and clause.link != "coordinate" and who is not None and who.mention is not None and who.mention.lemma.lower() in NOBODY and self.subject(clause) is who.mention:
            return True                                       # *Niemand hat die Absicht, eine Mauer zu errichten*
        if clause.link == "coordinate":
            return self.denied(parent, depth + 1)
        accused = clause.link == "parataxis" and clause.mood.startswith("konjunktiv") and clause.polarity == "positive" and parent.get("object") is not None      # *wies Vorwürfe zurück, sie habe gelogen*
        return (accused or clause.link in ("content", "infinitive", "noun") or clause.link == "relative" and "wonach" in (clause.marker, *clause.adverbs)) and parent.lemma in lexicon.attitudes("deny") and parent.polarity == "positive"

    def polarity(self, clause: Clause) -> str:
        """Return whether what a clause says is so or not, a denial above it counted in."""
        if not self.denied(clause):
            return clause.polarity
        return "positive" if clause.polarity == "negative" else "negative"

    def conditioned(self, clause: Clause) -> bool:
        """Say whether a clause holds only if another does: *Wenn er kommt, geht sie*; not *Sie geht, auch wenn er kommt*, *Wenn er kam, ging sie*."""
        if clause.tense == "past" or clause.mood != "indicative" or self.says(clause):
            return False
        return any(c.marker in IF and (c.tense != "past" or c.modal == "sollen") and c.link in ("adverbial", "content") and not set(c.adverbs) & {"auch", "selbst", "sogar", "immer", "schon"}
                   for c in self.children.get(clause.index, ()))

    def coordinated(self, clause: Clause, parent: Clause, modality: str) -> str:
        """Conjuncts of an infinitive, or below one subordinator, share the certainty of the first; *entweder … oder* leaves both open."""
        if "entweder" in parent.adverbs:
            return stronger(modality, "possibility")
        if verb_last(clause):                                  # what stands above both, not a modal of the first
            shared = self.stance(parent).modality
            modality = stronger(modality, shared if parent.marker in lexicon.CONDITIONAL or shared != own_modality(parent) else "none")
        if own_modality(parent) == "hearsay" and all(a.shared for a in clause.all("subject")):
            modality = stronger(modality, "hearsay")           # *Sie schossen demnach und flohen*
        if clause.mood == "infinitive" or (parent.marker in lexicon.CONDITIONAL | {"dass"} and all(a.shared for a in clause.all("subject"))):
            return stronger(modality, self.stance(parent).modality)
        return stronger(modality, "hypothetical") if self.conditioned(parent) and clause.mood == "indicative" and clause.tense != "past" else modality

    def says(self, clause: Clause) -> bool:
        """Say whether somebody says something with a clause: not in *Sie sprechen zwei Sprachen*, *Sie heißt Anna*, *Dem Land droht ein Erdbeben*, *Die Sorgen bestätigten sich*."""
        if clause.lemma not in lexicon.attitudes("say") or connects(clause):
            return False
        subject = self.subject(clause)
        names = clause.lemma in ("sprechen", "heißen") and clause.get("object") is not None
        looms = clause.lemma == "drohen" and subject is not None and subject.kind == "noun" and not (subject.animate or subject.label) and subject.determiner not in ("der", "dieser", "poss")
        proves = clause.reflexive and subject is not None and not minded(subject)
        return not names and not looms and not proves

    def teller(self, clause: Clause) -> Mention | None:
        """Return who says what a clause says is said: of a passive the agent, not what is reported (*Zwei Fälle wurden gemeldet*)."""
        if clause.voice == "active" or clause.passive_aux == "bekommen":
            return self.subject(clause)
        return next((a.mention for a in clause.all("agent", "oblique") if a.mention is not None and (a.function == "agent" or a.preposition == "von")), None)

    def tells(self, clause: Clause) -> bool:
        """Say whether a clause tells who says the one above: *Der Konzern baut aus, wie Siemens mitteilte*."""
        return clause.marker == "wie" and clause.link in ("adverbial", "relative") and self.says(clause)


def connects(clause: Clause) -> bool:
    """Say whether a clause only leads over: *Er siegte, das heißt, er bleibt*."""
    own = clause.get("subject")
    return clause.lemma == "heißen" and own is not None and own.mention is not None and own.mention.text.lower() == "das" and not clause.get("predicative") and not clause.get("object")


def indefinite(mention: Mention) -> bool:
    """Say whether what a noun phrase stands for is brought in by it, so that it need not exist: *ein Plan*, *Leute*, *jemand*.

    >>> [indefinite(Mention(0, 1, t, t, t, k, determiner=d)) for t, k, d in (("Plan", "noun", "ein"), ("Plan", "noun", "der"), ("Leute", "noun", ""), ("jemanden", "pronoun", ""))]
    [True, False, True, True]
    """
    return mention.determiner in ("ein", "kein") or mention.determiner == "" and (mention.kind == "noun" and mention.number != "sing" or mention.text.lower() in INDEFINITE)


def verb_last(clause: Clause) -> bool:
    """Say whether the finite verb stands behind two phrases and ends the clause, as in a subordinate one: *… und sie dann zu sich holt*."""
    if clause.mood == "infinitive" or not clause.verb:
        return False
    return clause.verb[-1][1] >= clause.end - 1 and sum(not a.shared and 0 <= a.start < clause.verb[0][0] for a in clause.arguments) > 1


def minded(mention: Mention) -> bool:
    """Say whether somebody or a body of people can have thoughts: with a verb that is not known, a thing has none (*Das Onlineshopping bedeutet, dass …*)."""
    return mention.label in ("PER", "ORG", "LOC") or mention.animate or mention.kind == "pronoun" or lexicon.role_of(mention.lemma) is not None


def source_of(clause: Clause) -> Mention | None:
    """Return who or what is named as the source of *hieß es*: *in einer Mitschrift des Kremls*, *von der Partei*."""
    for argument in clause.all("oblique", "agent"):
        if argument.mention is not None and argument.preposition in ("in", "aus", "von", "bei"):
            owner = next((m.mention for m in argument.mention.modifiers if m.kind in ("genitive", "possessive")), None)
            return owner if owner is not None and argument.preposition == "in" else argument.mention
    return None


def stronger(first: str, second: str) -> str:
    """Return the modality that takes a statement further from fact.

    >>> stronger("none", "volition"), stronger("hypothetical", "necessity")
    ('volition', 'hypothetical')
    """
    return first if STRENGTH[first] >= STRENGTH[second] else second


def own_modality(clause: Clause) -> str:
    """Return the modality that the words of a clause itself carry.

    *will kommen* volition, *könnte kommen* possibility, *muss gehen* necessity, *soll gewesen sein* and *Berichte, wonach er kam* hearsay, *würde kommen* and *wo auch immer er ist* hypothetical.
    """
    perfect = clause.tense == "past"
    if clause.marker in lexicon.CONDITIONAL:
        return "hypothetical"
    if clause.mood == "konjunktiv2" and not clause.modal:
        return "hypothetical"
    if clause.modal == "wollen" or (clause.modal == "mögen" and clause.mood == "konjunktiv2"):
        return "volition"
    if clause.modal in EPISTEMIC:
        return "possibility"
    if clause.modal in ("müssen", "sollen"):
        reported = clause.modal == "sollen" and clause.mood == "indicative" and (perfect and len(clause.verb) > 2 or clause.tense == "present" and (clause.lemma in STATIVE or is_said_to_be(clause)))
        return "hearsay" if reported else "necessity"
    words = set(clause.adverbs)
    if "immer" in words and (words | {a.mention.text.lower() for a in clause.arguments[:1] if a.mention is not None}) & (WH | {"wo", "wer", "was", "wen"}):
        return "hypothetical"                                  # *Wo auch immer er ist*
    if (words | {clause.marker}) & lexicon.HEARSAY:
        return "hearsay"
    if words & lexicon.POSSIBLE:
        return "possibility"
    if clause.question or "entweder" in words or "scheinen" in (clause.lemma, clause.modal):
        return "possibility"
    if clause.mood == "imperative":
        return "necessity"
    return "none"


def is_said_to_be(clause: Clause) -> bool:
    """Say whether *soll … sein* tells a rumour about somebody: *Er soll krank sein*, *Sie soll Mitglied sein*; not *Die Brücke soll 2026 fertig sein*."""
    subject = clause.get("subject")
    who = subject.mention if subject is not None else None
    return clause.lemma == "sein" and clause.get("predicative") is not None and who is not None and (who.label == "PER" or who.animate or who.kind == "pronoun" and who.text.lower() in ("er", "sie"))


def finding(parent: Clause) -> Mention | None:
    """Return the study, survey or report that shows something: what it found is its claim."""
    subject = parent.get("subject")
    who = subject.mention if subject is not None else None
    shows = parent.lemma in ("zeigen", "ergeben", "ermitteln", "belegen", "nachweisen", "aufzeigen", "feststellen", "nahelegen", "hervorgehen", "finden")
    return who if who is not None and shows and any(word == n or word.endswith(n.lower()) for n in lexicon.attitude_nouns("finding") for word in (who.lemma, who.head)) else None


def judged(parent: Clause) -> str:
    """Return the modality that a judgement lends to its clause: *es ist wichtig, dass …* necessity, *es ist möglich, dass …*, *Es herrscht Skepsis, dass …* possibility."""
    subject = parent.get("subject")
    if parent.lemma in ("sein", "bleiben", "bestehen", "herrschen", "lauten") and subject is not None and subject.mention is not None:
        for group in ("possibility", "volition", "necessity", "hearsay"):
            if subject.mention.lemma in lexicon.attitude_nouns(group):
                return group
    if parent.lemma not in ("sein", "scheinen", "werden", "bleiben", "finden", "halten"):
        return "none"
    words = {a.mention.lemma for a in parent.all("predicative") if a.mention is not None}
    return "necessity" if words & NEEDED else "possibility" if words & UNSURE else "none"


def attitude(parent: Clause, clause: Clause, modality: str) -> tuple[str, bool]:
    """Return (modality, is it the subject's thought) of a clause that is the content of another.

    *Kiew befürchtet, dass …* is a thought; *plant, … zu* is volition; *fordert, dass …* necessity; *gelang es, … zu* holds.
    """
    verb, infinitive = parent.lemma, clause.mood == "infinitive"
    if verb in lexicon.attitudes("deny") and parent.polarity == "positive":
        return modality, True                                    # *Er bestreitet, dass …*: he says that it is not so
    if verb in lexicon.attitudes("doubt"):
        return stronger(modality, "possibility"), True
    if verb in lexicon.attitudes("prevent"):
        return stronger(modality, "possibility"), verb in lexicon.attitudes("say")
    if verb in lexicon.attitudes("demand") and verb not in ("warnen",):
        return stronger(modality, "necessity"), False
    if infinitive and verb in lexicon.attitudes("will"):
        return stronger(modality, "volition"), False
    if verb in lexicon.attitudes("say"):
        return modality, True
    if verb in lexicon.attitudes("think") and verb not in ("wissen", "sehen"):
        return modality, True
    if verb in lexicon.attitudes("fact") and not (infinitive and verb == "lernen"):
        return modality, False
    if verb in lexicon.attitudes("will"):
        return stronger(modality, "volition"), False
    if infinitive:
        return stronger(modality, "possibility"), False
    minds = {a.mention.lemma for a in parent.all("predicative") if a.mention is not None} if verb in ("sein", "bleiben") else set()
    if minds & MINDED and not parent.expletive:
        return stronger(modality, "possibility") if minds & AFRAID else modality, True          # *Er ist überzeugt, dass …*
    if verb in ("sein", "werden", "stehen", "scheinen") or verb == "geben" and parent.expletive:
        return (stronger(modality, "possibility") if verb == "scheinen" or clause.marker == "ob" else modality), False
    if clause.marker == "dass" and parent.get("subject") is not None and not parent.expletive:
        return modality, True                                    # a verb that we do not know vouches for nothing: *achtet darauf, dass …*
    return stronger(modality, "hypothetical") if clause.marker == "ob" else modality, False


__all__ = ["Context", "Stance", "attitude", "own_modality", "stronger"]


def owner_of(noun: Mention) -> Mention | None:
    """Return whose plan, duty or attempt something is: *der Plan der Regierung*, *ihr Versuch*."""
    return next((m.mention for m in noun.modifiers if m.kind in ("genitive", "possessive")), noun.possessor)
