"""What was fitted and is shipped: its model cards, its files, and the code that loads them.

Hands plain arrays to ``core``; what needs a package that may be absent gives None then.
"""
