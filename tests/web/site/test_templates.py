"""All templates keep to the policy: no inline style, script or handler; escaping is only switched off with a reason."""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from tests.support.each_row import for_each

ROOT = Path(__file__).parents[3] / "templates"
NAMES = sorted(str(path.relative_to(ROOT)) for path in ROOT.rglob("*.html"))


@cache
def sources() -> dict[str, str]:
    """What each template says, without its comments."""
    return {
        name: re.sub(r"\{#.*?#\}", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.DOTALL) for name in NAMES
    }


each_template = for_each(sources)


@each_template
def test_no_inline_style_script_or_handler(source):
    assert not re.search(r"\bstyle\s*=", source)
    assert not re.search(r"<style\b", source)
    # A block of data is no script: browsers do not run it, and the policy does not concern it.
    assert not re.search(r"<script\b(?![^>]*(?:\bsrc=|type=\"application/ld\+json\"))", source)
    assert not re.search(r"[\s\"']on[a-z]+\s*=", source)
    assert not re.search(r"\bhx-on\b|\bjs:|javascript:", source)


@each_template
def test_each_macro_that_is_brought_in_is_called(source):
    brought = re.compile(r"\{%-?\s*from\s+\"[^\"]+\"\s+import\s+([^%]+?)(?:\s+with context)?\s*-?%\}")
    code = " ".join(re.findall(r"\{[{%].*?[}%]\}", brought.sub("", source), flags=re.DOTALL))
    names = [name.split()[-1] for found in brought.findall(source) for name in found.split(",")]
    assert [name for name in names if not re.search(rf"(?<![\w.]){name}\b", code)] == []


@each_template
def test_nothing_comes_from_elsewhere(source):
    assert not re.search(r"(?:src|href)=[\"'](?:https?:)?//", source)


def test_unescaped_markup_has_its_reason_beside_it():
    for name in NAMES:
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            assert "|safe" not in line.replace(" ", "") or "{#" in line, f"{name}: {line}"


@for_each(lambda: {name: name for name in NAMES})
def test_template_can_be_compiled(name):
    environment = Environment(loader=FileSystemLoader(ROOT), autoescape=True)
    environment.tests["has_clock"] = bool
    for filter_name in re.findall(r"\|\s*([a-z_]+)", (ROOT / name).read_text(encoding="utf-8")):
        environment.filters.setdefault(filter_name, str)
    environment.get_template(name)


@each_template
def test_what_takes_its_direction_from_its_words_has_words_of_its_own(source):
    """A browser that looks which way a text is written passes over ``bdi``: a headline in Arabic would stand left."""
    plain = re.sub(r"\{%.*?%\}", "", re.sub(r"\{\{.*?\}\}", "…", source, flags=re.DOTALL), flags=re.DOTALL)
    assert re.findall(r"<[^>]*\bdir=\"auto\"[^>]*>(?:<a\b[^>]*>)?[“\"]?<bdi\b", plain) == []


@each_template
def test_images_and_marks_have_a_size(source):
    for tag in re.findall(r"<(?:svg|img)\b[^>]*>", source):
        assert "width=" in tag
        assert "height=" in tag
