"""What kind of word a word is: `words.toml` in memory, with the forms of the regular verbs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

_VOWELS = frozenset("aeiouy")
_LENGTHENED = frozenset("aeou")
# Prefixes that leave no room for the ge- of a participle.
_WITHOUT_GE = ("be", "ver", "ont", "her", "er", "ge", "over", "onder", "door", "voor", "om")
_VOICELESS = frozenset("tkfshp")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by what they do in a sentence, all in lower case; `words.toml` tells what stands where."""

    determiners: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    relatives: frozenset[str]
    pronouns: frozenset[str]
    adverbs: frozenset[str]
    adjectives: frozenset[str]
    verbs: frozenset[str]
    participles: frozenset[str]
    nouns: frozenset[str]
    times: frozenset[str]
    time_words: frozenset[str]
    actors: frozenset[str]
    counts: frozenset[str]
    norms: frozenset[str]
    idioms: frozenset[str]
    openings: frozenset[str]
    empty: frozenset[str]
    containers: frozenset[str]
    transitive: frozenset[str]
    seeing: frozenset[str]
    verbs_with: Mapping[str, frozenset[str]]


@cache
def load_lexicon() -> Lexicon:
    """Read the words, once a process."""
    data = tomllib.loads((resources.files(__package__) / "words.toml").read_text(encoding="utf-8"))
    fixed = data.pop("vast_voorzetsel")
    words = {name: frozenset(listed.split()) for name, listed in data.items()}
    regular = [form for verb in words["zwak"] for form in _forms(verb)]
    return Lexicon(
        determiners=words["lidwoorden"],
        prepositions=words["voorzetsels"],
        conjunctions=words["voegwoorden"],
        relatives=words["betrekkelijk"],
        pronouns=words["voornaamwoorden"],
        adverbs=words["bijwoorden"],
        adjectives=words["bijvoeglijk"],
        verbs=words["sterk"].union(form for form, is_participle in regular if not is_participle) - words["zelfstandig"],
        participles=words["deelwoorden"].union(form for form, is_participle in regular if is_participle)
        - words["zelfstandig"],
        nouns=words["zelfstandig"],
        times=words["tijd"],
        time_words=words["tijdbepaling"],
        actors=words["partijen"],
        counts=words["aantal"],
        norms=words["normen"],
        idioms=words["zegswijzen"],
        openings=words["aanloop"],
        empty=words["leeg"],
        containers=words["bakken"],
        transitive=words["overgankelijk"],
        seeing=words["zien"],
        verbs_with={preposition: frozenset(verbs.split()) for preposition, verbs in fixed.items()},
    )


def _forms(infinitive: str) -> Iterator[tuple[str, bool]]:
    """Give a regular verb's forms, and whether each is a participle; the first person is left out: most are nouns."""
    yield infinitive, False
    last = infinitive.removesuffix("en")[-1]
    ending = "t" if last in _VOICELESS else "d"
    for stem in _stems(infinitive.removesuffix("en"), last):
        yield (stem if stem.endswith("t") else f"{stem}t"), False
        yield f"{stem}{ending}e", False
        yield f"{stem}{ending}en", False
        participle = stem if stem[-1] in "td" else f"{stem}{ending}"
        yield (participle if infinitive.startswith(_WITHOUT_GE) else f"ge{participle}"), True


def _stems(stem: str, last: str) -> Iterator[str]:
    """Give what may be the stem of `maken`, `zetten`, `rekenen`: whether a vowel is long is not to be seen."""
    if stem[-2:] == last * 2:
        yield stem[:-1]
        return
    end = {"v": "f", "z": "s"}.get(last, last)
    yield stem[:-1] + end
    if last not in _VOWELS and stem[-2:-1] in _LENGTHENED and stem[-3:-2] not in _VOWELS:
        yield stem[:-1] + stem[-2] + end
