"""Everything of others that the site sends to a browser, found in what is installed, so that the list cannot go stale.

A module that belongs to no known part stops the build, and so does a license that nobody has looked at.
"""

import gzip
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageMetadata, distribution, packages_distributions
from pathlib import Path
from typing import Any

from site_src.pack import PACKAGES, contents
from site_src.shipment import ARCHIVES, HERE, NPM

# Licenses that let anybody use, change and pass on, by their names in the SPDX list.
KNOWN = (
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MPL-1.1", "MPL-2.0", "OFL-1.1", "PSF-2.0", "W3C",
)  # fmt: skip
# An older package says only that it is one of these, and its text says which.
CLASSIFIED = {"BSD License": "BSD-3-Clause", "MIT License": "MIT"}
RUN = (".js", ".mjs", ".cjs", ".wasm", ".woff2")
THEME = "mkdocs-material"
# What parts hold inside and name without a version. The theme's are those that its own source maps name, and two that its list of
# languages for the search brings; a test compares.
INSIDE = {
    THEME: (
        ("clipboard", "MIT"),
        ("escape-html", "MIT"),
        ("focus-visible", "W3C"),
        ("lunr", "MIT"),
        ("lunr-languages", "MPL-1.1"),
        ("material-design-color", "MIT"),
        ("rxjs", "Apache-2.0"),
        ("tslib", "0BSD"),
    ),
    "zxing-wasm": (("zxing-cpp", "Apache-2.0"),),
}


# What Workbox puts into the service worker. It is installed for the build alone.
WORKER = ("workbox-core", "workbox-precaching", "workbox-routing", "workbox-strategies")


class PartError(ValueError):
    """A part that cannot be listed, told to whoever changed what is shipped."""


@dataclass(frozen=True)
class Part:
    """One part: the kind of its package (npm, pypi or generic), its license with the text where the package has it, and its home."""

    source: str
    name: str
    version: str
    licence: str
    text: str
    address: str

    @property
    def terms(self) -> str:
        """The address of the license's general text."""
        return f"https://spdx.org/licenses/{self.licence}.html"

    @property
    def inside(self) -> tuple[tuple[str, str], ...]:
        """The names and licenses of what it holds of others."""
        return INSIDE.get(self.name, ())


@cache
def parts() -> tuple[Part, ...]:
    """Every part, by its name."""
    found = {*_from_npm(), *_from_python(), *_interpreter(), _of(THEME)}
    return tuple(sorted(found, key=lambda part: (part.name.lower(), part.version)))


def _from_npm() -> Iterator[Part]:
    """What npm installed for the pages and not for the build or the tests alone, but for packages that hold descriptions of types alone."""
    lock = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))
    for place, held in lock["packages"].items():
        folder = HERE / place
        if place and (folder.name in WORKER or not held.get("dev")) and any(path.suffix in RUN for path in folder.rglob("*")):
            told = json.loads((folder / "package.json").read_text(encoding="utf-8"))
            licence = known(told["license"], told["name"])
            yield Part("npm", told["name"], told["version"], licence, _text(folder.glob("*")), _home(told))


def _from_python() -> Iterator[Part]:
    """The packages whose modules lie in the archives."""
    theirs = packages_distributions()
    for module in sorted(modules() - standard() - {*PACKAGES, "pyscript"}):
        if module not in theirs:
            raise PartError(
                f"site_src/parts.py: the archives hold '{module}', and no installed package brings it. Say whose it is."
            )
        yield _of(theirs[module][0])


def _interpreter() -> Iterator[Part]:
    """What Pyodide is made from. The text of a license is at its address."""
    info = json.loads((NPM / "pyodide/pyodide-lock.json").read_bytes())["info"]
    python, emscripten = info["python"], info["platform"].removeprefix("emscripten_").replace("_", ".")
    minor = ".".join(python.split(".")[:2])
    yield Part("generic", "python", python, "PSF-2.0", "", f"https://docs.python.org/{minor}/license.html")
    yield Part(
        "generic", "emscripten", emscripten, "MIT", "", "https://github.com/emscripten-core/emscripten/blob/main/LICENSE"
    )


@cache
def modules() -> frozenset[str]:
    """The outermost names of what lies in the archives."""
    names = (name for path in ARCHIVES.values() for name in contents(gzip.decompress(path.read_bytes())))
    return frozenset(name.split("/")[0].removesuffix(".pyc") for name in names)


@cache
def standard() -> frozenset[str]:
    """The outermost names of Python's standard library and of Pyodide's own packages, as Pyodide ships them."""
    with zipfile.ZipFile(NPM / "pyodide/python_stdlib.zip") as held:
        return frozenset(re.sub(r"\.pyc?$", "", name.split("/")[0]) for name in held.namelist())


def known(licence: str, name: str) -> str:
    """The license by its name in the SPDX list. Raises PartError where it is none that we know."""
    found = next((one for one in KNOWN if one.lower() == licence.lower()), None)
    if not found:
        raise PartError(
            f"site_src/parts.py: '{name}' has the license '{licence}', which nobody has looked at. Read it; if everybody may use and "
            "pass on the part, add the license to KNOWN."
        )
    return found


def _of(name: str) -> Part:
    """An installed Python package."""
    held = distribution(name)
    files = [Path(str(held.locate_file(file))) for file in held.files or () if ".dist-info/" in str(file)]
    licence = known(_said(held.metadata), name)
    addresses = dict(one.split(", ", 1) for one in held.metadata.get_all("Project-URL") or ())
    home = next(addresses[one] for one in ("Homepage", "Documentation", "Source") if one in addresses)
    return Part("pypi", held.metadata["Name"], held.version, licence, _text(files), home)


def _home(told: dict[str, Any]) -> str:
    """Where an npm package says it is at home, or its source lies; nothing where it does not say."""
    repository = told.get("repository") or ""
    found = told.get("homepage") or (repository if isinstance(repository, str) else repository["url"])
    if re.fullmatch(r"[\w.-]+/[\w.-]+", found):
        return f"https://github.com/{found}"
    return re.sub(r"(\.git|#readme)$", "", re.sub(r"^(git\+)?(ssh://git@|git://|https://)", "https://", found))


def _said(told: PackageMetadata) -> str:
    classified = [one.split(" :: ")[-1] for one in told.get_all("Classifier") or () if one.startswith("License ::")]
    return told["License-Expression"] or (CLASSIFIED.get(classified[0], classified[0]) if classified else "none")


def _text(files: Iterable[Path]) -> str:
    found = sorted(
        path for path in files if re.match(r"(licen[cs]e|copying|notice)", path.name, re.IGNORECASE) and path.is_file()
    )
    return "\n\n".join(path.read_text(encoding="utf-8").strip() for path in found)
