"""The report as one HTML file that opens by itself: from a mail attachment, without a network and without a script.

There are two editions. The one to pass round says what the team said and decided, and holds no single sheet. The one for the record holds
the whole exercise besides, as its JSON, so that the file that is kept is the file that opens again.
"""

from compiled.report_style import STYLE
from htpy import Node, body, h1, head, html, main, meta, script, style, title
from markupsafe import Markup

from priorities import files
from priorities.blocks import Heading
from priorities.files import HELD
from priorities.office import file_title, fit_for_xml
from priorities.report import report
from priorities.views.blocks import write
from priorities.visibility import Seen, output

# Nothing is fetched and nothing runs, whatever stands in the texts; a block of JSON is no script.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


@output("file.html")
def pass_round(seen: Seen) -> str:
    """The edition to pass round."""
    return _document(seen, None)


@output("file.record")
def for_the_record(seen: Seen) -> str:
    """The edition for the record: the same, with the exercise in it."""
    # A bracket could end the block, so none stands in it. To JSON it is the same text.
    held = files.write(seen).replace("<", "\\u003c")
    return _document(seen, script(type="application/json", id=HELD)[Markup(held)])


def _document(seen: Seen, held: Node) -> str:
    blocks = fit_for_xml(report(seen))
    first, *rest = blocks
    name = first.text if isinstance(first, Heading) else "Report"
    page = html(lang="en")[
        head[
            meta(charset="utf-8"),
            meta(http_equiv="Content-Security-Policy", content=POLICY),
            meta(name="viewport", content="width=device-width, initial-scale=1"),
            title[file_title(blocks, seen.exercise)],
            style[Markup(STYLE)],
        ],
        body[main[h1[name], [write(block) for block in rest]], held],
    ]
    return "".join(str(page))  # a plain text, which escapes nothing that is done to it
