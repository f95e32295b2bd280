"""The contract's JSON; its schema is `findings.schema.json`."""

from __future__ import annotations

from collections.abc import Sequence

from rapportparser.checking.formats.display import Display
from rapportparser.checking.result import Result, checked, counts
from rapportparser.model_findings import FINDINGS_VERSION, FindingCounts, Findings, SourceFindings


def as_json(results: Sequence[Result], display: Display) -> str:
    """Give findings as the contract's JSON; a source that could not be read is not in it."""
    total = counts(results)
    findings = Findings(
        schema_version=FINDINGS_VERSION,
        counts=FindingCounts(error=total["error"], warning=total["warning"], info=total["info"]),
        sources=tuple(
            SourceFindings(source=result.source, findings=tuple(result.findings)) for result in checked(results)
        ),
    )
    return findings.model_dump_json(indent=display.indent)
