"""Names right beside a percentage: `43% van de inwoners`, `7% meer leden`, `een daling van de kosten met 5%`."""

from __future__ import annotations

from collections.abc import Sequence

from rapportparser.facts.clauses import Clause, Sentence
from rapportparser.facts.cues import load_cues
from rapportparser.facts.names import Name, NameReader
from rapportparser.facts.tagging import Tag

# Words that may stand between a figure and the word that it hangs from.
_FILLERS = frozenset(
    "ruim circa ca. ca bijna ongeveer zo'n zo’n een de het slechts maar liefst meer minder dan minimaal maximaal "
    "gemiddeld respectievelijk resp. resp nog zelfs naar schatting minstens hoogstens ten minste hoogste juist al "
    "wel hooguit".split()
)
_PARTS_OF_A_CHANGE = frozenset("van in op aan bij".split())
# Words for how high something is: `een piek van 97%`.
_AMOUNTS = frozenset("piek niveau score stand waarde hoogtepunt dieptepunt omvang resultaat uitkomst cijfer".split())


class BesideReader:
    """Reads what stands beside the percentages of one sentence."""

    def __init__(self, sentence: Sentence, names: NameReader) -> None:
        self._sentence = sentence
        self._words, self._tags = sentence.words, sentence.tags
        self._names = names
        self._cues = load_cues()

    def behind_of(self, last: int, *, share: bool) -> Name | None:
        """Read `43% van de inwoners`, also past what closes an insertion: `(36%) van de`, `6 procent, van de`."""
        while share and self._words[last : last + 1] and self._words[last] in (")", ","):
            last += 1
        if self._words[last : last + 1] == ["der"]:
            return self._names.at(last + 1, self._end_of_clause(last), share=True)
        if share and self._words[last : last + 2] in (["uit", "van"], ["bij", "aan"]):
            last += 1
        elif self._words[last : last + 1] != ["van"]:
            return None
        if last + 1 >= len(self._words):
            return None
        found = self._names.at(last + 1, self._end_of_clause(last), before_verb=self._leads_clause(last), share=True)
        return found if found is not None and not self._names.is_time(found.tokens) else None

    def part_of(self, before: Sequence[int]) -> Name | None:
        """Read `werd van de totale uitgaven 23% besteed`."""
        ruling = self.ruling(before)
        names = self._names.names([i for i in before if ruling is not None and i <= ruling])
        found = names[-1] if names else None
        return found if found is not None and found.preposition == "van" and found.end - 1 == ruling else None

    def _leads_clause(self, last: int) -> bool:
        """Tell whether a figure stands in its clause's first part, before the verb."""
        clause = self._clause_at(last)
        if clause is None:
            return False
        verbs = [i for i in clause.tokens if self._tags[i] is Tag.VERB]
        is_first = not verbs or verbs[0] > last
        return is_first and bool(verbs) and clause.opening in ("", ":", ";") and verbs[0] != clause.tokens[-1]

    def _clause_at(self, index: int) -> Clause | None:
        return next((clause for clause in self._sentence.clauses if index in clause.tokens), None)

    def _end_of_clause(self, index: int) -> int:
        clause = self._clause_at(index)
        return clause.tokens[-1] + 1 if clause is not None else len(self._words)

    def before_of(self, before: Sequence[int], after: Sequence[int]) -> Name | None:
        """Read `een respons van 38%`, and `een tekort van 3% op de begroting`; of a norm there is no telling."""
        ruling = self.ruling(before)
        if ruling is None or self._words[ruling] != "van" or not before:
            return None
        if len(after) > 1 and self._words[after[0]] == "op":
            found = self._names.at(after[1], after[-1] + 1)
            if found is not None and not self._names.is_time(found.tokens):
                return found
        if after and self._tags[after[0]] is Tag.NOUN:
            return self._names.at(after[0], after[-1] + 1, share=True)
        names = [name for name in self._names.names([i for i in before if i < ruling]) if name.end == ruling]
        if not names:
            return None
        name = names[-1]
        usable = not (
            self._words[name.tokens[-1]] in _AMOUNTS
            or self._names.is_norm(name)
            or self._names.is_bare_change(name)
            or self._names.is_empty(name)
        )
        return name if usable else None

    def ruling(self, before: Sequence[int]) -> int | None:
        """Give the token that a figure hangs from, past what qualifies it."""
        return next((i for i in reversed(before) if self._words[i] not in _FILLERS), None)

    def of_change(self, before: Sequence[int], after: Sequence[int]) -> Name | None:
        """Read `een daling van het aantal ongevallen met 5%`, `bezuiniging van 10% op het werk`, `een loonstijging`."""
        crossed = False
        # `De verhoging met 15% is teruggebracht` is of a verhoging, `omdat de achterstand met 15% is verkleind` not.
        no_verb = not any(self._tags[i] is Tag.VERB for i in before)
        fronted = no_verb and bool(after) and self._tags[after[0]] is Tag.VERB and self._opens_sentence(before)
        ruling = self.ruling(before)
        tells_verb = any(
            self._cues.is_change_verb(self._words[i]) and self._tags[i] is not Tag.NOUN for i in (*before, *after)
        )
        for place in range(len(before) - 1, -1, -1):
            index = before[place]
            if tells_verb and not fronted and ruling is not None and index < ruling - 1:
                return None
            if self._tags[index] is Tag.VERB and self._words[index] not in self._cues.level:
                return None
            crossed |= self._tags[index] is Tag.VERB
            cue = self._cues.of_word(self._words[index])
            if cue is None or cue.word_class != "zelfstandig" or self._tags[index] is not Tag.NOUN:
                continue
            if crossed and any(self._tags[i] is Tag.PREPOSITION for i in before[max(0, place - 2) : place]):
                return None
            if self._words[index] not in self._cues.words:
                return Name((index,), index, "")
            behind = [i for i in before[place + 1 :] if i > index]
            if behind and no_verb and self._tags[behind[0]] in (Tag.ADJECTIVE, Tag.NOUN, Tag.PARTICIPLE):
                return self._names.at(behind[0], behind[-1] + 1)
            return self._behind_preposition(behind) or self._behind_preposition(after)
        return None

    def _opens_sentence(self, before: Sequence[int]) -> bool:
        clause = self._clause_at(before[0]) if before else None
        return clause is not None and clause.opening in ("", ";", ":")

    def _behind_preposition(self, tokens: Sequence[int]) -> Name | None:
        if len(tokens) > 1 and self._words[tokens[0]] in _PARTS_OF_A_CHANGE:
            found = self._names.at(tokens[1], tokens[-1] + 1)
            return found if found is not None and not self._names.is_time(found.tokens) else None
        return None

    def of_compared(self, after: Sequence[int]) -> Name | None:
        """Read `7% meer overnachtingen`."""
        if len(after) < 2 or self._words[after[0]] not in ("meer", "minder", "extra") or self._words[after[1]] == "dan":  # noqa: PLR2004
            return None
        return self._names.at(after[1], after[-1] + 1, share=True)
