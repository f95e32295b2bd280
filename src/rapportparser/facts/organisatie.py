"""Whose report it is, where the text says "gemeente X", or names its council, its people or its quarters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

_FIRST = r"['’]?[a-zA-Z]?-?[A-Z][a-zà-ÿ]+(?:-[A-Za-zà-ÿ]+)*"
# Names of two words begin with one of these; others are a name and something else.
_OPENING = "Den|De|Het|Sint|Ter|Ten|Nieuw|Oude|Hollands|Bergen|Alphen|Capelle|Krimpen|Wijk|Berg"
_GEMEENTE = re.compile(
    rf"\b[Gg]emeente\s+(?P<naam>(?:(?:{_OPENING})\s+(?:(?:aan|op|bij|en)\s+(?:de[nr]?\s+)?)?)?{_FIRST}"
    rf"(?:\s+(?:aan|op|bij)\s+(?:de[nr]?\s+)?['’]?[A-Z][a-zà-ÿ]+)?)"
)
_CAPITALS = re.compile(r"\bGEMEENTE\s+(?P<naam>[A-Z]{3,}(?:-[A-Z]+)*)\b")
# Another municipality: one does not work together with oneself.
_PARTNER = re.compile(r"\b(?:met|en|door|naast|buur)\s+(?:de\s+)?$", re.IGNORECASE)
_NO_NAMES = frozenset({"De", "Het", "In", "Een", "Dit", "Op", "Voor", "Bij", "Van", "Den", "Wij", "En"})


# Others that make such reports, and bodies that have one place only.
_NAME = rf"(?P<naam>(?:(?:{_OPENING})\s+)?{_FIRST}(?:\s+(?:aan|op|bij)\s+(?:de[nr]?\s+)?['’]?[A-Z][a-zà-ÿ]+)?)"
_OTHER_BODY = re.compile(
    rf"\b(?:[Pp]rovincie|[Ww]aterschap|[Hh]oogheemraadschap(?:\s+van)?|[Pp]rovinciale\s+[Ss]taten\s+van|[Gg]emeenteraad\s+van"
    rf"|[Bb]urgemeester\s+en\s+[Ww]ethouders\s+van|[Bb]egroting\s+(?:\d{{4}}(?:-\d{{4}})?\s+)?van)\s+{_NAME}"
)
_IS_ONE = re.compile(rf"{_NAME}\s+is\s+een\s+(?:[a-z]+,?\s+){{0,3}}(?:gemeente|stad|provincie)\b")
# Weaker: whose people, quarters and works are spoken of.
_WHOSE = re.compile(
    r"\b(?:inwoners?|bewoners?|burgers?|huishoudens|kinderen|jongeren|ouderen|mensen|ondernemers|wijken|straten|dorpen|kernen|"
    rf"woongebied|scholen|stad|bestuur|partijen)\s+(?:van|in|uit|binnen)\s+{_NAME}"
)
_NO_BODIES = frozenset(
    (
        "Nederland Europa België Duitsland Oekraïne Syrië Frankrijk Afrika Rusland China Turkije Noord "
        "Zuid Oost West Rijk Staten Programma Jeugd Wmo Beleid Wonen Zorg Onderwijs Sport Cultuur Bestuur "
        "Veiligheid Natuur Water Groen Corona Januari Februari Maart April Mei Juni Juli Augustus "
        "September Oktober November December"
    ).split()
)


def find_organisatie(texts: Iterable[str]) -> str | None:
    """Give the municipality that the texts name most often, the first of equals; None where they name none."""
    names: Counter[str] = Counter()
    for text in texts:
        for match in _GEMEENTE.finditer(text):
            if match["naam"] not in _NO_NAMES and not _PARTNER.search(text[: match.start()][-20:]):
                names[match["naam"]] += 1
        for match in _CAPITALS.finditer(text):
            names[match["naam"].title()] += 1
    return names.most_common(1)[0][0] if names else None


# A place that a text keeps naming behind such words is the one that it is about.
_PLACED = re.compile(rf"\b(?:in|van|voor|aan|binnen|maken|houden|naar)\s+(?P<naam>{_FIRST})(?![\w’'-])")
_LEAST_PLACED = 2


def find_body(texts: Iterable[str]) -> str | None:
    """Give the body that texts without "gemeente X" are of: its council or kind is named, or else its people are."""
    bodies: Counter[str] = Counter()
    hints: Counter[str] = Counter()
    placed: Counter[str] = Counter()
    for text in texts:
        bodies.update(_named(_OTHER_BODY, text))
        bodies.update(_named(_IS_ONE, text))
        hints.update(_named(_WHOSE, text))
        placed.update(_named(_PLACED, text))
    found = bodies or hints or Counter({name: count for name, count in placed.items() if count >= _LEAST_PLACED})
    return found.most_common(1)[0][0] if found else None


def _named(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for match in pattern.finditer(text):
        if match["naam"] not in _NO_NAMES and match["naam"].split()[0] not in _NO_BODIES:
            yield match["naam"]
