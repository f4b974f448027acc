"""The last look at a built site: every page gets its Content-Security-Policy, and what went missing stops the build.

It reads and writes files only, so it serves any generator. A page with Python allows what Python needs and others do not;
since a page's first policy rules until a full load, links from one kind to the other must load in full.
"""

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

PLACE = '<meta http-equiv="Content-Security-Policy" content="">'
# Nothing is allowed but what is named, and what is named comes from the site itself. "data:" is for the theme's icons, which stand in its
# style sheet and ask nobody. Trusted types cannot be required: the theme sets scripts' addresses and HTML from text, on every page.
BASE = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
# PyScript makes functions from text; the same word lets Pyodide compile WebAssembly.
WITH_PYTHON = "'unsafe-eval'"


class Reader(HTMLParser):
    """What the checks need of one page: its inline scripts and styles, its links, and whether it holds Python and its form."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.links: list[tuple[str, bool]] = []
        self.python = False
        self.page = ""
        self.lost_fence = False
        self._inline = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what this tag says of the page."""
        held = dict(attrs)
        if tag == "script":
            self._inline = "src" not in held and held.get("type", "text/javascript") in ("text/javascript", "module")
        elif tag == "py-script":
            self.python = True
        elif tag == "a" and held.get("href"):
            self.links.append((held["href"] or "", "target" in held or "download" in held))
        elif held.get("id") == "page":
            self.page = held.get("data-page") or ""
        elif tag == "code" and re.search(
            r"language-(exercise|worked-example|instructions|read-with|tool|ranking|home)\b", held.get("class") or ""
        ):
            self.lost_fence = True

    def handle_endtag(self, tag: str) -> None:
        """Leave an inline script."""
        self._inline = False

    def handle_data(self, data: str) -> None:
        """Keep the text of an inline script."""
        if self._inline:
            self.scripts.append(data)


def seal_site(site: Path) -> list[str]:
    """Write the policies; return what is wrong, one sentence each, with the page it is on."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    read = {path: _read(text) for path, text in pages.items()}
    with_python = {_address(site, path) for path, one in read.items() if one.python}
    mistakes = []
    for path, text in pages.items():
        address = _address(site, path)
        mistakes += [f"{address}: {wrong}" for wrong in _mistakes(address, text, read[path], with_python)]
        path.write_text(text.replace(PLACE, PLACE.replace('content=""', f'content="{policy(read[path])}"')), encoding="utf-8")
    return mistakes


def policy(page: Reader) -> str:
    """The policy of one page: its own inline scripts by their hashes, and what Python needs where there is Python."""
    scripts = [
        BASE["script-src"],
        *(f"'sha256-{_hash(script)}'" for script in page.scripts),
        *([WITH_PYTHON] if page.python else []),
    ]
    return "; ".join(f"{rule} {allowed}" for rule, allowed in {**BASE, "script-src": " ".join(scripts)}.items())


def _mistakes(address: str, text: str, page: Reader, with_python: set[str]) -> list[str]:
    found = []
    if PLACE not in text:
        found.append("there is no place for its policy. Keep the empty meta element in base.html.")
    if page.lost_fence:
        found.append("a fence came out as code. See the message of the fence above.")
    if page.python and not page.page:
        found.append("Python runs here, but the form is lost. The page needs an exercise fence, or no 'python: true'.")
    for link, full in page.links:
        target = urlsplit(urljoin("http://here" + address, link))
        if target.netloc == "here" and not full and target.path != address and (target.path in with_python) != page.python:
            found.append(f'the link to {link} leads between a page with Python and one without. Give it target="_self".')
    return found


def _read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    return reader


def _address(site: Path, path: Path) -> str:
    return "/" + path.relative_to(site).as_posix().removesuffix("index.html")


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
