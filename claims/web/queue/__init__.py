"""What waits: the queue with its filters, comparing, triage of many rows, duplicates, requests."""
