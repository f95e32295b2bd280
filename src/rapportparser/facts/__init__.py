"""What a text says: mentions of codes, percentages, whose report it is. Texts in, offsets out; no pages, no files."""
