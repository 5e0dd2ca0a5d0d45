"""What each code of a failure means and what to do about it: the page that a problem's ``type`` points at."""

from __future__ import annotations

from dataclasses import dataclass

from claims.core.problems.evidence_problem_codes import EVIDENCE_CODES
from claims.core.problems.log_problem_codes import LOG_CODES
from claims.core.problems.party_problem_codes import PARTY_CODES
from claims.core.problems.reading_problem_codes import READING_CODES
from claims.core.problems.scale_problem_codes import SCALE_CODES
from claims.core.problems.webhook_problem_codes import WEBHOOK_CODES


@dataclass(frozen=True, slots=True)
class ProblemCode:
    """A code explained: ``title`` says what happened (no full stop), ``text`` what to do, in sentences."""

    group: str
    title: str
    text: str


_REQUESTS = {
    "internal": (
        "Something went wrong in the registry",
        "Nothing was changed. Try again; the request id tells an administrator where it went wrong.",
    ),
    "unavailable": (
        "The registry cannot answer right now",
        "The database is busy or cannot be reached. Wait a second and try again.",
    ),
    "not_ready": (
        "The registry is not well",
        "The detail says what is missing: its database, the schema in it, a worker, or one that keeps up with the work.",
    ),
    "unreadable": (
        "The request cannot be read",
        "Send well-formed JSON in UTF-8 as an object, and only parameters that the call knows.",
    ),
    "unsupported_media_type": ("The body has the wrong type", "Send it with Content-Type: application/json."),
    "not_acceptable": (
        "No answer has the type asked for",
        "The API answers in application/json; ask for that or for anything.",
    ),
    "method_not_allowed": ("This address takes no such request", "The Allow header lists the methods that it takes."),
    "not_found": ("Nothing is known under this address", "Check the address and the ids in it."),
    "outside_public_url": (
        "The registry is not at this address",
        "It is reached below a path, which the detail names. A proxy in front hands on the whole path, or takes it off and "
        "says so in X-Forwarded-Prefix.",
    ),
    "too_many_requests": ("Too many requests", "Wait as long as Retry-After says, then go on more slowly."),
    "too_large": ("What was sent is too large", "Send it in parts; the detail names the limit."),
    "registry_not_empty": ("The registry is not empty", "Import into one that was just migrated and holds nothing."),
    "repeated": ("A claim stands twice on the page", "Leave one of the two out; the detail says which claim it is."),
    "page_unknown": (
        "There is no such page",
        "List the pages with markup of your organization; it may be deleted already.",
    ),
    "review_left_out": (
        "A review was not taken in",
        "The detail says why; mend that review of the page and send the page again. Nothing of it was kept.",
    ),
    "export_unknown": ("There is no such export", "The detail names the exports that there are."),
    "export_wrong": ("The export cannot be taken", "A file is not what its manifest says. Nothing was imported."),
    "policy_unknown": ("There is no such policy", "The detail names the policies that there are."),
    "policy_raises": (
        "A policy cannot make a check stricter",
        "It lowers what findings amount to; leave out what raises one.",
    ),
    "name_taken": ("The name is taken", "Choose another one; nothing of the same name is changed."),
    "filter_unknown": ("You have no such filter", "Look at the menu of your saved filters; it may be gone already."),
    "policy_taken": ("The policy cannot be made", "Choose another name, or remove a policy first."),
    "draft_check_unknown": (
        "There is no such draft check",
        "Only its organization can read one, and only if it was kept.",
    ),
    "too_long": ("A field is too long", "Shorten it to the number of characters that the detail names."),
    "too_many": ("A list has too many entries", "Send at most as many as the detail names."),
    "invalid": (
        "A field cannot be taken as it is",
        "Each entry of errors names the field and what is wrong with it; correct them all and send again.",
    ),
    "sort_and_q": ("The order does not go with the query", "Send sort=best with q only, and another order without q."),
    "order_not_then": (
        "The list of an earlier day has one order",
        "Leave sort out with as_of, or as_of with sort.",
    ),
    "bad_cursor": (
        "The cursor is not one of this list",
        "Send back a next_cursor unchanged, to the list that gave it, or start without one.",
    ),
    "limit_out_of_range": ("The page size is out of range", "Ask for between 1 and 200 rows."),
    "as_of_future": (
        "The day asked about is still to come",
        "Nothing is known as of a day in the future; ask about today or earlier.",
    ),
    "nul_character": ("The text holds a NUL character", "Remove the character at the position that the detail names."),
    "lone_surrogate": ("The text holds half a character", "It was cut or decoded wrongly. Send it as valid UTF-8."),
    "control_character": ("The text holds a control character", "Remove it; only line breaks and tabs are kept."),
    "direction_override": (
        "The text holds a character that turns the reading direction",
        "Remove it: with it, people would read something else than what is stored.",
    ),
    "text_missing": ("A needed text is empty", "Fill in the field that the pointer names."),
    "text_too_long": ("A text is too long", "Shorten it to the number of characters that the detail names."),
    "conflict": ("Somebody did the same at the same moment", "Read the present state, then try again."),
    "stale": (
        "Somebody saved in between",
        "Read the thing again, look at what changed, then repeat your change with the new version.",
    ),
    "version_missing": (
        "A change needs the version that you have read",
        "Send If-Match with the ETag of the thing that you want to change.",
    ),
    "idempotency_conflict": (
        "This request key was already used for another text",
        "Use a new Idempotency-Key for each new request; the same key only repeats the same request.",
    ),
    "idempotency_running": (
        "The first request with this key is still running",
        "Wait a second, then send the same request again to get its answer.",
    ),
    "job_not_found": (
        "There is no such job of yours",
        "Only who asked for a job may look at it. Check the id and the key.",
    ),
    "job_over": ("The job is over", "It is done, failed or canceled already; there is nothing left to cancel."),
    "job_unknown": (
        "The worker does not know this kind of job",
        "The job was queued by another version of the program.",
    ),
    "lease_lost": (
        "The job is no longer held by this worker",
        "Another worker took it or somebody canceled it; what it wrote was undone.",
    ),
}

_ACCESS = {
    "key_missing": (
        "A key is needed",
        "Send a key as Authorization: Bearer KEY. An administrator makes keys with bin/claims keys create.",
    ),
    "key_unknown": (
        "No such key exists",
        "Check that the key was copied whole; secrets cannot be looked up again, only replaced.",
    ),
    "key_expired": ("The key has expired", "Ask an administrator for a new one."),
    "key_revoked": ("The key was revoked", "Ask an administrator for a new one."),
    "key_without_user": (
        "The key acts for no person",
        "Only a key made for a member of the organization may act on reviews.",
    ),
    "scope_missing": ("The key lacks a scope", "Ask an administrator for a key with the scope that the detail names."),
    "scopes_missing": ("A key needs at least one scope", "Name the scopes that the key is for."),
    "scope_unknown": ("There is no such scope", "Choose among the scopes that the detail lists."),
    "expiry_past": ("The key would have expired already", "Give a day of expiry that lies ahead, or none."),
    "not_allowed": (
        "You may not do this",
        "The detail says which role or scope it takes; ask an administrator for it.",
    ),
    "not_member": (
        "You are no member of this organization",
        "Only members of the review's own organization may act on it. Your organization may publish its own review.",
    ),
    "role_missing": (
        "You lack the role for this",
        "The detail names the roles that may do it; ask an administrator of the organization.",
    ),
    "role_held": ("The person has this role already", "Nothing needs to be done."),
    "person_needed": (
        "Only a person may decide this",
        "Programs may suggest. Use a key made for a person, or sign in.",
    ),
    "email_invalid": ("This is no e-mail address", "Write the address as in name@example.org."),
    "email_taken": ("Somebody has this e-mail address already", "Sign in with it, or use another address."),
    "user_not_member": ("The person is no member of the organization", "Make them a member first."),
    "member_unknown": (
        "The organization has no such member",
        "Reload the list of members; somebody may have changed it.",
    ),
    "member_elsewhere": (
        "The person belongs to another organization too",
        "An operator of the installation has to set the password, not one organization's admin.",
    ),
    "last_admin": ("This is the last admin", "Make somebody else an admin first."),
    "account_closed": ("The account is closed", "Open it again first, on the page of the organization."),
    "session_unknown": ("You have no such session", "Reload your account page; the session may have ended."),
    "own_account": ("This is your own account", "Change your password on your account page."),
    "role_unknown": ("There is no such role", "Choose reader, editor, checker, reviewer or admin."),
    "policy_unknown": ("There is no such policy", "Choose one of the policies of the list."),
    "key_name_taken": ("There is a key of this name already", "Choose another name, or revoke that key first."),
    "organization_unknown": ("There is no such organization", "Check its name or id."),
    "no_default_organization": (
        "There is no default organization yet",
        "Run bin/serve --setup once, or name an organization.",
    ),
}

_ARTICLES = {
    "article_not_found": ("There is no such article", "Check the id in the address."),
    "version_not_found": ("The article has no such version", "Its page lists the versions that there are."),
    "article_changed_meanwhile": (
        "Another text of this article was stored at the same moment",
        "Send yours again; it becomes the version after it.",
    ),
    "body_missing": ("There is no text", "Send the text as body, or the page as html."),
    "body_empty": ("The text is empty", "Send at least one sentence. A page without an article in it counts as empty."),
    "body_and_html": ("Both text and page were sent", "Send either body or html."),
    "language_invalid": ("This is no language tag", "Send a tag such as en or pt-BR."),
    "published_at_without_zone": (
        "The time of publication has no zone",
        "Add the offset from UTC, as in 2020-02-22T10:00:00+01:00, or send the day alone.",
    ),
    "published_at_out_of_range": (
        "The date of publication cannot be right",
        "It must lie between the year 1600 and one year ahead.",
    ),
    "html_too_complex": ("The page has too many elements", "Send its text instead of its HTML."),
    "url_invalid": ("This is no web address", "Send an absolute http or https address without user name and password."),
    "address_invalid": ("This is no web address", "Write an absolute http or https address."),
    "address_refused": (
        "The address may not be fetched",
        "Only addresses of the public internet, on the ports of web servers, are fetched. Paste the text instead.",
    ),
    "content_type_refused": (
        "The page is neither HTML nor text",
        "Pictures, PDF files and feeds are not read. Paste the text instead.",
    ),
    "page_too_large": ("The page is too large", "Paste the text of the article instead."),
    "too_many_redirects": (
        "The page redirects too often",
        "Use the address that your browser shows in the end, or paste the text.",
    ),
    "source_timeout": ("The page took too long to come", "Try again later, or paste the text; the address is kept."),
    "source_unreachable": ("The page could not be fetched", "Check the address, try again later, or paste the text."),
    "host_unknown": ("The host of the address is not known", "Check its spelling, or paste the text."),
    "tls_failed": ("The server's certificate is not valid", "Look at its name and last day, or use a port of TLS."),
    "network_unreachable": ("The network cannot be reached from the registry", "Try again later, or paste the text."),
    "source_status": ("The page's server refused", "It may need a subscription or be gone. Paste the text instead."),
}

_CLAIMS = {
    **READING_CODES,
    "two_needed": (
        "Two revisions are compared at a time",
        "Choose exactly two revisions of the claim; the page lists them.",
    ),
    "claim_unknown": ("There is no such claim", "Check the id in the address."),
    "claim_merged": ("The claim was merged into another one", "Go on with the claim that the detail names."),
    "claim_id_out_of_range": ("This cannot be the id of a claim", "Ids are whole numbers from 1."),
    "external_id_taken": ("Another one has this id already", "Look whether both are one; else give another id."),
    "text_frozen": (
        "The claim's text can no longer change",
        "A review of it is public. Make a new claim with the new wording.",
    ),
    "kind_frozen": (
        "The claim's type can no longer change",
        "A review of it is public. Make a new claim of the other type.",
    ),
    "kind_unknown": ("There is no such claim type", "Choose among the types that the API document lists."),
    "status_unknown": ("There is no such status", "Choose among the statuses that the API document lists."),
    "appearance_demoted": (
        "Somebody took this off",
        "It stands on the article's shelf. Promote its sentence to take it up again.",
    ),
    "sentence_not_found": ("There is no such sentence", "Take the id of a sentence from the look-up of its article."),
    "sentence_taken": ("The sentence is taken already", "Look at the article again; its claim is marked in the text."),
    "shelf_reason_unknown": ("There is no such reason", "Choose one of the reasons that the detail lists."),
    "version_unread": ("A version has not been read yet", "Wait for its job, then ask again."),
    "version_outdated": ("The article has a newer text", "Decide on the newest version."),
    "appearance_not_found": ("There is no such place in an article", "Open the article again and go on from there."),
    "words_changed": (
        "The words were changed since they were read",
        "Read the match again, decide on what it says now, and send its new words.",
    ),
    "words_removed": (
        "Words were removed on a legal ground meanwhile",
        "Nothing was stored, for it may hold these words. Send it again: it is read anew.",
    ),
    "match_not_found": (
        "There is no such match",
        "The article may have been read again. Reload it and judge what it shows now.",
    ),
    "same_claim": ("Both claims are one", "Name two different claims, and one of the two to stay."),
    "reviews_meet": (
        "An organization works on both claims",
        "Finish one of its two reviews, or decline it as a duplicate, then try again.",
    ),
    "verdicts_conflict": (
        "An organization has rated the two claims oppositely",
        "Recheck or withdraw one of the two verdicts, or keep the claims apart.",
    ),
    "appearances_missing": ("No appearance was chosen", "Name the appearances that the new claim is to take."),
    "appearance_elsewhere": (
        "An appearance is not the claim's",
        "It may have been judged meanwhile. Read the claim's appearances again and choose among those.",
    ),
    "regrouping_not_found": (
        "There is no such merge or split",
        "Read the claim's regroupings and take an id of those.",
    ),
    "undone_already": ("This was undone already", "Nothing is left to undo."),
    "regrouped_since": ("The claims were merged or split again since", "Undo what came later first."),
    "published_since": (
        "A verdict was published since",
        "It answers for the claims as they are now. Withdraw it, or split the claim instead of undoing the merge.",
    ),
    "said_since": (
        "The claim was found in other articles since",
        "Merge the claims instead of undoing the split.",
    ),
    "pair_not_found": ("There is no such pair of claims", "The list of duplicates has those that there are."),
    "pair_decided": ("Somebody has decided on this pair already", "Look at the pair again."),
    "sweep_not_found": ("There is no such search", "Look at the list of duplicates, which shows the newest one."),
    "request_not_found": ("There is no such request for a check", "Check the id that the request was answered with."),
    "request_decided": ("Somebody has decided on this request already", "Look at the list of requests again."),
    "relation_and_state": (
        "State and relation contradict each other",
        "Only a claim that says the same can be confirmed, and it cannot be rejected.",
    ),
    "state_not_judged": ("Nobody decides this state", "A person confirms, rejects, or leaves the match a suggestion."),
}

_REVIEWS = {
    "review_unknown": ("There is no such review", "Check the id in the address."),
    "revision_unknown": ("The review has no such revision", "The claim's page lists the revisions that there are."),
    "review_exists": ("The organization has a review of this claim already", "Go on with that review."),
    "transition_not_allowed": (
        "The review is in a state in which this cannot be done",
        "The detail names the state and what can be done in it.",
    ),
    "not_assignee": (
        "Somebody else works on this review",
        "Only who has taken it may do this. A reviewer may assign it to you.",
    ),
    "not_assigned": ("Nobody works on this review", "Take it first."),
    "already_assigned": ("Somebody works on this review already", "Ask them, or ask a reviewer to assign it to you."),
    "assignee_missing": ("Nobody was named", "Name the member who shall work on the review."),
    "assignee_not_checker": ("This person may not work on reviews", "Name a checker or reviewer of the organization."),
    "four_eyes": (
        "Somebody else has to do this",
        "Who wrote a revision cannot approve or withdraw it; another reviewer can.",
    ),
    "figure_not_ready": (
        "This figure is being computed for the first time",
        "Ask again in some minutes: a job computes the figures of large organizations.",
    ),
    "insight_not_found": ("There is no such insight", "Take one of the names that the detail lists."),
    "insight_part_unknown": ("This part of an insight is not known", "Follow the links of the chart or its table."),
    "topic_empty": ("The topic says nothing", "Give a type of claim, a speaker or words that stand in the claims."),
    "topic_not_found": ("You do not follow this topic", "Look at the list of your topics; it may be gone already."),
    "out_of_range": ("A number is too small or too large", "Give one within the bounds that the detail names."),
    "draft_is_blind": (
        "This text is hidden until both opinions are in",
        "Give the second opinion yourself, or wait for it: until then only its authors see the text.",
    ),
    "draft_seen": (
        "You have worked on this text",
        "A second opinion is blind: ask a checker who has not held the review since its last revision.",
    ),
    "second_opinion_pending": (
        "A second person still has time",
        "Wait until the time that the detail names, or ask another checker for the opinion.",
    ),
    "appearance_unknown": ("There is no such passage", "Take the id of an appearance from an article or a look-up."),
    "not_rated_false": (
        "Your organization does not rate this passage false",
        "Only a passage whose claim your organization rates false in public can be asked about.",
    ),
    "letter_sent": ("The letter was sent already", "Its text stays as it went out. Note what the outlet answered."),
    "letter_unknown": ("There is no such letter", "Look at the list of your organization's correction requests."),
    "state_unknown": ("There is no such state", "Choose one of the states that the detail or the page lists."),
    "nothing_public": ("There is no public verdict", "Publish a verdict first; only then can it be looked at again."),
    "date_past": ("The day has passed", "Give a day to come."),
    "choice_missing": (
        "Whose rating stands is not said",
        "Send choice: first, second, or third with a rating and a rationale of its own.",
    ),
    "rating_not_third": (
        "One of the two opinions says this already",
        "Choose first or second, or give a rating that neither has.",
    ),
    "reason_missing": ("A reason is needed", "Say in a sentence why; it is kept with the change."),
    "decline_reason_missing": (
        "A reason for declining is needed",
        "Choose one: opinion, too vague, not checkable, duplicate, out of scope.",
    ),
    "duplicate_missing": ("The other claim is missing", "Say of which claim this one is a duplicate."),
    "duplicate_unknown": ("The other claim does not exist", "Name another claim than this one, by its id."),
    "duplicate_not_expected": ("Another claim was named for no reason", "Name one only when declining as a duplicate."),
    "recheck_needs_revision": (
        "This recheck cannot be dismissed",
        "The verdict has lapsed or lost its quote: reaffirm, revise or withdraw it.",
    ),
    "draft_not_editable": (
        "The draft cannot be changed in this state",
        "Take the review first; where it is public, start a recheck.",
    ),
    "tab_unknown": ("There is no such list", "Choose among the lists that the queue shows."),
    "nothing_changed": (
        "The draft says what the public revision says already",
        "Change something, or give the review back.",
    ),
    "verdict_differs": ("The verdict differs from the public one", "Revise it instead of reaffirming it."),
    "dates_unchanged": (
        "The dates are the old ones",
        "Reaffirming needs a new day that the verdict speaks about, or a new last valid day.",
    ),
}

_VERDICTS = {
    "verdict_incomplete": (
        "The verdict is not complete",
        "errors lists everything that is missing; fill it in, then submit again.",
    ),
    "rating_missing": ("The rating is missing", "Choose one from the scale of the claim's type."),
    "rating_not_on_scale": (
        "The rating is not on the scale of this claim type",
        "Choose from the scale, or change the type.",
    ),
    "scale_changed": (
        "The scale has changed since this was rated",
        "Look at the rating in its new words and save the draft again.",
    ),
    "rationale_missing": (
        "The rationale is missing",
        "Write at least one sentence on how the evidence leads to the verdict.",
    ),
    "true_as_of_missing": (
        "The day that the verdict speaks about is missing",
        "Give the day on which the verdict is true.",
    ),
    "true_as_of_in_future": ("The verdict speaks about a day to come", "Give today or an earlier day."),
    "validity_missing": (
        "It is not said how long the verdict holds",
        "Give the last valid day, or call the verdict timeless.",
    ),
    "timeless_reason_missing": ("The reason for timeless is missing", "Say why nothing can change this verdict."),
    "dates_contradict": (
        "The dates contradict each other",
        "The last valid day cannot lie before the day that the verdict speaks about, and a timeless verdict has none.",
    ),
    "evidence_supports_missing": (
        "Evidence that supports the claim is missing",
        "Add a quote from a source that supports it, or choose another rating.",
    ),
    "evidence_refutes_missing": (
        "Evidence that refutes the claim is missing",
        "Add a quote from a source that refutes it, or choose another rating.",
    ),
    "evidence_too_many": ("There is too much evidence", "Keep the pieces that decide; the detail names the limit."),
    "source_title_missing": ("A source has no title", "Name the source as its publisher does."),
    "correction_kind_missing": (
        "The kind of correction is missing",
        "Say what this revision corrects; the page proposes a kind.",
    ),
    "correction_kind_unknown": ("There is no such kind of correction", "Choose among those that the page proposes."),
    "correction_kind_wrong": (
        "What changed cannot be called this kind of correction",
        "Choose among those that the detail lists.",
    ),
}

_GROUPS = {
    "Requests": _REQUESTS,
    "Access": _ACCESS,
    "Articles and pages": _ARTICLES,
    "Claims and matches": _CLAIMS,
    "Reviews": _REVIEWS,
    "Scales": SCALE_CODES,
    "Verdicts": _VERDICTS,
    "Evidence": EVIDENCE_CODES,
    "Speakers, outlets, organizations": PARTY_CODES,
    "Transparency log": LOG_CODES,
    "Webhooks and recalls": WEBHOOK_CODES,
}

PROBLEM_CODES: dict[str, ProblemCode] = {
    code: ProblemCode(group, title, text) for group, codes in _GROUPS.items() for code, (title, text) in codes.items()
}
"""Every code that the registry raises, in groups; a test holds the list against the source."""
