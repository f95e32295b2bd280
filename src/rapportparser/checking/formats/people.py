"""For people: grouped a programme, the gravest first to the eye, what to do below each, totals last."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from rapportparser.checking.formats.display import Display
from rapportparser.checking.result import (
    Checked,
    Result,
    checked,
    counted_words,
    counts,
    place_words,
    programme_heading,
    without_controls,
)
from rapportparser.checking.rule import SEVERITIES, SEVERITY_WORDS, Words
from rapportparser.model_findings import Finding

_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}
_PLACE_WIDTH = 12
_LEAST_TEXT = 30


def people(results: Sequence[Result], display: Display) -> str:
    """Give findings as people read them; sources that could not be read are told on standard error."""
    blocks = [_source(result, display) for result in checked(results)]
    return "\n\n".join([*blocks, *_totals(results, display)])


def _source(result: Checked, display: Display) -> str:
    name = without_controls("standard input" if result.source == "-" else result.source)
    if not result.findings:
        words = Words(
            "{}: we vonden niets wat ontbreekt of zichzelf tegenspreekt. Mooi zo.",
            "{}: we found nothing that is missing or contradicts itself. Well done.",
        )
        return _styled(words.in_(display.lang).format(name), display, fg="green")
    lines = [_styled(name, display, bold=True)]
    for programma, findings in groupby(result.findings, key=lambda finding: finding.programma):
        lines += ["", _styled(programme_heading(result, programma, display.lang), display, bold=True)]
        ranked = sorted(findings, key=_gravest_first)
        for finding, following in zip(ranked, [*ranked[1:], None], strict=True):
            # Advice that holds for several in a row stands below the last.
            advised = following is None or following.hint != finding.hint
            lines += _finding(finding, display, advised=advised and finding.severity != "info")
    return "\n".join(lines)


def _gravest_first(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)


def _finding(finding: Finding, display: Display, *, advised: bool) -> Iterator[str]:
    """Give a finding's lines; a remark has no advice, because most need no action."""
    severity = SEVERITY_WORDS[finding.severity].in_(display.lang)
    severity_width = max(len(words.in_(display.lang)) for words in SEVERITY_WORDS.values()) + 2
    indent = 2 + severity_width + _PLACE_WIDTH
    place = place_words(finding.location, display.lang)
    first, *more = _wrapped(f"{finding.message} [{finding.rule}]", display.width - indent)
    label = _styled(severity, display, fg=_COLOURS[finding.severity]) + " " * (severity_width - len(severity))
    yield f"  {label}{place:{_PLACE_WIDTH}}{first}"
    yield from (" " * indent + line for line in more)
    if advised:
        for number, line in enumerate(_wrapped(finding.hint, display.width - indent - 2)):
            yield " " * indent + ("  " if number else "→ ") + line


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(without_controls(text), max(width, _LEAST_TEXT), break_on_hyphens=False)


def _totals(results: Sequence[Result], display: Display) -> Iterator[str]:
    """Give the totals, and which rule to read more about; nothing where nothing was found."""
    total = counts(results)
    if not total:
        return
    everything = (finding for result in checked(results) for finding in result.findings)
    first = min(everything, key=_gravest_first).rule
    sources = sum(bool(result.findings) for result in checked(results))
    within = Words(f" in {sources} rapporten", f" in {sources} reports").in_(display.lang) if sources > 1 else ""
    more = Words("Meer over een regel", "More about a rule").in_(display.lang)
    words = counted_words(total, display.lang)
    if not total["error"] and not total["warning"]:
        words = f"{Words('Geen fouten of waarschuwingen', 'No errors or warnings').in_(display.lang)}; {words}"
    yield f"{words}{within}. {more}: rapportparser rules {first}"


def _styled(text: str, display: Display, *, fg: str | None = None, bold: bool = False) -> str:
    return click.style(text, fg=fg, bold=bold or None) if display.colour else text
