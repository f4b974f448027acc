"""What changed between two wordings, word by word."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from priorities.blocks import Cell, Edit
from priorities.exercise import Wording

_WORDS = re.compile(r"\S+\s*|\s+")


def marked(before: str, after: str) -> Edit:
    """The later wording marked up against the earlier one. What is `same` or `out` reads as the earlier, what is `same` or `in` as the
    later. Equal wordings give one run, and two empty ones none.
    """
    # Each word carries the space behind it, and the last one gets some, or it would differ from the same word in the middle.
    old, new = _WORDS.findall(before + " "), _WORDS.findall(after + " ")
    runs: list[tuple[str, str]] = []
    for _, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if old[a:b] == new[c:d]:
            runs.append(("same", "".join(old[a:b])))
        else:
            runs += [("out", "".join(old[a:b])), ("in", "".join(new[c:d]))]
    return Edit(tuple((kind, text) for kind, text in runs if text.strip()))


def marked_versions(versions: tuple[Wording, ...], added: bool = False) -> Iterable[tuple[Cell, ...]]:
    """A row for each version with why it was made, each marked up against the one before."""
    before = versions[0].text
    for number, (name, version) in enumerate(named_versions(versions, added)):
        yield name, marked(before, version.text) if number else version.text, version.why
        before = version.text


def named_versions(versions: tuple[Wording, ...], added: bool = False) -> tuple[tuple[str, Wording], ...]:
    """Every version of a wording with what the minutes call it."""
    first = "As added by the team" if added else "As printed"
    return tuple((f"Edit {number}" if number else first, version) for number, version in enumerate(versions))
