"""What changed between two reports: programmes, goals, performances, stoplights, percentages."""

from __future__ import annotations

from collections.abc import Iterator

from rapportparser.comparing.matching import Entry, Pair, bare, match, things
from rapportparser.comparing.percentages import percentage_pairs, percentages_of
from rapportparser.comparing.rows import row_changes, row_pairs, stoplicht_changes
from rapportparser.grammar import CodeGrammar
from rapportparser.model import Doel, Programma, Rapport
from rapportparser.model_diff import DIFF_VERSION, Change, Diff, ProgrammaDiff, ProgrammaName, RapportName
from rapportparser.profile import DEFAULT_PROFILE, load_profile
from rapportparser.profile_source import shipped_names

__all__ = ["compare"]


def compare(old: Rapport, new: Rapport, *, profile: str = DEFAULT_PROFILE) -> Diff:
    """Tell what changed between two reports.

    Programmes, goals and performances are found again by code and name together, else by a name that is the same or
    nearly so, else by their code alone. `2A1.1` and `2A101` are one code.

    Args:
        old: The report before.
        new: The report now.
        profile: Says how codes are built, where a report was read with a profile that is not shipped.

    Raises:
        ProfileError: The profile cannot be read.
    """
    pairs = _programme_pairs(old, new)
    grammars = _grammar_of(old, profile), _grammar_of(new, profile)
    doelen = row_pairs([(list(_doelen(was)), list(_doelen(now))) for was, now in pairs], grammars)
    prestaties = row_pairs(
        [(list(was.prestaties() if was else ()), list(now.prestaties() if now else ())) for was, now in pairs], grammars
    )
    return Diff(
        schema_version=DIFF_VERSION,
        old=_name_of(old),
        new=_name_of(new),
        programmas=tuple(
            ProgrammaDiff(
                changes=_changes(was, now),
                old=was and ProgrammaName(nummer=was.nummer, naam=was.naam),
                new=now and ProgrammaName(nummer=now.nummer, naam=now.naam),
                doelen=row_changes(doelen[place]),
                prestaties=row_changes(prestaties[place]),
                stoplichten=stoplicht_changes(prestaties[place]),
                percentages=percentage_pairs(percentages_of(was), percentages_of(now)),
            )
            for place, (was, now) in enumerate(pairs)
        ),
        percentages=percentage_pairs(percentages_of(old), percentages_of(new)),
    )


def _name_of(rapport: Rapport) -> RapportName:
    return RapportName(name=rapport.source.name, titel=rapport.titel, soort=rapport.soort, jaar=rapport.jaar)


def _grammar_of(rapport: Rapport, profile: str) -> CodeGrammar:
    """Give how a report's codes are built: as its own profile says, if that is a shipped one."""
    given = load_profile(profile)
    own = rapport.generator.profile
    return load_profile(own).grammar if own in shipped_names() else given.grammar


def _programme_pairs(old: Rapport, new: Rapport) -> list[tuple[Programma | None, Programma | None]]:
    olds, news = (
        [Entry(programma, programma.nummer, programma.naam or "") for programma in rapport.programmas]
        for rapport in (old, new)
    )
    pairs: list[Pair[Programma]] = match(olds, news)
    found = things(pairs)
    return list(found)


def _changes(was: Programma | None, now: Programma | None) -> tuple[Change, ...]:
    if was is None or now is None:
        return ("removed",) if was else ("added",)
    changes: list[Change] = []
    if bare(was.naam or "") != bare(now.naam or ""):
        changes.append("renamed")
    if was.nummer != now.nummer:
        changes.append("recoded")
    return tuple(changes)


def _doelen(programma: Programma | None) -> Iterator[Doel]:
    for boom in programma.doelenbomen if programma else ():
        yield from boom.doelen
