"""Labels with a value, which are no headings: `Portefeuillehouder A. Prins`, `Mate van realisatie` above `Gereed`."""

from __future__ import annotations

from dataclasses import dataclass

from rapportparser.structure.general.parts import Kind, Part
from rapportparser.structure.lexicon import heading_words, shared_lexicon

_LONGEST_VALUE = 120
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Label:
    """A label.

    Attributes:
        kind: What it labels: wie, status, or overig.
        value: What stands behind it; "" where the value stands on the next line.
    """

    kind: str
    value: str


def is_label_only(text: str) -> bool:
    """Tell a label that names itself one (`Omschrijving (label)`)."""
    return text.rstrip().lower().endswith("(label)")


def label_of(part: Part) -> Label | None:
    """Give the label that a part begins with; None where it begins with none."""
    if part.kind is Kind.ITEM or part.kind is Kind.FIGURES:
        return None
    words = shared_lexicon().labels
    if len(part.filled) == 2 and (kind := words.find(heading_words(part.filled[0]))):  # noqa: PLR2004
        return Label(kind, part.filled[1])
    text = part.text
    if is_label_only(text):
        return Label("overig", "")
    if kind := words.find(heading_words(text)):
        return Label(kind, "")
    before, colon, value = text.partition(":")
    if colon and value.strip() and len(value) <= _LONGEST_VALUE and (kind := words.find(heading_words(before))):
        return Label(kind, value.strip())
    pieces = text.split()
    if len(text) > _LONGEST_VALUE or text.endswith("."):
        return None
    for count in range(min(_MOST_WORDS, len(pieces) - 1), 0, -1):
        kind = words.find(" ".join(pieces[:count]))
        if kind == "wie" and pieces[count][:1].isupper():
            return Label(kind, " ".join(pieces[count:]))
    return None
