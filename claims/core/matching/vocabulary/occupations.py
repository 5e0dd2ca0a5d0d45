"""Words for what a person does, which stand before a name and are no part of it."""

from __future__ import annotations

from claims.core.extraction.lexicon.vocabulary import words

OCCUPATIONS = words(
    """actor actress singer author writer novelist poet painter sculptor composer conductor pianist violinist dancer
    director producer photographer journalist reporter editor columnist broadcaster comedian model designer architect
    engineer scientist physicist chemist biologist astronomer mathematician economist historian philosopher researcher
    inventor doctor surgeon nurse lawyer banker businessman businesswoman entrepreneur investor farmer fisherman
    sailor pilot driver footballer striker goalkeeper midfielder defender boxer swimmer sprinter cyclist skier golfer
    wrestler gymnast athlete coach referee activist campaigner politician lawmaker legislator mayor governor
    minister premier chancellor ambassador diplomat prosecutor detective priest bishop rabbi imam monk nun astronaut
    teacher student pupil pensioner rapper songwriter guitarist drummer choreographer bowler batsman batter winger
    fullback quarterback pitcher jockey keeper marathoner hurdler thrower vaulter jumper smuggler hacker
    jeweller jeweler brewer winemaker carmaker automaker chipmaker drugmaker planemaker steelmaker shipbuilder insurer
    lender retailer grocer wholesaler billionaire magnate tycoon financier"""
)
"""Nouns in lower case; those that are mostly part of a title with the name ("President", "Senator") are left out."""
