"""Office documents for the fuzzer: their XML changed as XML, so that it still can be read and means something else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from lxml import etree

ROOT: Final = Path(__file__).parent.parent
# Of the sample's body, so that a run takes little time.
_ELEMENTS: Final = 90
_MOST_COPIES: Final = 40
_VALUES: Final = (
    "0", "1", "-1", "2", "9", "63", "1000000000", "99999999999999999999", "", "true", "none", "auto", "FF0000", "#zz",
    "rId1", "pct300", "a\u0663", "NaN", "1e9", "%1.%2.%9%", "restart", "bullet", "-0", "0.0000001cm", "9999999999pt",
)  # fmt: skip


@cache
def office_sources(kind: str) -> tuple[bytes, ...]:
    """Give the documents that are changed: the beginning and a later part of each sample of a kind."""
    paths = sorted((ROOT / "samples").glob(f"*.{kind}"))
    return tuple(_part(path.read_bytes(), start) for path in paths for start in (0, 150))


def changed_as_xml(random: Random, data: bytes) -> bytes:
    """Give a document with its XML changed in a few places; as it is where it cannot be read any more."""
    try:
        members = dict(_members(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return data
    names = [name for name in members if name.endswith((".xml", ".rels"))]
    likely = [name for name in names if name.endswith(("document.xml", "content.xml", "numbering.xml", "styles.xml"))]
    for _ in range(random.choice((1, 1, 2))):
        name = random.choice(likely if likely and random.random() < 0.9 else names or [*members])  # noqa: PLR2004
        try:
            root = etree.fromstring(members[name])
        except (etree.XMLSyntaxError, ValueError):
            continue
        for _ in range(random.choice((1, 3, 10, 40))):
            _change(random, [*root.iter()])
        members[name] = etree.tostring(root)
    return _packed(members)


def _change(random: Random, elements: list[etree._Element]) -> None:
    one, other = random.choice(elements), random.choice(elements)
    parent = one.getparent()
    match random.randrange(6):
        case 0 if parent is not None:
            parent.remove(one)
        case 1 if parent is not None and len(elements) < 20_000:  # noqa: PLR2004
            copy = etree.tostring(one, with_tail=False)
            for _ in range(random.randrange(_MOST_COPIES) if len(copy) < 20_000 else 1):  # noqa: PLR2004
                one.addnext(etree.fromstring(copy))
        case 2 if other is not one and not any(other is above for above in one.iterancestors()):
            if not any(one is above for above in other.iterancestors()) and parent is not None:
                other.insert(random.randrange(len(other) + 1), one)
        case 3 if one.attrib:
            one.set(random.choice([*map(str, one.attrib)]), random.choice(_VALUES))
        case 4:
            one.tag = other.tag
        case _:
            one.text = random.choice(("", "2A1.1 Een", "●", " 3% ", "🟢", "\t\n ", "a" * 3000, "\u00ad\u202e"))


def _part(data: bytes, start: int) -> bytes:
    """Give a document with some of its body alone."""
    members = dict(_members(data))
    name = "word/document.xml" if "word/document.xml" in members else "content.xml"
    root = etree.fromstring(members[name])
    body = max(root.iter(), key=len)
    for place, element in enumerate([*body]):
        if not start <= place < start + _ELEMENTS:
            body.remove(element)
    members[name] = etree.tostring(root)
    return _packed(
        {name: data for name, data in members.items() if name.endswith((".xml", ".rels")) or "." not in name}
    )


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist():
            if member.file_size < 10_000_000:  # noqa: PLR2004
                yield member.filename, archive.read(member)


def _packed(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()
