"""Evidence: its sources, pages that people gave, and whether a quote is found, usable and not circular."""
