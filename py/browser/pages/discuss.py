"""What the team said: the notes are fields, so there is nothing to press but what every page has."""

from browser.page import Page


class Controller(Page):
    """Nothing of its own."""
