"""Steps 5 and 6: what the team makes of its results, which areas it chooses, and the strategy pages they open."""

from htpy import Node, div, fieldset, fragment, h2, legend, li, p, ul

from priorities import forms, ranking
from priorities.changes import open_tools
from priorities.moment import Moment
from priorities.views.frame import frame, say, tool_links
from priorities.visibility import Seen, output


@output("page.reflect")
def page(seen: Seen, moment: Moment) -> Node:
    """The questions of Step 5 as this exercise has them, the priority areas, and Step 6."""
    return frame(
        seen,
        moment,
        "reflect",
        "Reflect and choose",
        say(
            seen,
            moment,
            "areas",
            (5, 6),
            "Look back together. Write down what surprised you, and where you still differ. You do not have to agree to choose.",
        ),
        forms.card(h2["Look back"], _questions(seen, moment)) if seen.exercise.questions else None,
        forms.card(_choose(seen)),
        forms.card(h2["Go on to the strategies"], _tools(seen, moment)),
    )


def _questions(seen: Seen, moment: Moment) -> Node:
    return [
        forms.text_area(moment, f"reflect {number}", question, seen.exercise.reflection.get(number, ""), rows=3)
        for number, question in seen.exercise.questions.items()
    ]


def _choose(seen: Seen) -> Node:
    order = ranking.places(seen.exercise)
    places = {area: f" (place {place} in your order)" for place, area in enumerate(order, 1) if area}
    return fieldset(".question")[
        legend["Which areas do you choose as priority areas?"],
        p(".hint")["Choose one, or a few. Each opens the page with its strategies."],
        div(".options")[
            [
                forms.checkbox(f"choose {area.id}", area.name + places.get(area.id, ""), area.id in seen.exercise.priorities)
                for area in seen.exercise.areas
            ]
        ],
    ]


def _tools(seen: Seen, moment: Moment) -> Node:
    wanted = open_tools(seen.exercise)
    others = [tool for tool in seen.exercise.tools if tool.id not in wanted]
    return fragment[
        tool_links(seen.exercise, "../") if wanted else p["Choose a priority area, and its strategy page appears here."],
        bool(others)
        and forms.fold(
            "Open another strategy page on purpose",
            ul[
                [
                    li[
                        p[f"{tool.tool}: {tool.title}"],
                        p(".hint")[guide.focus if (guide := moment.guides.get(tool.id)) else ""],
                        forms.do(f"also-open {tool.id}", "Open it", aside=tool.tool),
                    ]
                    for tool in others
                ]
            ],
            id="other-tools",
        ),
        [
            p[
                f"{tool.tool} is open because you asked for it. ",
                forms.do(f"shut {tool.id}", "Shut it again", aside=tool.tool, kind="link"),
            ]
            for tool in seen.exercise.tools
            if tool.id in seen.exercise.also_open
        ],
    ]
