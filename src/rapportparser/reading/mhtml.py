"""Web pages saved with their parts in one file (MHTML): the page, its style sheets and its pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from email import policy
from email.message import Message
from email.parser import BytesParser
from typing import Final
from urllib.parse import urldefrag, urljoin

from rapportparser.errors import SourceDamagedError
from rapportparser.reading.document import Document
from rapportparser.reading.html.charset import decode_page
from rapportparser.reading.html.reader import Parts, Reading
from rapportparser.reading.line import Colour
from rapportparser.reading.office.pictures import colour_of_picture
from rapportparser.reading.source import LoadedSource

_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
# A page has some hundreds of parts.
_MOST_PARTS: Final = 5000
# Pictures that are looked at for their colour: a page shows a handful, however often.
_MOST_PICTURES: Final = 500
_REMEDY: Final = "save the page anew from the browser"


@dataclass(slots=True)
class _Archive:
    """The parts of an archive, by the addresses that its page calls them by."""

    page: Message
    address: str
    parts: dict[str, Message] = field(default_factory=dict)

    def sheet(self, address: str) -> str | None:
        """Give the text of a style sheet in the archive."""
        part = self._part(address)
        if part is None or part.get_content_maintype() not in {"text", "application"}:
            return None
        return decode_page(LoadedSource(address[:100], _bytes_of(part)), part.get_content_charset())[0]

    def pictures(self, addresses: Iterable[str]) -> Mapping[str, Colour | None]:
        """Give the colours of pictures in the archive."""
        colours: dict[str, Colour | None] = {}
        for address in addresses:
            if address in colours or len(colours) >= _MOST_PICTURES:
                continue
            part = self._part(address)
            if part is not None and part.get_content_maintype() == "image":
                colours[address] = colour_of_picture(_bytes_of(part))
        return colours

    def _part(self, address: str) -> Message | None:
        return self.parts.get(_joined(self.address, address))


def read_mhtml(source: LoadedSource) -> Document:
    """Read a web archive.

    Raises:
        SourceDamagedError: There is no page in it.
        SourceEmptyError: There is no text of a report on its page.
        LimitError: The page is larger than any.
    """
    reading = Reading()
    add_archive(reading, source)
    return reading.document(source.name, "multipart/related")


def add_archive(reading: Reading, source: LoadedSource) -> None:
    """Read the page of a web archive as one of several.

    Raises:
        SourceDamagedError: There is no page in it.
        LimitError: The page is larger than any.
    """
    archive = _opened(source)
    page = LoadedSource(source.name, _bytes_of(archive.page))
    reading.add(page, Parts(archive.sheet, archive.pictures, archive.page.get_content_charset()))


def _opened(source: LoadedSource) -> _Archive:
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(source.data)
        parts = [part for part, _ in zip(message.walk(), range(_MOST_PARTS), strict=False) if not part.is_multipart()]
    except (RecursionError, ValueError, LookupError) as error:
        raise SourceDamagedError(source.name, "is a web archive that cannot be taken apart", _REMEDY) from error
    pages = [part for part in parts if part.get_content_type() in _PAGES]
    start = _plain(message.get_param("start"))
    first = next((part for part in pages if start and _id_of(part) == start.strip("<> ")), None)
    page = first if first is not None else next(iter(pages), None)
    if page is None:
        raise SourceDamagedError(source.name, "is a web archive without a page", _REMEDY)
    archive = _Archive(page, _plain(page.get("Content-Location")))
    for part in parts:
        location = _plain(part.get("Content-Location"))
        if location:
            archive.parts.setdefault(_joined(archive.address, location), part)
        if _id_of(part):
            archive.parts.setdefault(f"cid:{_id_of(part)}", part)
    return archive


def _bytes_of(part: Message) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError):
        data = None
    return data if isinstance(data, bytes) else b""


def _id_of(part: Message) -> str:
    return _plain(part.get("Content-ID")).strip("<> ")


def _plain(value: object) -> str:
    """Give a header's value as text, without the line breaks that long ones have."""
    return "".join(str(value).split()) if value is not None else ""


def _joined(base: str, address: str) -> str:
    try:
        return urldefrag(urljoin(base, address.strip()))[0]
    except ValueError:
        return address
