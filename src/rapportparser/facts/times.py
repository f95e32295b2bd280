"""When each percentage of a sentence holds, and what it is compared with: which of the times named goes with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapportparser.facts.baselines import Baseline, find_baselines
from rapportparser.facts.clauses import Clause, Sentence
from rapportparser.facts.cues import load_cues
from rapportparser.facts.percentages import PercentageMention
from rapportparser.facts.periods import Span, find_periods, period_at

# The first end of `van 12 naar 15%`, which has no percent sign of its own.
_FROM = re.compile(r"\bvan\s(?P<from>\d{1,4}(?:,\d{1,3})?)\s(?:naar|tot)\s\Z", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"\b(?:respectievelijk|resp\.?)\s", re.IGNORECASE)
_PAIR = re.compile(r"(?P<one>(?:19|20)\d{2}) en (?P<other>(?:19|20)\d{2})")
_REACH = 24


class TimeReader:
    """Finds the periods and baselines of one sentence's percentages; offsets are the sentence's."""

    def __init__(self, text: str, sentence: Sentence, mentions: Sequence[PercentageMention]) -> None:
        self._text = text
        self._sentence = sentence
        self._mentions = mentions
        figures = [(mention.start, mention.end) for mention in mentions]
        self._baselines = [each for each in find_baselines(text, sentence) if not _is_figure(each.span, figures)]
        taken = [each.span for each in self._baselines if not each.paired]
        self._periods = [
            span for span in find_periods(text, figures) if not any(span.overlaps(one.start, one.end) for one in taken)
        ]

    def period(self, place: int, *, changed: bool) -> Span | None:
        """Give when a percentage holds; `sinds 2020` is of a change the other side of a comparison."""
        mention = self._mentions[place]
        own, around = self._stretches(place)
        held = [span for span in self._periods if not (self._is_aside(span, place) or self._is_of_another(span, place))]
        found = self._labelled(mention) or _nearest(held, mention, own) or _nearest(held, mention, around)
        if found is None and not changed and not self._tells_change(place):
            found = _nearest([each.span for each in self._baselines if self._is_since(each)], mention, own)
        found = found or next((span for span in reversed(held) if span.end <= mention.start), None)
        return self._one_of_pair(found, place) if found is not None else None

    def baseline(self, place: int, *, changed: bool) -> Span | None:
        """Give what a percentage is compared with."""
        mention = self._mentions[place]
        first = _FROM.search(self._text[max(0, mention.start - _REACH) : mention.start])
        if first is not None:
            begin = max(0, mention.start - _REACH)
            return Span(begin + first.start("from"), begin + first.end("from"))
        paired = self._paired(place)
        if paired is not None:
            return paired
        usable = [each for each in self._baselines if not each.paired]
        usable = [each for each in usable if self._text[each.span.end : mention.start].strip() != "("]
        return self._of_change(place, usable) if changed else self._of_level(place, usable)

    def _paired(self, place: int) -> Span | None:
        """Read `63%, tegen 78% in 2023`."""
        following = self._mentions[place + 1 : place + 2]
        for each in self._baselines:
            if (
                each.paired
                and following
                and self._mentions[place].end <= each.since < following[0].start < each.span.start
            ):
                return each.span
        return None

    def _of_change(self, place: int, usable: Sequence[Baseline]) -> Span | None:
        mention = self._mentions[place]
        spans = [each.span for each in usable]
        own, around = self._stretches(place)
        found = _nearest(spans, mention, own) or _nearest(spans, mention, around)
        if found is not None:
            return found
        leading = [span for span in spans if span.end < self._mentions[0].start]
        if leading:
            return leading[-1]
        if len(spans) == 1 and (len(self._mentions) == 1 or self._is_compared(place) or self._is_of_all(usable[0])):
            return spans[0]
        earlier = [span for span in spans if span.end < mention.start]
        return earlier[-1] if earlier and self._is_compared(place) else None

    def _of_level(self, place: int, usable: Sequence[Baseline]) -> Span | None:
        """Give what a level is held against by what stands behind it, or all of its sentence's levels."""
        mention = self._mentions[place]
        following = next((other.start for other in self._mentions[place + 1 :]), len(self._text))
        for each in usable:
            between = self._text[mention.end : each.since]
            if not each.is_start and mention.end <= each.since < following and ";" not in between:
                own = self._sentence.clause_of(self._sentence.figures[place][0])
                next_one = next(iter(self._sentence.after(own)), own)
                spans = [*self._spans_of([own, next_one] if own.outer is None else [own, own.outer])]
                if any(first <= each.span.start < last for first, last in spans) and self._is_held_against(each):
                    return each.span
        all_of_them = [each for each in usable if each.since > self._mentions[-1].end]
        in_brackets = all(self._sentence.clause_of(first).outer for first, _ in self._sentence.figures)
        return all_of_them[0].span if len(all_of_them) == 1 and in_brackets else None

    def _is_held_against(self, baseline: Baseline) -> bool:
        """Tell whether no conjunction of a new thought stands between a level and a comparison."""
        before = self._text[: baseline.since].rstrip().lower()
        return not before.endswith(("maar nog altijd", "maar nog steeds"))

    def _is_of_all(self, baseline: Baseline) -> bool:
        """Tell whether a comparison stands behind all figures by itself: `…, beide ten opzichte van 2022`."""
        if baseline.since < self._mentions[-1].end:
            return False
        words = [clause for clause in self._sentence.clauses if clause.tokens]
        own = [clause for clause in words if self._sentence.tokens[clause.tokens[-1]].end >= baseline.span.end]
        return bool(own) and not self._sentence.has_figure(own[0])

    def _is_compared(self, place: int) -> bool:
        """Tell whether a comparative stands behind a figure, so that something must be compared with."""
        last = self._sentence.figures[place][1]
        cue = next((load_cues().words.get(word) for word in self._sentence.words[last : last + 1]), None)
        return cue is not None and cue.word_class == "vergelijkend"

    def _labelled(self, mention: PercentageMention) -> Span | None:
        """Give the period of `13% (2019)`, of `2019: 13%` and of `78% in 2023`."""
        for each in self._baselines:
            if self._text[each.span.end : mention.start].strip() == "(" and self._is_time(each.span):
                return each.span
        for span in self._periods:
            before, after = self._text[: span.start], self._text[span.end :]
            if before[mention.end :].strip() == "(" and after.startswith(")"):
                return span
            if span.end <= mention.start and self._text[span.end : mention.start].strip() == ":":
                return span
            behind = mention.end <= span.start and before[mention.end :].split()
            if behind and set(behind) <= {"in", "over", "op", "per", "de", "het", "eind", "begin", "ultimo", "bij"}:
                return span
            if mention.end <= span.start and not before[mention.end :].strip():
                return span
        return None

    def _tells_change(self, place: int) -> bool:
        clause = self._sentence.clause_of(self._sentence.figures[place][0])
        return any(load_cues().is_change_verb(self._sentence.words[i]) for i in clause.tokens)

    def _is_since(self, baseline: Baseline) -> bool:
        return baseline.is_start and self._is_time(baseline.span)

    def _is_time(self, span: Span) -> bool:
        time = period_at(self._text, span.start)
        return time is not None and time.end == span.end

    def _is_of_another(self, span: Span, place: int) -> bool:
        """Tell whether a time is the label of the figure after, or of the figure that this one is a step from."""
        mention = self._mentions[place]
        if any(self._labelled(other) == span for other in self._mentions[place + 1 :]):
            return True
        steps = place > 0 and re.search(r"\b(?:naar|tot)\s", self._text[span.end : mention.start]) is not None
        return steps and self._labelled(self._mentions[place - 1]) == span

    def _one_of_pair(self, span: Span, place: int) -> Span:
        """Give the year that goes with a figure of `in 2021 en 2022 … respectievelijk 5% en 6%`."""
        pair = _PAIR.fullmatch(span.of(self._text))
        if pair is None or len(self._mentions) != 2 or not _RESPECTIVELY.search(self._text):  # noqa: PLR2004
            return span
        begin, end = pair.span("one" if place == 0 else "other")
        return Span(span.start + begin, span.start + end)

    def _is_aside(self, span: Span, place: int) -> bool:
        """Tell whether a time stands in a clause that only tells of a name, where the percentage does not."""
        own = self._sentence.clause_of(self._sentence.figures[place][0])
        asides = (clause for clause in self._sentence.clauses if clause.host is not None and clause is not own)
        return any(any(first <= span.start < last for first, last in self._spans_of([clause])) for clause in asides)

    def _stretches(self, place: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        clause = self._sentence.clause_of(self._sentence.figures[place][0])
        outer = [clause.outer] if clause.outer is not None else []
        return self._spans_of([clause]), self._spans_of(outer)

    def _spans_of(self, clauses: Iterable[Clause]) -> list[tuple[int, int]]:
        tokens = (self._sentence.tokens[i] for clause in clauses for i in clause.tokens)
        return [(token.start, token.end) for token in tokens]


def _is_figure(span: Span, figures: Sequence[tuple[int, int]]) -> bool:
    return any(span.overlaps(first, last) for first, last in figures)


def _nearest(spans: Sequence[Span], mention: PercentageMention, clause: Sequence[tuple[int, int]]) -> Span | None:
    """Give the nearest of the spans that begin in a clause; None where there is none."""
    inside = [span for span in spans if any(first <= span.start < last for first, last in clause)]
    return min(inside, key=lambda span: max(span.start - mention.end, mention.start - span.end), default=None)
