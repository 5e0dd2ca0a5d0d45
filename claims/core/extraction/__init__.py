"""From a body to its claims: sentences, statements, detection, slots, standalone texts."""
