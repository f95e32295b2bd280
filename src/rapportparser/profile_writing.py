"""A profile as TOML: what its reader gives, written so that the same reader gives it again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

_WIDTH = 120


def as_toml(data: Mapping[str, object]) -> str:
    """Give tables, lists, texts and numbers as TOML, without a newline at the end."""
    return "\n".join(_lines(data, "")).strip("\n")


def _lines(table: Mapping[str, object], path: str) -> Iterator[str]:
    plain = {key: value for key, value in table.items() if not isinstance(value, dict)}
    if path and (plain or not table):
        yield f"\n[{path}]"
    for key, value in plain.items():
        yield f"{_key(key)} = {_list(value, _key(key)) if isinstance(value, list) else _value(value)}"
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _lines(value, f"{path}.{_key(key)}" if path else _key(key))


def _key(key: str) -> str:
    return key if key.isascii() and key.replace("_", "").replace("-", "").isalnum() else _value(key)


def _list(values: list[object], key: str) -> str:
    items = [_value(value) for value in values]
    line = f"[{', '.join(items)}]"
    if len(key) + len(line) + 3 <= _WIDTH:
        return line
    return "[\n" + "".join(f"  {item},\n" for item in items) + "]"


def _value(value: object) -> str:
    if isinstance(value, str):
        # TOML's basic strings are JSON's, but for this one character.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value)
