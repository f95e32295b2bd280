"""Goals and activities in the rows of a table: its heads, or else the rows, tell which column holds what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapportparser.reading.line import Cell, Line
from rapportparser.structure.general.numbering import numbering_of
from rapportparser.structure.general.parts import Kind, Part, is_figures
from rapportparser.structure.general.statuses import Statuses
from rapportparser.structure.lexicon import heading_words, known_heading, shared_lexicon
from rapportparser.structure.outline import AspectMerk, StoplichtMerk

_TOTALS = (
    "totaal",
    "saldo",
    "subtotaal",
    "resultaat",
    "mutatie",
    "onttrekking",
    "toevoeging",
    "geraamd",
    "gerealiseerd",
)
_MOST_HEAD_ROWS = 3
PRICED = "priced"
"""The role of a table of activities and what each costs."""

_KINDS = {"doelen": "doel", "activiteiten": "prestatie", PRICED: "prestatie"}
_SHORTEST_NAME = 6


@dataclass(slots=True)
class Row:
    """A goal or an activity in a row.

    Attributes:
        naam: Its name.
        code: Its code; None where none is printed.
        part: The row.
        kind: What its column or its label says it is: doel, prestatie or missie; "" where none tells.
        stoplicht: What tells its status.
        aspecten: Its stoplights, where it has several.
        toelichting: The cell that explains it.
        rest: Its other cells.
    """

    naam: str
    code: str | None
    part: Part
    kind: str
    stoplicht: StoplichtMerk | None = None
    aspecten: list[AspectMerk] = field(default_factory=list)
    toelichting: list[Part] = field(default_factory=list)
    rest: list[Part] = field(default_factory=list)


def read_table(parts: Sequence[Part], role: str, statuses: Statuses) -> tuple[list[Row], list[Part]]:
    """Give the goals and activities of a table, and the parts of it that are neither.

    Args:
        parts: The table's rows.
        role: What the section holds that it stands in: doelen, activiteiten, or another role.
        statuses: What the document's words for statuses mean.
    """
    columns, start = _heads(parts)
    rows: list[Row] = []
    left: list[Part] = list(parts[:start]) if not columns else []
    if columns and not _told(columns) and "indicator" not in columns.values() and 0 not in columns and role in _KINDS:
        columns[0] = _KINDS[role]
    for part in parts[start:]:
        if rows:
            part = _moved(part, columns, rows)  # noqa: PLW2901
        found = _row(part, columns, role, statuses) if part.kind is Kind.ROW or columns else []
        if not found and part.kind is Kind.TEXT and (boxed := _boxed(part)):
            found = [boxed]
        rows += found
        if not found:
            left.append(part)
    return (rows, left) if rows else ([], list(parts))


def _told(columns: dict[int, str]) -> set[str]:
    """Give which of goals and activities the columns' heads tell; none, where they say that these are indicators."""
    told = set(columns.values())
    return set() if "indicator" in told else told & {"doel", "prestatie"}


def _moved(part: Part, columns: dict[int, str], rows: Sequence[Row]) -> Part:
    """Give a row whose first cell was left out, since the goal above it goes on: the activity is that goal's."""
    first = next((column for column, meaning in columns.items() if meaning == "doel"), None)
    if first is None or columns.get(first + 1) != "prestatie" or len(part.cells) <= first:
        return part
    numbered = numbering_of(part.cells[first])
    goal = next((row for row in reversed(rows) if row.kind == "doel" and row.code), None)
    if numbered is None or goal is None or not numbered.code.startswith(f"{goal.code}."):
        return part
    cells = (*part.cells[:first], "", *part.cells[first:])
    lines = [
        replace(line, cells=(*line.cells[:first], Cell("", line.left), *line.cells[first:])) for line in part.lines
    ]
    return replace(part, cells=cells, lines=lines)


def _heads(parts: Sequence[Part]) -> tuple[dict[int, str], int]:
    """Give what each column holds, and the place of the first row beneath the heads."""
    columns: dict[int, str] = {}
    words = shared_lexicon().columns
    for place, part in enumerate(parts[:_MOST_HEAD_ROWS]):
        told = {
            column: meaning
            for column, text in enumerate(part.cells)
            if text and not text.endswith(":") and (meaning := _meaning(text))
        }
        if len(told) * 2 < len(part.filled) or (part.kind is Kind.TEXT and not columns):
            if columns:
                return columns, place
            continue
        names = {
            column: text
            for column, text in enumerate(part.cells)
            if words.find(heading_words(text), exact=True) == "aspect"
        }
        columns |= {
            column: f"aspect:{names[column].lower()}" if meaning == "aspect" else meaning
            for column, meaning in told.items()
        }
    start = min(_MOST_HEAD_ROWS, len(parts)) if columns else 0
    return (columns, start) if columns and len(parts) > start else (columns, len(parts) if columns else 0)


def _meaning(text: str) -> str | None:
    plain = heading_words(text)
    found = shared_lexicon().columns.find(plain, exact=True)
    if found is not None:
        return found
    role = known_heading(text)
    return {"doelen": "doel", "activiteiten": "prestatie", "stand_van_zaken": "toelichting"}.get(role or "")


def _row(part: Part, columns: dict[int, str], role: str, statuses: Statuses) -> list[Row]:
    cells = dict(enumerate(part.cells))
    label = part.filled[0] if part.filled else ""
    told = _told(columns)
    if told and not part.boxed and len(part.filled) > 1 and all(map(is_figures, part.filled[1:])):
        # Heads printed a line each over two rows no longer stand above their columns: the name is what is no figure.
        named = not (_is_total(label) or is_figures(label)) and len(label) >= _SHORTEST_NAME
        return [Row(label, None, part, "prestatie" if "prestatie" in told else "doel")] if named else []
    if told:
        return _by_columns(part, cells, columns, statuses)
    if role == PRICED and all(map(is_figures, part.filled[1:])) and not _is_total(label) and _meaning(label) is None:
        return [Row(label, None, part, "prestatie")] if len(label) >= _SHORTEST_NAME and not is_figures(label) else []
    if role not in {"doelen", "activiteiten"} or len(part.filled) < 2 or is_figures(part.filled[1]):  # noqa: PLR2004
        return []
    if label.rstrip().endswith(":") or known_heading(label) is not None:
        found = known_heading(label)
        kind = {"doelen": "doel", "activiteiten": "prestatie", "missie": "missie"}.get(found or "")
        return [Row(part.filled[1], None, part, kind)] if kind else []
    numbered = numbering_of(f"{label} Naam")
    if numbered is not None and numbered.rest == "Naam":
        return [Row(part.filled[1], numbered.code, part, "")]
    return []


def _by_columns(part: Part, cells: dict[int, str], columns: dict[int, str], statuses: Statuses) -> list[Row]:
    rows: list[Row] = []
    number = next(
        (cells[column] for column, meaning in columns.items() if meaning == "nummer" and cells.get(column)), None
    )
    for kind in ("doel", "prestatie"):
        for column, meaning in columns.items():
            text = cells.get(column, "")
            if meaning != kind or not text or _is_total(text) or is_figures(text):
                continue
            numbered = numbering_of(text)
            if numbered is not None and numbered.rest:
                rows.append(Row(numbered.rest, numbered.code, part, kind))
            elif len(text) >= _SHORTEST_NAME:
                rows.append(
                    Row(
                        text, number if kind == "prestatie" or "prestatie" not in columns.values() else None, part, kind
                    )
                )
    if rows:
        _give_cells(rows[-1], cells, columns, statuses)
    return rows


def _give_cells(row: Row, cells: dict[int, str], columns: dict[int, str], statuses: Statuses) -> None:
    line = row.part.line
    for column, meaning in columns.items():
        text = cells.get(column, "")
        if not text:
            continue
        if meaning == "status":
            row.stoplicht = statuses.merk(text, line)
        elif meaning.startswith("aspect:") and (merk := statuses.merk(text, line)) is not None:
            row.aspecten.append(AspectMerk(meaning.partition(":")[2], merk))
            continue
        elif meaning == "toelichting":
            row.toelichting.append(_cell_part(row.part, column))
        if meaning not in {"status", "toelichting", "doel", "prestatie", "nummer"} and not is_figures(text):
            row.rest.append(_cell_part(row.part, column))


def cell_lines(part: Part, column: int) -> list[Line]:
    """Give the lines of one column of a row, as if they stood in no table."""
    lines: list[Line] = []
    for line in part.lines:
        if column < len(line.cells) and line.cells[column].text:
            cell: Cell = line.cells[column]
            lines.append(replace(line.only(cell), ruled=False, row=None))
    return lines or [part.line]


def _cell_part(part: Part, column: int) -> Part:
    """Give one column of a row as a part of its own."""
    text = part.cells[column]
    return Part(Kind.TEXT, cell_lines(part, column), text, (text,), gap=True, filled=(text,))


def _boxed(part: Part) -> Row | None:
    """Give the goal or activity in a row of one cell."""
    numbered = numbering_of(part.text)
    if numbered is None or not numbered.rest or not numbered.firm:
        return None
    return Row(numbered.rest, numbered.code, part, numbered.kind or "")


def _is_total(text: str) -> bool:
    return text.lower().startswith(_TOTALS)


def has_result(parts: Sequence[Part]) -> bool:
    """Tell whether a table has a column of results, and none that explains."""
    columns, _ = _heads(parts)
    return "resultaat" in columns.values() and "toelichting" not in columns.values()


def tells_goals(parts: Sequence[Part]) -> bool:
    """Tell whether a table's heads say that it holds goals or activities."""
    columns, _ = _heads(parts)
    return bool(_told(columns))
