"""VOR002: a doel or prestatie of the previous report is gone."""

from __future__ import annotations

from collections.abc import Iterator

from rapportparser.checking.report import Report, quoted, rows_of
from rapportparser.checking.rule import Advice, Hit, Rule, Values, Words
from rapportparser.checking.since import Since
from rapportparser.model import Doel, Doelenboom, Location, Prestatie, Programma
from rapportparser.structure.keys import key_of


def find(report: Report) -> Iterator[Hit]:
    """Find what is gone, the highest level alone: where a doel is gone its prestaties go without saying."""
    if report.since is None:
        return
    for pair in report.since.programmas:
        if pair.old is None or pair.new is None or not any(boom.doelen for boom in pair.new.doelenbomen):
            continue
        for boom in pair.old.doelenbomen:
            yield from _of_boom(report.since, boom, pair.new)


def _of_boom(since: Since, boom: Doelenboom, now: Programma) -> Iterator[Hit]:
    terrein = boom.beleidsterrein
    tree = next((one for one in now.doelenbomen if _is_same(one, boom)), None)
    if (terrein.code or terrein.naam) and tree is None and all(map(since.is_gone, rows_of(boom))):
        wat: Values = {"wat": quoted(terrein.code, terrein.naam)}
        yield Hit(wat, "boom", now.nummer, "doelenbomen", terrein.code)
        return
    place = tree.location if tree else None
    for doel in boom.doelen:
        gone = since.is_gone(doel)
        yield from _of_row(since, "doel", doel, now, place)
        for prestatie in doel.prestaties:
            # Where its doel is gone, it is of interest only if it went elsewhere.
            if not (gone and since.is_gone(prestatie)):
                yield from _of_row(since, "", prestatie, now, place)


def _is_same(one: Doelenboom, other: Doelenboom) -> bool:
    """Tell whether two doelenbomen are of one beleidsterrein: by code, or by name where one of them has none."""
    here, there = one.beleidsterrein, other.beleidsterrein
    if here.code and there.code:
        return here.code == there.code
    return key_of(here.naam or "") == key_of(there.naam or "")


def _of_row(
    since: Since, advice: str, row: Doel | Prestatie, now: Programma, location: Location | None
) -> Iterator[Hit]:
    values: Values = {"wat": quoted(row.code, row.naam), "nieuw": ""}
    if since.is_gone(row):
        yield Hit(values, advice, now.nummer, "doelenbomen", row.code, location)
    elif (renumbered := since.new_code_of(row)) is not None:
        values["nieuw"] = renumbered
        yield Hit(values, "renumbered", now.nummer, "doelenbomen", row.code, location, eased=True)


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
                "{wat} uit het vorige rapport heeft nu code {nieuw} (op naam herkend).",
                "{wat} of the previous report is now {nieuw} (found by its name).",
            ),
            Words("Kijk of dat de bedoeling is.", "See whether that is meant."),
        ),
    },
    find=find,
)
