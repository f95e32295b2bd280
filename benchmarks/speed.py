"""How fast, how large, how long to start: one table, measured in one run on one core, ratios first.

    python benchmarks/speed.py                          print the table
    python benchmarks/speed.py --write                  and keep it in docs/performance.md
    python benchmarks/speed.py --pages 50 --quick       a first look

The reports are the samples of four producers, their pages over and over until there are enough. Each figure is of a
process of its own, the best of some runs, so that neither another's memory nor another's caches count.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib import metadata
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import click

ROOT: Final = Path(__file__).parent.parent
_SAMPLE: Final = "voortgangsrapportage-waterveld"
_PRODUCERS: Final = ("reportlab", "libreoffice", "chromium", "weasyprint")
# Peers that take seconds a page are measured on so many pages, and counted a page.
_FEW: Final = 10
_BEGIN, _END = "<!-- begin of the measured part -->", "<!-- end of the measured part -->"

# What a process runs for a figure: `path` and `pages` are given, `seconds` is what it says.
_PROLOGUE: Final = """
import json, os, resource, sys, time
path, pages = sys.argv[1], int(sys.argv[2])
stages, peak = {}, 0
"""
_EPILOGUE: Final = """
print(json.dumps({"seconds": seconds, "peak": peak, "stages": stages}))
"""
_OURS: Final = """
import rapportparser
from rapportparser import model, __version__
from rapportparser.parsing.assembly import Assembly
from rapportparser.parsing.collecting import rarely_collected
from rapportparser.profile import load_profile
from rapportparser.reading import read
from rapportparser.reading.source import load
from rapportparser.structure import outline_of
rapportparser.parse("samples/voortgangsrapportage-2021-veiligheid.txt")
rapportparser.parse("samples/stoplichten-reportlab.pdf")
begin = time.perf_counter()
rapportparser.parse(path).model_dump_json()
seconds = time.perf_counter() - begin
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
stages["begin"] = time.perf_counter()
with rarely_collected():
    profile = load_profile("leiden")
    generator = model.Generator(name="rapportparser", version=__version__, profile="leiden", language_model="rules:nl")
    loaded = load(path)
    document = read(loaded, None)
    stages["reading"] = time.perf_counter()
    outline = outline_of(document, profile)
    stages["structure"] = time.perf_counter()
    rapport = Assembly(outline, profile.grammar, "rules:nl").rapport(loaded, document, generator)
stages["facts"] = time.perf_counter()
rapport.model_dump_json()
stages["JSON"] = time.perf_counter()
"""
_PEERS: Final = {
    "pypdfium2": """
import pypdfium2
begin = time.perf_counter()
document = pypdfium2.PdfDocument(path)
for number in range(min(pages, len(document))):
    page = document[number]
    text = page.get_textpage()
    text.get_text_range()
    text.close()
    page.close()
seconds = time.perf_counter() - begin
""",
    "pdfplumber": """
import pdfplumber
begin = time.perf_counter()
with pdfplumber.open(path) as document:
    for page in document.pages[:pages]:
        page.extract_text()
        page.close()
seconds = time.perf_counter() - begin
""",
    "pdfplumber, words and tables": """
import pdfplumber
begin = time.perf_counter()
with pdfplumber.open(path) as document:
    for page in document.pages[:pages]:
        page.extract_words()
        page.find_tables()
        page.close()
seconds = time.perf_counter() - begin
""",
    "pdfminer.six": """
from pdfminer.high_level import extract_text
begin = time.perf_counter()
extract_text(path, maxpages=pages)
seconds = time.perf_counter() - begin
""",
    "pypdf": """
from pypdf import PdfReader
begin = time.perf_counter()
for page in PdfReader(path).pages[:pages]:
    page.extract_text()
seconds = time.perf_counter() - begin
""",
    "PyMuPDF": """
import pymupdf
begin = time.perf_counter()
for page in pymupdf.open(path).pages(0, pages):
    page.get_text()
seconds = time.perf_counter() - begin
""",
    "pdftotext": """
import shutil, subprocess
shutil.which("pdftotext") or sys.exit("pdftotext is not installed")
begin = time.perf_counter()
subprocess.run(["pdftotext", "-layout", "-l", str(pages), path, os.devnull], check=True)
seconds = time.perf_counter() - begin
""",
}
_TEXT_ONLY: Final = """
import rapportparser
rapportparser.parse("samples/voortgangsrapportage-2021-veiligheid.txt")
begin = time.perf_counter()
rapportparser.parse(path).model_dump_json()
seconds = time.perf_counter() - begin
"""
# What might take the square of its length, and so many of it.
_ODD_TEXTS: Final = {
    "one line of sentences": ("Het aantal meldingen daalde met 3% en 2A1.1 staat op oranje (zie 2A1.2). ", 2_000),
    "codes in one line": ("2A1.1 3B2.14, ", 40_000),
    "rows of codes": ("2A1.1 Naam\n", 20_000),
    "brackets": ("(", 200_000),
    "figures": ("1", 200_000),
    "figures and stops": ("1.", 100_000),
    "bars": (" | ", 100_000),
    "gaps": ("   a", 50_000),
    "a heading over and over": ("Stand van zaken bij ", 20_000),
    "a mission that never ends": ("De missie van het programma ", 10_000),
    "list marks": ("\u2022 ", 100_000),
    "colours": ("groen oranje rood ", 20_000),
    "percentages": ("van 3% tot 5%, ", 3_000),
    "odd spaces": ("\u00a0\u2003\u202fa", 100_000),
}
_CHILDLESS: Final = """
import os
os.environ["RAPPORTPARSER_IS_CHILD"] = "1"
from rapportparser.cli import main
main()
"""
_STARTS: Final = {
    "python -c pass": ["-c", "pass"],
    "python -c 'import spacy; spacy.blank(\"nl\")'": ["-c", "import spacy; spacy.blank('nl')"],
    "--help": ["-m", "rapportparser", "--help"],
    "schema": ["-m", "rapportparser", "schema"],
    "rules": ["-m", "rapportparser", "rules"],
    "parse, a text of one programme": ["-m", "rapportparser", "parse", "{text}"],
    "parse, the same without percentages": ["-m", "rapportparser", "parse", "{bare}"],
    "parse, without percentages and without a child": ["-c", _CHILDLESS, "parse", "{bare}"],
    "check, a text of one programme": ["-m", "rapportparser", "check", "{text}"],
    "review, a text of one programme": ["-m", "rapportparser", "review", "{text}"],
    "parse, from Python": [
        "-c", "import rapportparser, sys; rapportparser.parse(sys.argv[1]).model_dump_json()", "{text}"
    ],
}  # fmt: skip


def on_one_core(command: Sequence[str], **given: Any) -> subprocess.CompletedProcess[str]:  # noqa: ANN401
    """Run a command on one core."""
    return subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=ROOT, preexec_fn=_pin, **given
    )  # fmt: skip


def _pin() -> None:
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def measured(code: str, path: Path, pages: int, runs: int) -> dict[str, Any] | None:
    """Run code for a figure some times, and give the best; None where what it needs is not installed."""
    results: list[dict[str, Any]] = []
    for _ in range(runs):
        done = on_one_core([sys.executable, "-c", _PROLOGUE + code + _EPILOGUE, str(path), str(pages)])
        if done.returncode:
            missing = "ModuleNotFoundError" in done.stderr or "not installed" in done.stderr
            if not missing:
                click.echo(done.stderr, err=True)
            return None
        results.append(json.loads(done.stdout.splitlines()[-1]))
    return min(results, key=lambda result: float(result["seconds"]))


def started(arguments: Sequence[str], runs: int) -> float:
    """Give the seconds that a whole process takes, the best of some."""
    best = float("inf")
    for _ in range(runs):
        begin = time.perf_counter()
        done = on_one_core([sys.executable, *arguments])
        best = min(best, time.perf_counter() - begin)
        if done.returncode not in {0, 1}:
            raise click.ClickException(done.stderr)
    return best


def made(producer: str, pages: int, folder: Path) -> Path:
    """Give a PDF of a producer with so many pages: those of its sample over and over."""
    import pypdfium2

    target = folder / f"{producer}-{pages}.pdf"
    source = pypdfium2.PdfDocument(ROOT / "samples" / f"{_SAMPLE}-{producer}.pdf")
    document = pypdfium2.PdfDocument.new()
    while len(document) < pages:
        document.import_pages(source, list(range(min(len(source), pages - len(document)))))
    document.save(target)
    return target


def made_text(times: int, folder: Path) -> Path:
    """Give the sample's text over and over."""
    target = folder / f"text-{times}.txt"
    target.write_text((ROOT / "samples" / f"{_SAMPLE}.txt").read_text(encoding="utf-8") * times, encoding="utf-8")
    return target


def as_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give a Markdown table."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def parsing_tables(sizes: Sequence[int], folder: Path, runs: int) -> Iterable[str]:
    """Measure `parse` of PDFs and texts, its stages, its memory and its growth."""
    rows, stages = [], []
    for producer in _PRODUCERS:
        seconds: dict[int, float] = {}
        for pages in sizes:
            path = made(producer, pages, folder)
            ours = measured(_OURS, path, pages, runs)
            plain = measured(_PEERS["pypdfium2"], path, pages, runs)
            if ours is None or plain is None:
                raise click.ClickException(f"{path}: could not be measured")
            seconds[pages] = ours["seconds"]
            growth = f"{ours['seconds'] / seconds[sizes[0]]:.1f}" if pages != sizes[0] else ""
            rows.append([
                f"{producer}, {pages} pages", f"{ours['seconds'] / plain['seconds']:.1f}", growth,
                f"{ours['seconds']:.2f} s", f"{plain['seconds']:.2f} s", f"{1000 * ours['seconds'] / pages:.1f} ms",
                f"{ours['peak']:.0f} MiB",
            ])  # fmt: skip
            stages.append([f"{producer}, {pages} pages", *_stages(ours)])
    for times in (1, 10):
        ours = measured(_OURS, made_text(times, folder), 0, runs)
        if ours is not None:
            name = f"text, the sample {times} times"
            rows.append([name, "", "", f"{ours['seconds']:.2f} s", "", "", f"{ours['peak']:.0f} MiB"])
            stages.append([name, *_stages(ours)])
    head = ["parse", "× pypdfium2's text", f"× {sizes[0]} pages", "seconds", "pypdfium2", "a page", "peak memory"]
    yield as_table(head, rows)
    yield as_table(["seconds a stage", "reading", "structure", "facts", "JSON"], stages)


def _stages(result: dict[str, Any]) -> list[str]:
    ends = [float(end) for end in result["stages"].values()]
    return [f"{end - start:.3f}" for start, end in pairwise(ends)]


def peer_table(pages: int, folder: Path, runs: int) -> str:
    """Measure what other programs take for the plain text of the same files, a page."""
    rows = []
    for name, code in {"rapportparser": _OURS, **_PEERS}.items():
        cells = []
        for producer in _PRODUCERS:
            path = made(producer, pages, folder)
            few = pages if name in {"rapportparser", "pypdfium2", "pdftotext", "PyMuPDF"} else min(_FEW, pages)
            result = measured(code, path, few, runs if few == pages else 1)
            cells.append(f"{1000 * result['seconds'] / few:.1f}" if result else "not installed")
        rows.append([name, *cells])
    return as_table(["milliseconds a page", *_PRODUCERS], rows)


def start_table(folder: Path, runs: int) -> str:
    """Measure whole processes."""
    text = ROOT / "samples" / "voortgangsrapportage-2021-veiligheid.txt"
    bare = folder / "zonder.txt"
    words = text.read_text(encoding="utf-8").replace("%", " ").replace("procent", "pct")
    bare.write_text(words, encoding="utf-8")
    seconds = {
        name: started([part.format(text=text, bare=bare) for part in arguments], runs)
        for name, arguments in _STARTS.items()
    }
    empty, spacy = list(seconds.values())[:2]
    rows = [[name, f"{one - empty:.2f} s", f"{one / spacy:.2f}", f"{one:.2f} s"] for name, one in seconds.items()]
    return as_table(["a whole process", "above python -c pass", "× spaCy's blank pipeline", "seconds"], rows)


def odd_table(folder: Path, runs: int) -> str:
    """Measure odd texts, and the same twice as long."""
    rows = []
    for name, (piece, count) in _ODD_TEXTS.items():
        seconds = []
        for times in (count, 2 * count):
            path = folder / "odd.txt"
            path.write_text(piece * times, encoding="utf-8")
            result = measured(_TEXT_ONLY, path, 0, runs)
            seconds.append(float(result["seconds"]) if result else float("nan"))
        once, twice = seconds
        rows.append([name, f"{twice / once:.1f}", f"{twice:.2f} s", f"{2 * count * len(piece) / 1e6:.1f} million"])
    return as_table(["odd texts, twice as long", "× half of it", "seconds", "characters"], rows)


def convert_table(folder: Path, copies: int) -> str:
    """Measure a batch with one job and with two, on all cores."""
    source = folder / "batch"
    source.mkdir()
    for number in range(copies):
        producer = _PRODUCERS[number % len(_PRODUCERS)]
        shutil.copy(ROOT / "samples" / f"{_SAMPLE}-{producer}.pdf", source / f"{number}.pdf")
    seconds = []
    for jobs in (1, 2):
        begin = time.perf_counter()
        command = [sys.executable, "-m", "rapportparser", "convert", str(source), "--out", str(folder / f"out{jobs}")]
        subprocess.run([*command, "--jobs", str(jobs), "--quiet"], check=True)
        seconds.append(time.perf_counter() - begin)
    rows = [[f"{copies} PDFs, {jobs} jobs", f"{seconds[0] / one:.2f}", f"{one:.1f} s", f"{copies / one:.1f}"]
            for jobs, one in zip((1, 2), seconds, strict=True)]  # fmt: skip
    return as_table(["convert", "× one job", "seconds", "reports a second"], rows)


def versions() -> str:
    """Tell what was measured, on what."""
    names = ("pypdfium2", "pdfplumber", "pdfminer.six", "pypdf", "PyMuPDF", "spacy", "pydantic")
    told = []
    for name in names:
        try:
            told.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            continue
    machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return f"{datetime.now(UTC):%Y-%m-%d}. {machine}; {', '.join(told)}."


@click.command()
@click.option("--pages", "sizes", type=int, multiple=True, default=(50, 250, 500), show_default=True)
@click.option("--quick", is_flag=True, help="One run a figure instead of the best of three.")
@click.option("--write", is_flag=True, help="Keep the tables in docs/performance.md.")
def main(*, sizes: tuple[int, ...], quick: bool, write: bool) -> None:
    """Print the tables."""
    runs = 1 if quick else 3
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts = [versions()]
        for part in (
            *parsing_tables(sizes, folder, runs),
            peer_table(sizes[0], folder, runs),
            start_table(folder, 2 * runs + 1),
            odd_table(folder, runs),
            convert_table(folder, 24 if quick else 80),
        ):
            click.echo(f"{part}\n")
            parts.append(part)
    if write:
        page = ROOT / "docs" / "performance.md"
        before, _, rest = page.read_text(encoding="utf-8").partition(_BEGIN)
        _, _, after = rest.partition(_END)
        measured_part = "\n\n".join(parts)
        page.write_text(f"{before}{_BEGIN}\n\n{measured_part}\n\n{_END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
