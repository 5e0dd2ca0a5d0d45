"""What verdicts and look-ups bring on: rechecks, link health, retractions, letters, requests, batches of triage."""
