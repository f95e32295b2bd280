"""A whole invented report of all ten programmes, as blocks that every producer prints in its own way."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from tests.invented import blocks, invent, paragraph, sentence  # noqa: E402

COLOURS = {"groen": "#3aaa35", "oranje": "#f39200", "rood": "#e30613"}


@dataclass(frozen=True)
class Row:
    """A row of a doelenboom: a doel with its prestaties, each with a stoplight or a status in words."""

    doel: str
    prestaties: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Block:
    """A piece of the report.

    Attributes:
        kind: titel, inhoud, kop1, kop2, kop3, alinea, punt, info, boom, legenda, liggend (a landscape table).
        text: Its text, for the kinds that are text.
        rows: Its rows, for those that are tables; for a boom its column heads, where they are not Doel and Prestatie.
    """

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    boom: tuple[Row, ...] = ()


def make_report() -> list[Block]:
    """Give the blocks of the report, the same every time."""
    random = Random(2022)
    truth = invent(random, programmes=10)
    while truth.soort != "voortgangsrapportage":
        truth = invent(random, programmes=10)
    made = [
        Block("titel", truth.titel),
        Block("inhoud"),
        Block("kop1", "Leeswijzer"),
        Block("alinea", "Elk programma is op dezelfde manier opgebouwd. Eerst leest u de missie."),
        Block("punt", truth.kop),
        Block("punt", "Doelenbomen"),
        Block("alinea", "De gemeente Waterveld gebruikt drie kleuren:"),
        Block(
            "legenda",
            rows=(
                ("Groen", "Binnen tijd, geld en kwaliteit."),
                ("Oranje", "Bijsturing is nodig."),
                ("Rood", "Niet haalbaar."),
            ),
        ),
        Block("kop1", "Samenvatting"),
    ]
    made += [Block("alinea", paragraph(random)) for _ in range(9)]
    for programma in truth.programmas:
        made.append(Block("kop1", programma.naam))
        made.append(
            Block(
                "info",
                rows=(
                    ("Programmanummer", str(programma.nummer)),
                    ("Commissie", *programma.commissies),
                    ("Portefeuille(s)", *programma.portefeuilles),
                ),
            )
        )
        made.append(Block("kop3", f"De missie van het programma {programma.naam} luidt:"))
        made.append(Block("alinea", programma.missie))
        made.append(Block("kop2", truth.kop))
        made += [_prose(text) for text in blocks(random, 14)]
        made.append(
            Block(
                "alinea",
                f"Het aantal meldingen daalde met {random.randint(2, 60)},5% ten opzichte van vorig jaar; "
                f"prestatie {programma.trees[0].doelen[0].code}.1 en de re-integratie lopen door.",
            )
        )
        made.append(Block("kop2", "Doelenbomen"))
        for tree in programma.trees:
            made.append(Block("kop3", f"Beleidsterrein {tree.code} {tree.naam}"))
            made.append(
                Block(
                    "boom",
                    boom=tuple(
                        Row(
                            f"{doel.code} {doel.naam}",
                            tuple((f"{row.code} {row.naam}", _kleur(random)) for row in doel.prestaties),
                        )
                        for doel in tree.doelen
                    ),
                )
            )
            made.append(Block("kop3", f"Toelichting doelenboom beleidsterrein {tree.code} {tree.naam}"))
            for part in tree.parts:
                if part.code:
                    made.append(Block("kop4", f"{part.code} {part.naam}"))
                made += [_prose(text) for text in part.paragraphs]
        if programma.nummer in {3, 7}:
            made.append(
                Block(
                    "liggend",
                    "Wat heeft het gekost?",
                    rows=(
                        ("bedragen x € 1.000", "Begroting 2022", "Rekening 2022", "Verschil", "In %"),
                        ("Lasten", "12.345", "12.001", "344", "2,8%"),
                        ("Baten", "-2.345", "-2.001", "-344", "14,7%"),
                        ("Resultaat", "10.000", "10.000", "0", "0%"),
                    ),
                )
            )
    made.append(Block("kop1", "Bijlage 1 Moties"))
    made.append(Block("alinea", sentence(random)))
    return made


def _prose(text: str) -> Block:
    if text.startswith("• "):
        return Block("punt", text.removeprefix("• "))
    return Block("alinea" if text.endswith(".") else "tussenkop", text)


def _kleur(random: Random) -> str:
    return random.choices(["groen", "oranje", "rood"], [8, 2, 1])[0]
