"""What `convert` tells people on standard error: a bar on a terminal, plain lines elsewhere, and a table at the end."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from rapportparser.cli.failing import shown

if TYPE_CHECKING:
    from rapportparser.model_manifest import ManifestLine

# Without a terminal a log is read: a line of progress now and then.
_LINE_SECONDS: Final = 10.0
_WORDS: Final = {
    "nl": {
        "failed": "mislukt", "skipped": "overgeslagen", "ok": "goed", "warnings": "met waarschuwingen",
        "rate": "bronnen/s", "of": "van", "still": "nog", "total": "totaal", "sources": "bronnen", "status": "uitkomst",
        "programmas": "programma's", "prestaties": "prestaties", "percentages": "percentages", "pages": "pagina's",
        "seconds": "seconden", "passed over": "Niet omgezet, want geen PDF, Word, OpenDocument of tekst",
    },
    "en": {
        "failed": "failed", "skipped": "skipped", "ok": "ok", "warnings": "with warnings",
        "rate": "sources/s", "of": "of", "still": "left:", "total": "total", "sources": "sources", "status": "outcome",
        "programmas": "programmes", "prestaties": "performances", "percentages": "percentages", "pages": "pages",
        "seconds": "seconds", "passed over": "Not converted, being no PDF, Word, OpenDocument or text",
    },
}  # fmt: skip
_STATUSES: Final = ("ok", "warnings", "skipped", "failed")
_COUNTED: Final = ("programmas", "prestaties", "percentages")


class Reporter:
    """Tells how far a batch is, which sources failed, and what came of it."""

    def __init__(self, total: int, lang: str, *, quiet: bool) -> None:
        self._words = _WORDS[lang]
        self._total = total
        self._quiet = quiet
        self._console = Console(stderr=True, highlight=False, soft_wrap=True)
        self._started = self._told = time.monotonic()
        self._sums: dict[str, Counter[str]] = {status: Counter() for status in _STATUSES}
        self._bar = self._progress() if self._console.is_terminal and not quiet else None
        self._task = self._bar.add_task("", total=total, rate="", failures="") if self._bar else None

    @property
    def failures(self) -> int:
        """How many sources failed so far."""
        return self._sums["failed"]["sources"]

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def tell(self, line: ManifestLine) -> None:
        """Tell of a source that is done."""
        sums = self._sums[line.status]
        sums["sources"] += 1
        sums["pages"] += line.pages or 0
        if line.counts is not None:
            sums.update({name: getattr(line.counts, name) for name in _COUNTED})
        if self._quiet:
            return
        if line.error is not None:
            # The error names the source by its last part; here it has its whole name.
            name = line.source.replace(os.sep, "/").rpartition("/")[2]
            problem = line.error.message.removeprefix(f"{name}: ")
            self._say(f"{self._words['failed']}: {line.source}: {problem}")
        self._show_progress()

    def summary(self, passed_over: Mapping[str, int]) -> None:
        """Show what came of the batch."""
        if self._quiet:
            return
        columns = ("sources", "pages", *_COUNTED)
        table = Table(box=None, pad_edge=False)
        table.add_column(self._words["status"])
        for column in columns:
            table.add_column(self._words[column], justify="right")
        for status in _STATUSES:
            table.add_row(self._words[status], *(str(self._sums[status][column]) for column in columns))
        totals = [sum(sums[column] for sums in self._sums.values()) for column in columns]
        table.add_row(self._words["total"], *map(str, totals))
        self._console.print(table)
        self._say(f"{time.monotonic() - self._started:.1f} {self._words['seconds']}")
        if passed_over:
            kinds = ", ".join(f"{suffix} {count}" for suffix, count in sorted(passed_over.items()))
            self._say(f"{self._words['passed over']}: {kinds}")

    def _show_progress(self) -> None:
        now = time.monotonic()
        done = sum(sums["sources"] for sums in self._sums.values())
        rate = done / max(now - self._started, 0.001)
        if self._bar is not None and self._task is not None:
            failures = f"{self.failures} {self._words['failed']}"
            self._bar.update(self._task, completed=done, rate=f"{rate:.1f} {self._words['rate']}", failures=failures)
        elif now - self._told >= _LINE_SECONDS:
            self._told = now
            left = f"{self._words['still']} {round((self._total - done) / rate)} s"
            progress = f"{done} {self._words['of']} {self._total}, {self.failures} {self._words['failed']}"
            self._say(f"{progress}, {rate:.1f} {self._words['rate']}, {left}")

    def _say(self, text: str) -> None:
        if self._bar is not None:
            self._console.print(escape(shown(text)))
        else:
            print(shown(text), file=sys.stderr, flush=True)  # noqa: T201 (plain lines are whole lines, whatever the width)

    def _progress(self) -> Progress:
        return Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[failures]}"),
            console=self._console,
        )
