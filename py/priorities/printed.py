"""An instrument as it was printed, and its instructions word for word, for reading and for the printer.

A strategy that the form prints twice is shown under each of its numbers here; everywhere else it is listed once.
"""

from collections.abc import Iterable

from htpy import Node, a, caption, dd, div, dl, dt, em, fragment, h3, li, ol, p, section, table, tbody, td, th, thead, tr, ul

from priorities.instructions import as_printed
from priorities.instructions import step as draw
from priorities.instrument import CaseStudy, Category, Guide, Instrument, Step, Strategy
from priorities.spoken import in_words

OURS = ("notes", "case-studies")
"""The parts of the instructions that are not in the source's words."""


def instructions(instrument: Instrument, part: str = "") -> Node:
    """The facilitator's instructions of one exercise: all of them, or one part.

    A part is a step ("3"), a run of steps ("3-5"), or what stands outside the steps: "focus" (the condition), "notes" (what is
    printed amiss) or "case-studies". A part that is not there is a KeyError.
    """
    guide = instrument.guide
    if guide is None:
        raise KeyError(instrument.id)
    outside: dict[str, Node] = {
        "focus": bool(guide.focus) and p[guide.focus],
        "notes": [as_printed(note) for note in guide.notes],
        "case-studies": bool(guide.case_studies) and _case_studies(guide),
    }
    steps = {one.number: step(one, instrument) for one in guide.steps}
    if not part:
        drawn: Node = [outside["focus"], list(steps.values()), outside["notes"], outside["case-studies"]]
    elif part in outside:
        drawn = outside[part]
        if not drawn:
            raise KeyError(part)
    else:
        first, _, last = part.partition("-")
        drawn = [steps[number] for number in range(int(first), int(last or first) + 1)]
    return section(".instructions", data_instrument=instrument.id)[drawn]


def _case_studies(guide: Guide) -> Node:
    return div(".case-studies")[
        h3["Case studies the instructions name"],
        dl[[(dt[_brief(study)], dd[study.illustrates]) for study in guide.case_studies]],
    ]


def definitions(instruments: Iterable[Instrument]) -> Node:
    """What the instructions define, with the tool that defines it."""
    return dl(".definitions")[
        [
            (dt[passage.of], dd[passage.text, f" ({one.tool})"])
            for one in instruments
            if one.guide
            for passage in one.guide.passages("definition")
        ]
    ]


def way_through(instruments: Iterable[Instrument]) -> Node:
    """A picture of how the tools follow each other: which areas lead to which strategies."""
    first, *others = instruments
    groups = [(one, [area for area in first.areas if area.id in one.opened_by]) for one in others]
    return ol(".way-through")[
        li[
            p(".kicker")["Alone, then together"],
            p(".strong")[f"{first.tool}: {first.title}"],
            p[f"Each member rates the {in_words(len(first.areas), 'area')}. Then the sheets are opened, and the team talks."],
        ],
        li[
            p(".kicker")["Together"],
            p(".strong")["Tool 2: Prioritizing Areas"],
            p["The team orders the areas, with reasons, and chooses."],
        ],
        li[
            p(".kicker")["Each priority area leads to a tool"],
            ul[
                [
                    li[p[", ".join(area.name for area in areas)], p(".strong")[f"{one.tool}: {one.title}"]]
                    for one, areas in groups
                ]
            ],
        ],
        li[
            p(".kicker")["At the end"],
            p(".strong")["The minutes"],
            p["What was said, ordered, chosen and rated, and the next steps."],
        ],
    ]


def step(one: Step, instrument: Instrument) -> Node:
    """One step of the instructions, with a place of its own to link to."""
    return section(".instruction", id=f"{instrument.id}-step-{one.number}")[draw(one, h3)]


def _brief(study: CaseStudy) -> Node:
    # From the root of the site: the build makes it fit the page that it stands on.
    return a(href=f"/case-studies/{study.page}/")[study.name] if study.page else study.name


def tool(instrument: Instrument) -> Node:
    """The printed form: the areas with their statements, or the strategies under every number they were printed at."""
    return areas(instrument) if instrument.kind == "areas" else strategies(instrument)


def areas(instrument: Instrument) -> Node:
    """Tool 1: each area of focus with its quality assessment statement and the scale."""
    levels = [level.label for level in instrument.scales["agreement"] if level.id != "cant-judge"]
    return fragment[
        p[
            "Each statement is answered with ",
            ", ".join(levels[:-1]),
            f" or {levels[-1]}",
            ", and placed on a matrix of urgency and impact.",
        ],
        table(".printed-tool")[
            caption[f"{instrument.tool}: {instrument.title}"],
            thead[tr[th(scope="col")["Area of Focus"], th(scope="col")["Quality Assessment Statement"]]],
            tbody[
                [
                    tr[th(scope="row")[area.group and f"{area.group}: ", area.name], td[area.statement]]
                    for area in instrument.areas
                ]
            ],
        ],
    ]


def ranking(instrument: Instrument) -> Node:
    """Tool 2: as many numbered places as areas, to be filled by hand."""
    return table(".printed-tool")[
        caption["Tool 2: Prioritizing Areas"],
        thead[tr[th(scope="col")["Ranking"], th(scope="col")["Area of Focus"], th(scope="col")["Reasoning"]]],
        tbody[
            [
                tr[
                    th(scope="row")[
                        f"{place}.",
                        place == 1 and " Highest Priority for Improvement",
                        place == last and " Lowest Priority for Improvement",
                    ],
                    td,
                    td,
                ]
                for last in [len(instrument.areas)]
                for place in range(1, last + 1)
            ]
        ],
    ]


def strategies(instrument: Instrument) -> Node:
    """Tools 3 to 5: the printed scales, the categories, each with its numbered rows, the rows printed again marked as such."""
    return fragment[
        dl(".scales")[
            dt["Implementation Status:"],
            # A level without a number is ours to offer: the print has it in its instructions and not in its scale.
            [dd[f"{level.code}: {level.label}"] for level in instrument.scales["status"] if level.code],
            dt["Priority:"],
            dd[", ".join(level.label for level in instrument.scales["priority"])],
        ],
        [as_printed(note) for note in instrument.guide.notes] if instrument.guide else None,
        [_category(category) for category in instrument.categories],
    ]


def _category(category: Category) -> Node:
    rows = sorted(((number, one) for one in category.strategies for number in one.printed), key=lambda row: row[0])
    ours = [one for one in category.strategies if not one.printed]
    return fragment[
        h3[category.name],
        bool(rows) and ol(".printed-rows")[[_row(number, one) for number, one in rows]],
        bool(ours) and ul[[li[one.text] for one in ours]],
    ]


def _row(number: int, one: Strategy) -> Node:
    again = number != one.printed[0]
    return li(value=str(number), class_={"again": again})[
        one.text, again and em[f" (printed again from number {one.printed[0]})"]
    ]
