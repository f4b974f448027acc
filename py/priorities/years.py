"""Then and now: this exercise beside earlier ones, area by area, as blocks of the report. Earlier answers show once the sheets are open.

Counts of agreement stand side by side, but are compared only where the same sentence is in force; placements rate the area and are
always compared. What moved may be other members as well as another State, and is never called better or worse.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from priorities import agreement, earlier, placement
from priorities.agreement import LEVELS, Agreement
from priorities.asked import HOW_FAR, how_urgent
from priorities.blocks import Block, Cell, Heading, Note, Paragraph, Table
from priorities.changes import printed, strategies_of, strategy_text
from priorities.decided import label_of
from priorities.earlier import named
from priorities.edits import marked
from priorities.exercise import AreaThen, Earlier, StrategyThen, Tally, Then
from priorities.placement import Placement
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
        what = "What it came to shows" if len(beside) == 1 else "What they came to shows"
        yield Paragraph(f"Beside this exercise: {told}. {what} once this exercise’s sheets are open.")
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
    hands = any(_most(area.counts) > then.sheets for area in then.areas.values())
    told = f"{' and hands counted' if hands else ''}{'' if then.opened else ', never opened, so there are no counts'}"
    yield Paragraph(f"{name}{f' ({one.title})' if one.title else ''}: {counted(then.sheets, 'sheet')}{told}.")
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
            f"By these names, members who took part then, too, handed in {len(both)} of {counted(now.sheets, 'sheet')}. "
            "Where counts differ, it may be because other members answered, and not because anything has changed in the State."
        )


def _most(counts: Tally) -> int:
    return max(sum(counts.agreement.values()), sum(counts.quadrant.values()))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _area(seen: Seen, area: str, found: Sequence[Year]) -> Iterable[Block]:
    """The wording marked up where it changed, a row of counts for each opened exercise that has the area, and what moved, in words."""
    name = seen.exercise.names[area]
    held = [(year, then, then.areas[area]) for year, then in found if area in then.areas]
    yield Heading(3, name)
    if lacking := [year for year, then in found if area not in then.areas]:
        yield Note(f"Not on the form then: {listed(lacking)}.")
    if len(held) < 2:
        return
    yield from _statements(name, [(year, one.statement) for year, _, one in held])
    counts = [(year, one) for year, then, one in held if then.opened]
    if len(counts) < 2:
        return
    words = seen.exercise.instruments["areas"].words
    said, placed = [_agreement(one) for _, one in counts], [placement.summarise(one.counts.quadrant) for _, one in counts]
    worded = {one.statement for _, one in counts}
    yield Table(
        f"{name}: how many say the statement describes the State",
        ("Exercise", *(words.label("agreement", level) for level in LEVELS), "What members say"),
        tuple((year, *one.counts, _said(one, year)) for (year, _), one in zip(counts, said, strict=True)),
        f"{worded.pop()} {HOW_FAR}" if len(worded) == 1 else HOW_FAR,
    )
    yield Table(
        f"{name}: how many place it where",
        ("Exercise", *placement.TITLES.values(), "Urgency and impact"),
        tuple((year, *one.counts.values(), _placed(one, year)) for (year, _), one in zip(counts, placed, strict=True)),
        how_urgent(name),
    )
    *then, now = zip((one for _, one in counts), said, placed, strict=True)
    for (year, _), one in zip(counts[:-1], then, strict=True):
        yield Paragraph(" ".join(_moved(year, one, now)))


def _said(said: Agreement, year: str) -> str:
    """What members say. Of an earlier exercise it leaves out what is still to come, since nothing comes any more."""
    if year != NOW:
        if not said.n:
            return "Nobody rated it."
        said = replace(said, could_change=False)
    return agreement.told(said)


def _placed(placed: Placement, year: str) -> str:
    return placement.sentence(placed) if placed.n or year == NOW else "Nobody placed it."


def _statements(area: str, texts: Sequence[tuple[str, str]]) -> Iterable[Block]:
    """Each wording marked up against the one of the exercise before, where not all are the same."""
    if len({text for _, text in texts}) > 1:
        changed = [
            (name, "The same words" if before == text else marked(before, text))
            for (_, before), (name, text) in pairwise(texts)
        ]
        yield Table(
            f"{area}: the statement, each wording marked up against the one before",
            ("Exercise", "Statement"),
            (texts[0], *changed),
        )


def _agreement(one: AreaThen) -> Agreement:
    levels = one.counts.agreement
    counts = tuple(levels.get(level, 0) for level in LEVELS)
    return agreement.summarise(counts, one.waiting, levels.get("cant-judge", 0), set_aside=one.set_aside)


def _place(then: Then, area: str) -> Cell:
    return then.places.index(area) + 1 if area in then.places else ""


Counts = tuple[AreaThen, Agreement, Placement]


def _moved(year: str, then: Counts, now: Counts) -> Iterable[str]:
    """What can be compared with an earlier exercise, and what cannot, and why."""
    (one, said, placed), (one_now, said_now, placed_now) = then, now
    yield f"Beside {year}:"
    if one.statement != one_now.statement:
        yield (
            "agreement is not compared, since the statement was worded otherwise: a difference could come from the words alone."
        )
    elif said.n and said_now.n:
        yield f"{said.in_place} of {said.n} said in place then, {said_now.in_place} of {said_now.n} now{_labels(said, said_now)}."
        yield from _older(one.older_wording, one_now.older_wording)
    else:
        yield f"agreement is not compared, since {_nobody(said.n, said_now.n)} rated the statement as it is worded."
    if placed.n and placed_now.n:
        yield (
            f"High urgency: {placed.urgent} of {placed.n} then, {placed_now.urgent} of {placed_now.n} now. "
            f"High impact: {placed.impact} of {placed.n} then, {placed_now.impact} of {placed_now.n} now."
        )
    else:
        yield f"Placements are not compared, since {_nobody(placed.n, placed_now.n)} placed the area."


def _nobody(then: int, now: int) -> str:
    return "nobody then and nobody now" if not then and not now else "nobody now" if then else "nobody then"


def _older(then: int, now: int) -> Iterable[str]:
    """How many of the ratings compared were given on another wording, which their team held to mean the same."""
    if told := [f"{count} {when}" for count, when in ((then, "then"), (now, "now")) if count]:
        yield f"Given on an earlier wording, which the team held to mean the same: {listed(told)}."


def _labels(said: Agreement, now: Agreement) -> str:
    before, after = agreement.chip(said), agreement.chip(now)
    if not before or not after:
        return ""
    return f"; “{before}” then and now" if before == after else f"; “{before}” then, “{after}” now"


def _gone(seen: Seen, then: Sequence[Year]) -> Iterable[Block]:
    for name, one in then:
        if gone := sorted(area.name for id, area in one.areas.items() if id not in seen.exercise.names):
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
    """What became of each area that was a priority area in an earlier exercise, those that are on this form first."""
    names = {id: area.name for _, one in then for id, area in one.areas.items() if id in one.priorities}
    areas = [*(area for area in seen.exercise.names if area in names), *sorted(names.keys() - now.areas.keys())]
    rows: list[tuple[Cell, ...]] = []
    for area in areas:
        chosen = [(year, one.areas[area].reason) for year, one in then if area in one.priorities and area in one.areas]
        reasons = [f"{year}: {reason}" if len(chosen) > 1 else reason for year, reason in chosen if reason]
        reason_now = now.areas[area].reason if area in now.areas else ""
        rows.append(
            (
                seen.exercise.names.get(area, names[area]),
                "\n".join(year for year, _ in chosen),
                "\n".join(reasons),
                _became(area, now),
                reason_now,
            )
        )
    if rows:
        yield Heading(3, "What became of the priority areas")
        yield Table(
            "Areas that were priority areas then",
            ("Area of focus", "Chosen", "Reasoning then", NOW, "Reasoning now"),
            tuple(rows),
        )


def _became(area: str, now: Then) -> str:
    if area not in now.areas:
        return "Not on this form"
    chosen = "A priority area again" if area in now.priorities else "Not a priority area"
    if not now.priorities:
        chosen = "No priority area chosen yet"
    place = f"place {_place(now, area)}" if area in now.places else "without a place" if any(now.places) else "no order yet"
    return f"{chosen}; {place}"


def _strategies(seen: Seen, found: Sequence[Year]) -> Iterable[Block]:
    """What became of each strategy that was High in an earlier exercise, those of this form first."""
    *then, _ = found
    high = {
        id: one
        for _, year in then
        for id, one in year.strategies.items()
        if one.priority == "high" and one.status != "not-applicable"
    }
    if not high:
        return
    # What was sealed has lost the order of its keys, so the form gives the order, and the ids that of what is on no form.
    form = [id for tool in seen.exercise.tools for id in strategies_of(seen.exercise, tool.id)]
    ids = [*(id for id in form if id in high), *sorted(high.keys() - set(form))]
    rows = tuple((_worded(seen, id, high[id]), *(_rated(seen, year.strategies.get(id)) for _, year in found)) for id in ids)
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
        yield Heading(3, "Next steps written then")
        yield Table("What the team meant to do", ("What", "Who", "By when", "From", "Written"), rows)


def _source(seen: Seen, year: Then, source: str) -> str:
    """The area or strategy a step of then came from, in the words of then where they are known."""
    area, strategy = year.areas.get(source), year.strategies.get(source)
    return area.name if area else strategy.text if strategy else printed(seen.exercise, source)
