"""From a text's bytes to its characters."""

from __future__ import annotations

import codecs
import re

from rapportparser.errors import SourceKindError
from rapportparser.reading.kinds import refuse_other_kinds
from rapportparser.reading.source import LoadedSource

# Beside UTF-8 these are what Dutch reports of twenty years have been saved in.
_LEGACY_ENCODINGS = ["cp1252", "mac_roman", "cp850"]
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL_BYTES = bytes(range(0x09)) + bytes(range(0x0E, 0x1B)) + bytes(range(0x1C, 0x20)) + b"\x7f"
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")

_DUTCH_SIGNS = re.compile(
    "(?<=[a-zA-Z])[éëèêïîöôóüûáàäâçñÉËÏÖÜ]|[éëèêïîöôóüûáàäâçñÉËÏÖÜ](?=[a-zA-Z])|\u00a0|[€•–—…²³°½±]"
    "|(?<![a-zA-Z])[‘“„](?=\\w)|(?<=[\\w.,?!])[’”]"
)

# A few bytes prove nothing.
_LEAST_WIDE = 16
# A text may hold a stray control character; one in a hundred is a file of another kind.
_MOST_CONTROL_BYTES = 0.01


def decode(source: LoadedSource) -> tuple[str, bool]:
    """Give the source's characters, and whether all its bytes could be read.

    UTF-8 comes first, because no other text of any length happens to be valid UTF-8. A UTF-8 text with a few
    broken bytes (cut off in mid-character, say) is read as UTF-8 with U+FFFD in their place.

    Raises:
        SourceKindError: The bytes are no text.
    """
    refuse_other_kinds(source)
    data = source.data
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = data.decode(encoding, "replace")
            return text, "\ufffd" not in text
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide, "replace"), True
    _refuse_binary(source)
    try:
        return data.decode("utf-8"), True
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    if text.count("\ufffd") <= len(_MULTIBYTE.findall(data)) // 4:
        return text, False
    return _decode_legacy(data), True


def _wide_encoding(data: bytes) -> str | None:
    """Tell UTF-16 without a byte-order mark by its zero bytes: Dutch text has one in every second place."""
    if len(data) < _LEAST_WIDE:
        return None
    half = len(data) // 2
    if data[1::2].count(0) > half * 0.8 and data[0::2].count(0) < half * 0.1:
        return "utf-16-le"
    if data[0::2].count(0) > half * 0.8 and data[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return None


def _refuse_binary(source: LoadedSource) -> None:
    data = source.data
    control = len(data) - len(data.translate(None, _CONTROL_BYTES))
    if control > max(1, len(data) * _MOST_CONTROL_BYTES):
        raise SourceKindError(source.name, "is not a text but binary data", "give a PDF, DOCX, ODT or plain text")


def _decode_legacy(data: bytes) -> str:
    from charset_normalizer import from_bytes

    # Its own ranking weighs letter frequencies, which a report with a handful of accents does not settle.
    candidates = [match.encoding for match in from_bytes(data, cp_isolation=_LEGACY_ENCODINGS)]
    texts = [data.decode(encoding, "replace") for encoding in ("cp1252", *candidates)]
    return max(texts, key=_likeness_to_dutch)


def _likeness_to_dutch(text: str) -> int:
    """Count the signs beyond ASCII that stand where Dutch has them, less those that it does not have."""
    likely = sum(len(match) for match in _DUTCH_SIGNS.findall(text))
    return 2 * likely - sum(not char.isascii() for char in text)
