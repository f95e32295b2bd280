"""The rules, one a file; `registry.py` gathers them."""
