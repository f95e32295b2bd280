"""Checking a report: every rule that is on, its findings in the order of the report."""

from __future__ import annotations

from collections.abc import Iterator

from rapportparser.checking.registry import all_rules
from rapportparser.checking.report import UNNAMED, Report, place, report_of
from rapportparser.checking.rule import Hit, Rule, Words, fill
from rapportparser.checking.settings import Settings
from rapportparser.model import Lang, Rapport
from rapportparser.model_findings import Finding, Severity


def check(
    rapport: Rapport,
    *,
    previous: Rapport | None = None,
    profile: str | None = None,
    settings: Settings | None = None,
    lang: Lang = "nl",
) -> Iterator[Finding]:
    """Give what is missing in a report, or contradicts itself, in the order of the report.

    Args:
        rapport: The report, as `parse` gives it.
        previous: The report that came before it, for the rules that compare.
        profile: Name or path of the profile that tells what a report must have; the settings' by default, else the
            one that the report was read with, if it is a shipped one.
        settings: Which rules are on, and how grave; all of them by default.
        lang: Language of the messages.

    Raises:
        ProfileError: The profile cannot be found or understood.
    """
    chosen = settings or Settings()
    report = report_of(rapport, profile=profile or chosen.profile, previous=previous, required=chosen.required)
    findings: list[tuple[tuple[float, ...], Finding]] = []
    for order, rule in enumerate(all_rules().values()):
        severity = chosen.severity_of(rule)
        if severity is None:
            continue
        findings += [(_order(report, hit, order), _finding(rule, hit, severity, lang)) for hit in rule.find(report)]
    findings.sort(key=lambda pair: pair[0])
    return iter([finding for _, finding in findings])


def _order(report: Report, hit: Hit, rule: int) -> tuple[float, ...]:
    """Give where a finding comes: the whole report first, then a programme at a time, each from top to bottom."""
    return (_place_of_programme(report, hit.programma), *(place(hit.location) if hit.location else (0, 0)), rule)


def _place_of_programme(report: Report, number: int | None) -> float:
    """Give where a programme stands in the report; where one that is not there would stand."""
    if number is None:
        return -1
    numbers = [programma.nummer or 0 for programma in report.rapport.programmas]
    if number in numbers:
        return numbers.index(number)
    return sum(one < number for one in numbers) - 0.5


def _finding(rule: Rule, hit: Hit, severity: Severity, lang: Lang) -> Finding:
    advice = rule.advice[hit.advice]
    message = fill(advice.message, hit.values, lang)
    programma = hit.values.get("programma", UNNAMED)
    if hit.programma is None and isinstance(programma, Words) and programma != UNNAMED:
        # Without a number, only the message can tell which programme it is about.
        message = f"{programma.in_(lang)}: {message}"
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity="info" if hit.eased else severity,
        message=message[:1].upper() + message[1:],
        hint=fill(advice.hint, hit.values, lang),
        programma=hit.programma,
        sectie=hit.sectie,
        code=hit.code,
        location=hit.location,
    )
