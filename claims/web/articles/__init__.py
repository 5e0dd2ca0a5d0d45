"""Pages of articles: pasting one, its text with its claims, correcting what was read."""
