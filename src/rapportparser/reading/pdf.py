"""PDFs: opening them, telling what is wrong with them, and putting their pages together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from rapportparser.errors import LimitError, NoTextError, SourceDamagedError, SourceEncryptedError
from rapportparser.reading.document import Box, Document, Line, Mark, Notice, Page
from rapportparser.reading.layout import PlacedLine, Typesetting, lines_of
from rapportparser.reading.pdfium import PageReader, RawPage, turned_back
from rapportparser.reading.source import LoadedSource
from rapportparser.reading.usable import has_no_vowels, has_words, is_rubbish

DEFAULT_MAX_PAGES = 2000


@dataclass(slots=True)
class _ReadPage:
    raw: RawPage
    groups: list[tuple[int, list[PlacedLine]]]
    texts: list[str]


def read_pdf(source: LoadedSource, *, password: str | None = None, max_pages: int = DEFAULT_MAX_PAGES) -> Document:
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
        pages = [_read_page(document, place) for place in range(count)]
    finally:
        document.close()
    return _document(source, pages)


def _open(source: LoadedSource, password: str | None) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(source.data, password=password)
    except pdfium.PdfiumError as error:
        if pdfium_c.FPDF_GetLastError() == pdfium_c.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            problem = "the password does not fit" if password else "is encrypted"
            raise SourceEncryptedError(source.name, problem, "give its password with --password") from error
        raise SourceDamagedError(
            source.name, "is damaged or no PDF after all", "make it anew from its source"
        ) from error


def _read_page(document: pdfium.PdfDocument, place: int) -> _ReadPage | None:
    """Read a page; None where it cannot be loaded."""
    try:
        page = document[place]
    except pdfium.PdfiumError:
        return None
    try:
        raw = PageReader(page).read()
    except pdfium.PdfiumError:
        return None
    finally:
        page.close()
    groups = [(turn, lines_of(runs)) for turn, runs in raw.runs]
    return _ReadPage(raw, groups, [cell.text for _, lines in groups for line in lines for cell in line.cells])


def _document(source: LoadedSource, pages: list[_ReadPage | None]) -> Document:
    bad = _bad_pages(pages)
    unusable = {number for numbers in bad.values() for number in numbers}
    usable = [None if number in unusable else page for number, page in enumerate(pages, start=1)]
    if not any(page is not None and page.texts for page in usable):
        raise _no_text(source, bad, len(pages))
    setting = Typesetting([lines for page in usable if page for turn, lines in page.groups if not turn])
    made = tuple(_page(page, number, setting) for number, page in enumerate(usable, start=1))
    return Document("application/pdf", made, page_count=len(pages), notices=_notices(bad))


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
        elif is_rubbish(page.texts) or has_no_vowels(page.texts):
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


def _page(page: _ReadPage | None, number: int, setting: Typesetting) -> Page:
    if page is None:
        return Page(())
    lines: list[Line] = []
    for turn, placed in page.groups:
        laid = setting.lines(placed, () if turn else page.raw.dots, number)
        lines += [
            replace(line, number=len(lines) + place, box=turned_back(line.box, turn) if line.box else None)
            for place, line in enumerate(laid, start=1)
        ]
    marks = (Mark(number, _rounded(box), colour) for box, colour in page.raw.marks)
    return Page(tuple(lines), tuple(marks))


def _rounded(box: Box) -> Box:
    return Box(round(box.x0, 2), round(box.top, 2), round(box.x1, 2), round(box.bottom, 2))


_SAYS: dict[str, Callable[[str], str]] = {
    "damaged": lambda pages: f"Pagina {pages} is beschadigd en niet gelezen.",
    "no-text": lambda pages: f"Pagina {pages} is een plaatje zonder tekst.",
    "rubbish": lambda pages: f"De letters van pagina {pages} vormen geen woorden; die tekst is weggelaten.",
}


def _notices(bad: dict[str, list[int]]) -> tuple[Notice, ...]:
    return tuple(Notice(f"page-{kind}", _SAYS[kind](ranges(numbers))) for kind, numbers in bad.items() if numbers)


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
