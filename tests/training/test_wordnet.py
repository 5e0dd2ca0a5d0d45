"""The distilling of WordNet, on a database of six synsets."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.training.wordnet import main, module_text
from claims.training.wordnet_reader import read_wordnet
from claims.training.wordnet_senses import choose

DATA = {
    "data.noun": """  1 A line of the head, which begins with two spaces
00000001 06 n 01 building 0 000 | a thing
00000002 06 n 02 hospital 0 infirmary 0 001 @ 00000001 n 0000 | a house for the ill
00000003 04 n 01 destruction 0 001 + 00000001 v 0101 | the act
00000004 15 n 01 Paris 0 001 @ 00000001 n 0000 | a name
""",
    "data.verb": """00000001 30 v 02 destroy 0 ruin 1 002 + 00000003 n 0101 ! 00000002 v 0101 01 + 08 00 | do away
00000002 30 v 01 build 0 001 ! 00000001 v 0101 01 + 08 00 | make
""",
    "data.adj": "",
    "data.adv": "",
    "index.noun": """building n 1 0 1 1 00000001
destruction n 1 1 + 1 1 00000003
hospital n 1 1 @ 1 1 00000002
infirmary n 1 1 @ 1 0 00000002
paris n 1 1 @ 1 0 00000004
""",
    "index.verb": """build v 1 1 ! 1 1 00000002
destroy v 1 2 + ! 1 1 00000001
ruin v 1 0 1 1 00000001
""",
    "index.adj": "",
    "index.adv": "",
    "noun.exc": "",
    "verb.exc": "built build\n",
    "adj.exc": "",
    "adv.exc": "",
    "cntlist.rev": "building%1:06:00:: 1 9\nbuild%2:30:00:: 1 4\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in DATA.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_senses_relations_and_derivations_are_chosen_and_names_left_out(folder: Path) -> None:
    chosen = choose(read_wordnet(folder))
    assert chosen.main["hospital", "n"] == chosen.main["infirmary", "n"] == {"n00000002"}
    assert "v00000001" in chosen.main["destruction", "n"]
    assert chosen.antonyms["destroy", "v"] == {"build"}
    assert chosen.parents["n00000002"] == {"n00000001"}
    assert chosen.sorts["hospital"] == "t"
    assert ("paris", "n") not in chosen.main


def test_the_written_module_holds_the_words_and_is_the_same_each_time(folder: Path, tmp_path: Path) -> None:
    wordnet = read_wordnet(folder)
    text, words, senses = module_text(wordnet, choose(wordnet))
    assert (text, words, senses) == module_text(wordnet, choose(wordnet))
    found: dict[str, object] = {}
    exec(compile(text, "wordnet.py", "exec"), found)
    assert "hospital/nt:" in str(found["WORDS"])
    assert found["FORMS"] == "built:build"
    assert len(str(found["PARENTS"]).split(" ")) == senses
    assert main(["--data", str(folder), "--out", str(tmp_path)]) == 0
    assert (tmp_path / "wordnet.py").read_text(encoding="utf-8") == text


def test_a_folder_without_the_database_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path), "--out", str(tmp_path)]) == 2
    assert "data.noun" in capsys.readouterr().err
