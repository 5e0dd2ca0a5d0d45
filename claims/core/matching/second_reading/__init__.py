"""What only a careful reader notices, read once more before a machine confirms."""
