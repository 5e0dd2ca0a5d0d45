"""The command line: a thin edge that parses, opens a transaction, calls a service, prints, commits.

Results go to stdout, progress and errors to stderr. Exit status: 0 done, 1 failed, 2 input that cannot be used.
"""
