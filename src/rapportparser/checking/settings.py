"""`rapportparser.toml`: which rules are on, how grave each is, and which profile tells what a report must have."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, NoReturn

from rapportparser.checking.registry import FAMILIES, all_rules
from rapportparser.checking.rule import Rule
from rapportparser.errors import SettingsError
from rapportparser.model_findings import Severity

FILE_NAME: Final = "rapportparser.toml"

# What a severity may be called in the file and on the command line; None is off.
SEVERITY_NAMES: Final[Mapping[str, Severity | None]] = {
    "fout": "error",
    "waarschuwing": "warning",
    "opmerking": "info",
    "uit": None,
    "error": "error",
    "warning": "warning",
    "info": "info",
    "off": None,
}
_GRAVITY: Final = {"info": 0, "warning": 1, "error": 2}


@dataclass(frozen=True, slots=True)
class Settings:
    """How `check` checks.

    Attributes:
        profile: Name or path of the profile; None for the default.
        fail_on: The least severity that makes `check` fail.
        select: Ids or families of the rules that are on; empty for all.
        ignore: Ids or families of the rules that are off.
        severities: The severity of single rules or families, None for off; an id goes before its family.
        required: The sections that each kind of report must have, instead of the profile's.
    """

    profile: str | None = None
    fail_on: Severity = "error"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    required: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def severity_of(self, rule: Rule) -> Severity | None:
        """Give how grave a rule's findings are; None where it is off."""
        names = {rule.id, rule.family}
        if (self.select and not names & set(self.select)) or names & set(self.ignore):
            return None
        return self.severities.get(rule.id, self.severities.get(rule.family, rule.severity))

    def fails(self, severity: Severity) -> bool:
        """Tell whether a finding of this severity makes `check` fail."""
        return _GRAVITY[severity] >= _GRAVITY[self.fail_on]


def find_settings(start: Path) -> Path | None:
    """Give the nearest `rapportparser.toml`: in a folder, or in one above it."""
    folder = start.resolve()
    return next((path for one in (folder, *folder.parents) if (path := one / FILE_NAME).is_file()), None)


def load_settings(path: Path) -> Settings:
    """Read a configuration.

    Raises:
        SettingsError: It cannot be read, or a key is not known or has a value that it cannot have.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(str(path), f"is no valid TOML: {error}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(str(path), f"cannot be read: {getattr(error, 'strerror', None) or error}") from error
    return _Reader(path).settings(table)


def with_rules(settings: Settings, *, select: Iterable[str], ignore: Iterable[str]) -> Settings:
    """Give settings with a selection of rules that goes before their own, and more rules off."""
    chosen = tuple(rule_names("--select", select)) or settings.select
    return replace(settings, select=chosen, ignore=(*settings.ignore, *rule_names("--ignore", ignore)))


def rule_names(where: str, names: Iterable[str]) -> list[str]:
    """Give ids and families in upper case.

    Raises:
        SettingsError: One is neither.
    """
    found = []
    for name in names:
        upper = str(name).strip().upper()
        if upper not in FAMILIES and upper not in all_rules():
            families = ", ".join(FAMILIES)
            raise SettingsError(
                where, f"there is no rule or family '{name}'", f"give an id such as SEC001, or one of {families}"
            )
        found.append(upper)
    return found


class _Reader:
    """Reads a configuration's table; every complaint names the file, the key and what it may be."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def settings(self, table: Mapping[str, Any]) -> Settings:
        known = {"profile", "fail-on", "select", "ignore", "severity", "required"}
        for key in table:
            if key not in known:
                self._complain(key, f"is not known; there are: {', '.join(sorted(known))}")
        return Settings(
            profile=self._profile(table.get("profile")),
            fail_on=self._severity("fail-on", table.get("fail-on", "error")) or "error",
            select=self._rules("select", table.get("select", [])),
            ignore=self._rules("ignore", table.get("ignore", [])),
            severities=self._severities(table.get("severity", {})),
            required=self._required(table.get("required", {})),
        )

    def _profile(self, value: Any) -> str | None:  # noqa: ANN401 (a file may hold anything)
        if value is None:
            return None
        if not isinstance(value, str) or not value:
            self._complain("profile", "must be the name of a profile, or the path of its TOML file")
        beside = self._path.parent / value
        return str(beside) if value.endswith(".toml") else value

    def _rules(self, key: str, value: Any) -> tuple[str, ...]:  # noqa: ANN401
        if not isinstance(value, list):
            self._complain(key, 'must be a list of ids or families, such as ["SEC", "STO001"]')
        return tuple(self._rule(key, name) for name in value)

    def _rule(self, key: str, name: object) -> str:
        upper = str(name).upper()
        if upper not in FAMILIES and upper not in all_rules():
            self._complain(
                key, f"names '{name}', which is no rule or family; there are: {', '.join(FAMILIES)}, SEC001 …"
            )
        return upper

    def _severity(self, key: str, value: Any, *, may_be_off: bool = False) -> Severity | None:  # noqa: ANN401
        names = [name for name, severity in SEVERITY_NAMES.items() if severity or may_be_off]
        if not isinstance(value, str) or value.lower() not in names:
            self._complain(key, f"must be one of {', '.join(names)}")
        return SEVERITY_NAMES[value.lower()]

    def _severities(self, table: Any) -> dict[str, Severity | None]:  # noqa: ANN401
        if not isinstance(table, dict):
            self._complain("severity", 'must be a table, such as [severity] with SEC005 = "opmerking"')
        return {
            self._rule(f"severity.{name}", name): self._severity(f"severity.{name}", value, may_be_off=True)
            for name, value in table.items()
        }

    def _required(self, table: Any) -> dict[str, tuple[str, ...]]:  # noqa: ANN401
        from typing import get_args

        from rapportparser.model import Soort
        from rapportparser.profile import SectionName

        soorten, sections = get_args(Soort), get_args(SectionName)
        if not isinstance(table, dict):
            self._complain("required", 'must be a table, such as [required] with jaarstukken = ["missie"]')
        for soort, value in table.items():
            key = f"required.{soort}"
            if soort not in soorten:
                self._complain(key, f"is no kind of report; there are: {', '.join(soorten)}")
            if not isinstance(value, list) or not set(map(str, value)) <= set(sections):
                self._complain(key, f"must be a list of: {', '.join(sections)}")
        return {soort: tuple(value) for soort, value in table.items()}

    def _complain(self, key: str, problem: str) -> NoReturn:
        raise SettingsError(str(self._path), f"key {key} {problem}")
