"""A lone verb does its work in a child: what a file does to it is one clear line of the command."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import SAMPLES
from tests.test_cli import complaint, run
from tests.traps import endless_forms

TEXT = SAMPLES / "voortgangsrapportage-2021-veiligheid.txt"
# The command as on a system without fork, which starts itself once more.
NO_FORK = "import os; del os.fork; from rapportparser.cli import main; main()"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="children are found through /proc")


@pytest.fixture
def bomb(tmp_path: Path) -> Path:
    path = tmp_path / "bom.pdf"
    path.write_bytes(endless_forms())
    return path


def start(*args: str | Path, cwd: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "rapportparser", *map(str, args)]
    return subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def child_of(process: subprocess.Popen[bytes]) -> int:
    """Wait for the command's child to be at work, and give its number."""
    for _ in range(400):
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        if children and "pdfium" in Path(f"/proc/{children[0]}/maps").read_text():
            return int(children[0])
        time.sleep(0.02)
    raise AssertionError("it never began")


def is_gone(pid: int) -> bool:
    for _ in range(100):
        if not Path(f"/proc/{pid}").exists():
            return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize("verb", ["parse", "check", "review", "diff"])
def test_what_takes_too_long_is_given_up(verb: str, bomb: Path) -> None:
    sources = [bomb, bomb] if verb == "diff" else [bomb]
    done = run(verb, *sources, "--timeout", "1", "--max-memory", "8192")
    assert done.returncode == 6
    message = complaint(done)
    assert message.startswith("rapportparser: bom.pdf")
    assert "raise --timeout" in message


def test_a_timeout_counts_for_each_source(bomb: Path) -> None:
    started = time.monotonic()
    done = run("check", bomb, TEXT, "--timeout", "1.5", "--max-memory", "8192")
    assert done.returncode == 6
    assert time.monotonic() - started > 3
    assert "bom.pdf, voortgangsrapportage-2021-veiligheid.txt: takes longer than 3 s" in complaint(done)


def test_what_needs_too_much_memory_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "groot.txt"
    path.write_bytes(b"Stand van zaken met 3% meer\n" * 2_000_000)
    done = run("parse", path, "--max-memory", "256")
    assert done.returncode == 6
    assert complaint(done) == "rapportparser: groot.txt: needs more than 256 MiB of memory; raise --max-memory\n"


def test_a_pdf_that_makes_the_reader_run_out_of_memory_is_an_error(bomb: Path) -> None:
    done = run("parse", bomb, "--max-memory", "256")
    assert done.returncode in {3, 6}
    assert "--max-memory" in complaint(done)


@pytest.mark.parametrize(
    ("number", "status", "says"), [(signal.SIGSEGV, 3, "crash (SIGSEGV)"), (signal.SIGKILL, 6, "killed by the system")]
)
def test_a_child_that_dies_is_told(number: signal.Signals, status: int, says: str, bomb: Path) -> None:
    process = start("parse", bomb, "-o", "uit.json", cwd=bomb.parent)
    os.kill(child_of(process), number)
    printed, told = process.communicate(timeout=30)
    assert (process.returncode, printed) == (status, b"")
    assert told.startswith(b"rapportparser: bom.pdf: ")
    assert says in told.decode()
    assert told.count(b"\n") == 1
    assert [path.name for path in bomb.parent.iterdir()] == ["bom.pdf"]


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupt_ends_the_child_in_a_second(number: signal.Signals, status: int, bomb: Path) -> None:
    process = start("parse", bomb, "--max-memory", "8192", cwd=bomb.parent)
    child = child_of(process)
    sent = time.monotonic()
    process.send_signal(number)
    printed, told = process.communicate(timeout=30)
    assert time.monotonic() - sent < 5
    assert (process.returncode, printed) == (status, b"")
    assert told.strip() == (b"rapportparser: interrupted" if number == signal.SIGINT else b"")
    assert is_gone(child)


def test_without_fork_it_does_the_same(bomb: Path) -> None:
    def run_without_fork(*args: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-c", NO_FORK, *map(str, args)]
        return subprocess.run(command, input=given, capture_output=True, check=False)

    assert run_without_fork("parse", TEXT).stdout == run("parse", TEXT).stdout
    assert run_without_fork("parse", "-", given=TEXT.read_bytes()).returncode == 0
    assert run_without_fork("check", SAMPLES / "voortgangsrapportage-2023-gebreken.txt").returncode == 1
    assert run_without_fork("parse", "weg.pdf").returncode == 3
    done = run_without_fork("parse", bomb, "--timeout", "1", "--max-memory", "8192")
    assert done.returncode == 6
    assert "raise --timeout" in complaint(done)
