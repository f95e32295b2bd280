"""JUnit's XML, as build servers read it: a suite a source, a case a rule, failed where `check` fails on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from rapportparser.checking.formats.display import Display
from rapportparser.checking.registry import all_rules
from rapportparser.checking.result import Checked, Result, Unread, one_line
from rapportparser.checking.rule import Rule

# What XML 1.0 cannot hold.
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(results: Sequence[Result], display: Display) -> str:
    """Give findings as JUnit's XML; those below `--fail-on` stand in the output of a case that passed."""
    root = ET.Element("testsuites", name="rapportparser check")
    for result in results:
        suite = ET.SubElement(root, "testsuite", name=_plain(result.source))
        if isinstance(result, Unread):
            case = ET.SubElement(suite, "testcase", classname=_plain(result.source), name="read")
            ET.SubElement(case, "error", message=_plain(str(result.error)), type=result.error.code)
        else:
            for rule in all_rules().values():
                _case(suite, result, rule, display)
        suite.set("tests", str(len(suite)))
        for outcome, plural in (("failure", "failures"), ("error", "errors")):
            suite.set(plural, str(len(suite.findall(f"testcase/{outcome}"))))
    for key in ("tests", "failures", "errors"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode")


def _case(suite: ET.Element, result: Checked, rule: Rule, display: Display) -> None:
    """Add the case of a rule that is on."""
    if result.settings.severity_of(rule) is None:
        return
    name = f"{rule.id} {rule.title.in_(display.lang)}"
    case = ET.SubElement(suite, "testcase", classname=_plain(result.source), name=name)
    found = [finding for finding in result.findings if finding.rule == rule.id]
    failed = [finding for finding in found if result.settings.fails(finding.severity)]
    if failed:
        lines = [_plain(one_line(finding, result, display.lang)) for finding in failed]
        failure = ET.SubElement(case, "failure", type=failed[0].severity, message=lines[0])
        failure.text = "\n".join(lines)
    passed = [finding for finding in found if finding not in failed]
    if passed:
        out = ET.SubElement(case, "system-out")
        out.text = "\n".join(_plain(one_line(finding, result, display.lang)) for finding in passed)


def _plain(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
