"""Who is told of what: webhooks, recalls, verdicts that changed under an article, followers, colleagues."""
