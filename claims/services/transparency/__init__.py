"""The transparency log on reading and in care: entries, proofs, checkpoints, its check, its restoring."""
