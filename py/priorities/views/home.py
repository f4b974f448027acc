"""The first page: what this is, and three doors."""

from htpy import Node, a, div, fragment, h1, h2, li, p, section, ul

from priorities import charts
from priorities.spoken import in_words


def home_page(areas: int) -> Node:
    """One screen: who it is for, where to begin, and the example team. `areas` is how many this site's form has."""
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
                (
                    "What to say at each step",
                    "Members rate one after another on one device",
                    "A file to keep and open next year",
                ),
                a(".button.main", href="exercise/", target="_self")["Start an exercise"],
                a(href="facilitate/")["Read the instructions first"],
            ),
            _door(
                "I want to fill in a sheet",
                f"Rate the {these} alone, as one member of a team.",
                ("No account", "Nothing leaves the device", "Shut until the team opens all the sheets"),
                a(".button.plain", href="exercise/sheet/", target="_self")["Open a sheet"],
            ),
            _door(
                "We host our own copy",
                "The whole site is a folder of files that any State can serve.",
                ("Free to use and change", "No server program", "Statements and strategies are plain text files"),
                a(".button.plain", href="about/")["About this site"],
            ),
        ],
        p(".try")[
            a(".button.plain", href="exercise/", target="_self")["Try the example team"],
            " Eight made-up members, with their sheets opened.",
        ],
    ]


def _door(title: str, words: str, points: tuple[str, ...], *ways: Node) -> Node:
    return section(".card.door")[h2[title], p[words], ul[[li[point] for point in points]], div(".buttons")[ways]]
