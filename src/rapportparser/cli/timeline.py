"""`rapportparser timeline`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rapportparser.cli import options
from rapportparser.cli.failing import say
from rapportparser.cli.writing import write

if TYPE_CHECKING:
    from rapportparser.model import Lang


@click.command("timeline")
@click.argument("folder", metavar="DIR", type=click.Path())
@options.output
@click.option("--lang", type=click.Choice(["nl", "en"]), default="nl", show_default=True, help="Language of the page.")
@click.option(
    "--profile",
    metavar="NAME|FILE",
    help="Tells how codes are built: a shipped profile, or a TOML file. Default: the one each report was read with.",
)
@options.debug
def command(folder: str, output: str | None, lang: Lang, profile: str | None) -> None:
    """Make one page of a municipality's reports over time: the stoplight of every prestatie, and its percentages.

    DIR is a folder that `convert` wrote, or any folder with the JSON of `parse`. What in it is no report is told on
    standard error and left out.

    \b
    rapportparser timeline json/ -o timeline.html
    """  # noqa: D301 (\b is click's sign for lines that stay as they are)
    from rapportparser.reviewing.timeline.gathering import gather
    from rapportparser.reviewing.timeline.page import timeline

    if output is None and sys.stdout.isatty():
        raise click.UsageError("A page is for a browser, not for a terminal: name a file with -o timeline.html.")
    notices: list[str] = []
    rapports = gather(Path(folder), notices)
    for notice in notices:
        say(notice)
    write(timeline(rapports, profile=profile, lang=lang), output)
