"""What a site puts around a report: menus, breadcrumbs, cookie bars, share buttons, heads and feet of the page.

A page's structure tells it: roles, landmarks, how much of a block is links. Names of classes only count where that
agrees, or where the word can mean nothing else. Whatever is not navigation for sure stays.
"""

from __future__ import annotations

import re
from typing import Final

from rapportparser.reading.html.tree import Element

_OUT_TAGS: Final = frozenset({"nav", "dialog", "menu"})
_OUT_ROLES: Final = frozenset(
    "navigation search menu menubar toolbar dialog alertdialog tooltip contentinfo scrollbar progressbar".split()
)
_LANDMARKS: Final = frozenset({"header", "footer", "aside"})
_LANDMARK_ROLES: Final = frozenset({"banner", "complementary"})
_CONTENT_TAGS: Final = frozenset({"main", "article"})
_HEADING_TAGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

# Words that mean one thing only in the class or id of a block of bounded size.
_SURE = re.compile(
    r"(?:^|[\s_-])(?:cookie\w*|consent|breadcrumbs?|kruimelpad|crumb\w*|broodkruimel\w*|skip-?(?:to|link|links|nav|content)|"
    r"skiplinks?|social-?(?:media|share|links|icons)?|share-?(?:bar|buttons|links)?|sharing|addthis\w*|addtoany\w*|"
    r"pagination|pager|paginering|back-?to-?top|scroll-?to-?top|to-top|offcanvas|lightbox|search-?(?:form|bar|box)|"
    r"zoek(?:balk|veld|formulier)|print-?(?:button|link)|feedback-?(?:form|bar)|toolbar|readspeaker\w*)(?=$|[\s_-])",
    re.IGNORECASE,
)
# Words that mean it only where the block is links for the most part.
_LIKELY = re.compile(
    r"(?:^|[\s_-])(?:\w{0,20}menu|\w{0,12}nav|navbar|navigation|navigatie|sidebar|side-bar|zijbalk|footer|header|"
    r"topbar|toc|tabs|language|taal|links|quicklinks|prev|next|vorige|volgende|breadcrumb\w*|modal|popup|overlay)"
    r"(?=$|[\s_-])",
    re.IGNORECASE,
)
# What a link or a button says that only leads through the site. Held against whole texts of bounded length.
_LEADS = re.compile(
    r"(?:[«‹<↑▲←⇧\s]*)(?:"
    r"(?:terug|ga|spring|direct|scroll|skip|go|back|jump)\s+(?:terug\s+)?(?:naar|to)\s+(?:de\s+|het\s+|the\s+)?"
    r"(?:boven|navigatie|navigation|top|inhoud|content|hoofdinhoud|main content|hoofdmenu|menu|home|homepage|begin|"
    r"begin van de pagina|overzicht|inhoudsopgave|zoeken|footer|vorige pagina|startpagina)(?:\s*-.{0,150})?|"
    r"(?:naar|back to)\s+(?:boven|top)|ga terug|terug|home|menu|sluit(?:en)?|close|open|zoek(?:en)?|search|"
    r"(?:print|deel|download|mail|tweet|share)(?:\s+(?:deze|this)\s+(?:pagina|page))?|afdrukken|delen|printen|"
    r"(?:alles|meer|minder)\s+(?:tonen|uitklappen|inklappen|weergeven|lezen)|lees\s+(?:meer|verder|voor)|toon\s+\w{1,12}|"
    r"(?:alles\s+)?(?:uitklappen|inklappen)|vorige(?:\s+pagina)?|volgende(?:\s+pagina)?|previous|next|"
    r"cookies?\s+\w{1,20}|(?:alle\s+)?cookies\s+(?:accepteren|weigeren|toestaan)|accepteren|weigeren|#|¶|§|×|✕|☰|"
    r"permalink|kopieer(?:\s+link)?|anker"
    r")[\s»›>↑▲→.]*",
    re.IGNORECASE,
)
_TERUG_NAAR_NAVIGATIE = re.compile(r"terug naar (?:de )?navigatie(?:\s*-.{0,250})?", re.IGNORECASE)

# `Home > Programma's > Veiligheid`, whatever it is called.
_CRUMBS = re.compile(
    r"(?:u bent hier:?\s*)?(?:home|start|startpagina|portal|homepage|voorpagina)\s*(?:[>›»/|→]|\\).{1,300}",
    re.IGNORECASE,
)
# The names of a page's foot and head where no tag tells them.
_FOOTS: Final = frozenset(
    "footer site-footer page-footer pagefooter footer-wrapper footer-container site__footer voettekst colofon".split()
)
_HEADS: Final = frozenset("header site-header siteheader header-wrapper site__header topbar top-bar masthead".split())
_COMMANDS = re.compile(r"#?|javascript:.*", re.IGNORECASE | re.DOTALL)
_BUTTON_WORDS = re.compile(r"(?:^|[\s_-])(?:btn|button|knop)(?=$|[\s_-])", re.IGNORECASE)

_LONGEST_LEAD: Final = 200
_LONGEST_COOKIE_TEXT: Final = 6000
_LONGEST_MENU: Final = 60_000
_MOSTLY_LINKS: Final = 0.6
_NEARLY_ALL_LINKS: Final = 0.9
# A page that is nothing but its menu is shown as it is.
_MOST_OF_PAGE: Final = 0.5
_LEAST_LINKS: Final = 3
_LEAST_LINKS_OF_MENU: Final = 2
_LONGEST_CRUMBS: Final = 320


def is_lead(text: str) -> bool:
    """Tell whether the whole text of a link or a button only leads through the site."""
    return len(text) <= _LONGEST_LEAD and _LEADS.fullmatch(text) is not None


def is_lead_without_link(text: str) -> bool:
    """Tell whether a line is a lead through the site, though nothing marks it as a link any more."""
    return len(text) <= 2 * _LONGEST_LEAD and _TERUG_NAAR_NAVIGATIE.fullmatch(text) is not None


def is_command(element: Element) -> bool:
    """Tell whether a link or a button does something to the page, and leads to no other and opens nothing.

    What opens something is the title of it.
    """
    is_button = element.tag == "button" or element.get("role").lower() == "button"
    looks_so = element.tag == "a" and _BUTTON_WORDS.search(element.attributes.get("class", "")[:500])
    if not is_button and not (looks_so and _COMMANDS.fullmatch(element.get("href")[:200])):
        return False
    opens = "aria-expanded" in element.attributes or "aria-controls" in element.attributes
    toggles = "collapse" in {element.get("data-toggle").lower(), element.get("data-bs-toggle").lower()}
    text = element.text(_LONGEST_LEAD)
    return not ((opens or toggles) and text and not is_lead(text))


class Navigation:
    """Tells which elements of a page are no part of the report."""

    def __init__(self, root: Element) -> None:
        self._lengths: dict[Element, tuple[int, int, int]] = {}
        self._measure(root)
        self._whole = max(self._lengths[root][0], 1)
        self._contents = self._content_of(root)
        self._above_content = {above for one in self._contents for above in one.ancestors()}
        self._titles = self._titles_in_content(root)
        self._before_headings = set() if self._contents else _before_first_heading(root)

    def _measure(self, root: Element) -> None:
        """Count for each element its characters, those in links and buttons, and its links."""
        order = list(root.walk())
        for element in reversed(order):
            own = sum(len(child.split()) and len(child.strip()) for child in element.children if isinstance(child, str))
            linked = links = 0
            for child in element.elements:
                inner = self._lengths[child]
                own, linked, links = own + inner[0], linked + inner[1], links + inner[2]
            if (element.tag == "a" and "href" in element.attributes) or element.tag == "button":
                linked, links = own, max(links, 1)
            self._lengths[element] = (own, linked, links)

    def _content_of(self, root: Element) -> list[Element]:
        """Give the page's main parts: `main`, or articles where it has none; none where those hold little."""
        for found in (
            [one for one in root.walk() if one.tag == "main" or one.get("role").lower() == "main"],
            [one for one in root.walk() if one.tag == "article"],
        ):
            if sum(self._lengths[one][0] for one in found) * 4 >= self._whole:
                return found
        return []

    def _titles_in_content(self, root: Element) -> set[str]:
        """Give the headings of the content; without content of its own, those that stand in no head of the page."""
        found = [one for part in self._contents or [root] for one in part.walk() if one.tag in _HEADING_TAGS]
        if not self._contents:
            found = [one for one in found if not any(_is_head(above) for above in one.ancestors())]
        return {one.text().lower() for one in found}

    def is_out(self, element: Element) -> bool:
        """Tell whether an element is no part of the report."""
        length, linked, links = self._lengths.get(element, (0, 0, 0))
        if element in self._above_content or element in self._contents or not length:
            return False
        role = element.get("role").lower()
        if element.tag in _OUT_TAGS or role in _OUT_ROLES:
            return True
        if element.tag in _LANDMARKS or role in _LANDMARK_ROLES or self._is_named_landmark(element):
            return self._is_of_page(element) or linked >= _MOSTLY_LINKS * length
        if length > _MOST_OF_PAGE * self._whole or element.tag in {"body", "html", "table", "tr", "td", "th"}:
            return False
        return self._is_named_so(element, length, linked, links)

    def _is_named_landmark(self, element: Element) -> bool:
        """Tell whether a box is called the head or the foot of the page, and holds no heading of the report."""
        names = {name.lower() for name in (*element.classes, element.get("id"))}
        if element.tag != "div" or names.isdisjoint(_FOOTS | _HEADS):
            return False
        small = self._lengths[element][0] <= _MOST_OF_PAGE * self._whole
        return small and not any(one.tag in _HEADING_TAGS for one in element.walk())

    def _is_named_so(self, element: Element, length: int, linked: int, links: int) -> bool:
        names = f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"[:500]
        if names.strip() and element.tag not in _HEADING_TAGS:
            if length <= _LONGEST_COOKIE_TEXT and _SURE.search(names) and not self._holds_heading_of_report(element):
                return True
            if linked >= _MOSTLY_LINKS * length and length <= _LONGEST_MENU and _LIKELY.search(names):
                return True
        nearly_all = linked >= _NEARLY_ALL_LINKS * length
        if nearly_all and links >= _LEAST_LINKS_OF_MENU and element in self._before_headings:
            return True
        outside = bool(self._contents) and not any(above in self._contents for above in element.ancestors())
        if outside and nearly_all and links >= _LEAST_LINKS:
            return True
        return bool(links) and length <= _LONGEST_CRUMBS and _CRUMBS.fullmatch(element.text()) is not None

    def is_menu_cell(self, element: Element) -> bool:
        """Tell whether a cell of a table for layout is nothing but links, as the menus of old pages are."""
        length, linked, links = self._lengths.get(element, (0, 0, 0))
        return links >= _LEAST_LINKS and linked >= _NEARLY_ALL_LINKS * length

    def _holds_heading_of_report(self, element: Element) -> bool:
        """Tell whether more than one heading stands in an element: then its name is about something else."""
        return sum(one.tag in _HEADING_TAGS for one in element.walk()) > 1

    def _is_of_page(self, element: Element) -> bool:
        """Tell whether a head, a foot or an aside is the page's, and not that of a part of its content."""
        parts = [above for above in element.ancestors() if above.tag in {"article", "section", "main", "td", "li"}]
        return not parts

    def titles_in(self, element: Element) -> list[Element]:
        """Give the headings in a page's head that its content does not have: the report's title often stands there."""
        if not _is_head(element):
            return []
        found = [one for one in element.walk() if one.tag in {"h1", "h2"}]
        return [
            one
            for one in found
            if not any(above.tag in _OUT_TAGS or above.get("role") in _OUT_ROLES for above in one.ancestors())
            and 1 < len(one.text(_LONGEST_LEAD)) <= _LONGEST_LEAD
            and one.text().lower() not in self._titles
        ]


def _before_first_heading(root: Element) -> set[Element]:
    """Give the elements that end before the first heading of a page begins; none where it has no heading."""
    before: set[Element] = set()
    for element in root.walk():
        if element.tag in _HEADING_TAGS:
            return before - set(element.ancestors())
        before.add(element)
    return set()


def _is_head(element: Element) -> bool:
    return element.tag == "header" or element.get("role").lower() == "banner"
