"""Many sources to JSON: a file a report, a manifest with a line a source, and nothing that stops it.

    from rapportparser import batch

    with batch.open_batch(["archief"], "uit") as run:
        for line in run.lines(batch.here(jobs=2)):
            print(line.source, line.status)

A batch is planned (which sources, which outputs), and its jobs are run here in killable children or on a Dask cluster.
What each became is noted as it comes, so that a batch that was killed goes on where it was.
"""

from __future__ import annotations

from rapportparser.batch.cluster import on_cluster
from rapportparser.batch.finding import PassedOver
from rapportparser.batch.here import here
from rapportparser.batch.running import Batch, open_batch
from rapportparser.batch.work import Limits, ParseOptions

__all__ = ["Batch", "Limits", "ParseOptions", "PassedOver", "here", "on_cluster", "open_batch"]
