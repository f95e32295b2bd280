"""Does a batch survive an archive, and three deaths? Generates one, converts it undisturbed and killed, and compares.

    python benchmarks/archive.py --reports 2000 --jobs 2 --folder /tmp/archief

The reports are invented (`tests/invented.py`) and printed as text or PDF, or are samples with a line changed; one in
fifty is damaged on purpose: cut short, emptied, scrambled, a scan, or a PDF that asks for endless work. Printed are the
time, the rate, the memory of all processes of the batch (proportional, so that what is shared counts once) at each
tenth of the way, and whether the batch that was killed three times ends with the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, Final

import click

ROOT: Final = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.invented import Printer, any_style, invent  # noqa: E402
from tests.pdfs import printed, scan  # noqa: E402
from tests.traps import endless_forms  # noqa: E402

_DAMAGED_EVERY: Final = 50
_PDF_SHARE: Final = 0.5
_SAMPLE_SHARE: Final = 0.1
_POLL_SECONDS: Final = 0.2
_MEBIBYTE: Final = 1024**2
_DAMAGES: Final[tuple[Callable[[Random, bytes], bytes], ...]] = (
    lambda random, data: data[: random.randrange(20, len(data) // 2)] if data.startswith(b"%PDF") else b"",
    lambda random, data: b"%PDF-1.7\n" + random.randbytes(len(data) % 5000),
    lambda random, _: random.randbytes(3000),
    lambda *_: scan(),
)


def _report(random: Random, number: int) -> tuple[str, bytes]:
    if random.random() < _SAMPLE_SHARE:
        sample = random.choice(sorted((ROOT / "samples").glob("*.txt")))
        return f"monster {number}.txt", sample.read_bytes() + f"\nNummer {number}.\n".encode()
    style = any_style(random)
    as_pdf = random.random() < _PDF_SHARE
    if as_pdf:
        style = replace(style, encoding="utf-8", newline="\n", width=95, bullet="• ", table="lines")
    text = Printer(random, style).print(invent(random, programmes=random.randint(1, 4)))
    return (f"rapport {number}.pdf", printed(text.decode())) if as_pdf else (f"rapport {number}.txt", text)


def generate(folder: Path, count: int, endless: int, seed: int) -> None:
    """Write an archive of `count` files, of which `endless` never end; the same for the same seed."""
    random = Random(seed)
    for number in range(count):
        name, data = _report(random, number)
        if number % _DAMAGED_EVERY == 0:
            number_of_damage = number // _DAMAGED_EVERY
            name = f"kapot {number}.pdf"
            data = endless_forms() if number_of_damage < endless else random.choice(_DAMAGES)(random, data)
        path = folder / f"organisatie {number % 40:02}" / str(2005 + number % 20) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


class Run:
    """One run of the command, watched."""

    def __init__(self, source: Path, out: Path, jobs: int, timeout: float) -> None:
        command = [sys.executable, "-m", "rapportparser", "convert", str(source), "--out", str(out), "--quiet"]
        self._out = out
        self._process = subprocess.Popen([*command, "--jobs", str(jobs), "--timeout", str(timeout)])
        self.memory: list[tuple[int, int]] = []
        self.started = time.monotonic()

    def watch(self, stop_at: float | None = None) -> int | None:
        """Wait for the end, or kill it after some seconds; give its status, None where it was killed."""
        while self._process.poll() is None:
            self.memory.append((self._done(), _memory_of(self._process.pid)))
            if stop_at is not None and time.monotonic() - self.started >= stop_at:
                self._process.send_signal(signal.SIGKILL)
                self._process.wait()
                return None
            time.sleep(_POLL_SECONDS)
        return self._process.returncode

    def _done(self) -> int:
        try:
            return (self._out / "manifest.jsonl").read_bytes().count(b"\n")
        except OSError:
            return 0


def _memory_of(pid: int) -> int:
    """Give the proportional memory of a process and all below it, in bytes."""
    total, waiting = 0, [pid]
    while waiting:
        one = waiting.pop()
        try:
            rolled = Path(f"/proc/{one}/smaps_rollup").read_text()
            total += next(int(line.split()[1]) for line in rolled.splitlines() if line.startswith("Pss:")) * 1024
            for task in Path(f"/proc/{one}/task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
        except (OSError, StopIteration):
            continue
    return total


def fingerprint(out: Path) -> tuple[str, dict[str, Any]]:
    """Give a hash over the names and bytes of all outputs, and the manifest without what time decides."""
    digest = hashlib.sha256()
    for path in sorted(out.rglob("*.json")):
        digest.update(os.fsencode(path.relative_to(out)) + b"\0" + path.read_bytes())
    lines = [json.loads(line) for line in (out / "manifest.jsonl").read_bytes().splitlines()]
    kept = ("sha256", "output", "error", "counts", "pages", "fingerprint")
    return digest.hexdigest(), {line["source"]: [line[name] for name in kept] for line in lines}


def _tell_memory(memory: list[tuple[int, int]], count: int) -> None:
    for tenth in range(10):
        at = [size for done, size in memory if tenth * count <= done * 10 < (tenth + 1) * count]
        if at:
            middle, most = statistics.median(at) / _MEBIBYTE, max(at) / _MEBIBYTE
            click.echo(f"  {tenth * 10:3} %: median {middle:4.0f} MiB, most {most:4.0f} MiB")


@click.command()
@click.option("--reports", default=2000, show_default=True)
@click.option("--endless", default=2, show_default=True, help="How many of the damaged ones never end.")
@click.option("--jobs", default=2, show_default=True)
@click.option("--kills", default=3, show_default=True)
@click.option("--timeout", default=60.0, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--folder", type=click.Path(path_type=Path), required=True, help="Where to work; made, and left there.")
def main(  # noqa: PLR0913 (one an option)
    *, reports: int, endless: int, jobs: int, kills: int, timeout: float, seed: int, folder: Path
) -> None:
    """Convert an archive undisturbed and killed, and compare."""
    source = folder / "archief"
    for used in (source, folder / "heel", folder / "gedood"):
        shutil.rmtree(used, ignore_errors=True)
    generate(source, reports, endless, seed)
    whole = Run(source, folder / "heel", jobs, timeout)
    status = whole.watch()
    seconds = time.monotonic() - whole.started
    digest, lines = fingerprint(folder / "heel")
    failed = sum(line[2] is not None for line in lines.values())
    pages = sum(line[4] or 0 for line in lines.values())
    click.echo(f"{reports} reports, {len(lines)} lines, {failed} failed, status {status}, {pages} pages of PDF")
    click.echo(f"{seconds:.1f} s with {jobs} jobs: {reports / seconds:.1f} reports/s")
    _tell_memory(whole.memory, reports)
    random = Random(seed)
    for _ in range(kills):
        at = random.uniform(3.0, seconds / (kills + 1) + 3.0)
        killed = Run(source, folder / "gedood", jobs, timeout)
        if killed.watch(at) is None:
            click.echo(f"killed after {at:.1f} s, {killed.memory[-1][0]} lines noted")
    last = Run(source, folder / "gedood", jobs, timeout)
    last.watch()
    again, lines_again = fingerprint(folder / "gedood")
    same = (digest, lines) == (again, lines_again)
    click.echo(f"the last run took {time.monotonic() - last.started:.1f} s; the same bytes and lines: {same}")
    sys.exit(0 if same and len(lines) == reports else 1)


if __name__ == "__main__":
    main()
