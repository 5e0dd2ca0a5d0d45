"""What a statement is read into: units, who said it, shares, stretches of time, rates."""
