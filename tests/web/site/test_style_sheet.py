"""The colors of the style sheet, recomputed: WCAG 2 contrasts, color differences (CIEDE2000), budgets."""

import itertools
import math
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[3] / "claims" / "static"
CSS = (STATIC / "claims.css").read_text(encoding="utf-8")
PAIRS = dict(re.findall(r"--([\w-]+): light-dark\((#[0-9A-F]{6}, #[0-9A-F]{6})\)", CSS))
THEMES = ("light", "dark")
TONES = ("yes", "mid", "no", "clash", "open")
GROUNDS = ("paper", "surface", "sunken")
# The floors are the design's figures, written with one digit.
ROUNDING = 0.06
# Linear RGB for full protanopia, deuteranopia and tritanopia (Machado, Oliveira and Fernandes 2009, severity 1.0).
BLINDNESS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def color(name, theme):
    return PAIRS[name].split(", ")[THEMES.index(theme)]


def linear(hex_color):
    channels = [int(hex_color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def luminance(hex_color):
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(hex_color), strict=True))


def contrast(a, b):
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


def lab(rgb):
    matrix = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
    white = (0.95047, 1.0, 1.08883)
    scaled = [sum(m * c for m, c in zip(row, rgb, strict=True)) / w for row, w in zip(matrix, white, strict=True)]
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in scaled)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(first, second):
    """Color difference after Sharma, Wu and Dalal 2005."""
    (l1, a1, b1), (l2, a2, b2) = first, second
    mean_c = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = 0.5 * (1 - math.sqrt(mean_c**7 / (mean_c**7 + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    dh = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0
    delta_h = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(dh / 2))
    mean_l, mean_c = (l1 + l2) / 2, (c1 + c2) / 2
    mean_h = (h1 + dh / 2) % 360 if c1 * c2 else h1 + h2
    t = 1 - 0.17 * math.cos(math.radians(mean_h - 30)) + 0.24 * math.cos(math.radians(2 * mean_h))
    t += 0.32 * math.cos(math.radians(3 * mean_h + 6)) - 0.20 * math.cos(math.radians(4 * mean_h - 63))
    s_l = 1 + 0.015 * (mean_l - 50) ** 2 / math.sqrt(20 + (mean_l - 50) ** 2)
    s_c, s_h = 1 + 0.045 * mean_c, 1 + 0.015 * mean_c * t
    turn = math.radians(60 * math.exp(-(((mean_h - 275) / 25) ** 2)))
    r_t = -2 * math.sqrt(mean_c**7 / (mean_c**7 + 25**7)) * math.sin(turn)
    parts = ((l2 - l1) / s_l, (c2 - c1) / s_c, delta_h / s_h)
    return math.sqrt(sum(p * p for p in parts) + r_t * parts[1] * parts[2])


def seen(name, theme, blindness=None):
    rgb = linear(color(name, theme))
    if blindness:
        rgb = [min(1, max(0, sum(m * c for m, c in zip(row, rgb, strict=True)))) for row in BLINDNESS[blindness]]
    return lab(rgb)


@pytest.mark.parametrize(
    ("name", "theme", "floor"),
    [
        ("ink", "light", 15.3),
        ("ink", "dark", 13.8),
        ("ink2", "light", 7.5),
        ("ink2", "dark", 8.5),
        ("ink3", "light", 5.3),
        ("ink3", "dark", 5.8),
        ("line-strong", "light", 3.3),
        ("line-strong", "dark", 3.8),
        ("accent", "light", 8.3),
        ("accent", "dark", 9.0),
        ("yes", "light", 5.6),
        ("yes", "dark", 10.9),
        ("mid", "light", 5.5),
        ("mid", "dark", 11.1),
        ("no", "light", 8.3),
        ("no", "dark", 7.2),
        ("clash", "light", 9.4),
        ("clash", "dark", 7.5),
        ("open", "light", 6.2),
        ("open", "dark", 7.8),
    ],
)
def test_contrast_on_every_ground(name, theme, floor):
    least = min(contrast(color(name, theme), color(ground, theme)) for ground in GROUNDS)
    assert least >= floor - ROUNDING


@pytest.mark.parametrize(
    ("name", "ground", "light", "dark"),
    [
        ("accent", "accent-wash", 7.9, 7.6),
        ("yes", "yes-wash", 5.4, 9.0),
        ("mid", "mid-wash", 5.3, 9.3),
        ("no", "no-wash", 7.6, 6.6),
        ("clash", "clash-wash", 8.8, 6.6),
        ("open", "open-wash", 5.7, 6.7),
        ("ins", "ins-bg", 8.6, 9.2),
        ("del", "del-bg", 7.2, 8.2),
        *(("ink3", f"{tone}-wash", 4.8, 4.8) for tone in ("accent", *TONES)),
    ],
)
def test_contrast_on_its_wash(name, ground, light, dark):
    for theme, floor in (("light", light), ("dark", dark)):
        assert contrast(color(name, theme), color(ground, theme)) >= floor - ROUNDING


@pytest.mark.parametrize("theme", THEMES)
def test_age_bands_can_be_told_from_their_neighbors(theme):
    bands = [color(f"band-{n}", theme) for n in range(1, 5)]
    assert min(itertools.starmap(contrast, itertools.pairwise(bands))) >= 1.57 - 0.005


@pytest.mark.parametrize(
    ("blindness", "light", "dark"),
    [
        (None, 20.6, 22.6),
        ("protanopia", 15.1, 12.5),
        ("deuteranopia", 10.0, 11.2),
        ("tritanopia", 11.9, 13.3),
    ],
)
def test_tones_can_be_told_apart(blindness, light, dark):
    for theme, floor in (("light", light), ("dark", dark)):
        pairs = itertools.combinations(TONES, 2)
        least = min(ciede2000(seen(a, theme, blindness), seen(b, theme, blindness)) for a, b in pairs)
        assert least >= floor - ROUNDING


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("blindness", [None, "protanopia", "deuteranopia"])
def test_true_and_false_stay_far_apart(theme, blindness):
    assert ciede2000(seen("yes", theme, blindness), seen("no", theme, blindness)) >= 30.0 - ROUNDING


def test_older_browsers_get_the_same_light_colors():
    block = re.search(r"@supports not \(color: light-dark\(#000, #fff\)\) \{(.*?)\n\}", CSS, re.DOTALL)
    fallback = dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6});", block[1]))
    assert fallback == {name: pair.split(", ")[0] for name, pair in PAIRS.items()}


def test_colors_are_tokens():
    """Outside the tokens, the fallback and print's white, no rule names a color of its own."""
    rules = CSS[CSS.index("/* 2. Base") : CSS.index("@media print")]
    assert not re.findall(r"#[0-9A-Fa-f]{3,8}\b(?![^{]*\{)", re.sub(r"#[a-z][\w-]*", "", rules))


@pytest.mark.parametrize(("name", "limit_bytes"), [("claims.css", 60_000), ("claims.js", 20_000)])
def test_budgets(name, limit_bytes):
    assert (STATIC / name).stat().st_size <= limit_bytes


@pytest.mark.parametrize(
    "query",
    [
        "(prefers-reduced-motion: reduce)",
        "(prefers-contrast: more)",
        "(forced-colors: active)",
        "print",
        "(pointer: coarse)",
        "(max-height: 25rem)",
    ],
)
def test_what_readers_ask_of_their_system_is_answered(query):
    assert f"@media {query} {{" in CSS


def test_nothing_comes_from_elsewhere():
    for path in STATIC.iterdir():
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "").replace('href^="http"', "")
        assert not re.search(r"https?://|@import|url\(", text), path.name
