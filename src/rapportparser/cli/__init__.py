"""The command `rapportparser`: one module a verb, each loaded only when it is asked for."""

from __future__ import annotations

import importlib
import sys
from typing import Final

import click

from rapportparser import __version__
from rapportparser.cli.failing import run

_VERBS: Final = {
    "parse": "One report to JSON on standard output.",
    "convert": "Many reports: a JSON file each, and a manifest.",
    "check": "What is missing in a report, or contradicts itself, and what to do.",
    "rules": "The rules of check, with what each looks for and why.",
    "export": "Parsed reports as flat tables: CSV, Parquet, Excel, SQLite.",
    "diff": "What changed between two reports.",
    "review": "A page to look at: the report with what was found drawn in it.",
    "timeline": "A page to look at: stoplights and percentages over the years.",
    "profile": "What municipalities call things: show a profile, or check one.",
    "schema": "The JSON Schema of what the verbs print.",
}


class _LazyGroup(click.Group):
    """Lists the verbs without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _VERBS:
            return None
        command = importlib.import_module(f"rapportparser.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Verbs"):
            formatter.write_dl(list(_VERBS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in _VERBS and not name.startswith("-"):
            import difflib

            close = difflib.get_close_matches(name, _VERBS, n=1)
            hint = f" Did you mean '{close[0]}'?" if close else f" There are: {', '.join(_VERBS)}."
            raise click.UsageError(f"There is no verb '{name}'.{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 done, 1 findings, or some of a batch failed, 2 wrong usage, 3 source unreadable, "
    "4 no usable text, 5 output not written, 6 a limit was hit, 70 a fault of the program's own, 130 interrupted.",
)
@click.version_option(__version__, "-V", "--version", prog_name="rapportparser", message="%(prog)s %(version)s")
def rapportparser() -> None:
    """Reads Dutch municipal progress reports (voortgangsrapportages and their family) and gives JSON.

    Data goes to standard output, everything for people to standard error.

    \b
    rapportparser parse voortgang.txt                  the report as JSON
    rapportparser parse voortgang.txt -o voortgang.json
    rapportparser convert archief --out json           a folder of reports
    rapportparser check voortgang.pdf                  what is missing or contradicts itself
    rapportparser schema > rapport.schema.json
    rapportparser parse --help                         more about a verb
    """  # noqa: D301 (\b is click's sign for lines that stay as they are)


def main() -> None:
    """Run the command and end the process with its exit status."""
    sys.exit(run(rapportparser, sys.argv[1:]))
