"""A report as rows of the tables, with keys that are the same whenever the same report is exported."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from rapportparser.exporting import tables
from rapportparser.exporting.tables import Cell, Cells, Table
from rapportparser.model import (
    Aspect,
    Code,
    Doel,
    Doelenboom,
    Location,
    Percentage,
    Prestatie,
    Programma,
    Rapport,
    Section,
    Stoplicht,
    StoplichtTotaal,
    Toelichting,
)
from rapportparser.structure.keys import key_of

_FIGURES: Final = 16
SectieSoort = Literal["missie", "stand_van_zaken", "toelichting", "overig"]
Row = tuple[Table, Cells]
# A code, or for what has none its name within a programme.
Name = str | tuple[str, str]
Keys = dict[Name, str]


def rapport_id_of(rapport: Rapport) -> str:
    """Give a report's key: of its source's bytes alone, with a letter before it so that no program reads a number."""
    return f"r{rapport.source.sha256[:_FIGURES]}"


def rows_of(rapport: Rapport, json_file: str) -> Iterator[Row]:
    """Give all rows of a report, a row always after the rows that it refers to."""
    yield from _Rows(rapport).rows(json_file)


class _Rows:
    """Counts its way through a report; keys are made of the places that things stand at."""

    def __init__(self, rapport: Rapport) -> None:
        self._rapport = rapport
        self._id = rapport_id_of(rapport)
        self._doelen: Keys = {}
        self._prestaties: Keys = {}

    def rows(self, json_file: str) -> Iterator[Row]:
        yield self._of_rapport(json_file)
        for place, programma in enumerate(self._rapport.programmas, 1):
            yield self._programma(programma, place)
        # All doelenbomen first: a text may mention a code of a later programme.
        for place, programma in enumerate(self._rapport.programmas, 1):
            for number, boom in enumerate(programma.doelenbomen, 1):
                yield from self._boom(boom, self._programma_id(place), number)
        for place, programma in enumerate(self._rapport.programmas, 1):
            yield from self._texts_of(programma, self._programma_id(place))
        for number, sectie in enumerate(self._rapport.overige_secties, 1):
            yield from self._sectie(sectie, None, "overig", number)
        for number, warning in enumerate(self._rapport.warnings, 1):
            yield _row(
                tables.WARNINGS,
                warning_id=f"{self._id}.w{number}",
                rapport_id=self._id,
                volgorde=number,
                code=warning.code,
                message=warning.message,
                details=json.dumps(warning.details, ensure_ascii=False),
                **_place(warning.location),
            )

    def _programma_id(self, place: int) -> str:
        return f"{self._id}.p{place}"

    def _of_rapport(self, json_file: str) -> Row:
        source, generator = self._rapport.source, self._rapport.generator
        return _row(
            tables.RAPPORTEN,
            rapport_id=self._id,
            json_file=json_file,
            source_name=source.name,
            media_type=source.media_type,
            sha256=source.sha256,
            size=source.size,
            pages=source.pages,
            ocr_pages=_lines([str(page) for page in source.ocr_pages]),
            titel=self._rapport.titel,
            soort=self._rapport.soort,
            volgnummer=self._rapport.volgnummer,
            jaar=self._rapport.jaar,
            organisatie=self._rapport.organisatie,
            schema_version=self._rapport.schema_version,
            generator_version=generator.version,
            profile=generator.profile,
            profile_chosen=generator.profile_chosen,
            language_model=generator.language_model,
        )

    def _programma(self, programma: Programma, place: int) -> Row:
        return _row(
            tables.PROGRAMMAS,
            programma_id=self._programma_id(place),
            rapport_id=self._id,
            volgorde=place,
            nummer=programma.nummer,
            naam=programma.naam,
            commissies=_lines(programma.commissies),
            portefeuilles=_lines(programma.portefeuilles),
            **_place(programma.location),
        )

    def _boom(self, boom: Doelenboom, programma_id: str, number: int) -> Iterator[Row]:
        boom_id = f"{programma_id}.b{number}"
        shared: dict[str, Cell] = {"rapport_id": self._id, "programma_id": programma_id}
        terrein = boom.beleidsterrein
        yield _row(
            tables.DOELENBOMEN,
            doelenboom_id=boom_id,
            volgorde=number,
            beleidsterrein=terrein.code,
            naam=terrein.naam,
            **shared,
            **_place(boom.location),
        )
        for nth, doel in enumerate(boom.doelen, 1):
            doel_id = f"{boom_id}.d{nth}"
            _know(self._doelen, doel, programma_id, doel_id)
            yield _row(
                tables.DOELEN,
                doel_id=doel_id,
                doelenboom_id=boom_id,
                volgorde=nth,
                beleidsterrein=terrein.code,
                code=doel.code,
                naam=doel.naam,
                **_stoplicht(doel.stoplicht),
                **shared,
                **_place(doel.location),
            )
            yield from _aspecten(doel.aspecten, doel_id, None, shared)
            for mth, prestatie in enumerate(doel.prestaties, 1):
                prestatie_id = f"{doel_id}.r{mth}"
                _know(self._prestaties, prestatie, programma_id, prestatie_id)
                yield _row(
                    tables.PRESTATIES,
                    prestatie_id=prestatie_id,
                    doel_id=doel_id,
                    volgorde=mth,
                    code=prestatie.code,
                    naam=prestatie.naam,
                    **_stoplicht(prestatie.stoplicht),
                    **shared,
                    **_place(prestatie.location),
                )
                yield from _aspecten(prestatie.aspecten, doel_id, prestatie_id, shared)

    def _texts_of(self, programma: Programma, programma_id: str) -> Iterator[Row]:
        if programma.missie:
            yield from self._sectie(programma.missie, programma_id, "missie", 1)
        if programma.stand_van_zaken:
            yield from self._sectie(programma.stand_van_zaken, programma_id, "stand_van_zaken", 1)
        for number, toelichting in enumerate(programma.toelichtingen, 1):
            yield from self._sectie(toelichting, programma_id, "toelichting", number)
            yield self._toelichting(toelichting, programma_id, number)
        for number, sectie in enumerate(programma.overige_secties, 1):
            yield from self._sectie(sectie, programma_id, "overig", number)

    def _toelichting(self, toelichting: Toelichting, programma_id: str, number: int) -> Row:
        return _row(
            tables.TOELICHTINGEN,
            sectie_id=_sectie_id(programma_id, "toelichting", number),
            rapport_id=self._id,
            programma_id=programma_id,
            volgorde=number,
            beleidsterrein=toelichting.beleidsterrein,
            code=toelichting.code,
            naam=toelichting.naam,
            kop=toelichting.kop,
            text=toelichting.text,
            **self._rows_of(toelichting.code or _named(toelichting.naam, programma_id)),
        )

    def _rows_of(self, name: Name) -> dict[str, Cell]:
        """Give the keys of the rows of a code, or of a name; where a report prints it twice, of the first."""
        return {"doel_id": self._doelen.get(name), "prestatie_id": self._prestaties.get(name)}

    def _sectie(self, sectie: Section, programma_id: str | None, soort: SectieSoort, number: int) -> Iterator[Row]:
        sectie_id = _sectie_id(programma_id or self._id, soort, number)
        shared: dict[str, Cell] = {"rapport_id": self._id, "programma_id": programma_id, "sectie_id": sectie_id}
        yield _row(
            tables.SECTIES,
            soort=soort,
            volgorde=number,
            rol=sectie.rol,
            niveau=sectie.niveau,
            kop=sectie.kop,
            text=sectie.text,
            **shared,
            **_place(sectie.location),
        )
        for nth, found in enumerate(sectie.percentages, 1):
            told = _told(found)
            key = {"percentage_id": f"{sectie_id}.v{nth}"}
            yield _row(tables.PERCENTAGES, **key, volgorde=nth, **shared, **told, **_place(found.location))
        for nth, code in enumerate(sectie.codes, 1):
            told = _told(code) | self._rows_of(code.code)
            key = {"mention_id": f"{sectie_id}.c{nth}"}
            yield _row(tables.CODES, **key, volgorde=nth, **shared, **told, **_place(code.location))
        for nth, totaal in enumerate(sectie.stoplicht_totalen, 1):
            told = _told(totaal)
            key = {"totaal_id": f"{sectie_id}.t{nth}"}
            yield _row(tables.STOPLICHT_TOTALEN, **key, volgorde=nth, **shared, **told, **_place(totaal.location))


def _know(keys: Keys, row: Doel | Prestatie, programma_id: str, key: str) -> None:
    """Keep the key of the first row of a code, or of a name where no code is printed."""
    name = row.code or _named(row.naam, programma_id)
    if name != _named(None, programma_id):
        keys.setdefault(name, key)


def _named(naam: str | None, programma_id: str) -> Name:
    return programma_id, key_of(naam or "")


def _aspecten(
    aspecten: Sequence[Aspect], doel_id: str, prestatie_id: str | None, shared: dict[str, Cell]
) -> Iterator[Row]:
    for number, one in enumerate(aspecten, 1):
        light = one.stoplicht
        yield _row(
            tables.ASPECTEN,
            aspect_id=f"{prestatie_id or doel_id}.a{number}",
            doel_id=doel_id,
            prestatie_id=prestatie_id,
            volgorde=number,
            aspect=one.aspect,
            stoplicht=light.kleur,
            stoplicht_bron=light.bron,
            stoplicht_tekst=light.tekst,
            **shared,
            **_place(light.location),
        )


def _row(table: Table, **cells: Cell) -> Row:
    return table, tuple(cells[name] for name in table.names)


def _told(fact: Percentage | Code | StoplichtTotaal) -> dict[str, Cell]:
    """Give what a fact tells; `end` is a word of SQL's own, so the offsets have longer names."""
    told: dict[str, Cell] = fact.model_dump(exclude={"location", "start", "end"})
    return told | {"start_offset": fact.start, "end_offset": fact.end}


def _sectie_id(parent: str, soort: SectieSoort, number: int) -> str:
    short = {"missie": "m", "stand_van_zaken": "s", "toelichting": "t", "overig": "o"}[soort]
    return f"{parent}.{short}{number}"


def _stoplicht(stoplicht: Stoplicht | None) -> dict[str, Cell]:
    if stoplicht is None:
        return dict.fromkeys(("stoplicht", "stoplicht_bron", "stoplicht_tekst", "stoplicht_page", "stoplicht_line"))
    place = stoplicht.location
    told: dict[str, Cell] = {
        "stoplicht": stoplicht.kleur,
        "stoplicht_bron": stoplicht.bron,
        "stoplicht_tekst": stoplicht.tekst,
    }
    return told | {"stoplicht_page": place.page, "stoplicht_line": place.line}


def _lines(items: Sequence[str]) -> str:
    return "\n".join(items)


def _place(location: Location | None) -> dict[str, Cell]:
    x0, top, x1, bottom = (location and location.bbox) or (None, None, None, None)
    page, line = (location.page, location.line) if location else (None, None)
    return {"page": page, "line": line, "x0": x0, "top": top, "x1": x1, "bottom": bottom}
