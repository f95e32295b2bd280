"""Heads of columns: what a column is for, and of which year, kind and area its values are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from rapportparser.model import WaardeSoort
from rapportparser.structure.indicators.figures import is_value
from rapportparser.structure.indicators.words import plain, words

Kind = Literal["naam", "nummer", "eenheid", "bron", "periode", "gebied", "doel", "overig", "waarde"]

_YEAR = r"(?:19|20)\d\d"
# A year, and what may stand around it: a day, "ultimo", a quarter, a footnote's mark.
_DATED = re.compile(
    r"(?:(?:per |op |ultimo |ult\.? |eind |begin |jaar |t/m |over |in )?(?:\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ])?"
    rf"|q[1-4][ -]|[1-4]e kwartaal )?(?P<year>{_YEAR})(?: ?(?:q[1-4]|e\.?v\.?|v|\*{{1,3}}|\d?\)))?",
)
_SCHOOL_YEAR = re.compile(rf"(?:schooljaar )?{_YEAR} ?[-/] ?(?:{_YEAR}|\d\d)")
_YEAR_IN_HEAD = re.compile(rf"[(\[]?(?<!\d){_YEAR}(?!\d)[)\]]?")
_ANY_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
# Bodies to compare with: "regio Rijnmond", "gemeenten met 25.000 - 50.000 inwoners", "gemiddelde G40".
_AREA = re.compile(
    r"(?:(?:gemiddelde?|waarde|score|cijfer|benchmark)(?: van)?(?: de)?(?: alle)? "
    r"(?:nederland(?:se gemeenten)?|nl|landelijk|gemeenten|provincie|regio|g4|g32|g40|m50|land)"
    r"|(?:regio|provincie) [\w'’. -]{2,30}"
    r"|(?:vergelijkbare|referentie|benchmark)[ -]?(?:gemeenten?|groep)"
    r"|gemeenten? (?:van |met |tussen |in )?[<>]? ?[\d(][\w. <>()-]{1,40}"
    r"|gemeenten van (?:dezelfde|vergelijkbare) (?:grootte|omvang)"
    r"|[<>]? ?\d{1,3}\.000 ?(?:-|–|tot) ?\d{1,3}\.000(?: inwoners)?"
    r"|stedelijkheid [\w ]{1,20})"
)
# What may stand behind a kind of value: "realisatie 1e halfjaar", "stand per 1 juli", "prognose burap".
_PART_OF_YEAR = re.compile(
    r"(?:(?:t/m|per|op|tot|tot en met|eind|ultimo|over|na|in|bij) )?"
    r"(?:\d{1,2} )?(?:q[1-4]|[1-4]e (?:kwartaal|halfjaar|burap|berap|wijziging|tussenrapportage)|burap|berap"
    r"|tussenrapportage|kwartaal [1-4]|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november"
    r"|december|31-12|1-1|1-7|30-6|einde jaar|jaareinde)"
)
# "Omschrijving indicator/ kengetal", "Naam effectindicator".
_NAMES_INDICATORS = re.compile(
    r"(?:(?:naam|omschrijving|verplichte|wettelijke|eigen|lokale|beleids|bbv)[ -]?){0,2}"
    r"(?:[a-z]{0,14}-?indicator(?:en)?|kengetal(?:len)?)(?: ?/ ?(?:kengetal(?:len)?|indicator(?:en)?|prestatie))?"
)
_BREAK = re.compile(r"(?<=[a-z])- ?(?=[a-z])")
_LETTERS = re.compile(r"[^\W\d_]+")
_COMPARED = frozenset({"nederland", "landelijk", "landelijke", "provincie", "regio", "referentiegemeenten"})
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head.

    Attributes:
        kind: What its column is for.
        text: As printed.
        jaar: The year that it tells.
        soort: The kind of value that it tells.
        gebied: Whose values stand below it; None for the report's own body.
        strong: Whether it says by itself that the table is one of indicators.
        named: Whether it tells more of a value than its year.
    """

    kind: Kind
    text: str
    jaar: int | None = None
    soort: WaardeSoort | None = None
    gebied: str | None = None
    strong: bool = False
    named: bool = False

    @property
    def is_year(self) -> bool:
        """Whether it is a year and nothing more."""
        return self.kind == "waarde" and not self.named and self.gebied is None


@lru_cache(maxsize=4096)
def head_of(text: str) -> Head | None:
    """Give what a head says; None for a text that is no head that we know."""
    if not text or len(text) > _LONGEST:
        return None
    word = plain(text)
    known = words()
    if word in known.names or _NAMES_INDICATORS.fullmatch(word):
        return Head("naam", text, strong=True)
    if word in known.weak_names:
        return Head("naam", text)
    if word in known.columns:
        # A goal that stands between values is what is aimed at; `columns_of` sees where it stands.
        return Head(known.columns[word], text)  # type: ignore[arg-type]  # the words' own kinds
    # A head in a narrow column is broken at a hyphen ("Streef-\nwaarde").
    return _value_head(text, word) or (_value_head(text, _BREAK.sub("", word)) if "-" in word else None)


def _value_head(text: str, word: str) -> Head | None:
    known = words()
    if _SCHOOL_YEAR.fullmatch(word):
        return Head("waarde", text)
    if dated := _DATED.fullmatch(word):
        return Head("waarde", text, int(dated["year"]))
    years = _ANY_YEAR.findall(word)
    bare = plain(_YEAR_IN_HEAD.sub(" ", word)) if len(years) == 1 else word
    jaar = int(years[0]) if len(years) == 1 else None
    if word in known.kinds or bare in known.kinds:
        return Head("waarde", text, jaar, known.kinds.get(bare) or known.kinds.get(word), named=True)
    if bare in {"doel", "doelstelling", "doelen"} and jaar:
        return Head("waarde", text, jaar, "streefwaarde", named=True)
    if bare in known.values:
        return Head("waarde", text, jaar, named=True)
    if bare in known.own_areas:
        return Head("waarde", text, jaar, named=True)
    if is_area(bare):
        return Head("waarde", text, jaar, gebied=_without_year(text), named=True)
    return _of_two_words(text, bare, jaar)


def _of_two_words(text: str, bare: str, jaar: int | None) -> Head | None:
    """Give what a head of a kind and an area ("realisatie Nederland") or of a kind with something behind it says."""
    known = words()
    parts = bare.split(" ")
    for place in range(1, len(parts)):
        before, after = plain(" ".join(parts[:place])), plain(" ".join(parts[place:]))
        for kind, area in ((before, after), (after, before)):
            if (kind in known.kinds or kind in known.values) and (is_area(area) or area in known.own_areas):
                gebied = None if area in known.own_areas else area.capitalize()
                return Head("waarde", text, jaar, known.kinds.get(kind), gebied, named=True)
        if before in known.kinds and _PART_OF_YEAR.fullmatch(after):
            return Head("waarde", text, jaar, known.kinds[before], named=True)
    return None


def is_name(text: str) -> bool:
    """Tell whether a text can be the name of an indicator: no value, area or kind of value, and no head of names."""
    if is_value(text) or not any(map(str.isalpha, text)):
        return False
    head = head_of(text)
    return head is None or head.kind not in {"waarde", "gebied", "naam"}


def is_area(word: str) -> bool:
    """Tell whether a word in lower case is an area or group of bodies to compare with."""
    return word in words().areas or bool(_AREA.fullmatch(word))


def _without_year(text: str) -> str:
    return " ".join(_YEAR_IN_HEAD.sub(" ", text).split()).strip(" :*")


def loose_head(text: str) -> Head:
    """Give what a head says that stands above figures and is otherwise unknown.

    Its year where it tells one ("eind 2023"), the kind of value that it begins with, the area that it names among other
    words ("Vergelijkingscijfer Nederland (jaartal)").
    """
    years = _ANY_YEAR.findall(text)
    word = plain(text)
    kinds = words().kinds
    opening = next((kind for kind in sorted(kinds, key=len, reverse=True) if word.startswith(f"{kind} ")), None)
    area = next((found for found in _LETTERS.findall(text) if found.lower() in _COMPARED), None)
    jaar = int(years[0]) if len(years) == 1 else None
    return Head("waarde", text, jaar, kinds[opening] if opening else None, area, named=True)


def joined(upper: Head | None, lower: Head | None) -> Head | None:
    """Give the head of a column with two head rows."""
    if upper is None or lower is None:
        return upper or lower
    if upper.text == lower.text:
        return lower
    if lower.kind != "waarde" or upper.kind != "waarde":
        # The upper head of a group ("Prestatie-indicatoren" above years) says nothing of the values below it.
        return (
            replace(lower, strong=lower.strong or upper.strong)
            if lower.kind == "waarde" or upper.kind == "waarde"
            else lower
        )
    return Head(
        "waarde",
        f"{upper.text} {lower.text}",
        lower.jaar if lower.jaar is not None else upper.jaar,
        lower.soort or upper.soort,
        lower.gebied or upper.gebied,
        named=upper.named or lower.named,
    )


def settled(heads: Sequence[Head | None]) -> list[Head | None]:
    """Give a table's heads with those settled whose meaning depends on where they stand."""
    found = list(heads)
    name = next((at for at, head in enumerate(found) if head is not None and head.kind == "naam" and head.strong), None)
    if name is None:
        name = next((at for at, head in enumerate(found) if head is not None and head.kind == "naam"), None)
    for at, head in enumerate(found):
        if head is None or at == name:
            continue
        if head.kind == "naam":
            found[at] = replace(head, kind="overig")
        elif head.kind == "doel" and name is not None and at > name and plain(head.text) in {"doel", "doelstelling"}:
            found[at] = replace(head, kind="waarde", soort="streefwaarde", named=True)
    return found
