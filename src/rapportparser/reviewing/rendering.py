"""Templates to pages that load nothing: style and script stand in the page, allowed by their hashes."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from typing import Any, Final

import jinja2
from markupsafe import Markup

from rapportparser import __version__
from rapportparser.reviewing.words import Phrases

_HOME: Final = "rapportparser.reviewing"


def render(template: str, phrases: Phrases, *, styles: list[str], scripts: list[str], **values: Any) -> str:  # noqa: ANN401
    """Give a page.

    Args:
        template: Name of the template.
        phrases: The words in the page's language.
        styles: Names of its style sheets, which follow one another.
        scripts: Names of its scripts, which follow one another.
        values: What the template shows; all text in it is escaped.
    """
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: _asset("templates", name)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = "\n".join(_asset("assets", name) for name in styles)
    script = "\n".join(_asset("assets", name) for name in scripts)
    allowed = f"script-src '{_hash(script)}'; " if script else ""
    policy = (
        f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; {allowed}base-uri 'none'; form-action 'none'"
    )
    page = environment.get_template(template).render(
        **values,
        w=phrases,
        version=__version__,
        policy=policy,
        # Our own files, which hold neither a report's words nor an end tag.
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
    )
    return page.strip()


def _asset(folder: str, name: str) -> str:
    return (resources.files(_HOME) / folder / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
