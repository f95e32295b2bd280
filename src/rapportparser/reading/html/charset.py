"""From a page's bytes to its characters: byte-order mark, UTF-8, what the page or its header says, and a guess."""

from __future__ import annotations

import codecs
import re

import webencodings

from rapportparser.reading.decoding import decode
from rapportparser.reading.source import LoadedSource

# Browsers look no further.
_LOOKED_AT = 4096
_META = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([a-zA-Z0-9_:.-]{1,40})", re.IGNORECASE)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What a page that could be read until here cannot be in.
_NOT_TOLD_WITHIN = frozenset({"utf-8", "utf-16le", "utf-16be", "replacement", "x-user-defined"})


def decode_page(source: LoadedSource, declared: str | None = None) -> tuple[str, bool]:
    """Give a page's characters, and whether all its bytes could be read.

    A page often says something else than it is in. UTF-8 is known by itself; only of what is not UTF-8 is the word of
    the header (`declared`), and then that of the page itself, taken.

    Raises:
        SourceKindError: The bytes are no text.
    """
    data = source.data
    if data.startswith(_MARKS) or _is_utf8(data):
        return decode(source)
    for label in (declared, _label_within(data)):
        encoding = webencodings.lookup(label) if label else None
        if encoding is not None and encoding.name not in _NOT_TOLD_WITHIN and b"\x00" not in data[:_LOOKED_AT]:
            text = encoding.codec_info.decode(data, "replace")[0]
            if "\ufffd" not in text:
                return text, True
    return decode(source)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _label_within(data: bytes) -> str | None:
    match = _META.search(data[:_LOOKED_AT]) or _XML.match(data[:_LOOKED_AT])
    return match[1].decode("ascii") if match else None
