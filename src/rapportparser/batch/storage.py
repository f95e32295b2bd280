"""Reading and writing whole files, on this machine or wherever fsspec reaches.

A file is there whole or not at all: on this machine it is written beside, flushed to the disk and renamed; an object
store takes a whole object in one request.
"""

from __future__ import annotations

import stat
import uuid
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Final, Protocol

from rapportparser.batch.addresses import absolute, is_remote, local_path, parts_of
from rapportparser.errors import LimitError, OutputError, SourceMissingError, StorageError
from rapportparser.whole_files import write_whole

# Where the output folder keeps what is not finished; not part of the result.
BACKSTAGE: Final = ".rapportparser"
_OBJECT_STORES: Final = {"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "oci", "oss", "memory"}


class Folder(Protocol):
    """A folder that outputs go to; names are relative to it and have `/` between their parts."""

    address: str

    def read(self, name: str) -> bytes | None:
        """Give a file's bytes; None where it is not there."""

    def write(self, name: str, data: bytes) -> None:
        """Write a file whole, and make the folders that it lies in.

        Raises:
            OutputError: It cannot be written.
        """

    def exists(self, name: str) -> bool:
        """Tell whether there is such a file."""

    def remove(self, name: str) -> None:
        """Remove a file, where it is there."""

    def backstage(self) -> list[str]:
        """Give the names of the files under `BACKSTAGE`, sorted."""


class LocalFolder:
    """A folder of this machine."""

    def __init__(self, path: str) -> None:
        self.address = path
        self.path = Path(path)

    def read(self, name: str) -> bytes | None:
        """Give a file's bytes; None where it is not there."""
        try:
            return (self.path / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise OutputError(str(self.path / name), f"cannot be read: {error.strerror or error}") from error

    def write(self, name: str, data: bytes) -> None:
        """Write a file beside, flush it to the disk, and rename it."""
        target = self.path / name
        aside = self.path / BACKSTAGE
        try:
            # Before any folder is made: links that lie in the output folder may lead out of it.
            if not self._holds(target):
                raise OutputError(name, "would be written outside the output folder", "remove the link that leads out")
            target.parent.mkdir(parents=True, exist_ok=True)
            aside.mkdir(parents=True, exist_ok=True)
            write_whole(target, data, aside=aside)
        except OSError as error:
            raise OutputError(str(target), f"cannot be written: {error.strerror or error}") from error

    def exists(self, name: str) -> bool:
        """Tell whether there is such a file."""
        return (self.path / name).is_file()

    def remove(self, name: str) -> None:
        """Remove a file, where it is there."""
        with suppress(OSError):
            if self._holds(self.path / name):
                (self.path / name).unlink()

    def backstage(self) -> list[str]:
        """Give the names of the unfinished files."""
        folder = self.path / BACKSTAGE
        return sorted(f"{BACKSTAGE}/{file.name}" for file in folder.iterdir()) if folder.is_dir() else []

    def _holds(self, target: Path) -> bool:
        return target.parent.resolve().is_relative_to(self.path.resolve())


class RemoteFolder:
    """A folder that fsspec reaches."""

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")
        self._files, path = filesystem(self.address)
        self._path = path.rstrip("/")
        self._renames = parts_of(address)[0].removesuffix("://") not in _OBJECT_STORES

    def read(self, name: str) -> bytes | None:
        """Give a file's bytes; None where it is not there."""
        try:
            return bytes(self._files.cat_file(f"{self._path}/{name}"))
        except FileNotFoundError:
            return None
        except Exception as error:
            raise OutputError(f"{self.address}/{name}", f"cannot be read: {_reason(error)}") from error

    def write(self, name: str, data: bytes) -> None:
        """Write an object, or a file beside that is renamed."""
        target = f"{self._path}/{name}"
        try:
            if self._renames:
                part = f"{self._path}/{BACKSTAGE}/{uuid.uuid4().hex}.part"
                for path in (target, part):
                    self._files.makedirs(path.rpartition("/")[0], exist_ok=True)
                self._files.pipe_file(part, data)
                self._files.mv(part, target)
            else:
                self._files.pipe_file(target, data)
        except Exception as error:
            raise OutputError(f"{self.address}/{name}", f"cannot be written: {_reason(error)}") from error

    def exists(self, name: str) -> bool:
        """Tell whether there is such a file."""
        return bool(self._files.exists(f"{self._path}/{name}"))

    def remove(self, name: str) -> None:
        """Remove a file, where it is there."""
        with suppress(OSError):
            self._files.rm_file(f"{self._path}/{name}")

    def backstage(self) -> list[str]:
        """Give the names of the unfinished files."""
        folder = f"{self._path}/{BACKSTAGE}"
        try:
            found = self._files.find(folder)
        except FileNotFoundError:
            return []
        except Exception as error:
            raise OutputError(self.address, f"cannot be listed: {_reason(error)}") from error
        return sorted(f"{BACKSTAGE}/{path.rpartition('/')[2]}" for path in found)


@cache
def folder_at(address: str) -> Folder:
    """Give the folder at an address; one object a process, because connections are kept.

    Raises:
        StorageError: The protocol is unknown, or its library is not installed.
    """
    return RemoteFolder(address) if is_remote(address) else LocalFolder(absolute(address))


def filesystem(address: str) -> tuple[Any, str]:
    """Give fsspec's file system for an address, and the path in it.

    Raises:
        StorageError: The protocol is unknown, or its library is not installed.
    """
    from fsspec.core import url_to_fs

    try:
        # What a listing said a while ago may no longer be so: other workers write as well.
        files, path = url_to_fs(address, use_listings_cache=False)
    except ImportError as error:
        problem = "there is no library installed for addresses of that kind"
        raise StorageError(address, problem, f"install it ({_reason(error)})") from error
    except ValueError as error:
        raise StorageError(address, f"is no address: {_reason(error)}", "give a path, or s3://…") from error
    except Exception as error:
        raise StorageError(address, f"cannot be reached: {_reason(error)}") from error
    return files, str(path)


def read_source(address: str, name: str, max_bytes: int) -> bytes:
    """Give the bytes of a source.

    Raises:
        SourceMissingError: There is nothing that can be read.
        LimitError: It holds more than `max_bytes`.
        StorageError: The protocol is unknown, or its library is not installed.
    """
    data = _read_remote(address, name, max_bytes) if is_remote(address) else _read_local(address, name, max_bytes)
    if data is None or len(data) > max_bytes:
        raise LimitError(name, f"is larger than {max_bytes} bytes", "raise --max-bytes")
    return data


def _read_local(address: str, name: str, max_bytes: int) -> bytes:
    path = Path(local_path(address))
    try:
        # A pipe or a device would be waited for without end.
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            folder = stat.S_ISDIR(mode)
            problem = "is a folder that cannot be listed" if folder else "is a pipe, a socket or a device"
            raise SourceMissingError(name, problem, "see to its permissions" if folder else "name a file")
        with path.open("rb") as file:
            return file.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise SourceMissingError(name, "there is no such file", "check the name") from error
    except (OSError, ValueError) as error:
        raise SourceMissingError(name, f"cannot be opened: {_reason(error)}") from error


def _read_remote(address: str, name: str, max_bytes: int) -> bytes | None:
    """Fetch a source; None where it is larger than it may be: the size is asked first."""
    files, path = filesystem(address)
    try:
        size = files.info(path).get("size") or 0
        return bytes(files.cat_file(path)) if size <= max_bytes else None
    except FileNotFoundError as error:
        raise SourceMissingError(name, "there is no such file", "check the name") from error
    except Exception as error:
        raise SourceMissingError(name, f"cannot be fetched: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
