"""Every error that the package raises on purpose, each with the exit status of the command.

The statuses are part of the command's contract and stay as they are. An error's text is one line
that names the source, what is wrong and what to do about it. Errors survive pickling, because
batches raise them in other processes.
"""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar


class ExitStatus(IntEnum):
    """What the command's exit status means."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    SOURCE = 3
    NO_TEXT = 4
    OUTPUT = 5
    LIMIT = 6
    INTERNAL = 70
    INTERRUPTED = 130


class RapportparserError(Exception):
    """The root of the tree: a fault of the program's own where no subclass says better.

    Attributes:
        source: Name of the report, profile or output that the error is about, "" where there is none.
        problem: What is wrong.
        remedy: What the user can do about it, "" where there is nothing to do.
    """

    exit_status: ClassVar[ExitStatus] = ExitStatus.INTERNAL
    code: ClassVar[str] = "internal"

    def __init__(self, source: str, problem: str, remedy: str = "") -> None:
        super().__init__(source, problem, remedy)
        self.source = source
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        source = "standard input" if self.source == "-" else self.source
        parts = [f"{source}: {self.problem}" if source else self.problem]
        if self.remedy:
            parts.append(self.remedy)
        return " ".join("; ".join(parts).split())


class SourceError(RapportparserError):
    """A source cannot be read."""

    exit_status = ExitStatus.SOURCE
    code = "source"


class SourceMissingError(SourceError):
    """There is no file of that name, or it may not be opened."""

    code = "source-missing"


class SourceKindError(SourceError):
    """The source is of a kind that the package does not read."""

    code = "source-kind"


class SourceEmptyError(SourceError):
    """The source holds no text at all."""

    code = "source-empty"


class SourceDamagedError(SourceError):
    """The source is damaged, or is no document of its kind after all."""

    code = "source-damaged"


class SourceEncryptedError(SourceError):
    """The source needs a password, or another one than was given."""

    code = "source-encrypted"


class NoTextError(RapportparserError):
    """A PDF without usable text: a scan, or fonts whose letters map to no words."""

    exit_status = ExitStatus.NO_TEXT
    code = "no-text"


class OutputError(RapportparserError):
    """The output cannot be written."""

    exit_status = ExitStatus.OUTPUT
    code = "output"


class LimitError(RapportparserError):
    """A limit was hit: bytes, pages, seconds or memory."""

    exit_status = ExitStatus.LIMIT
    code = "limit"


class ProfileError(RapportparserError):
    """A profile cannot be found, read or understood: wrong usage."""

    exit_status = ExitStatus.USAGE
    code = "profile"


class LanguageModelError(RapportparserError):
    """A language model was asked for that is not installed: wrong usage."""

    exit_status = ExitStatus.USAGE
    code = "language-model"


class SettingsError(RapportparserError):
    """The configuration of `check` cannot be read or understood: wrong usage."""

    exit_status = ExitStatus.USAGE
    code = "settings"


class PagesError(RapportparserError):
    """The choice of pages cannot be understood, or names none of the report's: wrong usage."""

    exit_status = ExitStatus.USAGE
    code = "pages"


class WorkerError(RapportparserError):
    """The process that read a source in a batch was killed, or crashed."""

    code = "worker"


class StorageError(RapportparserError):
    """An address cannot be reached: its protocol is unknown, or no library for it is installed: wrong usage."""

    exit_status = ExitStatus.USAGE
    code = "storage"


class ClusterError(RapportparserError):
    """The Dask cluster that was asked for cannot be used: wrong usage."""

    exit_status = ExitStatus.USAGE
    code = "cluster"


class ExtraMissingError(RapportparserError):
    """A package of an extra is needed that is not installed: wrong usage."""

    exit_status = ExitStatus.USAGE
    code = "extra-missing"
