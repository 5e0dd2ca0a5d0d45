"""From a body to its claims: sentences, statements, detection, slots, standalone texts.

The folders, in the order in which they may import each other:

``lexicon``      words that all steps share
``text``         a body as characters: sentences, tokens, quotations, language
``tagging``      parts of speech
``figures``      numerals, units, currencies, and what they count
``clauses``      stretches of a sentence that assert something
``mentions``     names, and the phrases that stand for them
``times``        time expressions and their values on the calendar
``attribution``  who is said to say what in one sentence
``tongues``      German, French and Spanish
``statements``   an article as read, and what its sentences assert
``standalone``   statements reworded so that they are understood alone
``speech``       statements in somebody's words across sentences
``spans``        claims by the fitted reader of spans

``pipeline`` runs them in order; ``claims.core.set_scores`` measures them on published sets.
"""
