"""A report as the rules look at it: its parts by code, programme and name, and what its profile asks of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources

from rapportparser.checking.lights import colours_of, owing
from rapportparser.checking.rule import Words
from rapportparser.checking.since import Since
from rapportparser.grammar import CodeGrammar
from rapportparser.model import (
    Doel,
    Doelenboom,
    Kleur,
    Location,
    ParseWarning,
    Prestatie,
    Programma,
    Rapport,
    Section,
    Toelichting,
)
from rapportparser.profile import DEFAULT_PROFILE, Profile, load_profile

SECTION_WORDS: Mapping[str, Words] = {
    "missie": Words("de missie", "the mission"),
    "stand_van_zaken": Words("de stand van zaken", "the state of affairs"),
    "doelenbomen": Words("de doelenboom", "the doelenboom"),
    "toelichtingen": Words("de toelichting", "the explanation"),
}
UNNAMED = Words("dit programma", "this programme")
_SLOT = re.compile(r"\{\w+\??\}")
_SHIPPED_NAME = re.compile(r"[a-z0-9_-]{1,60}")


@dataclass(frozen=True, slots=True)
class Row:
    """A prestatie with what it stands under."""

    programma: Programma
    boom: Doelenboom
    doel: Doel
    prestatie: Prestatie


@dataclass(frozen=True, slots=True)
class Part:
    """A text of the report.

    Attributes:
        programma: The programme that it belongs to; None outside of programmes.
        sectie: The field that holds it.
        section: The text.
    """

    programma: Programma | None
    sectie: str
    section: Section

    @property
    def number(self) -> int | None:
        """The number of its programme."""
        return self.programma.nummer if self.programma else None


class Report:
    """A report under check.

    Attributes:
        rapport: The report.
        profile: What its municipality calls things, and asks of a report.
        previous: The report that came before it, None where there is none to compare with.
    """

    def __init__(
        self,
        rapport: Rapport,
        profile: Profile,
        previous: Report | None = None,
        required: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self.rapport = rapport
        self.profile = profile
        self.previous = previous
        self._required: Mapping[str, Sequence[str]] = {
            **{str(soort): sections for soort, sections in profile.verplicht.items()},
            **(required or {}),
        }

    @property
    def grammar(self) -> CodeGrammar:
        """How codes are built."""
        return self.profile.grammar

    @cached_property
    def since(self) -> Since | None:
        """What became of the report before; None where there is none to compare with."""
        return Since(self.previous, self) if self.previous else None

    @cached_property
    def owing(self) -> frozenset[Kleur]:
        """The colours that owe an explanation in this report."""
        return owing(self.rapport)

    def owes_nothing(self, bomen: Iterable[Doelenboom]) -> bool:
        """Tell whether no prestatie of some doelenbomen needs an explanation: all show a light, and none deviates."""
        colours = colours_of(bomen)
        return None not in colours and not colours & self.owing

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The sections that every programme must have, in the order in which they are printed.

        An unknown kind is held to those of a voortgangsrapportage.
        """
        usual = self._required.get("voortgangsrapportage", ())
        return tuple(self._required.get(self.rapport.soort, usual))

    def heading_of(self, sectie: str) -> str:
        """Give a heading under which a section may stand, with dots for what differs from report to report."""
        koppen = self.profile.koppen
        of_kind = self.profile.stand_van_zaken_per_soort.get(self.rapport.soort, koppen.stand_van_zaken)
        words = {
            "missie": koppen.missie,
            "stand_van_zaken": of_kind,
            "doelenbomen": koppen.doelenbomen,
            "toelichtingen": koppen.toelichting,
        }
        return _SLOT.sub("…", words[sectie][0])

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every prestatie, in printed order."""
        return tuple(
            Row(programma, boom, doel, prestatie)
            for programma in self.rapport.programmas
            for boom in programma.doelenbomen
            for doel in boom.doelen
            for prestatie in doel.prestaties
        )

    @cached_property
    def names(self) -> Mapping[str, str | None]:
        """The name of every code in the doelenbomen; None where none is printed."""
        named: dict[str, str | None] = {}
        for programma in self.rapport.programmas:
            for boom in programma.doelenbomen:
                if boom.beleidsterrein.code:
                    named.setdefault(boom.beleidsterrein.code, boom.beleidsterrein.naam)
                for row in rows_of(boom):
                    if row.code:
                        named.setdefault(row.code, row.naam)
        return named

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Every text of the report: first those outside of programmes, then a programme at a time."""
        outside = [Part(None, "overige_secties", section) for section in self.rapport.overige_secties]
        return (*outside, *(part for programma in self.rapport.programmas for part in parts_of(programma)))

    def number_of(self, code: str | None) -> int | None:
        """Give the programme's number in a code; None where the code tells none."""
        parsed = self.grammar.parse(code) if code else None
        return int(parsed.parts[0]) if parsed and parsed.parts[0].isdigit() else None

    def is_foreign(self, code: str | None, programma: Programma) -> bool:
        """Tell whether a code is of another programme than the one it stands in."""
        number = self.number_of(code)
        return None not in {number, programma.nummer} and number != programma.nummer

    def beleidsterrein_of(self, code: str) -> str | None:
        """Give the code of the beleidsterrein that a code belongs to; None where codes have no such level."""
        parsed = self.grammar.parse(code)
        stems = [self.grammar.parse(stem) for stem in parsed.stems] if parsed else []
        return next((stem.text for stem in stems if stem and stem.niveau == "beleidsterrein"), None)

    def warnings(self, *codes: str) -> Iterator[ParseWarning]:
        """Give what was noted while the report was read, of certain kinds."""
        return (warning for warning in self.rapport.warnings if warning.code in codes)

    def programme_at(self, location: Location | None) -> Programma | None:
        """Give the programme that a place lies in: the last that begins before it."""
        found = None
        for programma in self.rapport.programmas:
            if location is not None and place(programma.location) <= place(location):
                found = programma
        return found


def report_of(
    rapport: Rapport,
    *,
    profile: str | None = None,
    previous: Rapport | None = None,
    required: Mapping[str, Sequence[str]] | None = None,
) -> Report:
    """Give a report, and the one before it, as the rules look at them.

    Args:
        rapport: The report.
        profile: Name or path of the profile; the one that the report was read with where it is a shipped one, and
            else the default.
        previous: The report that came before it.
        required: The sections that kinds of report must have, instead of the profile's.

    Raises:
        ProfileError: The profile cannot be found or understood.
    """
    before = None if previous is None else Report(previous, load_profile(profile or _own_profile(previous)))
    return Report(rapport, load_profile(profile or _own_profile(rapport)), before, required)


def _own_profile(rapport: Rapport) -> str:
    """Give the profile that a report names, if it is one of the shipped: a JSON file is no reason to open others."""
    name = rapport.generator.profile
    shipped = resources.files("rapportparser") / "profiles"
    return name if _SHIPPED_NAME.fullmatch(name) and (shipped / f"{name}.toml").is_file() else DEFAULT_PROFILE


def parts_of(programma: Programma) -> Iterator[Part]:
    """Give the texts of a programme."""
    if programma.missie is not None:
        yield Part(programma, "missie", programma.missie)
    if programma.stand_van_zaken is not None:
        yield Part(programma, "stand_van_zaken", programma.stand_van_zaken)
    yield from (Part(programma, "toelichtingen", part) for part in programma.toelichtingen)
    yield from (Part(programma, "overige_secties", section) for section in programma.overige_secties)


def rows_of(boom: Doelenboom) -> Iterator[Doel | Prestatie]:
    """Give the goals and performances of a doelenboom, in printed order."""
    for doel in boom.doelen:
        yield doel
        yield from doel.prestaties


def is_part(programma: Programma) -> bool:
    """Tell a part of a programme, such as the page of one beleidsterrein, from a whole one.

    A part has goals or explanations, and nothing of what opens a programme: no name, no info block, no mission, no
    state of affairs.
    """
    opening = programma.commissies or programma.portefeuilles or programma.missie or programma.stand_van_zaken
    return programma.naam is None and not opening and bool(programma.doelenbomen or programma.toelichtingen)


def place(location: Location) -> tuple[int, int]:
    """Give a place in a form that sorts in reading order."""
    return (location.page or 0, location.line)


def quoted(code: str | None, naam: str | None) -> str:
    """Give a code with its name, as `2A1.1 "Straatcoaches"`; the name alone where there is no code."""
    return " ".join(filter(None, (code, naam and f"\u201c{naam}\u201d"))) or "…"


def programme_words(programma: Programma) -> Words:
    """Give a programme as people name it."""
    name = " ".join(str(part) for part in (programma.nummer, programma.naam) if part is not None)
    return Words(f"programma {name}", f"programme {name}") if name else UNNAMED


def explanations(programma: Programma, *codes: str) -> tuple[Toelichting, ...]:
    """Give the toelichtingen that one of these codes heads."""
    return tuple(part for part in programma.toelichtingen if part.code in codes)
