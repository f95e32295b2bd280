"""The words that tell what a percentage is, as data: `cues.toml` in memory."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

Direction = Literal["toename", "afname"]
CueClass = Literal["werkwoord", "zelfstandig", "vergelijkend"]

# The shortest first part of a compound: `prijsdaling` counts, `min` in `trumin` does not.
_SHORTEST_NOUN_IN_COMPOUND = 5


@dataclass(frozen=True, slots=True)
class Cue:
    """What a word tells: of a change, and in which direction; None for a change of either."""

    direction: Direction | None
    word_class: CueClass


@dataclass(frozen=True, slots=True)
class Cues:
    """All cue words, each in lower case.

    Attributes:
        words: Verbs in all their forms, nouns and comparatives.
        split: For a verb's split-off part (`af`), the forms of the verbs that it may belong to and what they tell.
        split_forms: The forms of all those verbs, without their parts.
        compound_ends: The nouns of `compounds`.
        compounds: Nouns that may be the second part of a compound.
        level: Forms of verbs that say that something is at a level.
        undecided: Nouns after which a figure is neither a change nor a share.
        parts: Words for a part of a whole.
        negations: Words that deny the cue beside them.
        yardsticks: What a figure may stand above or below.
    """

    words: Mapping[str, Cue]
    split: Mapping[str, Mapping[str, Cue]]
    split_forms: frozenset[str]
    compound_ends: tuple[str, ...]
    compounds: tuple[tuple[str, Cue], ...]
    level: frozenset[str]
    undecided: frozenset[str]
    parts: frozenset[str]
    negations: frozenset[str]
    yardsticks: frozenset[str]

    def of_word(self, word: str) -> Cue | None:
        """Give what a word in lower case tells, also as a compound's second part; None where it tells nothing."""
        cue = self.words.get(word)
        if cue is not None:
            return cue
        if not word.endswith(self.compound_ends):
            return None
        return next((c for noun, c in self.compounds if word.endswith(noun) and len(word) > len(noun) + 1), None)

    def is_change_verb(self, word: str) -> bool:
        """Tell whether a word is a form of a verb of change."""
        cue = self.words.get(word)
        return cue is not None and cue.word_class == "werkwoord"

    def is_undecided(self, word: str) -> bool:
        """Tell whether a noun leaves open what its figure is."""
        return any(word.endswith(noun) for noun in self.undecided)


@cache
def load_cues() -> Cues:
    """Read the cue words, once a process."""
    data = tomllib.loads((resources.files(__package__) / "cues.toml").read_text(encoding="utf-8"))
    words: dict[str, Cue] = {}
    split: dict[str, dict[str, Cue]] = {}
    directions: tuple[tuple[str, Direction | None], ...] = (
        ("toename", "toename"),
        ("afname", "afname"),
        ("verandering", None),
    )
    for name, direction in directions:
        table = data[name]
        words |= {form: Cue(direction, "werkwoord") for form in table["werkwoorden"].split()}
        words |= {noun: Cue(direction, "zelfstandig") for noun in table["zelfstandig"].split()}
        words |= {word: Cue(direction, "vergelijkend") for word in table.get("vergelijkend", "").split()}
        for part, form, cue in _split_verbs(table, direction):
            split.setdefault(part, {})[form] = cue
            words[part + form] = cue
        words |= {
            f"{verb['deel']}{verb['deelwoord']}": Cue(direction, "werkwoord") for verb in table.get("scheidbaar", ())
        }
    nouns = {noun: cue for noun, cue in words.items() if cue.word_class == "zelfstandig"}
    compounds = tuple((noun, cue) for noun, cue in nouns.items() if len(noun) >= _SHORTEST_NOUN_IN_COMPOUND)
    return Cues(
        words=words,
        split=split,
        split_forms=frozenset(form for stems in split.values() for form in stems),
        compound_ends=tuple(noun for noun, _ in compounds),
        compounds=compounds,
        level=frozenset(data["niveau"]["werkwoorden"].split()),
        undecided=frozenset(data["niveau"]["onbepaald"].split()),
        parts=frozenset(data["niveau"]["delen"].split()),
        negations=frozenset(data["ontkenning"]["woorden"].split()),
        yardsticks=frozenset(data["maatstaf"]["woorden"].split()),
    )


def _split_verbs(table: Mapping[str, Any], direction: Direction | None) -> Iterator[tuple[str, str, Cue]]:
    for verb in table.get("scheidbaar", ()):
        for form in verb["stam"].split():
            yield verb["deel"], form, Cue(direction, "werkwoord")
