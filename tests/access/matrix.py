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
    Action("add a speaker's name", DECIDING, Call("/speakers/{speaker}/alias", {"name": "X"}), "speakers.add"),
    Action("take a speaker's name back", DECIDING, Call("/speakers/{speaker}/alias/{alias}/remove"), "speakers.remove"),
    Action("look before a merge of speakers", REVIEWER, Call("/speakers/{speaker}/merge", method="GET")),
    Action(
        "merge speakers",
        REVIEWER,
        Call("/speakers/{speaker}/merge", {"into_id": "{other_speaker}", "reason": "One."}),
        "speakers.merge",
    ),
    Action(
        "undo a merge of speakers",
        REVIEWER,
        Call("/speakers/{speaker}/merges/{speaker_merge}/undo"),
        "speakers.undo",
        Call("/speakers/merges/{speaker_merge}/undo"),
    ),
    Action(
        "choose a speaker",
        DECIDING,
        Call("/appearances/{appearance}/speaker", {"speaker_id": ""}),
        "speaker_choice.choose",
    ),
    Action("add an outlet's name", DECIDING, Call("/outlets/{outlet}/alias", {"name": "X"}), "outlets.add"),
    Action("rename an outlet", DECIDING, Call("/outlets/{outlet}/name", {"name": "X", "reason": "x"}), "outlets.add"),
    Action("take a domain back", DECIDING, Call("/outlets/{outlet}/domain/{domain}/remove"), "outlets.remove"),
    Action(
        "merge outlets",
        REVIEWER,
        Call("/outlets/{outlet}/merge", {"into_id": "{other_outlet}", "reason": "One."}),
        "outlets.merge",
    ),
    Action(
        "undo a merge of outlets",
        REVIEWER,
        Call("/outlets/{outlet}/merges/{outlet_merge}/undo"),
        "outlets.undo",
        Call("/outlets/merges/{outlet_merge}/undo"),
    ),
    Action(
        "tell where an organization publishes",
        ADMIN,
        Call("/organizations/{organization}/addresses", {"site": "https://desk.example"}),
        "organizations.add",
    ),
    Action(
        "take an organization's name back",
        ADMIN,
        Call("/organizations/{organization}/alias/{organization_alias}/remove"),
        "organizations.remove",
    ),
    Action(
        "merge organizations",
        ADMIN,
        Call("/organizations/{organization}/merge", {"into_id": "{organization}", "reason": "One."}),
        "organizations.merge",
    ),
    Action("read the queue", PEOPLE, Call("/queue", method="GET"), "queue.show"),
    Action("read the account", PEOPLE, Call("/account", method="GET"), "account.show"),
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
