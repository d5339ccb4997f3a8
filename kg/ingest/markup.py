"""Room 1: HTML → Article, with trafilatura (main text, title, date, publisher)."""

from __future__ import annotations

import re

from ..errors import NotAnArticle, WrongDate
from ..model import Article
from .text import check_date, make


def looks_like_html(text: str) -> bool:
    return bool(re.match(r"\s*(<!doctype\s+html|<html|<\?xml[^>]*>\s*<(?:!doctype\s+)?html|<head|<body|<article|<div|<p[\s>])", text[:2000], re.I))


def read_html(text: str, identifier: str, place: str, date: str = "", note: str = "") -> Article:
    """Extract the article of a page; broken markup is mended as browsers do.

    :raises NotAnArticle: no running text is found
    """
    import logging

    import trafilatura
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(text, include_comments=False, include_tables=False, favor_recall=True, with_metadata=True)
    except Exception:                                   # a third-party parser on arbitrary bytes: whatever it raises means "no article"
        found = None
    fields = found.as_dict() if found is not None and hasattr(found, "as_dict") else (found or {})
    body = fields.get("text") or ""
    if not body.strip():
        body = re.sub(r"\s*\n\s*\n\s*", "\n\n", re.sub(r"<[^>]+>", " ", re.sub(r"(?is)<(script|style).*?</\1>", " ", re.sub(r"(?i)</(p|h\d|div|li)>", "\n\n", text))))
        if not re.search(r"\w+\W+\w+\W+\w+\W+\w+", body):
            raise NotAnArticle(place, "is HTML without an article text", "save the page with its text, or give the text itself")
    body = re.sub(r"(?<!\n)\n(?!\n)", "\n\n", body)
    if fields.get("date") and not date:
        try:
            date = check_date(str(fields["date"]), place)
        except WrongDate:
            date = ""
    return make(identifier, body, place, title=fields.get("title") or "", date=date, url=fields.get("url") or "", publisher=fields.get("sitename") or "", note=note)
