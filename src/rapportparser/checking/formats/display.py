"""How findings are shown, whatever the form."""

from __future__ import annotations

from dataclasses import dataclass

from rapportparser.model import Lang


@dataclass(frozen=True, slots=True)
class Display:
    """How findings are shown.

    Attributes:
        lang: The language of what people read.
        colour: Whether severities have a colour, for people on a terminal.
        width: Characters on a line, for people.
        indent: Spaces by which JSON is indented; None for one line.
    """

    lang: Lang = "nl"
    colour: bool = False
    width: int = 100
    indent: int | None = None
