"""From a source to a `Rapport`: read, find the structure, find the facts, assemble."""

from __future__ import annotations

from rapportparser import __version__, model
from rapportparser.facts.language import RULES, model_name
from rapportparser.parsing.assembly import Assembly
from rapportparser.parsing.collecting import rarely_collected
from rapportparser.profile import DEFAULT_PROFILE, Profile, load_profile
from rapportparser.reading import ReadingOptions, read
from rapportparser.reading.source import DEFAULT_MAX_BYTES, SourceLike, load
from rapportparser.structure import outline_of


def parse(
    source: SourceLike,
    *,
    name: str | None = None,
    profile: str | Profile = DEFAULT_PROFILE,
    max_bytes: int = DEFAULT_MAX_BYTES,
    reading: ReadingOptions | None = None,
    language_model: str = RULES,
) -> model.Rapport:
    """Parse a report.

    Args:
        source: A path, the bytes, or an open file.
        name: The name that the result gives the source; the file's own by default, "-" for bytes.
        profile: Name of a shipped profile, path of a TOML file, or a profile that is loaded already.
        max_bytes: Size over which a source is refused.
        reading: How PDFs are read: password, engine, limits.
        language_model: `rules:nl`, or an installed spaCy pipeline, whose parse corrects the rules.

    Raises:
        RapportparserError: The source, the profile or the language model cannot be read, or a limit was hit.
    """
    chosen = profile if isinstance(profile, Profile) else load_profile(profile)
    generator = model.Generator(
        name="rapportparser", version=__version__, profile=chosen.naam, language_model=model_name(language_model)
    )
    loaded = load(source, name=name, max_bytes=max_bytes)
    with rarely_collected():
        document = read(loaded, reading)
        outline = outline_of(document, chosen)
        return Assembly(outline, chosen.grammar, language_model).rapport(loaded, document, generator)
