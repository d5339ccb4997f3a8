"""Room 4: whom a pronoun of the third person means, by gender, number, place in the sentence and salience.

After Lappin & Leass (1994), "An Algorithm for Pronominal Anaphora Resolution": every possible antecedent gets a score, recent and prominent ones a high one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from ..data import among, collective, groups
from ..model import Argument, Clause, Mention
from .clusters import Cluster

Span = tuple[int, int]
THIRD = frozenset("er sie ihn ihm ihr ihnen es sein ihre".split())
POLITE = re.compile(r"\b(?:Sie|Ihnen|Ihr(?:e[nmrs]?)?)\b")
OPENING = re.compile(r"(?:^|[.!?:;…„“”\"»«‚‘'’–\n-])\s*$")
COPULAS = frozenset({"sein", "werden", "bleiben", "scheinen"})
OTHERS = ("diese", "dieser", "letzterer", "letztere")
WINDOW = 3                   # sentences that an antecedent may lie back
ENOUGH = 1.0                 # score below which a pronoun stays open
TELLER = 7.5                 # score of who speaks, for a pronoun in reported speech: *Merkel sagte, sie komme*


def first_person(mention: Mention) -> bool:
    return mention.person == "1" and mention.number != "plur" and mention.text.lower().startswith(("ich", "mich", "mir", "mein"))


def refers(mention: Mention, clause: Clause | None, subjects: dict[Span, Clause], clauses: tuple[Clause, ...] = ()) -> bool:
    """Say whether a pronoun points at somebody at all: not *es regnet*, not *es sei schwer, zu siegen*, not *du*."""
    low = mention.text.lower()
    if not (mention.determiner == "poss" or low in THIRD or low in OTHERS) or mention.person in ("1", "2"):
        return False
    if low != "es":
        return True
    correlate = clause is not None and clause.lemma in COPULAS and any(c.parent == clause.index and c.link in ("content", "infinitive") for c in clauses)
    return not (clause is None or clause.expletive or correlate or subjects.get(mention.span) is None or clause.link == "root")


def polite(text: str, start: int, sentence: tuple[int, int]) -> bool:
    """Say whether *Sie, Ihr, Ihnen* at an offset speaks to the reader: a capital inside a sentence, or at its beginning where the sentence has another.

    >>> text = "Haben Sie den Plan? Sie kennen Ihre Rechte. Sie kam."
    >>> [polite(text, i, s) for i, s in ((6, (0, 19)), (20, (20, 43)), (44, (44, 52)))]
    [True, True, False]
    """
    return any(not OPENING.search(text, 0, found.start()) for found in POLITE.finditer(text, *sentence) if found.start() == start or POLITE.match(text, start))


@dataclass
class Scene:
    """A pronoun and what stands around it."""
    mention: Mention
    clause: Clause | None
    clauses: tuple[Clause, ...]              # of the article
    subjects: dict[Span, Clause]             # mentions that are subjects, each with its clause
    sentence: int
    objects: set[Span]                       # mentions that are objects
    teller: Cluster | None                   # who speaks here
    quoted: bool = False                     # the pronoun stands inside quotation marks
    doer: Cluster | None = None              # the subject of the clause
    owner: Mention | None = None             # the phrase of a possessive: *seine Frau*
    partner: Mention | None = None           # what that phrase is coordinated with: *Jones und seine Frau*

    @property
    def owned(self) -> str:
        """Return what a possessive says to be somebody's."""
        return self.owner.lemma if self.owner is not None else ""

    @property
    def low(self) -> str:
        return self.mention.text.lower()

    @property
    def possessive(self) -> bool:
        return self.mention.determiner == "poss"

    @cached_property
    def own(self) -> set[Span]:
        """Return the other arguments of the pronoun's clause, which it cannot mean, with the subject that an infinitive borrows (*um ihn zu retten*: not the one who saves)."""
        if self.clause is None or self.possessive or not any(a.mention is not None and a.mention.span == self.mention.span for a in self.clause.arguments):
            return self.said                                      # *der von ihm ausgewählte Richter*: deeper than an argument
        found = {a.mention.span for a in self.clause.arguments if a.mention is not None and (not a.shared or a.function == "subject")}
        above = self.clause
        while above.get("subject") is None and above.link != "participle" and 0 <= above.parent < len(self.clauses):
            above = self.clauses[above.parent]
            found |= {a.mention.span for a in above.all("subject") if a.mention is not None}
        return found | self.said

    @property
    def said(self) -> set[Span]:
        """Return the subjects of what the pronoun says: *Trump irre, sagte er* is somebody else's sentence (Chomsky 1981, principle C)."""
        clause = self.clause
        if clause is None or clause.get("subject") is None or clause.get("subject").mention is None or clause.get("subject").mention.span != self.mention.span:       # type: ignore[union-attr]
            return set()
        content = [c for c in self.clauses if c.sentence == clause.sentence and (c.parent == clause.index and c.link == "content" or clause.link == "parataxis" and c.index == clause.parent)]
        return {a.mention.span for c in content if c.end <= self.mention.start for a in c.all("subject") if a.mention is not None and a.mention.kind != "pronoun"}

    @cached_property
    def line(self) -> list[Clause]:
        """Return the pronoun's clause and those it hangs on, the nearest first, nine at most."""
        found = [self.clause] if self.clause is not None else []
        while found and 0 <= found[-1].parent < len(self.clauses) and len(found) < 9:
            found.append(self.clauses[found[-1].parent])
        return found

    @cached_property
    def told(self) -> bool:
        """Say whether the pronoun stands in reported speech proper: a content clause or the subjunctive, not what follows *laut*."""
        return any(c.link == "content" or c.mood.startswith("konjunktiv") for c in self.line[:8])

    @cached_property
    def matrix(self) -> set[Span]:
        """Return the subjects of the clauses that the pronoun's clause hangs on: *Der Minister sagte ab, weil er krank war*."""
        return {mention.span for mention in self.above}

    @cached_property
    def above(self) -> list[Mention]:
        below = takewhile(lambda pair: pair[0].link in ("adverbial", "infinitive", "content", "relative"), zip(self.line, self.line[1:]))
        told = ((clause.get("indirect") or clause.get("subject")) if clause.voice == "passive" else clause.get("subject") for _, clause in below)
        return [self.meant(who) for who in told if who is not None and who.mention is not None]

    @property
    def beside(self) -> Mention | None:
        """Return the noun that is the subject of the clause right above an adverbial one, where the pronoun can mean it: *Er sagte, der Tsunami sei gewachsen, bevor er die Küste traf*."""
        nearest = self.above[0] if self.above and self.clause is not None and self.clause.link == "adverbial" and not self.possessive else None
        return nearest if nearest is not None and nearest.kind != "pronoun" and nearest.gender in self.mention.gender.split("|") and nearest.gender and nearest.number == self.mention.number else None

    def meant(self, argument: Argument) -> Mention:
        """Return what an argument means, the antecedent of a relative pronoun (*Abgeordnete, denen gesagt wird, dass sie …*)."""
        clause = next((c for c in self.line if argument in c.arguments), None)
        return clause.antecedent if clause is not None and clause.antecedent is not None and argument.mention.kind == "pronoun" and argument.mention.text.lower() in ("der", "die", "das", "dem", "denen") else argument.mention       # type: ignore[union-attr, return-value]

    @property
    def thinks(self) -> bool:
        """Say whether the pronoun is the subject of a verb of saying or thinking."""
        clause = self.subjects.get(self.mention.span)
        return clause is not None and among(clause.lemma, "attitudes.tsv", "say", "think", "demand")

    def before(self, cluster: Cluster) -> list[tuple[Mention, int]]:
        """Return the mentions of an entity in the last sentences, with their sentences."""
        return sorted([(m, s) for m, s in cluster.mentions if self.recent(m, s)], key=lambda pair: pair[0].start)

    def recent(self, mention: Mention, sentence: int) -> bool:
        """Say whether a mention stands before the pronoun, in one of the last sentences."""
        return mention.start < self.mention.start and self.sentence - sentence <= WINDOW


def antecedent(scene: Scene, clusters: list[Cluster]) -> Cluster | None:
    """Return the entity with the best score, None where none has enough."""
    ahead = scene.possessive and (scene.partner is not None or scene.clause is not None and fronted(scene.clause, scene.mention))
    able = clusters if ahead else [c for c in clusters if c is scene.teller or any(scene.recent(m, s) for m, s in c.mentions)]
    scored = [(value, -number, cluster) for number, cluster in enumerate(able) if agrees(cluster, scene.mention) for value in [score(scene, cluster)] if value is not None]
    best = max(scored, key=lambda x: x[:2], default=None)
    return best[2] if best is not None and best[0] >= ENOUGH else None


def score(scene: Scene, cluster: Cluster) -> float | None:
    """Return how well an entity that agrees fits as antecedent, None where it cannot be one."""
    clause, low, possessive = scene.clause, scene.low, scene.possessive
    before = scene.before(cluster)
    if scene.owner is not None and (cluster.entity.label == scene.owned or any(m.span in {a.span for a in scene.owner.appositions} for m, s in cluster.mentions)):
        return None                                               # *ihre Eltern* are not the Eltern's, *sein Vater Wayne* not Wayne's
    if scene.partner is not None and any(m.span == scene.partner.span for m, s in cluster.mentions):
        return TELLER + 1                                         # *Jones und seine Frau*
    if any(m.span in scene.own for m, s in before):
        return None
    if cluster is scene.teller and clause is not None:
        if scene.quoted and scene.mention.number != "plur":
            return None                                           # in quotation marks a speaker says *ich*
        if scene.told and (low in ("er", "sie", "ihm", "ihn", "ihr", "ihnen") or possessive) and (cluster.label == "PER" or before):
            rival = scene.possessive and scene.doer not in (None, cluster) and person(scene.doer) and agrees(scene.doer, scene.mention)             # type: ignore[arg-type]
            beside = scene.beside is not None and all(m.span != scene.beside.span for m, s in cluster.mentions)
            return TELLER - (4.0 if beside else 2.5 if rival else 0.0)
    subject = clause.get("subject") if clause is not None else None
    if scene.owned in groups("possessions.tsv")["person"] and not thinker(cluster):
        return None                                               # a thing has no mother
    if possessive and subject is not None and subject.mention is not None and subject.mention.possessor is not None and subject.mention.possessor.span != scene.mention.span \
            and subject.mention.possessor.text[:3].lower() == low[:3] and any(m.span == subject.mention.possessor.span for m, s in before):
        return TELLER - 0.5                                       # *Ihr Team gewann seit ihrer Rückkehr*: one owner
    if not before:
        cataphoric = possessive and clause is not None and fronted(clause, scene.mention) and person(cluster)
        return 4.0 if cataphoric and any(m.span == subject.mention.span for m, s in cluster.mentions) else None                    # type: ignore[union-attr]
    return salience(scene, cluster, before)


def salience(scene: Scene, cluster: Cluster, before: list[tuple[Mention, int]]) -> float:
    """Weigh an antecedent: near, subject, named often, human, of known gender; for a possessive the subject of its own clause."""
    clause, low, possessive = scene.clause, scene.low, scene.possessive
    last, at = before[-1]
    somebody = human(cluster)
    named = cluster.label not in ("THING", "")
    value = 4.0 - 1.2 * (scene.sentence - at) + (1.5 if last.span in scene.subjects else 0.0) + (0.8 if len(before) > 1 else 0.0)
    value += (1.2 if named else 0.6) if somebody and low in ("er", "sie", "ihm", "ihn") else 0.0
    value += 1.0 if somebody and any(m.span in scene.matrix for m, s in before) else 0.0
    value += 1.0 if scene.mention.span in scene.objects and last.span in scene.objects and at == scene.sentence else 0.0       # *kritisierte den Haushalt und nannte ihn unseriös*
    value -= (scene.mention.start - last.start) / 2000
    if not able(scene, cluster):
        value -= 3.0
    elif somebody and scene.owned in groups("possessions.tsv")["agent"]:
        value += 1.0
    value -= 0.4 if cluster.label == "PER" and not cluster.gender else 0.0
    value -= 1.2 if cluster.label == "ORG" and "|" in cluster.gender and not possessive else 0.0       # *sie* is rather a person than a body of unknown gender
    if not named:
        value -= (0.6 if somebody else 1.0) if last.span in scene.subjects else (1.2 if somebody else 2.2)
        if not somebody and low in ("er", "ihm", "ihn") and clause is not None and clause.mood == "indicative" and not scene.quoted:
            value -= 0.8
    if low in ("dessen", "deren"):
        if clause is not None and clause.antecedent is not None and any(m.span == clause.antecedent.span for m, s in before):
            return value + 5.0                                    # *der Mann, dessen Haus brannte*
        return value - (4.0 if last.span in scene.subjects else 0.0)         # else the one who is not the subject
    if possessive and clause is not None:
        subject = clause.get("subject")
        if subject is not None and subject.mention is not None and any(m.span == subject.mention.span for m, s in before):
            value += 2.5 if somebody or named else 0.8
    if cluster.entity.type in ("City", "Place", "Region") and not possessive:
        value -= 2.0
    return value


def able(scene: Scene, cluster: Cluster) -> bool:
    """Say whether an antecedent can have or do what is said of it: no thing has a mother or an opinion, and none believes something."""
    if human(cluster):
        return True
    if scene.thinks and not thinker(cluster):
        return False
    kinds = groups("possessions.tsv")
    if scene.owned in kinds["person"]:
        return False
    return body(cluster) or scene.owned not in kinds["agent"]


def body(cluster: Cluster) -> bool:
    """Say whether an entity is a body that acts: an organisation, a government, a country, a group."""
    return cluster.label in ("ORG", "LOC") and cluster.entity.type not in ("Place", "Facility") or cluster.entity.type in ("Organization", "Government", "Country", "Group") \
        or any(m.kind == "noun" and collective(m.lemma, "body") for m, s in cluster.mentions)          # *Der Konzern baut aus, wie er mitteilte*


def human(cluster: Cluster) -> bool:
    """Say whether an entity is known as somebody, or several people."""
    return cluster.label == "PER" or cluster.entity.type in ("Person", "Group")


def person(cluster: Cluster) -> bool:
    """Say whether an entity is somebody, known as such or by what it is called: *der Trainer*."""
    return human(cluster) or any(m.animate for m, s in cluster.mentions)


def thinker(cluster: Cluster) -> bool:
    """Say whether an entity can say or think something."""
    return person(cluster) or body(cluster)


def fronted(clause: Clause, mention: Mention) -> bool:
    """Say whether a phrase stands before the verb and the subject behind it: *In seinem Brief dankte der Minister …*."""
    subject = clause.get("subject")
    return subject is not None and subject.mention is not None and bool(clause.verb) and mention.start < clause.verb[0][0] < subject.mention.start


def agrees(cluster: Cluster, mention: Mention) -> bool:
    """Say whether gender and number of a pronoun allow an entity."""
    genders = set(mention.gender.split("|")) - {""}
    if mention.number == "plur" and cluster.number != "plur":
        return False
    if mention.number == "sing" and cluster.number == "plur":
        return False
    if cluster.number == "plur":
        return not genders or "plur" in genders or mention.number in ("plur", "")
    if not genders:
        if mention.text.lower() in ("sie", "ihre") and mention.number == "":
            genders = {"fem"}
        else:
            return mention.number != ""
    have = set(cluster.gender.split("|")) - {""} | ({"fem"} if cluster.entity.label.endswith("ädchen") else set())
    if cluster.label == "PER" or cluster.entity.type == "Person":
        return bool((have or {"masc", "fem"}) & genders)
    return bool(have & genders)
