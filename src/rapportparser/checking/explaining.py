"""Which toelichting explains which prestatie."""

from __future__ import annotations

from rapportparser.checking.subject import Row
from rapportparser.model import Toelichting

# A shorter name is found in texts that are about something else.
_LEAST_NAME = 8


def explains(part: Toelichting, row: Row) -> bool:
    """Tell whether a toelichting is about a prestatie: under its code or its doel's, or by mentioning its code or name.

    A heading with nothing under it counts, because SEC002 tells of that.
    """
    prestatie = row.prestatie
    if part.code in {prestatie.code, row.doel.code}:
        return True
    if any(mention.code in {prestatie.code, row.doel.code} for mention in part.codes):
        return True
    name = _plain(prestatie.naam or "")
    return len(name) >= _LEAST_NAME and any(name in _plain(text) for text in (part.naam or "", part.text))


def _plain(text: str) -> str:
    """Give a text's letters and figures alone, in lower case."""
    return "".join(char for char in text.casefold() if char.isalnum())
