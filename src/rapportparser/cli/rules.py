"""`rapportparser rules`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rapportparser.cli import options
from rapportparser.cli.writing import write

if TYPE_CHECKING:
    from rapportparser.model import Lang


@click.command("rules")
@click.argument("names", metavar="[RULE…]", nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
@click.option("--lang", type=click.Choice(["nl", "en"]), default="nl", show_default=True, help="Language of the words.")
@options.output
@options.debug
def command(names: tuple[str, ...], form: str, lang: Lang, output: str | None) -> None:
    """Give the rules of `check`: what each looks for, why it matters, and an example of wrong and right.

    RULE is an id (STO001) or a family (STO); all of them by default.

    \b
    rapportparser rules STO001
    rapportparser rules --lang en --format markdown -o rules.md
    """  # noqa: D301 (\b is click's sign for lines that stay as they are)
    from rapportparser.checking.catalogue import as_json, as_markdown, as_text
    from rapportparser.checking.registry import all_rules
    from rapportparser.checking.settings import rule_names

    asked = rule_names("rules", names)
    chosen = [rule for rule in all_rules().values() if not asked or rule.id in asked or rule.family in asked]
    write({"text": as_text, "markdown": as_markdown, "json": as_json}[form](chosen, lang), output)
