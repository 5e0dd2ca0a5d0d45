"""Matching: terms and scores that find candidates, slots that say how two claims relate."""
