"""What every page of the exercise has around it: whose exercise it is, the steps, what went wrong, what to say, and the way on."""

from collections.abc import Iterable, Sequence

from htpy import Node, a, details, div, fragment, h1, header, li, nav, ol, p, section, span, summary, ul

from priorities import forms, instructions
from priorities.changes import open_tools
from priorities.exercise import Exercise
from priorities.instrument import Step
from priorities.moment import Moment
from priorities.visibility import Seen

STEPS = (
    ("team", "Team"),
    ("statements", "Statements"),
    ("sheet", "Rate"),
    ("collect", "Collect"),
    ("discuss", "Discuss"),
    ("rank", "Rank"),
    ("reflect", "Reflect"),
    ("strategies", "Strategies"),
    ("report", "Report"),
)

LATE = "The sheets are open. A sheet added now changes the counts by one, and those who saw them may work it out."
_REPLACE, _DROP = ("replace", "Replace that one by it"), ("drop", "Do not add it")
ARRIVING = {
    "added": (("add", "Add the sheet"), _DROP),
    "newer": (_REPLACE, _DROP),
    "alike": (_REPLACE, ("beside", "Add it as another member’s"), _DROP),
}


def frame(seen: Seen, moment: Moment, here: str, title: str, *content: Node, lead: Node = None) -> Node:
    """A step of the exercise. Steps are places, not gates: every one can be gone to at any time."""
    below = "../../" if moment.tool else "../"
    return fragment[
        _team_bar(seen.exercise.team.title, seen.exercise.team.example, below),
        _steps(finished(seen), here, below),
        header(".page-head")[h1(tabindex="-1")[title], lead],
        notices(moment, late=seen.open),
        moment.choose and choose(moment),
        div(".page-body")[content],
        _way_on(here, below),
        foot(moment),
    ]


def notices(moment: Moment, late: bool = False) -> Node:
    """What went wrong, what an opened file says unlike this site, and what was just done."""
    return fragment[
        forms.problems(moment.problems),
        moment.failed
        and forms.message("problem", p[moment.failed], div(".buttons")[forms.do("download", "Download the file now")]),
        moment.differs
        and forms.message(
            "information",
            p["The words of this exercise differ from those of this site. Its own words are shown."],
            ul[[li[one] for one in moment.differs]],
        ),
        moment.notice and forms.message("information", p[moment.notice]),
        moment.unplaced
        and forms.message(
            "information",
            p["What you answered before the page was ready was on another sheet or another wording. Where does it belong?"],
            div(".buttons")[
                forms.do("early put", "Put it on the sheet shown now"), forms.do("early drop", "Leave it out; I answer again")
            ],
        ),
        forms.message(
            "information",
            p[moment.arriving.sentence],
            late and p[LATE],
            div(".buttons")[[forms.do(f"arrive {answer}", words) for answer, words in ARRIVING[moment.arriving.outcome]]],
        )
        if moment.arriving
        else None,
        moment.asking == "elsewhere"
        and forms.ask(
            "This exercise was changed in another tab. What you do here is not saved until you choose.",
            forms.do("elsewhere load", "Load that version", kind="main"),
            forms.do("elsewhere copy", "Keep mine as a copy"),
        ),
    ]


def choose(moment: Moment) -> Node:
    """Asked once when a browser session begins on a device that keeps exercises."""
    return forms.message(
        "information",
        p[span(".strong")["Exercises are kept on this device."], " Which one is this?"],
        div(".buttons")[
            [forms.do(f"continue {one.id}", f"Continue {one.title or 'the exercise without a name'}") for one in moment.kept],
            forms.do("new", "Start clean"),
            forms.do("erase-all", "Erase everything kept here"),
        ],
        moment.asking == "erase-all" and erase_all(),
    )


def erase_all() -> Node:
    """The question before everything is erased."""
    return forms.ask(
        "Erase every exercise kept in this browser? Files you downloaded stay where they are.",
        forms.do("erase-all yes", "Erase everything", kind="main"),
        forms.do("cancel", "Keep them"),
    )


def foot(moment: Moment) -> Node:
    """The quiet line that says what is saved, and Undo."""
    return _foot(moment.saved_words, moment.can_undo)


@forms.drawn_once
def _foot(saved: str, can_undo: bool) -> Node:
    return div(".page-foot")[
        p(id="saved")[saved],
        p(".offline-sign")["✓ Ready to work offline"],
        forms.do("undo", "Undo", unable=not can_undo),
    ]


def say(seen: Seen, moment: Moment, instrument: str, steps: Iterable[int], prompt: str, aloud: str = "") -> Node:
    """The source's own words for steps: folded for a facilitator, open beside our prompt for a team on its own.

    Where the source says nothing, a facilitator has nothing to unfold.
    """
    guide = moment.guides.get(instrument)
    if guide is None:
        return None
    wanted = tuple(steps)
    said = tuple(step for step in guide.steps if step.number in wanted)
    if not said and seen.exercise.team.facilitated:
        return None
    id = "-".join(["say", instrument, *map(str, wanted)])
    return _say(id, said, "" if seen.exercise.team.facilitated else prompt, aloud)


@forms.drawn_once
def _say(id: str, said: Sequence[Step], prompt: str, aloud: str) -> Node:
    words = [instructions.step(step, p(".kicker")) for step in said]
    if not prompt:
        return section(".aloud", id=id)[forms.fold("What to say", div(".quoted")[words])]
    return section(".aloud", id=id)[
        forms.message(
            "prompt",
            p(".kicker")["For the team"],
            p(".prompt-words")[prompt],
            p(".hint")[aloud or "Hand the laptop on: the next person reads aloud."],
            bool(words) and forms.fold("The instructions as printed", div(".quoted")[words]),
        )
    ]


@forms.drawn_once
def _team_bar(title: str, example: bool, below: str) -> Node:
    return p(".team-bar")[
        span(".strong")[title or "Exercise without a name"],
        example and " · Example team, invented answers",
        span(".on-screen")[" · ", a(href=below)["change", forms.hidden(" exercise")]],
    ]


@forms.drawn_once
def _steps(done: frozenset[str], here: str, below: str) -> Node:
    at = [step for step, _ in STEPS].index(here)
    return nav(".steps", id="steps", aria_label="Steps of the exercise")[
        details[summary[f"Step {at + 1} of {len(STEPS)}: {STEPS[at][1]}", span(".hint")["All steps"]]],
        ol[
            [
                li(class_={"now": step == here, "done": step in done})[
                    a(href=f"{below}{step}/", aria_current="step" if step == here else None)[
                        span(".step-number", aria_hidden="true")["✓" if step in done else str(number)],
                        words,
                        forms.hidden(" (begun)") if step in done else None,
                    ]
                ]
                for number, (step, words) in enumerate(STEPS, 1)
            ]
        ],
    ]


def finished(seen: Seen) -> frozenset[str]:
    """The steps in which something is entered. It judges nothing: an empty step may be meant so. The State may be filled in by the copy."""
    exercise = seen.exercise
    held = {
        "team": bool(exercise.team.title or exercise.team.date),
        "statements": bool(exercise.statements),
        "sheet": bool(seen.envelopes),
        "collect": seen.open,
        "discuss": bool(exercise.discussion),
        "rank": any(exercise.ranking.places),
        "reflect": bool(exercise.priorities or exercise.reflection),
        "strategies": bool(exercise.strategies),
    }
    return frozenset(step for step, entered in held.items() if entered)


@forms.drawn_once
def _way_on(here: str, below: str) -> Node:
    names = [step for step, _ in STEPS]
    at = names.index(here)
    return div(".way-on")[
        at > 0 and a(".button.plain", href=f"{below}{names[at - 1]}/")[f"Previous: {STEPS[at - 1][1]}"],
        at + 1 < len(names) and a(".button.main", href=f"{below}{names[at + 1]}/")[f"Next: {STEPS[at + 1][1]}"],
    ]


def tool_links(exercise: Exercise, below: str) -> Node:
    """Links to the strategy pages in use."""
    wanted = open_tools(exercise)
    return ul(".tools")[
        [
            li[a(href=f"{below}strategies/{tool.id}/")[f"{tool.tool}: {tool.title}"]]
            for tool in exercise.tools
            if tool.id in wanted
        ]
    ]
