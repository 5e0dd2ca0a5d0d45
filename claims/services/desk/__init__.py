"""Parts of the work on reviews: who may see what, locks, drafts, second opinions, due times, what narrows the queue."""
