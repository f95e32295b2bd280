"""STO005: a prestatie shows no colour where the others do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapportparser.checking.report import Report, Row, place, quoted
from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words
from rapportparser.model import ParseWarning

# From this many on, the prestaties of a doelenboom are named together.
_MANY = 4


def find(report: Report) -> Iterator[Hit]:
    """Find the rows without a mark, in reports where most rows have one; a colour told in a text is no mark.

    Where the lights of a table could not all be read, that is told instead of accusing its rows.
    """
    unread = list(report.warnings("stoplicht-column-unread"))
    yield from (hit for warning in unread for hit in _of_column(report, warning))
    doubtful = [report.programme_at(warning.location) for warning in unread]
    shown = [row for row in report.rows if _shows_colour(row)]
    if 2 * len(shown) < len(report.rows):
        return
    for programma in report.rapport.programmas:
        if any(programma is one for one in doubtful):
            continue
        for boom in programma.doelenbomen:
            rows = [row for row in report.rows if row.boom is boom and not _shows_colour(row)]
            yield from _hits(rows)


def _of_column(report: Report, warning: ParseWarning) -> Iterator[Hit]:
    kolom, rijen, gelezen = (warning.details.get(name) for name in ("kolom", "rijen", "gelezen"))
    if kolom is None or not isinstance(rijen, int) or not isinstance(gelezen, int):
        return
    told, owner = warning.details.get("programma"), report.programme_at(warning.location)
    number = told if isinstance(told, int) else owner.nummer if owner else None
    values: Values = {"kolom": str(kolom), "rijen": rijen, "gelezen": gelezen}
    yield Hit(values, "column", number, "doelenbomen", location=warning.location)


def _hits(rows: Sequence[Row]) -> Iterator[Hit]:
    if len(rows) >= _MANY:
        boom = rows[0].boom
        values: Values = {
            "aantal": len(rows),
            "boom": quoted(boom.beleidsterrein.code, boom.beleidsterrein.naam),
        }
        first = rows[0].prestatie.location
        yield Hit(values, "several", rows[0].programma.nummer, "doelenbomen", boom.beleidsterrein.code, first)
        return
    for row in rows:
        values = {"prestatie": quoted(row.prestatie.code, row.prestatie.naam)}
        yield Hit(values, "", row.programma.nummer, "doelenbomen", row.prestatie.code, row.prestatie.location)


def _shows_colour(row: Row) -> bool:
    """Tell a mark or a word in the row from what a sentence elsewhere says of it."""
    stoplicht = row.prestatie.stoplicht
    if stoplicht is None:
        return bool(row.prestatie.aspecten)
    (page, line), (own_page, own_line) = place(stoplicht.location), place(row.prestatie.location)
    return stoplicht.bron == "kleur" or (page == own_page and 0 <= line - own_line <= 2)  # noqa: PLR2004


RULE = Rule(
    id="STO005",
    name="colour-missing",
    severity="warning",
    title=Words("Stoplicht ontbreekt", "Colour missing"),
    looks_for=Words(
        "Een prestatie zonder stoplicht, in een rapport waarin de meeste prestaties er een hebben; of een kolom met "
        "stoplichten die niet in elke rij te lezen zijn.",
        "A performance without a stoplight, in a report in which most performances have one; or a column of stoplights "
        "that cannot be read in each of its rows.",
    ),
    why=Words(
        "De lezer weet niet of het goed gaat of dat de kleur vergeten is.",
        "The reader cannot know whether all is well or the colour was forgotten.",
    ),
    wrong="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches | Groen |
 | 2A1.2 Meldpunt voor overlast | |""",
    right="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches | Groen |
 | 2A1.2 Meldpunt voor overlast | Groen |""",
    advice={
        "": Advice(
            Words(
                "Prestatie {prestatie} heeft geen stoplicht, de andere wel.",
                "Performance {prestatie} has no stoplight, the others do.",
            ),
            Words("Geef haar een kleur.", "Give it a colour."),
        ),
        "column": Advice(
            Words(
                "Kolom {kolom}: {gelezen} van {rijen} rijen gelezen.",
                "Column {kolom}: {gelezen} of {rijen} rows read.",
            ),
            Words(
                "Geef elke rij een kleur of een woord uit de legenda.",
                "Give each row a colour or a word of the legend.",
            ),
        ),
        "several": Advice(
            Words(
                "In doelenboom {boom} hebben {aantal} prestaties geen stoplicht.",
                "In doelenboom {boom} {aantal} performances have no stoplight.",
            ),
            Words("Geef ze een kleur.", "Give them a colour."),
        ),
    },
    find=find,
)
