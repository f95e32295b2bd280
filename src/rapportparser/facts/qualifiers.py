"""How exact a figure claims to be: `ruim 80%`, `>90%`, `65% of meer`."""

from __future__ import annotations

import re
from typing import Final, Literal

Qualifier = Literal["circa", "ruim", "bijna", "minimaal", "maximaal", "meer dan", "minder dan"]

# The longer of two wordings stands first: `niet meer dan` is at most, `meer dan` more than.
_BEFORE: Final[tuple[tuple[Qualifier, str], ...]] = (
    ("maximaal", r"niet (?:meer|hoger|groter)(?: uitkomen| zijn| worden)? dan|ten hoogste|hoogstens|hooguit"),
    ("maximaal", r"maximaal|max\.?|op zijn hoogst|≤|<="),
    ("minimaal", r"niet (?:minder|lager|kleiner) dan|ten ?minste|minstens|zeker|minimaal|min\.|≥|>="),
    ("minimaal", r"op zijn minst|op z['’]n minst"),
    ("bijna", r"bijna|net geen|net niet|nagenoeg|vrijwel|krap|een kleine|haast|tegen de"),
    ("ruim", r"ruim|dik|een dikke|een goede|(?:net )?iets (?:meer|hoger) dan"),
    ("minder dan", r"(?:minder|lager|kleiner) dan|nog geen|beneden de|onder de|<"),
    ("meer dan", r"(?:meer|hoger|groter) dan|boven de|over de|>"),
    ("circa", r"circa|ca\.?|ongeveer|zo['’]n|rond(?: de)?|om en nabij(?: de)?|grofweg|pakweg|plusminus|naar schatting"),
    ("circa", r"in de orde van(?: grootte van)?|±|\+/-|~|≈"),
)
_ARTICLE = r"(?:\s?(?:de|het|een|zo['’]n|maar liefst|wel))?"
_QUALIFIERS_BEFORE = tuple(
    (name, re.compile(rf"(?:(?<![^\W\d_])|(?=[±<>≤≥~≈+]))(?:{words}){_ARTICLE}\s{{0,2}}\Z", re.IGNORECASE))
    for name, words in _BEFORE
)
_BEHIND: Final[tuple[tuple[Qualifier, re.Pattern[str]], ...]] = (
    ("minimaal", re.compile(r"\s(?:of|en) (?:meer|hoger)\b(?! dan)|\sals minimum\b", re.IGNORECASE)),
    ("maximaal", re.compile(r"\s(?:of|en) (?:minder|lager)\b(?! dan)|\sals maximum\b", re.IGNORECASE)),
)
_IDIOM_OF_ABOUT = re.compile(r"\bof\b")
_REACH = 40


def find_qualifier(text: str, start: int, end: int) -> Qualifier | None:
    """Give what qualifies the figure between two offsets of a text; None where nothing does."""
    before = text[max(0, start - _REACH) : start]
    for name, pattern in _QUALIFIERS_BEFORE:
        if pattern.search(before):
            return name
    for name, pattern in _BEHIND:
        if pattern.match(text, end):
            return name
    return "circa" if _IDIOM_OF_ABOUT.search(text, start, end) else None
