"""What runs in a child of its own: the bytes of one source to JSON, under limits, without files and without network."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping
from dataclasses import dataclass

from rapportparser.batch.work import Limits, ParseOptions
from rapportparser.errors import LimitError
from rapportparser.model import Rapport
from rapportparser.model_manifest import ManifestCounts
from rapportparser.parsing import parse
from rapportparser.process_limits import limit_this_process
from rapportparser.profile import as_profile
from rapportparser.reading import ReadingOptions


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a source became."""

    json: bytes
    counts: ManifestCounts
    pages: int | None


def parse_bytes(
    data: bytes, name: str, options: ParseOptions, profile: Mapping[str, object] | None, limits: Limits
) -> Parsed:
    """Parse a source in this process, which is one that may be killed.

    Args:
        data: The bytes of the source.
        name: The name that the result gives it.
        options: How it is parsed.
        profile: What the profile's file says; None for a shipped one, which `options` names.
        limits: What it may cost.

    Raises:
        RapportparserError: The source cannot be parsed, or needs more memory than it may have.
    """
    _limit(limits)
    try:
        rapport = parse(
            data,
            name=name,
            profile=options.profile if profile is None else as_profile(profile, options.profile),
            max_bytes=options.max_bytes,
            reading=ReadingOptions(max_pages=options.max_pages, pdf_engine=options.pdf_engine),
            language_model=options.language_model,
        )
        return Parsed(f"{rapport.model_dump_json()}\n".encode(), counts_of(rapport), rapport.source.pages)
    except MemoryError:
        mebibytes = limits.max_memory // 1024**2
        raise LimitError(name, f"needs more than {mebibytes} MiB of memory", "raise --max-memory") from None


def counts_of(rapport: Rapport) -> ManifestCounts:
    """Count what was found in a report."""
    texts = [*rapport.overige_secties, *(text for programma in rapport.programmas for text in programma.texts())]
    return ManifestCounts(
        programmas=len(rapport.programmas),
        prestaties=sum(1 for programma in rapport.programmas for _ in programma.prestaties()),
        percentages=sum(len(text.percentages) for text in texts),
        warnings=len(rapport.warnings),
    )


def _limit(limits: Limits) -> None:
    # Libraries that complain on standard error would break the progress bar.
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    limit_this_process(limits.timeout, limits.max_memory)
