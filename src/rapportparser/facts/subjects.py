"""What a percentage is of, or what changed: the shortest words of the sentence that name it; none rather than wrong.

Without a trained pipeline there are no parts of speech: a name is what begins with an article, or at a clause's
beginning or behind its verb, and goes on over prepositions until a verb, an adverb or a time. With one, the parse
tells the verb's subject where the words beside the figure do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapportparser.facts.clauses import Clause, Sentence
from rapportparser.facts.cues import load_cues

_ARTICLES = frozenset("de het een onze ons hun haar zijn alle deze die dit dat elk elke ieder iedere".split())
_LEADING = _ARTICLES | frozenset(
    "aantal percentage aandeel deel totaal gemiddeld hoeveelheid zo'n zo’n ruim bijna circa ongeveer helft driekwart "
    "derde kwart meerderheid merendeel licht lichte forse sterke flinke klein kleine groot grote verdere wel".split()
)
_ADVERBS = frozenset(
    "binnen inmiddels ook nog weer niet wel al echter licht fors sterk flink iets vooral juist helaas dus daarmee "
    "hierdoor hiermee daardoor zelfs dan tot ten t.o.v. t.o.v volgens als dat waarvan waarbij sinds door na tijdens "
    "tussen omdat om te ruim circa bijna ongeveer minimaal maximaal hooguit minstens slechts maar er we wij "
    "boven hoger lager meer minder gemiddeld zo'n zo’n eind begin medio geen zich elkaar neer "
    "momenteel weliswaar oftewel zo zodat landelijk waar wat die nu thans hier daar beter hoe beperkt te "
    "hiervan daarvan hierbij daarbij af toe terug "
    "samen daarentegen".split()
)
_PREPOSITIONS = frozenset("van in op aan bij voor uit tegen onder zonder naar per met via langs rond en of".split())
_BEFORE_A_PLACE = _PREPOSITIONS | frozenset(
    "door sinds tot over tijdens na binnen boven volgens tussen dankzij".split()
)
_TIME = frozenset(
    "jaar kwartaal maanden maand periode schooljaar seizoen jaren week weken zomer winter helft najaar voorjaar".split()
)
# Who makes things rise and fall, and is not what rises or falls.
_ACTORS = frozenset("college gemeente gemeenteraad raad provincie rijk kabinet minister wethouder politie".split())
_ADJECTIVE = re.compile(r"(?:(?<!i)e|lijk|ig|isch|baar|eel|ief|air)$")
_COUNTED = frozenset("aantal percentage aandeel hoeveelheid deel".split())
# What a figure is held against has the figure, and is not what it is of.
_NORMS = frozenset(
    "norm streefcijfer streefwaarde doelstelling ambitie doel signaalwaarde ondergrens bovengrens".split()
)
_BEFORE_A_NUMBER = frozenset("groep klas fase leerjaar categorie lijn klasse".split())
_ADVERBIAL_ADJECTIVES = frozenset({"netto", "bruto"})
# Verbs whose object, not their subject, rises or falls: `de school ziet de inkomsten dalen`.
_SEEING = frozenset("ziet zien zag zagen".split())
_POSSESSIVES = frozenset("hun haar onze ons".split())
# A name without an article is a plural, or goes on with a preposition or verb.
_PLURAL = re.compile(r"^\w{3,}(?:en|s)$")
# How far an article and adjectives may stand before one of them.
_COUNT_REACH = 4
_LONGEST = 9


class SubjectReader:
    """Finds the subjects of one sentence's percentages."""

    def __init__(self, sentence: Sentence) -> None:
        self._sentence = sentence
        self._words = sentence.words
        self._cues = load_cues()
        self._found: dict[int, list[int] | None] = {}

    def subject(self, place: int, *, changed: bool) -> tuple[int, int] | None:
        """Give the offsets in the sentence of a percentage's subject.

        Args:
            place: Which of the sentence's percentages, from 0.
            changed: Whether it is a change; a share is looked for behind its figure first.
        """
        first, last = self._sentence.figures[place]
        clause = self._sentence.clause_of(first)
        before, after = self._sentence.around(clause, first, last)
        if clause.outer is not None and not before:
            before = [i for i in clause.outer.tokens if i < first]
        if changed:
            before = self._from_object(before)
        beside = (self._of_noun(before, after) or self._of_compared(after)) if changed else self._behind_of(after)
        if beside is None and self._sentence.doc.has_annotation("DEP"):
            beside = self._parsed(first)
        found = beside or self._named(clause, first, before, after, changed=changed) or self._of_figure_before(place)
        self._found[place] = found
        return self._offsets(found)

    def _of_figure_before(self, place: int) -> list[int] | None:
        """Give the subject of the figure before, for one that names none: `in Noord 74 procent, in Oost 69 procent`."""
        return self._found.get(place - 1)

    def _from_object(self, before: list[int]) -> list[int]:
        """Leave out who sees something rise or fall."""
        for place, index in enumerate(before):
            if self._words[index] in _SEEING and place + 1 < len(before):
                return before[place + 1 :]
        return before

    def _behind_of(self, after: Sequence[int]) -> list[int] | None:
        """Read `43% van de inwoners`."""
        if len(after) > 1 and self._words[after[0]] == "van":
            return self._name(after[1:])
        return None

    def _of_noun(self, before: Sequence[int], after: Sequence[int]) -> list[int] | None:
        """Read `een daling van het aantal ongevallen met 5%`, `bezuiniging van 10% op het werk`, `een loonstijging`."""
        for place in range(len(before) - 1, -1, -1):
            word = self._words[before[place]]
            cue = self._cues.of_word(word)
            if cue is None or cue.word_class != "zelfstandig":
                continue
            behind = before[place + 1 :]
            if word not in self._cues.words:
                return [before[place]]
            return self._behind_preposition(behind) or self._behind_preposition(after)
        return None

    def _behind_preposition(self, tokens: Sequence[int]) -> list[int] | None:
        if len(tokens) > 1 and self._words[tokens[0]] in ("van", "in", "op", "aan", "bij"):
            return self._name(tokens[1:])
        return None

    def _of_compared(self, after: Sequence[int]) -> list[int] | None:
        """Read `7% meer overnachtingen`."""
        if len(after) > 1 and self._words[after[0]] in ("meer", "minder", "extra"):
            return self._name(after[1:])
        return None

    def _named(
        self, clause: Clause, figure: int, before: Sequence[int], after: Sequence[int], *, changed: bool
    ) -> list[int] | None:
        """Give the name in the figure's clause, or in the nearest clause with a verb before it."""
        tokens = [i for i in before if i in clause.tokens]
        found = self._possessed(tokens) if changed else None
        found = found or self._name_in(tokens)
        if found is None and after and self._is_verb(self._words[after[0]]):
            found = self._name_in(after)
        if found is not None:
            return found
        if clause.opening == ":" and not changed and any(self._is_verb(self._words[i]) for i in tokens):
            return None
        if clause.outer is not None and (found := self._name_in([i for i in clause.outer.tokens if i < figure])):
            return found
        earlier = list(self._sentence.before(clause))
        with_verb = [other for other in earlier if any(self._is_verb(self._words[i]) for i in other.tokens)]
        for other in with_verb or earlier:
            found = self._name_in([i for i in other.tokens if i < figure])
            if found is not None:
                return found
        return None

    def _possessed(self, tokens: Sequence[int]) -> list[int] | None:
        """Read `de afdelingen hebben hun energiegebruik met 2% teruggebracht`."""
        for place, index in enumerate(tokens):
            if place and self._words[index] in _POSSESSIVES and self._is_verb(self._words[tokens[place - 1]]):
                return self._name(tokens[place:])
        return None

    def _name_in(self, tokens: Sequence[int]) -> list[int] | None:
        """Give the name at a clause's beginning, behind its first verb, or with an article."""
        for start, index in enumerate(tokens):
            word = self._words[index]
            previous = self._words[tokens[start - 1]] if start else ""
            if word in ("van", "bij") and index == 0:
                return self._name(tokens[1:])
            if word in ("meer", "minder") and start + 1 < len(tokens) and self._words[tokens[start + 1]] != "dan":
                return self._name(tokens[start + 1 :])
            opens = start == 0 or self._is_verb(previous) or (word in _ARTICLES and previous not in _BEFORE_A_PLACE)
            if not opens or self._is_verb(word) or word in _BEFORE_A_PLACE or not self._may_open(tokens, start):
                continue
            found = self._name(tokens[start:])
            if found is not None and self._words[found[0]] not in _ACTORS:
                return found
        return None

    def _may_open(self, tokens: Sequence[int], start: int) -> bool:
        """Tell whether a name may begin here: with an article or a count, as a plural, or before its preposition."""
        word = self._words[tokens[start]]
        if word in _LEADING or word.isdigit() or _PLURAL.match(word) or self._sentence.doc[tokens[start]].is_title:
            return True
        following = self._words[tokens[start + 1]] if start + 1 < len(tokens) else ""
        return following in _PREPOSITIONS or (_ADJECTIVE.search(word) is not None and following.isalpha())

    def _is_verb(self, word: str) -> bool:
        return self._cues.is_verb(word)

    def _name(self, tokens: Iterable[int]) -> list[int] | None:
        """Give the words of a name that begins here, without what leads up to it; None where none does."""
        name: list[int] = []
        tokens = list(tokens)
        for index in tokens[self._length_of_count(tokens) :]:
            if not name and self._leads_up(index):
                continue
            if self._ends_name(name, index):
                break
            name.append(index)
        while name and self._words[name[-1]] in _PREPOSITIONS | _ARTICLES:
            name.pop()
        if not name or len(name) > _LONGEST or not self._words[name[0]][:1].isalnum():
            return None
        words = [self._words[i] for i in name]
        cue = self._cues.words.get(words[0])
        is_bare_change = cue is not None and len(words) == 1
        is_norm = any(word in _NORMS for word in words[:2])
        is_time = is_norm or any(word in _TIME for word in words) or words[0].isdigit()
        return None if is_bare_change or is_time else name

    def _length_of_count(self, tokens: Sequence[int]) -> int:
        """Give how many words lead up to `aantal` and its like: `het verwachte aantal (bezoekers)`."""
        for place, index in enumerate(tokens[:_COUNT_REACH]):
            if self._words[index] in _PREPOSITIONS:
                return 0
            if self._words[index] in _COUNTED:
                return place + 1
        return 0

    def _leads_up(self, index: int) -> bool:
        word = self._words[index]
        after_count = word == "van" and index > 0 and self._words[index - 1] in _LEADING
        return word in _LEADING or word.isdigit() or after_count

    def _ends_name(self, name: Sequence[int], index: int) -> bool:
        word = self._words[index]
        if self._sentence.is_figure(index) or word in _ADVERBS or self._is_verb(word):
            return True
        if not word[:1].isalnum() or (name and index != name[-1] + 1):
            return True
        if name and word in _ARTICLES and self._sentence.doc[index].is_title:
            return False
        if word in _PREPOSITIONS or (name and word in _ARTICLES):
            return (
                not name or self._goes_elsewhere(index) or (word in _ARTICLES and not self._follows_preposition(name))
            )
        return bool(name) and not self._may_follow(name[-1], index)

    def _follows_preposition(self, name: Sequence[int]) -> bool:
        return self._words[name[-1]] in _PREPOSITIONS

    def _goes_elsewhere(self, index: int) -> bool:
        """Tell whether a preposition leads to a figure, a time or an adverb instead of going on with the name."""
        ahead = [self._words[i] for i in range(index + 1, min(index + 4, len(self._words)))]
        if not ahead or self._sentence.is_figure(index + 1) or ahead[0] in _ADVERBS or ahead[0] == "verwachting":
            return True
        return ahead[0][:1].isdigit() or any(word in _TIME for word in ahead)

    def _may_follow(self, previous: int, index: int) -> bool:
        """Tell whether a word goes on with the name: behind an adjective or preposition, or in a proper name."""
        before = self._sentence.doc[previous]
        in_phrase = before.lower_ in _PREPOSITIONS | _ARTICLES | _ADVERBIAL_ADJECTIVES
        if self._words[index].isdigit():
            return before.lower_ in _BEFORE_A_NUMBER
        is_proper = self._sentence.doc[index].text[:1].isupper() or before.text.isupper() or before.text.isdigit()
        return in_phrase or is_proper or _ADJECTIVE.search(before.lower_) is not None

    def _parsed(self, figure: int) -> list[int] | None:
        """Give the grammatical subject of the verb that the figure depends on, by a trained pipeline's parse."""
        token = self._sentence.doc[figure]
        for head in (token, *token.ancestors):
            for child in head.children:
                if child.dep_ in ("nsubj", "nsubj:pass"):
                    return self._name(part.i for part in child.subtree)
        return None

    def _offsets(self, tokens: Sequence[int] | None) -> tuple[int, int] | None:
        if not tokens:
            return None
        first, last = self._sentence.doc[tokens[0]], self._sentence.doc[tokens[-1]]
        return first.idx, last.idx + len(last)
