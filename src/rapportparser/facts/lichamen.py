"""What body a report is of: its kind and its code, from its name or from the cover.

Municipalities come from `gemeenten.csv`: codes and names as Statistics Netherlands (CBS) published them for 2020 (open
data), with the names Den Haag and Den Bosch, the municipalities formed since, and for those that are gone their last
year and what they went into, where that is certain. Provinces and water boards stand in `lichamen.toml`.
"""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

LichaamSoort = Literal["gemeente", "provincie", "waterschap"]

_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_KIND_WORDS: Mapping[str, LichaamSoort] = {
    "gemeente": "gemeente",
    "gemeenteraad": "gemeente",
    "wethouders": "gemeente",
    "provincie": "provincie",
    "provinsje": "provincie",
    "provinciale staten": "provincie",
    "gedeputeerde staten": "provincie",
    "waterschap": "waterschap",
    "hoogheemraadschap": "waterschap",
    "wetterskip": "waterschap",
    "dijkgraaf": "waterschap",
}
_KIND = re.compile(rf"\b(?:{'|'.join(_KIND_WORDS)})\b")
_BEFORE_NAME = re.compile(
    r"^(?:de )?(?P<kind>gemeente|provincie|provinsje|waterschap|hoogheemraadschap|wetterskip)(?: van)? (?=\S)",
    re.IGNORECASE,
)
# What a cover prints beside the name: the report's kind, its number and year.
_OF_A_REPORT = re.compile(
    r"\b(?:[12](?:e|ste|de) |eerste |tweede |derde |ontwerp|concept)?-?"
    r"(?:programma|meerjaren(?:programma)?|primitieve )?(?:begroting|jaarstukken|jaarverslag|jaarrekening|kadernota|"
    r"perspectiefnota|voorjaarsnota|najaarsnota|voortgangsrapportage|bestuursrapportage|tussenrapportage|burap|zomernota|programmarekening)\b"
    r"|\b(?:19|20)\d\d(?: ?[-–/] ?(?:20)?\d\d)?\b|\b(?:van de|van)\b(?=\s|$)|[|•:–,]",
    re.IGNORECASE,
)
_LONGEST_COVER_LINE = 120


@dataclass(frozen=True, slots=True)
class Lichaam:
    """A body that makes reports.

    Attributes:
        soort: Municipality, province or water board.
        naam: Its name.
        code: Its code as Statistics Netherlands gives it (`GM0546`, `PV28`); None for a water board.
        provincie: The province that a municipality lies in.
        tot_en_met: The last year of a municipality that is gone; None for any other, or where it is uncertain.
        opgegaan_in: Code of the municipality that it went into; None likewise.
    """

    soort: LichaamSoort
    naam: str
    code: str | None = None
    provincie: str | None = None
    tot_en_met: int | None = None
    opgegaan_in: str | None = None


def find_lichaam(organisatie: str | None, cover: Iterable[str] = ()) -> Lichaam | None:
    """Give the body that a report is of; None where that is unknown or the name is that of several ("Bergen").

    Args:
        organisatie: Its name as read from the report, with or without "gemeente" before it.
        cover: The first lines of the report. They tell the kind where a municipality and a province bear one name, and
            the name where none was read.
    """
    lines = [line for line in cover if len(line) <= _LONGEST_COVER_LINE]
    if organisatie:
        return _one_of(*_named(organisatie), lines)
    found: set[Lichaam] = set()
    for line in lines:
        bare = " ".join(_OF_A_REPORT.sub(" ", line).split())
        if bare[:1].isupper() or _BEFORE_NAME.match(bare):
            one = _one_of(*_named(bare), lines)
            found |= {one} if one is not None else set()
    return found.pop() if len(found) == 1 else None


def _named(name: str) -> tuple[LichaamSoort | None, str]:
    """Part a name into the kind that stands before it and the rest."""
    match = _BEFORE_NAME.match(name)
    return (_KIND_WORDS[match["kind"].lower()], name[match.end() :]) if match else (None, name)


def _one_of(kind: LichaamSoort | None, name: str, lines: Sequence[str]) -> Lichaam | None:
    found = _by_name().get(_key(name), ())
    if kind is not None:
        found = tuple(one for one in found if one.soort == kind)
    if len(found) > 1:
        kinds = {_KIND_WORDS[word] for line in lines for word in _KIND.findall(line.lower())}
        found = tuple(one for one in found if one.soort in kinds)
    return found[0] if len(found) == 1 else None


@cache
def _by_name() -> Mapping[str, tuple[Lichaam, ...]]:
    found: dict[str, list[Lichaam]] = {}
    for name, one in (*_gemeenten(), *_others()):
        # "Bergen (L.)" is called "Bergen" as well, and so is the other one.
        for key in {_key(name), _key(_IN_BRACKETS.sub("", name))}:
            if one not in found.setdefault(key, []):
                found[key].append(one)
    return {key: tuple(ones) for key, ones in found.items()}


def _gemeenten() -> Iterable[tuple[str, Lichaam]]:
    by_code: dict[str, Lichaam] = {}
    text = (resources.files(__package__) / "gemeenten.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        last = int(row["tot_en_met"]) if row["tot_en_met"] else None
        one = Lichaam("gemeente", row["naam"], row["code"], row["provincie"], last, row["opgegaan_in"] or None)
        # A second name of the same municipality ("Den Haag") leads to the first.
        yield row["naam"], by_code.setdefault(row["code"], one)


def _others() -> Iterable[tuple[str, Lichaam]]:
    raw = tomllib.loads((resources.files(__package__) / "lichamen.toml").read_text("utf-8"))
    kinds: tuple[tuple[str, LichaamSoort], ...] = (("provincies", "provincie"), ("waterschappen", "waterschap"))
    for table, kind in kinds:
        for entry in raw[table]:
            one = Lichaam(kind, entry["naam"], entry.get("code"))
            for name in (entry["naam"], *entry.get("ook", ())):
                yield name, one


def _key(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.replace("&", "en")).lower()
    return "".join(char for char in apart if char.isalnum())
