"""What `diff` tells of two reports, as pydantic models: a part of the contract, like those in `model`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from rapportparser.model import ContractModel, Kind, Kleur, Location, Soort, Unit

DIFF_VERSION = "2.0.0"

Change = Literal["added", "removed", "renamed", "recoded", "respelled"]
FoundBy = Literal["code", "naam"]
RowNiveau = Literal["doel", "prestatie"]


class RapportName(ContractModel):
    """Which report it is."""

    name: str = Field(description="File name of the source; '-' for standard input.")
    titel: str | None = Field(description="The title as printed; null where none is printed.")
    soort: Soort = Field(description="Kind of report.")
    jaar: int | None = Field(description="The first year printed in the title; null where none is.")


class ProgrammaName(ContractModel):
    """Which programme it is."""

    nummer: int | None = Field(description="Its number; null where none is known.")
    naam: str | None = Field(description="Its name; null where none is printed.")


class RowName(ContractModel):
    """A goal or a performance in one of the reports."""

    code: str | None = Field(description="Its code; null where none is printed.")
    naam: str | None = Field(description="Its name; null where none is printed.")
    stoplicht: Kleur | None = Field(description="Its status, or that of the aspect; null where none is told.")
    location: Location = Field(description="Where its row begins.")


class RowChange(ContractModel):
    """A goal or performance that came, went, or has another name or code."""

    changes: tuple[Change, ...] = Field(
        description="What happened: added, removed, renamed, recoded (another code), respelled (2A1.1 is 2A101 "
        "now, or one of the reports prints no code)."
    )
    found_by: FoundBy | None = Field(
        description="What it was found again by: its code, or its name; null where it stands in one report alone."
    )
    old: RowName | None = Field(description="In the old report; null where it was added.")
    new: RowName | None = Field(description="In the new report; null where it was removed.")


class StoplichtChange(ContractModel):
    """A goal or performance that stands in both reports with another status."""

    niveau: RowNiveau = Field(description="Whether it is a goal or a performance.")
    aspect: str | None = Field(description="Which of its stoplights, such as tijd or geld; null for its only one.")
    found_by: FoundBy = Field(description="What it was found again by: its code, or its name.")
    old: RowName = Field(description="In the old report.")
    new: RowName = Field(description="In the new report.")


class PercentageTold(ContractModel):
    """A percentage in one of the reports."""

    text: str = Field(description="As it stands in the text.")
    value: int | float = Field(description="The figure as printed, with its sign.")
    value_max: int | float | None = Field(description="Upper end of a range; null otherwise.")
    period: str | None = Field(description="The period that the sentence names.")
    baseline: str | None = Field(description="What it is compared with.")
    sentence: str = Field(description="The sentence that holds it.")
    location: Location = Field(description="Where it stands in the source.")


class PercentagePair(ContractModel):
    """What both reports tell of one subject."""

    subject: str = Field(description="What it is a percentage of, or what changed, in the words of the new report.")
    unit: Unit = Field(description="Percent, percentage points or per mille.")
    kind: Kind | None = Field(description="A change, or a share or level; null where the sentence does not tell.")
    old: PercentageTold = Field(description="In the old report.")
    new: PercentageTold = Field(description="In the new report.")


class ProgrammaDiff(ContractModel):
    """What changed in one programme."""

    changes: tuple[Change, ...] = Field(description="What happened to the programme itself; recoded: another number.")
    found_by: FoundBy | None = Field(
        description="What it was found again by: its number (code), or its name; null where one report alone has it."
    )
    old: ProgrammaName | None = Field(description="In the old report; null where it was added.")
    new: ProgrammaName | None = Field(description="In the new report; null where it was removed.")
    doelen: tuple[RowChange, ...] = Field(description="Goals that changed.")
    prestaties: tuple[RowChange, ...] = Field(description="Performances that changed.")
    stoplichten: tuple[StoplichtChange, ...] = Field(description="Goals and performances whose status changed.")
    percentages: tuple[PercentagePair, ...] = Field(description="Percentages of the same subject, side by side.")


class Diff(ContractModel):
    """What `diff --format json` prints."""

    schema_version: str = Field(description="Version of this contract (semantic versioning).")
    old: RapportName = Field(description="The old report.")
    new: RapportName = Field(description="The new report.")
    programmas: tuple[ProgrammaDiff, ...] = Field(
        description="Every programme of either report, in the order of the new one, those that are gone last."
    )
    percentages: tuple[PercentagePair, ...] = Field(description="Percentages that stand outside the programmes.")
