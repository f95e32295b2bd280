"""What every child needs, loaded once: the fork server imports this module, and its children have it for nothing."""

from __future__ import annotations

import os
from contextlib import suppress

from rapportparser.batch import child
from rapportparser.batch.work import WARM_LANGUAGE_MODEL
from rapportparser.errors import RapportparserError
from rapportparser.facts.language import RULES, model_name
from rapportparser.parsing import parse

__all__ = ["child"]

_SENTENCE = "Het aantal aangiften is in de eerste twee maanden met ruim drie procent (-3%) gedaald t.o.v. 2019."
_REPORT = f"Voortgangsrapportage 2020\n\nProgrammanummer\n2\n\nStand van zaken\n\n{_SENTENCE}\n"


def _warm() -> None:
    """Run what loads on first use."""
    import pdfplumber  # noqa: F401 (pages that pdfium reads badly go to it)

    import rapportparser.reading.pdf  # noqa: F401

    # What is wrong with the model is told by the first source that needs it.
    with suppress(RapportparserError):
        parse(_REPORT.encode())
        model = os.environ.get(WARM_LANGUAGE_MODEL, RULES)
        model_name(model)


_warm()
