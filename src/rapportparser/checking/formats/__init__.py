"""The forms in which findings are given, one a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from rapportparser.checking.formats.display import Display
from rapportparser.checking.formats.github import github
from rapportparser.checking.formats.json import as_json
from rapportparser.checking.formats.junit import junit
from rapportparser.checking.formats.people import people
from rapportparser.checking.formats.sarif import sarif
from rapportparser.checking.result import Result

__all__ = ["FORMATS", "Display"]

FORMATS: Final[Mapping[str, Callable[[Sequence[Result], Display], str]]] = {
    "people": people,
    "json": as_json,
    "sarif": sarif,
    "junit": junit,
    "github": github,
}
