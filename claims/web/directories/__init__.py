"""Speakers, outlets, organizations, sources, scales and the reviews of others."""
