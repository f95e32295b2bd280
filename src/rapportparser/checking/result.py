"""What became of each source: its findings, or the reason why it could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rapportparser.checking.rule import SEVERITIES, SEVERITY_WORDS, Words, join
from rapportparser.checking.settings import Settings
from rapportparser.errors import RapportparserError
from rapportparser.model import Lang, Location, Programma
from rapportparser.model_findings import Finding, Severity
from rapportparser.reading.source import STANDARD_INPUT

SourceKind = Literal["pdf", "text", "json"]

_PLURALS = {
    "error": Words("fouten", "errors"),
    "warning": Words("waarschuwingen", "warnings"),
    "info": Words("opmerkingen", "remarks"),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """A source that was checked.

    Attributes:
        source: Its name as given.
        kind: What it is.
        programmas: The programmes of the report in it.
        findings: What was found, in the order of the report.
        settings: How it was checked.
    """

    source: str
    kind: SourceKind
    programmas: Sequence[Programma]
    findings: Sequence[Finding]
    settings: Settings

    @property
    def fails(self) -> bool:
        """Whether anything found is grave enough to make `check` fail."""
        return any(self.settings.fails(finding.severity) for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Unread:
    """A source that could not be read."""

    source: str
    error: RapportparserError


Result = Checked | Unread


def checked(results: Iterable[Result]) -> list[Checked]:
    """Give the results of the sources that could be read."""
    return [result for result in results if isinstance(result, Checked)]


def counts(results: Iterable[Result]) -> Counter[Severity]:
    """Count the findings of each severity over all sources."""
    return Counter(finding.severity for result in checked(results) for finding in result.findings)


def counted_words(count: Counter[Severity], lang: Lang) -> str:
    """Give counts as people say them: `1 fout en 2 waarschuwingen`."""
    words = [
        f"{count[severity]} {(SEVERITY_WORDS if count[severity] == 1 else _PLURALS)[severity].in_(lang)}"
        for severity in SEVERITIES
        if count[severity]
    ]
    return join(words, lang)


def place_words(location: Location | None, lang: Lang) -> str:
    """Give a place as people name it: a page, or the line of a text; "" for none."""
    if location is None:
        return ""
    if location.page is not None:
        return f"{Words('blz.', 'page').in_(lang)} {location.page}"
    return f"{Words('regel', 'line').in_(lang)} {location.line}"


def without_controls(text: str) -> str:
    """Give a text without control characters: what a report says must not steer a terminal or break a format."""
    return "".join(char if char.isprintable() else " " for char in text)


def one_line(finding: Finding, result: Checked, lang: Lang) -> str:
    """Give a finding as one line that stands by itself: the programme, the place, what is wrong, what to do."""
    place = place_words(finding.location, lang) if result.kind != "text" else ""
    programma = programme_heading(result, finding.programma, lang) if finding.programma is not None else ""
    before = ", ".join(part for part in (programma, place) if part)
    return without_controls(f"{before}{': ' if before else ''}{finding.message} {finding.hint}")


def programme_heading(result: Checked, number: int | None, lang: Lang) -> str:
    """Give the heading of a programme's findings, or of those of the whole report."""
    if number is None:
        return Words("Hele rapport", "Whole report").in_(lang)
    naam = next((one.naam for one in result.programmas if one.nummer == number and one.naam), None)
    return without_controls(f"{Words('Programma', 'Programme').in_(lang)} {number} {naam or ''}").strip()


def relative_path(source: str) -> str:
    """Give a source's path from the folder that the command runs in, with slashes; as it is where it lies elsewhere."""
    if source == STANDARD_INPUT:
        return "stdin"
    path = Path(source)
    with suppress(ValueError):
        path = path.resolve().relative_to(Path.cwd())
    return path.as_posix()
