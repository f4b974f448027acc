"""Every page that is published: valid, with a policy of its own, with no dead link, and asking no other host for anything."""

import base64
import hashlib
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from priorities.moment import Moment
from priorities.views import render

from tests.building import ROOT
from tests.site.conftest import ADDRESS

TOOLS = ROOT / "site_src/node_modules"
OF_THE_EXERCISE = ["start", "team", "statements", "sheet", "collect", "discuss", "projector", "rank", "reflect", "strategies", "report", "forms_to_print"]


class Page(HTMLParser):
    """The tags of a page, its ids, and the text of its inline scripts."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.scripts, self._inline = [], set(), [], False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        held = dict(attrs)
        self.tags.append((tag, held))
        self.ids.add(held.get("id"))
        self._inline = tag == "script" and "src" not in held and held.get("type") in (None, "module", "text/javascript")

    def handle_endtag(self, tag):
        self._inline = False

    def handle_data(self, data):
        if self._inline:
            self.scripts.append(data)


@pytest.fixture(scope="session")
def read(pages):
    return {address: Page(text) for address, text in pages.items()}


@pytest.fixture(scope="session")
def with_the_example_team(built, tmp_path_factory, instruments, team):
    """A folder with every page of the site, and with every page of the exercise as the example team sees it."""
    folder = tmp_path_factory.mktemp("filled")
    shutil.copytree(built, folder / "blank", ignore=lambda _, names: [one for one in names if "." in one and not one.endswith(".html")])
    frame = (built / "exercise/team/index.html").read_text(encoding="utf-8")
    guides = {one.id: one.guide for one in instruments.values()}
    for name in OF_THE_EXERCISE:
        for tool in ("", "preparing") if name == "strategies" else ("",):
            html = render.page(name, team, Moment(guides=guides, tool=tool, saved="10:42 AM", can_undo=True))
            filled = re.sub(r"(<form id=.?page[^>]*>).*?(</form>)", lambda found, html=html: found[1] + html + found[2], frame, flags=re.DOTALL)
            assert filled != frame
            (folder / f"{name}{tool}.html").write_text(filled, encoding="utf-8")
    return folder


def test_every_page_is_valid(with_the_example_team):
    command = [TOOLS / ".bin/html-validate", "--config", ROOT / "site_src/.htmlvalidate.json", f"{with_the_example_team}/**/*.html"]
    told = subprocess.run(command, capture_output=True, text=True, check=False)

    assert told.returncode == 0, told.stdout[-3000:] + told.stderr[-1000:]


@pytest.mark.skipif(not shutil.which("java"), reason="the Nu checker needs Java")
def test_the_nu_checker_agrees(with_the_example_team):
    jar = TOOLS / "vnu-jar/build/dist/vnu.jar"
    command = ["java", "-jar", jar, "--errors-only", "--skip-non-html", with_the_example_team]
    told = subprocess.run(command, capture_output=True, text=True, check=False)

    assert told.returncode == 0, told.stderr[-3000:]


def policy(page):
    (content,) = [held["content"] for tag, held in page.tags if held.get("http-equiv") == "Content-Security-Policy"]
    return {rule.split()[0]: rule.split()[1:] for rule in content.split("; ")}


RULES = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "worker-src": ["'self'"],
    "manifest-src": ["'self'"],
    "frame-src": ["'none'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
}


def test_every_page_has_a_policy_that_allows_this_site_and_its_own_scripts_alone(read):
    for address, page in read.items():
        hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in page.scripts]
        scripts = [*RULES["script-src"], *(f"'sha256-{one}'" for one in hashes)]
        if any(tag == "py-script" for tag, _ in page.tags):
            scripts.append("'unsafe-eval'")
        assert policy(page) == {**RULES, "script-src": scripts}, address


def test_no_page_tells_another_site_where_its_link_was_followed(read):
    for address, page in read.items():
        assert [held["content"] for _, held in page.tags if held.get("name") == "referrer"] == ["no-referrer"], address


def test_functions_from_text_are_allowed_only_where_python_runs(read):
    with_python = {address for address, page in read.items() if any(tag == "py-script" for tag, _ in page.tags)}

    assert with_python == {address for address in read if address.startswith("/exercise/")} | {
        "/reference/methods/",
        "/facilitate/forms/",
    }
    assert with_python == {address for address, page in read.items() if "'unsafe-eval'" in policy(page)["script-src"]}


def test_no_page_has_a_style_or_a_handler_in_a_tag(read):
    """The policy would refuse them."""
    for address, page in read.items():
        for tag, held in page.tags:
            assert tag != "style", address
            assert not any(key == "style" or key.startswith("on") for key in held), (address, tag, held)


def test_no_page_asks_another_host(read):
    """Whatever the attribute: an address of another host is only where a link leads, or what a page says of itself."""
    for address, page in read.items():
        for tag, held in page.tags:
            for key, text in held.items():
                if tag == "a" and key == "href" or tag == "meta" and key == "content" or held.get("rel") == "canonical":
                    continue
                assert not re.search(r"(^|[\s,(])(https?:|wss?:)?//", text or ""), (address, tag, held)
            assert not held.get("ping"), (address, held)
            assert held.get("rel") not in ("dns-prefetch", "preconnect", "prefetch", "prerender"), (address, held)


def test_no_style_sheet_loads_from_another_host(built):
    for path in built.rglob("*.css"):
        for loaded in re.findall(r"(?:url\(|@import)\s*['\"]?([^'\")\s;]+)", path.read_text(encoding="utf-8")):
            assert loaded.startswith("data:") or not urlsplit(loaded).netloc, (path.name, loaded)


def test_paper_has_the_same_margins_on_every_page(built):
    """Firefox lays named pages out by their own margins and cuts them by those of the others: Tools 3 to 5 lost their last boxes."""
    ours = "".join(path.read_text(encoding="utf-8") for path in built.rglob("site.*.css"))
    assert [rule.strip() for rule in re.findall(r"@page[^{]*", ours)] == ["@page"]


# Names of formats, which are addresses in looks alone.
FORMATS = ("www.w3.org", "schemas.microsoft.com", "schemas.openxmlformats.org", "purl.org", "purl.oclc.org")
# What others wrote to load by default; every page names its own copy instead, or has no part that would ask. The policy stops the rest.
BY_DEFAULT = {
    "bundle": {"api.github.com", "unpkg.com"},
    "core-": {"0.0.0.0", "cdn.jsdelivr.net", "github.com", "micropython.org", "raw.githubusercontent.com"},
    "docx.mjs": {"example.com"},
    "pyodide.mjs": {"cdn.jsdelivr.net"},
    "share.js": {"fastly.jsdelivr.net"},
}


def test_the_scripts_name_no_other_host_but_those_known_to_be_asked_never(built):
    found = {}
    for path in built.rglob("*.*js"):
        hosts = set(re.findall(r"""["'`](?:https?:|wss?:)?//([\w.-]+\.\w+)""", path.read_text(encoding="utf-8"))) - set(FORMATS)
        if hosts:
            found[next((name for name in BY_DEFAULT if path.name.startswith(name)), path.name)] = hosts

    assert found == BY_DEFAULT


def test_no_link_is_dead(read, built):
    """Those of other sites are looked at by people; every one of ours leads to a page or file, and to a place on it."""
    for address, page in read.items():
        for tag, held in page.tags:
            link = held.get("href")
            if not link or urlsplit(link).scheme in ("http", "https", "mailto", "data") or address == "/404.html":
                continue
            target = urlsplit(urljoin(address, link))
            assert target.path in read or (built / target.path.removeprefix("/")).is_file(), (address, link)
            if tag == "a" and target.fragment and target.path in read:
                assert target.fragment in read[target.path].ids, (address, link)


def test_what_is_not_there_is_told_from_any_depth(pages):
    """GitHub Pages shows this page at whatever address was asked, so its links cannot be relative."""
    for found in re.findall(r'(?:href|src)="([^"#]+)"', pages["/404.html"]):
        assert found.startswith(("/some-repo/", "data:", "http", "mailto:")), found


def test_each_page_names_the_address_it_is_served_from(read):
    for address, page in read.items():
        held = [one for _, one in page.tags if one.get("name") == "base"]
        assert [one["content"] for one in held] == [ADDRESS], address


def test_the_schema_is_published(built):
    published = Path(built / "schema/exercise-v1.json").read_bytes()

    assert published == (ROOT / "py/priorities/exercise-v1.schema.json").read_bytes()
