"""The JSON Schemas of the contract, made from the models."""

from __future__ import annotations

from typing import Any, Final

from rapportparser.model import SCHEMA_VERSION, ContractModel, Rapport
from rapportparser.model_diff import DIFF_VERSION, Diff
from rapportparser.model_findings import FINDINGS_VERSION, Findings
from rapportparser.model_manifest import MANIFEST_VERSION, ManifestLine

SCHEMAS: Final[dict[str, tuple[type[ContractModel], str]]] = {
    "rapport": (Rapport, SCHEMA_VERSION),
    "findings": (Findings, FINDINGS_VERSION),
    "manifest": (ManifestLine, MANIFEST_VERSION),
    "diff": (Diff, DIFF_VERSION),
}


def json_schema(name: str) -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of `rapport`, `findings`, `manifest` (one line of it) or `diff`.

    Raises:
        KeyError: There is no schema of that name.
    """
    model, version = SCHEMAS[name]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:rapportparser:{name}:{version}",
        **model.model_json_schema(mode="serialization"),
    }
