"""Which goal an item is, or under which goal an activity belongs: told from a whole programme's codes and order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapportparser.structure.general.items import Item
from rapportparser.structure.general.numbering import plain_code
from rapportparser.structure.keys import is_same_key, key_of
from rapportparser.structure.outline import Boom, DoelRij, Rij

DOEL, PRESTATIE, TERREIN = "doel", "prestatie", "terrein"


class GoalIndex:
    """Goals by their codes and names."""

    def __init__(self, goals: Iterable[DoelRij]) -> None:
        """Take the goals in printed order; of two with one code the last stands."""
        self.by_code: dict[str, DoelRij] = {}
        self.by_name: dict[str, DoelRij] = {}
        self.nameless: DoelRij | None = None
        self.only: DoelRij | None = None
        self._count = 0
        for goal in goals:
            self.add(goal)

    def add(self, goal: DoelRij) -> None:
        """Take one more."""
        self._count += 1
        self.only = goal if self._count == 1 else None
        if goal.code:
            self.by_code[plain_code(goal.code)] = goal
        if goal.naam:
            self.by_name.setdefault(key_of(goal.naam), goal)
        if not goal.code and not goal.naam:
            self.nameless = self.nameless or goal

    def goal_for(self, item: Item) -> DoelRij | None:
        """Give the goal that an activity's code, read against the goals' own, puts it under."""
        parent = self.by_code.get(parent_of(item) or "")
        return parent or (self.by_code.get(plain_code(item.code)) if item.code else None)


@dataclass(frozen=True, slots=True)
class _Codes:
    """The codes of a section's items, and of the goals that are known already."""

    known: Mapping[str, DoelRij]
    stems: frozenset[str]
    parents: frozenset[str]
    nest: bool

    def has_children(self, item: Item) -> bool:
        return item.code is not None and plain_code(item.code) in self.parents

    def is_sister(self, item: Item) -> bool:
        """Tell whether an item's code stands as deep as a known goal's, under the same."""
        return item.depth > 1 and (parent_of(item) or "") in self.stems


def _codes_of(items: Sequence[Item], known: Mapping[str, DoelRij]) -> _Codes:
    own = {plain_code(item.code) for item in items if item.code}
    parents = frozenset(parent for item in items if (parent := parent_of(item)) is not None)
    stems = frozenset(code.rpartition(".")[0] for code in known if "." in code)
    return _Codes(known, stems, parents, nest=bool(parents & own))


def kinds_of(items: Sequence[Item], role: str, known: Mapping[str, DoelRij]) -> list[str]:
    """Give what each item of a section is: a goal, an activity, or what stands above goals.

    Args:
        items: The items.
        role: What the section holds: doelen or activiteiten.
        known: The goals that were read before, by their plain codes.
    """
    codes = _codes_of(items, known)
    depths = sorted({item.depth for item in items if item.numbering is not None})
    levels = sorted({item.part.level for item in items if item.part.level is not None})
    prefixes = [prefix for prefix in dict.fromkeys(item.numbering.prefix for item in items if item.numbering) if prefix]
    shapes: set[str] = {item.shape for item in items}
    kinds = []
    for place, item in enumerate(items):
        if item.word is not None:
            kinds.append(item.word if item.word in {DOEL, PRESTATIE} else TERREIN)
        elif item.row is not None and item.row.kind:
            kinds.append(item.row.kind)
        elif len(prefixes) > 1 and item.numbering is not None:
            kinds.append(_by_prefix(item.numbering.prefix, prefixes))
        elif role == "doelen":
            kinds.append(_in_goals(item, depths, levels, shapes))
        else:
            kinds.append(_in_activities(item, items[place + 1] if place + 1 < len(items) else None, codes))
    return kinds


def _by_prefix(prefix: str, prefixes: Sequence[str]) -> str:
    """Tell HD above SD (two levels of goals) from D above P, A or M (goals and what is done for them)."""
    goals = [one for one in prefixes if one.endswith("D")]
    if prefix not in goals:
        return PRESTATIE if goals else (DOEL if prefix == prefixes[0] else PRESTATIE)
    return TERREIN if len(goals) > 1 and prefix == goals[0] else DOEL


def _in_goals(item: Item, depths: Sequence[int], levels: Sequence[int], shapes: set[str]) -> str:
    if item.part.level is not None:
        return DOEL if item.part.level == levels[0] else PRESTATIE
    if item.numbering is not None and item.shape != "bullet":
        return DOEL if item.depth == depths[0] else PRESTATIE
    if "coded" in shapes or "level" in shapes or ("row" in shapes and item.shape != "row"):
        return PRESTATIE
    if item.shape == "bullet" and "bare" in shapes:
        return PRESTATIE
    return DOEL


def _in_activities(item: Item, following: Item | None, codes: _Codes) -> str:
    if item.code is not None:
        return _coded_in_activities(item, codes)
    heads = following is not None and following.shape in {"bullet", "coded", "row"}
    if item.shape == "bare" and not item.body and following is not None and heads:
        return PRESTATIE if codes.is_sister(following) else TERREIN
    return PRESTATIE


def _coded_in_activities(item: Item, codes: _Codes) -> str:
    goal = codes.known.get(plain_code(item.code or ""))
    if goal is not None:
        again = is_same_key(key_of(goal.naam or ""), key_of(item.naam))
        return DOEL if again or codes.has_children(item) else PRESTATIE
    if parent_of(item) in codes.known:
        return PRESTATIE
    if codes.is_sister(item):
        return DOEL
    return DOEL if codes.nest and codes.has_children(item) else PRESTATIE


def parent_of(item: Item) -> str | None:
    """Give the code one level up in its plain spelling; None for one without parts."""
    if item.code is None:
        return None
    plain = plain_code(item.code)
    if "." in plain:
        return plain.rpartition(".")[0]
    return plain[:-1] if plain[-1:].isalpha() and plain[:-1].isdigit() else None


def rows_of(bomen: Sequence[Boom]) -> Iterator[DoelRij | Rij]:
    """Give all goals and activities of some doelenbomen."""
    for boom in bomen:
        for doel in boom.doelen:
            yield doel
            yield from doel.prestaties
