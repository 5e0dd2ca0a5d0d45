"""Words that carry grammar and little meaning; they give no term and block no confirmation by themselves."""

from __future__ import annotations

_WORDS = """
a an the this that these those there here it its it's he she they them their his her him we our us you your i me my
one's own itself himself herself themselves who whom whose which what when where why how
is are was were be been being am do does did done doing have has had having will would shall
of in on at to from by with for as into onto over under through throughout during within across along around between
among amid upon off out up down about near against toward towards per via
and or but nor so yet if then than because while although though since until till after before once
also just even still already only very too quite rather again ever both each
s t re ve ll d m
"""

FUNCTION_WORDS: frozenset[str] = frozenset(_WORDS.split())
"""Lower-case English function words (negations are not among them)."""
