"""The whole exercise by keyboard alone: Tab, arrows, Space, Enter and typing. After every key something on the page has focus."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys import meeting
from tests.journeys.conftest import Watch, ready
from tests.journeys.meeting import AREAS, MEMBERS

KEYS_OF_THE_THEME = ("n", ".", "p", ",", "s", "f", "/")


class Keys:
    """A person at the keyboard, who knows what has focus and moves on from there. The page is told nothing but keys."""

    def __init__(self, page: Page) -> None:
        self.page = page
        # Nothing on the page has focus, or a Tab began at the very top again.
        self.lost = page.locator("body:not(:has(:focus)), .md-skip:focus")

    def skip_to_content(self) -> None:
        """The first keys on a page that was loaded: there the browser itself begins at the top."""
        self.page.keyboard.press("Tab")
        expect(self.page.get_by_role("link", name="Skip to content")).to_be_focused()
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_role("main")).to_be_focused()

    def press(self, *keys: str) -> None:
        """Press keys, or type characters; focus is lost neither by a key nor by what the page did since the last one."""
        for key in keys:
            self.hold()
            (self.page.keyboard.type if len(key) == 1 else self.page.keyboard.press)(key)
            self.hold()

    def hold(self) -> None:
        """Something on the page has focus. While one page takes another's place there may be a moment without."""
        if self.lost.count():
            expect(self.lost).to_have_count(0)

    def to(self, wanted: Locator, key: str = "Tab", most: int = 100) -> None:
        """Press Tab, or another key, until the wanted thing has focus."""
        held = wanted.and_(self.page.locator(":focus"))
        for _ in range(most):
            if held.count():
                return
            self.press(key)
        raise AssertionError(f"{wanted} is not reached by {most} times {key}")

    def back_to(self, wanted: Locator) -> None:
        """Press Shift+Tab until the wanted thing has focus."""
        self.to(wanted, "Shift+Tab")

    def use(self, wanted: Locator, key: str = "Enter") -> None:
        """Go to a button, a link or a fold, and press it."""
        self.to(wanted)
        self.press(key)

    def write(self, field: Locator, text: str) -> None:
        """Go to a field and write this in place of what it holds. Escape takes nothing back."""
        self.to(field)
        self.press("ControlOrMeta+a", *text, "Escape")
        expect(field).to_have_value(text)

    def write_line(self, field: Locator, text: str) -> None:
        """The same in a field of one line, where Enter sends nothing off and leads nowhere."""
        self.write(field, text)
        self.press("Enter")
        expect(field).to_be_focused()
        expect(field).to_have_value(text)

    def choose(self, question: Locator, answer: str) -> None:
        """Go to a question and choose by arrows; the first answer of a blank question by Space."""
        radio = question.get_by_role("radio", name=re.compile(f"^{answer}"))
        self.to(question.get_by_role("radio"))
        self.to(radio, "ArrowDown")
        if not radio.is_checked():
            self.press("Space")
        expect(radio).to_be_checked()

    def select(self, field: Locator, words: str) -> None:
        """Go to a list and choose by the first letter."""
        self.to(field)
        self.press(words[0])
        expect(field.locator("option:checked")).to_have_text(words)


class Team:
    """Five members round one laptop, with nothing but its keyboard."""

    def __init__(self, page: Page, keys: Keys, leads: str) -> None:
        self.page = page
        self.keys = keys
        self.leads = leads
        self.label = page.get_by_label

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def on(self, title: str) -> None:
        """The page with this heading is shown, and the next Tab goes on from there."""
        expect(self.page.get_by_role("heading", level=1, name=title)).to_be_focused()

    def onward(self, step: str, title: str) -> None:
        self.keys.use(self.page.get_by_role("link", name=f"Next: {step}"))
        self.on(title)

    def introduces_itself(self) -> None:
        self.keys.use(self.button("Start a new exercise"))
        self.on("Your team")
        self.keys.write_line(self.label("Name of this exercise"), meeting.TITLE)
        self.keys.write_line(self.label("State", exact=True), meeting.STATE)
        self.keys.write(self.label("Goals your State works toward"), meeting.GOALS)
        self.keys.write_line(self.label("How many members"), str(len(MEMBERS)))
        self.keys.choose(self.page.get_by_role("group", name="Who leads?"), self.leads)

    def edits_a_statement(self) -> None:
        self.onward("Statements", "The statements")
        self.keys.use(self.page.get_by_text("Change the wording of Evaluation"))
        self.keys.write(self.label("Your wording for Evaluation"), meeting.WORDING)
        self.keys.write(self.label("Why you change it (optional) the statement on Evaluation"), meeting.WHY_SO)
        self.keys.use(self.button("Save this wording of Evaluation"))
        expect(self.page.get_by_role("heading", name="Evaluation", exact=True)).to_be_focused()

    def rates(self) -> None:
        self.onward("Rate", "Your rating sheet")
        self.keys.press(*KEYS_OF_THE_THEME, "Escape")  # nothing happens
        self.on("Your rating sheet")
        for member, answers in enumerate(MEMBERS):
            for area, (agreement, quadrant) in zip(AREAS, answers, strict=True):
                if agreement and quadrant:
                    question = f"How far do you agree that this describes our State today? {area}"
                    self.keys.choose(self.page.get_by_role("group", name=question), agreement)
                    self.keys.choose(self.page.get_by_role("group", name=f"How urgent is {area}, and"), quadrant)
                if area == "Evaluation":
                    self.keys.write(
                        self.label("Comment (optional; the team will see it) on Evaluation"), meeting.comment(member)
                    )
            self.keys.use(self.button("Hand in my sheet"))
            expect(self.page.get_by_text("Pass the laptop to the next member.")).to_be_visible()
            self.on("Your rating sheet")
            if member + 1 < len(MEMBERS):
                self.keys.use(self.button("Start the next sheet"))
                expect(self.page.get_by_text("0 of 7 areas answered")).to_be_visible()
                self.on("Your rating sheet")

    def opens_the_sheets(self) -> None:
        self.onward("Collect", "Collect the sheets")
        expect(self.page.get_by_text("5 of 5 sheets are in")).to_be_visible()
        self.keys.use(self.button("Open the sheets" if self.leads == meeting.LEADS[0] else "All in? Open together"))
        question = self.page.get_by_text("This is the one act that cannot be undone.")
        expect(question).to_be_visible()
        self.keys.press("Escape")
        expect(question).to_be_visible()
        self.keys.use(self.button("Open now"), "Space")

    def talks(self) -> None:
        self.on("What the team said")
        self.keys.use(self.page.get_by_role("navigation", name="Areas").get_by_role("link", name="Evaluation"))
        expect(self.page.get_by_role("heading", name="Evaluation", exact=True)).to_be_focused()
        talk = self.page.get_by_role("region", name="Evaluation", exact=True)
        expect(talk.get_by_text(meeting.FOUND)).to_be_visible()
        expect(talk.get_by_text("Comment of member")).to_have_count(5)
        self.keys.write(self.label("What those who say not in place see in Evaluation"), meeting.NOTE)

    def ranks(self) -> None:
        self.onward("Rank", "Rank the areas")
        for place, area in enumerate(meeting.PLACED, 1):
            self.keys.select(self.label(f"Place for {area}"), str(place))
            self.keys.use(self.button(f"Move to place {area}"))
            expect(self.button(f"Take out {area}")).to_be_visible()
            expect(self.button(f"Move to place {area}")).to_be_focused()
            self.keys.write(self.label(f"Reasoning for the place of {area}"), meeting.reason(area))
        above = self.label("Why Preparation above Evaluation?")
        self.keys.back_to(above)
        self.keys.write(above, meeting.ABOVE)
        self.keys.use(self.button("Up Career Pathways"))
        expect(self.label("Why Career Pathways above Evaluation?")).to_be_visible()
        expect(self.button("Up Career Pathways")).to_be_focused()

    def chooses(self) -> None:
        self.onward("Reflect", "Reflect and choose")
        self.keys.write(self.label("Were team members surprised by the results"), meeting.SURPRISE)
        self.keys.use(self.page.get_by_role("checkbox", name="Preparation (place 1 in your order)"), "Space")
        self.keys.use(self.page.get_by_role("checkbox", name="Evaluation (place 3 in your order)"), "Space")

    def weighs_strategies(self) -> None:
        self._turns_to(4, meeting.PREPARING)
        self.keys.select(self.label(f"Implementation status {meeting.SELECTION}"), "3: Partially Implemented")
        self.keys.select(self.label(f"Priority {meeting.SELECTION}"), "High")
        self.keys.select(self.label(f"Implementation status {meeting.STANDARDS}"), "N/A")
        self.keys.write_line(
            self.label("Why does it not apply? Strategy: Require curriculum alignment to Common"), meeting.NOT_OURS
        )
        self.keys.write(self.label("Add a strategy of your own under Remove barriers to entry"), meeting.STIPEND)
        self.keys.use(self.button("Add it under Remove barriers to entry"))
        expect(self.label(f"Implementation status of: {meeting.STIPEND}")).to_be_focused()
        self.keys.select(self.label(f"Implementation status of: {meeting.STIPEND}"), "1: Not Planned/Implemented")
        self.keys.select(self.label(f"Priority of: {meeting.STIPEND}"), "High")
        expect(self.page.get_by_text(meeting.SO_FAR)).to_be_visible()
        self.keys.use(self.page.get_by_role("link", name="Previous: Reflect"))
        self.on("Reflect and choose")
        self._turns_to(5, meeting.PERFORMANCE)
        self.keys.select(self.label(f"Implementation status {meeting.MENTORING}"), "2: Planning for Implementation")
        self.keys.select(self.label(f"Priority {meeting.MENTORING}"), "Medium")

    def _turns_to(self, tool: int, about: str) -> None:
        self.keys.use(self.page.get_by_role("link", name=f"Tool {tool}: Assessing Strategies for {about}"))
        self.on(f"Assessing Strategies for {about}")

    def reads_the_minutes(self) -> None:
        self.onward("Report", "Determining priority areas: minutes")
        for text in meeting.MINUTES:
            expect(self.page.get_by_text(text).filter(visible=True).first).to_be_visible()

    def downloads(self, to: Path) -> bytes:
        with self.page.expect_download() as begun:
            self.keys.use(self.button("Download the exercise (JSON)"))
        begun.value.save_as(to)
        return to.read_bytes()

    def erases_everything(self) -> None:
        change = self.page.get_by_role("link", name="change exercise")
        self.keys.back_to(change)
        self.keys.press("Enter")
        self.on("Your exercises")
        self.keys.use(self.button("Erase everything"))
        self.keys.use(self.page.locator("#ask").get_by_role("button", name="Erase everything", exact=True))
        expect(self.page.get_by_text("Everything this site kept in this browser is erased.")).to_be_visible()
        expect(self.page.get_by_text("No exercise is kept here yet.")).to_be_visible()
        self.on("Your exercises")

    def opens_the_file(self, kept: Path) -> None:
        with self.page.expect_file_chooser() as dialog:
            self.keys.use(self.label("A .json file that you downloaded from this site"))
        dialog.value.set_files(kept)  # the browser's own dialog is no part of the page
        self.on("Determining priority areas: minutes")
        expect(self.page.get_by_role("cell", name=meeting.reason("Preparation"), exact=True)).to_be_visible()


@pytest.fixture
def keys(page: Page) -> Keys:
    return Keys(page)


@pytest.mark.parametrize("leads", [pytest.param(meeting.LEADS[0], marks=pytest.mark.long), meeting.LEADS[1]])
def test_the_whole_exercise_by_keyboard(page: Page, site: str, watch: Watch, keys: Keys, tmp_path: Path, leads: str):
    page.goto(site + "exercise/")
    ready(page)
    keys.skip_to_content()
    team = Team(page, keys, leads)
    team.introduces_itself()
    team.edits_a_statement()
    team.rates()
    team.opens_the_sheets()
    team.talks()
    team.ranks()
    team.chooses()
    team.weighs_strategies()
    team.reads_the_minutes()
    first = team.downloads(tmp_path / "first.json")
    assert all(meeting.comment(member).encode() in first for member in range(len(MEMBERS)))

    team.erases_everything()
    team.opens_the_file(tmp_path / "first.json")
    assert team.downloads(tmp_path / "second.json") == first

    assert watch.starts == 1
    assert watch.elsewhere == []
    assert watch.noise == []


def test_the_search_gives_focus_back(page: Page, site: str, keys: Keys):
    page.goto(site + "host/")
    search, box = page.get_by_role("button", name="Search", exact=True), page.get_by_role("textbox", name="Search")
    found = page.get_by_role("dialog", name="Search this site").get_by_role("link")
    for _ in range(2):  # past the skip link
        page.keyboard.press("Tab")
    keys.to(search)
    keys.press("Enter", *"licensure")
    expect(box).to_have_value("licensure")
    expect(found.first).to_be_visible()
    keys.press("ArrowDown")
    expect(found.first).to_be_focused()
    keys.press("Escape")
    expect(search).to_be_focused()
    keys.press("Enter")
    expect(box).to_be_focused()
    keys.press("Tab")
    expect(box).to_be_hidden()
    expect(page.get_by_role("main").locator(":focus")).to_have_count(1)
    expect(page).to_have_url(site + "host/")


def test_a_link_within_a_page_moves_focus_and_the_page_stays(page: Page, site: str, watch: Watch, keys: Keys):
    page.goto(site + "exercise/team/")
    ready(page)
    keys.skip_to_content()
    size = page.get_by_label("How many members")
    keys.write(size, "some")
    keys.press("Tab")
    keys.use(page.get_by_role("link", name="Write the number of members in digits"))
    expect(size).to_be_focused()
    expect(size).to_have_value("some")
    keys.write_line(size, "6")
    expect(page.get_by_role("heading", name="There is a problem")).to_have_count(0)
    for step, title in (("Statements", "The statements"), ("Rate", "Your rating sheet")):
        keys.use(page.get_by_role("link", name=f"Next: {step}"))
        expect(page.get_by_role("heading", level=1, name=title)).to_be_focused()
    link = page.get_by_role("navigation", name="Areas on this sheet").get_by_role("link", name="Evaluation")
    for go in (keys.to, keys.back_to):  # twice the same link, too
        go(link)
        keys.press("Enter")
        expect(page.get_by_role("heading", name="Evaluation", exact=True)).to_be_focused()
    keys.press("Tab")
    expect(page.get_by_role("radio", name="Strongly Disagree").nth(3)).to_be_focused()
    assert watch.noise == []


def test_what_is_gone_leaves_focus_where_it_stood(page: Page, site: str, watch: Watch, keys: Keys):
    page.goto(site + "exercise/strategies/preparing/")
    ready(page)
    keys.skip_to_content()
    status = page.get_by_label(f"Implementation status {meeting.STANDARDS}")
    keys.to(status)
    page.keyboard.type("N")
    page.keyboard.press("Tab")  # at once: the priority, which goes away
    keys.hold()
    expect(page.get_by_label(f"Priority {meeting.STANDARDS}")).to_have_count(0)
    reason = page.get_by_label("Why does it not apply? Strategy: Require curriculum alignment to Common")
    keys.to(reason, most=2)
    assert watch.noise == []


def test_from_the_exercise_the_search_is_a_link_and_open_where_it_leads(page: Page, site: str, keys: Keys):
    page.goto(site + "exercise/sheet/")
    ready(page)
    keys.skip_to_content()
    keys.back_to(page.get_by_role("link", name="Search", exact=True))
    keys.press("Enter")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    keys.press(*"licensure")
    expect(page.get_by_role("dialog", name="Search this site").get_by_role("link").first).to_be_visible()
