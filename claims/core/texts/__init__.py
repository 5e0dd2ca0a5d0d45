"""Texts held against each other: copies, passages in a later version, queries, words to be removed."""
