"""Articles over real HTTP: posting, versions, jobs, idempotency, reading again."""

from __future__ import annotations

import datetime as dt
import threading
import uuid
from urllib.parse import quote, urlencode

import pytest
from sqlalchemy import update

from claims.api.idempotency import ABANDONED_S
from claims.extensions import db
from claims.models import ArticleVersion, IdempotencyKey, ProcessingState
from claims.services.articles import short_texts
from claims.services.base.paging import RankPlace, decode_rank_cursor, encode_cursor
from claims.services.intake import intake
from claims.services.lookup import kept_readings, lookup
from tests.support.factories import make_claim
from tests.support.live_fixtures import on_sqlite

BODY = "The war in Afghanistan has killed about 157,000 people since 2001. This is the worst war of all, I think."


def article(**fields):
    outlet = f"Outlet {uuid.uuid4()}"
    return {"headline": "War", "body": BODY, "outlet": outlet, "published_at": "2020-02-22"} | fields


def test_post_answers_with_every_sentence(newsroom):
    reply = newsroom.post("/api/v1/articles", article())
    assert reply.status == 201, reply.text
    value = reply.json
    assert reply.headers["Location"] == f"/api/v1/articles/{value['article']['id']}"
    assert value["article"] == {
        "id": value["article"]["id"],
        "version": 1,
        "url": None,
        "permalink": f"/articles/{value['article']['id']}",
    }
    (appearance,) = value["appearances"]
    assert appearance["exact"] == BODY[appearance["start"] : appearance["end"]]
    assert appearance["quantities"][0]["value"] == 157000
    assert appearance["period"]["start"].startswith("2001")
    (rejected,) = value["rejected"]
    assert rejected["exact"] == BODY[rejected["start"] : rejected["end"]]
    assert rejected["rejected"] == "opinion"


def test_same_outlet_and_text_is_the_same_article(newsroom):
    first = newsroom.post("/api/v1/articles", article(outlet="Twice Post"))
    again = newsroom.post("/api/v1/articles", article(outlet="Twice Post"))
    assert (first.status, again.status) == (201, 200)
    assert first.json["article"] == again.json["article"]
    assert [row["id"] for row in first.json["appearances"]] == [row["id"] for row in again.json["appearances"]]


def test_changed_text_at_the_same_address_is_version_two(newsroom):
    url = f"https://news.example/{uuid.uuid4()}"
    first = newsroom.post("/api/v1/articles", article(url=url))
    changed = newsroom.post("/api/v1/articles", article(url=url, body=BODY.replace("157,000", "175,000")))
    again = newsroom.post("/api/v1/articles", article(url=url))
    assert (first.status, changed.status, again.status) == (201, 201, 200)
    assert first.json["article"]["id"] == changed.json["article"]["id"]
    assert (changed.json["article"]["version"], again.json["article"]["version"]) == (2, 1)
    stored = newsroom.get(f"/api/v1/articles/{first.json['article']['id']}").json
    assert (stored["version"], stored["versions"]) == (2, [1, 2])
    older = newsroom.get(f"/api/v1/articles/{first.json['article']['id']}?version=1").json
    assert older["body"] == BODY


def test_versions_can_be_posted_to_the_article(newsroom):
    first = newsroom.post("/api/v1/articles", article())
    path = f"/api/v1/articles/{first.json['article']['id']}/versions"
    changed = newsroom.post(path, article(body=BODY + " The war began in 2001."))
    assert changed.status == 201, changed.text
    assert changed.json["article"]["version"] == 2


@on_sqlite
@pytest.mark.parametrize(
    "body", ["  The bridge cost 40 million.\n\n", "a\r\nThe bridge cost 40 million euros.\r", "e\u0301 cost 40."]
)
def test_plain_text_changes_only_to_nfc_and_line_feeds(newsroom, body):
    import unicodedata

    reply = newsroom.post("/api/v1/articles", article(body=body))
    assert reply.status == 201, reply.text
    stored = newsroom.get(f"/api/v1/articles/{reply.json['article']['id']}").json["body"]
    assert stored == unicodedata.normalize("NFC", body.replace("\r\n", "\n").replace("\r", "\n"))


def test_lookup_of_a_stored_article_gives_the_same_lists(newsroom):
    posted = newsroom.post("/api/v1/articles", article()).json
    found = newsroom.get(f"/api/v1/articles/{posted['article']['id']}/lookup")
    assert found.status == 200
    assert found.json == posted


LONG = " ".join(
    [
        *(f"The bridge at Orrin cost {count} million euros in {1990 + count}." for count in range(10, 17)),
        "The ferry to Velia sank in 2011 and the bridge at Orrin was closed for nine days in 2012.",
        "What a week! Is that so?",
        "The town of Lund has 31,000 people, and its harbor has 40 ships.",
        "I like it here.",
    ]
)


def parts_of(caller, address, limit):
    """The answers in order, each with the claims that follow."""
    found, after = [], ""
    while not found or found[-1]["next_cursor"]:
        reply = caller.get(f"{address}?limit={limit}{after}")
        assert reply.status == 200, reply.text
        found.append(reply.json)
        after = f"&after={reply.json['next_cursor']}"
    return found


@on_sqlite
@pytest.mark.parametrize("limit", [1, 2, 3, 100])
def test_lookup_of_a_long_article_comes_in_parts_that_are_the_whole(newsroom, limit):
    posted = newsroom.post("/api/v1/articles", article(body=LONG, url="https://a.example/long")).json
    address = f"/api/v1/articles/{posted['article']['id']}/lookup"
    taken_off = posted["appearances"][2]["id"]
    whole = newsroom.get(address).json
    assert whole["next_cursor"] is None
    assert len(whole["appearances"]) > 9
    parts = parts_of(newsroom, address, limit)
    for name in ("appearances", "rejected", "demoted"):
        assert [row for part in parts for row in part[name]] == whole[name]
    starts = [[row["start"] for row in part["appearances"]] for part in parts]
    assert all(len(part) <= limit or len(set(part)) == 1 for part in starts)
    assert taken_off in [row["id"] for part in parts for row in part["appearances"]]


def test_parts_of_a_lookup_are_of_one_version_whatever_comes_meanwhile(newsroom):
    sent = article(body=LONG, url="https://a.example/changed")
    address = f"/api/v1/articles/{newsroom.post('/api/v1/articles', sent).json['article']['id']}/lookup"
    whole, first = newsroom.get(address).json, newsroom.get(f"{address}?limit=4").json
    assert newsroom.post("/api/v1/articles", sent | {"body": f"New. {LONG}"}).json["article"]["version"] == 2
    rest = newsroom.get(f"{address}?after={first['next_cursor']}").json
    assert (rest["article"]["version"], rest["next_cursor"]) == (1, None)
    assert first["appearances"] + rest["appearances"] == whole["appearances"]
    other = newsroom.post("/api/v1/articles", article(url="https://a.example/other")).json["article"]["id"]
    for wrong in (f"{address}?version=2&", f"/api/v1/articles/{other}/lookup?"):
        refused = newsroom.get(f"{wrong}after={first['next_cursor']}")
        assert (refused.status, refused.json["code"]) == (422, "bad_cursor")
    assert newsroom.get(f"{address}?limit=101").status == 422
    version_id = decode_rank_cursor("article_claims", first["next_cursor"]).id
    for rank in (-1, len(LONG) + 1, 2**40):  # more than a place in the database holds
        forged = encode_cursor("article_claims", RankPlace(rank, version_id))
        assert newsroom.get(f"{address}?after={forged}").json["code"] == "bad_cursor"


@on_sqlite
def test_no_part_of_a_text_leads_on_before_all_of_it_is_read(live_app, newsroom):
    posted = newsroom.post("/api/v1/articles", article(body=LONG, url="https://a.example/late")).json
    address = f"/api/v1/articles/{posted['article']['id']}/lookup?limit=2"
    with live_app.app_context():
        of_article = ArticleVersion.article_id == posted["article"]["id"]
        db.session.execute(update(ArticleVersion).where(of_article).values(processing=ProcessingState.RECEIVED))
        db.session.commit()
    unread = newsroom.get(address).json
    assert (unread["appearances"], unread["next_cursor"]) == ([], None), "what follows the cursor would be all there is"


def test_lookup_of_a_post_names_the_claim_that_probably_settles_it(live_app, newsroom):
    text = "A video shows a heron asleep on a fire engine in the yard of Ostrand."
    with live_app.app_context():
        claim_id = make_claim(db.session(), text).id
        db.session.commit()
    post = "omg look at this guy, the heron just sleeping on their fire engine like it's a sofa #Ostrand"
    told = newsroom.post("/api/v1/lookup", {"body": post, "published_at": "2024-07-01"}).json["probable"]
    assert [(one["claim"]["id"], one["review"], one["reviews"]) for one in told] == [(claim_id, None, [])]
    assert 0.6 <= told[0]["probability"] <= 1
    found = newsroom.get(f"/api/v1/claims?q={quote(post)}").json["items"]
    assert [(row["id"], row["match"]) for row in found if row["probable"]] == [(claim_id, None)]
    assert newsroom.post("/api/v1/lookup", {"body": BODY, "published_at": "2020-02-22"}).json["probable"] == []


@on_sqlite
def test_lookup_says_where_to_go_on_when_time_runs_out(live_app, newsroom):
    sent = {"body": LONG, "published_at": "2020-02-22"}
    whole = newsroom.post("/api/v1/lookup", sent).json
    assert (whole["incomplete"], whole["total"], whole["next_first"]) == (False, len(whole["appearances"]), None)
    live_app.config["LOOKUP_SECONDS"] = 0
    part = newsroom.post("/api/v1/lookup", sent).json
    live_app.config["LOOKUP_SECONDS"] = 10
    assert (part["incomplete"], part["first"], part["total"], part["next_first"]) == (True, 0, whole["total"], 1)
    rest = newsroom.post("/api/v1/lookup", sent | {"first": 1}).json
    assert (rest["incomplete"], rest["first"]) == (False, 1)
    for name in ("appearances", "rejected"):
        assert part[name] + rest[name] == whole[name]
    refused = newsroom.post("/api/v1/lookup", sent | {"first": whole["total"]})
    assert (refused.status, refused.json["code"], refused.json["errors"][0]["pointer"]) == (
        422,
        "out_of_range",
        "/first",
    )


@on_sqlite
@pytest.mark.parametrize("limit", [0, 101, "3"])
def test_lookup_takes_so_many_claims_at_a_time_and_no_other_number(newsroom, limit):
    refused = newsroom.post("/api/v1/lookup", {"body": BODY, "limit": limit})
    assert (refused.status, refused.json["errors"][0]["pointer"]) == (422, "/limit")


@on_sqlite
def test_lookup_in_parts_reads_the_text_once_until_its_last_claim(newsroom, monkeypatch):
    texts = []
    monkeypatch.setattr(
        kept_readings, "read_asked", lambda text, **how: texts.append(text) or short_texts.read_asked(text, **how)
    )
    sent = {"body": f"{LONG} It happened in {uuid.uuid4()}.", "published_at": "2020-02-22"}
    whole = newsroom.post("/api/v1/lookup", sent).json
    parts, first = [], 0
    while first is not None:
        parts.append(newsroom.post("/api/v1/lookup", sent | {"first": first, "limit": 4}).json)
        assert parts[-1]["incomplete"] == (parts[-1]["next_first"] is not None)
        first = parts[-1]["next_first"]
    for name in ("appearances", "rejected"):
        assert [one for part in parts for one in part[name]] == whole[name]
    assert [len(part["appearances"]) for part in parts[:-1]] == [4] * (len(parts) - 1)
    assert len(parts) > 2
    assert len(texts) == 2, "once for what was answered whole, once for all parts"
    newsroom.post("/api/v1/lookup", sent | {"first": 4, "limit": 4})
    assert len(texts) == 3, "after the last claim it waits no longer"


def test_lookup_of_a_text_stores_nothing(newsroom):
    before = newsroom.get("/api/v1/articles?limit=1").json["items"]
    reply = newsroom.post("/api/v1/lookup", {"body": BODY, "published_at": "2020-02-22"})
    assert reply.status == 200, reply.text
    assert reply.json["appearances"][0]["id"] is None
    assert newsroom.get("/api/v1/articles?limit=1").json["items"] == before


@on_sqlite
@pytest.mark.parametrize(
    ("body", "language", "level"),
    [
        ("The rents rose by 4 percent last year.", "en", "complete"),
        ("Die Mieten stiegen im vorigen Jahr um vier Prozent.", "de", "basic"),
        ("Huslejen steg med fire procent sidste år.", "da", "limited"),
        ("Орендна плата зросла торік на чотири відсотки.", "und", "limited"),
    ],
)
def test_a_look_up_and_a_draft_check_say_how_well_the_language_is_read(newsroom, body, language, level):
    for path in ("/api/v1/lookup", "/api/v1/draft-checks"):
        reply = newsroom.post(path, {"body": body})
        assert (reply.json["language"], reply.json["language_level"]) == (language, level)


@on_sqlite
@pytest.mark.parametrize("path", ["/api/v1/articles", "/api/v1/lookup", "/api/v1/draft-checks"])
def test_what_is_no_language_is_refused_wherever_a_text_is_sent(newsroom, path):
    reply = newsroom.post(path, {"body": BODY, "language": "xx-!!"})
    assert (reply.status, reply.json["errors"][0]["pointer"]) == (422, "/language"), reply.text
    assert reply.json["detail"] == "“xx-!!” is no language tag such as en or pt-BR."
    assert newsroom.post(path, {"body": BODY, "language": "EN-gb"}).status in (200, 201)


def test_asked_for_later_it_comes_as_a_job(newsroom, run_jobs):
    reply = newsroom.post("/api/v1/articles", article(), headers={"Prefer": "respond-async"})
    assert reply.status == 202, reply.text
    assert reply.headers["Preference-Applied"] == "respond-async"
    job = newsroom.get(reply.headers["Location"]).json
    assert job["state"] == "queued"
    run_jobs()
    job = newsroom.get(reply.headers["Location"]).json
    assert job["state"] == "done", job
    found = newsroom.get(f"/api/v1/articles/{job['result']['article_id']}/lookup").json
    assert found["appearances"]


def test_a_text_that_is_sent_again_while_it_is_read_has_one_job(newsroom, anyone, make_key):
    value, later = article(body="It rained on Orrin in June 2020.", outlet="Twice Post"), {"Prefer": "respond-async"}
    first, again = (newsroom.post("/api/v1/articles", value, headers=later) for _ in range(2))
    assert (first.status, again.status) == (202, 202)
    assert again.json["job"]["id"] == first.json["job"]["id"]
    other = anyone.post("/api/v1/articles", value, headers=later, key=make_key())
    assert other.json["job"]["id"] != first.json["job"]["id"], "a job is shown to nobody else"


def test_a_job_is_shown_to_nobody_else(newsroom, anyone, make_key):
    reply = newsroom.post("/api/v1/articles", article(), headers={"Prefer": "respond-async"})
    assert anyone.get(reply.headers["Location"], key=make_key()).status == 404


def test_repeated_request_gets_the_first_answer_again(newsroom):
    value, key = article(), {"Idempotency-Key": str(uuid.uuid4())}
    first = newsroom.post("/api/v1/articles", value, headers=key)
    again = newsroom.post("/api/v1/articles", value, headers=key)
    assert (first.status, again.status) == (201, 201)
    assert again.headers["Idempotent-Replayed"] == "true"
    assert again.headers["Location"] == first.headers["Location"]
    assert again.json == first.json
    other = newsroom.post("/api/v1/articles", value | {"headline": "Other"}, headers=key)
    assert (other.status, other.json["code"]) == (422, "idempotency_conflict")


def test_refused_request_does_not_use_up_its_key(newsroom):
    key = {"Idempotency-Key": str(uuid.uuid4())}
    assert newsroom.post("/api/v1/articles", article(body=""), headers=key).status == 422
    assert newsroom.post("/api/v1/articles", article(), headers=key).status == 201


@pytest.mark.parametrize(
    ("service", "step", "path"), [(intake, "read_article", "/api/v1/articles"), (lookup, "read_text", "/api/v1/lookup")]
)
def test_nobody_waits_while_a_text_is_read(newsroom, monkeypatch, service, step, path):
    reading, others_are_done, replies = threading.Event(), threading.Event(), []
    read = getattr(service, step)

    def read_slowly(*arguments, **options):
        found = read(*arguments, **options)
        reading.set()
        assert others_are_done.wait(60)
        return found

    monkeypatch.setattr(service, step, read_slowly)
    sent = {"body": BODY} if step == "read_text" else article()
    thread = threading.Thread(target=lambda: replies.append(newsroom.post(path, sent)))
    thread.start()
    assert reading.wait(60)
    other = newsroom.post("/api/v1/articles", article(), headers={"Prefer": "respond-async"})
    others_are_done.set()
    thread.join()
    assert other.status == 202, other.text
    assert replies[0].status in (200, 201), replies[0].text


def test_key_of_a_process_that_was_killed_may_be_used_again(live_app, newsroom):
    """Its reservation stands without an answer: at once the work may still run, later it is done anew."""
    value, key = article(), str(uuid.uuid4())
    assert newsroom.post("/api/v1/articles", value, headers={"Idempotency-Key": key}).status == 201
    left = update(IdempotencyKey).where(IdempotencyKey.key == key).values(status=None)
    for age, status in ((10, 409), (ABANDONED_S + 1, 200)):
        with live_app.app_context():
            since = dt.datetime.now(dt.UTC) - dt.timedelta(seconds=age)
            db.session.execute(left.values(created_at=since))
            db.session.commit()
        reply = newsroom.post("/api/v1/articles", value, headers={"Idempotency-Key": key})
        assert reply.status == status, reply.text
        assert reply.headers.get("Retry-After") == ("2" if status == 409 else None)


def test_one_key_sent_ten_times_at_once_does_its_work_once(newsroom):
    value, headers, replies = article(), {"Idempotency-Key": str(uuid.uuid4())}, []
    threads = [
        threading.Thread(target=lambda: replies.append(newsroom.post("/api/v1/articles", value, headers=headers)))
        for _ in range(10)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {reply.status for reply in replies} <= {201, 409}, [reply.text for reply in replies]
    made = [reply for reply in replies if reply.status == 201]
    assert sum("Idempotent-Replayed" not in reply.headers for reply in made) == 1
    assert len({reply.json["article"]["id"] for reply in made}) == 1


def test_ten_identical_posts_at_once_make_one_article(newsroom):
    value, replies = article(), []

    def post():
        replies.append(newsroom.post("/api/v1/articles", value))

    threads = [threading.Thread(target=post) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {reply.status for reply in replies} <= {200, 201, 409}
    assert len({reply.json["article"]["id"] for reply in replies if reply.status < 300}) == 1
    assert sum(reply.status == 201 for reply in replies) == 1


def test_articles_are_listed_by_cursor(newsroom):
    made = [newsroom.post("/api/v1/articles", article()).json["article"]["id"] for _ in range(3)]
    page = newsroom.get("/api/v1/articles?limit=2").json
    rest = newsroom.get(f"/api/v1/articles?limit=2&after={page['next_cursor']}").json
    assert [row["id"] for row in page["items"] + rest["items"]][:3] == made[::-1]


def test_a_program_finds_its_articles_by_address_and_outlet(newsroom):
    address = "https://wire.example/harbor-20"
    posted = newsroom.post("/api/v1/articles", article() | {"url": address}).json["article"]
    other = newsroom.post("/api/v1/articles", article() | {"url": f"{address}?page=2"}).json["article"]
    for spelled in (address, "HTTPS://Wire.Example:443/harbor-20?utm_source=post#top"):
        found = newsroom.get(f"/api/v1/articles?{urlencode({'url': spelled})}").json["items"]
        assert [row["id"] for row in found] == [posted["id"]]
    assert newsroom.get("/api/v1/articles?url=https://nobody.example/").json == {"items": [], "next_cursor": None}
    assert newsroom.get("/api/v1/articles?url=harbor").json["code"] == "url_invalid"
    outlet = found[0]["outlet_id"]
    page = newsroom.get(f"/api/v1/articles?outlet_id={outlet}&limit=1").json
    rest = newsroom.get(f"/api/v1/articles?outlet_id={outlet}&after={page['next_cursor']}").json
    assert [row["id"] for row in page["items"] + rest["items"]] == [other["id"], posted["id"]]
    assert newsroom.get(f"/api/v1/articles?limit=1&after={page['next_cursor']}").json["code"] == "bad_cursor"
    assert newsroom.get("/api/v1/articles?outlet_id=999999").status == 404


def test_reading_again_is_not_modified(newsroom):
    posted = newsroom.post("/api/v1/articles", article()).json
    path = f"/api/v1/articles/{posted['article']['id']}"
    first = newsroom.get(path)
    again = newsroom.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status, again.data) == (304, b"")


@on_sqlite
def test_language_of_a_text_reaches_its_reading(newsroom, monkeypatch):
    given = []
    read = lookup.read_text
    monkeypatch.setattr(
        lookup, "read_text", lambda *a, **options: given.append(options["language"]) or read(*a, **options)
    )
    assert newsroom.post("/api/v1/lookup", {"body": BODY, "language": "de"}).status == 200
    assert given == ["de"]
