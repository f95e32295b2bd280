"""The pages of a PDF as pictures with what was found drawn over them."""

from __future__ import annotations

import base64
import io
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pypdfium2 as pdfium

from rapportparser.reviewing.review.pins import Band, Pin

if TYPE_CHECKING:
    from PIL.Image import Image

# All pictures together, before base64 makes them a third longer.
_MOST_BYTES: Final = 17_000_000
# Pixels a point and WebP quality, from good to frugal: the last is taken whatever its size.
_QUALITIES: Final = ((1.75, 62), (1.25, 50), (0.9, 35))
# A page may claim to be as large as a football field.
_MOST_PIXELS: Final = 3_000_000
_LEAST_FLAG_STEP: Final = 17.0
_GROWN: Final = 1.5
# The corner of the page, for what is on it and nobody knows where.
_NOWHERE: Final = (4.0, 4.0, 16.0, 16.0)


@dataclass(frozen=True, slots=True)
class Box:
    """Where a pin is drawn, in points from the page's top left corner."""

    pin: Pin
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Strip:
    """A band beside the page, in points from its top; `title` is shorter than the strip is long, or empty."""

    band: Band
    y: float
    height: float
    title: str


@dataclass(frozen=True, slots=True)
class PageView:
    """A page to show; `picture` is a data address, "" where the page cannot be drawn."""

    number: int
    width: float
    height: float
    picture: str
    strips: tuple[Strip, ...]
    boxes: tuple[Box, ...]
    flags: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Pages that are not shown, because nothing was found on them or others were asked for."""

    first: int
    last: int


def page_views(
    data: bytes, password: str | None, shown: Collection[int], pins: Iterable[Pin], bands: Iterable[Band]
) -> Iterator[PageView | Gap]:
    """Give the pages to show in order, and the gaps between them.

    Args:
        data: The PDF.
        password: Opens it.
        shown: The numbers of the pages to show.
        pins: All that was found.
        bands: How far its parts reach.
    """
    pins_on: dict[int, list[Pin]] = defaultdict(list)
    for pin in pins:
        if pin.is_drawn and pin.location and pin.location.page:
            pins_on[pin.location.page].append(pin)
    bands_on: dict[int, list[Band]] = defaultdict(list)
    for band in bands:
        bands_on[band.page or 0].append(band)
    document = pdfium.PdfDocument(data, password=password)
    try:
        count, previous = len(document), 0
        for number in [*sorted(shown), count + 1]:
            if number > previous + 1:
                yield Gap(previous + 1, number - 1)
            if number <= count:
                yield _page_view(document, number, _MOST_BYTES // len(shown), pins_on[number], bands_on[number])
            previous = number
    finally:
        document.close()


def _page_view(
    document: pdfium.PdfDocument, number: int, most_bytes: int, pins: Sequence[Pin], bands: Sequence[Band]
) -> PageView:
    width, height, picture = _drawn(document, number, most_bytes)
    boxes = [_box(pin) for pin in pins if pin.kind != "part"]
    return PageView(
        number=number,
        width=width,
        height=height,
        picture=picture,
        strips=tuple(_strip(band, height) for band in bands if band.start < height),
        # Small ones come last, so that what they lie on does not cover them.
        boxes=tuple(sorted(boxes, key=lambda box: -box.width * box.height)),
        flags=tuple(_flags([pin for pin in pins if pin.kind == "finding"], height)),
    )


def _box(pin: Pin) -> Box:
    x0, top, x1, bottom = (pin.location and pin.location.bbox) or _NOWHERE
    return Box(
        pin,
        round(x0 - _GROWN, 1),
        round(top - _GROWN, 1),
        round(max(x1 - x0, 1) + 2 * _GROWN, 1),
        round(max(bottom - top, 1) + 2 * _GROWN, 1),
    )


def _flags(pins: Sequence[Pin], height: float) -> Iterator[Box]:
    """Give the places of the findings' flags beside the page, each below the one before it."""
    free = 2.0
    for pin in sorted(pins, key=_top):
        y = max(_top(pin), free)
        if y > height - _LEAST_FLAG_STEP:
            y = free
        free = y + _LEAST_FLAG_STEP
        yield Box(pin, 0, round(y, 1), 15, 15)


def _top(pin: Pin) -> float:
    return pin.location.bbox[1] if pin.location and pin.location.bbox else 0.0


def _strip(band: Band, height: float) -> Strip:
    start = max(band.start - 1, 0.0)
    length = max(min(band.end - 2, height) - start, 4.0)
    # An upright letter of 8 points is some 5.3 points wide.
    room = int((length - 8) / 5.3)
    title = band.pin.label
    if len(title) > room:
        title = f"{title[: room - 1]}…" if room > 8 else ""  # noqa: PLR2004 (fewer letters tell nothing)
    return Strip(band, round(start, 1), round(length, 1), title)


def _drawn(document: pdfium.PdfDocument, number: int, most_bytes: int) -> tuple[float, float, str]:
    """Give a page's size in points and its picture; A4 and no picture where it is damaged."""
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return 595.0, 842.0, ""
    try:
        width, height = page.get_size()
        encoded = b""
        for scale, quality in _QUALITIES:
            encoded = _webp(_render(page, width, height, scale), quality)
            if len(encoded) <= most_bytes:
                break
        return round(width, 1), round(height, 1), f"data:image/webp;base64,{base64.b64encode(encoded).decode()}"
    except pdfium.PdfiumError:
        return 595.0, 842.0, ""
    finally:
        page.close()


def _render(page: pdfium.PdfPage, width: float, height: float, scale: float) -> Image:
    allowed = math.sqrt(_MOST_PIXELS / max(width * height, 1.0))
    bitmap = page.render(scale=min(scale, allowed))
    try:
        image: Image = bitmap.to_pil().convert("RGB")
        return image
    finally:
        bitmap.close()


def _webp(image: Image, quality: int) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=quality, method=2)
    return buffer.getvalue()
