"""`rapportparser parse`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from rapportparser.cli import options
from rapportparser.cli.guarding import guarded
from rapportparser.cli.writing import default_indent, write

if TYPE_CHECKING:
    from rapportparser.reading import PdfEngine


@click.command("parse")
@click.argument("sources", nargs=-1, required=True, type=click.Path(), metavar="SOURCE...")
@click.option("--as-one", is_flag=True, help="The sources are saved web pages of one report, or folders of them.")
@options.output
@options.indent
@options.profile
@options.language_model
@options.reading
@options.debug
@guarded("sources")
def command(  # noqa: PLR0913 (one an option)
    sources: tuple[str, ...],
    output: str | None,
    indent: int | None,
    profile: str,
    language_model: str,
    max_bytes: int | None,
    max_pages: int | None,
    password: str | None,
    pdf_engine: PdfEngine,
    *,
    as_one: bool,
) -> None:
    """Give one report as JSON on standard output.

    SOURCE is a whole report or a part of one, as PDF, Word (DOCX), OpenDocument (ODT), saved web page (HTML,
    MHTML) or text (UTF-8, UTF-16 or Windows-1252); `-` reads standard input. With --as-one several pages, or a folder
    of them, are one report: pages in the order in which they are named, those of a folder in the order of their
    navigation.
    What could not be understood stands under "warnings" in the JSON.

    \b
    rapportparser parse voortgang.pdf
    rapportparser parse voortgang.pdf -o voortgang.json --indent 2
    rapportparser parse --as-one voortgang-site -o voortgang.json
    rapportparser parse - < voortgang.txt | jq '.programmas[].naam'
    """  # noqa: D301 (\b is click's sign for lines that stay as they are)
    if len(sources) > 1 and not as_one:
        raise click.UsageError(
            "That is more than one source: give --as-one for the pages of one report, or convert each."
        )
    from rapportparser.parsing import parse, parse_pages
    from rapportparser.reading import DEFAULT_MAX_PAGES, ReadingOptions
    from rapportparser.reading.source import DEFAULT_MAX_BYTES, STANDARD_INPUT

    limit = max_bytes or DEFAULT_MAX_BYTES
    if as_one:
        rapport = parse_pages(sources, profile=profile, language_model=language_model, max_bytes=limit)
    else:
        rapport = parse(
            sys.stdin.buffer if sources[0] == STANDARD_INPUT else sources[0],
            profile=profile,
            language_model=language_model,
            max_bytes=limit,
            reading=ReadingOptions(password, max_pages or DEFAULT_MAX_PAGES, pdf_engine),
        )
    write(rapport.model_dump_json(indent=default_indent(indent, output)), output)
