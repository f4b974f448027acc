"""Then and now: this exercise beside earlier ones, area by area, as blocks of the report. Earlier answers show once the sheets are open.

Counts of agreement stand side by side, but are compared only where members answered the same sentence; placements rate the area and are
always compared. What moved may be other members as well as another State, and is never called better or worse.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from priorities import agreement, earlier, placement
from priorities.agreement import LEVELS, Agreement
from priorities.asked import HOW_FAR, HOW_URGENT
from priorities.blocks import Block, Cell, Heading, Note, Paragraph, Table
from priorities.changes import printed, strategy_text
from priorities.decided import label_of
from priorities.earlier import named
from priorities.edits import marked
from priorities.exercise import AreaThen, Earlier, StrategyThen, Then
from priorities.placement import QUADRANTS, Placement
from priorities.spoken import counted, listed
from priorities.visibility import Seen

NOW = "Now"
FEW = 2
"""With fewer than one in so many of this year's members in an earlier team, the report warns."""
Year = tuple[str, Then]
"""An exercise and what it came to: its name as the head of a column."""


def years(seen: Seen) -> Iterable[Block]:
    """Nothing without an earlier exercise. Before the opening only which ones there are."""
    beside = seen.exercise.earlier
    if not beside:
        return
    yield Heading(2, "A year later: then and now")
    if not seen.open:
        told = listed([*named(beside).values()])
        yield Paragraph(f"Beside this exercise: {told}. What it came to shows once this exercise’s sheets are open.")
        return
    now = earlier.come_to(seen)
    names = named(beside)
    then = [(names[one.id], one.then) for one in beside if one.then]
    for one in beside:
        yield from _who(seen, names[one.id], one, now)
    for area in seen.exercise.areas:
        yield from _area(seen, area.id, [*then, (NOW, now)])
    yield from _gone(seen, then)
    yield from _orders(seen, [*then, (NOW, now)])
    yield from _priorities(seen, then, now)
    yield from _strategies(seen, [*then, (NOW, now)])
    yield from _steps(seen, then)


def _who(seen: Seen, name: str, one: Earlier, now: Then) -> Iterable[Block]:
    """How many sheets there were then, and who took part in both, as far as that can be told."""
    then = one.then or Then()
    unopened = "" if then.opened else ", never opened, so there are no counts"
    yield Paragraph(f"{name}{f' ({one.title})' if one.title else ''}: {counted(then.sheets, 'sheet')}{unopened}.")
    if one.appear != "named" or seen.exercise.team.appear != "named":
        yield Note(
            "Members do not appear by name in both exercises, so nobody can tell who took part in both. "
            "Where counts differ, it may be because other members answered."
        )
        return
    known = {_folded(name) for name in then.members}
    both = [name for name in now.members if _folded(name) in known]
    yield Paragraph(f"In both teams, by the names on the sheets: {listed(both) or 'nobody'}.")
    if FEW * len(both) < now.sheets:
        yield Note(
            f"Only {len(both)} of this exercise’s {counted(now.sheets, 'member')} answered then, too. "
            "Where counts differ, it may be because other members answered, and not because anything has changed in the State."
        )


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _area(seen: Seen, area: str, found: Sequence[Year]) -> Iterable[Block]:
    """The wording marked up where it changed, a row of counts for each exercise that has the area, and what moved, in words."""
    held = [(name, then, then.areas[area]) for name, then in found if area in then.areas]
    yield Heading(3, seen.exercise.names[area])
    if len(held) < len(found):
        yield Note("The form of an earlier exercise did not have this area.")
    if len(held) < 2:
        return
    yield from _statements([(name, one.statement) for name, _, one in held])
    words = seen.exercise.instruments["areas"].words
    said, placed = [_agreement(one) for *_, one in held], [placement.summarise(one.counts.quadrant) for *_, one in held]
    yield Table(
        f"{seen.exercise.names[area]}: how many say the statement describes the State",
        ("Exercise", *(words.label("agreement", level) for level in LEVELS), "What members say"),
        tuple(
            (name, *one.counts, " ".join((agreement.sentence(one), *agreement.flags(one))))
            for (name, *_), one in zip(held, said, strict=True)
        ),
        HOW_FAR,
    )
    yield Table(
        f"{seen.exercise.names[area]}: how many place it where",
        ("Exercise", *(placement.NAMES[quadrant].capitalize() for quadrant in QUADRANTS), "Urgency and impact"),
        tuple((name, *one.counts.values(), placement.sentence(one)) for (name, *_), one in zip(held, placed, strict=True)),
        HOW_URGENT,
    )
    for at, (name, then, one) in enumerate(held[:-1]):
        if then.opened:
            same = one.statement == held[-1][-1].statement
            yield Paragraph(" ".join(_moved(name, same, (said[at], placed[at]), (said[-1], placed[-1]))))


def _statements(texts: Sequence[tuple[str, str]]) -> Iterable[Block]:
    """Each wording marked up against the one of the exercise before, where not all are the same."""
    if len({text for _, text in texts}) > 1:
        changed = [
            (name, "The same words" if before == text else marked(before, text))
            for (_, before), (name, text) in pairwise(texts)
        ]
        yield Table(
            "The statement, each wording marked up against the one before", ("Exercise", "Statement"), (texts[0], *changed)
        )


def _agreement(one: AreaThen) -> Agreement:
    levels = one.counts.agreement
    counts = tuple(levels.get(level, 0) for level in LEVELS)
    return agreement.summarise(counts, one.waiting, levels.get("cant-judge", 0), set_aside=one.set_aside)


def _place(then: Then, area: str) -> Cell:
    return then.places.index(area) + 1 if area in then.places else ""


def _moved(name: str, same: bool, then: tuple[Agreement, Placement], now: tuple[Agreement, Placement]) -> Iterable[str]:
    """What can be compared with an earlier exercise, and what cannot, and why."""
    (said, placed), (said_now, placed_now) = then, now
    yield f"Beside {name}:"
    if not same:
        yield (
            "agreement is not compared, since the statement was worded otherwise: members then answered another sentence. "
            "Placements are, since they rate the area."
        )
    elif said.n and said_now.n:
        yield f"{said.in_place} of {said.n} said in place then, {said_now.in_place} of {said_now.n} now{_labels(said, said_now)}."
    else:
        yield "nobody rated the statement then or now, so agreement is not compared."
    if placed.n and placed_now.n:
        yield (
            f"High urgency: {placed.urgent} of {placed.n} then, {placed_now.urgent} of {placed_now.n} now. "
            f"High impact: {placed.impact} of {placed.n} then, {placed_now.impact} of {placed_now.n} now."
        )


def _labels(said: Agreement, now: Agreement) -> str:
    before, after = agreement.chip(said), agreement.chip(now)
    if not before or not after:
        return ""
    return f"; still “{after}”" if before == after else f"; “{before}” then, “{after}” now"


def _gone(seen: Seen, then: Sequence[Year]) -> Iterable[Block]:
    for name, one in then:
        if gone := [area.name for id, area in one.areas.items() if id not in seen.exercise.names]:
            yield Note(f"On the form of {name} and not on this one: {listed(gone)}.")


def _orders(seen: Seen, found: Sequence[Year]) -> Iterable[Block]:
    if any(any(then.places) for _, then in found):
        yield Heading(3, "The orders side by side")
        yield Table(
            "The place of each area in the team’s order, in the form’s order",
            ("Area of focus", *(name for name, _ in found)),
            tuple((words, *(_place(then, area) for _, then in found)) for area, words in seen.exercise.names.items()),
        )


def _priorities(seen: Seen, then: Sequence[Year], now: Then) -> Iterable[Block]:
    """What became of each area that was a priority area in an earlier exercise."""
    rows: list[tuple[Cell, ...]] = []
    for area, words in seen.exercise.names.items():
        chosen = [(name, one) for name, one in then if area in one.priorities]
        if chosen:
            reasons = "\n".join(filter(None, (one.areas[area].reason for _, one in chosen)))
            again = "A priority area again" if area in now.priorities else "Not a priority area"
            place = f"; place {now.places.index(area) + 1}" if area in now.places else "; without a place"
            rows.append((words, "\n".join(name for name, _ in chosen), reasons, f"{again}{place}", now.areas[area].reason))
    if rows:
        yield Heading(3, "What became of the priority areas")
        yield Table(
            "Areas that were priority areas then",
            ("Area of focus", "Chosen", "Reasoning then", NOW, "Reasoning now"),
            tuple(rows),
        )


def _strategies(seen: Seen, found: Sequence[Year]) -> Iterable[Block]:
    """What became of each strategy that was High in an earlier exercise, those of this form first."""
    *then, _ = found
    high = {id: one for _, year in then for id, one in year.strategies.items() if one.priority == "high"}
    if not high:
        return
    rows = tuple(
        (_worded(seen, id, one), *(_rated(seen, year.strategies.get(id)) for _, year in found)) for id, one in high.items()
    )
    yield Heading(3, "What became of the High strategies")
    yield Table("Strategies that were High then", ("Strategy", *(name for name, _ in found)), rows)


def _worded(seen: Seen, id: str, one: StrategyThen) -> Cell:
    """The words of a strategy, marked up where they are others now."""
    text = strategy_text(seen.exercise, id)
    if not text:
        return f"{one.text} (not in this exercise)"
    return text if text == one.text else marked(one.text, text)


def _rated(seen: Seen, one: StrategyThen | None) -> str:
    if one is None or not (one.status or one.priority):
        return "Not rated"
    priority = one.priority if one.status != "not-applicable" else ""
    told = label_of(seen.exercise, "status", one.status), label_of(seen.exercise, "priority", priority)
    return ", ".join(filter(None, told))


def _steps(seen: Seen, then: Sequence[Year]) -> Iterable[Block]:
    rows = tuple(
        (step.what, step.who, step.by, _source(seen, year, step.source), name)
        for name, year in then
        for step in year.next_steps
    )
    if rows:
        yield Heading(3, "The next steps of then")
        yield Table("What the team meant to do", ("What", "Who", "By when", "From", "Written"), rows)


def _source(seen: Seen, year: Then, source: str) -> str:
    """The area or strategy a step of then came from, in the words of then where they are known."""
    area, strategy = year.areas.get(source), year.strategies.get(source)
    return area.name if area else strategy.text if strategy else printed(seen.exercise, source)
