"""Which parsed reports there are: JSON files as named, and folders with or without the manifest of `convert`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path, PurePosixPath
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from rapportparser.errors import SourceDamagedError, SourceEmptyError, SourceMissingError
from rapportparser.model_manifest import ManifestStatus

MANIFEST: Final = "manifest.jsonl"
_NAMED_AT_MOST: Final = 3


class _Line(BaseModel):
    """What counts here of a manifest's line, also of one that a later version wrote and that tells more."""

    model_config = ConfigDict(extra="ignore")

    source: str
    status: ManifestStatus
    output: str | None

    @property
    def stored(self) -> str | None:
        """The JSON that there is; what a source that failed had before is of another day."""
        return None if self.status == "failed" else self.output


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A JSON file, and the name that messages and tables know it by."""

    path: Path
    name: str


def stored_sources(sources: Iterable[str | PathLike[str]], notices: list[str]) -> list[StoredSource]:
    """Give the JSON files of files and folders, each once; tell in `notices` what a manifest says has failed.

    Raises:
        SourceError: A source is not there, a folder holds none, or its manifest is damaged.
    """
    found: dict[Path, StoredSource] = {}
    for source in sources:
        path = Path(fspath(source))
        for one in _in_folder(path, notices) if path.is_dir() else [StoredSource(path, str(path))]:
            found.setdefault(one.path.resolve(), one)
    return list(found.values())


def _in_folder(folder: Path, notices: list[str]) -> list[StoredSource]:
    if (folder / MANIFEST).is_file():
        return _of_manifest(folder, notices)
    files = sorted(path for path in folder.rglob("*.json") if path.is_file())
    if not files:
        raise SourceEmptyError(str(folder), "holds no JSON files", "name the folder that `rapportparser convert` made")
    return [StoredSource(path, str(path)) for path in files]


def _of_manifest(folder: Path, notices: list[str]) -> list[StoredSource]:
    # A source that was tried again has several lines, and the last one tells.
    last = {line.source: line for line in _lines(folder / MANIFEST, notices)}
    failed = [line.source for line in last.values() if line.stored is None]
    if failed:
        named = ", ".join(failed[:_NAMED_AT_MOST]) + (", …" if len(failed) > _NAMED_AT_MOST else "")
        notices.append(f"{folder}: without the {len(failed)} that convert could not read: {named}")
    # Workers end in any order, the tables are the same nonetheless.
    outputs = sorted({line.stored for line in last.values() if line.stored is not None})
    return [StoredSource(_inside(folder, output), str(folder / output)) for output in outputs]


def _lines(manifest: Path, notices: list[str]) -> Iterator[_Line]:
    """Give the lines of a manifest; one that was torn off when the machine went down is no line."""
    torn: int | None = None
    try:
        with manifest.open(encoding="utf-8", errors="replace") as file:
            for number, text in enumerate(file, 1):
                if not text.strip():
                    continue
                if torn is not None:
                    notices.append(f"{manifest}: line {torn} is torn off; what it told is not in the tables")
                    torn = None
                try:
                    yield _Line.model_validate_json(text)
                except ValidationError as error:
                    if error.errors()[0]["type"] != "json_invalid":
                        problem = f"line {number} is no manifest line"
                        raise SourceDamagedError(str(manifest), problem, "run convert again") from error
                    torn = number
    except OSError as error:
        raise SourceMissingError(str(manifest), f"cannot be read: {error.strerror or error}") from error


def _inside(folder: Path, output: str) -> Path:
    """Give the path of an output, which a manifest from elsewhere must not point out of its folder."""
    written = PurePosixPath(output.replace("\\", "/"))
    if written.is_absolute() or ".." in written.parts or ":" in written.parts[0]:
        problem = f"names {output}, which lies outside its folder"
        raise SourceDamagedError(str(folder / MANIFEST), problem, "run convert again")
    return folder / output
