"""What kind of word each word of a sentence is, as far as a name's bounds and a clause's verb ask for it.

No model: words that do a sentence's work are listed (`words.toml`), verbs are known by their forms, and whatever is
left is a noun or an adjective, by its ending and by what stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from enum import Enum, auto

from rapportparser.facts.cues import Cues, load_cues
from rapportparser.facts.lexicon import Lexicon, load_lexicon
from rapportparser.facts.tokens import Token


class Tag(Enum):
    """A kind of word."""

    FIGURE = auto()  # of a percentage
    NUMBER = auto()
    DETERMINER = auto()
    PREPOSITION = auto()
    CONJUNCTION = auto()
    RELATIVE = auto()
    PRONOUN = auto()
    ADVERB = auto()
    ADJECTIVE = auto()
    NOUN = auto()
    VERB = auto()
    PARTICIPLE = auto()
    PUNCTUATION = auto()


_NUMBER_WORDS = frozenset(
    "één eén twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien twintig dertig veertig "
    "vijftig honderd duizend anderhalf miljoen miljard".split()
)
# `gedaald`, `teruggebracht`, `afgehandeld`; and with an ending before its noun: `afgegeven`, `geplande`.
_PARTICIPLE = re.compile(
    r"^(?!\w*ings)(?!\w*(?:heid|graad|stand|tijd|land|bod|leid|band|oud|beeld|bied|kind|raad|geld|hand|stad|woord|schuld|vloed|bond|gewicht)$)(?:(?:aan|af|bij|door|in|mee|na|om|op|over|samen|terug|toe|uit|vast|voor|weg|vrij|klaar|goed|waar|bijeen|opnieuw|"
    r"achter|tegen|open|stil|deel)?ge[b-df-hj-np-tv-z]\w{1,14}(?:d|t|en)|(?:be|ver|ont|her)\w{2,12}d)$"
)
_ATTRIBUTIVE = re.compile(r"(?:(?<!i)e|lijk|ig|isch|baar|eel|ief|air|loos|zaam|matig|talig)$")
_PREDICATIVE = re.compile(r"\w{2}(?:baar|lijk|loos|zaam|matig|isch|[^n]ig)$")
_NOUNS_IN_E = (
    "waarde", "ruimte", "ziekte", "hoogte", "lengte", "armoede", "periode", "gemeente", "einde", "methode", "behoefte",
    "schade", "route", "premie", "gedeelte", "horde", "wijze", "kade", "zijde", "leegte", "drukte", "warmte", "diepte",
    "breedte",
)  # fmt: skip
_FINITE = re.compile(r"(?:[^aeiou]t|[aeiou]{2}t|de|te)$")
_OF_A_NAME = (Tag.NOUN, Tag.ADJECTIVE, Tag.PARTICIPLE)
_BEHIND_AN_ARTICLE = (Tag.NUMBER, Tag.FIGURE, Tag.ADVERB, Tag.VERB, Tag.DETERMINER, Tag.PREPOSITION)
# How far a verb's second part may stand from it.
_SPLIT_REACH = 25
_PROPOSES = frozenset("stelt stellen stelde stelden".split())
# Adverbs that belong to the name behind them.
_IN_A_NAME = frozenset({"netto", "bruto"})


def tags_of(tokens: Sequence[Token], figures: AbstractSet[int]) -> list[Tag]:
    """Tell the kind of each token.

    Args:
        tokens: Those of one sentence.
        figures: The indices of those that belong to a percentage.
    """
    return _Tagger(tokens, figures).tags()


class _Tagger:
    def __init__(self, tokens: Sequence[Token], figures: AbstractSet[int]) -> None:
        self._tokens = tokens
        self._figures = figures
        self._words: Lexicon = load_lexicon()
        self._cues: Cues = load_cues()

    def tags(self) -> list[Tag]:
        alone = [self._alone(index) for index in range(len(self._tokens))]
        tags: list[Tag] = []
        for index, tag in enumerate(alone):
            previous = tags[-1] if tags else Tag.PUNCTUATION
            following = alone[index + 1] if index + 1 < len(alone) else Tag.PUNCTUATION
            tags.append(self._beside(index, tag, previous, following))
        return self._with_verbs(tags)

    def _with_verbs(self, tags: list[Tag]) -> list[Tag]:
        """Take a word that looks like a verb for one, where a stretch between signs has none."""
        start = 0
        for end in [*(i for i, tag in enumerate(tags) if tag is Tag.PUNCTUATION), len(tags)]:
            if not {Tag.VERB, Tag.PARTICIPLE} & set(tags[start:end]):
                unknown = next((i for i in range(start + 1, end - 1) if self._may_be_verb(i, tags)), None)
                if unknown is not None:
                    tags[unknown] = Tag.VERB
            start = end + 1
        return tags

    def _may_be_verb(self, index: int, tags: Sequence[Tag]) -> bool:
        token = self._tokens[index]
        is_noun = tags[index] is Tag.NOUN and tags[index - 1] is Tag.NOUN and token.lower not in self._words.nouns
        past = token.lower.endswith(("de", "te"))
        behind = (Tag.PREPOSITION, Tag.ADVERB, Tag.PRONOUN, *((Tag.FIGURE, Tag.DETERMINER) if past else ()))
        return (
            is_noun and token.text.islower() and _FINITE.search(token.lower) is not None and tags[index + 1] in behind
        )

    def _alone(self, index: int) -> Tag:
        """Tell what a word is by itself."""
        if index in self._figures:
            return Tag.FIGURE
        word, words = self._tokens[index].lower, self._words
        if not word[:1].isalnum() and word[:1] not in "'’":
            return Tag.PUNCTUATION
        if word in ("'s", "’s"):
            return Tag.ADVERB
        if index and len(word) > 1 and self._tokens[index].text.isupper():
            return Tag.NOUN
        if word[0].isdigit() or word in _NUMBER_WORDS:
            return self._numeral(word)
        for known, tag in (
            (words.determiners, Tag.DETERMINER),
            (words.prepositions, Tag.PREPOSITION),
            (words.pronouns, Tag.PRONOUN),
            (words.adverbs, Tag.ADVERB),
            (words.conjunctions, Tag.CONJUNCTION),
            (words.nouns, Tag.NOUN),
            (words.verbs, Tag.VERB),
            (words.participles, Tag.PARTICIPLE),
            (words.adjectives, Tag.ADJECTIVE),
        ):
            if word in known:
                return tag
        if word in words.times or word in words.counts:
            return Tag.NOUN
        return self._by_form(word)

    def _numeral(self, word: str) -> Tag:
        if word.rstrip("-").isdigit() or word in _NUMBER_WORDS or word.replace(",", "").replace(".", "").isdigit():
            return Tag.NUMBER
        return Tag.ADJECTIVE if word.lstrip("0123456789") in ("e", "de", "ste") else Tag.NOUN

    def _by_form(self, word: str) -> Tag:
        cue = self._cues.words.get(word)
        if cue is not None and cue.word_class != "werkwoord":
            return Tag.NOUN if cue.word_class == "zelfstandig" else Tag.ADJECTIVE
        if _PARTICIPLE.match(word):
            return Tag.PARTICIPLE
        if cue is not None:
            return Tag.ADJECTIVE if word.endswith("ende") else Tag.VERB
        if word in self._cues.split_forms:
            return Tag.VERB
        if _PREDICATIVE.search(word):
            return Tag.ADJECTIVE
        return Tag.NOUN

    def _beside(self, index: int, tag: Tag, previous: Tag, following: Tag) -> Tag:
        """Tell what a word is where it stands."""
        word = self._tokens[index].lower
        goes_on = following in _OF_A_NAME
        if index and self._tokens[index - 1].text in ("'s", "’s"):
            return Tag.ADVERB
        if word == "voor" and index and self._tokens[index - 1].lower in _PROPOSES:
            return Tag.ADVERB
        if word == "zijn":
            return Tag.DETERMINER if previous is Tag.PREPOSITION else Tag.VERB
        if word in self._words.relatives and previous is not Tag.PREPOSITION and tag is not Tag.PREPOSITION:
            return self._relative(index, previous, following)
        if word in ("het", "dit", "dat"):
            behind = self._tokens[index + 1].lower if index + 1 < len(self._tokens) else ""
            is_article = (
                goes_on or behind in _IN_A_NAME or (following in (Tag.NUMBER, Tag.VERB) and previous is Tag.PREPOSITION)
            )
            return Tag.DETERMINER if is_article else Tag.PRONOUN
        if tag is Tag.DETERMINER:
            return tag if goes_on or following in _BEHIND_AN_ARTICLE else Tag.PRONOUN
        return self._open(index, tag, previous, following)

    def _open(self, index: int, tag: Tag, previous: Tag, following: Tag) -> Tag:
        """Tell a verb, a noun, an adjective and a participle apart by what stands around them."""
        word, before = self._tokens[index].lower, self._tokens[index - 1].lower if index else ""
        goes_on = following in _OF_A_NAME
        opens = previous is Tag.DETERMINER or (previous is Tag.ADJECTIVE and before.endswith("e"))
        counts = before in self._words.counts
        if tag is Tag.NOUN:
            is_infinitive = before == "te" and word.endswith("en") and not goes_on
            is_alone = previous is Tag.RELATIVE and following is Tag.VERB and _FINITE.search(word) is not None
            if is_infinitive or is_alone or self._is_split(index):
                return Tag.VERB
            return Tag.ADJECTIVE if self._is_attributive(index, following) else tag
        if tag is Tag.VERB and word not in _AUXILIARIES:
            described = previous in (Tag.ADJECTIVE, Tag.PARTICIPLE) and self._alone(index - 2) is Tag.PREPOSITION
            opens |= described and word.endswith("en")
            ends = word.endswith("en") or (word.endswith("e") and goes_on)
            is_noun = opens or ((previous is Tag.PREPOSITION or counts) and ends)
            named = Tag.ADJECTIVE if word.endswith("e") and goes_on else Tag.NOUN
            return named if is_noun else tag
        if tag is Tag.PARTICIPLE and (opens or counts) and not goes_on:
            return Tag.NOUN if previous is not Tag.ADJECTIVE and word.endswith("en") else tag
        belongs = word in self._words.adjectives or previous is Tag.DETERMINER or word in _IN_A_NAME
        return Tag.ADJECTIVE if tag is Tag.ADVERB and goes_on and belongs else tag

    def _is_split(self, index: int) -> bool:
        """Tell whether a noun's form is a verb's whose other part follows: `de kosten wijken minder dan 1% af`."""
        word = self._tokens[index].lower
        if word not in self._cues.split_forms:
            return False
        behind = {token.lower for token in self._tokens[index + 1 : index + _SPLIT_REACH]}
        return any(word in stems and part in behind for part, stems in self._cues.split.items())

    def _relative(self, index: int, previous: Tag, following: Tag) -> Tag:
        """Tell `die` behind a name from the `die` that points at one."""
        before = previous
        if previous is Tag.PUNCTUATION and index > 1:
            before = self._alone(index - 2) if self._tokens[index - 1].text == "," else previous
        if before is Tag.NOUN and self._tokens[index].lower != "dat":
            return Tag.RELATIVE
        if previous is Tag.NOUN or (index and self._tokens[index - 1].lower in ("ouder", "jonger")):
            return Tag.RELATIVE
        if self._tokens[index].lower in ("die", "dat"):
            if self._tokens[index].lower == "dat" and previous is Tag.PUNCTUATION and before is Tag.NOUN:
                return Tag.RELATIVE
            return Tag.DETERMINER if following in (Tag.NOUN, Tag.ADJECTIVE) and before is not Tag.VERB else Tag.PRONOUN
        return Tag.RELATIVE

    def _is_attributive(self, index: int, following: Tag) -> bool:
        """Tell whether a word that might be a noun is the adjective of the one behind it."""
        behind = self._alone(index + 2) if following is Tag.PARTICIPLE and index + 2 < len(self._tokens) else following
        word = self._tokens[index].lower
        if following is Tag.FIGURE:
            return word.endswith("ende") or word in ("overige", "andere")
        if following not in _OF_A_NAME or behind not in (Tag.NOUN, Tag.ADJECTIVE):
            return False
        if word == "gemiddelde":
            return True
        if word in self._words.nouns or word in self._words.counts:
            return False
        if index and self._tokens[index].text[:1].isupper():
            return word.endswith("se")
        return _ATTRIBUTIVE.search(word) is not None and not word.endswith(_NOUNS_IN_E)


_AUXILIARIES = frozenset(
    "is was waren wordt worden werd werden heeft hebben had hadden kan kunnen kon moet moeten zal zullen zou zouden "
    "gaat".split()
)
