"""The items of a list, and the number or sign that stands before each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rapportparser.reading.html.styles import Styles
from rapportparser.reading.html.tree import Element

_INDENT: Final = 2.0
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN: Final = 4000
_ALPHABET: Final = 26
_MOST_LETTERS: Final = 20_000


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list.

    Attributes:
        element: What it is.
        left: Where its sign or number stands.
        indent: Where its text stands.
        listed: Whether a sign stands before it that only tells that it is an item.
        number: The number that stands before it; "" where none does.
    """

    element: Element
    left: float
    indent: float
    listed: bool
    number: str


def items_of(element: Element, styles: Styles, left: float) -> Iterator[Item]:
    """Give the items of a list; what stands between them is an item without a sign."""
    ordered = element.tag == "ol"
    marked = styles.of(element).marked
    items = [child for child in element.elements if child.tag == "li" or child.get("role").lower() == "listitem"]
    step = -1 if ordered and "reversed" in element.attributes else 1
    number = _whole(element.get("start"), len(items) if step < 0 else 1)
    for child in element.elements:
        is_item = child.tag == "li" or child.get("role").lower() == "listitem"
        if not is_item:
            yield Item(child, left, left + _INDENT, listed=False, number="")
        elif not ordered:
            yield Item(child, left, left + _INDENT, listed=True, number="")
        else:
            number = _whole(child.get("value"), number)
            shown = _numbered(number, child.get("type") or element.get("type")) if marked else ""
            yield Item(child, left, left + _INDENT, listed=False, number=shown)
            number += step


def _whole(text: str, otherwise: int) -> int:
    bare = text.removeprefix("-")
    return int(text) if bare.isascii() and bare.isdigit() and len(bare) < 8 else otherwise  # noqa: PLR2004


def _numbered(number: int, kind: str) -> str:
    """Give a number as a list of a kind prints it: `1.`, `a.`, `A.`, `i.`, `I.`."""
    if kind in {"a", "A"} and 0 < number <= _MOST_LETTERS:
        letters = ""
        while number:
            number, rest = divmod(number - 1, _ALPHABET)
            letters = chr(ord("a") + rest) + letters
        return f"{letters if kind == 'a' else letters.upper()}."
    if kind in {"i", "I"} and 0 < number < _MOST_ROMAN:
        roman = ""
        for value, sign in _ROMAN:
            count, number = divmod(number, value)
            roman += sign * count
        return f"{roman if kind == 'i' else roman.upper()}."
    return f"{number}."
