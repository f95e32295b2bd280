"""One page to look at: a report, and beside it what was found in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapportparser.checking.rule import Lang
from rapportparser.checking.running import check
from rapportparser.checking.settings import Settings
from rapportparser.checking.subject import subject_of
from rapportparser.errors import PagesError, SourceKindError
from rapportparser.facts.language import BLANK
from rapportparser.opening import open_rapport
from rapportparser.profile import DEFAULT_PROFILE
from rapportparser.reading import ReadingOptions, read
from rapportparser.reading.source import DEFAULT_MAX_BYTES, SourceLike, load
from rapportparser.reviewing.lines import line_views, lines_of_document, lines_of_text
from rapportparser.reviewing.marks import Band, Mark, bands
from rapportparser.reviewing.outlining import Outliner
from rapportparser.reviewing.rendering import render
from rapportparser.reviewing.tally import COLOURS
from rapportparser.reviewing.words import Phrases

_RANGE = re.compile(r"([0-9]{1,6})(?:-([0-9]{1,6}))?")


@dataclass(frozen=True, slots=True)
class PageChoice:
    """Which pages of a PDF are shown.

    Attributes:
        ranges: The first and last of each range; None for all, or for those that hold something.
        every: All of them.
    """

    ranges: tuple[tuple[int, int], ...] | None = None
    every: bool = False

    @classmethod
    def read(cls, text: str) -> PageChoice:
        """Read a choice as people write it: `found`, `all`, or `1-5,8`.

        Raises:
            PagesError: It is none of these.
        """
        if text in {"found", "all"}:
            return cls(every=text == "all")
        ranges: list[tuple[int, int]] = []
        for part in text.split(","):
            match = _RANGE.fullmatch(part.strip())
            if not match:
                raise PagesError("--pages", f"cannot be '{text[:40]}'", "give found, all, or numbers such as 1-5,8")
            ranges.append((int(match[1]), int(match[2] or match[1])))
        return cls(tuple(ranges))


def review(  # noqa: PLR0913 (one a choice)
    source: SourceLike,
    *,
    settings: Settings | None = None,
    profile: str | None = None,
    pages: PageChoice | None = None,
    lang: Lang = "nl",
    language_model: str = BLANK,
    max_bytes: int = DEFAULT_MAX_BYTES,
    reading: ReadingOptions | None = None,
) -> str:
    """Give one self-contained HTML page that shows a report and what was found in it.

    Args:
        source: The PDF, the web page or the text: a path, the bytes, or an open file.
        settings: Which rules of `check` are on; all of them by default.
        profile: Name or path of the profile; the settings' by default, else the default one.
        pages: Which pages of a PDF are shown; those that hold something by default.
        lang: Language of the page; the report's own words stay as they are.
        language_model: `blank:nl`, or an installed spaCy pipeline.
        max_bytes: Size over which a source is refused.
        reading: How PDFs are read.

    Raises:
        RapportparserError: The source or the profile cannot be read, or a limit was hit.
    """
    chosen = settings or Settings()
    profile = profile or chosen.profile or DEFAULT_PROFILE
    reading = reading or ReadingOptions()
    loaded = load(source, max_bytes=max_bytes)
    rapport, is_json = open_rapport(
        loaded.data,
        name=loaded.name,
        profile=profile,
        max_bytes=max_bytes,
        reading=reading,
        language_model=language_model,
    )
    if is_json:
        remedy = "give the PDF or the text that it was made from"
        raise SourceKindError(loaded.name, "is a parsed report, without its pages", remedy)
    phrases = Phrases(lang)
    findings = tuple(check(rapport, profile=profile, settings=chosen, lang=lang))
    subject = subject_of(rapport, profile=profile, required=chosen.required)
    outliner = Outliner(subject, findings, phrases)
    outline = outliner.outline()
    reach = bands(outliner.marks, rapport.source.pages)
    values: dict[str, object] = {"views": (), "lines": (), "shown": None}
    if rapport.source.pages is not None:
        from rapportparser.reviewing.pictures import page_views

        shown = _shown(pages or PageChoice(), rapport.source.pages, outliner.marks, reach)
        values["shown"] = shown
        values["views"] = tuple(page_views(loaded.data, reading.password, shown, outliner.marks, reach))
    else:
        is_text = rapport.source.media_type == "text/plain"
        lines = lines_of_text(loaded) if is_text else lines_of_document(read(loaded, reading))
        values["lines"] = tuple(line_views(lines, outliner.marks, reach))
    return render(
        "review.html",
        phrases,
        styles=["common.css", "review.css"],
        scripts=["review.js"],
        rapport=rapport,
        outline=outline,
        colours=COLOURS,
        **values,
    )


def _shown(choice: PageChoice, count: int, marks: Iterable[Mark], reach: Iterable[Band]) -> frozenset[int]:
    everything = frozenset(range(1, count + 1))
    if choice.every:
        return everything
    if choice.ranges is not None:
        chosen = frozenset(n for n in everything if any(first <= n <= last for first, last in choice.ranges))
        if not chosen:
            raise PagesError("--pages", f"names no page of this report, which has {count}", "give others, or all")
        return chosen
    marked = {mark.location.page or 0 for mark in marks if mark.is_drawn and mark.location}
    read = {band.page or 0 for band in reach if band.mark.band != "overige_secties"}
    return (everything & (marked | read)) or frozenset({1})
