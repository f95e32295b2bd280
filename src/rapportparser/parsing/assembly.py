"""From a source to a `Rapport`: read, find the structure, find the facts, assemble."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from rapportparser import __version__, model
from rapportparser.facts.codes import find_codes
from rapportparser.facts.organisatie import find_organisatie
from rapportparser.facts.percentages import find_percentages
from rapportparser.grammar import CodeGrammar
from rapportparser.profile import DEFAULT_PROFILE, load_profile
from rapportparser.reading import ReadingOptions, read
from rapportparser.reading.document import Box, Document, Line
from rapportparser.reading.source import DEFAULT_MAX_BYTES, LoadedSource, SourceLike, load
from rapportparser.structure import outline_of
from rapportparser.structure.outline import (
    Boom,
    DoelRij,
    Outline,
    ProgrammaDeel,
    Rij,
    Sectie,
    StoplichtMerk,
    ToelichtingSectie,
)
from rapportparser.structure.running_text import RunningText

LANGUAGE_MODEL = "blank:nl"


def parse(
    source: SourceLike,
    *,
    name: str | None = None,
    profile: str = DEFAULT_PROFILE,
    max_bytes: int = DEFAULT_MAX_BYTES,
    reading: ReadingOptions | None = None,
) -> model.Rapport:
    """Parse a report.

    Args:
        source: A path, the bytes, or an open file.
        name: The name that the result gives the source; the file's own by default, "-" for bytes.
        profile: Name of a shipped profile, or path of a TOML file.
        max_bytes: Size over which a source is refused.
        reading: How PDFs are read: password, engine, limits.

    Raises:
        RapportparserError: The source or the profile cannot be read, or a limit was hit.
    """
    chosen = load_profile(profile)
    loaded = load(source, name=name, max_bytes=max_bytes)
    document = read(loaded, reading)
    outline = outline_of(document, chosen)
    return _Assembly(outline, chosen.grammar).rapport(loaded, document, chosen.naam)


class _Assembly:
    """Fills the contract's models from an outline, and finds the facts in each text on the way."""

    def __init__(self, outline: Outline, grammar: CodeGrammar) -> None:
        self._outline = outline
        self._grammar = grammar
        self._known = _codes_in_trees(outline.programmas)

    def rapport(self, source: LoadedSource, document: Document, profile: str) -> model.Rapport:
        titel = self._outline.titel
        return model.Rapport(
            schema_version=model.SCHEMA_VERSION,
            generator=model.Generator(
                name="rapportparser", version=__version__, profile=profile, language_model=LANGUAGE_MODEL
            ),
            source=model.Source(
                name=source.name,
                media_type=document.media_type,
                sha256=source.sha256,
                size=len(source.data),
                pages=document.page_count,
            ),
            titel=titel.titel,
            soort=titel.soort,
            volgnummer=titel.volgnummer,
            jaar=titel.jaar,
            organisatie=find_organisatie(line.text for line in document.lines()),
            programmas=tuple(self._programma(programma) for programma in self._outline.programmas),
            overige_secties=tuple(self._section(sectie) for sectie in self._outline.overige),
            warnings=self._warnings(document),
        )

    def _warnings(self, document: Document) -> tuple[model.ParseWarning, ...]:
        return tuple(
            model.ParseWarning(
                code=remark.code,
                message=remark.message,
                location=_location([remark.line]) if remark.line else None,
            )
            for remark in (*document.notices, *self._outline.remarks)
        )

    def _programma(self, programma: ProgrammaDeel) -> model.Programma:
        return model.Programma(
            nummer=programma.nummer,
            naam=programma.naam,
            commissies=tuple(programma.commissies),
            portefeuilles=tuple(programma.portefeuilles),
            missie=self._section(programma.missie) if programma.missie else None,
            stand_van_zaken=self._section(programma.stand_van_zaken) if programma.stand_van_zaken else None,
            doelenbomen=tuple(_doelenboom(boom) for boom in programma.bomen),
            toelichtingen=tuple(self._toelichting(part) for part in programma.toelichtingen),
            overige_secties=tuple(self._section(sectie) for sectie in programma.overige),
            location=_location([programma.line]),
        )

    def _section(self, sectie: Sectie) -> model.Section:
        return model.Section(
            kop=sectie.kop,
            text=sectie.body.text,
            codes=self._codes(sectie.body),
            percentages=_percentages(sectie.body),
            stoplicht_totalen=(),
            location=_location([sectie.line]),
        )

    def _toelichting(self, part: ToelichtingSectie) -> model.Toelichting:
        return model.Toelichting(
            kop=part.kop,
            text=part.body.text,
            codes=self._codes(part.body),
            percentages=_percentages(part.body),
            stoplicht_totalen=(),
            location=_location([part.line]),
            beleidsterrein=part.beleidsterrein,
            code=part.code.text if part.code else None,
            naam=part.naam,
        )

    def _codes(self, body: RunningText) -> tuple[model.Code, ...]:
        return tuple(
            model.Code(
                text=mention.text,
                code=mention.code.text,
                niveau=mention.code.niveau,
                known=mention.known,
                start=mention.start,
                end=mention.end,
                location=_mention_location(body, mention.start, mention.end),
            )
            for mention in find_codes(body.text, self._grammar, self._known)
        )


def _percentages(body: RunningText) -> tuple[model.Percentage, ...]:
    return tuple(
        model.Percentage(
            text=mention.text,
            value=mention.value,
            value_max=None,
            unit=mention.unit,
            kind=None,
            direction=None,
            qualifier=None,
            subject=None,
            period=None,
            baseline=None,
            sentence=mention.sentence,
            start=mention.start,
            end=mention.end,
            location=_mention_location(body, mention.start, mention.end),
        )
        for mention in find_percentages(body.text)
    )


def _codes_in_trees(programmas: Sequence[ProgrammaDeel]) -> Collection[str]:
    bomen = [boom for programma in programmas for boom in programma.bomen]
    doelen = [doel for boom in bomen for doel in boom.doelen]
    prestaties = [rij.code.text for doel in doelen for rij in doel.prestaties]
    return {*(boom.code for boom in bomen if boom.code), *(doel.code for doel in doelen), *prestaties}


def _doelenboom(boom: Boom) -> model.Doelenboom:
    return model.Doelenboom(
        beleidsterrein=model.Beleidsterrein(code=boom.code, naam=boom.naam),
        doelen=tuple(_doel(doel) for doel in boom.doelen),
        location=_location([boom.line]),
    )


def _doel(doel: DoelRij) -> model.Doel:
    return model.Doel(
        code=doel.code,
        naam=doel.naam,
        prestaties=tuple(_prestatie(rij) for rij in doel.prestaties),
        location=_location(doel.lines),
    )


def _prestatie(rij: Rij) -> model.Prestatie:
    return model.Prestatie(
        code=rij.code.text,
        naam=rij.naam or None,
        stoplicht=_stoplicht(rij.stoplicht) if rij.stoplicht else None,
        location=_location(rij.lines),
    )


def _stoplicht(merk: StoplichtMerk) -> model.Stoplicht:
    if merk.mark is None:
        return model.Stoplicht(kleur=merk.kleur, bron="tekst", location=_location([merk.line]))
    location = _place([(replace(merk.line, page=merk.mark.page), merk.mark.box)])
    return model.Stoplicht(kleur=merk.kleur, bron="kleur", location=location)


def _mention_location(body: RunningText, start: int, end: int) -> model.Location:
    """Give the place of a few characters: on the line where they begin, the box around all of them on its page."""
    return _place([(line, line.box_between(first, last)) for line, first, last in body.stretches(start, end)])


def _location(lines: Sequence[Line]) -> model.Location:
    """Give the place of lines that stand together: on the first, the box around all on its page."""
    return _place([(line, line.box) for line in lines])


def _place(parts: Sequence[tuple[Line, Box | None]]) -> model.Location:
    first, around = parts[0]
    for line, box in parts[1:]:
        if around is not None and box is not None and line.page == first.page:
            around = around.around(box)
    edges = (around.x0, around.top, around.x1, around.bottom) if around is not None else None
    bbox = tuple(round(edge, 2) for edge in edges) if edges else None
    return model.Location(page=first.page, line=first.number, bbox=bbox)
