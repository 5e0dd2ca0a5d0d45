"""The candidate index and the readings beside claims: writing it, asking it, its care."""
