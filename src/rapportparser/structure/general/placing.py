"""Which goal an item is, or under which an activity belongs, by the codes and order of a whole programme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapportparser.structure.general.items import Item
from rapportparser.structure.general.numbering import plain_code
from rapportparser.structure.keys import is_same_key, key_of
from rapportparser.structure.outline import Boom, DoelRij, Rij

DOEL, PRESTATIE, TERREIN = "doel", "prestatie", "terrein"


def kinds_of(items: Sequence[Item], role: str, goals: Sequence[DoelRij]) -> list[str]:
    """Give what each item of a section is: a goal, an activity, or what stands above goals."""
    known = {plain_code(goal.code): goal for goal in goals if goal.code}
    depths = sorted({item.depth for item in items if item.numbering is not None})
    levels = sorted({item.part.level for item in items if item.part.level is not None})
    prefixes = [prefix for prefix in dict.fromkeys(item.numbering.prefix for item in items if item.numbering) if prefix]
    shapes: set[str] = {item.shape for item in items}
    has_parents = _nest(items)
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
            kinds.append(_in_activities(item, items, place, known, has_parents=has_parents))
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


def _in_activities(
    item: Item, items: Sequence[Item], place: int, known: dict[str, DoelRij], *, has_parents: bool
) -> str:
    if item.code is not None:
        goal = known.get(plain_code(item.code))
        if goal is not None and (_has_children(item, items) or is_same_key(key_of(goal.naam or ""), key_of(item.naam))):
            return DOEL
        if goal is not None:
            return PRESTATIE
        if parent_of(item) in known:
            return PRESTATIE
        if item.depth > 1 and any(_is_sister(item, code) for code in known):
            return DOEL
        if not has_parents:
            return PRESTATIE
        return DOEL if _has_children(item, items) else PRESTATIE
    following = items[place + 1] if place + 1 < len(items) else None
    if (
        item.shape == "bare"
        and not item.body
        and following is not None
        and following.shape in {"bullet", "coded", "row"}
    ):
        heads_goal = following.depth > 1 and any(_is_sister(following, code) for code in known)
        return PRESTATIE if heads_goal else TERREIN
    return PRESTATIE


def _is_sister(item: Item, code: str) -> bool:
    """Tell whether a code stands as deep as another one, under the same."""
    return parent_of(item) == code.rpartition(".")[0] and "." in code


def _nest(items: Sequence[Item]) -> bool:
    codes = {plain_code(item.code) for item in items if item.code}
    return any(parent_of(item) in codes for item in items)


def _has_children(item: Item, items: Sequence[Item]) -> bool:
    return item.code is not None and any(parent_of(other) == plain_code(item.code) for other in items)


def parent_of(item: Item) -> str | None:
    """Give the code one level up in its plain spelling; None for one without parts."""
    if item.code is None:
        return None
    plain = plain_code(item.code)
    if "." in plain:
        return plain.rpartition(".")[0]
    return plain[:-1] if plain[-1:].isalpha() and plain[:-1].isdigit() else None


def goal_for(item: Item, goals: Sequence[DoelRij]) -> DoelRij | None:
    """Give the goal that an activity's code, read against the goals' own, puts it under."""
    own = {parent_of(item), plain_code(item.code) if item.code else None}
    return next((goal for goal in reversed(goals) if goal.code is not None and plain_code(goal.code) in own), None)


def goal_named(name: str, goals: Sequence[DoelRij]) -> DoelRij | None:
    """Give the goal that has this name."""
    key = key_of(name)
    return next((goal for goal in goals if goal.naam and is_same_key(key_of(goal.naam), key)), None)


def rows_of(bomen: Sequence[Boom]) -> Iterator[DoelRij | Rij]:
    """Give all goals and activities of some doelenbomen."""
    for boom in bomen:
        for doel in boom.doelen:
            yield doel
            yield from doel.prestaties
