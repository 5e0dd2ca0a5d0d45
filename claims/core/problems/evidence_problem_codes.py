"""What each code about evidence, its sources and their archived pages means, and what to do about it."""

from __future__ import annotations

EVIDENCE_CODES = {
    "source_unknown": ("A source cannot be found again", "Give its address, or its publisher."),
    "quote_missing": ("A quote is missing", "Quote the passage that decides, word for word."),
    "locator_missing": ("It is not said where the quote stands", "Give the page, section or time."),
    "stance_unknown": ("There is no such stance", "Evidence supports, refutes, or gives context."),
    "evidence_not_fresh": (
        "The evidence was not looked at again",
        "Look at each source once more, then save the draft.",
    ),
    "source_missing": ("There is no such source", "Check the id in the address."),
    "snapshot_missing": (
        "There is no archived page",
        "The source's page lists what is archived of it. A decisive verdict needs one that holds a deciding quote: cite an "
        "address, or give the text or file of the work.",
    ),
    "page_missing": ("Neither text nor file was given", "Send the text of the page, its file, or both."),
    "page_unreadable": ("The file is not base64", "Encode its bytes in standard base64."),
    "work_has_address": ("The work has an address", "Its page is archived from there; give only what has none."),
    "work_not_cited": (
        "No evidence of this review names this work",
        "Save evidence with the same title and publisher and without an address, then give its page.",
    ),
    "source_not_cited": (
        "Your organization has published nothing on this source",
        "Only reviewers of an organization with a published verdict that cites it may mark it; ask for a recheck of the "
        "verdicts that do.",
    ),
    "source_not_marked": ("The source is neither retracted nor superseded", "There is no mark to take back."),
    "links_not_fresh": (
        "The links of the evidence were not checked within the last day",
        "The registry checks them again within minutes; saving the draft does so at once.",
    ),
    "evidence_circular": (
        "The evidence leans on what it is to prove",
        "Cite a source that does not have its word from the article, a copy of it, or this registry.",
    ),
    "source_retracted": ("The source was retracted", "Cite another one; the source's page says who retracted it."),
    "source_superseded": ("The source was replaced by a newer one", "Cite the newer one; the source's page names it."),
    "source_not_fetched": (
        "The page is still being archived",
        "Send it again in a moment; a draft that is saved anew is looked at anew.",
    ),
    "source_not_reached": (
        "The page of a deciding source did not come",
        "Check the address, save the draft to try again, or cite a page that answers.",
    ),
    "snapshot_not_searchable": (
        "The archived file is no text",
        "Quotes cannot be looked for in it. Cite a page of text that says the same.",
    ),
    "quote_not_found": (
        "The quote is not in the archived page",
        "Copy it word for word, with … where words are left out, and save the draft.",
    ),
}
"""Title (no full stop) and text of each code."""
