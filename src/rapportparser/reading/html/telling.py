"""Telling a web page, or a web page saved with its parts (MHTML), by its first bytes."""

from __future__ import annotations

import codecs
import re

_LOOKED_AT = 4096
_LEAD = re.compile(r"(?:\s|\ufeff|<\?[^>]{0,300}>|<!--.{0,1500}?-->)*", re.DOTALL)
_DOCTYPE_OR_ROOT = re.compile(r"<(?:!doctype\s+html|html|head|body|title|meta|frameset)\b", re.IGNORECASE)
# A piece of a page, as people copy it: it begins with a tag and closes one.
_FRAGMENT = re.compile(
    r"<(?:div|section|article|main|header|table|p|h[1-6]|ul|ol|dl|nav|span|center|font|style|script|link)\b[^<>]{0,1000}>",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"</[a-z][a-z0-9]{0,10}\s*>", re.IGNORECASE)
_MAIL_HEAD = re.compile(rb"\s*[A-Za-z][A-Za-z0-9-]{1,40}:[^\r\n]*\r?\n")
_WEB_ARCHIVE = re.compile(
    rb"^content-type:\s*(?:multipart/(?:related|mixed|alternative)|text/html|application/xhtml)",
    re.IGNORECASE | re.MULTILINE,
)
_MIME = re.compile(rb"^(?:mime-version|snapshot-content-location|x-maff):", re.IGNORECASE | re.MULTILINE)


def is_html(data: bytes) -> bool:
    """Tell whether bytes are a web page, or a piece of one."""
    start = _start_of(data)
    lead = _LEAD.match(start)
    rest = start[lead.end() :] if lead else start
    if _DOCTYPE_OR_ROOT.match(rest):
        return True
    return _FRAGMENT.match(rest) is not None and _CLOSING.search(rest) is not None


def is_mhtml(data: bytes) -> bool:
    """Tell whether bytes are a web page saved with its parts, as browsers and mail programs do."""
    start = data[:_LOOKED_AT].removeprefix(codecs.BOM_UTF8)
    return (
        _MAIL_HEAD.match(start) is not None
        and _MIME.search(start) is not None
        and _WEB_ARCHIVE.search(start) is not None
    )


def _start_of(data: bytes) -> str:
    start = data[:_LOOKED_AT]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return start.decode("utf-16", "replace")
    return start.replace(b"\x00", b"").decode("latin-1").removeprefix("ï»¿")
