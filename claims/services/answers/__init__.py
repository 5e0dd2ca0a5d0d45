"""What is known about claims, in the one shape that pages, API and command line give."""
