"""Options that several verbs share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def debug(function: Decorated) -> Decorated:
    """Add `--debug`; `failing.run` looks for it itself."""
    return click.option("--debug", is_flag=True, expose_value=False, help="Show the traceback of an error.")(function)


def output(function: Decorated) -> Decorated:
    """Add `-o`."""
    return click.option(
        "-o", "--output", type=click.Path(), metavar="FILE", help="Write to FILE instead of standard output."
    )(function)


def indent(function: Decorated) -> Decorated:
    """Add `--indent`."""
    return click.option(
        "--indent",
        type=click.IntRange(0, 8),
        metavar="N",
        help="Indent the JSON by N spaces, 0 for one line. Default: 2 on a terminal, 0 in a pipe or a file.",
    )(function)


def profile(function: Decorated) -> Decorated:
    """Add `--profile`."""
    return click.option(
        "--profile",
        default="auto",
        show_default=True,
        metavar="NAME|FILE",
        help="What the municipality calls things: a shipped profile, a TOML file, or auto: the shipped one that fits.",
    )(function)


def language_model(function: Decorated) -> Decorated:
    """Add `--language-model`."""
    return click.option(
        "--language-model",
        default="rules:nl",
        show_default=True,
        envvar="RAPPORTPARSER_LANGUAGE_MODEL",
        metavar="NAME",
        help="An installed spaCy pipeline, whose parse corrects the rules of what a percentage is of.",
    )(function)


def reading(function: Decorated) -> Decorated:
    """Add what limits and steers the reading of sources: `--max-bytes`, `--max-pages`, `--password`, `--pdf-engine`."""
    added = [
        click.option(
            "--max-bytes",
            type=click.IntRange(1),
            metavar="N",
            help="Refuse a source of more than N bytes. Default: 256 MiB.",
        ),
        click.option(
            "--max-pages",
            type=click.IntRange(1),
            metavar="N",
            help="Refuse a PDF of more than N pages. Default: 2000.",
        ),
        click.option("--password", metavar="TEXT", help="Opens an encrypted PDF."),
        click.option(
            "--pdf-engine",
            type=click.Choice(["pdfium", "pdfplumber"]),
            default="pdfium",
            show_default=True,
            help="pdfplumber is slow, and may help where pdfium reads badly.",
        ),
    ]
    for option in reversed(added):
        function = option(function)
    return function
