"""Plain wordings: what a statement says in the order and the words that most outlets would choose."""
