"""The names of OpenDocument, and how its lengths and colours are written."""

from __future__ import annotations

import re
from typing import Final

from rapportparser.reading.line import Colour

_URN: Final = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE: Final = f"{{{_URN}office:1.0}}"
TEXT: Final = f"{{{_URN}text:1.0}}"
TABLE: Final = f"{{{_URN}table:1.0}}"
STYLE: Final = f"{{{_URN}style:1.0}}"
DRAW: Final = f"{{{_URN}drawing:1.0}}"
SVG: Final = f"{{{_URN}svg-compatible:1.0}}"
FO: Final = f"{{{_URN}xsl-fo-compatible:1.0}}"
XLINK: Final = "{http://www.w3.org/1999/xlink}"
XML: Final = "{http://www.w3.org/XML/1998/namespace}"
LOEXT: Final = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"

_LENGTH: Final = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,8})?)(pt|in|cm|mm|pc|px)")
_POINTS: Final = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "px": 0.75}
_COLOUR: Final = re.compile(r"#([0-9A-Fa-f]{6})")
_LONGEST_NUMBER: Final = 9


def points(length: str | None) -> float | None:
    """Read a length such as `0.42cm`; None where it is none."""
    match = _LENGTH.fullmatch(length or "")
    return float(match[1]) * _POINTS[match[2]] if match else None


def colour(text: str | None) -> Colour | None:
    """Read `#FF0000`; None for `transparent` and what is no colour."""
    match = _COLOUR.fullmatch(text or "")
    number = int(match[1], 16) if match else 0
    return (number >> 16, number >> 8 & 0xFF, number & 0xFF) if match else None


def counted(text: str | None, most: int) -> int:
    """Read how often something stands there, from 1; never more than `most`."""
    if not text or not text.isascii() or not text.isdigit():
        return 1
    return most if len(text) > _LONGEST_NUMBER else min(max(int(text), 1), most)
