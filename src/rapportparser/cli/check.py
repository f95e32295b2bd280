"""`rapportparser check`."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import click

from rapportparser.cli import options
from rapportparser.cli.failing import say
from rapportparser.cli.guarding import guarded
from rapportparser.cli.writing import default_indent, write
from rapportparser.errors import ExitStatus

if TYPE_CHECKING:
    from rapportparser.model import Lang
    from rapportparser.reading import PdfEngine

_FORMATS = ("people", "json", "sarif", "junit", "github")
_SEVERITIES = ("fout", "waarschuwing", "opmerking", "error", "warning", "info")
_WIDTH = 100


@click.command("check")
@click.argument("sources", metavar="SOURCE…", nargs=-1, required=True, type=click.Path())
@click.option(
    "--previous", type=click.Path(), metavar="OLD", help="The report before this one: tells what is gone since."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="people",
    show_default=True,
    help="json, sarif (code scanning), junit (build servers), github (annotations).",
)
@click.option("--lang", type=click.Choice(["nl", "en"]), default="nl", show_default=True, help="Language of messages.")
@click.option(
    "--fail-on",
    type=click.Choice(_SEVERITIES, case_sensitive=False),
    metavar="SEVERITY",
    help="Least severity that gives exit status 1: fout, waarschuwing or opmerking. Default: fout.",
)
@click.option("--select", multiple=True, metavar="RULES", help="Only these rules or families: SEC,STO001.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Not these rules or families.")
@click.option(
    "--config",
    type=click.Path(),
    metavar="FILE",
    help="Configuration. Default: rapportparser.toml in the report's folder, or the nearest above it.",
)
@click.option(
    "--profile",
    metavar="NAME|FILE",
    help="What the municipality calls things: a shipped profile, or a TOML file. Default: the configuration's, or "
    "leiden.",
)
@options.output
@options.language_model
@options.reading
@options.debug
@guarded("sources")
def command(  # noqa: PLR0913 (one an option)
    sources: tuple[str, ...],
    *,
    previous: str | None,
    form: str,
    lang: Lang,
    fail_on: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    config: str | None,
    profile: str | None,
    output: str | None,
    language_model: str,
    max_bytes: int | None,
    max_pages: int | None,
    password: str | None,
    pdf_engine: PdfEngine,
) -> int:
    """Tell what is missing in a report or contradicts itself, where, and what to do.

    SOURCE is a PDF, a text, or the JSON of `parse`; `-` reads standard input. Several are checked one by one; one
    that cannot be read does not stop the others.

    Exit status: 0 nothing at or above --fail-on, 1 findings, 3 and up a source could not be read.

    \b
    rapportparser check concept.pdf
    rapportparser check concept.pdf --previous vorige.pdf
    rapportparser check *.txt --fail-on waarschuwing --ignore COD007
    rapportparser check concept.pdf --format sarif -o check.sarif
    """  # noqa: D301 (\b is click's sign for lines that stay as they are)
    from rapportparser.checking.formats import FORMATS, Display
    from rapportparser.checking.result import Unread, checked
    from rapportparser.checking.sources import Request, check_sources
    from rapportparser.reading import DEFAULT_MAX_PAGES, ReadingOptions
    from rapportparser.reading.source import DEFAULT_MAX_BYTES

    request = Request(
        lang=lang,
        previous=previous,
        config=config,
        profile=profile,
        fail_on=fail_on,
        select=_split(select),
        ignore=_split(ignore),
        language_model=language_model,
        max_bytes=max_bytes or DEFAULT_MAX_BYTES,
        reading=ReadingOptions(password, max_pages or DEFAULT_MAX_PAGES, pdf_engine),
    )
    results = check_sources(sources, request)
    unread = [result for result in results if isinstance(result, Unread)]
    display = Display(
        lang, colour=output is None and _wants_colour(), width=_width(), indent=default_indent(None, output)
    )
    text = FORMATS[form](results, display)
    if text:
        write(text, output)
    for result in unread:
        say(str(result.error))
    if unread:
        return unread[0].error.exit_status
    return ExitStatus.FINDINGS if any(result.fails for result in checked(results)) else ExitStatus.OK


def _split(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part for name in names for part in name.replace(",", " ").split())


def _wants_colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width() -> int:
    return min(_WIDTH, shutil.get_terminal_size().columns) if sys.stdout.isatty() else _WIDTH
