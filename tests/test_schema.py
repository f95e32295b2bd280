"""The JSON Schemas: made from the models, and true of what `parse` prints."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import rapportparser
from rapportparser.model import Rapport
from rapportparser.model_findings import Finding, FindingCounts, Findings, SourceFindings
from rapportparser.model_manifest import ManifestCounts, ManifestLine
from rapportparser.schemas import SCHEMAS, json_schema
from tests.conftest import ROOT, SAMPLES, profile_of


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_in_the_tree_is_that_of_the_models(name: str) -> None:
    stored = (ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert json.loads(stored) == json_schema(name), f"run: rapportparser schema {name} -o schemas/{name}.schema.json"


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_is_described(name: str) -> None:
    schema = json_schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"]
    assert schema["title"]
    for part in [schema, *schema.get("$defs", {}).values()]:
        assert part["description"]
        for field, description in part["properties"].items():
            assert "description" in description, f"{part['title']}.{field}"
        assert set(part["required"]) == set(part["properties"])


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_what_parse_gives_is_valid(sample: Path) -> None:
    printed = rapportparser.parse(sample, profile=profile_of(sample)).model_dump_json()
    jsonschema.Draft202012Validator(json_schema("rapport")).validate(json.loads(printed))
    assert Rapport.model_validate_json(printed).model_dump_json() == printed


def test_findings_and_manifest_lines_are_valid() -> None:
    finding = Finding(
        rule="SEC001", name="missing-section", severity="error", message="De missie ontbreekt.", hint="Voeg haar toe.",
        programma=2, sectie="missie", code=None, location=None,
    )  # fmt: skip
    findings = Findings(
        schema_version="1.1.0",
        counts=FindingCounts(error=1, warning=0, info=0),
        sources=(SourceFindings(source="concept.txt", findings=(finding,)),),
    )
    jsonschema.Draft202012Validator(json_schema("findings")).validate(json.loads(findings.model_dump_json()))
    line = ManifestLine(
        source="a.txt", status="ok", sha256="0" * 64, output="a.json", error=None, pages=None, seconds=0.4,
        counts=ManifestCounts(programmas=1, prestaties=23, percentages=2, warnings=0),
    )  # fmt: skip
    jsonschema.Draft202012Validator(json_schema("manifest")).validate(json.loads(line.model_dump_json()))


def test_no_number_is_nan() -> None:
    with pytest.raises(ValueError, match="finite"):
        ManifestLine(
            source="a", status="failed", sha256=None, output=None, error=None, counts=None, pages=None,
            seconds=float("nan"),
        )  # fmt: skip
