"""Percentages with what their sentences say of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapportparser.facts.changes import ChangeReader, Reading
from rapportparser.facts.clauses import Sentence
from rapportparser.facts.cues import load_cues
from rapportparser.facts.language import RULES, Parse
from rapportparser.facts.percentages import PercentageMention, find_percentages
from rapportparser.facts.qualifiers import Qualifier, find_qualifier
from rapportparser.facts.sentences import sentence_bounds
from rapportparser.facts.subjects import SubjectReader
from rapportparser.facts.times import TimeReader
from rapportparser.facts.tokens import tokens_of

# No sentence says more things than this: it is a table, or rubbish.
_MOST_FIGURES = 30


@dataclass(frozen=True, slots=True)
class PercentageStatement:
    """A percentage and what its sentence says of it; offsets in the mention are the text's."""

    mention: PercentageMention
    reading: Reading
    qualifier: Qualifier | None
    subject: str | None
    period: str | None
    baseline: str | None
    sentence: str


def read_percentages(text: str, model: str = RULES) -> Iterator[PercentageStatement]:
    """Give the percentages of a text, in order.

    Args:
        text: Running text.
        model: `rules:nl`, or an installed spaCy pipeline; it sees only sentences whose subjects the rules do not find.

    Raises:
        LanguageModelError: The model is not installed.
    """
    for (start, end), mentions in _per_sentence(text):
        sentence = text[start:end]
        if len(mentions) > _MOST_FIGURES:
            yield from (
                PercentageStatement(mention, Reading(None, None), None, None, None, None, sentence)
                for mention in mentions
            )
        else:
            yield from _SentenceReader(sentence, start, mentions, model).statements()


def _per_sentence(text: str) -> Iterator[tuple[tuple[int, int], list[PercentageMention]]]:
    """Give the sentences that hold percentages by their offsets, each with its percentages."""
    bounds, mentions = (0, 0), list[PercentageMention]()
    for mention in find_percentages(text):
        if mention.start >= bounds[1]:
            if mentions:
                yield bounds, mentions
            start, end = sentence_bounds(text, mention.start)
            bounds, mentions = (min(start, mention.start), max(end, mention.end)), []
        bounds = (bounds[0], max(bounds[1], mention.end))
        mentions.append(mention)
    if mentions:
        yield bounds, mentions


class _SentenceReader:
    """Reads one sentence; its mentions come with the text's offsets and are read with the sentence's."""

    def __init__(self, sentence: str, start: int, mentions: list[PercentageMention], model: str) -> None:
        self._text = sentence
        self._start = start
        self._model = model
        self._parse: Parse | None = None
        self._mentions = self._levels_apart([_moved(mention, -start) for mention in mentions])
        figures = [(mention.start, mention.end) for mention in self._mentions]
        self._sentence = Sentence(sentence, figures)
        self._times = TimeReader(sentence, self._sentence, self._mentions)

    def statements(self) -> Iterator[PercentageStatement]:
        subjects = SubjectReader(self._sentence)
        readings = ChangeReader(self._sentence, self._mentions).readings()
        for place, (mention, reading) in enumerate(zip(self._mentions, readings, strict=True)):
            changed = reading.kind == "verandering"
            subject = subjects.subject(place, changed=changed) if reading.kind else None
            if reading.kind and self._model != RULES:
                subject = self._corrected(subject, mention, subjects)
            period, baseline = self._times.period(place, changed=changed), self._times.baseline(place, changed=changed)
            yield PercentageStatement(
                mention=_moved(mention, self._start),
                reading=reading,
                qualifier=find_qualifier(self._text, mention.start, mention.end),
                subject=self._text[slice(*subject)] if subject else None,
                period=period.of(self._text) if period else None,
                baseline=baseline.of(self._text) if baseline else None,
                sentence=self._text,
            )

    def _corrected(
        self, subject: tuple[int, int] | None, mention: PercentageMention, subjects: SubjectReader
    ) -> tuple[int, int] | None:
        """Give the parse's answer where the rules have none, or one that the parse rejects."""
        if self._parse is None:
            self._parse = Parse(self._text, self._model)
        if subject is not None and not self._parse.rejects(*subject):
            return subject
        parsed = self._parse.subject(mention.start, mention.end)
        return subjects.named_between(*parsed) if parsed is not None else subject

    def _levels_apart(self, mentions: list[PercentageMention]) -> list[PercentageMention]:
        """Part `steeg van 12% tot 15%` into its two levels."""
        cues = load_cues()
        changes = any(cues.is_change_verb(token.lower) for token in tokens_of(self._text))
        parted: list[PercentageMention] = []
        for mention in mentions:
            is_journey = changes and self._text[: mention.start].lower().endswith("van ")
            parted.extend(mention.as_levels() if is_journey else (mention,))
        return parted


def _moved(mention: PercentageMention, by: int) -> PercentageMention:
    first_end = mention.first_end + by if mention.first_end is not None else None
    second_start = mention.second_start + by if mention.second_start is not None else None
    return replace(
        mention, start=mention.start + by, end=mention.end + by, first_end=first_end, second_start=second_start
    )
