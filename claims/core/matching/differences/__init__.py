"""What keeps two claims from being the same, slot by slot."""
