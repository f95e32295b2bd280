"""Tables that were flattened to a cell a line, put together again where the cells allow it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rapportparser.structure.general.numbering import numbering_of
from rapportparser.structure.general.parts import Kind, Part, ends_sentence
from rapportparser.structure.lexicon import heading_words, known_heading, shared_lexicon

_ONLY_YEAR = re.compile(r"(?:19|20)\d{2}(?:\s?[-–/]\s?(?:19|20)?\d{2})?")
_LEAST_COLUMNS = 3
_LONGEST_HEAD = 40
_LONGEST_LABEL = 200


def put_together(parts: Sequence[Part]) -> list[Part]:
    """Give a document's parts with the rows and the heads that were printed a cell a line as rows."""
    return _with_tables(_with_rows(parts))


def _with_rows(parts: Sequence[Part]) -> list[Part]:
    """Put a label and the figures beneath it, printed a cell a line, back into the one row that they were."""
    kept: list[Part] = []
    place = 0
    while place < len(parts):
        start = place
        begins = parts[place].kind is Kind.FIGURES or _may_be_label(parts, place)
        place += 1
        while begins and place < len(parts) and parts[place].kind is Kind.FIGURES and parts[place].level is None:
            place += 1
        kept.append(parts[start] if place == start + 1 else _row_of(parts[start:place]))
    return kept


def _may_be_label(parts: Sequence[Part], place: int) -> bool:
    part = parts[place]
    if part.kind is not Kind.TEXT or part.boxed or part.level is not None or place + 1 >= len(parts):
        return False
    if parts[place + 1].kind is not Kind.FIGURES or ends_sentence(part.text) or len(part.text) > _LONGEST_LABEL:
        return False
    only_year = _ONLY_YEAR.fullmatch(parts[place + 1].text) and (
        place + 2 >= len(parts) or parts[place + 2].kind is not Kind.FIGURES
    )
    numbered = numbering_of(part.text)
    return not only_year and known_heading(part.text) is None and (numbered is None or numbered.kind is None)


def _row_of(parts: Sequence[Part]) -> Part:
    cells = tuple(cell for part in parts for line in part.lines for cell in line.cells)
    texts = tuple(cell.text for cell in cells)
    kind = Kind.FIGURES if all(part.kind is Kind.FIGURES for part in parts) else Kind.ROW
    line = replace(parts[0].line, cells=cells, listed=False)
    return Part(kind, [line], "\t".join(texts), texts, gap=parts[0].gap, filled=texts)


def _with_tables(parts: Sequence[Part]) -> list[Part]:
    """Put the heads of columns that were printed a line each into one row, and the cells beneath them into theirs."""
    kept: list[Part] = []
    place = 0
    while place < len(parts):
        end = _end_of_heads(parts, place)
        if end - place < _LEAST_COLUMNS or not _cells_follow(parts, end):
            end = max(end, place + 1)
            kept += parts[place:end]
            place = end
            continue
        if parts[place].text.endswith("?"):
            kept.append(parts[place])
            heads = _row_of_parts(parts[place + 1 : end])
            heads.cells = ("", *heads.cells)
            kept.append(heads)
        else:
            kept.append(_row_of_parts(parts[place:end]))
        rows, place = _rows_beneath(parts, end, end - place)
        kept += rows
    return kept


def _end_of_heads(parts: Sequence[Part], place: int) -> int:
    columns = shared_lexicon().columns
    end = place
    while end < len(parts) and _may_be_head(parts[end]) and columns.find(heading_words(parts[end].text), exact=True):
        end += 1
    return end


def _may_be_head(part: Part) -> bool:
    return part.kind is Kind.TEXT and not part.boxed and len(part.text) <= _LONGEST_HEAD and part.level is None


def _cells_follow(parts: Sequence[Part], end: int) -> bool:
    if end >= len(parts) or parts[end].kind is Kind.ITEM:
        return False
    return not parts[end].is_prose or (end + 1 < len(parts) and parts[end + 1].kind is Kind.FIGURES)


def _rows_beneath(parts: Sequence[Part], start: int, width: int) -> tuple[list[Part], int]:
    """Give the rows of so many cells each, where the cells allow it: all of one column are of one kind, none lacks."""
    end = start
    while end < len(parts) and parts[end].kind in {Kind.TEXT, Kind.FIGURES} and not parts[end].boxed:
        if known_heading(parts[end].text) is not None or parts[end].level is not None or len(parts[end].filled) > 1:
            break
        end += 1
    chunks = [parts[place : place + width] for place in range(start, end - width + 1, width)]
    if not chunks or (end - start) % width:
        return [], start
    kinds = [{part.kind for part in column} for column in zip(*chunks, strict=True)]
    if any(len(kind) > 1 for kind in kinds) or (len(chunks) == 1 and not _is_row_like(chunks[0])):
        return [], start
    return [_row_of_parts(chunk) for chunk in chunks], end


def _is_row_like(chunk: Sequence[Part]) -> bool:
    return chunk[-1].kind is Kind.FIGURES or numbering_of(f"{chunk[0].text} Naam") is not None


def _row_of_parts(parts: Sequence[Part]) -> Part:
    row = _row_of(parts)
    row.kind = Kind.ROW
    return row
