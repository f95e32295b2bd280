"""Where an export goes: made beside its place under a temporary name, and renamed when it is whole."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from os import PathLike, fspath
from pathlib import Path

from rapportparser.errors import OutputError
from rapportparser.whole_files import appearing


@contextmanager
def fresh_target(out: str | PathLike[str], folder_names: Collection[str] | None, *, force: bool) -> Iterator[Path]:
    """Give a place to write to, and put what was written there at `out`; nothing is left where writing fails.

    Args:
        out: Where the export is to be in the end.
        folder_names: What a folder of this form holds; None where the form is one file.
        force: Replace what is there. A folder that holds anything but `folder_names` is never replaced.

    Raises:
        OutputError: There is something at `out` already, or nothing can be written there.
    """
    target = Path(fspath(out)).resolve()
    try:
        _refuse_to_replace(str(out), target, folder_names, force=force)
        with appearing(target) as place:
            if folder_names is not None:
                place.mkdir()
            yield place
    except OSError as error:
        problem = f"cannot be written: {error.strerror or error}"
        raise OutputError(str(out), problem, "choose another place with --out") from error


def _refuse_to_replace(out: str, target: Path, folder_names: Collection[str] | None, *, force: bool) -> None:
    if not os.path.lexists(target):
        return
    if not force:
        raise OutputError(out, "is there already", "choose another place with --out, or replace it with --force")
    if folder_names is None:
        if not target.is_file():
            raise OutputError(out, "is there already, and is no file", "choose another place with --out")
        return
    if not target.is_dir():
        raise OutputError(out, "is there already, and is no folder", "choose another place with --out")
    foreign = sorted(path.name for path in target.iterdir() if path.name not in folder_names)
    if foreign:
        problem = f"holds other files than tables ({foreign[0]}), which --force will not remove"
        raise OutputError(out, problem, "choose another place with --out")
