"""SARIF 2.1.0, as code scanning reads it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from rapportparser import __version__
from rapportparser.checking.formats.display import Display
from rapportparser.checking.registry import all_rules
from rapportparser.checking.result import Checked, Result, Unread, checked, one_line, relative_path
from rapportparser.checking.rule import Rule
from rapportparser.model import Lang
from rapportparser.model_findings import Finding

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def sarif(results: Sequence[Result], display: Display) -> str:
    """Give findings as SARIF; sources that could not be read stand among the run's notifications."""
    rules = list(all_rules().values())
    order = {rule.id: place for place, rule in enumerate(rules)}
    unread = [result for result in results if isinstance(result, Unread)]
    driver = {
        "name": "rapportparser",
        "version": __version__,
        "semanticVersion": __version__,
        "language": display.lang,
        "rules": [_rule(rule, display.lang) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not unread,
                "toolExecutionNotifications": [_notification(result) for result in unread],
            }
        ],
        "results": [
            _result(finding, result, order[finding.rule], display.lang)
            for result in checked(results)
            for finding in result.findings
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=display.indent)


def _rule(rule: Rule, lang: Lang) -> dict[str, Any]:
    help_text = f"{rule.looks_for.in_(lang)}\n\n{rule.why.in_(lang)}"
    examples = f"```text\n{rule.wrong}\n```\n\n→\n\n```text\n{rule.right}\n```"
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.title.in_(lang)},
        "fullDescription": {"text": rule.looks_for.in_(lang)},
        "help": {"text": help_text, "markdown": f"{help_text}\n\n{examples}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _result(finding: Finding, result: Checked, rule_index: int, lang: Lang) -> dict[str, Any]:
    location = finding.location
    properties = {
        "programma": finding.programma,
        "sectie": finding.sectie,
        "code": finding.code,
        "page": location.page if location else None,
    }
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": one_line(finding, result, lang)},
        "locations": [
            {"physicalLocation": {"artifactLocation": _artifact(result), "region": _region(finding, result)}}
        ],
        "partialFingerprints": {"finding/v1": _fingerprint(finding, result)},
        "properties": {key: value for key, value in properties.items() if value is not None},
    }


def _region(finding: Finding, result: Checked) -> dict[str, int]:
    """Give the line in a text. Code scanning asks for one always: in a PDF or JSON the message tells the place."""
    has_lines = result.kind == "text" and finding.location is not None
    return {"startLine": finding.location.line if has_lines and finding.location else 1}


def _artifact(result: Result) -> dict[str, str]:
    return {"uri": quote(relative_path(result.source))}


def _fingerprint(finding: Finding, result: Checked) -> str:
    """Give what stays the same when lines move: the rule and what it is about, without the place."""
    about = (finding.rule, result.source, finding.programma, finding.sectie, finding.code, finding.message)
    return hashlib.sha256(repr(about).encode()).hexdigest()[:32]


def _notification(result: Unread) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": str(result.error)},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(result)}}],
    }
