"""The first page: what this is, three doors, and what a team leaves with."""

from collections.abc import Sequence

from htpy import Node, a, dd, div, dl, dt, fragment, h1, h2, li, p, section, ul

from priorities import charts
from priorities.blocks import Block, Facts, Heading, Note
from priorities.spoken import in_words
from priorities.views.blocks import write

FACTS = (
    ("Who", "A State team of 3 to 20 and, if you like, a facilitator."),
    ("How long", "About half a day. Agendas for two hours and for two remote meetings are in the guide."),
    ("What you need", "A room, a projector and one device. Phones and paper work, too."),
    (
        "What you leave with",
        "Where you agree and differ, an order with reasons, strategies rated, next steps, and minutes to file.",
    ),
)


def home_page(areas: int, report: Sequence[Block], welcome: str = "") -> Node:
    """Who it is for, where to begin, and the first page of a report. `areas` is how many this site's form has; `welcome` is the State's own word."""
    these = in_words(areas, "area")
    return fragment[
        div(".hero")[
            div[
                h1["Decide together what to improve first"],
                p(".lead")[
                    f"A half-day exercise for a State team: rate {these} of instructional leadership alone, talk about where you "
                    "differ, rank them with reasons, and leave with the minutes. There is no right answer, and no need to agree."
                ],
            ],
            charts.example("The example of the form: less urgent, but of high impact in the long run."),
        ],
        div(".doors")[
            _door(
                "I am facilitating",
                "Prepare, run and record the exercise with a team of 3 to 20.",
                ("What to say at each step", "Forms to print for members on paper", "A rehearsal with an example team"),
                a(".button.main", href="exercise/", target="_self")["Start an exercise"],
                a(href="facilitate/")["Read the guide first"],
            ),
            _door(
                "I have a link, or a sheet to fill in",
                f"Rate the {these} alone, as one member of a team.",
                ("On a phone or a laptop, with no account", "Your sheet stays shut until the team opens all of them together"),
                a(".button.plain", href="exercise/sheet/", target="_self")["Open a sheet"],
            ),
            _door(
                "We host our own copy",
                "The whole site is a folder of files that any State can serve.",
                ("Free to use and change", "No server program", "Statements and strategies are plain text files"),
                a(".button.plain", href="host/")["Host a copy"],
            ),
        ],
        p(".try")[
            a(".button.plain", href="exercise/", target="_self")["Try the example team"],
            " Eight made-up members, with their sheets opened.",
        ],
        welcome and p(".welcome")[welcome],
        section(".leave-with")[
            div[
                h2["What it takes, and what you leave with"], dl(".takes")[[div[dt[words], dd[told]] for words, told in FACTS]]
            ],
            picture(report),
        ],
    ]


def picture(report: Sequence[Block]) -> Node:
    """The first page of a report in small: what stands above the findings, and the findings."""
    second = [block for block in report if isinstance(block, Heading) and block.level == 2][1]
    title, *blocks = report[: report.index(second)]
    assert isinstance(title, Heading)
    return div(
        ".first-page",
        role="img",
        aria_label="The first page of the example team’s minutes: who met and when, then the findings in words.",
    )[
        div(".sheet-of-paper")[
            p(".title")[title.text],
            [p(".heading")[block.text] if isinstance(block, Heading) else write(block) for block in blocks if _shown(block)],
        ]
    ]


def _shown(block: Block) -> bool:
    return isinstance(block, Heading | Facts | Note)


def _door(title: str, words: str, points: tuple[str, ...], *ways: Node) -> Node:
    return section(".card.door")[h2[title], p[words], ul[[li[point] for point in points]], div(".buttons")[ways]]
