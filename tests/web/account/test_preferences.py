"""Theme, density and keys: kept without script in a cookie that is never trusted, and with the account."""

import lxml.html
import pytest

from claims.web.account.preferences import Preferences, read_preferences, write_preferences
from claims.web.page.keys import KEY_GROUPS, OWN
from tests.support.pages import Reader


@pytest.mark.parametrize(
    ("cookie", "expected"),
    [
        ("", Preferences()),
        ("theme=dark&density=compact&keys=off", Preferences("dark", "compact", "off")),
        ("theme=dark", Preferences("dark")),
        ('theme="><script>&keys=off', Preferences(keys="off")),
        ("&&==&theme", Preferences()),
        ("x" * 10_000, Preferences()),
    ],
)
def test_only_known_values_are_read(cookie, expected):
    assert read_preferences(cookie) == expected


def test_what_is_written_is_read_back():
    kept = Preferences("light", "compact", "off")
    assert read_preferences(write_preferences(kept)) == kept


def choose(reader, **choices):
    answer = reader.post("/preferences", {"next": "/style", **choices})
    assert (answer.status, answer.headers["Location"]) == (303, "/style")


def shown(page):
    return dict(lxml.html.fromstring(page.html).attrib)


def test_a_visitor_keeps_them_in_the_browser(app):
    reader = Reader(app)
    choose(reader, theme="dark", density="compact", keys="no")
    assert shown(reader.get("/style")) == {
        "lang": "en",
        "data-theme": "dark",
        "data-density": "compact",
        "data-keys": "on",
    }
    assert "data-theme" not in shown(Reader(app).get("/style"))


def test_a_person_has_them_in_every_browser(app):
    one = Reader(app).sign_in("checker", name="Ben")
    choose(one, keys="off")
    choose(one, theme="dark")
    other = Reader(app)
    choose(other, theme="light", keys="on")
    with one.client.session_transaction() as signed_in, other.client.session_transaction() as session:
        session.update(signed_in)
    page = shown(other.get("/account"))
    assert (page["data-theme"], page["data-keys"]) == ("dark", "off")
    anna = Reader(app).sign_in("checker")
    assert shown(anna.get("/account"))["data-keys"] == "on", "another person's are their own"


def keys_sent(**own):
    return {key.name: own.get(key.name.replace("-", "_"), key.usual) for key in OWN}


def test_keys_of_ones_own_are_kept_shown_and_told_to_the_script(app):
    reader = Reader(app).sign_in("checker")
    answer = reader.post("/account/keys", keys_sent(take="T", go_queue="g w", snooze=""))
    assert answer.status == 303
    page = reader.follow(answer)
    assert "The keys are saved." in page.text
    assert shown(page)["data-own-keys"] == '{"e": "t", "g q": "g w"}'
    assert [part.text for part in page.tree.xpath("//dialog//dt[1]/kbd")].count("t") == 0
    help_text = " ".join(page.tree.xpath("string(//dialog)").split())
    assert "t Take" in help_text.replace("  ", " ")
    assert "2 keys of your own" in reader.get("/account").text.replace("\xa0", " ")
    back = reader.post("/account/keys", {"usual": "1"})
    assert "data-own-keys" not in shown(reader.follow(back))


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"take": "j"}, "“j” is also the key for"),
        ({"take": "5"}, "“5” always does the same"),
        ({"take": "?"}, "“?” always does the same"),
        ({"take": "g"}, "“g” begins the keys that go to a place"),
        ({"take": "ab"}, "needs a single key"),
        ({"take": "\x07"}, "needs a single key"),
        ({"take": "<script>"}, "needs a single key"),
        ({"take": "g g g"}, "needs a single key"),
        ({"take": "x" * 10_000}, "needs a single key"),
    ],
)
def test_keys_that_cannot_be_are_refused_at_their_field(app, own, said):
    reader = Reader(app).sign_in("checker")
    page = reader.post("/account/keys", keys_sent(**own))
    assert page.status == 422
    assert said in page.text
    assert page.tree.xpath("//*[@id='error-summary']//a/@href")
    assert "data-own-keys" not in shown(reader.get("/account/keys"))


def test_two_keys_may_change_places(app):
    reader = Reader(app).sign_in("checker")
    assert reader.post("/account/keys", keys_sent(next="k", previous="j")).status == 303
    assert shown(reader.get("/account/keys"))["data-own-keys"] == '{"j": "k", "k": "j"}'


def test_keys_are_a_persons(app):
    assert Reader(app).get("/account/keys").status == 303


def test_usual_keys_do_not_clash():
    own = [key.usual for key in OWN]
    assert len(set(own)) == len(own)
    names = [key.name for group in KEY_GROUPS for key in group.keys if key.name]
    assert len(set(names)) == len(names)
