"""Sentences made for one rule each, read with the bundled pipeline: what must come out, and in whose words.

They show that rules work together from text to statement; how good the whole is, only real text says (``docs/judged.tsv``, ``kg evaluate``).
"""

from __future__ import annotations

import pytest

from kg import read
from kg.model import Article

# sentence, subject, predicate, object or "", polarity, asserted, speaker or ""
CASES = [
    ("Die Lage stellt sich anders dar.", "Lage", "sich darstellen", "", "positive", True, ""),
    ("Die Bundesliga ist begehrt wie nie.", "Bundesliga", "sein", "begehrt", "positive", True, ""),
    ("Niemand hat die Absicht, eine Mauer zu errichten.", "niemand", "errichten", "Mauer", "negative", False, ""),
    ("Ohne die Opposition zu fragen, beschloss die Regierung das Gesetz.", "Regierung", "fragen", "Opposition", "negative", True, ""),
    ("Dem Land droht eine Hungersnot: Die Regierung hat einen Antrag eingebracht.", "Regierung", "einbringen", "Antrag", "positive", True, ""),
    ("Bundeskanzler Scholz sagte, er habe mit Selenskyj telefoniert und ihm Hilfe zugesichert.", "Olaf Scholz", "zusichern", "Hilfe", "positive", False, "Olaf Scholz"),
    ("Der Wagen war als gestohlen gemeldet worden.", "Wagen", "melden als", "gestohlen", "positive", True, ""),
    ("Der Händler schlägt Kapital aus der Krise.", "Händler", "Kapital schlagen aus", "Krise", "positive", True, ""),
    ("Weder Berlin noch Paris wollen Waffen liefern.", "Regierung Frankreichs", "liefern", "Waffen", "negative", False, ""),
    ("Hunderte politische Gefangene sitzen in Minsk ein.", "Hunderte politische Gefangene", "einsitzen in", "Minsk", "positive", True, ""),
    ("Die Regierung dementierte Berichte, wonach sie mit den Rebellen verhandelt.", "Regierung", "verhandeln mit", "Rebellen", "negative", False, ""),
    ("Es gibt Berichte, wonach Soldaten Zivilisten erschossen haben.", "Soldaten", "erschießen", "Zivilisten", "positive", False, ""),
    ("Die Richterin lobte die Zeugin, nicht den Anwalt.", "Richterin", "loben", "Anwalt", "negative", True, ""),
    ("Die Bank investiert in Polen und nicht in Ungarn.", "Bank", "investieren in", "Ungarn", "negative", True, ""),
    ("Nicht nur Frankreich, sondern auch Italien unterstützt den Plan.", "Frankreich", "unterstützen", "Plan", "positive", True, ""),
    ("Nicht der Minister kam nach Berlin, sondern die Kanzlerin.", "Kanzlerin", "kommen nach", "Berlin", "positive", True, ""),
    ("Die Gemeinden sollten helfen, indem sie Wohnungen bauen.", "Gemeinden", "bauen", "Wohnungen", "positive", False, ""),
    ("Die Täter gaben demnach Schüsse ab und verschwanden mit der Beute.", "Täter", "verschwinden mit", "Beute", "positive", False, ""),
    ("Die Familie hofft, dass Müller es schafft, Geld zu sparen, und den Bruder dann zu sich holt.", "Gerd Müller", "holen", "Bruder", "positive", False, "Familie"),
    ("Die Stadt sucht jemanden, der das Museum leitet.", "jemand", "leiten", "Museum", "positive", False, ""),
    ("Es gibt keinen Politiker, der den Plan unterstützt.", "Politiker", "unterstützen", "Plan", "negative", False, ""),
    ("In Bern wurden zwei Fälle gemeldet, die Befürchtungen haben sich bestätigt.", "Befürchtungen", "sich bestätigen", "", "positive", True, ""),
    ("Vom Ministerium wurde bestätigt, dass Putin nach Rom reist.", "Wladimir Putin", "reisen nach", "Rom", "positive", False, "Ministerium"),
    ("Das Tier gehörte weder Yuan noch seinem Cousin.", "Tier", "gehören", "Yuan", "negative", True, ""),
    ("Niemand darf das Gebäude betreten oder verlassen.", "niemand", "verlassen", "Gebäude", "negative", False, ""),
    ("Merkel wurde der Brief zugespielt.", "Brief", "zuspielen", "Angela Merkel", "positive", True, ""),
    ("Vize-Präsident Mike Pence reiste nach Rom.", "Mike Pence", "sein", "Vizepräsident", "positive", True, ""),
    ("Der stellvertretende Ministerpräsident der Ukraine reiste nach Rom.", "stellvertretender Ministerpräsident der Ukraine", "reisen nach", "Rom", "positive", True, ""),
    ("Merkel half May, um Großbritanniens „Notlage“ zu beenden.", "Angela Merkel", "beenden", "Großbritanniens Notlage", "positive", False, ""),
    ("Robinson, der die Ruhe behielt und Menga für einen Abschluss aussuchte, siegte.", "Robinson", "aussuchen", "Menga", "positive", True, ""),
    ("China betrachtet die Flüchtlinge eher als Einwanderer denn als Gäste.", "China", "betrachten", "Flüchtlinge", "positive", True, ""),
    ("Haben wir es geschafft.", "wir", "schaffen", "", "positive", False, ""),
    ("Die Zelte, die von Personen aufgestellt wurden, brannten.", "Personen", "aufstellen", "Zelte", "positive", True, ""),
    ("Der Händler stand im Fokus der Ermittler.", "Händler", "im Fokus stehen", "Ermittler", "positive", True, ""),
    ("Putin hat keine Zeit und Angela Merkel reiste nach Rom.", "Angela Merkel", "reisen nach", "Rom", "positive", True, ""),
    ("Dies ist der höchste Wert aller Länder, die Fitch unter die Lupe nimmt.", "Fitch", "unter die Lupe nehmen", "Länder", "positive", True, ""),
    ("Nur jene haben etwas, die ihr Haus verkaufen.", "nur jene", "verkaufen", "Haus", "positive", True, ""),
    ("Es geht um Flüge, die Air Berlin anbieten will und von denen das Ministerium einige als illegal einstuft.", "Air Berlin", "anbieten", "Flüge", "positive", False, ""),
    ("Die Hoffnungen sind so stark wie seit Jahrzehnten nicht.", "Hoffnungen", "sein", "stark", "positive", True, ""),
    ("Merkel sah die Eltern vor Freude weinen.", "Eltern", "weinen", "", "positive", True, ""),
    ("Scholz sagte, sein Büro habe geantwortet und ergänzte, er sei müde.", "Olaf Scholz", "ergänzen", "", "positive", True, ""),
    ("Der Pilot habe Leben gerettet, so Australiens ABC News.", "Pilot", "retten", "Leben", "positive", False, "ABC News"),
    ("Die Zölle sollten Exporteure treffen, sagten chinesische und US-Experten.", "chinesische US-Experten", "sagen", "Die Zölle sollten Exporteure treffen", "positive", True, ""),
    ("Am wirksamsten ist Alkohol.", "Alkohol", "sein", "am wirksamsten", "positive", True, ""),
    ("Die Bank erklärte bereits, das Geld stünde für den Umbau bereit.", "Geld", "bereitstehen", "", "positive", False, "Bank"),
    ("Der Bürgermeister soll Geld angenommen haben.", "Bürgermeister", "annehmen", "Geld", "positive", False, ""),
]


@pytest.mark.parametrize("sentence, subject, predicate, thing, polarity, asserted, speaker", CASES, ids=[case[0][:30] for case in CASES])
def test_statement(sentence, subject, predicate, thing, polarity, asserted, speaker):
    statements = [s for reading in read([Article("x", sentence, date="2022-11-02")]) for s in reading.statements]
    found = {(s.subject.label, s.predicate, s.object.label if s.object else s.value or "", s.polarity, s.asserted, s.speaker.label if s.speaker else "") for s in statements}
    assert (subject, predicate, thing, polarity, asserted, speaker) in found


def test_a_pronoun_is_not_the_subject_of_its_own_clause():
    """*ihm* is somebody else than *er*, also where the verb shares its subject with the one before."""
    reading = next(iter(read([Article("x", "Bundeskanzler Scholz sagte, er habe mit Selenskyj telefoniert und ihm Hilfe zugesichert.", date="2022-11-02")])))
    promised = next(s for s in reading.statements if s.predicate == "zusichern")
    assert [f.entity.label for f in promised.arguments if f.role == "recipient" and f.entity] == ["Wolodymyr Selenskyj"]
