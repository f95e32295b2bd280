"""Percentages with what their sentences say of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapportparser.facts.changes import ChangeReader, Reading
from rapportparser.facts.clauses import Clause, Sentence
from rapportparser.facts.cues import load_cues
from rapportparser.facts.language import BLANK
from rapportparser.facts.percentages import PercentageMention, find_percentages
from rapportparser.facts.periods import Span, Times, find_times, nearest
from rapportparser.facts.qualifiers import Qualifier, find_qualifier
from rapportparser.facts.sentences import sentence_bounds
from rapportparser.facts.subjects import SubjectReader
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


def read_percentages(text: str, model: str = BLANK) -> Iterator[PercentageStatement]:
    """Give the percentages of a text, in order; the language pipeline sees only the sentences that hold one.

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
        self._mentions = self._levels_apart([_moved(mention, -start) for mention in mentions])
        figures = [(mention.start, mention.end) for mention in self._mentions]
        self._sentence = Sentence(sentence, figures)
        self._times = find_times(sentence, figures)

    def statements(self) -> Iterator[PercentageStatement]:
        subjects = SubjectReader(self._sentence)
        readings = ChangeReader(self._sentence, self._mentions).readings()
        for place, (mention, reading) in enumerate(zip(self._mentions, readings, strict=True)):
            changed = reading.kind == "verandering"
            subject = subjects.subject(place, changed=changed) if reading.kind else None
            period, baseline = self._times_of(place, mention, self._times, changed=changed)
            yield PercentageStatement(
                mention=_moved(mention, self._start),
                reading=reading,
                qualifier=find_qualifier(self._text, mention.start, mention.end),
                subject=self._text[slice(*subject)] if subject else None,
                period=period.of(self._text) if period else None,
                baseline=baseline.of(self._text) if baseline else None,
                sentence=self._text,
            )

    def _levels_apart(self, mentions: list[PercentageMention]) -> list[PercentageMention]:
        """Part `steeg van 12% tot 15%` into its two levels."""
        cues = load_cues()
        changes = any(cues.is_change_verb(token.lower) for token in tokens_of(self._text))
        parted: list[PercentageMention] = []
        for mention in mentions:
            is_journey = changes and self._text[: mention.start].lower().endswith("van ")
            parted.extend(mention.as_levels() if is_journey else (mention,))
        return parted

    def _times_of(
        self, place: int, mention: PercentageMention, times: Times, *, changed: bool
    ) -> tuple[Span | None, Span | None]:
        clause = self._sentence.clause_of(self._sentence.figures[place][0])
        near = self._stretches(clause)
        own = [near, *([self._stretches(clause.outer)] if clause.outer else [])]
        period = (
            self._labelled(mention)
            or _first_nearest(times.periods, mention, own)
            or _last_before(times.periods, mention.start)
        )
        if not changed:
            return period, None
        baseline = _first_nearest(times.baselines, mention, own)
        is_only_one = len(times.baselines) == 1 and len(self._mentions) == 1
        leads = [span for span in times.baselines if span.end < self._mentions[0].start]
        if baseline is None and (is_only_one or leads):
            baseline = leads[-1] if leads else times.baselines[0]
        return period, baseline

    def _labelled(self, mention: PercentageMention) -> Span | None:
        """Give the period of `13% (2019)` and of `2019: 13%`."""
        for span in self._times.periods:
            before, after = self._text[: span.start], self._text[span.end :]
            if before[mention.end :].strip() == "(" and after.startswith(")"):
                return span
            if span.end <= mention.start and self._text[span.end : mention.start].strip() == ":":
                return span
        return None

    def _stretches(self, clause: Clause) -> list[tuple[int, int]]:
        tokens = [self._sentence.tokens[i] for i in clause.tokens]
        return [(token.start, token.end) for token in tokens]


def _first_nearest(
    spans: Sequence[Span], mention: PercentageMention, clauses: Sequence[Sequence[tuple[int, int]]]
) -> Span | None:
    """Give the nearest span in the first clause that holds one."""
    found = (nearest(spans, mention.start, mention.end, clause) for clause in clauses)
    return next((span for span in found if span is not None), None)


def _last_before(spans: Sequence[Span], offset: int) -> Span | None:
    """Give what was named last before an offset: it holds on, while nothing holds backwards."""
    return next((span for span in reversed(spans) if span.end <= offset), None)


def _moved(mention: PercentageMention, by: int) -> PercentageMention:
    first_end = mention.first_end + by if mention.first_end is not None else None
    second_start = mention.second_start + by if mention.second_start is not None else None
    return replace(
        mention, start=mention.start + by, end=mention.end + by, first_end=first_end, second_start=second_start
    )
