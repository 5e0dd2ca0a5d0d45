"""Articles come in: from a text to appearances, matches, new claims and the reviews that they wait for."""
