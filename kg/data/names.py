"""First names and the gender that they tell."""

from __future__ import annotations

import re

from . import groups

HONORIFIC = re.compile(r"^(?:(?:Dr|Prof|Sir|Lord|St)\.? )+")


def first_name(name: str) -> str:
    """Return the first name of a full one, "" of a single word.

    >>> first_name("Dr. Angela Merkel"), first_name("Merkel")
    ('Angela', '')
    """
    first, _, rest = HONORIFIC.sub("", name.strip("„“\"'")).partition(" ")
    return first if rest else ""


def given_gender(name: str) -> str:
    """Return the gender that the first name of a full one tells, "" where it is not in ``first_names.tsv``.

    >>> given_gender("Kamala Harris"), given_gender("Recep Tayyip Erdoğan"), given_gender("Robin Wright"), given_gender("Merkel")
    ('fem', 'masc', '', '')
    """
    first = first_name(name)
    return next((gender for gender, names in groups("first_names.tsv").items() if first in names), "")
