"""The command, as a process."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import rapportparser
from tests.conftest import ROOT, SAMPLES
from tests.pdfs import pdf, scan

SAMPLE = SAMPLES / "voortgangsrapportage-2021-veiligheid.txt"


def run(*args: str | Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "rapportparser", *map(str, args)],
        input=stdin,
        capture_output=True,
        check=False,
        env=os.environ | environment,
        cwd=ROOT,
    )


def complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    assert done.stdout == b""
    text = done.stderr.decode()
    assert text.count("\n") == 1
    assert "Traceback" not in text
    return text


def test_parse_gives_compact_json_in_a_pipe() -> None:
    done = run("parse", SAMPLE)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"\n") == 1
    assert done.stdout.decode() == rapportparser.parse(SAMPLE).model_dump_json() + "\n"


def test_parse_gives_pretty_json_on_a_terminal() -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen([sys.executable, "-m", "rapportparser", "parse", str(SAMPLE)], stdout=theirs)
    os.close(theirs)
    printed = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        printed += piece
    assert process.wait() == 0
    os.close(ours)
    assert printed.replace(b"\r\n", b"\n").startswith(b'{\n  "schema_version"')
    assert json.loads(printed) == json.loads(rapportparser.parse(SAMPLE).model_dump_json())


@pytest.mark.parametrize(("indent", "lines"), [("0", 1), ("1", 100), ("4", 100)])
def test_indent(indent: str, lines: int) -> None:
    printed = run("parse", SAMPLE, "--indent", indent).stdout
    assert printed.count(b"\n") >= lines
    assert lines == 1 or printed.splitlines()[1].startswith(b" " * int(indent) + b'"')


def test_parse_reads_standard_input() -> None:
    done = run("parse", "-", stdin=SAMPLE.read_bytes())
    assert json.loads(done.stdout)["source"]["name"] == "-"
    assert json.loads(done.stdout)["programmas"] == json.loads(run("parse", SAMPLE).stdout)["programmas"]


def test_output_goes_to_a_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "uit.json"
    target.write_text("oud")
    target.chmod(0o640)
    done = run("parse", SAMPLE, "-o", target)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert json.loads(target.read_bytes())["jaar"] == 2021
    assert target.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["uit.json"]


def test_an_output_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(tmp_path / "echt.json")
    assert run("parse", SAMPLE, "-o", tmp_path / "link.json").returncode == 0
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "echt.json").is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are always Unicode")
def test_a_name_that_is_no_utf_8_is_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xff.txt")
    path.write_bytes(SAMPLE.read_bytes())
    assert json.loads(run("parse", path).stdout)["source"]["name"] == "?.txt"
    assert b"?.txt" in run("review", path).stdout


def test_non_ascii_is_printed_as_it_is_whatever_the_locale() -> None:
    assert "Eén meldpunt" in run("parse", SAMPLE, LC_ALL="C", PYTHONIOENCODING="ascii").stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("args", "status", "says"),
    [
        (["parse", "weg.txt"], 3, "weg.txt: there is no such file"),
        (["parse", "."], 3, "is a folder"),
        (["parse", SAMPLE, "-o", "/nergens/uit.json"], 5, "/nergens/uit.json: cannot be written"),
        (["parse", SAMPLE, "--max-bytes", "10"], 6, "raise --max-bytes"),
        (["parse", SAMPLE, "--profile", "waterveld"], 2, "give one of algemeen, leiden"),
    ],
)
def test_errors_are_one_line_with_their_status(args: list[str | Path], status: int, says: str) -> None:
    done = run(*args)
    assert done.returncode == status
    assert says in complaint(done)


def test_a_name_does_not_command_the_terminal(tmp_path: Path) -> None:
    done = run("parse", tmp_path / "\x1b[31mrood\x07.txt")
    assert done.returncode == 3
    assert "\\x1b[31mrood\\x07.txt: " in complaint(done)


@pytest.mark.parametrize("data", [b"", bytes(range(256)) * 9, b"PK\x03\x04"])
def test_what_is_no_text_gets_status_3(data: bytes) -> None:
    done = run("parse", "-", stdin=data)
    assert done.returncode == 3
    assert "standard input: " in complaint(done)


@pytest.mark.parametrize("args", [["prase", "x"], ["parse"], ["parse", SAMPLE, "--indent", "x"], ["schema", "nope"]])
def test_wrong_usage_gets_status_2_and_a_hint(args: list[str | Path]) -> None:
    done = run(*args)
    assert done.returncode == 2
    assert b"--help" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_is_an_error() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "rapportparser", "parse", str(SAMPLE)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 5
    assert done.stderr.decode().count("\n") == 1


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m rapportparser parse {SAMPLE} | head -c 10; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_interrupt_gets_status_130() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "rapportparser", "parse", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell's background job ignores the signal, and its children would too.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )
    assert process.stdin is not None
    # More than a pipe holds: once it is written, the command is reading.
    process.stdin.write(b"x" * 300_000)
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    _, complaint_ = process.communicate()
    assert (process.returncode, complaint_.strip()) == (130, b"rapportparser: interrupted")


def test_debug_shows_the_traceback() -> None:
    done = run("parse", "weg.txt", "--debug")
    assert done.returncode == 3
    assert b"Traceback" in done.stderr


def test_schema_is_printed() -> None:
    assert json.loads(run("schema").stdout) == json.loads((ROOT / "schemas" / "rapport.schema.json").read_bytes())
    assert json.loads(run("schema", "manifest").stdout)["title"] == "ManifestLine"


def test_version_and_help() -> None:
    assert run("--version").stdout.decode() == f"rapportparser {rapportparser.__version__}\n"
    shown = run("--help").stdout.decode()
    assert "Exit status" in shown
    for verb in ("parse", "convert", "schema"):
        assert verb in shown
        assert run(verb, "-h").returncode == 0


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from rapportparser.cli import rapportparser; "
        "rapportparser.main(['--help'], standalone_mode=False); "
        "print([name for name in ('pydantic', 'spacy', 'rapidfuzz', 'charset_normalizer', 'rich', 'pebble', 'fsspec', 'jinja2') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_pdfs_and_their_options(tmp_path: Path) -> None:
    locked, scanned = tmp_path / "slot.pdf", tmp_path / "scan.pdf"
    locked.write_bytes(pdf(lambda canvas: canvas.drawString(60, 700, "geheim"), password="sleutel"))
    scanned.write_bytes(scan())
    done = run("parse", locked)
    assert done.returncode == 3
    assert "--password" in complaint(done)
    assert run("parse", locked, "--password", "sleutel").returncode == 0
    done = run("parse", scanned)
    assert done.returncode == 4
    assert "scan.pdf: page 1 holds no text" in complaint(done)
    whole = SAMPLES / "voortgangsrapportage-waterveld-reportlab.pdf"
    done = run("parse", whole, "--max-pages", "5")
    assert done.returncode == 6
    assert "raise --max-pages" in complaint(done)
    stoplights = SAMPLES / "stoplichten-reportlab.pdf"
    fast, slow = run("parse", stoplights), run("parse", stoplights, "--pdf-engine", "pdfplumber")
    assert json.loads(fast.stdout)["soort"] == json.loads(slow.stdout)["soort"] == "voortgangsrapportage"
    assert fast.stderr == slow.stderr == b""
