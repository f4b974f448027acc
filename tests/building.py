"""The real site, built for the address at which a test looks at it."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def build_site(folder: Path, address: str) -> None:
    """Build the site into a folder, strictly, as `make site` does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    path = os.pathsep.join(str(ROOT / part) for part in ("", "py", "build/generated"))
    given = {"SITE_URL": address, "PYTHONPATH": path, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, **given})


def set_up(copy: Path, block: str) -> None:
    """Give a copy these settings in place of its own, whatever they are: a State runs these tests on its copy, too."""
    settings = copy / "mkdocs.yml"
    text, done = re.subn(
        r"(?m)^extra:\n(?:[ #].*\n|\n)*", lambda _: f"{block.strip()}\n\n", settings.read_text(encoding="utf-8")
    )
    assert done == 1
    settings.write_text(text, encoding="utf-8")
