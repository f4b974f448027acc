"""Build the site under Zensical, which is to follow Material for MkDocs, and compare its forms with those of a MkDocs build.

python site_src/under_zensical.py [SITE]   (the folder of the MkDocs build, site/ where none is named)

Zensical runs no hooks, so what they do is done here: a project beside ours inherits mkdocs.yml and is told what is shipped. What
is built is compared and thrown away: it is not fit to be published.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

ROOT = Path(__file__).parent.parent
PATHS = [str(ROOT / part) for part in ("", "py", "build/generated")]
sys.path[:0] = PATHS

from site_src.seal import Reader  # noqa: E402  (the path has to be there first)
from site_src.settings import settings  # noqa: E402
from site_src.shipment import shipment  # noqa: E402

PROJECT = ROOT / "build/zensical"


def build() -> Path:
    """The folder of a site built under Zensical."""
    shutil.rmtree(PROJECT, ignore_errors=True)
    shutil.copytree(ROOT / "docs", PROJECT / "docs")
    shipped, state = shipment(), settings()
    for name, content in shipped.files.items():
        path = PROJECT / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    told = {
        "INHERIT": "../../mkdocs.yml",
        "site_url": "https://state.example/some-repo/",
        "docs_dir": "docs",
        "site_dir": "site",
        "hooks": [],
        "theme": {"custom_dir": str(ROOT / "site_src/overrides")},
        "extra": {
            "shipped": shipped.names,
            "build": shipped.build,
            "boot": shipped.boot,
            "state": {**asdict(state), "whose": state.whose},
        },
        "extra_css": [shipped.names["site.css"]],
    }
    (PROJECT / "mkdocs.yml").write_text(json.dumps(told, indent=1), encoding="utf-8")
    given = {**os.environ, "PYTHONPATH": os.pathsep.join(PATHS)}
    subprocess.run([str(Path(sys.executable).with_name("zensical")), "build"], cwd=PROJECT, env=given, check=True)
    return PROJECT / "site"


def forms(site: Path) -> dict[str, str]:
    """Each page of a built site: the name of the form that it holds, if any, and whether a fence came out as code."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        reader = Reader()
        reader.feed(path.read_text(encoding="utf-8"))
        found[path.relative_to(site).as_posix()] = f"form '{reader.page}'{', a fence as code' if reader.lost_fence else ''}"
    return found


def differences(ours: dict[str, str], theirs: dict[str, str]) -> list[str]:
    """What the second site has otherwise than the first, one sentence a page."""
    pages = sorted({*ours, *theirs})
    return [
        f"{page}: {ours.get(page, 'no page')} under MkDocs, {theirs.get(page, 'no page')} under Zensical."
        for page in pages
        if ours.get(page) != theirs.get(page)
    ]


def main(words: list[str]) -> int:
    """Build, compare, and say how many forms each has."""
    ours = forms(Path(words[0]) if words else ROOT / "site")
    theirs = forms(build())
    for one in (told := differences(ours, theirs)):
        print(one)
    for name, found in (("MkDocs", ours), ("Zensical", theirs)):
        held = sum(not form.startswith("form ''") for form in found.values())
        print(f"{name}: {len(found)} pages, {held} with a form.")
    return bool(told)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
