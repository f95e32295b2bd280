"""Which toelichting explains which prestatie."""

from __future__ import annotations

from rapportparser.checking.report import Row
from rapportparser.model import Toelichting
from rapportparser.structure.keys import is_same_key, key_of

# A shorter name is found in texts that are about something else.
_LEAST_NAME = 12


def explains(part: Toelichting, row: Row) -> bool:
    """Tell whether a toelichting is about a prestatie.

    It is under the prestatie's code, name or doel, and where it mentions its code or name; under no code, also where
    it mentions its doel. A heading with nothing under it counts, because SEC002 tells of that.
    """
    code, doel = row.prestatie.code, row.doel.code
    if part.code is not None and part.code in {code, doel}:
        return True
    mentioned = {mention.code for mention in part.codes}
    if code in mentioned or (part.code is None and doel in mentioned):
        return True
    return heads(part, row) or is_named_in(part.text, row)


def heads(part: Toelichting, row: Row) -> bool:
    """Tell whether a toelichting stands under a prestatie's code, or under its name where one of the two lacks."""
    code, naam = row.prestatie.code, key_of(row.prestatie.naam or "")
    if part.code is not None and code is not None:
        return part.code == code
    return bool(naam) and is_same_key(key_of(part.naam or part.kop or ""), naam)


def is_named_in(text: str, row: Row) -> bool:
    """Tell whether a text holds a prestatie's name, where that is long enough to be about nothing else."""
    naam = key_of(row.prestatie.naam or "")
    return len(naam) >= _LEAST_NAME and naam in key_of(text)
