"""`rapportparser review`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rapportparser.cli import options
from rapportparser.cli.guarding import guarded
from rapportparser.cli.writing import write

if TYPE_CHECKING:
    from rapportparser.model import Lang
    from rapportparser.reading import PdfEngine


@click.command("review")
@click.argument("source", type=click.Path())
@options.output
@click.option(
    "--pages",
    metavar="PAGES",
    default="found",
    show_default=True,
    help="Pages of a PDF to show: found (those that hold something), all, or numbers such as 1-5,8.",
)
@click.option("--lang", type=click.Choice(["nl", "en"]), default="nl", show_default=True, help="Language of the page.")
@click.option(
    "--config",
    type=click.Path(),
    metavar="FILE",
    help="Configuration of check. Default: rapportparser.toml in the report's folder, or the nearest above it.",
)
@click.option(
    "--profile",
    metavar="NAME|FILE",
    help="What the municipality calls things: a shipped profile, or a TOML file. Default: the configuration's, or "
    "the shipped one that fits best.",
)
@options.language_model
@options.reading
@options.debug
@guarded("source")
def command(  # noqa: PLR0913 (one an option)
    source: str,
    output: str | None,
    pages: str,
    lang: Lang,
    config: str | None,
    profile: str | None,
    language_model: str,
    max_bytes: int | None,
    max_pages: int | None,
    password: str | None,
    pdf_engine: PdfEngine,
) -> None:
    """Make one page to open in a browser: the report with what was found drawn in it, and the outline beside it.

    SOURCE is a PDF, a Word or OpenDocument file, a saved web page or a text; `-` reads standard input. The page holds
    all that it needs, loads nothing from elsewhere, and what the report says is never run.

    \b
    rapportparser review voortgang.pdf -o review.html
    rapportparser review voortgang.pdf -o review.html --pages 1-20
    """  # noqa: D301 (\b is click's sign for lines that stay as they are)
    from rapportparser.checking.settings import Settings, find_settings, load_settings
    from rapportparser.reading import DEFAULT_MAX_PAGES, ReadingOptions
    from rapportparser.reading.source import DEFAULT_MAX_BYTES, STANDARD_INPUT
    from rapportparser.reviewing.review.page import PageChoice, review

    if output is None and sys.stdout.isatty():
        raise click.UsageError("A page is for a browser, not for a terminal: name a file with -o review.html.")
    folder = Path() if source == STANDARD_INPUT else Path(source).parent
    path = Path(config) if config else find_settings(folder)
    page = review(
        sys.stdin.buffer if source == STANDARD_INPUT else source,
        settings=load_settings(path) if path else Settings(),
        profile=profile,
        pages=PageChoice.read(pages),
        lang=lang,
        language_model=language_model,
        max_bytes=max_bytes or DEFAULT_MAX_BYTES,
        reading=ReadingOptions(password, max_pages or DEFAULT_MAX_PAGES, pdf_engine),
    )
    write(page, output)
