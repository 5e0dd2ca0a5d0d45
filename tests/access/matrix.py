"""Who may do what by which door: one table, from which the tests drive pages, API and command line.

A row is an action. ``roles`` may do it as people on the pages, and as keys made for them through the API; ``scopes`` are
those of which a key needs one. What is not allowed is refused: visitors are sent to the sign-in page (API: 401), people
and keys without the role get 403, and nothing changes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

ROLES = ("visitor", "reader", "editor", "checker", "reviewer", "admin")
EVERYBODY = frozenset(ROLES)
PEOPLE = EVERYBODY - {"visitor"}
STORING = frozenset({"editor", "checker", "reviewer", "admin"})
DECIDING = frozenset({"checker", "reviewer"})
REVIEWER = frozenset({"reviewer"})
ADMIN = frozenset({"admin"})

WRITE = frozenset({"reviews:write"})


@dataclass(frozen=True)
class Call:
    """One request: method, path with {names} of the world's rows, what is sent."""

    path: str
    fields: dict[str, str] = field(default_factory=dict)
    method: str = "POST"


@dataclass(frozen=True)
class Action:
    """One row of the table; a door that is None does not lead there."""

    name: str
    roles: frozenset[str]
    ui: Call | None = None
    endpoint: str = ""
    api: Call | None = None
    scopes: frozenset[str] = WRITE
    keeps_text: bool = False
    """Whether a visitor is told so on the page (403), where what was written stays, instead of being sent away."""


def _step(name: str, state: str, roles: frozenset[str], **fields: str) -> Action:
    """A step of the status machine from a state that has it."""
    sent = {"reason": "Because.", **fields}
    return Action(
        f"{name} from {state}",
        roles,
        Call(f"/reviews/{{{state}}}/{name}", {"version": "1", **sent}),
        "review_work.act",
        Call(f"/reviews/{{{state}}}/{name}", {} if name == "claim" else sent),
    )


MATRIX = (
    Action(
        "store an article",
        STORING,
        Call("/articles/new", {"action": "store", "body": "The quay cost 40 million euros."}),
        "paste.send",
        keeps_text=True,
    ),
    Action(
        "open a review", DECIDING, Call("/claims/{claim}/review"), "claims.open_review", Call("/claims/{claim}/reviews")
    ),
    _step("claim", "open", DECIDING),
    _step("assign", "open", REVIEWER),
    _step("decline", "open", DECIDING, decline_reason="too_vague"),
    _step("return", "in_approval", REVIEWER),
    _step("approve", "in_approval", REVIEWER),
    _step("skip", "second_opinion", REVIEWER),
    _step("dismiss", "recheck", REVIEWER),
    _step("withdraw", "published", REVIEWER),
    _step("reopen", "declined", REVIEWER),
    Action("write a draft", DECIDING, Call("/reviews/{open}/edit", {"action": "save"}), "review_editor.send"),
    Action("save a draft by itself", DECIDING, Call("/reviews/{open}/autosave"), "review_editor.autosave"),
    Action(
        "plan the next look",
        DECIDING,
        Call("/reviews/{published}/plan", {"recheck_on": "2030-01-01"}),
        "review_work.plan",
    ),
    Action(
        "judge a match",
        DECIDING,
        Call("/matches/{match}", {"relation": "other_place"}),
        "compare.decide",
        Call("/matches/{match}/judgement", {"state": "rejected"}),
    ),
    Action(
        "preview a batch",
        DECIDING,
        Call("/queue/batch", {"action": "claim", "selected": "{open}:1"}),
        "batches.preview",
    ),
    Action(
        "run a batch", DECIDING, Call("/queue/batch/run", {"action": "claim", "selected": "{open}:1"}), "batches.run"
    ),
    Action(
        "assign a batch",
        REVIEWER,
        Call("/queue/batch/run", {"action": "assign", "selected": "{open}:1", "assignee_id": "{member}"}),
        "batches.run",
    ),
    Action("snooze a review", DECIDING, Call("/reviews/{open}/snooze", {"version": "1"}), "snoozing.act"),
    Action("bring a review back", DECIDING, Call("/reviews/{open}/wake"), "snoozing.act"),
    Action("queue a replay", DECIDING, Call("/matching/replay"), "match_settings.replay"),
    Action("look for duplicates", DECIDING, Call("/duplicates/search"), "duplicates.search"),
    Action("set the policy", ADMIN, Call("/organization/policy", {"four_eyes": "off"}), "organization.set_policy"),
    Action(
        "add a member",
        ADMIN,
        Call("/organization/members", {"email": "x@desk.example", "name": "X", "role": "admin"}),
        "organization.add_member",
    ),
    Action(
        "take a role",
        ADMIN,
        Call("/organization/members/{member}/remove-role", {"role": "checker"}),
        "organization.remove_role",
    ),
    Action("reset a password", ADMIN, Call("/organization/members/{member}/password"), "organization.reset_password"),
    Action(
        "make a reset link", ADMIN, Call("/organization/members/{member}/reset-link"), "organization.make_reset_link"
    ),
    Action(
        "take a second factor",
        ADMIN,
        Call("/organization/members/{member}/second-factor"),
        "organization.reset_second_factor",
    ),
    Action("close an account", ADMIN, Call("/organization/members/{member}/close"), "organization.set_active"),
    Action("read who did what", ADMIN, Call("/organization/history", method="GET"), "organization.history"),
    Action(
        "make a key", ADMIN, Call("/organization/keys", {"name": "k", "scopes": "lookup"}), "organization.create_key"
    ),
    Action("revoke a key", ADMIN, Call("/organization/keys/{key}/revoke"), "organization.revoke_key"),
    Action("read the queue", PEOPLE, Call("/queue", method="GET"), "queue.show"),
    Action("read the account", PEOPLE, Call("/account", method="GET"), "account.show"),
    Action(
        "keep a filter",
        PEOPLE,
        Call("/queue/filters", {"name": "Figures", "view": "tab=new&kind=quantity"}),
        "saved_filters.save",
    ),
    Action("choose notices", PEOPLE, Call("/notifications/kinds", {"kind": "assigned"}), "notifications.choose"),
    Action("set keys", PEOPLE, Call("/account/keys", {"usual": "1"}), "key_settings.save"),
    Action("read recent actions", PEOPLE, Call("/account/actions", method="GET"), "recent_actions.index"),
    Action("end other sessions", PEOPLE, Call("/account/sessions/end-others"), "account.end_other_sessions"),
    Action("read claims", EVERYBODY, Call("/claims", method="GET"), "claims.index"),
    Action("look a text up", EVERYBODY, Call("/", {"q": "The quay cost 40 million euros."}), "home.ask"),
)
"""All of it."""

OPERATOR = frozenset({"keys", "import", "ingest", "export", "index", "log", "seed"})
"""What whoever has a shell on the machine may do beside reading: there is no role at the command line, and no command that
decides on a review or a match."""

NEVER_BY_COMMAND = frozenset(
    {"approve", "publish", "withdraw", "review", "reviews", "judge", "adjudicate", "claim", "queue"}
)
