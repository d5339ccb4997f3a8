"""Room 2: spaCy tokens → neutral nodes with UD relations.

The only place that knows two label schemes.  UD parses are taken as they are (the labels of ``docs/pipeline.md``; plain UD
``flat``, ``acl`` … are accepted); TIGER parses are rebuilt by :mod:`kg.analysis.tiger`, because there the heads differ, not only the names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Iterable, Iterator

from . import lemmas
from .paragraphs import Paragraph

UD_LABELS = frozenset("nsubj obj obl nmod amod advmod case det cc conj root ROOT mark".split())
CERTAIN = "kg_certain"       # in a Doc's ``user_data``: place of a word → how likely its head and label are, 0 to 1
TIGER_LABELS = frozenset("sb oa da oc mo nk ag cj cd svp".split())


@dataclass(slots=True)
class Node:
    """One word: offsets in the article's text, universal part of speech, relation to its head (an index, -1 for none)."""
    index: int
    start: int
    end: int
    text: str
    pos: str
    rel: str
    head: int
    lemma: str = ""
    morph: dict[str, str] = field(default_factory=dict)
    label: str = ""                 # PER, ORG, LOC, MISC
    entity: tuple[int, int] = (-1, -1)
    quoted: bool = False
    tag: str = ""
    unspoken: str = ""              # the conjunction of a clause that begins with its verb: wenn
    certain: float = 1.0            # how likely the parser holds head and relation, where it says so


class Tree:
    """One sentence.  Relations and heads follow UD; every node but one has a head."""

    def __init__(self, nodes: list[Node], text: str):
        self.nodes, self.text = nodes, text
        self.children: list[list[Node]] = [[] for _ in nodes]
        for node in nodes:
            if 0 <= node.head < len(nodes) and node.head != node.index:
                self.children[node.head].append(node)
            else:
                node.head = -1

    def kids(self, node: Node, *rels: str) -> list[Node]:
        """Return the dependents of a node, in order, of the given relations if any are given."""
        found = self.children[node.index]
        return [k for k in found if k.rel in rels] if rels else found

    def subtree(self, node: Node, skip: Iterable[str] = ()) -> Iterator[Node]:
        """Yield a node and everything below it, branches of the skipped relations left out."""
        stack, seen = [node], set()
        while stack:
            at = stack.pop()
            if at.index in seen:
                continue
            seen.add(at.index)
            yield at
            stack.extend(k for k in self.children[at.index] if k.rel not in skip)

    def head(self, node: Node) -> Node | None:
        return self.nodes[node.head] if node.head >= 0 else None

    def slice(self, start: int, end: int) -> str:
        return self.text[start:end]


def scheme(labels: Iterable[str]) -> str:
    """Tell the label scheme of a parser: ``ud``, ``tiger``, or "" where it is neither.

    >>> scheme(["nsubj", "obj", "nmod", "case", "ROOT"]), scheme(["sb", "oa", "nk", "mo", "oc"]), scheme(["x"])
    ('ud', 'tiger', '')
    """
    have = set(labels)
    if len(have & UD_LABELS) >= 4:
        return "ud"
    return "tiger" if len(have & TIGER_LABELS) >= 4 else ""


RENAME = {"flat": "flat:name", "nsubjpass": "nsubj:pass", "auxpass": "aux:pass", "iobj": "obl:arg", "ROOT": "root",
          "csubj:pass": "csubj", "obl:lmod": "obl", "nmod:tmod": "nmod", "advcl:relcl": "advcl"}


known_features: dict[int, dict[str, str]] = {}          # there are some hundred combinations, shared by all nodes


def features(morph) -> dict[str, str]:
    key = morph.key
    if key not in known_features:
        known_features[key] = morph.to_dict()
    return known_features[key]


def nodes_of(sentence, paragraph: Paragraph, quotes: list[tuple[int, int]]) -> list[Node]:
    """Turn the tokens of a spaCy sentence into nodes with the article's offsets, white space left out; heads as the parser has them."""
    tokens = [t for t in sentence if not t.is_space]
    at = {t.i: k for k, t in enumerate(tokens)}
    first, last = paragraph.span(sentence.start_char, sentence.end_char)
    near = [(a, b) for a, b in quotes if a < last and first < b]
    certain = sentence.doc.user_data.get(CERTAIN, {})
    found = []
    for k, t in enumerate(tokens):
        text, pos, dep = t.text, t.pos_ or "X", t.dep_
        head = at.get(t.head.i, -1)
        mark = not text.isalnum() and not any(c.isalnum() for c in text) and text not in "%&§€$+=°"
        start, end = paragraph.span(t.idx, t.idx + len(text))
        found.append(Node(
            k, start, end, text, "PUNCT" if mark else pos, "punct" if mark and head != k else RENAME.get(dep, dep), -1 if head == k else head,
            lemmas.lemma(text, pos), features(t.morph), "" if t.ent_iob in (0, 2) else t.ent_type_,
            quoted=bool(near) and any(a < start < b for a, b in near), tag=t.tag_, certain=certain.get(t.i, 1.0)))
    for span in sentence.ents:
        for t in span:
            if t.i in at:
                found[at[t.i]].entity = paragraph.span(span.start_char, span.end_char)
    return found


def read_trees(doc, paragraph: Paragraph, text: str, kind: str, quotes: list[tuple[int, int]]) -> Iterator[Tree]:
    """Yield one tree per sentence of a parsed paragraph; ``text`` is the article's, ``kind`` as :func:`scheme` gives it."""
    from .repairs import put_right
    for sentence in doc.sents:
        nodes = nodes_of(sentence, paragraph, quotes)
        if not nodes:
            continue
        if kind == "tiger":
            from .tiger import to_ud
            to_ud(nodes)
        put_right(nodes)
        yield Tree(nodes, text)


def bare(node: Node, kids: dict[int, list[Node]]) -> bool:
    """Say whether a phrase stands without a preposition."""
    return not any(k.rel == "case" for k in kids.get(node.index, ()))


def hang(kids: dict[int, list[Node]], node: Node, head: Node, rel: str) -> None:
    """Hang a node on another head, in the table of dependents too.

    >>> a, b, c = (Node(i, 0, 0, w, "X", "dep", h) for i, (w, h) in enumerate((("Treffen", -1), ("Rande", 0), ("Gipfels", 0))))
    >>> kids = {0: [b, c]}
    >>> hang(kids, c, b, "nmod"); c.head, c.rel, [k.text for k in kids[0]], [k.text for k in kids[1]]
    (1, 'nmod', ['Rande'], ['Gipfels'])
    """
    if node in kids.get(node.head, ()):
        kids[node.head].remove(node)
    node.head, node.rel = head.index, rel
    kids.setdefault(head.index, []).append(node)


def untangle(nodes: list[Node]) -> int:
    """Cut circles, which a tree has none of: every word leads up to the root.  Returns how many were cut.

    >>> a, b, c = (Node(i, 0, 0, "x", "X", "root" if h < 0 else "dep", h) for i, h in enumerate((-1, 2, 1)))
    >>> untangle([a, b, c]), [n.head for n in (a, b, c)]
    (1, [-1, 0, 1])
    """
    top = next((n.index for n in nodes if n.head < 0), 0)
    state, cut = [0] * len(nodes), 0                          # 0 unseen, 1 on the way up, 2 leads to the root
    for node in nodes:
        path, at = [], node.index
        while at >= 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = nodes[at].head
        if at >= 0 and state[at] == 1:
            nodes[at].head, nodes[at].rel, cut = (top, "dep", cut + 1) if at != top else (-1, "root", cut + 1)
        for index in path:
            state[index] = 2
    return cut
