"""The JSON Schemas of the contract, made from the models."""

from __future__ import annotations

from typing import Any, Final

from rapportparser.model import SCHEMA_VERSION, ContractModel, Findings, ManifestLine, Rapport
from rapportparser.model_diff import Diff

SCHEMAS: Final[dict[str, type[ContractModel]]] = {
    "rapport": Rapport,
    "findings": Findings,
    "manifest": ManifestLine,
    "diff": Diff,
}


def json_schema(name: str) -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of `rapport`, `findings`, `manifest` (one line of it) or `diff`.

    Raises:
        KeyError: There is no schema of that name.
    """
    schema = SCHEMAS[name].model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:rapportparser:{name}:{SCHEMA_VERSION}",
        **schema,
    }
