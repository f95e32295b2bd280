"""Does every web page and web archive end in JSON or one clear error? The harness of `fuzz.py` with pages of its own.

python benchmarks/fuzz_web.py --runs 5000               half pages, half archives
python benchmarks/fuzz_web.py --seed 4711               one again, with its traceback
"""

from __future__ import annotations

import quopri
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import TimeoutError as PebbleTimeoutError
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

import click
from pebble import ProcessExpired, ProcessPool

import rapportparser
from rapportparser.reading import read
from rapportparser.reading.source import load

ROOT: Final = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.web_pages import PAGES, archive  # noqa: E402

_SECONDS: Final = 60.0
_WORDS: Final = (
    b"<div>" * 500,
    b"</div>" * 500,
    b"<table><tr><td>" * 50,
    b"<table><tr><td colspan=999999999 rowspan=999999999>",
    b"</table>",
    b"<!--",
    b"-->",
    b"<style>",
    b"</style>",
    b"<style>td{background:var(--a)} :root{--a:var(--b);--b:var(--a)}</style>",
    b"<style>" + b"div div div div > .status *{color:red}" * 300 + b"</style>",
    b"<style>@media screen{" * 20,
    b"<script>",
    b"<noscript>",
    b"<template>",
    b"<svg><circle fill=red>",
    b"<math><mtext>",
    b"<frameset>",
    b"<ol start=-99999999 reversed type=i><li value=3999>",
    b"<dl><dt>a<dd><dl>",
    b"<main>",
    b"</main>",
    b"<a href=x>",
    b"<b><i><u>" * 60,
    b"<p title='",
    b"<img src='data:image/png;base64," + b"A" * 3000 + b"'>",
    b"<meta charset=utf-16>",
    b"<meta charset=iso-2022-jp>",
    b"&#0;&#x110000;&nosuch;&amp;lt;",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xae",
    b" hidden ",
    b" style='display:none'",
    b" role=heading aria-level=99 ",
    b" role=presentation ",
    b"<p>2A1.1 Naam daalde met 3%",
    b"<h2>Doelenbomen</h2>",
)
_HEADS: Final = (
    b"\r\n--B\r\n",
    b"\r\n--B--\r\n",
    b"Content-Type: text/html; charset=utf-7\r\n",
    b"Content-Type: multipart/related; boundary=B\r\n\r\n",
    b"Content-Transfer-Encoding: base64\r\n",
    b"Content-Transfer-Encoding: quoted-printable\r\n",
    b"Content-Transfer-Encoding: x-uuencode\r\n",
    b"Content-Location: " + b"x" * 3000 + b"\r\n",
    b"Content-Location: http://[\r\n",
    b"Content-ID: <a@b>\r\n",
    b"=",
    b"=FF=",
    b"\r\n\r\n",
)


@cache
def _sources(kind: str) -> tuple[bytes, ...]:
    folder = ROOT / "samples" / "voortgangsrapportage-waterveld-site"
    site = [
        (folder / f"{name}.html").read_bytes() for name in ("leeswijzer", "doelenbomen-jeugd-en-onderwijs", "index")
    ]
    pages = (*(markup.encode() for markup in PAGES.values()), *site)
    if kind == "page":
        return pages
    sheet = ("text/css", "https://x.example/stijl.css", "base64", b"td.groen{background:green}")
    picture = (
        "image/png",
        "https://x.example/images/verkeerslicht_rood.gif",
        "base64",
        b"\x89PNG\r\n\x1a\n" + bytes(60),
    )
    return tuple(
        archive(
            ("text/html; charset=utf-8", "https://x.example/p.html", "quoted-printable", quopri.encodestring(one)),
            sheet,
            picture,
        )
        for one in pages
    )


def _stretch(random: Random, data: bytes) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.randrange(1, 2000))


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


def mutated(seed: int) -> tuple[str, bytes]:
    """Give the kind and the bytes of a run."""
    random = Random(seed)
    kind = "page" if seed % 2 else "archive"
    data = random.choice(_sources(kind))
    words = _WORDS if kind == "page" else (*_WORDS, *_HEADS, *_HEADS)

    def splice(random: Random, data: bytes) -> bytes:
        other = random.choice(_sources(kind))
        return _cut(random, data) + other[random.randrange(len(other)) :]

    def insert(random: Random, data: bytes) -> bytes:
        at = random.randrange(len(data) + 1)
        return data[:at] + random.choice(words) + data[at:]

    changes: tuple[Callable[[Random, bytes], bytes], ...] = (_cut, _flip, _repeat, _delete, splice, *[insert] * 4)
    for _ in range(random.choice((1, 1, 2, 4, 8))):
        data = random.choice(changes)(random, data)
    return kind, data


def outcome(seed: int) -> str:
    """Parse what a seed gives, and tell how it ended; what must not be begins with an exclamation mark."""
    kind, data = mutated(seed)
    try:
        rapport = rapportparser.parse(data)
        document = read(load(data))
    except rapportparser.RapportparserError as error:
        return f"{kind}: {type(error).__name__}" if "\n" not in str(error) else f"! {kind}: an error of two lines"
    except Exception as error:  # noqa: BLE001 (that is what is looked for)
        return f"! {kind}: {type(error).__name__}"
    if rapportparser.Rapport.model_validate_json(rapport.model_dump_json()) != rapport:
        return f"! {kind}: another report from its own JSON"
    numbers = [line.number for line in document.lines()]
    if document.media_type != "text/plain" and numbers != list(range(1, len(numbers) + 1)):
        return f"! {kind}: lines that are not counted on"
    return f"{kind}: a report from {document.media_type}"


@click.command()
@click.option("--runs", default=5_000, show_default=True)
@click.option("--from", "first", default=0, show_default=True, help="The first seed.")
@click.option("--jobs", default=2, show_default=True)
@click.option("--seed", type=int, help="Only this one, here, with its traceback.")
def main(*, runs: int, first: int, jobs: int, seed: int | None) -> None:
    """Count how runs end; exit status 1 where one ended as none may."""
    if seed is not None:
        kind, data = mutated(seed)
        click.echo(f"{kind}, {len(data)} bytes")
        click.echo(rapportparser.parse(data).model_dump_json()[:500])
        return
    ends: Counter[str] = Counter()
    began = time.monotonic()
    with ProcessPool(max_workers=jobs, max_tasks=500) as pool:
        waiting = {
            number: pool.schedule(outcome, args=(number,), timeout=_SECONDS) for number in range(first, first + runs)
        }
        for number, future in waiting.items():
            try:
                end = future.result()
            except PebbleTimeoutError:
                end = f"! killed after {_SECONDS:g} s"
            except ProcessExpired as error:
                end = f"! its process died ({error.exitcode})"
            ends[end] += 1
            if end.startswith("!"):
                click.echo(f"{end}: seed {number}")
    click.echo(f"{runs} runs in {time.monotonic() - began:.0f} s")
    for end, count in sorted(ends.items()):
        click.echo(f"{count:8}  {end}")
    sys.exit(any(end.startswith("!") for end in ends))


if __name__ == "__main__":
    main()
