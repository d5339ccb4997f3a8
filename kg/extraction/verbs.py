"""Room 3: Clause → Triple, verbs with their participants.

Functions become roles by preposition, case and kind of filler; the roles are those of CONTRACT.md, close to VerbNet's.  Coordinated
subjects and objects give a triple each, except where the verb is done together (*Biden und Putin treffen sich*).
"""

from __future__ import annotations

from ..data import MEASURES, TIMES, collective
from ..model import Analysis, Argument, Clause, Evidence, Mention, Participant, TimeExpression, Triple, replace
from . import lexicon
from .context import WH, Context, connects
from .light_verbs import light

MOST = 5                                     # coordinated fillers that get a triple of their own
LOCAL = frozenset("in an auf bei vor hinter neben über unter zwischen nahe unweit innerhalb außerhalb entlang gegenüber nördlich südlich östlich westlich um".split())
TEMPORAL = frozenset("in an um vor nach seit bis ab während zu von für gegen über binnen innerhalb zwischen bei".split())
MOTION = frozenset("reisen fliegen ziehen fahren gehen kommen zurückkehren fliehen flüchten abreisen".split())
CAUSES = frozenset("wegen aufgrund angesichts trotz dank infolge mangels".split())
ACCUSING = frozenset("anklagen beschuldigen bezichtigen verdächtigen überführen entheben berauben verweisen".split())
PEOPLE = frozenset("Person Mensch Leute Kind Mitglied Frau Mann Unbekannte".split())
COPULAS = frozenset({"sein", "werden", "bleiben"})
CLAUSE_PRONOUNS = frozenset("es das dies was".split())


def read_clause(context: Context, clause: Clause) -> list[Triple]:
    """Return the triples of one clause, [] where nobody and nothing is named."""
    if connects(clause):
        return []
    analysis = context.analysis
    subject = context.subject(clause)
    participants = roles(context, clause)
    subjects = expand(subject)
    agent = next((p for p in participants if p.role == "agent" and p.mention is not None), None)
    if subject is None and agent is None:
        patient = next((p for p in participants if p.role == "patient" and p.mention is not None), None)
        if patient is None and not any(happens(clause, p.preposition) for p in participants) or clause.mood == "infinitive" and clause.link not in ("root", "adverbial", "noun"):
            return []
    stance = context.stance(clause)
    times = own_times(analysis, context, clause)
    evidence = clause_evidence(analysis, context, clause)
    made = []
    passive = clause.voice in ("passive", "stative") and not (clause.passive_aux == "bekommen")
    asks = adjective(clause)
    clause, participants = light(clause, participants)
    lemma = f"{asks} {clause.lemma}" if any(p.mention is not None and p.preposition in lexicon.governed(asks) for p in participants) else ("sich " if clause.reflexive else "") + clause.lemma

    def emit(who: Mention | None, what: Participant | None, rest: list[Participant]) -> None:
        preposition = what.preposition if what is not None else ""
        name = f"{lemma} {preposition}" if preposition else lemma
        value = what.value if what is not None and what.mention is None else ""
        made.append(Triple(
            who, name, surface(analysis, clause), what.mention if what is not None else None, tuple(p for p in rest if p is what or p.mention is None or not p.mention.denied or p.mention is who), evidence, "negative" if clause.polarity == "positive" and denied(who, what) else context.polarity(clause),
            stance.modality, clause.tense, stance.speaker, stance.nested, tuple(times), clause.index, "verb", value, confidence(clause),
            clause.sentence))

    if passive and agent is not None and agent.mention is not None:
        patient = Participant("patient", subject, start=subject.start, end=subject.end) if subject is not None else None
        everyone = ([patient] if patient else []) + participants
        for who in expand(agent.mention):
            emit(who, patient or main_object(clause, participants), everyone)
        return made
    if passive:
        own = [Participant("patient", s, start=s.start, end=s.end) for s in subjects]
        for who in subjects or [None]:                                                               # type: ignore[list-item]
            target = main_object(clause, participants)
            everyone = [p for p in own if p.mention is who] + participants
            if who is None:
                patient = next((p for p in participants if p.role == "patient"), None)
                if patient is None or patient.mention is None:
                    continue
                emit(patient.mention, None, participants)
            else:
                emit(who, target, everyone)
        return made
    if subject is None:
        if clause.expletive and clause.lemma in ("geben", "kommen", "gehen", "handeln", "fehlen", "bedürfen", "mangeln"):
            patient = next((p for p in participants if p.mention is not None and (p.role in ("patient", "topic") or happens(clause, p.preposition))), None)
            if patient is not None:
                emit(patient.mention, None, [replace(patient, role="patient", preposition="" if happens(clause, patient.preposition) else patient.preposition), *(p for p in participants if p is not patient)])
        elif clause.mood != "infinitive" or clause.link in ("adverbial", "noun"):
            target = main_object(clause, participants)
            if target is not None and target.mention is not None and clause.mood == "infinitive":
                emit(None, target, participants)
        return [t for t in made if t.subject is not None]
    together = clause.lemma in lexicon.SYMMETRIC and len(subjects) > 1 and not any(p.role == "patient" or p.preposition == "mit" for p in participants)
    if together:
        others = [Participant("agent", s, start=s.start, end=s.end) for s in subjects]
        emit(subjects[0], Participant("agent", subjects[1], "", start=subjects[1].start, end=subjects[1].end), others + participants)
        return made
    receives = clause.voice == "passive"                                                     # *Er bekam von ihr einen Orden verliehen*
    if receives and agent is not None:
        everyone = [Participant("recipient", s, start=s.start, end=s.end) for s in subjects] + participants
        for giver in expand(agent.mention):
            emit(giver, main_object(clause, [p for p in participants if p is not agent]), everyone)
        return made
    for who in subjects:
        target = main_object(clause, participants)
        me = [Participant("recipient" if receives else "agent", who, start=who.start, end=who.end)]
        same = [p for p in participants if target is not None and p.role == target.role and p.preposition == target.preposition and p.mention is not None]
        if target is not None and target.mention is not None and 1 < len(same) <= MOST:
            for one in same:
                emit(who, one, me + [one] + [p for p in participants if p not in same])
        else:
            emit(who, target, me + participants)
    return made


def confidence(clause: Clause) -> float:
    """Return how likely a statement read from a clause is right and well formed: .55 where the parser is unsure of a word, .85 where it is sure of all.

    A line through the judged statements of ``docs/judged.tsv``; an infinitive borrows its subject, which costs a sixth.
    """
    return round((0.5 + 0.35 * clause.certain) * (0.85 if clause.mood == "infinitive" else 1.0), 2)


def denied(who: Mention | None, what: Participant | None) -> bool:
    """Say whether a member of a coordination is denied while the clause is not.

    *Die Partei will Reformen, aber keine neuen Schulden.*  *Sie kritisierte die Kanzlerin, nicht den Präsidenten.*

    >>> [denied(None, Participant("patient", Mention(0, 1, t, t, t, "noun", determiner=d))) for t, d in (("Reformen", ""), ("Schulden", "kein"))]
    [False, True]
    """
    return any(m is not None and (m.determiner == "kein" or m.denied) for m in (who, what.mention if what is not None else None))


def happens(clause: Clause, preposition: str) -> bool:
    """Say whether a phrase names what happens: *Es kam zu Protesten*."""
    return clause.expletive and clause.lemma == "kommen" and preposition == "zu"


def expand(mention: Mention | None) -> list[Mention]:
    """Return the members of a coordination, at most :data:`MOST`."""
    if mention is None:
        return []
    found, stack = [], [mention]
    while stack and len(found) < MOST:
        one = stack.pop(0)
        found.append(one)
        stack = [*one.conjuncts, *stack]
    return found


def adjective(clause: Clause) -> str:
    """Return the adjective that a copula joins to its subject: *stolz* of *Sie ist stolz auf das Team*."""
    if clause.lemma not in COPULAS:
        return ""
    return next((a.mention.lemma for a in clause.all("predicative") if a.mention is not None and a.mention.kind == "adjective" and not a.preposition), "")


def main_object(clause: Clause, participants: list[Participant]) -> Participant | None:
    """Choose what a statement is about besides its subject: patient, governed phrase, recipient, attribute, direction, content, place."""
    def first(test) -> Participant | None:
        return next((p for p in participants if test(p)), None)
    asked = lexicon.governed(adjective(clause))
    governed = lexicon.governed(clause.lemma) | asked
    is_what = first(lambda p: p.role == "attribute" and not p.preposition and (p.mention is not None or p.value)) if clause.lemma in COPULAS and not any(p.preposition in asked for p in participants) else None
    return (is_what or first(lambda p: p.role == "patient" and p.mention is not None)
            or first(lambda p: p.preposition in governed and p.mention is not None and p.role not in ("time", "agent") and not (p.role == "manner" and p.mention.lemma in lexicon.attitude_nouns("source")))
            or first(lambda p: p.role == "recipient" and p.mention is not None)
            or first(lambda p: p.role == "attribute" and (p.mention is not None or p.value))
            or first(lambda p: p.role == "destination" and p.mention is not None)
            or first(lambda p: p.role == "topic" and p.mention is not None and p.preposition not in CAUSES)
            or first(lambda p: p.role == "content")
            or first(lambda p: p.role == "topic" and p.mention is not None and p.preposition not in ("trotz", "angesichts"))
            or first(lambda p: p.role in ("source", "place", "instrument") and p.mention is not None))


def roles(context: Context, clause: Clause) -> list[Participant]:
    """Give every argument but the subject its role; coordinated fillers one participant each."""
    found: list[Participant] = []
    text = context.analysis.article.text
    for argument in clause.arguments:
        if argument.function == "subject" and argument.clause < 0:
            continue
        if argument.clause >= 0:
            if argument.function == "content" and not takes(context, clause, argument):
                continue
            found.append(Participant("content", None, "", text[argument.start:argument.end], argument.start, argument.end, argument.clause))
            continue
        mention = argument.mention
        if mention is None:
            continue
        mention = context.resolve_relative(clause, mention)
        if argument.function == "adverbial" and mention.kind in ("adverb", "adjective", "noun") and mention.label == "":
            role = "time" if overlaps(context.analysis.times, mention) else "manner"
            if role == "manner" and mention.text.lower() in ("nicht", "auch", "nur", "schon", "noch", "so", "wie", "dann", "da", "also", "jedoch", "zudem", "derweil", "doch", "aber", "sehr", "mehr" if clause.negators else "sehr"):
                continue
            found.append(Participant(role, None, "", text[mention.start:mention.end], mention.start, mention.end))
            continue
        role = role_of(context.analysis, clause, argument, mention)
        if argument.preposition == "an" and mention.kind == "adjective" and mention.text.endswith("sten"):
            found.append(Participant(role, None, "", f"am {mention.text}", argument.start, mention.end))                 # *Am wirksamsten ist Alkohol*
            continue
        if mention.kind in ("adjective", "adverb"):
            found.append(Participant(role, None, argument.preposition, text[mention.start:mention.end], mention.start, mention.end))
            continue
        for one in expand(mention):
            found.append(Participant(role, one, argument.preposition, "", argument.start if one is mention else one.start, one.extent[1]))
    return found


def takes(context: Context, clause: Clause, argument: Argument) -> bool:
    """Say whether a clause can be the content of another: a bare main clause only with verbs of saying, thinking or wanting (not behind a colon: *Das Prinzip ist einfach: Sie fragen*)."""
    inner = context.clauses[argument.clause] if 0 <= argument.clause < len(context.clauses) else None
    if inner is None or inner.marker or inner.mood == "infinitive" or lexicon.has_attitude(clause.lemma):
        return True
    first = context.analysis.article.text[argument.start:argument.end].split(maxsplit=1)
    return bool(first) and first[0].lower() in QUESTION_WORDS


QUESTION_WORDS = WH | frozenset("was wer wen wem ob womit wofür woran welche welcher welches".split())


def overlaps(times: tuple[TimeExpression, ...], mention: Mention) -> bool:
    return any(t.start < mention.end and mention.start < t.end for t in times)


def is_actor(mention: Mention) -> bool:
    return mention.label in ("PER", "ORG") or lexicon.role_of(mention.lemma) is not None or any(a.label == "PER" for a in mention.appositions) or (mention.kind == "pronoun" and mention.text.lower() not in CLAUSE_PRONOUNS)


def is_place(mention: Mention) -> bool:
    return mention.label == "LOC" or lexicon.place_noun(mention.lemma)


def role_of(analysis: Analysis, clause: Clause, argument: Argument, mention: Mention) -> str:
    """Return the role of a nominal argument.

    *in Stockholm* place, *nach Neu-Delhi* destination, *am Montag* time, *vor einem Angriff* topic, *durch Aktionen* instrument.
    """
    function, preposition = argument.function, argument.preposition
    if function == "agent":
        return "agent"
    if function == "object":
        return "time" if any(t.start <= mention.head_start < t.end for t in analysis.times) and mention.label == "" and clause.lemma not in ("nennen", "verbringen", "haben") and mention.lemma != "Zeit" else "patient"
    if function == "indirect":
        return "topic" if clause.lemma in ACCUSING and any(a.function == "object" for a in clause.arguments) else "recipient"          # *klagte China der Tyrannei an*
    if function == "genitive":
        return "topic"
    if function == "predicative":
        return "attribute"
    head_time = any(t.start <= mention.head_start < t.end for t in analysis.times)
    if function == "time":
        if head_time or mention.lemma in TIMES:
            return "time"
        return "patient" if clause.link == "participle" and clause.voice == "active" and mention.lemma not in MEASURES else "manner"             # *das einen Hut tragende Kind*
    if head_time and (preposition in TEMPORAL or not preposition) and not (preposition == "zu" and preposition in lexicon.governed(clause.lemma)):        # *zu fünf Jahren Haft verurteilt*
        return "time"
    if clause.voice == "passive" and preposition in ("von", "durch") and (is_actor(mention) or mention.animate or preposition == "von" and (mention.label == "LOC" or collective(mention.lemma, "body", "side")
            or mention.lemma in PEOPLE or mention.determiner == "ein" and not lexicon.place_noun(mention.lemma) and preposition not in lexicon.governed(clause.lemma))):
        return "agent"                                       # *von einem Unbekannten angegriffen*
    if preposition == "nach" and mention.lemma in lexicon.attitude_nouns("source") or preposition == "zu" and mention.lemma == "Mal":
        return "manner"                                      # *Nach Informationen des „Spiegel“ reist er zum dritten Mal nach China*
    if preposition in lexicon.governed(adjective(clause)):
        return "topic"
    if preposition == "nach" and clause.lemma in MOTION and mention.lemma in lexicon.nominal_events():
        return "time"                                        # *Nach dem Treffen reiste er nach Rom*
    if preposition in lexicon.governed(clause.lemma) and not (preposition in ("in", "an", "bei", "auf") and mention.label == "LOC"):
        return "patient" if preposition == "gegen" else "attribute" if preposition == "als" else "topic"
    someone = is_actor(mention) or mention.animate
    if preposition == "gegenüber" and someone or preposition == "an" and (argument.case != "dat" and someone or mention.label == "LOC" and mention.kind == "name" and not mention.determiner):
        return "recipient"                                   # *sagte gegenüber Reportern*, *liefert Gas an Polen*
    if preposition == "als":
        return "manner" if compares(analysis.article.text, argument) else "attribute"
    if preposition in LOCAL and (is_place(mention) or mention.lemma in lexicon.EVENT_PLACES):
        return "destination" if argument.case == "acc" and preposition in ("in", "an", "auf", "über", "vor", "hinter", "unter", "neben", "zwischen") else "place"
    if preposition == "nach":
        return "time" if clause.lemma in COPULAS else "destination" if mention.label == "LOC" or mention.kind == "name" or mention.lemma == "Haus" else "time"
    if preposition in ("aus", "von"):
        return "source"
    if preposition == "zu":
        return "destination" if is_actor(mention) or is_place(mention) else "purpose"
    if preposition == "bis":
        return "destination" if is_place(mention) else "time"
    if preposition in ("während", "seit"):
        return "time"
    if preposition in ("mit", "mithilfe", "mittels", "per"):
        return "recipient" if is_actor(mention) or mention.label == "LOC" else "instrument"
    if preposition == "durch":
        return "place" if mention.label == "LOC" else "instrument"
    if preposition == "für":
        return "purpose"
    if preposition == "gegen":
        return "patient" if not clause.get("object") else "topic"
    if preposition in ("über", "um", "wegen", "aufgrund", "angesichts", "bezüglich", "trotz"):
        return "topic"
    if preposition in LOCAL:
        return "place" if argument.case != "acc" and preposition in ("in", "bei", "an") and mention.label else "manner"
    return "manner"


def compares(text: str, argument: Argument) -> bool:
    """Say whether *als* compares: *kostet weniger als im Vorjahr*, *ist größer als Bonn*; not *arbeitet als Lehrer*."""
    before, words = text[:argument.start].split()[-1:], text[argument.start:argument.end].split()
    return any(w.lower() in ("mehr", "weniger", "anders", "lieber", "eher") or len(w) > 4 and w.islower() and w.endswith(("er", "ere", "eren", "erer")) for w in before) or len(words) > 1 and words[1].lower() in LOCAL | {"im", "am", "zu", "beim", "nach", "vom", "zum"}


def own_times(analysis: Analysis, context: Context, clause: Clause) -> list[TimeExpression]:
    """Return the time expressions of a clause itself: not those of clauses or quotations inside it, explicit dates first."""
    inner = [(c.start, c.end) for c in analysis.clauses if c.sentence == clause.sentence and c.index != clause.index and (c.link != "participle" or c.antecedent is not None and c.head[1] <= c.antecedent.head_start)
             and clause.start <= c.start and c.end <= clause.end and (c.end - c.start) < (clause.end - clause.start)]
    inner += [span for argument in clause.arguments if argument.mention is not None for span in other_times(argument)]
    found = []
    for time in analysis.times:
        if clause.start <= time.start and time.end <= clause.end and not any(start <= time.start and time.end <= end for start, end in inner):
            found.append(time)
    parent = context.clauses[clause.parent] if clause.link == "coordinate" and clause.parent >= 0 else None
    if not found and parent is not None and parent.verb and parent.sentence == clause.sentence and not any(not a.shared for a in clause.all("subject")):
        found = [t for t in analysis.times if parent.start <= t.start and t.end <= parent.verb[0][0] and any(a.start <= t.start and t.end <= a.end for a in parent.arguments)]      # *Im Mai kam er und siegte*
    order = {"DATE": 0, "TIME": 0, "DURATION": 1, "SET": 2}
    vague = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
    return sorted(found, key=lambda t: (t.value in vague, order.get(t.type, 3), t.start))


def other_times(argument: Argument) -> list[tuple[int, int]]:
    """Return the parts of an argument whose times are not the clause's: what it is compared with, the year of a noun, an age.

    *Sie ist 20 Jahre alt.*  *Die Quote lag bei 16 Prozent im Vergleich zu 34 Prozent im Jahr 2016.*  *Sie hob eine Entscheidung von 2014 auf.*
    """
    mention = argument.mention                                # type: ignore[assignment]
    if mention.lemma == "Vergleich" or argument.preposition == "gegenüber" or mention.kind == "adjective" and mention.quantity:
        return [(argument.start, argument.end)]
    return [m.mention.extent for inner in mention.within() for m in inner.modifiers if m.preposition in ("von", "aus", "pro")]


def surface(analysis: Analysis, clause: Clause) -> str:
    """Return the words of the predicate in the order of the text."""
    return " ".join(analysis.article.text[a:b] for a, b in clause.verb)


def clause_evidence(analysis: Analysis, context: Context, clause: Clause) -> Evidence:
    """Return the shortest stretch of text that holds the clause; for a relative or infinitive clause with what it hangs on."""
    start, end = clause.start, clause.end
    subject = context.subject(clause)
    sentence = analysis.sentences[clause.sentence]
    if subject is not None and sentence[0] <= subject.start < sentence[1]:
        start, end = min(start, subject.extent[0]), max(end, subject.end)
    start, end = max(start, sentence[0]), min(max(end, start + 1), sentence[1])
    return Evidence(analysis.article.id, start, end, analysis.article.text[start:end], "verb", analysis.model)
