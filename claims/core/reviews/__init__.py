"""The rules of reviews and verdicts: scales, steps, completeness, corrections, freshness, public status."""
