"""PDFs: opening them, telling what is wrong with them, and putting their pages together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from rapportparser.errors import LimitError, NoTextError, SourceDamagedError, SourceEncryptedError
from rapportparser.notices import Notice, PagesDamaged, PagesOfRubbish, PagesOfSecondEngine, PagesWithoutText
from rapportparser.reading.columns import lines_in_columns
from rapportparser.reading.document import Block, Document, Page
from rapportparser.reading.layout import PlacedLine, lines_of, rows_of
from rapportparser.reading.line import Box, ColourMark, Line
from rapportparser.reading.pdfium import PageReader, turned_back
from rapportparser.reading.raw_page import RawPage
from rapportparser.reading.shading import bands_of, marks_outside
from rapportparser.reading.source import LoadedSource
from rapportparser.reading.tabulating import RawTable, made_table, part, rounded, with_tables
from rapportparser.reading.typesetting import Typesetting
from rapportparser.reading.usable import has_no_vowels, has_words, is_rubbish

# Where pdfium reads pages badly, pdfplumber is tried on this many before it is trusted with the rest.
_TRIALS = 3


@dataclass(slots=True)
class _ReadPage:
    raw: RawPage
    groups: list[tuple[int, list[PlacedLine]]]
    tables: list[RawTable]
    texts: list[str]


def read_pdf(source: LoadedSource, *, password: str | None, max_pages: int, use_plumber: bool) -> Document:
    """Read a PDF.

    Raises:
        SourceEncryptedError: It needs a password.
        SourceDamagedError: It cannot be opened, or has no pages.
        LimitError: It has more than `max_pages`.
        NoTextError: No page has usable text.
    """
    document = _open(source, password)
    try:
        count = len(document)
        if count == 0:
            raise SourceDamagedError(source.name, "is a PDF without pages", "make it anew from its source")
        if count > max_pages:
            raise LimitError(source.name, f"has {count} pages, more than {max_pages}", "raise --max-pages")
        numbers = range(1, count + 1)
        if use_plumber:
            pages = list(_read_again([*numbers], source, password))
        else:
            pages = [_laid(_read_page(document, number)) for number in numbers]
    finally:
        document.close()
    bad = _bad_pages(pages)
    helped = [] if use_plumber else _help(source, password, pages, bad)
    return _document(source, pages, bad, helped)


def _read_again(numbers: list[int], source: LoadedSource, password: str | None) -> Iterator[_ReadPage | None]:
    from rapportparser.reading.plumber import read_pages

    return map(_laid, read_pages(source, password, numbers))


def _help(
    source: LoadedSource, password: str | None, pages: list[_ReadPage | None], bad: dict[str, list[int]]
) -> list[int]:
    """Put pdfplumber's pages in the place of bad ones where they are better; give their numbers."""
    numbers = sorted(number for kind in bad.values() for number in kind)
    helped: list[int] = []
    for batch in (numbers[:_TRIALS], numbers[_TRIALS:]):
        if batch and (batch[0] == numbers[0] or helped):
            for number, page in zip(batch, _read_again(batch, source, password), strict=True):
                if page is not None and has_words(page.texts) and _is_sound(page):
                    pages[number - 1] = page
                    helped.append(number)
    for kind, bad_numbers in bad.items():
        bad[kind] = [number for number in bad_numbers if number not in helped]
    return helped


def _open(source: LoadedSource, password: str | None) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(source.data, password=password)
    except pdfium.PdfiumError as error:
        if pdfium_c.FPDF_GetLastError() == pdfium_c.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            problem = "the password does not fit" if password else "is encrypted"
            raise SourceEncryptedError(source.name, problem, "decrypt it first, or parse it with --password") from error
        raise SourceDamagedError(
            source.name, "is damaged or no PDF after all", "make it anew from its source"
        ) from error


def _read_page(document: pdfium.PdfDocument, number: int) -> RawPage | None:
    """Read a page; None where it cannot be loaded."""
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return None
    try:
        return PageReader(page).read()
    except pdfium.PdfiumError:
        return None
    finally:
        page.close()


def _laid(raw: RawPage | None) -> _ReadPage | None:
    if raw is None:
        return None
    groups: list[tuple[int, list[PlacedLine]]] = []
    tables: list[RawTable] = []
    for turn, runs in raw.runs:
        if turn:
            lines = lines_of(runs)
            groups.append((turn, _numbered(lines_in_columns(runs, lines), first=_count(groups))))
            continue
        parted = part(raw, rows_of(runs))
        tables = parted.tables
        if not parted.rules:
            ordered = lines_in_columns(parted.runs, parted.lines)
            parted.lines = ordered if tables else _numbered(ordered)
        groups.append((0, parted.lines))
    in_cells = [line for table in tables for lines in table.lines.values() for line in lines]
    texts = [cell.text for line in (*in_cells, *(line for _, lines in groups for line in lines)) for cell in line.cells]
    return _ReadPage(raw, groups, tables, texts)


def _count(groups: list[tuple[int, list[PlacedLine]]]) -> int:
    return max((line.number for _, lines in groups for line in lines), default=0) + 1


def _numbered(lines: list[PlacedLine], first: int = 1) -> list[PlacedLine]:
    for number, line in enumerate(lines, start=first):
        line.number = number
    return lines


def _document(
    source: LoadedSource, pages: list[_ReadPage | None], bad: dict[str, list[int]], helped: list[int]
) -> Document:
    unusable = {number for numbers in bad.values() for number in numbers}
    usable = [None if number in unusable else page for number, page in enumerate(pages, start=1)]
    if not any(page is not None and page.texts for page in usable):
        raise _no_text(source, bad, len(pages))
    setting = Typesetting([lines for page in usable if page for turn, lines in page.groups if not turn])
    made = tuple(_page(page, number, setting) for number, page in enumerate(usable, start=1))
    return Document("application/pdf", made, page_count=len(pages), notices=_notices(bad, helped))


def _bad_pages(pages: list[_ReadPage | None]) -> dict[str, list[int]]:
    """Give the numbers of the pages that cannot be used, by what is wrong with them."""
    bad: dict[str, list[int]] = {"damaged": [], "no-text": [], "rubbish": []}
    sound: list[int] = []
    wordless: list[int] = []
    for number, page in enumerate(pages, start=1):
        if page is None:
            bad["damaged"].append(number)
        elif not page.texts:
            if page.raw.pictured:
                bad["no-text"].append(number)
        elif not _is_sound(page):
            bad["rubbish"].append(number)
        elif has_words(page.texts):
            sound.append(number)
        else:
            wordless.append(number)
    if bad["rubbish"]:
        # The other pages have the same fonts: those of a few signs for sure, and all where most are bad.
        same_fonts = wordless + sound if len(bad["rubbish"]) > len(sound) else wordless
        bad["rubbish"] = sorted(bad["rubbish"] + same_fonts)
    return bad


def _is_sound(page: _ReadPage) -> bool:
    return not (is_rubbish(page.texts) or has_no_vowels(page.texts))


def _page(page: _ReadPage | None, number: int, setting: Typesetting) -> Page:
    if page is None:
        return Page(())
    raw = page.raw
    dots, bands = raw.dots, bands_of(raw)

    def in_cell(placed: Sequence[PlacedLine], box: Box) -> tuple[Line, ...]:
        return setting.lines(placed, number, dots=dots, within=box)

    blocks: list[Block] = []
    for turn, placed in page.groups:
        if turn:
            turned = setting.lines(placed, number)
            blocks += (replace(line, box=turned_back(line.box, turn)) if line.box else line for line in turned)
        else:
            lines = setting.lines(placed, number, dots=dots, bands=bands)
            blocks += with_tables(lines, [made_table(table, number, in_cell) for table in page.tables])
    grids = [table.grid for table in page.tables]
    marks = (ColourMark(number, rounded(box), colour) for box, colour in marks_outside(raw, grids))
    return Page(tuple(blocks), tuple(marks))


_NOTICES: Final[dict[str, Callable[[str], Notice]]] = {
    "damaged": PagesDamaged,
    "no-text": PagesWithoutText,
    "second-engine": PagesOfSecondEngine,
    "rubbish": PagesOfRubbish,
}


def _notices(bad: dict[str, list[int]], helped: list[int]) -> tuple[Notice, ...]:
    kinds = {**bad, "second-engine": helped}
    return tuple(_NOTICES[kind](ranges(numbers)) for kind, numbers in kinds.items() if numbers)


def _no_text(source: LoadedSource, bad: dict[str, list[int]], count: int) -> NoTextError | SourceDamagedError:
    if len(bad["damaged"]) == count:
        return SourceDamagedError(source.name, "none of its pages can be read", "make it anew from its source")
    if bad["rubbish"]:
        problem = f"the letters on page {ranges(bad['rubbish'])} map to no words"
    else:
        problem = f"page {ranges(range(1, count + 1))} holds no text: a scan or a drawing"
    return NoTextError(source.name, problem, "run OCR on it first, with ocrmypdf --force-ocr for instance")


def ranges(numbers: range | list[int]) -> str:
    """Give page numbers as people write them: `1-3, 7`."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][-1] == number - 1:
            parts[-1][1:] = [number]
        else:
            parts.append([number])
    return ", ".join("-".join(map(str, part)) for part in parts)
