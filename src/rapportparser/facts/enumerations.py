"""Percentages that go with names in the order of both: `A, B en C stijgen met respectievelijk 4, 2 en 1%`."""

from __future__ import annotations

from rapportparser.facts.clauses import Sentence
from rapportparser.facts.names import Name, NameReader
from rapportparser.facts.tagging import Tag

_RESPECTIVELY = frozenset({"respectievelijk", "resp.", "resp"})
_REACH = 6


class EnumerationReader:
    """Finds the names that go with the percentages of one sentence by their order."""

    def __init__(self, sentence: Sentence, names: NameReader) -> None:
        self._sentence = sentence
        self._words, self._tags = sentence.words, sentence.tags
        self._names = names

    def of(self, place: int) -> tuple[int, ...] | None:
        """Read `A, B en C stijgen met respectievelijk 4, 2 en 1%`: each has its own."""
        figures = self._sentence.figures
        start = next((i for i in range(place, -1, -1) if self._follows_respectively(figures[i][0])), None)
        if start is None or any(not self._is_next_in_list(i) for i in range(start, place)):
            return None
        count = (
            next((n for n in range(start, len(figures)) if not self._is_next_in_list(n)), len(figures) - 1) + 1 - start
        )
        numbers = self._numbers_before(figures[start][0])
        clause = self._sentence.clause_of(figures[start][0])
        for name in self._names.names([i for i in clause.tokens if i < figures[start][0]]):
            parts = self._parts(name)
            if len(parts) == count + numbers and len(parts) > 1:
                return parts[place - start + numbers]
        return None

    def _follows_respectively(self, first: int) -> bool:
        for index in range(first - 1, max(-1, first - _REACH), -1):
            if self._sentence.is_figure(index):
                return False
            if self._words[index] in _RESPECTIVELY:
                return True
        return False

    def _numbers_before(self, first: int) -> int:
        """Give how many numbers without a sign lead up to a figure: the 11 of `respectievelijk 11 en 14%`."""
        place = next((i for i in range(first - 1, -1, -1) if self._words[i] in _RESPECTIVELY), first)
        return sum(self._tags[i] is Tag.NUMBER for i in range(place, first))

    def _is_next_in_list(self, place: int) -> bool:
        figures = self._sentence.figures
        if place + 1 >= len(figures):
            return False
        between = self._words[figures[place][1] : figures[place + 1][0]]
        return all(word in (",", "en", "resp.", "respectievelijk") for word in between)

    def _parts(self, name: Name) -> list[tuple[int, ...]]:
        parts: list[list[int]] = [[]]
        for index in name.tokens:
            if self._words[index] in (",", "en"):
                parts.append([])
            elif parts[-1] or self._tags[index] is not Tag.DETERMINER:
                parts[-1].append(index)
        preposition = next((n for n, i in enumerate(parts[0]) if self._tags[i] is Tag.PREPOSITION), None)
        if preposition is not None:
            parts[0] = [i for i in parts[0][preposition + 1 :] if self._tags[i] is not Tag.DETERMINER]
        return [tuple(part) for part in parts if part]
