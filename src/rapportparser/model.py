"""The JSON contract of a report as pydantic models.

The names are the reports' own Dutch words for what the reports name, and English for the rest.
Pages and lines count from 1, boxes are in points from a page's top left corner, and offsets count
characters (Unicode code points) of a section's text. A model knows nothing of how its content was found.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

# Each contract has a version of its own (semantic versioning); reports of 1.x are read as well.
SCHEMA_VERSION = "2.0.0"

MediaType = Literal[
    "application/pdf",
    "text/plain",
    "text/html",
    "multipart/related",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.oasis.opendocument.text",
]
Soort = Literal[
    "voortgangsrapportage",
    "bestuursrapportage",
    "tussenrapportage",
    "voorjaarsnota",
    "najaarsnota",
    "kadernota",
    "kaderbrief",
    "programmabegroting",
    "jaarstukken",
    "onbekend",
]
Rol = Literal[
    "missie",
    "omschrijving",
    "doelen",
    "activiteiten",
    "stand_van_zaken",
    "toelichting",
    "indicatoren",
    "financien",
    "risicos",
    "verbonden_partijen",
    "beleidskaders",
    "samenvatting",
    "voorwoord",
    "leeswijzer",
    "inhoud",
    "paragraaf",
    "bijlage",
]
WaardeSoort = Literal["realisatie", "begroting", "streefwaarde", "nulmeting", "prognose"]
ProfileChosen = Literal["auto", "given"]
Niveau = Literal["beleidsterrein", "doel", "prestatie"]
Unit = Literal["procent", "procentpunt", "promille"]
Kind = Literal["verandering", "aandeel"]
Direction = Literal["toename", "afname"]
Qualifier = Literal["circa", "ruim", "bijna", "minimaal", "maximaal", "meer dan", "minder dan"]
Kleur = Literal["groen", "geel", "oranje", "rood", "blauw", "grijs", "afwijkend"]
StoplichtBron = Literal["kleur", "tekst"]
# What people are spoken to in.
Lang = Literal["nl", "en"]

Offset = Annotated[int, Field(ge=0)]
Counted = Annotated[int, Field(ge=1)]
Points = Annotated[float, Field(description="Points (1/72 inch).")]


class ContractModel(BaseModel):
    """What all parts of the contract share: frozen, no NaN, and fields of a later minor version are passed over.

    A field with a default came with a later version than 1.0: it may lack in what is read, never in what is written.
    """

    model_config = ConfigDict(
        frozen=True, extra="ignore", allow_inf_nan=False, json_schema_serialization_defaults_required=True
    )


class Location(ContractModel):
    """Where something stands in the source."""

    page: Counted | None = Field(description="Page, counted from 1; null where the source has no pages.")
    line: Counted = Field(description="Line, counted from 1: of the source, or of the page where it has pages.")
    bbox: tuple[Points, Points, Points, Points] | None = Field(
        description="x0, top, x1, bottom in points from the page's top left corner; null where the source has no pages."
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


class Tabel(ContractModel):
    """A table as printed; its text stands in the section's text too."""

    kolommen: tuple[str, ...] = Field(description="The heads of its columns; empty where it has none.")
    rijen: tuple[tuple[str, ...], ...] = Field(
        description="Its other rows, a text a column; what spans several cells is repeated in each."
    )
    location: Location = Field(description="Where it begins.")


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
    stoplicht_totalen: tuple[StoplichtTotaal, ...] = Field(
        default=(),
        description="How many performances the text says are green, orange or red, in order.",
    )
    rol: Rol | None = Field(default=None, description="What the section is for; null where no role fits.")
    niveau: Counted | None = Field(
        default=None, description="Depth of its heading, 1 for a chapter; null for text under no heading."
    )
    tabellen: tuple[Tabel, ...] = Field(default=(), description="The tables in it, in order.")
    location: Location = Field(description="Where the section begins.")


class Toelichting(Section):
    """An explanation of a goal or performance, or of a whole beleidsterrein."""

    beleidsterrein: str | None = Field(description="Code of the beleidsterrein that it belongs to.")
    code: str | None = Field(description="The goal or performance that it explains; null for a part that names none.")
    naam: str | None = Field(description="The name that heads it beside the code.")


class Stoplicht(ContractModel):
    """The status of a performance."""

    kleur: Kleur = Field(description="The colour; 'afwijkend': not green, and the text does not say which.")
    bron: StoplichtBron = Field(description="Read from a coloured mark or cell, or from words.")
    tekst: str | None = Field(default=None, description="The words or letter that told it, as printed.")
    location: Location = Field(description="Where the mark or the words stand.")


class Aspect(ContractModel):
    """One of several stoplights of a row."""

    aspect: str = Field(description="What it is about: tijd, geld, kwaliteit, or other words as printed.")
    stoplicht: Stoplicht = Field(description="Its status.")


class Prestatie(ContractModel):
    """A performance of a goal, or what else is done for it."""

    code: str | None = Field(description="Code in canonical spelling, such as 2A1.1; null where none is printed.")
    naam: str | None = Field(description="Its whole name; null where none is printed.")
    stoplicht: Stoplicht | None = Field(description="Its status; null where the report tells none.")
    aspecten: tuple[Aspect, ...] = Field(default=(), description="Its stoplights, where it has more than one.")
    location: Location = Field(description="Where its row begins.")


class Doel(ContractModel):
    """A goal with its performances."""

    code: str | None = Field(description="Code in canonical spelling, such as 2A1; null where none is printed.")
    naam: str | None = Field(description="Its whole name; null where none is printed.")
    stoplicht: Stoplicht | None = Field(default=None, description="Its status; null where the report tells none.")
    aspecten: tuple[Aspect, ...] = Field(default=(), description="Its stoplights, where it has more than one.")
    prestaties: tuple[Prestatie, ...] = Field(description="Its performances, in printed order.")
    location: Location = Field(description="Where its row begins.")


class Beleidsterrein(ContractModel):
    """What stands between a programme and its goals: beleidsterrein, thema, taakveld, opgave."""

    code: str | None = Field(description="Code, such as 2A; null where neither heading nor rows tell.")
    naam: str | None = Field(description="Its name; null where none is printed.")


class IndicatorWaarde(ContractModel):
    """One value of an indicator."""

    kolom: str = Field(description="The head of its column as printed; two head rows are joined by a space.")
    jaar: Annotated[int, Field(ge=1900, le=2100)] | None = Field(description="The year; null where none is told.")
    soort: WaardeSoort | None = Field(description="What kind of value it is; null where nothing tells.")
    gebied: str | None = Field(description="Whose value it is where that is not the report's own body.")
    text: str = Field(description="The value as printed.")
    value: int | float | None = Field(description="Its figure; null where it is none, such as 'n.b.'.")


class Indicator(ContractModel):
    """A figure that measures a policy, over the years and bodies that the report prints."""

    naam: str = Field(description="Its name as printed.")
    eenheid: str | None = Field(description="Its unit; null where none is printed apart from the name.")
    bron: str | None = Field(description="Where the figures come from; null where the report does not tell.")
    bbv: str | None = Field(description="Stable name of the indicator that the law asks for; null for any other.")
    code: str | None = Field(description="The goal that it measures; null where none is told.")
    waarden: tuple[IndicatorWaarde, ...] = Field(description="Its values, left to right; empty cells left out.")
    location: Location = Field(description="Where its row begins.")


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
    indicatoren: tuple[Indicator, ...] = Field(default=(), description="Its indicators, in printed order.")
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
    profile_chosen: ProfileChosen = Field(
        default="given", description="Whether the profile was weighed on the report itself, or given."
    )
    language_model: str = Field(description="The language pipeline, such as blank:nl.")


class Source(ContractModel):
    """A file, by what can be told of it without understanding it."""

    name: str = Field(description="File name without its folder; '-' for standard input.")
    media_type: MediaType = Field(description="Kind of the source.")
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] = Field(description="Hash of the source's bytes.")
    size: Annotated[int, Field(ge=0)] = Field(description="Size in bytes.")
    pages: Counted | None = Field(description="Number of pages; null where the source has none.")
    ocr_pages: tuple[Counted, ...] = Field(default=(), description="Pages whose words come from OCR, counted from 1.")


class ParseWarning(ContractModel):
    """Something in the source that could not be understood, or was mended."""

    code: str = Field(description="Stable name of the kind of warning.")
    message: str = Field(description="What it is about, in Dutch.")
    details: dict[str, str | int | float | None] = Field(
        default_factory=dict, description="The same as data: what is named in the message, by kind of warning."
    )
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
    indicatoren: tuple[Indicator, ...] = Field(default=(), description="Those that stand outside a programme.")
    warnings: tuple[ParseWarning, ...] = Field(description="What was not understood, or mended.")
