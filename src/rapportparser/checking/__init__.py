"""Checking: rules over a `Rapport`, and the forms in which their findings are given. Knows nothing of parsing."""
