"""What is told to others: events, webhooks, feeds, letters, mails."""
