"""A body as characters: its stored form, paragraphs, sentences, tokens, quotations, language."""
