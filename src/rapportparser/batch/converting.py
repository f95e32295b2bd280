"""One source to its JSON file and its line of the manifest; the same here and on a cluster."""

from __future__ import annotations

import hashlib
import time
from concurrent.futures import CancelledError
from functools import cache

from pydantic import ValidationError

from rapportparser import __version__
from rapportparser.batch.addresses import printable
from rapportparser.batch.child import Parsed, parse_bytes
from rapportparser.batch.children import Children, prepare
from rapportparser.batch.storage import Folder, folder_at, read_source
from rapportparser.batch.work import Job, Work
from rapportparser.errors import ClusterError, RapportparserError
from rapportparser.model_manifest import ManifestError, ManifestLine


def convert_source(job: Job, work: Work, children: Children | None = None) -> ManifestLine:
    """Convert a source, and tell what became of it; whatever is wrong with it is in the line.

    Raises:
        CancelledError: The batch was stopped.
    """
    started = time.perf_counter()
    hashes: list[str] = []
    try:
        line = _convert(job, work, children or _own_children(work.options.language_model), hashes)
    except CancelledError:
        raise
    except RapportparserError as error:
        line = failed(job, work, ManifestError(code=error.code, message=printable(str(error))), *hashes)
    except Exception as error:  # noqa: BLE001 (one source's fault must not end the batch)
        summary = printable(" ".join(f"{type(error).__name__}: {error}".split()))
        message = f"{_name(job)}: a fault of rapportparser's own ({summary}); please report it"
        line = failed(job, work, ManifestError(code="internal", message=message), *hashes)
    return line.model_copy(update={"seconds": round(time.perf_counter() - started, 3)})


def failed(job: Job, work: Work, error: ManifestError, sha256: str | None = None) -> ManifestLine:
    """Give the line of a source that failed."""
    return ManifestLine(
        source=job.label, status="failed", sha256=sha256, output=None, error=error, counts=None, pages=None,
        seconds=0.0, fingerprint=work.fingerprint,
    )  # fmt: skip


def _convert(job: Job, work: Work, children: Children, hashes: list[str]) -> ManifestLine:
    if work.version != __version__:
        problem = f"its worker has rapportparser {__version__}, and the batch is of {work.version}"
        raise ClusterError(_name(job), problem, "give all machines the same version")
    out = folder_at(work.out)
    try:
        data = read_source(job.address, _name(job), work.options.max_bytes)
        hashes.append(hashlib.sha256(data).hexdigest())
        before = None if work.force else _unchanged(job, work, hashes[0], out)
        if before is not None:
            return before.model_copy(update={"status": "skipped"})
        parsed = children.run(
            _name(job), work.limits, parse_bytes, data, _name(job), work.options, work.profile, work.limits
        )
    except RapportparserError:
        # What an earlier batch made of it is not what it is now.
        out.remove(job.output)
        raise
    out.write(job.output, parsed.json)
    return _done(job, work, hashes[0], parsed)


def _done(job: Job, work: Work, sha256: str, parsed: Parsed) -> ManifestLine:
    return ManifestLine(
        source=job.label, status="warnings" if parsed.counts.warnings else "ok", sha256=sha256, output=job.output,
        error=None, counts=parsed.counts, pages=parsed.pages, seconds=0.0, fingerprint=work.fingerprint,
    )  # fmt: skip


def _unchanged(job: Job, work: Work, sha256: str, out: Folder) -> ManifestLine | None:
    """Give the line of an earlier batch where all is still so."""
    if job.before is None:
        return None
    try:
        before = ManifestLine.model_validate_json(job.before)
    except ValidationError:
        return None
    same = (before.sha256, before.fingerprint, before.output) == (sha256, work.fingerprint, job.output)
    return before if same and before.status != "failed" and out.exists(job.output) else None


def _name(job: Job) -> str:
    return printable(job.address.replace("\\", "/").rstrip("/").rpartition("/")[2]) or job.label


@cache
def _own_children(language_model: str) -> Children:
    """Give the children of this process, where it is a worker of a cluster."""
    prepare(language_model)
    return Children()
