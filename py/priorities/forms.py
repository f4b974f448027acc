"""The parts that every page is made of: fields, buttons, cards and messages.

A field's name is words set apart by spaces, such as `answer evaluation agreement`; its id is the name with hyphens. A text that
is being typed under that name stands in the field instead of the record's value. A button says what it does in `data-do`, in words
too. Everything works and prints before Python runs; whatever is text is escaped.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, wraps
from typing import ParamSpec, cast

from htpy import (
    Node,
    button,
    details,
    div,
    fieldset,
    fragment,
    h2,
    input,
    label,
    legend,
    li,
    option,
    p,
    section,
    select,
    span,
    summary,
    textarea,
    ul,
)
from markupsafe import Markup

from priorities.asked import HOW_FAR, IMPACT, URGENCY, how_urgent
from priorities.exercise import Team
from priorities.instrument import Level
from priorities.moment import Moment, Problem

Given = ParamSpec("Given")


def drawn_once(draw: Callable[Given, Node]) -> Callable[Given, Node]:
    """Keep what was drawn for the same values: a click on a sheet changes one of its many answers, and each takes a while to draw."""
    kept = lru_cache(maxsize=1024)(lambda *given, **named: Markup(str(draw(*given, **named))))
    return cast("Callable[Given, Node]", wraps(draw)(kept))


def id_of(name: str) -> str:
    """The id of the field with that name."""
    return name.replace(" ", "-")


def text_field(
    moment: Moment, name: str, words: str, value: str = "", hint: str = "", *, aside: str = "", keys: str = "", enter: str = ""
) -> Node:
    """One line of text. `aside` follows the visible words for those who hear the page; `keys` names the keys that a phone should
    show; `enter` is the action of the button that Enter presses.
    """
    id = id_of(name)
    return div(".field")[
        _label(id, words, aside),
        hint and p(".hint", id=f"{id}-hint")[hint],
        input(
            type="text",
            id=id,
            name=name,
            value=moment.typed.get(name, value),
            autocomplete="off",
            inputmode=keys or None,
            data_enter=f"do-{id_of(enter)}" if enter else None,
            aria_describedby=f"{id}-hint" if hint else None,
        ),
    ]


EXERCISES = ".json,application/json,.html,text/html"
"""The kinds of file that hold an exercise."""


def file_field(name: str, words: str, hint: str, *, kinds: str = ".json,application/json", multiple: bool = False) -> Node:
    """A file to choose, or any number of them, of the `kinds` that a browser offers first. What comes of it is done at once, by the page."""
    id = id_of(name)
    return div(".field")[
        _label(id, words, ""),
        p(".hint", id=f"{id}-hint")[hint],
        input(type="file", id=id, name=name, accept=kinds, multiple=multiple, aria_describedby=f"{id}-hint"),
    ]


def text_area(
    moment: Moment, name: str, words: str, value: str = "", hint: str = "", *, rows: int = 2, aside: str = ""
) -> Node:
    """Several lines of text. The printer shows all of them."""
    id = id_of(name)
    value = moment.typed.get(name, value)
    return div(".field")[
        _label(id, words, aside),
        hint and p(".hint", id=f"{id}-hint")[hint],
        textarea(id=id, name=name, rows=str(rows), autocomplete="off", aria_describedby=f"{id}-hint" if hint else None)[value],
    ]


def choice(
    moment: Moment, name: str, words: str, options: Iterable[tuple[str, str]], chosen: str = "", *, aside: str = ""
) -> Node:
    """A list to choose one from; options are pairs of a value and its words."""
    id = id_of(name)
    chosen = moment.typed.get(name, chosen)
    return div(".field")[
        _label(id, words, aside),
        select(id=id, name=name, autocomplete="off")[
            [option(value=value, selected=value == chosen)[text] for value, text in options]
        ],
    ]


def signature(moment: Moment, name: str, team: Team, words: Mapping[str, str], chosen: str = "") -> Node:
    """A member's role or name, from the team's list where there is one; nothing where members appear without names.

    `words` are those of the field for `role` and for `named`.
    """
    if team.appear == "anonymous":
        return None
    known = team.roles if team.appear == "role" else tuple(person.label for person in team.people)
    if not known:
        return text_field(moment, name, words[team.appear], chosen)
    return choice(moment, name, words[team.appear], (("", "Choose"), *((one, one) for one in known)), chosen)


def checkbox(name: str, words: Node, checked: bool) -> Node:
    """A box to tick."""
    return label(".option")[input(type="checkbox", id=id_of(name), name=name, checked=checked), span[words]]


def radios(
    name: str, question: Node, options: Sequence[tuple[str, Node]], chosen: str, *, layout: str = "", hint: Node = None
) -> Node:
    """A question with one answer. `layout` is a class: four across, or the two-by-two of a matrix."""
    return fieldset(class_=["question"])[
        legend[question],
        hint,
        div(class_=["options", layout])[[radio(name, value, words, value == chosen) for value, words in options]],
    ]


def radio(name: str, value: str, words: Node, checked: bool) -> Node:
    """One answer; the whole box is its label."""
    return label(".option")[
        input(type="radio", id=f"{id_of(name)}-{value or 'blank'}", name=name, value=value, checked=checked),
        span[words],
    ]


_answer = drawn_once(radio)


@drawn_once
def agreement(name: str, levels: Sequence[Level], chosen: str, area: str) -> Node:
    """The four levels side by side, and apart from them Can't judge and a way to take the answer back."""
    four, rest = levels[:4], levels[4:]
    return fieldset(class_=["question"])[
        legend[HOW_FAR, _aside(area)],
        div(".options.four")[[_answer(name, level.id, level.label, level.id == chosen) for level in four]],
        div(".options.apart")[
            [fragment[_answer(name, level.id, level.label, level.id == chosen), p(".hint")[level.note]] for level in rest],
            do(f"clear {name}", "Clear my answer", aside=f"to {area}", kind="link"),
        ],
    ]


@drawn_once
def matrix(name: str, levels: Sequence[Level], chosen: str, area: str, goals: str = "") -> Node:
    """The two-by-two of urgency, high at the top, and impact, high at the right; each box names both. A fifth is not placed yet."""
    return fieldset(class_=["question"])[
        legend[how_urgent(area)],
        div(".matrix-question")[
            div(".matrix-axes")[
                span(".axis.up", aria_hidden="true")["Urgency →"],
                div(".options.two-by-two")[[_answer(name, level.id, level.label, level.id == chosen) for level in levels]],
                span(".axis.along", aria_hidden="true")["Impact →"],
            ],
            div(".matrix-words")[
                p[span(".strong")["Urgency"], ": ", URGENCY],
                p[span(".strong")["Impact"], ": ", IMPACT],
                goals and p[span(".strong")["Our goals"], ": ", goals],
                _answer(name, "", "Not placed yet", not chosen),
            ],
        ],
    ]


def do(action: str, words: Node, *, aside: str = "", kind: str = "plain", unable: bool = False) -> Node:
    """A button. `kind` is main, plain or link. One that cannot act now stays in reach and says why when pressed."""
    return button(
        type="button",
        class_=["button", kind],
        data_do=action,
        aria_disabled="true" if unable else None,
        id=f"do-{id_of(action)}",
    )[words, _aside(aside)]


def fold(words: Node, *content: Node, open: bool = False, id: str = "") -> Node:
    """Something to unfold. The printer unfolds it."""
    return details(open=open, id=id or None)[summary[words], div(".folded")[content]]


def card(*content: Node, id: str = "", label: str = "") -> Node:
    """One thing with one task."""
    return section(".card", id=id or None, aria_labelledby=label or None)[content]


def message(kind: str, *content: Node) -> Node:
    """A paragraph that stands out: `information`, `prompt` or `problem`."""
    return div(class_=["message", kind])[content]


def problems(found: Sequence[Problem]) -> Node:
    """Every problem at once, each a link to its field. The box is always there, so that it can take focus and be heard."""
    return div(id="problems", tabindex="-1", class_={"message problem": bool(found)})[
        bool(found)
        and div(role="alert")[
            h2["There is a problem"],
            ul[[li[_to_field(one)] for one in found]],
        ]
    ]


def _to_field(problem: Problem) -> Node:
    from htpy import a

    return a(href=f"#{problem.field}")[problem.sentence] if problem.field else problem.sentence


def ask(question: Node, yes: Node, no: Node) -> Node:
    """A question that waits for an answer, in place."""
    return div(".message.information.ask", tabindex="-1", id="ask")[p[question], div(".buttons")[yes, no]]


def hidden(words: Node) -> Node:
    """Words for those who hear the page."""
    return span(".unseen")[words]


def _aside(words: str) -> Node:
    return hidden(f" {words}") if words else None


def _label(id: str, words: str, aside: str) -> Node:
    return label(".label", for_=id)[words, _aside(aside)]
