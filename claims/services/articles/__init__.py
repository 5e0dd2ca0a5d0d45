"""Articles as they are stored: what a page is and says, whose it is, where claims stand in it, what was read there."""
