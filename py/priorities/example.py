"""The example team: the eight made-up members of the areas instrument, with invented talk, reasons and strategies."""

from priorities import changes, ranking, sheets
from priorities.agreement import LEVELS
from priorities.exercise import Exercise, begin
from priorities.instrument import Instrument

CHANGED = "example area"
"""The field of the methods page that says which area's answers are changed."""
QUADRANTS = {"HH": "high-high", "HL": "high-low", "LH": "low-high", "LL": "low-low"}

COMMENTS = {
    ("evaluation", 0): "Two districts still give every principal the same rating.",
    ("evaluation", 1): "Our three pilot districts use the growth measure well.",
    ("preparation", 2): "We had four applicants for eleven openings last year.",
    ("systems", 5): "The data system cannot tell us who was coached.",
}
TALK = {
    "preparation": (
        "One program sends us ready candidates each year.",
        "Vacancies are rising, and new principals leave within three years.",
        "How many graduates of each program still lead a school after five years?",
    ),
    "evaluation": (
        "The growth measure is in every district plan and feeds professional development.",
        "In rural districts nearly all principals get the same rating.",
        "Ratings by district, for the last two years.",
    ),
    "professional-development": (
        "The spring academy is matched to evaluation results.",
        "Assistant principals are left out.",
        "",
    ),
}
ORDER = (
    ("preparation", "Vacancies are rising; new principals leave early."),
    ("evaluation", "Districts read it differently; a common reading comes first."),
    ("professional-development", "All eight placed it high impact; views on quality differ."),
    ("career-pathways", "Teacher leaders have no step between class and office."),
    ("definition", "In place for most of us; keep it current."),
    ("systems", "Works for most; one strong concern to follow up."),
    ("licensure", "Less pressing than the rest this year."),
)
RUNGS = {
    ("preparation", "evaluation"): "Without candidates there is nobody to evaluate well.",
    ("evaluation", "professional-development"): "What we offer should follow from what we find.",
}
# Six of the eight gave an order of their own; two of these name only the first areas.
OWN_ORDERS = {
    0: "preparation evaluation professional-development career-pathways definition systems licensure",
    1: "preparation professional-development career-pathways",
    2: "evaluation preparation professional-development systems career-pathways definition licensure",
    4: "professional-development evaluation preparation career-pathways licensure definition systems",
    5: "preparation systems evaluation",
    6: "evaluation professional-development preparation career-pathways definition licensure systems",
}
DOUBT = "The ratings do not know that our largest program loses its funding next year."
RATED = {
    "selection-of-candidates": ("partially", "high", "Begun with two programs; it would move us most."),
    "curriculum-to-competencies": ("partially", "medium", ""),
    "clinical-experience": ("planning", "high", "The plan is ready and funded."),
    "program-partnerships": ("fully", "medium", "It works; keep it."),
    "report-on-effectiveness": ("not-planned", "high", "We cannot steer without it."),
    "pathways-to-principal": ("partially", "low", ""),
    "licensure-renewal": ("not-planned", "low", ""),
    "evaluation-framework": ("fully", "high", ""),
    "evaluation-process": ("partially", "high", "Finish it before anything new."),
    "principal-role": ("planning", "medium", ""),
    "mentoring": ("not-planned", "medium", ""),
}


def example(instruments: dict[str, Instrument], id: str, when: str) -> Exercise:
    """The example team's exercise, with its sheets opened. It is marked as an example wherever it is shown."""
    exercise = begin(instruments, id, when)
    exercise = changes.describe(
        exercise,
        state="Example State",
        title="Example team",
        date="14 May 2026",
        goals="Every school led by a principal who improves teaching, and a ready successor for each.",
        facilitators="One facilitator, in one room",
        size=8,
        example=True,
    )
    if "licensure" in exercise.names:
        printed, ours = "to be effective leaders", "to be effective leaders of schools in our State"
        reworded = exercise.statement("licensure").replace(printed, ours)
        exercise = changes.reword(exercise, "licensure", reworded, "We license for our own schools.", when=when)
    exercise = _rated(exercise, instruments["areas"])
    exercise = sheets.open_sheets(exercise, when)
    there = exercise.names  # a State's own copy may have fewer areas and strategies
    for area, said in ((area, said) for area, said in TALK.items() if area in there):
        for side, text in zip(("agree", "disagree", "notes"), said, strict=True):
            exercise = changes.talk(exercise, area, side, text)
    for place, (area, reason) in enumerate((one for one in ORDER if one[0] in there), 1):
        exercise = ranking.reason(ranking.move(exercise, area, place), area, reason)
    for (upper, lower), why in RUNGS.items():
        if upper in there and lower in there:
            exercise = ranking.explain(exercise, upper, lower, why)
    exercise = ranking.doubt(ranking.see_suggestions(exercise, when, first=False), DOUBT)
    exercise = changes.reflect(exercise, "1", "We did not expect to be split on evaluation.")
    exercise = changes.reflect(
        exercise, "2", "Most of us name preparation. We still differ on evaluation, and chose it for that reason."
    )
    for area in ("preparation", "evaluation"):
        exercise = changes.choose(exercise, area, True) if area in there else exercise
    return changes.stamp(_decided(exercise, when), when)


def _rated(exercise: Exercise, instrument: Instrument) -> Exercise:
    """Eight sheets from the instrument's own worked example. Their ids are made up and sort in no order of the members."""
    answers = instrument.examples[0]["areas"] if instrument.examples else {}
    for member in range(8):
        sheet = f"example-{(member * 5 + 3) % 8}"
        exercise = sheets.start(exercise, sheet)
        for area, held in answers.items():
            rating, quadrant = held["ratings"].split()[member], held["placements"].split()[member]
            exercise = sheets.rate(
                exercise,
                sheet,
                area,
                agreement=None if rating == "-" else LEVELS[int(rating) - 1],
                quadrant=None if quadrant == "-" else QUADRANTS[quadrant],
                comment=COMMENTS.get((area, member)),
            )
        for area in OWN_ORDERS.get(member, "").split():
            exercise = sheets.put_next(exercise, sheet, area) if area in exercise.names else exercise
    return exercise


def _decided(exercise: Exercise, when: str) -> Exercise:
    there = changes.printed_strategies(exercise)
    for strategy, (status, priority, why) in RATED.items():
        if strategy in there:
            exercise = changes.decide(exercise, strategy, status=status, priority=priority, why=why)
    if "curriculum-to-standards" in there:
        reason = "Our State has standards of its own since 2019."
        exercise = changes.decide(exercise, "curriculum-to-standards", status="not-applicable", na_reason=reason)
    if "barriers-to-entry" in {category.id for tool in exercise.tools for category in tool.categories}:
        own, why = "own-residency-stipend", "Teachers cannot afford an unpaid year."
        exercise = changes.add_strategy(exercise, own, "barriers-to-entry", "Pay a stipend during the residency year.", when)
        exercise = changes.decide(exercise, own, status="not-planned", priority="high", why=why)
    return exercise
