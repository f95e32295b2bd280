"""What is told of office documents beside their text."""

from __future__ import annotations

from typing import Final

from rapportparser.reading.document import Notice

TRACKED_CHANGES: Final = Notice(
    "tracked-changes", "Het document heeft bijgehouden wijzigingen: het is gelezen alsof ze alle zijn aanvaard."
)


def embedded_documents(count: int) -> Notice:
    """Tell that documents within the document were not read."""
    return Notice("embedded-document", f"{count} ingesloten document(en) zijn niet gelezen.")
