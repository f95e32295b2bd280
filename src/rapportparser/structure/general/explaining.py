"""What explains one goal or activity, and to which it belongs."""

from __future__ import annotations

from collections.abc import Sequence

from rapportparser.grammar import ParsedCode
from rapportparser.structure.general.block import Block
from rapportparser.structure.general.items import Item, read_items
from rapportparser.structure.general.numbering import plain_code
from rapportparser.structure.general.parts import Kind, Part
from rapportparser.structure.general.placing import rows_of
from rapportparser.structure.general.texts import Texts
from rapportparser.structure.lexicon import NO_ROLE
from rapportparser.structure.outline import (
    DoelRij,
    ProgrammaDeel,
    Rij,
    ToelichtingSectie,
)


class Explaining(Texts):
    """Keeps explanations."""

    def _explain(self, block: Block, programma: ProgrammaDeel) -> None:
        found = read_items(block.parts, self._marking.evidence, self._statuses, role="toelichting")
        coded = [item for item in found.items if item.code is not None and (item.depth > 1 or self._is_known(item))]
        if coded:
            first = block.parts.index(coded[0].part)
            self._add(block.part, block.parts[:first], block.rol)
            self._explain_coded(block.parts[first:], {id(item.part): item for item in coded}, programma)
        elif (
            block.rol != NO_ROLE
            and self._target is not None
            and block.parts
            and self._rol in {None, "doelen", "activiteiten", "stand_van_zaken"}
        ):
            self._add(block.part, [], block.rol)
            self._explain_with(block.parts, self._target, programma)
        else:
            self._emit(block.part, block.parts, block.rol)

    def _is_known(self, item: Item) -> bool:
        if self._programma is None or item.code is None:
            return False
        return any(row.code and plain_code(row.code) == plain_code(item.code) for row in rows_of(self._programma.bomen))

    def _explain_coded(self, parts: Sequence[Part], coded: dict[int, Item], programma: ProgrammaDeel) -> None:
        item: Item | None = None
        body: list[Part] = []
        for part in [*parts, None]:
            following = coded.get(id(part)) if part is not None else None
            if part is None or following is not None:
                if item is not None:
                    self._add_explanation(item.code, item.naam, item.part, body, programma)
                item, body = following, []
            else:
                body.append(part)

    def _explain_with(self, parts: Sequence[Part], target: DoelRij | Rij, programma: ProgrammaDeel) -> None:
        parts = self._labels(parts)
        if any(part.kind is not Kind.FIGURES for part in parts):
            self._add_explanation(target.code, target.naam, parts[0], parts, programma)

    def _add_explanation(
        self, code: str | None, naam: str | None, begin: Part, parts: Sequence[Part], programma: ProgrammaDeel
    ) -> None:
        body = self._joiner.join([line for part in parts for line in part.lines])
        if not body.text:
            return
        terrein = self._boom.code if self._boom is not None else None
        programma.toelichtingen.append(
            ToelichtingSectie(naam, body, begin.line, terrein, code_as(code), naam, rol="toelichting", niveau=4)
        )


def code_as(code: str | None) -> ParsedCode | None:
    """Give a printed code as the explanation's code; None for none."""
    return ParsedCode(code, ("doel",), (code,), (code,)) if code else None
