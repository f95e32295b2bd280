"""`convert` beyond one machine: a real scheduler with real workers, and a real S3 server on loopback."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import fsspec
import pytest
from moto.server import ThreadedMotoServer

from rapportparser import batch
from rapportparser.batch.storage import folder_at
from rapportparser.errors import StorageError
from tests.test_convert import PDF, TEXT, contents, convert, copies, manifest


def free_port() -> int:
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        assert isinstance(port, int)
        return port


class Cluster:
    """A scheduler and two workers, each a process of its own, as an institution would run them."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self._folder = folder
        self._environment = os.environ | environment
        self.address = f"tcp://127.0.0.1:{free_port()}"
        self._processes = [self._start("scheduler", "--host", self.address, "--no-dashboard")]
        self.workers = [self.add_worker(), self.add_worker()]

    def _start(self, role: str, *args: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{role}", *args]
        with (self._folder / f"{role}-{time.time_ns()}.log").open("wb") as log:
            return subprocess.Popen(command, cwd=self._folder, env=self._environment, stdout=log, stderr=log)

    def add_worker(self) -> subprocess.Popen[bytes]:
        args = (self.address, "--nthreads", "1", "--nworkers", "1", "--no-dashboard", "--death-timeout", "120")
        worker = self._start("worker", *args)
        self._processes.append(worker)
        return worker

    def close(self) -> None:
        for process in reversed(self._processes):
            process.terminate()
        for process in self._processes:
            process.wait(timeout=60)


@pytest.fixture(scope="module")
def s3() -> Iterator[dict[str, str]]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    environment = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "proef",
        "AWS_SECRET_ACCESS_KEY": "proef",
        "AWS_DEFAULT_REGION": "us-east-1",
        "NO_PROXY": "127.0.0.1,localhost",
        "no_proxy": "127.0.0.1,localhost",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        fsspec.filesystem("s3").mkdir("archief")
        yield environment
        fsspec.filesystem("s3").clear_instance_cache()
    server.stop()


@pytest.fixture
def cluster(tmp_path: Path, s3: dict[str, str]) -> Iterator[Cluster]:
    folder = tmp_path / "cluster"
    folder.mkdir()
    made = Cluster(folder, s3)
    yield made
    made.close()


def fill(folder: Path, count: int) -> None:
    copies(folder, [f"2020/{number}.txt" for number in range(count)])
    (folder / "rapport.pdf").write_bytes(PDF.read_bytes())
    (folder / "kapot.pdf").write_bytes(PDF.read_bytes()[:2000])


def upload(folder: Path, address: str) -> None:
    files = fsspec.filesystem("s3")
    for path in sorted(folder.rglob("*.*")):
        files.pipe_file(f"{address}/{path.relative_to(folder)}", path.read_bytes())


def download(address: str, folder: Path) -> Path:
    fsspec.filesystem("s3").invalidate_cache()
    fsspec.filesystem("s3").get(f"{address}/", f"{folder}/", recursive=True)
    return folder


def test_a_cluster_that_loses_a_worker_gives_what_one_machine_gives(tmp_path: Path, cluster: Cluster) -> None:
    count = 60
    fill(tmp_path / "in", count)
    upload(tmp_path / "in", "s3://archief/in")
    convert(tmp_path, "in", "--out", "recht")
    args = ["s3://archief/in", "--out", "s3://archief/uit", "--dask", cluster.address]
    process = subprocess.Popen(
        [sys.executable, "-m", "rapportparser", "convert", *args], cwd=tmp_path, stderr=subprocess.PIPE
    )
    files = fsspec.filesystem("s3", use_listings_cache=False)
    for _ in range(1200):
        if process.poll() is not None or len(files.glob("s3://archief/uit/2020/*.json")) >= count // 4:
            break
        time.sleep(0.05)
    assert process.poll() is None, process.stderr and process.stderr.read()
    cluster.workers[0].send_signal(signal.SIGKILL)
    _, told = process.communicate(timeout=300)
    assert process.returncode == 1, told
    assert b"Traceback" not in told
    made = download("s3://archief/uit", tmp_path / "anders")
    assert contents(made) == contents(tmp_path / "recht")
    lines, here = manifest(made), manifest(tmp_path / "recht")
    assert {f"s3://archief/{source}" for source in here} == set(lines)
    assert lines["s3://archief/in/kapot.pdf"]["error"]["code"] == "source-damaged"
    assert [line["status"] for line in lines.values()].count("failed") == 1
    assert files.find("s3://archief/uit/.rapportparser") == []


@pytest.mark.usefixtures("s3")
def test_s3_without_a_cluster_goes_on_where_it_was(tmp_path: Path) -> None:
    fill(tmp_path / "een", 3)
    upload(tmp_path / "een", "s3://archief/een")
    assert convert(tmp_path, "s3://archief/een/", "--out", "s3://archief/klaar").returncode == 1
    # What a killed batch leaves: its lines in parts, the last one torn.
    files = fsspec.filesystem("s3", use_listings_cache=False)
    whole = files.cat_file("s3://archief/klaar/manifest.jsonl")
    files.pipe_file("s3://archief/klaar/.rapportparser/manifest-1.jsonl", whole[:-30])
    files.rm_file("s3://archief/klaar/manifest.jsonl")
    done = convert(tmp_path, "s3://archief/een/20*/*.txt", "s3://archief/een", "s3://archief/een/weg.txt",
                   "--out", "s3://archief/klaar")  # fmt: skip
    assert done.returncode == 1
    lines = manifest(download("s3://archief/klaar", tmp_path / "klaar"))
    assert {source.removeprefix("s3://archief/een/"): line["status"] for source, line in lines.items()} == {
        "2020/0.txt": "skipped", "2020/1.txt": "skipped", "2020/2.txt": "skipped",
        "kapot.pdf": "failed", "rapport.pdf": json.loads(whole.splitlines()[-1])["status"], "weg.txt": "failed",
    }  # fmt: skip
    assert files.find("s3://archief/klaar/.rapportparser") == []


@pytest.mark.usefixtures("s3")
def test_a_bucket_that_is_not_there_is_told(tmp_path: Path) -> None:
    copies(tmp_path, ["a.txt"])
    done = convert(tmp_path, "a.txt", "--out", "s3://geen-emmer/uit")
    assert done.returncode == 5
    assert b"s3://geen-emmer/uit" in done.stderr
    assert b"Traceback" not in done.stderr


def test_memory_is_an_address_too() -> None:
    files = fsspec.filesystem("memory")
    files.pipe_file("/in/sub/a b.txt", TEXT.read_bytes())
    files.pipe_file("/in/../b.txt", TEXT.read_bytes())
    with batch.open_batch(["memory://in"], "memory://uit") as run:
        outputs = {line.output for line in run.lines(batch.here(jobs=1))}
    assert None not in outputs
    assert files.exists("/uit/sub/a b.txt.json")
    assert all(path.startswith("/uit/") for path in files.find("/") if path.endswith((".json", ".jsonl")))
    assert len((folder_at("memory://uit").read("manifest.jsonl") or b"").splitlines()) == len(outputs)


def test_an_unknown_kind_of_address_is_told() -> None:
    with pytest.raises(StorageError, match="is no address"), batch.open_batch(["memory://in"], "hdfs3000://uit"):
        pass
