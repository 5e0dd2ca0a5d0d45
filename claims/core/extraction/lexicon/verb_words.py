"""Small words of verbs that several steps look for: auxiliaries with tense, and adverbs that belong to a verb."""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import words

BEING = words("is are was were")

HAVING = words("has have had")

DOING = words("do does did")

PARTICLES = words("up down off out back away over")
"""Adverbs that make one verb with the verb before them ("sold off", "closed down")."""

UNCHANGED_PAST = words("put cut hit set cost let shut spread beat quit split bet")
"""Past forms that are infinitives as well."""

MORE_UNCHANGED_PAST = UNCHANGED_PAST | words("hurt cast burst read rid shed thrust bid")
"""The same with words that are nouns or names as often, for where a verb is known to stand."""
