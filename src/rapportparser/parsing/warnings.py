"""From notices to the contract's warnings."""

from __future__ import annotations

from rapportparser import model
from rapportparser.notices import Notice


def warning_of(notice: Notice, location: model.Location | None) -> model.ParseWarning:
    """Give a notice as a warning of the JSON."""
    return model.ParseWarning(code=notice.kind, message=notice.message, details=notice.details, location=location)
