"""Fits what the app ships: tables of words and numbers, each with a model card in ``claims/artifacts/``.

Needs more than the app does (``claims/training/requirements.txt``, in an environment of its own) and data that are not part
of the project; nothing else of the package imports it.
"""
