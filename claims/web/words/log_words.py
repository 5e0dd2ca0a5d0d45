"""What the facts of the log are called on pages."""

from __future__ import annotations

_WORDS = {
    "claim.appearance_linked": "Claim found in an article",
    "claim.appearance_unlinked": "Claim no longer found in an article",
    "claim.changed": "Claim changed by an import",
    "claim.created": "Claim recorded",
    "claim.imported": "Claim imported",
    "claim.kind_changed": "Type of the claim changed",
    "claim.match_judged": "Match judged by a person",
    "claim.merged": "Claim merged",
    "claim.redacted": "Text removed on a legal ground",
    "claim.reworded": "Claim reworded",
    "organization.merge_undone": "Merge of organizations undone",
    "organization.merged": "Organization merged",
    "organization.took_in": "Another organization merged into this one",
    "outlet.merge_undone": "Merge of outlets undone",
    "outlet.merged": "Outlet merged",
    "outlet.took_in": "Another outlet merged into this one",
    "recheck_reason.answered": "Reason to look again answered",
    "recheck_reason.opened": "Reason to look again",
    "recheck_request.accepted": "Reader's request accepted",
    "recheck_request.declined": "Reader's request declined",
    "review.decline": "Review declined",
    "review.dismiss": "Recheck dismissed",
    "review.open": "Review opened",
    "review.published": "Verdict published",
    "review.recheck": "Recheck started",
    "review.reopen": "Review reopened",
    "review.withdraw": "Verdict withdrawn",
    "source.reinstated": "Mark of a source taken back",
    "source.retracted": "Source retracted",
    "source.superseded": "Source replaced",
    "speaker.merge_undone": "Merge of speakers undone",
    "speaker.merged": "Speaker merged",
    "speaker.took_in": "Another speaker merged into this one",
}


def fact_words(fact: str) -> str:
    """A fact's name in words; one without its own is read out: "review.taken_back" is "Review taken back"."""
    return _WORDS.get(fact) or fact.replace(".", " ").replace("_", " ").capitalize()
