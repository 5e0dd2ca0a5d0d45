"""Whether a draft can be printed, and how that is said."""
