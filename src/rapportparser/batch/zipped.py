"""The reports in a ZIP, each a source of its own, with an address that fsspec opens within the ZIP."""

from __future__ import annotations

import zipfile
from typing import Final

_PROTOCOL: Final = "zip://"
_BOUND: Final = "::"
# A document that is packed as a ZIP has one of these; a ZIP of people's files has none.
_PARTS: Final = frozenset({"[Content_Types].xml", "mimetype", "META-INF/manifest.xml"})
_SUFFIX: Final = ".zip"
_MOST_MEMBERS: Final = 10_000


def members_of(path: str) -> list[str] | None:
    """Give the names of the files in a ZIP of this machine, sorted; None for any other file, and for a damaged one."""
    if not path.lower().endswith(_SUFFIX):
        return None
    try:
        with zipfile.ZipFile(path) as archive:
            names = {member.filename for member in archive.filelist[:_MOST_MEMBERS] if not member.is_dir()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return None
    if names & _PARTS:
        return None
    # What has the bound between two addresses in its name cannot be named in one.
    return sorted(name for name in names if _BOUND not in name and not name.startswith("__MACOSX/"))


def address_in(path: str, member: str) -> str:
    """Give the address of a member of a ZIP that lies at an absolute path."""
    return f"{_PROTOCOL}{member}{_BOUND}{path}"


def split_address(address: str) -> tuple[str, str] | None:
    """Give the path of the ZIP and the member that an address names; None for an address of another kind."""
    if not address.startswith(_PROTOCOL) or _BOUND not in address:
        return None
    member, _, path = address.removeprefix(_PROTOCOL).partition(_BOUND)
    return path, member
