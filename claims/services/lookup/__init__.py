"""Looking up a sentence, a draft or a stored article, and the search for claims."""
