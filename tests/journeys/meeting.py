"""What one team of five brings to its meeting: who rates what, and what is written down. By mouse and by keyboard alike."""

AREAS = (
    "Instructional Leadership Definition",
    "Preparation",
    "Licensure",
    "Evaluation",
    "Professional Development",
    "Career Pathways",
    "Systems and Structures",
)
# Five members: how each rates and places the seven areas; None leaves it blank.
SD, D, A, SA = "Strongly Disagree", "Disagree", "Agree", "Strongly Agree"
HH, HL, LH, LL = "Urgent, high impact", "Urgent, low impact", "Less urgent, high impact", "Less urgent, low impact"
MEMBERS = (
    ((A, LH), (D, HH), (D, LL), (SD, HH), (D, HH), (D, LH), (A, HL)),
    ((A, LH), (D, HH), (A, LH), (SA, HH), (A, LH), (D, LH), (A, LL)),
    ((A, LH), (SD, HH), (A, LL), (SD, HH), (D, HH), (SD, HH), (SA, LL)),
    ((SA, LL), (D, HH), (D, HL), (SA, LH), (A, LH), (A, LH), (A, LL)),
    ((A, LH), (D, LH), (A, LL), (D, LH), (D, HH), (None, None), (A, HL)),
)
LEADS = ("A facilitator", "The team itself")

TITLE, STATE, GOALS = "Spring meeting", "Example State", "A ready principal for every school."
WORDING, WHY_SO = "Evaluations tell our principals how to improve.", "Shorter, and ours."
FOUND = "Split: 2 in place, 3 not, and 4 of 5 feel strongly."
NOTE = "Rural districts give everybody the same rating."
PLACED = ("Preparation", "Evaluation", "Career Pathways")  # in this order; then the third goes up one place
ABOVE = "Nobody to evaluate without candidates."
SURPRISE = "By the split on evaluation."
PREPARING, PERFORMANCE = "Preparation and Licensing", "Performance Management"
SELECTION = "of: Require rigorous selection of candidates for preparation …"
STANDARDS = "of: Require curriculum alignment to Common Core State Standar…"
NOT_OURS = "We have standards of our own."
MENTORING = "of: Implement mentoring programs"
STIPEND = "Pay a stipend during residency."
SO_FAR = "Of 14 strategies, 1 does not apply and 11 are not rated yet."


def comment(member: int) -> str:
    """What a member, counted from zero, writes on Evaluation."""
    return f"Comment of member {member + 1}"


def reason(area: str) -> str:
    """Why an area stands where it stands."""
    return f"Reason for {area}"


MINUTES = (reason("Preparation"), NOTE, STIPEND, WHY_SO)  # some of what the report has to tell
