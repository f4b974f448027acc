"""Every address of another site that the guide names, in one list, for whoever checks them once a year."""

import re
from pathlib import Path

from htpy import Node, a, h2, li, p, section, ul

from site_src.parts import parts

DOCS = Path(__file__).parent.parent / "docs"
ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")


def drawn_links() -> Node:
    """The addresses, page by page."""
    found = every_address()
    total = len({address for held in found.values() for address in held})
    return [
        p[f"{total} addresses on {len(found)} pages."],
        [
            section[h2[page], ul(".addresses")[[li[a(href=address, rel="noreferrer")[address]] for address in held]]]
            for page, held in found.items()
        ],
    ]


def every_address() -> dict[str, list[str]]:
    """The addresses in the pages as they are written, and those of the parts, which are drawn."""
    drawn = {one for part in parts() for one in (part.address, "" if part.text else part.terms) if one}
    return addresses() | {"about/licences.md": sorted(drawn)}


def addresses(docs: Path = DOCS) -> dict[str, list[str]]:
    """The addresses in each page of the guide that has some, as they are written and once each."""
    found = {
        path.relative_to(docs).as_posix(): sorted(
            {one.rstrip(".,;:") for one in ADDRESS.findall(path.read_text(encoding="utf-8"))}
        )
        for path in sorted(docs.rglob("*.md"))
    }
    return {page: held for page, held in found.items() if held}
