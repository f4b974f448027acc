"""What changed between two wordings, word by word."""

import re
from difflib import SequenceMatcher

from priorities.blocks import Edit

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
