"""The parsed reports in a folder, also where some of its files are none."""

from __future__ import annotations

from pathlib import Path

from rapportparser.errors import RapportparserError, SourceEmptyError, SourceMissingError
from rapportparser.model import Rapport
from rapportparser.opening import stored_rapport
from rapportparser.stored import stored_sources


def gather(folder: Path, notices: list[str]) -> list[Rapport]:
    """Read the reports in a folder; one that cannot be read does not stop the others, and is told in `notices`.

    Raises:
        SourceError: There is no such folder, it holds no report that can be read, or its manifest is damaged.
    """
    if not folder.is_dir():
        raise SourceMissingError(str(folder), "there is no such folder", "give the one that convert wrote to")
    rapports: list[Rapport] = []
    unread: list[RapportparserError] = []
    for source in stored_sources([folder], notices):
        try:
            rapports.append(stored_rapport(source.path, name=source.name))
        except RapportparserError as error:
            unread.append(error)
    if not rapports:
        why = f" ({unread[0]})" if unread else ""
        raise SourceEmptyError(str(folder), f"holds no parsed report{why}", "fill it with rapportparser convert")
    notices += [f"left out: {error}" for error in unread]
    return rapports
