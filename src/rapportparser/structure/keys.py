"""Comparing words as tolerantly as readers do.

Two texts are compared by their keys: letters and digits alone, in lower case, without accents. Keys may also differ by
the letter pairs (`ti`, `fi`, `tt` …) that PDF fonts draw as one sign and extractors lose (`TOELICH NG`), and keys of
ten letters and more by a typing error.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LIGATURE_LETTERS = str.maketrans("", "", "tfil")
# A ligature stands for two or three letters, and a heading rarely has more than two of them.
_LEAST_LOST, _MOST_LOST = 2, 6
_LEAST_LEFT = 4

_FUZZY_FROM = 10
_FUZZY_RATIO = 90


@lru_cache(maxsize=65536)
def key_of(text: str) -> str:
    """Give what two spellings of the same words have in common."""
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text)
    return "".join(char for char in plain.lower() if char.isalnum())


@lru_cache(maxsize=65536)
def loose_key_of(key: str) -> str:
    """Give what is left of a key whatever ligatures were lost: no letter that takes part in any."""
    return key.translate(_LIGATURE_LETTERS)


def similarity(one: str, other: str) -> float:
    """Give how much two keys are alike, 0 to 100."""
    if one == other:
        return 100.0
    from rapidfuzz.fuzz import ratio

    return ratio(one, other)


def most_difference(length: int) -> int:
    """Give by how many letters a key of the same words may be shorter than one of so many."""
    return max(_MOST_LOST, length // 8 + 1)


def is_same_key(one: str, other: str) -> bool:
    """Tell whether two keys are of the same words."""
    if one == other:
        return True
    difference = abs(len(one) - len(other))
    if _LEAST_LOST <= difference <= _MOST_LOST:
        loose = loose_key_of(one)
        if len(loose) >= _LEAST_LEFT and loose == loose_key_of(other):
            return True
    shortest = min(len(one), len(other))
    if shortest < _FUZZY_FROM or difference > shortest // 8 + 1:
        return False
    return similarity(one, other) >= _FUZZY_RATIO
