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


def refusals() -> list[str]:
    """Why this copy cannot be published yet, if there is a reason: what is wrong in its settings and words, else no contact."""
    root = Path(__file__).parent.parent
    sys.path[:0] = [str(root), str(root / "py")]
    # Not needed for the switches, which are told before anything is installed.
    from priorities.reading import InstrumentError

    from site_src.compile import read_instruments
    from site_src.settings import SettingsError, settings

    try:
        held = settings()
        read_instruments()
    except (SettingsError, InstrumentError) as error:
        return str(error).splitlines()
    return [] if held.accessibility else [f"{NO_CONTACT} {SWITCHES}"]


def main(words: list[str]) -> str:
    """What is said on the way out: refusals, each on a line, or nothing."""
    told = [SWITCHES] if words == ["--switches"] else refusals()
    # GitHub shows a line that begins like this on the page of the run.
    begins = "::error::" if os.environ.get("GITHUB_ACTIONS") else "error: "
    return "\n".join(begins + one for one in told)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) or 0)
