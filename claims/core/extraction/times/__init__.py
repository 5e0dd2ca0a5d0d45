"""Time expressions and their values on the calendar."""
