"""From a report's outline to the contract's models, with the facts of each text found on the way."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rapportparser import model
from rapportparser.facts.amounts import find_amounts
from rapportparser.facts.codes import find_codes
from rapportparser.facts.organisatie import find_organisatie
from rapportparser.facts.statements import read_percentages
from rapportparser.facts.stoplicht_totalen import find_totals
from rapportparser.grammar import CodeGrammar
from rapportparser.parsing.places import place_of_lines, place_of_words
from rapportparser.parsing.stoplichten import Stoplichten, stoplicht_of
from rapportparser.parsing.tabellen import tabellen_in
from rapportparser.parsing.warnings import warning_of
from rapportparser.reading.document import Document
from rapportparser.reading.source import LoadedSource
from rapportparser.structure.indicators import FoundIndicator
from rapportparser.structure.outline import (
    AspectMerk,
    Boom,
    DoelRij,
    Outline,
    ProgrammaDeel,
    Rij,
    Sectie,
    ToelichtingSectie,
)
from rapportparser.structure.running_text import RunningText


class Assembly:
    """Fills the contract's models from an outline, and finds the facts in each text on the way."""

    def __init__(self, outline: Outline, grammar: CodeGrammar, language_model: str) -> None:
        self._outline = outline
        self._grammar = grammar
        self._language_model = language_model
        self._known = _codes_in_trees(outline.programmas)
        self._stoplichten = Stoplichten(outline, grammar)

    def rapport(self, source: LoadedSource, document: Document, generator: model.Generator) -> model.Rapport:
        """Give the whole report.

        Raises:
            LanguageModelError: The language model is not installed.
        """
        titel = self._outline.titel
        return model.Rapport(
            schema_version=model.SCHEMA_VERSION,
            generator=generator,
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
            indicatoren=tuple(map(_indicator, self._outline.indicatoren)),
            warnings=self._warnings(document),
        )

    def _warnings(self, document: Document) -> tuple[model.ParseWarning, ...]:
        remarks = (
            warning_of(remark.notice, place_of_lines([remark.line]) if remark.line else None)
            for remark in self._outline.remarks
        )
        notices = (warning_of(notice, None) for notice in document.notices)
        return (*notices, *remarks, *self._stoplichten.warnings())

    def _programma(self, programma: ProgrammaDeel) -> model.Programma:
        return model.Programma(
            nummer=programma.nummer,
            naam=programma.naam,
            commissies=tuple(programma.commissies),
            portefeuilles=tuple(programma.portefeuilles),
            missie=self._section(programma.missie) if programma.missie else None,
            stand_van_zaken=self._section(programma.stand_van_zaken) if programma.stand_van_zaken else None,
            doelenbomen=tuple(self._doelenboom(boom) for boom in programma.bomen),
            toelichtingen=tuple(self._toelichting(part) for part in programma.toelichtingen),
            overige_secties=tuple(self._section(sectie) for sectie in programma.overige),
            indicatoren=tuple(map(_indicator, programma.indicatoren)),
            location=place_of_lines([programma.line]),
        )

    def _section(self, sectie: Sectie) -> model.Section:
        return model.Section(
            kop=sectie.kop,
            text=sectie.body.text,
            codes=self._codes(sectie.body),
            percentages=self._percentages(sectie.body),
            bedragen=_bedragen(sectie.body),
            stoplicht_totalen=_totalen(sectie.body, None),
            rol=sectie.rol,
            niveau=sectie.niveau,
            tabellen=tabellen_in(sectie.body.lines),
            location=place_of_lines([sectie.line]),
        )

    def _toelichting(self, part: ToelichtingSectie) -> model.Toelichting:
        return model.Toelichting(
            kop=part.kop,
            text=part.body.text,
            codes=self._codes(part.body),
            percentages=self._percentages(part.body),
            bedragen=_bedragen(part.body),
            stoplicht_totalen=_totalen(part.body, part.beleidsterrein),
            rol=part.rol,
            niveau=part.niveau,
            tabellen=tabellen_in(part.body.lines),
            location=place_of_lines([part.line]),
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
                location=place_of_words(body, mention.start, mention.end),
            )
            for mention in find_codes(body.text, self._grammar, self._known)
        )

    def _percentages(self, body: RunningText) -> tuple[model.Percentage, ...]:
        return tuple(
            model.Percentage(
                text=statement.mention.text,
                value=statement.mention.value,
                value_max=statement.mention.value_max,
                unit=statement.mention.unit,
                kind=statement.reading.kind,
                direction=statement.reading.direction,
                qualifier=statement.qualifier,
                subject=statement.subject,
                period=statement.period,
                baseline=statement.baseline,
                sentence=statement.sentence,
                start=statement.mention.start,
                end=statement.mention.end,
                location=place_of_words(body, statement.mention.start, statement.mention.end),
            )
            for statement in read_percentages(body.text, self._language_model)
        )

    def _doelenboom(self, boom: Boom) -> model.Doelenboom:
        return model.Doelenboom(
            beleidsterrein=model.Beleidsterrein(code=boom.code, naam=boom.naam),
            doelen=tuple(self._doel(doel) for doel in boom.doelen),
            location=place_of_lines([boom.line]),
        )

    def _doel(self, doel: DoelRij) -> model.Doel:
        return model.Doel(
            code=doel.code,
            naam=doel.naam,
            stoplicht=stoplicht_of(doel.stoplicht) if doel.stoplicht else None,
            aspecten=_aspecten(doel.aspecten),
            prestaties=tuple(self._prestatie(rij) for rij in doel.prestaties),
            location=place_of_lines(doel.lines),
        )

    def _prestatie(self, rij: Rij) -> model.Prestatie:
        return model.Prestatie(
            code=rij.code,
            naam=rij.naam or None,
            stoplicht=self._stoplichten.of(rij),
            aspecten=_aspecten(rij.aspecten),
            location=place_of_lines(rij.lines),
        )


def _bedragen(body: RunningText) -> tuple[model.Bedrag, ...]:
    return tuple(
        model.Bedrag(
            text=mention.text,
            value=mention.value,
            value_max=mention.value_max,
            unit=mention.unit,
            effect=mention.effect,
            start=mention.start,
            end=mention.end,
            location=place_of_words(body, mention.start, mention.end),
        )
        for mention in find_amounts(body.text)
    )


def _totalen(body: RunningText, beleidsterrein: str | None) -> tuple[model.StoplichtTotaal, ...]:
    return tuple(
        model.StoplichtTotaal(
            kleur=total.kleur,
            aantal=total.aantal,
            totaal=total.totaal,
            beleidsterrein=beleidsterrein,
            text=body.text[total.start : total.end],
            start=total.start,
            end=total.end,
            location=place_of_words(body, total.start, total.end),
        )
        for total in find_totals(body.text)
    )


def _indicator(found: FoundIndicator) -> model.Indicator:
    return model.Indicator(
        naam=found.naam,
        eenheid=found.eenheid,
        bron=found.bron,
        bbv=found.bbv,
        code=found.code,
        waarden=tuple(
            model.IndicatorWaarde(
                kolom=waarde.kolom,
                jaar=waarde.jaar,
                soort=waarde.soort,
                gebied=waarde.gebied,
                text=waarde.text,
                value=waarde.value,
            )
            for waarde in found.waarden
        ),
        location=place_of_lines([found.line]),
    )


def _aspecten(aspecten: Sequence[AspectMerk]) -> tuple[model.Aspect, ...]:
    return tuple(model.Aspect(aspect=one.aspect, stoplicht=stoplicht_of(one.merk)) for one in aspecten)


def _codes_in_trees(programmas: Sequence[ProgrammaDeel]) -> Collection[str]:
    bomen = [boom for programma in programmas for boom in programma.bomen]
    doelen = [doel for boom in bomen for doel in boom.doelen]
    codes = [
        *(boom.code for boom in bomen),
        *(doel.code for doel in doelen),
        *(rij.code for doel in doelen for rij in doel.prestaties),
    ]
    return {code for code in codes if code}
