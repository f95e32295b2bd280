"""A page as a tree of elements and texts, of bounded depth and size, without what is never shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from rapportparser.errors import LimitError

# What holds no text of the page, or text for other eyes than a reader's.
_UNSHOWN: Final = frozenset(
    "script template noscript noframes iframe object embed applet canvas audio video map datalist select textarea "
    "input param source track link meta base basefont".split()
)
# Browsers nest no deeper than 512; the pages of report sites some 60 at most.
_DEEPEST: Final = 150
# A parser of HTML looks up through all open elements at many tags: what nests deeper than this is flattened first.
_DEEPEST_MARKUP: Final = 1000
_MOST_ELEMENTS: Final = 1_000_000
# A `noscript` longer than this is taken for one that its page forgot to close.
_LONGEST_NOSCRIPT: Final = 20_000

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")
# Tags that hold nothing, or that the next of their kind closes: they nest no deeper than what they stand in.
_NOT_NESTING = frozenset(
    "area base br col embed hr img input link meta param source track wbr "
    "p li dt dd tr td th thead tbody tfoot colgroup option".split()
)


@dataclass(slots=True, eq=False)
class Element:
    """An element of a page.

    Attributes:
        tag: Its name in small letters.
        attributes: Its attributes, names in small letters.
        parent: What it stands in; None for the root.
        children: Elements and texts in it.
    """

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """Give an attribute without space around it; "" where it is not there."""
        return self.attributes.get(name, "").strip()

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()

    @property
    def elements(self) -> Iterator[Element]:
        """The elements that stand right in it."""
        return (child for child in self.children if isinstance(child, Element))

    def walk(self) -> Iterator[Element]:
        """Give it and every element in it, in document order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [child for child in reversed(element.children) if isinstance(child, Element)]

    def text(self, most: int | None = None) -> str:
        """Give the text in it, with single spaces; of more than `most` characters only the beginning."""
        texts: list[str] = []
        waiting: list[Element | str] = [self]
        length = 0
        while waiting and (most is None or length <= most):
            one = waiting.pop()
            if isinstance(one, str):
                texts.append(one)
                length += len(one) if not one.isspace() else 0
            else:
                waiting += reversed(one.children)
        return " ".join("".join(texts).split())

    def ancestors(self) -> Iterator[Element]:
        """Give what it stands in, the nearest first."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent


@dataclass(frozen=True, slots=True)
class Tree:
    """A page.

    Attributes:
        root: The whole page.
        styles: What tells its looks, in order: the text of a style element, or the address of a sheet (`href`).
        base: The address that its addresses are relative to, as the page itself tells it; "" where it does not.
    """

    root: Element
    styles: tuple[tuple[str, str], ...]
    base: str


def tree_of(markup: str, name: str) -> Tree:
    """Make the tree of a page's markup.

    Raises:
        LimitError: It has more elements than any report.
    """
    root = Element("html", {})
    # The parser gives views into its own memory, which must outlive them.
    parser = LexborHTMLParser(_without_noscript(_flattened(markup)))
    grower = _Grower(name)
    if parser.root is not None:
        grower.grow(parser.root, root)
    return Tree(root, tuple(grower.styles), grower.base)


class _Grower:
    """Takes what is shown of a parsed page."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._count = 0
        self.styles: list[tuple[str, str]] = []
        self.base = ""

    def grow(self, top: LexborNode, root: Element) -> None:
        root.attributes = _attributes_of(top)
        waiting = [(child, root, 1) for child in reversed(_children_of(top))]
        while waiting:
            node, parent, depth = waiting.pop()
            if node.is_text_node:
                parent.children.append(node.text_content or "")
            elif node.is_element_node and self._is_shown(node):
                element = Element(node.tag or "", _attributes_of(node), parent)
                parent.children.append(element)
                # What stands deeper than the deepest stands beside it.
                within, below = (element, depth + 1) if depth < _DEEPEST else (parent, depth)
                waiting += [(child, within, below) for child in reversed(_children_of(node))]

    def _is_shown(self, node: LexborNode) -> bool:
        self._count += 1
        if self._count > _MOST_ELEMENTS:
            raise LimitError(self._name, f"has more than {_MOST_ELEMENTS} elements", "save its pages one by one")
        if node.tag == "style":
            self.styles.append(("text", node.text(deep=True) or ""))
        elif node.tag == "link" and "stylesheet" in (node.attributes.get("rel") or "").lower().split():
            self.styles.append(("href", node.attributes.get("href") or ""))
        elif node.tag == "base":
            self.base = self.base or node.attributes.get("href") or ""
        return node.tag != "style" and node.tag not in _UNSHOWN


def _attributes_of(node: LexborNode) -> dict[str, str]:
    return {name.lower(): value or "" for name, value in node.attributes.items()}


def _children_of(node: LexborNode) -> list[LexborNode]:
    children: list[LexborNode] = []
    child = node.first_child
    while child is not None:
        children.append(child)
        child = child.next
    return children


def _flattened(markup: str) -> str:
    """Leave the tags out that nest deeper than any page's."""
    depth = deepest = 0
    for match in _TAG.finditer(markup):
        if match[2].lower() not in _NOT_NESTING:
            depth = max(depth - 1, 0) if match[1] else depth + 1
            deepest = max(deepest, depth)
    if deepest <= _DEEPEST_MARKUP:
        return markup
    kept: list[str] = []
    depth = done = 0
    for match in _TAG.finditer(markup):
        if match[2].lower() in _NOT_NESTING:
            continue
        closes = bool(match[1])
        too_deep = depth > _DEEPEST_MARKUP if closes else depth >= _DEEPEST_MARKUP
        depth = max(depth - 1, 0) if closes else depth + 1
        if too_deep and match.start() >= done:
            end = markup.find(">", match.end(), match.end() + 1000)
            kept += [markup[done : match.start()], " "]
            done = end + 1 if end >= 0 else match.end()
    return "".join([*kept, markup[done:]])


def _without_noscript(markup: str) -> str:
    """Leave out what a page says to browsers without scripts; parsed, it would stand beside what the scripts made."""
    lower = markup.lower()
    if len(lower) != len(markup) or "<noscript" not in lower:
        return markup
    kept: list[str] = []
    done = 0
    while (start := lower.find("<noscript", done)) >= 0:
        end = lower.find("</noscript", start, start + _LONGEST_NOSCRIPT)
        kept.append(markup[done:start])
        done = end if end >= 0 else start + len("<noscript")
    return "".join([*kept, markup[done:]])
