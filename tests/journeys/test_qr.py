"""QR codes between devices: the team's from the projector to a phone, a sheet's from a phone to the laptop's camera."""

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserType, Page, Route, expect

from tests.journeys.conftest import Watch, begin, ready
from tests.journeys.test_access import check
from tests.journeys.test_three_devices import agree
from tests.site.test_qr import decoded

FRAMES = 30


def to_collect(page: Page, site: str) -> None:
    begin(page, site)
    page.get_by_label("Name of this exercise").fill("Spring meeting")
    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Collect").click()
    expect(page.get_by_role("heading", level=1, name="Collect the sheets")).to_be_focused()
    ready(page)


def phone_of(device) -> Page:
    return device(viewport={"width": 390, "height": 844}, device_scale_factor=2, has_touch=True)


def show_code(page: Page) -> None:
    page.get_by_role("button", name="Show as QR code").click()
    expect(page.locator("#qr")).to_be_focused()


def rate(phone: Page, link: str, level: str, comment: str = "") -> None:
    phone.goto(link)
    ready(phone)
    agree(phone, "Evaluation", level)
    if comment:
        phone.get_by_label("Comment (optional; the team will see it) on Evaluation").fill(comment)
        phone.keyboard.press("Tab")
        expect(phone.get_by_text("The code leaves out your comment.")).to_be_visible()
    show_code(phone)


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """What the camera of the laptop sees: a film that is made when it is wanted."""
    return tmp_path / "camera.mjpeg"


@pytest.fixture
def laptop(browser_type: BrowserType, browser_type_launch_args: dict, film: Path) -> Iterator[Page]:
    """A page of a browser with a camera."""
    camera = [
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-video-capture={film}",
    ]
    args = [*browser_type_launch_args["args"], *camera]
    browser = browser_type.launch(**{**browser_type_launch_args, "args": args})
    yield browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    browser.close()


def film_of(film: Path, browser: Browser, *phones: Page) -> None:
    """Each phone is held before the camera for a while, a little askew, in a picture of 1280 by 720."""
    camera = browser.new_page(viewport={"width": 1280, "height": 720})
    looks = []
    for number, phone in enumerate(phones):
        screen = b64encode(phone.screenshot()).decode()
        camera.set_content(
            f'<body style="margin: 0; background: #775; text-align: center">'
            f'<img src="data:image/png;base64,{screen}" style="height: 700px; rotate: {5 - 4 * number}deg">'
        )
        looks.append(camera.screenshot(type="jpeg", quality=80))
    camera.close()
    film.write_bytes(b"".join(look * FRAMES for look in looks))


def test_the_teams_code_on_the_projector_opens_the_sheet_on_a_phone(
    page: Page, device, site: str, watch: Watch, tmp_path: Path
):
    to_collect(page, site)
    show_code(page)
    page.set_viewport_size({"width": 1280, "height": 720})
    page.get_by_role("button", name="Show on the whole screen").press("Enter")
    expect(page.get_by_role("dialog", name="QR code on the whole screen")).to_be_visible()
    page.wait_for_function("document.fullscreenElement")
    page.screenshot(path=tmp_path / "projector.png")
    ((link,),) = decoded(tmp_path / "projector.png")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Show on the whole screen")).to_be_focused()
    check(page, "the code on the page")
    assert link == page.get_by_label("Link for members").input_value()

    phone = phone_of(device)
    phone.goto(link)
    ready(phone)
    expect(phone.get_by_text("Spring meeting")).to_be_visible()
    expect(phone.get_by_role("heading", level=1, name="Your rating sheet")).to_be_visible()

    # Showing the code has sent the form, so how members appear is fixed.
    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Team").click()
    expect(page.get_by_role("heading", level=1, name="Your team")).to_be_visible()
    expect(page.get_by_role("group", name="How members appear")).to_have_count(0)
    assert watch.elsewhere == []
    assert watch.noise == []


def test_where_the_browser_refuses_the_whole_screen_the_code_covers_the_page(page: Page, site: str):
    page.add_init_script("Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('refused'))")
    to_collect(page, site)
    show_code(page)
    large = page.get_by_role("dialog", name="QR code on the whole screen")
    for leave in (lambda: page.keyboard.press("Escape"), lambda: page.get_by_role("button", name="Close").click()):
        page.get_by_role("button", name="Show on the whole screen").click()
        expect(large).to_be_visible()
        assert large.bounding_box() == {"x": 0, "y": 0, "width": 1280, "height": 800}
        leave()
        expect(large).to_have_count(0)
        expect(page.get_by_role("button", name="Show on the whole screen")).to_be_focused()


# An iPhone may play a video before its first picture has come.
LATE = """
const { get } = Object.getOwnPropertyDescriptor(HTMLVideoElement.prototype, "videoWidth");
let asked = 0;
Object.defineProperty(HTMLVideoElement.prototype, "videoWidth", { get() { return asked++ && get.call(this); } });
"""


def test_sheets_on_phones_are_read_by_the_camera_one_after_another(
    browser: Browser, device, laptop: Page, site: str, film: Path
):
    watch = Watch(laptop, site)
    laptop.add_init_script(LATE)
    to_collect(laptop, site)
    link = laptop.get_by_label("Link for members").input_value()
    one, two, other = (phone_of(device) for _ in range(3))
    rate(one, link, "Agree", "Two districts rate everybody alike.")
    rate(two, link, "Strongly Disagree")
    other.goto(site)
    other.set_content("<p>No code at all</p>")
    film_of(film, browser, one, other, two, one)

    laptop.get_by_role("button", name="Read QR codes with the camera").click()
    came_in = laptop.locator("#receipts").get_by_role("listitem")
    expect(came_in.get_by_text("QR code 1: Added as sheet 1.")).to_be_visible()
    expect(came_in.get_by_text("QR code 2: Added as sheet 2.")).to_be_visible()
    expect(laptop.get_by_role("button", name="Stop the camera")).to_be_focused()
    check(laptop, "the camera")
    laptop.wait_for_timeout(1000 * 4 * FRAMES / 30)  # the film begins again: every code has been seen twice
    expect(came_in).to_have_count(2)
    assert laptop.evaluate("document.querySelector('video').srcObject.active")
    laptop.evaluate("window.stream = document.querySelector('video').srcObject")
    laptop.get_by_role("button", name="Stop the camera").click()
    expect(laptop.get_by_role("button", name="Read QR codes with the camera")).to_be_focused()
    laptop.wait_for_function("!window.stream.active")

    # What is in already is said to be in, and the team's own code is no sheet.
    show_code(laptop)
    film_of(film, browser, one, laptop)
    laptop.get_by_role("button", name="Read QR codes with the camera").click()
    expect(came_in.get_by_text("It is in already, as sheet 1.")).to_be_visible()
    expect(came_in.get_by_text("This is the QR code that members open.")).to_be_visible()
    expect(laptop.get_by_text("2 sheets are in")).to_be_visible()

    # Leaving for another step turns the camera off.
    laptop.evaluate("window.stream = document.querySelector('video').srcObject")
    laptop.get_by_role("link", name="Next: Discuss").click()
    expect(laptop.get_by_role("heading", level=1, name="What the team said")).to_be_visible()
    laptop.wait_for_function("!window.stream.active")
    assert watch.elsewhere == []
    assert watch.noise == []


def test_a_page_that_is_hidden_turns_the_camera_off(laptop: Page, browser: Browser, device, site: str, film: Path):
    to_collect(laptop, site)
    film_of(film, browser, phone_of(device))
    laptop.get_by_role("button", name="Read QR codes with the camera").click()
    laptop.wait_for_function("document.querySelector('video')?.srcObject?.active")
    laptop.evaluate("window.stream = document.querySelector('video').srcObject")
    laptop.evaluate(
        "Object.defineProperty(document, 'hidden', {value: true}); document.dispatchEvent(new Event('visibilitychange'))"
    )
    laptop.wait_for_function("!window.stream.active")
    expect(laptop.get_by_role("button", name="Read QR codes with the camera")).to_be_visible()


def test_without_a_camera_the_page_names_the_other_ways(page: Page, site: str, watch: Watch):
    to_collect(page, site)
    page.get_by_role("button", name="Read QR codes with the camera").click()
    expect(page.get_by_role("link", name="A sheet also comes in by its link, its code or its file.")).to_be_visible()
    expect(page.locator("#problems")).to_be_focused()
    assert watch.noise == []


def test_what_cannot_be_fetched_is_said_and_asked_for_again(page: Page, site: str):
    begin(page, site)
    page.get_by_label("Name of this exercise").fill("Spring meeting")
    asked: list[str] = []
    page.route("**/more.gz", lambda route: (asked.append(route.request.url), route.abort()))
    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Report").click()
    expect(page.get_by_text("A part of this site could not be fetched.")).to_be_visible()
    expect(page.locator("#problems")).to_be_focused()
    check(page, "a page that is still to come")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("#problems")).to_be_focused()
    page.unroute("**/more.gz")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", level=1, name="Determining priority areas: minutes")).to_be_focused()
    expect(page.get_by_text("Spring meeting").first).to_be_visible()
    assert len(asked) == 2

    # Python stays, and nothing is fetched twice.
    page.on("request", lambda request: asked.append(request.url) if "more.gz" in request.url else None)
    page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Collect").click()
    expect(page.get_by_role("heading", level=1, name="Collect the sheets")).to_be_focused()
    assert len(asked) == 2


def test_a_button_pressed_before_its_part_of_the_site_has_come_is_acted_on(page: Page, site: str):
    begin(page, site)
    held: list[Route] = []
    page.route("**/more.gz", lambda route: held.append(route))
    with page.expect_request("**/more.gz"):
        page.goto(site + "exercise/collect/")
    page.get_by_label("Codes, one on each line").fill("no code")
    page.get_by_role("button", name="Add these codes").click()
    expect(page.get_by_role("status")).to_have_text("Getting ready …")
    held.pop().continue_()
    expect(page.locator("#receipts li")).to_contain_text("Line 1, “no code”")


def test_a_scanner_that_cannot_be_fetched_is_asked_for_again(laptop: Page, browser: Browser, device, site: str, film: Path):
    to_collect(laptop, site)
    film_of(film, browser, phone_of(device))
    laptop.route("**/zxing/**", lambda route: route.abort())
    for _ in range(2):
        laptop.get_by_role("button", name="Read QR codes with the camera").click()
        expect(laptop.get_by_text("A part of this site could not be fetched.")).to_be_visible()
    laptop.unroute("**/zxing/**")
    laptop.get_by_role("button", name="Read QR codes with the camera").click()
    expect(laptop.get_by_role("button", name="Stop the camera")).to_be_visible()
