"""A report's texts as spaCy documents, with its facts as spans."""

from __future__ import annotations

import spacy

import rapportparser
from rapportparser.spacy import doc_of, docs_of
from tests.conftest import SAMPLES

TEXT = """Programma 2 Veiligheid

Stand van zaken bij Voortgangsrapportage

Het aantal meldingen van overlast daalde in 2021 met 5%. Prestatie 2A1.1 kostte € 1,2 miljoen. Zie ook ca. 3% van de scholen.
"""


def test_facts_are_spans() -> None:
    section = rapportparser.parse(TEXT.encode()).programmas[0].stand_van_zaken
    assert section is not None
    doc = doc_of(section)
    assert doc.text == section.text
    assert doc.user_data["kop"] == section.kop
    assert [(span.text, span.label_) for span in doc.spans["codes"]] == [("2A1.1", "prestatie")]
    assert [(span.text, span.label_) for span in doc.spans["percentages"]] == [("5%", "verandering"), ("3%", "aandeel")]
    assert [span.text for span in doc.spans["subjects"]] == ["meldingen van overlast", "scholen"]
    assert [(span.text, span.label_) for span in doc.spans["bedragen"]] == [("€ 1,2 miljoen", "euro")]
    assert [fact["direction"] for fact in doc.spans["percentages"].attrs["facts"]] == ["afname", None]
    assert [sentence.text for sentence in doc.sents] == [
        "Het aantal meldingen van overlast daalde in 2021 met 5%.",
        "Prestatie 2A1.1 kostte € 1,2 miljoen.",
        "Zie ook ca. 3% van de scholen.",
    ]


def test_every_section_with_text_is_a_document_and_every_fact_a_span() -> None:
    rapport = rapportparser.parse(SAMPLES / "voortgangsrapportage-2022-geheel.txt")
    sections = [section for programma in rapport.programmas for section in programma.texts() if section.text]
    sections += [section for section in rapport.overige_secties if section.text]
    docs = list(docs_of(rapport))
    assert [doc.text for doc in docs] == [section.text for section in sections]
    for doc, section in zip(docs, sections, strict=True):
        for name in ("codes", "percentages", "bedragen"):
            facts = getattr(section, name)
            assert len(doc.spans[name]) == len(facts)
            assert all(fact.text in span.text for span, fact in zip(doc.spans[name], facts, strict=True))
        subjects = [percentage.subject for percentage in section.percentages if percentage.subject]
        assert len(doc.spans["subjects"]) == len(subjects)


def test_a_pipeline_of_ones_own_keeps_its_bounds() -> None:
    nlp = spacy.blank("nl")
    nlp.add_pipe("sentencizer")
    section = rapportparser.parse(TEXT.encode()).programmas[0].stand_van_zaken
    assert section is not None
    doc = doc_of(section, nlp)
    assert doc.vocab is nlp.vocab
    assert len(list(doc.sents)) != 1
