"""How much memory and time an export takes: any number of copies of one report, each form in a process of its own.

    python benchmarks/export_memory.py report.json                    1,000 and 10,000 copies, all forms
    python benchmarks/export_memory.py report.json --copies 200 --copies 2000 --to parquet

Each copy has a hash of its own, so that it counts as another report. Peak memory should be the same for every number.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click

from rapportparser.exporting import FORMS
from rapportparser.opening import stored_rapport

_MEASURED = """
import resource
from rapportparser.cli import main
try:
    main()
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def copies_of(source: Path, number: int, folder: Path) -> None:
    """Fill a folder with copies of a report that count as different ones."""
    rapport = stored_rapport(source)
    for nth in range(number):
        sha256 = hashlib.sha256(nth.to_bytes(8, "big")).hexdigest()
        copy = rapport.model_copy(update={"source": rapport.source.model_copy(update={"sha256": sha256})})
        (folder / f"{nth:06}.json").write_text(copy.model_dump_json(), encoding="utf-8")


def measured(folder: Path, form: str, out: Path) -> tuple[float, float, float]:
    """Export a folder; give peak memory in MiB, seconds, and the size of what came of it in MiB."""
    command = [sys.executable, "-c", _MEASURED, "export", str(folder), "--to", form, "--out", str(out)]
    begin = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    seconds = time.perf_counter() - begin
    size = sum(path.stat().st_size for path in (out.iterdir() if out.is_dir() else [out]))
    return int(done.stdout.split()[-1]) / 1024, seconds, size / 2**20


@click.command()
@click.argument("source", type=click.Path(path_type=Path, exists=True))
@click.option("--copies", type=int, multiple=True, default=(1_000, 10_000), show_default=True)
@click.option("--to", "forms", type=click.Choice(FORMS), multiple=True, default=FORMS)
@click.option("--scratch", type=click.Path(path_type=Path), help="Folder for what is made on the way.")
def main(source: Path, copies: tuple[int, ...], forms: tuple[str, ...], scratch: Path | None) -> None:
    """Print a line a number of copies and a form."""
    click.echo(f"{'reports':>8} {'form':8} {'peak MiB':>9} {'seconds':>8} {'MiB out':>8}")
    for number in copies:
        with tempfile.TemporaryDirectory(dir=scratch) as place:
            folder = Path(place, "json")
            folder.mkdir()
            copies_of(source, number, folder)
            for form in forms:
                out = Path(place, f"out.{form}")
                peak, seconds, size = measured(folder, form, out)
                click.echo(f"{number:8} {form:8} {peak:9.0f} {seconds:8.1f} {size:8.1f}")
                shutil.rmtree(out) if out.is_dir() else out.unlink()


if __name__ == "__main__":
    main()
