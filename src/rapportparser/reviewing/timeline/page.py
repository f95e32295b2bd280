"""One page that shows a municipality's reports side by side, from old to new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapportparser.model import Lang, Rapport
from rapportparser.reviewing.rendering import render
from rapportparser.reviewing.tally import Tally, colours_in
from rapportparser.reviewing.timeline.chronology import ReportColumn, municipalities
from rapportparser.reviewing.timeline.grid import GridProgramme, grid, totals
from rapportparser.reviewing.timeline.line_chart import LineChart, line_chart
from rapportparser.reviewing.timeline.series import Point, Series, series
from rapportparser.reviewing.words import Phrases


@dataclass(frozen=True, slots=True)
class _View:
    """What the page shows of one municipality."""

    naam: str | None
    columns: tuple[ReportColumn, ...]
    totals: Sequence[Tally]
    programmes: Sequence[GridProgramme]
    lines: Sequence[tuple[Series, LineChart]]
    singles: Sequence[Series]


def timeline(rapports: Sequence[Rapport], *, profile: str | None = None, lang: Lang = "nl") -> str:
    """Give one self-contained HTML page with the stoplichten and the percentages of reports over time.

    Args:
        rapports: Parsed reports, of one municipality or of more, in any order.
        profile: Name or path of the profile that tells how codes are built; that of each report by default.
        lang: Language of the page; the reports' own words stay as they are.

    Raises:
        ProfileError: The profile cannot be found or understood.
    """
    phrases = Phrases(lang)
    views = []
    for one in municipalities(rapports, phrases):
        programmes = grid(one.columns, profile)
        found = series(one.columns)
        views.append(
            _View(
                naam=one.naam,
                columns=one.columns,
                totals=totals(one.columns, programmes),
                programmes=programmes,
                lines=[(line, _chart(line, len(one.columns))) for line in found if line.is_line],
                singles=[line for line in found if not line.is_line],
            )
        )
    return render(
        "timeline.html",
        phrases,
        styles=["common.css", "timeline.css"],
        scripts=[],
        views=views,
        colours=colours_in(tally for view in views for tally in view.totals),
    )


def _chart(line: Series, columns: int) -> LineChart:
    values = [(point.column, point.value, _label(point)) for point in line.points]
    return line_chart(values, columns, with_zero=line.kind == "verandering")


def _label(point: Point) -> str:
    """Give the figure as printed, with the sign that its place on the chart asks for."""
    text = point.percentage.text
    return text if point.value >= 0 or point.percentage.value < 0 else f"\u2212{text}"
