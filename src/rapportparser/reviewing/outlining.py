"""From a report and its findings to the outline, numbering every mark on the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapportparser.checking.rule import SEVERITY_WORDS
from rapportparser.checking.subject import Subject, is_part
from rapportparser.model import Doel, Doelenboom, Percentage, Prestatie, Programma, Section, Toelichting
from rapportparser.model_findings import Finding
from rapportparser.reviewing.marks import BandKind, Marks
from rapportparser.reviewing.outline import (
    FindingEntry,
    GoalEntry,
    Outline,
    PercentageEntry,
    ProgrammeEntry,
    RowEntry,
    SectionEntry,
    TreeEntry,
    WarningEntry,
)
from rapportparser.reviewing.tally import tally
from rapportparser.reviewing.words import Phrases


class Outliner:
    """Makes the outline; `marks` holds what it points at."""

    def __init__(self, subject: Subject, findings: Sequence[Finding], phrases: Phrases) -> None:
        self.marks = Marks()
        self._subject = subject
        self._findings = findings
        self._phrases = phrases

    def outline(self) -> Outline:
        """Give the outline of the whole report."""
        rapport = self._subject.rapport
        by_programme = _dealt(rapport.programmas, self._findings)
        return Outline(
            tally=tally(rapport.programmas, self._findings),
            findings=self._finding_entries(by_programme[None]),
            programmes=tuple(
                self._programme(programma, by_programme[place]) for place, programma in enumerate(rapport.programmas)
            ),
            others=tuple(self._section(section, "overige_secties") for section in rapport.overige_secties),
            warnings=tuple(
                WarningEntry(self.marks.add("warning", warning.message, warning.location), warning.message)
                for warning in rapport.warnings
            ),
        )

    def _programme(self, programma: Programma, findings: Sequence[Finding]) -> ProgrammeEntry:
        words = self._phrases
        name = [words["programme"], *(str(part) for part in (programma.nummer, programma.naam) if part is not None)]
        title = " ".join(name)
        required = () if is_part(programma) else self._subject.required
        return ProgrammeEntry(
            mark=self.marks.add("part", title, programma.location, band="programma"),
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
            and not self._subject.owes_nothing(programma.doelenbomen),
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
            mark=self.marks.add("part", heading, section.location, words=section.kop or "", band=band),
            kop=section.kop if title else None,
            is_empty=not section.text,
            percentages=tuple(self._percentage(one) for one in section.percentages),
            codes=tuple(
                self.marks.add("code", self._mention(one.code, known=one.known), one.location, words=one.text)
                for one in section.codes
            ),
            totals=tuple(
                self.marks.add("totaal", one.text, one.location, words=one.text) for one in section.stoplicht_totalen
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
            mark=self.marks.add("percentage", label, one.location, words=one.text),
            text=" ".join(part for part in (one.qualifier, one.text) if part),
            subject=one.subject,
            direction=one.direction,
            details=tuple(detail for detail in details if detail),
        )

    def _tree(self, boom: Doelenboom) -> TreeEntry:
        terrein = boom.beleidsterrein
        title = " ".join(part for part in (terrein.code, terrein.naam) if part) or self._phrases["doelenbomen"]
        label = f"{self._phrases['tree']} {title}"
        mark = self.marks.add("part", label, boom.location, words=terrein.naam or "", band="doelenbomen")
        return TreeEntry(mark, title, tuple(self._goal(doel) for doel in boom.doelen))

    def _goal(self, doel: Doel) -> GoalEntry:
        label = _joined(self._phrases["goal"], doel.code, doel.naam)
        mark = self.marks.add("doel", label, doel.location, words=doel.code or doel.naam or "")
        return GoalEntry(mark, doel.code, doel.naam, tuple(self._row(row) for row in doel.prestaties))

    def _row(self, row: Prestatie) -> RowEntry:
        colour = row.stoplicht.kleur if row.stoplicht else "onbekend"
        word = self._phrases[colour]
        label = _joined(self._phrases["performance"], row.code, row.naam)
        words = row.code or row.naam or ""
        mark = self.marks.add("prestatie", f"{label}: {word}", row.location, state=colour, words=words)
        light = None
        if row.stoplicht:
            says = f"{_joined(self._phrases['light'], row.code or row.naam)}: {word}"
            light = self.marks.add("stoplicht", says, row.stoplicht.location, state=colour)
        return RowEntry(mark, row.code, row.naam, colour, light)

    def _finding_entries(self, findings: Iterable[Finding]) -> tuple[FindingEntry, ...]:
        return tuple(self._finding_entry(finding) for finding in findings)

    def _finding_entry(self, finding: Finding) -> FindingEntry:
        word = SEVERITY_WORDS[finding.severity].in_(self._phrases.lang)
        mark = self.marks.add("finding", f"{word}: {finding.message}", finding.location, state=finding.severity)
        return FindingEntry(mark, finding.severity, word, finding.message, finding.hint, finding.rule)


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
