"""Room 1: files → Article.

``sources`` walks folders and archives, ``text`` decodes and reads headers, ``markup`` HTML, ``records`` JSONL and CSV.
A bad article is an :class:`~kg.errors.InputError` beside the good ones, never the end of the run.
"""

from __future__ import annotations

from .sources import read_articles, read_lines
from .text import check_date

__all__ = ["check_date", "read_articles", "read_lines"]
