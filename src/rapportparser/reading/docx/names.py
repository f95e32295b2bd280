"""The names of WordprocessingML, and how its values are written."""

from __future__ import annotations

from typing import Final

from rapportparser.reading.office.xml import Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML: Final = "{urn:schemas-microsoft-com:vml}"
MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_OFF: Final = frozenset({"0", "false", "off", "none"})
_LONGEST_NUMBER: Final = 9


def value(parent: Element | None, name: str, attribute: str = "val") -> str | None:
    """Give what a child element of a name says; None where it is not there."""
    child = parent.find(W + name) if parent is not None else None
    return child.get(W + attribute) if child is not None else None


def switch(parent: Element | None, name: str) -> bool | None:
    """Tell whether a child element switches something on or off; None where it is not there."""
    child = parent.find(W + name) if parent is not None else None
    return None if child is None else child.get(W + "val", "1").lower() not in _OFF


def whole(text: str | None, default: int) -> int:
    """Read a whole number; numbers that no document needs are the default."""
    digits = (text or "").strip()
    number = digits.removeprefix("-")
    if not number.isascii() or not number.isdigit() or len(number) > _LONGEST_NUMBER:
        return default
    return int(digits)
