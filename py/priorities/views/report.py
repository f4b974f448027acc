"""The report on one page, and the files that can be taken away."""

from htpy import Node, div, h2, p

from priorities import forms
from priorities.blocks import Heading
from priorities.moment import Moment
from priorities.report import report
from priorities.views.blocks import write
from priorities.views.earlier import earlier
from priorities.views.frame import frame, say
from priorities.views.next_steps import next_steps
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
                p["To file: the report for the record and the JSON file hold the whole exercise, and open again here."],
                div(".buttons")[
                    forms.do("download", "Download the exercise (JSON)", kind="main"),
                    forms.do("download-html record", "Report for the record (HTML)"),
                ],
                p["To pass round: counts, order and reasons, and no single sheet."],
                div(".buttons")[
                    forms.do("download-html html", "Report to pass round (HTML)"),
                    forms.do("download-word", "The same as a Word document"),
                    forms.do("download-excel", "The same as an Excel workbook"),
                    forms.do("download-markdown", "The same as Markdown"),
                    forms.do("download-csv", "Download a table (CSV)"),
                    forms.do("print", "Print or save as PDF"),
                ],
            ),
            next_steps(seen, moment),
            earlier(seen),
        ],
        div(".minutes")[[write(block) for block in blocks]],
    )
