"""Shares, percentiles, agreement and jumps, with the interval in which each lies."""
