"""Tags that depend on the clause: verbs behind insertions, in series, after adverbs, and participles without a past."""

from __future__ import annotations

import pytest

from claims.core.extraction.tagging.repairs import repair_clauses
from claims.core.extraction.tagging.tagger import tag
from claims.core.extraction.text.tokens import tokenize
from claims.core.records import Span


def tag_of(text, word):
    tokens = repair_clauses(tag(tokenize(text, Span(0, len(text)))))
    return next(token.tag for token in tokens if token.text == word)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The shelter, which takes in dogs, laid off a third of its staff.", "laid", "T"),
        ("Roe, 19, cost nothing.", "cost", "T"),
        ("The regulator warned in 2024 that the bank was failing.", "warned", "T"),
        ("The council agreed last June that the pool would close.", "agreed", "T"),
        ("The report noted in passing that two guards had been asleep.", "noted", "T"),
        ("The bank is to cut 900 jobs and shut two branches.", "shut", "B"),
        ("The owner wants to leave in May and put up the rent.", "put", "B"),
        ("Cases usually peak in April.", "peak", "F"),
        ("A clam, pulled up off Iceland in 2006, was old.", "pulled", "E"),
        ("Nearly 900 people were killed and 300 driven from their homes.", "driven", "E"),
        ("The tax rose in May and set off strikes in all nine provinces.", "set", "T"),
        ("The council also raised parking fees by 10 percent, and it froze hiring.", "raised", "T"),
        ("It erupted in 2004, when lava flows killed 31 people.", "killed", "T"),
        ("The firm sells used cars in Leeds.", "sells", "Z"),
        ("Velm campaign communications director Ana Roe said so.", "director", "N"),
        ("Roe was charged with fraud and fined 300 euros.", "fined", "E"),
        ("Roe was stopped in May and told to pay 300 euros.", "told", "E"),
        ("Roe was stopped in May and told the judge so.", "told", "T"),
        ("Roe was elected in May and fined 40 firms.", "elected", "E"),
        ("She attacked early, caught the last two riders and held on.", "caught", "T"),
        ("South Arden Police arrested a man.", "South", "P"),
        ("It was the worst raid since March, when gunmen killed 52 people.", "gunmen", "S"),
        ("The ship was built in 1986 and sold to a bank.", "sold", "E"),
        ("The bill was passed in May and signed into law by the governor.", "signed", "E"),
        ("The bank was rescued in 2009 and sold off 40 branches in 2012.", "sold", "T"),
        ("The party was elected in 2010 and brought in a tax of 4%.", "brought", "T"),
        ("The firm was founded in 1990 and bought up 12 rivals.", "bought", "T"),
        ("The ship was built in 1986 and sold off by the bank.", "sold", "E"),
        ("The dog was lost in May and found in a well.", "found", "E"),
        ("The child was hit by a car and died in a clinic.", "died", "T"),
        ("He was jailed for 14 years and fined $5,600.", "fined", "E"),
        ("He was jailed in 2019 and fined 5,600 euros.", "fined", "E"),
        ("The watchdog was set up in 1998 and fined 40 firms.", "fined", "T"),
        ("The firm was fined in 2019 and ordered to close two plants.", "ordered", "E"),
        ("Roe was elected in 2012 and ordered two inquiries.", "ordered", "T"),
        ("May sales rose 3%.", "May", "P"),
        ("May 2020 was warmer than June 2019.", "May", "P"),
        ("May they rest in peace.", "May", "M"),
        ("May God help us.", "May", "M"),
        ("East German records were lost.", "East", "P"),
        ("South of the river, 40 homes were lost.", "South", "R"),
        ("The farm, near the village of Nord, lies about 12 miles from the coast.", "lies", "Z"),
        ("The rate – the share of all papers – slipped by a point.", "slipped", "T"),
        ("The party, which she once described as a danger, lost.", "described", "T"),
        ("Sales of bread rose and overtook those of cakes.", "overtook", "T"),
        ("Levee repairs approved by the council after the flood were never finished.", "approved", "E"),
        ("A house bought for $9 million in 2021 sold for $7 million.", "bought", "E"),
        ("The jobless rate held at 62 percent, still a point below where it stood in May.", "held", "T"),
        ("The home side finished with ten men after captain Ana Roe was hurt in the box.", "finished", "T"),
        ("A house bought for $9 million in 2021 sold for $7 million.", "sold", "T"),
        ("A plant promised in 2017 is still a field.", "promised", "E"),
        ("Salvage teams hired by the owner began work.", "teams", "S"),
        ("They broke in at night, then copied the files.", "copied", "T"),
        ("Two trains collided near Leeds on Friday, police told the Herald.", "collided", "T"),
        ("The man arrested on Friday, police told the court, had a gun.", "arrested", "E"),
        ("The war has killed 40 people, monitors estimate, and ruined two towns.", "estimate", "F"),
        ("The war has killed 40 people, monitors estimate, and ruined two towns.", "monitors", "S"),
        ("It sent a letter, the monitors' estimate, and two maps.", "estimate", "N"),
        ("Norland will withdraw two brigades and set aside 40 seats.", "set", "B"),
        ("An attack that forced clinics to close also exposed the data of 20 people.", "exposed", "T"),
        ("Two patients suffered harm because of late results, inspectors found, one of whom died.", "suffered", "T"),
        ("She learned the game in a converted barn.", "converted", "J"),
        ("Others fell, while Mour, the capital, edged up.", "edged", "T"),
        ("Towns, which together stand to lose nine seats, object.", "stand", "F"),
        ("The school, whose 640 pupils come from 31 countries, won.", "come", "F"),
        ("With 61% of the vote counted, Roe led by 4,000 votes.", "led", "T"),
        ("The bank, led by 40 men, closed.", "led", "E"),
        ("A vote to sack the mayor, held on Monday, failed by 12 votes.", "held", "E"),
        ("A vote to sack the mayor, held on Monday, failed by 12 votes.", "failed", "T"),
        ("The sensor costs less than a dollar and lasts ten years.", "lasts", "Z"),
        ("Police believe the boat, bought in 2019, was used by smugglers.", "bought", "E"),
        ("All passed, results published on Thursday show.", "show", "F"),
        ("The results of the show pleased many.", "show", "N"),
        ("A spokesman for the airline confirmed that flight 214 had turned back.", "confirmed", "T"),
        ("It closed, but police deny that the school had not paid.", "deny", "F"),
        ("The mayor helped police deny that the school closed.", "deny", "B"),
        ("Two people familiar with the matter say it closed.", "matter", "N"),
        ("The ministry relied on figures that the council published in October.", "published", "T"),
        ("The fine that the court imposed on Acme in 2019 came to $4 million.", "imposed", "T"),
        ("The figures, which the council published in October, show that rents rose.", "published", "T"),
        ("The firm said that a report published in May showed a loss.", "published", "E"),
        ("The mayor told a crowd that figures released in May were wrong.", "released", "E"),
    ],
)
def test_tags_in_clauses(text, word, expected):
    assert tag_of(text, word) == expected
