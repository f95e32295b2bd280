"""Where the JSON of a source goes: the names of the sources, mirrored, made safe, and no two alike.

The files lie under the output folder as the sources do under the folder that they share: the one that was given, or
the nearest one that holds all that were given. A name depends on the sources only, never on their order.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Final

from rapportparser.batch.addresses import parts_of, printable
from rapportparser.batch.finding import Source

_SUFFIX: Final = ".json"
# File systems allow 255 bytes a name; the rest is for the mark and the suffix.
_LONGEST: Final = 200
_MARK: Final = 12
# What Windows, or a shell, or a terminal makes something else of.
_UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\/\u0080-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]')
_RESERVED: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def output_names(sources: Sequence[Source], kept: Mapping[str, str]) -> list[str]:
    """Give the name of each source's output, relative to the output folder, with `/` between its parts.

    Args:
        sources: The sources of the batch.
        kept: Names by label that earlier batches gave away: a source keeps its own, and no other gets it.
    """
    natural = _natural(sources)
    keys = [_key(name) for name in natural]
    times = Counter(keys)
    folders = {folder for key in keys for folder in _folders(key)}
    taken = {_key(name) for name in kept.values()}
    taken_folders = {folder for key in taken for folder in _folders(key)}
    names: list[str] = []
    for source, name, key in zip(sources, natural, keys, strict=True):
        if source.label in kept:
            names.append(kept[source.label])
            continue
        clashes = times[key] > 1 or key in folders or key in taken or key in taken_folders
        # A folder of this name cannot be made where an earlier batch has put a file.
        blocked = any(folder in taken for folder in _folders(key))
        names.append(_marked(name, source.address, flat=blocked) if clashes or blocked else name)
    return names


def _natural(sources: Sequence[Source]) -> list[str]:
    split = [parts_of(source.address) for source in sources]
    shared: dict[str, tuple[str, ...]] = {}
    for source, (root, parts) in zip(sources, split, strict=True):
        base = parts[: source.base]
        both = zip(shared.get(root, base), base, strict=False)
        shared[root] = tuple(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], both))
    return ["/".join(_safe_parts(parts[len(shared[root]) :] or parts[-1:])) for root, parts in split]


def _safe_parts(parts: Sequence[str]) -> list[str]:
    *folders, last = parts or ("",)
    return [*map(_safe, folders), _safe(f"{last}{_SUFFIX}")]


def _safe(part: str) -> str:
    """Give a part of a name that every file system takes, the same part where it is one already."""
    safe = _UNSAFE.sub("_", printable(part))
    if safe.strip(". ") == "" or _RESERVED.fullmatch(safe):
        safe = f"_{safe.strip('. ')}"
    if safe.endswith((".", " ")):
        safe = f"{safe[:-1]}_"
    if len(safe.encode()) > _LONGEST:
        ending = _SUFFIX if safe.endswith(_SUFFIX) else ""
        safe = safe.encode()[:_LONGEST].decode(errors="ignore").rstrip(". ") + ending
    return safe if safe == part else _marked(safe, part)


def _marked(name: str, distinct: str, *, flat: bool = False) -> str:
    """Give a name with a mark that tells it from others that would be called the same."""
    mark = hashlib.sha256(distinct.encode("utf-8", "backslashreplace")).hexdigest()[:_MARK]
    name = name.rpartition("/")[2] if flat else name
    stem = name.removesuffix(_SUFFIX)
    return f"{stem}~{mark}{_SUFFIX if stem != name else ''}"


def _key(name: str) -> str:
    """Give what two names share that some file system takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _folders(key: str) -> list[str]:
    parts = key.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]
