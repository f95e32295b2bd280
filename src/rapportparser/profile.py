"""Profiles: what a municipality calls things, as data. A new municipality is one TOML file."""

from __future__ import annotations

import re
import tomllib
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from rapportparser.errors import ProfileError
from rapportparser.grammar import CodeGrammar, Level, Niveau
from rapportparser.model import Soort

DEFAULT_PROFILE = "leiden"
_SHIPPED = resources.files("rapportparser") / "profiles"

Stoplichtkleur = Literal["groen", "oranje", "rood"]
SectionName = Literal["missie", "stand_van_zaken", "doelenbomen", "toelichtingen"]


def _check_pattern(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"is no regular expression: {error}") from error
    return pattern


Pattern = Annotated[str, AfterValidator(_check_pattern)]
Words = tuple[Annotated[str, Field(min_length=1)], ...]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CodeLevel(_Table):
    """One level of a code; see `grammar.Level`."""

    niveau: Niveau
    patroon: Pattern
    scheiding: str = ""
    aaneen: Pattern | None = None


class Codes(_Table):
    """How codes are built, from the top level down."""

    niveaus: Annotated[tuple[CodeLevel, ...], Field(min_length=2)]


class InfoLabels(_Table):
    """The labels of a programme's info block."""

    programmanummer: Words
    commissie: Words
    portefeuille: Words


class Headings(_Table):
    """The headings that open each part; `headings.py` tells how they are matched."""

    missie: Words
    stand_van_zaken: Words
    doelenbomen: Words
    beleidsterrein: Words
    doelen_en_prestaties: Words
    toelichting: Words
    kolomkoppen: Words
    programma: Words
    voorwerk: Words
    programmadelen: Words
    rapportdelen: Words


class Noise(_Table):
    """Lines that are no part of a report."""

    regels: tuple[Pattern, ...]
    inhoudsopgave: Words


class Hue(_Table):
    """The colours that count as one colour of a stoplight.

    Attributes:
        van: First hue in degrees of the colour circle; past `tot` where the span goes through red.
        tot: Last hue.
        verzadiging: Least saturation, 0 to 1.
        donkerst: Least lightness, 0 to 1.
        lichtst: Most lightness.
        woorden: What a table's cell says instead of showing the colour.
    """

    van: Annotated[float, Field(ge=0, lt=360)]
    tot: Annotated[float, Field(ge=0, lt=360)]
    verzadiging: Annotated[float, Field(ge=0, le=1)] = 0.3
    donkerst: Annotated[float, Field(ge=0, le=1)] = 0.15
    lichtst: Annotated[float, Field(ge=0, le=1)] = 0.85
    woorden: Words = ()


class Profile(_Table):
    """What a municipality calls things."""

    naam: Annotated[str, Field(pattern=r"^[a-z0-9_-]+$")]
    omschrijving: str
    codes: Codes
    soorten: dict[Soort, Words]
    infoblok: InfoLabels
    koppen: Headings
    stand_van_zaken_per_soort: dict[Soort, Words]
    verplicht: dict[Soort, tuple[SectionName, ...]]
    ruis: Noise
    kleuren: dict[Stoplichtkleur, Hue]

    @cached_property
    def grammar(self) -> CodeGrammar:
        """The patterns of its codes."""
        return CodeGrammar(
            tuple(Level(level.niveau, level.patroon, level.scheiding, level.aaneen) for level in self.codes.niveaus)
        )


@cache
def load_profile(name_or_path: str = DEFAULT_PROFILE) -> Profile:
    """Load a shipped profile by its name, or any by the path of its TOML file.

    Raises:
        ProfileError: There is no such profile, or it cannot be understood.
    """
    shipped = _SHIPPED / f"{name_or_path}.toml"
    is_name = re.fullmatch(r"[a-z0-9_-]+", name_or_path) is not None
    if is_name and shipped.is_file():
        text = shipped.read_text(encoding="utf-8")
    else:
        text = _read(name_or_path, is_name=is_name)
    try:
        return Profile.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(name_or_path, f"is no valid TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise ProfileError(name_or_path, f"key {key}: {first['msg']}") from error


def _read(path: str, *, is_name: bool) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        names = ", ".join(sorted(entry.name.removesuffix(".toml") for entry in _SHIPPED.iterdir()))
        problem = "there is no profile of that name" if is_name else "the profile cannot be read"
        raise ProfileError(path, problem, f"give one of {names}, or the path of a TOML file") from error
