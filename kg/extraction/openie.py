"""Room 3: Analysis → binary triples of surface words, the form of Open IE benchmarks.

An n-ary fact is split: subject – predicate – object, and for every prepositional phrase subject – predicate (+ object) – phrase, as
BenchIE's annotation guideline has it (Gashteovski et al. 2022).  A separated prefix stands where the text has it, behind the object.
"""

from __future__ import annotations

from ..model import Analysis, Clause, Mention
from .context import Context
from .verbs import expand

WORDLESS = frozenset("es das dies was man wer".split())


def words(text: str, start: int, end: int) -> str:
    """Return a stretch of text with single blanks, trailing punctuation off."""
    return " ".join(text[start:end].split()).strip(" ,;:")


def full(text: str, mention: Mention) -> str:
    return words(text, *mention.extent)


def binary(analysis: Analysis) -> list[tuple[str, str, str]]:
    """Return (subject, relation, object) triples of an analysis, without repetition."""
    context = Context(analysis)
    text = analysis.article.text
    made: dict[tuple[str, str, str], None] = {}
    for clause in analysis.clauses:
        for triple in clause_triples(context, clause, text):
            if all(triple):
                made.setdefault(triple)
    return list(made)


def clause_triples(context: Context, clause: Clause, text: str) -> list[tuple[str, str, str]]:
    subject = context.subject(clause)
    if subject is None or clause.link == "participle":
        return []
    relation, particle = predicate(clause, text)
    if clause.reflexive:
        relation = with_reflexive(clause, text, relation)
    if clause.negators and clause.negators[0] in ("nicht", "nie", "niemals", "kaum"):
        relation = f"{relation} {clause.negators[0]}"
    made = []
    arguments = [a for a in clause.arguments if a.function not in ("subject", "adverbial") and a.mention is not None]
    objects = [a for a in arguments if a.function in ("object", "predicative")]
    contents = [a for a in clause.arguments if a.clause >= 0 and a.function == "content"]
    for who in expand(subject):
        name = full(text, who)
        head = ""
        for argument in objects:
            mention = context.resolve_relative(clause, argument.mention)                              # type: ignore[arg-type]
            for one in expand(mention):
                phrase = full(text, one)
                if argument.preposition and one is mention:
                    phrase = words(text, argument.start, argument.end)
                made.append((name, relation, f"{phrase} {particle}".strip()))
                head = head or phrase
        for argument in arguments:
            if argument in objects:
                continue
            mention = context.resolve_relative(clause, argument.mention)                              # type: ignore[arg-type]
            for one in expand(mention):
                phrase = words(text, argument.start, argument.end) if one is argument.mention else prefixed(text, argument, one)
                made.append((name, f"{relation} {head}".strip(), f"{phrase} {particle}".strip()))
        if not objects and not arguments:
            for content in contents:
                made.append((name, relation, f"{words(text, content.start, content.end)} {particle}".strip()))
    return made


def prefixed(text: str, argument, one: Mention) -> str:
    """Return a conjunct or antecedent with the preposition of the first."""
    if not argument.preposition or argument.mention is None:
        return full(text, one)
    preposition = text[argument.start:argument.mention.extent[0]].strip()
    return f"{preposition} {full(text, one)}".strip()


def predicate(clause: Clause, text: str) -> tuple[str, str]:
    """Return (words of the verb, separated prefix) in the order of the text."""
    spans = list(clause.verb)
    particle = ""
    if len(spans) > 1:
        last = text[spans[-1][0]:spans[-1][1]]
        first = text[spans[0][0]:spans[0][1]].lower()
        if clause.lemma.startswith(last.lower()) and not clause.lemma.startswith(first) and len(spans) == 2 and last.islower() and len(last) <= 9 and spans[-1] != clause.head:
            particle, spans = last, spans[:-1]
    return " ".join(text[a:b] for a, b in spans), particle


def with_reflexive(clause: Clause, text: str, relation: str) -> str:
    """Put *sich* behind the first word of the predicate."""
    at = text.find("sich", clause.start, clause.end)
    if at < 0:
        return relation
    return f"sich {relation}" if clause.verb and at < clause.verb[0][0] else relation.replace(" ", " sich ", 1) if " " in relation else f"{relation} sich"
