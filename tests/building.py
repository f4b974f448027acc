"""The real site, built for the address at which a test looks at it."""

import os
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
