"""What each code about corrections of what is read in an article means, and what to do about it."""

from __future__ import annotations

READING_CODES = {
    "voice_unknown": ("There is no such voice", "Choose own, reported or quoted."),
    "force_unknown": ("There is no such force", "Choose one of those that the detail lists."),
    "force_and_voice": (
        "Who says it and what is done with it do not fit",
        "What an article says in its own voice is said; name who denies or claims it, or leave it at said.",
    ),
    "quote_not_in_text": (
        "The words do not stand near the claim",
        "Copy whole words from the sentence of the claim, the one before it or the one after it.",
    ),
    "quote_ambiguous": (
        "The words stand there more than once",
        "Add a word before or after them, so that one place is meant.",
    ),
    "span_outside": (
        "The place is too far from the claim",
        "Stay within the sentence of the claim, the one before it and the one after it; the detail gives the offsets.",
    ),
    "span_cuts_word": ("The place cuts a word or a figure", "Begin and end between words."),
    "span_across_paragraphs": ("The words run across paragraphs", "Take words of one paragraph."),
    "span_incomplete": (
        "The place is not given whole",
        "Send exact, or both start and end, and not both ways at once.",
    ),
    "span_taken": ("Another claim has these very words", "Take other words, or take one of the two off."),
    "nothing_corrected": ("Nothing was changed", "It is read so already; send what is wrong in it, set right."),
    "correction_removed": (
        "The words of a correction were removed on a legal ground",
        "It cannot be taken back; correct what is read of the appearance instead.",
    ),
    "correction_undone": (
        "This correction does not stand last",
        "It was taken back, or another one was made since. Read the history and take back the newest that stands.",
    ),
}
