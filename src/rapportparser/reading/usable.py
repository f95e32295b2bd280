"""Telling text from letters that are no words.

A font without a map to Unicode (Type 3 fonts of old report generators above all) yields signs, but not those that are
shown: marks of punctuation in the middle of everything, words without a vowel, signs of the private use area.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]{3,}")
_VOWEL = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]", re.IGNORECASE)
# Signs that texts and tables have few of; brackets, percent signs, slashes and dashes are not among them.
_RARE = re.compile(r"[!\"#$&'*+<=>@\[\\\]^_`{|}~]")
_STRANGE = re.compile(r"[\x00-\x1f\ufffd\ue000-\uf8ff]")

# Below this many signs nothing can be said.
_LEAST_SIGNS = 80
_LEAST_WORDS = 20
# Sound reports and letters stay below 0.03; a font without a map has 0.36 on half of its pages.
_MOST_RARE = 0.06
_MOST_STRANGE = 0.1
_LEAST_WITH_VOWEL = 0.6


def is_rubbish(texts: Iterable[str]) -> bool:
    """Tell whether a page's text is signs that form no words. A page of figures, or of another language, is not."""
    signs = "".join(" ".join(texts).split())
    if len(signs) < _LEAST_SIGNS:
        return False
    return len(_RARE.findall(signs)) > _MOST_RARE * len(signs) or len(_STRANGE.findall(signs)) > _MOST_STRANGE * len(
        signs
    )


def has_no_vowels(texts: Iterable[str]) -> bool:
    """Tell whether most words have no vowel: letters in the place of other letters."""
    words = [word for text in texts for word in _WORD.findall(text) if word.isascii()]
    voiced = sum(_VOWEL.search(word) is not None for word in words)
    return len(words) >= _LEAST_WORDS and voiced < _LEAST_WITH_VOWEL * len(words)


def has_words(texts: Iterable[str]) -> bool:
    """Tell whether there is a single word of three letters and more with a vowel."""
    return any(_VOWEL.search(word) for text in texts for word in _WORD.findall(text))
