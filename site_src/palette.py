"""The colors of the site, read from its style sheet, with the contrast that they have."""

import re
from pathlib import Path

from htpy import Element, Node, caption, code, section, table, tbody, td, th, thead, tr

TOKENS = Path(__file__).parent / "styles/1-tokens.css"
USES = {
    "ink": "Text",
    "ink-2": "Text of the second rank",
    "paper": "Cards and forms",
    "ground": "The page behind them",
    "line": "Decoration; never the only edge of a control",
    "edge": "The edge of a control",
    "blue": "Links, buttons, what is chosen",
    "blue-9": "Header and footer, with white on it",
    "tint": "Behind what is chosen",
    "header-edge": "The edge of a control on navy",
    "gold": "The star and the prompt; never alone on white",
    "cream": "Behind a prompt",
    "bronze": "The small heading of a prompt",
    "error": "Mistakes, and nothing else",
    "error-ground": "Behind a mistake",
    "rust": "Strongly Disagree, and the ring of Disagree",
    "rust-pale": "Disagree",
    "teal": "Strongly Agree, and the ring of Agree",
    "teal-pale": "Agree",
}
svg = Element("svg")
rect = Element("rect")


def drawn_palette() -> Node:
    """A row for each color: what it looks like, its name, what it is for, and its contrast on white and on navy."""
    found = colors()
    return section(".scrolls", tabindex="0", aria_label="The colors")[
        table(".report-table")[
            caption["Colors, with their contrast as the Web Content Accessibility Guidelines compute it"],
            thead[tr[[th(scope="col")[words] for words in ("Name", "Color", "Use", "On paper", "On navy")]]],
            tbody[
                [
                    tr[
                        th(scope="row")[code[name]],
                        td[
                            svg(viewBox="0 0 40 20", width="40", height="20", aria_hidden="true")[
                                rect(width="40", height="20", fill=color, stroke="#6b7785")
                            ],
                            f" {color}",
                        ],
                        td[USES[name]],
                        td[f"{contrast(color, found['paper']):.1f}"],
                        td[f"{contrast(color, found['blue-9']):.1f}"],
                    ]
                    for name, color in found.items()
                ]
            ],
        ]
    ]


def colors() -> dict[str, str]:
    """The name and the six digits of every color in the style sheet."""
    # The first set of tokens; the second gives them the theme's own names.
    tokens = TOKENS.read_text(encoding="utf-8").split(":root {")[1].split("}")[0]
    found = re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{3,6});", tokens)
    return {name: color if len(color) == 7 else "#" + "".join(digit * 2 for digit in color[1:]) for name, color in found}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors, 1 to 21, by the formula of WCAG 2."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
