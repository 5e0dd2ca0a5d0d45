"""Training on sentences made here: the files are written, work, and are the same again."""

from __future__ import annotations

import json
from pathlib import Path
from unittest.mock import Mock

import pytest

from claims.artifacts.detection import COMBINATION_FILE, LEXICAL_FILE, load_detector
from claims.core.detection.tasks import Task
from claims.training import detection
from claims.training.detection import JUDGED_IN, main
from claims.training.detection_data import read_part

FACTS = ["The port handled {n} ships in 201{m}.", "Rents rose {n} percent.", "The council cut {n} posts in May."]
VIEWS = ["I love this lovely town {n} times over!", "Thank you, dear friends, thank you {n}.", "We can all do better."]


def write_sets(folder: Path) -> None:
    """Tiny sets in the formats of the public ones."""
    for part, begin in (("train", 0), ("dev", 100)):
        rows = {"claimbuster": [], "policlaim": [], "subj_news": [], "polnear": []}
        for number in range(begin, begin + 24):
            fact, view = (kind[number % 3].format(n=number, m=number % 10) for kind in (FACTS, VIEWS))
            for kind, text in (("f", fact), ("v", view)):
                is_fact = kind == "f"
                base = {"id": f"{kind}{number}", "text": text}
                label3 = "CFS" if is_fact else "NFS"
                rows["claimbuster"].append(base | {"label": int(is_fact), "label3": label3, "debate": str(number % 4)})
                rows["policlaim"].append(base | {"label": int(is_fact), "doc": str(number % 4)})
                rows["subj_news"].append(base | {"label": int(not is_fact)})
            said = f"{fact} He said that {fact.lower()}"
            content = [[len(fact) + 9, len(said)]]
            attributions = [{"source": [], "cue": [], "content": content}]
            rows["polnear"].append({"id": str(number), "text": said, "attributions": attributions})
        for name, lines in rows.items():
            (folder / name).mkdir(exist_ok=True)
            (folder / name / f"{part}.ndjson").write_text("\n".join(map(json.dumps, lines)) + "\n")


def test_sentences_are_read_with_their_judgements(tmp_path: Path) -> None:
    write_sets(tmp_path)
    sets = read_part(tmp_path, "train")
    assert set(sets) == set(JUDGED_IN.values())
    fact = sets["claimbuster"][0]
    assert fact.labels == {Task.WORTH_CHECKING: True, Task.FACTUAL: True}
    assert [one.labels[Task.ATTRIBUTED] for one in sets["polnear"][:2]] == [False, True]
    assert len({one.text for one in sets["policlaim"]}) == len(sets["policlaim"])
    assert read_part(tmp_path, "test") == {}


def test_training_writes_a_detector_that_works_and_the_same_again(tmp_path: Path, capsys) -> None:
    write_sets(tmp_path)
    written = []
    for name in ("one", "two"):
        out = tmp_path / name
        assert main(["--data", str(tmp_path), "--out", str(out)]) == 0
        written.append([(out / file).read_bytes() for file in (LEXICAL_FILE, COMBINATION_FILE)])
    assert written[0] == written[1]
    figures = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["task"] for row in figures} == {str(task) for task in JUDGED_IN}
    assert all(row["AP"] == pytest.approx(1.0) for row in figures if row["task"] != "attributed")
    detector = load_detector(encoder=True, folder=tmp_path / "one")
    fact, view = detector.detect("The port handled 900 ships in 2012."), detector.detect("Thank you all, I love you!")
    assert fact.labels[Task.CHECKABLE]
    assert fact.labels[Task.WORTH_CHECKING]
    assert not fact.labels[Task.SUBJECTIVE]
    assert not view.labels[Task.CHECKABLE]
    assert view.labels[Task.SUBJECTIVE]


def test_missing_sets_are_named(tmp_path: Path, capsys) -> None:
    assert main(["--data", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert "policlaim/train" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("policlaim", {"label": ...}, "'label' is missing"),
        ("subj_news", {"label": "1"}, "'label' is '1', neither 0 nor 1"),
        ("claimbuster", {"label": None}, "'label' is None"),
        ("claimbuster", {"label3": "cfs"}, "'label3' is 'cfs'"),
        ("polnear", {"attributions": ...}, "'attributions' is missing"),
        ("policlaim", {"text": 5}, "'text' is not a text"),
    ],
)
def test_a_row_that_cannot_be_learnt_from_is_named(tmp_path: Path, capsys, name: str, change: dict, told: str) -> None:
    write_sets(tmp_path)
    file = tmp_path / name / "train.ndjson"
    lines = file.read_text().splitlines()
    row = {key: value for key, value in {**json.loads(lines[2]), **change}.items() if value is not ...}
    file.write_text("\n".join([*lines[:2], "", json.dumps(row), *lines[3:]]))
    with pytest.raises(SystemExit) as ended:
        main(["--data", str(tmp_path), "--out", str(tmp_path / "out")])
    assert ended.value.code == 2
    assert f"{file}, line 4: {told}" in capsys.readouterr().err


def test_an_empty_set_and_one_that_cannot_be_fitted_change_nothing(tmp_path: Path, capsys, monkeypatch) -> None:
    write_sets(tmp_path)
    out = tmp_path / "out"
    assert main(["--data", str(tmp_path), "--out", str(out)]) == 0
    written = {file: file.read_bytes() for file in out.iterdir()}
    lines = (tmp_path / "policlaim" / "train.ndjson").read_text().splitlines()
    (tmp_path / "policlaim" / "train.ndjson").write_text("\n".join(lines[:20]))
    monkeypatch.setattr(detection, "fit_combination", Mock(side_effect=FloatingPointError))
    with pytest.raises(FloatingPointError):
        main(["--data", str(tmp_path), "--out", str(out)])
    assert {file: file.read_bytes() for file in out.iterdir()} == written
    (tmp_path / "polnear" / "dev.ndjson").write_text("\n")
    assert main(["--data", str(tmp_path), "--out", str(out)]) == 2
    assert "without a row: polnear/dev" in capsys.readouterr().err
    assert {file: file.read_bytes() for file in out.iterdir()} == written
