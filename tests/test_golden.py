"""The samples give the JSON that was read line by line before it was committed."""

from __future__ import annotations

from pathlib import Path

import pytest

import rapportparser
from tests.conftest import SAMPLES, profile_of

GOLDEN = Path(__file__).parent / "golden"
# What the other producers give is held equal to ReportLab's and the text's in test_pdf.py.
OTHER_PRODUCERS = ("-chromium", "-libreoffice", "-weasyprint")
REPORTS = sorted(
    path for path in SAMPLES.iterdir() if path.suffix in {".txt", ".pdf"} and not path.stem.endswith(OTHER_PRODUCERS)
)


@pytest.mark.parametrize("sample", REPORTS, ids=lambda path: path.name)
def test_sample_gives_its_golden_json(sample: Path, regenerate_golden: bool) -> None:
    golden = GOLDEN / f"{sample.name}.json"
    rapport = rapportparser.parse(sample, profile=profile_of(sample))
    unversioned = rapport.generator.model_copy(update={"version": "any"})
    got = rapport.model_copy(update={"generator": unversioned}).model_dump_json(indent=2) + "\n"
    if regenerate_golden:
        golden.write_text(got, encoding="utf-8")
        pytest.fail(f"{golden.name} is written anew; read its difference, then run again")
    assert got == golden.read_text(encoding="utf-8")


def test_no_golden_file_without_its_sample() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == {path.name for path in REPORTS}
