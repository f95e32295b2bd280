"""Addresses of sources and outputs: paths of this machine, or anything that fsspec knows (`s3://…`, `memory://…`)."""

from __future__ import annotations

import os
import re
from typing import Final
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from rapportparser.batch.zipped import split_address

_REMOTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_FILE: Final = "file://"
MAGIC: Final = re.compile(r"[*?\[]")


def is_remote(address: str) -> bool:
    """Tell whether an address is fsspec's to open, and not a path."""
    return _REMOTE.match(address) is not None and not is_file_address(address)


def is_file_address(address: str) -> bool:
    """Tell whether an address is a path, written as `file://…`."""
    return address[: len(_FILE)].lower() == _FILE


def local_path(address: str) -> str:
    """Give the path that a local address names; a path stays as it is."""
    if not is_file_address(address):
        return address
    # A name may hold a `#` or a `?` that nobody escaped, as other tools that take file addresses allow.
    rest = address[len(_FILE) :]
    path = rest if rest.startswith("/") else urlsplit(address).path
    return url2pathname(path) if "%" not in path else unquote(path)


def absolute(address: str) -> str:
    """Give an address that means the same in every folder and process; links are not followed."""
    return address if is_remote(address) else os.path.abspath(local_path(address))


def printable(text: str) -> str:
    r"""Give a name that can be written as UTF-8: bytes of a file name that are none become `\udcff` and the like."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def parts_of(address: str) -> tuple[str, tuple[str, ...]]:
    """Give where an absolute address begins (a drive, `s3://`), and the names that follow."""
    if (zipped := split_address(address)) is not None:
        path, member = zipped
        root, parts = parts_of(path)
        return root, (*parts, *(part for part in member.split("/") if part))
    if is_remote(address):
        protocol, _, rest = address.partition("://")
        return f"{protocol.lower()}://", tuple(part for part in rest.split("/") if part)
    drive, rest = os.path.splitdrive(address)
    return drive, tuple(part for part in rest.replace(os.sep, "/").split("/") if part)
