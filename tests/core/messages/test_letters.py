"""The text that a letter to an outlet begins with."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from claims.core.messages.letters import LetterContent, Proof, letter_text

CONTENT = LetterContent(
    outlet="Lund Courier",
    headline="Pier closed",
    article_url="https://courier.example/pier",
    published=dt.date(2024, 5, 3),
    exact="The pier was closed for 12 days.",
    paragraph=2,
    claim_text="The pier was closed for 12 days.",
    rating="False",
    rationale="The harbor office counts three.",
    permalink="https://registry.example/claims/7",
    organization="Home desk",
    proofs=(
        Proof("Log of the harbor", "https://harbor.example/log", "Closed on 1, 2 and 3 May."),
        Proof("A note", "", ""),
    ),
)


def test_it_quotes_what_was_printed_says_how_it_is_rated_and_names_the_proof() -> None:
    assert letter_text(CONTENT) == (
        "To the editors of Lund Courier\n\n"
        "In “Pier closed” (https://courier.example/pier), published on 3 May 2024, you write in paragraph 2:\n\n"
        "    “The pier was closed for 12 days.”\n\n"
        "We checked the claim “The pier was closed for 12 days.” and rate it False.\n"
        "The harbor office counts three.\n\n"
        "This is what we found:\n\n"
        "- “Closed on 1, 2 and 3 May.”\n  Log of the harbor, https://harbor.example/log\n\n"
        "-\n  A note\n\n"
        "The whole check: https://registry.example/claims/7\n\n"
        "We ask you to correct the passage and to tell your readers of the correction. "
        "Please let us know what you decide.\n\n"
        "Home desk"
    )


def test_what_is_not_known_is_left_out() -> None:
    text = letter_text(replace(CONTENT, headline="", article_url="", paragraph=None, proofs=()))
    assert "In your article, published on 3 May 2024, you write:\n" in text
    assert "This is what we found" not in text
