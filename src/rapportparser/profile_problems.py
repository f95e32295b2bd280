"""What is wrong with a profile, for its writer: one line that names the key and what it may be."""

from __future__ import annotations

import datetime as dt
import difflib
import types
import typing
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from rapportparser.profile_source import BASIS

# Least surprising first: a misspelt key also leaves its right spelling missing.
_FIRST = ("extra_forbidden", "missing")
_LONGEST_SHOWN = 60
_KINDS: Mapping[type, str] = {bool: "true or false", str: "a text", int: "a number", float: "a number"}


def problem_of(error: ValidationError, model: type[BaseModel]) -> tuple[str, str]:
    """Give the first thing that is wrong with what was to be a `model`, and what to do about it."""
    details = sorted(error.errors(include_url=False), key=_rank)
    first = details[0]
    key = _key(first["loc"])
    more = f" ({len(details) - 1} more after this)" if len(details) > 1 else ""
    problem, remedy = _told(first, key, model)
    return problem + more, remedy


def _rank(detail: ErrorDetails) -> int:
    return _FIRST.index(detail["type"]) if detail["type"] in _FIRST else len(_FIRST)


def _key(loc: tuple[int | str, ...]) -> str:
    """Give `codes.niveaus[2].patroon`, places in a list counted from 1 as people count them."""
    text = ""
    for part in loc:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        elif part != "[key]":
            text += f".{part}" if text else part
    return text


def _told(detail: ErrorDetails, key: str, model: type[BaseModel]) -> tuple[str, str]:
    loc, kind, context = detail["loc"], detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        known = [*_fields_at(model, loc[:-1]), *([BASIS] if len(loc) == 1 else [])]
        return f"unknown key {key}", _choice(str(loc[-1]), known)
    if kind == "missing":
        return f"key {key} is missing", f"it must be {_kind_at(model, loc)}"
    if kind == "literal_error":
        allowed = [str(value) for value in get_args(_type_at(model, loc))]
        return f"key {key}: {_shown(detail['input'])} is not known", _choice(str(detail["input"]), allowed)
    if kind == "value_error":
        return f"key {key}: {context['error']}" if key else str(context["error"]), ""
    if kind == "string_pattern_mismatch":
        return f"key {key}: {_shown(detail['input'])} may have small letters, figures, - and _ alone", ""
    if kind in {"string_too_short", "too_short"}:
        least = context.get("min_length", 1)
        return f"key {key} is empty or too short", f"it needs {least} {'or more' if least > 1 else 'at least'}"
    limits = {"greater_than_equal": "at least", "less_than_equal": "at most", "less_than": "less than"}
    if kind in limits:
        bound = context[{"greater_than_equal": "ge", "less_than_equal": "le", "less_than": "lt"}[kind]]
        return f"key {key} is {detail['input']}", f"it must be {limits[kind]} {bound:g}"
    return f"key {key} must be {_kind_at(model, loc)}, not {_kind_of(detail['input'])}", ""


def _shown(value: object) -> str:
    text = value.isoformat() if isinstance(value, dt.date | dt.time) else repr(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _choice(given: str, allowed: list[str]) -> str:
    close = difflib.get_close_matches(given, allowed, n=1)
    return f"did you mean {close[0]}?" if close else f"there are {', '.join(allowed)}"


def _fields_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> Iterator[str]:
    kind = _type_at(model, loc)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield from kind.model_fields


def _type_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> Any:  # noqa: ANN401 (any annotation)
    """Give the type of what stands at a place in a model."""
    kind: Any = model
    for part in loc:
        arguments = get_args(kind)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            kind = typing.get_type_hints(kind).get(str(part), str)
        elif get_origin(kind) is dict:
            # A key's own place is followed by "[key]"; until then the part may be either.
            kind = arguments[0] if loc[-1] == "[key]" and part == loc[-2] else arguments[1]
        elif get_origin(kind) is tuple:
            kind = arguments[0]
        if get_origin(kind) in {typing.Union, types.UnionType}:
            kind = get_args(kind)[0]
    return kind


def _kind_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> str:
    kind = _type_at(model, loc)
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        return "a list of tables" if _is_table(inner) else "a list of texts"
    if get_origin(kind) is typing.Literal:
        return f"one of {', '.join(map(str, get_args(kind)))}"
    return "a table" if _is_table(kind) else _KINDS.get(kind, "a table")


def _is_table(kind: object) -> bool:
    return get_origin(kind) is dict or (isinstance(kind, type) and issubclass(kind, BaseModel))


def _kind_of(value: object) -> str:
    if isinstance(value, list):
        return "a list"
    return "a table" if isinstance(value, dict) else f"{_KINDS.get(type(value), 'a date or time')} ({_shown(value)})"
