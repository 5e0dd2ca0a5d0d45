"""From a statement to the claims that it repeats or touches; whether the matcher may confirm; long searches."""
