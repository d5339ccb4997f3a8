"""Room 2: what German time expressions look like: one pattern per phenomenon, and the method of :class:`kg.analysis.times.Tagger` that gives it a value.

Where two patterns match, the longer wins, then the earlier rule.
"""

from __future__ import annotations

import re

from .timex import DAYS, DAYTIMES, DECADES, HOLIDAYS, MONTHS, NUMBERS, ORDINALS, SEASONS

M = "|".join(sorted((re.escape(m) for m in MONTHS), key=len, reverse=True))
D = "|".join(d for d in DAYS if not d.endswith("."))
U = (r"Sekunden?|Minuten?|Stunden?|Tage?n?|Tages|Nächten?|Wochenenden?|Wochenendes|Wochen?|Monate?n?|Monats|Quartale?n?|Quartals|Halbjahre?n?|Halbjahres|"
     r"Jahrzehnte?n?|Jahrzehnts|Jahrhunderte?n?|Jahrhunderts|Jahrtausende?n?|Jahre?n?|Jahres|Semestern?|Semesters")
N = (r"\d{1,4}(?:[.,]\d+)?|" + "|".join(sorted((n for n in NUMBERS if n not in ("ein", "null")), key=len, reverse=True)))
VAGUE = r"einigen?|mehreren?|wenigen?|vielen?|ein paar|etlichen?|zahlreichen?"
NEXT = r"nächst|kommend|folgend"
LAST = r"vergangen|letzt|vorig"
THIS = r"dies|laufend|heurig|aktuell|jetzig"
PART = r"Anfang|Mitte|Ende|Beginn"
DT = "|".join(sorted(DAYTIMES, key=len, reverse=True))
ART = r"(?:(?:de[rsnm]|die|das)\s+)"
YEAR = r"(?:1[0-9]|20)\d\d"


def rule(pattern: str, method: str, flags: int = 0) -> tuple[re.Pattern[str], str]:
    return re.compile(pattern, re.UNICODE | flags), method


B = r"(?<![\w-])"
E = r"(?![\w]|-\w)"
I = re.IGNORECASE
RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    rule(rf"{B}(?P<y>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d){E}", "iso_date"),
    rule(rf"{B}(?:(?i:{D}|Mo|Di|Mi|Do|Fr|Sa|So)\.?,?\s+(?:(?:den|dem)\s+)?)?(?P<d>\d{{1,2}})\.\s?(?P<m>(?i:{M}))(?:\s?(?P<y>{YEAR}|(?<=\.)\d\d))?{E}", "full_date"),
    rule(rf"{B}(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?(?P<y>{YEAR}|\d\d(?!\d)){E}", "full_date"),
    rule(rf"{B}(?P<x>(?P<d>\d{{1,2}})\.)(?=\s*(?:und|bis|oder|,|/|-|–)(?:\s+(?:zum|der|am))?\s*\d{{1,2}}\.\s?(?P<m>(?i:{M}))(?:\s(?P<y>{YEAR}))?{E})", "listed_day"),
    rule(rf"{B}(?:(?P<part>(?i:{PART}))\s+(?:des\s+)?)?(?:(?P<rel>(?i:{NEXT}|{LAST}|{THIS})(?:e[nrsm]?)?)\s+)?(?:Monats?\s+)?(?P<m>(?i:{M}))(?:\s+(?:des\s+Jahres\s+|dieses\s+Jahres|(?P<y>{YEAR})))?{E}", "month_year"),
    rule(rf"{B}(?P<m>(?i:{M}))(?P<part>)(?P<y>)\s+(?P<rel>dieses|(?:des\s+)?(?:{NEXT}|{LAST}|{THIS})e[ns])\s+Jahres{E}", "month_year"),
    rule(rf"(?<![\w.,-])(?<!\d\s)(?:(?P<part>(?i:{PART}))\s+(?:des\s+Jahres\s+)?|Jahre?s?\s+)?(?P<y>{YEAR})(?![\w]|(?<=00)\s[A-ZÄÖÜ]|[.,]\d|\s?(?:Euro|Dollar|Prozent|Mark|Franken|Meter|Menschen|Personen|Kilometer|Besucher|Teilnehmer|Quadratmeter|Einwohner|Mitarbeiter|Stimmen|Tonnen|Hektar|Zuschauer|Soldaten|Mitglieder|Uhr|Stück|Liter|Kilo|km|m|kg|ha)\b|-\w)", "year"),
    rule(rf"{B}(?P<a>{YEAR})\s?/\s?(?P<b>\d\d(?:\d\d)?){E}", "year_range"),
    rule(rf"{B}(?:(?P<part>(?i:{PART}))\s+der\s+|{ART})?(?:(?P<n>(?:1[0-9]|20)?\d0)er|(?P<w>(?i:{'|'.join(DECADES)})))(?:-Jahren?|\s+Jahren?|jahren?)?{E}", "decade"),
    rule(rf"{B}(?:(?P<part>(?i:{PART}))\s+des\s+|{ART})?(?P<n>\d{{1,2}})\.\s+(?:Jahrhunderts?|Jh\.){E}", "century"),
    rule(rf"{B}(?:(?P<rel>(?i:{NEXT}|{LAST}|{THIS})e[nrsm]?)\s+)?(?P<s>(?i:{'|'.join(SEASONS)}))s?(?:\s+(?P<y>{YEAR})(?:/\d\d)?)?{E}", "season"),
    rule(rf"{B}(?:{ART})?(?P<o>(?i:{'|'.join(w for w in ORDINALS)})e[nrs]?|[1-4]\.)\s+(?P<u>Quartals?|Halbjahre?s?)(?:\s+(?:des\s+Jahres\s+)?(?P<y>{YEAR}))?{E}", "quarter"),
    rule(rf"{B}(?:(?P<part>(?i:{PART}))\s+)?(?:{ART})?(?P<rel>(?i:übernächst|vorletzt|{NEXT}|{LAST}|{THIS})(?:e[nrsm]?)?)\s+(?P<u>{U}){E}", "relative_unit"),
    rule(rf"{B}(?P<part>(?i:{PART}))\s+(?:des|der)\s+(?P<u>Jahres|Monats|Woche|Jahrzehnts|Jahrhunderts|Quartals){E}", "part_of_unit"),
    rule(rf"{B}(?P<u>Jahres|Monats)(?P<part>anfang|beginn|mitte|ende)s?(?:\s+(?P<y>{YEAR}))?{E}", "part_of_unit"),
    rule(rf"{B}{ART}?(?P<rel>(?i:{NEXT}|{LAST})e[nr]?)\s+(?P<n>{N}|{VAGUE})\s+(?P<u>{U}){E}", "recent_count", I),
    rule(rf"{B}(?P<w>(?i:heute|gestern|vorgestern|übermorgen|(?<![Mm]orgen )(?<!am )(?<!jeden )(?<!Am )morgen|heutigen?|heutiger|gestrigen?|gestriger|morgigen?))(?:\s+(?P<t>(?i:{DT})))?{E}", "day_word"),
    rule(rf"{B}(?:{ART})?(?:(?P<rel>(?i:{NEXT}|{LAST})e[nrsm]?)\s+)?(?P<w>(?i:{D}))(?P<t>(?i:{DT}))?(?:\s+(?P<t2>früh|morgen|vormittag|mittag|nachmittag|abend|nacht))?{E}", "weekday_rule"),
    rule(rf"{B}(?:(?:de[rn]|am|in der|im)\s+)?(?P<x>(?:(?:frühen|späten|heutigen)\s+)?(?P<t>Vormittag|Nachmittag|Abend|Nacht|Mitternacht|Morgen|Mittag)(?:stunden|s)?){E}", "daytime"),
    rule(rf"(?<![\w.:])(?<![A-Za-z]-)(?P<h>\d{{1,2}})(?:[.:](?P<min>\d\d))?\s*(?:Uhr|h){E}", "clock"),
    rule(rf"{B}(?:am\s+)?(?P<x>Wochenende){E}", "weekend"),
    rule(rf"{B}(?i:heuer){E}", "this_year"),
    rule(rf"{B}(?P<x>(?P<h>\d{{1,2}})(?:[.:](?P<min>\d\d))?)(?=\s*(?:bis|und|oder|-|–|,|/)\s*\d{{1,2}}(?:[.:]\d\d)?\s*Uhr{E})", "clock"),
    rule(rf"{B}(?P<n>{N}|{VAGUE}|eine[rsnm]?|ein)[\s-]+(?P<u>{U}){E}", "duration", I),
    rule(rf"(?:seit|vor|nach|über|binnen|(?=lange\s))\s*(?P<x>(?:lange[nr]?\s+)?(?P<u>Jahren|Jahre|Monaten|Wochen|Tagen|Stunden|Jahrzehnten|Jahrhunderten)){E}", "bare_plural", I),
    rule(rf"{B}(?:eine[rn]?\s+halbe[nr]?|ein\s+halbes|einem\s+halben)\s+(?P<u>Stunde|Jahr){E}", "half", I),
    rule(rf"{B}(?P<w>(?:stünd|täg|wöchent|monat|jähr|vierteljähr)lich(?:e[nrsm]?)?){E}", "often", I),
    rule(rf"{B}(?:jede[rsnm]?|pro|alle)\s+(?P<u>Tag|Monat|Jahr|Woche|Stunde|Minute|Sekunde|{D}|Morgen|Abend|Nacht){E}", "each", I),
    rule(rf"{B}(?P<w>(?:{D}|morgen|vormittag|mittag|nachmittag|abend|nacht)s){E}", "days_s"),
    rule(rf"{B}(?P<w>(?:jahr|monate|wochen|tage|stunden|minuten|jahrzehnte|jahrhunderte)e?lang(?:e[nrsm]?)?){E}", "lasting", I),
    rule(rf"{B}(?P<w>Jahre|Monate|Wochen|Tage|Stunden|Jahrzehnte)(?=\s+(?:später|zuvor|vorher|danach){E})", "lasting"),
    rule(rf"{B}alle\s+(?P<n>{N})\s+(?P<u>{U}){E}", "every_few", I),
    rule(rf"\b(?:am|vom|zum|bis|dem|den)\s+(?P<x>(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.)(?!\d)", "short_date"),
    rule(rf"{B}(?:jetzt|derzeit|gegenwärtig|momentan|zurzeit|zur\s+Zeit|heutzutage){E}", "present", I),
    rule(rf"{B}(?:damals|kürzlich|unlängst|neulich|seinerzeit|vor\s+kurzem|jüngst|einst|früher){E}", "past", I),
    rule(rf"{B}(?:bald|demnächst|in\s+Kürze|in\s+Zukunft){E}", "future", I),
    rule(rf"{B}(?P<h>(?i:{'|'.join(re.escape(h) for h in HOLIDAYS)}|maria himmelfahrt))(?:\s+(?P<y>{YEAR}))?{E}", "holiday"),
    rule(rf"{B}(?:(?:im|am|de[rsnm])\s+)?(?P<x>(?P<w>(?i:selben|gleichen|darauffolgenden|folgenden))\s+(?P<u>Jahre?s?|Monats?|Tage?s?)){E}", "same_year"),
    rule(rf"{B}(?:(?:am\s+)?Tag\s+(?:darauf|davor|zuvor|danach)){E}", "day_after", I),
)
