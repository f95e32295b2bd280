"""How the elements of a page are shown, from its style sheets, `style` attributes and the attributes of old."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import tinycss2
from tinycss2.ast import FunctionBlock, Node

from rapportparser.reading.html.colours import colour_named, first_colour, is_white
from rapportparser.reading.html.sheets import Declarations, Rule, declarations_of, lean, rules_of
from rapportparser.reading.html.tree import Element
from rapportparser.reading.line import Colour

# Rules that may matter to a page have some tens of kilobytes; what comes after so much is not read.
_MOST_CSS: Final = 1024 * 1024
# So often a rule is held against an element; a large page of a report site needs a hundredth of it.
_MOST_TRIES: Final = 4_000_000
_DEEPEST_VARIABLE: Final = 8
_LONGEST_STYLE: Final = 4000
_BOLD_WEIGHT: Final = 600
_BOLD_TAGS: Final = frozenset("b strong th h1 h2 h3 h4 h5 h6".split())
_ITALIC_TAGS: Final = frozenset("i em cite dfn var".split())
_FIGURE = re.compile(r"\d{3}")


@dataclass(frozen=True, slots=True)
class Style:
    """How an element is shown.

    Attributes:
        background: What colours its own area; None for white and for nothing.
        colour: Colour of its letters, its own or of what it stands in; None where nothing tells.
        fill: What fills its shapes (SVG), likewise.
        bold: Whether its letters are bold.
        italic: Whether they slant.
        centred: Whether its lines stand in the middle.
        display: Its own kind of box; "" where nothing tells, "none" where it is not shown.
        drawn: Colour of what is drawn before or after its text.
        marked: Whether its list items have marks.
    """

    background: Colour | None = None
    colour: Colour | None = None
    fill: Colour | None = None
    bold: bool = False
    italic: bool = False
    centred: bool = False
    display: str = ""
    drawn: Colour | None = None
    marked: bool = True


_PLAIN = Style()

# Whether a declaration is important, stands on the element itself, its rule's specificity, and its place.
_Weight = tuple[bool, int, tuple[int, int, int], int]


class Styles:
    """The style sheets of a page, and how they show its elements."""

    def __init__(self, root: Element, sheets: Iterable[str]) -> None:
        names = {name for element in root.walk() for name in (*element.classes, element.get("id"))}
        self._rules: dict[str, list[tuple[int, Rule]]] = defaultdict(list)
        self._variables: dict[str, tuple[Node, ...]] = {}
        self._styles: dict[Element, Style] = {}
        self._inline: dict[str, Declarations] = {}
        self._tries = 0
        self.whole = True
        left = _MOST_CSS
        order = 0
        for css in sheets:
            matters = lean(css, names)
            self.whole = self.whole and len(matters) <= left
            for rule in rules_of(matters[:left]):
                order += 1
                self._keep(rule, order)
            left = max(left - len(matters), 0)

    def _keep(self, rule: Rule, order: int) -> None:
        first = rule.compounds[0]
        key = f"#{first.ids[0]}" if first.ids else f".{first.classes[0]}" if first.classes else first.tag or "*"
        self._rules[key].append((order, rule))
        for name, values, _ in rule.declarations:
            if name.startswith("--"):
                self._variables[name] = values

    def of(self, element: Element) -> Style:
        """Give how an element is shown."""
        waiting: list[Element] = []
        known: Style | None = None
        above: Element | None = element
        while above is not None and (known := self._styles.get(above)) is None:
            waiting.append(above)
            above = above.parent
        inherited = known or _PLAIN
        for one in reversed(waiting):
            inherited = self._styles[one] = self._computed(one, inherited)
        return inherited

    def _computed(self, element: Element, above: Style) -> Style:
        style = replace(above, background=None, display="", drawn=None)
        style = _of_old(element, style)
        own, drawn = self._declared(element)
        style = self._with(style, own, above)
        if drawn:
            box = self._with(Style(), drawn, _PLAIN)
            glyph = box.colour if "color" in drawn else None
            style = replace(style, drawn=box.background or glyph)
        return style

    def _declared(self, element: Element) -> tuple[dict[str, tuple[Node, ...]], dict[str, tuple[Node, ...]]]:
        """Give what is declared for an element itself, and for what is drawn beside its text."""
        found: list[tuple[int, Rule]] = []
        keys = [element.tag, "*", *(f".{name}" for name in dict.fromkeys(element.classes))]
        if element.get("id"):
            keys.append(f"#{element.get('id')}")
        for key in keys:
            found += [one for one in self._rules.get(key, ()) if self._applies(one[1], element)]
        weighed: dict[bool, dict[str, tuple[_Weight, tuple[Node, ...]]]] = {False: {}, True: {}}
        for order, rule in found:
            for name, values, important in rule.declarations:
                _put(weighed[rule.drawn], name, (important, 0, rule.weight, order), values)
        for name, values, important in self._inline_of(element):
            _put(weighed[False], name, (important, 1, (0, 0, 0), 0), values)
        own, drawn = ({name: values for name, (_, values) in weighed[side].items()} for side in (False, True))
        return own, drawn

    def _inline_of(self, element: Element) -> Declarations:
        text = element.attributes.get("style", "")
        if not text:
            return ()
        known = self._inline.get(text)
        if known is None:
            known = declarations_of(tinycss2.parse_blocks_contents(text[:_LONGEST_STYLE]))
            self._inline[text] = known
        return known

    def _applies(self, rule: Rule, element: Element) -> bool:
        self._tries += 1
        if self._tries > _MOST_TRIES:
            self.whole = False
            return False
        if not rule.compounds[0].matches(element):
            return False
        above = element.parent
        for compound, is_child in zip(rule.compounds[1:], rule.children, strict=True):
            while above is not None and not compound.matches(above):
                self._tries += 1
                if is_child:
                    return False
                above = above.parent
            if above is None:
                return False
            above = above.parent
        return True

    def _with(self, style: Style, declared: Mapping[str, tuple[Node, ...]], above: Style) -> Style:
        if not declared:
            return style
        changes: dict[str, object] = {}
        for name, values in declared.items():
            if not name.startswith("--"):
                changes |= _change(name, self._resolved(values, 0), style, above)
        return replace(style, **changes)  # type: ignore[arg-type]

    def _resolved(self, values: Iterable[Node], depth: int) -> list[Node]:
        """Put the values of custom properties in the place of their names."""
        resolved: list[Node] = []
        for value in values:
            if isinstance(value, FunctionBlock) and value.lower_name == "var" and depth < _DEEPEST_VARIABLE:
                name = next((one.value for one in value.arguments if one.type == "ident"), "")
                comma = next((at for at, one in enumerate(value.arguments) if one == ","), None)
                fallback = value.arguments[comma + 1 :] if comma is not None else []
                resolved += self._resolved(self._variables.get(name, fallback), depth + 1)
            else:
                resolved.append(value)
        return resolved


def _put(
    kept: dict[str, tuple[_Weight, tuple[Node, ...]]],
    name: str,
    weight: _Weight,
    values: tuple[Node, ...],
) -> None:
    key = {"background-color": "background", "list-style-type": "list-style"}.get(name, name)
    known = kept.get(key)
    if known is None or known[0] <= weight:
        kept[key] = (weight, values)


def _change(name: str, values: list[Node], style: Style, above: Style) -> dict[str, object]:
    """Give what a declaration changes in a style."""
    words = {value.lower_value for value in values if value.type == "ident"}
    match name:
        case "background":
            colour = first_colour(values)
            return {"background": None if colour is None or is_white(colour) else colour}
        case "color":
            return {"colour": above.colour if words & {"inherit", "currentcolor"} else first_colour(values)}
        case "fill":
            return {"fill": style.colour if "currentcolor" in words else first_colour(values)}
        case "display":
            return {"display": next(iter(sorted(words)), "")}
        case "visibility":
            return {"display": "none"} if words & {"hidden", "collapse"} else {}
        case "font-style" | "text-align":
            key = "italic" if name == "font-style" else "centred"
            return {key: bool(words & {"italic", "oblique", "center", "-webkit-center"})}
        case "list-style":
            return {"marked": "none" not in words}
        case _:
            return {"bold": _is_bold(values, words, above=above.bold)}


def _is_bold(values: Iterable[Node], words: set[str], *, above: bool) -> bool:
    if "inherit" in words:
        return above
    numbers = [value.value for value in values if value.type == "number"]
    return bool(words & {"bold", "bolder"}) or any(number >= _BOLD_WEIGHT for number in numbers)


def _of_old(element: Element, style: Style) -> Style:
    """Give what a tag and the attributes of the nineties say of an element."""
    tag, attributes = element.tag, element.attributes
    changes: dict[str, object] = {}
    if tag in _BOLD_TAGS:
        changes["bold"] = True
    elif tag == "a":
        changes["colour"] = None
    if tag in _ITALIC_TAGS:
        changes["italic"] = True
    if tag in {"ul", "ol"}:
        changes["marked"] = True
    if tag == "center" or attributes.get("align", "").lower() == "center":
        changes["centred"] = True
    if "bgcolor" in attributes:
        colour = colour_named(attributes["bgcolor"])
        changes["background"] = None if colour is None or is_white(colour) else colour
    if tag == "font" and "color" in attributes:
        changes["colour"] = colour_named(attributes["color"])
    if "fill" in attributes:
        fill = attributes["fill"].strip().lower()
        changes["fill"] = style.colour if fill == "currentcolor" else colour_named(fill)
    return replace(style, **changes) if changes else style  # type: ignore[arg-type]
