"""The report of an exercise as a list of blocks, which the page, the printer and each file format then write.

It reads as minutes: the findings in words on one page, then the record of wording, sheets, counts, the team's own order and what it
decided, and last what was worked out from the sheets. No format has its own idea of what the report says.
"""

from collections.abc import Iterable
from dataclasses import replace

from priorities import agreement, placement, ranking
from priorities.appendix import appendix
from priorities.asked import HOW_FAR, HOW_URGENT, SIDES, how_placed
from priorities.blocks import Block, Cell, Dots, Facts, Heading, Matrix, Note, Paragraph, Table
from priorities.counts import WAYS, Found, comments, expected, looked_at_again, of_areas, set_aside, ways
from priorities.decided import decided
from priorities.edits import marked_versions
from priorities.exercise import Exercise, Talk
from priorities.findings import findings
from priorities.instrument import Area
from priorities.next_steps import source_of
from priorities.roles import SCALES, split
from priorities.spoken import at_minute, counted, in_words
from priorities.tallies import UNKNOWN, too_many
from priorities.visibility import Seen, output
from priorities.years import years

AGAIN = {
    "here": "by its member on this device",
    "link": "by its member on a device of their own",
    "word": "by a facilitator on the member’s word",
}
BY_ROLE = {"agreement": "agreement", "quadrant": "urgency and impact"}
APPEAR = {"named": "By name", "role": "By role", "anonymous": "Without names"}


@output("report")
def report(seen: Seen) -> tuple[Block, ...]:
    """Everything the exercise says that may be seen, in the order of the minutes."""
    said = of_areas(seen)
    return (
        *_front(seen),
        *findings(seen.exercise, said),
        *_wording(seen),
        *_sheets(seen),
        *_views(seen, said),
        *_order(seen.exercise),
        *_priorities(seen.exercise),
        *decided(seen.exercise),
        *_next_steps(seen.exercise),
        *years(seen),
        *appendix(seen),
    )


def _front(seen: Seen) -> Iterable[Block]:
    team = seen.exercise.team
    yield Heading(1, "Determining priority areas: minutes")
    if team.example:
        yield Note("This is the example team. Its members, ratings, reasons and strategies are made up.")
    yield Facts(
        (
            ("Exercise", team.title or "Not named"),
            ("State", team.state or "Not given"),
            ("Held", team.date or "No date given"),
            ("Facilitated by", team.facilitators or ("Not given" if team.facilitated else "The team itself")),
            ("Members", f"{expected(seen)}; {counted(len(seen.envelopes), 'sheet')} in"),
            ("Members appear", APPEAR[team.appear]),
        )
    )
    if team.goals:
        yield Facts((("Goals the team works toward", team.goals),))


def _order(exercise: Exercise) -> Iterable[Block]:
    yield Heading(2, "The team’s order of priority, with reasons")
    placed = [(place, area) for place, area in enumerate(ranking.places(exercise), 1) if area]
    waiting = ranking.waiting(exercise)
    reasons = exercise.ranking.reasons
    if placed:
        yield Table(
            "Areas of focus from highest to lowest priority for improvement",
            ("Place", "Area of focus", "Reasoning"),
            tuple((n, exercise.area(area).name, reasons.get(area, "")) for n, area in placed),
        )
        if waiting:
            yield Paragraph("Without a place: " + ", ".join(exercise.area(area).name for area in waiting) + ".")
    else:
        yield Paragraph("The team has not ordered the areas yet.")
    yield from _reasons(
        "Reasons written for areas without a place",
        ("Area of focus", "Reasoning"),
        [(exercise.area(area).name, reasons.get(area, "")) for area in waiting],
    )
    for caption, pairs in (
        ("Why each stands above the next", ranking.rungs(exercise)),
        ("Reasons written for earlier neighbors", ranking.earlier_rungs(exercise)),
    ):
        named = [
            (f"{exercise.area(a).name} above {exercise.area(b).name}", exercise.ranking.rungs.get(f"{a}>{b}", ""))
            for a, b in pairs
        ]
        yield from _reasons(caption, ("Neighbors", "Reason"), named)
    if placed:
        yield Note("This is the team’s own order. There is no right order.")


def _reasons(caption: str, columns: tuple[str, str], rows: list[tuple[str, str]]) -> Iterable[Table]:
    """A table of the rows with a reason, if there are any."""
    if written := tuple(row for row in rows if row[1]):
        yield Table(caption, columns, written)


def _views(seen: Seen, found: Found) -> Iterable[Block]:
    yield Heading(2, "Where members agree and disagree")
    if not seen.open:
        yield Paragraph(f"The sheets have not been opened. {counted(len(seen.envelopes), 'sheet')} in so far.")
        return
    names = seen.exercise.names
    words = seen.exercise.instruments["areas"].words
    yield Table(
        "Members’ answers for each area, in the form’s order",
        ("Area of focus", *(words.label("agreement", level) for level in agreement.LEVELS), "What members say"),
        tuple((names[area], *said.counts, agreement.told(said)) for area, (said, _) in found.items()),
        HOW_FAR,
    )
    yield Note(
        "Levels left of the line between Disagree and Agree say ‘not in place’, those right of it ‘in place’. "
        "These are counts of members; nothing is averaged, and there was no aim to agree. Labels start a conversation: "
        "with few members they also arise by chance."
    )
    yield Table(
        "Where members place each area, in the form’s order",
        ("Area of focus", *placement.TITLES.values(), "Urgency and impact"),
        tuple((names[area], *placed.counts.values(), placement.sentence(placed)) for area, (_, placed) in found.items()),
        HOW_URGENT,
    )
    for area in seen.exercise.areas:
        said, placed = found[area.id]
        yield Heading(3, area.name)
        yield Paragraph(seen.exercise.statement(area.id))
        if set_aside(seen, area.id):
            yield Note(f"{counted(set_aside(seen, area.id), 'rating')} set aside: the wording changed its meaning afterward.")
        asked = f"{area.name}: {seen.exercise.statement(area.id)} {HOW_FAR}"
        yield Dots(area.name, said.counts, agreement.told(said), asked)
        yield from _by_role(seen, area, "agreement", asked)
        yield Matrix(area.name, placed.counts, placement.sentence(placed), placement.margins(placed), how_placed(area.name))
        yield from _by_role(seen, area, "quadrant", how_placed(area.name))
        yield from _talk(seen, area.id)


def _by_role(seen: Seen, area: Area, part: str, asked: str) -> Iterable[Block]:
    table, held_back = by_role(seen, area, part)
    if table:
        yield replace(table, asked=asked)
    if held_back:
        yield Note(held_back)


def by_role(seen: Seen, area: Area, part: str) -> tuple[Table | None, str]:
    """The split of an area's agreement or quadrants by role as a table, None where there is none, and what is held back of it and why."""
    found = split(seen, area.id, part)
    words = seen.exercise.instruments["areas"].words
    levels = tuple(words.label(part, level) for level in SCALES[part])
    rows: tuple[tuple[Cell, ...], ...] = tuple((role, *counts) for role, counts in found.groups)
    caption = f"{area.name} by role: {BY_ROLE[part]}"
    return Table(caption, ("Role", *levels), rows) if rows else None, found.held_back


def _talk(seen: Seen, area: str) -> Iterable[Block]:
    yield from _facts(
        *talk_of(seen.exercise, area),
        ("Members’ comments, in no particular order", "\n".join(comments(seen, area))),
    )


def talk_of(exercise: Exercise, area: str) -> tuple[tuple[str, str], ...]:
    """What was said of an area, each side with its label."""
    said = exercise.discussion.get(area, Talk())
    return tuple((words, getattr(said, side)) for side, words in SIDES.items())


def _priorities(exercise: Exercise) -> Iterable[Block]:
    yield Heading(2, "Reflection and priority areas")
    chosen = [exercise.area(area).name for area in exercise.priorities]
    yield Paragraph("Priority areas: " + ", ".join(chosen) + "." if chosen else "The team has not chosen priority areas yet.")
    answers = [(words, exercise.reflection.get(number, "")) for number, words in exercise.questions.items()]
    yield from _facts(*answers)


def _next_steps(exercise: Exercise) -> Iterable[Block]:
    if exercise.next_steps:
        yield Heading(2, "Next steps")
        yield Table(
            "What, who and by when",
            ("What", "Who", "By when", "From"),
            tuple((step.what, step.who, step.by, source_of(exercise, step)) for step in exercise.next_steps),
        )


def _wording(seen: Seen) -> Iterable[Block]:
    exercise = seen.exercise
    changed = [area for area in exercise.areas if len(exercise.versions(area.id)) > 1]
    yield Heading(2, "Wording of the statements")
    if not changed:
        yield Paragraph(f"The team used the {in_words(len(exercise.areas), 'statement')} as printed.")
    for area in changed:
        yield Table(
            f"{area.name}: every version kept",
            ("Version", "Statement", "Why it was changed"),
            tuple(marked_versions(exercise.versions(area.id))),
        )
        again = looked_at_again(seen, area.id)
        if told := [f"{again[how]} {words}" for how, words in AGAIN.items() if again[how]]:
            yield Paragraph(f"Agreement confirmed or given again after the change: {'; '.join(told)}.")


def _sheets(seen: Seen) -> Iterable[Block]:
    yield Heading(2, "How the sheets came in")
    came = ways(seen)
    said = [f"{came[way]} {words}" for way, words in WAYS.items() if came[way]]
    yield Paragraph("; ".join(said) + "." if said else "No sheet is in.")
    if hands := hands_counted(seen.exercise):
        told = (f"{area} ({agreed} on agreement, {placed} on urgency and impact)" for _, area, agreed, placed in hands)
        yield Paragraph(f"Hands were counted for {'; '.join(told)}.")
        yield from map(Note, (UNKNOWN, *too_many(seen.exercise)))
    if any(envelope.late for envelope in seen.envelopes):
        yield Paragraph(f"{counted(sum(one.late for one in seen.envelopes), 'sheet')} came after the opening.")
    opened = seen.exercise.opened
    if opened:
        yield Paragraph(f"The sheets were opened together at {at_minute(opened.when)}.")
        if opened.early:
            yield Paragraph(f"They were opened before everyone was in: {opened.early}")


def hands_counted(exercise: Exercise) -> tuple[tuple[str, str, int, int], ...]:
    """For each area that has a tally, in the form's order: its id and name, the hands on agreement, and those on the matrix."""
    return tuple(
        (area.id, area.name, sum(tally.agreement.values()), sum(tally.quadrant.values()))
        for area in exercise.areas
        if (tally := exercise.tallies.get(area.id))
    )


def _facts(*pairs: tuple[str, str]) -> Iterable[Facts]:
    """The pairs of which something was said, as one block or none."""
    if said := tuple((label, text) for label, text in pairs if text):
        yield Facts(said)
