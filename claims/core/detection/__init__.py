"""Trained detection: two probabilities a sentence, from words alone and, where it is there, from a small encoder."""
