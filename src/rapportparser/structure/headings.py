"""Telling which heading a line is, from a profile's templates, as tolerantly as its readers would (see `keys`).

What a line says is judged here, where it stands is not.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from rapportparser.model import Soort
from rapportparser.profile import Profile
from rapportparser.structure.keys import is_same_key, key_of, loose_key_of, most_difference

_NUMBERING = re.compile(r"(?:(?:hoofdstuk|paragraaf)\s+)?\d{1,2}(?:\.\d{1,2}){0,4}[.)]?\s+(?=[^\W\d_])", re.IGNORECASE)
_ORDINAL_OR_YEAR = re.compile(r"\d{1,2}(?:e|de|ste)|eerste|tweede|derde|vierde|(?:19|20)\d{2}", re.IGNORECASE)
_SLOT = re.compile(r"\{(\w+)(\??)\}")
_WORD = re.compile(r"\S+")
_LUIDT = re.compile(r"\bluidt(?:\s+als\s+volgt)?\s*(?::|$|(?=[\"'‘“„]|[A-Z]))", re.IGNORECASE)

_LONGEST_NAME = 100
_MOST_WORDS_OF_BARE_NAME = 8
_KEY_START = 3
_START_LOOKED_AT = 24


class Kop(Enum):
    """The kinds of heading."""

    PROGRAMMA = auto()
    PROGRAMMANUMMER = auto()
    COMMISSIE = auto()
    PORTEFEUILLE = auto()
    MISSIE = auto()
    STAND_VAN_ZAKEN = auto()
    DOELENBOMEN = auto()
    BELEIDSTERREIN = auto()
    DOELEN_EN_PRESTATIES = auto()
    KOLOMKOP = auto()
    TOELICHTING = auto()
    PROGRAMMADEEL = auto()
    VOORWERK = auto()
    RAPPORTDEEL = auto()


INFO_LABELS = frozenset({Kop.PROGRAMMANUMMER, Kop.COMMISSIE, Kop.PORTEFEUILLE})


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that a line was recognised as.

    Attributes:
        kop: Its kind.
        code: The code of the beleidsterrein that it names.
        naam: The name that it holds.
        soort: The kind of report that it names.
        rest: Offset in the line of what follows the heading, for those that share their line with their text.
    """

    kop: Kop
    code: str | None = None
    naam: str | None = None
    soort: Soort | None = None
    rest: int | None = None


@dataclass(frozen=True, slots=True)
class _Template:
    kop: Kop
    key: str
    slot: str | None
    optional: bool
    soort: Soort | None
    for_soort: Soort | None


class _Begins:
    """What a line begins with: the keys of its first word, its first two words, and so on, and where they end."""

    def __init__(self, text: str, longest: int, *, skips_years: bool) -> None:
        """Take as many words as a template of `longest` letters may; `skips_years` passes over ordinals and years."""
        self._keys: list[str] = []
        self._ends: list[int] = []
        self._lengths: list[int] = []
        key = ""
        for match in _WORD.finditer(text):
            if skips_years and _ORDINAL_OR_YEAR.fullmatch(match[0]):
                continue
            key += key_of(match[0])
            self._keys.append(key)
            self._ends.append(match.end())
            self._lengths.append(len(key))
            if len(key) > longest + _slack(longest):
                break

    def near(self, length: int) -> Iterator[tuple[str, int]]:
        """Give those that are about so long, the shortest first, with one at most that no slip makes so long."""
        first = bisect_left(self._lengths, length - most_difference(length))
        last = bisect_right(self._lengths, length + _slack(length)) + 1
        return zip(self._keys[first:last], self._ends[first:last], strict=True)


def _slack(length: int) -> int:
    """Give by how many letters words may be longer than a template's own and still be a spelling of them."""
    return length // 8 + 2


def without_numbering(text: str) -> str:
    """Give a heading without its `2.2.4`."""
    return text[_numbering_length(text) :]


def _numbering_length(text: str) -> int:
    match = _NUMBERING.match(text)
    return match.end() if match else 0


class HeadingMatcher:
    """The headings of one profile."""

    def __init__(self, profile: Profile) -> None:
        self._grammar = profile.grammar
        self._soorten = profile.soorten
        self._templates: dict[str, list[_Template]] = defaultdict(list)
        self._options: dict[str, tuple[tuple[Soort | None, Heading], ...]] = {}
        for template in self._compile(profile):
            self._templates[_start_of(template.key)].append(template)

    def match(self, text: str, soort: Soort = "onbekend") -> Iterator[Heading]:
        """Give every heading that a line may be, the likeliest first.

        `soort` is the kind of the report: some headings mean what they mean in some kinds only.
        """
        skip = _numbering_length(text)
        if not text[skip : skip + 1].isalpha():
            return
        templates = self._templates.get(_start_of(key_of(text[skip : skip + _START_LOOKED_AT])))
        if not templates:
            return
        # A line is looked at several times on its way to its place.
        options = self._options.get(text)
        if options is None:
            options = self._options[text] = tuple(self._options_of(templates, text, skip))
        for for_soort, heading in options:
            if not for_soort or soort in {for_soort, "onbekend"}:
                yield heading

    def _options_of(
        self, templates: Sequence[_Template], text: str, skip: int
    ) -> Iterator[tuple[Soort | None, Heading]]:
        """Give what a line may be for each template that begins like it, and in which kind of report."""
        line = text[skip:]
        longest = max(len(template.key) for template in templates)
        begins = _Begins(line, longest, skips_years=False)
        yearless: _Begins | None = None
        for template in templates:
            skips_years = template.kop is Kop.STAND_VAN_ZAKEN and template.slot is None
            if skips_years and yearless is None:
                yearless = _Begins(line, longest, skips_years=True)
            for end in self._ends(template, yearless if skips_years and yearless else begins):
                heading = self._fill(template, text, skip + end)
                if heading is not None:
                    yield template.for_soort, heading
                    break

    def soort_in(self, text: str) -> Soort | None:
        """Give the kind of report that a line's words name, None where they name none."""
        keys = [key_of(word) for word in text.split()]
        for soort, names in self._soorten.items():
            if any(is_same_key(key_of(name), key) for name in names for key in keys):
                return soort
        return None

    def _compile(self, profile: Profile) -> Iterator[_Template]:
        koppen, labels = profile.koppen, profile.infoblok
        families: list[tuple[Kop, Iterable[str], Soort | None]] = [
            (Kop.PROGRAMMANUMMER, labels.programmanummer, None),
            (Kop.COMMISSIE, labels.commissie, None),
            (Kop.PORTEFEUILLE, labels.portefeuille, None),
            (Kop.MISSIE, koppen.missie, None),
            (Kop.STAND_VAN_ZAKEN, koppen.stand_van_zaken, None),
            *((Kop.STAND_VAN_ZAKEN, words, soort) for soort, words in profile.stand_van_zaken_per_soort.items()),
            (Kop.DOELENBOMEN, koppen.doelenbomen, None),
            (Kop.BELEIDSTERREIN, koppen.beleidsterrein, None),
            (Kop.DOELEN_EN_PRESTATIES, koppen.doelen_en_prestaties, None),
            (Kop.TOELICHTING, koppen.toelichting, None),
            (Kop.KOLOMKOP, koppen.kolomkoppen, None),
            (Kop.KOLOMKOP, koppen.statuskoppen, None),
            (Kop.PROGRAMMADEEL, koppen.programmadelen, None),
            (Kop.VOORWERK, koppen.voorwerk, None),
            (Kop.RAPPORTDEEL, koppen.rapportdelen, None),
            (Kop.PROGRAMMA, koppen.programma, None),
        ]
        for kop, texts, for_soort in families:
            for text in texts:
                yield from self._variants(kop, text, for_soort)

    def _variants(self, kop: Kop, text: str, for_soort: Soort | None) -> Iterator[_Template]:
        match = _SLOT.search(text)
        if match is None:
            yield _Template(kop, key_of(text), None, optional=True, soort=None, for_soort=for_soort)
            return
        before, slot, optional = text[: match.start()], match.group(1), bool(match.group(2))
        if slot != "soort":
            yield _Template(kop, key_of(before), slot, optional, soort=None, for_soort=for_soort)
            return
        if optional:
            yield _Template(kop, key_of(before), None, optional=True, soort=None, for_soort=for_soort)
        for soort, names in self._soorten.items():
            for name in names:
                yield _Template(kop, key_of(before + name), None, optional=True, soort=soort, for_soort=for_soort)

    @staticmethod
    def _ends(template: _Template, begins: _Begins) -> Iterator[int]:
        """Give the offsets where the template's own words may end, exact matches first."""
        wanted, length = template.key, len(template.key)
        fuzzy = []
        for key, end in begins.near(length):
            if key == wanted:
                yield end
            elif is_same_key(wanted, key):
                fuzzy.append(end)
        yield from fuzzy

    def _fill(self, template: _Template, text: str, end: int) -> Heading | None:
        rest = text[end:].strip()
        if template.kop is Kop.MISSIE:
            return self._fill_missie(template, text, end)
        if template.kop in INFO_LABELS:
            return Heading(template.kop, rest=end if rest.strip(" :") else None)
        if template.kop is Kop.STAND_VAN_ZAKEN and template.slot is None:
            rest = " ".join(word for word in rest.split() if not _ORDINAL_OR_YEAR.fullmatch(word.strip(" .:")))
        rest = rest.strip(" .:")
        if template.slot is None or not rest:
            filled = not rest and (template.slot is None or template.optional)
            return Heading(template.kop, soort=template.soort) if filled else None
        if template.slot == "jaar":
            return Heading(template.kop) if re.fullmatch(r"(?:19|20)\d{2}", rest) else None
        if template.slot == "naam":
            return Heading(template.kop, naam=rest) if _may_be_name(rest, text) else None
        return self._fill_beleidsterrein(template, rest, text)

    def _fill_missie(self, template: _Template, text: str, end: int) -> Heading | None:
        if template.slot is None:
            return Heading(Kop.MISSIE) if not text[end:].strip(" .:") else None
        luidt = _LUIDT.search(text, end, end + _LONGEST_NAME)
        naam_end = luidt.start() if luidt else len(text)
        if not luidt and not (text.endswith(":") and len(text) - end <= _LONGEST_NAME):
            return None
        naam = text[end:naam_end].strip(" :\"'‘’“”„")
        rest = luidt.end() if luidt and text[luidt.end() :].strip() else None
        return Heading(Kop.MISSIE, naam=naam or None, rest=rest)

    def _fill_beleidsterrein(self, template: _Template, rest: str, text: str) -> Heading | None:
        match = self._grammar.at_start(rest, expected=True)
        if match is None:
            words = rest.split()
            bare = rest[0].isupper() and len(words) <= _MOST_WORDS_OF_BARE_NAME and not text.rstrip().endswith(".")
            return Heading(template.kop, naam=rest) if bare else None
        if match.code.niveau != "beleidsterrein":
            return None
        naam = rest[match.rest :].strip(" .:") or None
        if naam and not _may_be_name(naam, text):
            return None
        return Heading(template.kop, code=match.code.text, naam=naam)


def _start_of(key: str) -> str:
    """Give what all spellings of a heading begin with: the place to look it up."""
    return loose_key_of(key)[:_KEY_START]


def _may_be_name(naam: str, text: str) -> bool:
    """Tell a name from the rest of a sentence that happens to begin like a heading."""
    if len(naam) > _LONGEST_NAME or ". " in naam or naam[0] in ",;)":
        return False
    return not (naam[0].islower() and text.rstrip().endswith((".", ";", ",", "?", "!")))
