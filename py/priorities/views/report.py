"""The report on one page, and the files that can be taken away."""

from htpy import Node, div, h2, p

from priorities import forms
from priorities.blocks import Heading
from priorities.moment import Moment
from priorities.report import report
from priorities.views.blocks import write
from priorities.views.frame import frame, say
from priorities.visibility import Seen, output


@output("page.report")
def page(seen: Seen, moment: Moment) -> Node:
    """Everything that may be seen of the exercise, to read, print and download."""
    title, *blocks = report(seen)
    return frame(
        seen,
        moment,
        "report",
        title.text if isinstance(title, Heading) else "Report",
        say(
            seen,
            moment,
            "areas",
            (),
            "Read the order and its reasons aloud. Is this what you said? Then agree who keeps the file, and when you open it again.",
        ),
        div(".keep")[
            forms.card(
                h2["Take it with you"],
                p["The JSON file holds everything and opens again here. The CSV file is for a spreadsheet."],
                div(".buttons")[
                    forms.do("download", "Download the exercise (JSON)", kind="main"),
                    forms.do("download-csv", "Download a table (CSV)"),
                    forms.do("print", "Print or save as PDF"),
                ],
            )
        ],
        div(".minutes")[[write(block) for block in blocks]],
    )
