"""Claims become one, become two, are worded otherwise; each can be undone."""
