"""Room 5: text as XML 1.0 can carry it (https://www.w3.org/TR/xml/#charsets)."""

from __future__ import annotations

import re
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
SPECIAL = re.compile("[&<>\"\r\n\t]").search


def legal(value: object) -> str:
    """Return a value as text without the characters that XML forbids.

    >>> legal("Kiew\\x00"), legal(0.5)
    ('Kiew', '0.5')
    """
    return FORBIDDEN.sub("", str(value))


def content(value: object) -> str:
    """Return a value as it stands between two tags, in one line.

    >>> content("Müller & Söhne")
    'Müller &amp; Söhne'
    """
    text = legal(value)
    return escape(text, {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}) if SPECIAL(text) else text


@lru_cache(maxsize=100_000)
def attribute(value: object) -> str:
    """Return a value as an attribute, in quotes.

    >>> attribute('<"warnt">')
    '\\'&lt;"warnt"&gt;\\''
    """
    return quoteattr(legal(value))


__all__ = ["FORBIDDEN", "attribute", "content", "legal"]
