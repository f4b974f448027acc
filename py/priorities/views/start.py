"""The exercises kept on this device: continue, begin, open a file, look at the example team, erase."""

from htpy import Node, div, fragment, h1, h2, h3, header, li, p, strong, ul

from priorities import forms
from priorities.moment import Moment, Summary
from priorities.views.frame import erase_all, foot, notices
from priorities.visibility import Seen, output


@output("page.start")
def page(seen: Seen, moment: Moment) -> Node:
    """The list of exercises, and every way to one."""
    return fragment[
        header(".page-head")[
            h1(tabindex="-1")["Your exercises"],
            p[
                "They are kept in this browser on this device and nowhere else. End each sitting by downloading the file on the "
                "report page."
            ],
        ],
        notices(moment),
        div(".page-body")[
            forms.card(
                h2["Begin"],
                div(".buttons")[
                    forms.do("new", "Start a new exercise", kind="main"),
                    forms.do("example", "Try the example team"),
                ],
                p(".hint")["The example has eight made-up members whose sheets are open. Change what you like; it is a copy."],
            ),
            forms.card(h2["On this device"], _kept(seen, moment), _aside(moment)),
            forms.card(
                h2["Open a file"],
                forms.file_field(
                    "open file",
                    "A .json file that you downloaded from this site, or a report for the record",
                    "It opens beside the exercises kept here; none of them is replaced.",
                    kinds=forms.EXERCISES,
                ),
                moment.asking == "open-file"
                and forms.ask(
                    "This exercise is kept here already, and the file differs from it.",
                    forms.do("open-file beside", "Keep both", kind="main"),
                    fragment[forms.do("open-file replace", "Replace the one kept here"), forms.do("cancel", "Do not open")],
                ),
            ),
            forms.card(
                h2["A year later"],
                p[
                    "Start from last year’s file: team, people and wording are kept, and no rating. Last year’s answers show beside this "
                    "year’s once this year’s sheets are open, and not before."
                ],
                forms.file_field(
                    "start from",
                    "Last year’s file, or its report for the record",
                    "A new exercise is begun; the one in the file stays as it is.",
                    kinds=forms.EXERCISES,
                ),
            ),
            forms.card(
                h2["Shared computer?"],
                p["Download your file first. Then erase everything that this site keeps in this browser."],
                div(".buttons")[forms.do("erase-all", "Erase everything")],
                moment.asking == "erase-all" and erase_all(),
            ),
        ],
        foot(moment),
    ]


def _kept(seen: Seen, moment: Moment) -> Node:
    if not moment.kept:
        return p(".hint")["No exercise is kept here yet."]
    lasts = (
        "This browser has said that it keeps them until you erase them."
        if moment.stays
        else "This browser may clear them to make room, Safari after seven days without a visit, and a private window once you close it. "
        "A file that you downloaded stays."
    )
    return fragment[ul(".kept")[[_one(one, seen.exercise.id, moment) for one in moment.kept]], p(".hint")[lasts]]


def _aside(moment: Moment) -> Node:
    """What was kept and cannot be read: it stays as it is, for whoever can help."""
    return (
        bool(moment.aside)
        and fragment[
            h3["Set aside"],
            p[
                "This could not be read as an exercise. Nothing of it is lost: download it, and ask whoever keeps this site for help."
            ],
            ul(".kept")[
                [
                    li[
                        p[f"Set aside on {one.changed[:10]}"],
                        div(".buttons")[
                            forms.do(f"take-aside {one.id}", "Download it as it is", aside=f"number {one.id}", kind="plain"),
                            forms.do(f"erase-aside {one.id}", "Erase it", aside=f"number {one.id}"),
                        ],
                        moment.asking == f"erase-aside {one.id}"
                        and forms.ask(
                            "Erase what was set aside? Nothing of it is left then, unless you downloaded it.",
                            forms.do(f"erase-aside {one.id} yes", "Erase it for good", kind="main"),
                            forms.do("cancel", "Keep it"),
                        ),
                    ]
                    for one in moment.aside
                ]
            ],
        ]
    )


def _one(one: Summary, open_now: str, moment: Moment) -> Node:
    title = one.title or "Exercise without a name"
    about = ", ".join(text for text in (one.state, one.date, f"last changed {one.changed[:10]}" if one.changed else "") if text)
    return li[
        p[strong[title], one.id == open_now and " (open now)", about and f" · {about}"],
        div(".buttons")[
            forms.do(f"continue {one.id}", "Continue", aside=title, kind="plain"),
            forms.do(f"again {one.id}", "Start anew from it", aside=title),
            forms.do(f"erase {one.id}", "Erase", aside=title),
        ],
        moment.asking == f"erase {one.id}"
        and forms.ask(
            f"Erase “{title}” from this browser? Files you downloaded stay where they are.",
            forms.do(f"erase {one.id} yes", "Erase it", kind="main"),
            forms.do("cancel", "Keep it"),
        ),
    ]
