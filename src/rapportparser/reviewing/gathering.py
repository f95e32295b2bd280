"""The parsed reports in a folder: those that `convert` noted in its manifest, or every JSON file that is one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from rapportparser.errors import RapportparserError, SourceDamagedError, SourceEmptyError, SourceMissingError
from rapportparser.model import ManifestLine, Rapport
from rapportparser.opening import open_rapport

MANIFEST = "manifest.jsonl"


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a folder holds.

    Attributes:
        rapports: The reports.
        unread: Why each of the others is not among them.
    """

    rapports: tuple[Rapport, ...]
    unread: tuple[RapportparserError, ...]


def gather(folder: Path) -> Gathered:
    """Read the reports in a folder; one that cannot be read does not stop the others.

    Raises:
        SourceMissingError: There is no such folder.
        SourceEmptyError: It holds no report that can be read.
    """
    if not folder.is_dir():
        raise SourceMissingError(str(folder), "there is no such folder", "give the one that convert wrote to")
    rapports: list[Rapport] = []
    unread: list[RapportparserError] = []
    manifest = folder / MANIFEST
    for path in _noted(folder, manifest) if manifest.is_file() else sorted(folder.rglob("*.json")):
        if isinstance(path, RapportparserError):
            unread.append(path)
            continue
        try:
            rapport, is_json = open_rapport(path, name=str(path.relative_to(folder)))
        except RapportparserError as error:
            unread.append(error)
            continue
        if is_json:
            rapports.append(rapport)
    if not rapports:
        problem = f"holds no parsed report that can be read{f' ({unread[0]})' if unread else ''}"
        raise SourceEmptyError(str(folder), problem, "fill it with rapportparser parse first")
    return Gathered(tuple(rapports), tuple(unread))


def _noted(folder: Path, manifest: Path) -> Iterator[Path | RapportparserError]:
    """Give the outputs that a manifest names, once each, and what went wrong with the others."""
    try:
        lines = manifest.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        yield SourceDamagedError(str(manifest), f"cannot be read: {error}", "convert the reports anew")
        return
    last: dict[str, ManifestLine] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            noted = ManifestLine.model_validate_json(line)
        except ValidationError:
            yield SourceDamagedError(f"{manifest.name}, line {number}", "is no line of a manifest", "convert anew")
            continue
        last[noted.source] = noted
    seen: set[Path] = set()
    for noted in last.values():
        if noted.output is None:
            why = noted.error.message if noted.error else "has no output"
            yield SourceDamagedError(noted.source, f"was not converted: {why}")
            continue
        path = folder / noted.output
        if not path.resolve().is_relative_to(folder.resolve()):
            yield SourceMissingError(noted.source, "has its output outside of the folder", "convert it anew")
        elif path not in seen:
            seen.add(path)
            yield path
