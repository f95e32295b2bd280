"""A sentence as tokens and clauses: what stands together between commas, brackets and conjunctions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapportparser.facts.cues import load_cues

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Words that begin a clause of their own.
_CONJUNCTIONS = frozenset(
    "maar terwijl hoewel omdat doordat zodat waardoor waarbij waarvan waarin waarmee en of dat die want dus als indien "
    "wanneer tenzij".split()
)
_PUNCTUATION = frozenset(", ; : – — - …".split())
_BRACKETS_AND_STOP = frozenset("( ) .".split())


@dataclass(slots=True, eq=False)
class Clause:
    """Some tokens of a sentence.

    Attributes:
        tokens: Their indices, in order.
        outer: The clause that a bracket stands in; None outside brackets.
        opening: The word or sign before its first token; "" at the beginning.
    """

    opening: str
    outer: Clause | None
    tokens: list[int] = field(default_factory=list)


class Sentence:
    """A sentence, its tokens in lower case, and its clauses in the order of their beginnings."""

    def __init__(self, doc: Doc, figures: Sequence[tuple[int, int]]) -> None:
        """Cut a sentence into clauses.

        Args:
            doc: The sentence.
            figures: Offsets of its percentages, which no clause bound may cut.
        """
        self.doc = doc
        self.words = [token.lower_ for token in doc]
        self.figures = [_tokens_between(doc, start, end) for start, end in figures]
        self._in_figure = {index for first, last in self.figures for index in range(first, last)}
        self.clauses: list[Clause] = []
        self._clause_of: dict[int, Clause] = {}
        self._cut()

    def clause_of(self, token: int) -> Clause:
        """Give the clause that holds a token."""
        return self._clause_of[token]

    def is_figure(self, token: int) -> bool:
        """Tell whether a token belongs to a percentage."""
        return token in self._in_figure

    def around(self, clause: Clause, first: int, last: int) -> tuple[list[int], list[int]]:
        """Give a clause's tokens before and after a percentage's."""
        return [i for i in clause.tokens if i < first], [i for i in clause.tokens if i >= last]

    def before(self, clause: Clause) -> Iterator[Clause]:
        """Give the clauses before one, the nearest first; of a bracket the clause that it stands in first of all."""
        place = self.clauses.index(clause)
        if clause.outer is not None:
            yield clause.outer
        yield from (other for other in reversed(self.clauses[:place]) if other is not clause.outer)

    def after(self, clause: Clause) -> Iterator[Clause]:
        """Give the clauses after one, the nearest first."""
        yield from self.clauses[self.clauses.index(clause) + 1 :]

    def _cut(self) -> None:
        current = self._begin("", None)
        for index, word in enumerate(self.words):
            if index in self._in_figure:
                self._add(current, index)
            elif word == "(":
                current = self._begin(word, current)
            elif word == ")" and current.outer is not None:
                current = current.outer
            elif word in _PUNCTUATION or (word in _CONJUNCTIONS and not self._binds(index)):
                current = self._begin(word, current.outer)
            else:
                self._add(current, index)

    def _binds(self, index: int) -> bool:
        """Tell whether a conjunction begins no clause: `5% en 10%`, `maar liefst`, `van dat jaar`."""
        before = self.words[index - 1] if index else ""
        if self.words[index] in ("dat", "die"):
            return before in ("van", "in", "op", "met", "bij", "aan", "voor", "uit")
        following = self.words[index + 1] if index + 1 < len(self.words) else ""
        if self.words[index] == "maar":
            return following == "liefst"
        if self.words[index] not in ("en", "of"):
            return False
        between_figures = self.is_figure(index - 1) and self.is_figure(index + 1)
        is_pair_of_years = self.words[max(0, index - 2) : index - 1] == ["tussen"]
        return between_figures or is_pair_of_years or self._joins_names(index)

    def _joins_names(self, index: int) -> bool:
        """Tell whether `en` stands between names: no verb and no figure follows before the next bound."""
        cues = load_cues()
        for following in range(index + 1, len(self.words)):
            word = self.words[following]
            if word in _PUNCTUATION or word in _CONJUNCTIONS or word in _BRACKETS_AND_STOP:
                return True
            if self.is_figure(following) or cues.is_verb(word):
                return False
        return True

    def _begin(self, opening: str, outer: Clause | None) -> Clause:
        clause = Clause(opening, outer)
        self.clauses.append(clause)
        return clause

    def _add(self, clause: Clause, index: int) -> None:
        clause.tokens.append(index)
        self._clause_of[index] = clause


def _tokens_between(doc: Doc, start: int, end: int) -> tuple[int, int]:
    span = doc.char_span(start, end, alignment_mode="expand")
    return (span.start, span.end) if span is not None else (0, 0)
