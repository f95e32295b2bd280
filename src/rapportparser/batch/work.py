"""What a batch does with each of its sources, as data that goes to the workers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rapportparser import __version__
from rapportparser.facts.language import RULES, model_name
from rapportparser.model import SCHEMA_VERSION
from rapportparser.profile import AUTO, load_profile
from rapportparser.profile_source import is_shipped, read_profile, shipped_names
from rapportparser.reading import DEFAULT_MAX_PAGES, PdfEngine
from rapportparser.reading.source import DEFAULT_MAX_BYTES

# Tells the fork server which language pipeline to load before it is asked for children.
WARM_LANGUAGE_MODEL: Final = "RAPPORTPARSER_WARM_LANGUAGE_MODEL"
DEFAULT_TIMEOUT: Final = 120.0
DEFAULT_MAX_MEMORY: Final = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class ParseOptions:
    """How sources are parsed; what `rapportparser.parse` takes.

    Attributes:
        profile: `auto`, name of a shipped profile, or path of a TOML file.
        language_model: `rules:nl`, or an installed spaCy pipeline.
        max_bytes: Size over which a source is refused.
        max_pages: Pages over which a PDF is refused.
        pdf_engine: What reads PDFs.
    """

    profile: str = AUTO
    language_model: str = RULES
    max_bytes: int = DEFAULT_MAX_BYTES
    max_pages: int = DEFAULT_MAX_PAGES
    pdf_engine: PdfEngine = "pdfium"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a source may cost.

    Attributes:
        timeout: Seconds after which its worker is killed.
        max_memory: Bytes of memory that its worker may use; held on Linux only.
    """

    timeout: float = DEFAULT_TIMEOUT
    max_memory: int = DEFAULT_MAX_MEMORY


@dataclass(frozen=True, slots=True)
class Work:
    """What is the same for all sources of a batch.

    Attributes:
        out: Address of the output folder.
        options: How sources are parsed.
        profile: What the profile's file says, for workers that cannot see it; None for a shipped profile.
        limits: What a source may cost.
        fingerprint: Hash of all that decides what a source becomes, but for its bytes: version, profile, options.
        version: The version of the program that planned the batch, which workers must have as well.
        force: Whether unchanged sources are done again.
    """

    out: str
    options: ParseOptions
    profile: Mapping[str, object] | None
    limits: Limits
    fingerprint: str
    version: str
    force: bool


@dataclass(frozen=True, slots=True)
class Job:
    """One source to convert.

    Attributes:
        label: The source as the manifest calls it.
        address: Where it is.
        output: Name of its JSON file, relative to the output folder.
        before: Its line in the manifest of an earlier batch, None where there is none.
    """

    label: str
    address: str
    output: str
    before: bytes | None


def work_for(out: str, options: ParseOptions, limits: Limits, *, force: bool) -> Work:
    """Prepare what is the same for all sources.

    Raises:
        ProfileError: The profile cannot be read or understood.
        LanguageModelError: The language model is not installed.
    """
    if options.profile == AUTO:
        profile: dict[str, object] = {name: read_profile(name) for name in shipped_names()}
    else:
        load_profile(options.profile)
        profile = read_profile(options.profile)
    decides = {
        "version": __version__,
        "schema_version": SCHEMA_VERSION,
        "profile": profile,
        "language_model": model_name(options.language_model),
        "max_bytes": options.max_bytes,
        "max_pages": options.max_pages,
        "pdf_engine": options.pdf_engine,
    }
    written = json.dumps(decides, sort_keys=True, ensure_ascii=True, default=str)
    return Work(
        out=out,
        options=options,
        profile=None if options.profile == AUTO or is_shipped(options.profile) else profile,
        limits=limits,
        fingerprint=hashlib.sha256(written.encode()).hexdigest(),
        version=__version__,
        force=force,
    )
