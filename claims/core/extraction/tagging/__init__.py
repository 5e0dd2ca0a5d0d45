"""Parts of speech: shares per word, the cheapest path, and repairs by the clause; sentences as later steps see them."""
