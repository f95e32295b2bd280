"""Which way a change goes, by the words of its sentence."""

from __future__ import annotations

import re
from typing import Literal

_UP = r"toe(?:name|genomen|neemt|nam)?|ste?eg|gestegen|stij\w+|stegen|groei\w*|gegroeid|meer|hoger|verhog\w+|opgelopen"
_DOWN = r"af(?:name|genomen|neemt|nam)|da(?:al|len|ling|alt|alde)\w*|gedaald|krimp\w*|minder|lager|verla\w+|terug\w+"
_CUE = re.compile(rf"\b(?:(?P<toename>{_UP})|(?P<afname>{_DOWN}))\b", re.IGNORECASE)


def direction_in_words(sentence: str, start: int, end: int) -> Literal["toename", "afname"] | None:
    """Give the direction that the words nearest to the characters from `start` to `end` tell; None where none do."""
    cues = list(_CUE.finditer(sentence))
    if not cues:
        return None
    nearest = min(cues, key=lambda cue: max(start - cue.end(), cue.start() - end, 0))
    return "toename" if nearest["toename"] else "afname"
