"""Pictures of counts: dots for members, two sides of a heavy line, and the matrix. Each carries its finding in words and a table.

Colors never stand alone: place, number and words say the same. Nothing is averaged, and no dot stands between two levels.
"""

from collections.abc import Mapping, Sequence

from htpy import (
    Element,
    Node,
    caption,
    details,
    div,
    figcaption,
    figure,
    p,
    span,
    summary,
    table,
    tbody,
    td,
    th,
    thead,
    tr,
)

from priorities.agreement import LEVELS, NAMES
from priorities.forms import drawn_once
from priorities.placement import QUADRANTS, TITLES

svg = Element("svg")
circle = Element("circle")
line = Element("line")
path = Element("path")
text = Element("text")
title = Element("title")
rect = Element("rect")
g = Element("g")

COLUMN, STEP, RADIUS = 100, 20, 8
HEAD = 30  # room for the two sides' totals above the dots
FOOT = 76  # room for a number and a level in two lines under them, in letters that a phone shows large enough
STAR = "m0-13 3.8 8.2 9 1-6.7 6 1.8 8.8L0 6.6-7.9 11l1.8-8.8-6.7-6 9-1z"


def dots(area: str, counts: Sequence[int], finding: str, asked: str = "") -> Node:
    """A dot for each member over the level chosen, a heavy line between Disagree and Agree, totals and numbers.

    `asked` is the question, for the table of the numbers.
    """
    across = 2 if max(counts) > 6 else 1
    rows = max(2, max(-(-count // across) for count in counts))
    height = HEAD + rows * STEP + 12
    n, against = sum(counts), counts[0] + counts[1]
    return figure(".chart", aria_label=f"{area}: how far members agree")[
        figcaption[finding],
        svg(
            ".dots",
            viewBox=f"-12 0 {4 * COLUMN + 24} {height + FOOT}",
            role="img",
            aria_label=f"{area}: a dot for each member at the level they chose. {_told(NAMES, counts)}",
        )[
            [
                circle(class_=level, cx=str(x), cy=str(y), r=str(RADIUS))
                for column, level in enumerate(LEVELS)
                for x, y in _stack(column, counts[column], across, height)
            ],
            text(".side", x="0", y="16")[f"{against} of {n} not in place"] if n else None,
            text(".side", x=str(4 * COLUMN), y="16", text_anchor="end")[f"{n - against} of {n} in place"] if n else None,
            line(".ground", x1="0", y1=str(height), x2=str(4 * COLUMN), y2=str(height)),
            line(".heavy", x1=str(2 * COLUMN), y1="0", x2=str(2 * COLUMN), y2=str(height + 8)),
            [
                (
                    text(".number", x=str(COLUMN * column + COLUMN // 2), y=str(height + 24), text_anchor="middle")[
                        str(counts[column])
                    ],
                    [
                        text(x=str(COLUMN * column + COLUMN // 2), y=str(height + 46 + 22 * row), text_anchor="middle")[word]
                        for row, word in enumerate(NAMES[column].split())
                    ],
                )
                for column in range(4)
            ],
        ],
        _table(asked or f"{area}: number of members at each level", NAMES, [counts]),
    ]


def _stack(column: int, count: int, across: int, height: int) -> list[tuple[int, int]]:
    middle = COLUMN * column + COLUMN // 2 - (across - 1) * STEP // 2
    return [(middle + at % across * STEP, height - RADIUS - 4 - at // across * STEP) for at in range(count)]


def columns(area: str, counts: Sequence[int], finding: str) -> Node:
    """The same dots, to be read from the back of a room: nothing is smaller than the words around it, and the table is for hearing."""
    n = sum(counts)
    return figure(".chart", aria_label=f"{area}: how far members agree")[
        figcaption[finding],
        div(
            class_=["columns", {"few": max(counts) <= 8}],
            role="img",
            aria_label=f"{area}: a dot for each member at the level they chose. {_told(NAMES, counts)}",
        )[
            [
                div(".half")[
                    p(".side")[f"{sum(counts[levels])} of {n} {side}"] if n else None,
                    [
                        div(".column")[
                            div(".stack")[[span(class_=["dot", level])] * count],
                            p(".count")[str(count)],
                            p[name],
                        ]
                        for level, name, count in zip(LEVELS[levels], NAMES[levels], counts[levels], strict=True)
                    ],
                ]
                for levels, side in ((slice(0, 2), "not in place"), (slice(2, 4), "in place"))
            ]
        ],
        _table(f"{area}: number of members at each level", NAMES, [counts], folded=False),
    ]


def glyph(counts: Sequence[int]) -> Node:
    """The two sides in small: up to three dots left and right of the line, as the members divide."""
    n = sum(counts) or 1
    left = -(-3 * (counts[0] + counts[1]) // n) if counts[0] + counts[1] else 0
    right = -(-3 * (counts[2] + counts[3]) // n) if counts[2] + counts[3] else 0
    return svg(".glyph", viewBox="0 0 44 16", width="44", height="16", aria_hidden="true", focusable="false")[
        line(x1="0", y1="13", x2="44", y2="13"),
        line(x1="22", y1="1", x2="22", y2="15"),
        [circle(cx=str(17 - 6 * at), cy="9", r="2.6") for at in range(left)],
        [circle(cx=str(27 + 6 * at), cy="9", r="2.6") for at in range(right)],
    ]


def chip(words: str, counts: Sequence[int]) -> Node:
    """A label with its small picture; nothing where there is no label."""
    return span(".chip")[glyph(counts), words] if words else None


def matrix(area: str, counts: Mapping[str, int], finding: str, margins: str, asked: str = "", *, folded: bool = True) -> Node:
    """The two-by-two with a count and a dot for each member in every cell; under it the margins in words.

    `asked` is the question, for the table of the numbers.
    """
    names = [TITLES[quadrant] for quadrant in QUADRANTS]
    placed = [counts[quadrant] for quadrant in QUADRANTS]
    return figure(".chart", aria_label=f"{area}: urgency and impact")[
        figcaption[finding],
        _two_by_two(
            f"{area}: members in each quadrant of urgency and impact. {_told(names, placed)}",
            {
                quadrant: (
                    p(".count")[str(count), span(".members")["●" * count]],
                    p[TITLES[quadrant]],
                )
                for quadrant, count in counts.items()
            },
        ),
        margins and p(".margins")[margins],
        _table(asked or f"{area}: number of members in each quadrant", names, [placed], folded=folded),
    ]


def summary_matrix(areas: Sequence[tuple[str, Mapping[str, int]]], remark: str, *, folded: bool = True) -> Node:
    """All areas in one two-by-two: in each quadrant those that somebody placed there, a dot for each member, and their number.

    An area stands in every quadrant that a member chose, in the form's order; a place between two quadrants is nobody's.
    """
    return figure(".chart.all-areas", aria_label="All areas: urgency and impact")[
        figcaption["Each dot is one member’s placing of an area. Nothing is averaged."],
        _two_by_two(
            "All areas in the quadrants of urgency and impact, with the number of members. The table says the same.",
            {
                quadrant: (
                    p(".quadrant")[TITLES[quadrant]],
                    [
                        p(".placed")[
                            span[name], span(".count")[str(counts[quadrant])], span(".members")["●" * counts[quadrant]]
                        ]
                        for name, counts in areas
                        if counts[quadrant]
                    ]
                    or p["Nobody placed an area here."],
                )
                for quadrant in QUADRANTS
            },
        ),
        remark and p(".margins")[remark],
        _table(
            "Number of members who placed each area in each quadrant",
            ["Area of focus", *(TITLES[quadrant] for quadrant in QUADRANTS)],
            [[name, *(counts[quadrant] for quadrant in QUADRANTS)] for name, counts in areas],
            folded=folded,
        ),
    ]


def _two_by_two(words: str, cells: Mapping[str, Node]) -> Node:
    """The quadrants as the form draws them: urgency high at the top, impact high at the right."""
    return div(".matrix", role="img", aria_label=words)[
        span(".axis.up")["Urgency →"],
        div(".cells")[[div(".cell")[cells[quadrant]] for quadrant in ("high-low", "high-high", "low-low", "low-high")]],
        span(".axis.along")["Impact →"],
    ]


def strips(areas: Sequence[tuple[str, Sequence[int], float]]) -> Node:
    """For each area a strip of places with a dot for each member who put it there; the last stands for orders that leave it out."""
    places = len(areas)
    names = [*(str(place) for place in range(1, places + 1)), "Left out"]
    return figure(".chart.strips", aria_label="Members’ own orders")[
        figcaption["Where each member put each area: a dot is one member’s place for it."],
        [
            div(".strip", role="img", aria_label=f"{area}: a dot for each member’s place. The table says the same.")[
                p[span(".strong")[area], span(".hint")[f" Average place {average:.1f}"]],
                div(".strip-places")[
                    [
                        div(class_=["strip-place", {"apart": name == "Left out"}])[
                            span(".members")["●" * count], span(".hint")["Out" if name == "Left out" else name]
                        ]
                        for name, count in zip(names, counts, strict=True)
                    ]
                ],
            ]
            for area, counts, average in areas
        ],
        _table(
            "How many members put each area in each place",
            ["Area of focus", *names, "Average place"],
            [[area, *counts, f"{average:.1f}"] for area, counts, average in areas],
        ),
    ]


@drawn_once
def example(sentence: str) -> Node:
    """The source's example: a star at less urgent, high impact, with its sentence."""
    return figure(".chart.example")[
        svg(
            viewBox="0 0 250 190",
            role="img",
            aria_label="A matrix with urgency going up and impact going right. A star stands at less urgent, high impact.",
        )[
            [rect(x=str(x), y=str(y), width="100", height="75", rx="6") for y in (5, 86) for x in (40, 146)],
            path(".star", d=STAR, transform="translate(196 124) scale(1.4)"),
            text(x="18", y="88", transform="rotate(-90 18 88)", text_anchor="middle")["Urgency →"],
            text(x="143", y="182", text_anchor="middle")["Impact →"],
        ],
        figcaption[sentence],
    ]


def _told(names: Sequence[str], counts: Sequence[int]) -> str:
    """The numbers of a picture in words, for those who hear it, also where it stands on paper without its table."""
    return ", ".join(f"{name}: {count}" for name, count in zip(names, counts, strict=True)) + "."


def _table(words: str, columns: Sequence[str], rows: Sequence[Sequence[str | int]], *, folded: bool = True) -> Node:
    """The numbers of a picture; unfolded they are for those who hear the page alone."""
    numbers = table[
        caption[words],
        thead[tr[[th(scope="col")[one] for one in columns]]],
        tbody[[tr[_named(row[0]), [td[one] for one in row[1:]]] for row in rows]],
    ]
    return details(".numbers")[summary["The same numbers in a table"], numbers] if folded else div(".unseen")[numbers]


def _named(first: str | int) -> Node:
    """What a row begins with: its name, or its first number."""
    return td[first] if isinstance(first, int) else th(scope="row")[first]
