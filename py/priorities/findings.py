"""The first page of the minutes: in words, what was shared and divided, placed, ranked and why, and chosen."""

from collections.abc import Iterable, Mapping

from priorities import agreement, placement, ranking, strategies
from priorities.blocks import Block, Facts, Heading, Paragraph
from priorities.counts import Found
from priorities.decided import tools_in_use
from priorities.exercise import Exercise
from priorities.placement import Placement
from priorities.spoken import counted, listed

LONGEST, SHORT = 120, 40
"""The most characters here of a reason or a step, and of who does it or by when, so that the findings fit on a page. All of it stands below."""
ALIKE = {
    "What members share": ("shared",),
    "Where members lean one way": ("leaning",),
    "Where members divide": ("split", "mixed"),
    "Too few answers to say": ("none", "one", "two"),
}


def findings(exercise: Exercise, found: Found) -> Iterable[Block]:
    """What the record below says at length, as far as there is something to say. `found` is what the counts of `counts.py` find."""
    told = (
        *(_views(exercise.names, found) if found else ()),
        ("The team’s order, and why", "\n".join(_order(exercise))),
        ("Priority areas the team chose", listed([exercise.names[area] for area in exercise.priorities])),
        *((f"Strategies, {tool.tool}", "\n".join(_groups(exercise, tool.id))) for tool in tools_in_use(exercise)),
        ("Next steps", "\n".join(_steps(exercise))),
    )
    yield Heading(2, "Findings")
    if pairs := tuple(pair for pair in told if pair[1]):
        yield Facts(pairs)
    else:
        yield Paragraph("Nothing has been opened, ordered or chosen yet.")


def _views(names: Mapping[str, str], found: Found) -> Iterable[tuple[str, str]]:
    for title, labels in ALIKE.items():
        alike = (f"{names[area]}. {agreement.told(said)}" for area, (said, _) in found.items() if said.label in labels)
        yield title, "\n".join(alike)
    yield "Urgency and impact", "\n".join(_placed(names, {area: placed for area, (_, placed) in found.items()}))


def _placed(names: Mapping[str, str], found: Mapping[str, Placement]) -> Iterable[str]:
    """The areas that most members put in one quadrant, quadrant by quadrant; then the others."""
    for quadrant in placement.QUADRANTS:
        here = [
            f"{names[area]} ({placed.counts[quadrant]} of {placed.n})"
            for area, placed in found.items()
            if placed.kind == "majority" and placed.modal == (quadrant,)
        ]
        if here:
            yield f"Most say {placement.NAMES[quadrant]}: {listed(here)}."
    if apart := [names[area] for area, placed in found.items() if placed.kind in ("tied", "most-common")]:
        yield f"No quadrant has most members: {listed(apart)}."
    if few := [names[area] for area, placed in found.items() if placed.kind in ("none", "one", "two")]:
        yield f"Placed by two members or fewer: {listed(few)}."


def _order(exercise: Exercise) -> Iterable[str]:
    for place, area in enumerate(ranking.places(exercise), 1):
        if area:
            reason = exercise.ranking.reasons.get(area, "")
            yield f"{place}. {exercise.names[area]}" + (f": {_short(reason)}" if reason else "")


def _groups(exercise: Exercise, tool: str) -> Iterable[str]:
    summary = strategies.of_tool(exercise, tool)
    groups = [(group.title, len(summary.of_group(group.id))) for group in strategies.GROUPS.values()]
    told = [f"{title}: {count}" for title, count in (*groups, ("Not rated yet", len(summary.not_rated))) if count]
    if summary.rated:
        yield "; ".join(told) + "."


def _steps(exercise: Exercise) -> Iterable[str]:
    for step in exercise.next_steps[:5]:
        who = ", ".join(_short(part, SHORT) for part in (step.who, step.by) if part)
        yield _short(step.what) + (f" ({who})" if who else "")
    if more := len(exercise.next_steps[5:]):
        yield f"And {counted(more, 'more step', 'more steps')}, below."


def _short(text: str, longest: int = LONGEST) -> str:
    """A text in one line, cut between words where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rsplit(" ", 1)[0] + " …"
