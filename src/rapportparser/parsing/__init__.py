"""From a source to a `Rapport`: read, find the structure, find the facts, assemble."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from os import PathLike

from rapportparser import __version__, model
from rapportparser.facts.language import RULES, model_name
from rapportparser.facts.organisatie import find_body
from rapportparser.notices import NoProfileFits
from rapportparser.parsing.assembly import Assembly
from rapportparser.parsing.collecting import rarely_collected
from rapportparser.profile import AUTO, Profile, load_profile
from rapportparser.profile_source import shipped_names
from rapportparser.reading import ReadingOptions, read
from rapportparser.reading.document import Document
from rapportparser.reading.source import DEFAULT_MAX_BYTES, LoadedSource, SourceLike, load
from rapportparser.structure import outline_of
from rapportparser.structure.choosing import Choice, choose
from rapportparser.structure.outline import Remark


def parse(
    source: SourceLike,
    *,
    name: str | None = None,
    profile: str | Profile = AUTO,
    max_bytes: int = DEFAULT_MAX_BYTES,
    reading: ReadingOptions | None = None,
    language_model: str = RULES,
) -> model.Rapport:
    """Parse a report.

    Args:
        source: A path, the bytes, or an open file.
        name: The name that the result gives the source; the file's own by default, "-" for bytes.
        profile: `auto` (the shipped one that fits the report best), the name of a shipped one, the path of a TOML file,
            or a profile that is loaded already.
        max_bytes: Size over which a source is refused.
        reading: How PDFs are read: password, engine, limits.
        language_model: `rules:nl`, or an installed spaCy pipeline, whose parse corrects the rules.

    Raises:
        RapportparserError: The source, the profile or the language model cannot be read, or a limit was hit.
    """
    loaded = load(source, name=name, max_bytes=max_bytes)
    with rarely_collected():
        return _rapport_of(loaded, lambda: read(loaded, reading), profile, language_model)


def parse_pages(
    sources: Sequence[str | PathLike[str]],
    *,
    profile: str | Profile = AUTO,
    max_bytes: int = DEFAULT_MAX_BYTES,
    language_model: str = RULES,
) -> model.Rapport:
    """Parse several saved web pages as one report.

    The result's `source` is the folder that was given, or the first page with the number of others (`a.html (+2)`);
    its hash and size are those of the pages' bytes, one after the other in the order of the report.

    Args:
        sources: Pages in the order of the report, and folders of pages, whose navigation tells their order.
        profile: See `parse`.
        max_bytes: Size over which all pages together are refused.
        language_model: See `parse`.

    Raises:
        RapportparserError: A page, the profile or the language model cannot be read, or a limit was hit.
    """
    from rapportparser.reading.site import read_site

    with rarely_collected():
        site = read_site(sources, max_bytes)
        return _rapport_of(site.source, lambda: site.document, profile, language_model)


def _rapport_of(
    loaded: LoadedSource, document: Callable[[], Document], profile: str | Profile, language_model: str
) -> model.Rapport:
    given = profile if isinstance(profile, Profile) else None if profile == AUTO else load_profile(profile)
    pipeline = model_name(language_model)
    read_document = document()
    shipped = map(load_profile, shipped_names())
    choice = Choice(given, fits=True) if given is not None else choose(read_document, shipped)
    chosen = choice.profile
    generator = model.Generator(
        name="rapportparser",
        version=__version__,
        profile=chosen.naam,
        profile_chosen="auto" if given is None else "given",
        language_model=pipeline,
    )
    outline = choice.outline or outline_of(read_document, chosen)
    if not choice.fits and not outline.programmas:
        outline = replace(outline, remarks=[Remark(NoProfileFits(chosen.naam)), *outline.remarks])
    rapport = Assembly(outline, chosen.grammar, language_model).rapport(loaded, read_document, generator)
    if rapport.organisatie is None and chosen.leeswijze == "algemeen":
        rapport = rapport.model_copy(update={"organisatie": find_body(line.text for line in read_document.lines())})
    return rapport
