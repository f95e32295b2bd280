"""The colour of small pictures, none of which is ever unpacked beyond what a sign may measure."""

from __future__ import annotations

import io
import warnings
from typing import Final

from PIL import Image

from rapportparser.reading.line import Colour
from rapportparser.reading.raw_page import main_colour

# No stoplight is larger; a giant picture shown small is a trap.
_MOST_PIXELS: Final = 1_000_000
_MOST_BYTES: Final = 2_000_000
_FORMATS: Final = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")


def colour_of_picture(data: bytes) -> Colour | None:
    """Give the colour that a picture has most of; None where it is grey, too large, or cannot be read."""
    if len(data) > _MOST_BYTES:
        return None
    with warnings.catch_warnings():
        # A picture that is larger than Pillow likes is larger than we do, and is not unpacked.
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                if picture.width * picture.height > _MOST_PIXELS:
                    return None
                shown = picture.convert("RGBA")
        except Exception:  # noqa: BLE001 (each format fails in ways of its own; a picture is never worth a report)
            return None
    paper = Image.new("RGBA", shown.size, "white")
    return main_colour(Image.alpha_composite(paper, shown))
