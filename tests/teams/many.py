"""Many teams' exercises, the same ones for the same seed: every case that a table of all teams has to treat apart is often in them.

python -m tests.teams.many FOLDER [COUNT] writes them as files.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from compiled.instruments import INSTRUMENTS
from priorities.agreement import LEVELS
from priorities.exercise import Answer, Exercise, Opening, Person, Ranking, Sheet, StrategyEntry, Tally, Team, Wording, begin
from priorities.files import write
from priorities.instrument import Area, from_plain
from priorities.placement import QUADRANTS
from priorities.sealed import seal
from priorities.visibility import see

WHEN = "2026-05-14T15:00:00Z"
PRINTED = {name: from_plain(plain) for name, plain in INSTRUMENTS.items()}
_AREAS = PRINTED["areas"]
# Another State's copy: one statement worded otherwise from the start, and an eighth area.
ELSEWHERE = {
    **PRINTED,
    "areas": replace(
        _AREAS,
        areas=(
            replace(_AREAS.areas[0], statement='A model of what leaders do is "in use" in every district – and it\'s current.'),
            *_AREAS.areas[1:],
            Area("supervision", "Principal Supervision", "Those who supervise principals have the time for it."),
        ),
    ),
}
_BLANK = [begin(one, "blank", WHEN) for one in (PRINTED, ELSEWHERE)]
_OURS = ("Our own wording, with “quotes” and {braces}.", "Another wording\nin two lines.")
_STATUSES = ("", "fully", "partially", "planning", "not-planned", "not-planned", "not-planned", "not-applicable")


def many(count: int = 2000, seed: int = 7) -> Iterator[Exercise]:
    """So many exercises, each by itself like one that the site writes."""
    random = Random(seed)
    for number in range(count):
        yield _one(random, f"team-{number}")


def _one(random: Random, id: str) -> Exercise:
    blank = random.choices(_BLANK, (4, 1))[0]
    exercise = replace(blank, id=id, statements=dict(_statements(random, blank)), changed=WHEN)
    appear = random.choice(("anonymous", "named", "role"))
    team = Team(
        "Ohio" if random.random() < 0.5 else "",
        f'=Team "{id}", Łódź',
        size=random.choice((None, 3, 12, 40)),
        appear=appear,
        people=(Person("p1", "Ana", random.choice(("expected", "absent"))),) if appear == "named" else (),
        example=random.random() < 0.05,
    )
    sheets = tuple(_sheet(random, exercise, number, appear) for number in range(random.randrange(6)))
    exercise = replace(exercise, team=team, tallies=dict(_tallies(random, exercise)))
    if random.random() < 0.2:
        exercise = replace(exercise, sealed=tuple(map(seal, sheets)))
    else:
        exercise = replace(exercise, sheets=sheets, opened=Opening(WHEN))
    order: list[str | None] = [*exercise.names]
    random.shuffle(order)
    places = tuple(None if random.random() < 0.3 else one for one in order) if random.random() < 0.8 else ()
    ranking = Ranking(places, {one: "Because." for one in places if one})
    priorities = tuple(filter(None, places[:2]))
    return replace(exercise, ranking=ranking, priorities=priorities, strategies=dict(_strategies(random, exercise)))


def _statements(random: Random, blank: Exercise) -> Iterator[tuple[str, tuple[Wording, ...]]]:
    for area in blank.areas:
        if random.random() < 0.3:
            later = (
                Wording(random.choice((*_OURS, area.statement)), "", WHEN, random.choice(("same", "ask")))
                for _ in range(random.randint(1, 3))
            )
            yield area.id, (Wording(area.statement), *later)


def _wording(random: Random, exercise: Exercise, area: str) -> int:
    return random.randrange(len(exercise.versions(area)))


def _sheet(random: Random, exercise: Exercise, number: int, appear: str) -> Sheet:
    answers = {
        area: Answer(
            random.choice(("", *LEVELS, "cant-judge")), random.choice(("", *QUADRANTS)), _wording(random, exercise, area), "So."
        )
        for area in exercise.names
        if random.random() < 0.9
    }
    return Sheet(f"s{number}", number=number + 1, by="" if appear == "anonymous" else "Ana", answers=answers)


def _tallies(random: Random, exercise: Exercise) -> Iterator[tuple[str, Tally]]:
    for area in exercise.names:
        if random.random() < 0.1:
            agreement = {level: random.randint(1, 9) for level in random.sample((*LEVELS, "cant-judge"), 2)}
            yield area, Tally(agreement, {random.choice(QUADRANTS): 4}, _wording(random, exercise, area))


def _strategies(random: Random, exercise: Exercise) -> Iterator[tuple[str, StrategyEntry]]:
    for tool in exercise.tools:
        for category in tool.categories:
            for one in category.strategies:
                if random.random() < 0.6:
                    changed = (
                        (Wording(one.text), Wording(random.choice(_OURS), "", WHEN, "same")) if random.random() < 0.1 else ()
                    )
                    yield one.id, StrategyEntry(changed, random.choice(_STATUSES), random.choice(("", "high", "medium", "low")))
    category = exercise.tools[0].categories[0].id
    yield (
        "own-1",
        StrategyEntry(
            (Wording(random.choice(_OURS)),), "not-planned", random.choice(("", "high")), category=category, added=True
        ),
    )


def save(exercises: Iterator[Exercise], folder: Path) -> None:
    """One file for each exercise, by its id."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in exercises:
        (folder / f"{one.id}.json").write_text(write(see(one)), encoding="utf-8")


if __name__ == "__main__":
    save(many(*map(int, sys.argv[2:3])), Path(sys.argv[1]))
