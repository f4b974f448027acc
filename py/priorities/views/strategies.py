"""Tools 3 to 5: how far each strategy is, and how much it matters, as the team decides in talk."""

from htpy import Node, a, dd, div, dl, dt, fragment, h2, h3, li, ol, p, span, ul

from priorities import forms
from priorities import strategies as sums
from priorities.changes import open_tools, strategy_text
from priorities.decided import status_by_priority
from priorities.exercise import StrategyEntry, own_strategies
from priorities.instrument import CaseStudy, Category, Instrument, Strategy
from priorities.moment import Moment
from priorities.views.blocks import write
from priorities.views.frame import frame, say, tool_links
from priorities.visibility import Seen, output


@output("page.strategies")
def page(seen: Seen, moment: Moment) -> Node:
    """The page of one tool, or the list of tools where none is named."""
    if not moment.tool:
        return _index(seen, moment)
    if moment.tool not in seen.exercise.instruments:
        return _without(seen, moment)
    tool = seen.exercise.instruments[moment.tool].words
    open = tool.id in open_tools(seen.exercise)
    # Before any area is chosen the whole form is here: to look through, and to print as it is built.
    rated = open or not seen.exercise.priorities
    return frame(
        seen,
        moment,
        "strategies",
        tool.title,
        None if open else _not_chosen(tool, moment),
        say(
            seen,
            moment,
            tool.id,
            (1, 2),
            "Take the strategies one by one. How far is it, and how much would it move your State? Say why one stands above another.",
        )
        if rated
        else None,
        _step_one(tool, moment),
        fragment[
            [_category(seen, moment, tool, category) for category in tool.categories],
            forms.card(h2["What you have so far"], _summary(seen, tool)),
        ]
        if rated
        else None,
    )


def _without(seen: Seen, moment: Moment) -> Node:
    """The exercise was begun on another site, or before this tool was there."""
    return frame(
        seen,
        moment,
        "strategies",
        "Strategies",
        forms.message(
            "information",
            p["This exercise was made without this tool, so there are no strategies to rate here."],
            div(".buttons")[a(".button.plain", href="../../strategies/")["See the tools of this exercise"]],
        ),
    )


def _index(seen: Seen, moment: Moment) -> Node:
    return frame(
        seen,
        moment,
        "strategies",
        "Strategies",
        say(
            seen,
            moment,
            "areas",
            (6,),
            "Each priority area leads to a page of strategies. Which one do you take first? Open it, and go through it together.",
        ),
        forms.card(
            h2["The pages your priority areas open"],
            tool_links(seen.exercise, "../")
            if open_tools(seen.exercise)
            else p["No priority area is chosen yet. ", a(href="../reflect/")["Choose on the Reflect page"], "."],
        ),
    )


def _not_chosen(tool: Instrument, moment: Moment) -> Node:
    guide = moment.guides.get(tool.id)
    return forms.message(
        "information",
        p[guide.focus] if guide else None,
        p["None of the priority areas you chose leads here. ", a(href="../../reflect/")["Go to Reflect"], ", or:"],
        div(".buttons")[forms.do(f"also-open {tool.id}", "Open it on purpose")],
    )


def _step_one(tool: Instrument, moment: Moment) -> Node:
    guide = moment.guides.get(tool.id)
    if guide is None:
        return None
    return forms.card(
        h2["First, talk about status and quality"],
        p[
            "Before you rate: what is in place in your State, and how good is it? Being in place and being good are two questions."
        ],
        [p[span(".strong")[f"Definition of {one.of}: "], one.text] for one in guide.passages("definition")],
        h3["Case studies the instructions name"],
        dl[[(dt[_brief(study)], dd[study.illustrates]) for study in guide.case_studies]],
    )


def _brief(study: CaseStudy) -> Node:
    """The name of a case study, which leads to the brief about it where this site has one."""
    return a(href=f"../../../case-studies/{study.page}/", target="_self")[study.name] if study.page else study.name


def _read_with(moment: Moment, strategy: str) -> Node:
    """The briefs to read with a strategy, whichever tool names them. They are for reading here, not for the printed form."""
    found = [
        _brief(study)
        for guide in moment.guides.values()
        for study in guide.case_studies
        if study.page and strategy in study.strategies
    ]
    return (
        bool(found)
        and p(".hint.on-screen.briefs")["Case studies to read with it: ", [(one, "; ") for one in found[:-1]], found[-1]]
    )


def _category(seen: Seen, moment: Moment, tool: Instrument, category: Category) -> Node:
    own = [Strategy(id, "") for id in own_strategies(seen.exercise, category)]
    return fragment[
        h2(".category", id=f"category-{category.id}")[category.name],
        [_strategy(seen, moment, tool, one) for one in (*category.strategies, *own)],
        forms.card(
            forms.text_area(
                moment,
                f"draft own {category.id}",
                "Add a strategy of your own",
                aside=f"under {category.name}",
            ),
            div(".buttons")[forms.do(f"add {category.id}", "Add it", aside=f"under {category.name}")],
        ),
    ]


def _strategy(seen: Seen, moment: Moment, tool: Instrument, one: Strategy) -> Node:
    entry = seen.exercise.strategies.get(one.id, StrategyEntry())
    text = strategy_text(seen.exercise, one.id)
    name = text if len(text) < 60 else text[:57] + "…"
    numbers = " and ".join(map(str, one.printed))  # none in a State's own tool
    printed = numbers and f"Printed as number{'s' if len(one.printed) > 1 else ''} {numbers}"
    kicker = "Added by the team" if entry.added else printed
    return forms.card(
        kicker and p(".kicker")[kicker],
        p(".statement", id=f"strategy-{one.id}")[text],
        _read_with(moment, one.id),
        div(".strategy-rating")[
            forms.choice(
                moment,
                f"strategy {one.id} status",
                "Implementation status",
                (
                    ("", "Choose"),
                    *(
                        (level.id, f"{level.code}: {level.label}" if level.code else level.label)
                        for level in tool.scales["status"]
                    ),
                ),
                entry.status,
                aside=f"of: {name}",
            ),
            fragment[
                forms.choice(
                    moment,
                    f"strategy {one.id} priority",
                    "Priority",
                    (("", "Choose"), *((level.id, level.label) for level in tool.scales["priority"])),
                    entry.priority,
                    aside=f"of: {name}",
                ),
                p(".hint")["Is work already under way? Honor it when you decide."],
            ]
            if entry.status != "not-applicable"
            else None,
        ],
        forms.text_field(
            moment, f"strategy {one.id} na_reason", "Why does it not apply?", entry.na_reason, aside=f"Strategy: {name}"
        )
        if entry.status == "not-applicable"
        else forms.text_area(
            moment, f"strategy {one.id} why", "Why above or below another?", entry.why, aside=f"Strategy: {name}"
        ),
        _more(moment, one, entry, text, name),
        label=f"strategy-{one.id}",
    )


def _more(moment: Moment, one: Strategy, entry: StrategyEntry, text: str, name: str) -> Node:
    draft, why = f"draft strategy {one.id}", f"draft strategy-why {one.id}"
    notes, changed = f"strategy {one.id} notes", len(entry.versions) > 1
    noted = bool(moment.typed.get(notes, entry.notes))
    # The printer leaves out what nothing is written in, and what only changes the words.
    return div(class_={"on-screen": not (noted or changed)})[
        forms.fold(
            ["Notes and wording", forms.hidden(f" of: {name}")],
            div(class_={"on-screen": not noted})[forms.text_area(moment, notes, "Notes", entry.notes, aside=f"on: {name}"),],
            div(".on-screen")[
                forms.text_area(moment, draft, "Change the wording", text, rows=3, aside=f"of: {name}"),
                forms.text_field(moment, why, "Why you change it (optional)", aside=f"Strategy: {name}"),
                div(".buttons")[
                    forms.do(f"reword {one.id}", "Save this wording", aside=f"of: {name}"),
                    entry.added and forms.do(f"remove {one.id}", "Remove this strategy", aside=name),
                ],
            ],
            changed
            and ol(".versions")[
                [li[version.text, version.why and p(".hint")[f"Why: {version.why}"]] for version in entry.versions]
            ],
            open=draft in moment.typed,
        )
    ]


def _summary(seen: Seen, tool: Instrument) -> Node:
    exercise = seen.exercise
    summary = sums.of_tool(exercise, tool.id)
    return fragment[
        [p(".finding")[sentence] for sentence in sums.sentences(summary)],
        [write(block) for block in status_by_priority(exercise, tool)],
        summary.rated > 0 and p(".hint")[sums.READING_ORDER],
        [
            div[
                h3[group.title],
                group.remark and p(".hint")[group.remark],
                ul[[li[strategy_text(exercise, id)] for id in summary.of_group(group.id)]],
            ]
            for group in sums.GROUPS.values()
            if summary.of_group(group.id)
        ],
    ]
