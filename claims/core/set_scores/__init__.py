"""Scores of extraction on published sets, one module a set: rows of its NDJSON file in, named figures out.

To add a set: write a module here whose ``SET`` is a ``SetScore`` (its name is the folder's; ``shape`` says what a row must
hold; ``score`` reads the rows once, in order, and keeps none that it does not need), and name it in the group it belongs
to: ``value_sets`` (sentence borders, figures, times), ``detection_sets`` or ``attribution_sets``. The command
``evaluate extraction`` reads the groups, checks every row against the shape, and prints the figures. A score that needs a
fitted artifact takes it as an argument of a function that builds its ``SetScore``; ``claims.cli.evaluation_sets`` loads it.
"""
