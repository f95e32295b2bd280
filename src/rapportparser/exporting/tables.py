"""The tables: their columns, what each means, and how they hang together. docs/tables.md says the same for readers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Type = Literal["text", "integer", "real", "boolean"]
Cell = str | int | float | bool | None
Cells = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        name: Its name.
        type: What its cells are.
        meaning: What it tells, for docs/tables.md.
        refers_to: The table whose key it holds, "" where it is no reference.
        optional: Whether a cell may be empty.
    """

    name: str
    type: Type
    meaning: str
    refers_to: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table, whose first column is its key."""

    name: str
    meaning: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> str:
        """The column that no two rows have the same in."""
        return self.columns[0].name

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(column.name for column in self.columns)


_RAPPORT: Final = Column("rapport_id", "text", "The report.", "rapporten")
_PROGRAMMA: Final = Column("programma_id", "text", "The programme.", "programmas")
_SECTIE: Final = Column("sectie_id", "text", "The text that it stands in.", "secties")
_ANY_PROGRAMMA: Final = Column(
    "programma_id", "text", "The programme; empty outside a programme.", "programmas", optional=True
)
_DOEL: Final = Column(
    "doel_id", "text", "The goal of that code, or of that name; empty where there is none.", "doelen", optional=True
)
_PRESTATIE: Final = Column(
    "prestatie_id",
    "text",
    "The performance of that code, or of that name; empty where there is none.",
    "prestaties",
    optional=True,
)
_VOLGORDE: Final = Column("volgorde", "integer", "Place among its like under the same parent, from 1.")
_SPAN: Final = (
    Column("start_offset", "integer", "Offset of its first character in the text of `secties`, from 0."),
    Column("end_offset", "integer", "Offset just past its last character."),
)
_PLACE: Final = (
    Column("page", "integer", "Page of the PDF, from 1; empty for a text.", optional=True),
    Column("line", "integer", "Line, from 1: of the source (text) or of the page (PDF).", optional=True),
    Column("x0", "real", "Left edge on the page in points; empty for a text.", optional=True),
    Column("top", "real", "Upper edge, from the top of the page.", optional=True),
    Column("x1", "real", "Right edge.", optional=True),
    Column("bottom", "real", "Lower edge, from the top of the page.", optional=True),
)


def _text(name: str, meaning: str) -> Column:
    return Column(name, "text", meaning)


def _text_or_none(name: str, meaning: str) -> Column:
    return Column(name, "text", meaning, optional=True)


def _integer_or_none(name: str, meaning: str) -> Column:
    return Column(name, "integer", meaning, optional=True)


_COLOURS: Final = "groen, geel, oranje, rood, blauw, grijs, or afwijkend (not green, colour not told)."
_BRON: Final = "kleur (a coloured mark or cell) or tekst (words)."
_TEKST: Final = _text_or_none("stoplicht_tekst", "The words or letter that told it, as printed.")
_LIGHT: Final = (_text("stoplicht", _COLOURS), _text("stoplicht_bron", _BRON), _TEKST)
_STOPLICHT: Final = (_text_or_none("stoplicht", _COLOURS), _text_or_none("stoplicht_bron", _BRON), _TEKST)
_STOPLICHT_PLACE: Final = (
    _integer_or_none("stoplicht_page", "Page of the mark or the words."),
    _integer_or_none("stoplicht_line", "Line of the mark or the words."),
)

RAPPORTEN: Final = Table(
    "rapporten",
    "One row a report.",
    (
        _text("rapport_id", "Key: an `r` and the first 16 figures of the source's SHA-256."),
        _text("json_file", "The JSON file that it was exported from, as it was named."),
        _text("source_name", "File name of the report that was parsed."),
        _text("media_type", "Kind of the source, such as application/pdf or text/plain."),
        _text("sha256", "Hash of the source's bytes."),
        Column("size", "integer", "Size of the source in bytes."),
        _integer_or_none("pages", "Number of pages; empty where the source has none."),
        _text("ocr_pages", "Pages whose words come from OCR, one a line."),
        _text_or_none("titel", "The title as printed."),
        _text("soort", "Kind of report, such as voortgangsrapportage; onbekend where nothing tells."),
        _integer_or_none("volgnummer", "1 for '1e', 'Eerste' …"),
        _integer_or_none("jaar", "The first year printed in the title."),
        _text_or_none("organisatie", "Whose report it is, where the text says 'gemeente X'."),
        _text("schema_version", "Version of the JSON's contract."),
        _text("generator_version", "Version of the program that parsed it."),
        _text("profile", "Profile that it was read with."),
        _text("profile_chosen", "auto (weighed on the report itself) or given."),
        _text("language_model", "Language pipeline that it was read with."),
    ),
)
PROGRAMMAS: Final = Table(
    "programmas",
    "One row a programme of a report.",
    (
        _text("programma_id", "Key."),
        _RAPPORT,
        _VOLGORDE,
        _integer_or_none("nummer", "Its number."),
        _text_or_none("naam", "Its name."),
        _text("commissies", "Council committees, one a line."),
        _text("portefeuilles", "Portfolios, one a line."),
        *_PLACE,
    ),
)
SECTIES: Final = Table(
    "secties",
    "One row a running text of a report, whatever part it is: no text is in the table twice.",
    (
        _text("sectie_id", "Key."),
        _RAPPORT,
        _ANY_PROGRAMMA,
        _text("soort", "missie, stand_van_zaken, toelichting or overig."),
        _VOLGORDE,
        _text_or_none("rol", "What it is for, such as financien; empty where no role fits."),
        _integer_or_none("niveau", "Depth of its heading, 1 for a chapter."),
        _text_or_none("kop", "The heading as printed."),
        _text("text", "The text: paragraphs parted by a blank line, list items with `• `, table cells with a tab."),
        *_PLACE,
    ),
)
DOELENBOMEN: Final = Table(
    "doelenbomen",
    "One row a doelenboom: the goals of one beleidsterrein.",
    (
        _text("doelenboom_id", "Key."),
        _RAPPORT,
        _PROGRAMMA,
        _VOLGORDE,
        _text_or_none("beleidsterrein", "Code of the beleidsterrein, such as 2A."),
        _text_or_none("naam", "Name of the beleidsterrein."),
        *_PLACE,
    ),
)
DOELEN: Final = Table(
    "doelen",
    "One row a goal.",
    (
        _text("doel_id", "Key."),
        _RAPPORT,
        _PROGRAMMA,
        Column("doelenboom_id", "text", "The doelenboom that it stands in.", "doelenbomen"),
        _VOLGORDE,
        _text_or_none("beleidsterrein", "Code of the beleidsterrein."),
        _text_or_none("code", "Its code, such as 2A1; empty where none is printed."),
        _text_or_none("naam", "Its name."),
        *_STOPLICHT,
        *_PLACE,
        *_STOPLICHT_PLACE,
    ),
)
PRESTATIES: Final = Table(
    "prestaties",
    "One row a performance, with its stoplight.",
    (
        _text("prestatie_id", "Key."),
        _RAPPORT,
        _PROGRAMMA,
        Column("doel_id", "text", "The goal that it is of.", "doelen"),
        _VOLGORDE,
        _text_or_none("code", "Its code, such as 2A1.1 or 2A101; empty where none is printed."),
        _text_or_none("naam", "Its name."),
        *_STOPLICHT,
        *_PLACE,
        *_STOPLICHT_PLACE,
    ),
)
ASPECTEN: Final = Table(
    "aspecten",
    "One row a stoplight of a goal or performance that has several, such as one for tijd and one for geld.",
    (
        _text("aspect_id", "Key."),
        _RAPPORT,
        _PROGRAMMA,
        Column("doel_id", "text", "The goal that it is of, or whose performance has it.", "doelen"),
        Column(
            "prestatie_id",
            "text",
            "The performance that it is of; empty for a goal's own.",
            "prestaties",
            optional=True,
        ),
        _VOLGORDE,
        _text("aspect", "What it is about: tijd, geld, kwaliteit, or other words as printed."),
        *_LIGHT,
        *_PLACE,
    ),
)
TOELICHTINGEN: Final = Table(
    "toelichtingen",
    "One row an explanation of a goal, a performance or a beleidsterrein. Its text stands in `secties` too.",
    (
        Column("sectie_id", "text", "Key: that of its row in `secties`.", "secties"),
        _RAPPORT,
        _PROGRAMMA,
        _VOLGORDE,
        _text_or_none("beleidsterrein", "Code of the beleidsterrein that it belongs to."),
        _text_or_none("code", "Code that it explains; empty for a part that names none."),
        _text_or_none("naam", "The name that heads it beside the code."),
        _DOEL,
        _PRESTATIE,
        _text_or_none("kop", "The heading as printed."),
        _text("text", "Its text, as in `secties`."),
    ),
)
PERCENTAGES: Final = Table(
    "percentages",
    "One row a percentage in a text.",
    (
        _text("percentage_id", "Key."),
        _RAPPORT,
        _ANY_PROGRAMMA,
        _SECTIE,
        _VOLGORDE,
        _text("text", "As it stands in the text."),
        Column("value", "real", "The figure as printed, with its sign."),
        Column("value_max", "real", "Upper end of a range.", optional=True),
        _text("unit", "procent, procentpunt or promille."),
        _text_or_none("kind", "verandering (a change) or aandeel (a share or a level)."),
        _text_or_none("direction", "toename or afname."),
        _text_or_none("qualifier", "circa, ruim, bijna, minimaal, maximaal, meer dan, minder dan."),
        _text_or_none("subject", "What it is a percentage of, or what changed."),
        _text_or_none("period", "The period that the sentence names."),
        _text_or_none("baseline", "What it is compared with."),
        _text("sentence", "The sentence that holds it."),
        *_SPAN,
        *_PLACE,
    ),
)
CODES: Final = Table(
    "codes",
    "One row a mention of a code in a text.",
    (
        _text("mention_id", "Key."),
        _RAPPORT,
        _ANY_PROGRAMMA,
        _SECTIE,
        _VOLGORDE,
        _text("text", "As it stands in the text."),
        _text("code", "The code in its canonical spelling."),
        _text("niveau", "beleidsterrein, doel or prestatie."),
        Column("known", "boolean", "Whether it stands in a doelenboom of the report."),
        _DOEL,
        _PRESTATIE,
        *_SPAN,
        *_PLACE,
    ),
)
STOPLICHT_TOTALEN: Final = Table(
    "stoplicht_totalen",
    "One row a sentence's count of performances of one colour.",
    (
        _text("totaal_id", "Key."),
        _RAPPORT,
        _ANY_PROGRAMMA,
        _SECTIE,
        _VOLGORDE,
        _text("kleur", _COLOURS),
        Column("aantal", "integer", "How many have it."),
        _integer_or_none("totaal", "Of how many."),
        _text_or_none("beleidsterrein", "Code of the beleidsterrein that is counted; empty for all there is."),
        _text("text", "The sentence, or the part of it, that says so."),
        *_SPAN,
        *_PLACE,
    ),
)
WARNINGS: Final = Table(
    "warnings",
    "One row a warning: what was not understood in a report, or mended.",
    (
        _text("warning_id", "Key."),
        _RAPPORT,
        _VOLGORDE,
        _text("code", "Stable name of the kind of warning."),
        _text("message", "What it is about, in Dutch."),
        _text("details", "The same as data: a JSON object of what is named in the message; {} where it names nothing."),
        *_PLACE,
    ),
)

# Parents before children.
TABLES: Final = (
    RAPPORTEN,
    PROGRAMMAS,
    SECTIES,
    DOELENBOMEN,
    DOELEN,
    PRESTATIES,
    ASPECTEN,
    TOELICHTINGEN,
    PERCENTAGES,
    CODES,
    STOPLICHT_TOTALEN,
    WARNINGS,
)
