"""What a sheet asks of each area in our own words: the page, the table and the report say the same."""

HOW_FAR = "How far do you agree that this describes our State today?"
URGENCY = "the degree to which this area requires timely attention."
IMPACT = "the degree to which work in this area is expected to lead our State toward meeting instructional leadership goals."
HOW_URGENT = "How urgent is the area, and how much impact would work on it have?"
FIRST = "Which area should come first for improvement, and which next?"
"""What a member's own order answers."""
SIDES = {
    "agree": "What those who say in place see",
    "disagree": "What those who say not in place see",
    "notes": "What we would need to find out",
}
"""What the talk about an area is noted under."""


def how_urgent(area: str) -> str:
    """The question of the matrix for the area of that name."""
    return f"How urgent is {area}, and how much impact would work on it have?"


def how_placed(area: str) -> str:
    """The question of the matrix with what its two words mean."""
    return f"{how_urgent(area)} Urgency: {URGENCY} Impact: {IMPACT}"
