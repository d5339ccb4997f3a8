"""Room 2: values of time expressions: reference dates, TIMEX3 values and the days they allow, EDTF, German numerals and units.

TIMEX3 as in the TimeML annotation guidelines 1.2.1, EDTF as in ISO 8601-2.  Which words mean what is told in :mod:`kg.analysis.times`.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

MONTHS = {m: i for i, names in enumerate(
    ("januar jänner jan.", "februar feber feb.", "märz mär.", "april apr.", "mai", "juni jun.", "juli jul.", "august aug.",
     "september sept. sep.", "oktober okt.", "november nov.", "dezember dez."), 1) for m in names.split()}
DAYS = {d: i for i, names in enumerate(
    ("montag mo.", "dienstag di.", "mittwoch mi.", "donnerstag do.", "freitag fr.", "samstag sonnabend sa.", "sonntag so."), 1)
    for d in names.split()}
NUMBERS = {w: i for i, w in enumerate("null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
                                      "sechzehn siebzehn achtzehn neunzehn zwanzig".split())}
NUMBERS |= {"zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80,
            "neunzig": 90, "hundert": 100, "beiden": 2, "beide": 2, "anderthalb": 1.5, "eineinhalb": 1.5, "zweieinhalb": 2.5, "dutzend": 12}
ORDINALS = {w: i for i, w in enumerate("erst zweit dritt viert fünft sechst siebt acht neunt zehnt".split(), 1)}
DECADES = {"zwanziger": 20, "dreißiger": 30, "vierziger": 40, "fünfziger": 50, "sechziger": 60, "siebziger": 70, "achtziger": 80, "neunziger": 90}
UNITS = {"sekund": "S", "minut": "M", "stund": "H", "tag": "D", "nacht": "NI", "nächt": "NI", "woche": "W", "wochenend": "WE", "monat": "M",
         "quartal": "Q", "halbjahr": "HY", "jahrzehnt": "DE", "jahrhundert": "CE", "jahrtausend": "ML", "jahr": "Y", "semester": "HY"}
SEASONS = {"frühling": "SP", "frühjahr": "SP", "sommer": "SU", "herbst": "FA", "winter": "WI"}
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
DAYTIMES = {"früh": "MO", "morgen": "MO", "vormittag": "MO", "mittag": "MI", "nachmittag": "AF", "abend": "EV", "nacht": "NI", "mitternacht": "NI"}
HOLIDAYS = {"neujahr": (1, 1), "silvester": (12, 31), "heiligabend": (12, 24), "weihnachten": (12, 25), "nikolaus": (12, 6),
            "allerheiligen": (11, 1), "mariä himmelfahrt": (8, 15), "karfreitag": -2, "ostern": 0, "ostersonntag": 0, "ostermontag": 1,
            "christi himmelfahrt": 39, "pfingsten": 49, "pfingstmontag": 50, "fronleichnam": 60, "aschermittwoch": -46, "rosenmontag": -48}


@dataclass(frozen=True)
class Reference:
    """The date that relative expressions count from; month or day 0 where it is open."""
    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, date: str) -> "Reference | None":
        found = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", date or "")
        return cls(*(int(x or 0) for x in found.groups())) if found else None

    @property
    def exact(self) -> dt.date | None:
        try:
            return dt.date(self.year, self.month, self.day) if self.day else None
        except ValueError:
            return None

    def bounds(self) -> tuple[dt.date, dt.date]:
        if self.exact:
            return self.exact, self.exact
        if self.month:
            return dt.date(self.year, self.month, 1), dt.date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])
        return dt.date(self.year, 1, 1), dt.date(self.year, 12, 31)


@dataclass(frozen=True)
class Found:
    """What a rule makes of its match; empty bounds are filled from the value."""
    type: str
    value: str
    earliest: str = ""
    latest: str = ""


def easter(year: int) -> dt.date:
    """Return Easter Sunday (anonymous Gregorian algorithm, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l_ = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * l_) // 433
    month = (h + l_ - 7 * m + 90) // 25
    return dt.date(year, month, (h + l_ - 7 * m + 33 * month + 19) % 32)


def number(word: str) -> float | None:
    """Read a German numeral up to twenty, the tens, or digits.

    >>> number("drei"), number("14"), number("siebzig"), number("einem")
    (3, 14, 70, 1)
    """
    low = word.lower()
    if re.fullmatch(r"\d+", low):
        return int(low)
    if re.fullmatch(r"\d+[.,]\d+", low):
        return int(low.replace(".", "")) if re.fullmatch(r"\d+\.\d{3}", low) else float(low.replace(",", "."))
    if re.fullmatch(r"ein(e[rsnm]?)?", low):
        return 1
    return NUMBERS.get(low)


def unit(word: str) -> str:
    low = word.lower()
    return next((v for k, v in sorted(UNITS.items(), key=lambda kv: -len(kv[0])) if low.startswith(k)), "")


def period(amount: str, code: str) -> str:
    """Return an ISO 8601 duration; clock units take the T, half years are six months each.

    >>> period("2", "H"), period("1", "HY"), period("X", "HY"), period("3", "M")
    ('PT2H', 'P6M', 'PXM', 'P3M')
    """
    if code == "HY":
        return f"P{6 * float(amount):g}M" if amount.replace(".", "", 1).isdigit() else "PXM"
    return f"PT{amount}{code}" if code in ("S", "H") else f"P{amount}{code}"


def iso(day: dt.date) -> str:
    return day.isoformat()


def bounds(value: str) -> tuple[str, str]:
    """Return the first and last ISO day of a TIMEX3 value, ("", "") where it has none.

    >>> bounds("2021-02"), bounds("2013-W27"), bounds("2011-FA"), bounds("192"), bounds("2010-04-19TMO")
    (('2021-02-01', '2021-02-28'), ('2013-07-01', '2013-07-07'), ('2011-09-01', '2011-11-30'), ('1920-01-01', '1929-12-31'), ('2010-04-19', '2010-04-19'))
    """
    try:
        if found := re.match(r"(\d{4}-\d\d-\d\d)", value):
            return found[1], found[1]
        if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
            monday = dt.date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return (iso(monday + dt.timedelta(5)) if found[3] else iso(monday)), iso(monday + dt.timedelta(6))
        if found := re.fullmatch(r"(\d{4})-(\d\d)", value):
            last = calendar.monthrange(int(found[1]), int(found[2]))[1]
            return f"{value}-01", f"{value}-{last}"
        if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
            year, (first, last) = int(found[1]), SEASON_MONTHS[found[2]]
            end = year + (last < first)
            return f"{year}-{first:02d}-01", f"{end}-{last:02d}-{calendar.monthrange(end, last)[1]}"
        if found := re.fullmatch(r"(\d{4})-Q([1-4])", value):
            first = 3 * int(found[2]) - 2
            return f"{found[1]}-{first:02d}-01", f"{found[1]}-{first + 2:02d}-{calendar.monthrange(int(found[1]), first + 2)[1]}"
        if found := re.fullmatch(r"(\d{4})-H([12])", value):
            return (f"{found[1]}-01-01", f"{found[1]}-06-30") if found[2] == "1" else (f"{found[1]}-07-01", f"{found[1]}-12-31")
        if re.fullmatch(r"\d{2,4}", value):
            return f"{value.ljust(4, '0')}-01-01", f"{value.ljust(4, '9')}-12-31"
    except ValueError:
        pass
    return "", ""


def edtf(value: str, earliest: str, latest: str) -> str:
    """Return the EDTF (ISO 8601-2) form of an interval: the plain value where it is one, else ``start/end``."""
    if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value) and bounds(value) == (earliest, latest):
        return value
    if re.fullmatch(r"\d{3}", value):
        return value + "X"
    if earliest and latest:
        return earliest if earliest == latest else f"{earliest}/{latest}"
    return f"{earliest}/.." if earliest else f"../{latest}" if latest else ""


def third(part: str, first: str, last: str) -> tuple[str, str]:
    """Return the first, middle or last third of an interval; of a month the days 1–10, 11–20, 21–end."""
    a, b = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    days = (b - a).days + 1
    if 28 <= days <= 31:
        cut = {"A": (1, 10), "M": (11, 20), "E": (21, days)}[part]
        return iso(a.replace(day=cut[0])), iso(a.replace(day=cut[1]))
    step = days // 3
    spans = {"A": (a, a + dt.timedelta(step - 1)), "M": (a + dt.timedelta(step), b - dt.timedelta(step)), "E": (b - dt.timedelta(step - 1), b)}
    return tuple(iso(d) for d in spans[part])                                                                  # type: ignore[return-value]
