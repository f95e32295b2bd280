"""Sources that are made to do harm: each ends in JSON or in one clear error, whichever verb reads it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from tests import traps
from tests.pdfs import printed
from tests.test_cli import complaint, run
from tests.test_convert import convert, copies, manifest

PDFS: dict[str, Callable[[], bytes]] = {
    "bom": traps.bomb,
    "boom-diep": traps.deep_tree,
    "boom-kring": traps.pages_in_a_circle,
    "groot": traps.huge_page,
    "haken": traps.nested_brackets,
    "letters": traps.many_letters,
    "letters-plat": traps.letters_without_width,
    "lijnen": traps.many_paths,
    "paginas": traps.many_pages,
    "script": traps.script_and_attachment,
    "tabellen": traps.tables_in_a_circle,
    "vakjes": traps.many_marks,
    "vormen": traps.endless_forms,
}
SPACES = "".join(map(chr, [9, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, *range(8192, 8208), 8232, 8233, 8239, 8287, 12288, 65279]))  # fmt: skip
TEXTS: dict[str, str] = {
    "een-regel": "Het aantal meldingen daalde met 3% en 2A1.1 staat op oranje (zie 2A1.2). " * 140_000,
    "codes": " ".join(f"{number % 9 + 1}A{number % 7 + 1}.{number % 99}" for number in range(100_000)),
    "codes-per-regel": "\n".join(f"{number % 9 + 1}A{number % 7 + 1}.{number % 99} Naam" for number in range(100_000)),
    "haken": "Stand van zaken\n\n" + "(" * 300_000 + "3%" + ")" * 300_000,
    "nbsp": "\u00a0" * 3_000_000,
    "spaties": SPACES * 20_000 + "3%",
    "rechts-naar-links": "\u202e\u200fשלום 3% \u2067عربي 2A1.1\u2069\n" * 4_000,
    "nul": "\x00Stand van zaken\x00 3%\x00\n" * 20_000,
    "procenten": "Stand van zaken bij Voortgangsrapportage\n\n" + "Het daalde van 3% tot 5%, " * 4_000,
}
LIMITS = ("--timeout", "10", "--max-memory", "1024")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kwaad")
    for name, make in PDFS.items():
        (folder / f"{name}.pdf").write_bytes(make())
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    return folder


@pytest.mark.parametrize("name", [*(f"{name}.pdf" for name in PDFS), *(f"{name}.txt" for name in TEXTS)])
def test_a_lone_parse_ends_in_json_or_one_clear_error(name: str, folder: Path) -> None:
    done = run("parse", folder / name, *LIMITS)
    if done.returncode == 0:
        assert done.stderr == b""
        assert json.loads(done.stdout)["source"]["name"] == name
    else:
        assert done.returncode in {3, 4, 6}
        assert complaint(done).startswith(f"rapportparser: {name}: ")


@pytest.mark.parametrize("verb", ["check", "review"])
@pytest.mark.parametrize("name", ["boom-kring.pdf", "groot.pdf", "letters.pdf", "vormen.pdf", "codes.txt", "nul.txt"])
def test_other_verbs_end_as_well(verb: str, name: str, folder: Path, tmp_path: Path) -> None:
    done = run(verb, folder / name, "-o", tmp_path / "uit", *LIMITS)
    assert done.returncode in {0, 1, 3, 4, 6}
    assert b"Traceback" not in done.stderr
    assert (tmp_path / "uit").exists() == (done.returncode in {0, 1})
    assert {path.name for path in tmp_path.iterdir()} <= {"uit"}


def test_a_batch_of_them_ends_with_a_line_each(folder: Path, tmp_path: Path) -> None:
    copies(tmp_path, ["goed.txt"])
    done = convert(tmp_path, folder, "goed.txt", "--out", "uit", "--quiet", *LIMITS)
    assert done.returncode == 1
    lines = {Path(source).name: line for source, line in manifest(tmp_path / "uit").items()}
    assert len(lines) == len(PDFS) + len(TEXTS) + 1
    assert lines["goed.txt"]["output"]
    assert lines["script.pdf"]["output"]
    codes = {line["error"]["code"] for line in lines.values() if line["error"]}
    assert codes <= {"limit", "worker", "no-text", "source-damaged", "source-empty", "source-kind"}


def test_what_a_pdf_brings_along_is_left_alone(folder: Path, tmp_path: Path) -> None:
    done = run("parse", folder / "script.pdf", "-o", tmp_path / "uit.json")
    assert (done.returncode, done.stderr) == (0, b"")
    text = (tmp_path / "uit.json").read_text(encoding="utf-8")
    assert "3%" in text
    assert "kwaad" not in text
    assert [path.name for path in tmp_path.iterdir()] == ["uit.json"]


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"])
def test_every_algorithm_of_encryption_is_told_and_opened(algorithm: str, tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(printed("Stand van zaken\n\nHet daalde met 3%."))))
    writer.encrypt("sleutel", algorithm=algorithm)
    writer.write(tmp_path / "slot.pdf")
    done = run("parse", tmp_path / "slot.pdf")
    assert done.returncode == 3
    assert "is encrypted" in complaint(done)
    assert run("parse", tmp_path / "slot.pdf", "--password", "fout").returncode == 3
    opened = run("parse", tmp_path / "slot.pdf", "--password", "sleutel")
    assert opened.returncode == 0
    assert "3%" in opened.stdout.decode()
