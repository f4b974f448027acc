"""What the pages download beside themselves: each file under a name made of its content, so that no cache goes stale."""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from site_src.pack import APART
from site_src.settings import Colors, settings

HERE = Path(__file__).parent
ROOT = HERE.parent
NPM = HERE / "node_modules"
BUILD = ROOT / "build"
ARCHIVES = {name: BUILD / f"{name}.gz" for name in ("python.zip", "first", "more", *APART)}

RUNTIME = {
    "ahead.mjs": HERE / "runtime/ahead.mjs",
    "interpreter.mjs": HERE / "runtime/interpreter.mjs",
    "memory.mjs": HERE / "runtime/memory.mjs",
    "recall.mjs": HERE / "runtime/recall.mjs",
    "parts.mjs": HERE / "runtime/parts.mjs",
    "storage.mjs": HERE / "runtime/storage.mjs",
    "stores.mjs": HERE / "runtime/stores.mjs",
    "theme.mjs": HERE / "runtime/theme.mjs",
    "pyodide.mjs": NPM / "pyodide/pyodide.mjs",
    "pyodide.asm.mjs": BUILD / "pyodide.asm.mjs",
    "pyodide.asm.wasm": BUILD / "pyodide.asm.wasm",
    **{path.name: path for path in ARCHIVES.values()},
    "idiomorph.js": NPM / "idiomorph/dist/idiomorph.esm.js",
    "idb.js": NPM / "idb/build/index.js",
    "word.mjs": HERE / "runtime/word.mjs",
    "docx.mjs": NPM / "docx/dist/index.mjs",
    "camera.mjs": HERE / "runtime/camera.mjs",
    "zxing/reader/index.js": NPM / "zxing-wasm/dist/es/reader/index.js",
    "zxing/share.js": NPM / "zxing-wasm/dist/es/share.js",
    "zxing/zxing_reader.wasm": NPM / "zxing-wasm/dist/reader/zxing_reader.wasm",
    "sortable.js": NPM / "sortablejs/modular/sortable.core.esm.js",
}
PYSCRIPT = NPM / "@pyscript/core/dist"
FONTS = NPM / "@fontsource-variable/public-sans/files"


@dataclass(frozen=True)
class Shipment:
    """Files by their path in the site, and the short names that templates use for them. `build` names this very build.

    `boot` holds the paths of what PyScript's core imports once it runs, each when the one before it has come.
    """

    files: dict[str, bytes]
    names: dict[str, str]
    build: str
    boot: tuple[str, ...]


def shipment() -> Shipment:
    """Gather everything. The runtime lies in one folder named for all of its content, since its parts name each other."""
    files: dict[str, bytes] = {}
    names: dict[str, str] = {}
    runtime = {name: path.read_bytes() for name, path in RUNTIME.items()} | _pyscript() | {"lock.mjs": _empty_lock()}
    folder = f"assets/python/{_digest(*runtime.values())}"
    for name, content in runtime.items():
        names[name] = f"{folder}/{name}"
        files[names[name]] = content
    for name, content in _loose().items():
        stem, _, ending = name.rpartition(".")
        names[name] = f"assets/{stem}.{_digest(content)}.{ending}"
        files[names[name]] = content
    files["assets/card.png"] = (
        HERE / "images/card.png"
    ).read_bytes()  # others keep its address, so it has no name of its content
    files["assets/fonts/public-sans.woff2"] = (FONTS / "public-sans-latin-wght-normal.woff2").read_bytes()
    files["schema/exercise-v1.json"] = (ROOT / "py/priorities/exercise-v1.schema.json").read_bytes()
    boot = tuple(path for name, path in names.items() if name.startswith(("core-", "error-")))
    return Shipment(files, names, _digest(*files.values()), boot)


def _loose() -> dict[str, bytes]:
    """What lies alone in assets: one style sheet, the small scripts and the pictures."""
    styles = b"\n".join(path.read_bytes() for path in sorted((HERE / "styles").glob("*.css")))
    if settings().colors != Colors():
        styles += f"\n:root {{ --blue: {settings().colors.main}; --blue-9: {settings().colors.dark}; }}\n".encode()
    rest = {
        path.name: _lean(path)
        for kind in ("scripts/*.js", "images/mark.svg", "images/icon-*.png")
        for path in sorted(HERE.glob(kind))
    }
    return {"site.css": styles, **rest}


# A text in quotes, kept as it is, or marks with the space round them. Our scripts end each statement with a mark, and comment on
# lines of their own.
_SPACED = re.compile(rb"""("[^"\n]*"|`[^`]*`)|\s*([-+=<>(){},;:?|&!]+)\s*""")


def _lean(path: Path) -> bytes:
    """A small script without what only its readers need, since it is downloaded before the form is shown; others as they are."""
    content = path.read_bytes()
    if path.suffix != ".js":
        return content
    without_comments = re.sub(rb"(?m)^[ ]*(//.*\n)?", b"", content)
    return _SPACED.sub(lambda found: found[1] or found[2], without_comments)


def _pyscript() -> dict[str, bytes]:
    """PyScript's core, pruned, and the chunks that a page with Python on its main thread may ask for."""
    wanted = ("core.js", "core-*.js", "py-????????.js", "error-*.js")
    found = [path for pattern in wanted for path in PYSCRIPT.glob(pattern)]
    return {path.name: (BUILD / path.name if path.name.startswith("core-") else path).read_bytes() for path in found}


def _empty_lock() -> bytes:
    """Pyodide's list of packages with none in it, so that it fetches no list; it wants to see its own version there."""
    info = json.loads((NPM / "pyodide/pyodide-lock.json").read_bytes())["info"]
    return f"export default {json.dumps({'info': info, 'packages': {}})};\n".encode()


def _digest(*contents: bytes) -> str:
    held = hashlib.sha256()
    for content in contents:
        held.update(hashlib.sha256(content).digest())
    return held.hexdigest()[:10]
