"""Pages of claims and their revisions, and what is shown of them elsewhere."""
