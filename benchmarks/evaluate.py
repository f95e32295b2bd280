"""How right the percentages are: precision, recall and F1 over the gold corpus, and a table of the misses.

    python benchmarks/evaluate.py                     all sets but the blind one, the unseen one first
    python benchmarks/evaluate.py --blind             the blind set and its annotators' agreement: once a release
    python benchmarks/evaluate.py --gate              non-zero where a figure is below its floor
    python benchmarks/evaluate.py --write-floors      set the floors to the present figures; raises only
    python benchmarks/evaluate.py --write-floors --lower-floors

The floors stand in `benchmarks/accuracy.toml` with the corpus's hash, so that neither the code nor the corpus can
change them unnoticed.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from rapportparser.facts.statements import PercentageStatement, read_percentages

HERE: Final = Path(__file__).parent
GOLD: Final = HERE.parent / "tests" / "gold"
FLOORS: Final = HERE / "accuracy.toml"
SETS: Final = ("unseen", "seen", "development")
# The same sentences as two people annotated them who did not know the code. Never mended by, so no miss is shown.
BLIND: Final = ("blind-a", "blind-b")
FIELDS: Final = ("unit", "kind", "direction", "qualifier", "subject", "period", "baseline")
# Those of the target; the others are words of the sentence, where `right` means the same words.
ATTRIBUTES: Final = ("unit", "kind", "direction", "qualifier")
_FIELD_COUNT = 8


@dataclass(frozen=True, slots=True)
class Annotation:
    """A percentage as annotated, or as found; "-" for what the sentence does not tell."""

    text: str
    value: str
    unit: str
    kind: str
    direction: str
    qualifier: str
    subject: str
    period: str
    baseline: str


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence of the corpus."""

    text: str
    annotations: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of what was annotated, found, and found rightly."""

    gold: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """Of what was found, how much is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of what was annotated, how much was found."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of one set of the corpus.

    Attributes:
        sentences: How many sentences it has.
        percentages: Found with the right text and value.
        fields: Of the percentages found, each field where either side tells one.
        agreement: Of the percentages found, how often a field is right, "-" included.
        misses: Sentence, field, what was annotated and what was found.
    """

    sentences: int
    percentages: Score
    fields: dict[str, Score]
    agreement: dict[str, float]
    misses: tuple[tuple[str, str, str, str], ...]

    @property
    def attributes(self) -> float:
        """How often an attribute of a percentage is right, over all four."""
        return sum(self.agreement[name] for name in ATTRIBUTES) / len(ATTRIBUTES)


def read_gold(path: Path) -> Iterator[GoldSentence]:
    """Give the sentences of one set of the corpus; its README tells the form.

    Raises:
        ValueError: A line is not of that form, or says words that the sentence does not have.
    """
    sentence, annotations = "", list[Annotation]()
    for number, line in enumerate((*path.read_text(encoding="utf-8").split("\n"), ""), start=1):
        if line.startswith("# "):
            continue
        if line.startswith("> "):
            annotations.append(_annotation(line, sentence, f"{path.name}:{number}"))
        elif line:
            sentence = line
        elif sentence:
            yield GoldSentence(sentence, tuple(annotations))
            sentence, annotations = "", []


def _annotation(line: str, sentence: str, place: str) -> Annotation:
    fields = line.removeprefix("> ").split(" | ")
    if len(fields) != _FIELD_COUNT:
        raise ValueError(f"{place}: {len(fields)} fields instead of {_FIELD_COUNT}")
    text, figure, *rest = fields
    value, unit = figure.rsplit(" ", 1)
    for words in (text, *rest[3:]):
        if words != "-" and words not in sentence:
            raise ValueError(f"{place}: '{words}' does not stand in the sentence")
    return Annotation(text, value, unit, *rest)


def as_annotation(statement: PercentageStatement) -> Annotation:
    """Give a found percentage in the corpus's form."""
    mention = statement.mention
    value = str(mention.value) if mention.value_max is None else f"{mention.value}..{mention.value_max}"
    return Annotation(
        mention.text,
        value,
        mention.unit,
        statement.reading.kind or "-",
        statement.reading.direction or "-",
        statement.qualifier or "-",
        statement.subject or "-",
        statement.period or "-",
        statement.baseline or "-",
    )


def found_by_code(sentence: str) -> list[Annotation]:
    """Give what the code finds in a sentence."""
    return [as_annotation(statement) for statement in read_percentages(sentence)]


def found_by(sentences: Sequence[GoldSentence]) -> Callable[[str], list[Annotation]]:
    """Give an annotator's answers, to hold against another's."""
    answers = {sentence.text: sentence.annotations for sentence in sentences}
    return lambda text: list(answers.get(text, ()))


def agreed_upon(one: Sequence[GoldSentence], other: Sequence[GoldSentence]) -> list[GoldSentence]:
    """Give the sentences of which two annotators say the same, figure by figure and field by field."""
    answers = {sentence.text: sentence.annotations for sentence in other}
    return [sentence for sentence in one if answers.get(sentence.text) == sentence.annotations]


def evaluate(
    sentences: Sequence[GoldSentence], answers: Callable[[str], list[Annotation]] = found_by_code
) -> Evaluation:
    """Hold answers, by default what the code finds, against what is annotated."""
    gold = found = right = 0
    pairs: list[tuple[str, Annotation, Annotation]] = []
    misses: list[tuple[str, str, str, str]] = []
    for sentence in sentences:
        left = answers(sentence.text)
        gold, found = gold + len(sentence.annotations), found + len(left)
        for annotation in sentence.annotations:
            same = next((each for each in left if _same_figure(each, annotation)), None)
            if same is None:
                misses.append((sentence.text, "missed", f"{annotation.text} ({annotation.value})", "-"))
                continue
            left.remove(same)
            right += 1
            pairs.append((sentence.text, annotation, same))
        misses += [(sentence.text, "invented", "-", f"{each.text} ({each.value})") for each in left]
    fields, agreement = {}, {}
    for name in FIELDS:
        told = [(getattr(one, name), getattr(other, name), text) for text, one, other in pairs]
        fields[name] = _score([(one, other) for one, other, _ in told])
        agreement[name] = sum(one == other for one, other, _ in told) / len(told) if told else 1.0
        misses += [(text, name, one, other) for one, other, text in told if one != other]
    return Evaluation(len(sentences), Score(gold, found, right), fields, agreement, tuple(misses))


def _same_figure(found: Annotation, annotated: Annotation) -> bool:
    return (found.text, _figures(found.value)) == (annotated.text, _figures(annotated.value))


def _figures(value: str) -> tuple[float, ...]:
    return tuple(float(part) for part in value.split(".."))


def _score(pairs: Sequence[tuple[str, str]]) -> Score:
    counts = Counter[str]()
    for one, other in pairs:
        counts["gold"] += one != "-"
        counts["found"] += other != "-"
        counts["right"] += one == other != "-"
    return Score(counts["gold"], counts["found"], counts["right"])


def corpus_hash() -> str:
    """Give the hash of all sets, the blind one with them."""
    return hashlib.sha256(b"".join((GOLD / f"{name}.txt").read_bytes() for name in (*SETS, *BLIND))).hexdigest()


def table(name: str, evaluation: Evaluation) -> str:
    """Give the figures of one set as Markdown."""
    lines = [
        f"### {name}: {evaluation.sentences} sentences, {evaluation.percentages.gold} percentages",
        "",
        "| field | precision | recall | F1 | right |",
        "| --- | --- | --- | --- | --- |",
        _row("percentage", evaluation.percentages, evaluation.percentages.recall),
        *(_row(field, evaluation.fields[field], evaluation.agreement[field]) for field in FIELDS),
        f"| the four attributes | | | | {evaluation.attributes:.3f} |",
    ]
    return "\n".join(lines)


def _row(name: str, score: Score, agreement: float) -> str:
    return f"| {name} | {score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f} | {agreement:.3f} |"


def blind_tables() -> list[str]:
    """Give the figures of the blind set: the code against each annotator, and the annotators against each other."""
    one, other = (list(read_gold(GOLD / f"{name}.txt")) for name in BLIND)
    return [
        table("agreement of the two annotators", evaluate(one, found_by(other))),
        table("the code against annotator A", evaluate(one)),
        table("the code against annotator B", evaluate(other)),
        table("the code where both say the same of a whole sentence", evaluate(agreed_upon(one, other))),
    ]


def figures(evaluations: dict[str, Evaluation]) -> dict[str, float]:
    """Give what has a floor."""
    return {
        f"{measured}_{name}": value
        for measured, evaluation in evaluations.items()
        for name, value in {
            "f1": evaluation.percentages.f1,
            "attributes": evaluation.attributes,
            **{field: evaluation.fields[field].f1 for field in ("subject", "period", "baseline")},
        }.items()
    }


def below_floors(present: dict[str, float]) -> list[str]:
    """Tell which figures are below their floors, and whether the corpus is another one than the floors were set on."""
    kept = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    complaints = [
        f"{name} is {present[name]:.3f}, its floor {floor:.3f}"
        for name, floor in kept["floors"].items()
        if round(present[name], 3) < floor
    ]
    if kept["corpus"] != corpus_hash():
        complaints.append("the corpus has changed: look at the figures, then set the floors again (--write-floors)")
    return complaints


def write_floors(present: dict[str, float], *, may_lower: bool) -> None:
    """Set the floors to the present figures.

    Raises:
        click.ClickException: One would be lowered, and that was not asked for.
    """
    old = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["floors"] if FLOORS.exists() else {}
    lowered = [name for name, floor in old.items() if round(present[name], 3) < floor]
    if lowered and not may_lower:
        raise click.ClickException(f"would lower {', '.join(lowered)}; --lower-floors allows it")
    lines = [
        "# The least that the gold corpus must give; benchmarks/evaluate.py writes it.",
        f'corpus = "{corpus_hash()}"',
        "",
        "[floors]",
        *(f"{name} = {value:.3f}" for name, value in present.items()),
    ]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


@click.command()
@click.option("--gate", is_flag=True, help="End non-zero where a figure is below its floor.")
@click.option("--write-floors", "write", is_flag=True, help="Set the floors to the present figures.")
@click.option("--lower-floors", "may_lower", is_flag=True, help="Let --write-floors lower one.")
@click.option("--misses/--no-misses", default=True, help="Show what was missed.")
@click.option("--blind", is_flag=True, help="Measure the blind set instead, once a release.")
def main(*, gate: bool, write: bool, may_lower: bool, misses: bool, blind: bool) -> None:
    """Measure how right the percentages are."""
    if blind:
        click.echo("\n\n".join(blind_tables()))
        return
    evaluations = {name: evaluate(list(read_gold(GOLD / f"{name}.txt"))) for name in SETS}
    for name, evaluation in evaluations.items():
        click.echo(table(name, evaluation) + "\n")
        for text, field, annotated, found in evaluation.misses if misses else ():
            click.echo(f"{field}: {annotated} | {found}\n    {text}")
        click.echo("")
    if write:
        write_floors(figures(evaluations), may_lower=may_lower)
    complaints = below_floors(figures(evaluations)) if gate else []
    for complaint in complaints:
        click.echo(f"below the floor: {complaint}", err=True)
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
