"""Finding again in a new report what stood in an old one: by code and name together, by name, and by code alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from rapidfuzz import fuzz

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
        near: What is the same for things that stand together, so that a likely name counts as the same.
    """

    thing: Thing
    code: Hashable | None
    naam: str
    near: Hashable = None

    @property
    def bare(self) -> str:
        """The name without what changes from one printing to the next: case, spaces, hyphens."""
        return bare(self.naam)


def bare(text: str) -> str:
    """Give a text's letters and figures alone."""
    return "".join(filter(str.isalnum, text.casefold()))


Pair = tuple[Entry[Thing] | None, Entry[Thing] | None]


def things(pairs: Iterable[Pair[Thing]]) -> Iterator[tuple[Thing | None, Thing | None]]:
    """Give what the entries of pairs are."""
    for was, now in pairs:
        yield None if was is None else was.thing, None if now is None else now.thing


def match(old: Sequence[Entry[Thing]], new: Sequence[Entry[Thing]]) -> list[Pair[Thing]]:
    """Pair old and new: all new ones in their order, with None where one was added, then those that are gone.

    A code that went to something else does not make two things one, where the name is found elsewhere.
    """
    matcher = _Matcher(old, new)
    matcher.take(lambda entry: (entry.code, entry.bare) if entry.code is not None else None, lambda *_: 100)
    matcher.take(lambda entry: entry.code, lambda one, other: _likeness(one, other, _ALIKE_ENOUGH))
    matcher.take(lambda entry: (entry.near,), lambda one, other: _likeness(one, other, _THE_SAME))
    matcher.take(lambda entry: entry.bare or None, lambda *_: 100, alone=True)
    matcher.take(lambda entry: entry.code, lambda *_: 100)
    return matcher.pairs()


class _Matcher(Generic[Thing]):
    """Pairs things off, the likeliest first, each once."""

    def __init__(self, old: Sequence[Entry[Thing]], new: Sequence[Entry[Thing]]) -> None:
        self._old = dict(enumerate(old))
        self._new = dict(enumerate(new))
        self._entries = tuple(new)
        self._found: dict[int, Entry[Thing]] = {}

    def take(
        self,
        key: Callable[[Entry[Thing]], Hashable | None],
        likeness: Callable[[Entry[Thing], Entry[Thing]], float],
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
                    self._found[there] = self._old.pop(here)
                    del self._new[there]

    def pairs(self) -> list[Pair[Thing]]:
        """Give all there is, paired or not."""
        both: list[Pair[Thing]] = [(self._found.get(place), entry) for place, entry in enumerate(self._entries)]
        return [*both, *((entry, None) for entry in self._old.values())]


def _by_key(
    entries: Mapping[int, Entry[Thing]], key: Callable[[Entry[Thing]], Hashable | None]
) -> dict[Hashable, list[int]]:
    places: dict[Hashable, list[int]] = defaultdict(list)
    for place, entry in entries.items():
        if (found := key(entry)) is not None:
            places[found].append(place)
    return places


def _likeness(one: Entry[Thing], other: Entry[Thing], least: float) -> float:
    """Tell how alike two names are, 0 where they are less than `least`."""
    if not one.bare or not other.bare:
        return 0
    return fuzz.ratio(one.bare, other.bare, score_cutoff=least)
