"""Reads Dutch municipal progress reports (voortgangsrapportages and their family) and gives validated JSON.

    import rapportparser

    rapport = rapportparser.parse("voortgang.txt")
    rapport.programmas[0].missie.text
    for finding in rapportparser.check(rapport): ...

Errors stand under `RapportparserError`. Importing the package is cheap: its parts load on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rapportparser.checking.checker import check
    from rapportparser.errors import RapportparserError
    from rapportparser.model import Rapport
    from rapportparser.parsing import parse

__version__ = "0.1.0"
__all__ = ["Rapport", "RapportparserError", "__version__", "check", "parse"]

_HOMES = {
    "Rapport": "rapportparser.model",
    "RapportparserError": "rapportparser.errors",
    "check": "rapportparser.checking.checker",
    "parse": "rapportparser.parsing",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'rapportparser' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
