"""Getting at a report, whether it is still to be parsed or was parsed before and is the JSON of `parse`."""

from __future__ import annotations

import json
from pathlib import PurePath

from pydantic import BaseModel, ConfigDict, ValidationError

from rapportparser.errors import SourceDamagedError, SourceKindError
from rapportparser.facts.language import RULES
from rapportparser.model import SCHEMA_VERSION, Rapport
from rapportparser.parsing import parse
from rapportparser.profile import AUTO
from rapportparser.reading import ReadingOptions
from rapportparser.reading.source import DEFAULT_MAX_BYTES, LoadedSource, SourceLike, load

_BYTE_ORDER_MARK = "\ufeff"
# Fields that came later have defaults, and those of a later minor version are passed over.
_MAJOR_VERSIONS = frozenset({"1", SCHEMA_VERSION.split(".")[0]})
_GIVE_JSON = "give what `rapportparser parse` printed"
_GIVE_ANY = "give a PDF, DOCX, ODT or text, or what `rapportparser parse` printed"


class _Head(BaseModel):
    """What tells a report's JSON from anybody else's, of whatever version."""

    model_config = ConfigDict(extra="ignore")

    schema_version: str
    programmas: list[object]


def open_rapport(
    source: SourceLike,
    *,
    name: str | None = None,
    profile: str = AUTO,
    max_bytes: int = DEFAULT_MAX_BYTES,
    reading: ReadingOptions | None = None,
    language_model: str = RULES,
) -> tuple[Rapport, bool]:
    """Give a report, and whether it came from JSON; the arguments are those of `parse`.

    Raises:
        RapportparserError: The source or the profile cannot be read, or a limit was hit; JSON that is no report, or
            one of another version, is a `SourceError`.
    """
    loaded = load(source, name=name, max_bytes=max_bytes)
    text = _json_in(loaded)
    if text is not None:
        return _stored(loaded.name, text, _GIVE_ANY), True
    rapport = parse(
        loaded.data,
        name=loaded.name,
        profile=profile,
        max_bytes=max_bytes,
        reading=reading,
        language_model=language_model,
    )
    return rapport, False


def stored_rapport(source: SourceLike, *, name: str | None = None, max_bytes: int = DEFAULT_MAX_BYTES) -> Rapport:
    """Give a report that `parse` gave as JSON.

    Raises:
        SourceError: It cannot be read, is no JSON of a report, or is one of another version.
        LimitError: It holds more than `max_bytes`.
    """
    loaded = load(source, name=name, max_bytes=max_bytes)
    text = _json_in(loaded)
    if text is None:
        raise SourceKindError(loaded.name, "is no JSON of a report", _GIVE_JSON)
    return _stored(loaded.name, text, _GIVE_JSON)


def _json_in(loaded: LoadedSource) -> str | None:
    """Give the text of a source that looks like JSON; None for all else."""
    is_named_so = PurePath(loaded.name).suffix.lower() == ".json"
    if not is_named_so and b"{" not in loaded.data[:64]:
        return None
    try:
        text = loaded.data.decode(json.detect_encoding(loaded.data)).removeprefix(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        if is_named_so:
            raise SourceDamagedError(loaded.name, f"is no valid JSON: {error}", _GIVE_JSON) from error
        return None
    return text if is_named_so or text.lstrip().startswith("{") else None


def _stored(name: str, text: str, remedy: str) -> Rapport:
    try:
        head = _Head.model_validate_json(text)
    except ValidationError as error:
        if error.errors()[0]["type"] == "json_invalid":
            problem = f"is no valid JSON: {error.errors()[0]['msg'].removeprefix('Invalid JSON: ')}"
            raise SourceDamagedError(name, problem, remedy) from error
        raise SourceKindError(name, "is JSON, but no report", remedy) from error
    if head.schema_version.split(".")[0] not in _MAJOR_VERSIONS:
        raise _of_another_version(name, head.schema_version)
    try:
        return Rapport.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise SourceKindError(name, f"is JSON, but no valid report: {key}: {first['msg']}", remedy) from error


def _of_another_version(name: str, version: str) -> SourceKindError:
    problem = f"is a report of schema version {version[:20]}, and this program reads {SCHEMA_VERSION}"
    return SourceKindError(name, problem, "parse the report anew")
