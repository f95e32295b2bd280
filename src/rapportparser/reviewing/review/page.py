"""One page to look at: a report, and beside it what was found in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapportparser.checking.checker import check
from rapportparser.checking.report import report_of
from rapportparser.checking.settings import Settings
from rapportparser.errors import PagesError, SourceKindError
from rapportparser.facts.language import RULES
from rapportparser.model import Lang, Rapport
from rapportparser.opening import open_rapport
from rapportparser.profile import AUTO
from rapportparser.reading import ReadingOptions, read
from rapportparser.reading.source import DEFAULT_MAX_BYTES, LoadedSource, SourceLike, load
from rapportparser.reviewing.rendering import render
from rapportparser.reviewing.review.lines import line_views, lines_of_document, lines_of_text
from rapportparser.reviewing.review.overviewing import OverviewMaker
from rapportparser.reviewing.review.pins import Band, Pin, bands
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
    language_model: str = RULES,
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
        language_model: `rules:nl`, or an installed spaCy pipeline.
        max_bytes: Size over which a source is refused.
        reading: How PDFs are read.

    Raises:
        RapportparserError: The source or the profile cannot be read, or a limit was hit.
    """
    chosen = settings or Settings()
    profile = profile or chosen.profile or AUTO
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
        remedy = "give the report that it was made from"
        raise SourceKindError(loaded.name, "is a parsed report, without its pages", remedy)
    return page_of(loaded, rapport, settings=chosen, profile=profile, pages=pages, lang=lang, reading=reading)


def page_of(  # noqa: PLR0913 (one a choice)
    loaded: LoadedSource,
    rapport: Rapport,
    *,
    settings: Settings | None = None,
    profile: str = AUTO,
    pages: PageChoice | None = None,
    lang: Lang = "nl",
    reading: ReadingOptions | None = None,
) -> str:
    """Give the page of a report that was parsed already.

    Args:
        loaded: The PDF or the text.
        rapport: What was read in it.
        settings: Which rules of `check` are on; all of them by default.
        profile: Name or path of the profile.
        pages: Which pages of a PDF are shown; those that hold something by default.
        lang: Language of the page.
        reading: How the source was read.

    Raises:
        RapportparserError: The profile cannot be read, or no page of the report was asked for.
    """
    chosen, reading = settings or Settings(), reading or ReadingOptions()
    phrases = Phrases(lang)
    findings = tuple(check(rapport, profile=profile, settings=chosen, lang=lang))
    report = report_of(rapport, profile=profile, required=chosen.required)
    maker = OverviewMaker(report, findings, phrases)
    overview = maker.overview()
    reach = bands(maker.pins, rapport.source.pages)
    values: dict[str, object] = {"views": (), "lines": (), "shown": None}
    if rapport.source.pages is not None:
        from rapportparser.reviewing.review.pictures import page_views

        shown = _shown(pages or PageChoice(), rapport.source.pages, maker.pins, reach)
        values["shown"] = shown
        values["views"] = tuple(page_views(loaded.data, reading.password, shown, maker.pins, reach))
    else:
        is_text = rapport.source.media_type == "text/plain"
        printed = lines_of_text(loaded) if is_text else lines_of_document(read(loaded, reading))
        values["lines"] = tuple(line_views(printed, maker.pins, reach))
    return render(
        "review.html",
        phrases,
        styles=["common.css", "review.css"],
        scripts=["review.js"],
        rapport=rapport,
        overview=overview,
        colours=COLOURS,
        **values,
    )


def _shown(choice: PageChoice, count: int, pins: Iterable[Pin], reach: Iterable[Band]) -> frozenset[int]:
    everything = frozenset(range(1, count + 1))
    if choice.every:
        return everything
    if choice.ranges is not None:
        chosen = frozenset(n for n in everything if any(first <= n <= last for first, last in choice.ranges))
        if not chosen:
            raise PagesError("--pages", f"names no page of this report, which has {count}", "give others, or all")
        return chosen
    marked = {pin.location.page or 0 for pin in pins if pin.is_drawn and pin.location}
    read = {band.page or 0 for band in reach if band.pin.band != "overige_secties"}
    return (everything & (marked | read)) or frozenset({1})
