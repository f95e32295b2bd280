"""Where figures come from and what they are counted in, where lines under or beside a table tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rapportparser.reading.line import Line
from rapportparser.structure.indicators.found import Entry
from rapportparser.structure.indicators.words import plain
from rapportparser.structure.keys import is_same_key, key_of

SOURCE_LINE = re.compile(r"bron(?:nen)?(?: gegevens)?\s?: ?(?P<bron>.{2,200})", re.IGNORECASE)
UNIT_LINE = re.compile(r"(?:meet)?eenheid\s?: ?(?P<eenheid>.{1,80})", re.IGNORECASE)
SOURCE_AND_UNIT = re.compile(r"bron\s?: ?(?P<bron>.{2,200}?) (?:meet)?eenheid\s?: ?(?P<eenheid>.{1,80})", re.IGNORECASE)
_LABEL = re.compile(
    r"(?P<label>indicator|bron|(?:meet)?eenheid|toelichting|definitie|omschrijving)\s?:(?: (?P<rest>.+))?",
    re.IGNORECASE,
)
_SOURCES_HEADING = re.compile(r"bron(?:nen|vermelding)?:?", re.IGNORECASE)
# So many names are compared letter by letter; more would take long, and are no blocks of one report.
_MOST_COMPARED = 200
_NUMBER = re.compile(r"\d{1,3}[a-z]?\.?")
# "Verwijzingen Halt (aantal per 10.000 jongeren)": a unit alone between the brackets at the end.
_UNIT_BEHIND = re.compile(r"(?P<naam>.{3,300}?) ?\((?P<eenheid>[^()]{1,60})\)")
_UNIT_ONLY = re.compile(
    r"(?:in )?(?:%|‰|percentages?|procent|promille|aantal(?:len)?|euro'?s?|€|fte|ha|km|kwh|dagen|uren|minuten|cijfer"
    r"|rapportcijfer|score|index|ton|kg|m2|m³|m3"
    r"|(?:het |gemiddeld )?(?:aantal|kosten|fte|€|euro|kg|kilo|kwh|ton|m3|m²|gemiddelde?)? ?per (?:\d[\d.]* )?"
    r"(?:[a-zé'’-]+)(?: (?:van|tot|t/m|jaar|\d[\w-]*|en|ouder)){0,6}(?: per jaar)?"
    r"|% (?:van )?[\w '’-]{3,40})",
    re.IGNORECASE,
)


def labels_in(text: str) -> dict[str, str]:
    """Give the source and the unit that a line of labels tells; nothing for any other line."""
    for pattern in (SOURCE_AND_UNIT, SOURCE_LINE, UNIT_LINE):
        if match := pattern.fullmatch(text):
            return {label: told.strip() for label, told in match.groupdict().items()}
    return {}


def blocks_by_name(lines: Sequence[Line]) -> dict[str, dict[str, str]]:
    """Give the blocks of labels in lines by the keys of their indicators' names."""
    return {key_of(block["indicator"]): block for block in labelled_blocks(lines)}


def unit_in_name(naam: str) -> tuple[str, str | None]:
    """Part a unit that stands alone between brackets from a name."""
    match = _UNIT_BEHIND.fullmatch(naam)
    if match is not None and _UNIT_ONLY.fullmatch(match["eenheid"].strip()):
        return match["naam"], match["eenheid"].strip()
    return naam, None


def numbered_sources(lines: Sequence[Line]) -> dict[str, str]:
    """Give the sources that stand by the number of their indicator under a heading "Bronnen"."""
    found: dict[str, str] = {}
    texts = [line.text for line in lines]
    for at, text in enumerate(texts):
        if not _SOURCES_HEADING.fullmatch(text):
            continue
        place = at + 1
        while place + 1 < len(texts) and _NUMBER.fullmatch(texts[place]):
            found.setdefault(texts[place].rstrip("."), texts[place + 1].rstrip("."))
            place += 2
        while place < len(texts) and (match := re.fullmatch(r"(\d{1,3})[.:)] ?(.{2,200})", texts[place])):
            found.setdefault(match[1], match[2].rstrip("."))
            place += 1
    return found


def labelled_blocks(lines: Sequence[Line]) -> Iterator[dict[str, str]]:
    """Give blocks of labels and texts that each begin with "Indicator:", whether on the label's line or below it."""
    block: dict[str, str] = {}
    label = ""
    for line in lines:
        match = _LABEL.fullmatch(line.text)
        if match is None:
            if label and label not in block:
                block[label] = line.text
            label = ""
            continue
        label = plain(match["label"]).removeprefix("meet")
        if label == "indicator":
            if "indicator" in block:
                yield block
            block = {}
        if match["rest"]:
            block[label] = match["rest"]
            label = ""
    if "indicator" in block:
        yield block


def told_by_blocks(entries: Sequence[Entry], blocks: Mapping[str, Mapping[str, str]]) -> None:
    """Give indicators the source and unit of the block that bears their name; the blocks go by the keys of theirs."""
    for entry in entries:
        key = key_of(entry.naam)
        block = blocks.get(key)
        if block is None and len(blocks) <= _MOST_COMPARED:
            block = next((one for name, one in blocks.items() if is_same_key(name, key)), None)
        if block is not None:
            entry.bron = entry.bron or block.get("bron")
            entry.eenheid = entry.eenheid or block.get("eenheid")
