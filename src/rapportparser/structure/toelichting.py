"""Reading toelichtingen: parts headed by a code and a name, each with its text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapportparser.grammar import CodeMatch
from rapportparser.reading.line import Line
from rapportparser.structure.keys import is_same_key, key_of, similarity
from rapportparser.structure.marking import MarkedLine, ends_sentence
from rapportparser.structure.names import clean_name
from rapportparser.structure.outline import ToelichtingSectie
from rapportparser.structure.running_text import Joiner, tail_of

# A name may be worded somewhat differently from the doelenboom's.
_SAME_NAME = 80
_LONGEST_NAME = 140
_OPENS_NAME = "\"'‘“„("


class _Part:
    def __init__(self, line: Line, kop: str | None, code: CodeMatch | None, naam: str | None) -> None:
        self.line = line
        self.kop = kop
        self.code = code
        self.naam = naam
        self.lines: list[Line] = []


def read_toelichtingen(
    marks: Sequence[MarkedLine],
    *,
    kop: Line | None,
    beleidsterrein: str | None,
    nearby: str | None,
    names: Mapping[str, str],
    joiner: Joiner,
) -> list[ToelichtingSectie]:
    """Read the parts under a heading.

    Args:
        marks: The lines under the heading.
        kop: The heading's line; None where the parts stand under none.
        beleidsterrein: The code that the heading names.
        nearby: The code of the doelenboom that the heading follows, for what names no code itself.
        names: The names of the codes in the programme's doelenbomen.
        joiner: Joins the lines of a text.

    Returns:
        A part for each code that heads one. What stands before the first is a part that names no code; so is a
        heading with nothing under it.
    """
    first = _Part(kop or marks[0].line, kop.text if kop else None, None, None)
    parts = [first]
    place = 0
    while place < len(marks):
        taken = _part_head(marks, place, names, joiner, after_head=place > 0 and parts[-1].lines == [])
        if taken is None:
            parts[-1].lines.append(marks[place].line)
            place += 1
        else:
            part, used = taken
            parts.append(part)
            place += used
    if not first.lines and len(parts) > 1:
        del parts[0]
    return [_sectie(part, beleidsterrein, nearby, joiner) for part in parts]


def _sectie(part: _Part, beleidsterrein: str | None, nearby: str | None, joiner: Joiner) -> ToelichtingSectie:
    code = part.code.code if part.code else None
    own = code.beleidsterrein if code else nearby
    return ToelichtingSectie(
        part.kop, joiner.join(part.lines), part.line, beleidsterrein or own, code, part.naam or None
    )


def _part_head(
    marks: Sequence[MarkedLine], place: int, names: Mapping[str, str], joiner: Joiner, *, after_head: bool
) -> tuple[_Part, int] | None:
    """Give the part that a line heads, and how many lines its head takes; None where it heads none."""
    mark = marks[place]
    line, code = mark.line, mark.code
    if code is None or not mark.is_row:
        return None
    before = marks[place - 1].line if place else None
    if (
        not line.gap
        and before is not None
        and not after_head
        and not ends_sentence(before.text)
        and before.runs_into(line)
    ):
        return None
    text = line.text
    naam = text[code.rest :]
    known = names.get(code.code.text, "")
    run_in = _after_run_in_name(naam, known)
    if run_in is not None:
        part = _Part(line, text[: code.rest + run_in].rstrip(" :–-"), code, clean_name(naam[:run_in].rstrip(" :–-")))
        part.lines.append(tail_of(line, code.rest + run_in))
        return part, 1
    following = marks[place + 1].line if place + 1 < len(marks) else None
    if following is not None and _goes_on(naam, following, known, marks[place + 1]):
        whole = joiner.glued(naam, following.text)
        kop = text if not naam else joiner.glued(text, following.text)
        return _Part(line, kop if naam else f"{text} {following.text}", code, clean_name(whole)), 2
    if not _is_name(naam, known, line):
        return None
    return _Part(line, text, code, clean_name(naam)), 1


def _after_run_in_name(naam: str, known: str) -> int | None:
    """Give the offset of the text that follows a known name on its own line: `2A1.1 Naam: de tekst`."""
    if not known or len(naam) <= len(known) + 2 or naam[: len(known)].lower() != known.lower():
        return None
    rest = naam[len(known) :]
    mark = rest.lstrip()[:1]
    if mark not in {":", "–", "-", "\t"} or not rest.lstrip()[1:].strip():
        return None
    return len(known) + len(rest) - len(rest.lstrip()[1:])


def _goes_on(naam: str, following: Line, known: str, mark: MarkedLine) -> bool:
    """Tell whether a name goes on in the next line."""
    if mark.is_row or following.listed:
        return False
    if not naam:
        return not known or similarity(key_of(following.text), key_of(known)) >= _SAME_NAME
    if not known or following.gap:
        return False
    whole = key_of(f"{naam} {following.text}")
    return not is_same_key(key_of(naam), key_of(known)) and is_same_key(whole, key_of(known))


def _is_name(naam: str, known: str, line: Line) -> bool:
    if not naam:
        return not line.listed
    if len(naam) > _LONGEST_NAME:
        return False
    likeness = similarity(key_of(naam), key_of(known)) if known else 0.0
    if likeness >= (95 if naam.endswith(".") else _SAME_NAME):
        return True
    if line.listed or (ends_sentence(naam) and not clean_name(naam).istitle()):
        return False
    return naam[0].isupper() or naam[0].isdigit() or naam[0] in _OPENS_NAME
