"""Room 3: Analysis → binary triples of surface words, the form of Open IE benchmarks.

An n-ary fact is split as BenchIE's annotation guideline has it (Gashteovski et al. 2022): subject – predicate – complement, where the complement
grows with the phrases that follow (*trat*: *im Mai*; *im Mai in Genf*), and a noun phrase with what narrows it (*Verbündete*; *Verbündete von X*).
An embedded clause is no fact of its own: what is said, wanted or told in passing belongs to the complement it is embedded in (*sagte*: *dass er kommt*;
*wollen*: *einen Plan der hilft*).  A separated prefix stands where the text has it, behind the complement.
"""

from __future__ import annotations

import re

from ..model import Analysis, Argument, Clause, Mention
from .context import RELATIVES, Context
from .verbs import expand

NEGATIONS = frozenset("nicht nie niemals kaum".split())
EMBEDDED = frozenset({"content", "infinitive", "noun", "relative", "participle"})
MAIN = frozenset({"root", "coordinate", "parataxis"})
REFLEXIVE = re.compile(r"\b(?:sich|mich|mir|uns|dich|dir|euch)\b")
COMMA = re.compile(r"[,;](?=\s)")
MOST = 3                          # phrases that a complement grows by


def words(text: str, start: int, end: int) -> str:
    """Return a stretch of text with single blanks, commas between words and punctuation at the ends off, a lone quotation mark closed.

    >>> words("dass sie, sobald er kommt, 1,5 Meter weichen.", 0, 44)
    'dass sie sobald er kommt 1,5 Meter weichen'
    """
    if text[start:end].count('"') % 2 and text[end:end + 1] == '"':
        end += 1
    elif text[start:end].count("„") > text[start:end].count("“") and text[end:end + 1] == "“":
        end += 1
    return " ".join(COMMA.sub("", text[start:end]).split()).strip(" ,;:`")


def full(text: str, mention: Mention) -> str:
    return words(text, *mention.extent)


def binary(analysis: Analysis) -> list[tuple[str, str, str]]:
    """Return (subject, relation, object) triples of an analysis, without repetition."""
    context = Context(analysis)
    made: dict[tuple[str, str, str], None] = {}
    for clause in analysis.clauses:
        if not embedded(context, clause) and clause.mood != "infinitive":
            for triple in clause_triples(context, clause, analysis.article.text):
                if all(triple):
                    made.setdefault(triple)
    return list(made)


def embedded(context: Context, clause: Clause) -> bool:
    """Say whether a clause belongs to the one above it, as one joined to such a clause does (*ein Plan, der hilft und wirkt*)."""
    for _ in range(MOST):
        if clause.link == "coordinate" and clause.parent >= 0:
            clause = context.clauses[clause.parent]
    return clause.link in EMBEDDED


def clause_triples(context: Context, clause: Clause, text: str) -> list[tuple[str, str, str]]:
    subject = context.subject(clause)
    if subject is None and clause.lemma == "geben" and clause.expletive:
        relation = predicate(clause, text)[0]
        return [("es", relation, one) for one in complements(context, clause, phrases_of(clause, text), text)]
    if subject is None or (subject.kind == "pronoun" and subject.text.lower() in RELATIVES) or (clause.expletive and subject.text.lower() == "es"):
        return []
    relation, particle = predicate(clause, text)
    if clause.reflexive:
        relation = with_reflexive(clause, text, relation)
    negation = next((n for n in clause.negators if n in NEGATIONS), "")
    if negation and clause.get("predicative") is None:
        relation = f"{relation} {negation}"
    arguments = phrases_of(clause, text)
    relatives = [c for c in context.analysis.clauses if c.link == "relative" and c.antecedent is not None]
    contents = [a for a in clause.arguments if a.clause >= 0 and a.function == "content"]
    made = []
    for name in names(subject, text):
        found = complements(context, clause, arguments, text)
        for complement in [*found, *with_relatives(arguments, relatives, text)]:
            made.append((name, relation, f"{complement} {particle}".strip()))
        for noun, rest in what_of(arguments, text):
            made.append((name, f"{relation} {noun}", f"{rest} {particle}".strip()))
        for content in contents:
            if objects(arguments):
                made.append((name, relation, " ".join(filter(None, (found[0], particle, core(context, content, text))))))
            else:
                for said in (core(context, content, text), words(text, content.start, content.end)):
                    made.append((name, relation, f"{said} {particle}".strip()))
    return made


def phrases_of(clause: Clause, text: str) -> list[Argument]:
    """Return what a complement is made of, objects first."""
    found = [a for a in clause.arguments if a.mention is not None and a.function not in ("subject", "adverbial") and a.start >= 0 and text[a.start:a.end].lower() != "sich" and not text[a.start:a.end].lower().startswith("wie ")]
    return sorted(found, key=lambda a: (a.function not in ("object", "predicative"), a.start))


def names(subject: Mention, text: str) -> list[str]:
    """Return the words of each member of a subject; an apposition behind a comma is one more (*Der Arzt, Anna Roth, rät*)."""
    found = []
    for who in expand(subject):
        apart = [a for a in who.appositions if "," in text[who.head_start:a.start]]
        end = min([a.start for a in apart], default=who.extent[1])
        found += [words(text, who.extent[0], end), *(full(text, a) for a in apart)]
    return found


def core(context: Context, content: Argument, text: str) -> str:
    """Return the words of a clause without the relative and adverbial clauses in it: *dass das Verbot, sobald es gilt, nützt* → *dass das Verbot nützt*."""
    inner = sorted((c.start, c.end) for c in context.analysis.clauses if c.link in ("relative", "adverbial") and c.mood != "infinitive" and content.start < c.start and c.end <= content.end)
    parts, at = [], content.start
    for start, end in inner:
        if start >= at:
            parts.append(words(text, at, start))
            at = end
    return " ".join(filter(None, [*parts, words(text, at, content.end)]))


def with_relatives(arguments: list[Argument], relatives: list[Clause], text: str) -> list[str]:
    """Return each object with the relative clauses that narrow it."""
    return [f"{words(text, one.start, one.end)} {words(text, clause.start, clause.end)}" for one in objects(arguments) for clause in relatives
            if one.mention.extent[0] <= clause.antecedent.start <= one.mention.extent[1]]                # type: ignore[union-attr]


def what_of(arguments: list[Argument], text: str) -> list[tuple[str, str]]:
    """Return a predicate noun up to each of its modifiers, and the modifier: *ist der Präsident* + *der Ukraine*."""
    found = []
    for argument in arguments:
        for modifier in argument.mention.modifiers if argument.function == "predicative" else ():                        # type: ignore[union-attr]
            begin = modifier.mention.extent[0] if not modifier.preposition else text.rfind(" ", argument.start, modifier.mention.extent[0] - 1) + 1
            if modifier.mention.start > argument.mention.start < begin:                                                    # type: ignore[union-attr]
                found.append((words(text, argument.start, begin), words(text, begin, modifier.mention.extent[1])))
    return found


def objects(arguments: list[Argument]) -> list[Argument]:
    return [a for a in arguments if a.function in ("object", "predicative")]


def complements(context: Context, clause: Clause, arguments: list[Argument], text: str) -> list[str]:
    """Return the complements of a predicate: each object as it grows, then what comes by prepositional phrases, one by one.

    A phrase before the verb of a main clause comes last, as it would stand without being fronted (*als Senator im Jahr 1879* from *Im Jahr 1879 wurde er als
    Senator …*); adverbs between verb and complement stay with it (*jedoch eine Generalprobe*).
    """
    found: list[str] = []
    direct = objects(arguments)
    others = [a for a in arguments if a not in direct]
    verb = clause.verb[0][0] if clause.verb else -1
    if clause.link in MAIN:
        others.sort(key=lambda a: (a.start < verb, a.start))
    front = verb if clause.link in MAIN else -1
    growing: list[tuple[bool, int, str]] = []                                                        # fronted?, where, words
    for argument in direct:
        for phrases in grown(context, clause, argument, text):
            found.extend(phrases)
            growing = growing or [(argument.start < front, argument.start, phrases[0])]
    first = bool(growing)
    for argument in others[:MOST]:
        members = grown(context, clause, argument, text)
        here = [(argument.start < front, argument.start, phrases[0]) for phrases in members]
        for phrases, one in zip(members, here):
            found.append(" ".join(words for _, _, words in sorted([*growing, one])))
            if growing and not first:
                found.append(phrases[0])
        growing.append(here[0])
    opening = arguments[0].start if arguments else len(text)
    adverbs = sorted((a for a in clause.arguments if a.function == "adverbial" and verb < a.start and a.end <= opening and text[a.start:a.end].lower() not in NEGATIONS), key=lambda a: a.start)
    lead = " ".join(words(text, a.start, a.end) for a in adverbs)
    return list(dict.fromkeys(f"{lead} {one}".strip() for one in found)) if found else [lead] if lead else []


def grown(context: Context, clause: Clause, argument: Argument, text: str) -> list[list[str]]:
    """Return for each coordinated filler its phrases: whole, then shorter by one modifier after the other, then with the conjuncts of its modifiers; an
    apposition is a filler too (*von der Ministerin*, *von Anna Schmidt*).

    A truncated compound stays with what completes it (*Erholungs- und Freizeitdienste*).
    """
    mention = context.resolve_relative(clause, argument.mention)                                      # type: ignore[arg-type]
    members = expand(mention)
    if len(members) > 1 and mention.head.endswith("-"):
        last = members[-1]
        return [[words(text, argument.start if mention is argument.mention else mention.extent[0], last.extent[1])]]
    result = []
    for one in members:
        lead = text[argument.start:argument.mention.extent[0]].strip() if argument.preposition and argument.mention is not None else ""    # type: ignore[union-attr]
        begin, end = (argument.start, argument.end) if one is argument.mention else one.extent
        lead = "" if one is argument.mention else lead
        lead = f"nicht {lead}".strip() if one.denied else lead
        phrases = [f"{lead} {words(text, begin, end)}".strip()]
        cuts = sorted({one.end, *(m.mention.extent[1] for m in one.modifiers if m.mention.start > one.start)})
        phrases += [f"{lead} {words(text, begin, cut)}".strip() for cut in reversed(cuts) if one.start < cut < end]
        for modifier in one.modifiers:
            if modifier.mention.start > one.start:
                for other in modifier.mention.conjuncts:
                    gap = text[begin:modifier.mention.extent[0]]
                    phrases.append(f"{lead} {' '.join(gap.split())} {full(text, other)}".strip())
        result.append(list(dict.fromkeys(phrases)))
        for other in one.appositions if mention is argument.mention else ():
            before = text[argument.start:mention.extent[0]].strip() if argument.preposition else ""
            result.append([f"{before} {full(text, other)}".strip()])
    return result


def predicate(clause: Clause, text: str) -> tuple[str, str]:
    """Return (words of the verb, separated prefix) in the order of the text; of a relative clause as a main clause has them."""
    spans = list(clause.verb)
    particle = ""
    if len(spans) > 1:
        last = text[spans[-1][0]:spans[-1][1]]
        first = text[spans[0][0]:spans[0][1]].lower()
        if len(spans) == 2 and clause.lemma.startswith(last.lower()) and not clause.lemma.startswith(first) and last.islower() and len(last) <= 9 and spans[-1] != clause.head:
            particle, spans = last, spans[:-1]
        elif clause.link == "relative" and len(spans) == 2 and spans[-1] != clause.head:
            spans = [spans[-1], *spans[:-1]]
    return " ".join(text[a:b] for a, b in spans), particle


def with_reflexive(clause: Clause, text: str, relation: str) -> str:
    """Put *sich*, *uns* … where the clause has it: before a final verb, behind a finite one."""
    found = REFLEXIVE.search(text, clause.start, clause.end)
    if found is None:
        return relation
    word = found[0]
    return f"{word} {relation}" if clause.verb and found.start() < clause.verb[0][0] and clause.link != "relative" else relation.replace(" ", f" {word} ", 1) if " " in relation else f"{relation} {word}"
