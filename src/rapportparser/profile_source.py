"""Where profiles come from: the shipped ones by name, others by path, and what one takes over from its `basis`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from rapportparser.errors import ProfileError

_SHIPPED = resources.files("rapportparser") / "profiles"
_NAME = re.compile(r"[a-z0-9_-]+")
# The key that is gone once a profile is read.
BASIS = "basis"
# What says which profile this is, and is nobody else's.
_OWN_KEYS = ("naam", "omschrijving")
_MOST_BASES = 8


def shipped_names() -> list[str]:
    """Give the names of the profiles that come with the package."""
    files = (entry.name for entry in _SHIPPED.iterdir())
    return sorted(name.removesuffix(".toml") for name in files if name.endswith(".toml"))


def is_shipped(name: str) -> bool:
    """Tell whether a shipped profile has this name."""
    return _NAME.fullmatch(name) is not None and (_SHIPPED / f"{name}.toml").is_file()


def text_of(name_or_path: str) -> str:
    """Give a profile's TOML as it was written.

    Raises:
        ProfileError: There is no such profile, or it cannot be read.
    """
    if is_shipped(name_or_path):
        return (_SHIPPED / f"{name_or_path}.toml").read_text(encoding="utf-8")
    remedy = f"give one of {', '.join(shipped_names())}, or the path of a TOML file"
    try:
        return Path(name_or_path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"the profile is no UTF-8 text: byte {error.start + 1} is no part of any character"
        raise ProfileError(name_or_path, problem, "save it as UTF-8") from error
    except (OSError, ValueError) as error:
        unknown = _NAME.fullmatch(name_or_path) is not None
        problem = "there is no profile of that name" if unknown else "the profile cannot be read"
        raise ProfileError(name_or_path, problem, remedy) from error


def read_profile(name_or_path: str) -> dict[str, object]:
    """Give what a profile says, with all that it takes over from its basis.

    A table that both have is merged key by key; a list or a value of its own replaces the basis's. Its name and its
    description it must say itself. The path of a basis counts from the folder of the file that names it.

    Raises:
        ProfileError: It cannot be read, it is no TOML, or its basis is one of these.
    """
    return _read(name_or_path, name_or_path, ())


def _read(name_or_path: str, source: str, above: tuple[str, ...]) -> dict[str, object]:
    try:
        data: dict[str, object] = tomllib.loads(text_of(name_or_path))
    except (ValueError, RecursionError) as error:
        problem = "tables nested too deep" if isinstance(error, RecursionError) else str(error)
        raise ProfileError(name_or_path, f"is no valid TOML: {problem}", "see https://toml.io") from error
    basis = data.pop(BASIS, None)
    if basis is None:
        return data
    if not isinstance(basis, str) or not basis:
        raise ProfileError(source, "key basis must be a text: the name of a profile, or the path of its file")
    target = basis if is_shipped(basis) else str(Path(name_or_path).parent / basis)
    if target in (*above, name_or_path) or len(above) >= _MOST_BASES:
        raise ProfileError(source, f"key basis leads in a circle, or too far, by {basis}", "let one say all itself")
    try:
        base = _read(target, target, (*above, name_or_path))
    except ProfileError as error:
        if error.source != target or target == basis:
            raise
        raise ProfileError(source, f"key basis names {basis}: {error.problem}", error.remedy) from error
    return _merged({key: value for key, value in base.items() if key not in _OWN_KEYS}, data)


def _merged(base: Mapping[str, object], own: Mapping[str, object]) -> dict[str, object]:
    merged = dict(base)
    for key, value in own.items():
        below = merged.get(key)
        both = isinstance(below, dict) and isinstance(value, dict)
        merged[key] = _merged(below, value) if both else value  # type: ignore[arg-type]
    return merged
