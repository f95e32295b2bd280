"""Colours as Word writes them: figures, names, theme colours with a tint or a shade, patterns."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from typing import Final

from rapportparser.reading.docx.names import A, W
from rapportparser.reading.line import Colour
from rapportparser.reading.office.xml import Element, local_name

_BLACK: Final = (0, 0, 0)
_WHITE: Final = (255, 255, 255)
_FIGURES: Final = re.compile(r"#?([0-9A-Fa-f]{6})")
_MOST: Final = 255

_HIGHLIGHTS: Final[Mapping[str, Colour]] = {
    "yellow": (255, 255, 0), "green": (0, 255, 0), "cyan": (0, 255, 255), "magenta": (255, 0, 255),
    "blue": (0, 0, 255), "red": (255, 0, 0), "darkBlue": (0, 0, 128), "darkCyan": (0, 128, 128),
    "darkGreen": (0, 128, 0), "darkMagenta": (128, 0, 128), "darkRed": (128, 0, 0), "darkYellow": (128, 128, 0),
    "darkGray": (128, 128, 128), "lightGray": (192, 192, 192), "black": _BLACK,
}  # fmt: skip
# The names that shapes of before 2010 use.
_NAMES: Final[Mapping[str, Colour]] = {
    "red": (255, 0, 0), "green": (0, 128, 0), "lime": (0, 255, 0), "yellow": (255, 255, 0), "blue": (0, 0, 255),
    "orange": (255, 165, 0), "white": _WHITE, "black": _BLACK, "gray": (128, 128, 128), "silver": (192, 192, 192),
    "maroon": (128, 0, 0), "navy": (0, 0, 128), "teal": (0, 128, 128), "purple": (128, 0, 128),
}  # fmt: skip
# What documents call the theme's colours, by what the theme itself calls them.
_THEME_NAMES: Final[Mapping[str, str]] = {
    "dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2", "text1": "dk1", "background1": "lt1",
    "text2": "dk2", "background2": "lt2", "tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
# What Office uses where a document brings no theme.
_USUAL_THEME: Final[Mapping[str, Colour]] = {
    "dk1": _BLACK, "lt1": _WHITE, "dk2": (0x1F, 0x49, 0x7D), "lt2": (0xEE, 0xEC, 0xE1), "accent1": (0x4F, 0x81, 0xBD),
    "accent2": (0xC0, 0x50, 0x4D), "accent3": (0x9B, 0xBB, 0x59), "accent4": (0x80, 0x64, 0xA2),
    "accent5": (0x4B, 0xAC, 0xC6), "accent6": (0xF7, 0x96, 0x46), "hlink": (0, 0, 0xFF), "folHlink": (0x80, 0, 0x80),
}  # fmt: skip
_STRIPES: Final = 0.5


def figures(text: str | None) -> Colour | None:
    """Read `FF0000`, `#FF0000`, or a name; None for `auto` and what is no colour."""
    match = _FIGURES.match(text or "")
    if match is None:
        return _NAMES.get((text or "").split(" ")[0].lower())
    number = int(match[1], 16)
    return (number >> 16, number >> 8 & _MOST, number & _MOST)


class Palette:
    """The colours of one document."""

    def __init__(self, theme: Element | None) -> None:
        self._theme = dict(_USUAL_THEME)
        scheme = theme.find(f".//{A}clrScheme") if theme is not None else None
        for slot in scheme if scheme is not None else ():
            for told in slot:
                colour = figures(told.get("lastClr") or told.get("val"))
                if colour is not None:
                    self._theme[local_name(slot)] = colour

    def named(self, name: str | None, tint: str | None = None, shade: str | None = None) -> Colour | None:
        """Give a colour of the theme, lighter by a tint or darker by a shade (`00` to `FF`, which changes nothing)."""
        colour = self._theme.get(_THEME_NAMES.get(name or "", name or ""))
        if colour is None:
            return None
        kept, darker = _part(tint), _part(shade)
        return _with_lightness(colour, darker * kept, 1 - kept)

    def ink(self, properties: Element | None) -> Colour | None:
        """Give the colour of letters that properties tell; black for `auto`, None where they tell none."""
        told = properties.find(W + "color") if properties is not None else None
        if told is None:
            return None
        by_theme = self.named(told.get(W + "themeColor"), told.get(W + "themeTint"), told.get(W + "themeShade"))
        return by_theme or figures(told.get(W + "val")) or _BLACK

    def band(self, properties: Element | None) -> Colour | None:
        """Give the colour behind what properties are of: shading, or a marker pen; None for none."""
        if properties is None:
            return None
        marker = properties.find(W + "highlight")
        if marker is not None and marker.get(W + "val") in _HIGHLIGHTS:
            return _HIGHLIGHTS[marker.get(W + "val") or ""]
        shading = properties.find(W + "shd")
        return self._shading(shading) if shading is not None else None

    def _shading(self, shading: Element) -> Colour | None:
        ground = self.named(
            shading.get(W + "themeFill"), shading.get(W + "themeFillTint"), shading.get(W + "themeFillShade")
        ) or figures(shading.get(W + "fill"))
        pattern = shading.get(W + "val", "clear")
        if pattern in {"clear", "nil"}:
            return ground
        ink = self.named(shading.get(W + "themeColor"), shading.get(W + "themeTint"), shading.get(W + "themeShade"))
        ink = ink or figures(shading.get(W + "color")) or _BLACK
        part = 1.0 if pattern == "solid" else _STRIPES
        if pattern.startswith("pct") and pattern[3:].isascii() and pattern[3:].isdigit():
            part = min(int(pattern[3:5]) / 100, 1.0)
        ground = ground or _WHITE
        red, green, blue = (round(above * part + below * (1 - part)) for above, below in zip(ink, ground, strict=True))
        return (red, green, blue)

    def drawn(self, fill: Element) -> Colour | None:
        """Give the colour of a drawing's fill: figures, or a colour of the theme with its changes."""
        for told in fill.iter(f"{A}srgbClr", f"{A}schemeClr", f"{A}sysClr"):
            name = told.get("val")
            colour = self.named(name) if local_name(told) == "schemeClr" else figures(told.get("lastClr") or name)
            if colour is None:
                return None
            times, plus = (_thousandths(told, change) for change in ("lumMod", "lumOff"))
            return _with_lightness(colour, 1.0 if times is None else times, plus or 0.0)
        return None


def _part(figures_of_256: str | None) -> float:
    try:
        return int(figures_of_256, 16) / _MOST if figures_of_256 and len(figures_of_256) <= 2 else 1.0  # noqa: PLR2004
    except ValueError:
        return 1.0


def _thousandths(told: Element, change: str) -> float | None:
    text = (element.get("val") or "") if (element := told.find(A + change)) is not None else ""
    return int(text) / 100_000 if text.isascii() and text.isdigit() and len(text) <= 7 else None  # noqa: PLR2004


def _with_lightness(colour: Colour, times: float, plus: float) -> Colour:
    hue, light, saturation = colorsys.rgb_to_hls(*(channel / _MOST for channel in colour))
    red, green, blue = colorsys.hls_to_rgb(hue, min(max(light * times + plus, 0.0), 1.0), saturation)
    return (round(red * _MOST), round(green * _MOST), round(blue * _MOST))
