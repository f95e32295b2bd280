"""A comparison in words, for people: Dutch as the reports themselves, or English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from rapportparser.model import Lang
from rapportparser.model_diff import (
    Change,
    Diff,
    FoundBy,
    PercentagePair,
    PercentageTold,
    ProgrammaDiff,
    ProgrammaName,
    RapportName,
    RowChange,
    RowName,
)

_WORDS: Final[dict[Lang, dict[str, str]]] = {
    "nl": {
        "nothing": "Er is niets veranderd.",
        "programma": "Programma",
        "outside": "Buiten de programma's",
        "doel": "doel",
        "prestatie": "prestatie",
        "programme_added": "nieuw programma (doelen: {}, prestaties: {})",
        "programme_removed": "programma vervallen (doelen: {}, prestaties: {})",
        "was": "heette {}",
        "added": "nieuw",
        "removed": "vervallen",
        "renamed": "hernoemd",
        "recoded": "hernummerd",
        "respelled": "anders geschreven codes: {}, zoals {}",
        "stoplicht": "stoplicht",
        "none": "geen",
        "by_name": "{} (op naam herkend)",
        "gained": "{} die nu een stoplicht hebben: {} ({})",
        "lost": "{} die geen stoplicht meer hebben: {} ({})",
        "doelen": "doelen",
        "prestaties": "prestaties",
        "percentage": "percentage",
        "same": "gelijk",
        "unnamed": "(zonder naam)",
    },
    "en": {
        "nothing": "Nothing has changed.",
        "programma": "Programme",
        "outside": "Outside the programmes",
        "doel": "goal",
        "prestatie": "performance",
        "programme_added": "new programme (goals: {}, performances: {})",
        "programme_removed": "programme gone (goals: {}, performances: {})",
        "was": "was {}",
        "added": "new",
        "removed": "gone",
        "renamed": "renamed",
        "recoded": "renumbered",
        "respelled": "codes written in another way: {}, such as {}",
        "stoplicht": "stoplight",
        "none": "none",
        "by_name": "{} (found by its name)",
        "gained": "{} that have a stoplight now: {} ({})",
        "lost": "{} that have a stoplight no longer: {} ({})",
        "doelen": "goals",
        "prestaties": "performances",
        "percentage": "percentage",
        "same": "the same",
        "unnamed": "(no name)",
    },
}


def as_text(diff: Diff, lang: Lang = "nl") -> str:
    """Give a comparison as lines to read."""
    words = _WORDS[lang]
    lines = [f"{_clean(_titled(diff.old))} → {_clean(_titled(diff.new))}"]
    for programma in diff.programmas:
        told = list(_of_programme(programma, words))
        if told:
            lines += ["", _headed(programma, words), *(f"  {_clean(line)}" for line in told)]
    if diff.percentages:
        lines += ["", words["outside"], *(f"  {_clean(_percentage(pair, words))}" for pair in diff.percentages)]
    if not any(map(_has_changed, diff.programmas)) and not any(map(_differs, diff.percentages)):
        lines.insert(1, words["nothing"])
    return "\n".join(lines)


def _has_changed(programma: ProgrammaDiff) -> bool:
    rows = (programma.changes, programma.doelen, programma.prestaties, programma.stoplichten)
    return any(rows) or any(map(_differs, programma.percentages))


def _differs(pair: PercentagePair) -> bool:
    return _as_told(pair.old) != _as_told(pair.new)


def _titled(rapport: RapportName) -> str:
    return f"{rapport.titel} ({rapport.name})" if rapport.titel else rapport.name


def _headed(programma: ProgrammaDiff, words: dict[str, str]) -> str:
    now = programma.new or programma.old
    name = _named(now, words) if now else ""
    return _clean(f"{words['programma']} {name}")


def _named(programma: ProgrammaName, words: dict[str, str]) -> str:
    parts = [str(programma.nummer) if programma.nummer is not None else "", programma.naam or ""]
    return " ".join(filter(None, parts)) or words["unnamed"]


def _of_programme(programma: ProgrammaDiff, words: dict[str, str]) -> Iterator[str]:
    if programma.new is None or programma.old is None:
        yield from _whole(programma, words)
        return
    if programma.changes:
        yield _found_by(words["was"].format(_named(programma.old, words)), programma.found_by, words)
    yield from _rows(programma, words)
    yield from _respelled([*programma.doelen, *programma.prestaties], words)
    yield from _stoplichten(programma, words)
    yield from (_percentage(pair, words) for pair in programma.percentages)


def _whole(programma: ProgrammaDiff, words: dict[str, str]) -> Iterator[str]:
    """Tell of a programme that came or went: how much it holds, and one by one only what moved into it."""
    what: Change = "added" if programma.old is None else "removed"
    numbers = [sum(row.changes == (what,) for row in rows) for rows in (programma.doelen, programma.prestaties)]
    yield words[f"programme_{what}"].format(*numbers)
    yield from _rows(programma, words, without=(what,))


def _rows(programma: ProgrammaDiff, words: dict[str, str], without: tuple[Change, ...] = ()) -> Iterator[str]:
    for level, changes in (("doel", programma.doelen), ("prestatie", programma.prestaties)):
        for change in changes:
            if change.changes not in {("respelled",), without}:
                yield _row(change, words[level], words)


def _row(change: RowChange, level: str, words: dict[str, str]) -> str:
    if change.old is None or change.new is None:
        row = change.new or change.old
        what = words["added" if change.new else "removed"]
        return f"{level} {what}: {_row_named(row, words) if row else ''}"
    what = ", ".join(words[one] for one in change.changes if one != "respelled")
    was = _row_named(change.old, words) if "renamed" in change.changes else change.old.code or words["none"]
    return _found_by(f"{level} {what}: {was} → {_row_named(change.new, words)}", change.found_by, words)


def _found_by(told: str, by: FoundBy | None, words: dict[str, str]) -> str:
    """Say of what is told that only a name makes the two one."""
    return words["by_name"].format(told) if by == "naam" else told


def _row_named(row: RowName, words: dict[str, str]) -> str:
    colour = f" [{row.stoplicht}]" if row.stoplicht else ""
    return f"{row.code or ''} {row.naam or words['unnamed']}{colour}".strip()


def _respelled(changes: Iterable[RowChange], words: dict[str, str]) -> Iterator[str]:
    """Tell in one line of all codes that are only written in another way: a report changes that of all of them."""
    both = [
        (one.old.code or words["none"], one.new.code or words["none"])
        for one in changes
        if "respelled" in one.changes and one.old and one.new
    ]
    if both:
        yield words["respelled"].format(len(both), " → ".join(both[0]))


def _stoplichten(programma: ProgrammaDiff, words: dict[str, str]) -> Iterator[str]:
    """Tell each light that changed; those that came or went are counted, because a report changes that of all."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for change in programma.stoplichten:
        old, new = change.old.stoplicht, change.new.stoplicht
        if old and new:
            light = " ".join(filter(None, (words["stoplicht"], change.aspect, change.new.code, change.new.naam)))
            yield _found_by(f"{light}: {old} → {new}", change.found_by, words)
        elif colour := new or old:
            level = "doelen" if change.niveau == "doel" else "prestaties"
            counts.setdefault(("gained" if new else "lost", level), Counter())[colour] += 1
    for (what, level), of_colour in sorted(counts.items()):
        colours = ", ".join(f"{number} {colour}" for colour, number in sorted(of_colour.items()))
        yield words[what].format(words[level], of_colour.total(), colours)


def _percentage(pair: PercentagePair, words: dict[str, str]) -> str:
    old, new = _as_told(pair.old), _as_told(pair.new)
    told = f"{old} → {new}" if _differs(pair) else f"{old} ({words['same']})"
    return f"{words['percentage']} {pair.subject}: {told}"


def _as_told(told: PercentageTold) -> str:
    return f"{told.text} ({told.period})" if told.period else told.text


def _clean(line: str) -> str:
    """Give a line without what a terminal would obey: a report is somebody else's text."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in line).split())
