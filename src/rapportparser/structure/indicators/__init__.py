"""Indicators: the rows of tables that measure a policy, in whatever form a source has kept the table."""

from __future__ import annotations

from rapportparser.structure.indicators.found import FoundIndicator, FoundValue, IndicatorsRead
from rapportparser.structure.indicators.reading import looks_like_indicators, read_indicators

__all__ = ["FoundIndicator", "FoundValue", "IndicatorsRead", "looks_like_indicators", "read_indicators"]
