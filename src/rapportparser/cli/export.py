"""`rapportparser export`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rapportparser.cli import options
from rapportparser.cli.failing import say

if TYPE_CHECKING:
    from rapportparser.exporting import Form

_FORMS = ("csv", "parquet", "xlsx", "sqlite")


@click.command("export")
@click.argument("sources", metavar="JSON…", nargs=-1, required=True, type=click.Path())
@click.option("--to", "form", type=click.Choice(_FORMS), required=True, help="Form of the tables.")
@click.option(
    "--out",
    type=click.Path(),
    metavar="PATH",
    required=True,
    help="Where: a folder for csv and parquet, a file for xlsx and sqlite.",
)
@click.option(
    "--force", is_flag=True, help="Replace what is there. A folder with anything but tables is never replaced."
)
@options.debug
def command(sources: tuple[str, ...], form: Form, out: str, *, force: bool) -> None:
    """Give parsed reports as flat tables that hang together by keys.

    JSON is a file of `parse`, or a folder of them such as `convert` makes. docs/tables.md tells of every column.

    \b
    rapportparser export veiligheid.json --to xlsx --out veiligheid.xlsx
    rapportparser export gelezen/ --to parquet --out tabellen
    rapportparser export 2023/ 2024/ --to sqlite --out rapporten.db
    """  # noqa: D301 (\b is click's sign for lines that stay as they are)
    from rapportparser.exporting import export

    exported = export(sources, form, out, force=force)
    for notice in exported.notices:
        say(notice)
    click.echo(f"{out}: {exported.rapporten} report{'' if exported.rapporten == 1 else 's'}", err=True)
