"""What a percentage is compared with: the words behind `ten opzichte van`, `dan`, `boven`, `tegen`, `sinds`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapportparser.facts.clauses import Sentence
from rapportparser.facts.cues import load_cues
from rapportparser.facts.lexicon import load_lexicon
from rapportparser.facts.names import Name, NameReader
from rapportparser.facts.periods import Span, period_at
from rapportparser.facts.tagging import Tag

_COMPARING = re.compile(
    r"\b(?P<openly>ten opzichte van|t\.?\s?o\.?\s?v\.?(?=\s)|vergeleken (?:met|bij)|in vergelijking (?:met|tot)|"
    r"afgezet tegen)\s"
    r"|\b(?P<more>meer|minder|anders|[^\W\d_]{3,14}er(?:e)?)\b(?P<between>[^,;.()]{0,60}?(?:\([^()]{0,40}\)\s)?)\bdan\s"
    r"|\b(?P<beside>boven|onder|beneden)\s"
    r"|\b(?P<over>overschr(?:ijdt|ijden|eed|eden)|overtr(?:eft|effen|of|offen))\s"
    r"|\b(?P<equal>gelijk (?:aan|met))\s"
    r"|\b(?P<behind>achter (?:bij|op)|achter(?: op|blijven bij)|af van)\s"
    r"|\btegen(?:over)?\s(?P<pair>[^;()]{0,40}?(?:%|\bprocent)\s(?:in |op |over )?(?:de |het |een )?)"
    r"|\b(?P<against>tegenover)\s"
    r"|\b(?P<since>sinds)\s",
    re.IGNORECASE,
)
_SKIPPED = frozenset("waarmee in op bij over van voor vóór de het een onze ons hun deze die dat dit wat uit na".split())
# Words of one kind that stand by themselves behind `dan`.
_ALONE = frozenset(
    "begroot geraamd verwacht gepland voorzien gedacht gehoopt beoogd normaal gebruikelijk landelijk gemiddeld "
    "toegestaan afgesproken geprognosticeerd ingeschat wettelijk voorgenomen aangenomen ingepland vastgesteld".split()
)
_YARDSTICK_ENDS = (
    "gemiddelde",
    "norm",
    "niveau",
    "cijfer",
    "waarde",
    "raming",
    "doelstelling",
    "begroting",
    "prognose",
)
# What follows `die` where it stands for what was named: `hoger dan die van vorig jaar`.
_OF_WHAT_IS_POINTED_AT = (["van"], ["in"], ["uit"])
_BEFORE_A_TIME = frozenset("van over uit in voor vóór na".split())
_YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Baseline:
    """What something is compared with.

    Attributes:
        span: The words.
        since: Where the words that compare begin.
        is_start: Behind `sinds`: only a change has such a one.
        paired: Behind `tegen 78% in`: of the figure before, and the period of the one in it.
    """

    span: Span
    since: int
    is_start: bool = False
    paired: bool = False


def find_baselines(text: str, sentence: Sentence) -> Iterator[Baseline]:
    """Give what a sentence compares with, in order."""
    reader = _BaselineReader(text, sentence)
    place = 0
    while (match := _COMPARING.search(text, place)) is not None:
        span = reader.behind(match)
        if span is not None:
            yield Baseline(span, match.start(), is_start=bool(match["since"]), paired=match["pair"] is not None)
        place = match.end() if span is not None or not match["more"] else match.end("more")


class _BaselineReader:
    def __init__(self, text: str, sentence: Sentence) -> None:
        self._text = text
        self._sentence = sentence
        self._names = NameReader(sentence)
        self._place = {token.start: index for index, token in enumerate(sentence.tokens)}
        self._lexicon, self._cues = load_lexicon(), load_cues()

    def behind(self, match: re.Match[str]) -> Span | None:
        """Give the words that name the other side, behind the words that compare."""
        index = self._next_token(match.end())
        if index is None or (match["more"] and not self._is_comparative(match)):
            return None
        if match["pair"] is not None:
            return self._time_at(index)
        points = self._words[index] in ("die", "dat") and self._words[index + 1 : index + 2] in _OF_WHAT_IS_POINTED_AT
        while index < len(self._words) and self._words[index] in _SKIPPED and not self._time_at(index):
            index += 1
        if self._words[index : index + 1] == ["jaar"] and "".join(self._words[index + 1 : index + 2]).isdigit():
            index += 1
        is_measure = index < len(self._words) and self._sentence.tags[index] is Tag.NUMBER and not self._time_at(index)
        if index >= len(self._words) or is_measure or self._sentence.is_figure(index):
            return None
        said = self._said(index) if match["more"] else None
        if said is not None:
            place = self._name_at(said + 2) if self._words[said + 1 : said + 2] == ["in"] else None
            return self._span(said, place.end if place is not None else said + 1)
        is_yardstick = self._is_subject_behind(match) or (match["beside"] is not None and not points)
        return self._time_at(index) or self._named(index, is_yardstick=is_yardstick)

    def _is_subject_behind(self, match: re.Match[str]) -> bool:
        """Tell whether the subject may stand behind `overtreft`, where only a yardstick is sure to be its object."""
        index = self._place.get(match.start())
        return match["over"] is not None and (not index or self._sentence.tags[index - 1] is not Tag.NOUN)

    def _named(self, index: int, *, is_yardstick: bool) -> Span | None:
        """Give the name that begins at a token; behind `boven` only one that things are measured by."""
        name = self._name_at(index)
        if name is None or self._names.is_time(name.tokens) or (is_yardstick and not self._is_yardstick(name)):
            return None
        return self._span(name.tokens[0], self._end(name))

    def _said(self, index: int) -> int | None:
        """Give the word of `dan (vooraf) ingeschat`, `dan we hadden verwacht`, `dan landelijk`."""
        for place in range(index, min(index + 6, len(self._words))):
            tag = self._sentence.tags[place]
            follows = self._sentence.tags[place + 1 : place + 2]
            if self._words[place] in _ALONE or (tag is Tag.PARTICIPLE and place == index):
                return None if follows in ([Tag.NOUN], [Tag.ADJECTIVE]) else place
            if tag not in (Tag.ADVERB, Tag.PRONOUN, Tag.VERB):
                return None
        return None

    @property
    def _words(self) -> list[str]:
        return self._sentence.words

    def _is_comparative(self, match: re.Match[str]) -> bool:
        """Tell `lager dan` from `in december … dan`, and from `meer dan 5%`."""
        word = match["more"].lower()
        index = self._place.get(match.start("more"))
        tag = self._sentence.tags[index] if index is not None else Tag.PUNCTUATION
        cue = self._cues.words.get(word)
        known = cue is not None and cue.word_class == "vergelijkend"
        return known or word in ("meer", "minder", "vaker", "eerder") or tag in (Tag.ADJECTIVE, Tag.ADVERB, Tag.NOUN)

    def _next_token(self, offset: int) -> int | None:
        while offset < len(self._text) and self._text[offset].isspace():
            offset += 1
        return self._place.get(offset)

    def _time_at(self, index: int) -> Span | None:
        return period_at(self._text, self._sentence.tokens[index].start)

    def _name_at(self, index: int) -> Name | None:
        clause_end = next((i for i in range(index, len(self._words)) if self._ends(i)), len(self._words))
        return self._names.at(index, clause_end, before_verb=True)

    def _ends(self, index: int) -> bool:
        tag = self._sentence.tags[index]
        return tag in (Tag.VERB, Tag.FIGURE) or (tag is Tag.PUNCTUATION and self._words[index] not in "-–'’")

    def _end(self, name: Name) -> int:
        """Give where a name ends, with its time: `begroting 2023`, `gemiddelde over de afgelopen vijf jaar`."""
        end = name.end
        if end < len(self._words) and self._words[end].isdigit() and len(self._words[end]) == _YEAR_DIGITS:
            return end + 1
        if end + 1 >= len(self._words) or self._words[end] not in _BEFORE_A_TIME:
            return end
        index = end + 1
        while index < len(self._words) and self._words[index] in ("de", "het", "een", "voor", "vóór"):
            index += 1
        before_an_event = self._words[index - 1] in ("voor", "vóór") and self._sentence.tags[index : index + 1] == [
            Tag.NOUN
        ]
        if before_an_event:
            return index + 1
        time = self._time_at(index) if index < len(self._words) else None
        if time is None:
            return index + 1 if "".join(self._words[index : index + 1]) in self._lexicon.times else end
        return next((i for i, token in enumerate(self._sentence.tokens) if token.end >= time.end), index) + 1

    def _is_yardstick(self, name: Name) -> bool:
        words = [self._words[i] for i in name.tokens]
        known = self._cues.yardsticks | self._lexicon.norms
        return any(word in known or word.endswith(_YARDSTICK_ENDS) for word in words[:3])

    def _span(self, first: int, end: int) -> Span:
        return Span(self._sentence.tokens[first].start, self._sentence.tokens[end - 1].end)
