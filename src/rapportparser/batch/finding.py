"""From what the user names (files, folders, globs, lists) to the sources of a batch."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from rapportparser.batch.addresses import MAGIC, absolute, is_remote, local_path, parts_of, printable
from rapportparser.batch.storage import filesystem
from rapportparser.batch.zipped import address_in, members_of
from rapportparser.errors import RapportparserError, SourceMissingError

# What is taken from a folder; a file that is named itself may have any name.
_SUFFIXES: Final = (
    ".pdf", ".docx", ".docm", ".odt", ".txt", ".text", ".html", ".htm", ".xhtml", ".mhtml", ".mht",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """A file to convert.

    Attributes:
        label: The source as given, or as found under what was given; fit to be printed.
        address: Where it is, whatever the working folder.
        base: How many of its address's parts are the folder that was given, or that a named file lies in.
    """

    label: str
    address: str
    base: int


@dataclass(slots=True)
class PassedOver:
    """What folders held beside sources: how many files of each suffix, in lower case."""

    suffixes: Counter[str] = field(default_factory=Counter)


def find(given: Iterable[str], passed_over: PassedOver, out: str) -> list[Source]:
    """Find the sources that are given, each once, sorted by their labels.

    A folder gives the reports under it, by their suffixes, at any depth, but for hidden ones and for what lies in
    `out`; a link to a folder is followed, and no folder is read twice. What is named and is not there is a source all
    the same: it will fail, and be in the manifest.

    Args:
        given: Files, folders, globs; paths or fsspec addresses.
        passed_over: Is told which files of folders are no sources.
        out: The output folder.
    """
    found: dict[str, Source] = {}
    for one in given:
        expand = _remote if is_remote(one) else _local
        for source in expand(one, passed_over, absolute(out)):
            other = found.get(source.address, source)
            # Given twice: what is kept depends on both, and not on which came first.
            found[source.address] = Source(min(source.label, other.label), source.address, min(source.base, other.base))
    return sorted(found.values(), key=lambda source: (source.label, source.address))


def _local(given: str, passed_over: PassedOver, out: str) -> Iterator[Source]:
    path = local_path(given)
    if os.path.isdir(path):
        yield from _walk(path, passed_over, out)
    elif MAGIC.search(path) and not os.path.lexists(path):
        yield from _glob(path, passed_over, out)
    else:
        yield from _named_or_zipped(path, passed_over)


def _named_or_zipped(path: str, passed_over: PassedOver, base: int | None = None) -> Iterator[Source]:
    """Give a file that is named; of a ZIP of reports those, as if it were a folder."""
    members = members_of(path)
    if members is None:
        yield _named(path, base)
        return
    label, address = printable(os.path.normpath(path)), absolute(path)
    depth = len(parts_of(address)[1]) - 1 if base is None else base
    for member in members:
        if any(True for _ in _sources([member.rpartition("/")[2]], passed_over)):
            yield Source(f"{label}/{printable(member)}", address_in(address, member), depth)


def _named(path: str, base: int | None = None) -> Source:
    address = absolute(path)
    depth = len(parts_of(address)[1]) - 1 if base is None else base
    return Source(printable(os.path.normpath(path)), address, depth)


def _glob(pattern: str, passed_over: PassedOver, out: str) -> Iterator[Source]:
    """Give what a pattern matches; the part of it without wildcards is the folder that was given."""
    fixed = pattern[: MAGIC.search(pattern).start()].rpartition(os.sep)[0]  # type: ignore[union-attr]
    base = len(parts_of(absolute(fixed or ("/" if pattern.startswith("/") else ".")))[1])
    matches = sorted(glob.glob(pattern, recursive=True))
    if not matches:
        yield _named(pattern, base)
    for match in matches:
        if os.path.isdir(match):
            # `**` matches the folders on the way as well, and all that is in them.
            yield from () if "**" in pattern else _walk(match, passed_over, out, base)
        else:
            yield from _named_or_zipped(match, passed_over, base)


def _walk(top: str, passed_over: PassedOver, out: str, base: int | None = None) -> Iterator[Source]:
    """Give the sources under a folder; links to folders come last, so that a folder is found by its own name."""
    base = len(parts_of(absolute(top))[1]) if base is None else base
    seen = {os.path.realpath(out)} - {os.path.realpath(top)}
    waiting = [top]
    while waiting:
        links: list[str] = []
        unreadable: list[OSError] = []
        for start in sorted(waiting):
            for folder, folders, files in os.walk(start, onerror=unreadable.append):
                if os.path.realpath(folder) in seen:
                    folders.clear()
                    continue
                seen.add(os.path.realpath(folder))
                kept = sorted(name for name in folders if not _is_hidden(name))
                links += [path for name in kept if os.path.islink(path := os.path.join(folder, name))]
                folders[:] = kept
                yield from (_named(os.path.join(folder, name), base) for name in _sources(sorted(files), passed_over))
        yield from (_named(os.fspath(error.filename), base) for error in unreadable)
        waiting = links


def _sources(names: Iterable[str], passed_over: PassedOver) -> Iterator[str]:
    for name in names:
        if name.lower().endswith(_SUFFIXES) and not _is_hidden(name):
            yield name
        else:
            passed_over.suffixes[printable(os.path.splitext(name)[1].lower() or name)] += 1


def _is_hidden(name: str) -> bool:
    """Tell files of file managers and editors (`.x`, `._x`) from those of people with an odd hand (`..x`)."""
    return name.startswith(".") and not name.startswith("..")


def _remote(given: str, passed_over: PassedOver, out: str) -> Iterator[Source]:
    given = given.rstrip("/")
    files, path = filesystem(given)
    # What fsspec calls a file lacks the protocol, and for some protocols begins with a slash.
    bare = path.strip("/")
    head = given[: len(given) - len(bare)] if given.endswith(bare) else parts_of(given)[0]
    try:
        if MAGIC.search(path) and not files.exists(path):
            fixed = given[: MAGIC.search(given).start()].rpartition("/")[0]  # type: ignore[union-attr]
            matches = sorted(files.glob(path))
            names = [match for match in matches if not files.isdir(match)] or [path]
            base = len(parts_of(fixed)[1])
        elif files.isdir(path):
            under = [name for name in sorted(files.find(path)) if not _within(f"{head}{name.lstrip('/')}", out)]
            names = list(_sources_of_store(under, passed_over))
            base = len(parts_of(given)[1])
        else:
            names, base = [path], len(parts_of(given)[1]) - 1
    except RapportparserError:
        raise
    except Exception as error:
        raise SourceMissingError(given, f"cannot be listed: {error}", "check the address and its keys") from error
    for name in names:
        address = f"{head}{name.lstrip('/')}"
        yield Source(printable(address), address, base)


def _sources_of_store(names: list[str], passed_over: PassedOver) -> Iterator[str]:
    for name in names:
        if any(True for _ in _sources([name.rpartition("/")[2]], passed_over)):
            yield name


def _within(address: str, folder: str) -> bool:
    return address.startswith(f"{folder.rstrip('/')}/")
