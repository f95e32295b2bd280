"""What paragraph and character styles say, each with what it takes over from the style that it is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Final, TypeVar

from rapportparser.reading.docx.colours import Palette
from rapportparser.reading.docx.names import W, switch, value, whole
from rapportparser.reading.line import Colour
from rapportparser.reading.office.xml import Element

_DEEPEST_HEADING: Final = 9
_USUAL_SIZE: Final = 10.0
_MOST_STYLES_DEEP: Final = 40

# Word writes English names for its own styles whatever its language; other programs and templates write theirs.
_HEADING_NAME: Final = re.compile(r"(?:heading|kop|hoofdstuk|überschrift)[ _]?([1-9])(?:\W.*)?", re.IGNORECASE)
_TITLE_NAME: Final = re.compile(r"title|titel|rapporttitel", re.IGNORECASE)
_CONTENTS_NAME: Final = re.compile(r"(?:toc|inhopg|inhoudsopgave|contents)[ _]?[1-9]", re.IGNORECASE)

Told = TypeVar("Told", "RunStyle", "ParagraphStyle")


@dataclass(frozen=True, slots=True)
class RunStyle:
    """How letters are printed, as far as one place tells; None where it does not.

    Attributes:
        size: In points.
        bold: Whether they are bold.
        italic: Whether they slant.
        colour: Their colour; black for the automatic one.
        band: The colour behind them.
        hidden: Whether they are not printed.
        font: Name of their font, where it may hold pictures.
        raised: Whether they stand above the line.
    """

    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    colour: Colour | None = None
    band: Colour | None = None
    hidden: bool | None = None
    font: str | None = None
    raised: bool | None = None


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How a paragraph is printed, as far as one place tells; None where it does not.

    Attributes:
        outline: Its depth as a heading, from 0; 9 for none.
        num_id: The list that numbers it; "0" for none.
        num_level: How deep in that list, from 0.
        centred: Whether it stands in the middle.
        band: The colour behind it.
    """

    outline: int | None = None
    num_id: str | None = None
    num_level: int | None = None
    centred: bool | None = None
    band: Colour | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it takes over.

    Attributes:
        paragraph: What it says of paragraphs.
        run: What it says of letters.
        heading: Its depth as a heading, 1 for a chapter; None where it is no heading's.
        is_contents: Whether it is that of an entry of a contents list.
        chain: Its own identifier and those of the styles that it is based on.
    """

    paragraph: ParagraphStyle = ParagraphStyle()
    run: RunStyle = RunStyle()
    heading: int | None = None
    is_contents: bool = False
    chain: tuple[str, ...] = ()


def over(told: Told, base: Told) -> Told:
    """Give what one place tells, and where it does not, what the other does."""
    own = {field.name: getattr(told, field.name) for field in fields(told)}
    return replace(base, **{name: what for name, what in own.items() if what is not None})


class Styles:
    """The styles of a document."""

    def __init__(self, root: Element | None, palette: Palette) -> None:
        self._palette = palette
        self._elements: dict[str, Element] = {}
        self._usual: dict[str, str] = {}
        self._known: dict[str, Style] = {}
        self._base = RunStyle(size=_USUAL_SIZE)
        if root is None:
            return
        for element in root.iterchildren(W + "style"):
            name = element.get(W + "styleId") or ""
            self._elements.setdefault(name, element)
            if element.get(W + "default") in {"1", "true", "on"}:
                self._usual.setdefault(element.get(W + "type") or "", name)
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._base = over(self.run_of(defaults), self._base)

    def style(self, name: str | None, kind: str = "paragraph") -> Style:
        """Give a style by its identifier; the usual one of its kind where none is named."""
        name = name or self._usual.get(kind) or ""
        if name not in self._known:
            self._known[name] = self._resolved(name)
        return self._known[name]

    def own_run(self, name: str) -> RunStyle:
        """Give what a character style tells, and the styles that it is based on; not what a document uses anyway."""
        run = RunStyle()
        for element in reversed([*self._chain(name)]):
            run = over(self.run_of(element.find(W + "rPr")), run)
        return run

    def run_of(self, properties: Element | None) -> RunStyle:
        """Read what the properties of letters tell."""
        if properties is None:
            return RunStyle()
        half_points = whole(value(properties, "sz"), 0)
        fonts = properties.find(W + "rFonts")
        place = value(properties, "vertAlign")
        return RunStyle(
            size=half_points / 2 if half_points > 0 else None,
            bold=switch(properties, "b"),
            italic=switch(properties, "i"),
            colour=self._palette.ink(properties),
            band=self._palette.band(properties),
            hidden=switch(properties, "vanish"),
            font=(fonts.get(W + "ascii") or fonts.get(W + "hAnsi")) if fonts is not None else None,
            raised=None if place is None else place == "superscript",
        )

    def paragraph_of(self, properties: Element | None) -> ParagraphStyle:
        """Read what the properties of a paragraph tell."""
        if properties is None:
            return ParagraphStyle()
        outline, place = value(properties, "outlineLvl"), value(properties, "jc")
        numbering = properties.find(W + "numPr")
        level = value(numbering, "ilvl")
        return ParagraphStyle(
            outline=whole(outline, _DEEPEST_HEADING) if outline is not None else None,
            num_id=value(numbering, "numId"),
            num_level=whole(level, 0) if level is not None else None,
            centred=None if place is None else place == "center",
            band=self._palette.band(properties),
        )

    def heading_of(self, style: Style, own: ParagraphStyle) -> int | None:
        """Give the depth of a paragraph as a heading, which its own properties may change."""
        return style.heading if own.outline is None else _depth(own.outline)

    def _resolved(self, name: str) -> Style:
        chain = [*self._chain(name)]
        paragraph, run = ParagraphStyle(), self._base
        names = [name]
        for element in reversed(chain):
            paragraph = over(self.paragraph_of(element.find(W + "pPr")), paragraph)
            run = over(self.run_of(element.find(W + "rPr")), run)
        names += [value(element, "name") or "" for element in chain]
        heading = _depth(paragraph.outline) if paragraph.outline is not None else _heading_in(names)
        return Style(
            paragraph=paragraph,
            run=run,
            heading=heading,
            is_contents=any(_CONTENTS_NAME.fullmatch(one) for one in names),
            chain=tuple(element.get(W + "styleId") or "" for element in chain),
        )

    def _chain(self, name: str | None) -> Iterator[Element]:
        seen: set[str] = set()
        while name and name not in seen and name in self._elements and len(seen) < _MOST_STYLES_DEEP:
            seen.add(name)
            yield self._elements[name]
            name = value(self._elements[name], "basedOn")


def _depth(outline: int) -> int | None:
    return outline + 1 if 0 <= outline < _DEEPEST_HEADING else None


def _heading_in(names: list[str]) -> int | None:
    """Tell a heading by its style's name, where no level says it; a report's title stands as high as its chapters."""
    for name in names:
        if match := _HEADING_NAME.fullmatch(name):
            return int(match[1])
        if _TITLE_NAME.fullmatch(name):
            return 1
    return None
