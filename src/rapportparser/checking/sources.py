"""Checking sources one by one, each with the configuration that lies nearest to it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from rapportparser.checking.checker import check
from rapportparser.checking.result import Checked, Result, SourceKind, Unread
from rapportparser.checking.settings import SEVERITY_NAMES, Settings, find_settings, load_settings, with_rules
from rapportparser.errors import ProfileError, RapportparserError, SettingsError
from rapportparser.facts.language import BLANK
from rapportparser.model import Lang, Rapport
from rapportparser.opening import open_rapport
from rapportparser.profile import DEFAULT_PROFILE, load_profile
from rapportparser.reading import ReadingOptions
from rapportparser.reading.source import DEFAULT_MAX_BYTES, STANDARD_INPUT


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of every source, the configuration apart.

    Attributes:
        lang: Language of the messages.
        previous: Path of the report before; None for no comparison.
        config: Path of the configuration; None for the nearest to each source.
        profile: Name or path of the profile, before the configuration's.
        fail_on: Name of the least severity that fails, before the configuration's.
        select: Rules or families, before the configuration's.
        ignore: Rules or families, beside the configuration's.
        language_model: `blank:nl`, or an installed spaCy pipeline.
        max_bytes: Size over which a source is refused.
        reading: How PDFs are read.
    """

    lang: Lang = "nl"
    previous: str | None = None
    config: str | None = None
    profile: str | None = None
    fail_on: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    language_model: str = BLANK
    max_bytes: int = DEFAULT_MAX_BYTES
    reading: ReadingOptions | None = None


def check_sources(sources: Iterable[str], request: Request) -> list[Result]:
    """Check sources one by one; one that cannot be read does not stop the others.

    Raises:
        SettingsError: A configuration, or the choice of rules, cannot be understood.
        ProfileError: A profile cannot be found or understood.
        RapportparserError: The report before cannot be read.
    """
    names = list(sources)
    settings = {name: _settings(name, request) for name in names}
    previous: Rapport | None = None
    if request.previous is not None:
        previous, _ = _open(request.previous, request, _settings(request.previous, request))
    return [_check(name, request, settings[name], previous) for name in names]


def _check(name: str, request: Request, settings: Settings, previous: Rapport | None) -> Result:
    try:
        rapport, is_json = _open(name, request, settings)
    except (SettingsError, ProfileError):
        raise
    except RapportparserError as error:
        return Unread(name, error)
    kind: SourceKind = "pdf" if rapport.source.media_type == "application/pdf" else "text"
    findings = check(rapport, previous=previous, settings=settings, lang=request.lang)
    return Checked(name, "json" if is_json else kind, rapport.programmas, tuple(findings), settings)


def _open(name: str, request: Request, settings: Settings) -> tuple[Rapport, bool]:
    return open_rapport(
        sys.stdin.buffer if name == STANDARD_INPUT else name,
        profile=settings.profile or DEFAULT_PROFILE,
        max_bytes=request.max_bytes,
        reading=request.reading,
        language_model=request.language_model,
    )


def _settings(name: str, request: Request) -> Settings:
    folder = Path() if name == STANDARD_INPUT else Path(name).parent
    path = Path(request.config) if request.config else find_settings(folder)
    settings = load_settings(path) if path else Settings()
    settings = with_rules(settings, select=request.select, ignore=request.ignore)
    if request.profile:
        settings = replace(settings, profile=request.profile)
    if settings.profile:
        load_profile(settings.profile)
    if request.fail_on:
        settings = replace(settings, fail_on=SEVERITY_NAMES[request.fail_on.lower()] or "error")
    return settings
