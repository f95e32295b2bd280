"""Profiles: what a municipality calls things, as data. A new municipality is one TOML file (docs/profiles.md)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, cached_property
from typing import Annotated, Literal, Self, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from rapportparser.errors import ProfileError
from rapportparser.grammar import CodeGrammar, Level, Niveau
from rapportparser.model import Soort
from rapportparser.profile_problems import problem_of
from rapportparser.profile_source import read_profile

DEFAULT_PROFILE = "leiden"

Stoplichtkleur = Literal["groen", "oranje", "rood"]
SectionName = Literal["missie", "stand_van_zaken", "doelenbomen", "toelichtingen"]

_SLOT = re.compile(r"\{([^{}]*)\}")
# Heads of columns may be worded like any heading.
_COLUMN_HEADS = ("kolomkoppen", "statuskoppen", "aspectkoppen")
_SLOTS = ("naam", "soort", "jaar", "beleidsterrein")


def _check_pattern(pattern: str) -> str:
    """Hold a regular expression to what it is used for: as a part of a larger one."""
    try:
        empty = re.compile(pattern).fullmatch("")
        re.compile(f"-(?:{pattern})")
    except re.error as error:
        raise ValueError(f"'{pattern}' is no regular expression: {error}") from error
    if empty:
        raise ValueError(f"'{pattern}' matches nothing at all; it must need a character")
    if "(?P" in pattern:
        raise ValueError(f"'{pattern}' has a named group; write (?:…)")
    return pattern


def _check_distinct(words: tuple[str, ...]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for word in words:
        key = " ".join(word.casefold().split())
        if key in seen:
            raise ValueError(f"'{word}' stands there twice")
        seen[key] = word
    return words


def _check_heading(text: str) -> str:
    """Hold a heading to what `structure.headings` can match: words, and one slot at most."""
    slots = [slot.removesuffix("?") for slot in _SLOT.findall(text)]
    for slot in slots:
        if slot not in _SLOTS:
            allowed = ", ".join(f"{{{name}}}" for name in _SLOTS)
            raise ValueError(f"'{text}' has the unknown slot {{{slot}}}; there are {allowed}")
    if len(slots) > 1:
        raise ValueError(f"'{text}' has {len(slots)} slots; it may have one")
    if not any(map(str.isalnum, _SLOT.split(text)[0])):
        raise ValueError(f"'{text}' must begin with a word of its own")
    return text


Pattern = Annotated[str, Field(strict=True), AfterValidator(_check_pattern)]
Word = Annotated[str, Field(min_length=1, strict=True)]
Words = Annotated[tuple[Word, ...], AfterValidator(_check_distinct)]
Koppen = Annotated[tuple[Annotated[Word, AfterValidator(_check_heading)], ...], AfterValidator(_check_distinct)]
Share = Annotated[float, Field(ge=0, le=1, strict=True)]
Degrees = Annotated[float, Field(ge=0, lt=360, strict=True)]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CodeLevel(_Table):
    """One level of a code; see `grammar.Level`."""

    niveau: Niveau
    patroon: Pattern
    scheiding: str = ""
    aaneen: Pattern | None = None


class Codes(_Table):
    """How codes are built.

    Attributes:
        niveaus: Their levels, from the top down.
        aankondiging: The words that announce a code of figures alone (`doel 1.1`), which is no code without them.
    """

    niveaus: Annotated[tuple[CodeLevel, ...], Field(min_length=2)]
    aankondiging: Words = ()

    @model_validator(mode="after")
    def _check_levels(self) -> Self:
        names = [level.niveau for level in self.niveaus]
        order = [niveau for niveau in get_args(Niveau) if niveau in names]
        if names != order or names[0] != "programma":
            raise ValueError(
                f"niveaus must begin with programma and go down once through {', '.join(get_args(Niveau))}"
            )
        return self


class InfoLabels(_Table):
    """The labels of a programme's info block."""

    programmanummer: Words
    commissie: Words
    portefeuille: Words


class Headings(_Table):
    """The headings that open each part; `headings.py` tells how they are matched."""

    missie: Koppen
    stand_van_zaken: Koppen
    doelenbomen: Koppen
    beleidsterrein: Koppen
    doelen_en_prestaties: Koppen
    toelichting: Koppen
    kolomkoppen: Koppen
    statuskoppen: Koppen
    aspectkoppen: Koppen
    programma: Koppen
    voorwerk: Koppen
    programmadelen: Koppen
    rapportdelen: Koppen

    @model_validator(mode="after")
    def _check_told_apart(self) -> Self:
        """Let no heading open two kinds of part; column heads may be worded like any."""
        owners: dict[str, str] = {}
        for name in type(self).model_fields:
            for text in () if name in _COLUMN_HEADS else getattr(self, name):
                owner = owners.setdefault(" ".join(text.casefold().split()), name)
                if owner != name:
                    raise ValueError(f"'{text}' stands in {owner} and in {name}; a heading opens one kind of part")
        return self


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

    van: Degrees
    tot: Degrees
    verzadiging: Share = 0.3
    donkerst: Share = 0.15
    lichtst: Share = 0.85
    woorden: Words = ()

    @model_validator(mode="after")
    def _check_light(self) -> Self:
        if self.donkerst >= self.lichtst:
            raise ValueError(f"donkerst ({self.donkerst:g}) must be less than lichtst ({self.lichtst:g})")
        return self


class Profile(_Table):
    """What a municipality calls things."""

    naam: Annotated[str, Field(pattern=r"^[a-z0-9_-]+$", strict=True)]
    omschrijving: Word
    codes: Codes
    soorten: dict[Soort, Words]
    infoblok: InfoLabels
    koppen: Headings
    stand_van_zaken_per_soort: dict[Soort, Koppen]
    verplicht: dict[Soort, tuple[SectionName, ...]]
    ruis: Noise
    kleuren: dict[Stoplichtkleur, Hue]

    @model_validator(mode="after")
    def _check_words_told_apart(self) -> Self:
        """Let no word name two colours or two kinds of report."""
        colours = {kleur: hue.woorden for kleur, hue in self.kleuren.items()}
        for table, rows in (("kleuren", colours), ("soorten", self.soorten)):
            owners: dict[str, str] = {}
            for name, words in rows.items():
                for word in words:
                    owner = owners.setdefault(word.casefold(), name)
                    if owner != name:
                        raise ValueError(f"key {table}: '{word}' stands in {owner} and in {name}; a word means one")
        return self

    @cached_property
    def grammar(self) -> CodeGrammar:
        """The patterns of its codes."""
        levels = (Level(level.niveau, level.patroon, level.scheiding, level.aaneen) for level in self.codes.niveaus)
        return CodeGrammar(tuple(levels), self.codes.aankondiging)

    @property
    def has_tree_first(self) -> bool:
        """Whether its reports print the state of affairs below the doelenbomen: the order of `verplicht` tells."""
        return any(
            {"doelenbomen", "stand_van_zaken"} <= set(sections)
            and sections.index("doelenbomen") < sections.index("stand_van_zaken")
            for sections in self.verplicht.values()
        )


@cache
def load_profile(name_or_path: str = DEFAULT_PROFILE) -> Profile:
    """Load a shipped profile by its name, or any by the path of its TOML file, with what it takes from its `basis`.

    Raises:
        ProfileError: There is no such profile, or it cannot be understood; the message is one line that names the
            file, the key and what it may be.
    """
    return as_profile(read_profile(name_or_path), name_or_path)


def as_profile(data: Mapping[str, object], source: str) -> Profile:
    """Validate what a profile's file says.

    Raises:
        ProfileError: It is no profile; the error names `source`.
    """
    try:
        return Profile.model_validate(data)
    except ValidationError as error:
        problem, remedy = problem_of(error, Profile)
        raise ProfileError(source, problem, remedy) from error
