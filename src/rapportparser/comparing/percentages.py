"""Percentages of two reports that are of the same subject, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence

from rapportparser.comparing.matching import Entry, match
from rapportparser.model import Percentage, Programma, Rapport
from rapportparser.model_diff import PercentagePair, PercentageTold


def percentages_of(part: Programma | Rapport | None) -> list[Percentage]:
    """Give the percentages of a programme, or of a report outside its programmes."""
    if part is None:
        return []
    texts = part.texts() if isinstance(part, Programma) else part.overige_secties
    return [percentage for text in texts for percentage in text.percentages]


def percentage_pairs(old: Sequence[Percentage], new: Sequence[Percentage]) -> tuple[PercentagePair, ...]:
    """Pair percentages of one subject, unit and kind, in the order of the new ones; the others stay alone."""
    olds, news = _by_sort(old), _by_sort(new)
    both = [
        (pair.old, pair.new)
        for sort, entries in news.items()
        for pair in match(olds.get(sort, []), entries)
        if pair.old and pair.new
    ]
    both.sort(key=lambda pair: new.index(pair[1]))
    return tuple(
        PercentagePair(subject=now.subject or "", unit=now.unit, kind=now.kind, old=_told(was), new=_told(now))
        for was, now in both
    )


def _by_sort(percentages: Sequence[Percentage]) -> dict[Hashable, list[Entry[Percentage]]]:
    """Part those that cannot be compared: a share is no change, and a percentage point no percentage."""
    sorts: dict[Hashable, list[Entry[Percentage]]] = defaultdict(list)
    for found in percentages:
        if found.subject:
            sorts[found.unit, found.kind].append(Entry(found, None, found.subject))
    return sorts


def _told(found: Percentage) -> PercentageTold:
    return PercentageTold.model_validate(found.model_dump(include=set(PercentageTold.model_fields)))
