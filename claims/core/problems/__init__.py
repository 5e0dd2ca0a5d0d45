"""What each code of a failure means and what to do about it."""
