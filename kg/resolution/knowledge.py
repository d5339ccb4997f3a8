"""Room 4: the knowledge base: who and what German news speak of, under which names, and who held which office when.

Read from ``kg/data`` (entities, countries, organisations, holders), once per process; users add rows of their own (``--aliases``).
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from ..data import table, text
from ..errors import InputError
from ..model import Entity

BASE = "https://w3id.org/nachrichtengraph/id/"


PLAIN = re.compile("[ -~äöüÄÖÜ]*").fullmatch


@lru_cache(maxsize=50_000)
def slug(label: str) -> str:
    """Return the last part of an IRI for a label: no blanks, nothing that Turtle or SPARQL would have to escape.

    >>> slug("Wladimir Putin"), slug('Die "Zeit" & Co.')
    ('Wladimir_Putin', 'Die_Zeit_Co')
    """
    joined = label.replace(" ", "_")
    if joined.isidentifier() and joined.isascii() and "__" not in joined and joined[0] != "_" and joined[-1] != "_":
        return joined                                         # most names, five times as fast
    plain = unicodedata.normalize("NFC", label)
    return re.sub(r"[^\w-]+", "_", plain).strip("_-") or "x"


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """Return the form under which names are compared: no accents but umlauts, no case.

    >>> fold("Recep Tayyip Erdoğan") == fold("Recep Tayyip Erdogan"), fold("Köln")
    (True, 'köln')
    """
    if name.isascii() or PLAIN(name):
        low = name.lower()
        return low if low.replace(" ", "").isalnum() and "  " not in low and low == low.strip() else " ".join(low.split())
    keep = "äöüß"
    text_ = "".join(c if c.lower() in keep else unicodedata.normalize("NFD", c)[0] for c in unicodedata.normalize("NFC", name))
    return " ".join(text_.casefold().replace("ı", "i").split())


@dataclass(frozen=True)
class Holder:
    """One term of office: ``where`` is an ISO code or the label of an organisation; months as YYYY-MM, "" = still."""
    person: str
    gender: str
    office: str
    where: str
    start: str
    end: str

    def current(self, date: str) -> bool:
        """Say whether somebody is in office in the month of a date, in June where only its year is known; never where nothing is.

        >>> Holder("Anna Meier", "f", "Kanzler", "XX", "2019-02", "").current("2019"), Holder("Anna Meier", "f", "Kanzler", "XX", "2019-02", "").current("")
        (True, False)
        """
        month = (date + "-06")[:7]
        return bool(date) and self.start <= month and (not self.end or month <= self.end)


@dataclass
class Knowledge:
    entities: dict[str, Entity] = field(default_factory=dict)              # by label
    addresses: set[str] = field(default_factory=set)                        # IRIs of all of them
    names: dict[str, list[tuple[str, float]]] = field(default_factory=dict)     # folded alias → (label, prior)
    capitals: dict[str, str] = field(default_factory=dict)                  # label of a capital → ISO code
    codes: dict[str, str] = field(default_factory=dict)                     # ISO code → label of the country
    countries: dict[str, str] = field(default_factory=dict)                 # label of the country → ISO code
    code_of: dict[str, str] = field(default_factory=dict)                   # label of any entity → ISO code
    adjectives: dict[str, str] = field(default_factory=dict)                # stem → ISO code
    demonyms: dict[str, str] = field(default_factory=dict)                  # folded form → ISO code
    houses: dict[str, str] = field(default_factory=dict)                    # folded name of a house of government → ISO code
    holders: list[Holder] = field(default_factory=list)
    terms: dict[str, list[Holder]] = field(default_factory=dict)            # person → terms of office
    surnames: dict[str, list[str]] = field(default_factory=dict)            # folded surname → labels of holders of office
    genders: dict[str, str] = field(default_factory=dict)                   # label → masc | fem

    def government(self, code: str) -> Entity | None:
        """Return the government of a country."""
        return self.governments.get(code)

    governments: dict[str, Entity] = field(default_factory=dict)

    def add_name(self, name: str, label: str, prior: float) -> None:
        folded = fold(name)
        entry = self.names.get(folded)
        if entry is None:
            self.names[folded] = [(label, prior)]
        elif all(known != label for known, _ in entry):
            entry.append((label, prior))

    def lookup(self, name: str) -> list[tuple[Entity, float]]:
        """Return the entities of a name with their priors, the likeliest first; a genitive *-s* is tried too."""
        for form in forms(name):
            found = self.names.get(form)
            if found:
                ranked = sorted(found, key=lambda f: (-f[1], f[0]))
                return [(self.entities[label], prior) for label, prior in ranked]
        return []

    def lookup_inflected(self, name: str) -> list[tuple[Entity, float]]:
        """Look a name of several words up whose first word is inflected: *den Vereinigten Staaten*, *der Deutschen Bahn*.

        >>> [e.label for e, _ in knowledge().lookup_inflected("Vereinigten Staaten")], [e.label for e, _ in knowledge().lookup_inflected("Weißen Hauses")]
        (['Vereinigte Staaten'], ['Weißes Haus'])
        """
        found = self.lookup(name)
        first, blank, rest = name.partition(" ")
        stem = re.sub(r"e[nrsm]?$", "", first)
        if found or not blank or stem == first:
            return found
        for ending in ("e", "er", "es", "en"):
            found = self.lookup(f"{stem}{ending} {rest}")
            if found:
                return found
        return []

    def holder(self, office: str, where: str, date: str) -> str:
        """Return who held an office at a date (``YYYY[-MM[-DD]]``), "" where nobody is known.

        >>> knowledge().holder("Präsident", "US", "2021-12"), knowledge().holder("Präsident", "US", "2020-07-22")
        ('Joe Biden', 'Donald Trump')
        """
        month = (date + "-06")[:7] if len(date) == 4 else date[:7]
        for one in self.holders:
            if one.office == office and one.where == where and (not month or one.start <= month) and (not one.end or month < one.end or month == one.start):
                if month or not one.end:
                    return one.person
        return ""

    def country_of_adjective(self, word: str) -> str:
        """Return the ISO code of an inflected country adjective, "" for others.

        >>> knowledge().country_of_adjective("russischen"), knowledge().country_of_adjective("Kiewer")
        ('RU', 'UA')
        """
        low = word.lower()
        for ending in ("en", "em", "er", "es", "e", ""):
            if ending == "" or low.endswith(ending):
                code = self.adjectives.get(low[:len(low) - len(ending)] if ending else low)
                if code:
                    return code
        if word.endswith("er") and word[:1].isupper():
            stem = word[:-2]
            for city in (stem, stem + "en", stem + "e", stem + "au" if not stem.endswith("au") else stem):
                if city in self.capitals:
                    return self.capitals[city]
        return ""


def forms(name: str) -> list[str]:
    """Return the spellings to look a name up under: as it is, without genitive ending, without article."""
    base = fold(name.strip(" \"'„“”»«‚‘’()[]"))
    found = [base]
    if base.endswith(("s'", "s’", "'s", "’s")):
        found.append(base[:-2])
    if base.endswith(("’", "'")):
        found.append(base[:-1])
    if len(base) > 3 and base.endswith("s"):
        found.append(base[:-1])
    if base.endswith("es") and len(base) > 5:
        found.append(base[:-2])
    return found


@lru_cache(maxsize=4)
def knowledge(aliases: str = "", base: str = BASE) -> Knowledge:
    """Load the knowledge base.

    :param aliases: path of a CSV file with the columns ``name, label, type, wikidata`` that goes over ours
    :raises InputError: the file cannot be read or lacks a column
    """
    kb = Knowledge()
    for line in text("entities.tsv").splitlines():
        if line.startswith("#"):
            continue
        label, kind, qid, code, lat, lon, prior, names = line.split("\t")
        if label in kb.entities:
            if kind in ("Person", "City"):
                continue
        country = kb.entities[kb.codes[code]].iri if code in kb.codes else ""
        known = tuple([a for a in names.split("|") if not a.startswith("HAUPTSTADT")]) if names else ()
        entity = Entity(f"{base}{slug(label)}", label, kind, qid, known, float(lat) if lat else None, float(lon) if lon else None, country)
        kb.entities[label] = entity
        kb.code_of[label] = code
        if kind == "Country":
            kb.codes[code], kb.countries[label] = label, code
        if kind == "Government" and label.startswith("Regierung "):
            kb.governments[code] = entity
        if "HAUPTSTADT:" in names:
            kb.capitals[label] = next(a[11:] for a in names.split("|") if a.startswith("HAUPTSTADT:"))
        for name in (label, *known):
            if len(name) > 1:
                kb.add_name(name, label, float(prior))
    for code, adjectives, demonyms, names, houses in (tuple(r) + ("",) * (5 - len(r)) for r in table("country_words.tsv")):
        for adjective in adjectives.split(","):
            kb.adjectives[adjective.strip().lower()] = code
        for demonym in (d.strip() for d in demonyms.split(",")):
            for form in demonym_forms(demonym):
                kb.demonyms[fold(form)] = code
        for house in (h.strip() for h in houses.split(",") if h.strip()):
            kb.houses[fold(house)] = code
    for row in table("holders.tsv"):
        person, sex, office, where, start, end = (tuple(row) + ("",) * 6)[:6]
        kb.holders.append(Holder(person, sex, office, where, start, end))
        kb.terms.setdefault(person, []).append(kb.holders[-1])
        kb.genders[person] = "masc" if sex == "m" else "fem"
        labels = kb.surnames.setdefault(surname(person, where), [])
        if person not in labels:
            labels.append(person)
    if aliases:
        add_user_aliases(kb, aliases, base)
    kb.addresses = {entity.iri for entity in kb.entities.values()}
    return kb


FAMILY_FIRST = frozenset({"CN", "TW", "KR", "KP", "VN"})        # where the family name stands first


def surname(name: str, country: str = "") -> str:
    """Return the folded family name of a person.

    >>> surname("Angela Merkel", "DE"), surname("Xi Jinping", "CN"), surname("Moon Jae-in"), surname("Annegret Kramp-Karrenbauer")
    ('merkel', 'xi', 'moon', 'kramp-karrenbauer')
    """
    parts = fold(name).split()
    given_last = len(parts) == 2 and re.search(r"-[a-z]", name.split()[-1]) is not None
    return parts[0] if len(parts) > 1 and (country in FAMILY_FIRST or given_last) else parts[-1]


def demonym_forms(word: str) -> list[str]:
    """Return singular and plural, masculine and feminine of a demonym."""
    if word.endswith("er"):
        return [word, word + "n", word + "s", word + "in", word + "innen"] + (["Deutsche", "Deutschen"] if word == "Deutscher" else [])
    if word.endswith("e"):
        return [word, word + "n", word[:-1] + "in", word[:-1] + "innen"]
    return [word, word + "s", word + "n", word + "in", word + "innen"]


def add_user_aliases(kb: Knowledge, path: str, base: str) -> None:
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if not rows.fieldnames or not {"name", "label"} <= set(rows.fieldnames):
                raise InputError(path, f"columns {rows.fieldnames} lack name and label", "first line: name,label,type,wikidata")
            for row in rows:
                label = (row.get("label") or "").strip()
                if not label:
                    continue
                if label not in kb.entities:
                    kb.entities[label] = Entity(f"{base}{slug(label)}", label, (row.get("type") or "Thing").strip() or "Thing", (row.get("wikidata") or "").strip())
                kb.add_name(row["name"], label, 99.0)
                kb.add_name(label, label, 99.0)
    except OSError as error:
        raise InputError(path, error.strerror or "cannot be read", "give a CSV file with the columns name,label,type,wikidata") from None
    except UnicodeDecodeError:
        raise InputError(path, "is not UTF-8", "save it as UTF-8") from None
