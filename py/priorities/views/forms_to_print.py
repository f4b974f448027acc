"""Each tool blank, for paper: on the screen the choices and what will be printed, on the printer the forms alone.

It is no step of the exercise. As built it holds the printed wording and can be printed as it is: what is chosen is obeyed by
the style sheet, so that only sheet numbers and the team's own wording wait for Python. A digit stands beside each box of Tool 1:
the key that the entry of sheets from paper takes for it.
"""

from collections.abc import Sequence

from htpy import Node, a, dd, div, dl, dt, fieldset, footer, fragment, h1, h2, h3, header, legend, li, ol, p, section, span, ul
from markupsafe import Markup

from priorities import blank_forms, forms
from priorities.asked import HOW_FAR, IMPACT, URGENCY
from priorities.changes import Refused, strategy_text
from priorities.exercise import Exercise, own_strategies
from priorities.instrument import Area, Category, Instrument, Level
from priorities.moment import Moment
from priorities.spoken import counted, ordinal
from priorities.views.frame import choose, notices
from priorities.views.sheet import PROMISES, SHUT
from priorities.visibility import Seen, output
from priorities.wordings import in_force

ADDED = "added to the printed form"
APPEAR = ("Without names", "By role", "By name")
WHOSE = {"anonymous": "", "role": "Your role", "named": "Your name"}
OWN_LINES = 2
"""Empty rows for strategies of the team's own under each category."""


@output("page.forms_to_print")
def page(seen: Seen, moment: Moment) -> Node:
    """The choices, which are not printed, and the forms."""
    exercise = seen.exercise
    tools = ("Tool 1: " + exercise.instruments["areas"].words.title, "Tool 2: Prioritizing Areas")
    every = (*tools, *(f"{tool.tool}: {tool.title}" for tool in exercise.tools))
    return fragment[
        div(".on-screen")[
            p(".team-bar")[a(href="../", target="_self")["Facilitate"]],
            header(".page-head")[
                h1(tabindex="-1")["Forms to print"],
                p(".lead")["Blank forms on US Letter, for rooms that work on paper."],
            ],
            notices(moment, late=seen.open),
            moment.choose and choose(moment),
            forms.card(_choices(seen, moment, every)),
            h2["What will be printed"],
        ],
        div(".paper-forms", data_search_exclude=True)[
            _sheets(seen, moment),
            _ranking(exercise),
            [_strategies(exercise, tool, number) for number, tool in enumerate(exercise.tools, 3)],
        ],
    ]


def _choices(seen: Seen, moment: Moment, every: Sequence[str]) -> Node:
    return fragment[
        h2["Choose and print"],
        p[_words(seen.exercise)],
        fieldset(".question")[
            legend["Which forms?"],
            div(".options")[
                [
                    forms.checkbox(name := f"paper form {number}", words, moment.typed.get(name, "on") == "on")
                    for number, words in enumerate(every, 1)
                ]
            ],
        ],
        forms.radios(
            "paper edition",
            "Which edition?",
            (("plain", "Plain"), ("large", "Large print, 18 point and more")),
            moment.typed.get("paper edition", "plain"),
            layout="choices",
        ),
        _numbers(seen, moment) if blank_forms.numbered(seen.exercise) else None,
        blank_forms.fixes(seen.exercise)
        and forms.message(
            "information",
            p[
                span(".strong")["Printing Tool 1 with this button counts as sending the form out."],
                " From then on how members appear is fixed. The page cannot tell when you print by a key or a menu of the "
                "browser: for your members’ sheets, use the button.",
            ],
        ),
        div(".buttons")[forms.do("print", "Print these forms", kind="main")],
        p(".hint")[
            "The print command of your browser prints the same forms. Choose Letter paper and no headers or footers. Print on both "
            "sides only where Tool 1 has an even number of pages: no two members’ sheets should share a leaf."
        ],
        p(".hint")[
            "Type the filled sheets in on the page ",
            a(href="../../exercise/collect/")["Collect the sheets"],
            ": two digits for each area, as they stand on the form.",
        ],
    ]


def _words(exercise: Exercise) -> str:
    if not blank_forms.begun(exercise):
        return "The forms carry the printed wording. Open an exercise on this device, and they carry your team’s."
    return f"The forms carry the wording now in force in {exercise.team.title or 'the exercise without a name'}."


def _numbers(seen: Seen, moment: Moment) -> Node:
    """Whether the sheets of Tool 1 have their numbers in print. It waits for Python, which alone knows what numbers are free."""
    wanted = moment.typed.get("paper numbers", "line")
    given = _given(seen, moment)
    return div(".with-python")[
        forms.radios(
            "paper numbers",
            "Sheet numbers on Tool 1",
            (("line", "A line to write the number on"), ("print", "Printed, with a copy for each sheet")),
            wanted,
            layout="choices",
        ),
        wanted == "print"
        and div(".number-fields")[
            forms.text_field(
                moment, "paper copies", "How many sheets", str(blank_forms.copies(seen.exercise)), "60 at most.", keys="numeric"
            ),
            forms.text_field(
                moment,
                "paper first",
                "First sheet number",
                str(blank_forms.numbers(seen.exercise)[0]),
                "A sheet begun on a device takes the next free number. If some members rate there, start higher, such as at 101.",
                keys="numeric",
            ),
            p(".progress", role="status")[f"{counted(len(given), 'sheet')}: {_run(given)}."] if given else None,
        ],
    ]


def _given(seen: Seen, moment: Moment) -> tuple[int, ...]:
    """The numbers that are printed; none where they are not wanted, or what was typed is no number, which the page then says."""
    if moment.typed.get("paper numbers") != "print" or not blank_forms.numbered(seen.exercise):
        return ()
    try:
        return blank_forms.numbers(seen.exercise, moment.typed.get("paper copies", ""), moment.typed.get("paper first", ""))
    except Refused:
        return ()


def _run(given: Sequence[int]) -> str:
    if len(given) == 1:
        return f"number {given[0]}"
    gaps = "" if given[-1] - given[0] == len(given) - 1 else ", without those that are in"
    return f"numbers {given[0]} to {given[-1]}{gaps}"


def _form(at: int, kicker: str, title: str, *content: Node) -> Node:
    """A form that begins on a page of its own. `at` is its place among the choices."""
    return section(class_=f"paper-form form-{at}")[header[p(".form-kicker")[kicker], h2[title]], content]


def _sheets(seen: Seen, moment: Moment) -> Node:
    """Tool 1 for each number, or once with a line to write the number on."""
    words = seen.exercise.instruments["areas"].words
    # All copies say the same but for their number.
    cards = Markup(fragment[[_card(seen.exercise, area, number) for number, area in enumerate(seen.exercise.areas, 1)]])
    return [
        _form(
            1, _kicker(seen.exercise, words.tool), words.title, _asked(seen.exercise, number), cards, _own_order(seen, number)
        )
        for number in _given(seen, moment) or (None,)
    ]


def _kicker(exercise: Exercise, tool: str) -> str:
    return " · ".join(one for one in (tool, exercise.team.state, exercise.team.title, exercise.team.date) if one)


def _line(words: str, value: str = "") -> Node:
    return p(".write-on")[span[words], span(".written")[value]]


def _asked(exercise: Exercise, number: int | None) -> Node:
    """Whose sheet it is, what members were promised, and what is asked."""
    return div(".form-head")[
        div(".signature")[
            _line("Sheet number", str(number or "")) if blank_forms.numbered(exercise) else None, _whose(exercise)
        ],
        div(".promise")[_promise(exercise)],
        ol(".asked-here")[
            li[span(".strong")["Agreement. "], HOW_FAR, " Tick one box. A blank is never counted."],
            li[
                span(".strong")["Urgency and impact. "],
                "Tick one box of the four. Urgency: ",
                URGENCY,
                " Impact: ",
                IMPACT,
                exercise.team.goals and [" Our goals: ", exercise.team.goals],
            ],
        ],
    ]


def _whose(exercise: Exercise) -> Node:
    """Where nothing has been promised yet, the facilitator says on the paper how members appear."""
    if not blank_forms.begun(exercise):
        return _line("Role or name, if ticked")
    words = WHOSE[exercise.team.appear]
    return _line(words) if words else None


def _promise(exercise: Exercise) -> Node:
    if blank_forms.begun(exercise):
        return p[SHUT, " ", PROMISES[exercise.team.appear]]
    return fragment[
        p[SHUT],
        p(".ticks")[
            span["Facilitator, tick how members appear before the forms go out:"],
            [span(".tick")[_box(), words] for words in APPEAR],
        ],
    ]


def _box() -> Node:
    return span(".box", aria_hidden="true")


def _tick(digit: str, words: Node) -> Node:
    """A box to tick with its digit beside it, which whoever types the sheet in reads off."""
    return li(".tick")[_box(), span(".digit")[digit], span(".tick-words")[words]]


def _card(exercise: Exercise, area: Area, number: int) -> Node:
    return section(".paper-card")[
        header[h3[f"{number}. {area.name}"], area.group and p[area.group]],
        p(".statement", data_statement=area.id)[exercise.statement(area.id)],
        ul(".levels")[
            [
                _tick(digit, [level.label, level.id == "cant-judge" and [" ", span(".added")[f"({ADDED})"]]])
                for digit, level in blank_forms.digits(exercise, "agreement")
            ]
        ],
        div(".paper-matrix")[
            span(".up", aria_hidden="true")["Urgency →"],
            ul[[_tick(digit, level.label) for digit, level in blank_forms.digits(exercise, "quadrant")]],
            span(".along", aria_hidden="true")["Impact →"],
        ],
        div(".comment")[p["Comment (optional; the team will see it)"], _lines(3)],
    ]


def _lines(count: int) -> Node:
    """Lines to write on."""
    return div(".lines", aria_hidden="true")[[span for _ in range(count)]]


def _own_order(seen: Seen, number: int | None) -> Node:
    """The last part of the sheet, with what has to stand at its end."""
    return section(".paper-card.order")[
        header[h3["Your own order (optional)"]],
        p[
            "Write the number of an area in each box, highest priority first. Areas left out count as below these, and equal to each other."
        ],
        ol(".order-boxes")[[li[span(".box"), span[ordinal(place)]] for place, _ in enumerate(seen.exercise.areas, 1)]],
        _foot(seen, number),
    ]


def _foot(seen: Seen, number: int | None) -> Node:
    """At the end of the sheet once more whose it is, should its leaves come apart, and which wording was read."""
    when = in_force(seen.exercise).when
    return footer[
        p[f"Sheet {number}" if number else "Sheet ______"] if blank_forms.numbered(seen.exercise) else None,
        p(".wording-note")[f"Wording of {when[:16].replace('T', ' ')} UTC" if when else "Wording as printed at first"],
    ]


def _ranking(exercise: Exercise) -> Node:
    last = len(exercise.areas)
    return _form(
        2,
        _kicker(exercise, "Tool 2"),
        "Prioritizing Areas",
        p["Rank the areas together, from highest to lowest priority for improvement. Say why each stands where it does."],
        p(".area-names")["The areas: ", [span[f"{number} {area.name}"] for number, area in enumerate(exercise.areas, 1)]],
        p(".rank-end")["Highest Priority for Improvement"],
        ol(".paper-places")[
            [
                li[
                    span(".place-digit")[f"{place}."],
                    _line("Area of focus"),
                    div(".reasoning")[p["Reasoning"], _lines(2)],
                    place < last and _line(f"Why {place} above {place + 1}?"),
                ]
                for place in range(1, last + 1)
            ]
        ],
        p(".rank-end")["Lowest Priority for Improvement"],
    )


def _strategies(exercise: Exercise, tool: Instrument, at: int) -> Node:
    return _form(
        at,
        _kicker(exercise, tool.tool),
        tool.title,
        dl(".paper-scales")[
            div[
                dt["Implementation status"],
                dd[[span[span(".strong")[_short(level)], " ", _status(level)] for level in tool.scales["status"]]],
            ],
            div[
                dt["Priority"],
                dd[[span[span(".strong")[level.label[:1]], f" {level.label}"] for level in tool.scales["priority"]]],
            ],
        ],
        [_category(exercise, tool, category) for category in tool.categories],
    )


def _short(level: Level) -> str:
    return str(level.code or level.label)


def _status(level: Level) -> str:
    # A level without a number is ours to offer: the print has it in its instructions and not in its scale.
    return (
        level.label if level.code or not level.note else f"{level.note.rstrip('.')} (added to the printed scale, from Step 2)"
    )


def _category(exercise: Exercise, tool: Instrument, category: Category) -> Node:
    # A State's own tool has no numbers in print.
    printed = [(str(one.printed[0]) if one.printed else "", strategy_text(exercise, one.id)) for one in category.strategies]
    own = [("Own", strategy_text(exercise, id)) for id in own_strategies(exercise, category)]
    return section(".paper-category")[
        h3[category.name],
        [_strategy(tool, number, p(".strategy-words")[text]) for number, text in (*printed, *own)],
        [_strategy(tool, "Own", div(".strategy-words")[_lines(2)]) for _ in range(OWN_LINES)],
    ]


def _strategy(tool: Instrument, number: str, words: Node) -> Node:
    return div(".paper-strategy")[
        span(".strategy-number")[number],
        words,
        div(".ratings")[
            _rating("Status", [_short(level) for level in tool.scales["status"]]),
            _rating("Priority", [level.label[:1] for level in tool.scales["priority"]]),
        ],
        _line("Why above or below another?"),
    ]


def _rating(words: str, steps: Sequence[str]) -> Node:
    return div(".rating")[p[words], ul[[li[_box(), span[step]] for step in steps]]]
