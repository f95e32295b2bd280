"""Small PDFs, made on the fly: what a test needs and no sample has."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pypdfium2 as pdfium
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

A4 = (595, 842)


def pdf(draw: Callable[[Canvas], None], *, password: str | None = None) -> bytes:
    """Give a PDF that `draw` draws."""
    buffer = io.BytesIO()
    encrypt = StandardEncryption(password, canPrint=1) if password else None
    canvas = Canvas(buffer, pagesize=A4, encrypt=encrypt, invariant=1)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def printed(text: str, *, size: float = 10, leading: float = 14, left: float = 60) -> bytes:
    """Give a text as a PDF, a printed line a line, an empty line a gap."""

    def draw(canvas: Canvas) -> None:
        y = 780.0
        for line in text.replace("\u00a0", "").split("\n"):
            if y < 60:
                canvas.showPage()
                y = 780.0
            canvas.setFont("Helvetica", size)
            canvas.drawString(left, y, line)
            y -= leading

    return pdf(draw)


def pages(texts: Sequence[Sequence[str]]) -> bytes:
    """Give a PDF with some lines a page."""

    def draw(canvas: Canvas) -> None:
        for lines in texts:
            canvas.setFont("Helvetica", 10)
            for place, line in enumerate(lines):
                canvas.drawString(60, 780 - 14 * place, line)
            canvas.showPage()

    return pdf(draw)


def rotated(data: bytes, degrees: int) -> bytes:
    """Give a PDF whose pages are shown turned."""
    document = pdfium.PdfDocument(data)
    for page in document:
        page.set_rotation(degrees)
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


def scan() -> bytes:
    """Give a page that is one picture."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = io.BytesIO()
    Image.new("L", (60, 80), 200).save(picture, "PNG")
    picture.seek(0)
    return pdf(lambda canvas: canvas.drawImage(ImageReader(picture), 0, 0, *A4))


EMPTY_TREE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n"
    b"trailer<</Root 1 0 R/Size 3>>\n%%EOF\n"
)
