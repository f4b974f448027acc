"""What holds whatever a team answers: it counts for nothing who is listed first, under which id, or in which order areas stand."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from priorities import changes
from priorities.blocks import Heading
from priorities.counts import agreement_of, comments, placement_of, set_aside
from priorities.exercise import Answer, Opening, Sheet
from priorities.report import report
from priorities.tables import rows
from priorities.visibility import see

from tests.priorities.exercises import AREAS, BLANK, WHEN, levels, quadrants, texts

# One statement has changed its meaning and one its spelling, so that some agreement is set aside.
WORDED = changes.reword(BLANK, "systems", "Data systems tell us who was coached.", "", "ask", WHEN)
WORDED = changes.reword(WORDED, "licensure", "Licensure works.", "", "same", WHEN)

answers = {area: st.builds(Answer, levels, quadrants, st.integers(0, len(WORDED.versions(area)) - 1), texts) for area in AREAS}
members = st.lists(
    st.builds(
        Sheet,
        st.just(""),
        came=st.sampled_from(["here", "link", "code", "file", "paper"]),
        late=st.booleans(),
        answers=st.fixed_dictionaries({}, optional=answers),
    ),
    max_size=6,
)


def opened(sheets, ids, exercise=WORDED):
    """A team's exercise after the opening, with those sheets under those ids."""
    laid = tuple(replace(sheet, id=id) for sheet, id in zip(sheets, ids, strict=True))
    return replace(exercise, sheets=laid, opened=Opening(WHEN))


def found(exercise):
    """All that is worked out for each area."""
    seen = see(exercise)
    return {
        area: (agreement_of(seen, area), placement_of(seen, area), set_aside(seen, area), comments(seen, area))
        for area in AREAS
    }


def sections(exercise):
    """The blocks of the report under each heading that names an area."""
    held, name = {}, ""
    for block in report(see(exercise)):
        name = block.text if isinstance(block, Heading) else name
        held.setdefault(name, []).append(block)
    return {area.name: held[area.name] for area in exercise.areas}


@given(members, st.data())
def test_renaming_members_or_listing_them_in_another_order_changes_nothing(sheets, data):
    one = opened(sheets, [f"m{number}" for number in range(len(sheets))])
    other = opened(data.draw(st.permutations(sheets)), data.draw(st.permutations([f"x{n}" for n in range(len(sheets))])))

    assert found(one) == found(other)
    assert report(see(one)) == report(see(other))
    assert list(rows(see(one))) == list(rows(see(other)))


@given(members, st.permutations(BLANK.areas))
def test_listing_areas_in_another_order_changes_nothing_for_an_area(sheets, areas):
    kept = WORDED.instruments["areas"]
    listed = replace(WORDED.instruments["areas"], words=replace(kept.words, areas=tuple(areas)))
    ids = [f"m{number}" for number in range(len(sheets))]
    one = opened(sheets, ids)
    other = opened(sheets, ids, replace(WORDED, instruments={**WORDED.instruments, "areas": listed}))

    assert found(one) == found(other)
    assert sections(one) == sections(other)
    assert sorted(rows(see(one))) == sorted(rows(see(other)))
