"""Invents reports: what a report says (the truth), and the ways in which it may be printed."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from random import Random

NBSP = "\u00a0"

_SUBJECTS = "De gemeente|Het college|De wijkraad|Het projectteam|De aannemer|Een bewoner|De werkgroep|Het waterschap"
_VERBS = "werkt aan|begint met|overlegt over|stopt met|onderzoekt|betaalt|bouwt verder aan|praat over"
_OBJECTS = (
    "de nieuwe sluis|een veilige haven|betaalbare woningen|het fietspad langs de dijk|schoon water in de singels|"
    "de oude gasfabriek|het energieloket|de bibliotheek in Zuid|een rustige binnenstad|het plan voor de kade"
)
_TAILS = (
    "|in het tweede kwartaal|samen met de provincie|tot en met 2025|na de zomer, als het besluit er ligt|"
    "zoals in de begroting staat|(fase 2)|met 3 extra medewerkers|en stemt dit af met de buurt"
)
_NAMES = "Aanpak|Beheer|Onderhoud|Uitvoering|Toezicht|Regie|Versterken|Handhaving|Afspraken|Verbetering|Inzet|Subsidie"
_THINGS = (
    "vaarwegen|de Havendijk|jeugd- en jongerenwerk|woon-werkverkeer|wijkteams / buurtteams|sport (binnen en buiten)|"
    "milieu, klimaat en energie|openbare verlichting|de kunstroute|BSN-controle|zwerfafval|musea & podia|"
    "startende ondernemers|begeleid wonen|het nachtnet"
)
_PROGRAMMES = (
    "Bestuur en dienstverlening|Veiligheid|Economie en toerisme|Bereikbaarheid|Omgevingskwaliteit|Wonen en bouwen|"
    "Jeugd en onderwijs|Cultuur, sport en recreatie|Maatschappelijke ondersteuning|Werk en inkomen|Algemene middelen"
)
_COMMITTEES = "Leefbaarheid en Bereikbaarheid|Onderwijs en Samenleving|Werk en Middelen|Ruimte, Wonen en Verkeer"
_PORTFOLIOS = (
    "Bestuur, Veiligheid en Handhaving|Zorg, Jeugd & Preventie|Financiën|Klimaat, Mobiliteit & Haven|"
    "Cultuur en Binnenstad|Werk, Inkomen & Economie"
)
GEEN_AFWIJKINGEN = "Er zijn geen afwijkingen ten opzichte van de begroting."


def _pick(random: Random, options: str) -> str:
    return random.choice(options.split("|"))


def sentence(random: Random) -> str:
    words = f"{_pick(random, _SUBJECTS)} {_pick(random, _VERBS)} {_pick(random, _OBJECTS)} {_pick(random, _TAILS)}"
    return words.strip() + "."


def paragraph(random: Random, most: int = 5) -> str:
    return " ".join(sentence(random) for _ in range(random.randint(1, most)))


def blocks(random: Random, most: int) -> list[str]:
    """Invent paragraphs, list items (they begin with `• `) and sub-headings."""
    made: list[str] = []
    for _ in range(random.randint(1, most)):
        kind = random.random()
        if kind < 0.2:
            made += [f"• {sentence(random)}" for _ in range(random.randint(1, 3))]
        elif kind < 0.3:
            made += [random.choice(["Gevolg", "Stand per 1 april", "Bijsturing", "Sport", "Algemeen", "Samenvatting"])]
        made.append(paragraph(random))
    return made


def name(random: Random) -> str:
    base = f"{_pick(random, _NAMES)} {_pick(random, _THINGS)}"
    return f"{base} en {_pick(random, _THINGS)}" if random.random() < 0.3 else base


@dataclass
class PrestatieTruth:
    code: str
    naam: str


@dataclass
class DoelTruth:
    code: str
    naam: str
    prestaties: list[PrestatieTruth]


@dataclass
class PartTruth:
    code: str | None
    naam: str | None
    paragraphs: list[str]


@dataclass
class TreeTruth:
    code: str
    naam: str
    doelen: list[DoelTruth]
    parts: list[PartTruth]


@dataclass
class ProgrammaTruth:
    nummer: int
    naam: str
    commissies: list[str]
    portefeuilles: list[str]
    missie: str
    stand_van_zaken: list[str]
    trees: list[TreeTruth]


@dataclass
class Truth:
    titel: str
    soort: str
    volgnummer: int | None
    jaar: int
    kop: str
    programmas: list[ProgrammaTruth]
    front: list[tuple[str, list[str]]] = field(default_factory=list)


def _tree(random: Random, stem: str, *, joined: bool) -> TreeTruth:
    doelen: list[DoelTruth] = []
    for doel in sorted(random.sample(range(1, 7), random.randint(1, 4))):
        code = f"{stem}{doel}"
        numbers = sorted(random.sample(range(1, 13), random.randint(0 if doelen else 1, 6)))
        prestaties = [
            PrestatieTruth(f"{code}{number:02}" if joined else f"{code}.{number}", name(random)) for number in numbers
        ]
        doelen.append(DoelTruth(code, name(random), prestaties))
    rows = [prestatie for doel in doelen for prestatie in doel.prestaties]
    commented = random.sample(rows, random.randint(0, min(3, len(rows))))
    commented.sort(key=rows.index)
    parts = [PartTruth(row.code, row.naam, blocks(random, 2)) for row in commented]
    return TreeTruth(stem, name(random), doelen, parts or [PartTruth(None, None, [GEEN_AFWIJKINGEN])])


def invent(random: Random, *, programmes: int = 2) -> Truth:
    """Invent what a report says."""
    jaar = random.randint(2014, 2026)
    soort = random.choice(["voortgangsrapportage", "bestuursrapportage", "jaarstukken"])
    volgnummer = None if soort == "jaarstukken" else random.choice([1, 2])
    ordinal = {None: "", 1: "1e |1ste |Eerste ", 2: "2e |2de |Tweede "}[volgnummer]
    titel = f"{_pick(random, ordinal)}{soort.capitalize()} {jaar}"
    kop = f"Ontwikkelingen in {jaar}" if soort == "jaarstukken" else f"Stand van zaken bij {soort.capitalize()}"
    joined = random.random() < 0.2
    programmas = []
    for nummer in sorted(random.sample(range(1, 12), programmes)):
        programmas.append(
            ProgrammaTruth(
                nummer=nummer,
                naam=_PROGRAMMES.split("|")[nummer - 1],
                commissies=random.sample(_COMMITTEES.split("|"), random.randint(1, 2)),
                portefeuilles=random.sample(_PORTFOLIOS.split("|"), random.randint(1, 3)),
                missie=sentence(random),
                stand_van_zaken=blocks(random, 3),
                trees=[_tree(random, f"{nummer}{letter}", joined=joined) for letter in "ABC"[: random.randint(1, 3)]],
            )
        )
    front = [(kop_, [paragraph(random)]) for kop_ in ("Leeswijzer", "Samenvatting") if random.random() < 0.5]
    return Truth(titel, soort, volgnummer, jaar, kop, programmas, front)


@dataclass
class Style:
    """How a report is printed.

    Attributes:
        blank: Blank lines between everything; without, headings alone tell the parts.
        nbsp: Blank cells as U+00A0 where pictures stood.
        table: Doelenbomen as lines, as pipe tables, or as columns of spaces.
        width: Width at which running text is wrapped; None for a line a paragraph.
        upper: Headings in upper case.
        lost: Ligatures of headings lost.
        newline: Line ends.
        encoding: Encoding of the bytes.
        together: All doelenbomen before all toelichtingen.
        heading: Whether the programme's name heads it, and with which number.
        slips: Slips of the pen in the codes of the doelenbomen.
        missing: Sections that are left out.
        missie: How the mission stands by its heading.
        legend: A contents list and a leeswijzer that explains the headings.
        labels: Values of the info block on the line of their label.
        centred: In tables of lines, a doel between its prestaties, as a cell that spans them reads.
        toelichting: How the toelichting is headed.
        bullet: The list mark, and whether its text stands on the next line.
    """

    blank: bool = True
    nbsp: bool = True
    table: str = "lines"
    width: int | None = None
    upper: bool = False
    lost: bool = False
    newline: str = "\n"
    encoding: str = "utf-8"
    together: bool = False
    heading: str | None = "{naam}"
    slips: bool = False
    missing: tuple[str, ...] = ()
    missie: str = "below"
    legend: bool = False
    labels: bool = False
    centred: bool = False
    toelichting: str = "Toelichting doelenboom beleidsterrein {code} {naam}"
    bullet: str = "  • "


def any_style(random: Random) -> Style:
    table = random.choice(["lines", "lines", "pipe", "columns"])
    return Style(
        blank=random.random() < 0.8,
        nbsp=random.random() < 0.7,
        table=table,
        width=random.choice([None, None, 72, 95]),
        upper=random.random() < 0.2,
        lost=random.random() < 0.2,
        newline=random.choice(["\n", "\n", "\r\n", "\r"]),
        encoding=random.choice(["utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16"]),
        together=random.random() < 0.3,
        heading=random.choice(["{naam}", "2.2.{nummer} {naam}", "Programma {nummer} {naam}", "{nummer} {naam}", None]),
        slips=random.random() < 0.3,
        missing=tuple(
            part for part in ("missie", "stand_van_zaken", "doelenbomen", "toelichtingen") if random.random() < 0.07
        ),
        missie=random.choice(["below", "below", "blank", "same", "quoted", "torn"]),
        legend=random.random() < 0.3,
        labels=random.random() < 0.2,
        centred=random.random() < 0.2,
        toelichting=random.choice(
            [
                "Toelichting doelenboom beleidsterrein {code} {naam}",
                "Toelichting doelenboom Beleidsterrein {code} {naam}.",
                "Toelichting doelenboom {code} {naam}",
            ]
        ),
        bullet=random.choice(["  • ", "• ", " •\n   ", "- ", " o ", "\uf0b7 "]),
    )


class Printer:
    """Prints a report in a style."""

    def __init__(self, random: Random, style: Style) -> None:
        self._random = random
        self._style = style
        self._lines: list[str] = []

    def print(self, truth: Truth) -> bytes:
        style = self._style
        self._kop(truth.titel)
        if style.legend:
            self._legend(truth)
        for kop, paragraphs in truth.front:
            self._kop(kop)
            self._prose(paragraphs)
        for programma in truth.programmas:
            self._programma(programma, truth)
        text = style.newline.join(self._lines) + style.newline
        if style.encoding in {"cp1252", "mac_roman"}:
            text = text.replace("\uf0b7", "•")
        return text.encode(style.encoding)

    def _line(self, text: str) -> None:
        self._lines.append(text)
        if self._style.blank:
            self._lines.append("")

    def _kop(self, text: str) -> None:
        if self._style.lost:
            text = text.replace("ti", " ").replace("fi", " ")
        self._line(text.upper() if self._style.upper else text)

    def _cell(self) -> None:
        if self._style.nbsp:
            self._line(NBSP)

    def _legend(self, truth: Truth) -> None:
        self._kop("Inhoudsopgave")
        for place, (kop, _) in enumerate(truth.front):
            self._line(f"{kop} {'.' * 30} {place + 2}")
        for programma in truth.programmas:
            self._line(f"{programma.naam} {'.' * 20} {programma.nummer + 5}")
            self._line(f"{truth.kop} {'.' * 20} {programma.nummer + 5}")
        if not truth.front or truth.front[0][0] != "Leeswijzer":
            truth.front.insert(0, ("Leeswijzer", []))
        truth.front[0][1].extend(
            [
                "Elk programma is op dezelfde manier opgebouwd.",
                "• De missie van het programma",
                f"• {truth.kop}",
                "• Doelenbomen",
                truth.kop,
                "Onder deze kop leest u wat er is gebeurd.",
                "Doelenbomen",
                "Hier staan de doelen en de prestaties.",
                "Toelichting doelenboom",
                "Hier staat waarom iets afwijkt.",
            ]
        )

    def _item(self, text: str) -> None:
        mark, _, indent = self._style.bullet.partition("\n")
        if indent:
            self._lines.append(mark)
            mark = indent
        width = self._style.width
        lines = textwrap.wrap(text, width - 6) if width else [text]
        self._lines.append(mark + lines[0])
        self._lines += ["      " + line for line in lines[1:]]
        if self._style.blank:
            self._lines.append("")

    def _prose(self, paragraphs: list[str]) -> None:
        for text in paragraphs:
            if text.startswith("• "):
                self._item(text.removeprefix("• "))
                continue
            if self._style.width:
                self._lines += textwrap.wrap(text, self._style.width)
                self._lines.append("")
            else:
                self._line(text)

    def _programma(self, programma: ProgrammaTruth, truth: Truth) -> None:
        if self._style.heading:
            self._kop(self._style.heading.format(naam=programma.naam, nummer=programma.nummer))
        self._info(programma)
        missing = self._style.missing
        if "missie" not in missing:
            self._missie(programma)
        if "stand_van_zaken" not in missing:
            self._kop(truth.kop)
            self._prose(programma.stand_van_zaken)
        if "doelenbomen" not in missing:
            self._kop("Doelenbomen")
        for tree in programma.trees:
            if "doelenbomen" not in missing:
                self._tree(tree)
            if not self._style.together and "toelichtingen" not in missing:
                self._parts(tree)
        if self._style.together and "toelichtingen" not in missing:
            for tree in programma.trees:
                self._parts(tree)

    def _missie(self, programma: ProgrammaTruth) -> None:
        kop, text = f"De missie van het programma {programma.naam} luidt:", programma.missie
        match self._style.missie:
            case "same":
                self._line(f"{kop} {text}")
            case "torn":
                self._lines += [kop, text[0]]
                self._line(text[1:])
            case style:
                self._lines += [kop, ""] if style == "blank" else [kop]
                self._line(f'"{text}"' if style == "quoted" else text)

    def _info(self, programma: ProgrammaTruth) -> None:
        rows = [
            ("Programmanummer", [str(programma.nummer)]),
            ("Commissie", list(programma.commissies)),
            ("Portefeuille(s)", list(programma.portefeuilles)),
        ]
        for label, values in rows:
            if self._style.table == "pipe":
                for place, value in enumerate(values):
                    self._lines.append(f"{label if place == 0 else ''} | {value} | |")
                continue
            if self._style.table == "columns":
                for place, value in enumerate(values):
                    self._lines.append(f"{label if place == 0 else '':24}{value}")
                continue
            if self._style.labels:
                self._line(f"{label}: {values[0]}")
                values.pop(0)
            else:
                self._line(label)
                self._cell()
            for value in values:
                self._line(value)

    def _code(self, code: str) -> str:
        if not self._style.slips or self._random.random() < 0.6:
            return f"{code} "
        slips = [f"{code}. ", f"{code}  ", f"{code}{NBSP}", f"{code}"]
        if "." in code:
            slips += [f"{code.replace('.', '. ')} ", f"{code[:-3]} {code[-3:]} "] if len(code) == 5 else []
        return self._random.choice(slips)

    def _tree(self, tree: TreeTruth) -> None:
        self._kop(f"Beleidsterrein {tree.code} {tree.naam}")
        if self._style.table == "pipe":
            self._pipe_rows(tree)
        elif self._style.table == "columns":
            self._column_rows(tree)
        else:
            self._line_rows(tree)

    def _line_rows(self, tree: TreeTruth) -> None:
        self._line("Doel")
        self._line(self._random.choice(["Prestatie", "Prestaties", "Prestatie(s)"]))
        self._cell()
        for doel in tree.doelen:
            middle = len(doel.prestaties) // 2 if self._style.centred and len(tree.doelen[0].prestaties) > 1 else 0
            for place, prestatie in enumerate(doel.prestaties):
                if place == middle:
                    self._line(self._code(doel.code) + doel.naam)
                self._line(self._code(prestatie.code) + prestatie.naam)
                self._cell()
            if not doel.prestaties:
                self._line(self._code(doel.code) + doel.naam)

    def _pipe_rows(self, tree: TreeTruth) -> None:
        self._lines.append("Doel | Prestaties | |")
        for doel in tree.doelen:
            first = f"{self._code(doel.code)}{doel.naam}"
            if not doel.prestaties:
                self._lines.append(f"{first} | | |")
            for prestatie in doel.prestaties:
                self._lines.append(f"{first} | {self._code(prestatie.code)}{prestatie.naam} | |")
                first = ""
        self._lines.append("")

    def _column_rows(self, tree: TreeTruth) -> None:
        self._lines.append(f"{'Doel':44}Prestatie")
        for doel in tree.doelen:
            left = textwrap.wrap(f"{doel.code} {doel.naam}", 38, break_on_hyphens=False)
            right: list[str] = []
            for prestatie in doel.prestaties:
                right += textwrap.wrap(f"{prestatie.code} {prestatie.naam}", 48, break_on_hyphens=False)
            for place in range(max(len(left), len(right))):
                one = left[place] if place < len(left) else ""
                two = right[place] if place < len(right) else ""
                self._lines.append(f"{one:44}{two}".rstrip())
        self._lines.append("")

    def _parts(self, tree: TreeTruth) -> None:
        self._kop(self._style.toelichting.format(code=tree.code, naam=tree.naam))
        for part in tree.parts:
            if part.code:
                self._line(f"{part.code} {part.naam}")
            self._prose(part.paragraphs)
