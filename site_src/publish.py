"""The look at a copy before it is published: may it go out, and which switches does GitHub need?

python site_src/publish.py [--switches]
"""

import os
import sys
from pathlib import Path

SWITCHES = (
    "GitHub has two switches for this copy. On the repository's page, choose Settings > Pages and set Source to GitHub Actions. In a "
    "fork, also open the tab Actions and enable the workflows. Then run the workflow Publish again."
)
NO_CONTACT = (
    "mkdocs.yml: extra: state, accessibility: this copy has no accessibility contact, so it is not published. Open mkdocs.yml and write "
    'an email or a phone there, as in email: "help@agency.example", for people who cannot use a page.'
)


def refusal() -> str:
    """Why this copy cannot be published yet, or nothing."""
    sys.path.insert(0, str(Path(__file__).parent.parent))
    from site_src.settings import (
        SettingsError,
        settings,
    )  # not needed for the switches, which are told before anything is installed

    try:
        return "" if settings().accessibility else f"{NO_CONTACT} {SWITCHES}"
    except SettingsError as error:
        return str(error)


def main(words: list[str]) -> str:
    """What is said on the way out: a refusal, or nothing."""
    told = SWITCHES if words == ["--switches"] else refusal()
    # GitHub shows what begins like this on the page of the run.
    return ("::error::" if os.environ.get("GITHUB_ACTIONS") else "error: ") + told if told else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) or 0)
