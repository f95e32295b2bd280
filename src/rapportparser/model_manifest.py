"""The JSON contract of what a batch notes of each source, as pydantic models."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from rapportparser.model import ContractModel, Counted

MANIFEST_VERSION = "1.1.0"

ManifestStatus = Literal["ok", "warnings", "failed", "skipped"]


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

    source: str = Field(description="The source as given.")
    status: ManifestStatus = Field(description="What became of it.")
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] | None = Field(
        description="Hash of its bytes; null where it could not be read."
    )
    output: str | None = Field(description="The JSON file, relative to the output folder; null where none was written.")
    error: ManifestError | None = Field(description="Why it failed; null where it did not.")
    counts: ManifestCounts | None = Field(description="How much was found; null where it failed.")
    pages: Counted | None = Field(description="Number of pages; null where the source has none.")
    seconds: Annotated[float, Field(ge=0)] = Field(description="Time it took, in seconds.")
    fingerprint: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] | None = Field(
        default=None,
        description="Hash of the program's version, the profile and the options; null in manifests that lack it.",
    )
