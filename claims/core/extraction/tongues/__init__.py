"""German, French and Spanish at a basic level: sentences, figures, times, simple speakers, and what is checkable.

``tongue`` is the shape of a language's data, ``german``, ``french`` and ``spanish`` hold it, and the other modules read any
of them. English has its own, complete reading in the folder above, whose records, units and calendar are used here too.
"""
