"""Removing words on a legal ground, wherever they stand."""
