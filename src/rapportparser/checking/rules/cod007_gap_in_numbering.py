"""COD007: the numbering of goals or performances jumps over a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapportparser.checking.report import Report
from rapportparser.checking.rule import Advice, Hit, Rule, Value, Values, Words
from rapportparser.model import Doelenboom, Location

# More than this many numbers in a row are not counted by hand, but a numbering of another kind (`4A1.10`, `4A1.20`).
_MOST_IN_A_ROW = 4
_MOST_NAMED = 4


def find(report: Report) -> Iterator[Hit]:
    """Find the gaps, one finding a doelenboom: real reports have many, and each is harmless."""
    for programma in report.rapport.programmas:
        for boom in programma.doelenbomen:
            gaps = list(_gaps(report, boom))
            if gaps:
                code = gaps[0][0] if len(gaps) == 1 else boom.beleidsterrein.code
                values: Values = {"codes": _named([missing for missing, _ in gaps])}
                yield Hit(values, "", programma.nummer, "doelenbomen", code, gaps[0][1])


def _named(codes: Sequence[str]) -> tuple[Value, ...]:
    """Give the first few codes, and how many more there are."""
    if len(codes) <= _MOST_NAMED + 1:
        return tuple(codes)
    more = len(codes) - _MOST_NAMED
    return (*codes[:_MOST_NAMED], Words(f"nog {more} andere", f"{more} others"))


def _gaps(report: Report, boom: Doelenboom) -> Iterator[tuple[str, Location]]:
    """Give the codes that are missing, each with the place of the row after it."""
    yield from _missing(report, [(doel.code, doel.location) for doel in boom.doelen])
    for doel in boom.doelen:
        yield from _missing(report, [(prestatie.code, prestatie.location) for prestatie in doel.prestaties])


def _missing(report: Report, rows: Sequence[tuple[str | None, Location]]) -> Iterator[tuple[str, Location]]:
    before = 0
    for code, location in rows:
        number, stem, width = _numbered(report, code or "")
        if number is None:
            continue
        if 1 < number - before <= _MOST_IN_A_ROW + 1:
            yield from ((f"{stem}{missing:0{width}}", location) for missing in range(before + 1, number))
        before = max(before, number)


def _numbered(report: Report, code: str) -> tuple[int | None, str, int]:
    """Give a code's last number, what stands before it, and in how many figures it is printed at least."""
    parsed = report.grammar.parse(code)
    last = parsed.parts[-1] if parsed else ""
    width = len(last) if last.startswith("0") else 1
    return (int(last), code.removesuffix(last), width) if last.isdigit() else (None, code, width)


RULE = Rule(
    id="COD007",
    name="gap-in-numbering",
    severity="info",
    title=Words("Nummering slaat over", "Gap in the numbering"),
    looks_for=Words(
        "Een doel of prestatie waarvan het nummer niet op het vorige volgt, per doelenboom bij elkaar.",
        "A goal or performance whose number does not follow the one before, gathered a doelenboom.",
    ),
    why=Words(
        "Een gat is vaak een prestatie die is vervallen, soms een die is weggevallen.",
        "A gap is often a performance that was ended, and sometimes one that was lost.",
    ),
    wrong="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches |
 | 2A1.3 Meldpunt voor overlast |""",
    right="""\
Beleidsterrein 2A Veilige buurten
Doel | Prestatie |
2A1 Rust op straat | 2A1.1 Straatcoaches |
 | 2A1.2 Meldpunt voor overlast |""",
    advice={
        "": Advice(
            Words("De nummering slaat {codes} over.", "The numbering jumps over {codes}."),
            Words(
                "Kijk of daar niets is weggevallen; anders is het goed zo.",
                "See whether nothing was lost there; if so it is fine.",
            ),
        )
    },
    find=find,
)
