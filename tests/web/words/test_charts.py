"""Where the parts of a chart stand."""

from __future__ import annotations

import pytest

from claims.web.words.charts import LABEL_HEIGHT, draw_line, part_labels


@pytest.mark.parametrize(
    ("ends", "wanted"),
    [
        ([80, 20], [20.0, 80.0]),
        ([50, 50], [50.0, 50.0 + LABEL_HEIGHT]),
        ([48, 52], [48.0 + LABEL_HEIGHT, 48.0]),
        ([0, 0], [100.0 - LABEL_HEIGHT, 100.0]),
        ([0, 3], [100.0, 100.0 - LABEL_HEIGHT]),
    ],
)
def test_names_at_the_ends_of_lines_never_stand_on_each_other(ends, wanted):
    lines = [draw_line(str(at), "", [("week", 0, ""), ("week", end, "")], 100) for at, end in enumerate(ends)]
    parted = part_labels(lines)
    assert [line.name for line in parted] == ["0", "1"]
    assert [line.label_y for line in parted] == pytest.approx(wanted)


def test_a_chart_without_points_has_no_names_to_part():
    assert part_labels([]) == []
    assert part_labels([draw_line("a", "", [], 10)])[0].label_y == 0.0
