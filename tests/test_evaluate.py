"""The evaluation over the gold corpus, and the gate that keeps its figures from sliding."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
SENTENCE = "Het aantal meldingen daalde met ruim 9% ten opzichte van 2020."
RIGHT = "> 9% | 9 procent | verandering | afname | ruim | meldingen | - | 2020"


@pytest.fixture(scope="module")
def evaluate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("evaluate", ROOT / "benchmarks" / "evaluate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["evaluate"] = module
    spec.loader.exec_module(module)
    return module


def _gold(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_the_corpus_is_as_large_and_as_mixed_as_it_should_be(evaluate: ModuleType) -> None:
    halves = {name: list(evaluate.read_gold(evaluate.GOLD / f"{name}.txt")) for name in evaluate.SETS}
    sentences = [sentence for half in halves.values() for sentence in half]
    assert len(sentences) >= 200
    assert sum(not sentence.annotations for sentence in sentences) >= 60
    assert len({sentence.text for sentence in sentences}) == len(sentences)
    assert len(halves["unseen"]) >= 100
    assert len(halves["development"]) >= 150


def test_the_blind_set_is_the_same_sentences_twice_and_none_of_the_others(evaluate: ModuleType) -> None:
    one, other = ({each.text for each in evaluate.read_gold(evaluate.GOLD / f"{name}.txt")} for name in evaluate.BLIND)
    others = {each.text for name in evaluate.SETS for each in evaluate.read_gold(evaluate.GOLD / f"{name}.txt")}
    assert one == other
    assert len(one) >= 300
    assert not one & others


def test_two_annotators_are_held_against_each_other(evaluate: ModuleType, tmp_path: Path) -> None:
    other = RIGHT.replace("| meldingen |", "| aantal meldingen |")
    plain = ["", "Dat is alles.", ""]
    one = list(evaluate.read_gold(_gold(tmp_path / "a.txt", SENTENCE, RIGHT, *plain)))
    two = list(evaluate.read_gold(_gold(tmp_path / "b.txt", SENTENCE, other, *plain)))
    agreement = evaluate.evaluate(one, evaluate.found_by(two))
    assert agreement.percentages.f1 == 1
    assert (agreement.fields["subject"].f1, agreement.fields["baseline"].f1) == (0, 1)
    assert [sentence.text for sentence in evaluate.agreed_upon(one, two)] == ["Dat is alles."]


def test_the_blind_set_is_measured_without_showing_a_miss(copy: Path) -> None:
    for name, line in (("blind-a", RIGHT), ("blind-b", RIGHT.replace("afname", "toename"))):
        _gold(copy / "tests" / "gold" / f"{name}.txt", SENTENCE, line)
    done = _run(copy, "--blind")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("### ") == 4
    assert SENTENCE not in done.stdout


def test_a_right_answer_and_a_wrong_one(evaluate: ModuleType, tmp_path: Path) -> None:
    wrong = RIGHT.replace("afname", "toename")
    path = _gold(tmp_path / "gold.txt", SENTENCE, RIGHT, "", SENTENCE, wrong, "", "Dat is 5% meer.", "")
    found = evaluate.evaluate(list(evaluate.read_gold(path)))
    assert (found.percentages.gold, found.percentages.found, found.percentages.right) == (2, 3, 2)
    assert found.agreement["direction"] == 0.5
    assert found.agreement["kind"] == 1
    assert [(field, annotated, got) for _, field, annotated, got in found.misses] == [
        ("invented", "-", "5% (5)"),
        ("direction", "toename", "afname"),
    ]


@pytest.mark.parametrize(
    "line",
    [RIGHT.replace(" | meldingen", ""), RIGHT.replace("meldingen", "klachten"), RIGHT.replace("> 9%", "> 8%")],
)
def test_a_wrong_annotation_is_refused(evaluate: ModuleType, tmp_path: Path, line: str) -> None:
    path = _gold(tmp_path / "gold.txt", SENTENCE, line)
    with pytest.raises(ValueError, match=r"gold\.txt:2"):
        list(evaluate.read_gold(path))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The evaluation with its corpus and floors, elsewhere."""
    shutil.copytree(ROOT / "benchmarks", tmp_path / "benchmarks")
    shutil.copytree(ROOT / "tests" / "gold", tmp_path / "tests" / "gold")
    return tmp_path


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    script = root / "benchmarks" / "evaluate.py"
    return subprocess.run([sys.executable, script, *arguments], capture_output=True, text=True, check=False)


def test_the_gate_is_open_for_what_is_committed() -> None:
    done = _run(ROOT, "--gate", "--no-misses")
    assert done.returncode == 0, done.stderr
    assert done.stdout.index("### unseen") < done.stdout.index("### seen")
    documented = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    assert [line for line in done.stdout.splitlines() if line.startswith("| ") and line not in documented] == []


def test_the_gate_closes_on_a_figure_below_its_floor_and_on_another_corpus(copy: Path) -> None:
    floors = copy / "benchmarks" / "accuracy.toml"
    kept = floors.read_text()
    floors.write_text(kept.replace("unseen_subject = 0.", "unseen_subject = 1."))
    done = _run(copy, "--gate")
    assert done.returncode == 1
    assert "unseen_subject" in done.stderr
    floors.write_text(kept)
    with (copy / "tests" / "gold" / "unseen.txt").open("a") as gold:
        gold.write("\nDat is alles.\n")
    done = _run(copy, "--gate")
    assert done.returncode == 1
    assert "the corpus has changed" in done.stderr


def test_a_floor_is_lowered_only_on_purpose(copy: Path) -> None:
    floors = copy / "benchmarks" / "accuracy.toml"
    raised = floors.read_text().replace("unseen_subject = 0.", "unseen_subject = 1.")
    floors.write_text(raised)
    assert _run(copy, "--write-floors").returncode == 1
    assert floors.read_text() == raised
    assert _run(copy, "--write-floors", "--lower-floors").returncode == 0
    assert _run(copy, "--gate").returncode == 0
