"""The rules as documentation: for people on a terminal, and as the page in `docs/`."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from rapportparser.checking.rule import SEVERITY_WORDS, Rule, Words
from rapportparser.model import Lang

_FAMILY_WORDS: Final = {
    "SEC": Words("Onderdelen", "Sections"),
    "COD": Words("Codes en doelenbomen", "Codes and doelenbomen"),
    "STO": Words("Stoplichten", "Stoplights"),
    "PCT": Words("Percentages", "Percentages"),
    "BBV": Words("Wat de wet vraagt", "What the law asks"),
    "VOR": Words("Vergelijking met het vorige rapport", "Comparison with the previous report"),
}
_LABELS: Final = {
    "severity": Words("Ernst", "Severity"),
    "looks_for": Words("Zoekt", "Looks for"),
    "why": Words("Waarom", "Why"),
    "before": Words("Het vorige rapport", "The previous report"),
    "wrong": Words("Fout", "Wrong"),
    "right": Words("Goed", "Right"),
}
_WIDTH = 100


def as_text(rules: Iterable[Rule], lang: Lang) -> str:
    """Give the rules for people on a terminal."""
    return "\n\n".join("\n".join(_text_lines(rule, lang)) for rule in rules)


def _text_lines(rule: Rule, lang: Lang) -> Iterator[str]:
    yield f"{rule.id} {rule.title.in_(lang)} ({rule.name}, {SEVERITY_WORDS[rule.severity].in_(lang)})"
    for key, words in (("looks_for", rule.looks_for), ("why", rule.why)):
        label = _LABELS[key].in_(lang)
        yield textwrap.fill(words.in_(lang), _WIDTH, initial_indent=f"  {label}: ", subsequent_indent="    ")
    for key, example in _examples(rule):
        yield f"  {_LABELS[key].in_(lang)}:"
        yield textwrap.indent(example, "    | ", lambda _: True)


def as_markdown(rules: Iterable[Rule], lang: Lang) -> str:
    """Give the rules as a page of documentation."""
    intro = Words(
        "# De regels van `check`\n\n"
        "Gemaakt met `rapportparser rules --format markdown`; verander de regels zelf, in "
        "`src/rapportparser/checking/rules/`.",
        "# The rules of `check`\n\n"
        "Made by `rapportparser rules --format markdown`; change the rules themselves, in "
        "`src/rapportparser/checking/rules/`.",
    )
    chosen = list(rules)
    parts = [intro.in_(lang), "\n".join(_table(chosen, lang))]
    for family, members in groupby(chosen, key=lambda rule: rule.family):
        parts.append(f"## {family}: {_FAMILY_WORDS[family].in_(lang)}")
        parts += [_section(rule, lang) for rule in members]
    return "\n\n".join(parts)


def _table(rules: Iterable[Rule], lang: Lang) -> Iterator[str]:
    head = Words("| regel | naam | ernst | wat |", "| rule | name | severity | what |")
    yield head.in_(lang)
    yield "| --- | --- | --- | --- |"
    for rule in rules:
        severity = SEVERITY_WORDS[rule.severity].in_(lang)
        yield f"| [{rule.id}](#{rule.id.lower()}) | `{rule.name}` | {severity} | {rule.title.in_(lang)} |"


def _section(rule: Rule, lang: Lang) -> str:
    lines = [
        f"### {rule.id}",
        f"**{rule.title.in_(lang)}** (`{rule.name}`, {SEVERITY_WORDS[rule.severity].in_(lang)})",
        f"{_LABELS['looks_for'].in_(lang)}: {rule.looks_for.in_(lang)}",
        f"{_LABELS['why'].in_(lang)}: {rule.why.in_(lang)}",
    ]
    for key, example in _examples(rule):
        lines += [f"{_LABELS[key].in_(lang)}:", f"```text\n{example}\n```"]
    return "\n\n".join(lines)


def as_json(rules: Iterable[Rule], lang: Lang) -> str:
    """Give the rules as JSON."""
    listed = [
        {
            "rule": rule.id,
            "name": rule.name,
            "severity": rule.severity,
            "title": rule.title.in_(lang),
            "looks_for": rule.looks_for.in_(lang),
            "why": rule.why.in_(lang),
            **dict(_examples(rule)),
        }
        for rule in rules
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2)


def _examples(rule: Rule) -> Iterator[tuple[str, str]]:
    if rule.before is not None:
        yield "before", rule.before
    yield "wrong", rule.wrong
    yield "right", rule.right
