"""The role and the depth of sections that a profile's own headings opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapportparser.model import Rol
from rapportparser.structure.lexicon import rol_of
from rapportparser.structure.outline import ProgrammaDeel, Sectie, ToelichtingSectie

# A programme is a chapter, its sections stand below it, and what explains one code below those.
_CHAPTER, _SECTION, _PART = 1, 2, 3


def give_roles(programmas: Sequence[ProgrammaDeel], overige: list[Sectie]) -> None:
    """Give every section its role, by its heading or by the field that it fills, and its depth."""
    for programma in programmas:
        programma.missie = _with(programma.missie, "missie")
        programma.stand_van_zaken = _with(programma.stand_van_zaken, "stand_van_zaken")
        programma.overige = [_in_report(sectie, _SECTION, in_programme=True) for sectie in programma.overige]
        programma.toelichtingen = [_explaining(part) for part in programma.toelichtingen]
    overige[:] = [_in_report(sectie, _CHAPTER, in_programme=False) for sectie in overige]


def _with(sectie: Sectie | None, rol: Rol) -> Sectie | None:
    return replace(sectie, rol=rol, niveau=_SECTION if sectie.kop else None) if sectie is not None else None


def _in_report(sectie: Sectie, niveau: int, *, in_programme: bool) -> Sectie:
    if sectie.kop is None:
        return sectie
    return replace(sectie, rol=rol_of(sectie.kop, in_programme=in_programme), niveau=niveau)


def _explaining(part: ToelichtingSectie) -> ToelichtingSectie:
    depth = None if part.kop is None else _PART if part.code is not None else _SECTION
    return replace(part, rol="toelichting", niveau=depth)
