"""Nothing leaves, nothing runs that is not ours, and the page on privacy says all that is kept."""

import re
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, expect
from priorities import changes, sheets
from priorities.departures import sheet_link, team_link
from priorities.exercise import begin as begin_exercise
from priorities.visibility import see

from tests.building import ROOT
from tests.journeys.conftest import begin, ready
from tests.journeys.host import Host
from tests.journeys.test_report import download
from tests.priorities import hostile
from tests.priorities.hostile import MARK, SCRIPT, WHEN

POLICY = re.compile('<meta http-equiv="Content-Security-Policy"[^>]*>')
# Told to the page itself, since it outlives what Python draws.
STOPPED = """addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
  const page = document.documentElement.dataset;
  page.stopped = `${page.stopped ?? ""} ${effectiveDirective}`;
});"""
HARM = f"""() => [...document.querySelectorAll("*")].filter((one) => one.matches(".{MARK}")
  || [...one.attributes].some(({{ name, value }}) => /^on/.test(name) || (/^(href|src|action)$/.test(name) && /^\\s*javascript:/i.test(value))))
  .map((one) => one.outerHTML.slice(0, 200)).concat(window.{MARK} ?? [])"""


@pytest.fixture
def elsewhere(host: Host) -> Iterator[Host]:
    """Another site, which nobody may ask for anything."""
    running = Host(host.folder)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def without_policy(host: Host, tmp_path: Path) -> Iterator[None]:
    """The same site as it would be if no page had a policy."""
    folder = host.folder
    host.folder = shutil.copytree(folder, tmp_path / "without")
    for path in host.folder.rglob("*.html"):
        text, count = POLICY.subn("", path.read_text(encoding="utf-8"))
        assert count == 1
        path.write_text(text, encoding="utf-8")
    yield
    host.folder = folder


ASK = """(there) => {
  const add = (name, parts) => document.body.append(Object.assign(document.createElement(name), parts));
  add("img", { src: there + "picture" });
  fetch(there + "fetched", { mode: "no-cors" }).catch(() => {});
}"""
# What else a page could send something with.
ASK_MORE = """(there) => {
  const add = (name, parts) => {
    document.body.append(Object.assign(document.createElement(name), parts));
    return document.body.lastElementChild;
  };
  navigator.sendBeacon(there + "beacon", "x");
  try { new WebSocket(there.replace("http", "ws") + "socket"); } catch {}
  new EventSource(there + "events");
  add("script", { src: there + "script" });
  add("link", { rel: "stylesheet", href: there + "style" });
  add("link", { rel: "prefetch", href: there + "prefetched" });
  add("iframe", { src: there + "frame" });
  add("object", { data: there + "object" });
  add("video", { src: there + "video" });
  add("a", { href: "#", ping: there + "ping" }).click();
  add("base", { href: there });
}"""
# Playwright waits for a form to lead somewhere. The policy stops it, so another way, within the page, ends the wait.
SEND = """(there) => {
  const form = Object.assign(document.createElement("form"), { action: there + "form", method: "post" });
  document.body.append(form);
  document.addEventListener("securitypolicyviolation", () => (location.hash = "stopped"), { once: true });
  form.submit();
}"""


def stopped(page: Page, *directives: str) -> None:
    """Wait until the policy has stopped something by each of these rules."""
    for one in directives:
        expect(page.locator("html")).to_have_attribute("data-stopped", re.compile(rf"(^| ){one}\b"))


def test_the_count_rises_and_the_policy_stops_a_picture_a_fetch_and_a_form(page: Page, site: str, elsewhere: Host):
    page.goto(site + "about/privacy/")
    count = page.locator("#requests")
    expect(count.get_by_text("No request has left this site since you opened this page.")).to_be_visible()
    expect(count.get_by_text(re.compile("the page has asked for [1-9]"))).to_be_visible()
    expect(count.get_by_role("listitem")).to_have_count(0)
    page.evaluate(ASK, elsewhere.address)
    expect(count.get_by_text("2 requests were tried and stopped by the browser.")).to_be_visible()
    page.evaluate(SEND, elsewhere.address)
    expect(count.get_by_text("3 requests were tried and stopped by the browser.")).to_be_visible()
    page.evaluate(ASK_MORE, elsewhere.address)
    host = elsewhere.address.split("/")[2]
    expect(count.get_by_role("listitem")).to_have_text(f"{host}: 0 left, 13 stopped")
    expect(count.get_by_text("No request has left this site since you opened this page.")).to_be_visible()
    assert page.url.startswith(site + "about/privacy/")
    assert elsewhere.asked == []


@pytest.mark.usefixtures("without_policy")
def test_what_does_leave_is_counted_with_its_host(page: Page, site: str, elsewhere: Host):
    page.goto(site + "about/privacy/")
    expect(page.get_by_text("No request has left this site since you opened this page.")).to_be_visible()
    page.evaluate(ASK, elsewhere.address)
    expect(page.get_by_text("2 requests have left this site since you opened this page.")).to_be_visible()
    expect(page.locator("#requests").get_by_role("listitem")).to_have_text(re.compile(r"^127\.0\.0\.1:\d+: 2 left, 0 stopped$"))
    assert sorted(elsewhere.asked) == ["fetched", "picture"]
    # What the policy keeps from running does run without it.
    page.evaluate(PUT, RUNS)
    page.wait_for_function(f"window.{MARK}")


def test_without_a_script_the_count_says_so(device, site: str):
    page = device(java_script_enabled=False)
    page.goto(site + "about/privacy/")
    expect(page.get_by_text("The count needs a script, and your browser has not run it.")).to_be_visible()


def test_the_headers_that_a_server_may_add_keep_the_site_out_of_frames_and_break_nothing(
    page: Page, site: str, host: Host, elsewhere: Host, tmp_path: Path
):
    (told,) = re.findall(r"```\n(Content-.*?)```", (ROOT / "docs/host/elsewhere.md").read_text(encoding="utf-8"), re.DOTALL)
    for name in ("about", "host"):
        (tmp_path / f"{name}.html").write_text(f'<!doctype html><iframe src="{site}{name}/"></iframe>')
    elsewhere.folder = tmp_path
    page.goto(elsewhere.address + "about.html")
    assert page.frames[1].url == site + "about/"
    host.more = dict(line.split(": ", 1) for line in told.splitlines())
    try:
        page.goto(elsewhere.address + "host.html")
        assert page.frames[1].url == "chrome-error://chromewebdata/"
        begin(page, site)
    finally:
        host.more = {}


HELD = """async () => [
  ...(await indexedDB.databases()).map(({ name }) => name), ...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...(await caches.keys()), ...document.cookie.split(/; */).filter(Boolean)]"""


def not_listed(page: Page, site: str) -> tuple[set[str], set[str]]:
    """What this page's browser holds and the page on privacy does not name; and what the page names and is not there."""
    held = set(page.evaluate(HELD))
    page.goto(site + "about/privacy/")
    listed = {text.replace("ADDRESS", site) for text in page.locator(".kept-here dt").all_inner_texts()}
    return held - listed, listed - held


def test_all_that_the_browser_keeps_is_on_the_list_and_nothing_else(browser: Browser, site: str):
    with browser.new_context(service_workers="allow") as context:
        page = context.new_page()
        begin(page, site)
        page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Collect").click()
        link = page.get_by_label("Link for members")
        expect(link).to_have_value(re.compile(f"^{site}"))
        invited = link.input_value()
        page.get_by_role("navigation", name="Steps of the exercise").get_by_role("link", name="Rate", exact=True).click()
        page.get_by_role("radio", name="Disagree", exact=True).first.check()
        page.get_by_role("button", name="Hand in my sheet").click()
        expect(page.get_by_text("Pass the laptop to the next member.")).to_be_visible()
        member = context.new_page()
        member.goto(invited)
        ready(member)
        member.get_by_role("radio", name="Disagree", exact=True).first.check()
        expect(member.locator(".code")).to_be_visible()
        expect(page.locator("html[data-offline=ready]")).to_be_attached(timeout=60_000)
        unnamed, absent = not_listed(page, site)
        unnamed_of_member, absent_for_member = not_listed(member, site)
        assert (unnamed, unnamed_of_member) == (set(), set())
        assert absent & absent_for_member == set()
        assert context.cookies() == []


PAGES = {
    "exercise/team/": "team",
    "exercise/statements/": "statements",
    "exercise/sheet/": "sheet",
    "exercise/collect/": "collect",
    "exercise/discuss/": "discuss",
    "exercise/rank/": "rank",
    "exercise/reflect/": "reflect",
    "exercise/strategies/": "strategies",
    "exercise/strategies/preparing/": "strategies][data-tool=preparing",
    "exercise/report/": "report",
    "exercise/projector/": "projector",
    "exercise/": "start",
}


FOLLOW = """(to) => {
  const link = Object.assign(document.createElement("a"), { href: to });
  document.body.append(link);
  link.click();
  link.remove();
}"""


def turn(page: Page, site: str, path: str) -> None:
    """Go to a page of the exercise as a link does, so that Python stays."""
    page.evaluate(FOLLOW, site + path)
    expect(page).to_have_url(re.compile(re.escape(site + path) + "$"))
    expect(page.locator(f"#page[data-page={PAGES[path]}]")).to_be_attached()


# The first words of the names of text fields once the sheets are open.
FIELDS = {"team", "draft", "talk", "reason", "rung", "doubt", "reflect", "strategy", "step"}

# Every text field of the page is filled as if typed, with all that is folded away open; then one button of each kind that takes a text.
FILL = """(text) => {
  for (const fold of document.querySelectorAll("#page details")) fold.open = true;
  const boxes = document.querySelectorAll("#page textarea, #page input");
  const fields = [...boxes].filter(({ type, readOnly }) => /^(text|textarea)$/.test(type) && !readOnly);
  for (const field of fields) {
    field.value = text;
    for (const kind of ["input", "change", "keyup"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
  }
  const buttons = [...document.querySelectorAll("#page [data-do]")].map((button) => [button.dataset.do.split(" ")[0], button]);
  for (const [word, button] of new Map(buttons.reverse())) if (/^(expect|reword|add)/.test(word)) button.click();
  return fields.map(({ name }) => name);
}"""


def fill(page: Page, site: str, paths: Sequence[str]) -> set[str]:
    """Write a script into every field of these pages, and look that each still shows texts. Returns the first words of their names."""
    filled: set[str] = set()
    for path in paths:
        turn(page, site, path)
        assert page.evaluate(HARM) == [], path
        filled |= {name.partition(" ")[0] for name in page.evaluate(FILL, SCRIPT)}
    # What was still to be done is done when a page is left.
    for path in paths:
        turn(page, site, path)
        expect(page.locator("#page")).to_contain_text(MARK)
        assert page.evaluate(HARM) == [], path
    return filled


@pytest.mark.usefixtures("without_policy")
def test_escaping_alone_keeps_the_fields_of_a_new_exercise_from_running_anything(page: Page, site: str):
    begin(page, site)
    filled = fill(page, site, ["exercise/team/", "exercise/statements/", "exercise/sheet/", "exercise/collect/"])
    name = {"name": f"{SCRIPT}.json", "mimeType": "application/json", "buffer": b"{}"}
    page.get_by_label("Sheet files").set_input_files([name])
    expect(page.locator("#receipts")).to_contain_text(MARK)
    assert page.evaluate(HARM) == []
    page.goto(f"{site}?q=")
    search = page.get_by_role("textbox", name="Search")
    search.fill(f"{SCRIPT} licensure")
    search.press("End")  # the theme searches once a key is let go
    expect(page.locator(".md-search-result__meta")).not_to_have_text("Type to start searching")
    assert page.evaluate(HARM) == []
    assert filled >= {"team", "draft", "answer", "tally"}


@pytest.mark.usefixtures("without_policy")
def test_escaping_alone_keeps_a_file_and_the_fields_after_it_from_running_anything(
    page: Page, site: str, tmp_path: Path, instruments
):
    (tmp_path / "hostile.json").write_text(hostile.poisoned(hostile.with_everything(instruments), SCRIPT)[0], encoding="utf-8")
    page.goto(site + "exercise/")
    ready(page)
    page.get_by_label("A .json file that you downloaded from this site").set_input_files(tmp_path / "hostile.json")
    expect(page.locator("#page[data-page=report]")).to_contain_text(MARK)
    assert fill(page, site, list(PAGES)) >= FIELDS
    turn(page, site, "exercise/report/")
    for name in ("Report for the record (HTML)", "Report to pass round (HTML)"):
        taken = download(page, name, tmp_path / "report.html").decode()
        (tmp_path / "report.html").write_text(POLICY.sub("", taken), encoding="utf-8")
        opened = page.context.new_page()
        opened.goto((tmp_path / "report.html").as_uri())
        expect(opened.locator("main")).to_contain_text(MARK)
        assert opened.evaluate(HARM) == []
        opened.close()
    download(page, "The same as a Word document", tmp_path / "report.docx")
    with zipfile.ZipFile(tmp_path / "report.docx") as word:
        words = ElementTree.fromstring(word.read("word/document.xml"))
    assert SCRIPT in "".join(words.itertext())
    assert not [one.tag for one in words.iter() if re.search("}(hyperlink|fldSimple|instrText|drawing|altChunk)$", one.tag)]
    page.goto(site + "facilitate/forms/")
    ready(page)
    expect(page.locator("#page")).to_contain_text(MARK)
    assert page.evaluate(HARM) == []


@pytest.mark.usefixtures("without_policy")
def test_escaping_alone_keeps_a_link_from_running_anything(page: Page, site: str, instruments):
    exercise = changes.describe(begin_exercise(instruments, "by-link", WHEN), title=SCRIPT, appear="role", roles=(SCRIPT,))
    for area in exercise.areas:
        exercise = changes.reword(exercise, area.id, SCRIPT, SCRIPT, when=WHEN)
    exercise = sheets.start(exercise, "theirs", by=SCRIPT)
    exercise = sheets.rate(exercise, "theirs", "systems", agreement="agree", comment=SCRIPT)
    for fragment in (team_link(see(exercise)), sheet_link(see(exercise, "theirs")), f"show={SCRIPT}"):
        page.goto("about:blank")
        page.goto(f"{site}exercise/sheet/#{fragment}")
        ready(page)
        assert page.evaluate(HARM) == [], fragment[:20]


# Put in the page as HTML in both ways there are: the second runs its scripts, too.
PUT = """(html) => {
  const box = document.querySelector("article").appendChild(document.createElement("div"));
  box.innerHTML = html;
  box.append(document.createRange().createContextualFragment(html));
  for (const link of box.querySelectorAll("a")) link.click();
}"""
RUNS = (
    f"<img src=missing onerror={MARK}=1><svg onload={MARK}=1></svg><script>{MARK}=1</script><a href=javascript:{MARK}=1>a</a>"
)


def put_unescaped(page: Page) -> None:
    """Put into the page, as HTML, all that tries to run, and see the policy stop it."""
    page.evaluate(PUT, RUNS + SCRIPT)
    assert page.evaluate(HARM)
    for frame in page.frames[1:]:
        frame.wait_for_load_state()
    stopped(page, "script-src-attr")
    # The script, and the links of both ways.
    expect(page.locator("html")).to_have_attribute("data-stopped", re.compile("(script-src-elem.*){3}"))
    assert page.evaluate(f"window.{MARK}") is None


def test_the_policy_alone_keeps_what_was_not_escaped_from_running(page: Page, site: str):
    page.add_init_script(STOPPED)
    page.goto(site + "about/privacy/")
    put_unescaped(page)


def test_the_policy_of_a_page_with_python_stops_a_picture_a_fetch_a_form_and_what_was_not_escaped(
    page: Page, site: str, elsewhere: Host
):
    page.add_init_script(STOPPED)
    begin(page, site)
    put_unescaped(page)
    page.evaluate(ASK, elsewhere.address)
    page.evaluate(ASK_MORE, elsewhere.address)
    page.evaluate(SEND, elsewhere.address)
    stopped(page, "img-src", "connect-src", "form-action", "style-src", "frame-src", "object-src", "media-src", "base-uri")
    assert elsewhere.asked == []
