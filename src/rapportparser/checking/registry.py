"""All rules, by id: every module in `rules/` holds one."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from rapportparser.checking import rules as _rules
from rapportparser.checking.rule import Rule

# In the order of a report: sections, codes, stoplights, figures, what the law asks, and what went before.
FAMILIES = ("SEC", "COD", "STO", "PCT", "BBV", "VOR")


@cache
def all_rules() -> Mapping[str, Rule]:
    """Give the rules by id, in the order of their families."""
    modules = [
        importlib.import_module(f"{_rules.__name__}.{found.name}") for found in pkgutil.iter_modules(_rules.__path__)
    ]
    found = [module.RULE for module in modules]
    found.sort(key=lambda rule: (FAMILIES.index(rule.family), rule.id))
    return {rule.id: rule for rule in found}
