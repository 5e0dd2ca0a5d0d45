"""The reader's own pages: signing in, account, preferences, keys, notifications."""
