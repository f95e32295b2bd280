"""The members of a document that is a ZIP, unpacked one at a time and never more than a document needs."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from typing import Final

from rapportparser.errors import LimitError, SourceDamagedError, SourceEncryptedError
from rapportparser.reading.source import LoadedSource

# What is unpacked of one document, all members together.
_MOST_UNPACKED: Final = 128 * 1024 * 1024
# Deflate makes a text at most a thousand times smaller; a document's own XML is made some ten to sixty times smaller.
_MOST_RATIO: Final = 250
_RATIO_FROM: Final = 4 * 1024 * 1024
_MOST_MEMBERS: Final = 50_000
_IS_ENCRYPTED: Final = 0x1
_REMEDY: Final = "open it and save it anew"


class Archive:
    """A ZIP, of which members are read by name.

    Raises:
        SourceDamagedError: It cannot be opened.
        LimitError: It holds too many members.
    """

    def __init__(self, source: LoadedSource) -> None:
        self._source = source
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
            raise self.damaged("is a ZIP that is damaged or cut off") from error
        if len(self._zip.filelist) > _MOST_MEMBERS:
            raise LimitError(source.name, f"holds more than {_MOST_MEMBERS} files", _REMEDY)
        self._members = {member.filename.replace("\\", "/").lstrip("/"): member for member in self._zip.filelist}

    @property
    def names(self) -> list[str]:
        """The names of its members, as they stand in it."""
        return [*self._members]

    def __contains__(self, name: str) -> bool:
        """Tell whether it has a member of that name."""
        return name in self._members

    def read(self, name: str) -> bytes:
        """Unpack a member.

        Raises:
            SourceDamagedError: It is not there, or cannot be unpacked.
            SourceEncryptedError: It needs a password.
            LimitError: It is larger than a document's members are.
        """
        member = self._members.get(name)
        if member is None:
            raise self.damaged(f"lacks its part {name}")
        if member.flag_bits & _IS_ENCRYPTED:
            raise SourceEncryptedError(self._source.name, "is encrypted", "save it without a password")
        most = _MOST_UNPACKED - self._unpacked
        packed = max(member.compress_size, 1)
        try:
            with self._zip.open(member) as file:
                data = file.read(min(most, max(packed * _MOST_RATIO, _RATIO_FROM)) + 1)
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, ValueError) as error:
            raise self.damaged(f"is damaged: its part {name[:80]} cannot be unpacked") from error
        except (NotImplementedError, RuntimeError) as error:
            raise self.damaged(f"is packed in a way that is not read ({name[:80]})") from error
        if len(data) > most or (len(data) > _RATIO_FROM and len(data) > packed * _MOST_RATIO):
            problem = f"holds more than a document does: its part {name[:80]} unpacks without end"
            raise LimitError(self._source.name, problem, "is it a document at all?")
        self._unpacked += len(data)
        return data

    def damaged(self, problem: str) -> SourceDamagedError:
        """Give the error for what is wrong with the document."""
        return SourceDamagedError(self._source.name, problem, _REMEDY)
