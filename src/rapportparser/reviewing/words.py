"""What the pages say, in Dutch and in English; the words themselves stand in `words.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from rapportparser.checking.rule import SEVERITY_WORDS
from rapportparser.model import Lang
from rapportparser.model_findings import Severity


class Phrases:
    """The words of one language by their name: `phrases["outline"]`."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._words = {name: pair[lang] for name, pair in _table().items()}

    def __getitem__(self, name: str) -> str:
        return self._words[name]

    def counted(self, count: int, name: str) -> str:
        """Give a number with its noun: `1 bevinding`, `3 bevindingen`."""
        return f"{count} {self[name if count == 1 else f'{name}_many']}"

    def ordinal(self, number: int) -> str:
        """Give a rank as people write it: `1e`, `2nd`."""
        if self.lang == "nl":
            return f"{number}e"
        ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number not in {11, 12, 13} else "th"
        return f"{number}{ending}"

    def severity(self, severity: Severity) -> str:
        """Give the word for a severity."""
        return SEVERITY_WORDS[severity].in_(self.lang)

    def severity_letter(self, severity: Severity) -> str:
        """Give the letter that stands for a severity where there is no room for its word."""
        return self.severity(severity)[0].upper()


@cache
def _table() -> dict[str, dict[str, str]]:
    text = (resources.files("rapportparser.reviewing") / "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
