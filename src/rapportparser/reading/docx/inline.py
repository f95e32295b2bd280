"""The text of a paragraph, as it is printed: insertions in and deletions out, fields by their results."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from rapportparser.reading.docx.drawing import Drawings
from rapportparser.reading.docx.names import MATH, MC, W
from rapportparser.reading.docx.styles import RunStyle, Styles, over
from rapportparser.reading.office.paragraph import LINE_BREAK, TAB, Ink, Paragraph
from rapportparser.reading.office.signs import as_raised, as_shown
from rapportparser.reading.office.xml import Element

SOFT_HYPHEN: Final = "\u00ad"

# What is only a shell around runs.
_SHELLS: Final = frozenset(
    W + name
    for name in (
        "hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "bdo", "dir", "fldSimple", "ruby",
        "rubyBase",
    )
)  # fmt: skip
_PRINTED: Final = {
    W + "tab": TAB,
    W + "ptab": TAB,
    W + "br": LINE_BREAK,
    W + "cr": LINE_BREAK,
    W + "noBreakHyphen": "-",
    W + "softHyphen": SOFT_HYPHEN,
}
_DRAWN: Final = frozenset(W + name for name in ("drawing", "pict", "object"))
_TRACKED: Final = frozenset(W + name for name in ("ins", "del", "moveTo", "moveFrom"))
_NOTES: Final = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}


@dataclass(slots=True)
class _Field:
    """A field that is open: what it does, and whether its result has begun."""

    code: str = ""
    in_result: bool = False


@dataclass(slots=True)
class Left:
    """What a paragraph leaves to be read after it: text boxes, and notes by their kind and number."""

    boxes: list[Element]
    notes: list[tuple[str, str]]


class InlineReader:
    """Reads paragraphs one after the other; fields may run from one into the next."""

    def __init__(self, styles: Styles, drawings: Drawings) -> None:
        self._styles = styles
        self._drawings = drawings
        self._fields: list[_Field] = []
        self._paragraph = Paragraph()
        self._base = RunStyle()
        self._left = Left([], [])
        self.has_tracked_changes = False

    @property
    def in_contents(self) -> bool:
        """Whether a field that makes a contents list is open."""
        return any(field.code.split()[:1] == ["TOC"] for field in self._fields)

    def read(self, element: Element, paragraph: Paragraph, base: RunStyle) -> Left:
        """Add what an element prints to a paragraph; `base` is how the paragraph's style prints letters."""
        self._paragraph, self._base, self._left = paragraph, base, Left([], [])
        self._walk(element, linked=False)
        return self._left

    def _walk(self, element: Element, *, linked: bool) -> None:
        for child in element:
            tag = child.tag
            self.has_tracked_changes |= tag in _TRACKED
            if tag == W + "r":
                self._run(child, linked=linked)
            elif tag == W + "sdt" and _is_placeholder(child):
                continue
            elif tag in _SHELLS:
                self._walk(child, linked=linked or tag == W + "hyperlink")
            elif tag == MC + "AlternateContent":
                if (chosen := _chosen(child)) is not None:
                    self._walk(chosen, linked=linked)
            elif tag.startswith(MATH):
                self._add("".join(str(text) for text in child.itertext(MATH + "t")), RunStyle(), linked=linked)

    def _run(self, run: Element, *, linked: bool) -> None:
        properties = run.find(W + "rPr")
        style = self._base
        if properties is not None:
            named = properties.find(W + "rStyle")
            if named is not None and (name := named.get(W + "val")):
                style = over(self._styles.own_run(name), style)
            style = over(self._styles.run_of(properties), style)
        self._parts(run, style, linked=linked)

    def _parts(self, run: Element, style: RunStyle, *, linked: bool) -> None:
        for part in run:
            tag = part.tag
            if tag == W + "fldChar":
                self._field(part.get(W + "fldCharType"))
            elif tag == W + "instrText":
                if self._fields and not self._fields[-1].in_result:
                    self._fields[-1].code += part.text or ""
            elif tag == MC + "AlternateContent":
                if (chosen := _chosen(part)) is not None:
                    self._parts(chosen, style, linked=linked)
            elif not style.hidden and all(field.in_result for field in self._fields):
                self._print(part, style, linked=linked)

    def _print(self, part: Element, style: RunStyle, *, linked: bool) -> None:
        tag = part.tag
        if tag == W + "t":
            self._add(part.text or "", style, linked=linked)
        elif tag in _PRINTED:
            self._add(_PRINTED[tag], style, linked=linked)
        elif tag == W + "sym":
            self._add(_symbol(part), replace(style, font=part.get(W + "font")), linked=linked)
        elif tag in _NOTES:
            self._left.notes.append((_NOTES[tag], part.get(W + "id") or ""))
        elif tag in _DRAWN:
            self._paragraph.marks += self._drawings.marks(part)
            self._left.boxes += self._drawings.boxes(part)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _add(self, text: str, style: RunStyle, *, linked: bool) -> None:
        ink = Ink(style.size, bool(style.bold), bool(style.italic), style.colour, style.band, linked)
        self._paragraph.add(as_shown(as_raised(text) if style.raised else text, style.font), ink)


def _chosen(alternatives: Element) -> Element | None:
    """Give one of several forms of the same thing: the first, which is the richest."""
    choice = alternatives.find(MC + "Choice")
    return choice if choice is not None else alternatives.find(MC + "Fallback")


def _is_placeholder(control: Element) -> bool:
    """Tell a field of a form that nobody has filled in: `Klik om tekst in te voeren`."""
    return control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def _symbol(part: Element) -> str:
    """Give the character of a symbol; its font's own place for it lies in the private use area."""
    try:
        code = int(part.get(W + "char") or "", 16)
    except ValueError:
        return ""
    return chr(code) if 0 < code <= 0xFFFF and not 0xD800 <= code <= 0xDFFF else ""  # noqa: PLR2004 (surrogates)
