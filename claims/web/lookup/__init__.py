"""Looking up before something is printed: the first page and the draft check."""
