"""Public lists with their feeds: corrections, the log, claims, verdicts."""
