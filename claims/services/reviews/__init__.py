"""The status machine of reviews, the queue in front of it, and publishing behind it."""
