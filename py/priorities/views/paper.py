"""Sheets that came on paper: the quick entry of one by number keys, and a second entry of the same to find slips."""

from collections.abc import Sequence

from htpy import Node, a, div, fragment, li, ol, p, span, ul

from priorities import forms, paper
from priorities.changes import Refused
from priorities.moment import Moment
from priorities.paper import Cell
from priorities.sheets import next_number
from priorities.views.frame import LATE
from priorities.visibility import Seen, output
from priorities.wordings import forms as wordings

WHOSE = {"role": "Role on the sheet", "named": "Name on the sheet"}


def on_paper(seen: Seen, moment: Moment) -> Node:
    """The entry of a sheet; while the sheets are shut, one that came on paper can be typed a second time."""
    typed_in = not seen.open and any(one.came == "paper" and one.number for one in seen.envelopes)
    return fragment[
        forms.fold("Type in sheets from paper", _first(seen, moment), id="paper"),
        typed_in and forms.fold("Enter a sheet a second time", _again(seen, moment), id="paper-again"),
    ]


def _first(seen: Seen, moment: Moment) -> Node:
    return fragment[
        p["Two keys for each area, in the order of the form."],
        _legend(seen),
        p(".hint")[
            "Turn the projector off first. What you type is kept nowhere until the sheet is added, and shut from then on: leaving or "
            "reloading this page drops a sheet that is half typed."
        ],
        seen.open and forms.message("information", p[LATE]),
        _number(seen, moment),
        forms.signature(moment, "paper by", seen.exercise.team, WHOSE),
        _wording(seen, moment),
        _entry(seen, moment, "paper digits", "Answers, two keys an area", "add-paper"),
        div(".buttons")[forms.do("add-paper", "Add this sheet", kind="main")],
        forms.fold(
            "Own order and comments on this sheet (optional)",
            forms.text_field(
                moment,
                "paper order",
                "The member’s own order",
                hint="Numbers of areas as on the form, highest first, such as 2 6 4.",
            ),
            [
                forms.text_area(moment, f"paper comment {area.id}", area.name, aside="comment on paper")
                for area in seen.exercise.areas
            ],
        ),
        p(".hint")["No paper yet? ", a(href="../../facilitate/forms/")["Print forms"], " that show the keys."],
    ]


def _legend(seen: Seen) -> Node:
    scales = seen.exercise.instruments["areas"].words.scales
    return div(".paper-keys")[
        div[
            p(".strong")["First key: agreement"],
            ul[
                [
                    li[span(".strong")["0" if level.id == "cant-judge" else str(at)], f" {level.label}"]
                    for at, level in enumerate(scales["agreement"], 1)
                ]
            ],
        ],
        div[
            p(".strong")["Second key: urgency and impact"],
            ul(".quadrants")[
                [li[span(".strong")[str(at)], f" {level.label}"] for at, level in enumerate(scales["quadrant"], 1)]
            ],
        ],
    ]


def _number(seen: Seen, moment: Moment) -> Node:
    if seen.open and seen.exercise.team.appear == "anonymous":
        return None
    return forms.text_field(
        moment,
        "paper number",
        "Sheet number",
        str(next_number(seen.exercise)),
        "As printed on it; else the next free one stands here.",
        keys="numeric",
    )


def _wording(seen: Seen, moment: Moment) -> Node:
    had = wordings(seen.exercise)
    if len(had) == 1:
        return None
    options = [
        (form.when, f"Of {form.when[:16].replace('T', ' ')} UTC" if form.when else "As printed at first") for form in had
    ]
    return forms.choice(moment, "paper wording", "Wording on the paper", options, had[0].when)


def _entry(seen: Seen, moment: Moment, name: str, words: str, enter: str, wanted: Sequence[Cell] = ()) -> Node:
    """The field for a run of keys, and below it what is read of them."""
    return fragment[
        forms.text_field(moment, name, words, hint="Space: nothing marked. Backspace corrects.", keys="decimal", enter=enter),
        div(".paper-reading", id=f"{forms.id_of(name)}-reading")[reading(seen, moment, name, wanted)],
    ]


@output("page.paper-reading")
def reading(seen: Seen, moment: Moment, name: str = "paper digits", wanted: Sequence[Cell] = (), told: str = "") -> Node:
    """What is read of the keys typed so far: in a line the last one and what comes next, or `told`; then all, area by area."""
    cells = wanted or paper.cells(seen.exercise)
    said: dict[Cell, str] = {}
    try:
        said = paper.read(seen.exercise, cells, moment.typed.get(name, ""))
    except Refused as refused:
        told = told or str(refused)
    words = seen.exercise.instruments["areas"].words
    labels = {cell: words.label(cell[1], value) or "Nothing marked" for cell, value in said.items()}
    # A whole sheet is read area by area, the cells of a correction one by one.
    rows: dict[str, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(paper.called(seen.exercise, cell) if wanted else seen.exercise.area(cell[0]).name, []).append(cell)
    last = f"{labels[cells[len(said) - 1]]}. " if said else ""
    rest = cells[len(said) :]
    ahead = f"Next: {paper.called(seen.exercise, rest[0])}." if rest else f"All {len(cells)} keys are typed. Enter goes on."
    return fragment[
        p(".progress", aria_live="polite")[told or last + ahead],
        ol[
            [
                li[span(".strong")[row, ": "], "; ".join(labels[cell] for cell in held if cell in labels) or "…"]
                for row, held in rows.items()
            ]
        ],
    ]


def _again(seen: Seen, moment: Moment) -> Node:
    first, *rest = moment.asking.split() or [""]
    if first == "again":
        return _differ(seen, moment, rest[0], [int(at) for at in rest[1:]])
    return fragment[
        p[
            "Let another person type the same paper. The page names the answers that differ, and not what either entry says. "
            "They are then typed anew from the paper."
        ],
        forms.text_field(moment, "paper again number", "Number of the sheet", keys="numeric"),
        _entry(seen, moment, "paper again digits", "Answers, two keys an area, a second time", "again"),
        div(".buttons")[forms.do("again", "Compare the entries")],
    ]


def _differ(seen: Seen, moment: Moment, number: str, at: Sequence[int]) -> Node:
    every = paper.cells(seen.exercise)
    wanted = [every[one] for one in at]
    count = "1 answer differs" if len(wanted) == 1 else f"{len(wanted)} answers differ"
    return div(".message.information.ask", tabindex="-1", id="ask")[
        p[f"Sheet {number}: {count}.", 2 * len(wanted) > len(every) and f" Is it the paper of sheet {number}?"],
        p["Look at the paper, and type these answers anew in this order, one key each. What you type now counts."],
        _entry(seen, moment, "paper correct digits", "Answers that differ, from the paper", "correct", wanted),
        div(".buttons")[
            forms.do("correct", "Keep these", kind="main"), forms.do("again leave", "Leave the first entry as it is")
        ],
    ]
