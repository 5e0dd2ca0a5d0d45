"""Fact-checking claims registry: articles in; claims, matches and verdicts out.

The folders, in the order in which they may import each other (read ``<-`` as "is imported by"):

    core  <-  models  <-  services  <-  api, web, jobs  <-  cli  <-  app
    core  <-  schemas <-  api, web

``core``      what is true about claims: extraction, matching, verdicts; pure functions on records
``models``    one table a file
``services``  what the product does, as functions that take a session; they flush, never commit
``schemas``   the shapes at the borders (marshmallow)
``api``       ``/api/v1``, one module a resource
``web``       the review UI, one module a page group
``jobs``      the handlers that the worker runs
``cli``       ``bin/claims``
``app``       ``create_app``: the only place where the parts are joined

``config`` lists every setting (``setting_values`` reads them), ``logs`` writes events as lines, ``fetch`` is the only
door to the outside network, ``extensions`` holds Flask's extensions and the database's connection set-up. ``training`` fits
tables and numbers that are shipped, in an environment of its own; ``artifacts`` has their model cards.
"""
