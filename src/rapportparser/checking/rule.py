"""What a rule is: a search over a report, and the words that people get to read about what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from rapportparser.model import Lang, Location
from rapportparser.model_findings import Severity

if TYPE_CHECKING:
    from rapportparser.checking.report import Report

LANGUAGES: Final[tuple[Lang, ...]] = ("nl", "en")
SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in both languages; `{slots}` are filled with what was found."""

    nl: str
    en: str

    def in_(self, lang: Lang) -> str:
        """Give them in a language."""
        return self.en if lang == "en" else self.nl


SEVERITY_WORDS: Final[Mapping[Severity, Words]] = {
    "error": Words("fout", "error"),
    "warning": Words("waarschuwing", "warning"),
    "info": Words("opmerking", "remark"),
}

# What fills a slot: a word, a figure, words in both languages, or several of them, joined by commas and "en".
Value = str | int | Words | tuple["Value", ...]
Values = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Advice:
    """What is said of a finding.

    Attributes:
        message: What is wrong.
        hint: What to do about it.
    """

    message: Words
    hint: Words


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a rule fires.

    Attributes:
        values: What fills the slots of the advice.
        advice: Which of the rule's pieces of advice; the one called "" by default.
        programma: Number of the programme.
        sectie: Field name of the section.
        code: The code that it is about.
        location: Where it stands.
        eased: Whether it is worth no more than a remark here, whatever the rule's severity.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    advice: str = ""
    programma: int | None = None
    sectie: str | None = None
    code: str | None = None
    location: Location | None = None
    eased: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of `check`.

    Attributes:
        id: Its id in the contract.
        name: Its name in the contract's form.
        severity: How grave its findings are unless a configuration says otherwise.
        title: Its name for people.
        looks_for: What it looks for.
        why: Why that matters.
        wrong: Part of a report in which it fires.
        right: The same part, put right.
        advice: What it says, by the name that a hit gives; "" is the usual one.
        find: Finds the places.
        before: For rules that compare: the part of the previous report that `wrong` and `right` are held to.
    """

    id: str
    name: str
    severity: Severity
    title: Words
    looks_for: Words
    why: Words
    wrong: str
    right: str
    advice: Mapping[str, Advice]
    find: Callable[[Report], Iterator[Hit]]
    before: str | None = None

    @property
    def family(self) -> str:
        """The three letters that its id begins with."""
        return self.id[:3]


def fill(words: Words, values: Mapping[str, Value], lang: Lang) -> str:
    """Give words in a language with their slots filled."""
    return words.in_(lang).format_map({name: _shown(value, lang) for name, value in values.items()})


def _shown(value: Value, lang: Lang) -> str:
    match value:
        case Words():
            return value.in_(lang)
        case tuple():
            return join([_shown(one, lang) for one in value], lang)
        case _:
            return str(value)


def join(items: list[str], lang: Lang) -> str:
    """Give items as people list them: `a, b en c`."""
    if len(items) < 2:  # noqa: PLR2004 (one item is no list)
        return "".join(items)
    return f"{', '.join(items[:-1])} {Words('en', 'and').in_(lang)} {items[-1]}"
