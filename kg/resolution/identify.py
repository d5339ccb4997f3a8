"""Room 4: mentions of one article → entities: names, offices, descriptions, pronouns, with the reason of each decision.

Sieves from sure to unsure, as in Lee et al. (2013), "Deterministic Coreference Resolution Based on Entity-Centric, Precision-Ranked Rules": names
(knowledge base, then the article's own), titles beside names, descriptions by office and country, pronouns by gender, number, place and salience.  Pronouns
are chosen in :mod:`kg.resolution.pronouns`.

Longer than other modules, because the sieves share one state and one order.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from ..data import MEASURES
from ..data.names import given_gender
from ..model import Analysis, Clause, Entity, Mention, Triple, digest, replace
from . import offices, pronouns
from .clusters import Cluster
from .knowledge import Knowledge, fold, slug, surname
from .labels import base_label
from .names import UNKNOWN_TYPES, fits, longer_form, person_gender, strip_s, title_gender

SPEAKING = {"ich": "ich", "mich": "ich", "mir": "ich", "wir": "wir", "uns": "wir", "du": "du", "dich": "du", "dir": "du"}
ARTICLE = re.compile(r"\b(?:der|den|dem|einen?|einem) $")
PARTICLES = frozenset("von van de der den del di da du la le zu zur".split())
NO_PERSON = frozenset({"Country", "Region", "Organization", "Government"})
COUNTED = MEASURES | frozenset("Stunde Minute Jahr Monat Tag Woche".split())
ACTING = frozenset({"agent", "recipient", "speaker", "possessor"})


class Identifier:
    """Resolve the mentions of one analysis; :meth:`entity` answers for a mention, :attr:`reasons` why."""

    def __init__(self, analysis: Analysis, triples: list[Triple], kb: Knowledge, base: str):
        self.analysis, self.kb, self.base = analysis, kb, base
        self.text, self.date = analysis.article.text, analysis.article.date
        self.ends = [end for _, end in analysis.sentences]
        self.quotes = merged(analysis.quotes)
        self.clusters: list[Cluster] = []
        self.of: dict[tuple[int, int], Cluster] = {}
        self.reasons: dict[tuple[int, int], str] = {}
        self.things: dict[tuple[int, int], Entity] = {}
        self.subjects = {c.get("subject").mention.span: c for c in analysis.clauses if c.get("subject") and c.get("subject").mention}     # type: ignore[union-attr]
        self.objects = {a.mention.span for c in analysis.clauses for a in c.arguments if a.function in ("object", "indirect") and a.mention is not None}
        self.predicates = {a.mention.span for c in analysis.clauses for a in c.arguments if a.mention is not None and (a.function == "predicative" or a.preposition == "als")}
        self.speakers = {t.clause: t.speaker for t in triples if t.speaker is not None and t.clause >= 0}
        self.mentions = sorted((m for top in analysis.mentions for m in top.within()), key=lambda m: (m.start, m.end))
        unique: dict[tuple[int, int], Mention] = {}
        for mention in self.mentions:
            unique.setdefault(mention.span, mention)
        for extra in extra_mentions(triples):
            unique.setdefault(extra.span, extra)
        self.mentions = sorted(unique.values(), key=lambda m: (m.start, m.end))
        self.sentence_of = {m.span: self.sentence(m.start) for m in self.mentions}
        self.owners = {m.possessor.span: m for m in self.mentions if m.possessor is not None}
        self.partners = {c.span: m for m in self.mentions for c in m.conjuncts}
        dated = [(t.start, t.end) for t in analysis.times]
        named = {m.span: [a for a in m.appositions if a.kind == "name" and not (a.label != "PER" and m.animate and self.text[:a.start].endswith("("))] for m in self.mentions}        # *der Senator (SPD)* is no party
        names = {span: [a for a in found if a.label == "PER"] if found and found[0].label == "LOC" and any(a.label == "PER" for a in found) else found for span, found in named.items()}     # *die Miss Bern, Francesca Schär*
        self.titles = {name.span: m for m in self.mentions for name in names[m.span] if not any(a <= m.head_start < b for a, b in dated)}
        self.named_by = {m.span: names[m.span][0] for m in self.mentions if names[m.span] and m.kind != "name"}
        self.run()

    def sentence(self, offset: int) -> int:
        """Return the number of the sentence that an offset lies in, or of the next one."""
        return bisect_right(self.ends, offset)

    # --- sieves ---

    def run(self) -> None:
        names = [m for m in self.mentions if m.kind == "name"]
        for mention in sorted(names, key=lambda m: (-len(m.text.split()) if m.label == "PER" else 0, m.start)):
            if mention.label == "PER" and len(mention.text.split()) > 1:
                self.name(mention)
        for mention in names:
            if mention.span not in self.of:
                self.name(mention)
        for mention in names:
            title = self.titles.get(mention.span)
            if title is not None and mention.span in self.of:
                self.attach_title(title, self.of[mention.span])
        for mention in names:
            if mention.conjuncts:
                self.group(mention)
        for cluster in self.clusters:
            cluster.mentions.sort(key=lambda pair: pair[0].start)
        for mention in sorted(self.mentions, key=self.quoted):       # who speaks is known before what he says is read
            if mention.span in self.of:
                continue
            if mention.kind == "noun":
                self.description(mention)
            elif mention.kind == "adjective":
                code = self.kb.country_of_adjective(mention.text)
                if code and code in self.kb.codes:
                    self.join(mention, self.known(self.kb.entities[self.kb.codes[code]], "LOC"), "country adjective")
            elif mention.kind == "pronoun" and mention.text.lower().startswith("jemand"):
                self.mention_thing(replace(mention, gender="masc", number="sing", animate=True))
            elif mention.kind == "pronoun":
                self.pronoun(mention)

    def group(self, mention: Mention) -> None:
        """Names joined by *und* are one antecedent for *sie*, beside being themselves."""
        members = [self.of.get(m.span) for m in mention.members()]
        entities = [c.entity for c in members if c is not None and c.entity.type in ("Person", "Organization", "Country", "Government")]
        if len(entities) != len(members) or len({e.iri for e in entities}) < 2:
            return
        label = " und ".join([", ".join(e.label for e in entities[:-1]), entities[-1].label])
        entity = Entity(f"{self.base}{slug(self.analysis.article.id)}/{slug(label)[:80]}", label, "Group")
        cluster = next((c for c in self.clusters if c.entity.iri == entity.iri), None)
        if cluster is None:
            cluster = Cluster(entity, "", "plur", "THING")
            self.clusters.append(cluster)
        cluster.mentions.append((mention, self.sentence_of[mention.span]))

    def known(self, entity: Entity, label: str) -> Cluster:
        """Return the cluster of an entity, made if need be."""
        for cluster in self.clusters:
            if cluster.entity.iri == entity.iri:
                return cluster
        gender = (self.kb.genders.get(entity.label) or given_gender(entity.label)) if entity.type == "Person" else "neut"
        if entity.type == "Country" and entity.label in ("Ukraine", "Türkei", "Schweiz", "Slowakei", "Mongolei"):
            gender = "fem"
        number = "plur" if entity.label in ("Vereinigte Staaten", "Niederlande", "Philippinen", "Vereinte Nationen", "Vereinigte Arabische Emirate", "Taliban") else "sing"
        if entity.label.startswith("Regierung") or entity.label in ("NATO", "Europäische Union") or entity.type == "Organization":
            gender = gender if gender != "neut" else "fem|neut" if not entity.label.startswith("Regierung") else "fem|neut"
        cluster = Cluster(entity, gender, number, label)
        if entity.type == "Person":
            cluster.surname = surname(entity.label, self.kb.code_of.get(entity.label, ""))
        self.clusters.append(cluster)
        return cluster

    def join(self, mention: Mention, cluster: Cluster, reason: str) -> None:
        self.of[mention.span] = cluster
        self.reasons[mention.span] = reason
        cluster.mentions.append((mention, self.sentence_of[mention.span]))

    def name(self, mention: Mention) -> None:
        """Resolve a name: a fuller name of the article, the knowledge base, a new entity."""
        text = " ".join(mention.text.split()).rstrip("’'") or mention.text
        parts = fold(text).split()
        if not re.search(r"\w", text):
            return
        label = mention.label
        while label == "PER" and len(parts) > 1 and parts[0] in PARTICLES:
            parts = parts[1:]                                     # *von der Leyen*
        if len(parts) <= 2:
            last = strip_s(parts[-1])
            for cluster in self.clusters:
                if cluster.label == "PER" and (label in ("PER", "") or not self.kb.lookup(text)) and cluster.surname and cluster.surname in (parts[-1], last) and (len(parts) == 1 or parts[0] in fold(cluster.entity.label).split()):
                    self.join(mention, cluster, "short form of a name of the article")
                    return
        fuller = longer_form(self.clusters, parts, label)
        if fuller is not None:
            self.join(mention, fuller, "short form of a name of the article")
            return
        if label == "LOC" and len(parts) == 1 and fold(text) in self.kb.demonyms and ARTICLE.search(self.text, max(0, mention.start - 6), mention.start):
            return                                                # *den Schweden*: somebody from there
        title = self.titles.get(mention.span)
        office = offices.read(title, self.kb, self.text) if title is not None else None
        entity = self.from_office(office, parts)
        if entity is not None:
            self.join(mention, self.known(entity, "PER"), "name and office in the knowledge base")
            return
        found = [(e, p) for e, p in self.kb.lookup_inflected(text) if fits(e, label, p, len(parts))]
        if label == "PER" and not found and len(parts) == 1:
            found = [(self.kb.entities[n], 4.0) for n in self.kb.surnames.get(parts[0], self.kb.surnames.get(strip_s(parts[0]), [])) if n in self.kb.entities]
            found = self.in_office(found) or (found if len(found) == 1 else [])
            if title is not None and found and (office is None and len(self.kb.surnames.get(strip_s(parts[0]), ())) > 1 or not self.served(found[0][0], office.base if office else title.lemma)):
                found = []
        if not found and label == "PER" and len(parts) == 1 and title is None:
            found = [(e, p) for e, p in self.kb.lookup_inflected(text) if e.type in NO_PERSON and p >= 2]             # the tagger took Vorarlberg for somebody
            label = ("LOC" if found[0][0].type in ("Country", "Region") else "ORG") if found else label
        if found:
            entity = self.rank(found, mention)
            if entity is not None and entity.type == "Thing":
                entity = replace(entity, type=UNKNOWN_TYPES[label])
            if entity is not None:
                self.join(mention, self.known(entity, label or "LOC"), "knowledge base")
                return
        for cluster in self.clusters:
            if fold(cluster.entity.label) in (fold(text), strip_s(fold(text))) or strip_s(fold(cluster.entity.label)) == fold(text):
                if not label or cluster.label in ("", label) or {cluster.label, label} <= {"ORG", "LOC", "MISC"}:
                    self.join(mention, cluster, "same name")
                    return
        self.join(mention, self.new(mention, text), "new name")

    def from_office(self, office: "offices.Office | None", parts: list[str]) -> Entity | None:
        """A surname with its office and country points at one holder: *US-Präsident Biden*."""
        if office is None or not office.where:
            return None
        last = strip_s(parts[-1])
        for holder in self.kb.holders:
            if holder.where == office.where and offices.same(holder.office, office.base) and surname(holder.person, holder.where) in (parts[-1], last):
                return self.kb.entities.get(holder.person)
        return None

    def served(self, person: Entity, office: str) -> bool:
        """Say whether somebody held an office, or any at the article's date: *Nationalratspräsident Sobotka* is no prime minister of long ago."""
        return any(offices.alike(h.office, office) or not self.date or person.label in self.active for h in self.kb.terms.get(person.label, ()))

    def holds(self, person: Entity, office: str) -> bool:
        """Say whether somebody holds an office at the article's date."""
        return any(offices.alike(h.office, office) and h.current(self.date) for h in self.kb.terms.get(person.label, ()))

    @cached_property
    def active(self) -> frozenset[str]:
        """Return who holds an office at the article's date."""
        return frozenset(h.person for h in self.kb.holders if h.current(self.date))

    def in_office(self, found: list[tuple[Entity, float]]) -> list[tuple[Entity, float]]:
        """Keep those who hold an office at the date of the article."""
        kept = [(e, p) for e, p in found if e.label in self.active]
        return kept if len(kept) == 1 else []

    def rank(self, found: list[tuple[Entity, float]], mention: Mention) -> Entity | None:
        """Choose a candidate by prior, or abstain where two are alike."""
        if len(found) == 1:
            return found[0][0]
        here = {c.entity.country for c in self.clusters if c.entity.country} | {c.entity.iri for c in self.clusters if c.entity.type == "Country"}
        scored = sorted(((p + (2.0 if e.country and e.country in here else 0.0), e) for e, p in found), key=lambda x: (-x[0], x[1].label))
        if scored[0][0] >= scored[1][0] * 1.2 or scored[0][0] > scored[1][0] + 0.5:
            return scored[0][1]
        return None

    def new(self, mention: Mention, text: str) -> Cluster:
        """Make an entity of its own for a name that the knowledge base does not have; the same name gives the same IRI."""
        label = mention.label
        plain = text.strip(" \"„“»«'")
        if label in ("PER", "LOC", "ORG") and plain.endswith("s") and not re.search(r" de[rs] ", plain) and self.genitive(mention, plain):
            plain = plain[:-1]
        plain = plain.rstrip("’'")
        kind = UNKNOWN_TYPES[label]
        address = f"{self.base}{slug(plain)}"
        if label == "PER" and " " in plain:
            address += "-Person" if address in self.kb.addresses else ""
        elif label in ("ORG", "LOC"):
            address += f"-{kind}"                     # what is called alike and is of another kind is something else
        else:
            address += f"-{digest(self.analysis.article.id, plain)[:6]}"
        entity = Entity(address, plain, kind)
        gender = mention.gender if label == "PER" else "fem|neut" if label == "ORG" else "neut"
        title = self.titles.get(mention.span)
        if label == "PER":
            gender = person_gender(mention, title)
        cluster = Cluster(entity, gender, "sing", label)
        if label == "PER":
            cluster.surname = surname(plain)
        self.clusters.append(cluster)
        return cluster

    def genitive(self, mention: Mention, text: str) -> bool:
        """Say whether the final *s* is an ending: the bare form occurs too, or the name stands before or in a noun phrase as possessor."""
        bare = text[:-1]
        return bool(re.search(rf"\b{re.escape(bare)}\b(?!s)", self.text)) or mention.case == "gen" or any(
            m.mention.span == mention.span and m.kind in ("possessive", "genitive") for top in self.mentions for m in top.modifiers)

    def attach_title(self, title: Mention, cluster: Cluster) -> None:
        """A title beside a name means the same person, here and when it comes again alone."""
        if title.span not in self.of:
            self.join(title, cluster, "title of a name")
        cluster.roles.add(title.lemma)
        found = offices.read(title, self.kb, self.text)
        if found is not None:
            cluster.roles.add(found.base)
        if not cluster.gender and cluster.label == "PER":
            cluster.gender = title_gender(title)

    def description(self, mention: Mention) -> None:
        """Resolve *der Verteidigungsminister*, *der Kreml-Chef*, *die ukrainische Regierung*, *das Nachbarland*."""
        named = self.named_by.get(mention.span)
        if named is not None and named.span in self.of and self.of[named.span].label == "PER":
            return
        code = offices.government_of(mention, self.kb, self.text)
        if code:
            entity = self.kb.government(code)
            if entity is not None:
                self.join(mention, self.known(entity, "ORG"), "government by country")
                return
        army = offices.army_of(mention, self.kb, self.text)
        if army is not None:
            self.join(mention, self.known(army, "ORG"), "forces by country")
            return
        body = offices.body_of(mention, self.kb)
        if body is not None:
            self.join(mention, self.known(body, "ORG"), "organisation of that name")
            return
        definite = mention.determiner in ("der", "dieser", "poss") or mention.determiner == "" and "-" in mention.lemma
        found = offices.read(mention, self.kb, self.text) if not offices.deputy(mention) else None
        if found is not None and mention.number != "plur" and definite:
            here = self.sentence_of[mention.span]
            candidates = [c for c in self.clusters if c.label == "PER" and any(offices.same(r, found.base) or offices.same(r, mention.lemma) for r in c.roles)
                          and (mention.gender not in ("masc", "fem") or c.gender in ("", mention.gender)) and any(m.start < mention.start for m, s in c.mentions)]
            if candidates and (not found.where or self.place_fits(candidates, found)):
                best = max(candidates, key=lambda c: (found.where != "" and self.kb.code_of.get(c.entity.label) == found.where, max(s for m, s in c.mentions if m.start < mention.start) - here, -self.clusters.index(c)))
                self.join(mention, best, "office named before")
                return
            if found.where and offices.in_office(mention):
                person = self.kb.holder(found.base, found.where, self.date) or offices.chief(self.kb, found, self.date)
                if person and person in self.kb.entities:
                    self.join(mention, self.known(self.kb.entities[person], "PER"), "holder of the office at the article's date")
                    return
        if found is not None and mention.number != "plur" and mention.determiner == "der" and not found.where and offices.in_office(mention):
            serving = [c for c in self.clusters if c.label == "PER" and self.holds(c.entity, found.base) and any(m.start < mention.start for m, s in c.mentions)]
            if len(serving) == 1:
                self.join(mention, serving[0], "holds the office at the article's date")
                return
        if mention.lemma in ("Land", "Nachbarland", "Staat", "Inselstaat") and definite and mention.number != "plur":
            clause = self.clause_of(mention)
            subject = clause.get("subject") if clause is not None else None
            taken = self.of.get(subject.mention.span) if subject is not None and subject.mention is not None else None
            here = self.sentence_of[mention.span]
            recent = [(len(c.mentions) - (here - s) * 0.15, m.start, c) for c in self.clusters if c.entity.type == "Country" and c is not taken
                      for m, s in c.mentions if m.start < mention.start]
            if recent:
                self.join(mention, max(recent, key=lambda x: x[:2])[2], "country that the article names most")
                return
        epithet = offices.epithet(mention, self.kb) and mention.span not in self.predicates and not mention.conjuncts
        if (found is not None and not found.where and not mention.modifiers or epithet) and mention.determiner in ("der", "dieser") and mention.number != "plur" and self.subjects.get(mention.span):
            gender = "fem" if mention.gender == "fem" else "masc"
            clause = self.clause_of(mention)
            speaker = self.speakers.get(clause.index) if clause is not None else None
            teller = self.of.get(speaker.span) if speaker is not None else None
            recent = [((s, m.span in self.subjects, m.start), c) for c in self.clusters if c.label == "PER" and c is not teller and c.gender in ("", gender) for m, s in c.mentions
                      if m.start < mention.start and self.sentence_of[mention.span] - s <= 4]
            if recent:
                self.join(mention, max(recent, key=lambda x: x[0])[1], "description of the last person")
                return
        if mention.determiner != "kein" and mention.span not in self.predicates and (offices.kind_of(mention, self.kb) in ("Person", "Group") or mention.span in self.subjects or mention.span in self.objects):
            self.mention_thing(mention)

    def mention_thing(self, mention: Mention) -> None:
        """Make a described thing an antecedent for pronouns, the same words the same thing; *6,5 Milliarden Euro* are none."""
        if mention.quantity and mention.lemma in COUNTED:
            return
        entity = self.thing(mention)
        if entity is None:
            return
        for cluster in self.clusters:
            if cluster.entity.iri == entity.iri:
                self.join(mention, cluster, "same description")
                return
        plural = mention.number == "plur" or bool(mention.conjuncts)
        cluster = Cluster(entity, mention.gender, "plur" if plural else "sing", "THING")
        self.clusters.append(cluster)
        self.join(mention, cluster, "description")

    def place_fits(self, candidates: list[Cluster], found: "offices.Office") -> bool:
        codes = {self.kb.code_of.get(c.entity.label, "") for c in candidates}
        return found.where in codes or "" in codes

    def clause_of(self, mention: Mention) -> Clause | None:
        best = None
        for clause in self.analysis.clauses:
            if clause.start <= mention.start < clause.end and (best is None or clause.end - clause.start < best.end - best.start):
                best = clause
        return best

    def pronoun(self, mention: Mention) -> None:
        """Resolve a personal or possessive pronoun, or leave it."""
        clause = self.clause_of(mention)
        speaker = self.speakers.get(clause.index) if clause is not None else None
        teller = self.of.get(speaker.span) if speaker is not None else None
        if pronouns.first_person(mention):
            if teller is not None and (clause.quoted or clause.marker != "dass"):         # type: ignore[union-attr]
                self.join(mention, teller, "first person of the speaker")
        elif pronouns.refers(mention, clause, self.subjects, self.analysis.clauses) and not self.polite(mention):
            owner = self.owners.get(mention.span)
            subject = clause.get("subject") if clause is not None else None
            doer = self.of.get(subject.mention.span) if subject is not None and subject.mention is not None else None
            scene = pronouns.Scene(mention, clause, self.analysis.clauses, self.subjects, self.sentence_of[mention.span], self.objects, teller, self.quoted(mention), doer, owner, self.partners.get(owner.span) if owner is not None else None)
            found = pronouns.antecedent(scene, self.clusters)
            if found is not None:
                self.join(mention, found, "pronoun")
                shown = mention.gender.replace("|neut", "").replace("|plur", "")
                if found.label == "PER" and not found.gender and shown in ("masc", "fem"):
                    found.gender = shown                          # *Willoughby kam mit ihrem Sohn*: a woman from here on

    def quoted(self, mention: Mention) -> bool:
        """Say whether a mention stands inside quotation marks."""
        at = bisect_left(self.quotes, (mention.start,))
        return at > 0 and mention.start < self.quotes[at - 1][1]

    def polite(self, mention: Mention) -> bool:
        number = self.sentence_of[mention.span]
        return number < len(self.analysis.sentences) and pronouns.polite(self.text, mention.head_start if mention.determiner == "poss" else mention.start, self.analysis.sentences[number])

    # --- answers ---

    def entity(self, mention: Mention, role: str = "") -> Entity | None:
        """Return the entity of a mention in a role: a capital that acts is its government; a description is a node of its own."""
        cluster = self.of.get(mention.span)
        if cluster is None:
            named = self.named_by.get(mention.span)
            cluster = self.of.get(named.span) if named is not None else None
            if cluster is not None and cluster.label != "PER" and mention.kind == "noun":
                cluster = cluster if cluster.label in ("ORG", "LOC") and not mention.adjectives and mention.lemma in ("Stadt", "Land", "Firma", "Unternehmen", "Zeitung", "Sender", "Partei", "Fluss", "Region", "Insel") else None
        if cluster is not None:
            return self.metonym(cluster.entity, role)
        if mention.kind in ("adverb", "adjective", "number") or mention.kind == "pronoun" and mention.text.lower() not in SPEAKING and not mention.modifiers:
            return None
        return self.thing(mention)

    def metonym(self, entity: Entity, role: str) -> Entity:
        """*Kiew warnt* is the government, *in Kiew* the city; *das Weiße Haus erklärt* the government, *im Weißen Haus* the house."""
        if role in ACTING:
            code = self.kb.capitals.get(entity.label) or ("US" if entity.label == "Weißes Haus" else "")
            if code and entity.type in ("City", "Facility") and code in self.kb.governments:
                return self.kb.governments[code]
        return entity

    def thing(self, mention: Mention) -> Entity | None:
        """Return the node of something described: its own within the article, by its label."""
        if mention.span in self.things:
            return self.things[mention.span]
        label = base_label(self.text, mention)
        if mention.kind == "pronoun":
            label = "jemand" if label.lower().startswith("jemand") else SPEAKING.get(label.lower(), label[:1].lower() + label[1:])
        if not re.search(r"\w", label):
            return None
        kind = offices.kind_of(mention, self.kb)
        entity = Entity(f"{self.base}{slug(self.analysis.article.id)}/{slug(label)[:80]}", label, kind, country=self.country_of(mention) if kind == "Place" else "")
        self.things[mention.span] = entity
        return entity

    def country_of(self, mention: Mention) -> str:
        """Return the IRI of the country that a described place is tied to: *die Grenze zur Ukraine*, *die polnische Grenze*."""
        clusters = [self.of.get(m.mention.span) for m in mention.modifiers]
        named = next((c.entity for c in clusters if c is not None and (c.entity.type == "Country" or c.entity.country)), None)
        if named is not None:
            return named.iri if named.type == "Country" else named.country
        codes = [self.kb.country_of_adjective(a) for a in mention.adjectives]
        return next((self.kb.entities[self.kb.codes[c]].iri for c in codes if c and c in self.kb.codes), "")


def extra_mentions(triples: list[Triple]):
    """Yield mentions that extraction made itself, such as country adjectives and parties in brackets."""
    for triple in triples:
        for mention in (triple.subject, triple.object, triple.speaker, *(p.mention for p in triple.participants)):
            if mention is not None:
                yield mention


def merged(spans: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """Return spans in order, those that overlap as one.

    >>> merged(((20, 30), (0, 9), (5, 12)))
    [(0, 12), (20, 30)]
    """
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
