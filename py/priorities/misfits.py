"""What a schema cannot say of a file: that ids, wordings and sheets fit together."""

from collections.abc import Iterable, Sequence

from priorities.changes import printed_strategies
from priorities.exercise import Exercise, Sheet

Misfits = Iterable[tuple[str, str]]
"""Pairs of a place and what is wrong there. The first is told, so each check may count on those before it."""


def misfits(exercise: Exercise, sheets: Sequence[Sheet]) -> Misfits:
    """What a schema cannot say."""
    yield from _of_instruments(exercise)
    yield from _of_areas(exercise)
    yield from _of_sheets(exercise, sheets)
    yield from _of_ranking(exercise)
    yield from _of_strategies(exercise)
    yield from _of_earlier(exercise)


def _of_earlier(exercise: Exercise) -> Misfits:
    ids = [exercise.id, *(one.id for one in exercise.earlier)]
    if len(set(ids)) < len(ids):
        yield "earlier", "an exercise stands beside itself, or the same one twice"
    shut = exercise.opened is None
    if any(bool(one.sealed) != shut or (one.then is None) != shut for one in exercise.earlier):
        yield "earlier", "what an earlier exercise came to is sealed until the sheets are open, and plain after that"


def _of_instruments(exercise: Exercise) -> Misfits:
    if "areas" not in exercise.instruments:
        yield "instruments", "the words of Tool 1 are missing"
    for name, kept in exercise.instruments.items():
        if kept.words.id != name or (kept.words.kind == "areas") != (name == "areas") or not kept.words.complete():
            yield "instruments", f"the words of “{name}” are not those of a whole tool"


def _of_areas(exercise: Exercise) -> Misfits:
    named: dict[str, Iterable[str]] = {
        "statements": exercise.statements,
        "discussion": exercise.discussion,
        "ranking": (
            *filter(None, exercise.ranking.places),
            *exercise.ranking.reasons,
            *(area for rung in exercise.ranking.rungs for area in rung.split(">")),
        ),
        "priorities": exercise.priorities,
    }
    for place, areas in named.items():
        yield from _unknown(exercise, place, ((area, 0) for area in areas))
    yield from _unknown(exercise, "tallies", ((area, tally.wording) for area, tally in exercise.tallies.items()))


def _of_sheets(exercise: Exercise, sheets: Sequence[Sheet]) -> Misfits:
    if len({sheet.id for sheet in sheets}) < len(sheets):
        yield "sheets", "two sheets have the same id"
    if exercise.sheets and exercise.opened is None:
        yield "sheets", "there are open sheets, but the sheets were never opened"
    if exercise.sealed and exercise.opened is not None:
        yield "sealed", "there are sealed sheets after the opening"
    if any(len(set(sheet.order)) < len(sheet.order) for sheet in sheets):
        yield "sheets", "a sheet names an area twice in its order"
    rated = ((area, answer.wording) for sheet in sheets for area, answer in sheet.answers.items())
    read = (known for sheet in sheets for known in sheet.read.items())
    ordered = ((area, 0) for sheet in sheets for area in sheet.order)
    yield from _unknown(exercise, "sheets", (*rated, *read, *ordered))


def _unknown(exercise: Exercise, place: str, named: Iterable[tuple[str, int]]) -> Misfits:
    """Areas that are not on the form, and versions that their statements never had."""
    versions = {area.id: len(exercise.versions(area.id)) for area in exercise.areas}
    for area, version in named:
        if area not in versions:
            yield place, f"“{area}” is not an area of this exercise"
        elif version >= versions[area]:
            yield place, f"it names a wording of “{area}” that there never was"


def _of_ranking(exercise: Exercise) -> Misfits:
    places = exercise.ranking.places
    placed = [area for area in places if area is not None]
    if len(set(placed)) < len(placed) or (places and len(places) != len(exercise.areas)):
        yield "ranking", "an area has two places, or there are not as many places as areas"


def _of_strategies(exercise: Exercise) -> Misfits:
    categories = {category.id for tool in exercise.tools for category in tool.categories}
    printed = printed_strategies(exercise)
    for id, entry in exercise.strategies.items():
        if entry.added == (id in printed):
            yield (
                "strategies",
                f"“{id}” is either printed in a tool or added by the team, and here it is {'both' if entry.added else 'neither'}",
            )
        if entry.added and not (entry.versions and all(one.text.strip() for one in entry.versions)):
            yield "strategies", f"“{id}” was added without words"
        if entry.added and entry.category not in categories:
            yield "strategies", f"“{id}” was added under a category that no tool has"
