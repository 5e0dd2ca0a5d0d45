"""Reading statements in German, French and Spanish for matching: words glossed in English, grammar as data.

A word that is glossed takes part in what the vocabulary knows of its English gloss: synonyms, contraries, kinds, places.
"""
