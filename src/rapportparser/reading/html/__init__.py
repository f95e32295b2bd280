"""Saved web pages: the report in a page, without what the site puts around it."""
