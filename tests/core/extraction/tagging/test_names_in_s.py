"""Names that end in an apostrophe and "s", told from those of owners by the words around."""

from __future__ import annotations

import pytest

from tests.support.parsing import parse_text


def names(text: str) -> list[str]:
    parsed = parse_text(text)
    assert all(len(row.tokens) == len(row.quoted) for row in parsed)
    assert all(text[token.start : token.end] == token.text for row in parsed for token in row.tokens)
    return [token.text for row in parsed for token in row.tokens if token.tag == "P" and token.lower.endswith("'s")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moody's said it was so. The bank doubts Moody's view.", ["Moody's", "Moody's"]),
        ("Sotheby’s declined to comment.", ["Sotheby’s"]),
        ("According to Lloyd's, the ship sank.", ["Lloyd's"]),
        ("McDonald's has closed 40 shops.", ["McDonald's"]),
        ("“It was so,” said Christie's.", ["Christie's"]),
        ("Lloyd's, which insures 40 ports, lost money.", ["Lloyd's"]),
        ("Lloyd's, the insurer, lost money.", ["Lloyd's"]),
        ("Roe's car was found.", []),
        ("Roe's reported income fell.", []),
        # It is said to; somebody's words leave out a letter; the name stands alone elsewhere.
        ("Kestra's said to be weighing a bid.", []),
        ("“Roe's told me so,” he said.", []),
        ("Roe's told story sold well. Roe died.", []),
        ("It was better than Roe's, he said.", []),
    ],
)
def test_a_name_in_s_is_one_word(text: str, expected: list[str]) -> None:
    assert names(text) == expected
