"""Running the jobs of a batch on this machine, some at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice

from rapportparser.batch.children import Children, prepare
from rapportparser.batch.converting import convert_source
from rapportparser.batch.work import Job, Work
from rapportparser.model_manifest import ManifestLine

Runner = Callable[[Iterable[Job], Work], Generator[ManifestLine]]


def here(jobs: int | None = None) -> Runner:
    """Give a runner that converts `jobs` sources at a time, each in a child; as many as there are cores by default."""

    def run(given: Iterable[Job], work: Work) -> Generator[ManifestLine]:
        prepare(work.options.language_model)
        children = Children()
        count = jobs or available_cores()
        waiting = iter(given)
        # A thread a child: it reads the source, waits for the child, and writes what comes back.
        with ThreadPoolExecutor(count) as threads:
            try:
                running = {threads.submit(convert_source, job, work, children) for job in islice(waiting, 2 * count)}
                while running:
                    done, running = wait(running, return_when=FIRST_COMPLETED)
                    running |= {
                        threads.submit(convert_source, job, work, children) for job in islice(waiting, len(done))
                    }
                    yield from map(Future.result, done)
            finally:
                children.stop()
                threads.shutdown(wait=False, cancel_futures=True)

    return run


def available_cores() -> int:
    """Give how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
