"""Addresses, quotes, names and ids of what claims and evidence come from."""
