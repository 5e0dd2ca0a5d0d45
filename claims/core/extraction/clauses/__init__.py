"""Stretches of a sentence that assert something: clauses, asides, appositions, trailing phrases."""
