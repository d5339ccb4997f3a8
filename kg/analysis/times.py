"""Room 2: text → TimeExpression, a rule-based tagger for German TIMEX3.

Follows the TimeML annotation guidelines 1.2.1 and, for extents in German, the KRAUTS guidelines (Strötgen et al. 2018):
an article belongs to the expression, a preposition (*im*, *am*, *seit*) does not.  Values are relative to the date of the article
*at its own precision*: with a month only, *am Donnerstag* keeps its day open but is bounded.  What
they look like stands in :mod:`kg.analysis.time_rules`; here is what each is worth.

A little longer than other modules: every phenomenon has its method, and they share the anchors.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Callable

from ..model import TimeExpression
from .time_rules import LAST, NEXT, RULES, THIS, VAGUE
from .timex import DAYS, DAYTIMES, DECADES, HOLIDAYS, MONTHS, ORDINALS, SEASONS, Found, Reference, bounds, easter, edtf, iso, number, period, third, unit


class Tagger:
    """Tag one text.  ``tense`` tells past, present or future at an offset; ``None`` where nobody knows."""

    def __init__(self, date: str, tense: Callable[[int], str | None] = lambda offset: None):
        self.reference = Reference.parse(date)
        self.tense = tense
        self.text = ""
        self.done: list[tuple[int, int, Found]] = []

    # --- anchors ---

    def near_year(self, month: int, day: int, at: int) -> int | None:
        """Choose the year that brings a month or day closest to the article's date, tense deciding ties."""
        ref = self.reference
        if ref is None:
            return None
        if not ref.month:
            return ref.year
        distance = month - ref.month + ((day - ref.day) / 31 if day and ref.day else 0)
        tense = self.tense(at)
        if tense == "past" and distance > 0.5:
            return ref.year - (1 if distance > 2 else 0) if ref.day == 0 else ref.year - 1
        if tense == "future" and distance < -0.5:
            return ref.year + 1
        return ref.year - 1 if distance > 6.5 else ref.year + 1 if distance < -6 else ref.year

    def month_value(self, month: int, year: int | None) -> str:
        return f"{year}-{month:02d}" if year else f"XXXX-{month:02d}"

    def day_value(self, year: int | None, month: int, day: int) -> str:
        return f"{year}-{month:02d}-{day:02d}" if year else f"XXXX-{month:02d}-{day:02d}"

    def shift_day(self, days: int) -> Found:
        ref = self.reference
        if ref and ref.exact:
            return Found("DATE", iso(ref.exact + dt.timedelta(days)))
        if ref:
            low, high = ref.bounds()
            return Found("DATE", f"{ref.year}-{ref.month:02d}-XX" if ref.month else "XXXX-XX-XX",
                         iso(low + dt.timedelta(days)), iso(high + dt.timedelta(days)))
        return Found("DATE", "XXXX-XX-XX")

    def weekday(self, which: int, at: int, shift: int | None = None) -> Found:
        """Resolve a weekday: by tense, else the last one (news tells what was); *kommenden* and *vergangenen* say it."""
        ref = self.reference
        tense = self.tense(at)
        if ref and ref.exact:
            base = ref.exact
            delta = which - base.isoweekday()
            before, after = delta - 7 * (delta > 0), delta + 7 * (delta < 0)
            if shift is not None:
                delta = (before or -7) if shift < 0 else (after or 7)
            elif tense == "future":
                delta = after
            elif tense == "present":
                delta = after if 0 <= after <= 3 else before
            else:
                delta = before
            return Found("DATE", iso(base + dt.timedelta(delta)))
        if ref:
            low, high = ref.bounds()
            return Found("DATE", f"XXXX-WXX-{which}", iso(low - dt.timedelta(6)), iso(high + dt.timedelta(6)))
        return Found("DATE", f"XXXX-WXX-{which}")

    def shift_unit(self, code: str, by: int) -> Found | None:
        """Return the calendar unit ``by`` steps from the reference: *nächste Woche*, *vergangenes Jahr*."""
        ref = self.reference
        if code == "Y":
            return Found("DATE", str(ref.year + by)) if ref else Found("DATE", "XXXX")
        if ref is None:
            return None
        if code == "DE":
            return Found("DATE", str(ref.year // 10 + by))
        if code == "CE":
            return Found("DATE", str(ref.year // 100 + by))
        if code == "M" and ref.month:
            month = ref.year * 12 + ref.month - 1 + by
            return Found("DATE", f"{month // 12}-{month % 12 + 1:02d}")
        if code == "M":
            low, high = (d + dt.timedelta(31 * by) for d in ref.bounds())
            return Found("DATE", "XXXX-XX" if by else f"{ref.year}-XX", iso(low), iso(high))
        if code == "Q" and ref.month:
            quarter = ref.year * 4 + (ref.month - 1) // 3 + by
            return Found("DATE", f"{quarter // 4}-Q{quarter % 4 + 1}")
        if code in ("W", "WE"):
            if ref.exact:
                year, week, _ = (ref.exact + dt.timedelta(7 * by)).isocalendar()
                return Found("DATE", f"{year}-W{week:02d}" + ("-WE" if code == "WE" else ""))
            low, high = (d + dt.timedelta(7 * by) for d in ref.bounds())
            return Found("DATE", f"{ref.year}-WXX" + ("-WE" if code == "WE" else ""), iso(low - dt.timedelta(6)), iso(high + dt.timedelta(6)))
        if code == "D":
            return self.shift_day(by)
        return None

    def anchor(self, at: int) -> Found | None:
        """Return the day in whose light a clock time stands: one named before it in the same sentence, else the article's."""
        low = max(0, at - 300)
        begin = max([low - 1, self.text.rfind("\n", 0, at), *(low + e.start() for e in re.finditer(r"(?<![\d.])\.\s(?=[A-ZÄÖÜ„])", self.text[low:at]))])
        near = [f for s, e, f in self.done if begin < s < at and re.match(r"\d{4}-\d\d-\d\d", f.value)]
        if near:
            return Found("DATE", near[-1].value[:10])
        return Found("DATE", iso(self.reference.exact)) if self.reference and self.reference.exact else None

    def span_value(self, amount: float | None, code: str, text_before: str) -> Found:
        """Return a duration; *vor*, *seit*, *in*, *binnen* before it also give it an interval."""
        count = "X" if amount is None else f"{amount:g}"
        value = period(count, code)
        earliest = latest = ""
        days = {"D": 1, "NI": 1, "W": 7, "M": 30.44, "Y": 365.25, "DE": 3652.5, "CE": 36525, "WE": 7, "Q": 91}.get(code)
        before = text_before.rstrip().lower().split()[-2:]
        word = next((w for w in reversed(before) if w in ("vor", "seit", "in", "binnen", "innerhalb", "nach")), "")
        if self.reference and days and word in ("vor", "seit", "in", "binnen", "innerhalb"):
            low, high = self.reference.bounds()
            if amount is None:
                near, far = dt.timedelta(2 * days), dt.timedelta(min(9 * days, 36500))
            else:
                slack = 0 if code == "D" else days / 2
                near, far = dt.timedelta(max(0, amount * days - slack)), dt.timedelta(amount * days + slack)
            try:
                if word == "in":
                    earliest, latest = iso(low + near), iso(high + far)
                elif word in ("binnen", "innerhalb"):
                    earliest, latest = iso(low), iso(high + far)
                elif word == "vor":
                    earliest, latest = iso(low - far), iso(high - near)
                else:
                    earliest, latest = iso(low - far), iso(high)
            except OverflowError:
                earliest = latest = ""
        return Found("DURATION", value, earliest, latest)

    # --- rules ---

    def tag(self, text: str) -> list[TimeExpression]:
        """Return the time expressions of a text in order, none overlapping."""
        self.text, self.done = text, []
        matches = []
        for order, (pattern, method) in enumerate(RULES):
            for match in pattern.finditer(text):
                matches.append((match.start(), -(match.end() - match.start()), order, match, method))
        matches.sort(key=lambda m: (m[0], m[1], m[2]))
        chosen, until = [], -1
        for start, negative, order, match, method in matches:
            if start < until:
                continue
            found = getattr(self, method)(match)
            if found is None:
                continue
            end = match.end()
            group = "x" in match.re.groupindex and match.span("x")
            if group and group != (-1, -1):
                start, end = group
            self.done.append((start, end, found))
            until = max(until, end)
        for start, end, found in self.done:
            low, high = (found.earliest, found.latest) if found.earliest or found.latest else bounds(found.value)
            chosen.append(TimeExpression(start, end, text[start:end], found.type, found.value, low, high, edtf(found.value, low, high)))
        return chosen

    def full_date(self, m: re.Match) -> Found | None:
        day, month = int(m["d"]), MONTHS.get(m["m"].lower()) if not m["m"].isdigit() else int(m["m"])
        if not month or not 1 <= month <= 12 or not 1 <= day <= 31:
            return None
        year = m["y"]
        if year:
            full = int(year) if len(year) == 4 else (2000 if int(year) < 50 else 1900) + int(year)
        else:
            full = self.near_year(month, day, m.start())
        return Found("DATE", self.day_value(full, month, day))

    def iso_date(self, m: re.Match) -> Found | None:
        return Found("DATE", m[0]) if 1 <= int(m["m"]) <= 12 and 1 <= int(m["d"]) <= 31 else None

    def listed_day(self, m: re.Match) -> Found | None:
        month = MONTHS[m["m"].lower()]
        return Found("DATE", self.day_value(int(m["y"]) if m["y"] else self.near_year(month, int(m["d"]), m.start()), month, int(m["d"])))

    def month_year(self, m: re.Match) -> Found | None:
        month = MONTHS[m["m"].lower()]
        word, ref = (m["rel"] or "").lower(), self.reference
        if m["y"]:
            year: int | None = int(m["y"])
        elif ref and (re.search(r"(dieses|laufenden)\s+Jahres$", m[0]) or "jahres" in m[0].lower() and word):
            year = ref.year + (1 if re.match(NEXT, word) else -1 if re.match(LAST, word) else 0)
        elif word and ref and ref.month and not re.match(THIS, word):
            year = ref.year + (1 if re.match(NEXT, word) and month <= ref.month else -1 if re.match(LAST, word) and month >= ref.month else 0)
        elif word and ref:
            year = ref.year
        else:
            year = self.near_year(month, 0, m.start())
        value = self.month_value(month, year)
        return self.with_part(m["part"], value)

    def with_part(self, part: str | None, value: str) -> Found:
        low, high = bounds(value)
        if part and low:
            low, high = third({"A": "A", "B": "A", "M": "M", "E": "E"}[part[0].upper()], low, high)
        return Found("DATE", value, low, high)

    def year(self, m: re.Match) -> Found:
        return self.with_part(m["part"], m["y"])

    def year_range(self, m: re.Match) -> Found:
        return Found("DATE", m["a"][:3], f"{m['a']}-01-01", f"{m['a'][:4 - len(m['b'])]}{m['b']}-12-31")

    def decade(self, m: re.Match) -> Found:
        if m["n"]:
            digits = m["n"]
            value = digits[:3] if len(digits) == 4 else ("19" if int(digits) > 20 else "20") + digits[0]
        else:
            value = "19" + str(DECADES[m["w"].lower()] // 10)
        return self.with_part(m["part"], value)

    def century(self, m: re.Match) -> Found:
        return self.with_part(m["part"], str(int(m["n"]) - 1))

    def season(self, m: re.Match) -> Found:
        code = SEASONS[m["s"].lower()]
        word, ref = (m["rel"] or "").lower(), self.reference
        year = int(m["y"][:4]) if m["y"] else ref.year + (1 if re.match(NEXT, word) else -1 if re.match(LAST, word) else 0) if ref else None
        return Found("DATE", f"{year}-{code}" if year else f"XXXX-{code}")

    def quarter(self, m: re.Match) -> Found:
        low = m["o"].lower()
        which = int(low[0]) if low[0].isdigit() else next((i for w, i in ORDINALS.items() if low.startswith(w)), 1)
        ref = self.reference
        year = m["y"] or (str(ref.year) if ref else "XXXX")
        return Found("DATE", f"{year}-{'Q' if m['u'].startswith('Q') else 'H'}{which}")

    def relative_unit(self, m: re.Match) -> Found | None:
        word, code = m["rel"].lower(), unit(m["u"])
        by = 2 if word.startswith("übernächst") else -2 if word.startswith("vorletzt") else \
            1 if re.match(NEXT, word) else -1 if re.match(LAST, word) else 0
        if by and m["u"].lower() in ("jahren", "jahre", "tagen", "tage", "wochen", "monaten", "monate", "stunden", "jahrzehnten"):
            return Found("DURATION", period("X", code), *self.recent(code, by))
        found = self.shift_unit(code, by)
        part = m["part"]
        return self.with_part(part, found.value) if found and part and bounds(found.value)[0] else found

    def part_of_unit(self, m: re.Match) -> Found | None:
        """*Anfang des Jahres*, *Ende der Woche*, *zum Jahresende*: of the one that runs, unless a year is named."""
        year = m["y"] if "y" in m.re.groupindex else None
        found = Found("DATE", year) if year else self.shift_unit(unit(m["u"]), 0)
        return self.with_part(m["part"], found.value) if found and bounds(found.value)[0] else found

    def recent(self, code: str, by: int) -> tuple[str, str]:
        days = {"D": 7, "W": 35, "M": 270, "Y": 3652}.get(code)
        if not self.reference or not days or not by:
            return "", ""
        low, high = self.reference.bounds()
        return (iso(low - dt.timedelta(days)), iso(high)) if by < 0 else (iso(low), iso(high + dt.timedelta(days)))

    def recent_count(self, m: re.Match) -> Found:
        amount, code = (number(m["n"]) if not re.match(VAGUE, m["n"]) else None), unit(m["u"])
        by = 1 if re.match(NEXT, m["rel"].lower()) else -1
        count = "X" if amount is None else f"{amount:g}"
        low = high = ""
        days = {"D": 1, "W": 7, "M": 30.44, "Y": 365.25, "DE": 3652.5}.get(code)
        if self.reference and days and amount:
            a, b = self.reference.bounds()
            low, high = (iso(a), iso(b + dt.timedelta(amount * days))) if by > 0 else (iso(a - dt.timedelta(amount * days)), iso(b))
        return Found("DURATION", period(count, code), low, high)

    def weekend(self, m: re.Match) -> Found | None:
        past = self.tense(m.start()) == "past" and not (self.reference and self.reference.exact and self.reference.exact.isoweekday() > 5)
        return self.shift_unit("WE", -1 if past else 0)

    def this_year(self, m: re.Match) -> Found | None:
        return self.shift_unit("Y", 0)

    def day_word(self, m: re.Match) -> Found:
        shift = {"heute": 0, "gestern": -1, "morgen": 1, "vorgestern": -2, "übermorgen": 2, "heutig": 0, "gestrig": -1, "morgig": 1}
        low = m["w"].lower()
        found = self.shift_day(shift[low if low in shift else re.sub(r"e[nrsm]?$", "", low)])
        return self.at_daytime(found, m["t"])

    def at_daytime(self, found: Found, daytime: str | None) -> Found:
        if not daytime:
            return found
        return Found("TIME", found.value + "T" + DAYTIMES[daytime.lower()], found.earliest, found.latest)

    def weekday_rule(self, m: re.Match) -> Found:
        word = (m["rel"] or "").lower()
        shift = 1 if word and re.match(NEXT, word) else -1 if word and re.match(LAST, word) else None
        found = self.weekday(DAYS[m["w"].lower()], m.start(), shift)
        return self.at_daytime(found, m["t"] or m["t2"])

    def daytime(self, m: re.Match) -> Found | None:
        found = self.anchor(m.start())
        day = found.value if found else "XXXX-XX-XX"
        low = m["t"].lower()
        return Found("TIME", day + "T" + next(v for k, v in sorted(DAYTIMES.items(), key=lambda kv: -len(kv[0])) if low.startswith(k)))

    def clock(self, m: re.Match) -> Found | None:
        hour, minute = int(m["h"]), m["min"] or "00"
        if hour > 24 or int(minute) > 59:
            return None
        found = self.anchor(m.start())
        return Found("TIME", f"{found.value if found else 'XXXX-XX-XX'}T{hour:02d}:{minute}")

    def duration(self, m: re.Match) -> Found | None:
        word = m["n"].lower()
        amount = None if re.fullmatch(VAGUE, word) else number(word)
        if amount is None and not re.fullmatch(VAGUE, word):
            return None
        if re.search(r"(?i)\b(mit|alter von)\s+$", self.text[max(0, m.start() - 12):m.start()]) and m["u"].lower().startswith("jahr"):
            return None                                       # an age
        low = m["u"].lower()
        code = unit(low)
        if code == "WE" and amount:
            return Found("DURATION", f"P{amount:g}WE")
        if low.startswith("minut"):
            return Found("DURATION", f"PT{'X' if amount is None else f'{amount:g}'}M")
        return self.span_value(amount, code, self.text[max(0, m.start() - 40):m.start()])

    def bare_plural(self, m: re.Match) -> Found:
        return self.span_value(None, unit(m["u"]), self.text[max(0, m.start("x") - 20):m.start("x")])

    def half(self, m: re.Match) -> Found:
        return Found("DURATION", "PT30M" if m["u"].lower().startswith("stund") else "P6M" if m["u"].lower().startswith("jahr") else "PXX")

    def often(self, m: re.Match) -> Found:
        low = m["w"].lower()
        code = {"stünd": "PT1H", "täg": "P1D", "wöch": "P1W", "monat": "P1M", "jähr": "P1Y", "vier": "P3M"}
        return Found("SET", next((v for k, v in code.items() if low.startswith(k)), "PX"))

    def each(self, m: re.Match) -> Found:
        low = m["u"].lower()
        if low in DAYS:
            return Found("SET", f"XXXX-WXX-{DAYS[low]}")
        if low in MONTHS:
            return Found("SET", f"XXXX-{MONTHS[low]:02d}")
        if low in DAYTIMES:
            return Found("SET", "XXXX-XX-XXT" + DAYTIMES[low])
        return Found("SET", "PT1M" if low.startswith("minut") else period("1", unit(low)))

    def days_s(self, m: re.Match) -> Found:
        low = m["w"].lower().removesuffix("s")
        return Found("SET", f"XXXX-WXX-{DAYS[low]}" if low in DAYS else "XXXX-XX-XXT" + DAYTIMES[low])

    def lasting(self, m: re.Match) -> Found:
        return Found("DURATION", period("X", unit(m["w"])))

    def every_few(self, m: re.Match) -> Found | None:
        amount = number(m["n"])
        return Found("SET", period(f"{amount:g}", unit(m["u"]))) if amount else None

    def short_date(self, m: re.Match) -> Found | None:
        month, day = int(m["m"]), int(m["d"])
        return Found("DATE", self.day_value(self.near_year(month, day, m.start()), month, day)) if 1 <= month <= 12 and 1 <= day <= 31 else None

    def present(self, m: re.Match) -> Found:
        low, high = map(iso, self.reference.bounds()) if self.reference else ("", "")
        return Found("DATE", "PRESENT_REF", low, high)

    def past(self, m: re.Match) -> Found:
        return Found("DATE", "PAST_REF", "", iso(self.reference.bounds()[1]) if self.reference else "")

    def future(self, m: re.Match) -> Found:
        return Found("DATE", "FUTURE_REF", iso(self.reference.bounds()[0]) if self.reference else "", "")

    def holiday(self, m: re.Match) -> Found | None:
        low = re.sub(r"\s+", " ", m["h"].lower()).replace("maria h", "mariä h")
        ref = self.reference
        year = int(m["y"]) if m["y"] else ref.year if ref else None
        rule = HOLIDAYS[low]
        if year is None:
            return Found("DATE", "XXXX-XX-XX")
        if isinstance(rule, tuple):
            year = year if m["y"] else (self.near_year(rule[0], rule[1], m.start()) or year)
            return Found("DATE", f"{year}-{rule[0]:02d}-{rule[1]:02d}")
        return Found("DATE", iso(easter(year) + dt.timedelta(rule)))

    def same_year(self, m: re.Match) -> Found | None:
        years = [f for s, e, f in self.done if re.match(r"\d{4}", f.value)]
        if not years:
            return None
        found = years[-1]
        if unit(m["u"]) == "Y":
            return Found("DATE", str(int(found.value[:4]) + (1 if m["w"].lower().startswith(("folgend", "darauf")) else 0)))
        if unit(m["u"]) == "D" and re.fullmatch(r"\d{4}-\d\d-\d\d", found.value[:10]):
            return Found("DATE", found.value[:10])
        return Found("DATE", found.value[:7]) if unit(m["u"]) == "M" and len(found.value) >= 7 else None

    def day_after(self, m: re.Match) -> Found | None:
        days = [f for s, e, f in self.done if re.match(r"\d{4}-\d\d-\d\d", f.value)]
        base = dt.date.fromisoformat(days[-1].value[:10]) if days else self.reference and self.reference.exact
        if not base:
            return Found("DATE", "XXXX-XX-XX")
        return Found("DATE", iso(base + dt.timedelta(-1 if re.search("davor|zuvor|vorher", m[0].lower()) else 1)))


def tag_times(text: str, date: str = "", tense: Callable[[int], str | None] = lambda offset: None) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a text, in order.

    :param date: date of the article, ``YYYY[-MM[-DD]]``, "" where unknown
    :param tense: tells past, present or future of the clause at an offset

    >>> [(t.text, t.value, t.edtf) for t in tag_times("Kiew befürchtet Ende Januar eine Invasion.", "2021-12")]
    [('Ende Januar', '2022-01', '2022-01-21/2022-01-31')]
    >>> [(t.text, t.value) for t in tag_times("Er kam gestern Abend um 20.30 Uhr und blieb drei Wochen.", "2013-11-04")]
    [('gestern Abend', '2013-11-03TEV'), ('20.30 Uhr', '2013-11-03T20:30'), ('drei Wochen', 'P3W')]
    """
    return tuple(Tagger(date, tense).tag(text))
