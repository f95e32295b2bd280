"""OpenDocument texts written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tests.docx_files import packed

_URN: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES: Final = {
    "office": "office:1.0", "text": "text:1.0", "table": "table:1.0", "style": "style:1.0", "draw": "drawing:1.0",
    "svg": "svg-compatible:1.0", "fo": "xsl-fo-compatible:1.0",
}  # fmt: skip
NAMES: Final = " ".join(
    [f'xmlns:{prefix}="{_URN}{name}"' for prefix, name in _PREFIXES.items()]
    + [
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
    ]
)


def odt(text: str, *, automatic: str = "", styles: str = "", more: Mapping[str, bytes | str] | None = None) -> bytes:
    """Give an OpenDocument text: what stands in it, its automatic styles, its named ones, other members of the ZIP."""
    members: dict[str, bytes | str] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {NAMES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {NAMES}><office:styles>{styles}</office:styles></office:document-styles>",
    }
    return packed(members | dict(more or {}))
