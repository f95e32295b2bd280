"""A report's texts as spaCy documents, for those who go on in spaCy: its sentences, and its facts as spans.

from rapportparser import parse
from rapportparser.spacy import docs_of

for doc in docs_of(parse("voortgang.pdf")):
    for span, fact in zip(doc.spans["percentages"], doc.spans["percentages"].attrs["facts"]):
        print(span.text, fact["direction"], span.sent)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from rapportparser.facts.language import teach_tokenizer
from rapportparser.facts.sentences import sentence_bounds
from rapportparser.model import Percentage, Rapport, Section

__all__ = ["doc_of", "docs_of"]


def docs_of(rapport: Rapport, nlp: Language | None = None) -> Iterator[Doc]:
    """Give a report's sections as documents, in the order of its JSON, but for those without text.

    Args:
        rapport: A parsed report.
        nlp: The pipeline that reads each text; without one, a Dutch tokenizer that knows how reports write figures.
    """
    for section in _sections(rapport):
        if section.text:
            yield doc_of(section, nlp)


def doc_of(section: Section, nlp: Language | None = None) -> Doc:
    """Give a section's text as a document.

    Its span groups are `codes` (labelled with their `niveau`), `percentages` (with their `kind`), `subjects` (what the
    percentages are of) and `bedragen` (with their unit). The facts themselves, as in the JSON, stand in
    each group's `attrs["facts"]`, one a span. Sentences are the report's own where the pipeline sets no bounds. The
    section's heading stands in `doc.user_data["kop"]`. A span takes in whole tokens, also where a fact is part of one.

    Args:
        section: A section of a report.
        nlp: The pipeline that reads the text; without one, a Dutch tokenizer that knows how reports write figures.
    """
    doc = (nlp or _tokenizer())(section.text)
    doc.user_data["kop"] = section.kop
    if len(doc) and not doc.has_annotation("SENT_START"):
        _set_sentences(doc)
    codes = [(code.start, code.end, code.niveau, code.model_dump(mode="json")) for code in section.codes]
    figures = [(each.start, each.end, each.kind or "", each.model_dump(mode="json")) for each in section.percentages]
    subjects = [
        (*place, "subject", each.model_dump(mode="json"))
        for each in section.percentages
        if (place := _place_of_subject(section.text, each)) is not None
    ]
    amounts = [(each.start, each.end, each.unit, each.model_dump(mode="json")) for each in section.bedragen]
    for name, facts in (("codes", codes), ("percentages", figures), ("subjects", subjects), ("bedragen", amounts)):
        doc.spans[name] = _group(doc, name, facts)
    return doc


@cache
def _tokenizer() -> Language:
    nlp = spacy.blank("nl")
    teach_tokenizer(nlp)
    return nlp


def _sections(rapport: Rapport) -> Iterator[Section]:
    for programma in rapport.programmas:
        yield from programma.texts()
    yield from rapport.overige_secties


def _set_sentences(doc: Doc) -> None:
    starts, offset = set[int](), 0
    while offset < len(doc.text):
        start, end = sentence_bounds(doc.text, offset)
        starts.add(start)
        offset = max(end, offset) + 1
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in starts


def _place_of_subject(text: str, percentage: Percentage) -> tuple[int, int] | None:
    """Give where a percentage's subject stands: in its sentence, as near to the figure as it can be found."""
    subject = percentage.subject
    first = text.rfind(percentage.sentence, 0, percentage.start + len(percentage.sentence))
    if subject is None or first < 0:
        return None
    last = first + len(percentage.sentence)
    before = text.rfind(subject, first, percentage.start)
    after = text.find(subject, percentage.end, last)
    places = [place for place in (before, after) if place >= 0]
    if not places:
        return None
    start = min(places, key=lambda place: abs(place - percentage.start))
    return start, start + len(subject)


def _group(doc: Doc, name: str, facts: Sequence[tuple[int, int, str, Mapping[str, Any]]]) -> SpanGroup:
    spans, kept = list[Span](), list[Mapping[str, Any]]()
    for start, end, label, fact in facts:
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None:
            spans.append(span)
            kept.append(fact)
    return SpanGroup(doc, name=name, attrs={"facts": kept}, spans=spans)
