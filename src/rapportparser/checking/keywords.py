"""What a text says, by cue words: a crude answer, good enough for a remark and never more than that."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from rapportparser.facts.sentences import sentence_bounds


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    text = (resources.files("rapportparser.checking") / "keywords.toml").read_text(encoding="utf-8")
    return {name: re.compile(rf"\b(?:{'|'.join(words)})") for name, words in tomllib.loads(text).items()}


def has_cue(text: str, kind: str) -> bool:
    """Tell whether a text holds a cue word of a kind, as named in `keywords.toml`."""
    return _patterns()[kind].search(text.lower()) is not None


def last_cue(text: str, kinds: Sequence[str]) -> str | None:
    """Give the kind of the last cue word in a text, of several kinds; None where it holds none."""
    ends = {kind: max((m.start() for m in _patterns()[kind].finditer(text.lower())), default=-1) for kind in kinds}
    last = max(kinds, key=lambda kind: ends[kind])
    return last if ends[last] >= 0 else None


def sentences(text: str) -> Iterator[str]:
    """Give the sentences and list items of a text."""
    offset = 0
    while offset < len(text):
        start, end = sentence_bounds(text, offset)
        if start < end:
            yield text[start:end]
        offset = max(end, offset + 1)
        while offset < len(text) and text[offset].isspace():
            offset += 1


def says_all_is_well(text: str) -> bool:
    """Tell whether a text says that nothing deviates, without making an exception."""
    return any(
        has_cue(sentence, "geen_afwijking") and not has_cue(sentence, "uitzondering") for sentence in sentences(text)
    )
