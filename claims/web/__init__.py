"""The review UI: pages rendered on the server, parts swapped by htmx; one module a page group."""
