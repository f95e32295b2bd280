"""Every verb takes Word and OpenDocument files, and tells places in them as people find them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browsing import axe_violations, opened
from tests.docx_files import cell, docx, p, packed, table
from tests.test_cli import run
from tests.test_docx import STYLES, styled

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LIGHT = '<w:shd w:val="clear" w:fill="FF0000"/>'


def concept(*, mention: str = "2A9.9") -> bytes:
    """A draft in which a code is mentioned that is in no tree, and a doel has no prestaties."""
    info = table(("Programmanummer", "2"), ("Commissie", "Zorg"), ("Portefeuille(s)", "Veiligheid"))
    tree = table(
        ("Doel", "Prestatie", ""),
        ("2A1 Schoon", "2A1.1 Vegen &lt;b&gt;", cell("", LIGHT)),
        ("2A2 Heel", "", ""),
    )
    return docx(
        p("1e Voortgangsrapportage 2026", styled("Titel")) + p("Veiligheid", styled("Kop1")) + info
        + p("De missie van het programma Veiligheid luidt:", styled("Kop2")) + p("Een veilige stad.")
        + p("Stand van zaken bij Voortgangsrapportage", styled("Kop2")) + p(f"Het daalde met 3% en {mention} loopt.")
        + p("Doelenbomen", styled("Kop2")) + p("Beleidsterrein 2A Openbare ruimte", styled("Zonder")) + tree,
        styles=STYLES,
    )  # fmt: skip


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "concept.docx"
    path.write_bytes(concept())
    return path


def test_check_names_the_heading_and_the_row(draft: Path) -> None:
    done = run("check", draft, "--lang", "nl")
    said = done.stdout.decode()
    assert "onder ‘Stand van zaken bij Voortgangsrapportage’" in said
    assert "onder ‘Doelenboom 2A Openbare ruimte’, rij 2" in said
    assert "regel 1" not in said
    annotations = run("check", draft, "--format", "github").stdout.decode()
    assert "onder ‘Doelenboom 2A Openbare ruimte’, rij 2" in annotations
    assert ",line=" not in annotations


def test_diff_and_convert_take_them(draft: Path, tmp_path: Path) -> None:
    (tmp_path / "nieuw.docx").write_bytes(concept(mention="2A1.1"))
    done = run("diff", draft, tmp_path / "nieuw.docx", "--format", "json")
    assert done.returncode in {0, 1}, done.stderr.decode()
    json.loads(done.stdout)
    done = run("convert", tmp_path, "--out", tmp_path / "uit", "--quiet", "--jobs", "1")
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads((tmp_path / "uit" / "concept.docx.json").read_text())["programmas"][0]["nummer"] == 2


def test_review_shows_a_readable_page(draft: Path, tmp_path: Path, browser: Browser) -> None:
    page = tmp_path / "review.html"
    assert run("review", draft, "-o", page).returncode == 0
    with opened(browser, page) as one:
        browser_page = one.page
        heading = browser_page.locator(".line.heading", has_text="Stand van zaken bij Voortgangsrapportage").first
        assert heading.is_visible()
        assert browser_page.locator(".line.table", has_text="2A1 Schoon").first.inner_text().count("|") == 1
        assert "2A1.1 Vegen <b>" in browser_page.locator(".text").first.inner_text()
        assert browser_page.locator(".text .mark.percentage", has_text="3%").count() == 1
        assert axe_violations(one) == []


def test_convert_reads_the_reports_in_a_zip(tmp_path: Path) -> None:
    archive: dict[str, bytes | str] = {
        "2025/concept.docx": concept(),
        "2025/voortgang.txt": "1e Voortgangsrapportage 2025\n\nStand van zaken\n\nHet daalde met 3%.\n",
        "../buiten.txt": "1e Voortgangsrapportage 2024\n\nStand van zaken\n",
        "foto.jpg": b"\xff\xd8\xff",
        "kapot.docx": concept()[:300],
        "__MACOSX/2025/._concept.docx": b"x",
    }
    (tmp_path / "rapporten.zip").write_bytes(packed(archive))
    done = run("convert", tmp_path / "rapporten.zip", "--out", tmp_path / "uit", "--quiet", "--jobs", "1")
    assert done.returncode == 1, done.stderr.decode()
    lines = [json.loads(line) for line in (tmp_path / "uit" / "manifest.jsonl").read_text().splitlines()]
    told = {line["source"].partition(".zip/")[2]: (line["output"], (line["error"] or {}).get("code")) for line in lines}
    assert told["2025/concept.docx"][1] is None
    assert told["kapot.docx"] == (None, "source-kind")
    assert set(told) == {"2025/concept.docx", "2025/voortgang.txt", "../buiten.txt", "kapot.docx"}
    outputs = {name: tmp_path / "uit" / output for name, (output, _) in told.items() if output}
    assert all(path.resolve().is_relative_to((tmp_path / "uit").resolve()) for path in outputs.values())
    assert json.loads(outputs["2025/concept.docx"].read_text())["programmas"][0]["nummer"] == 2


def test_a_bomb_in_a_zip_is_one_failed_line(tmp_path: Path) -> None:
    (tmp_path / "bom.zip").write_bytes(packed({"bom.txt": b" " * 20_000_000, "goed.txt": "Stand van zaken"}))
    done = run("convert", tmp_path / "bom.zip", "--out", tmp_path / "uit", "--quiet", "--max-bytes", "1000000")
    assert done.returncode == 1
    lines = [json.loads(line) for line in (tmp_path / "uit" / "manifest.jsonl").read_text().splitlines()]
    assert [(line["error"] or {}).get("code") for line in lines] == ["limit", None]
