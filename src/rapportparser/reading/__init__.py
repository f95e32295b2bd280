"""Readers: from the bytes of a source to a `Document`, one reader a kind of source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rapportparser.reading.document import Document
from rapportparser.reading.html.telling import is_html, is_mhtml
from rapportparser.reading.source import LoadedSource
from rapportparser.reading.text import read_text

__all__ = ["DEFAULT_MAX_PAGES", "PdfEngine", "ReadingOptions", "read"]

PdfEngine = Literal["pdfium", "pdfplumber"]

DEFAULT_MAX_PAGES = 2000


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How sources are read.

    Attributes:
        password: Opens encrypted PDFs.
        max_pages: Pages over which a PDF is refused.
        pdf_engine: What reads PDFs: `pdfium` is fast; `pdfplumber` is slow, for files that pdfium reads badly.
    """

    password: str | None = None
    max_pages: int = DEFAULT_MAX_PAGES
    pdf_engine: PdfEngine = "pdfium"


def read(source: LoadedSource, options: ReadingOptions | None = None) -> Document:
    """Read a source with the reader of its kind.

    Raises:
        SourceError: It cannot be read.
        NoTextError: It is a PDF without usable text.
        LimitError: It has too many pages.
    """
    options = options or ReadingOptions()
    if is_html(source.data):
        from rapportparser.reading.html.reader import read_html

        return read_html(source)
    if is_mhtml(source.data):
        from rapportparser.reading.mhtml import read_mhtml

        return read_mhtml(source)
    if not source.is_pdf:
        return read_text(source)
    from rapportparser.reading.pdf import read_pdf

    return read_pdf(
        source,
        password=options.password,
        max_pages=options.max_pages,
        use_plumber=options.pdf_engine == "pdfplumber",
    )
