"""A batch from its plan to its end: its sources, its jobs, its manifest, its lock."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from filelock import FileLock, Timeout

from rapportparser.batch.addresses import absolute
from rapportparser.batch.finding import PassedOver, find
from rapportparser.batch.here import Runner
from rapportparser.batch.manifest import Manifest, output_of
from rapportparser.batch.naming import output_names
from rapportparser.batch.storage import BACKSTAGE, Folder, LocalFolder, folder_at
from rapportparser.batch.work import Job, Limits, ParseOptions, Work, work_for
from rapportparser.errors import OutputError
from rapportparser.model_manifest import ManifestLine


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch that is ready to run.

    Attributes:
        jobs: One a source, sorted by source.
        passed_over: What the folders held beside sources.
        work: What is done with each.
        manifest: Where it is noted.
    """

    jobs: list[Job]
    passed_over: PassedOver
    work: Work
    manifest: Manifest

    def lines(self, runner: Runner) -> Generator[ManifestLine]:
        """Run the batch, and give each source's line of the manifest once it is noted there.

        Raises:
            OutputError: The manifest cannot be written.
            ClusterError: The cluster cannot be used.
        """
        with closing(runner(self.jobs, self.work)) as lines:
            for line in lines:
                self.manifest.add(line)
                yield line


@contextmanager
def open_batch(
    sources: Iterable[str],
    out: str,
    *,
    options: ParseOptions | None = None,
    limits: Limits | None = None,
    force: bool = False,
) -> Iterator[Batch]:
    """Plan a batch; leaving it makes its manifest whole.

    Args:
        sources: Files, folders, globs; paths or fsspec addresses.
        out: The output folder; made where it is not there.
        options: How sources are parsed.
        limits: What a source may cost.
        force: Whether unchanged sources are done again.

    Raises:
        ProfileError: The profile cannot be read or understood.
        LanguageModelError: The language model is not installed.
        StorageError: An address cannot be reached.
        OutputError: The output folder cannot be written to, or another batch is writing to it.
    """
    work = work_for(absolute(out), options or ParseOptions(), limits or Limits(), force=force)
    folder = folder_at(work.out)
    with _alone(folder), Manifest(folder) as manifest:
        passed_over = PassedOver()
        found = find(sources, passed_over, work.out)
        kept = {source: output for source, line in manifest.lines.items() if (output := output_of(line)) is not None}
        names = output_names(found, kept)
        jobs = [
            Job(source.label, source.address, name, manifest.lines.get(source.label))
            for source, name in zip(found, names, strict=True)
        ]
        yield Batch(jobs, passed_over, work, manifest)


@contextmanager
def _alone(folder: Folder) -> Iterator[None]:
    """Keep other batches out of a folder of this machine, and sweep up what killed ones left."""
    if not isinstance(folder, LocalFolder):
        yield
        return
    backstage = folder.path / BACKSTAGE
    try:
        backstage.mkdir(parents=True, exist_ok=True)
        lock = FileLock(backstage / "lock", timeout=0)
        lock.acquire()
    except Timeout as error:
        remedy = "wait for it, or choose another --out"
        raise OutputError(folder.address, "another batch is writing there", remedy) from error
    except OSError as error:
        problem = f"cannot be written: {error.strerror or error}"
        raise OutputError(folder.address, problem, "choose another place with --out") from error
    try:
        for part in backstage.glob("*.part"):
            part.unlink(missing_ok=True)
        yield
    finally:
        lock.release()
