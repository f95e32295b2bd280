"""The JSON contract of what `check` finds, as pydantic models."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from rapportparser.model import ContractModel, Location

FINDINGS_VERSION = "1.0.0"

Severity = Literal["error", "warning", "info"]


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
