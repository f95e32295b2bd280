"""From pieces of text within a paragraph to one line's text and look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapportparser.reading.characters import SOFT_HYPHEN, clean
from rapportparser.reading.html.colours import is_grey
from rapportparser.reading.html.styles import Style
from rapportparser.reading.html.tree import Element
from rapportparser.reading.line import Colour, Look

_RAISED_DIGITS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_POWERS: Final = frozenset({"2", "3"})
_LONGEST_NOTE_MARK: Final = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is printed in one way."""

    text: str
    style: Style
    linked: bool


def text_of(pieces: Sequence[Piece]) -> str:
    """Give the pieces as one text: single spaces, and no hyphens that only break words."""
    text = "".join(piece.text for piece in pieces).replace(SOFT_HYPHEN, "")
    return " ".join(clean(text).split())


def are_apart(before: str, after: str) -> bool:
    """Tell whether two elements side by side are two words, though no space parts them: sites part them by style.

    Args:
        before: The text that ends where the other begins.
        after: The other.
    """
    last, first = before[-1:], after[:1]
    return (last.islower() or last in "%)") and bool(last) and (first.isupper() or first == "€")


def look_of(pieces: Sequence[Piece], band: Colour | None) -> Look:
    """Give how a line of these pieces looks; what holds for all its letters holds for the line."""
    shown = [piece for piece in pieces if piece.text.strip()]
    if not shown:
        return Look(band=band)
    colours = {piece.style.colour for piece in shown}
    colour = colours.pop() if len(colours) == 1 else None
    return Look(
        bold=all(piece.style.bold for piece in shown),
        italic=all(piece.style.italic for piece in shown),
        colour=None if colour is None or is_grey(colour) else colour,
        band=band,
        centred=shown[0].style.centred,
        linked=all(piece.linked for piece in shown),
    )


def raised(element: Element, before: str) -> str:
    """Give the text of a superscript: a power as such, nothing for the mark of a footnote, all else as it is.

    Args:
        element: The `sup`.
        before: The text right before it.
    """
    text = element.text()
    bare = text.strip("[]()")
    is_note = any(one.tag == "a" for one in element.walk()) or (
        element.parent is not None and element.parent.tag == "a"
    )
    if len(bare) <= _LONGEST_NOTE_MARK and (is_note or text != bare or (bare and not bare.strip("*†‡"))):
        return ""
    if bare.isascii() and bare.isdigit():
        unit = before.rstrip()[-2:].lower()
        return (
            bare.translate(_RAISED_DIGITS)
            if bare not in _POWERS or not unit.endswith("m")
            else {"2": "²", "3": "³"}[bare]
        )
    return text
