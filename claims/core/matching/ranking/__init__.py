"""Which claims a text is set against, and in which order."""
