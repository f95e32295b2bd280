"""A sentence as tokens and clauses: what stands together between commas, brackets and conjunctions.

A clause need not stand in one piece: what goes on behind a relative clause or an insertion is one with what went before
it (`de wachtlijst, die lang was, is gekrompen`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapportparser.facts.tagging import Tag, tags_of
from rapportparser.facts.tokens import tokens_between, tokens_of

# Words that begin a clause of their own.
_CONJUNCTIONS = frozenset(
    "maar terwijl hoewel omdat doordat zodat waardoor waarbij waarvan waarin waarmee en of dat die want dus als indien "
    "wanneer tenzij nadat voordat totdat zodra zolang evenals alsmede".split()
)
_PUNCTUATION = frozenset(", ; : – — - …".split())
_IN_A_NAME = frozenset({Tag.DETERMINER, Tag.ADJECTIVE, Tag.NOUN, Tag.NUMBER, Tag.PARTICIPLE})
_LONGEST_ITEM = 5
_MOST_ITEMS = 12


@dataclass(slots=True, eq=False)
class Clause:
    """Some tokens of a sentence.

    Attributes:
        opening: The word or sign before its first token; "" at the beginning.
        outer: The clause that a bracket stands in; None outside brackets.
        host: Of a relative clause, the one with the name that it tells of.
        tokens: Their indices, in order.
    """

    opening: str
    outer: Clause | None
    host: Clause | None = None
    tokens: list[int] = field(default_factory=list)


class Sentence:
    """A sentence, its tokens, their kinds, and its clauses in the order of their beginnings."""

    def __init__(self, text: str, figures: Sequence[tuple[int, int]]) -> None:
        """Cut a sentence into clauses.

        Args:
            text: The sentence.
            figures: Offsets of its percentages, which no clause bound may cut.
        """
        self.tokens = tokens_of(text)
        self.words = [token.lower for token in self.tokens]
        self.figures = [tokens_between(self.tokens, start, end) for start, end in figures]
        self._in_figure = {index for first, last in self.figures for index in range(first, last)}
        self.tags = tags_of(self.tokens, self._in_figure)
        self.clauses: list[Clause] = []
        self._clause_of: dict[int, Clause] = {}
        self._cut()

    def clause_of(self, token: int) -> Clause:
        """Give the clause that holds a token."""
        return self._clause_of[token]

    def is_figure(self, token: int) -> bool:
        """Tell whether a token belongs to a percentage."""
        return token in self._in_figure

    def has_verb(self, clause: Clause) -> bool:
        """Tell whether a clause has a verb that is no participle."""
        return any(self.tags[i] is Tag.VERB for i in clause.tokens)

    def has_figure(self, clause: Clause) -> bool:
        """Tell whether a clause has a percentage."""
        return any(i in self._in_figure for i in clause.tokens)

    def around(self, clause: Clause, first: int, last: int) -> tuple[list[int], list[int]]:
        """Give a clause's tokens before and after a percentage's."""
        return [i for i in clause.tokens if i < first], [i for i in clause.tokens if i >= last]

    def is_other_side(self, place: int) -> bool:
        """Tell whether a figure in a bracket is that of a comparison's other side: `lager dan de vorige keer (38%)`.

        Args:
            place: Which of the sentence's percentages, from 0.
        """
        first = self.figures[place][0]
        clause = self.clause_of(first)
        if clause.outer is None or self.words[first - 1] != "(":
            return False
        last_figure = max((end for _, end in self.figures[:place]), default=0)
        return any(self.words[i] == "dan" for i in clause.outer.tokens if last_figure <= i < first)

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
        before_comma: Clause | None = None
        for index, word in enumerate(self.words):
            if index in self._in_figure:
                self._add(current, index)
            elif word == "(":
                current = self._begin(word, current)
            elif word == ")" and current.outer is not None:
                current = current.outer
            elif self.tags[index] is Tag.RELATIVE:
                current = self._begin(word, current.outer, host=self._named_before(current, before_comma))
            elif word in _PUNCTUATION and not self._links_figures(index):
                current, before_comma = self._behind_sign(index, current, before_comma), current
            elif word in _CONJUNCTIONS and not self._binds(index, current):
                current = self._begin(word, current.outer, host=current.host if word in ("en", "of") else None)
            else:
                current = self._begin("", None) if self._ends_infinitive(index, current) else current
                current = self._resumed(index, current)
                self._add(current, index)

    def _named_before(self, current: Clause, before_comma: Clause | None) -> Clause:
        return current if current.tokens or before_comma is None else before_comma

    def _behind_sign(self, index: int, current: Clause, before: Clause | None) -> Clause:
        """Give the clause that goes on behind a comma or its like: an older one, behind what was put into it."""
        if self.words[index] == "," and self._is_in_list(index):
            self._add(current, index)
            return current
        following = self.tags[index + 1] if index + 1 < len(self.tags) else Tag.PUNCTUATION
        has_begun = current.host is not None and current.tokens and not self._has_verb_form(current)
        if has_begun and self.words[index] == "," and following is Tag.NOUN:
            return current
        if current.host is not None and following is Tag.VERB and not self.has_verb(current.host):
            return current.host
        is_insertion = (
            before is not None
            and before.host is None
            and current.opening == self.words[index]
            and before.outer is current.outer
            and not (self._says_something(current) or self.has_figure(current) or self.has_figure(before))
            and (self.has_verb(before) or following is Tag.VERB)
            and following in (Tag.PREPOSITION, Tag.PARTICIPLE, Tag.ADVERB, Tag.FIGURE, Tag.VERB)
        )
        return before if is_insertion and before is not None else self._begin(self.words[index], current.outer)

    def _has_verb_form(self, clause: Clause) -> bool:
        return any(self.tags[i] in (Tag.VERB, Tag.PARTICIPLE) for i in clause.tokens)

    def _says_something(self, clause: Clause) -> bool:
        """Tell whether a clause has a verb, but for one like `zo laat het model zien`."""
        return self.has_verb(clause) and self.words[clause.tokens[0]] not in ("zo", "aldus")

    def _ends_infinitive(self, index: int, current: Clause) -> bool:
        """Tell whether a sentence's own verb comes here, behind `om de doelen te halen`."""
        is_verb = self.tags[index] is Tag.VERB and not self.words[index].endswith("en")
        return is_verb and self.words[index - 2 : index - 1] == ["te"] and self.words[current.tokens[0]] == "om"

    def _resumed(self, index: int, current: Clause) -> Clause:
        """Give the clause that a word belongs to: a second verb ends a relative clause (`wie dat doet krijgt 5%`)."""
        host = current.host
        if host is None or self.tags[index] is not Tag.VERB or self.has_verb(host):
            return current
        is_one_verb = self.tags[index - 1] in (Tag.VERB, Tag.PARTICIPLE)
        has_own = any(self.tags[i] in (Tag.VERB, Tag.PARTICIPLE) for i in current.tokens)
        is_cluster = is_one_verb and self.words[index].endswith("en")
        return host if has_own and self.has_verb(current) and not is_cluster else current

    def _links_figures(self, index: int) -> bool:
        """Tell whether a dash stands close between two words: `2022-2023`."""
        if not 0 < index < len(self.tokens) - 1:
            return False
        before, sign, after = self.tokens[index - 1 : index + 2]
        return sign.text != "," and before.end == sign.start and sign.end == after.start and sign.text not in ":;"

    def _is_in_list(self, comma: int) -> bool:
        """Tell whether a comma parts names of which the last follows `en`: `bof, mazelen en rodehond`."""
        if comma == 0 or self.tags[comma - 1] is not Tag.NOUN:
            return False
        length, has_noun, items = 0, False, 0
        for index in range(comma + 1, len(self.words)):
            if self.words[index] in ("en", "of", ","):
                items += 1
                if not has_noun or items > _MOST_ITEMS:
                    return False
                if self.words[index] != ",":
                    return self.tags[index + 1 : index + 2] not in ([Tag.VERB], [Tag.ADVERB])
                length, has_noun = 0, False
                continue
            length += 1
            if self.tags[index] not in _IN_A_NAME or length > _LONGEST_ITEM:
                return False
            has_noun |= self.tags[index] is Tag.NOUN
        return False

    def _binds(self, index: int, current: Clause) -> bool:
        """Tell whether a conjunction begins no clause: `5% en 10%`, `maar liefst`, `van dat jaar`."""
        before = self.words[index - 1] if index else ""
        if self.words[index] in ("dat", "die"):
            follows_verb = self.tags[index - 1 : index] in ([Tag.VERB], [Tag.PARTICIPLE])
            points = self.words[index + 1 : index + 2] in (["van"], ["in"], ["uit"]) and not follows_verb
            return points or before in ("is", "was") or self.tags[index] is Tag.DETERMINER
        following = self.words[index + 1] if index + 1 < len(self.words) else ""
        if self.words[index] == "maar":
            return following == "liefst"
        if self.words[index] not in ("en", "of"):
            return False
        between_figures = self.is_figure(index - 1) and self.is_figure(index + 1)
        is_pair_of_years = self.words[max(0, index - 2) : index - 1] == ["tussen"]
        return between_figures or is_pair_of_years or self._joins_names(index, current)

    def _joins_names(self, index: int, current: Clause) -> bool:
        """Tell whether `en` stands between names: no verb follows before the next bound, or none has come yet."""
        following_tag = self.tags[index + 1] if index + 1 < len(self.tags) else Tag.PUNCTUATION
        if following_tag not in _IN_A_NAME | {Tag.PREPOSITION, Tag.PUNCTUATION, Tag.FIGURE, Tag.ADVERB}:
            return False
        has_figure, has_verb = self.has_figure(current), self.has_verb(current)
        if has_figure and self.tags[index - 1] in (Tag.PARTICIPLE, Tag.VERB):
            return False
        if self._are_capitals(index) or not (has_figure or has_verb):
            return True
        depth = 0
        for following in range(index + 1, len(self.words)):
            word = self.words[following]
            depth += (word == "(") - (word == ")")
            if depth > 0 or word == ")":
                continue
            if word in _PUNCTUATION or word in _CONJUNCTIONS or word == ".":
                return True
            if self.is_figure(following) and has_figure:
                return False
            if self.tags[following] is Tag.VERB and not has_verb:
                return True
            if self.tags[following] is Tag.VERB and not self._is_infinitive_at_end(following):
                return False
        return True

    def _are_capitals(self, index: int) -> bool:
        """Tell whether a conjunction stands between parts of one proper name: `Jeugd en Gezin`."""
        around = (self.tokens[index - 1].text, *(token.text for token in self.tokens[index + 1 : index + 2]))
        return index > 1 and all(text[:1].isupper() for text in around)

    def _is_infinitive_at_end(self, index: int) -> bool:
        follows = self.words[index + 1 : index + 2]
        return self.words[index].endswith("en") and (not follows or follows[0] in (".", ",", "en"))

    def _begin(self, opening: str, outer: Clause | None, host: Clause | None = None) -> Clause:
        clause = Clause(opening, outer, host)
        self.clauses.append(clause)
        return clause

    def _add(self, clause: Clause, index: int) -> None:
        clause.tokens.append(index)
        self._clause_of[index] = clause
