"""Build ``entities.tsv`` from the gazetteers and the hand-made tables: ``python -m kg.data.build GAZETTEER_DIR``.

Sources: mledoze/countries and dr5hn cities (ODbL), CLDR (Unicode-3.0), Wikidata labels and facts (CC0), staedtl (MIT/CC0), and the tables
beside this file.  A Wikidata id is taken only where the label stands in ``wikidata-labels-de.tsv``, once, and fits; others stay empty.
Columns: label, type, wikidata, country (ISO), latitude, longitude, prior, aliases joined by ``|``.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from pathlib import Path

from . import table

HERE = Path(__file__).parent


def main(source: Path) -> None:
    labels = [line.split("\t")[:2] for line in (source / "wikidata-labels-de.tsv").read_text(encoding="utf-8").splitlines()[1:] if "\t" in line]
    counts = Counter(label for _, label in labels)
    by_label = {label: qid for qid, label in labels if counts[label] == 1}
    first_of = {}
    for qid, label in labels:
        if label not in first_of or int(qid[1:]) < int(first_of[label][1:]):
            first_of[label] = qid
    by_qid = dict(labels)
    facts = [line.split("\t") for line in (source / "wikidata-facts.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    located = {(s, o) for s, p, o in facts if p in ("P17", "P131", "P36")}
    qids_of: dict[str, list[str]] = {}
    for qid, label in labels:
        qids_of.setdefault(label, []).append(qid)

    def city_qid(label: str, code: str) -> str:
        """Return the id of a label that a fact places in the country, or that is the only one."""
        country = by_label.get(next((r[0] for r in rows.values() if r[1] == "Country" and r[3] == code), ""), "")
        fits = [q for q in qids_of.get(label, ()) if (q, country) in located]
        return fits[0] if len(fits) == 1 else by_label.get(label, "")

    humans = {s for s, p, o in facts if p in ("P27", "P106", "P39", "P103", "P1412", "P19", "P20", "P140", "P1303")}
    rows: dict[tuple[str, str], list] = {}

    def add(label, kind, qid="", country="", lat="", lon="", prior=1.0, aliases=()):
        key = (label, kind)
        if key in rows:
            if prior > rows[key][6]:                          # London is not the one in Ontario
                rows[key][2:6] = [qid, country, lat, lon]
                rows[key][7] = [a for a in rows[key][7] if a.startswith("HAUPTSTADT")]
            elif country == rows[key][3] or not country:
                rows[key][2] = rows[key][2] or qid
                rows[key][4], rows[key][5] = rows[key][4] or lat, rows[key][5] or lon
            else:
                return
            rows[key][7] = sorted(set(rows[key][7]) | {a for a in aliases if a and a != label})
            rows[key][6] = max(rows[key][6], prior)
        else:
            rows[key] = [label, kind, qid, country, lat, lon, prior, sorted({a for a in aliases if a and a != label})]

    words = {r[0]: r for r in table("country_words.tsv")}
    countries = json.loads((source / "mledoze-countries.json").read_text(encoding="utf-8"))
    codes = {c["cca2"]: c for c in countries}
    territories = json.loads((source / "cldr-territories-de.json").read_text(encoding="utf-8"))
    cities = list(csv.DictReader((source / "dr5hn-cities.tsv").open(encoding="utf-8"), delimiter="\t"))
    exonyms = json.loads((source / "cldr-cities-de.json").read_text(encoding="utf-8"))
    german = {zone.rsplit("/", 1)[-1].replace("_", " "): name for zone, name in exonyms.items()}
    capital_of = {}
    for code, country in codes.items():
        name = territories.get(code) or country["translations"].get("deu", {}).get("common") or country["name"]["common"]
        name = {"US": "Vereinigte Staaten", "GB": "Vereinigtes Königreich", "CD": "Demokratische Republik Kongo", "MM": "Myanmar", "BY": "Belarus", "HK": "Hongkong",
                "MO": "Macau", "PS": "Palästina", "MD": "Moldau", "CZ": "Tschechien"}.get(code, name)
        official = country["translations"].get("deu", {}).get("official", "")
        names = [official] + ([n.strip() for n in words[code][3].split(",")] if code in words else [])
        qid = by_label.get(name) or (first_of.get(name, "") if name in first_of and int(first_of[name][1:]) < 1100 else "")
        lat, lon = country["latlng"][:2]
        if code in ("HK", "MO", "AQ"):
            continue
        add(name, "Country", qid, code, lat, lon, 10.0 if code in words else 4.0, names)
        for capital in country.get("capital", [])[:1]:
            capital_of[code] = capital
    for row in cities:
        code, english = row["country"], row["name"]
        population = int(float(row["population"] or 0))
        capital = row["type"] == "capital" or english == capital_of.get(code)
        if not capital and population < 25_000:
            continue
        label = german.get(english) or (by_qid.get(row["wikidata"]) if row["wikidata"] in by_qid else None) or row["name_de"] or english
        label = {"New Delhi": "Neu-Delhi", "Kyiv": "Kiew", "Beijing": "Peking", "Moscow": "Moskau"}.get(english, label)
        qid = row["wikidata"] if by_qid.get(row["wikidata"]) == label else city_qid(label, code)
        add(label, "City", qid, code, round(float(row["lat"]), 4), round(float(row["lon"]), 4), (8.0 if capital else 1.0 + min(population / 1e6, 5)), [english] if len(english) > 3 else [])
    seats = {o for s, p, o in facts if p == "P36"} | {s for s, p, o in facts if p == "P1376"}
    for code, capital in sorted(capital_of.items()):
        label = german.get(capital, {"Kyiv": "Kiew", "Beijing": "Peking", "New Delhi": "Neu-Delhi", "Washington D.C.": "Washington, D.C.", "Washington": "Washington, D.C.",
                                     "Berlin": "Berlin", "Brussels": "Brüssel", "Mexico City": "Mexiko-Stadt", "Brasília": "Brasília"}.get(capital, capital))
        if (label, "City") not in rows:
            lat, lon = codes[code].get("capitalInfo", {}).get("latlng", codes[code]["latlng"])[:2] if isinstance(codes[code].get("capitalInfo"), dict) else ("", "")
            add(label, "City", by_label.get(label, ""), code, lat, lon, 8.0, [capital])
        row = rows[(label, "City")]
        if row[3] != code:
            row[2:7] = ["", code, "", "", 8.0]
        if not row[2] or row[2] not in by_qid:
            row[2] = by_label.get(label) or (first_of[label] if first_of.get(label) in seats else "")
        row[7] = sorted(set(row[7]) | {"HAUPTSTADT:" + code})
    if ("Washington, D.C.", "City") in rows:
        rows[("Washington, D.C.", "City")][7] = sorted(set(rows[("Washington, D.C.", "City")][7]) | {"Washington"})
    if ("Kiew", "City") in rows:
        rows[("Kiew", "City")][7] = sorted(set(rows[("Kiew", "City")][7]) | {"Kyjiw", "Kyiv"})
    for file, country in (("de", "DE"), ("eu", ""), ("es", "ES"), ("ru", "RU"), ("be", "BE")):
        raw = (source / f"staedtl-data.{file}.js").read_text(encoding="utf-8")
        match = re.search(r"=\s*(\[.*\])", raw, re.S)
        for row in json.loads(match[1]) if match else []:
            if row.get("g") and (row["n"], "City") in rows and rows[(row["n"], "City")][4] == "":
                rows[(row["n"], "City")][4:6] = [round(row["g"][1], 4), round(row["g"][0], 4)]
            if not row.get("g") or (row["n"], "City") in rows:
                continue
            population = int(row.get("i") or 0)
            code = country or next((c for c, x in codes.items() if (territories.get(c) or "") == row.get("c")), "")
            add(row["n"], "City", city_qid(row["n"], code), code, round(row["g"][1], 4), round(row["g"][0], 4), 1.0 + min(population / 1e6, 5))
    for extra, alias in (("New York City", "New York"), ("Frankfurt am Main", "Frankfurt")):
        code, lat, lon = ("US", 40.71, -74.0) if "York" in extra else ("DE", 50.11, 8.68)
        add(extra, "City", by_label.get(extra, ""), code, lat, lon, 7.0, [alias])
    for label, code, lat, lon in US_CITIES:
        add(label, "City", city_qid(label, code), code, lat, lon, 4.0)
    for label, aliases, kind, code, lat, lon in table("places.tsv"):
        add(label, kind, by_label.get(label, ""), code, lat, lon, 5.0, [a.strip() for a in aliases.split(",")])
    for row in table("organizations.tsv"):
        label, aliases, kind, code = (row + ("",) * 5)[:4]
        names = [a.strip() for a in aliases.split(",")]
        qid = by_label.get(label) or next((by_label[a] for a in names if len(a) > 4 and a in by_label), "")
        add(label, kind, qid, code, prior=6.0, aliases=names)
    for code in words:
        if code in codes:
            name = next(r[0] for r in rows.values() if r[1] == "Country" and r[3] == code)
            adjective = words[code][1].split(",")[0].strip()
            add(f"Regierung {genitive(name)}", "Government", "", code, prior=3.0,
                aliases=[f"{adjective}e Regierung"] + (["Bundesregierung", "Bundeskabinett"] if code == "DE" else ["US-Regierung"] if code == "US" else []))
            add(f"Streitkräfte {genitive(name)}", "Organization", "", code, prior=2.0, aliases=[f"{adjective}e Streitkräfte", f"{adjective}e Armee", f"{adjective}es Militär"])
    for row in table("holders.tsv"):
        person, sex, office, where, start, end, *rest = (row + ("",) * 7)[:7]
        names = [a.strip() for a in (rest[0] if rest else "").split(",")]
        qid = next((by_label[n] for n in (person, *names) if n in by_label and len(n.split()) > 1), "")
        add(person, "Person", qid, where if len(where) == 2 else "", prior=5.0, aliases=names)
    taken = {r[0] for r in rows.values()}
    for qid, label in labels:
        if qid in humans and counts[label] == 1 and label not in taken and " " in label:
            add(label, "Person", qid, prior=0.5)
    taken = {r[0] for r in rows.values()}
    kinds: dict[str, str] = {}
    for s, p, o in facts:
        if p in ("P17", "P30", "P36", "P47", "P131", "P190", "P1376", "P421") and s not in humans:
            kinds.setdefault(s, "Place")
        if p in ("P159", "P740", "P1454", "P452", "P112", "P169"):
            kinds[s] = "Organization"
        if p in ("P127", "P176", "P178", "P264", "P449", "P463", "P108"):
            kinds.setdefault(o, "Organization" if p != "P463" else "Organization")
        if p in ("P136", "P407", "P364", "P495"):
            kinds.setdefault(s, "Work")
    for qid, label in labels:
        if counts[label] == 1 and label not in taken and label[:1].isupper() and qid not in humans and len(label) > 2 and not label.startswith(("Liste ", "Kategorie")):
            add(label, kinds.get(qid, "Thing"), qid, prior=0.4)
    with (HERE / "entities.tsv").open("w", encoding="utf-8") as out:
        out.write("# Generated by kg.data.build from the sources named in SOURCES.md; ODbL 1.0 (places), CC0 (others).\n")
        for key in sorted(rows):
            label, kind, qid, code, lat, lon, prior, aliases = rows[key]
            out.write("\t".join([label, kind, qid, code, str(lat), str(lon), f"{prior:.2f}", "|".join(aliases)]) + "\n")
    print(len(rows), "entities,", sum(bool(r[2]) for r in rows.values()), "with a Wikidata id")


def genitive(name: str) -> str:
    """Return the genitive of a country: *der Ukraine*, *Russlands*, *der Vereinigten Staaten*."""
    feminine = {"Ukraine", "Türkei", "Schweiz", "Slowakei", "Mongolei", "Elfenbeinküste", "Demokratische Republik Kongo"}
    if name == "Demokratische Republik Kongo":
        return "der Demokratischen Republik Kongo"
    if name in feminine:
        return f"der {name}"
    if name in ("Niederlande", "Philippinen"):
        return f"der {name}"
    if name == "Vereinigte Staaten":
        return "der Vereinigten Staaten"
    if name == "Vereinigte Arabische Emirate":
        return "der Vereinigten Arabischen Emirate"
    if name == "Vereinigtes Königreich":
        return "des Vereinigten Königreichs"
    if name in ("Iran", "Irak", "Jemen", "Libanon", "Kosovo", "Sudan", "Südsudan", "Vatikan"):
        return f"des {name}"
    return name if name.endswith("s") else name + "s"


US_CITIES = (("Los Angeles", "US", 34.05, -118.24), ("Chicago", "US", 41.88, -87.63), ("Boston", "US", 42.36, -71.06), ("San Francisco", "US", 37.77, -122.42),
             ("Houston", "US", 29.76, -95.37), ("Philadelphia", "US", 39.95, -75.17), ("Seattle", "US", 47.61, -122.33), ("Detroit", "US", 42.33, -83.05),
             ("Atlanta", "US", 33.75, -84.39), ("Dallas", "US", 32.78, -96.8), ("San Diego", "US", 32.72, -117.16), ("Miami", "US", 25.76, -80.19),
             ("Paris", "FR", 48.857, 2.352), ("Rom", "IT", 41.9, 12.5), ("Mailand", "IT", 45.46, 9.19), ("Madrid", "ES", 40.42, -3.7), ("Barcelona", "ES", 41.38, 2.17),
             ("Sydney", "AU", -33.87, 151.21), ("Melbourne", "AU", -37.81, 144.96), ("Rio de Janeiro", "BR", -22.9, -43.2), ("São Paulo", "BR", -23.55, -46.63),
             ("Mumbai", "IN", 19.07, 72.88), ("Sankt Petersburg", "RU", 59.93, 30.34), ("Manila", "PH", 14.6, 120.98), ("Moskau", "RU", 55.75, 37.62), ("Washington, D.C.", "US", 38.9, -77.04), ("Canberra", "AU", -35.28, 149.13),
             ("Brasília", "BR", -15.79, -47.88), ("Neu-Delhi", "IN", 28.61, 77.21), ("Mexiko-Stadt", "MX", 19.43, -99.13), ("London", "GB", 51.51, -0.13), ("Berlin", "DE", 52.52, 13.4),
             ("Brüssel", "BE", 50.85, 4.35), ("Kiew", "UA", 50.45, 30.52), ("Wien", "AT", 48.21, 16.37), ("Bukarest", "RO", 44.43, 26.1))

if __name__ == "__main__":
    main(Path(sys.argv[1]))
