"""Tokens, trained pipelines that correct the rules, and when spaCy is loaded at all."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.training import Example
from thinc.api import fix_random_seed

import rapportparser
from rapportparser.errors import LanguageModelError
from rapportparser.facts.language import Parse, model_name
from rapportparser.facts.statements import read_percentages
from rapportparser.facts.tokens import tokens_between, tokens_of

TEXT = "Programma 2 Veiligheid\n\nStand van zaken bij Voortgangsrapportage\n\nHet aantal meldingen daalde met 5%.\n"


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("door(+43%)", ["door", "(", "+", "43", "%", ")"]),
        ("met31% en CO2-uitstoot", ["met", "31", "%", "en", "CO2-uitstoot"]),
        ("de 75-plussers, 4- tot 12-jarigen", ["de", "75-plussers", ",", "4-", "tot", "12-jarigen"]),
        ("energie- en waterverbruik van auto's", ["energie-", "en", "waterverbruik", "van", "auto's"]),
        ("€ 1.250,50 t/m 1e kwartaal", ["€", "1.250,50", "t/m", "1e", "kwartaal"]),
        ("2A5.1, 8A1.2", ["2A5.1", ",", "8A1.2"]),
        ("1,2%-punt", ["1,2", "%-punt"]),
        ("5-10%", ["5", "-", "10", "%"]),
        (">90%", [">", "90", "%"]),
        ("20%voor", ["20", "%", "voor"]),
        ("t.o.v. ca. 5", ["t.o.v.", "ca.", "5"]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [token.text for token in tokens_of(text)] == tokens


@given(st.text(max_size=200))
def test_tokens_are_the_text_without_its_spaces(text: str) -> None:
    tokens = tokens_of(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(tokens))


@given(st.text(alphabet="ab 5%.", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_tokens_between_share_a_character_with_the_stretch(text: str, start: int, end: int) -> None:
    tokens = tokens_of(text)
    first, last = tokens_between(tokens, start, end)
    touched = [index for index, token in enumerate(tokens) if token.start < end and start < token.end]
    assert list(range(first, last)) == touched


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny Dutch pipeline with a parser, trained to find the subject of one kind of sentence."""
    # Its first weights are drawn from a state that other tests change; thirty rounds suffice from any.
    fix_random_seed(0)
    nlp = spacy.blank("nl", meta={"name": "klein", "version": "1.2.3"})
    parser = nlp.add_pipe("parser")
    heads, deps = [1, 2, 2, 2, 5, 2, 2], ["det", "nsubj", "ROOT", "case", "nummod", "obl", "punct"]
    nouns = ["opkomst", "instroom", "leegstand", "schade", "bijdrage", "omzet", "winst", "huur"]
    examples = [
        Example.from_dict(nlp.make_doc(f"De {noun} daalde met {figure} %."), {"heads": heads, "deps": deps})
        for noun in nouns  # a label is learnt from thirty examples on
        for figure in range(3, 8)
    ]
    assert parser is not None
    nlp.initialize(lambda: examples)
    for _ in range(30):
        nlp.update(examples)
    folder = tmp_path_factory.mktemp("model") / "nl_klein"
    nlp.to_disk(folder)
    return folder


def test_a_trained_pipeline_tells_its_name_and_parses(trained: Path) -> None:
    assert model_name(str(trained)) == "nl_klein-1.2.3"
    text = "De opkomst daalde met 3%."
    parse = Parse(text, str(trained))
    assert parse.subject(22, 24) == (0, len("De opkomst"))
    assert not parse.rejects(0, len(text))


def test_the_parse_answers_where_the_rules_do_not(trained: Path) -> None:
    text = "De raad daalde met 3%."
    assert [statement.subject for statement in read_percentages(text)] == [None]
    assert [statement.subject for statement in read_percentages(text, str(trained))] == ["raad"]


def test_the_parse_does_not_overrule_the_rules(trained: Path) -> None:
    text = "De raad verlaagde de huur met 3%."
    (statement,) = read_percentages(text, str(trained))
    assert statement.subject == "huur"
    assert statement.reading.direction == "afname"


def test_a_report_tells_with_which_pipeline_it_was_read(trained: Path) -> None:
    rapport = rapportparser.parse(TEXT.encode(), language_model=str(trained))
    assert rapport.generator.language_model == "nl_klein-1.2.3"
    assert rapportparser.parse(TEXT.encode()).generator.language_model == "rules:nl"


def test_a_pipeline_that_is_not_installed_is_a_clear_error() -> None:
    with pytest.raises(LanguageModelError, match="nl_core_news_xl: there is no language model of that name installed"):
        rapportparser.parse(TEXT.encode(), language_model="nl_core_news_xl")


@pytest.mark.parametrize(
    ("verb", "through"), [("parse", "option"), ("parse", "environment"), ("check", "option"), ("review", "option")]
)
def test_the_command_says_so_in_one_line(tmp_path: Path, verb: str, through: str) -> None:
    report = tmp_path / "rapport.txt"
    report.write_text(TEXT)
    arguments = ["--language-model", "geen_model"] if through == "option" else []
    environment = {"RAPPORTPARSER_LANGUAGE_MODEL": "geen_model"} if through == "environment" else {}
    done = subprocess.run(
        [sys.executable, "-m", "rapportparser", verb, str(report), *arguments],
        capture_output=True, text=True, check=False, env=environment,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "geen_model" in done.stderr


def test_spacy_is_not_loaded_without_a_model() -> None:
    program = "import sys, rapportparser; rapportparser.parse(sys.stdin.buffer); print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], input=TEXT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
