"""`rapportparser parse`."""

from __future__ import annotations

import sys

import click

from rapportparser.cli import options
from rapportparser.cli.writing import default_indent, write


@click.command("parse")
@click.argument("source", type=click.Path())
@options.output
@options.indent
@options.profile
@click.option(
    "--max-bytes",
    type=click.IntRange(1),
    metavar="N",
    help="Refuse a source of more than N bytes. Default: 256 MiB.",
)
@options.debug
def command(source: str, output: str | None, indent: int | None, profile: str, max_bytes: int | None) -> None:
    """Give one report as JSON on standard output.

    SOURCE is a text of a whole report or a part of one, in UTF-8, UTF-16 or Windows-1252; `-` reads standard input.
    What could not be understood stands under "warnings" in the JSON.

    \b
    rapportparser parse voortgang.txt
    rapportparser parse voortgang.txt -o voortgang.json --indent 2
    rapportparser parse - < voortgang.txt | jq '.programmas[].naam'
    """  # noqa: D301 (\b is click's sign for lines that stay as they are)
    from rapportparser.parsing import parse
    from rapportparser.reading.source import DEFAULT_MAX_BYTES, STANDARD_INPUT

    rapport = parse(
        sys.stdin.buffer if source == STANDARD_INPUT else source,
        profile=profile,
        max_bytes=max_bytes or DEFAULT_MAX_BYTES,
    )
    write(rapport.model_dump_json(indent=default_indent(indent, output)), output)
