"""From bytes to lines."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from rapportparser.errors import LimitError, SourceEmptyError, SourceKindError, SourceMissingError
from rapportparser.reading import read
from rapportparser.reading.document import Document
from rapportparser.reading.line import Line
from rapportparser.reading.source import LoadedSource, load


def document(data: bytes) -> Document:
    return read(LoadedSource("x.txt", data))


def lines(text: str | bytes) -> list[Line]:
    return list(document(text if isinstance(text, bytes) else text.encode()).lines())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = "Financiën\u00a0en coördinatie – ‘één’ plan, € 5"
    assert lines(text.encode(encoding))[0].text == text.replace("\u00a0", " ")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends(newline: str) -> None:
    read_lines = lines(newline.join(["een", "", "twee", "drie"]))
    assert [(line.text, line.number, line.gap) for line in read_lines] == [
        ("een", 1, False),
        ("twee", 3, True),
        ("drie", 4, False),
    ]


def test_a_utf8_text_that_is_cut_off_in_a_letter_stays_utf8() -> None:
    data = "coördinatie, één, financiën, é".encode()[:-1]
    read_document = document(data)
    assert "".join(line.text for line in read_document.lines()).startswith("coördinatie, één, financiën")
    assert [notice.kind for notice in read_document.notices] == ["unreadable-bytes"]


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f", "\u2003", "\u3000"])
def test_spaces_are_spaces(space: str) -> None:
    assert lines(f"5,1{space}%")[0].text == "5,1 %"
    assert lines(f"een\n{space}\ntwee")[1].gap


def test_what_is_not_seen_is_gone() -> None:
    assert lines("on\u00adder\u200bmij\u2060ning\x07 ﬁets\u0301")[0].text == "ondermijning fietś"


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("Programmanummer | 10 | |", ["Programmanummer", "10"]),
        ("| Doel | Prestatie |", ["Doel", "Prestatie"]),
        (" | tweede | |", ["", "tweede"]),
        ("2A1 Doel        2A1.1 Prestatie", ["2A1 Doel", "2A1.1 Prestatie"]),
        ("Doel\tPrestatie", ["Doel", "Prestatie"]),
        ("Een zin.   Nog een zin", ["Een zin. Nog een zin"]),
    ],
)
def test_cells(row: str, cells: list[str]) -> None:
    assert [cell.text for cell in lines(row)[0].cells] == cells


def test_a_rule_between_rows_is_no_line() -> None:
    assert [line.text for line in lines("a | b\n---|---\nc | d")] == ["a\tb", "c\td"]


@pytest.mark.parametrize("mark", ["• ", " •  ", "- ", "– ", "* ", "▪ ", "\uf0b7 ", "  o ", "· ", "•"])
def test_list_marks(mark: str) -> None:
    (line,) = lines(f"{mark}Tekst")
    assert (line.listed, line.text) == (True, "Tekst")


@pytest.mark.parametrize("text", ["-3% minder", "- 3% minder", "o ja", "*nadruk* op", "–5%", "-/- 12"])
def test_no_list_marks(text: str) -> None:
    assert not lines(text)[0].listed


def test_wrapped_lines_are_told_from_short_ones() -> None:
    wrapped = "Dit is een alinea die op een vaste breedte is afgebroken en\ndie daarom over een paar regels loopt, zoals dat in mail\ngaat, en dan stopt.\n\nEen korte regel\nNog een korte"
    read_lines = lines(wrapped)
    assert [one.runs_into(two) for one, two in pairwise(read_lines)] == [True, True, False, False]
    assert all(line.room == math.inf for line in lines("Een alinea. " * 30 + "\nNog een. " * 20))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "PNG"),
        (b"{\\rtf1 tekst}", "RTF"),
        (b"<!DOCTYPE html><html></html>", "HTML"),
        (bytes(range(256)) * 4, "binary"),
        (b"tekst" + bytes(50), "binary"),
    ],
)
def test_other_kinds_are_refused_by_name(data: bytes, kind: str) -> None:
    with pytest.raises(SourceKindError, match=kind):
        document(data)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", "\u00a0\n\ufeff".encode(), b"\x01"])
def test_a_text_of_nothing_is_refused(data: bytes) -> None:
    with pytest.raises(SourceEmptyError):
        document(data)


def test_sources(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("bronnen")
    file = folder / "verslag één.txt"
    file.write_bytes(b"tekst")
    assert load(file) == load(str(file)) == LoadedSource("verslag één.txt", b"tekst")
    with file.open("rb") as binary, file.open() as text:
        assert load(binary).name == load(text).name == "verslag één.txt"
    assert load(b"tekst").name == "-"
    with pytest.raises(LimitError, match="4 bytes"):
        load(file, max_bytes=4)
    with pytest.raises(SourceMissingError, match="folder"):
        load(folder)
    with pytest.raises(SourceMissingError, match="no such file"):
        load(folder / "weg.txt")
    with pytest.raises(SourceMissingError):
        load("a\x00b")
