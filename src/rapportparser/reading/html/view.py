"""One page with all that is known of it before its text is read: styles, marks, navigation, panels."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from rapportparser.notices import Notice
from rapportparser.reading.html.marks import Marks
from rapportparser.reading.html.navigation import Navigation
from rapportparser.reading.html.styles import Style, Styles
from rapportparser.reading.html.tree import Element, Tree
from rapportparser.reading.line import Colour

_HIDING_CLASSES: Final = frozenset({"d-none", "hidden", "hide", "is-hidden", "visuallyhidden-focusable"})
# What is hidden for good, and not until somebody opens it.
_NEVER_SHOWN = re.compile(
    r"(?:^|[\s_-])(?:modal|popup|popover|dialog|cookie\w*|consent|tooltip|overlay|\w{0,20}menu|loading|loader|spinner|"
    r"template|error|search\w*|zoek\w*|lightbox|autocomplete|no-?results|mobile-only|print-only|language|login)"
    r"(?=$|[\s_-])",
    re.IGNORECASE,
)
_TITLE_OF_PANEL: Final = 200
_MOST_COMPARED: Final = 2000


@dataclass(slots=True)
class View:
    """What is known of a page.

    Attributes:
        styles: How its elements are shown.
        marks: Finds its coloured marks.
        navigation: Tells what is no part of the report.
        panels: The titles of tabs, by the panel that each shows.
        controls: The tabs themselves.
        titles_seen: Headings in the head of the page, or of those before it, that were given already.
        notices: What could not be read.
    """

    styles: Styles
    marks: Marks
    navigation: Navigation
    panels: Mapping[Element, str]
    controls: Collection[Element]
    titles_seen: set[str] = field(default_factory=set)
    notices: list[Notice] = field(default_factory=list)

    @classmethod
    def of(cls, tree: Tree, sheets: list[str], pictures: Mapping[str, Colour | None], titles_seen: set[str]) -> View:
        """Make the view of a page."""
        styles = Styles(tree.root, sheets)
        panels = _panels_of(tree.root)
        return cls(
            styles,
            Marks(styles, pictures),
            Navigation(tree.root),
            {panel: control.text(_TITLE_OF_PANEL) for panel, control in panels.items()},
            set(panels.values()),
            titles_seen,
        )

    def is_hidden(self, element: Element, style: Style) -> bool:
        """Tell whether an element is never shown, or says once more what stands beside it.

        What opens at a click (accordions, tabs) is part of the report, however it is hidden until then.
        """
        if element.get("role").lower() in {"dialog", "alertdialog", "menu"} or element.tag == "dialog":
            return True
        hides = "hidden" in element.attributes or style.display == "none"
        if not hides and not _HIDING_CLASSES.intersection(element.classes):
            return False
        names = f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"[:500]
        return _NEVER_SHOWN.search(names) is not None or self._is_doubled(element)

    def _is_doubled(self, element: Element) -> bool:
        """Tell whether what is shown before or after says the same, as where a table has a form for small screens."""
        beside = list(element.parent.elements) if element.parent is not None else []
        at = next((place for place, one in enumerate(beside) if one is element), 0)
        text = element.text(_MOST_COMPARED)
        near = [*beside[max(at - 1, 0) : at], *beside[at + 1 : at + 2]]
        return bool(text) and any(
            one.text(_MOST_COMPARED) == text
            for one in near
            if "hidden" not in one.attributes and self.styles.of(one).display != "none"
        )


def _panels_of(root: Element) -> dict[Element, Element]:
    """Give for each panel of tabs the tab that shows it."""
    by_id = {element.get("id"): element for element in root.walk() if element.get("id")}
    found: dict[Element, Element] = {}
    for element in root.walk():
        is_tab = element.get("role").lower() == "tab" or "tab" in {
            element.get("data-toggle").lower(),
            element.get("data-bs-toggle").lower(),
        }
        if not is_tab:
            continue
        for name in ("aria-controls", "data-bs-target", "data-target", "href"):
            panel = by_id.get(element.get(name).removeprefix("#"))
            if panel is not None and panel is not element:
                found.setdefault(panel, element)
                break
    return found
