"""Signs that stand for a colour: a dot in coloured ink, an emoji, a letter of a font that holds pictures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from rapportparser.reading.line import Box, Colour
from rapportparser.reading.raw_page import MARK_SIGNS, may_be_mark

_RED, _ORANGE, _YELLOW = (0xE3, 0x06, 0x13), (0xF3, 0x92, 0x00), (0xFF, 0xD5, 0x00)
_GREEN, _BLUE = (0x3A, 0xAA, 0x35), (0x1F, 0x6F, 0xD0)

EMOJI: Final[Mapping[str, Colour]] = {
    "🔴": _RED, "🟥": _RED, "🟠": _ORANGE, "🟧": _ORANGE, "🟡": _YELLOW, "🟨": _YELLOW, "🟢": _GREEN, "🟩": _GREEN,
    "🔵": _BLUE, "🟦": _BLUE, "❌": _RED, "✅": _GREEN,
}  # fmt: skip
"""The colour that an emoji has by itself."""

# Signs that are a mark where their ink is coloured.
_SIGNS: Final = MARK_SIGNS | frozenset("⚫⚪○◉◯⬛⬜□▪▮◾◽▶►➔→➜⬆⬇↑↓↗↘✓✔✗✘☺☹😐★!")
_ONLY_SIGNS: Final = re.compile(rf"[{re.escape(''.join(_SIGNS))}\s\ufe0e\ufe0f]+")
_EMOJI: Final = re.compile(f"[{''.join(EMOJI)}]\ufe0f?")

# What the letters of picture fonts look like, as far as reports use them.
_WINGDINGS: Final = {
    "l": "●", "n": "■", "q": "□", "m": "○", "o": "□", "J": "☺", "K": "😐", "L": "☹", "ü": "✓", "û": "✗", "ý": "✗",
    "þ": "✓", "§": "▪", "Ø": "➢", "v": "❖", "à": "→", "ß": "←", "á": "↑", "â": "↓", "\x9f": "•", "·": "•", "è": "➔",
    "ì": "↗", "î": "↘", "¨": "□", "u": "◆",
}  # fmt: skip
_PICTURE_FONTS: Final[Mapping[str, Mapping[str, str]]] = {
    "wingdings": _WINGDINGS,
    "wingdings 2": {"P": "✓", "O": "✗", "\x97": "●", "\x98": "●", "¢": "■", "£": "□", "R": "✓", "Q": "✗", "T": "✗"},
    "wingdings 3": {"p": "▲", "q": "▼", "u": "▶", "t": "◀", "h": "↑", "i": "↓", "g": "→", "}": "▶", "{": "◀"},
    "webdings": {"n": "●", "g": "■", "a": "✓", "r": "✗", "c": "□", "=": "●"},
    "symbol": {"·": "•", "®": "→", "¬": "←", "\xad": "↑", "¯": "↓", "£": "≤", "³": "≥", "±": "±", "¾": "—"},
}
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PRIVATE: Final = range(0xF000, 0xF100)


def as_shown(text: str, font: str | None) -> str:
    """Give a text in the signs that its font shows; letters of a picture font that no report uses stay as they are."""
    signs = _PICTURE_FONTS.get((font or "").strip().lower())
    if signs is None:
        return text
    return "".join(signs.get(_plain(char), char) for char in text)


def _plain(char: str) -> str:
    return chr(ord(char) - _PRIVATE.start) if ord(char) in _PRIVATE else char


def as_raised(text: str) -> str:
    """Give raised figures as such: a note's number, or a square's, is no figure of the word or code before it."""
    return text.translate(_RAISED) if text.strip().isascii() and text.strip().isdigit() else text


def is_only_signs(text: str) -> bool:
    """Tell whether a text is nothing but signs that are a mark where their ink is coloured."""
    return bool(text.strip()) and _ONLY_SIGNS.fullmatch(text) is not None


def signs_in(text: str) -> list[str]:
    """Give the signs of a text that holds nothing else."""
    return [char for char in text if char in _SIGNS]


def emoji_in(text: str) -> list[Colour]:
    """Give the colours of the emoji in a text."""
    return [EMOJI[match[0]] for match in _EMOJI.findall(text)]


def without_emoji(text: str) -> str:
    """Give a text without its coloured emoji."""
    return _EMOJI.sub("", text)


def is_of_a_marks_size(width: float, height: float) -> bool:
    """Tell, from points, whether a picture or a shape may be a stoplight."""
    return may_be_mark(Box(0.0, 0.0, width, height))
