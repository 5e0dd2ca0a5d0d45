"""What is true about claims, without a web, a database, a network, a clock or chance.

``errors``, ``verdicts``, ``records`` (frozen dataclasses) and ``row_ids`` are shared by all. The folders, in the order in
which they may import each other:

``problems``      what each code of a failure means and what to do about it
``statistics``    shares, percentiles, agreement and jumps, with the interval in which each lies
``extraction``    from a body to its claims: sentences, statements, slots, standalone texts
``detection``     how far a sentence can be checked and is worth it
``set_scores``    scores of extraction and detection on published sets
``matching``      how two statements relate, and whether a match may be confirmed
``texts``         texts held against each other: copies, passages in a later version, queries, words to be removed
``sources``       addresses, quotes, names and ids of what claims and evidence come from
``reviews``       the rules of reviews and verdicts: scales, steps, completeness, corrections, freshness, public status
``messages``      what is told to others: events, webhooks, feeds, letters, mails
``drafts``        whether a draft can be printed, and how that is said
``formats``       formats of lines: CSV, lines of JSON, the import format
``claim_review``  ClaimReview of schema.org, read and written
``transparency``  the transparency log as trees and signed notes
"""
