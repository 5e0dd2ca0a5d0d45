"""Claims on reading: wording, context, status, lists and orders, demand, what has been published on them and when."""
