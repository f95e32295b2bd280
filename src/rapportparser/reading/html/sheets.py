"""The rules of a page's style sheets that tell colours, and what is shown at all.

Only what a report's looks need is read: type, class, id and attribute selectors with descendant and child
combinators, and `::before` and `::after`, which many sites draw their stoplights with.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

from rapportparser.reading.html.tree import Element

PROPERTIES: Final = frozenset(
    "background background-color color fill display visibility font-weight font-style text-align list-style "
    "list-style-type".split()
)
_TELLING = re.compile(r"background|color|fill|display|visibility|font|text-align|list-style|--", re.IGNORECASE)
_NAME = re.compile(r"[.#]([A-Za-z_-][\w-]{0,100})")
_BRACE = re.compile(r"[{}]")
_COMPOUND = re.compile(r"(?P<tag>[A-Za-z][\w-]*|\*)?(?P<rest>(?:[.#][\w-]+|\[[^\[\]]{1,100}\])*)(?P<pseudo>::?[\w-]+)?")
_SIMPLE = re.compile(r"([.#])([\w-]+)|\[\s*([\w-]+)\s*(?:([~|^$*]?)=\s*[\"']?([^\"'\]]*)[\"']?\s*)?\]")
_COMBINATOR = re.compile(r"\s*>\s*|\s+")
# States in which a page is as it was saved.
_STATELESS: Final = frozenset({":root", ":link"})
_DRAWN: Final = frozenset({":before", "::before", ":after", "::after"})
# A sheet says what is shown on a screen; on paper sites hide what a reader need not see.
_OTHER_MEDIA = re.compile(r"\bprint\b|\bspeech\b|prefers-color-scheme:\s*dark|max-width|prefers-contrast|forced-colors")
_DEEPEST_AT_RULE: Final = 8
_MOST_PARTS: Final = 8

Declarations = tuple[tuple[str, tuple[Node, ...], bool], ...]


@dataclass(frozen=True, slots=True)
class _Attribute:
    name: str
    how: str
    value: str | None

    def matches(self, element: Element) -> bool:
        own = element.attributes.get(self.name)
        if own is None or self.value is None:
            return own is not None
        if self.how in {"^", "$", "*"} and not self.value:
            return False
        match self.how:
            case "^":
                return own.startswith(self.value)
            case "$":
                return own.endswith(self.value)
            case "*":
                return self.value in own
            case "~":
                return self.value in own.split()
            case "|":
                return own == self.value or own.startswith(f"{self.value}-")
        return own == self.value


@dataclass(frozen=True, slots=True)
class Compound:
    """What one element must be: of a type, with classes, an id and attributes."""

    tag: str | None
    ids: tuple[str, ...]
    classes: tuple[str, ...]
    attributes: tuple[_Attribute, ...]

    def matches(self, element: Element) -> bool:
        """Tell whether an element is so."""
        if self.tag is not None and self.tag != element.tag:
            return False
        if self.ids and any(one != element.attributes.get("id") for one in self.ids):
            return False
        if self.classes:
            own = element.classes
            if any(one not in own for one in self.classes):
                return False
        return all(one.matches(element) for one in self.attributes)


@dataclass(frozen=True, slots=True)
class Rule:
    """Declarations, and which elements they are for.

    Attributes:
        compounds: What the element must be, then what it must stand in, outward.
        children: For each step outward whether it must be the very next.
        drawn: Whether it is for what is drawn before or after the element's text.
        weight: Its specificity.
        declarations: Names, values, and whether they are important.
    """

    compounds: tuple[Compound, ...]
    children: tuple[bool, ...]
    drawn: bool
    weight: tuple[int, int, int]
    declarations: Declarations


def rules_of(css: str) -> Iterator[Rule]:
    """Give the rules of a sheet that tell looks."""
    yield from _rules_in(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), 0)


def declarations_of(nodes: Sequence[Node]) -> Declarations:
    """Give the declarations in a block that tell looks, and its custom properties."""
    return tuple(
        (one.lower_name, tuple(one.value), bool(one.important))
        for one in nodes
        if isinstance(one, Declaration) and (one.lower_name in PROPERTIES or one.name.startswith("--"))
    )


def lean(css: str, names: Collection[str]) -> str:
    """Leave the comments and the rules out of a sheet that cannot matter: parsing them is what would take time.

    Args:
        css: The sheet.
        names: The classes and ids of the page; rules for others do not matter.
    """
    css = _without_comments(css)
    kept: list[str] = []
    done, opened = 0, -1
    for match in _BRACE.finditer(css):
        at = match.start()
        if match[0] == "{":
            if opened >= 0:
                kept.append(css[done:at])
                done = at
            opened = at
        elif opened >= 0:
            if _may_matter(css[done:opened], css[opened:at], names):
                kept.append(css[done : at + 1])
            done, opened = at + 1, -1
        else:
            kept.append(css[done : at + 1])
            done = at + 1
    return "".join([*kept, css[done:]])


def _may_matter(prelude: str, body: str, names: Collection[str]) -> bool:
    if not _TELLING.search(body):
        return False
    return any(
        all(name in names for name in _NAME.findall(selector)) for selector in prelude.strip("{}; \n").split(",")
    )


def _without_comments(css: str) -> str:
    kept: list[str] = []
    done = 0
    while (start := css.find("/*", done)) >= 0:
        end = css.find("*/", start + 2)
        kept += [css[done:start], " "]
        if end < 0:
            return "".join(kept)
        done = end + 2
    return "".join([*kept, css[done:]])


def _rules_in(nodes: Sequence[Node], depth: int) -> Iterator[Rule]:
    for node in nodes:
        if isinstance(node, QualifiedRule):
            found = declarations_of(tinycss2.parse_blocks_contents(node.content))
            if found:
                for selector in tinycss2.serialize(node.prelude).split(","):
                    rule = _rule(selector.strip(), found)
                    if rule is not None:
                        yield rule
        elif isinstance(node, AtRule) and node.content is not None and depth < _DEEPEST_AT_RULE:
            prelude = tinycss2.serialize(node.prelude).lower()
            other = _OTHER_MEDIA.search(prelude) and "screen" not in prelude.split("and", maxsplit=1)[0]
            if node.lower_at_keyword in {"media", "supports", "layer"} and not other:
                inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                yield from _rules_in(inner, depth + 1)


def _rule(selector: str, declarations: Declarations) -> Rule | None:
    """Read a selector; None for one that is not among those that are read."""
    parts = _COMBINATOR.split(selector)
    between = _COMBINATOR.findall(selector)
    if not selector or len(parts) > _MOST_PARTS:
        return None
    compounds: list[Compound] = []
    drawn = False
    for place, part in enumerate(parts):
        match = _COMPOUND.fullmatch(part)
        if match is None or not part:
            return None
        pseudo = match["pseudo"]
        if pseudo in _DRAWN and place == len(parts) - 1:
            drawn = True
        elif pseudo is not None and pseudo not in _STATELESS:
            return None
        compounds.append(_compound(match["tag"], match["rest"], pseudo))
    return Rule(
        tuple(reversed(compounds)),
        tuple(">" in one for one in reversed(between)),
        drawn,
        (
            sum(len(one.ids) for one in compounds),
            sum(len(one.classes) + len(one.attributes) for one in compounds),
            sum(one.tag is not None for one in compounds),
        ),
        declarations,
    )


def _compound(tag: str | None, rest: str, pseudo: str | None) -> Compound:
    ids: list[str] = []
    classes: list[str] = []
    attributes: list[_Attribute] = []
    for sign, name, attribute, how, value in _SIMPLE.findall(rest):
        if sign == "#":
            ids.append(name)
        elif sign == ".":
            classes.append(name)
        else:
            has_value = "=" in rest
            attributes.append(_Attribute(attribute.lower(), how, value if has_value else None))
    own = None if tag in {None, "*"} else str(tag).lower()
    return Compound("html" if pseudo == ":root" else own, tuple(ids), tuple(classes), tuple(attributes))
