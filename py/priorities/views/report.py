"""The report on one page, and the files that can be taken away."""

from htpy import Node, caption, dd, div, dl, dt, fragment, h2, h3, p, section, table, tbody, td, th, thead, tr

from priorities import charts, forms
from priorities.moment import Moment
from priorities.report import Block, Dots, Facts, Heading, Matrix, Note, Paragraph, Table, report
from priorities.views.frame import frame
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
        div(".minutes")[[_write(block) for block in blocks]],
    )


def _write(block: Block) -> Node:
    match block:
        case Heading(level, text):
            return h2[text] if level == 2 else h3[text]
        case Paragraph(text):
            return p(".kept-lines")[text]
        case Note(text):
            return p(".note")[text]
        case Facts(pairs):
            return dl(".facts")[[div[dt[label], dd(".kept-lines")[text]] for label, text in pairs]]
        case Table():
            return _table(block)
        case Dots(area, counts, finding):
            return charts.dots(area, counts, finding)
        case Matrix(area, counts, finding):
            return charts.matrix(area, counts, finding)


def _table(block: Table) -> Node:
    return section(".scrolls", tabindex="0", aria_label=block.caption)[
        table(".report-table")[
            caption[block.caption],
            thead[tr[[th(scope="col")[column] for column in block.columns]]],
            tbody[[fragment[tr[th(scope="row")[row[0]], [td(".kept-lines")[cell] for cell in row[1:]]]] for row in block.rows]],
        ]
    ]
