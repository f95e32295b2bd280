"""`convert`, as a process: real files, real children, real signals."""

from __future__ import annotations

import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import rapportparser
from rapportparser.schemas import json_schema
from tests.conftest import SAMPLES
from tests.pdfs import pdf, scan
from tests.traps import endless_forms

TEXT = SAMPLES / "voortgangsrapportage-2021-veiligheid.txt"
PDF = SAMPLES / "voortgangsrapportage-lindeveen-reportlab.pdf"


def command(*args: str | Path) -> list[str]:
    return [sys.executable, "-m", "rapportparser", "convert", *map(str, args)]


def convert(cwd: Path, *args: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command(*args), cwd=cwd, input=stdin, capture_output=True, check=False)


def manifest(out: Path) -> dict[str, Any]:
    lines = [json.loads(line) for line in (out / "manifest.jsonl").read_bytes().splitlines()]
    sources = [line["source"] for line in lines]
    assert sources == sorted(set(sources))
    return {line["source"]: line for line in lines}


def statuses(out: Path) -> dict[str, str]:
    return {source: line["status"] for source, line in manifest(out).items()}


def contents(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*.json")) if path.is_file()}


def copies(folder: Path, names: Iterable[str], source: Path = TEXT) -> None:
    for place, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(source.read_bytes() + f"\nRegel {place}.\n".encode())


def archive(folder: Path) -> None:
    copies(folder, ["a.txt", "2020/a.txt", "2021/diep/b.TXT"])
    shutil.copy(PDF, folder / "2020" / "a.pdf")
    (folder / "leeg.txt").write_bytes(b"")
    (folder / "kapot.pdf").write_bytes(PDF.read_bytes()[:2000])
    (folder / "scan.pdf").write_bytes(scan())
    (folder / "slot.pdf").write_bytes(pdf(lambda canvas: canvas.drawString(60, 700, "geheim"), password="sleutel"))
    (folder / "foto.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / ".verborgen.txt").write_text("niets")


def test_a_folder_is_mirrored_with_a_line_a_source(tmp_path: Path) -> None:
    archive(tmp_path / "archief")
    done = convert(tmp_path, "archief", "--out", "uit")
    assert done.returncode == 1
    assert done.stdout == b""
    lines = manifest(tmp_path / "uit")
    schema = jsonschema.Draft202012Validator(json_schema("manifest"))
    for line in lines.values():
        schema.validate(line)
    assert {source: (line["output"], line["error"] and line["error"]["code"]) for source, line in lines.items()} == {
        "archief/a.txt": ("a.txt.json", None),
        "archief/2020/a.txt": ("2020/a.txt.json", None),
        "archief/2020/a.pdf": ("2020/a.pdf.json", None),
        "archief/2021/diep/b.TXT": ("2021/diep/b.TXT.json", None),
        "archief/leeg.txt": (None, "source-empty"),
        "archief/kapot.pdf": (None, "source-damaged"),
        "archief/scan.pdf": (None, "no-text"),
        "archief/slot.pdf": (None, "source-encrypted"),
    }
    found = rapportparser.parse(tmp_path / "archief/a.txt")
    assert (tmp_path / "uit/a.txt.json").read_text(encoding="utf-8") == found.model_dump_json() + "\n"
    line = lines["archief/a.txt"]
    assert line["status"] == ("warnings" if found.warnings else "ok")
    assert line["sha256"] == found.source.sha256
    assert line["counts"]["programmas"] == len(found.programmas) == 1
    assert line["counts"]["prestaties"] == sum(1 for programma in found.programmas for _ in programma.prestaties())
    assert line["counts"]["percentages"] == found.model_dump_json().count('"qualifier":') > 0
    assert lines["archief/2020/a.pdf"]["pages"] == rapportparser.parse(PDF, profile="w-vragen").source.pages
    told = done.stderr.decode()
    assert "mislukt: archief/leeg.txt: " in told
    assert ".jpg 1" in told
    assert ".txt 1" in told
    assert "Traceback" not in told


def test_the_rest_is_skipped_and_force_redoes(tmp_path: Path) -> None:
    archive(tmp_path / "archief")
    out = tmp_path / "uit"
    convert(tmp_path, "archief", "--out", "uit")
    first, made = manifest(out), (out / "a.txt.json").stat().st_mtime_ns
    with (tmp_path / "archief/2020/a.txt").open("a") as file:
        file.write("Nog een regel.\n")
    (out / "2020/a.pdf.json").unlink()
    (tmp_path / "archief/leeg.txt").write_bytes(TEXT.read_bytes())
    (tmp_path / "archief/2021/diep/b.TXT").write_bytes(b"")
    assert convert(tmp_path, "archief", "--out", "uit", "--lang", "en").returncode == 1
    second = manifest(out)
    assert {source.removeprefix("archief/"): line["status"] for source, line in second.items()} == {
        "a.txt": "skipped",
        "2020/a.txt": first["archief/a.txt"]["status"],
        "2020/a.pdf": first["archief/2020/a.pdf"]["status"],
        "2021/diep/b.TXT": "failed",
        "leeg.txt": first["archief/a.txt"]["status"],
        "kapot.pdf": "failed",
        "scan.pdf": "failed",
        "slot.pdf": "failed",
    }
    assert (out / "a.txt.json").stat().st_mtime_ns == made
    assert second["archief/a.txt"]["counts"] == first["archief/a.txt"]["counts"]
    assert not (out / "2021/diep/b.TXT.json").exists()
    convert(tmp_path, "archief", "--out", "uit", "--profile", "w-vragen")
    assert "skipped" not in statuses(out).values()
    convert(tmp_path, "archief", "--out", "uit", "--profile", "w-vragen", "--force")
    assert "skipped" not in statuses(out).values()
    convert(tmp_path, "archief", "--out", "uit", "--profile", "w-vragen", "--jobs", "1")
    assert list(statuses(out).values()).count("skipped") == 4


def test_a_changed_profile_of_ones_own_is_another_profile(tmp_path: Path) -> None:
    copies(tmp_path, ["a.txt"])
    own = tmp_path / "eigen.toml"
    for name in ("een", "twee"):
        own.write_text(f'basis = "leiden"\nnaam = "{name}"\nomschrijving = "Een proef."\n')
        assert convert(tmp_path, "a.txt", "--out", "uit", "--profile", "eigen.toml").returncode == 0
        assert json.loads((tmp_path / "uit/a.txt.json").read_bytes())["generator"]["profile"] == name
    assert convert(tmp_path, "a.txt", "--out", "uit", "--profile", "eigen.toml").returncode == 0
    assert statuses(tmp_path / "uit") == {"a.txt": "skipped"}


@pytest.mark.parametrize("order", [("b", "a"), ("a", "b")])
def test_the_same_bytes_whatever_the_jobs_or_the_order(tmp_path: Path, order: Sequence[str]) -> None:
    copies(tmp_path, ["a/x.txt", "b/x.txt", "a/y.txt", "b/diep/z.txt"])
    convert(tmp_path, "a", "b", "--out", "recht", "--jobs", "3")
    convert(tmp_path, *order, "b/x.txt", "--out", "anders", "--jobs", "1")
    assert contents(tmp_path / "recht") == contents(tmp_path / "anders")
    assert sorted(contents(tmp_path / "recht")) == ["a/x.txt.json", "a/y.txt.json", "b/diep/z.txt.json", "b/x.txt.json"]
    recht, anders = manifest(tmp_path / "recht"), manifest(tmp_path / "anders")
    for line in (*recht.values(), *anders.values()):
        line["seconds"] = 0
    assert recht == anders


ODD = [
    "met spatie.txt",
    "..txt.txt",
    "...txt",
    "a..b/..c.txt",
    "日本語/отчёт №1.txt",
    "é.txt",
    "e\u0301.txt",
    "RAPPORT.txt",
    "rapport.txt",
    "regel\nbreuk.txt",
    "vraag?en*ster[1].txt",
    "con.txt",
    "x.json/y.txt",
    "~.txt",
    "-o.txt",
    f"{'l' * 251}.txt",
    f"{'l' * 250}m.txt",
    f"{'é' * 120}.txt",
    "\x1b[31mrood.txt",
    "eind .txt",
]


def test_odd_names_neither_clash_nor_leave_the_folder(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "diep" / "uit"
    copies(source, ODD)
    Path(os.fsdecode(os.fsencode(source) + b"/geen-\xff-utf8.txt")).write_bytes(TEXT.read_bytes())
    done = convert(tmp_path, source, "--out", out)
    assert done.returncode == 0, done.stderr
    lines = manifest(out)
    outputs = {line["output"] for line in lines.values()}
    assert len(lines) == len(ODD) + 1
    assert outputs == set(contents(out))
    folded = {output.casefold() for output in outputs}
    assert len(folded) == len(ODD) + 1
    assert {path.name for path in tmp_path.iterdir()} == {"in", "diep"}
    assert [path.name for path in (tmp_path / "diep").iterdir()] == ["uit"]
    hashes = {json.loads(content)["source"]["sha256"] for content in contents(out).values()}
    assert len(hashes) == len(ODD) + 1
    assert b"\x1b[31m" not in done.stderr
    assert convert(tmp_path, source, "--out", out).returncode == 0
    assert set(statuses(out).values()) == {"skipped"}


def test_a_file_and_a_folder_of_one_name(tmp_path: Path) -> None:
    copies(tmp_path / "in", ["x", "x.json/y.txt"])
    done = convert(tmp_path, "in/x", "in/x.json", "--out", "uit")
    assert done.returncode == 0, done.stderr
    assert len(contents(tmp_path / "uit")) == 2
    assert "x.json/y.txt.json" in contents(tmp_path / "uit")


def test_two_sources_of_one_name_in_two_batches(tmp_path: Path) -> None:
    copies(tmp_path, ["a/x.txt", "b/x.txt"])
    for folder in ("a", "b", "a", "b"):
        assert convert(tmp_path, f"{folder}/x.txt", "--out", "uit").returncode == 0
    lines = manifest(tmp_path / "uit")
    assert list(lines) == ["a/x.txt", "b/x.txt"]
    for source, line in lines.items():
        made = json.loads((tmp_path / "uit" / line["output"]).read_bytes())
        assert made["source"]["sha256"] == rapportparser.parse(tmp_path / source).source.sha256
        assert line["status"] == "skipped"


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    copies(tmp_path, ["in/echt/a.txt", "elders/b.txt"])
    (tmp_path / "in/echt/terug").symlink_to(tmp_path / "in")
    (tmp_path / "in/nog").symlink_to(tmp_path / "in/echt")
    (tmp_path / "in/elders").symlink_to(tmp_path / "elders")
    (tmp_path / "in/lus.txt").symlink_to(tmp_path / "in/lus.txt")
    (tmp_path / "in/weg.txt").symlink_to(tmp_path / "nergens.txt")
    done = convert(tmp_path, "in", "--out", "in/uit")
    assert done.returncode == 1
    assert {source: line["output"] for source, line in manifest(tmp_path / "in/uit").items()} == {
        "in/echt/a.txt": "echt/a.txt.json",
        "in/elders/b.txt": "elders/b.txt.json",
        "in/lus.txt": None,
        "in/weg.txt": None,
    }
    assert convert(tmp_path, "in", "--out", "in/uit").returncode == 1
    assert len(manifest(tmp_path / "in/uit")) == 4


def test_a_link_in_the_output_folder_leads_nowhere(tmp_path: Path) -> None:
    copies(tmp_path, ["in/sub/diep/a.txt"])
    (tmp_path / "buiten").mkdir()
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit/sub").symlink_to(tmp_path / "buiten")
    assert convert(tmp_path, "in", "--out", "uit").returncode == 1
    assert manifest(tmp_path / "uit")["in/sub/diep/a.txt"]["error"]["code"] == "output"
    assert list((tmp_path / "buiten").iterdir()) == []


def test_a_manifest_that_was_tampered_with_leads_nowhere(tmp_path: Path) -> None:
    copies(tmp_path / "in", ["a.txt", "leeg.txt"])
    (tmp_path / "in/leeg.txt").write_bytes(b"")
    (tmp_path / "uit").mkdir()
    kept = tmp_path / "kostbaar.json"
    kept.write_text("kostbaar")
    lines = [{"source": f"in/{name}.txt", "output": "../kostbaar.json"} for name in ("a", "leeg")]
    (tmp_path / "uit/manifest.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert convert(tmp_path, "in", "--out", "uit").returncode == 1
    assert kept.read_text() == "kostbaar"
    assert list(contents(tmp_path / "uit")) == ["a.txt.json"]


def test_globs_lists_and_what_is_not_there(tmp_path: Path) -> None:
    copies(tmp_path, ["in/2020/a.txt", "in/2021/a.txt", "in/2021/b.dat", "los.dat", "[1].txt"])
    listed = b"\xef\xbb\xbflos.dat\r\n\n[1].txt\nweg.txt\ngeen-*.txt\n"
    done = convert(tmp_path, "in/202[0-9]/*.txt", "in/**/b.*", "--files-from", "-", "--out", "uit", stdin=listed)
    assert done.returncode == 1
    lines = manifest(tmp_path / "uit")
    assert {source: line["output"] for source, line in lines.items()} == {
        "[1].txt": "[1].txt.json",
        "geen-*.txt": None,
        "in/2020/a.txt": "in/2020/a.txt.json",
        "in/2021/a.txt": "in/2021/a.txt.json",
        "in/2021/b.dat": "in/2021/b.dat.json",
        "los.dat": "los.dat.json",
        "weg.txt": None,
    }
    assert {lines[source]["error"]["code"] for source in ("geen-*.txt", "weg.txt")} == {"source-missing"}


def test_pipes_and_folders_without_leave_are_failed_lines(tmp_path: Path) -> None:
    copies(tmp_path / "in", ["a.txt"])
    os.mkfifo(tmp_path / "in" / "pijp.txt")
    assert convert(tmp_path, "in", "--out", "uit").returncode == 1
    assert manifest(tmp_path / "uit")["in/pijp.txt"]["error"]["code"] == "source-missing"


def test_a_source_that_hangs_is_one_failed_line(tmp_path: Path) -> None:
    copies(tmp_path / "in", ["a.txt", "b.txt"])
    (tmp_path / "in/bom.pdf").write_bytes(endless_forms())
    done = convert(tmp_path, "in", "--out", "uit", "--timeout", "10", "--max-memory", "8192")
    assert done.returncode == 1
    lines = manifest(tmp_path / "uit")
    assert lines["in/bom.pdf"]["error"]["code"] in {"limit", "worker"}
    assert {lines[f"in/{name}.txt"]["output"] for name in "ab"} == {"a.txt.json", "b.txt.json"}


def worker_ids(parent: int) -> list[int]:
    """The processes of the children of the fork server: parents are told by /proc."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
    helpers = {pid for pid, above in parents.items() if above == parent}
    return [pid for pid, above in parents.items() if above in helpers]


@pytest.mark.skipif(sys.platform != "linux", reason="children are found through /proc")
def test_a_killed_worker_is_one_failed_line(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    copies(tmp_path / "in", ["a.txt"])
    (tmp_path / "in/bom.pdf").write_bytes(endless_forms())
    process = subprocess.Popen(
        command("in", "--out", "uit", "--max-memory", "8192"), cwd=tmp_path, stderr=subprocess.PIPE
    )
    wait_for(lambda: len(noted(tmp_path / "uit")) == 1 and len(worker_ids(process.pid)) == 1)
    os.kill(worker_ids(process.pid)[0], signal.SIGKILL)
    _, told = process.communicate()
    assert process.returncode == 1, told
    lines = manifest(tmp_path / "uit")
    assert lines["in/bom.pdf"]["error"]["code"] == "worker"
    assert "SIGKILL" in lines["in/bom.pdf"]["error"]["message"]
    assert lines["in/a.txt"]["output"] == "a.txt.json"


@pytest.mark.skipif(sys.platform != "linux", reason="the limit holds on Linux only")
def test_a_source_that_eats_memory_is_one_failed_line(tmp_path: Path) -> None:
    copies(tmp_path / "in", ["a.txt"])
    (tmp_path / "in/groot.txt").write_bytes(b"Stand van zaken met 3% meer\n" * 4_000_000)
    done = convert(tmp_path, "in", "--out", "uit", "--max-memory", "512")
    assert done.returncode == 1
    lines = manifest(tmp_path / "uit")
    assert lines["in/groot.txt"]["error"] == {
        "code": "limit",
        "message": "groot.txt: needs more than 512 MiB of memory; raise --max-memory",
    }
    assert lines["in/a.txt"]["output"] == "a.txt.json"


def noted(out: Path) -> list[bytes]:
    path = out / "manifest.jsonl"
    return path.read_bytes().splitlines() if path.is_file() else []


def has_noted(out: Path, least: int) -> bool:
    return len(noted(out)) >= least


def wait_for(condition: Callable[[], bool]) -> None:
    for _ in range(600):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("it never came to that")


def test_a_killed_batch_goes_on_where_it_was(tmp_path: Path) -> None:
    archive(tmp_path / "archief")
    copies(tmp_path / "archief", [f"reeks/{number}.txt" for number in range(40)])
    convert(tmp_path, "archief", "--out", "heel")
    for stop_at in (5, 20):
        process = subprocess.Popen(command("archief", "--out", "uit", "--quiet"), cwd=tmp_path)
        wait_for(partial(has_noted, tmp_path / "uit", stop_at))
        process.kill()
        process.wait()
        with (tmp_path / "uit/manifest.jsonl").open("ab") as file:
            file.write(b'{"source":"archief/a.txt","status":"o')
    known = [json.loads(line)["output"] for line in noted(tmp_path / "uit")[:-1]]
    before = {path: (tmp_path / "uit" / path).stat().st_mtime_ns for path in known if path is not None}
    done = convert(tmp_path, "archief", "--out", "uit")
    assert done.returncode == 1
    assert contents(tmp_path / "uit") == contents(tmp_path / "heel")
    assert len(manifest(tmp_path / "uit")) == len(manifest(tmp_path / "heel")) == 48
    assert len(before) > 5
    assert before == {path: (tmp_path / "uit" / path).stat().st_mtime_ns for path in before}
    assert [path.name for path in (tmp_path / "uit/.rapportparser").iterdir()] == ["lock"]


@pytest.mark.parametrize("quiet", [True, False])
def test_an_interrupt_ends_it_tidily(tmp_path: Path, *, quiet: bool) -> None:
    copies(tmp_path / "in", [f"{number}.txt" for number in range(30)])
    (tmp_path / "in/bom.pdf").write_bytes(endless_forms())
    args = command("in", "--out", "uit", "--max-memory", "8192", *(["--quiet"] if quiet else []))
    process = subprocess.Popen(args, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    wait_for(lambda: len(noted(tmp_path / "uit")) >= 3)
    process.send_signal(signal.SIGINT)
    printed, told = process.communicate(timeout=30)
    assert (process.returncode, printed) == (130, b"")
    assert told.splitlines()[-1] == b"rapportparser: interrupted"
    assert b"Traceback" not in told
    lines = manifest(tmp_path / "uit")
    assert {line["output"] for line in lines.values()} <= {*contents(tmp_path / "uit"), None}
    assert [path.name for path in (tmp_path / "uit/.rapportparser").iterdir()] == ["lock"]


def test_a_bar_on_a_terminal_and_a_table_at_the_end(tmp_path: Path) -> None:
    copies(tmp_path / "in", ["a.txt", "b.txt"])
    (tmp_path / "in/[red]leeg.txt").write_bytes(b"")
    ours, theirs = pty.openpty()
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen(
        command("in", "--out", "uit", "--lang", "en"), cwd=tmp_path, stderr=theirs, env=environment
    )
    os.close(theirs)
    printed = b""
    while True:
        try:
            printed += os.read(ours, 65536)
        except OSError:
            break
    os.close(ours)
    assert process.wait() == 1
    shown = printed.decode()
    assert "3/3" in shown
    assert "sources/s" in shown
    assert "1 failed" in shown
    assert "failed: in/[red]leeg.txt: " in shown
    assert "performances" in shown


def test_quiet_is_quiet(tmp_path: Path) -> None:
    copies(tmp_path / "in", ["a.txt"])
    (tmp_path / "in/leeg.txt").write_bytes(b"")
    done = convert(tmp_path, "in", "--out", "uit", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")


@pytest.mark.parametrize(
    ("args", "status", "says"),
    [
        (["--out", "uit"], 2, b"There are no sources"),
        (["leeg", "--out", "uit"], 2, b"no PDF and no text"),
        (["a.txt"], 2, b"--out"),
        (["a.txt", "--out", "/dev/null/uit"], 5, b"choose another place with --out"),
        (["a.txt", "--out", "uit", "--profile", "weg"], 2, b"no profile of that name"),
        (["a.txt", "--out", "uit", "--language-model", "nl_geen"], 2, b"no language model of that name"),
        (["a.txt", "--out", "uit", "--files-from", "weg.txt"], 3, b"the list cannot be read"),
        (["nep://a/b.txt", "--out", "uit"], 2, b"nep://a/b.txt: "),
        (["a.txt", "--out", "uit", "--dask", "tcp://127.0.0.1:9"], 2, b"no Dask scheduler answers there"),
    ],
)
def test_wrong_usage_is_told_in_a_line(tmp_path: Path, args: list[str], status: int, says: bytes) -> None:
    copies(tmp_path, ["a.txt"])
    (tmp_path / "leeg").mkdir()
    done = convert(tmp_path, *args)
    assert done.returncode == status, done.stderr
    assert says in done.stderr
    assert b"Traceback" not in done.stderr


def test_one_batch_at_a_time(tmp_path: Path) -> None:
    copies(tmp_path / "in", ["a.txt"])
    (tmp_path / "in/bom.pdf").write_bytes(endless_forms())
    args = command("in", "--out", "uit", "--max-memory", "8192", "--quiet")
    process = subprocess.Popen(args, cwd=tmp_path)
    wait_for(lambda: len(noted(tmp_path / "uit")) >= 1)
    done = convert(tmp_path, "in", "--out", "uit")
    process.send_signal(signal.SIGINT)
    assert process.wait() == 130
    assert (done.returncode, done.stderr.count(b"\n")) == (5, 1)
    assert b"another batch is writing there" in done.stderr


def test_file_addresses_are_paths(tmp_path: Path) -> None:
    copies(tmp_path / "in", ["met spatie.txt"])
    done = convert(tmp_path, f"file://{tmp_path}/in/", "--out", f"file://{tmp_path}/uit")
    assert done.returncode == 0, done.stderr
    assert list(contents(tmp_path / "uit")) == ["met spatie.txt.json"]
