"""Finding again in a new report what stood in an old one: by code and name together, by name, and by code alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from rapidfuzz import fuzz

from rapportparser.model_diff import FoundBy
from rapportparser.structure.keys import key_of

Thing = TypeVar("Thing")

# Under the same code, and under any.
_ALIKE_ENOUGH: Final = 60
_THE_SAME: Final = 90


@dataclass(frozen=True, slots=True)
class Entry(Generic[Thing]):
    """Something that has a code and a name.

    Attributes:
        thing: What it is.
        code: What all spellings of its code have in common; None where it has none.
        naam: Its name, "" where none is known.
        near: What is the same for things that stand together, from the widest to the closest: the closer they stood,
            the sooner a name makes them the same.
    """

    thing: Thing
    code: Hashable | None
    naam: str
    near: tuple[Hashable, ...] = ()

    @property
    def key(self) -> str:
        """The name without what changes from one printing to the next: case, accents, spaces, hyphens."""
        return key_of(self.naam)


@dataclass(frozen=True, slots=True)
class Pair(Generic[Thing]):
    """What is the same in both reports.

    Attributes:
        old: In the old report; None where it was added.
        new: In the new report; None where it is gone.
        by: What it was found again by; None where it stands in one report alone.
    """

    old: Thing | None
    new: Thing | None
    by: FoundBy | None = None


def match(old: Sequence[Entry[Thing]], new: Sequence[Entry[Thing]]) -> list[Pair[Thing]]:
    """Pair old and new: all new ones in their order, with None where one was added, then those that are gone.

    A code that went to something else does not make two things one, where the name is found elsewhere. What has no
    code is looked for only among what stands near: its name alone tells too little to find it anywhere.
    """
    matcher = _Matcher(old, new)
    matcher.take("code", lambda entry: (entry.code, entry.key) if entry.code is not None else None)
    matcher.take("code", lambda entry: entry.code, _likeness(_ALIKE_ENOUGH))
    depths = _depths([*old, *new])
    for depth in depths:
        matcher.take("naam", _named_near(depth))
    for depth in depths:
        matcher.take("naam", _near(depth), _likeness(_THE_SAME))
    matcher.take("naam", lambda entry: entry.key or None if entry.code is not None else None, alone=True)
    matcher.take("code", lambda entry: entry.code)
    return matcher.pairs()


def _depths(entries: Sequence[Entry[Thing]]) -> Sequence[int]:
    """Give how much of `near` is held to, the closest first; never none of it where there is any."""
    most = max((len(entry.near) for entry in entries), default=0)
    return range(most, 0, -1) if most else (0,)


Key = Callable[[Entry[Thing]], Hashable | None]
Likeness = Callable[[Entry[Thing], Entry[Thing]], float]


def _near(depth: int) -> Key[Thing]:
    return lambda entry: entry.near[:depth]


def _named_near(depth: int) -> Key[Thing]:
    return lambda entry: (entry.near[:depth], entry.key) if entry.key else None


def _always(_one: Entry[Thing], _other: Entry[Thing]) -> float:
    return 100


def _likeness(least: float) -> Likeness[Thing]:
    """Give what tells how alike two names are, 0 where they are less than `least`."""

    def likeness(one: Entry[Thing], other: Entry[Thing]) -> float:
        return fuzz.ratio(one.key, other.key, score_cutoff=least) if one.key and other.key else 0

    return likeness


class _Matcher(Generic[Thing]):
    """Pairs things off, the likeliest first, each once."""

    def __init__(self, old: Sequence[Entry[Thing]], new: Sequence[Entry[Thing]]) -> None:
        self._old = dict(enumerate(old))
        self._new = dict(enumerate(new))
        self._entries = tuple(new)
        self._found: dict[int, Pair[Thing]] = {}

    def take(
        self,
        by: FoundBy,
        key: Key[Thing],
        likeness: Likeness[Thing] = _always,
        *,
        alone: bool = False,
    ) -> None:
        """Pair off those of one key with a likeness above 0; where `alone`, only if nothing else left has the key."""
        olds, news = _by_key(self._old, key), _by_key(self._new, key)
        for shared in olds.keys() & news.keys():
            if alone and (len(olds[shared]), len(news[shared])) != (1, 1):
                continue
            scored = [
                (-score, there, here)
                for there in news[shared]
                for here in olds[shared]
                if (score := likeness(self._old[here], self._new[there]))
            ]
            for _, there, here in sorted(scored):
                if there in self._new and here in self._old:
                    self._found[there] = Pair(self._old.pop(here).thing, self._new.pop(there).thing, by)

    def pairs(self) -> list[Pair[Thing]]:
        """Give all there is, paired or not."""
        both = [self._found.get(place) or Pair(None, entry.thing) for place, entry in enumerate(self._entries)]
        return [*both, *(Pair(entry.thing, None) for entry in self._old.values())]


def _by_key(entries: Mapping[int, Entry[Thing]], key: Key[Thing]) -> dict[Hashable, list[int]]:
    places: dict[Hashable, list[int]] = defaultdict(list)
    for place, entry in entries.items():
        if (found := key(entry)) is not None:
            places[found].append(place)
    return places
