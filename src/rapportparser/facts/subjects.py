"""What a percentage is of, or what changed: the shortest words of the sentence that name it; none rather than wrong.

In this order: the words beside the figure, the name before its bracket, the object of what makes things rise and fall,
the clause's subject, and what the figure before is of.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapportparser.facts.beside import BesideReader
from rapportparser.facts.clauses import Clause, Sentence
from rapportparser.facts.cues import load_cues
from rapportparser.facts.enumerations import EnumerationReader
from rapportparser.facts.lexicon import load_lexicon
from rapportparser.facts.names import Name, NameReader
from rapportparser.facts.tagging import Tag
from rapportparser.facts.tokens import tokens_between

# What may stand between two shares of one whole.
_STEPS = frozenset("en of in , respectievelijk".split())
# Words of English, which these rules do not read.
_FOREIGN = frozenset({"the", "and"})
_HAVING = frozenset("heeft hebben had hadden".split())


class SubjectReader:
    """Finds the subjects of one sentence's percentages."""

    def __init__(self, sentence: Sentence) -> None:
        self._sentence = sentence
        self._words, self._tags = sentence.words, sentence.tags
        self._names = NameReader(sentence)
        self._beside = BesideReader(sentence, self._names)
        self._enumerations = EnumerationReader(sentence, self._names)
        self._cues, self._lexicon = load_cues(), load_lexicon()
        self._found: dict[int, tuple[int, ...] | None] = {}

    def subject(self, place: int, *, changed: bool) -> tuple[int, int] | None:
        """Give the offsets in the sentence of a percentage's subject.

        Args:
            place: Which of the sentence's percentages, from 0; those before it must have been asked for.
            changed: Whether it is a change; a share is looked for behind its figure first.
        """
        found = self._subject(place, changed=changed) if not _FOREIGN & set(self._words) else None
        self._found[place] = found
        return self._offsets(found) if found else None

    def named_between(self, start: int, end: int) -> tuple[int, int] | None:
        """Give the offsets of the name that stands between two offsets, without what leads up to it."""
        first, last = tokens_between(self._sentence.tokens, start, end)
        name = self._names.at(first, last, before_verb=True) if first < last else None
        return self._offsets(name.tokens) if name is not None else None

    def _offsets(self, found: Sequence[int]) -> tuple[int, int]:
        return self._sentence.tokens[found[0]].start, self._sentence.tokens[found[-1]].end

    def _subject(self, place: int, *, changed: bool) -> tuple[int, ...] | None:
        first, last = self._sentence.figures[place]
        clause = self._sentence.clause_of(first)
        before, after = self._sentence.around(clause, first, last)
        listed = self._enumerations.of(place) or self._of_norm(place, before)
        if listed is not None:
            return listed
        beside = (
            self._beside.of_change(before, after)
            or self._beside.of_compared(after)
            or self._beside.behind_of(last, share=False)
            if changed
            else self._beside.behind_of(last, share=True)
            or self._beside.part_of(before)
            or self._of_next(place)
            or self._beside.before_of(before, after)
        )
        if beside is not None:
            return None if self._names.is_empty(beside) else beside.tokens
        if clause.outer is not None:
            return self._of_bracket(place, clause, before, first, changed=changed)
        return self._of_clause(place, clause, before, changed=changed)

    def _of_next(self, place: int) -> Name | None:
        """Read the first of `72% en in 2021 79% van de ondernemers`: both are of what stands behind the last."""
        if place + 1 >= len(self._sentence.figures):
            return None
        last, (first, end) = self._sentence.figures[place][1], self._sentence.figures[place + 1]
        steps = all(
            self._words[i] in _STEPS or self._tags[i] is Tag.NUMBER or self._words[i] in self._lexicon.times
            for i in range(last, first)
        )
        return self._beside.behind_of(end, share=True) if steps else None

    def _of_norm(self, place: int, before: Sequence[int]) -> tuple[int, ...] | None:
        """Read `het streefcijfer van 85%`: a norm for what the figure before is of."""
        ruling = self._beside.ruling(before)
        if ruling is None or self._words[ruling] != "van":
            return None
        is_norm = self._words[ruling - 1] in self._lexicon.norms
        return self._found.get(place - 1) if is_norm else None

    def _of_bracket(
        self, place: int, clause: Clause, before: Sequence[int], first: int, *, changed: bool
    ) -> tuple[int, ...] | None:
        """Give the name in a bracket, before it, or of the clause that it stands in."""
        behind_bracket = [i for i in clause.outer.tokens if i > first] if clause.outer else []
        ahead = [i for i in clause.outer.tokens if i < first] if clause.outer else []
        changing = self._beside.of_change(ahead, behind_bracket) if changed else None
        if changing is not None:
            return changing.tokens
        own = [name for name in self._names.names(before) if not name.preposition and self._is_usable(name)]
        if own and not changed:
            return own[0].tokens
        outer = clause.outer
        if outer is None:
            return None
        opening = clause.tokens[0]
        while opening > 0 and self._words[opening] != "(":
            opening -= 1
        ahead = [i for i in outer.tokens if i < opening]
        names = self._names.names(ahead)
        beside = [name for name in names if name.end == opening and self._is_usable(name)]
        if beside and (not beside[-1].preposition or not any(not n.preposition for n in names)):
            return beside[-1].tokens
        parts = [name for name in names if not changed and self._is_part_of(name)]
        if parts:
            return parts[-1].tokens
        last_bare = next((n for n in reversed(names) if not n.preposition and self._is_usable(n)), None)
        if beside and last_bare is not None and self._is_one_stretch(last_bare.end, opening):
            return last_bare.tokens
        behind = self._beside.behind_of(first + 2, share=True) if not changed else None
        return behind.tokens if behind else self._of_clause(place, outer, ahead, changed=changed)

    def _is_part_of(self, name: Name) -> bool:
        """Tell whether a name is what a part told in words is of: `de helft van de straten`."""
        return any(self._words[i] in self._cues.parts for i in range(name.first, name.tokens[0]))

    def _is_one_stretch(self, start: int, end: int) -> bool:
        """Tell whether neither a verb nor a bracket stands between two tokens."""
        ends = (Tag.VERB, Tag.PARTICIPLE, Tag.PUNCTUATION)
        return not any(self._tags[i] in ends for i in range(start, end))

    def _of_clause(self, place: int, clause: Clause, before: Sequence[int], *, changed: bool) -> tuple[int, ...] | None:
        """Give the name that a clause is about; failing that the figure's before it, or an earlier clause's."""
        first = self._sentence.figures[place][0]
        if not before and clause.opening in (",", "en") and place:
            inherited = self._found.get(place - 1)
            if inherited is not None or not (changed or self._sentence.has_verb(clause)):
                return inherited
        found = self._own(clause, first, changed=changed)
        if found is not None:
            return found.tokens
        parallel = self._parallel(before)
        if parallel is not None:
            return parallel
        if self._is_own_subject(before) or not self._sentence.has_verb(clause):
            inherited = self._found.get(place - 1)
            if inherited is not None:
                return inherited
        if clause.opening == ":" and not changed and self._sentence.has_verb(clause):
            return None
        return (
            self._of_other_clauses(clause, first, changed=changed)
            or self._found.get(place - 1)
            or self._announced(clause, changed=changed)
            or (None if changed else self._behind_figure(place))
        )

    def _of_other_clauses(self, clause: Clause, figure: int, *, changed: bool) -> tuple[int, ...] | None:
        """Give what the clauses before are about, the nearest first."""
        counts = changed and not self._sentence.has_verb(clause)
        for other in self._others(clause):
            counted = [name for name in self._names.names(other.tokens) if counts and self._is_counted(name)]
            found = counted[0] if counted else self._own(other, figure, changed=changed)
            if found is None and changed:
                found = self._beside.of_change(other.tokens, ())
            if found is not None:
                return found.tokens
        return None

    def _behind_figure(self, place: int) -> tuple[int, ...] | None:
        """Read `ging het voor 16% om verkeer`, `100% kostendekkendheid`, where nothing else names a thing."""
        last = self._sentence.figures[place][1]
        if self._tags[last : last + 1] not in ([Tag.NOUN], [Tag.ADJECTIVE]):
            return None
        found = self._names.at(last, len(self._words), share=True)
        return found.tokens if found is not None and not self._names.is_time(found.tokens) else None

    def _is_counted(self, name: Name) -> bool:
        """Tell whether a number says how many there are: `de rechter deed 74.000 zaken af, 30% minder`."""
        is_number = any(self._tags[i] is Tag.NUMBER for i in range(name.first, name.tokens[0]))
        is_plural = self._words[name.tokens[-1]].endswith(("en", "s"))
        return is_number and is_plural and not name.preposition and self._is_usable(name)

    def _announced(self, clause: Clause, *, changed: bool) -> tuple[int, ...] | None:
        """Read `na een stijging van 4% …, bleef het tarief gelijk`: the clause behind tells of what."""
        if self._sentence.has_verb(clause):
            return None
        for other in self._sentence.after(clause):
            if other.outer is None and other.host is None and self._sentence.has_verb(other):
                found = self._own(other, len(self._words), changed=changed)
                return found.tokens if found is not None else None
        return None

    def _others(self, clause: Clause) -> list[Clause]:
        hosts = [clause.host] if clause.host is not None else []
        earlier = [other for other in self._sentence.before(clause) if other.host is None and other.tokens]
        with_verb = [other for other in earlier if self._sentence.has_verb(other)]
        return hosts + (with_verb or earlier)

    def _is_own_subject(self, before: Sequence[int]) -> bool:
        """Tell whether a figure stands where its clause's subject would: `en werd 89% afgehandeld`."""
        ruling = self._beside.ruling(before)
        return ruling is None or self._tags[ruling] is Tag.VERB

    def _parallel(self, before: Sequence[int]) -> tuple[int, ...] | None:
        """Read what stands beside a part of the name before: `meldingen over afval …, over honden met 4%`."""
        earlier = [index for found in self._found.values() if found for index in found]
        if not earlier or not before:
            return None
        start = 1 if self._words[before[0]] in ("die", "dat") and len(before) > 1 else 0
        opening = self._words[before[start]]
        names = [name for name in self._names.names(before[start:]) if name.preposition == opening]
        pointed = start == 1 or self._words[before[0] - 1] == "die"
        same = pointed or any(self._words[i] == opening for i in earlier)
        return names[0].tokens if names and same and self._tags[before[start]] is Tag.PREPOSITION else None

    def _own(self, clause: Clause, figure: int, *, changed: bool) -> Name | None:
        """Give what a clause is about: what is changed, by or in it, or its subject."""
        tokens = clause.tokens
        names = self._names.names(tokens)
        fronted = self._fronted_share(tokens, names)
        if fronted is not None and not changed:
            return fronted
        bare = [name for name in names if not name.preposition and name.first < figure]
        behind = [name for name in names if not name.preposition and name.first > figure]
        if changed and self._is_done_to(tokens):
            bare = self._objects(tokens, bare, behind)
        told = [name for name in behind if self._is_percentage_of(name)]
        if told and not changed:
            return told[0]
        usable = [name for name in bare if self._is_usable(name)]
        if usable:
            return usable[0]
        cores = [core for name in bare if self._names.is_bare_change(name) and (core := self._names.core(name))]
        if cores and not any(self._cues.is_change_verb(self._words[i]) for i in tokens):
            return cores[0]
        late = [name for name in behind if self._is_usable(name)]
        if late and self._starts_with_figure(tokens):
            return late[0]
        return (
            fronted
            or self._last_resort(tokens, bare, changed=changed)
            or self._of_preposition(names, figure, changed=changed)
        )

    def _last_resort(self, tokens: Sequence[int], bare: Sequence[Name], *, changed: bool) -> Name | None:
        """Read `de raming is met 4% verlaagd`, `de achterstand is verkleind`: what is else no subject may change."""
        by_verb = any(self._cues.is_change_verb(self._words[i]) or self._tags[i] is Tag.PARTICIPLE for i in tokens)
        if not (changed and by_verb):
            return None
        changes = any(self._cues.is_change_verb(self._words[i]) for i in tokens)
        names = self._names
        return next((name for name in bare if names.is_norm(name) or (changes and names.is_bare_change(name))), None)

    def _is_percentage_of(self, name: Name) -> bool:
        """Tell whether a name is what a percentage is taken of by its words: `het hoogste percentage kinderen`."""
        return name.counted and any(
            self._words[i] in ("percentage", "aandeel") for i in range(name.first, name.tokens[0])
        )

    def _starts_with_figure(self, tokens: Sequence[int]) -> bool:
        """Tell whether the subject comes behind the figure and the verb: `met 5% daalde het verzuim`."""
        verb = next((place for place, i in enumerate(tokens) if self._tags[i] is Tag.VERB), None)
        if verb is None or not any(self._sentence.is_figure(i) for i in tokens[:verb]):
            return False
        return any(self._tags[i] is Tag.PREPOSITION for i in tokens[:verb])

    def _fronted_share(self, tokens: Sequence[int], names: Sequence[Name]) -> Name | None:
        """Read `Van de respondenten is 62% tevreden`."""
        if tokens and self._words[tokens[0]] == "van" and names and names[0].preposition == "van":
            return names[0] if names[0].first == tokens[0] + 1 else None
        return None

    def _of_preposition(self, names: Sequence[Name], figure: int, *, changed: bool) -> Name | None:
        """Read `bij vernielingen is er een toename van 11%`, `wij bezuinigen 4% op de bedrijfsvoering`."""
        wanted = ("bij", "voor", "op") if changed else ("bij",)
        for name in names:
            if name.preposition in wanted and self._is_usable(name):
                is_beside = name.first > figure or name.preposition == "bij"
                if is_beside:
                    return name
        return None

    def _is_done_to(self, tokens: Sequence[int]) -> bool:
        """Tell whether somebody makes something rise or fall here, or sees it do so."""
        words = {self._words[i] for i in tokens}
        if words & self._lexicon.seeing and "zien" not in words:
            return True
        if not words & self._lexicon.transitive:
            return False
        finite = next((i for i in tokens if self._tags[i] is Tag.VERB), None)
        participle = any(self._tags[i] is Tag.PARTICIPLE and self._words[i] in self._lexicon.transitive for i in tokens)
        if participle:
            return bool(words & _HAVING)
        return finite is not None and not words & {"wordt", "worden", "werd", "werden"}

    def _objects(self, tokens: Sequence[int], bare: Sequence[Name], behind: Sequence[Name]) -> list[Name]:
        """Give the names that may be the object, the likeliest first."""
        others = [name for name in (*bare, *behind) if not self._names.is_actor(name)]
        pronoun = any(
            self._tags[i] is Tag.PRONOUN and self._words[i] in ("wij", "we", "zij", "ze", "hij", "men") for i in tokens
        )
        has_actor = len(others) < len(bare) + len(behind)
        if pronoun or has_actor or len(others) < 2:  # noqa: PLR2004
            return others
        return [*others[1:], others[0]]

    def _is_usable(self, name: Name) -> bool:
        reader = self._names
        return not (
            reader.is_actor(name) or reader.is_norm(name) or reader.is_bare_change(name) or reader.is_empty(name)
        )
