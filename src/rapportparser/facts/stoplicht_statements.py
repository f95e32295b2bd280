"""What sentences say of stoplights: which prestaties have which colour, and how many.

A sentence is cut into clauses, and a clause says something where it holds a colour in one of the forms in which
reports speak of stoplights and a subject: codes, `alle prestaties`, `deze prestatie`. What may happen, what was,
what a colour means and what parts within a prestatie have is not said of any prestatie.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rapportparser.facts.codes import find_codes
from rapportparser.facts.sentences import sentence_bounds
from rapportparser.grammar import CodeGrammar, Niveau
from rapportparser.model import Kleur

Scope = Literal["codes", "own", "all", "rest"]
# What a clause is about; `some` are prestaties that it does not name.
_Subject = tuple[Literal["codes", "own", "all", "rest", "some"], tuple[str, ...]]

_COLOUR_WORDS: Final[dict[str, Kleur]] = {
    "groen": "groen", "groene": "groen", "oranje": "oranje", "rood": "rood", "rode": "rood",
}  # fmt: skip
_COLOUR = re.compile(r"\b(?P<kleur>groene?|oranje|rood|rode)\b", re.IGNORECASE)
# The forms in which a stoplight's colour is told; `groen` alone is mostly a park.
_TOLD = re.compile(
    r"(?P<geen>\b(?:geen|niet(?: op)?|niet een)\s+)?"
    r"(?:"
    r"(?:\b(?:een|het|het stoplicht|stoplicht)\s+)?['\"‘“(]?\b(?P<voor>groene?|oranje|"
    r"rood|rode)\b['\"’”)]?\s+(?:stoplicht|sein|kleur|score)(?:en)?\b"
    r"|\bstoplicht(?:en)?\b[^.;()]{0,40}?\b(?:op\s+)?(?P<na>groen|oranje|rood)\b"
    r"|\b(?:op|naar|kleur(?:t|en)|in)\s+['\"‘“]?(?P<op>groen|oranje|rood)\b['\"’”]?(?!\s+(?:en water|en blauw|"
    r"gebied|licht|staan))"
    r"|\b(?:is|zijn)\s+(?:nog\s+|nu\s+|alle(?:n|maal)?\s+)?(?P<is>groen|oranje|rood)\b"
    r"|\(\s*(?P<haak>groen|oranje|rood)\s*\)"
    r"|\d\s*[–-]\s*(?P<streep>groen|oranje|rood)\s*(?=$|[.,;:])"
    r")",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"\bvan (?:groen|oranje|rood) (?:weer )?(?:naar|op) (?P<naar>groen|oranje|rood)\b", re.IGNORECASE)
_NOT_SAID = re.compile(
    r"\b(?:als|indien|wanneer|zodra|dreig\w*|zou(?:den)?|zal|zullen|kan|kunnen|kon|mogelijk|misschien|"
    r"volgende?|streven|"
    r"betekent|betekenen|betekenis|houdt in|wil zeggen|verwacht\w*|stond(?:en)?|kreeg|kregen|was|waren|vorige|"
    r"voorheen|eerder|stelt|stellen|voorstel|"
    r"elk|iedere?)\b|\bprestaties?\s+(?:die|met|waar\w*|waarvan)\b(?! uitzondering)",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\b(?:(?:deel)?projecten|onderdelen|activiteiten|maatregelen|acties|werkzaamheden|indicatoren|locaties|"
    r"fasen?|taken|"
    r"onderdeel|(?:deel)?project|fase)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"[,;:]\s+|\s+(?=(?:maar|terwijl|omdat|doordat|want|vanwege|aangezien|zodat|waardoor|hoewel|en)\s)", re.IGNORECASE
)
_EXCEPT = re.compile(
    r"\b(?:uitgezonderd|behalve|met uitzondering van|m\.?u\.?v\.?|exclusief|afgezien van|"
    r"op (?:één|een|twee|drie|vier|\d) na|op(?=\s(?:prestaties?\s)?\d[^,;]{1,80}\sna\b))(?=\W)",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?:(?:alle|al de|al onze|beide)\s+(?:\w+\s+){0,3}?(?:prestaties|stoplichten)|de\s+(?:\w+\s+)?prestaties|"
    r"prestaties\b[^.;]{0,60}\b(?:allemaal|alle))\b",
    re.IGNORECASE,
)
_REST = re.compile(r"\b(?:(?:overige|andere|resterende|rest van de)\s+(?:\w+\s+)?prestaties|de rest)\b", re.IGNORECASE)
_SOME = re.compile(
    r"\b(?:merendeel|meeste|meerderheid|een aantal|enkele|sommige|diverse|verschillende|geen(?: enkele|"
    r" van de)? prestaties?|één van de|"
    r"een van de|hiervan|daarvan|een deel|bijna alle|niet alle|vrijwel alle)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:deze|de|het|dit|ons)\s+(?:prestatie|stoplicht)\b|^\W*(?:prestatie|stoplicht)\b"
    r"|^(?:\W*\w+\s+)?(?:blijft|staat|kleurt|gaat)\b",
    re.IGNORECASE,
)
_HYPOTHESIS = re.compile(r"^\W*(?:als|indien|wanneer|zodra|mocht|stel)\b", re.IGNORECASE)
# The heading of a list within a prestatie: `Oranje stoplicht:`.
_LABEL = re.compile(r"^\W*(?:een\s+)?(?:groene?|oranje|rode?)\s+stoplicht(?:en)?\W*$", re.IGNORECASE)
_RANGE_LINK = re.compile(r"\s*(?:t/m|tot en met|[-–])\s*")
_COUNT = re.compile(
    r"\b(?:\d{1,3}|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)\s+"
    r"(?:van de\s+\d{1,3}\s+)?(?:\w+\s+)?prestaties?\b",
    re.IGNORECASE,
)
_LONGEST_TEXT = 200_000


@dataclass(frozen=True, slots=True)
class StoplichtStatement:
    """A sentence's word on some prestaties.

    Attributes:
        kleur: The colour; `afwijkend` where the text says that it is another than green.
        scope: `codes`: those named; `own`: the prestatie that the text explains; `all` of those that the text is about;
            `rest`: all but those that other sentences name.
        codes: The codes named: prestaties, or doelen and beleidsterreinen for all under them.
        excepted: The codes that an `all` does not hold for.
        start: Offset of the sentence's first character.
        end: Offset just past its last.
    """

    kleur: Kleur
    scope: Scope
    codes: tuple[str, ...]
    excepted: tuple[str, ...]
    start: int
    end: int


def find_statements(text: str, grammar: CodeGrammar, known: Sequence[str]) -> Iterator[StoplichtStatement]:
    """Give what a text says of stoplights, in order; `known` are the doelenbomen's codes in printed order."""
    done = -1
    for colour in _COLOUR.finditer(text[:_LONGEST_TEXT]):
        if colour.start() < done:
            continue
        start, done = sentence_bounds(text, colour.start())
        for statement in _SentenceReader(text[start:done], grammar, known).statements():
            yield StoplichtStatement(*statement, start, done)


class _SentenceReader:
    """Reads one sentence."""

    def __init__(self, sentence: str, grammar: CodeGrammar, known: Sequence[str]) -> None:
        self._sentence = sentence
        self._grammar = grammar
        self._known = known

    def statements(self) -> Iterator[tuple[Kleur, Scope, tuple[str, ...], tuple[str, ...]]]:
        """Give colour, scope, codes and exceptions of each thing said."""
        if _HYPOTHESIS.search(self._sentence) or _LABEL.search(self._sentence):
            return
        main, exception = self._main_and_exception()
        excepted = self._excepted(exception)
        leaves_out_some = bool(_EXCEPT.search(main))
        subject: _Subject | None = None
        counted: Kleur | None = None
        for clause in self._clauses(main):
            told = self._subject(clause)
            kleur = self._kleur(clause)
            if counted is not None and kleur is None and told is not None and told[0] == "codes":
                yield counted, "codes", told[1], ()
            subject = told or subject
            counted = kleur if subject is not None and subject[0] == "some" else None
            if kleur is None or subject is None or subject[0] == "some" or (subject[0] == "all" and leaves_out_some):
                continue
            yield kleur, subject[0], subject[1], tuple(excepted)
            if kleur == "groen" and subject[0] != "own":
                yield from ((other, "codes", (code,), ()) for code, other in excepted.items())

    def _main_and_exception(self) -> tuple[str, str]:
        """Part a sentence from its `uitgezonderd …`, which ends with its bracket or before another clause."""
        found = _EXCEPT.search(self._sentence)
        if found is None or not self._codes(self._sentence[found.end() :]):
            return self._sentence, ""
        before, rest = self._sentence[: found.start()].rstrip(), self._sentence[found.end() :]
        closing = r"\)" if before.endswith("(") else r",\s+(?:maar|en)\s|;"
        end = re.search(closing if before else r"\s(?:staan|krijgen|zijn|hebben)\s", rest)
        cut = end.start() if end else len(rest)
        return f"{before.rstrip(' (,')} {rest[cut:].lstrip(') ')}", rest[:cut]

    def _excepted(self, exception: str) -> dict[str, Kleur]:
        """Give the codes of an exception, each with its colour: one in brackets behind it, or one told of them all."""
        if not exception:
            return {}
        of_all = self._kleur(re.sub(r"\([^)]*\)", "", exception)) or "afwijkend"
        mentions = list(find_codes(exception, self._grammar, self._known))
        excepted: dict[str, Kleur] = dict.fromkeys(self._codes(exception), of_all)
        for mention, end in zip(mentions, [*(later.start for later in mentions[1:]), len(exception)], strict=True):
            own = re.search(r"\((groen|oranje|rood)\)", exception[mention.end : end], re.IGNORECASE)
            if own is not None:
                excepted[mention.code.text] = _COLOUR_WORDS[own[1].lower()]
        return excepted

    def _clauses(self, text: str) -> Iterator[str]:
        """Cut at commas and conjunctions, but not within an enumeration of codes or a quotation."""
        start = 0
        for end in _CLAUSE_END.finditer(text):
            piece, following = text[start : end.start()], text[end.end() :]
            goes_on = self._codes(following[:12]) and not _COLOUR.search(piece)
            is_quoted = piece.count("'") % 2 == 1 and "'" in following
            if not goes_on and not is_quoted:
                yield piece
                start = end.end()
        yield text[start:]

    def _kleur(self, clause: str) -> Kleur | None:
        """Give the colour that a clause tells; None where it tells none, or of what may be, was or is a part."""
        if _NOT_SAID.search(clause):
            return None
        moved = _FROM_TO.search(clause)
        if moved is not None:
            return _COLOUR_WORDS[moved["naar"].lower()]
        bare = _COLOUR.fullmatch(clause.strip(" .\"'‘’"))
        if bare is not None:
            return _COLOUR_WORDS[bare["kleur"].lower()]
        told = _TOLD.search(clause)
        if told is None:
            return None
        word = next(told[name] for name in ("voor", "na", "op", "is", "haak", "streep") if told[name])
        kleur = _COLOUR_WORDS[word.lower()]
        if told["geen"] or re.search(r"\bniet\s+(?:meer\s+)?$", clause[: told.start()], re.IGNORECASE):
            return "afwijkend" if kleur == "groen" else None
        return kleur

    def _subject(self, clause: str) -> _Subject | None:
        """Tell what a clause is about; None where it does not say."""
        if _PARTS.search(clause) and not re.search(r"\bprestatie\s+\d", clause, re.IGNORECASE):
            return "some", ()
        codes = self._codes(clause)
        if _REST.search(clause):
            return "rest", codes
        if codes:
            return "codes", codes
        if _SOME.search(clause):
            return "some", ()
        everything = _ALL.search(clause)
        if _COUNT.search(clause) and not (everything and everything[0].lower().startswith(("al", "beide"))):
            return "some", ()
        if everything:
            return "all", ()
        return ("own", ()) if _OWN.search(clause) else None

    def _codes(self, text: str) -> tuple[str, ...]:
        """Give the codes in a text, with all between the two ends of `2A1.1 t/m 2A1.4`."""
        codes: list[str] = []
        end_of_last = 0
        for mention in find_codes(text, self._grammar, self._known):
            link = text[end_of_last : mention.start]
            code = mention.code.text
            if codes and _RANGE_LINK.fullmatch(link) and codes[-1] in self._known and code in self._known:
                first, last = self._known.index(codes[-1]), self._known.index(code)
                codes += [other for other in self._known[first + 1 : last] if self._is_of(mention.code.niveau, other)]
            codes.append(code)
            end_of_last = mention.end
        return tuple(codes)

    def _is_of(self, niveau: Niveau, code: str) -> bool:
        parsed = self._grammar.parse(code)
        return parsed is not None and parsed.niveau == niveau
