"""A heading with what stands beneath it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from rapportparser.structure.general.parts import Part


class Head(Enum):
    """What a heading opens."""

    PROGRAMMA = auto()
    TERREIN = auto()
    DOEL = auto()
    PRESTATIE = auto()
    SECTIE = auto()
    # A single cell that tells what the rows beneath it hold: it opens a context, and is no section.
    CEL = auto()
    INHOUD = auto()


@dataclass(slots=True)
class Block:
    """A heading with the parts up to the next.

    Attributes:
        head: What the heading opens; None for what stands under no heading.
        part: The heading; None likewise.
        rol: The role of a section, `geen` for none.
        code: The code that the heading names.
        naam: The name that it holds.
        parts: What stands beneath it.
        place: Where the heading stands among all parts.
    """

    head: Head | None
    part: Part | None
    rol: str | None = None
    code: str | None = None
    naam: str | None = None
    nummer: int | None = None
    parts: list[Part] = field(default_factory=list)
    place: int = -1
