import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.artifacts.relation_encoder import load_relation_reader
from claims.core.matching.comparing.comparisons import compare_statements, told_in_full
from claims.core.matching.comparing.initials import names_in_short
from claims.core.matching.decision.relations import decide_pair
from claims.core.matching.statements.reading import read_statement
from claims.core.records import Relation

BODIES = (
    ("KTB", "Koral Trade Board"),
    ("FBI", "Federal Bureau of Investigation"),
    ("DOJ", "Department of Justice"),
    ("DoJ", "Department of Justice"),
    ("O.N.S.", "Office for National Statistics"),
    ("OVEC", "Organization of the Velm Exporting Countries"),
    ("TPC", "Tarvia-Pacific Council"),
    ("FDA", "Food & Drug Administration"),
    ("SIB", "Statistics and Insurance Board"),
    ("NBT", "National Bank of Tarvia"),
)


@pytest.mark.parametrize(("short", "name"), BODIES)
@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("The {} fined Lenz 3 million euros.", "Lenz was fined €3m by the {}.", Relation.SAME),
        ("Half of the staff of the {} are women.", "Women make up 50% of staff at the {}.", Relation.SAME),
        ("The {} said 40 people died in 2019.", "According to the {}, 40 people died in 2019.", Relation.SAME),
        ("The {} spent 20 million dollars.", "The {} spent 30 million dollars.", Relation.DIFFERENT_FIGURE),
        ("The {} has moved to Gallen.", "The {} never moved to Gallen.", Relation.OPPOSITE),
    ],
)
def test_a_body_may_be_called_by_its_initials(short: str, name: str, left: str, right: str, relation: Relation) -> None:
    reader = load_relation_reader()
    for one, other in ((short, name), (name, short)):
        pair = read_statement(left.format(one)), read_statement(right.format(other))
        assert decide_pair(*pair).relation is relation
        assert decide_pair(*pair, reader=reader).relation is relation


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("KTB", "Koral Trade Council"),
        ("KTB", "Koral, Trade Board"),
        ("KTB", "Koral said Trade Board"),
        ("KTB", "Koral trade board"),
        ("BO", "Bank of Oman"),
        ("DOJ", "Department of the Justice"),
        ("FBI", "Federal Bureau of Investigation (FBI)"),
        ("Ktb", "Koral Trade Board"),
        ("KTBs", "Koral Trade Boards"),
        ("BOF", "Bank of for"),
    ],
)
def test_other_names_have_other_initials(short: str, name: str) -> None:
    assert names_in_short(f"The {short} left.", f"The {name} left.") == ()


def test_initials_of_few_letters_are_never_enough_to_confirm() -> None:
    left = "The FBI arrested two men in Gallen."
    right = "The Federal Bureau of Investigation arrested two men in Gallen."
    assert decide_pair(read_statement(right), read_statement(right)).auto_confirm
    assert not decide_pair(read_statement(left), read_statement(right)).auto_confirm


def test_who_reads_words_reads_names_in_full_on_both_sides() -> None:
    left = read_statement("The UK and the KTB left the deal, the KTB said.")
    right = read_statement("The Koral Trade Board and Britain left the deal.")
    assert told_in_full(compare_statements(left, right)) == (
        "The Britain and the Koral Trade Board left the deal, the Koral Trade Board said.",
        "The Koral Trade Board and Britain left the deal.",
    )


def test_places_in_the_texts_stay_those_of_what_is_written() -> None:
    left, right = "The DOJ fined Lenz 3 euros.", "The Department of Justice fined Lenz 4 euros."
    slot = decide_pair(read_statement(left), read_statement(right)).slots["subject"]
    assert slot.right_span is not None
    assert right[slot.right_span.start : slot.right_span.end] == "Department of Justice"


@given(
    st.text("AaBb .&-,of", max_size=60),
    st.text("AaBb .&-,of", max_size=60),
)
def test_whatever_stands_in_the_texts_names_lie_in_them_and_are_mirrored(left: str, right: str) -> None:
    found = names_in_short(left, right)
    assert {(name.right, name.left) for name in found} == set(names_in_short(right, left))
    for one, other in found:
        assert 0 <= one.start < one.end <= len(left)
        assert 0 <= other.start < other.end <= len(right)
