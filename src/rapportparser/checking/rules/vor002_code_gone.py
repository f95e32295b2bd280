"""VOR002: a doel or prestatie of the previous report is gone."""

from __future__ import annotations

from collections.abc import Iterator

from rapportparser.checking.comparing import counterpart
from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words
from rapportparser.checking.subject import Subject, quoted
from rapportparser.grammar import CodeKey
from rapportparser.model import Doelenboom, Location, Programma


def find(subject: Subject) -> Iterator[Hit]:
    """Find codes that are gone, the highest level alone: where a doel is gone its prestaties go without saying."""
    if subject.previous is None:
        return
    here = {subject.grammar.key_of(code) for code in subject.names}
    for before in subject.previous.rapport.programmas:
        now = counterpart(before, subject.rapport.programmas)
        if now is None or not any(boom.doelen for boom in now.doelenbomen):
            continue
        for boom in before.doelenbomen:
            yield from _of_boom(subject, boom, now, here)


def _of_boom(subject: Subject, boom: Doelenboom, now: Programma, here: set[CodeKey]) -> Iterator[Hit]:
    terrein = boom.beleidsterrein
    tree = next((one for one in now.doelenbomen if one.beleidsterrein.code == terrein.code), None)
    if terrein.code and tree is None and not _is_here(subject, terrein.code, here):
        yield Hit({"wat": quoted(terrein.code, terrein.naam)}, "boom", now.nummer, "doelenbomen", terrein.code)
        return
    place = tree.location if tree else None
    for doel in boom.doelen:
        if doel.code and not _is_here(subject, doel.code, here):
            yield _hit(subject, "doel", doel.code, doel.naam, now, place)
            continue
        for prestatie in doel.prestaties:
            if prestatie.code and not _is_here(subject, prestatie.code, here):
                yield _hit(subject, "", prestatie.code, prestatie.naam, now, place)


def _is_here(subject: Subject, code: str, here: set[CodeKey]) -> bool:
    return subject.grammar.key_of(code) in here


def _hit(subject: Subject, advice: str, code: str, naam: str | None, now: Programma, location: Location | None) -> Hit:
    renamed = next((known for known, name in subject.names.items() if naam and name == naam), None)
    values: Values = {"wat": quoted(code, naam), "nieuw": renamed or ""}
    if renamed:
        return Hit(values, "renumbered", now.nummer, "doelenbomen", code, location, eased=True)
    return Hit(values, advice, now.nummer, "doelenbomen", code, location)


_HINT = Words(
    "Zet terug wat is weggevallen, of schrijf in de toelichting waarom het is vervallen.",
    "Put back what was lost, or write in the toelichting why it was ended.",
)

RULE = Rule(
    id="VOR002",
    name="code-gone",
    severity="warning",
    title=Words("Doel of prestatie uit het vorige rapport ontbreekt", "Goal or performance is gone"),
    looks_for=Words(
        "Een beleidsterrein, doel of prestatie uit het vorige rapport dat in dit niet staat (met --previous). Staat "
        "dezelfde naam er onder een andere code, dan is het een opmerking.",
        "A beleidsterrein, goal or performance of the previous report that this one lacks (with --previous). Where the "
        "same name stands under another code it is a remark.",
    ),
    why=Words(
        "Wat de raad heeft vastgesteld, verdwijnt niet zonder een woord.",
        "What the council has adopted does not go without a word.",
    ),
    before="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches |
 | 2A1.2 Meldpunt voor overlast |""",
    wrong="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches |""",
    right="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches |
 | 2A1.2 Meldpunt voor overlast |""",
    advice={
        "": Advice(
            Words(
                "Prestatie {wat} stond in het vorige rapport en staat er niet meer.",
                "Performance {wat} stood in the previous report and is gone.",
            ),
            _HINT,
        ),
        "doel": Advice(
            Words(
                "Doel {wat} stond met zijn prestaties in het vorige rapport en staat er niet meer.",
                "Goal {wat} stood in the previous report with its performances and is gone.",
            ),
            _HINT,
        ),
        "boom": Advice(
            Words(
                "Beleidsterrein {wat} stond in het vorige rapport en staat er niet meer.",
                "Beleidsterrein {wat} stood in the previous report and is gone.",
            ),
            _HINT,
        ),
        "renumbered": Advice(
            Words(
                "{wat} uit het vorige rapport heeft nu code {nieuw}.", "{wat} of the previous report is now {nieuw}."
            ),
            Words("Kijk of dat de bedoeling is.", "See whether that is meant."),
        ),
    },
    find=find,
)
