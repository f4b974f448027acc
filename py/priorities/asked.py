"""What a sheet asks of each area in our own words: the page and the table ask the same."""

HOW_FAR = "How far do you agree that this describes our State today?"
URGENCY = "the degree to which this area requires timely attention."
IMPACT = "the degree to which work in this area is expected to lead our State toward meeting instructional leadership goals."


def how_urgent(area: str) -> str:
    """The question of the matrix for the area of that name."""
    return f"How urgent is {area}, and how much impact would work on it have?"
