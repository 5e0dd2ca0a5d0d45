"""Every page and state of the registry that ``tests.filled`` makes: its address, who looks at it, what its title says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """A page as one person sees it; ``{name}`` in an address is an id of the filled registry, ``who`` "" is anybody."""

    address: str
    title: str
    who: str = ""
    status: int = 200

    def path(self, ids: dict[str, int]) -> str:
        """The address with its ids."""
        return self.address.format_map(ids)


DESK = "anna"
OTHER = "cora"

LOOKS = [
    Look("/", "Claims"),
    Look("/?q=157,000+civilians+were+killed+in+Afghanistan+since+2001", "what is known"),
    Look("/?q=The+tower+of+Umea+is+ninety+meters+high+since+2011.", "No checked claim"),
    Look("/articles", "Articles"),
    Look("/articles/new", "Paste"),
    Look("/articles/new", "Paste", DESK),
    Look("/articles/{article}", "Afghan truce"),
    Look("/articles/{article}", "Afghan truce", DESK),
    Look("/articles/{article}?compared=1", "Afghan truce"),
    Look("/articles/{article}?as_of=2019-01-01", "Afghan truce"),
    Look("/articles/{waiting}", "Afghan truce", DESK),
    Look("/claims", "Claims"),
    Look("/claims?verdict=false&kind=quantity", "Claims"),
    Look("/claims/{true_claim}", "True"),
    Look("/claims/{true_claim}", "True", DESK),
    Look("/claims/{true_claim}?as_of=2019-01-01", "as known on 1 Jan 2019"),
    Look("/claims/{expired_claim}", "Expired"),
    Look("/claims/{corrected_claim}", "False"),
    Look("/claims/{withdrawn_claim}", "Withdrawn"),
    Look("/claims/{recheck_claim}", "True"),
    Look("/claims/{disputed_claim}", "conflict"),
    Look("/claims/{open_claim}", "Not checked"),
    Look("/claims/{merged_claim}", "Not checked"),
    Look("/claims/{merged_claim}/regroup", "Merge", DESK),
    Look("/reviews/{true}/revisions/1", "True"),
    Look("/reviews/{corrected}/revisions/1", "True"),
    Look("/reviews/{true}", "True"),
    Look("/reviews/{true}/ask", "recheck"),
    Look("/appearances/{letter_appearance}/compare", "Compare", DESK),
    Look("/matches/{match}", "Compare", DESK),
    Look("/queue", "Queue", DESK),
    Look("/queue?tab=mine", "Queue", DESK),
    Look("/queue?tab=approval", "Queue", DESK),
    Look("/queue?tab=second_opinion", "Queue", OTHER),
    Look("/queue?tab=adjudication", "Queue", DESK),
    Look("/queue?tab=recheck", "Queue", DESK),
    Look("/reviews/{open}/work", "Open", DESK),
    Look("/reviews/{taken}/work", "In progress", DESK),
    Look("/reviews/{returned}/work", "In progress", DESK),
    Look("/reviews/{approval}/work", "In approval", DESK),
    Look("/reviews/{recheck}/work", "Recheck", DESK),
    Look("/reviews/{true}/work", "Published", DESK),
    Look("/reviews/{declined}/work", "Declined", DESK),
    Look("/reviews/{withdrawn}/work", "Withdrawn", DESK),
    Look("/reviews/{taken}/edit", "Review:", DESK),
    Look("/reviews/{approval}/approve", "Approve:", DESK),
    Look("/reviews/{true}/withdraw", "Withdraw", OTHER),
    Look("/reviews/{second}/work", "Second opinion", OTHER),
    Look("/reviews/{second}/second", "Second opinion", OTHER),
    Look("/reviews/{differing}/work", "Adjudication", DESK),
    Look("/reviews/{differing}/adjudicate", "Adjudicate:", DESK),
    Look("/reviews/{judged}/approve", "Approve:", OTHER),
    Look("/corrections", "Corrections"),
    Look("/corrections?kind=dates_extended", "Corrections"),
    Look("/correction-requests", "Correction requests", DESK),
    Look("/correction-requests?state=declined", "Correction requests", DESK),
    Look("/correction-requests/{letter}", "Draft", DESK),
    Look("/correction-requests/{answered}", "Acknowledged", DESK),
    Look("/recheck-requests", "Requests for rechecks", DESK),
    Look("/recheck-requests/{asked_request}", "request"),
    Look("/recheck-requests/{asked_request}", "request", DESK),
    Look("/recheck-requests/{refused_request}", "declined"),
    Look("/recheck-requests/{accepted_request}", "accepted"),
    Look("/check-requests", "Requested checks", DESK),
    Look("/check-requests/{wish}", "request", DESK),
    Look("/duplicates", "Duplicates", DESK),
    Look("/duplicates?state=kept_apart", "Duplicates", DESK),
    Look("/duplicates/{pair}", "Duplicates — to look at", DESK),
    Look("/matching", "Match settings", DESK),
    Look("/matching/disagreements", "isagree", DESK),
    Look("/speakers", "Speakers"),
    Look("/speakers?q=nobody", "“nobody” — Speakers"),
    Look("/speakers/{speaker}", "Lopez"),
    Look("/speakers/{speaker}", "Lopez", DESK),
    Look("/speakers/{speaker}/merge", "Merge", DESK),
    Look("/insights", "Insights"),
    Look("/insights", "Insights", DESK),
    Look("/insights/verdicts-by-type", "Claims", DESK),
    Look("/insights/verdicts-by-type/reviews", "Reviews behind", DESK),
    Look("/notifications", "Notifications — unread", DESK),
    Look("/sources", "Sources"),
    Look("/sources?q=nothing", "Sources"),
    Look("/sources/1", "Source:"),
    Look("/sources/1", "Source:", DESK),
    Look("/log", "Log"),
    Look("/log/0", "Entry 0: Claim imported"),
    Look("/organization", "Home desk", DESK),
    Look("/organization/targets", "", DESK),
    Look("/organization/history", "Who did what", DESK),
    Look("/account", "Account", DESK),
    Look("/account/second-factor", "Second factor", DESK),
    Look("/account/recovery-codes", "Recovery codes", DESK),
    Look("/account/passkeys", "Add a passkey", DESK),
    Look("/draft-check", "Sign in"),
    Look("/draft-check", "Check a draft", DESK),
    Look("/draft-check/policies", "Policies", DESK),
    Look("/change-password", "password", DESK),
    Look("/login", "Sign in"),
    Look("/login/passkey", "Sign in with a passkey"),
    Look("/problems", "Problem"),
    Look("/problems/verdict_incomplete", "The verdict is not complete"),
    Look("/style", "Style"),
    Look("/claims/999999", "There is nothing here", status=404),
    Look("/correction-requests/999999", "There is nothing here", DESK, status=404),
]
"""Each page at least once, and each state that looks different."""

NO_PAGES = {
    "article_progress.show": "a part of a page",
    "assets.htmx": "a script",
    "batches.show": "what became of a batch; tests/web/test_batch_pages.py",
    "corrections.atom": "a feed",
    "corrections.json_feed": "a feed",
    "duplicates.progress": "a part of a page",
    "insights.as_csv": "CSV",
    "log.checkpoint": "text for programs",
    "log.checkpoint_of_size": "text for programs",
    "log.leaf": "JSON",
    "log.proof": "text for programs",
    "log.verifier": "a program to save",
    "security.forgot_password": "not there: no mail is sent",
    "security.mf_recovery": "within signing in; tests/browser/test_account_pages.py",
    "security.reset_password": "needs a link that an admin makes; tests/browser/test_account_pages.py",
    "security.tf_select": "within signing in",
    "security.two_factor_rescue": "not there: no mail is sent",
    "security.two_factor_token_validation": "within signing in; tests/browser/test_account_pages.py",
    "security.verify": "only where signing in is long ago; tests/browser/test_account_pages.py",
    "security.wan_delete": "an address for a form",
    "security.wan_verify": "only for those with a passkey; tests/browser/test_account_pages.py",
    "sources.archived": "the page of a source, for a frame; tests/browser/test_source_pages.py",
    "sources.record": "a file to save",
    "sources.snapshot": "needs an archived page; tests/browser/test_source_pages.py",
}
"""Endpoints that no look is for, and why."""
