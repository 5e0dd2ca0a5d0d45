"""How well pairs, rankings and answers agree with what people judged."""
