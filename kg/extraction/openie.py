"""Room 3: Analysis → binary triples of surface words, the form of Open IE benchmarks.

An n-ary fact is split as BenchIE's annotation guideline has it (Gashteovski et al. 2022): subject – predicate – complement, where the complement
grows with the phrases that follow (*trat*: *im Mai*; *im Mai in Genf*), and a noun phrase with what narrows it (*Verbündete*; *Verbündete von X*).
A separated prefix stands where the text has it, behind the complement.
"""

from __future__ import annotations

from ..model import Analysis, Argument, Clause, Mention
from .context import RELATIVES, Context
from .verbs import expand

NEGATIONS = frozenset("nicht nie niemals kaum".split())
MOST = 3                          # phrases that a complement grows by


def words(text: str, start: int, end: int) -> str:
    """Return a stretch of text with single blanks, punctuation at the ends off, a lone quotation mark closed."""
    if text[start:end].count('"') % 2 and text[end:end + 1] == '"':
        end += 1
    elif text[start:end].count("„") > text[start:end].count("“") and text[end:end + 1] == "“":
        end += 1
    return " ".join(text[start:end].split()).strip(" ,;:")


def full(text: str, mention: Mention) -> str:
    return words(text, *mention.extent)


def binary(analysis: Analysis) -> list[tuple[str, str, str]]:
    """Return (subject, relation, object) triples of an analysis, without repetition."""
    context = Context(analysis)
    made: dict[tuple[str, str, str], None] = {}
    for clause in analysis.clauses:
        for triple in clause_triples(context, clause, analysis.article.text):
            if all(triple):
                made.setdefault(triple)
    return list(made)


def clause_triples(context: Context, clause: Clause, text: str) -> list[tuple[str, str, str]]:
    subject = context.subject(clause)
    if subject is None or clause.link == "participle" or (subject.kind == "pronoun" and subject.text.lower() in RELATIVES) or (clause.expletive and subject.text.lower() == "es"):
        return []
    relation, particle = predicate(clause, text)
    if clause.reflexive:
        relation = with_reflexive(clause, text, relation)
    negation = next((n for n in clause.negators if n in NEGATIONS), "")
    if negation and clause.get("predicative") is None:
        relation = f"{relation} {negation}"
    arguments = [a for a in clause.arguments if a.mention is not None and a.function not in ("subject", "adverbial") and a.start >= 0 and text[a.start:a.end].lower() not in ("sich",) and not text[a.start:a.end].lower().startswith("wie ")]
    arguments.sort(key=lambda a: (a.function not in ("object", "predicative"), a.start))
    contents = [a for a in clause.arguments if a.clause >= 0 and a.function == "content"]
    made = []
    for who in expand(subject):
        name = full(text, who)
        for complement in complements(context, clause, arguments, text):
            made.append((name, relation, f"{complement} {particle}".strip()))
        if not arguments:
            made.extend((name, relation, f"{words(text, c.start, c.end)} {particle}".strip()) for c in contents)
    return made


def complements(context: Context, clause: Clause, arguments: list[Argument], text: str) -> list[str]:
    """Return the complements of a predicate: each object and its core, then what comes by prepositional phrases, one by one."""
    found: list[str] = []
    objects = [a for a in arguments if a.function in ("object", "predicative")]
    others = [a for a in arguments if a not in objects]
    heads = []
    for argument in objects:
        mention = context.resolve_relative(clause, argument.mention)                                  # type: ignore[arg-type]
        for one in expand(mention):
            phrase = words(text, argument.start, argument.end) if one is argument.mention else prefixed(text, argument, one)
            found.append(phrase)
            heads.append(phrase)
            core = words(text, *one.span)
            if one.modifiers and not argument.preposition and core != phrase:
                found.append(core)
    growing = heads[0] if heads else ""
    for number, argument in enumerate(others[:MOST]):
        members = expand(context.resolve_relative(clause, argument.mention))                          # type: ignore[arg-type]
        phrases = [words(text, argument.start, argument.end) if one is argument.mention else prefixed(text, argument, one) for one in members]
        for phrase in phrases:
            if growing:
                found.append(f"{growing} {phrase}")
            if not heads:
                found.append(phrase)
        growing = f"{growing} {phrases[0]}".strip()
    return list(dict.fromkeys(found))


def prefixed(text: str, argument: Argument, one: Mention) -> str:
    """Return a conjunct or antecedent with the preposition of the first."""
    if not argument.preposition or argument.mention is None:
        return full(text, one)
    preposition = text[argument.start:argument.mention.extent[0]].strip()
    return f"{preposition} {full(text, one)}".strip()


def predicate(clause: Clause, text: str) -> tuple[str, str]:
    """Return (words of the verb, separated prefix); the finite verb comes first, also where the clause has it last."""
    spans = list(clause.verb)
    particle = ""
    if len(spans) > 1:
        last = text[spans[-1][0]:spans[-1][1]]
        first = text[spans[0][0]:spans[0][1]].lower()
        if len(spans) == 2 and clause.lemma.startswith(last.lower()) and not clause.lemma.startswith(first) and last.islower() and len(last) <= 9 and spans[-1] != clause.head:
            particle, spans = last, spans[:-1]
        elif FINAL_FIRST and clause.link in ("relative", "adverbial", "content") and clause.mood not in ("infinitive",) and len(spans) == 2 and spans[-1] != clause.head:
            spans = [spans[-1], *spans[:-1]]
    return " ".join(text[a:b] for a, b in spans), particle


FINAL_FIRST = False


def with_reflexive(clause: Clause, text: str, relation: str) -> str:
    """Put *sich* where the clause has it: before a final verb, behind a finite one."""
    at = text.find("sich", clause.start, clause.end)
    if at < 0:
        return relation
    return f"sich {relation}" if clause.verb and at < clause.verb[0][0] else relation.replace(" ", " sich ", 1) if " " in relation else f"{relation} sich"
