"""Numerals, units and currencies, and what they count, bound and compare."""
