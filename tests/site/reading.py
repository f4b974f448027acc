"""How hard a guide page reads: the Flesch-Kincaid grade of its own words, as the American school year that can read them.

python -m tests.site.reading [PAGE...] prints the grades of the built site's guide pages and their five hardest paragraphs.
"""

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import textstat

ROOT = Path(__file__).parent.parent.parent
GUIDE = ("facilitate", "case-studies", "host", "about/privacy", "about/speed")
HIGHEST = 8.0
# Quoted source, notes on where a fact is from, and what is no running text.
APART = {"instruction", "instructions", "quoted", "definition", "footnote", "as-printed", "printed-tool", "no-reading"}
SILENT = {"script", "style", "table", "nav", "svg", "figure", "sup", "h1", "h2", "h3", "button", "form"}
BLOCKS = {"p", "li", "dd"}


class Words(HTMLParser):
    """The paragraphs of a page's article that its author wrote."""

    def __init__(self, html: str):
        super().__init__()
        self.paragraphs: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag in ("br", "img", "input", "hr", "meta", "link", "wbr"):
            return
        names = set((dict(attributes).get("class") or "").split())
        silent = self._silent or tag in SILENT or bool(names & APART)
        self._open.append((tag, silent))
        if tag in BLOCKS and not silent:
            self.paragraphs.append("")

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, text):
        inside = {tag for tag, _ in self._open}
        if "article" in inside and inside & BLOCKS and not self._silent and self.paragraphs:
            self.paragraphs[-1] += text

    @property
    def _silent(self) -> bool:
        return bool(self._open) and self._open[-1][1]


def paragraphs(html: str, terms: tuple[str, ...]) -> list[str]:
    """Each paragraph on a line, every term of the glossary counted as one short word."""
    found = (" ".join(text.split()) for text in Words(html).paragraphs)
    return [_plain(text, terms) for text in found if len(text.split()) > 2]


def _plain(text: str, terms: tuple[str, ...]) -> str:
    for term in sorted(terms, key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(term)}(s|es)?\b", "term", text, flags=re.IGNORECASE)
    return text if text.endswith((".", "?", "!", ":")) else text + "."


def terms(site: Path) -> tuple[str, ...]:
    """The terms that the glossary explains, and the names of areas, tools and strategies' groups that no page can do without."""
    html = (site / "reference/glossary/index.html").read_text(encoding="utf-8")
    found = [re.sub(r"<[^>]+>", "", one).strip() for one in re.findall(r"<dt>(.*?)</dt>", html)]
    plurals = [one[:-1] + "ies" for one in found if one.endswith("y")]
    return (*found, *plurals)


def grade(texts: list[str]) -> float:
    """The grade of all paragraphs together; 0 for a page without running text."""
    return float(textstat.flesch_kincaid_grade(" ".join(texts))) if texts else 0.0


def pages(site: Path) -> Iterator[tuple[str, list[str]]]:
    """Each guide page with its paragraphs."""
    known = terms(site)
    for folder in GUIDE:
        for path in sorted((site / folder).rglob("index.html")):
            yield path.parent.relative_to(site).as_posix(), paragraphs(path.read_text(encoding="utf-8"), known)


if __name__ == "__main__":
    held = dict(pages(ROOT / "site"))
    for name, texts in held.items():
        if not sys.argv[1:] or name in sys.argv[1:]:
            print(f"{grade(texts):5.1f}  {name}  ({sum(len(text.split()) for text in texts)} words)")
    worst = sorted(((grade([text]), name, text) for name, texts in held.items() for text in texts if len(text.split()) > 12), reverse=True)
    for number, name, text in worst[:5]:
        print(f"{number:5.1f}  {name}: {text}")
