"""Let the Python of this folder find the packages of this folder, so that it runs `-m priorities` without a word more.

Run by that Python itself, once what it needs is installed.
"""

import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOUND = ("py", "build/generated")


def main() -> None:
    """Name the folders in a .pth file, which every start of that Python reads."""
    names = "".join(f"{ROOT / one}\n" for one in FOUND)
    Path(sysconfig.get_path("purelib"), "priorities.pth").write_text(names, encoding="utf-8")


if __name__ == "__main__":
    main()
