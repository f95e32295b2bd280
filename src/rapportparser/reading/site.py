"""Several saved pages of one report, as one: a folder that a browser or wget left, or pages that are named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from os import PathLike
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Final
from urllib.parse import unquote, urldefrag, urlsplit

from rapportparser.errors import LimitError, SourceEmptyError, SourceKindError, SourceMissingError
from rapportparser.reading.document import Document, Page
from rapportparser.reading.html.charset import decode_page
from rapportparser.reading.html.reader import Parts, Reading
from rapportparser.reading.html.telling import is_html, is_mhtml
from rapportparser.reading.html.tree import Element, Tree, tree_of
from rapportparser.reading.line import Colour, Line
from rapportparser.reading.mhtml import add_archive
from rapportparser.reading.office.pictures import colour_of_picture
from rapportparser.reading.source import LoadedSource, load

SUFFIXES: Final = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
# A whole report site has some hundreds of pages.
_MOST_PAGES: Final = 5000
_MOST_PICTURES: Final = 500
_LARGEST_PART: Final = 8 * 1024 * 1024
# What browsers call the folder beside a page that holds its pictures and frames, in Dutch and in English.
_PARTS_FOLDER = re.compile(r".+(?:_files|_bestanden|\.files|-bestanden)", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)\s*(\S{1,2000})\s*-->")
_FRONT_PAGES: Final = ("index", "default", "home", "start", "inhoud", "inhoudsopgave")
_ONWARD = re.compile(
    r"(?:ga\s+naar\s+)?(?:de\s+)?(?:volgende|next)(?:\s+(?:pagina|page|hoofdstuk))?[\s»›>→]*", re.IGNORECASE
)


@dataclass(slots=True)
class _SavedPage:
    """A page of the set.

    Attributes:
        path: Its place in the folder, with slashes.
        source: Its bytes.
        folder: The folder whose style sheets and pictures it may use; None for none.
        links: The pages of the set that it links to, in the order of its text, menus first met first.
        onward: The page that it calls the next.
    """

    path: str
    source: LoadedSource
    folder: Path | None
    links: list[str] = field(default_factory=list)
    onward: str | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """Pages that are one report.

    Attributes:
        source: All pages as one source: its bytes are those of the pages, in the order of the report.
        document: What they say.
    """

    source: LoadedSource
    document: Document


def read_site(given: Sequence[str | PathLike[str]], max_bytes: int) -> Site:
    """Read pages as one report.

    A folder's pages come in the order of their navigation: along "next" where that leads through all of them, else as
    the front page's menu has them, each followed by the pages that only it leads to; pages that nothing leads to come
    last, by name. Folders and pages that are named come in the order in which they are named.

    Args:
        given: Pages and folders of pages.
        max_bytes: Size over which all of them together are refused.

    Raises:
        SourceError: One of them is missing or no web page, or there is no text of a report.
        LimitError: They are larger than `max_bytes`, or too many.
    """
    paths = [Path(one) for one in given]
    pages: list[_SavedPage] = []
    for path in paths:
        pages += _in_order(_in_folder(path, max_bytes)) if path.is_dir() else [_page(path, None, path.name, max_bytes)]
        if sum(len(page.source.data) for page in pages) > max_bytes:
            raise LimitError(path.name, f"is larger than {max_bytes} bytes", "raise --max-bytes")
    pages = list({page.source.data: page for page in reversed(pages)}.values())[::-1]
    first = paths[0].resolve().name or str(paths[0])
    name = first if len(paths) == 1 else f"{first} (+{len(paths) - 1})"
    if not pages:
        raise SourceEmptyError(name, "holds no web page", f"a page is a file that ends in {', '.join(SUFFIXES)}")
    whole = LoadedSource(name, b"".join(page.source.data for page in pages))
    reading = Reading()
    for page in pages:
        _add(reading, page)
    document = reading.document(name, "text/html")
    # Pages of a site are no pages of paper: nothing at their heads and feet is printed on each of them.
    parts = list(_without_the_same_head(document.pages))
    blocks = tuple(block for part in parts for block in part.blocks)
    together = Page(blocks, tuple(mark for part in parts for mark in part.marks))
    return Site(whole, replace(document, pages=(together,)))


def _page(path: Path, folder: Path | None, name: str, max_bytes: int) -> _SavedPage:
    source = load(path, name=name, max_bytes=max_bytes)
    if not is_html(source.data) and not is_mhtml(source.data):
        raise SourceKindError(name, "is no web page", "give pages of one report, or a folder of them")
    return _SavedPage(name, source, folder)


def _in_folder(folder: Path, max_bytes: int) -> list[_SavedPage]:
    pages: list[_SavedPage] = []
    left = max_bytes
    for path in sorted(_pages_under(folder)):
        name = path.relative_to(folder).as_posix()
        source = load(path, name=name, max_bytes=max_bytes)
        left -= len(source.data)
        if left < 0 or len(pages) >= _MOST_PAGES:
            what = f"{max_bytes} bytes" if left < 0 else f"{_MOST_PAGES} pages"
            raise LimitError(folder.name, f"holds more than {what}", "give the pages of one report")
        if is_html(source.data) or is_mhtml(source.data):
            pages.append(_SavedPage(name, source, folder))
    return pages


def _pages_under(folder: Path) -> Iterator[Path]:
    """Give the pages in a folder, at any depth, but for frames and hidden files; links to folders are not followed."""
    waiting = [folder]
    while waiting:
        try:
            inside = list(waiting.pop().iterdir())
        except OSError as error:
            raise SourceMissingError(str(folder), f"cannot be listed: {error.strerror or error}") from error
        for path in inside:
            if path.name.startswith("."):
                continue
            if path.is_dir():
                if not path.is_symlink() and not _PARTS_FOLDER.fullmatch(path.name):
                    waiting.append(path)
            elif path.suffix.lower() in SUFFIXES:
                yield path


def _in_order(pages: list[_SavedPage]) -> list[_SavedPage]:
    by_path = {page.path: page for page in pages}
    _find_links(pages)
    front = min(pages, key=lambda page: (*_rank(page), page.path)) if pages else None
    if front is None:
        return []
    chain = _chain(front, by_path)
    if len(chain) == len(pages):
        return chain
    order: list[_SavedPage] = []
    scheduled = {front.path}
    waiting = [front]
    while waiting:
        page = waiting.pop()
        order.append(page)
        new = [path for path in page.links if path not in scheduled]
        scheduled.update(new)
        waiting += [by_path[path] for path in reversed(new)]
    return [*order, *(page for page in pages if page.path not in scheduled)]


def _rank(page: _SavedPage) -> tuple[int, int, int]:
    """Tell how far a page is from being the front: by its depth, its name, and how many pages it leads to."""
    stem = page.path.rpartition("/")[2].partition(".")[0].lower()
    named = _FRONT_PAGES.index(stem) if stem in _FRONT_PAGES else len(_FRONT_PAGES)
    return named, page.path.count("/"), -len(page.links)


def _chain(front: _SavedPage, by_path: Mapping[str, _SavedPage]) -> list[_SavedPage]:
    chain, seen = [front], {front.path}
    while (onward := chain[-1].onward) is not None and onward not in seen:
        seen.add(onward)
        chain.append(by_path[onward])
    return chain


def _find_links(pages: Iterable[_SavedPage]) -> None:
    pages = list(pages)
    trees = {page.path: _tree_of(page) for page in pages}
    places: dict[str, str] = {}
    for page in pages:
        for address in _addresses_of(page, trees[page.path]):
            places.setdefault(address, page.path)
    for page in pages:
        tree = trees[page.path]
        if tree is None:
            continue
        for element in tree.root.walk():
            if element.tag != "a" or not element.get("href"):
                continue
            target = next((places[one] for one in _meant_by(element.get("href"), page.path) if one in places), None)
            if target is None or target == page.path:
                continue
            if _leads_onward(element):
                page.onward = page.onward or target
            elif not _leads_back(element) and target not in page.links:
                page.links.append(target)


def _tree_of(page: _SavedPage) -> Tree | None:
    if is_mhtml(page.source.data):
        return None
    return tree_of(decode_page(page.source)[0], page.path)


def _addresses_of(page: _SavedPage, tree: Tree | None) -> Iterator[str]:
    """Give what links may call a page: its place, and the address that it was saved from."""
    yield page.path
    start = page.source.data[:4096].decode("latin-1")
    saved = _SAVED_FROM.search(start)
    if saved:
        yield _bare(saved[1])
    if tree is not None and tree.base:
        yield _bare(tree.base)
    if page.path.endswith(("/index.html", "/index.htm")) or page.path in {"index.html", "index.htm"}:
        yield dirname(page.path) or "."


def _meant_by(href: str, path: str) -> Iterator[str]:
    """Give what a link may mean, the likeliest first: wget keeps the question mark in names, or writes an at sign."""
    address = urldefrag(href[:2000])[0]
    try:
        parts = urlsplit(address)
    except ValueError:
        return
    if parts.scheme in {"http", "https", "file"}:
        yield _bare(address)
        return
    if parts.scheme or not address:
        return
    for name in (unquote(address), unquote(parts.path), address.replace("?", "@"), f"{parts.path}.html"):
        if name:
            yield normpath(join(dirname(path), name.lstrip("/") if name.startswith("/") else name))


def _bare(address: str) -> str:
    """Give an address without what differs between two ways to the same page."""
    bare = urldefrag(address)[0].partition("//")[2]
    return bare.removesuffix("index.html").rstrip("/").lower()


def _leads_onward(element: Element) -> bool:
    return "next" in element.get("rel").lower().split() or _ONWARD.fullmatch(element.text(60)) is not None


def _leads_back(element: Element) -> bool:
    return "prev" in element.get("rel").lower().split() or element.text(60).lower().startswith(("vorige", "previous"))


def _add(reading: Reading, page: _SavedPage) -> None:
    if is_mhtml(page.source.data):
        add_archive(reading, page.source)
        return
    files = _Files(page.folder, dirname(page.path))
    reading.add(page.source, Parts(files.sheet, files.pictures))


@dataclass(slots=True)
class _Files:
    """Style sheets and pictures that were saved in the same folder as the pages; nothing outside it is opened."""

    folder: Path | None
    within: str
    _colours: dict[str, Colour | None] = field(default_factory=dict)

    def sheet(self, address: str) -> str | None:
        """Give the text of a style sheet in the folder."""
        data = self._bytes_at(address)
        return decode_page(LoadedSource(address[:100], data))[0] if data else None

    def pictures(self, addresses: Iterable[str]) -> Mapping[str, Colour | None]:
        """Give the colours of pictures in the folder."""
        for address in addresses:
            if address not in self._colours and len(self._colours) < _MOST_PICTURES:
                data = self._bytes_at(address)
                self._colours[address] = colour_of_picture(data) if data else None
        return self._colours

    def _bytes_at(self, address: str) -> bytes | None:
        if self.folder is None:
            return None
        try:
            parts = urlsplit(urldefrag(address[:2000])[0])
            if parts.scheme or parts.netloc or not parts.path:
                return None
            path = (self.folder / self.within / unquote(parts.path).lstrip("/")).resolve()
            if not path.is_relative_to(self.folder.resolve()) or path.stat().st_size > _LARGEST_PART:
                return None
            return path.read_bytes()
        except (OSError, ValueError):
            return None


def _without_the_same_head(pages: Sequence[Page]) -> Iterator[Page]:
    """Leave the report's title out where every page begins with it once more."""
    first = pages[0].blocks[0] if pages else None
    for place, page in enumerate(pages):
        head = page.blocks[0]
        again = place and isinstance(head, Line) and isinstance(first, Line) and head.signs and head.text == first.text
        blocks = page.blocks[1:] if again else page.blocks
        if blocks:
            yield replace(page, blocks=blocks)
