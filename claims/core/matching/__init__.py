"""Matching: terms and scores that find candidates, slots that say how two claims relate.

The folders, in the order in which they may import each other:

``vocabulary``      words that say the same, the contrary, or a kind of it
``words``           words compared without their sentence, and the terms of the index
``parts``           what a statement is read into: units, figures, who said it
``ranking``         which claims a text is set against, and in which order
``tongues``         statements in German, French and Spanish
``statements``      one claim read from its first word to its last
``comparing``       two statements laid side by side
``rewording``       one claim told in its plain wording
``second_reading``  what is read once more before a machine confirms
``differences``     what keeps two claims from being the same
``decision``        the relation, its probability and its explanation

``evaluation`` measures how well all this agrees with what people judged.
"""
