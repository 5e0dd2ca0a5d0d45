"""One Chromium for all browser tests, windows of it, and what is asked of every page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from flask import Flask
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tests.support.databases import Databases
from tests.support.shared_apps import SharedApps

CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
"""The first is the second without what stands around a page: it draws and runs the same in half the processor time."""
# No look-ups of its own while it is driven.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
    "--disable-software-rasterizer",
]
PATIENCE_MS = 30_000
"""For a page to load: the first one of a registry compiles it, and other processes want the machine, too."""

PASSWORD = "correct horse battery"
COLOR_RULES = ["color-contrast", "link-in-text-block"]
LOOKS: list[tuple[int, Literal["light", "dark"], list[str]]] = [
    (360, "light", []),
    (360, "dark", COLOR_RULES),
    (1280, "light", []),
]
"""Each page is looked at on a phone, in both themes, and on a desk; only colors depend on the theme ([]: all rules). The
dark theme on a desk is what ``tests/browser/test_every_page.py`` looks at."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser; the tests are skipped, saying so, where there is none, which in CI is a failure."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing")
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def pages_app(apps: SharedApps, databases: Databases) -> Iterator[Flask]:
    """The app of a file's tests, on a database without rows: they fill and serve it. A window asks for the style sheets and
    scripts once, not again with each page."""
    with apps.lent(databases.own("sqlite", "pages")) as lent:
        lent.config["SEND_FILE_MAX_AGE_DEFAULT"] = 3_600
        yield lent


@contextmanager
def opened(browser: Browser, address: str = "", **options: Any) -> Iterator[Any]:
    """A page in a window of its own, empty without an address; its ``complaints`` are what the console said against it."""
    options.setdefault("viewport", {"width": 1280, "height": 900})
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE_MS)
    page: Any = context.new_page()
    if os.environ.get("SLOW_BROWSER"):
        slow_down(page)
    page.complaints = []
    page.on("console", lambda m: page.complaints.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    if address:
        page.goto(address)  # scripts are deferred: they have run when the page has loaded
    yield page
    context.close()


def slow_down(page: Page) -> None:
    """Let all that a browser does a moment later come later still, so that a test fails which does not wait for it."""
    page.add_init_script(LATER)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    line = {"offline": False, "latency": 300, "downloadThroughput": 60_000, "uploadThroughput": 200_000}
    devtools.send("Network.emulateNetworkConditions", line)


LATER = """(() => {
  const listen = EventTarget.prototype.addEventListener, later = window.setTimeout.bind(window);
  EventTarget.prototype.addEventListener = function (name, act, more) {
    const isLate = typeof act === "function" && ["toggle", "hashchange"].includes(name);
    return listen.call(this, name, isLate ? (event) => { later(() => act.call(this, event), 300); } : act, more);
  };
  window.setTimeout = (act, ms, ...more) => later(act, (ms || 0) + 200, ...more);
})()"""
"""Events that a browser queues, and timers; a page that has loaded has not always got there."""


def sign_in(page: Page, base: str, name: str = "anna") -> None:
    """Sign in by the form, as somebody of the desk."""
    page.goto(f"{base}/login")
    page.fill("input[name=email]", f"{name}@desk.example")
    page.fill("input[name=password]", PASSWORD)
    with page.expect_navigation(url=f"{base}/"):
        page.press("input[name=password]", "Enter")


def press(page: Page, button: str | Locator) -> None:
    """Press a button or link that leads to another page, and wait for that page."""
    with page.expect_navigation():
        (page.locator(button).first if isinstance(button, str) else button).click()


def wait_until(page: Page, condition: str, seconds: int = PATIENCE_MS // 1_000) -> None:
    """Wait for a condition of the page; the browser's own waiting would need eval, which the pages forbid."""
    for _ in range(seconds * 50):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(20)
    pytest.fail(f"never true: {condition}")


def focused(page: Page) -> str:
    """What has the focus: its id, else its name, else the beginning of its words."""
    said: str = page.evaluate("(e => e.id || e.name || e.textContent.trim().slice(0, 30))(document.activeElement)")
    return said


def serious(page: Page, rules: Sequence[str] = ()) -> list[Any]:
    """What axe calls serious or critical, by all rules or only ``COLOR_RULES``: the rule, and the elements that break it.

    The rules of colors judge the elements whose colors on their grounds axe has not judged before, on another page or in
    another window: judging a whole page takes three quarters of the time, and most pages have little that is new.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[Any] = [] if rules == COLOR_RULES else page.evaluate(BREAK_OTHER_RULES, COLOR_RULES)
    looks = page.evaluate_handle(COLORS_ON_GROUNDS)
    new = set(looks.evaluate("looks => [...looks.keys()]")) - _judged_colors
    badly_colored = looks.evaluate(BREAK_COLOR_RULES, [sorted(new), COLOR_RULES]) if new else []
    if not badly_colored:
        _judged_colors.update(new)
    return found + badly_colored


GRAVE = """const grave = ({violations}) => violations.filter(({impact}) => ["serious", "critical"].includes(impact))
  .map(({id, nodes}) => [id, nodes.map(({html}) => html.slice(0, 200))]);"""

BREAK_OTHER_RULES = f"""async (colorRules) => {{
  {GRAVE}
  const isMild = (rule) => ["minor", "moderate"].includes(rule.impact); // no finding is graver than its rule
  const left = [...colorRules, ...axe._audit.rules.filter(isMild).map(({{id}}) => id)];
  const rules = Object.fromEntries(left.map((id) => [id, {{enabled: false}}]));
  return grave(await axe.run(document, {{resultTypes: ["violations"], rules}}));
}}"""

BREAK_COLOR_RULES = f"""async (looks, [colors, rules]) => {{
  {GRAVE}
  const nodes = colors.flatMap((look) => looks.get(look));
  const include = [...new Set([...nodes, ...document.querySelectorAll("iframe")])];
  return grave(await axe.run({{include}}, {{resultTypes: ["violations"], runOnly: rules}}));
}}"""

_judged_colors: set[str] = set()

COLORS_ON_GROUNDS = """() => {
  const read = (node, names) => names.map((name) => getComputedStyle(node)[name]).join(" ");
  const grounds = new Map([[null, ""]]);
  const groundOf = (node) => {
    if (!grounds.has(node)) {
      const paint = read(node, ["backgroundColor", "backgroundImage", "opacity", "filter"]);
      const isFlat = ["static", "relative"].includes(getComputedStyle(node).position);
      const isOff = node.matches(":disabled, [aria-disabled=true]") || node.control?.disabled;
      const own = (paint === "rgba(0, 0, 0, 0) none 1 none" ? "" : paint)
        + (isFlat ? "" : read(node, ["position", "clip", "clipPath"])) + (isOff ? "off" : "");
      grounds.set(node, groundOf(node.parentElement) + (own && `|${own}`));
    }
    return grounds.get(node);
  };
  const letters = ["color", "fontSize", "fontWeight", "textDecorationLine", "borderBottomStyle"];
  const lookOf = (node) => {
    const style = getComputedStyle(node), size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700); // for WCAG, and so for axe
    const link = node.closest("a[href]");
    const around = link ? read(link, letters) + read(link.parentElement, letters) : "";
    return [style.color, style.textShadow, style.visibility, isLarge, groundOf(node), around].join(" ");
  };
  const says = (node) => node.matches("input, select, textarea")
    || [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
  const said = [...document.body.querySelectorAll("*")].filter((node) => node.checkVisibility() && says(node));
  const looks = new Map();
  for (const node of said) {
    const look = lookOf(node);
    if (!looks.has(look)) looks.set(look, []);
    looks.get(look).push(node.closest("a[href]") || node);
  }
  return looks;
}"""
"""How each element that says something looks, and what it stands on and, a link, in: whatever decides on its contrast;
for each of these looks the elements, for words in a link the link."""


def too_wide(page: Page) -> list[str]:
    """What reaches beyond the window, where the page can be scrolled sideways for it."""
    wide: list[str] = page.evaluate(
        """() => {
          const width = window.innerWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          const beyond = [...document.body.querySelectorAll("*")].filter(
            node => node.getBoundingClientRect().right > width);
          return ["the page", ...beyond.map(node => node.outerHTML.slice(0, 120))];
        }"""
    )
    return wide


def glued(page: Page) -> list[str]:
    """Words of a line or a note that only the style sheet keeps apart: copied, or read without it, they run together."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(".c-dots, .c-marked, .c-verdict-word, summary")].flatMap(row =>
          [...row.children].filter(({textContent, nextSibling}) =>
            textContent.trim() && nextSibling?.nodeType === Node.ELEMENT_NODE && nextSibling.textContent.trim())
          .map(({outerHTML}) => outerHTML.slice(0, 120)))"""
    )
    return found


def check_looks(page: Page, what: str) -> None:
    """No serious fault and nothing sideways, in each of ``LOOKS``; the page is not loaded anew."""
    for width, scheme, rules in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        # Colors that are still fading would be judged as they are in between.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert serious(page, rules) == [], (what, width, scheme)
        assert too_wide(page) == [], (what, width, scheme)
