"""Who is said to say what in one sentence: cues, sources and contents, by rules and by a network."""
