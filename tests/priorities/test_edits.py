"""A wording marked up against an earlier one: nothing of either is lost."""

from hypothesis import given
from hypothesis import strategies as st
from priorities.edits import marked

wordings = st.lists(st.sampled_from(["our", "State", "has", "a", "clear", "plan.", "(draft)", "a\nb"]), max_size=12).map(
    " ".join
)


def told(edit, *kinds):
    return " ".join("".join(text for kind, text in edit.runs if kind in kinds).split())


def test_words_that_went_out_stand_before_those_that_came_in():
    edit = marked("Our State has a clear plan.", "Our State has one plan for all.")

    assert edit.runs == (
        ("same", "Our State has "),
        ("out", "a clear plan. "),
        ("in", "one plan for all. "),
    )


def test_words_at_the_end_are_the_same_words_as_in_the_middle():
    assert marked("We plan", "We plan ahead").runs == (("same", "We plan "), ("in", "ahead "))


def test_equal_wordings_are_one_run_and_empty_ones_none():
    assert marked("As it was.", "As it was.").runs == (("same", "As it was. "),)
    assert marked("", "").runs == ()


@given(wordings, wordings)
def test_both_wordings_can_be_read_from_it(before, after):
    edit = marked(before, after)

    assert told(edit, "same", "out") == " ".join(before.split())
    assert told(edit, "same", "in") == " ".join(after.split())
    assert {kind for kind, _ in edit.runs} <= {"same", "out", "in"}
