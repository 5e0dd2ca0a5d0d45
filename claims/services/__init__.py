"""What the product does: functions that take a session, flush and never commit."""
