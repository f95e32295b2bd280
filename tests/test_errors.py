"""The error tree: each with its exit status, one line long, and picklable."""

from __future__ import annotations

import pickle

import pytest

import rapportparser
from rapportparser import errors
from rapportparser.errors import ExitStatus, RapportparserError


def tree(cls: type[RapportparserError]) -> list[type[RapportparserError]]:
    return [cls, *(below for sub in cls.__subclasses__() for below in tree(sub))]


STATUSES = {
    "RapportparserError": 70,
    "SourceError": 3,
    "SourceMissingError": 3,
    "SourceKindError": 3,
    "SourceEmptyError": 3,
    "SourceDamagedError": 3,
    "SourceEncryptedError": 3,
    "NoTextError": 4,
    "OutputError": 5,
    "LimitError": 6,
    "ProfileError": 2,
    "LanguageModelError": 2,
    "SettingsError": 2,
    "PagesError": 2,
    "WorkerError": 70,
    "StorageError": 2,
    "ClusterError": 2,
    "ExtraMissingError": 2,
}


def test_every_error_has_its_status() -> None:
    assert {cls.__name__: int(cls.exit_status) for cls in tree(RapportparserError)} == STATUSES
    assert {status.name: int(status) for status in ExitStatus} == {
        "OK": 0, "FINDINGS": 1, "USAGE": 2, "SOURCE": 3, "NO_TEXT": 4, "OUTPUT": 5, "LIMIT": 6, "INTERNAL": 70,
        "INTERRUPTED": 130,
    }  # fmt: skip


@pytest.mark.parametrize("cls", tree(RapportparserError), ids=lambda cls: cls.__name__)
def test_every_error_survives_the_way_between_processes(cls: type[RapportparserError]) -> None:
    error = cls("bron.txt", "is\nkapot", "koop een nieuwe")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is cls
    assert str(again) == str(error) == "bron.txt: is kapot; koop een nieuwe"
    assert cls.code


def test_the_root_is_public() -> None:
    assert rapportparser.RapportparserError is errors.RapportparserError
    with pytest.raises(AttributeError):
        getattr(rapportparser, "nothing")  # noqa: B009 (the attribute is not there)
    assert "parse" in dir(rapportparser)
