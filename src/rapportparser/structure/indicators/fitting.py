"""Whether cells of which nothing but the text is left can be a row below certain heads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapportparser.structure.indicators.figures import is_cell_value, is_value
from rapportparser.structure.indicators.flat import FlatCell
from rapportparser.structure.indicators.found import Entry
from rapportparser.structure.indicators.heads import Head, is_area, is_name
from rapportparser.structure.indicators.words import is_sure_unit, plain, words

_LONGEST_PERIOD = 30
_LONGEST_UNIT = 90
_LONGEST_NUMBER = 12
_PERIOD = re.compile(r"(?:19|20)\d\d|['’]\d\d|\bq[1-4]\b", re.IGNORECASE)
_PLACE = re.compile(r"['’]?[A-Z][\w'’-]{2,24}(?: [\w'’-]{2,20}){0,2}")
_OWN_NUMBER = frozenset({"", "nr", "nummer", "no", "volgnr", "volgnummer", "#"})
ORDINAL = re.compile(r"\d{1,3}[a-z]?\.?|[A-Z]{1,3}\.?\d{0,3}(?:\.\d{1,2})?\.?")


def _fits(head: Head, text: str) -> bool:
    """Tell whether a text can stand in a column."""
    match head.kind:
        case "waarde":
            return is_cell_value(text)
        case "nummer":
            is_label = bool(head.text) and len(text) <= _LONGEST_NUMBER and not is_value(text)
            return is_label or bool(ORDINAL.fullmatch(text))
        case "periode":
            return bool(_PERIOD.search(text)) and len(text) <= _LONGEST_PERIOD
        case "eenheid":
            return text in words().units or (not is_value(text) and len(text) <= _LONGEST_UNIT)
        case "gebied" if head.strong:
            return is_area(plain(text)) or plain(text) in words().own_areas or bool(_PLACE.fullmatch(text))
        case "naam":
            return is_name(text)
        case _:
            return bool(text) and (not is_value(text) or text in {"-", "x"})


def numbered_on(entries: Sequence[Entry], cells: Sequence[FlatCell], at: int, columns: Sequence[Head]) -> bool:
    """Tell whether a row's number, if it has one, comes after that of the row before it."""
    if not entries or columns[0].kind != "nummer":
        return True
    before, number = (entries[-1].nummer or "").rstrip("."), cells[at].text.rstrip(".")
    if not (before.isdigit() and number.isdigit()):
        return True
    # The number of a programme stands before each of its rows, an indicator's own before one.
    shared = plain(columns[0].text) not in _OWN_NUMBER
    return int(before) < int(number) or (shared and before == number)


def row_at(cells: Sequence[FlatCell], at: int, columns: Sequence[Head]) -> bool:
    """Tell whether a row with a cell for every column begins at a place."""
    texts = [cell.text for cell in cells[at : at + len(columns)]]
    return len(texts) == len(columns) and all(map(_fits, columns, texts))


def anchored(cells: Sequence[FlatCell], at: int, columns: Sequence[Head]) -> bool:
    """Tell whether a row behind a broken one is surely whole: its unit, its source or its number reads as one."""
    told = {head.kind: cell.text for head, cell in zip(columns, cells[at : at + len(columns)], strict=True)}
    if plain(told["naam"]) in words().sources:
        return False
    if "eenheid" in told:
        return is_sure_unit(told["eenheid"])
    if "nummer" in told:
        return bool(ORDINAL.fullmatch(told["nummer"]))
    return "bron" in told and plain(told["bron"]) in words().sources
