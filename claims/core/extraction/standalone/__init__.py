"""Decontextualization: statements reworded so that they are understood alone."""
