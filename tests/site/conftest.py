"""The site as it is published, built once for a project address."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
ADDRESS = "https://state.example/some-repo/"


@pytest.fixture(scope="session")
def built() -> Path:
    """The folder of the built site."""
    folder = ROOT / "build/checked-site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    path = os.pathsep.join(str(ROOT / part) for part in ("", "py", "build/generated"))
    given = {"SITE_URL": ADDRESS, "PYTHONPATH": path, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, **given})
    return folder


@pytest.fixture(scope="session")
def pages(built) -> dict[str, str]:
    """Every page of it, by its address."""
    return {
        "/" + path.relative_to(built).as_posix().removesuffix("index.html"): path.read_text(encoding="utf-8")
        for path in sorted(built.rglob("*.html"))
    }
