"""Room 3: what noun phrases say without a verb: offices, membership, nominal events.

*der ukrainische Verteidigungsminister Oleksi Resnikow*, *Annalena Baerbock (Grüne)*, *Putins Besuch in Indien*,
*ein Treffen zwischen A und B in Stockholm*.  Frames of event nouns stand in ``nominal_events.tsv``.
"""

from __future__ import annotations

import re

from ..data import COMING, FORMER
from ..model import Analysis, Clause, Evidence, Mention, Modifier, Participant, Triple
from . import lexicon
from .context import Context, Stance
from .verbs import expand, happens

PARTY = re.compile(r"\s*\((?P<party>CDU|CSU|SPD|FDP|AfD|Grüne|Grünen|Linke|Linken|Die Linke|Die Grünen|ÖVP|FPÖ|SPÖ|SVP|BSW|Freie Wähler)(?:/[^)]*)?\)")
ANCHORED = frozenset("nach bei während seit in an auf trotz wegen angesichts inmitten infolge aufgrund anlässlich".split())
LOCATIVE = frozenset("in an auf bei nahe vor".split())


def read_mentions(context: Context) -> list[Triple]:
    """Return the triples of all noun phrases of an analysis."""
    found: list[Triple] = []
    seen: set[tuple[int, int, str]] = set()
    for top in context.analysis.mentions:
        for mention in top.within():
            for triple in (*offices(context, mention), *descriptions(context, mention), *events(context, mention, top)):
                key = (triple.subject.start if triple.subject else -1, triple.object.start if triple.object else -1, triple.lemma)
                if key not in seen:
                    seen.add(key)
                    found.append(triple)
    found.extend(memberships(context))
    return found


def innermost(context: Context, offset: int) -> Clause | None:
    """Return the smallest clause around an offset."""
    best = None
    for clause in context.clauses:
        if clause.start <= offset < clause.end and (best is None or clause.end - clause.start < best.end - best.start):
            best = clause
    return best


def evidence(analysis: Analysis, start: int, end: int, rule: str) -> Evidence:
    return Evidence(analysis.article.id, start, end, analysis.article.text[start:end], rule, analysis.model)


def offices(context: Context, mention: Mention) -> list[Triple]:
    """A title and its name: *Kreml-Sprecher Peskow* → (Peskow, sein, Sprecher), of the Kreml.

    The name may stand first: *Clemens Fuest, Chef des Ifo-Instituts*.
    """
    made = []
    for other in mention.appositions:
        title, name = (mention, other) if other.label == "PER" or (other.kind == "name" and mention.kind != "name") else (other, mention)
        if title.kind == "name" or name.kind != "name" or name.label not in ("PER", ""):
            continue
        role = lexicon.role_of(title.lemma)
        if role is None:
            continue
        gap = context.analysis.article.text[min(title.end, name.end):max(title.start, name.start)]
        if len(gap) > 160 or "\n" in gap or name.end <= title.start and name.case == "gen" and not re.search("[,(–-]", gap):      # *Putins Berater* is somebody else
            continue
        of = [m for m in title.modifiers if m.kind in ("genitive", "possessive") or m.preposition in ("von", "in", "für", "bei")]
        of += [m for m in mention.modifiers if title is not mention and (m.kind in ("genitive", "possessive") or m.preposition in ("von", "für", "bei"))]          # *sagte Professor Lenz in der Zeitung*
        participants = [Participant("agent", name), Participant("attribute", title)]
        participants += [Participant("topic", m.mention, m.preposition) for m in of]
        start, end = min(title.extent[0], name.start), max(title.end, name.end)
        clause = innermost(context, title.start)
        stance = context.stance(clause) if clause is not None else Stance()
        former = any(a.lower().startswith((*FORMER, "damalig")) for a in title.adjectives) or title.lemma.startswith(("Ex-", "Alt-", "Altkanzler", "Altbundes"))
        future = any(a.lower().startswith(COMING) for a in title.adjectives)
        quoted = stance.nested and any(a < start < b for a, b in context.analysis.quotes)          # else the article says so
        made.append(Triple(name, "sein", title.text, title, tuple(participants), evidence(context.analysis, start, end, "title"), "positive", "none",
                           "past" if former else "future" if future else "present", stance.speaker if quoted else None, quoted, (), clause.index if clause else -1, "role",
                           confidence=0.9, sentence=clause.sentence if clause else -1))
    return made


def descriptions(context: Context, mention: Mention) -> list[Triple]:
    """What an apposition tells of a country or an organisation: *die Türkei, ein NATO-Mitglied* → (Türkei, sein, NATO-Mitglied)."""
    made = []
    for other in mention.appositions if mention.kind == "name" and mention.label in ("LOC", "ORG") else ():
        gap = context.analysis.article.text[mention.end:other.start]
        if other.kind != "noun" or other.determiner != "ein" or not re.fullmatch(r"[“”»«\"]?\s*[,–-]\s*", gap):
            continue
        clause = innermost(context, mention.start)
        stance = context.stance(clause) if clause is not None else Stance()
        made.append(Triple(mention, "sein", other.text, other, (Participant("agent", mention), Participant("attribute", other)), evidence(context.analysis, mention.start, other.extent[1], "apposition"),
                           "positive", "none", "present", stance.speaker, stance.nested, (), clause.index if clause else -1, "role" if lexicon.role_of(other.lemma) else "verb", confidence=0.8, sentence=clause.sentence if clause else -1))
    return made


def memberships(context: Context) -> list[Triple]:
    """A party in brackets behind a person: *Hubertus Heil (SPD)* → (Heil, angehören, SPD)."""
    text, made, done = context.analysis.article.text, [], set()
    for top in context.analysis.mentions:
        for mention in top.within():
            if mention.label != "PER" or mention.end in done:
                continue
            match = PARTY.match(text, mention.end)
            if match is None:
                continue
            done.add(mention.end)
            party = Mention(match.start("party"), match.end("party"), match["party"], match["party"], match["party"], "name", label="ORG", head_start=match.start("party"))
            clause = innermost(context, mention.start)
            made.append(Triple(mention, "angehören", match[0].strip(), party, (Participant("agent", mention), Participant("recipient", party)),
                               evidence(context.analysis, mention.start, match.end(), "party"), clause=clause.index if clause else -1, kind="role",
                               sentence=clause.sentence if clause else -1))
    return made


def frame_of(lemma: str) -> tuple[str, str, str] | None:
    """Return (verb, type, frame) of an event noun or of a compound that ends in one."""
    events = lexicon.nominal_events()
    if lemma in events:
        return events[lemma]
    last = lemma.rpartition("-")[2]
    if last[:1].upper() + last[1:] in events:
        return events[last[:1].upper() + last[1:]]
    for cut in range(3, len(last) - 4):
        tail = last[cut:cut + 1].upper() + last[cut + 1:]
        if tail in events and len(tail) >= 6:
            return events[tail]
    return None


def events(context: Context, mention: Mention, top: Mention) -> list[Triple]:
    """An event noun with named participants, as the verb it stands for."""
    frame = frame_of(mention.lemma)
    if frame is None or mention.kind == "name":
        return []
    verb, kind, shape = frame
    clause = innermost(context, mention.start)
    modifiers = list(mention.modifiers) + loose(clause, mention, shape == "mutual")
    doers: list[Mention] = []
    others: list[tuple[Mention, str]] = []
    places: list[Mention] = []
    for modifier in modifiers:
        who = modifier.mention
        if modifier.kind in ("genitive", "possessive"):
            (others.append((who, "")) if shape == "done" or shape in ("of", "invade") and modifier.kind == "genitive" else doers.extend(expand(who)))
        elif modifier.preposition == "zwischen":
            doers.extend(expand(who))
        elif modifier.preposition == "mit" and shape == "mutual":
            others.extend((m, "mit") for m in expand(who))
        elif modifier.preposition == "von" and shape == "done":
            others.append((who, ""))
        elif modifier.preposition in ("von", "durch", "vonseiten", "seitens") and shape != "self":
            doers.extend(expand(who))
        elif modifier.preposition in ("von", "vonseiten", "seitens"):
            doers.extend(expand(who))
        elif modifier.preposition == "für" and kind in ("Support", "Aid"):
            others.append((who, ""))
        elif modifier.preposition in ("gegen", "auf") and shape in ("against", "criticise", "to"):
            others.append((who, modifier.preposition))
        elif modifier.preposition in ("an", "über", "gegen") and shape == "criticise":
            others.append((who, modifier.preposition))
        elif modifier.preposition in ("in", "bei", "nach", "an") and shape == "to":
            others.append((who, modifier.preposition))
        elif modifier.preposition in LOCATIVE and not any(t.start <= who.head_start < t.end for t in context.analysis.times):
            places.append(who)
    if not any(p.label == "LOC" for p in places):                                            # "am Rande eines Gipfels in Stockholm": the place of the place
        places = [m.mention for modifier in modifiers if modifier.kind == "prepositional" and modifier.preposition not in ("zwischen", "mit", "von", "gegen")
                  for inner in modifier.mention.within() for m in inner.modifiers if m.preposition == "in" and m.mention.label == "LOC"] or places
    if mention.possessor is not None:
        (others.insert(0, (mention.possessor, "")) if shape == "done" else doers.insert(0, mention.possessor))
    adjectives = [a for a in mention.adjectives if re.search(r"isch(e[rnsm]?)?$", a)]
    subject_adjective = None
    if not doers and adjectives:
        subject_adjective = adjective_mention(context.analysis, mention, adjectives[0])
        if subject_adjective is not None:
            doers.append(subject_adjective)
    if not doers and clause is not None and shape in ("mutual", "to") and others:
        actor = context.subject(clause)                       # "in einem Telefonat mit X kritisierte Putin": the subject takes part
        if actor is not None and actor.start != mention.start and (named(actor) or actor.animate) and (clause.all("oblique") and any(a.mention is mention for a in clause.all("oblique")) or clause.get("object") and clause.get("object").mention is mention):  # type: ignore[union-attr]
            doers.append(actor)
    if shape == "mutual" and len(doers) == 1 and not others and len(expand(doers[0])) == 1:
        if doers[0].label not in ("PER", "LOC", "ORG"):
            return []
    if not doers and not others:
        return []
    if not any(named(m) for m in doers) and not any(named(m) for m, _ in others):
        return []
    subject = doers[0] if doers else None
    target: tuple[Mention, str] | None = others[0] if others else (doers[1], "") if len(doers) > 1 and shape == "mutual" else None
    if subject is None:
        if target is None or shape not in ("of", "invade", "done"):
            return []
    participants = [Participant("agent", d) for d in doers]
    participants += [Participant("destination" if kind == "Travel" else "recipient" if p == "mit" else "patient", m, p) for m, p in others]
    participants += [Participant("place", p) for p in places]
    stance = context.stance(clause) if clause is not None else Stance()
    argument = next((a for a in clause.arguments if a.mention is not None and any(m is mention for m in a.mention.within())), None) if clause is not None else None
    anchored = argument is not None and argument.function == "oblique" and argument.preposition in ANCHORED and argument.preposition not in lexicon.governed(clause.lemma if clause else "")
    occurs = clause is not None and argument is not None and happens(clause, argument.preposition)                    # *Es kam (nicht) zu einem Treffen*
    happened = clause is not None and clause.tense == "past" and stance.modality == "none" and (occurs or anchored and clause.polarity == "positive")
    modality = stance.modality if stance.modality != "none" else "none" if happened or mention.determiner in ("der", "dieser") and argument is not None and argument.function == "subject" and clause is not None and clause.tense == "past" and clause.polarity == "positive" else "possibility"
    start, end = mention.extent
    for modifier in modifiers:
        end = max(end, modifier.mention.extent[1])
        start = min(start, modifier.mention.extent[0])
    inner = [t for t in context.analysis.times if start <= t.start and t.end <= end]
    lemma = verb
    if target is not None and target[1] == "mit":
        lemma = f"{verb} mit"
    return [Triple(subject or target[0], lemma, mention.text, target[0] if target is not None and subject is not None else None, tuple(participants),  # type: ignore[index]
                   evidence(context.analysis, start, end, "nominal"), "negative" if mention.determiner == "kein" or occurs and clause is not None and clause.polarity == "negative" else "positive", modality,
                   clause.tense if clause is not None else "present", stance.speaker, stance.nested, tuple(inner), clause.index if clause else -1, "nominal",
                   confidence=0.75, sentence=clause.sentence if clause else -1)]


def loose(clause: Clause | None, mention: Mention, mutual: bool) -> list[Modifier]:
    """Return prepositional arguments of the clause that stand right behind the noun and belong to it in meaning: *Treffen … zwischen A und B*."""
    if clause is None:
        return []
    found = []
    for argument in clause.all("oblique"):
        other = argument.mention
        if other is None or other is mention or argument.start < mention.end:
            continue
        if (argument.preposition == "zwischen" and mutual) or (argument.preposition in ("in", "mit") and other.label in ("LOC", "PER") and argument.start - mention.extent[1] < 60
                                                   and argument.start < (clause.head[0] if clause.head[0] > mention.start else 10 ** 9)):
            found.append(Modifier("prepositional", other, argument.preposition))
        if mutual:
            near = argument.start - mention.extent[1] < 60 and argument.preposition in LOCATIVE
            found.extend(m for inner in other.within() for m in inner.modifiers if m.preposition == "zwischen" and inner is other or near and m.preposition == "in" and m.mention.label == "LOC")
    return found


def named(mention: Mention) -> bool:
    """Say whether somebody definite takes part: a name, an office, a demonym, a pronoun."""
    return bool(mention.label) or mention.kind in ("name", "pronoun") or lexicon.role_of(mention.lemma) is not None or mention.lemma in ACTORS \
        or any(re.search(r"isch(e[rnsm]?)?$", a) for a in mention.adjectives) or any(named(a) for a in mention.appositions)


ACTORS = frozenset("Regierung Parlament Streitkraft Armee Militär Polizei Opposition Partei Gericht Ministerium Kreml Westen Truppe Soldat Gewerkschaft".split())


def adjective_mention(analysis: Analysis, mention: Mention, adjective: str) -> Mention | None:
    """Return a mention for the country adjective of an event noun: *russische Invasion*."""
    at = analysis.article.text.find(adjective, mention.start, mention.end)
    if at < 0:
        return None
    return Mention(at, at + len(adjective), adjective, adjective, adjective.lower(), "adjective", head_start=at)
