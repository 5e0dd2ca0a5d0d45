"""One claim read from its first word to its last; and that reading packed into bytes."""
