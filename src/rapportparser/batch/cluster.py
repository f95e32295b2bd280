"""Running the jobs of a batch on a Dask cluster that is there already; its workers share the storage."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Generator, Iterable
from itertools import islice
from typing import Any, Final, cast

from rapportparser.batch.converting import convert_source, failed
from rapportparser.batch.here import Runner
from rapportparser.batch.work import Job, Work
from rapportparser.errors import ClusterError, ExtraMissingError
from rapportparser.model_manifest import ManifestError, ManifestLine

# So many tasks the scheduler knows at a time: enough for thousands of cores, few enough for its memory.
_WINDOW: Final = 10_000
_RETRIES: Final = 3
_CONNECT_SECONDS: Final = 10
_CLOSED: Final = "the cluster has gone away"
_AGAIN: Final = "give the same command again to go on where it was"


def on_cluster(address: str) -> Runner:
    """Give a runner that sends jobs to the scheduler at an address, such as `tcp://scheduler:8786`.

    A source whose worker dies is given to another one; a source that kills several workers is a failed line.

    Raises (when it runs):
        ExtraMissingError: Dask is not installed.
        ClusterError: Nothing answers at the address, or the cluster goes away.
    """

    def run(given: Iterable[Job], work: Work) -> Generator[ManifestLine]:
        with _connected(address) as client:
            from distributed import as_completed

            waiting = iter(given)
            batch = uuid.uuid4().hex
            known: dict[str, Job] = {}

            def send(count: int) -> list[Any]:
                futures = []
                for job in islice(waiting, count):
                    key = f"rapportparser-{batch}-{len(known)}-{uuid.uuid4().hex}"
                    known[key] = job
                    futures.append(client.submit(convert_source, job, work, key=key, retries=_RETRIES, pure=False))
                return futures

            coming = as_completed(send(_WINDOW), loop=client.loop)
            for future in coming:
                line = _line(future, known.pop(future.key), work)
                coming.update(send(1))
                yield line

    return run


def _line(
    future: Any,  # noqa: ANN401 (Dask has no types)
    job: Job,
    work: Work,
) -> ManifestLine:
    if future.status == "finished":
        return cast("ManifestLine", future.result())
    error = future.exception() if future.status == "error" else None
    if error is None:
        raise ClusterError("", _CLOSED, _AGAIN)
    summary = " ".join(f"{type(error).__name__}: {error}".split())
    return failed(
        job, work, ManifestError(code="worker", message=f"{job.label}: its workers died or failed: {summary}")
    )


def _connected(address: str) -> Any:  # noqa: ANN401
    try:
        from distributed import Client
    except ImportError as error:
        raise ExtraMissingError(address, "Dask is not installed", "pip install 'rapportparser[dask]'") from error
    # Where the cluster goes away, our own line says so; Dask's would be a page of tracebacks.
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        return Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise ClusterError(address, "no Dask scheduler answers there", "check the address and the port") from error
