"""What changed between two reports: programmes, goals, performances, stoplights, percentages."""

from __future__ import annotations

from rapportparser.comparing.percentages import percentage_pairs, percentages_of
from rapportparser.comparing.programmes import programme_pairs
from rapportparser.comparing.rows import row_changes, row_pairs, stoplicht_changes
from rapportparser.grammar import CodeGrammar
from rapportparser.model import Programma, Rapport
from rapportparser.model_diff import DIFF_VERSION, Change, Diff, ProgrammaDiff, ProgrammaName, RapportName
from rapportparser.profile import DEFAULT_PROFILE, load_profile
from rapportparser.profile_source import shipped_names
from rapportparser.structure.keys import key_of

__all__ = ["compare"]


def compare(old: Rapport, new: Rapport, *, profile: str = DEFAULT_PROFILE) -> Diff:
    """Tell what changed between two reports.

    Programmes, goals and performances are found again by code and name together, else by a name that is the same or
    nearly so, else by their code alone. `2A1.1` and `2A101` are one code. What has no code is found by its name, first
    among the rows that stood with it.

    Args:
        old: The report before.
        new: The report now.
        profile: Says how codes are built, where a report was read with a profile that is not shipped.

    Raises:
        ProfileError: The profile cannot be read.
    """
    pairs = programme_pairs(old.programmas, new.programmas)
    grammars = _grammar_of(old, profile), _grammar_of(new, profile)
    doelen, prestaties = row_pairs("doel", pairs, grammars), row_pairs("prestatie", pairs, grammars)
    return Diff(
        schema_version=DIFF_VERSION,
        old=_name_of(old),
        new=_name_of(new),
        programmas=tuple(
            ProgrammaDiff(
                changes=_changes(pair.old, pair.new),
                found_by=pair.by,
                old=pair.old and ProgrammaName(nummer=pair.old.nummer, naam=pair.old.naam),
                new=pair.new and ProgrammaName(nummer=pair.new.nummer, naam=pair.new.naam),
                doelen=row_changes(doelen[place]),
                prestaties=row_changes(prestaties[place]),
                stoplichten=(
                    *stoplicht_changes("doel", doelen[place]),
                    *stoplicht_changes("prestatie", prestaties[place]),
                ),
                percentages=percentage_pairs(percentages_of(pair.old), percentages_of(pair.new)),
            )
            for place, pair in enumerate(pairs)
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


def _changes(was: Programma | None, now: Programma | None) -> tuple[Change, ...]:
    if was is None or now is None:
        return ("removed",) if was else ("added",)
    changes: list[Change] = []
    if key_of(was.naam or "") != key_of(now.naam or ""):
        changes.append("renamed")
    if was.nummer != now.nummer:
        changes.append("recoded")
    return tuple(changes)
