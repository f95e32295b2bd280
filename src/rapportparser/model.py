"""The JSON contract as pydantic models: what a report is, what `check` finds, what a batch notes.

The names are the reports' own Dutch words for what the reports name, and English for the rest.
Pages and lines count from 1, boxes are in points from a page's top left corner, and offsets count
characters (Unicode code points) of a section's text. A model knows nothing of how its content was found.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1.1.0"

Soort = Literal[
    "voortgangsrapportage",
    "bestuursrapportage",
    "jaarstukken",
    "programmabegroting",
    "kaderbrief",
    "onbekend",
]
Niveau = Literal["beleidsterrein", "doel", "prestatie"]
Unit = Literal["procent", "procentpunt", "promille"]
Kind = Literal["verandering", "aandeel"]
Direction = Literal["toename", "afname"]
Qualifier = Literal["circa", "ruim", "bijna", "minimaal", "maximaal", "meer dan", "minder dan"]
Kleur = Literal["groen", "oranje", "rood", "afwijkend"]
StoplichtBron = Literal["kleur", "tekst"]
Severity = Literal["error", "warning", "info"]
ManifestStatus = Literal["ok", "warnings", "failed", "skipped"]

Offset = Annotated[int, Field(ge=0)]
Counted = Annotated[int, Field(ge=1)]
Points = Annotated[float, Field(description="Points (1/72 inch).")]


class ContractModel(BaseModel):
    """What all parts of the contract share: frozen, no unknown fields, no NaN."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Location(ContractModel):
    """Where something stands in the source."""

    page: Counted | None = Field(description="Page of the PDF, counted from 1; null for a text.")
    line: Counted = Field(description="Line, counted from 1: of the source (text) or of the page (PDF).")
    bbox: tuple[Points, Points, Points, Points] | None = Field(
        description="x0, top, x1, bottom in points from the page's top left corner; null for a text."
    )


class Code(ContractModel):
    """A goal or performance code mentioned in running text."""

    text: str = Field(description="The mention exactly as it stands in the section's text.")
    code: str = Field(description="Canonical spelling: slips mended, the report's own form kept.")
    niveau: Niveau = Field(description="Level of the code.")
    known: bool = Field(description="Whether the code stands in a doelenboom of this report.")
    start: Offset = Field(description="Offset of the mention's first character in the section's text.")
    end: Offset = Field(description="Offset just past the mention's last character.")
    location: Location = Field(description="Where the mention stands in the source.")


class Percentage(ContractModel):
    """A percentage in running text, and what the sentence says of it."""

    text: str = Field(description="The percentage exactly as it stands in the section's text.")
    value: int | float = Field(description="The figure as printed, with its sign.")
    value_max: int | float | None = Field(description="Upper end of a range; null otherwise.")
    unit: Unit = Field(description="Percent, percentage points or per mille.")
    kind: Kind | None = Field(description="A change, or a share or level; null where the sentence does not tell.")
    direction: Direction | None = Field(description="Up or down, from the sign or the sentence.")
    qualifier: Qualifier | None = Field(description="How exact the figure claims to be.")
    subject: str | None = Field(description="What it is a percentage of, or what changed.")
    period: str | None = Field(description="The period that the sentence names.")
    baseline: str | None = Field(description="What it is compared with.")
    sentence: str = Field(description="The sentence that holds it.")
    start: Offset = Field(description="Offset of the first character in the section's text.")
    end: Offset = Field(description="Offset just past the last character.")
    location: Location = Field(description="Where the percentage stands in the source.")


class StoplichtTotaal(ContractModel):
    """How many performances a sentence says have one colour."""

    kleur: Kleur = Field(description="The colour that is counted; 'afwijkend': not green, colour not told.")
    aantal: Annotated[int, Field(ge=0)] = Field(description="How many performances have it.")
    totaal: Annotated[int, Field(ge=0)] | None = Field(description="Of how many; null where the text does not tell.")
    beleidsterrein: str | None = Field(description="Code of the beleidsterrein that is counted; null for all there is.")
    text: str = Field(description="The sentence, or the part of it, that says so, as it stands in the section's text.")
    start: Offset = Field(description="Offset of its first character in the section's text.")
    end: Offset = Field(description="Offset just past its last character.")
    location: Location = Field(description="Where it stands in the source.")


class Bedrag(ContractModel):
    """An amount in running text: money, or a count with its unit."""

    text: str = Field(
        description="As it stands there, with its sign and unit, such as € 4,6 miljoen or 1.200 woningen."
    )
    value: int | float = Field(
        description="The number in whole euros or units, with its printed sign; the first of a range."
    )
    value_max: int | float | None = Field(description="The second number of a range.")
    unit: str = Field(description="euro, or the word for what is counted, such as woningen.")
    effect: Literal["voordeel", "nadeel"] | None = Field(
        description="Whether the words beside it call it a voordeel or a nadeel; null where they do not."
    )
    start: Offset = Field(description="Offset of its first character in the section's text.")
    end: Offset = Field(description="Offset just past its last character.")
    location: Location = Field(description="Where it stands in the source.")


class Section(ContractModel):
    """A titled part of the report as running text."""

    kop: str | None = Field(description="The heading as printed; null for text that stands under none.")
    text: str = Field(
        description=(
            "Running text: wrapped lines joined, paragraphs parted by a blank line, a list item a line that "
            "begins with '• ', cells of a table row parted by a tab. Empty when nothing stands under the heading."
        )
    )
    codes: tuple[Code, ...] = Field(description="Codes mentioned in the text, in order.")
    percentages: tuple[Percentage, ...] = Field(description="Percentages in the text, in order.")
    bedragen: tuple[Bedrag, ...] = Field(description="Amounts in the text, in order: money, and counts with a unit.")
    stoplicht_totalen: tuple[StoplichtTotaal, ...] = Field(
        description="How many performances the text says are green, orange or red, in order."
    )
    location: Location = Field(description="Where the section begins.")


class Toelichting(Section):
    """An explanation of a goal or performance, or of a whole beleidsterrein."""

    beleidsterrein: str | None = Field(description="Code of the beleidsterrein that it belongs to.")
    code: str | None = Field(description="The goal or performance that it explains; null for a part that names none.")
    naam: str | None = Field(description="The name that heads it beside the code.")


class Stoplicht(ContractModel):
    """The status of a performance."""

    kleur: Kleur = Field(description="The colour; 'afwijkend': not green, and the text does not say which.")
    bron: StoplichtBron = Field(description="Read from a coloured mark, or from a sentence.")
    location: Location = Field(description="Where the mark or the sentence stands.")


class Prestatie(ContractModel):
    """A performance of a goal."""

    code: str = Field(description="Code in canonical spelling, such as 2A1.1 or 2A101.")
    naam: str | None = Field(description="Its whole name; null where none is printed.")
    stoplicht: Stoplicht | None = Field(description="Its status; null where the report tells none.")
    location: Location = Field(description="Where its row begins.")


class Doel(ContractModel):
    """A goal with its performances."""

    code: str = Field(description="Code in canonical spelling, such as 2A1.")
    naam: str | None = Field(description="Its whole name; null where none is printed.")
    prestaties: tuple[Prestatie, ...] = Field(description="Its performances, in printed order.")
    location: Location = Field(description="Where its row begins.")


class Beleidsterrein(ContractModel):
    """A policy area: the letter under a programme."""

    code: str | None = Field(description="Code, such as 2A; null where neither heading nor rows tell.")
    naam: str | None = Field(description="Its name; null where none is printed.")


class Doelenboom(ContractModel):
    """The goals and performances of one beleidsterrein."""

    beleidsterrein: Beleidsterrein = Field(description="The policy area.")
    doelen: tuple[Doel, ...] = Field(description="Its goals, in printed order.")
    location: Location = Field(description="Where it begins.")


class Programma(ContractModel):
    """One programme of the report."""

    nummer: Annotated[int, Field(ge=0)] | None = Field(
        description="From the info block or heading, else from the codes; null where neither tells."
    )
    naam: str | None = Field(description="Its name; null for a part that prints none.")
    commissies: tuple[str, ...] = Field(description="Council committees, one a printed line.")
    portefeuilles: tuple[str, ...] = Field(description="Portfolios, one a printed line.")
    missie: Section | None = Field(description="The mission; null where the section is not there.")
    stand_van_zaken: Section | None = Field(
        description="State of affairs, or what stands in its place; null where the section is not there."
    )
    doelenbomen: tuple[Doelenboom, ...] = Field(description="One a beleidsterrein, in printed order.")
    toelichtingen: tuple[Toelichting, ...] = Field(description="One a commented code, in printed order.")
    overige_secties: tuple[Section, ...] = Field(description="Every other part of the programme's text.")
    location: Location = Field(description="Where the programme begins.")

    def texts(self) -> Iterator[Section]:
        """Give every text of it: mission, state of affairs, explanations, the rest."""
        yield from (one for one in (self.missie, self.stand_van_zaken) if one is not None)
        yield from self.toelichtingen
        yield from self.overige_secties

    def prestaties(self) -> Iterator[Prestatie]:
        """Give every performance of its doelenbomen, in printed order."""
        for boom in self.doelenbomen:
            for doel in boom.doelen:
                yield from doel.prestaties


class Generator(ContractModel):
    """The program, its profile and its language pipeline."""

    name: Literal["rapportparser"] = Field(description="Name of the program.")
    version: str = Field(description="Version of the program.")
    profile: str = Field(description="Name of the profile that the report was read with.")
    language_model: str = Field(
        description="How sentences were read: rules:nl, or what corrected the rules, such as nl_core_news_md-3.8.0."
    )


class Source(ContractModel):
    """A file, by what can be told of it without understanding it."""

    name: str = Field(description="File name without its folder; '-' for standard input.")
    media_type: Literal["application/pdf", "text/plain"] = Field(description="Kind of the source.")
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] = Field(description="Hash of the source's bytes.")
    size: Annotated[int, Field(ge=0)] = Field(description="Size in bytes.")
    pages: Counted | None = Field(description="Number of pages; null for a text.")


class ParseWarning(ContractModel):
    """Something in the source that could not be understood, or was mended."""

    code: str = Field(description="Stable name of the kind of warning.")
    message: str = Field(description="What it is about, in Dutch.")
    location: Location | None = Field(description="Where it stands; null where it concerns the whole source.")


class Rapport(ContractModel):
    """A report."""

    schema_version: str = Field(description="Version of this contract (semantic versioning).")
    generator: Generator = Field(description="What made the JSON.")
    source: Source = Field(description="The file that was read.")
    titel: str | None = Field(description="The title as printed; null where none is printed.")
    soort: Soort = Field(description="Kind of report.")
    volgnummer: Counted | None = Field(description="1 for '1e', 'Eerste' …; null where none is printed.")
    jaar: Annotated[int, Field(ge=1900, le=2100)] | None = Field(
        description="The first year printed in the title; null where none is."
    )
    organisatie: str | None = Field(description="Whose report it is, where the text says 'gemeente X'.")
    programmas: tuple[Programma, ...] = Field(description="The programmes, in printed order.")
    overige_secties: tuple[Section, ...] = Field(description="Front matter and all that stands outside a programme.")
    warnings: tuple[ParseWarning, ...] = Field(description="What was not understood, or mended.")


class Finding(ContractModel):
    """One thing that `check` tells about a report."""

    rule: Annotated[str, Field(pattern="^[A-Z]{3}[0-9]{3}$")] = Field(description="Id of the rule.")
    name: str = Field(description="Name of the rule.")
    severity: Severity = Field(description="Shown as fout, waarschuwing, opmerking.")
    message: str = Field(description="What is wrong.")
    hint: str = Field(description="What to do about it.")
    programma: int | None = Field(description="Number of the programme; null for the whole report.")
    sectie: str | None = Field(description="Field name of the section; null where it is about none.")
    code: str | None = Field(description="The code that it is about; null where it is about none.")
    location: Location | None = Field(description="Where it stands; null where nothing stands anywhere.")


class SourceFindings(ContractModel):
    """The findings of one source."""

    source: str = Field(description="Name of the source.")
    findings: tuple[Finding, ...] = Field(description="In the order of the report.")


class FindingCounts(ContractModel):
    """How many findings of each severity, over all sources."""

    error: Annotated[int, Field(ge=0)] = Field(description="Number of errors.")
    warning: Annotated[int, Field(ge=0)] = Field(description="Number of warnings.")
    info: Annotated[int, Field(ge=0)] = Field(description="Number of remarks.")


class Findings(ContractModel):
    """What `check --format json` prints."""

    schema_version: str = Field(description="Version of this contract (semantic versioning).")
    counts: FindingCounts = Field(description="Totals over all sources.")
    sources: tuple[SourceFindings, ...] = Field(description="One a source, in the order given.")


class ManifestError(ContractModel):
    """Why a source failed."""

    code: str = Field(description="Stable name of the error.")
    message: str = Field(description="The error's one line.")


class ManifestCounts(ContractModel):
    """How much was found in a source."""

    programmas: Annotated[int, Field(ge=0)] = Field(description="Number of programmes.")
    prestaties: Annotated[int, Field(ge=0)] = Field(description="Number of performances.")
    percentages: Annotated[int, Field(ge=0)] = Field(description="Number of percentages.")
    warnings: Annotated[int, Field(ge=0)] = Field(description="Number of warnings.")


class ManifestLine(ContractModel):
    """One line of a batch's manifest: what became of a source."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    source: str = Field(description="The source as given.")
    status: ManifestStatus = Field(description="What became of it.")
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] | None = Field(
        description="Hash of its bytes; null where it could not be read."
    )
    output: str | None = Field(description="The JSON file, relative to the output folder; null where none was written.")
    error: ManifestError | None = Field(description="Why it failed; null where it did not.")
    counts: ManifestCounts | None = Field(description="How much was found; null where it failed.")
    pages: Counted | None = Field(description="Number of pages; null for a text.")
    seconds: Annotated[float, Field(ge=0)] = Field(description="Time it took, in seconds.")
    fingerprint: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] | None = Field(
        default=None,
        description="Hash of the program's version, the profile and the options; null in manifests that lack it.",
    )
