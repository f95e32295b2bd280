"""What the rules about the Besluit begroting en verantwoording (BBV) share: whom it binds, and what is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapportparser.facts.lichamen import LichaamSoort, find_lichaam
from rapportparser.model import Rapport, Section

# A line of running text is longer, or ends as a sentence does.
_LONGEST_HEADING = 90
_OPENING_LINES = 12


def is_bound(rapport: Rapport) -> bool:
    """Tell whether the BBV says what must stand in a report.

    It does so for budgets and annual reports of municipalities and provinces; water boards have rules of their own.
    """
    return rapport.soort in {"programmabegroting", "jaarstukken"} and body_of(rapport) != "waterschap"


def body_of(rapport: Rapport) -> LichaamSoort | None:
    """Give the kind of body that made a report; None where nothing tells."""
    opening = [line for section in rapport.overige_secties[:2] for line in lines_of(section)][:_OPENING_LINES]
    cover = [rapport.titel or "", *opening]
    lichaam = find_lichaam(rapport.organisatie, cover)
    if lichaam is not None:
        return lichaam.soort
    words = " ".join((rapport.organisatie or "", *cover)).lower()
    if any(word in words for word in ("waterschap", "hoogheemraadschap", "wetterskip")):
        return "waterschap"
    return "provincie" if "provincie" in words or "provinciale" in words else None


def sections_of(rapport: Rapport) -> Iterator[Section]:
    """Give every text of a report."""
    yield from rapport.overige_secties
    for programma in rapport.programmas:
        yield from programma.texts()


def titles_of(sections: Iterable[Section]) -> Iterator[str]:
    """Give the headings of texts, and the lines in them that may be one that was not recognised."""
    for section in sections:
        if section.kop:
            yield section.kop
        for line in lines_of(section):
            if 0 < len(line) <= _LONGEST_HEADING and not line.endswith((".", ",", ";")):
                yield line


def lines_of(section: Section) -> list[str]:
    """Give the lines of a text."""
    return [line.strip() for line in section.text.split("\n") if line.strip()]
