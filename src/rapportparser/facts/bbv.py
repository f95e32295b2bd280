"""What the Besluit begroting en verantwoording asks of reports, and finding it under the names that reports print.

The data, and where they come from, stand in `bbv.toml`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

_BRACKETS = re.compile(r"\([^()]{0,120}\)|\[[^\[\]]{0,120}\]")
# What tells how an indicator is counted, and not what it counts.
_COUNTED_BEFORE = re.compile(
    r"(?:\d{1,2}[.)] ?)?(?:(?:%|percentage|aandeel|aantal|aantallen|totaal|gem\.) ?(?:van )?(?:de |het )?)?"
)
_COUNTED_BEHIND = re.compile(
    r",? (?:per (?:1[.]?000|10[.]?000|inwoner|huishouden)|in (?:%|euro|€|procent|kg)|als % van|ten opzichte van"
    r"|t\.o\.v\.|x 1[.]?000|%).*$"
)
_WORD = re.compile(r"[0-9a-z%€]+(?:[.'-][0-9a-z]+)*")


@dataclass(frozen=True, slots=True)
class BbvIndicator:
    """An indicator that the law asks of every municipality.

    Attributes:
        naam: Its stable name.
        officieel: Its official name.
        eenheid: Its unit.
        andere_eenheden: Units of other years.
        taakveld: The number of the field of tasks that it belongs to.
        bron: Who publishes its figures.
        van: First year whose budget must have it.
        tot_en_met: Last such year; None where it still stands.
        zeker: Whether these years, the unit and the wording are certain.
    """

    naam: str
    officieel: str
    eenheid: str
    taakveld: str
    bron: str
    van: int
    tot_en_met: int | None = None
    andere_eenheden: tuple[str, ...] = ()
    zeker: bool = True

    def holds_in(self, jaar: int) -> bool:
        """Tell whether the reports of a year must have it."""
        return self.van <= jaar and (self.tot_en_met is None or jaar <= self.tot_en_met)


@dataclass(frozen=True, slots=True)
class Required:
    """Something else that the law asks of a report.

    Attributes:
        naam: Its stable name.
        officieel: Its official name.
        lid: The letter that asks for it in its article.
        rollen: The roles of the sections that give it.
    """

    naam: str
    officieel: str
    lid: str
    rollen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Term:
    """A word that a name must hold, or must not."""

    word: str
    whole: bool
    forbidden: bool

    def holds(self, found: Sequence[str]) -> bool:
        present = any(one == self.word if self.whole else one.startswith(self.word) for one in found)
        return present is not self.forbidden


@cache
def _raw() -> dict[str, Any]:
    return tomllib.loads((resources.files(__package__) / "bbv.toml").read_text("utf-8"))


@cache
def bbv_indicators() -> tuple[BbvIndicator, ...]:
    """Give the indicators, by taakveld."""
    return tuple(_indicator(one) for one in _raw()["indicator"])


def _indicator(raw: dict[str, Any]) -> BbvIndicator:
    known = {key: value for key, value in raw.items() if key not in {"alias", "woorden", "andere_eenheden"}}
    return BbvIndicator(**known, andere_eenheden=tuple(raw.get("andere_eenheden", ())))


@cache
def paragrafen() -> tuple[Required, ...]:
    """Give the seven paragrafen of article 9."""
    return tuple(Required(one["naam"], one["officieel"], one["lid"]) for one in _raw()["paragraaf"])


@cache
def vragen() -> tuple[Required, ...]:
    """Give the three questions of article 8."""
    return tuple(Required(one["naam"], one["officieel"], one["lid"], tuple(one["rollen"])) for one in _raw()["vraag"])


@lru_cache(maxsize=4096)
def find_bbv(naam: str, eenheid: str | None = None) -> str | None:
    """Give the stable name of the indicator that a printed name stands for; None for any other.

    Args:
        naam: The name as printed.
        eenheid: The unit that stands apart from it.
    """
    key = _key(_without_count(naam))
    for stable, keys in _aliases():
        if key in keys:
            return stable
    found = _words(f"{naam} {eenheid or ''}")
    matches = {stable for stable, terms in _terms("indicator") if all(term.holds(found) for term in terms)}
    return matches.pop() if len(matches) == 1 else None


@lru_cache(maxsize=4096)
def find_paragrafen(kop: str) -> frozenset[str]:
    """Give the paragrafen that a heading names; it may name more than one."""
    found = _words(kop)
    return frozenset(naam for naam, terms in _terms("paragraaf") if all(term.holds(found) for term in terms))


@cache
def _aliases() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple(
        (one["naam"], frozenset(_key(_without_count(name)) for name in (one["officieel"], *one["alias"])))
        for one in _raw()["indicator"]
    )


@cache
def _terms(table: str) -> tuple[tuple[str, tuple[_Term, ...]], ...]:
    return tuple((one["naam"], tuple(_parsed(words))) for one in _raw()[table] for words in one["woorden"])


def _parsed(words: str) -> Iterable[_Term]:
    for word in words.split():
        bare = word.lstrip("=!")
        yield _Term(_folded(bare), whole=word.startswith("="), forbidden=word.startswith("!"))


def _without_count(naam: str) -> str:
    bare = " ".join(_BRACKETS.sub(" ", _folded(naam)).split())
    return _COUNTED_BEHIND.sub("", bare[_begin(bare) :])


def _begin(bare: str) -> int:
    match = _COUNTED_BEFORE.match(bare)
    return match.end() if match else 0


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return " ".join("".join(char for char in apart if not unicodedata.combining(char)).lower().split())


def _key(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _words(text: str) -> list[str]:
    """Give a text's words, and the parts of those with a hyphen as well."""
    found = _WORD.findall(_folded(text))
    return found + [part for word in found if "-" in word for part in word.split("-")]
