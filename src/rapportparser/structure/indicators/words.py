"""The words of tables of indicators, as data: `words.toml` in memory."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from rapportparser.model import WaardeSoort


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of `words.toml`; see there what each is for."""

    names: frozenset[str]
    weak_names: frozenset[str]
    headings: frozenset[str]
    columns: Mapping[str, str]
    kinds: Mapping[str, WaardeSoort]
    values: frozenset[str]
    own_areas: frozenset[str]
    areas: frozenset[str]
    units: frozenset[str]
    unit_openings: tuple[str, ...]
    sources: frozenset[str]
    money_heads: frozenset[str]
    money_rows: frozenset[str]
    no_figures: frozenset[str]


# So begins what is a unit and no part of a name.
_SURE_OPENINGS = ("per ", "aantal per ", "% ", "fte per ", "kosten per ", "kg per ", "kg/")


@cache
def words() -> Words:
    """Give the words."""
    raw: dict[str, Any] = tomllib.loads((resources.files(__package__) / "words.toml").read_text("utf-8"))
    return Words(
        names=frozenset(raw["naam"]["strong"]),
        weak_names=frozenset(raw["naam"]["weak"]),
        headings=frozenset(raw["naam"]["heading"]),
        columns={word: kind for kind, listed in raw["kolom"].items() for word in listed},
        kinds={word: soort for soort, listed in raw["soort"].items() for word in listed},
        values=frozenset(raw["waarde"]["heads"]),
        own_areas=frozenset(raw["gebied"]["eigen"]),
        areas=frozenset(raw["gebied"]["heel"]),
        units=frozenset(raw["eenheid"]["heel"]),
        unit_openings=tuple(raw["eenheid"]["begin"]),
        sources=frozenset(raw["bron"]["heel"]),
        money_heads=frozenset(raw["geld"]["heads"]),
        money_rows=frozenset(raw["geld"]["rows"]),
        no_figures=frozenset(raw["geen"]["cells"]),
    )


def plain(text: str) -> str:
    """Give a text in lower case, with single spaces and without signs at its ends."""
    return " ".join(text.lower().replace("’", "'").split()).strip(" :;*.")


def is_unit(text: str) -> bool:
    """Tell whether a text is a unit."""
    word = plain(text)
    return word in words().units or text in words().units or word.startswith(words().unit_openings)


def is_sure_unit(text: str) -> bool:
    """Tell whether a text is a unit, and cannot be a name ("Aantal bezoekers")."""
    word = plain(text)
    return word in words().units or text in words().units or word.startswith(_SURE_OPENINGS)
