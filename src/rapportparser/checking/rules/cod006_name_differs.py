"""COD006: a name above a toelichting differs in substance from the one in the doelenboom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapportparser.checking.report import Report, programme_words
from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words

_WORD = re.compile(r"[^\W_]{2,}")
_SMALL_WORDS = frozenset(
    {"de", "het", "een", "en", "of", "van", "voor", "in", "op", "aan", "bij", "met", "te", "tot", "om", "uit",
     "door", "over", "naar", "als", "er", "die", "dat", "wordt", "worden", "zijn", "is", "incl", "inclusief",
     "excl", "exclusief", "overig", "overige"}
)  # fmt: skip
# Two words are the same where they are alike to this per cent (typing errors), or one holds the other (compounds).
_SAME_WORD = 80
_SAME_NAME = 88
_LEAST_HELD = 5
# A name differs in substance where this part of the shorter one's words has no fellow in the longer.
_MOST_ODD = 0.34


def find(report: Report) -> Iterator[Hit]:
    """Find toelichtingen under another name than their code has in the doelenboom, and programmes with two names."""
    for programma in report.rapport.programmas:
        for part in programma.toelichtingen:
            known = report.names.get(part.code) if part.code else None
            if part.code and part.naam and known and differs(part.naam, known):
                values: Values = {"code": part.code, "naam": part.naam, "ander": known}
                yield Hit(values, "", programma.nummer, "toelichtingen", part.code, part.location)
    for warning in report.warnings("programme-name-differs"):
        owner = report.programme_at(warning.location)
        if owner is not None:
            values_: Values = {"programma": programme_words(owner)}
            yield Hit(values_, "programma", owner.nummer, "missie", location=warning.location, eased=True)


def differs(one: str, other: str) -> bool:
    """Tell whether two names are of other things: not where one is worded shorter, or has another case or spelling."""
    from rapidfuzz.fuzz import ratio, token_sort_ratio

    shorter, longer = sorted((_content_words(one), _content_words(other)), key=len)
    if not shorter:
        return False
    if token_sort_ratio(" ".join(shorter), " ".join(longer)) >= _SAME_NAME and len(shorter) > 3:  # noqa: PLR2004
        return False
    odd = [
        word
        for word in shorter
        if not any(ratio(word, fellow) >= _SAME_WORD or _holds(word, fellow) for fellow in longer)
    ]
    return len(odd) > _MOST_ODD * len(shorter)


def _content_words(name: str) -> list[str]:
    words = [word.lower() for word in _WORD.findall(name)]
    return [word for word in words if word not in _SMALL_WORDS]


def _holds(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _LEAST_HELD and shorter in longer


RULE = Rule(
    id="COD006",
    name="name-differs",
    severity="warning",
    title=Words("Naam wijkt af van de doelenboom", "Name differs from the doelenboom"),
    looks_for=Words(
        "Een toelichting met een naam die wezenlijk anders is dan in de doelenboom bij die code. Hoofdletters, "
        "leestekens, tikfouten en een verkorte naam tellen niet. Een missie die het programma anders noemt dan de kop, "
        "is een opmerking.",
        "An explanation under a name that differs in substance from the doelenboom's for that code. Case, punctuation, "
        "typing errors and a shortened name do not count. A mission that calls the programme otherwise than its "
        "heading is a remark.",
    ),
    why=Words(
        "De code of de naam is dan verkeerd: de lezer weet niet over welke prestatie het gaat.",
        "Then the code or the name is wrong: the reader cannot know which performance it is about.",
    ),
    wrong="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches in de avond |

Toelichting doelenboom beleidsterrein 2A Veilige buurten

2A1.1 Toezicht op vaarwegen
De boot is later geleverd, omdat de werf stil lag.""",
    right="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Toezicht op de vaarwegen |

Toelichting doelenboom beleidsterrein 2A Veilige buurten

2A1.1 Toezicht op vaarwegen
De boot is later geleverd, omdat de werf stil lag.""",
    advice={
        "": Advice(
            Words(
                "De toelichting noemt {code} \u201c{naam}\u201d, de doelenboom \u201c{ander}\u201d.",
                "The explanation calls {code} \u201c{naam}\u201d, the doelenboom \u201c{ander}\u201d.",
            ),
            Words("Kijk of de code klopt, en gebruik één naam.", "See whether the code is right, and use one name."),
        ),
        "programma": Advice(
            Words(
                "De kop en de missie noemen dit programma anders.",
                "The heading and the mission call this programme by different names.",
            ),
            Words("Gebruik één naam.", "Use one name."),
        ),
    },
    find=find,
)
