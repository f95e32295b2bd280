"""Numbers as automatic numbering prints them: figures, letters, Roman figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN: Final = 3999
_LETTERS: Final = 26
_MOST_LETTERS: Final = _LETTERS * 30


def in_letters(number: int) -> str:
    """Give `a` to `z`, then `aa`, `bb` and so on, as Word does; figures where that grows too long."""
    if not 0 < number <= _MOST_LETTERS:
        return str(number)
    return chr(ord("a") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)


def in_roman(number: int) -> str:
    """Give small Roman figures; plain ones where Romans had none."""
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    text = ""
    for value, figures in _ROMAN:
        while number >= value:
            text += figures
            number -= value
    return text


FORMATS: Final[Mapping[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "upperLetter": lambda number: in_letters(number).upper(),
    "lowerLetter": in_letters,
    "upperRoman": lambda number: in_roman(number).upper(),
    "lowerRoman": in_roman,
    "ordinal": lambda number: f"{number}e",
    "numberInDash": lambda number: f"- {number} -",
    "none": lambda _: "",
}
"""How each kind of number is printed, by Word's names."""
