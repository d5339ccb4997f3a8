"""One sentence, two hand-written parses (UD and TIGER), the same clauses."""

from __future__ import annotations

import pytest
from spacy.lang.de import German
from spacy.tokens import Doc

from kg.analysis import read
from kg.analysis.paragraphs import Paragraph
from kg.model import Article

nlp = German()

# each row: word/POS, UD head and label, TIGER head and label (heads are 1-based, 0 is the root)
CASES = {
    "perfect": """
        Putin PROPN 4 nsubj 2 sb
        hat AUX 4 aux 0 ROOT
        Kiew PROPN 4 obj 4 oa
        kritisiert VERB 0 ROOT 2 oc
        . PUNCT 4 punct 2 punct""",
    "passive with agent": """
        Der DET 2 det 2 nk
        Minister NOUN 6 nsubj:pass 3 sb
        wurde AUX 6 aux:pass 0 ROOT
        von ADP 5 case 6 sbp
        Biden PROPN 6 obl:agent 4 nk
        empfangen VERB 0 ROOT 3 oc
        . PUNCT 6 punct 3 punct""",
    "modal and prepositional object": """
        Kiew PROPN 6 nsubj 2 sb
        will AUX 6 aux 0 ROOT
        auf ADP 4 case 6 op
        Hilfe NOUN 6 obl 3 nk
        nicht PART 6 advmod 6 ng
        verzichten VERB 0 ROOT 2 oc
        . PUNCT 6 punct 2 punct""",
    "copula": """
        Die DET 2 det 2 nk
        Lage NOUN 4 nsubj 3 sb
        ist AUX 4 cop 0 ROOT
        angespannt ADJ 0 ROOT 3 pd
        . PUNCT 4 punct 3 punct""",
    "separable verb": """
        Moskau PROPN 2 nsubj 2 sb
        weist VERB 0 ROOT 0 ROOT
        die DET 4 det 4 nk
        Vorwürfe NOUN 2 obj 2 oa
        zurück ADP 2 compound:prt 2 svp
        . PUNCT 2 punct 2 punct""",
    "place": """
        Sie PRON 2 nsubj 2 sb
        trafen VERB 0 ROOT 0 ROOT
        den DET 4 det 4 nk
        Kanzler NOUN 2 obj 2 oa
        in ADP 6 case 2 mo
        Stockholm PROPN 2 obl 5 nk
        . PUNCT 2 punct 2 punct""",
    "content clause": """
        Biden PROPN 2 nsubj 2 sb
        sagte VERB 0 ROOT 0 ROOT
        , PUNCT 6 punct 2 punct
        dass SCONJ 6 mark 6 cp
        Putin PROPN 6 nsubj 6 sb
        kommt VERB 2 ccomp 2 oc
        . PUNCT 2 punct 2 punct""",
    "infinitive": """
        Kiew PROPN 2 nsubj 2 sb
        versucht VERB 0 ROOT 0 ROOT
        , PUNCT 7 punct 2 punct
        den DET 5 det 5 nk
        Plan NOUN 7 obj 7 oa
        zu PART 7 mark 7 pm
        stören VERB 2 xcomp 2 oc
        . PUNCT 2 punct 2 punct""",
    "dative": """
        Der DET 2 det 2 nk
        Kreml PROPN 3 nsubj 3 sb
        hilft VERB 0 ROOT 0 ROOT
        dem DET 5 det 5 nk
        Land NOUN 3 obl:arg 3 da
        . PUNCT 3 punct 3 punct""",
    "coordination": """
        Biden PROPN 4 nsubj 4 sb
        und CCONJ 3 cc 1 cd
        Putin PROPN 1 conj 2 cj
        verhandeln VERB 0 ROOT 0 ROOT
        . PUNCT 4 punct 4 punct""",
    "relative clause": """
        Der DET 2 det 2 nk
        Mann NOUN 7 nsubj 7 sb
        , PUNCT 5 punct 2 punct
        der PRON 5 nsubj 5 sb
        lügt VERB 2 acl:relcl 2 rc
        , PUNCT 5 punct 2 punct
        verlor VERB 0 ROOT 0 ROOT
        . PUNCT 7 punct 7 punct""",
    "title and name": """
        Kanzlerin NOUN 4 nsubj 3 nk
        Angela PROPN 1 appos 3 pnc
        Merkel PROPN 2 flat:name 4 sb
        warnt VERB 0 ROOT 0 ROOT
        . PUNCT 4 punct 4 punct""",
    "future passive": """
        Der DET 2 det 2 nk
        Gipfel NOUN 4 nsubj:pass 3 sb
        wird AUX 4 aux 0 ROOT
        abgehalten VERB 0 ROOT 5 oc
        werden AUX 4 aux:pass 3 oc
        . PUNCT 4 punct 3 punct""",
    "genitive": """
        Der DET 2 det 2 nk
        Angriff NOUN 5 nsubj 5 sb
        der DET 4 det 4 nk
        Rebellen NOUN 2 nmod 2 ag
        begann VERB 0 ROOT 0 ROOT
        . PUNCT 5 punct 5 punct""",
    "pluperfect": """
        Merkel PROPN 4 nsubj 2 sb
        hatte AUX 4 aux 0 ROOT
        Moskau PROPN 4 obj 4 oa
        besucht VERB 0 ROOT 2 oc
        . PUNCT 4 punct 2 punct""",
    "perfect with sein": """
        Der DET 2 det 2 nk
        Minister NOUN 5 nsubj 3 sb
        ist AUX 5 aux 0 ROOT
        gestern ADV 5 advmod 5 mo
        zurückgetreten VERB 0 ROOT 3 oc
        . PUNCT 5 punct 3 punct""",
    "verb-final with separable verb": """
        Er PRON 2 nsubj 2 sb
        glaubt VERB 0 ROOT 0 ROOT
        , PUNCT 8 punct 2 punct
        dass SCONJ 8 mark 8 cp
        Moskau PROPN 8 nsubj 8 sb
        den DET 7 det 7 nk
        Plan NOUN 8 obj 8 oa
        ablehnt VERB 2 ccomp 2 oc
        . PUNCT 2 punct 2 punct""",
    "genitive before the noun": """
        Putins PROPN 2 nmod:poss 2 ag
        Sprecher NOUN 3 nsubj 3 sb
        schwieg VERB 0 ROOT 0 ROOT
        . PUNCT 3 punct 3 punct""",
    "prepositional phrase in a noun phrase": """
        Der DET 2 det 2 nk
        Krieg NOUN 6 nsubj 6 sb
        in ADP 5 case 2 mnr
        der DET 5 det 5 nk
        Ukraine PROPN 2 nmod 3 nk
        dauert VERB 0 ROOT 0 ROOT
        an ADP 6 compound:prt 6 svp
        . PUNCT 6 punct 6 punct""",
    "coordinated verbs": """
        Die DET 2 det 2 nk
        Partei NOUN 3 nsubj 3 sb
        verlor VERB 0 ROOT 0 ROOT
        und CCONJ 5 cc 3 cd
        schwieg VERB 3 conj 4 cj
        . PUNCT 3 punct 3 punct""",
    "coordinated objects": """
        Sie PRON 2 nsubj 2 sb
        traf VERB 0 ROOT 0 ROOT
        Putin PROPN 2 obj 2 oa
        und CCONJ 5 cc 3 cd
        Lawrow PROPN 3 conj 4 cj
        . PUNCT 2 punct 2 punct""",
    "three subjects": """
        Paris PROPN 6 nsubj 6 sb
        , PUNCT 3 punct 1 punct
        Rom PROPN 1 conj 1 cj
        und CCONJ 5 cc 3 cd
        Wien PROPN 1 conj 4 cj
        protestieren VERB 0 ROOT 0 ROOT
        . PUNCT 6 punct 6 punct""",
    "subordinate clause with weil": """
        Er PRON 2 nsubj 2 sb
        ging VERB 0 ROOT 0 ROOT
        , PUNCT 6 punct 2 punct
        weil SCONJ 6 mark 6 cp
        sie PRON 6 nsubj 6 sb
        kam VERB 2 advcl 2 mo
        . PUNCT 2 punct 2 punct""",
    "condition first": """
        Wenn SCONJ 3 mark 3 cp
        Moskau PROPN 3 nsubj 3 sb
        angreift VERB 5 advcl 5 mo
        , PUNCT 3 punct 5 punct
        hilft VERB 0 ROOT 0 ROOT
        Washington PROPN 5 nsubj 5 sb
        . PUNCT 5 punct 5 punct""",
    "copula with noun": """
        Macron PROPN 3 nsubj 2 sb
        ist AUX 3 cop 0 ROOT
        Präsident NOUN 0 ROOT 2 pd
        . PUNCT 3 punct 2 punct""",
    "copula in the past": """
        Die DET 2 det 2 nk
        Lage NOUN 4 nsubj 3 sb
        war AUX 4 cop 0 ROOT
        ernst ADJ 0 ROOT 3 pd
        . PUNCT 4 punct 3 punct""",
    "negation with kein": """
        Kiew PROPN 2 nsubj 2 sb
        erwartet VERB 0 ROOT 0 ROOT
        keine DET 4 det 4 nk
        Hilfe NOUN 2 obj 2 oa
        . PUNCT 2 punct 2 punct""",
    "adjective": """
        Die DET 3 det 3 nk
        russische ADJ 3 amod 3 nk
        Armee NOUN 4 nsubj 4 sb
        siegt VERB 0 ROOT 0 ROOT
        . PUNCT 4 punct 4 punct""",
    "modal in the past": """
        Die DET 2 det 2 nk
        Firma NOUN 5 nsubj 3 sb
        musste AUX 5 aux 0 ROOT
        Mitarbeiter NOUN 5 obj 5 oa
        entlassen VERB 0 ROOT 3 oc
        . PUNCT 5 punct 3 punct""",
    "passive perfect": """
        Das DET 2 det 2 nk
        Gesetz NOUN 4 nsubj:pass 3 sb
        ist AUX 4 aux 0 ROOT
        beschlossen VERB 0 ROOT 5 oc
        worden AUX 4 aux:pass 3 oc
        . PUNCT 4 punct 3 punct""",
    "passive with durch": """
        Die DET 2 det 2 nk
        Stadt NOUN 6 nsubj:pass 3 sb
        wurde AUX 6 aux:pass 0 ROOT
        durch ADP 5 case 6 mo
        Bomben NOUN 6 obl 4 nk
        zerstört VERB 0 ROOT 3 oc
        . PUNCT 6 punct 3 punct""",
    "passive of a modal": """
        Der DET 2 det 2 nk
        Plan NOUN 4 nsubj:pass 3 sb
        soll AUX 4 aux 0 ROOT
        geändert VERB 0 ROOT 5 oc
        werden AUX 4 aux:pass 3 oc
        . PUNCT 4 punct 3 punct""",
    "two objects": """
        Die DET 2 det 2 nk
        Bank NOUN 3 nsubj 3 sb
        gibt VERB 0 ROOT 0 ROOT
        dem DET 5 det 5 nk
        Land NOUN 3 obl:arg 3 da
        Geld NOUN 3 obj 3 oa
        . PUNCT 3 punct 3 punct""",
    "governed preposition": """
        Berlin PROPN 2 nsubj 2 sb
        warnt VERB 0 ROOT 0 ROOT
        vor ADP 5 case 2 op
        einem DET 5 det 5 nk
        Krieg NOUN 2 obl 3 nk
        . PUNCT 2 punct 2 punct""",
    "purpose": """
        Er PRON 2 nsubj 2 sb
        kam VERB 0 ROOT 0 ROOT
        , PUNCT 7 punct 2 punct
        um SCONJ 7 mark 7 cp
        Putin PROPN 7 obj 7 oa
        zu PART 7 mark 7 pm
        treffen VERB 2 advcl 2 mo
        . PUNCT 2 punct 2 punct""",
    "object of a relative clause": """
        Das DET 2 det 2 nk
        Haus NOUN 8 nsubj 8 sb
        , PUNCT 6 punct 2 punct
        das PRON 6 obj 6 oa
        er PRON 6 nsubj 6 sb
        baute VERB 2 acl:relcl 2 rc
        , PUNCT 6 punct 2 punct
        brannte VERB 0 ROOT 0 ROOT
        . PUNCT 8 punct 8 punct""",
    "reflexive": """
        Putin PROPN 2 nsubj 2 sb
        weigert VERB 0 ROOT 0 ROOT
        sich PRON 2 expl:pv 2 oa
        . PUNCT 2 punct 2 punct""",
    "verb-second content": """
        Er PRON 2 nsubj 2 sb
        sagte VERB 0 ROOT 0 ROOT
        , PUNCT 5 punct 2 punct
        Moskau PROPN 5 nsubj 5 sb
        lüge VERB 2 ccomp 2 oc
        . PUNCT 2 punct 2 punct""",
    "question word first": """
        Wen PRON 2 obj 2 oa
        wählt VERB 0 ROOT 0 ROOT
        Polen PROPN 2 nsubj 2 sb
        ? PUNCT 2 punct 2 punct""",
    "object before the subject": """
        Den DET 2 det 2 nk
        Plan NOUN 3 obj 3 oa
        lehnt VERB 0 ROOT 0 ROOT
        Kiew PROPN 3 nsubj 3 sb
        ab ADP 3 compound:prt 3 svp
        . PUNCT 3 punct 3 punct""",
    "future": """
        Die DET 2 det 2 nk
        Regierung NOUN 5 nsubj 3 sb
        wird AUX 5 aux 0 ROOT
        Truppen NOUN 5 obj 5 oa
        schicken VERB 0 ROOT 3 oc
        . PUNCT 5 punct 3 punct""",
    "conjunctive": """
        Moskau PROPN 4 nsubj 2 sb
        könnte AUX 4 aux 0 ROOT
        Kiew PROPN 4 obj 4 oa
        angreifen VERB 0 ROOT 2 oc
        . PUNCT 4 punct 2 punct""",
}


def parse(rows: str, scheme: str) -> Doc:
    cells = [line.split() for line in rows.strip().splitlines()]
    words = [c[0] for c in cells]
    heads, labels = ([int(c[2]) for c in cells], [c[3] for c in cells]) if scheme == "ud" else ([int(c[4]) for c in cells], [c[5] for c in cells])
    spaces = [i + 1 < len(words) and words[i + 1] not in ".," for i in range(len(words))]
    return Doc(nlp.vocab, words=words, spaces=spaces, pos=[c[1] for c in cells], heads=[h - 1 if h else i for i, h in enumerate(heads)], deps=labels)


def shape(analysis):
    """Return what matters of the clauses: everything but the order of equal arguments."""
    return [(c.lemma, c.voice, c.mood, c.tense, c.polarity, c.modal, c.link, c.parent,
             sorted((a.function, a.preposition, a.mention.text if a.mention else "", a.clause, tuple(x.text for x in a.mention.appositions) if a.mention else (),
                     tuple(x.text for x in a.mention.conjuncts) if a.mention else (), tuple((m.kind, m.mention.text) for m in a.mention.modifiers) if a.mention else ()) for a in c.arguments),
             c.antecedent.text if c.antecedent else "") for c in analysis.clauses]


@pytest.mark.parametrize("name", CASES)
def test_both_schemes_give_the_same_clauses(name):
    docs = {scheme: parse(CASES[name], scheme) for scheme in ("ud", "tiger")}
    article = Article(name, docs["ud"].text)
    ud, tiger = (shape(read([(docs[s], Paragraph(docs[s].text, tuple(range(len(docs[s].text)))))], article, s, "hand")) for s in ("ud", "tiger"))
    assert ud == tiger
    assert ud
