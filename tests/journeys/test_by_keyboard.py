"""The whole exercise by keyboard alone: Tab, arrows, Space, Enter and typing. Focus never falls back to the body."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Watch, ready


class Keys:
    """A person at the keyboard, who reads what has focus and moves on."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.nowhere = page.locator("body:focus")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def to(self, wanted, key: str = "Tab", most: int = 250) -> None:
        """Press Tab until the wanted thing has focus."""
        held = wanted.and_(self.page.locator(":focus"))
        for _ in range(most):
            if held.count():
                return
            self.press(key)
            expect(self.page.locator("body:not(:has(:focus))")).to_have_count(0)
        raise AssertionError(f"{wanted} is not reached by {key}")

    def use(self, wanted, key: str = "Enter") -> None:
        self.to(wanted)
        self.press(key)

    def type(self, wanted, text: str) -> None:
        self.to(wanted)
        self.page.keyboard.type(text)

    def choose(self, group, times: int) -> None:
        """Reach a group of radios and go down by arrows; the first arrow chooses the second radio where none is chosen."""
        self.to(group.get_by_role("radio").and_(self.page.locator(":focus")).or_(group.get_by_role("radio")))
        self.press("Space")
        for _ in range(times):
            self.press("ArrowDown")


def on(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1, name=title)).to_be_focused()


@pytest.fixture
def keys(page: Page) -> Keys:
    return Keys(page)


def test_the_whole_exercise_by_keyboard(page: Page, site: str, watch: Watch, keys: Keys):
    page.goto(site + "exercise/")
    ready(page)
    button = lambda name: page.get_by_role("button", name=name, exact=True)  # noqa: E731  (one word for one thing)
    onward = lambda step: keys.use(page.get_by_role("link", name=f"Next: {step}"))  # noqa: E731

    keys.use(button("Start a new exercise"))
    on(page, "Your team")
    keys.type(page.get_by_label("Name of this exercise"), "By keyboard")
    keys.type(page.get_by_label("How many members"), "2")
    onward("Statements")

    on(page, "The statements")
    keys.use(page.get_by_text("Change the wording of Preparation"))
    keys.to(page.get_by_label("Your wording for Preparation"))
    keys.press("ControlOrMeta+a")
    page.keyboard.type("Enough good candidates are ready to lead.")
    keys.use(button("Save this wording of Preparation"))
    expect(page.get_by_role("heading", name="Preparation", exact=True)).to_be_focused()
    onward("Rate")

    on(page, "Your rating sheet")
    for member in range(2):
        for number, area in enumerate(("Instructional Leadership Definition", "Preparation", "Licensure")):
            keys.choose(
                page.get_by_role("group", name=f"How far do you agree that this describes our State today? {area}"),
                (number + member) % 4,
            )
            keys.choose(page.get_by_role("group", name=f"How urgent is {area}, and"), number % 3)
        keys.use(button("Hand in my sheet"))
        on(page, "Your rating sheet")
        if not member:
            keys.use(button("Start the next sheet"))
            on(page, "Your rating sheet")
    onward("Collect")

    on(page, "Collect the sheets")
    keys.use(button("Open the sheets"))
    expect(page.get_by_text("This is the one act that cannot be undone.")).to_be_visible()
    keys.use(button("Open now"), "Space")
    on(page, "What the team said")
    expect(page.get_by_text("Two answers, on the same side: Strongly Disagree and Disagree.").first).to_be_visible()
    keys.type(page.get_by_label("What we would need to find out about Preparation"), "How many apply.")
    onward("Rank")

    on(page, "Rank the areas")
    for area in ("Licensure", "Preparation"):
        keys.use(button(f"Move to place {area}"))
        expect(button(f"Move to place {area}")).to_be_focused()
    keys.to(button("Up Preparation"), "Shift+Tab")
    keys.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Preparation moved to place 1 of 7.")
    expect(button("Up Preparation")).to_be_focused()
    keys.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Preparation is already in the first place.")
    expect(button("Up Preparation")).to_be_focused()
    keys.type(page.get_by_label("Reasoning for the place of Preparation"), "Vacancies.")
    keys.type(page.get_by_label("Why Preparation above Licensure?"), "People first.")
    onward("Reflect")

    on(page, "Reflect and choose")
    keys.type(page.get_by_label("Were team members surprised by the results"), "No.")
    keys.use(page.get_by_role("checkbox", name="Preparation (place 1 in your order)"), "Space")
    tool = page.get_by_role("link", name="Tool 4: Assessing Strategies for Preparation and Licensing")
    expect(tool).to_be_visible()
    keys.use(tool)

    on(page, "Assessing Strategies for Preparation and Licensing")
    keys.to(page.get_by_label("Implementation status of: Require rigorous selection"))
    page.keyboard.type("3")
    keys.to(page.get_by_label("Priority of: Require rigorous selection"))
    page.keyboard.type("H")
    keys.type(page.get_by_label("Add a strategy of your own under Remove barriers to entry"), "Pay a stipend.")
    keys.use(button("Add it under Remove barriers to entry"))
    expect(page.get_by_label("Implementation status of: Pay a stipend.")).to_be_focused()
    onward("Report")

    on(page, "Determining priority areas: minutes")
    for text in (
        "Vacancies.",
        "People first.",
        "How many apply.",
        "Pay a stipend. (added by the team)",
        "Finish what is under way",
    ):
        expect(page.get_by_text(text).first).to_be_visible()
    with page.expect_download() as begun:
        keys.use(button("Download the exercise (JSON)"))
    assert begun.value.suggested_filename == "priorities-by-keyboard.json"
    assert watch.starts == 1
    assert watch.noise == []
