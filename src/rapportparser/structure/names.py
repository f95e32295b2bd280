"""The names of programmes, goals and performances without what printing put around them."""

from __future__ import annotations

import re

_STATUS_SIGN = re.compile(r"\s*[●■▲▼◆⬤🟢🟠🔴🟡○□\ue000-\uf8ff\ufffd]+\s*$")
_ABBREVIATION = re.compile(
    r"(?:\.\w{1,3}|\b(?:etc|enz|incl|excl|ca|nr|evt|jr|sr|div|ov|gem|wo|org|afd|prov|inw))\.$", re.IGNORECASE
)
_NUMBER_WORD = re.compile(r"(?:programma\s+)?(\d{1,2})(?:\.\d{1,2}){0,4}[.:]?(?:\s+[-–—:]\s*|\s+|$)", re.IGNORECASE)
_PROGRAMMA_WORD = re.compile(r"programma\s*[:–-]?\s+(?=\S)", re.IGNORECASE)
_BODY = re.compile(r"(?:gemeente|provincie|waterschap|hoogheemraadschap|wetterskip)\s+[^\W\d_]", re.IGNORECASE)
_CHAPTER = re.compile(r"\d{1,2}\.\d")


def names_body(text: str) -> bool:
    """Tell the name of a municipality, province or water board, as a cover prints it, from a programme's."""
    return _BODY.match(text) is not None


def without_sign(text: str) -> str:
    """Give a text without the status signs at its end."""
    return _STATUS_SIGN.sub("", text)


def clean_name(text: str) -> str:
    """Give a name without status signs, a closing stop that belongs to no abbreviation, and loose punctuation."""
    text = without_sign(text).strip(" \t\u00ad;,")
    if text.endswith(".") and not text.endswith("..") and not _ABBREVIATION.search(text):
        text = text[:-1]
    return text.strip()


def split_programme_name(text: str) -> tuple[int | None, str]:
    """Give the number and the name in `Programma 2 Veiligheid`; a chapter's number (`2.2.4`) is no programme's."""
    match = _NUMBER_WORD.match(text)
    if match is None:
        return None, clean_name(_PROGRAMMA_WORD.sub("", text, count=1))
    number = None if _CHAPTER.search(match[0]) else int(match[1])
    return number, clean_name(text[match.end() :])
