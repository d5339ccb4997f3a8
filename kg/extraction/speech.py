"""Room 3: whose words a clause is.

Four ways, in this order: the content of a verb of saying; a quotation with its verb of saying before, after or around it, also over
several sentences; *laut*, *zufolge*, *nach Angaben von*, *wie X mitteilt*; and Konjunktiv that goes on after an utterance (*Er schätze …*).
The annotation scheme of SpkAtt (GermEval 2023) calls them direct, indirect, reported and free indirect speech.
"""

from __future__ import annotations

import re

from ..model import Clause, Mention
from . import lexicon
from .context import Context, source_of

REACH = 2       # sentences that an open utterance goes on without a new verb of saying


def attribute(context: Context) -> None:
    """Fill ``context.speakers``: index of a clause → (speaker or None, index of the clause of saying); and ``context.naming``."""
    by_sentence: dict[int, list[Clause]] = {}
    for clause in context.clauses:
        by_sentence.setdefault(clause.sentence, []).append(clause)
    last: tuple[Mention | None, int] | None = None
    since = 99
    for number, (start, end) in enumerate(context.analysis.sentences):
        clauses = by_sentence.get(number, [])
        beside = aside(context, start, end)
        here = utterance(context, clauses) or beside or heading(context, clauses, start, end)
        if beside is not None and here is not None and here[1] >= 0:
            context.speakers[here[1]] = beside                # *Er gab an, krank zu sein, so die Polizei*: that he said so is the police's claim
        quoted = [c for c in clauses if c.quoted]
        outside = [c for c in clauses if not c.quoted]
        if here is not None:
            for clause in clauses:
                if beside is not None and beside[0] is not None and clause.antecedent is not None and any(m.span == clause.antecedent.span for m in beside[0].within()):
                    context.naming.add(clause.index)          # *so Lenz, Autor der ausgestrahlten Serie*
                elif is_content(context, clause, here[1]):
                    context.speakers[clause.index] = here
        elif quoted and not outside:
            source = last if last is not None and since <= REACH else following(context, by_sentence, number)
            if source is not None:
                for clause in quoted:
                    context.speakers[clause.index] = source
            else:
                for clause in quoted:
                    context.speakers[clause.index] = (None, -1)
        else:
            for clause in quoted:
                if len(clause.verb) and clause.get("subject"):
                    context.speakers.setdefault(clause.index, (None, -1))
            if last is not None and since <= REACH and outside:
                root = next((c for c in outside if c.link == "root"), outside[0])
                if root.mood == "konjunktiv1" or (root.mood == "konjunktiv2" and not root.modal and since <= 1):
                    for clause in clauses:
                        if clause.index == root.index or clause.mood.startswith("konjunktiv"):
                            context.speakers[clause.index] = last
                    here = last
            elif outside:
                root = next((c for c in outside if c.link == "root"), outside[0])
                if root.mood == "konjunktiv1" and root.link == "root":
                    context.speakers[root.index] = (None, -1)
        for clause in clauses:
            source = named_source(clause) or beside_source(context, clause, clauses) or (told_by(context, clause) if clause.index not in context.speakers else None)
            if source is not None and "eigen" in {a.lower()[:5] for a in source.adjectives}:      # "nach eigenen Angaben": who says it is who does it
                source = context.subject(clause) if clause.index not in context.speakers else None
            if source is not None:
                context.speakers[clause.index] = (source, -1)
                for other in clauses:                          # *laut Polizei floh er und wurde gefasst*
                    if other.link == "coordinate" and other.parent == clause.index and other.index not in context.speakers:
                        context.speakers[other.index] = (source, -1)
        paragraph = context.analysis.article.text[end:end + 40]
        if here is not None:
            last, since = here, 0
        elif quoted and not outside and last is not None:
            since = 0 if since <= REACH else since
        else:
            since += 1
        if paragraph.startswith("\n\n") and len(paragraph.strip()) > 0 and since > 0:
            since += 1


def utterance(context: Context, clauses: list[Clause]) -> tuple[Mention | None, int] | None:
    """Return (speaker, clause of saying) of a sentence: the verb of saying that has content or stands by a quotation."""
    best = None
    has_quote = any(c.quoted for c in clauses)
    for clause in clauses:
        if clause.quoted or not context.says(clause) or clause.link in ("relative", "participle"):
            continue
        if clause.mood in ("infinitive",):
            continue
        subject, named = context.teller(clause), clause.get("subject")
        if clause.voice != "active" and clause.get("content") is None and named is not None and named.mention is not None and named.mention.text.lower() not in ("es", "das", "dies"):
            continue                                          # *Zwei Fälle wurden gemeldet*: that is all that was
        if subject is not None and subject.text.lower() == "es":
            subject = source_of(clause)
        content = any(k.link in ("content", "infinitive", "parataxis") for k in context.children.get(clause.index, ())) \
            or clause.get("content") is not None \
            or (clause.link == "parataxis" and subject is not None and not clause.get("object")) \
            or any(a.function == "subject" and a.clause >= 0 for a in clause.arguments)
        score = (2 if content else 0) + (1 if has_quote else 0) + (1 if clause.link == "root" else 0)
        if score >= 2 or (score and has_quote) or (clause.lemma in ("sagen", "erklären", "mitteilen") and clause.link == "root"):
            if best is None or score > best[0]:
                best = (score, subject, clause.index)
    return (best[1], best[2]) if best else None


def aside(context: Context, start: int, end: int) -> tuple[Mention | None, int] | None:
    """*…, so der Minister*: the speaker stands behind *so*, without a verb."""
    text = context.analysis.article.text
    for mention in context.analysis.mentions:
        first = mention.extent[0]
        if start < first < end and SO.search(text, max(start, first - 50), first) and mention.kind in ("name", "noun") \
                and (text[max(start, first - 6):first].lstrip()[:1] in "“”\"«" or mention.label in ("PER", "ORG", "LOC") or lexicon.role_of(mention.lemma) is not None or mention.lemma in ACTORS or not text[mention.extent[1]:end].strip(" .“”\"«") or any(a.label == "PER" for a in mention.appositions)):
            return mention, -1
    return None


def heading(context: Context, clauses: list[Clause], start: int, end: int) -> tuple[Mention | None, int] | None:
    """*Merkel: Wir schaffen das*: who stands alone before a colon says what follows in the first person or in quotation marks."""
    text = context.analysis.article.text
    colon = text.find(":", start, end)
    if colon < 0 or not text[colon + 1:end].strip() or any(a < colon for c in clauses for a, _ in c.verb):
        return None
    who = next((m for m in context.analysis.mentions if m.extent[0] == start and m.end <= colon and ABOUT.fullmatch(text, m.extent[1], colon)), None)
    name = next((m for m in (who, *who.appositions) if m.kind == "name" and m.label), None) if who is not None else None
    said = text[colon + 1:end].lstrip()
    return (who, -1) if name is not None and name.label in ("PER", "ORG") and (said[:1] in "„“\"»«" or FIRST.search(said)) else None


FIRST = re.compile(r"\b(?:[Ii]ch|[Ww]ir|mein|unser)(?:e[mnrs]?)?\b")
ABOUT = re.compile(r"\s*(?:\([\w/ -]+\))?\s*(?:(?:zu|zum|zur|über|nach|vor)\s[^:]{2,40})?")                # *Merkel (CDU) zur Lage:*
SO = re.compile(r"(?:[,;“”\"«]|–|^)\s*so (?:auch )?(?:d(?:er|ie|as) (?:[\w-]+ ){1,2})?$")            # *so der 23-jährige Rahm*
ACTORS = frozenset("Polizei Behörde Regierung Ministerium Sprecher Staatsanwaltschaft Gericht Partei Unternehmen Konzern Verband Bericht Zeitung".split())


def is_content(context: Context, clause: Clause, saying: int) -> bool:
    """Say whether a clause belongs to what is said, not to the act of saying or to what surrounds it."""
    if clause.index == saying:
        return False
    if saying < 0:
        return True
    said = context.clauses[saying]
    at, seen = clause, set()
    while at.parent >= 0 and at.index not in seen:
        seen.add(at.index)
        if at.parent == saying:
            return at.link in ("content", "infinitive", "parataxis") or at.quoted or at.mood.startswith("konjunktiv1") \
                or (at.link == "adverbial" and not at.marker and at.end <= said.head[0] and clause.mood != "infinitive")
        at = context.clauses[at.parent]
    return clause.quoted or (said.link == "parataxis" and contains(context, clause, said))


def contains(context: Context, clause: Clause, said: Clause) -> bool:
    """Say whether the act of saying hangs below the clause: then the clause is what was said."""
    at, steps = said, 0
    while at.parent >= 0 and steps < 20:
        if at.parent == clause.index:
            return True
        at, steps = context.clauses[at.parent], steps + 1
    return clause.parent >= 0 and clause.link in ("coordinate", "content", "adverbial", "relative", "infinitive") and clause.parent != said.index \
        and contains(context, context.clauses[clause.parent], said) if clause.parent < clause.index else False


def following(context: Context, by_sentence: dict[int, list[Clause]], number: int) -> tuple[Mention | None, int] | None:
    """A quotation that is begun before its verb of saying: *"A. B.", sagte X.*"""
    for later in range(number + 1, number + 3):
        clauses = by_sentence.get(later, [])
        if not any(c.quoted for c in clauses):
            return None
        found = utterance(context, clauses)
        if found is not None:
            return found
    return None


def named_source(clause: Clause) -> Mention | None:
    """*laut X*, *X zufolge*, *nach Angaben von X*, *aus Sicht X*: the source named inside the clause."""
    for argument in clause.all("oblique", "adverbial"):
        mention = argument.mention
        if mention is None:
            continue
        if argument.preposition in lexicon.SOURCES:
            if mention.lemma in lexicon.attitude_nouns("source"):
                return next((m.mention for m in mention.modifiers), mention)
            return mention
        if argument.preposition in ("nach", "aus", "in") and mention.lemma in lexicon.attitude_nouns("source"):
            if argument.preposition == "in" and mention.lemma != "Sicht":
                continue
            owner = next((m.mention for m in mention.modifiers if m.kind in ("genitive", "possessive") or m.preposition in ("von", "aus")), None)
            if owner is not None or mention.possessor is not None:
                return owner or mention.possessor
            if argument.preposition == "nach" and (mention.adjectives or mention.modifiers or mention.number == "plur" and not mention.determiner):
                return mention
    return None


def told_by(context: Context, clause: Clause) -> Mention | None:
    """*Der Konzern streicht Stellen, wie er am Mittwoch mitteilte*: who says so in a clause with *wie*."""
    for told in context.children.get(clause.index, ()):
        if context.tells(told) and told.voice == "active" and told.polarity == "positive" and not told.get("object", "content"):
            return context.subject(told)
    return None


def beside_source(context: Context, clause: Clause, clauses: list[Clause]) -> Mention | None:
    """Return the source that stands right behind *laut*, *nach Angaben (von)* or right before *zufolge*, wherever the parser hangs it: *Grund ist laut Simpson die Diplomatie*."""
    text = context.analysis.article.text
    for match in SOURCE.finditer(text, clause.start, clause.end):
        if any(clause.start <= c.start <= match.start() < c.end <= clause.end and c.end - c.start < clause.end - clause.start for c in clauses):
            continue                                          # it belongs to a clause inside
        for top in context.analysis.mentions:
            for mention in top.within():
                if mention.extent[1] == match.start() if match[0] == " zufolge" else mention.start == match.end():
                    return mention
    return None


SOURCE = re.compile(r"\b[Ll]aut | zufolge\b|\b[Nn]ach (?:Angaben|Informationen|Erkenntnissen|Schätzungen|Einschätzung|Ansicht|Meinung|Auffassung|Darstellung|Überzeugung) (?:von |aus )?")
