"""Whose report it is, where the text says "gemeente X"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

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
