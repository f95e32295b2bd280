"""What leads up to a name and is no part of it: articles, numbers, `het verwachte aantal`, `een op de tien`."""

from __future__ import annotations

from rapportparser.facts.clauses import Sentence
from rapportparser.facts.lexicon import load_lexicon
from rapportparser.facts.tagging import Tag

LEADS_UP = frozenset({Tag.DETERMINER, Tag.NUMBER, Tag.ADVERB})
"""Kinds of words that lead up to a name."""
_MODIFIES = frozenset({Tag.ADJECTIVE, Tag.PARTICIPLE})
_COUNTED = frozenset({Tag.NOUN, Tag.ADJECTIVE, Tag.PARTICIPLE, Tag.DETERMINER, Tag.NUMBER})
# Adjectives that say how much, and not of what.
_OF_DEGREE = frozenset(
    "licht lichte forse sterke flinke verdere behoorlijke stevige aanzienlijke ruime grote kleine klein goede extra "
    "enorme explosieve".split()
)
# How far a participle may stand behind its article.
_REACH = 9


class LeadReader:
    """Skips what leads up to the names of one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self._sentence = sentence
        self._words, self._tags = sentence.words, sentence.tags
        self._lexicon = load_lexicon()

    def skip(self, index: int, end: int) -> tuple[int, bool]:
        """Skip articles, numbers, `het verwachte aantal`, `een derde van de`; tell whether something was counted."""
        counted = False
        while index < end:
            count = self._end_of_count(index, end)
            if count is not None:
                index, counted = count, True
            elif self._is_ratio(index, end):
                index, counted = index + 4, True
            elif self._leads_up(index, end):
                index += 1
            else:
                inner = self._end_of_inner(index, end) if not counted else None
                if inner is None:
                    break
                index = inner
        return index, counted

    def _leads_up(self, index: int, end: int) -> bool:
        if self._words[index] in _OF_DEGREE:
            return index + 1 < end and self._tags[index + 1] in (Tag.NOUN, Tag.ADJECTIVE)
        return self._tags[index] in LEADS_UP and not self._sentence.is_figure(index)

    def _is_ratio(self, index: int, end: int) -> bool:
        """Tell whether `een op de tien` begins here."""
        is_number = self._words[index] in ("een", "één", "eén") or self._tags[index] is Tag.NUMBER
        links = self._words[index + 1 : index + 3] in (["op", "de"], ["van", "de"])
        return is_number and links and index + 3 < end and self._tags[index + 3] is Tag.NUMBER

    def _end_of_count(self, index: int, end: int) -> int | None:
        """Give where what is counted begins, if a count begins here: `(verwachte) aantal X`, `meerderheid van de X`."""
        place = index
        while (
            place < end
            and (self._tags[place] in _MODIFIES or self._words[place] in ("totaal", "totale"))
            and place < index + 2
        ):
            if self._words[place] in self._lexicon.counts and place > index:
                break
            place += 1
        if place >= end or self._words[place] not in self._lexicon.counts:
            return None
        place += 1
        if self._words[place : place + 1] == ["van"]:
            place += 1
        if place >= end:
            return None
        return place if self._tags[place] in _COUNTED else self._end_of_inner(place, end)

    def _end_of_inner(self, index: int, end: int) -> int | None:
        """Skip what stands between an article and its participle: `(alle) in 2022 afgegeven (vergunningen)`."""
        if not index or self._tags[index] is not Tag.PREPOSITION:
            return None
        if self._tags[index - 1] is not Tag.DETERMINER and self._words[index - 1] not in self._lexicon.counts:
            return None
        for place in range(index + 1, min(index + _REACH, end)):
            if self._tags[place] in (Tag.PARTICIPLE, Tag.ADJECTIVE) and self._tags[place + 1 : place + 2] == [Tag.NOUN]:
                return place + 1
            if self._tags[place] is Tag.VERB or self._sentence.is_figure(place):
                return None
        return None
