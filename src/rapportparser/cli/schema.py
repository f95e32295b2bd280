"""`rapportparser schema`."""

from __future__ import annotations

import json

import click

from rapportparser.cli import options
from rapportparser.cli.writing import write

_NAMES = ("rapport", "findings", "manifest", "diff")


@click.command("schema")
@click.argument("name", type=click.Choice(_NAMES), default="rapport")
@options.output
@options.debug
def command(name: str, output: str | None) -> None:
    """Give a JSON Schema (draft 2020-12).

    `rapport` (the default) is what `parse` prints, `findings` what `check --format json` prints, `manifest` one line
    of the manifest that `convert` keeps, and `diff` what `diff --format json` prints.
    """
    from rapportparser.schemas import json_schema

    write(json.dumps(json_schema(name), ensure_ascii=False, indent=2), output)
