"""Names in a clause: what may be counted, measured or changed, with the words that belong to it.

A name is a noun with its adjectives (`eigen inkomsten`), nouns and names beside it (`leges omgevingsvergunning`,
`groep 7`) and its prepositional phrases (`restafval per inwoner`), without the article or count before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapportparser.facts.clauses import Sentence
from rapportparser.facts.cues import load_cues
from rapportparser.facts.leads import LEADS_UP, LeadReader
from rapportparser.facts.lexicon import load_lexicon
from rapportparser.facts.tagging import Tag

_MODIFIES = frozenset({Tag.ADJECTIVE, Tag.PARTICIPLE})
# These go on with a name wherever it stands; the others only before its clause's verb.
_BINDING = frozenset(
    "van voor aan op in bij onder over per zonder met uit naar langs rond tussen binnen tegen tot".split()
)
_BINDING_BEFORE_VERB = _BINDING | {
    "door",
    "via",
    "na",
    "rondom",
    "buiten",
    "naast",
    "richting",
    "vanuit",
    "boven",
    "om",
}
# Behind `43% van de leerlingen` a phrase with one of these is more likely the verb's.
_BINDING_SHARE = frozenset("van voor aan in bij onder over per zonder met uit tussen".split())
_COMPARATIVES = frozenset("ouder jonger korter langer groter kleiner hoger lager meer minder beter".split())
_IN_PROPER_NAME = (Tag.NOUN, Tag.ADJECTIVE, Tag.VERB)
_LONGEST = 14
_MOST_DIGITS = 3
_YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Name:
    """A name and its place in a sentence.

    Attributes:
        tokens: The indices of its words.
        first: The index of the article or count that leads up to it.
        preposition: What stands before it; "" for none.
        counted: Whether `het aantal` or its like leads up to it.
    """

    tokens: tuple[int, ...]
    first: int
    preposition: str
    counted: bool = False

    @property
    def end(self) -> int:
        """The index just past its last word."""
        return self.tokens[-1] + 1


class NameReader:
    """Reads the names of one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self._sentence = sentence
        self._words, self._tags = sentence.words, sentence.tags
        self._lexicon, self._cues = load_lexicon(), load_cues()
        self._leads = LeadReader(sentence)

    def names(self, tokens: Sequence[int]) -> list[Name]:
        """Give the names among a clause's tokens, in order; those of times, norms and bare changes are left out."""
        return list(self._scan(tokens))

    def _scan(self, tokens: Sequence[int]) -> Iterator[Name]:
        place = 0
        verb = next((i for i in tokens if self._tags[i] is Tag.VERB), len(self._words))
        while place < len(tokens):
            index = tokens[place]
            preposition = ""
            if self._tags[index] is Tag.PREPOSITION:
                preposition, place = self._words[index], place + 1
                if place >= len(tokens):
                    return
                index = tokens[place]
            read = self.at(index, tokens[-1] + 1, before_verb=index < verb, preposition=preposition)
            if read is None:
                place += 1 if not preposition else 0
                if preposition and self._tags[index] is not Tag.PREPOSITION:
                    place += 1
                continue
            if not self.is_time(read.tokens):
                yield read
            while place < len(tokens) and tokens[place] < read.end:
                place += 1

    def at(
        self, index: int, end: int, *, before_verb: bool = False, preposition: str = "", share: bool = False
    ) -> Name | None:
        """Give the name that begins at a token, or None.

        Args:
            index: Where its article, count, adjective or noun stands.
            end: The token where it must have ended.
            before_verb: Whether it stands before its clause's verb, where all that follows belongs to it.
            preposition: What stands before it.
            share: Whether it is what a share is taken of.
        """
        if self._leads_to_time(index, end) or self._words[index] in self._lexicon.openings:
            return None
        first, (index, counted) = index, self._leads.skip(index, end)
        noun_phrase = self._noun_phrase(index, end, before_verb=before_verb, share=share)
        if noun_phrase is None:
            return None
        binding = _BINDING_BEFORE_VERB if before_verb else (_BINDING_SHARE if share else _BINDING)
        words = self._with_phrases(noun_phrase, end, binding, before_verb=before_verb, share=share)
        return Name(tuple(words), first, preposition, counted)

    def _noun_phrase(self, index: int, end: int, *, before_verb: bool, share: bool = False) -> list[int] | None:
        words: list[int] = []
        while index < end and self._is_modifier(index, end):
            words.append(index)
            index += 1
        if (
            index < end
            and self._words[index].endswith("-")
            and index + 2 < end
            and self._words[index + 1] in ("en", "of", "tot")
        ):
            words += [index, index + 1]
            index += 2
            while index < end and self._tags[index] in _MODIFIES:
                words.append(index)
                index += 1
        if index >= end or self._tags[index] is not Tag.NOUN:
            return None
        words.append(index)
        index += 1
        while index < end and (
            length := self._length_of_addition(words[-1], index, end, before_verb=before_verb, share=share)
        ):
            words += range(index, index + length)
            index += length
        return words

    def _is_modifier(self, index: int, end: int) -> bool:
        follows = index + 1 < end and self._tags[index + 1] in (Tag.NOUN, Tag.ADJECTIVE, Tag.PARTICIPLE)
        return self._tags[index] in _MODIFIES and follows

    def _length_of_addition(self, head: int, index: int, end: int, *, before_verb: bool, share: bool) -> int:
        """Give how many words go on with the noun before them without a preposition; 0 for none."""
        word, tag = self._words[index], self._tags[index]
        following = self._tags[index + 1] if index + 1 < end else Tag.PUNCTUATION
        length = self._length_of_label(index, following) or self._length_of_condition(
            index, end, follows=before_verb or share
        )
        if length:
            return length
        if word in ("en", "of", ","):
            return self._length_of_next_in_list(index, end)
        if self.is_time([index]) or word in self._lexicon.idioms or word in self._lexicon.time_words:
            return 0
        if tag is Tag.NOUN:
            return int(before_verb or not self._is_plural(head, share=share))
        is_described = tag is Tag.ADJECTIVE and following is Tag.NOUN and not self.is_time([index + 1])
        return 2 if is_described and (before_verb or not share) else 0

    def _length_of_label(self, index: int, following: Tag) -> int:
        """Give the length of the 7 of `groep 7`, and of a proper name."""
        word, tag = self._words[index], self._tags[index]
        if tag is Tag.NUMBER:
            is_short = word.isdigit() and len(word) <= _MOST_DIGITS
            return int(is_short and following not in (Tag.NOUN, Tag.ADJECTIVE, Tag.PUNCTUATION))
        if not self._sentence.tokens[index].text[:1].isupper() or self.is_time([index]):
            return 0
        return int(tag in _IN_PROPER_NAME or (tag is Tag.DETERMINER and following is Tag.NOUN))

    def _length_of_condition(self, index: int, end: int, *, follows: bool) -> int:
        """Give the length of `te onderhouden wegen`, `of beter`, `ouder dan een jaar`."""
        word, following = self._words[index], self._words[index + 1 : index + 2]
        if word == "te" and index + 2 < end and self._tags[index + 2] is Tag.NOUN:
            return 3
        if word == "of" and following and following[0] in _COMPARATIVES:
            return 2
        return self._length_to_noun(index, end) if follows and word in _COMPARATIVES and following == ["dan"] else 0

    def _length_to_noun(self, index: int, end: int) -> int:
        for place in range(index + 2, min(index + 5, end)):
            if self._tags[place] is Tag.NOUN:
                return place + 1 - index
        return 0

    def _length_of_next_in_list(self, index: int, end: int) -> int:
        """Give the length of `, mazelen` and `en kademuren` behind a noun."""
        place = index + 1
        while place < end and self._tags[place] in (Tag.DETERMINER, Tag.ADJECTIVE, Tag.PARTICIPLE):
            place += 1
        if (
            place < end
            and self._tags[place] is Tag.NOUN
            and not self.is_time([place])
            and not self._sentence.is_figure(place + 1)
        ):
            return place + 1 - index
        return 0

    def _is_plural(self, index: int, *, share: bool) -> bool:
        is_container = self._words[index] in self._lexicon.containers
        return share or (self._words[index].endswith(("en", "s")) and not is_container)

    def _with_phrases(
        self, words: list[int], end: int, binding: frozenset[str], *, before_verb: bool, share: bool
    ) -> list[int]:
        """Add the prepositional phrases that go on with a name."""
        while words[-1] + 2 < end + 1 and len(words) < _LONGEST:
            index = words[-1] + 1
            if index >= end or self._tags[index] is not Tag.PREPOSITION:
                break
            age = self._end_of_age(index, end)
            if age is not None:
                words = [*words, *range(index, age)]
                continue
            if self._words[index] not in binding:
                break
            is_second = self._words[index] != "van" and self._words[index] in [self._words[i] for i in words]
            if is_second or (share and self._is_of_verb(index, end)):
                break
            phrase = self._phrase_behind(index, end, before_verb=before_verb, share=share)
            if phrase is None:
                break
            words = [*words, *range(index, phrase + 1)]
        return words

    def _end_of_age(self, index: int, end: int) -> int | None:
        """Give where `tot 23 jaar`, `van 4 tot 12 jaar`, `van 65 jaar en ouder` ends."""
        place = index + 1
        if self._words[index] not in ("van", "tot", "vanaf", "boven", "onder", "tussen", "t/m"):
            return None
        if self._words[place : place + 1] == ["de"]:
            place += 1
        first = place
        while place < end and (self._tags[place] is Tag.NUMBER or self._words[place] in ("tot", "en", "t/m")):
            place += 1
        if place == first or place >= end or self._words[place] != "jaar" or self._words[index + 1] == "en":
            return None
        if self._words[place + 1 : place + 2] in (["eerder"], ["geleden"], ["later"]):
            return None
        is_open = self._words[place + 1 : place + 3] in (["en", "ouder"], ["of", "ouder"], ["en", "jonger"])
        return place + 3 if is_open and place + 3 <= end else place + 1

    def _is_of_verb(self, index: int, end: int) -> bool:
        """Tell whether a preposition is asked for by the clause's verb: `beschikt 80% van de scholen over een plan`."""
        verbs = self._lexicon.verbs_with.get(self._words[index], frozenset())
        return bool(verbs) and any(
            self._words[i] in verbs for i in range(max(0, index - _LONGEST), min(end, index + _LONGEST))
        )

    def _phrase_behind(self, index: int, end: int, *, before_verb: bool, share: bool) -> int | None:
        """Give the last token of a preposition's phrase; None where it leads to a figure, a time or an idiom."""
        place = index + 1
        is_amount = place < end and self._tags[place] is Tag.NUMBER and not self._words[place].endswith("-")
        if is_amount or self._leads_to_time(place, end):
            return None
        while (
            place < end and self._tags[place] in (Tag.DETERMINER, Tag.NUMBER) and not self._words[place].endswith("-")
        ):
            place += 1
        inner = self._noun_phrase(place, end, before_verb=before_verb, share=share)
        if inner is None or any(self._sentence.is_figure(i) for i in range(index, inner[-1] + 1)):
            return None
        nouns = [i for i in inner if self._tags[i] is Tag.NOUN]
        bare = place == index + 1
        is_idiom = bare and self._words[nouns[0]] in self._lexicon.idioms and len(inner) == 1
        part = self._words[nouns[0]] in ("kwart", "derde", "helft", "tiende")
        if is_idiom or part or self.is_time(inner):
            return None
        follows_figure = (
            inner[-1] + 1 < len(self._words)
            and self._sentence.is_figure(inner[-1] + 1)
            and self._words[index] in ("tot", "naar", "met")
        )
        if follows_figure:
            return None
        is_possessive = self._words[index + 1] in ("hun", "haar", "zijn")
        return None if is_possessive and not before_verb and self._words[index] != "van" else inner[-1]

    def _leads_to_time(self, index: int, end: int) -> bool:
        """Tell whether a time begins here: `de komende vier jaar`, `het derde kwartaal`."""
        told = False
        while index < end and (self._tags[index] in LEADS_UP or self._words[index] in self._lexicon.time_words):
            if self._sentence.is_figure(index):
                return False
            told |= self._words[index] in self._lexicon.time_words
            index += 1
        return told and index < end and (self._is_time_word(self._words[index]) or self._words[index].isdigit())

    def is_time(self, tokens: Sequence[int]) -> bool:
        """Tell whether a name tells when."""
        for index in tokens:
            word = self._words[index]
            if self._tags[index] is Tag.NOUN:
                return self._is_time_word(word)
            if word.isdigit() and len(word) == _YEAR_DIGITS:
                return True
        return False

    def _is_time_word(self, word: str) -> bool:
        return word in self._lexicon.times or word.endswith(("kwartaal", "vakantie", "seizoen", "maanden"))

    def is_actor(self, name: Name) -> bool:
        """Tell whether a name is somebody who makes things rise and fall."""
        return any(
            self._words[i] in self._lexicon.actors
            for i in name.tokens
            if self._tags[i] is Tag.NOUN and i <= self._head(name)
        )

    def is_norm(self, name: Name) -> bool:
        """Tell whether a name is what a figure is held against."""
        return self._words[self._head(name)] in self._lexicon.norms

    def is_bare_change(self, name: Name) -> bool:
        """Tell whether a name is a word for a change and no more, or begins with one."""
        return self._words[self._head(name)] in self._cues.words

    def is_empty(self, name: Name) -> bool:
        """Tell whether a name is a count of nothing named, or a noun that names nothing by itself."""
        return self._words[self._head(name)] in self._lexicon.counts | self._lexicon.empty

    def core(self, name: Name) -> Name | None:
        """Give the name within `groei van het thuiswinkelen`."""
        for place, index in enumerate(name.tokens):
            if self._words[index] in ("van", "in", "op", "aan", "bij"):
                return self.at(index + 1, name.tokens[-1] + 1, before_verb=True) if name.tokens[place + 1 :] else None
        return None

    def _head(self, name: Name) -> int:
        return next((i for i in name.tokens if self._tags[i] is Tag.NOUN), name.tokens[0])
