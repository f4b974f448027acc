"""The list of everything of others that the site sends to a browser, with its licenses, for people to read."""

from collections.abc import Iterable

from htpy import Node, a, details, fragment, h2, p, pre, summary

from site_src.parts import Part

FROM = (
    ("npm", "Scripts and the typeface", "From npm, as installed for this build."),
    ("pypi", "Python packages and the theme", "The packages in the archives that a page fetches, and what frames each page."),
    ("generic", "The interpreter", "What Pyodide is made from, but for the C libraries in it."),
)


def drawn_licences(found: Iterable[Part]) -> Node:
    """Each part, with its version and license, and the license's text once it is opened."""
    held = tuple(found)
    return fragment[
        p[f"{len(held)} parts."],
        [(h2[title], p[words], [_part(part) for part in held if part.source == source]) for source, title, words in FROM],
    ]


def _part(part: Part) -> Node:
    return details[
        summary[f"{part.name} {part.version}, {part.licence}"],
        part.address and p[a(href=part.address, rel="noreferrer")[part.address]],
        part.inside and p["It holds: ", ", ".join(f"{name} ({licence})" for name, licence in part.inside), "."],
        pre(".licence-text")[part.text]
        if part.text
        else p[
            "The package brings no text of its license. This is the general one: ",
            a(href=part.terms, rel="noreferrer")[part.terms],
        ],
    ]
