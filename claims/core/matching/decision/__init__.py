"""The relation of a pair, its probability, its explanation, and whether a machine may confirm it."""
