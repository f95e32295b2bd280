"""What a percentage is: a change, up or down, or a share or level; told from the words of its clause.

The order of what is looked at: the sign; the words right beside the figure (`naar 5%`, `5% lager dan`, `5% van de`);
the clause's nouns and verbs of change, but for those that are denied; its verbs of state; and where the clause has
no verb of its own, what the clause before it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rapportparser.facts.clauses import Clause, Sentence
from rapportparser.facts.cues import Cue, Direction, load_cues
from rapportparser.facts.percentages import PercentageMention, find_percentages
from rapportparser.facts.tagging import Tag

Kind = Literal["verandering", "aandeel"]

# Words that may stand between a figure and the preposition or noun that rules it.
_FILLERS = frozenset(
    "de het een circa ca ca. ongeveer zo'n zo’n ruim bijna minimaal maximaal ten minste tenminste minstens hooguit "
    "hoogstens wel liefst maar slechts nog zelfs gemiddeld rond naar-schatting ± + - − – > < ≥ ≤ ~ max max. min. "
    "krap nagenoeg vrijwel dik verwachte geraamde begrote beoogde afgesproken".split()
)
_TO_A_LEVEL = frozenset({"naar", "tot", "op", "voor", "via"})
_BESIDE_A_YARDSTICK: Final[dict[str, Direction]] = {
    "boven": "toename", "onder": "afname", "beneden": "afname", "achter": "afname",
}  # fmt: skip
_UP_OR_DOWN: Final[dict[str, Direction]] = {
    "boven": "toename", "voren": "toename", "beneden": "afname", "onderen": "afname", "achteren": "afname",
}  # fmt: skip
_BEHIND_THE_FIGURE = frozenset("te nog iets wat maar liefst structureel flink".split())
_AFTER_A_PART = frozenset(
    "met tot naar van ten t.o.v. en maar door in sinds omdat terwijl bij dan ondanks dankzij vanwege per na als".split()
)
# Behind a participle or infinitive of the sentence: auxiliaries and prepositions; behind an adjective stands a noun.
_BEHIND_A_VERB = frozenset(
    "is zijn was waren wordt worden werd werden heeft hebben had hadden zal zullen zou zouden kan kunnen moet moeten "
    "gaat gaan blijven ten t.o.v. in op aan bij voor van tot naar door met sinds over uit tegen per na te".split()
)
_NORMS = frozenset("norm gemiddelde streefcijfer streefwaarde doelstelling signaalwaarde streefnorm".split())
# What these lose a share of becomes less by it: `verloor 13% van haar gebruikers`.
_LOSING = frozenset("verliest verliezen verloor verloren".split())
# `loopt vertraging op`: no figure rises.
_NOT_RISING = frozenset({"vertraging", "schade", "achterstand", "boetes"})
_NEGATION_REACH = 3
# Above this a figure with `met` is a score (`ligt met 65% boven het gemiddelde`), below it a distance.
_LEAST_SCORE = 50


@dataclass(frozen=True, slots=True)
class Reading:
    """What a percentage is."""

    kind: Kind | None
    direction: Direction | None


_LEVEL = Reading("aandeel", None)
_UNTOLD = Reading(None, None)


@dataclass(frozen=True, slots=True)
class _Found:
    """A cue in a clause, and where it stands."""

    token: int
    cue: Cue


class ChangeReader:
    """Reads the percentages of one sentence, in order."""

    def __init__(self, sentence: Sentence, mentions: Sequence[PercentageMention]) -> None:
        self._sentence = sentence
        self._words = sentence.words
        self._mentions = mentions
        self._cues = load_cues()
        self._read: dict[int, Reading] = {}

    def readings(self) -> list[Reading]:
        """Tell what each percentage is."""
        for place, mention in enumerate(self._mentions):
            self._read[place] = self._signed(mention) or self._in_words(place)
        return [self._read[place] for place in range(len(self._mentions))]

    def direction_in_words(self, place: int) -> Direction | None:
        """Tell the direction that the words give to a percentage, whatever its sign."""
        return self._in_words(place).direction

    def _signed(self, mention: PercentageMention) -> Reading | None:
        if not mention.signed:
            return None
        return Reading("verandering", "afname" if mention.value < 0 else "toename")

    def _in_words(self, place: int) -> Reading:
        first, last = self._sentence.figures[place]
        clause = self._sentence.clause_of(first)
        before, after = self._sentence.around(clause, first, last)
        return (
            self._beside(place, before, after)
            or self._in_clause(clause, before, after)
            or self._elsewhere(place, clause)
            or self._without_cue(place, before)
        )

    def _beside(self, place: int, before: list[int], after: list[int]) -> Reading | None:
        """Read the words right beside the figure."""
        if self._sentence.is_other_side(place):
            return _LEVEL
        compared = self._compared(place, before, after)
        if compared is not None:
            return compared
        ruling = self._ruling_word(before)
        if ruling in _TO_A_LEVEL and not self._is_limited(before):
            return _LEVEL
        if ruling == "van" and self._is_of_norm(before):
            return _LEVEL
        if ruling == "van":
            found = _LEVEL if self._goes_to_a_level(after) else self._noun_before(before)
            if found is not None:
                return found
        if self._is_share(after) and any(self._words[i] in _LOSING for i in before):
            return Reading("verandering", "afname")
        if self._is_share(after) and not self._has_finite_change(before):
            return _LEVEL
        return None

    def _is_of_norm(self, before: Sequence[int]) -> bool:
        """Tell whether a figure is what a norm amounts to: `het landelijk gemiddelde van 3,6%`."""
        place = next((n for n in range(len(before) - 1, 0, -1) if self._words[before[n]] == "van"), 0)
        return self._words[before[place - 1]] in _NORMS if place else False

    def _is_limited(self, before: list[int]) -> bool:
        """Tell whether a change goes no further than the figure: `de toename bleef beperkt tot 2%`."""
        return any(self._words[i] == "beperkt" for i in before[-3:])

    def _ruling_word(self, before: list[int]) -> str:
        """Give the word that the figure hangs from, past articles and qualifiers."""
        for index in reversed(before):
            if self._words[index] not in _FILLERS and not self._is_qualifying(index):
                return self._words[index]
        return ""

    def _compared(self, place: int, before: list[int], after: list[int]) -> Reading | None:
        """Read `5% lager`, `5% boven de raming`."""
        ahead = [i for i in after if self._words[i] not in _BEHIND_THE_FIGURE][:5]
        if not ahead:
            return None
        word = self._words[ahead[0]]
        cue = self._cues.words.get(word)
        if word == "naar" and len(ahead) > 1 and self._words[ahead[1]] in _UP_OR_DOWN:
            direction: Direction | None = _UP_OR_DOWN[self._words[ahead[1]]]
        elif cue is not None and cue.word_class == "vergelijkend":
            direction = cue.direction
        elif word in _BESIDE_A_YARDSTICK and self._is_yardstick(ahead[1:]):
            direction = _BESIDE_A_YARDSTICK[word]
        else:
            return None
        is_high = self._mentions[place].value >= _LEAST_SCORE
        # `met 3% lager dan het gemiddelde van 4%`: both are levels.
        beside_level = (
            place + 1 < len(self._mentions) and self._words[self._sentence.figures[place + 1][0] - 1] == "van"
        )
        beside_level |= place + 1 < len(self._mentions) and self._sentence.is_other_side(place + 1)
        is_score = self._ruling_word(before) == "met" and (is_high or beside_level)
        return _LEVEL if is_score else Reading("verandering", direction)

    def _is_yardstick(self, tokens: Iterable[int]) -> bool:
        words = [self._words[i] for i in tokens]
        if words[:2] in (["die", "van"], ["dat", "van"], ["die", "in"], ["dat", "in"]):
            return True
        return any(word in self._cues.yardsticks or (word.isdigit() and len(word) == 4) for word in words)  # noqa: PLR2004

    def _goes_to_a_level(self, after: list[int]) -> bool:
        """Tell whether `van 12%` goes on with `naar 15%`."""
        for index in after:
            if self._sentence.is_figure(index):
                return self._words[index - 1] in ("naar", "tot", "op") or self._words[index - 2] in ("naar", "tot")
        return False

    def _noun_before(self, before: list[int]) -> Reading | None:
        """Read `een daling van (het aantal …) 5%`; and the nouns after which there is no telling."""
        crossed = met = False
        for index in reversed(before[:-1]):
            word = self._words[index]
            if word in ("naar", "tot", "op"):
                crossed = True
            met |= word == "met"
            cue = self._cues.of_word(word)
            if cue is not None and cue.word_class == "zelfstandig":
                denied = self._is_denied(index)
                return None if crossed or denied else Reading("verandering", cue.direction)
            if self._cues.is_undecided(word) and self._words[index + 1] == "van" and index + 2 > before[-1]:
                return _UNTOLD
        return None if met or not before[:-1] else _LEVEL

    def _is_share(self, after: list[int]) -> bool:
        """Tell whether the figure is a part of something: `43% van de inwoners`."""
        if not after:
            return False
        word = self._words[after[0]]
        if word in ("daarvan", "hiervan", "ervan", "der"):
            return True
        following = self._words[after[1]] if len(after) > 1 else ""
        return word == "van" and not following[:1].isdigit()

    def _has_finite_change(self, before: list[int]) -> bool:
        """Tell whether a verb of change stands before the figure: `daalde met 5% van de`."""
        found = self._cues_among(before)
        return bool(found) and self._ruling_word(before) == "met"

    def _in_clause(self, clause: Clause, before: list[int], after: list[int]) -> Reading | None:
        behind = [
            found
            for found in self._cues_among(after)
            if self._ends_clause(found.token, after)
            and not (found.cue.word_class == "zelfstandig" and self._sentence.tags[found.token - 1] is Tag.DETERMINER)
        ]
        ahead = self._cues_among(before)
        found = behind[0] if behind else (ahead[-1] if ahead else None)
        if found is None and self._ruling_word(before) == "met":
            found = next(iter(self._cues_among(before, denied=True)), None)
        if found is not None:
            return Reading("verandering", found.cue.direction)
        if not any(self._words[i] in self._cues.level for i in clause.tokens):
            return None
        return _UNTOLD if any(self._cues.is_undecided(self._words[i]) for i in before) else _LEVEL

    def _elsewhere(self, place: int, clause: Clause) -> Reading | None:
        """Read a clause without a verb by what stands before it, and failing that behind it."""
        if clause.outer is not None and self._repeats_part(clause.outer):
            return _LEVEL
        if self._sentence.has_verb(clause) and any(self._sentence.tags[i] is Tag.PARTICIPLE for i in clause.tokens):
            return _LEVEL
        for other in self._sentence.before(clause):
            inherited = self._of_figure_in(other, place)
            if inherited is not None:
                return inherited
            found = self._cues_among(other.tokens, loose=clause.outer is other)
            if found:
                return Reading("verandering", found[-1].cue.direction)
            if any(self._words[i] in self._cues.level for i in other.tokens) and clause.outer is other:
                return _LEVEL
        for other in self._sentence.after(clause):
            found = self._cues_among(other.tokens)
            instead = other.opening == "maar" and any(self._words[i] == "niet" for i in clause.tokens)
            if found and (instead or not self._sentence.has_figure(other)):
                return Reading("verandering", found[0].cue.direction)
        return None

    def _repeats_part(self, outer: Clause) -> bool:
        """Tell whether a bracket repeats a share told in words, and no distance: `met een derde (33%) afgenomen`."""
        parts = [i for i in outer.tokens if self._words[i] in self._cues.parts]
        return any("met" not in self._words[max(0, i - 2) : i] for i in parts)

    def _of_figure_in(self, clause: Clause, place: int) -> Reading | None:
        for earlier in range(place - 1, -1, -1):
            if self._sentence.figures[earlier][0] in clause.tokens and not self._mentions[earlier].signed:
                return self._read.get(earlier)
        return None

    def _without_cue(self, place: int, before: list[int]) -> Reading:
        if any(self._cues.is_undecided(self._words[i]) for i in before):
            return _UNTOLD
        says_something = any(
            word.isalpha() and not self._sentence.is_figure(index) and word not in _FILLERS
            for index, word in enumerate(self._words)
        )
        is_difference = self._mentions[place].unit == "procentpunt"
        return _LEVEL if says_something and not is_difference else _UNTOLD

    def _cues_among(self, tokens: Sequence[int], *, loose: bool = False, denied: bool = False) -> list[_Found]:
        """Give the cues among some tokens of a clause, but for denied ones; comparatives only where `loose`."""
        found = []
        for place, index in enumerate(tokens):
            if self._sentence.is_figure(index):
                continue
            following = tokens[place + 1 : place + 2]
            cue = self._cue_at(index, following, loose=loose)
            if cue is not None and (denied or not self._is_denied(index)):
                found.append(_Found(index, cue))
        return found

    def _cue_at(self, index: int, following: Sequence[int], *, loose: bool) -> Cue | None:
        word = self._words[index]
        cue = self._cues.of_word(word)
        if cue is not None and cue.word_class == "vergelijkend":
            beside_figure = index > 0 and self._sentence.is_figure(index - 1)
            is_more_than = bool(following) and self._words[following[0]] == "dan"
            is_amount = loose and word in ("meer", "minder") and not is_more_than
            return cue if beside_figure or is_amount else None
        if cue is not None and (word not in self._cues.split or cue.word_class != "zelfstandig"):
            return None if word in {"min", "plus"} else cue
        stems = self._cues.split.get(word)
        if stems is not None and self._words[index + 1 : index + 2] == ["te"]:
            return next((stems[stem] for stem in self._words[index + 2 : index + 3] if stem in stems), None)
        if stems is None or self._words[index - 1] in _NOT_RISING:
            return None
        if not (self._may_be_split_off(following) or self._sentence.is_figure(index - 1)):
            return None
        earlier = (self._words[i] for i in range(index - 1, -1, -1))
        return next((stems[stem] for stem in earlier if stem in stems), None)

    def _may_be_split_off(self, following: Sequence[int]) -> bool:
        """Tell whether `af`, `op`, `in` can be a verb's second part by what follows: nothing, or another part."""
        return not following or self._words[following[0]] in _AFTER_A_PART or not self._words[following[0]].isalpha()

    def _ends_clause(self, index: int, after: Sequence[int]) -> bool:
        """Tell a verb at its clause's end from an adjective: `is met 5% gestegen`, `door de gestegen kosten`."""
        following = after[after.index(index) + 1 :]
        return not following or self._words[following[0]] in _BEHIND_A_VERB or not self._words[following[0]].isalpha()

    def _is_qualifying(self, index: int) -> bool:
        """Tell whether a word belongs to `meer dan`, `niet lager dan` before the figure."""
        word = self._words[index]
        beside = self._words[index + 1] if index + 1 < len(self._words) else ""
        return word == "dan" or (word in ("meer", "minder", "hoger", "lager", "groter", "kleiner") and beside == "dan")

    def _is_denied(self, index: int) -> bool:
        following = self._words[index + 1 : index + 2]
        if self._words[index + 2 : index + 4] and self._is_qualifying(index + 2):
            following = []
        clause = self._sentence.clause_of(index)
        reach = [self._words[i] for i in clause.tokens if index - _NEGATION_REACH <= i < index]
        denied = any(word in self._cues.negations for word in reach) and "alleen" not in reach
        return denied or following in (["niet"], ["nauwelijks"], ["amper"])


def direction_in_words(sentence: str, start: int, end: int) -> Direction | None:
    """Tell the direction that a sentence's words give to the percentage between two of its offsets.

    The sign is left out of account, so that `check` can hold it against the words.
    """
    mentions = list(find_percentages(sentence))
    place = next((i for i, mention in enumerate(mentions) if mention.start < end and start < mention.end), None)
    if place is None:
        return None
    read = Sentence(sentence, [(mention.start, mention.end) for mention in mentions])
    return ChangeReader(read, mentions).direction_in_words(place)
