"""Sheets from paper, codes and hands by the keyboard alone, with every key press counted, and what the team then sees."""

import pytest
from compiled.instruments import INSTRUMENTS
from playwright.sync_api import Page, expect
from priorities.codes import encode
from priorities.exercise import begin as blank
from priorities.instrument import from_plain
from priorities.wordings import in_force

from tests.journeys.conftest import Watch, begin, ready, saved
from tests.journeys.test_access import check
from tests.journeys.test_by_keyboard import Keys

EXERCISE = blank({name: from_plain(plain) for name, plain in INSTRUMENTS.items()}, "here", "2026-05-14T15:00:00Z")
AREAS = [area.id for area in EXERCISE.areas]
LEVELS = ("strongly-disagree", "disagree", "agree", "strongly-agree")
ELSEWHERE = "34"  # Agree; less urgent, high impact

# Evaluation is the fourth area: ten sheets on paper, ten by code.
PAPER = ["12"] * 4 + ["34"] * 3 + ["44"] * 3
CODES = [("disagree", "high-high")] * 5 + [("agree", "low-high")] * 5


class Counted(Keys):
    """A person at the keyboard whose key presses are counted."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.presses = 0

    def press(self, *keys: str) -> None:
        self.presses += len(keys)
        super().press(*keys)

    def write(self, text: str) -> None:
        self.press(*(" " if key == " " else key for key in text))

    def spent(self) -> int:
        """The presses since it was last asked."""
        spent, self.presses = self.presses, 0
        return spent


def code(number: int) -> str:
    """What a member reads aloud. Each code is another one, as those of members nearly always are."""
    ratings = dict.fromkeys(AREAS, ("agree", "low-high"))
    ratings["evaluation"] = CODES[number]
    ratings["systems"] = (LEVELS[number % 4], ("high-high", "high-low", "low-low")[number // 4])
    return encode(AREAS, ratings, (), in_force(EXERCISE).mark).replace("-", "").replace(" ", "")


def to_collect(page: Page, site: str, size: int) -> None:
    begin(page, site)
    page.get_by_label("How many members").fill(str(size))
    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Collect").click()
    expect(page.get_by_role("heading", level=1, name="Collect the sheets")).to_be_focused()


def test_paper_codes_and_hands_by_keyboard(page: Page, site: str, watch: Watch, capsys: pytest.CaptureFixture[str]):
    to_collect(page, site, 23)
    keys = Counted(page)
    answers = page.get_by_label("Answers, two keys an area", exact=True)

    # Ten sheets from paper.
    keys.to(page.locator("summary", has_text="Type in sheets from paper"))
    keys.spent()
    keys.press("Enter", "Tab", "Tab")
    expect(answers).to_be_focused()
    opening, each = keys.spent(), []
    for number, evaluation in enumerate(PAPER, 1):
        keys.write(ELSEWHERE * 3 + evaluation + ELSEWHERE * 3)
        keys.press("Enter")
        expect(page.get_by_text(f"Added as sheet {number}.")).to_be_visible()
        expect(answers).to_be_focused()
        expect(answers).to_have_value("")
        each.append(keys.spent())
    assert each == [15] * 10
    assert opening + each[0] <= 18
    with capsys.disabled():
        print(f"\nTen paper sheets: {opening + sum(each)} key presses, {each[0]} for a sheet and {opening} to open the entry.")

    # A wrong key is not taken; a sheet half typed is kept nowhere.
    keys.write("39")
    expect(
        page.get_by_text("“9” is not taken. Instructional Leadership Definition, urgency and impact: 1 to 4")
    ).to_be_visible()
    expect(answers).to_have_value("3")
    saved(page)
    page.reload()
    ready(page)
    for _ in range(2):  # a page that was loaded anew has no focus yet; the first stop is the skip link
        page.keyboard.press("Tab")
    expect(page.get_by_text("10 of 23 sheets are in")).to_be_visible()
    expect(answers).to_have_value("")

    # Another person types sheet 3, whose first entry had a slip.
    keys.use(page.locator("summary", has_text="Enter a sheet a second time"))
    keys.to(page.get_by_label("Number of the sheet"))
    keys.spent()
    keys.write("3")
    keys.press("Tab")
    keys.write(ELSEWHERE * 3 + "22" + ELSEWHERE * 3)
    keys.press("Enter")
    expect(page.get_by_text("Sheet 3: 1 answer differs.")).to_be_visible()
    keys.press("Tab", "2", "Enter")
    expect(page.get_by_text("Sheet 3 now says what was typed last.")).to_be_visible()
    expect(page.get_by_label("Number of the sheet")).to_be_focused()

    # Ten codes.
    saved(page)
    page.reload()
    ready(page)
    for _ in range(2):  # a page that was loaded anew has no focus yet; the first stop is the skip link
        page.keyboard.press("Tab")
    keys.to(page.get_by_label("Codes, one on each line"))
    keys.spent()
    for number in range(10):
        keys.write(code(number))
        keys.press(*["Enter"] if number < 9 else ["Tab", "Enter"])
    expect(page.get_by_text("Added as sheet 20.")).to_be_visible()
    with capsys.disabled():
        print(f"Ten codes: {keys.spent()} key presses, 12 for a code and one to end its line, and Tab to the button.")

    # Three members raise a hand for Evaluation.
    keys.use(page.locator("#hands > summary"))
    keys.use(page.locator("#hands-evaluation > summary"))
    for name, count in (("strongly-agree", "2"), ("cant-judge", "2")):
        keys.to(page.locator(f"#tally-evaluation-agreement-{name}"))
        keys.write(count)
    keys.press("Tab")
    expect(
        page.get_by_role("link", name="The team has 23 members, and 20 gave a sheet: at most 3 can raise a hand")
    ).to_be_visible()
    keys.press("Tab", "Enter")
    expect(page.locator("#tally-evaluation-agreement-cant-judge")).to_be_focused()
    keys.press("Backspace", "1", "Tab")
    expect(page.get_by_text("There is a problem")).to_have_count(0)
    keys.to(page.locator("#tally-evaluation-quadrant-high-high"))
    keys.press("3", "Tab")
    expect(page.locator("#hands-evaluation > summary")).to_have_text("Evaluation: 3 hands")
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        check(page, f"everything unfolded at {width}")

    # Nobody is still to come, so opening asks for no reason.
    expect(page.get_by_label("Why open now?")).to_have_count(0)
    keys.use(page.get_by_role("button", name="Open the sheets"))
    keys.use(page.get_by_role("button", name="Open now"))
    expect(page.get_by_role("heading", level=1, name="What the team said")).to_be_focused()
    talk = page.get_by_role("region", name="Evaluation", exact=True)
    # By hand: Strongly Disagree 4 - 1, Disagree 1 + 5, Agree 3 + 5, Strongly Agree 3 + 2 hands; Can't judge 1 hand.
    expect(talk.get_by_text("Mixed: 13 in place, 9 not, mostly mild.").first).to_be_visible()
    assert talk.locator("table").first.locator("td").all_text_contents() == ["3", "6", "8", "5"]
    expect(talk.get_by_text("1 member chose Can’t judge.")).to_be_visible()
    expect(talk.get_by_text("23 of 23 answered.")).to_be_visible()
    # Urgent, high impact: 4 on paper, 5 by code, 3 hands; less urgent, high impact: 6 and 5.
    expect(talk.get_by_text("Most (12 of 23): urgent, high impact.").first).to_be_visible()
    assert talk.locator("table").nth(1).locator("td").all_text_contents() == ["12", "0", "11", "0"]
    expect(talk.get_by_text("Hands of 3 members are in these counts.")).to_be_visible()
    other = page.get_by_role("region", name="Preparation", exact=True)
    expect(other.get_by_text("20 of 23 answered.").first).to_be_visible()
    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Report").click()
    expect(page.get_by_text("10 by code; 10 on paper.")).to_be_visible()
    expect(page.get_by_text("Hands were counted for Evaluation (3 on agreement, 3 on urgency and impact).")).to_be_visible()
    assert watch.noise == []


def test_a_team_that_raises_hands_alone(page: Page, site: str):
    to_collect(page, site, 5)
    page.get_by_text("Count hands", exact=True).click()
    page.locator("#hands-licensure > summary").click()
    page.locator("#tally-licensure-agreement-disagree").fill("4")
    page.locator("#tally-licensure-agreement-agree").fill("1")
    page.locator("#tally-licensure-agreement-agree").press("Tab")
    expect(page.get_by_text("0 of 5 sheets are in. Hands of 5 members are counted")).to_be_visible()
    saved(page)
    page.reload()
    ready(page)
    for _ in range(2):  # a page that was loaded anew has no focus yet; the first stop is the skip link
        page.keyboard.press("Tab")
    expect(page.get_by_text("0 of 5 sheets are in. Hands of 5 members are counted")).to_be_visible()
    page.get_by_role("button", name="Open the sheets").click()
    page.get_by_role("button", name="Open now").click()
    talk = page.get_by_role("region", name="Licensure", exact=True)
    expect(talk.get_by_text("Leaning: 4 of 5 say not in place, 1 says in place.").first).to_be_visible()
