"""Background work: what each job does (``handlers``), and the loop that does it (``worker``)."""
