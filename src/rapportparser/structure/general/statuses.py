"""What a word or a letter says of a status, by the report's own legend or else by what such words mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast, get_args

from rapportparser.model import Kleur
from rapportparser.reading.line import Line
from rapportparser.structure.keys import key_of
from rapportparser.structure.lexicon import shared_lexicon
from rapportparser.structure.outline import StoplichtMerk

_COLOURS = frozenset(get_args(Kleur))
_COLOUR_WORD = r"groene?|oranje|gele?|geel|rode?|rood|blauwe?|grijze?|grijs"
_NAMES = {"groene": "groen", "gele": "geel", "rode": "rood", "blauwe": "blauw", "grijze": "grijs"}
_LEGEND = re.compile(
    rf"(?P<kleur>\b(?:{_COLOUR_WORD})\b)\s*(?:[:=–-]|betekent)\s*(?P<woorden>[^.;|\n]{{3,60}})", re.IGNORECASE
)
_LETTERS = re.compile(r"\(?(?P<letter>\b[A-Z])\)?\s*(?:[:=–-]|betekent)\s*(?P<woorden>[^.;|(\n]{3,60})")
_TRAILING = re.compile(r"\s*(?:\((?P<bracket>[^()]{1,40})\)|\s[-–|]\s(?P<dash>[^-–|]{1,40}))\s*$")
_LONGEST = 60


def legend_of(texts: Iterable[str]) -> dict[str, Kleur]:
    """Give the colours that a document's own legend gives to words and letters.

    A legend tells what words mean; it never gives a row a colour of itself.
    """
    found: dict[str, Kleur] = {}
    for text in texts:
        for match in _LEGEND.finditer(text):
            kleur = _NAMES.get(match["kleur"].lower(), match["kleur"].lower())
            found.setdefault(key_of(match["woorden"]), cast("Kleur", kleur))
        for match in _LETTERS.finditer(text):
            kleur = shared_lexicon().statuses.find(match["woorden"].strip())
            if kleur in _COLOURS:
                found.setdefault(key_of(match["letter"]), cast("Kleur", kleur))
    return found


class Statuses:
    """The words and letters of one document."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take the document's texts: its legend may stand anywhere."""
        self._legend = legend_of(texts)

    def kleur(self, text: str) -> Kleur | None:
        """Give the colour that a status's words stand for; None where they are no status."""
        text = text.strip(" ()[].:●■•")
        if not text or len(text) > _LONGEST:
            return None
        own = self._legend.get(key_of(text))
        if own is not None:
            return own
        kleur = shared_lexicon().statuses.find(text)
        return cast("Kleur", kleur) if kleur in _COLOURS else None

    def merk(self, text: str, line: Line) -> StoplichtMerk | None:
        """Give what a cell or a line of its own says of a status."""
        kleur = self.kleur(text)
        return StoplichtMerk(kleur, "tekst", line, tekst=text.strip()) if kleur is not None else None

    def split(self, name: str, line: Line) -> tuple[str, StoplichtMerk | None]:
        """Part a status in brackets or behind a dash from the name before it."""
        match = _TRAILING.search(name)
        if match is None:
            return name, None
        merk = self.merk(match["bracket"] or match["dash"], line)
        return (name[: match.start()].strip(), merk) if merk is not None else (name, None)
