"""`rapportparser convert`."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rapportparser.cli import options
from rapportparser.errors import ExitStatus, SourceMissingError

if TYPE_CHECKING:
    from rapportparser.reading import PdfEngine

_MEBIBYTE = 1024**2
# Below this the program itself does not fit.
_LEAST_MEBIBYTES = 256


@click.command("convert")
@click.argument("sources", nargs=-1, type=click.Path(), metavar="SOURCE...")
@click.option("-o", "--out", required=True, type=click.Path(), metavar="DIR", help="The folder for JSON and manifest.")
@click.option("--files-from", type=click.Path(), metavar="FILE", help="More sources, one a line; - is standard input.")
@click.option("-j", "--jobs", type=click.IntRange(1), metavar="N", help="Sources at a time. Default: one a core.")
@click.option("--force", is_flag=True, help="Convert unchanged sources again.")
@click.option(
    "--timeout",
    type=click.FloatRange(0.1),
    default=120.0,
    show_default=True,
    metavar="SECONDS",
    help="Give a source up after so long.",
)
@click.option(
    "--max-memory",
    type=click.IntRange(_LEAST_MEBIBYTES),
    default=2048,
    show_default=True,
    metavar="MIB",
    help="Give a source up that needs more (on Linux).",
)
@click.option("--dask", metavar="ADDRESS", help="Convert on the Dask cluster whose scheduler is at ADDRESS.")
@options.profile
@options.language_model
@click.option(
    "--max-bytes",
    type=click.IntRange(1),
    metavar="N",
    help="Refuse a source of more than N bytes. Default: 256 MiB.",
)
@click.option(
    "--max-pages", type=click.IntRange(1), metavar="N", help="Refuse a PDF of more than N pages. Default: 2000."
)
@click.option(
    "--pdf-engine",
    type=click.Choice(["pdfium", "pdfplumber"]),
    default="pdfium",
    show_default=True,
    help="pdfplumber is slow, and may help where pdfium reads badly.",
)
@click.option("-q", "--quiet", is_flag=True, help="No progress, no failures, no summary.")
@click.option(
    "--lang", type=click.Choice(["nl", "en"]), default="nl", show_default=True, help="Language of what people read."
)
@options.debug
def command(  # noqa: PLR0913 (one an option)
    sources: tuple[str, ...],
    out: str,
    files_from: str | None,
    jobs: int | None,
    timeout: float,
    max_memory: int,
    dask: str | None,
    profile: str,
    language_model: str,
    max_bytes: int | None,
    max_pages: int | None,
    pdf_engine: PdfEngine,
    lang: str,
    *,
    force: bool,
    quiet: bool,
) -> int:
    """Convert many reports: a JSON file each under DIR, and a manifest.

    SOURCE is a file, a folder (its PDFs, Word and OpenDocument files, web pages and texts, at any depth), or a glob; a
    path or an address that fsspec knows (s3://…). DIR/manifest.jsonl tells of each source what became of it. A source
    that cannot be read, hangs, or eats memory is a failed line there, and the rest goes on. Given again, the command
    does what is new, changed or failed, and skips the rest. Exit status 1 where some sources failed.

    \b
    rapportparser convert archief --out json
    rapportparser convert 'archief/**/*2021*.pdf' --out json --jobs 4
    find archief -name '*.pdf' | rapportparser convert --files-from - --out json
    rapportparser convert s3://archief/2021 --out s3://json/2021 --dask tcp://scheduler:8786
    """  # noqa: D301 (\b is click's sign for lines that stay as they are)
    given = [*sources, *(_listed(files_from) if files_from is not None else ())]
    if not given:
        raise click.UsageError("There are no sources. Name some, or give a list with --files-from.")
    from rapportparser import batch
    from rapportparser.cli.progress import Reporter
    from rapportparser.reading import DEFAULT_MAX_PAGES
    from rapportparser.reading.source import DEFAULT_MAX_BYTES

    parse_options = batch.ParseOptions(
        profile, language_model, max_bytes or DEFAULT_MAX_BYTES, max_pages or DEFAULT_MAX_PAGES, pdf_engine
    )
    limits = batch.Limits(timeout, max_memory * _MEBIBYTE)
    runner = batch.here(jobs) if dask is None else batch.on_cluster(dask)
    with batch.open_batch(given, out, options=parse_options, limits=limits, force=force) as run:
        if not run.jobs:
            raise click.UsageError(
                "There is no PDF and no text (.txt), nor a web page, in the folders that were given."
            )
        with Reporter(len(run.jobs), lang, quiet=quiet) as reporter, closing(run.lines(runner)) as lines:
            for line in lines:
                reporter.tell(line)
    reporter.summary(run.passed_over.suffixes)
    return ExitStatus.FINDINGS if reporter.failures else ExitStatus.OK


def _listed(name: str) -> list[str]:
    """Give the sources of a list; an empty line is none."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise SourceMissingError(name, f"the list cannot be read: {error.strerror or error}") from error
    # Names of files need not be text.
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    return [line.removesuffix("\r") for line in text.split("\n") if line.strip()]
