"""Which toelichting explains which prestatie."""

from __future__ import annotations

from rapportparser.checking.subject import Row
from rapportparser.model import Toelichting

# A shorter name is found in texts that are about something else.
_LEAST_NAME = 12


def explains(part: Toelichting, row: Row) -> bool:
    """Tell whether a toelichting is about a prestatie.

    It is under the prestatie's code, name or doel, and where it mentions its code or name; under no code, also where
    it mentions its doel. A heading with nothing under it counts, because SEC002 tells of that.
    """
    code, doel = row.prestatie.code, row.doel.code
    if part.code in {code, doel}:
        return True
    mentioned = {mention.code for mention in part.codes}
    if code in mentioned or (part.code is None and doel in mentioned):
        return True
    name = _plain(row.prestatie.naam or "")
    return bool(name) and (_plain(part.naam or "") == name or (len(name) >= _LEAST_NAME and name in _plain(part.text)))


def _plain(text: str) -> str:
    """Give a text's letters and figures alone, in lower case."""
    return "".join(char for char in text.casefold() if char.isalnum())
