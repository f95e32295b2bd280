"""From a report and its findings to the overview, numbering every pin on the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapportparser.checking.lights import colour_of
from rapportparser.checking.report import Report, is_part
from rapportparser.checking.rule import SEVERITY_WORDS
from rapportparser.model import Doel, Doelenboom, Percentage, Prestatie, Programma, Section, Toelichting
from rapportparser.model_findings import Finding
from rapportparser.reviewing.review.overview import (
    FindingEntry,
    GoalEntry,
    LightEntry,
    Overview,
    PercentageEntry,
    ProgrammeEntry,
    RowEntry,
    SectionEntry,
    TreeEntry,
    WarningEntry,
)
from rapportparser.reviewing.review.pins import BandKind, Pins
from rapportparser.reviewing.tally import tally
from rapportparser.reviewing.words import Phrases


class OverviewMaker:
    """Makes the overview; `pins` holds what it points at."""

    def __init__(self, report: Report, findings: Sequence[Finding], phrases: Phrases) -> None:
        self.pins = Pins()
        self._report = report
        self._findings = findings
        self._phrases = phrases

    def overview(self) -> Overview:
        """Give the overview of the whole report."""
        rapport = self._report.rapport
        by_programme = _dealt(rapport.programmas, self._findings)
        return Overview(
            tally=tally(rapport.programmas, self._findings),
            findings=self._finding_entries(by_programme[None]),
            programmes=tuple(
                self._programme(programma, by_programme[place]) for place, programma in enumerate(rapport.programmas)
            ),
            others=tuple(self._section(section, "overige_secties") for section in rapport.overige_secties),
            warnings=tuple(
                WarningEntry(self.pins.add("warning", warning.message, warning.location), warning.message)
                for warning in rapport.warnings
            ),
        )

    def _programme(self, programma: Programma, findings: Sequence[Finding]) -> ProgrammeEntry:
        words = self._phrases
        name = [words["programme"], *(str(part) for part in (programma.nummer, programma.naam) if part is not None)]
        title = " ".join(name)
        required = () if is_part(programma) else self._report.required
        return ProgrammeEntry(
            pin=self.pins.add("part", title, programma.location, band="programma"),
            title=title,
            info=((words["commissie"], programma.commissies), (words["portefeuille"], programma.portefeuilles)),
            tally=tally([programma], findings),
            findings=self._finding_entries(findings),
            sections=tuple(self._required_sections(programma, required)),
            trees=tuple(self._tree(boom) for boom in programma.doelenbomen),
            trees_missing="doelenbomen" in required and not programma.doelenbomen,
            toelichtingen=tuple(self._toelichting(part) for part in programma.toelichtingen),
            toelichtingen_missing="toelichtingen" in required
            and not programma.toelichtingen
            and not self._report.owes_nothing(programma.doelenbomen),
            others=tuple(self._section(section, "overige_secties") for section in programma.overige_secties),
        )

    def _required_sections(self, programma: Programma, required: Iterable[str]) -> Iterable[SectionEntry]:
        present: tuple[tuple[BandKind, Section | None], ...] = (
            ("missie", programma.missie),
            ("stand_van_zaken", programma.stand_van_zaken),
        )
        for name, section in present:
            if section is not None:
                yield self._section(section, name, self._phrases[name])
            elif name in required:
                yield SectionEntry(self._phrases[name])

    def _section(self, section: Section, band: BandKind, title: str | None = None) -> SectionEntry:
        heading = title or section.kop or self._phrases["untitled"]
        return SectionEntry(
            title=heading,
            pin=self.pins.add("part", heading, section.location, words=section.kop or "", band=band),
            kop=section.kop if title else None,
            is_empty=not section.text,
            percentages=tuple(self._percentage(one) for one in section.percentages),
            codes=tuple(
                self.pins.add("code", self._mention(one.code, known=one.known), one.location, words=one.text)
                for one in section.codes
            ),
            totals=tuple(
                self.pins.add("totaal", one.text, one.location, words=one.text) for one in section.stoplicht_totalen
            ),
        )

    def _mention(self, code: str, *, known: bool) -> str:
        return code if known else f"{code} ({self._phrases['unknown_code']})"

    def _toelichting(self, part: Toelichting) -> SectionEntry:
        name = " ".join(text for text in (part.code, part.naam) if text)
        return self._section(part, "toelichtingen", name or part.kop or self._phrases["general_part"])

    def _percentage(self, one: Percentage) -> PercentageEntry:
        words = self._phrases
        details = [
            words[one.kind] if one.kind else None,
            one.period,
            f"{words['against']} {one.baseline}" if one.baseline else None,
        ]
        label = " ".join(part for part in (words["percentage"], one.text, one.subject) if part)
        return PercentageEntry(
            pin=self.pins.add("percentage", label, one.location, words=one.text),
            text=" ".join(part for part in (one.qualifier, one.text) if part),
            subject=one.subject,
            direction=one.direction,
            details=tuple(detail for detail in details if detail),
        )

    def _tree(self, boom: Doelenboom) -> TreeEntry:
        terrein = boom.beleidsterrein
        title = " ".join(part for part in (terrein.code, terrein.naam) if part) or self._phrases["doelenbomen"]
        label = f"{self._phrases['tree']} {title}"
        pin = self.pins.add("part", label, boom.location, words=terrein.naam or "", band="doelenbomen")
        return TreeEntry(pin, title, tuple(self._goal(doel) for doel in boom.doelen))

    def _goal(self, doel: Doel) -> GoalEntry:
        label = _joined(self._phrases["goal"], doel.code, doel.naam)
        pin = self.pins.add("doel", label, doel.location, words=doel.code or doel.naam or "")
        rows = tuple(self._row(row) for row in doel.prestaties)
        return GoalEntry(pin, doel.code, doel.naam, self._lights(doel), rows)

    def _row(self, row: Prestatie) -> RowEntry:
        colour = colour_of(row) or "onbekend"
        label = _joined(self._phrases["performance"], row.code, row.naam)
        words = row.code or row.naam or ""
        says = f"{label}: {self._phrases[colour]}"
        pin = self.pins.add("prestatie", says, row.location, state=colour, words=words)
        return RowEntry(pin, row.code, row.naam, colour, self._lights(row))

    def _lights(self, row: Doel | Prestatie) -> tuple[LightEntry, ...]:
        own = [("", row.stoplicht)] if row.stoplicht else []
        entries = []
        for aspect, light in (*own, *((one.aspect, one.stoplicht) for one in row.aspecten)):
            label = _joined(self._phrases["light"], row.code or row.naam, aspect)
            says = f"{label}: {self._phrases[light.kleur]}"
            pin = self.pins.add("stoplicht", says, light.location, state=light.kleur)
            entries.append(LightEntry(pin, aspect, light.kleur))
        return tuple(entries)

    def _finding_entries(self, findings: Iterable[Finding]) -> tuple[FindingEntry, ...]:
        return tuple(self._finding_entry(finding) for finding in findings)

    def _finding_entry(self, finding: Finding) -> FindingEntry:
        word = SEVERITY_WORDS[finding.severity].in_(self._phrases.lang)
        pin = self.pins.add("finding", f"{word}: {finding.message}", finding.location, state=finding.severity)
        return FindingEntry(pin, finding.severity, word, finding.message, finding.hint, finding.rule)


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _dealt(programmas: Sequence[Programma], findings: Iterable[Finding]) -> dict[int | None, list[Finding]]:
    """Deal findings over the places of the programmes that they are about; None is the whole report."""
    dealt: dict[int | None, list[Finding]] = {None: [], **{place: [] for place in range(len(programmas))}}
    for finding in findings:
        same = [place for place, one in enumerate(programmas) if one.nummer == finding.programma is not None]
        dealt[_nearest(programmas, same, finding)].append(finding)
    return dealt


def _nearest(programmas: Sequence[Programma], places: Sequence[int], finding: Finding) -> int | None:
    """Give which of the programmes of one number a finding is about: the last that begins before it."""
    if not places or finding.location is None:
        return places[0] if places else None
    at = (finding.location.page or 0, finding.location.line)
    before = [
        place for place in places if (programmas[place].location.page or 0, programmas[place].location.line) <= at
    ]
    return before[-1] if before else places[0]
