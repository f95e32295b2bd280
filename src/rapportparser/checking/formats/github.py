"""Workflow commands of GitHub Actions: an annotation a finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapportparser.checking.formats.display import Display
from rapportparser.checking.result import Checked, Result, Unread, one_line, relative_path
from rapportparser.model_findings import Finding

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def github(results: Sequence[Result], display: Display) -> str:
    """Give findings as annotations; one for each source that could not be read as well."""
    return "\n".join(line for result in results for line in _lines(result, display))


def _lines(result: Result, display: Display) -> Iterator[str]:
    file = relative_path(result.source).translate(_PROPERTY)
    if isinstance(result, Unread):
        yield f"::error file={file}::{str(result.error).translate(_DATA)}"
        return
    for finding in result.findings:
        title = f"{finding.rule} {finding.name}".translate(_PROPERTY)
        message = one_line(finding, result, display.lang).translate(_DATA)
        yield f"::{_COMMANDS[finding.severity]} file={file}{_line(finding, result)},title={title}::{message}"


def _line(finding: Finding, result: Checked) -> str:
    """Give the line in the file; a PDF and a JSON file have none to point at."""
    return f",line={finding.location.line}" if result.kind == "text" and finding.location else ""
