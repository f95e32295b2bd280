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
@click.argument("source", type=click.Path())
@options.output
@options.indent
@options.profile
@options.language_model
@options.reading
@options.debug
@guarded("source")
def command(  # noqa: PLR0913 (one an option)
    source: str,
    output: str | None,
    indent: int | None,
    profile: str,
    language_model: str,
    max_bytes: int | None,
    max_pages: int | None,
    password: str | None,
    pdf_engine: PdfEngine,
) -> None:
    """Give one report as JSON on standard output.

    SOURCE is a whole report or a part of one, as PDF, Word (DOCX), OpenDocument (ODT) or text (UTF-8,
    UTF-16 or Windows-1252); `-` reads standard input.
    What could not be understood stands under "warnings" in the JSON.

    \b
    rapportparser parse voortgang.pdf
    rapportparser parse voortgang.pdf -o voortgang.json --indent 2
    rapportparser parse - < voortgang.txt | jq '.programmas[].naam'
    """  # noqa: D301 (\b is click's sign for lines that stay as they are)
    from rapportparser.parsing import parse
    from rapportparser.reading import DEFAULT_MAX_PAGES, ReadingOptions
    from rapportparser.reading.source import DEFAULT_MAX_BYTES, STANDARD_INPUT

    rapport = parse(
        sys.stdin.buffer if source == STANDARD_INPUT else source,
        profile=profile,
        language_model=language_model,
        max_bytes=max_bytes or DEFAULT_MAX_BYTES,
        reading=ReadingOptions(password, max_pages or DEFAULT_MAX_PAGES, pdf_engine),
    )
    write(rapport.model_dump_json(indent=default_indent(indent, output)), output)
