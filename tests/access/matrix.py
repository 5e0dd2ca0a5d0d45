"""Who may do what by which door: one table, from which the tests drive pages, API and command line.

How to extend it. Every route of the pages that takes something or needs a sign-in, every operation of the API and every
command stands here; ``test_matrix.py`` names what does not. Add an ``Action`` to the group that it belongs to, or a group
of its own to ``MATRIX``:

- ``roles``: who may, of ``ROLES``. "stranger" has every role in another organization and none in this one: name it where
  the thing belongs to the whole registry, or where one acts on what is one's own; leave it out where the thing is the
  organization's. Sets with ``_ANYWHERE`` hold it.
- ``ui`` and ``api``: one call for each door that leads there, None where none does. ``{name}`` in a path or field is an
  id of ``tests/access/registry.py``; ``{mine}`` and its like are the caller's own row, made for every role, so that
  somebody who was demoted meets theirs too. A field of an API call that is nothing but ``"{name}"`` is sent as a number.
  Where a path takes one of several words, each has a row.
- ``scopes``: of which a key needs one; ``EVERY_SCOPE`` where any key will do, None where no key is needed.
- ``cli``: the arguments of the command that does the same, where there is one. At the command line there are no people:
  whoever has a shell there acts as the operator ("cli" in histories); ``COMMANDS`` says what each command may write.
- ``changes``: tables that an allowed call leaves different; () for one that only reads. ``deciding``: those of a checker or
  reviewer, where they do another thing by it.
- ``notes``: tables in which reading leaves a note, as who has seen a draft; nothing else may change by it.
- ``machines``: whether a key that acts for no person may call the API, though people need a role: it is its organization's.
- ``people_only``: whether a key that acts for no person may not, though every member may.
- ``given``: SQL that makes the situation, where the registry as it is filled has another.

What is allowed must do what ``changes`` says, for each role; what is not is refused (visitors: sent to sign in, API 401;
people and keys without the role: 403; strangers: 403 or 404) and leaves every table as it was. What is no row at all stands
in ``OPEN_PAGES`` or, with the reason, in ``OWN_TESTS``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

ROLES = ("visitor", "reader", "editor", "checker", "reviewer", "admin", "stranger")
"""Everybody who is tried: nobody known, a member with one role each, somebody with all roles in another organization."""

EVERYBODY = frozenset(ROLES)
PEOPLE = EVERYBODY - {"visitor"}
MEMBERS = PEOPLE - {"stranger"}
STORING_ANYWHERE = frozenset({"editor", "checker", "reviewer", "admin", "stranger"})
DECIDING = frozenset({"checker", "reviewer"})
DECIDING_ANYWHERE = DECIDING | {"stranger"}
WRITING = frozenset({"editor", "checker", "reviewer"})
REVIEWER = frozenset({"reviewer"})
REVIEWER_ANYWHERE = REVIEWER | {"stranger"}
ADMIN = frozenset({"admin"})
ADMIN_ANYWHERE = ADMIN | {"stranger"}

LOOKUP, ARTICLES, READ, WRITE, EXPORT, WEBHOOKS = (
    frozenset({scope}) for scope in ("lookup", "articles:write", "reviews:read", "reviews:write", "export", "webhooks")
)
DESK = READ | WRITE
READING = LOOKUP | ARTICLES
EVERY_SCOPE = LOOKUP | ARTICLES | DESK | EXPORT | WEBHOOKS


@dataclass(frozen=True)
class Call:
    """One request: method, path with {names} of the registry's rows, what is sent; ``version`` goes into ``If-Match``."""

    path: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    method: str = "POST"
    version: str = ""


@dataclass(frozen=True)
class Action:
    """One row of the table."""

    name: str
    roles: frozenset[str]
    ui: Call | None = None
    api: Call | None = None
    scopes: frozenset[str] | None = WRITE
    cli: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    deciding: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    machines: bool = False
    people_only: bool = False
    given: str = ""

    def changed_by(self, who: str) -> tuple[str, ...]:
        """The tables that differ after somebody's call."""
        return self.deciding if self.deciding and who in DECIDING_ANYWHERE else self.changes

    def __str__(self) -> str:
        return self.name


def get(path: str) -> Call:
    """A call that only reads."""
    return Call(path, method="GET")


def reading(name: str, roles: frozenset[str], ui: str = "", api: str = "", **options: Any) -> Action:
    """A row of something that is only read, at these paths."""
    return Action(name, roles, get(ui) if ui else None, get(api) if api else None, **options)


def _step(name: str, review: str, roles: frozenset[str], changes: tuple[str, ...] = (), **fields: str) -> Action:
    """A step of the status machine on a review that is ready for it."""
    sent = {"reason": "Because.", **fields}
    return Action(
        f"{name} a review",
        roles,
        Call(f"/reviews/{{{review}}}/{name}", {"version": f"{{v_{review}}}", **sent}),
        Call(f"/reviews/{{{review}}}/{name}", {} if name == "claim" else sent, version=f"{{v_{review}}}"),
        changes=("reviews", *changes),
    )


EVIDENCE = {
    "title": "Accounts 2023",
    "publisher": "Harbor office",
    "url": "https://harbor.example/accounts",
    "quote": "The works cost 40 million euros.",
    "stance": "supports",
    "locator": "p. 12",
}
VERDICT = {
    "kind": "quantity",
    "rating": "true",
    "rationale": "The accounts of the harbor office give the same figure.",
    "true_as_of": "2024-05-01",
    "valid_until": "2030-05-01",
}
_FORM = VERDICT | {f"ev-0-{name}": value for name, value in EVIDENCE.items()}
_AGAIN = _FORM | {
    "true_as_of": "{today}",
    "correction_kind": "dates_extended",
    "revision_reason": "The accounts of this year are out.",
    "version": "{v_again}",
    "draft_version": "{d_again}",
}
_OPINION = {name: VERDICT[name] for name in ("rating", "rationale")}
_SECOND = _OPINION | {f"ev-0-{name}": value for name, value in EVIDENCE.items()}
TEXT = "The quay cost 40 million euros."
_SEEN = ("draft_readings",)

REVIEWS = (
    Action(
        "open a review",
        DECIDING_ANYWHERE,
        Call("/claims/{free_claim}/review"),
        Call("/claims/{free_claim}/reviews"),
        changes=("reviews",),
    ),
    _step("claim", "open", DECIDING),
    _step("assign", "open", REVIEWER, assignee_id="{user_checker}"),
    _step("release", "mine", DECIDING),
    _step("decline", "open", DECIDING, decline_reason="too_vague"),
    Action(
        "submit a review",
        DECIDING,
        Call("/reviews/{mine}/edit", _FORM | {"action": "submit", "version": "{v_mine}", "draft_version": "{d_mine}"}),
        Call("/reviews/{mine}/submit", version="{v_mine}"),
        changes=("reviews",),
    ),
    Action(
        "give a second opinion",
        frozenset({"checker"}),
        Call("/reviews/{second}/second", _SECOND | {"action": "give", "version": "{v_second}", "draft_version": "0"}),
        Call("/reviews/{second}/second", _OPINION | {"evidence": [EVIDENCE]}, version="{v_second}"),
        changes=("reviews", "second_opinions"),
    ),
    Action(
        "adjudicate a review",
        REVIEWER,
        Call(
            "/reviews/{differing}/adjudicate", {"choice": "first", "reason": "Better kept.", "version": "{v_differing}"}
        ),
        Call("/reviews/{differing}/adjudicate", {"choice": "first", "reason": "Better kept."}, version="{v_differing}"),
        changes=("reviews", "adjudications"),
    ),
    _step("skip", "late", REVIEWER),
    _step("approve", "approval", REVIEWER, ("review_revisions", "log_entries")),
    _step("return", "approval", REVIEWER),
    _step("recheck", "true", DECIDING, ("recheck_reasons",)),
    _step("dismiss", "recheck", REVIEWER, ("recheck_reasons",)),
    Action(
        "reaffirm a review",
        DECIDING,
        Call("/reviews/{again}/edit", _AGAIN | {"action": "reaffirm"}),
        Call("/reviews/{again}/reaffirm", version="{v_again}"),
        changes=("reviews",),
    ),
    Action(
        "revise a review",
        DECIDING,
        Call("/reviews/{again}/edit", _AGAIN | {"action": "revise"}),
        Call("/reviews/{again}/revise", version="{v_again}"),
        changes=("reviews",),
    ),
    _step("withdraw", "true", REVIEWER, ("log_entries",)),
    _step("reopen", "declined", REVIEWER),
    Action(
        "write a draft",
        DECIDING,
        Call("/reviews/{mine}/edit", _FORM | {"action": "save", "draft_version": "{d_mine}"}),
        Call("/reviews/{mine}/draft", VERDICT | {"evidence": [EVIDENCE]}, "PATCH", "{d_mine}"),
        changes=("review_drafts",),
    ),
    Action(
        "save a draft by itself",
        DECIDING,
        Call("/reviews/{mine}/autosave", _FORM | {"draft_version": "{d_mine}"}),
        changes=("review_drafts",),
    ),
    Action(
        "save a second opinion by itself",
        frozenset({"checker"}),
        Call("/reviews/{second}/second/autosave", _SECOND | {"draft_version": "0"}),
        changes=("second_opinions",),
    ),
    Action(
        "plan the next look",
        DECIDING,
        Call("/reviews/{true}/plan", {"recheck_on": "2030-01-01"}),
        Call("/reviews/{true}/plan", {"recheck_on": "2030-01-01"}, version="{v_true}"),
        changes=("reviews",),
    ),
    reading("read when work comes up again", MEMBERS, api="/reviews/{true}/plan", scopes=DESK),
    reading("read the queue", PEOPLE, "/queue", "/queue", scopes=DESK),
    reading("see to whom work can be given", PEOPLE, api="/members", scopes=DESK),
    reading("see the work on a review", MEMBERS, "/reviews/{open}/work"),
    reading("read a draft", MEMBERS, api="/reviews/{mine}/draft", scopes=DESK, notes=_SEEN, people_only=True),
    reading("see the editor", DECIDING, "/reviews/{mine}/edit", notes=_SEEN),
    reading("see how evidence of a draft stands", DECIDING, "/reviews/{mine}/evidence/0", notes=_SEEN),
    reading("see a draft as the public will", DECIDING, "/reviews/{mine}/preview", notes=_SEEN),
    reading("read both opinions", MEMBERS, api="/reviews/{differing}/opinions", scopes=DESK),
    reading("see the form of a second opinion", frozenset({"checker"}), "/reviews/{second}/second"),
    reading("see both opinions to decide", DECIDING, "/reviews/{differing}/adjudicate", notes=_SEEN),
    reading("see what waits for approval", DECIDING, "/reviews/{approval}/approve", notes=_SEEN),
    reading("see what withdrawing means", REVIEWER, "/reviews/{true}/withdraw"),
)

SNOOZES = (
    Action(
        "snooze a review",
        DECIDING,
        Call("/reviews/{open}/snooze", {"version": "{v_open}"}),
        Call("/reviews/{open}/snooze", version="{v_open}"),
        changes=("reviews",),
    ),
    Action(
        "bring a review back",
        DECIDING,
        Call("/reviews/{snoozed}/wake"),
        Call("/reviews/{snoozed}/wake"),
        changes=("reviews",),
    ),
)

FILTERS = (
    Action(
        "keep a filter",
        PEOPLE,
        Call("/queue/filters", {"name": "Figures", "view": "tab=new&kind=quantity"}),
        changes=("saved_filters",),
    ),
    *(
        Action(name, roles, Call(f"/queue/filters/{{{whose}}}/{step}", fields), changes=changes)
        for whose, roles, changes, suffix in (
            ("filter", PEOPLE, ("saved_filters",), ""),
            ("filter_of_anna", frozenset(), (), " of somebody else"),
        )
        for name, step, fields in (
            (f"rename a filter{suffix}", "rename", {"name": "Dates"}),
            (f"start with a filter{suffix}", "start", {"on": "1"}),
            (f"delete a filter{suffix}", "delete", {}),
        )
    ),
)

_BOOK = {"title": "Port handbook", "publisher": "Harbor office", "text": "The works cost 40 million euros."}
GIVEN_PAGES = (
    reading("see the form for a page of a work", DECIDING, "/reviews/{open}/page"),
    Action(
        "give a page of a work",
        DECIDING,
        Call("/reviews/{booked}/page", _BOOK),
        Call("/reviews/{booked}/pages", _BOOK),
        changes=("snapshots",),
    ),
)

BATCHES = (
    Action(
        "preview a batch", DECIDING_ANYWHERE, Call("/queue/batch", {"action": "claim", "selected": "{open}:{v_open}"})
    ),
    Action(
        "run a batch",
        DECIDING_ANYWHERE,
        Call("/queue/batch/run", {"action": "claim", "selected": "{open}:{v_open}"}),
        changes=("jobs",),
    ),
    Action(
        "assign a batch",
        REVIEWER,
        Call(
            "/queue/batch/run",
            {"action": "assign", "selected": "{open}:{v_open}", "assignee_id": "{user_checker}"},
        ),
        changes=("jobs",),
    ),
    reading("see one's own batch", PEOPLE, "/queue/batch/{batch}"),
    reading("read a job of one's own key", PEOPLE, api="/jobs/{key_job}", scopes=EVERY_SCOPE),
    reading("read a job of another key", frozenset(), api="/jobs/{batch_of_anna}", scopes=EVERY_SCOPE),
    reading("see the batch of somebody else", frozenset(), "/queue/batch/{batch_of_anna}"),
    Action("stop one's own batch", PEOPLE, Call("/queue/batch/{batch}/cancel"), changes=("jobs",)),
    Action("stop the batch of somebody else", frozenset(), Call("/queue/batch/{batch_of_anna}/cancel")),
)

SET_RIGHT = {
    "voice": "reported",
    "speaker": "Nora Halm",
    "force": "said",
    "standalone": "Somebody said that it rained.",
}

MATCHES = (
    Action(
        "judge a match",
        DECIDING_ANYWHERE,
        Call("/matches/{match}", {"relation": "other_place"}),
        Call("/matches/{match}/judgement", {"state": "rejected"}),
        changes=("matches", "judgements"),
    ),
    Action(
        "judge a match in its article",
        DECIDING_ANYWHERE,
        Call("/articles/{match_article}/matches/{match}", {"decision": "wrong"}),
        changes=("matches", "judgements"),
    ),
    Action(
        "take a passage off",
        DECIDING_ANYWHERE,
        Call("/articles/{match_article}/appearances/{match_appearance}/demote", {"shelf_reason": "opinion"}),
        Call("/appearances/{match_appearance}/demote", {"shelf_reason": "opinion"}),
        changes=("appearances", "disposition_judgements"),
    ),
    Action(
        "take a sentence for a claim",
        DECIDING_ANYWHERE,
        Call("/articles/{match_article}/sentences/{shelved}/promote"),
        Call("/sentences/{shelved}/promote"),
        changes=("appearances", "sentences", "disposition_judgements"),
    ),
    Action(
        "correct what was read of a passage",
        DECIDING_ANYWHERE,
        Call("/articles/{match_article}/appearances/{match_appearance}/reading", SET_RIGHT | {"version": "0"}),
        Call("/appearances/{match_appearance}/reading", SET_RIGHT, version="0"),
        changes=("appearances", "reading_corrections"),
    ),
    Action(
        "take back what was corrected of a passage",
        DECIDING_ANYWHERE,
        Call(
            "/articles/{corrected_article}/appearances/{corrected_passage}/reading/undo", {"correction": "{correction}"}
        ),
        Call("/appearances/{corrected_passage}/reading/undo", {"correction_id": "{correction}"}),
        changes=("appearances", "reading_corrections"),
    ),
    reading(
        "see what people corrected of a passage",
        PEOPLE,
        "/articles/{corrected_article}/appearances/{corrected_passage}/reading",
        "/appearances/{corrected_passage}/reading",
        scopes=READING | DESK,
    ),
    Action(
        "take a judgement back",
        DECIDING_ANYWHERE,
        Call("/matches/undo", {"was": "{judged_match}:suggested:same:confirmed"}),
        changes=("matches", "judgements"),
    ),
    reading("compare a passage with a claim", PEOPLE, "/matches/{match}", "/matches/{match}", scopes=EVERY_SCOPE),
    reading("see the matches of a passage", PEOPLE, "/appearances/{letter_appearance}/compare"),
    reading("see how matching is set", PEOPLE, "/matching"),
    reading(
        "see where people and machine differ",
        PEOPLE,
        "/matching/disagreements",
        "/matches/disagreements",
        scopes=DESK,
    ),
    Action("queue a replay", DECIDING_ANYWHERE, Call("/matching/replay"), cli=("replay", "--store"), changes=("jobs",)),
)

GROUPING = (
    Action(
        "look for duplicates",
        DECIDING_ANYWHERE,
        Call("/duplicates/search"),
        cli=("duplicates",),
        given="UPDATE sweeps SET state = 'done'",
        changes=("sweeps",),
    ),
    Action(
        "stop a search of a colleague",
        frozenset({"editor", "admin"}),
        Call("/duplicates/searches/{search}/cancel"),
        changes=("sweeps",),
    ),
    Action(
        "stop a search of the program",
        ADMIN_ANYWHERE,
        Call("/duplicates/searches/{search}/cancel"),
        given="UPDATE sweeps SET owner = 'system', user_id = NULL",
        changes=("sweeps",),
    ),
    Action(
        "go on with a search", DECIDING_ANYWHERE, Call("/duplicates/searches/{stopped}/resume"), changes=("sweeps",)
    ),
    reading("see duplicates", PEOPLE, "/duplicates", "/duplicates", scopes=DESK, cli=("duplicates", "--list")),
    reading("see one pair", PEOPLE, "/duplicates/{pair}"),
    reading("see how far a search is", PEOPLE, "/duplicates/searches/{search}"),
    Action(
        "merge a pair",
        REVIEWER_ANYWHERE,
        Call("/duplicates/{pair}", {"action": "merge", "keep": "{pair_first}", "reason": "The same."}),
        changes=("claims", "claim_regroupings"),
    ),
    Action(
        "keep a pair apart",
        REVIEWER_ANYWHERE,
        Call("/duplicates/{pair}", {"action": "apart", "reason": "Not the same."}),
        Call("/duplicates/{pair}/keep-apart", {"reason": "Not the same."}),
        changes=("duplicate_pairs",),
    ),
    Action(
        "take a merge of duplicates back",
        REVIEWER_ANYWHERE,
        Call("/duplicates/undo", {"regrouping": "{merge}"}),
        Call("/regroupings/{merge}/undo", {"reason": "Not the same."}),
        changes=("claims", "claim_regroupings"),
    ),
    Action(
        "merge claims",
        REVIEWER_ANYWHERE,
        Call("/claims/{free_claim}/regroup/merge", {"into": "{merged_claim}", "reason": "The same."}),
        Call("/claims/{free_claim}/merge", {"into": "{merged_claim}", "reason": "The same."}),
        changes=("claims", "claim_regroupings"),
    ),
    Action(
        "split a claim",
        REVIEWER_ANYWHERE,
        Call(
            "/claims/{said_claim}/regroup/split",
            {"text": TEXT, "relation": "other_place", "reason": "Another quay.", "appearance": "{said}"},
        ),
        Call(
            "/claims/{said_claim}/split",
            {"text": TEXT, "relation": "other_place", "reason": "Another quay.", "appearance_ids": ["{said}"]},
        ),
        changes=("claims", "claim_regroupings", "appearances"),
    ),
    Action(
        "reword a claim",
        DECIDING_ANYWHERE,
        Call("/claims/{free_claim}/regroup/reword", {"text": TEXT, "reason": "Clearer."}),
        Call("/claims/{free_claim}/reword", {"text": TEXT, "reason": "Clearer."}),
        changes=("claims",),
    ),
    Action(
        "undo a merge",
        REVIEWER_ANYWHERE,
        Call("/claims/{merged_claim}/regroup/{merge}/undo", {"reason": "Not the same."}),
        changes=("claims", "claim_regroupings"),
    ),
    reading("see how a claim was grouped", PEOPLE, "/claims/{merged_claim}/regroup"),
)

REQUESTS = (
    Action(
        "ask for a check",
        EVERYBODY,
        Call("/check-requests", {"text": "The pier of Lund is 400 meters long."}),
        changes=("check_requests",),
        deciding=("claims", "reviews"),
    ),
    Action(
        "ask for a check by API",
        EVERYBODY,
        None,
        Call("/check-requests", {"text": "The pier of Lund is 400 meters long."}),
        None,
        changes=("check_requests",),
    ),
    reading("see requested checks", DECIDING_ANYWHERE, "/check-requests", "/check-requests", scopes=DESK),
    Action(
        "accept a requested check",
        DECIDING_ANYWHERE,
        Call("/check-requests/{wish}/accept"),
        Call("/check-requests/{wish}/accept"),
        changes=("check_requests", "reviews", "claims"),
    ),
    Action(
        "decline a requested check",
        DECIDING_ANYWHERE,
        Call("/check-requests/{wish}/decline", {"reason": "Out of scope."}),
        Call("/check-requests/{wish}/decline", {"reason": "Out of scope."}),
        changes=("check_requests",),
    ),
    Action(
        "ask for a recheck",
        EVERYBODY,
        Call("/reviews/{true}/ask", {"text": "The audit was withdrawn.", "source_url": "https://harbor.example/x"}),
        changes=("recheck_requests",),
    ),
    Action(
        "ask for a recheck by API",
        EVERYBODY,
        None,
        Call(
            "/reviews/{true}/recheck-requests",
            {"text": "The audit was withdrawn.", "source_url": "https://harbor.example/x"},
        ),
        None,
        changes=("recheck_requests",),
    ),
    Action(
        "accept a requested recheck",
        DECIDING,
        Call("/recheck-requests/{asked_request}/accept"),
        Call("/recheck-requests/{asked_request}/accept"),
        changes=("recheck_requests", "reviews"),
    ),
    Action(
        "decline a requested recheck",
        DECIDING,
        Call("/recheck-requests/{asked_request}/decline", {"reason": "The audit stands."}),
        Call("/recheck-requests/{asked_request}/decline", {"reason": "The audit stands."}),
        changes=("recheck_requests",),
    ),
)

LETTERS = (
    reading("see the letters", PEOPLE, "/correction-requests", "/correction-requests", scopes=DESK),
    reading("see a letter", MEMBERS, "/correction-requests/{letter}"),
    Action(
        "begin a letter",
        WRITING,
        Call("/correction-requests", {"appearance_id": "{unwritten_appearance}", "review_id": "{letter_review}"}),
        Call("/correction-requests", {"appearance_id": "{unwritten_appearance}", "review_id": "{letter_review}"}),
        changes=("correction_letters",),
    ),
    Action(
        "write a letter",
        WRITING,
        Call("/correction-requests/{letter}", {"text": "Good day.", "version": "{v_letter}"}),
        Call("/correction-requests/{letter}", {"text": "Good day."}, version="{v_letter}"),
        changes=("correction_letters",),
    ),
    Action(
        "note what became of a letter",
        WRITING,
        Call("/correction-requests/{letter}", {"action": "sent", "version": "{v_letter}"}),
        Call("/correction-requests/{letter}", {"state": "sent"}, version="{v_letter}"),
        changes=("correction_letters",),
    ),
)

ARTICLES_AND_LOOKUP = (
    Action(
        "store an article",
        STORING_ANYWHERE,
        Call("/articles/new", {"action": "store", "body": TEXT}),
        cli=("ingest", "{file}"),
        changes=("articles", "article_versions"),
    ),
    Action(
        "post an article by key",
        PEOPLE,
        None,
        Call("/articles", {"body": TEXT}),
        ARTICLES,
        changes=("articles", "article_versions"),
    ),
    Action(
        "post a changed article by key",
        PEOPLE,
        None,
        Call("/articles/{article}/versions", {"body": TEXT}),
        ARTICLES,
        changes=("article_versions",),
    ),
    Action("look at a pasted article", EVERYBODY, Call("/articles/new", {"body": TEXT})),
    Action("look a text up", EVERYBODY, Call("/", {"q": TEXT}), cli=("lookup", "{file}", "--published", "2024-05-01")),
    Action("look a text up by key", PEOPLE, None, Call("/lookup", {"body": TEXT}), LOOKUP),
    Action(
        "read a text again",
        STORING_ANYWHERE,
        Call("/articles/{waiting}/read"),
        changes=("jobs",),
    ),
    Action("stop one's own reading", PEOPLE, Call("/articles/{waiting}/jobs/{batch}/cancel"), changes=("jobs",)),
    Action("stop the reading of somebody else", frozenset(), Call("/articles/{waiting}/jobs/{batch_of_anna}/cancel")),
    reading("list articles by key", PEOPLE, api="/articles", scopes=READING),
    reading("read an article by key", PEOPLE, api="/articles/{article}", scopes=READING),
    reading("look a stored article up", PEOPLE, api="/articles/{article}/lookup", scopes=READING),
    reading("compare two versions of an article", PEOPLE, api="/articles/{article}/versions/1/diff", scopes=READING),
)

DRAFT_CHECKS = (
    Action(
        "check a draft",
        STORING_ANYWHERE,
        Call("/draft-check", {"body": TEXT}),
        cli=("check", "{file}"),
    ),
    reading("see the form of a draft check", PEOPLE, "/draft-check"),
    Action("check a draft by key", PEOPLE, None, Call("/draft-checks", {"body": TEXT}), LOOKUP),
    reading("read a kept draft check", MEMBERS, api="/draft-checks/{kept_check}", scopes=LOOKUP),
    Action(
        "remove a kept draft check",
        MEMBERS,
        None,
        Call("/draft-checks/{kept_check}", method="DELETE"),
        LOOKUP,
        changes=("draft_checks",),
    ),
    reading("see the policies of drafts", PEOPLE, "/draft-check/policies", "/draft-policies", scopes=LOOKUP),
    Action(
        "set a policy of drafts",
        ADMIN_ANYWHERE,
        Call("/draft-check/policies", {"name": "soft", "expired": "pass"}),
        Call("/draft-policies/soft", {"outcomes": {"expired": "pass"}}, "PUT"),
        changes=("draft_policies",),
    ),
    Action(
        "remove a policy of drafts",
        ADMIN_ANYWHERE,
        Call("/draft-check/policies", {"name": "soft", "action": "remove"}),
        Call("/draft-policies/soft", method="DELETE"),
        changes=("draft_policies",),
        given=(
            "INSERT INTO draft_policies (organization_id, name, outcomes, worth_from, created_at, updated_at)"
            " SELECT id, 'soft', '{}', 0, created_at, created_at FROM organizations WHERE TRUE ON CONFLICT DO NOTHING"
        ),
    ),
)


_PARTS_OF_THE_API = {"alias": "names", "external_id": "external-ids", "kind": "kind", "name": "rename", "role": "roles"}
"""What is added to a party by API as well as on its page, as its path there names it."""


def _set_of(
    party: str, which: str, part: str, table: str, roles: frozenset[str] = DECIDING_ANYWHERE, **fields: str
) -> Action:
    """A row of what is added to a speaker, outlet or organization."""
    place = f"/{party}s/{{{which}}}"
    by_api = _PARTS_OF_THE_API.get(part)
    api = Call(f"{place}/{by_api}", fields) if by_api else None
    return Action(f"set {part} of {party}", roles, Call(f"{place}/{part}", fields), api, changes=(table,))


def _removed_from(
    party: str, which: str, part: str, row: str, table: str, roles: frozenset[str] = DECIDING_ANYWHERE
) -> Action:
    """A row of what is taken back from one."""
    place = f"/{party}s/{{{which}}}"
    by_api = _PARTS_OF_THE_API.get(part)
    api = Call(f"{place}/{by_api}/{{{row}}}", method="DELETE") if by_api else None
    return Action(f"remove {part} of {party}", roles, Call(f"{place}/{part}/{{{row}}}/remove"), api, changes=(table,))


SPEAKERS = (
    *(
        _set_of("speaker", "speaker", part, table, **fields)
        for part, fields, table in (
            ("kind", {"kind": "body"}, "speakers"),
            ("alias", {"name": "A. Lopez"}, "speaker_aliases"),
            ("role", {"title": "Mayor"}, "speaker_roles"),
            ("external_id", {"scheme": "wikidata", "value": "Q42"}, "speaker_external_ids"),
        )
    ),
    *(
        _removed_from("speaker", "speaker", part, row, table)
        for part, row, table in (
            ("alias", "alias", "speaker_aliases"),
            ("role", "role", "speaker_roles"),
            ("external_id", "speaker_id", "speaker_external_ids"),
        )
    ),
    Action(
        "choose whom a name means",
        DECIDING_ANYWHERE,
        Call("/appearances/{named}/speaker", {"speaker_id": "{speaker}"}),
        Call("/appearances/{named}/speaker", {"speaker_id": "{speaker}"}),
        changes=("appearances",),
    ),
    reading("see what merging a speaker means", REVIEWER_ANYWHERE, "/speakers/{speaker}/merge"),
    Action(
        "merge a speaker",
        REVIEWER_ANYWHERE,
        Call("/speakers/{speaker}/merge", {"into_id": "{other_speaker}", "reason": "One person."}),
        Call("/speakers/{speaker}/merge", {"into_id": "{other_speaker}", "reason": "One person."}),
        changes=("speakers", "speaker_merges"),
    ),
    Action(
        "undo the merge of a speaker",
        REVIEWER_ANYWHERE,
        Call("/speakers/{speaker}/merges/{speaker_merge}/undo"),
        Call("/speakers/merges/{speaker_merge}/undo"),
        changes=("speakers", "speaker_merges"),
    ),
)

OUTLETS = (
    *(
        _set_of("outlet", "outlet", part, table, **fields)
        for part, table, fields in (
            ("alias", "outlet_names", {"name": "The Pier Post"}),
            ("name", "outlets", {"name": "The Pier Post", "reason": "It was renamed."}),
            ("domain", "outlet_domains", {"host": "pier.example"}),
            ("external_id", "outlet_external_ids", {"scheme": "wikidata", "value": "Q43"}),
        )
    ),
    *(
        _removed_from("outlet", "outlet", part, row, table)
        for part, row, table in (
            ("alias", "outlet_alias", "outlet_names"),
            ("domain", "outlet_domain", "outlet_domains"),
            ("external_id", "outlet_id", "outlet_external_ids"),
        )
    ),
    reading("see what merging an outlet means", REVIEWER_ANYWHERE, "/outlets/{other_outlet}/merge"),
    Action(
        "merge an outlet",
        REVIEWER_ANYWHERE,
        Call("/outlets/{other_outlet}/merge", {"into_id": "{outlet}", "reason": "One paper."}),
        Call("/outlets/{other_outlet}/merge", {"into_id": "{outlet}", "reason": "One paper."}),
        changes=("outlets", "outlet_merges"),
    ),
    Action(
        "undo the merge of an outlet",
        REVIEWER_ANYWHERE,
        Call("/outlets/{outlet}/merges/{outlet_merge}/undo"),
        Call("/outlets/merges/{outlet_merge}/undo"),
        changes=("outlets", "outlet_merges"),
    ),
)

SOURCES = (
    *(
        Action(
            f"{step} a source",
            REVIEWER,
            Call(f"/sources/{{{source}}}/{step}", {"reason": "The journal says so.", **fields}),
            Call(f"/sources/{{{source}}}/{step}", {"reason": "The journal says so.", **fields}),
            changes=("sources",),
            cli=cli,
        )
        for step, source, fields, cli in (
            ("retract", "source", {}, ("sources", "retract", "{retractions}")),
            ("supersede", "source", {"superseded_by": "https://harbor.example/accounts-2"}, ()),
            ("reinstate", "retracted_source", {}, ()),
        )
    ),
    reading("see an archived page", PEOPLE, "/sources/{source}/snapshots/{sha256}"),
    reading("see the archived page in its frame", PEOPLE, "/sources/{source}/snapshots/{sha256}/page"),
    reading("save the archived record", PEOPLE, "/sources/{source}/snapshots/{sha256}/record"),
)

_SCALE = [{"label": "Yes", "verdict": "true"}, {"label": "No", "verdict": "false"}]
_SCALE_FORM = {"language": "en", "replaces": "truth/1"} | {
    f"{name}-{number}": value for number, row in enumerate(_SCALE) for name, value in row.items()
}

ORGANIZATIONS = (
    *(
        _set_of("organization", "home", part, table, ADMIN, **fields)
        for part, table, fields in (
            ("alias", "organization_names", {"name": "The Pier Desk"}),
            ("name", "organizations", {"name": "The Pier Desk", "reason": "It was renamed."}),
            ("addresses", "organizations", {"site": "https://pier.example"}),
            ("external_id", "organization_external_ids", {"scheme": "wikidata", "value": "Q44"}),
        )
    ),
    *(
        _removed_from("organization", "home", part, row, table, ADMIN)
        for part, row, table in (
            ("alias", "home_alias", "organization_names"),
            ("external_id", "home_id", "organization_external_ids"),
        )
    ),
    reading("see what merging an organization means", ADMIN, "/organizations/{sister}/merge"),
    Action(
        "merge an organization",
        ADMIN,
        Call("/organizations/{sister}/merge", {"into_id": "{home}", "reason": "One desk."}),
        Call("/organizations/{sister}/merge", {"into_id": "{home}", "reason": "One desk."}),
        changes=("organizations", "organization_merges"),
    ),
    Action(
        "undo the merge of an organization",
        ADMIN,
        Call("/organizations/{home}/merges/{home_merge}/undo"),
        Call("/organizations/merges/{home_merge}/undo"),
        changes=("organizations", "organization_merges"),
    ),
)

ORGANIZATION = (
    reading("see the organization", PEOPLE, "/organization"),
    reading("read who did what", ADMIN_ANYWHERE, "/organization/history"),
    Action(
        "set the policy",
        ADMIN_ANYWHERE,
        Call("/organization/policy", {"four_eyes": "off"}),
        changes=("organizations", "changes"),
    ),
    reading("see the target times", PEOPLE, "/organization/targets"),
    Action(
        "set the target times",
        ADMIN_ANYWHERE,
        Call(
            "/organization/targets",
            {"target_hours_high": "5", "target_hours_normal": "50", "target_hours_low": "500"},
        ),
        changes=("organizations",),
    ),
    reading("see the scales", PEOPLE, "/organization/scales"),
    reading("see one scale", PEOPLE, "/organization/scales/event"),
    Action(
        "add a version of a scale",
        ADMIN_ANYWHERE,
        Call("/organization/scales/event", _SCALE_FORM),
        Call("/scales", {"kind": "event", "replaces": "truth/1", "values": _SCALE}),
        changes=("scales", "scale_values", "changes"),
    ),
    Action(
        "retire a value of a scale",
        ADMIN_ANYWHERE,
        Call("/organization/scales/event/retire", {"value": "mixed", "replaces": "truth/1"}),
        changes=("scales", "scale_values", "scale_labels", "changes"),
    ),
    Action(
        "add a member",
        ADMIN_ANYWHERE,
        Call("/organization/members", {"email": "x@desk.example", "name": "X", "role": "admin"}),
        changes=("users", "memberships"),
    ),
    Action(
        "take a role",
        ADMIN,
        Call("/organization/members/{member}/remove-role", {"role": "checker"}),
        changes=("memberships",),
    ),
    *(
        Action(name, ADMIN, Call(f"/organization/members/{{{who}}}/{path}"), changes=changes)
        for name, who, path, changes in (
            ("reset a password", "member", "password", ("users",)),
            ("make a reset link", "member", "reset-link", ("changes",)),
            ("take a second factor", "member", "second-factor", ("users",)),
            ("close an account", "member", "close", ("users",)),
            ("open an account", "closed_member", "open", ("users",)),
        )
    ),
    Action(
        "make a key",
        ADMIN_ANYWHERE,
        Call("/organization/keys", {"name": "k", "scopes": "lookup"}),
        cli=("keys", "create", "--scopes", "lookup"),
        changes=("api_keys", "changes"),
    ),
    Action(
        "revoke a key",
        ADMIN,
        Call("/organization/keys/{key}/revoke"),
        cli=("keys", "revoke", "{key}"),
        changes=("api_keys", "changes"),
    ),
)

_ENDPOINT = "/webhooks/{webhook}"


def _of_webhook(name: str, ui: str, api: Call | None, *changes: str, **fields: str) -> Action:
    """A row of what an admin, or a key of the organization, does to a webhook of theirs."""
    form = Call(f"/deliveries/{{webhook}}{ui}", fields) if ui else None
    return Action(name, ADMIN, form, api, WEBHOOKS, changes=changes, machines=api is not None)


_NEW_ENDPOINT = "https://desk.example/new"
DELIVERIES = (
    reading("see webhooks", ADMIN_ANYWHERE, "/deliveries", "/webhooks", scopes=WEBHOOKS, machines=True),
    reading("see a webhook", ADMIN, "/deliveries/{webhook}", _ENDPOINT, scopes=WEBHOOKS, machines=True),
    reading("see a webhook's messages", ADMIN, "", f"{_ENDPOINT}/deliveries", scopes=WEBHOOKS, machines=True),
    reading(
        "see a message",
        ADMIN,
        "/deliveries/{webhook}/messages/{delivery}",
        "/deliveries/{delivery}",
        scopes=WEBHOOKS,
        machines=True,
    ),
    Action(
        "add a webhook",
        ADMIN_ANYWHERE,
        Call("/deliveries", {"url": _NEW_ENDPOINT, "events": "review.recalled"}),
        Call("/webhooks", {"url": _NEW_ENDPOINT, "events": ["review.recalled"]}),
        WEBHOOKS,
        changes=("webhook_endpoints",),
        machines=True,
    ),
    _of_webhook(
        "change a webhook",
        "/change",
        Call(_ENDPOINT, {"url": _NEW_ENDPOINT}, "PATCH"),
        "webhook_endpoints",
        url=_NEW_ENDPOINT,
        events="review.recalled",
    ),
    _of_webhook("rotate a webhook's secret", "/secret", Call(f"{_ENDPOINT}/secret"), "webhook_endpoints"),
    _of_webhook("switch a webhook off", "/disable", None, "webhook_endpoints"),
    Action(
        "switch a webhook on",
        ADMIN,
        Call("/deliveries/{webhook}/enable"),
        changes=("webhook_endpoints",),
        given="UPDATE webhook_endpoints SET disabled_at = created_at",
    ),
    _of_webhook("test a webhook", "/test", Call(f"{_ENDPOINT}/test"), "webhook_deliveries"),
    _of_webhook("replay what was given up", "/replay", Call(f"{_ENDPOINT}/replay"), "webhook_deliveries"),
    _of_webhook(
        "replay a message",
        "/messages/{delivery}/replay",
        Call("/deliveries/{delivery}/replay"),
        "webhook_deliveries",
    ),
    _of_webhook("delete a webhook", "/delete", Call(_ENDPOINT, method="DELETE"), "webhook_endpoints"),
    reading("see recalls", PEOPLE, "/my-outlet", "/usages", scopes=LOOKUP | WEBHOOKS),
    Action(
        "acknowledge a recall",
        WRITING | ADMIN,
        Call("/my-outlet/{usage}", {"action": "kept"}),
        Call("/usages/{usage}/acknowledge", {"action": "kept"}),
        LOOKUP | WEBHOOKS,
        changes=("recalls",),
        machines=True,
    ),
    reading("read events", PEOPLE, "", "/events", scopes=EVERY_SCOPE),
)

ACCOUNT = (
    reading("read the account", PEOPLE, "/account"),
    Action(
        "choose whether one's name is public",
        PEOPLE,
        Call("/account/public-name", {"shown_publicly": "yes"}),
        changes=("users",),
    ),
    reading("see one's keys", PEOPLE, "/account/keys"),
    Action("set one's keys", PEOPLE, Call("/account/keys", {"undo": "y"}), changes=("user_preferences",)),
    reading("read one's recent actions", PEOPLE, "/account/actions"),
    Action(
        "choose notices",
        PEOPLE,
        Call("/notifications/kinds", {"kind": "assigned"}),
        changes=("user_preferences",),
    ),
    Action("end one's own session", PEOPLE, Call("/account/sessions/{session}/end"), changes=("sign_ins",)),
    Action("end the session of somebody else", frozenset(), Call("/account/sessions/{session_of_anna}/end")),
    Action("end other sessions", PEOPLE, Call("/account/sessions/end-others"), changes=("sign_ins",)),
    reading("read notifications", PEOPLE, "/notifications"),
    Action(
        "mark a notification as read",
        PEOPLE,
        Call("/notifications/read", {"id": "{notice}"}),
        changes=("notifications",),
    ),
    Action("follow a topic", PEOPLE, Call("/notifications/topics", {"words": "quay"}), changes=("topic_follows",)),
    Action("leave a topic", PEOPLE, Call("/notifications/topics/{topic}/leave"), changes=("topic_follows",)),
    Action("leave the topic of somebody else", frozenset(), Call("/notifications/topics/{topic_of_anna}/leave")),
)

INSIGHTS = tuple(
    reading(f"{name} of the desk", MEMBERS, f"{path}?organization={{home_slug}}", api, scopes=DESK)
    for name, path, api in (
        ("read an insight", "/insights/ageing", "/insights/ageing?organization={home_slug}"),
        ("save an insight", "/insights/ageing.csv", "/insights/ageing.csv?organization={home_slug}"),
        ("see what is behind an insight", "/insights/ageing/reviews", ""),
    )
)

_CLAIM_REVIEW = json.dumps(
    {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": "The quay of Umea cost 40 million euros.",
        "url": "https://checks.example/quay",
        "datePublished": "2024-05-01",
        "author": {"@type": "Organization", "name": "Quay Checks", "url": "https://checks.example"},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 1,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": "False",
        },
    }
)
_IN_FORM = _CLAIM_REVIEW.replace("{", "{{").replace("}", "}}")

CLAIM_REVIEWS = (
    reading("see the page of ClaimReviews", PEOPLE, "/claimreview"),
    Action(
        "check ClaimReviews",
        PEOPLE,
        Call("/claimreview", {"document": _IN_FORM, "action": "validate"}),
        Call("/claimreview/validate", {"document": _CLAIM_REVIEW}),
        LOOKUP | WRITE,
    ),
    Action(
        "import ClaimReviews",
        REVIEWER_ANYWHERE,
        Call("/claimreview", {"document": _IN_FORM, "action": "import"}),
        Call("/claimreview/import", {"document": _CLAIM_REVIEW}),
        changes=("claims", "review_revisions"),
    ),
    reading("read a revision's ClaimReview", EVERYBODY, "", "/reviews/{true}/revisions/1.jsonld", scopes=None),
)

FOLLOWING = (
    Action("follow a claim", PEOPLE, Call("/claims/{true_claim}/follow"), changes=("claim_follows",)),
    Action(
        "stop following a claim",
        PEOPLE,
        Call("/claims/{true_claim}/leave"),
        changes=("claim_follows",),
        given=(
            "INSERT INTO claim_follows (user_id, claim_id, created_at)"
            " SELECT users.id, claims.id, claims.created_at FROM users, claims WHERE TRUE"
            " ON CONFLICT DO NOTHING"
        ),
    ),
)

TAKING_OUT = (
    reading("list what can be taken out", PEOPLE, api="/exports", scopes=EXPORT),
    reading("take out lines", PEOPLE, api="/exports/claims", scopes=EXPORT, cli=("export", "public", "{folder}")),
    reading("take out a table", PEOPLE, api="/exports/claims.csv", scopes=EXPORT),
)

PUBLIC_API = tuple(
    reading(f"read {path}", EVERYBODY, api=path, scopes=None)
    for path in (
        "/claims",
        "/claims/{true_claim}",
        "/claims/{true_claim}/appearances",
        "/claims/{true_claim}/history",
        "/claims/{true_claim}/matches",
        "/claims/{true_claim}/regroupings",
        "/claims/{true_claim}/reviews",
        "/reviews/{true}",
        "/reviews/{true}/revisions/1",
        "/check-requests/{wish}",
        "/recheck-requests",
        "/recheck-requests/{asked_request}",
        "/corrections",
        "/health/live",
        "/health/ready",
        "/log/entries",
        "/log/entries/0",
        "/log/checkpoints",
        "/log/checkpoints/latest",
        "/log/checkpoints/{log_size}",
        "/log/proofs?index=0&size={log_size}",
        "/organizations",
        "/organizations/{home}",
        "/outlets",
        "/outlets/{outlet}",
        "/scales",
        "/scales/truth/1",
        "/sources",
        "/sources/{source}",
        "/speakers",
        "/speakers/{speaker}",
    )
)

MATRIX = (
    *REVIEWS,
    *SNOOZES,
    *FILTERS,
    *GIVEN_PAGES,
    *BATCHES,
    *MATCHES,
    *GROUPING,
    *REQUESTS,
    *LETTERS,
    *ARTICLES_AND_LOOKUP,
    *DRAFT_CHECKS,
    *SPEAKERS,
    *OUTLETS,
    *SOURCES,
    *ORGANIZATIONS,
    *ORGANIZATION,
    *DELIVERIES,
    *ACCOUNT,
    *INSIGHTS,
    *CLAIM_REVIEWS,
    *FOLLOWING,
    *TAKING_OUT,
    *PUBLIC_API,
)
"""All of it."""

OPEN_PAGES = {
    "articles.index": "/articles",
    "articles.show": "/articles/{article}",
    "article_progress.show": "/articles/{article}/progress",
    "assets.htmx": "",
    "check_requests.show": "/check-requests/{wish}",
    "badge.article": "/badge/articles/{article}",
    "badge.claim": "/badge/claims/{true_claim}",
    "badge_snippets.of_article": "/articles/{article}/badge",
    "badge_snippets.of_claim": "/claims/{true_claim}/badge",
    "claim_feeds.atom": "/claims/{true_claim}/feed.atom",
    "claim_feeds.json_feed": "/claims/{true_claim}/feed.json",
    "claim_revisions.show": "/claims/{true_claim}/revisions",
    "claims.index": "/claims",
    "claims.json_ld": "/claims/{true_claim}.jsonld",
    "claims.show": "/claims/{true_claim}",
    "corrections.atom": "/corrections/feed.atom",
    "corrections.index": "/corrections",
    "corrections.json_feed": "/corrections/feed.json",
    "home.show": "/",
    "insights.as_csv": "/insights/verdicts-by-type.csv",
    "insights.behind": "/insights/verdicts-by-type/reviews",
    "insights.index": "/insights",
    "insights.show": "/insights/verdicts-by-type",
    "list_feeds.index": "/feeds",
    "list_feeds.show": "/feeds/claims.atom",
    "log.checkpoint": "/log/checkpoint",
    "log.checkpoint_of_size": "/log/checkpoint/{log_size}",
    "log.entry": "/log/0",
    "log.index": "/log",
    "log.leaf": "/log/0.json",
    "log.proof": "/log/0.tlog-proof",
    "log.verifier": "/log/verify_log.py",
    "organizations.index": "/organizations",
    "organizations.show": "/organizations/{home}",
    "outlets.index": "/outlets",
    "outlets.show": "/outlets/{outlet}",
    "paste.show": "/articles/new",
    "problems.index": "/problems",
    "problems.show": "/problems/role_missing",
    "ratings.scale": "/ratings/truth/1",
    "ratings.show": "/ratings",
    "recheck_requests.ask": "/reviews/{true}/ask",
    "recheck_requests.index": "/recheck-requests",
    "recheck_requests.show": "/recheck-requests/{asked_request}",
    "reviews.revision": "/reviews/{true}/revisions/1",
    "reviews.revision_json_ld": "/reviews/{true}/revisions/1.jsonld",
    "reviews.show": "/reviews/{true}",
    "reviews.today": "/reviews/{true}/revisions/1/today",
    "sources.index": "/sources",
    "sources.show": "/sources/{source}",
    "speakers.index": "/speakers",
    "speakers.show": "/speakers/{speaker}",
    "style_page.show": "/style",
}
"""Pages that anybody may read: by endpoint, an address that is opened as a visitor and as a stranger ("": a file)."""

OWN_TESTS = {
    "preferences.save": "sets a cookie and nothing else; tests/web/account/test_preferences.py",
    "api.read_health": "fails where no worker runs, as none does there; tests/api/test_health.py",
    "fact_check_tools.search": "reads what is public with any key; tests/api/test_fact_check_tools.py",
    "fact_check_tools.image_search": "the same",
    "fact_check_pages.pages": "a token's own organization, in Google's form; tests/api/test_fact_check_pages.py",
    "fact_check_pages.page": "the same",
    **dict.fromkeys(
        (
            "security.change_password",
            "security.forgot_password",
            "security.login",
            "security.logout",
            "security.mf_recovery",
            "security.mf_recovery_codes",
            "security.reset_password",
            "security.tf_select",
            "security.two_factor_rescue",
            "security.two_factor_setup",
            "security.two_factor_setup_validate",
            "security.two_factor_token_validation",
            "security.verify",
            "security.wan_delete",
            "security.wan_register",
            "security.wan_register_response",
            "security.wan_signin",
            "security.wan_signin_response",
            "security.wan_verify",
            "security.wan_verify_response",
        ),
        "signing in, the same for every role; tests/access/test_signing_in.py",
    ),
}
"""What takes something, or needs a sign-in, and has no row: by endpoint, with the reason."""


@dataclass(frozen=True)
class Command:
    """What a command may write, as the operator: ``writes`` are tables, ``arguments`` those with which it is tried here, to
    end with ``status``. One that is not tried says ``why``.
    """

    arguments: tuple[str, ...] = ()
    writes: frozenset[str] = frozenset()
    status: int = 0
    why: str = ""


def _not_tried(why: str) -> Command:
    return Command(why=why)


_NO_DATABASE = "reads files alone and opens no database"
_SCHEMA = "of the migration tool: changes tables, knows no rows; tests/test_migrations.py"
_LOG = frozenset({"log_entries", "log_head", "log_nodes"})
_TOLD = frozenset({"events", "jobs"})  # what happened, for endpoints that want to know, and the job that sends it
_SIGNED = _TOLD | frozenset({"log_checkpoints"})
_STORING = (
    _LOG
    | _TOLD
    | frozenset(
        {
            "appearances",
            "article_origins",
            "article_versions",
            "articles",
            "changes",
            "claim_demands",
            "claim_readings",
            "claims",
            "matches",
            "origin_keys",
            "outlets",
            "posting_tail",
            "reviews",
            "sentences",
            "speaker_aliases",
            "speakers",
            "status_changes",
            "term_statistics",
            "usages",
        }
    )
)

COMMANDS = {
    "check": Command(("{file}",), status=1),
    "claimreview import": _not_tried(
        "publishes what other organizations published, on the word of the operator; tests/cli/test_claim_reviews.py"
    ),
    "claimreview validate": _not_tried(_NO_DATABASE),
    "compare": _not_tried(_NO_DATABASE),
    **{
        f"db {name}": _not_tried(_SCHEMA)
        for name in (
            *("branches", "check", "current", "downgrade", "edit", "heads", "history", "init", "list-templates"),
            *("merge", "migrate", "revision", "show", "stamp", "upgrade"),
        )
    },
    "detect": _not_tried(_NO_DATABASE),
    "duplicates": Command((), frozenset({"sweeps", "duplicate_pairs"})),
    **{
        f"evaluate {name}": _not_tried(_NO_DATABASE)
        for name in ("contrast", "extraction", "figures", "judgements", "matching")
    },
    "export judgements": Command(),
    "export readings": Command(),
    "export public": Command(("{folder}/public",)),
    "export registry": Command(("{folder}/registry",)),
    "extract": _not_tried(_NO_DATABASE),
    "import": _not_tried(
        "loads verdicts that were published elsewhere, on the word of the operator; tests/test_cli.py"
    ),
    "index check": Command(),
    "index compact": Command(),
    "index fold": Command((), frozenset({"posting_blocks", "posting_tail", "term_statistics"})),
    "index read": Command(),
    "index rebuild": Command((), frozenset({"claim_readings", "posting_blocks", "posting_tail", "term_statistics"})),
    "index stats": Command(),
    "ingest": Command(("{file}",), _STORING),
    "keys create": Command(("--scopes", "lookup"), frozenset({"api_keys", "changes"})),
    "keys list": Command(),
    "keys revoke": Command(("{key}",), frozenset({"api_keys", "changes"})),
    "log check": Command(),
    "log checkpoint": Command((), _SIGNED),
    "log export": Command(("{folder}/log",), _SIGNED),
    "log redact": _not_tried("takes text out on a legal ground, asks first; tests/cli/test_log_commands.py"),
    "log vkey": Command(),
    "lookup": Command(("{file}", "--published", "2024-05-01")),
    "match": _not_tried(_NO_DATABASE),
    "openapi": Command(),
    "registry import": _not_tried("only into an empty registry; tests/cli/test_registry.py"),
    "rematch": Command(  # a passage whose suggestion is let go opens a claim of its own
        (),
        _LOG
        | _TOLD
        | frozenset(
            {
                "appearances",
                "changes",
                "claim_demands",
                "claim_readings",
                "claims",
                "duplicate_pairs",
                "matches",
                "posting_tail",
                "reviews",
                "status_changes",
                "sweeps",
                "term_statistics",
            }
        ),
    ),
    "replay": Command(("--store",), frozenset({"replays"})),
    "seed": _not_tried("an import of the demo claims; tests/test_seeds.py"),
    "serve": _not_tried("the server itself; tests/test_serve.py"),
    "sources retract": Command(
        ("{retractions}",),
        _LOG
        | _TOLD
        | frozenset({"sources", "listed_retractions", "recheck_reasons", "reviews", "status_changes", "changes"})
        | frozenset({"notifications"}),
    ),
    "train detection": _not_tried(_NO_DATABASE),
    "train matching": _not_tried(_NO_DATABASE),
    "train relations": _not_tried(_NO_DATABASE),
    "verify-log": _not_tried(_NO_DATABASE),
    "work": _not_tried("does the jobs that others have queued; tests/jobs"),
}
"""Every command. Whoever has a shell on the machine acts as the operator, whom histories call "cli": there is no sign-in
and no ``--as``. No command takes a step of a review or judges a match; ``import`` and ``seed`` bring in verdicts from
elsewhere. To act as a person takes a key that ``keys create --user`` made, and then that person's roles."""

DECISIONS = frozenset(
    {"review_revisions", "review_drafts", "second_opinions", "adjudications", "judgements", "memberships"}
)
"""Tables of what people decide: no command that is tried here writes them."""
