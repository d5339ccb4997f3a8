"""Room 1: bytes → text, and the header that an article file may begin with.

Three headers are known: `` date 2021-12 text…`` on the first line, YAML front matter between ``---`` lines, and none.
"""

from __future__ import annotations

import re

from ..errors import NotAnArticle, NotGerman, WrongDate
from ..model import Article

LIMIT = 20_000_000                 # bytes of one article file
LONGEST = 2_000_000                # characters of one article
HEADER = re.compile(r"^\s*date[ \t:]+(\d{4}(?:-\d{2}(?:-\d{2})?)?)\s+")
FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*\r?\n", re.S)
GERMAN = frozenset("der die das und in den von zu mit dem nicht ist des im auf für sich ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem "
                   "über so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei".split())
OTHERS = {
    "English": frozenset("the of and to in is that for it was on with as are be this by at from have an which said not but his they he has".split()),
    "French": frozenset("le la les des et est une du que qui dans pour pas sur au avec par plus ce sont".split()),
    "Spanish": frozenset("el los las y es una por con para del se lo como más pero sus al".split()),
    "Italian": frozenset("il di che è per una con del non della sono le gli si nel".split()),
    "Dutch": frozenset("het een van en dat op te zijn met voor niet aan er om ook maar bij".split())}


def check_date(date: str, place: object = "--date") -> str:
    """Return a date that is a year, a month or a day; a time behind it is cut.

    :raises WrongDate: anything else

    >>> check_date("2021-12"), check_date("2021-12-03T10:00:00+01:00"), check_date("03.12.2021")
    ('2021-12', '2021-12-03', '2021-12-03')
    """
    import datetime
    value = date.strip()
    if found := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", value):
        value = f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}"
    found = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:[T ].*)?$", value)
    try:
        if not found:
            raise ValueError
        datetime.date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        raise WrongDate(f"{place}: {date!r} is not a date – give a year, a month or a day: 2021, 2021-12, 2021-12-03") from None
    return "-".join(p for p in found.groups() if p)


def decode(data: bytes, place: str) -> tuple[str, str]:
    """Return (text, note): UTF-8 with or without BOM, UTF-16 with BOM, else cp1252, which is noted.

    :raises NotAnArticle: empty, binary or too large
    """
    if not data.strip():
        raise NotAnArticle(place, "is empty", "remove it or put text into it")
    if len(data) > LIMIT:
        raise NotAnArticle(place, f"has {len(data) / 1e6:.0f} MB, more than the {LIMIT / 1e6:.0f} MB that one article may have", "split it, one article a file or a JSONL line")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16"), "read as UTF-16"
        except UnicodeDecodeError:
            raise NotAnArticle(place, "is neither UTF-8 nor UTF-16 text", "save it as UTF-8") from None
    if b"\x00" in data[:8000] or data[:4] in (b"%PDF", b"\x89PNG", b"PK\x03\x04", b"\x7fELF") or sum(b < 9 or 13 < b < 32 for b in data[:4000]) > 40:
        raise NotAnArticle(place, "is binary, not text", "give text, HTML, JSONL, CSV, .gz or .zip")
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "read as cp1252 (Latin-1), it is not UTF-8"


def read_text(text: str, identifier: str, place: str, date: str = "", note: str = "") -> Article:
    """Make an article of plain text, its header taken off.

    >>> a = read_text(" date 2021-12 Das Treffen war gut.", "seed", "seed.txt"); (a.date, a.text)
    ('2021-12', 'Das Treffen war gut.')
    """
    fields: dict[str, str] = {}
    match = FRONT.match(text)
    if match:
        for line in match[1].splitlines():
            key, colon, value = line.partition(":")
            if colon:
                fields[key.strip().lower()] = value.strip().strip("\"'")
        text = text[match.end():]
    else:
        match = HEADER.match(text)
        if match:
            fields["date"], text = match[1], text[match.end():]
    if fields.get("date"):
        date = check_date(fields["date"], place)
    return make(identifier, text, place, title=fields.get("title", ""), date=date, url=fields.get("url", ""), publisher=fields.get("publisher", ""), note=note)


def make(identifier: str, text: str, place: str, *, title: str = "", date: str = "", url: str = "", publisher: str = "", note: str = "") -> Article:
    """Check a text and make an article of it; line ends become ``\\n``, the rest stays as it is.

    :raises NotAnArticle: empty or absurdly long
    :raises NotGerman: the text is in another language
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text:
        raise NotAnArticle(place, "has no text", "check what the file holds")
    if len(text) > LONGEST:
        raise NotAnArticle(place, f"has {len(text):,} characters in one article", f"split it, at most {LONGEST:,} an article")
    language = other_language(text)
    if language:
        raise NotGerman(place, f"looks {language}, not German", "only German articles are read; take it out")
    return Article(identifier, text, title, date, url, publisher, note)


def other_language(text: str) -> str:
    """Return the name of the language of a text where it is clearly not German, else "".

    >>> other_language("The president said that he was not in the house and that they have to leave it by the end of the year."), other_language("Er kam.")
    ('English', '')
    """
    words = re.findall(r"[^\W\d_]+", text[:20_000].lower())
    if len(words) < 12:
        return ""
    german = sum(w in GERMAN for w in words) / len(words)
    best, share = max(((name, sum(w in common for w in words) / len(words)) for name, common in OTHERS.items()), key=lambda x: x[1])
    return best if share > 0.12 and share > 2 * german else ""
