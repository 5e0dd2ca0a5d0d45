"""Names of people, bodies and places, and the phrases that stand for them."""
