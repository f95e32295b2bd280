"""The reports of a municipality as a page: stoplights and percentages from old to new."""
