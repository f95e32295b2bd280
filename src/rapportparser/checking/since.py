"""What became of the programmes, goals and performances of the report before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rapportparser.comparing.matching import Pair
from rapportparser.comparing.programmes import programme_pairs
from rapportparser.comparing.rows import RowAt, row_pairs
from rapportparser.model import Doel, Prestatie, Programma

if TYPE_CHECKING:
    from rapportparser.checking.report import Report


class Since:
    """The report before beside the one under check, as `diff` pairs them."""

    def __init__(self, before: Report, now: Report) -> None:
        self.programmas = programme_pairs(before.rapport.programmas, now.rapport.programmas)
        self._rows: Mapping[int, Pair[RowAt]] = {
            id(pair.old.row): pair
            for niveau in ("doel", "prestatie")
            for pairs in row_pairs(niveau, self.programmas, (before.grammar, now.grammar))
            for pair in pairs
            if pair.old is not None
        }
        # A code that stood in the report before twice is not gone while it stands here once.
        self._kept = {pair.old.code for pair in self._rows.values() if pair.old and pair.old.code and pair.new}

    def pair_of(self, before: Programma) -> Pair[Programma]:
        """Give what became of a programme of the report before."""
        return next(pair for pair in self.programmas if pair.old is before)

    def row(self, before: Doel | Prestatie) -> Doel | Prestatie | None:
        """Give the row of this report that a row of the report before is; None where it is gone."""
        now = self._rows[id(before)].new
        return now.row if now else None

    def is_gone(self, before: Doel | Prestatie) -> bool:
        """Tell whether a row of the report before is gone."""
        pair = self._rows[id(before)]
        return pair.new is None and (pair.old is None or pair.old.code not in self._kept)

    def new_code_of(self, before: Doel | Prestatie) -> str | None:
        """Give a row's other code; None where it is the same, also but for the other number of its programme."""
        pair = self._rows[id(before)]
        if pair.old is None or pair.new is None or pair.old.code is None or pair.new.code is None:
            return None
        owner = self.programmas[pair.new.programma]
        moved = owner.old is not None and owner.new is not None and owner.old.nummer != owner.new.nummer
        old, new = (key[1:] if moved and len(key) > 1 else key for key in (pair.old.code, pair.new.code))
        return None if old == new else pair.new.row.code
