"""The language pipeline: what the tokenizer was taught, trained pipelines, and when it is loaded at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.training import Example

import rapportparser
from rapportparser.errors import LanguageModelError
from rapportparser.facts.language import model_name, read_sentence
from rapportparser.facts.statements import read_percentages

TEXT = "Programma 2 Veiligheid\n\nStand van zaken bij Voortgangsrapportage\n\nHet aantal meldingen daalde met 5%.\n"


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("door(+43%)", ["door", "(", "+43", "%", ")"]),
        ("2A5.1, 8A1.2", ["2A5.1", ",", "8A1.2"]),
        ("1,2%-punt", ["1,2", "%-punt"]),
        ("5-10%", ["5", "-", "10", "%"]),
        (">90%", [">", "90", "%"]),
        ("20%voor", ["20", "%", "voor"]),
        ("t.o.v. ca. 5", ["t.o.v.", "ca.", "5"]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [token.text for token in read_sentence(text)] == tokens


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny Dutch pipeline with a parser, trained to find the subject of one kind of sentence."""
    nlp = spacy.blank("nl", meta={"name": "klein", "version": "1.2.3"})
    parser = nlp.add_pipe("parser")
    heads, deps = [1, 2, 2, 2, 5, 2, 2], ["det", "nsubj", "ROOT", "case", "nummod", "obl", "punct"]
    nouns = ["opkomst", "instroom", "leegstand", "schade", "bijdrage", "omzet", "winst", "huur"]
    examples = [
        Example.from_dict(nlp.make_doc(f"De {noun} daalde met {figure} %."), {"heads": heads, "deps": deps})
        for noun in nouns
        for figure in (3, 12)
    ]
    assert parser is not None
    nlp.initialize(lambda: examples)
    for _ in range(25):
        nlp.update(examples)
    folder = tmp_path_factory.mktemp("model") / "nl_klein"
    nlp.to_disk(folder)
    return folder


def test_a_trained_pipeline_tells_its_name_and_parses(trained: Path) -> None:
    assert model_name(str(trained)) == "nl_klein-1.2.3"
    doc = read_sentence("De opkomst daalde met 3%.", str(trained))
    assert doc.has_annotation("DEP")
    assert len(list(doc.sents)) == 1


def test_the_parse_gives_the_subject(trained: Path) -> None:
    text = "De opkomst daalde met 3%."
    (statement,) = read_percentages(text, str(trained))
    assert statement.subject == "opkomst"
    assert statement.reading.direction == "afname"


def test_a_report_tells_with_which_pipeline_it_was_read(trained: Path) -> None:
    rapport = rapportparser.parse(TEXT.encode(), language_model=str(trained))
    assert rapport.generator.language_model == "nl_klein-1.2.3"
    assert rapportparser.parse(TEXT.encode()).generator.language_model == "blank:nl"


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


@pytest.mark.parametrize(("text", "loaded"), [(TEXT, True), (TEXT.replace("5%", "vijf"), False)])
def test_spacy_is_loaded_only_for_a_sentence_with_a_percentage(text: str, *, loaded: bool) -> None:
    program = "import sys, rapportparser; rapportparser.parse(sys.stdin.buffer); print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], input=text, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(loaded)
