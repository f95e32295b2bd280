"""What the contract promises of every report, whatever stands in it."""

from __future__ import annotations

import gc
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from random import Random
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rapportparser
from rapportparser.model import Code, Percentage, Rapport, Section
from rapportparser.reading.characters import clean
from rapportparser.schemas import json_schema
from tests.conftest import SAMPLES
from tests.invented import Printer, any_style, invent

PIECES = [
    "2A5.1", "8A1. 3", "10A1.12", "2A101", "1A-locatie", "m2", "-3%", "door(+43%)", "5 procent", "2,4 procentpunt",
    "Doelenbomen", "Doel", "Prestatie", "Beleidsterrein 2A Veiligheid", "Toelichting doelenboom", "\u00a0", "\n", "\n\n",
    "De missie van het programma Veiligheid luidt:", "Stand van zaken bij Voortgangsrapportage", "Programmanummer", "2",
    "Commissie", "Portefeuille(s)", " | ", "\t", "•", "- ", "Leeswijzer", "Inhoudsopgave", "....... 12", "criminali-",
    "teit", "Een zin met inhoud.", "de rest van een zin", "é", "\ufeff", "\u00ad", "ﬁ", "\f", "\r", "🙂", "١٢%", "%20",
    "2A1.1 Aanpak ondermijning", "1e Voortgangsrapportage 2020", "gemeente Leiden", "    ", "L", "%", "‰", "\x00", "\u2028",
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=60).map("\n".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40).map("".join),
)


def sections(rapport: Rapport) -> Iterator[Section]:
    yield from rapport.overige_secties
    for programma in rapport.programmas:
        yield from filter(None, (programma.missie, programma.stand_van_zaken))
        yield from programma.toelichtingen
        yield from programma.overige_secties


def parsed(text: str) -> Rapport | None:
    try:
        return rapportparser.parse(text.encode("utf-8", "surrogatepass"))
    except rapportparser.RapportparserError as error:
        one_line(error)
        return None


def one_line(error: Exception) -> None:
    assert str(error)
    assert "\n" not in str(error)


def letters(text: str) -> str:
    return "".join(re.findall(r"\w", clean(text)))


def is_within(part: str, whole: str) -> bool:
    """Tell whether the characters of a part stand in the whole, in their order."""
    rest = iter(whole)
    return all(char in rest for char in part)


def strings(value: Any) -> Iterator[str]:  # noqa: ANN401 (any JSON)
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def check_invariants(rapport: Rapport, text: str) -> None:
    source_lines = re.split(r"\r\n|\r|\n", text)
    source = letters(" ".join(source_lines))
    for section in sections(rapport):
        mentions: list[Code | Percentage] = [*section.codes, *section.percentages]
        for mention in mentions:
            assert section.text[mention.start : mention.end] == mention.text
            assert mention.location.line <= len(source_lines)
        for code, following in zip(section.codes, section.codes[1:], strict=False):
            assert code.end <= following.start
        for percentage in section.percentages:
            assert percentage.sentence in section.text
            assert percentage.text in percentage.sentence
        assert section.text == section.text.strip()
        assert is_within(letters(section.text), source)
        # A running head or page number may stand between the lines of a heading.
        assert is_within(letters(section.kop or ""), source)
    for programma in rapport.programmas:
        assert all(letters(row.code or "").upper() in source.upper() for row in programma.prestaties())
        # Here as well.
        assert all(is_within(letters(naam), source) for naam in (*programma.commissies, *programma.portefeuilles))


@given(TEXTS)
@settings(max_examples=300)
def test_any_text_gives_a_report_that_keeps_the_contract(text: str) -> None:
    rapport = parsed(text)
    if rapport is not None:
        check_invariants(rapport, text)
        jsonschema.Draft202012Validator(json_schema("rapport")).validate(json.loads(rapport.model_dump_json()))


@given(st.binary(max_size=200))
def test_any_bytes_give_a_report_or_one_clear_error(data: bytes) -> None:
    try:
        rapport = rapportparser.parse(data)
    except rapportparser.RapportparserError as error:
        one_line(error)
    else:
        json.loads(rapport.model_dump_json())


@settings(max_examples=40)
@given(st.integers(0, 2**32))
def test_what_is_printed_once_is_reported_once(seed: int) -> None:
    random = Random(seed)
    truth, style = invent(random), any_style(random)
    style.encoding, style.lost, style.missing, style.legend = "utf-8", False, (), False
    text = Printer(random, style).print(truth).decode()
    rapport = rapportparser.parse(text.encode())
    check_invariants(rapport, text)
    dumped = [{"koppen": [s.kop for s in sections(rapport)], "texts": [s.text for s in sections(rapport)]}]
    reported = Counter(
        word for string in strings(json.loads(json.dumps(dumped))) for word in re.findall(r"\w{5,}", string)
    )
    printed = Counter(re.findall(r"\w{5,}", clean(text)))
    assert all(printed[word] >= count for word, count in reported.items() if word in printed)
    rows = [row.code for p in rapport.programmas for b in p.doelenbomen for d in b.doelen for row in d.prestaties]
    assert len(rows) == len(set(rows))


@settings(max_examples=40)
@given(st.integers(0, 2**32))
def test_the_same_bytes_give_the_same_json(seed: int) -> None:
    random = Random(seed)
    data = Printer(random, any_style(random)).print(invent(random))
    assert rapportparser.parse(data).model_dump_json() == rapportparser.parse(data).model_dump_json()


@pytest.mark.parametrize("hash_seed", ["0", "1", "4711"])
def test_json_does_not_hang_on_the_hash_seed(hash_seed: str) -> None:
    sample = SAMPLES / "voortgangsrapportage-2022-geheel.txt"
    command = [sys.executable, "-m", "rapportparser", "parse", str(sample)]
    done = subprocess.run(command, capture_output=True, env={"PYTHONHASHSEED": hash_seed}, check=True)
    assert done.stdout.decode() == rapportparser.parse(sample).model_dump_json() + "\n"


@pytest.mark.parametrize(
    "text",
    [
        "1" * 200_000 + "%",
        "1." * 100_000 + "%",
        "2A1." * 50_000,
        "De missie van het programma " * 10_000,
        "(" * 200_000,
        "Stand van zaken bij " * 20_000,
        ". " * 100_000 + "5",
        "2A1.1 x\n" * 20_000,
        " | " * 100_000,
        "   a" * 50_000,
        "• " * 100_000,
        "gemeente Den " * 20_000,
    ],
    ids=lambda text: text[:12],
)
def test_pathological_texts_end(text: str) -> None:
    rapport = rapportparser.parse(text.encode())
    assert json.loads(rapport.model_dump_json())


def test_the_collector_is_as_it_was_after_parsing_in_threads() -> None:
    before = gc.get_threshold()
    texts = [(SAMPLES / "voortgangsrapportage-2021-veiligheid.txt").read_bytes(), b"", b"\x00\x01"] * 10
    with ThreadPoolExecutor(4) as threads:
        for future in [threads.submit(rapportparser.parse, text) for text in texts]:
            with suppress(rapportparser.RapportparserError):
                future.result()
    assert gc.get_threshold() == before
