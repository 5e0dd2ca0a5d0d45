"""What a relative clause tells of a place or of whoever is in one ("the town, | where he was born")."""

from __future__ import annotations
