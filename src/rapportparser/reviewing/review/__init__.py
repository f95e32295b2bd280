"""A report as a page: what was found drawn in it, and an overview of it beside it."""
