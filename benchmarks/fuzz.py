"""Does every input end in JSON or one clear error? Mutated samples by the thousand, each in a process that may die.

    python benchmarks/fuzz.py --runs 20000                  a quarter each of texts, PDFs, DOCX and ODT
    python benchmarks/fuzz.py --runs 1000 --from 500000     other ones
    python benchmarks/fuzz.py --seed 4711                   one again, with its traceback

A run takes a sample, or pieces of two, and cuts, flips, repeats, deletes and inserts; of most office files it changes
the XML within, as XML. A seed says how, so that any run
can be had again. What is counted: reports, errors by class, and what must not be: another exception, JSON that breaks
the contract, a process that dies, a text of more than a quarter of a minute.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import TimeoutError as PebbleTimeoutError
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

import click
from fuzz_office import changed_as_xml, office_sources
from pebble import ProcessExpired, ProcessPool

import rapportparser
from rapportparser.reading import read
from rapportparser.reading.decoding import decode
from rapportparser.reading.source import load

ROOT: Final = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.pdfs import EMPTY_TREE, printed, scan  # noqa: E402
from tests.test_invariants import check_invariants  # noqa: E402
from tests.traps import endless_forms  # noqa: E402

_SECONDS: Final = 15.0
_KINDS: Final = ("pdf", "text", "docx", "odt")
# How many of the office files are changed within their XML; the others as bytes.
_AS_XML: Final = 0.8
_ZIP_WORDS: Final = (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06" + bytes(18), b"\xff" * 40, bytes(40), b"<!DOCTYPE x [")
_TEXT_WORDS: Final = (
    b"%",
    b" 3% ",
    b"drie procent",
    b"2A1.1",
    b"2A101 ",
    b"\nDoelenbomen\n",
    b"\nToelichting\n",
    b"\n| 2A1 X | 2A1.1 Y |\n",
    b"\x00",
    b"\xc2\xa0" * 40,
    b"\xe2\x80\xae",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\r",
    b"\x0c",
    b"\t" * 30,
    b"(" * 60,
    b"\xe2\x80\xa8",
    b" van 10 tot 20% en 30-40% ",
    b"a" * 5000,
    b"1" * 5000,
    b"\n" * 300,
    b"\xed\xa0\x80",
)
_PDF_WORDS: Final = (
    b"/Kids[1 0 R 2 0 R]",
    b"/Count 99999999",
    b"/Length 99999999",
    b"/Length -1",
    b"endobj\n",
    b"endstream\n",
    b"<<" * 400,
    b"[" * 400,
    b"/MediaBox[0 0 1e9 1e9]",
    b"/MediaBox[0 0 0 0]",
    b"/Parent 1 0 R",
    b"/Filter/FlateDecode",
    b"/Rotate 91",
    b"/Font<</F1 1 0 R>>",
    b"(" * 200,
    b"9" * 400,
    b"-9999999999999",
    b"xref\n0 99999\n",
    b"startxref\n0\n%%EOF",
    b"/Encrypt 1 0 R",
    b"BT /F1 1e30 Tf (a) Tj ET",
    b" q " * 200,
    b"/ToUnicode 1 0 R",
    b"/Type/ObjStm",
)


@cache
def _sources(kind: str) -> tuple[bytes, ...]:
    samples = ROOT / "samples"
    if kind in {"docx", "odt"}:
        return office_sources(kind)
    if kind == "text":
        return tuple(path.read_bytes() for path in sorted(samples.glob("*.txt")))
    text = (samples / "voortgangsrapportage-2021-veiligheid.txt").read_text(encoding="utf-8")
    names = ("stoplichten-reportlab", "voortgangsrapportage-lindeveen-reportlab")
    shipped = [(samples / f"{name}.pdf").read_bytes() for name in names]
    return (printed(text), EMPTY_TREE, scan(), endless_forms()[:1500], *shipped)


def _cut(random: Random, data: bytes) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _flip(random: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 3, 20, 200))):
        if changed:
            changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _repeat(random: Random, data: bytes) -> bytes:
    start, end = _stretch(random, data)
    at = random.randrange(len(data) + 1)
    return data[:at] + data[start:end] * random.choice((1, 2, 30)) + data[at:]


def _delete(random: Random, data: bytes) -> bytes:
    start, end = _stretch(random, data)
    return data[:start] + data[end:]


def _stretch(random: Random, data: bytes) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.randrange(1, 2000))


def _kind(seed: int, kinds: Sequence[str] = _KINDS) -> str:
    return kinds[seed % len(kinds)]


def mutated(seed: int, kinds: Sequence[str] = _KINDS) -> tuple[str, bytes]:
    """Give the kind and the bytes of a run."""
    random = Random(seed)
    kind = _kind(seed, kinds)
    data = random.choice(_sources(kind))
    words = {"pdf": _PDF_WORDS, "text": _TEXT_WORDS}.get(kind, _ZIP_WORDS)
    if kind in {"docx", "odt"} and random.random() < _AS_XML:
        return kind, changed_as_xml(random, data)

    def splice(random: Random, data: bytes) -> bytes:
        other = random.choice(_sources(kind))
        return _cut(random, data) + other[random.randrange(len(other)) :]

    def insert(random: Random, data: bytes) -> bytes:
        at = random.randrange(len(data) + 1)
        return data[:at] + random.choice(words) + data[at:]

    changes: tuple[Callable[[Random, bytes], bytes], ...] = (
        _cut,
        _flip,
        _repeat,
        _delete,
        splice,
        insert,
        insert,
        _flip,
    )
    for _ in range(random.choice((1, 1, 2, 4, 8))):
        data = random.choice(changes)(random, data)
    return kind, data


def outcome(seed: int, kinds: Sequence[str] = _KINDS, *, only_read: bool = False) -> str:
    """Parse what a seed gives, and tell how it ended; what must not be begins with an exclamation mark."""
    kind, data = mutated(seed, kinds)
    try:
        if only_read:
            list(read(load(data)).lines())
            return f"{kind}: read"
        rapport = rapportparser.parse(data)
    except rapportparser.RapportparserError as error:
        return f"{kind}: {type(error).__name__}" if "\n" not in str(error) else f"! {kind}: an error of two lines"
    except Exception as error:  # noqa: BLE001 (that is what is looked for)
        return f"! {kind}: {type(error).__name__}"
    again = rapportparser.Rapport.model_validate_json(rapport.model_dump_json())
    if again != rapport:
        return f"! {kind}: another report from its own JSON"
    if kind == "text":
        text, _ = decode(load(data))
        try:
            check_invariants(rapport, text)
        except AssertionError:
            return f"! {kind}: breaks the contract"
    return f"{kind}: a report"


@click.command()
@click.option("--runs", default=20_000, show_default=True)
@click.option("--from", "first", default=0, show_default=True, help="The first seed.")
@click.option("--jobs", default=2, show_default=True)
@click.option("--kind", "kinds", multiple=True, type=click.Choice(_KINDS), help="Only files of this kind; repeatable.")
@click.option("--only-read", is_flag=True, help="The readers alone, which is many times as fast.")
@click.option("--seed", type=int, help="Only this one, here, with its traceback.")
def main(*, runs: int, first: int, jobs: int, kinds: tuple[str, ...], only_read: bool, seed: int | None) -> None:
    """Count how runs end; exit status 1 where one ended as none may."""
    kinds = kinds or _KINDS
    if seed is not None:
        kind, data = mutated(seed, kinds)
        click.echo(f"{kind}, {len(data)} bytes")
        click.echo(rapportparser.parse(data).model_dump_json()[:500])
        return
    for warming in range(len(kinds)):
        outcome(warming, kinds)
    ends: Counter[str] = Counter()
    slowest = (0.0, 0)
    began = time.monotonic()
    with ProcessPool(max_workers=jobs, max_tasks=500) as pool:
        waiting = {
            number: pool.schedule(outcome, args=(number, kinds), kwargs={"only_read": only_read}, timeout=_SECONDS)
            for number in range(first, first + runs)
        }
        for number, future in waiting.items():
            asked = time.monotonic()
            try:
                end = future.result()
            except PebbleTimeoutError:
                # PDFium can be kept busy for ever, which is why the command reads in a child; our own code may not.
                kind = _kind(number, kinds)
                end = f"{'' if kind == 'pdf' else '! '}{kind}: killed after {_SECONDS:g} s"
            except ProcessExpired as error:
                end = f"! its process died ({error.exitcode})"
            slowest = max(slowest, (time.monotonic() - asked, number))
            ends[end] += 1
            if end.startswith("!"):
                click.echo(f"{end}: seed {number}")
    click.echo(
        f"{runs} runs in {time.monotonic() - began:.0f} s, the slowest some {slowest[0]:.1f} s (seed {slowest[1]})"
    )
    for end, count in sorted(ends.items()):
        click.echo(f"{count:8}  {end}")
    sys.exit(any(end.startswith("!") for end in ends))


if __name__ == "__main__":
    main()
