"""Who does the exercise, toward which goals, and how members appear."""

from htpy import Node, div, fragment, h2, li, p, ul

from priorities import forms
from priorities.changes import fixed
from priorities.moment import Moment
from priorities.spoken import in_words
from priorities.views.frame import frame, say
from priorities.visibility import Seen, output

APPEAR = (
    ("anonymous", "Without names: a sheet carries no name, and after the opening no number"),
    ("role", "By role: a sheet carries a role, such as principal supervisor"),
    ("named", "By name: a sheet carries its member’s name"),
)


@output("page.team")
def page(seen: Seen, moment: Moment) -> Node:
    """The team's facts. All may be left empty."""
    team = seen.exercise.team
    return frame(
        seen,
        moment,
        "team",
        "Your team",
        say(
            seen,
            moment,
            "areas",
            (1,),
            f"Read this aloud: we will rate {in_words(len(seen.exercise.areas), 'area')} alone, talk about where we differ, and then "
            "rank them. There is no right answer and no single best course of action.",
        ),
        bool(seen.exercise.earlier and not seen.open)
        and forms.message(
            "information",
            p[
                "An earlier exercise stands beside this one. The report tells then and now once this exercise’s sheets are open."
            ],
        ),
        forms.card(
            forms.text_field(
                moment, "team title", "Name of this exercise", team.title, "For example: Leadership team, spring meeting"
            ),
            forms.text_field(moment, "team state", "State", team.state),
            forms.text_field(moment, "team date", "Date", team.date),
            forms.text_area(
                moment,
                "team goals",
                "Goals your State works toward",
                team.goals,
                "They stand beside the question about impact.",
                rows=3,
            ),
            forms.text_field(
                moment,
                "team size",
                "How many members",
                str(team.size or ""),
                "A number, 3 to 20 for most teams. Leave empty if you do not know.",
            ),
        ),
        forms.card(
            forms.radios(
                "team facilitated",
                "Who leads?",
                (
                    ("yes", "A facilitator: each step has a fold with what to say"),
                    ("no", "The team itself: each step opens with a prompt"),
                ),
                "yes" if team.facilitated else "no",
            ),
            team.facilitated and forms.text_field(moment, "team facilitators", "Facilitators", team.facilitators),
        ),
        forms.card(
            _appear(seen),
            team.appear == "role" and forms.text_area(moment, "team roles", "Roles, one a line", "\n".join(team.roles), rows=4),
        ),
        forms.card(_people(seen, moment)),
        lead=p(".lead")["Nothing here is required. You can come back at any time."],
    )


def _appear(seen: Seen) -> Node:
    appear = seen.exercise.team.appear
    if fixed(seen.exercise):
        words = next(text for value, text in APPEAR if value == appear)
        return fragment[h2["How members appear"], p[words + "."], p(".hint")["Fixed, since it has been promised to members."]]
    return forms.radios(
        "team appear",
        "How members appear",
        APPEAR,
        appear,
        hint=p(".hint")[
            "It is promised on the sheet and cannot be changed once a sheet is in. In a small group people may still guess."
        ],
    )


def _people(seen: Seen, moment: Moment) -> Node:
    return fragment[
        h2["Members"],
        seen.exercise.team.appear != "named"
        and p(".hint")["Who is here and who is absent, if you want to keep count. The list is tied to no sheet."],
        ul(".people")[
            [
                li[person.label, " ", forms.do(f"dismiss {person.id}", "Take off the list", aside=person.label, kind="link")]
                for person in seen.exercise.team.people
            ]
        ],
        forms.text_field(moment, "draft person", "Add a member by name"),
        div(".buttons")[forms.do("expect", "Add to the list")],
    ]
