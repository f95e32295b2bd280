"""What headings, labels and status words mean, whoever uses them: `lexicon.toml`, matched tolerantly."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources
from itertools import product
from typing import cast, get_args

from rapportparser.model import Rol
from rapportparser.structure.keys import is_same_key, key_of

_ROLES = frozenset(get_args(Rol))
# Headings of their own that no role fits, as the lexicon files them.
NO_ROLE = "geen"

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_NUMBERING = re.compile(
    r"(?:(?:hoofdstuk|paragraaf|deel|bijlage)\s+\w{1,3}[.:]?\s+(?=\w))?"
    r"(?:(?:\d{1,2}(?:\.\d{1,3}){0,4}|[A-Z]|[IVX]{1,4})[.)]\s*|\d{1,2}(?:\.\d{1,3}){0,4}\s+)?(?=[^\W\d_])"
)
_REMARK = re.compile(r"\s*\([^()]{0,80}\)\s*[.:?]*$|\s*[,-]?\s*bedragen x .{1,20}$", re.IGNORECASE)
_YEARS = r"(?:19|20)\d{2}(?:\s?[-–/]\s?(?:19|20)?\d{2})?"
_PERIOD = re.compile(
    rf"\s*(?:\b(?:in|over|van|voor|tot en met|t/m|tot|eind|begin|per|vanaf|begroot)\s+)*{_YEARS}(?:\s+e\.?v\.?)?\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"(?:wat|hoe|waar|waarop|waarvoor|welke?|wie|wanneer|met|dit|zo|doen|behalen|halen|liggen|zijn)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:we|wij|ons|onze|het|dit|mag|er|gaat|is|wie|dat)\b|\b(?:kosten|gekost|bereiken|doen)\b", re.IGNORECASE
)
_MOST_WORDS_OF_QUESTION = 16
_MOST_WORDS_OF_STATEMENT = 8
_LONGEST = 120
_FUZZY_FROM = 12
_REMEMBERED = 8192


@dataclass(frozen=True, slots=True)
class _Question:
    rol: Rol
    words: re.Pattern[str]


class Lexicon:
    """The words of one lexicon."""

    def __init__(self, data: Mapping[str, object], more: Mapping[str, Iterable[str]] | None = None) -> None:
        """Take what `lexicon.toml` says, and a profile's own headings by role."""
        self._data = data
        self._more = more or {}

    @cached_property
    def _roles(self) -> _Words:
        words = _Words(_table(self._data, "rollen"))
        for rol, texts in self._more.items():
            words.add(rol, texts)
        return words

    @cached_property
    def _questions(self) -> tuple[_Question, ...]:
        rows = cast("list[dict[str, str]]", self._data["vragen"])
        return tuple(_Question(_as_role(row["rol"]), re.compile(row["woorden"], re.IGNORECASE)) for row in rows)

    @cached_property
    def columns(self) -> _Words:
        """The heads of columns."""
        return _Words(_table(self._data, "kolommen"))

    @cached_property
    def labels(self) -> _Words:
        """The labels before a value."""
        return _Words(_table(self._data, "labels"))

    @cached_property
    def statuses(self) -> _Words:
        """The words of statuses by colour."""
        return _Words(_table(self._data, "statussen"))

    @cached_property
    def level_words(self) -> Mapping[str, str]:
        """The kind of part that a word before a number or a name tells: `thema` is a terrein."""
        return {word.lower(): kind for kind, words in _table(self._data, "niveaus").items() for word in words}

    @cached_property
    def title_kinds(self) -> Mapping[str, list[str]]:
        """The words of titles by kind of report."""
        return _table(self._data, "soorten")

    @cached_property
    def title_words(self) -> frozenset[str]:
        """What else may stand in a title."""
        return frozenset(_table(self._data, "titels")["woorden"])

    @cached_property
    def noise(self) -> re.Pattern[str]:
        """Lines that publishing systems add."""
        patterns = cast("dict[str, list[str]]", self._data["ruis"])["regels"]
        return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)

    @cached_property
    def glued_noise(self) -> re.Pattern[str]:
        """What they glue to a line."""
        patterns = cast("dict[str, list[str]]", self._data["ruis"])["stukken"]
        return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)

    def find(self, text: str) -> str | None:
        """Give the role that a text as a heading leads to: `NO_ROLE` for a known one without; None for no heading."""
        if not text or len(text) > _LONGEST:
            return None
        plain = heading_words(text)
        if not plain:
            return None
        is_question = text.rstrip().endswith("?")
        whole = self._roles.find(text, exact=True) if text.endswith(")") else None
        return (
            whole
            or self._roles.find(plain)
            or self._roles.find(self._without_kind(plain))
            or self._asked(plain, is_question)
        )

    def _without_kind(self, text: str) -> str:
        """Give a heading without the kind of report that it names at its end: `Leeswijzer bij de begroting`."""
        return self._kind_at_end.sub("", text)

    @cached_property
    def _kind_at_end(self) -> re.Pattern[str]:
        words = "|".join(re.escape(word) for group in self.title_kinds.values() for word in group)
        return re.compile(
            rf"\s+(?:(?:bij|van|op|in|voor) )?(?:(?:de|het|deze|dit) )?(?:\d\w{{1,3}} )?\w{{0,20}}(?:{words})$",
            re.IGNORECASE,
        )

    def _asked(self, text: str, is_question: bool) -> str | None:  # noqa: FBT001 (private, and named where it is given)
        if not _QUESTION.match(text) or text.endswith((".", ";", ",")):
            return None
        words = len(text.split())
        if words < 2 or words > (_MOST_WORDS_OF_QUESTION if is_question else _MOST_WORDS_OF_STATEMENT):  # noqa: PLR2004
            return None
        if not _ASKS.search(text):
            return None
        found = [
            (match.start(), question.rol) for question in self._questions if (match := question.words.search(text))
        ]
        return min(found)[1] if found else None


class _Words:
    """Texts by what they mean."""

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        self._meanings: dict[str, str] = {}
        self._by_length: dict[int, list[str]] = {}
        for meaning, texts in table.items():
            self.add(meaning, texts)

    def add(self, meaning: str, texts: Iterable[str]) -> None:
        for text in texts:
            for variant in _variants(text):
                key = key_of(variant)
                if key and self._meanings.setdefault(key, meaning) == meaning and len(key) >= _FUZZY_FROM:
                    self._by_length.setdefault(len(key), []).append(key)

    def find(self, text: str, *, exact: bool = False) -> str | None:
        """Give what a text means; None where it is none of them."""
        key = key_of(text)
        found = self._meanings.get(key)
        if found is not None or exact or len(key) < _FUZZY_FROM:
            return found
        for length in range(len(key) - 6, len(key) + 3):
            for other in self._by_length.get(length, ()):
                if other[0] == key[0] and is_same_key(other, key):
                    return self._meanings[other]
        return None


def _variants(text: str) -> Iterator[str]:
    pieces = _CHOICE.split(text)
    # Every second piece is a choice.
    options = [piece.split("|") if place % 2 else [piece] for place, piece in enumerate(pieces)]
    yield from map("".join, product(*options))


def heading_words(text: str) -> str:
    """Give a heading without numbering, years and remarks in brackets at its end."""
    text = text.strip()[:_LONGEST]
    text = text[match.end() :] if (match := _NUMBERING.match(text)) else text
    text = _REMARK.sub("", text)
    return _PERIOD.sub("", text).strip(" :?.-–")


def _table(data: Mapping[str, object], name: str) -> Mapping[str, list[str]]:
    return cast("dict[str, list[str]]", data[name])


def _as_role(name: str) -> Rol:
    if name not in _ROLES:
        raise ValueError(name)
    return cast("Rol", name)


@cache
def shared_lexicon() -> Lexicon:
    """Give the lexicon that all profiles share."""
    text = (resources.files("rapportparser.structure") / "lexicon.toml").read_text(encoding="utf-8")
    return Lexicon(tomllib.loads(text))


@lru_cache(maxsize=_REMEMBERED)
def known_heading(text: str) -> str | None:
    """Give the role of a heading that the lexicon knows, `NO_ROLE` for a known one without, None for any other text."""
    return shared_lexicon().find(text)


def rol_of(heading: str, *, in_programme: bool = True) -> Rol | None:
    """Give what a section is for, by its heading; None where no role fits.

    Args:
        heading: The heading as printed.
        in_programme: Whether it stands inside a programme: there an introduction is no foreword, and there verbonden
            partijen are those of the programme.
    """
    found = known_heading(heading)
    if found is None or found == NO_ROLE or (in_programme and found == "voorwoord"):
        return None
    return _as_role(found)
