"""Characters that mean the same are made the same, so that no pattern has to know them all."""

from __future__ import annotations

import re
import unicodedata

SOFT_HYPHEN = "\u00ad"

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# A tab parts cells, as a wide gap does.
_TAB = "    "
_LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "ft",
    "ﬆ": "st",
    "ĳ": "ij",
    "Ĳ": "IJ",
}
_UNSEEN = [*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0), 0x200B, 0x200C, 0x200D, 0x200E, 0x200F]
_UNSEEN += [*range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A), 0xFEFF]

_TABLE = str.maketrans(
    {chr(code): None for code in _UNSEEN}
    | dict.fromkeys(_SPACES, " ")
    | _LIGATURES
    | {"\t": _TAB, "\u2010": "-", "\u2011": "-"}
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_IDLE_SOFT_HYPHEN = re.compile(rf"(?<![^\W\d_]){SOFT_HYPHEN}+|{SOFT_HYPHEN}(?!\s*$)")


def clean(text: str) -> str:
    """Give one line's text with plain spaces, composed letters, no ligatures and nothing invisible.

    Runs of spaces stay as long as they were, because their length can tell cells apart. A soft hyphen stays
    only at the end of a word that ends the line, where it says that the word goes on in the next.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.translate(_TABLE)
    if SOFT_HYPHEN in text:
        text = _IDLE_SOFT_HYPHEN.sub("", text)
    return unicodedata.normalize("NFC", _LONE_SURROGATE.sub("\ufffd", text))
