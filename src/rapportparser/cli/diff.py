"""`rapportparser diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rapportparser.cli import options
from rapportparser.cli.guarding import guarded
from rapportparser.cli.writing import default_indent, write

if TYPE_CHECKING:
    from rapportparser.model import Lang
    from rapportparser.reading import PdfEngine


@click.command("diff")
@click.argument("old", type=click.Path())
@click.argument("new", type=click.Path())
@click.option("--format", "form", type=click.Choice(["people", "json"]), default="people", show_default=True)
@click.option("--lang", type=click.Choice(["nl", "en"]), default="nl", show_default=True, help="Language of the words.")
@options.output
@options.indent
@options.profile
@options.language_model
@options.reading
@options.debug
@guarded("old", "new")
def command(  # noqa: PLR0913 (one an option)
    old: str,
    new: str,
    form: str,
    lang: Lang,
    output: str | None,
    indent: int | None,
    profile: str,
    language_model: str,
    max_bytes: int | None,
    max_pages: int | None,
    password: str | None,
    pdf_engine: PdfEngine,
) -> None:
    """Tell what changed between two reports.

    OLD and NEW are PDFs, texts, or JSON of `parse`; one of them may be `-`, standard input. It tells which programmes,
    goals and performances came, went, or have another name or code, which stoplights changed, and sets percentages
    of the same subject side by side. The exit status is 0 whether or not something changed.

    \b
    rapportparser diff voorjaar.pdf najaar.pdf
    rapportparser diff voorjaar.json najaar.pdf --lang en
    rapportparser diff voorjaar.json najaar.json --format json | jq '.programmas[].stoplichten'
    """  # noqa: D301 (\b is click's sign for lines that stay as they are)
    import sys

    from rapportparser.comparing import compare
    from rapportparser.comparing.telling import as_text
    from rapportparser.opening import open_rapport
    from rapportparser.reading import DEFAULT_MAX_PAGES, ReadingOptions
    from rapportparser.reading.source import DEFAULT_MAX_BYTES, STANDARD_INPUT

    if old == new == STANDARD_INPUT:
        raise click.UsageError("Only one of OLD and NEW can be standard input.")
    rapporten = (
        open_rapport(
            sys.stdin.buffer if source == STANDARD_INPUT else source,
            profile=profile,
            max_bytes=max_bytes or DEFAULT_MAX_BYTES,
            reading=ReadingOptions(password, max_pages or DEFAULT_MAX_PAGES, pdf_engine),
            language_model=language_model,
        )[0]
        for source in (old, new)
    )
    diff = compare(*rapporten, profile=profile)
    if form == "json":
        write(diff.model_dump_json(indent=default_indent(indent, output)), output)
    else:
        write(as_text(diff, lang), output)
