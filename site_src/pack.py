"""Pack the Python that the page needs into archives of compiled modules.

Run by Pyodide itself under Node (`pack.mjs`), so the modules are compiled by the very interpreter that loads them. An archive is a
dictionary of code by the module's path, as `marshal` writes it, and holds what is not in those before it. `python.zip` is every module
that starting Pyodide leaves in `sys.modules`. It lies in a zip, since Python can start from nothing else, beside the two modules that
Python imports from there: `runtime/modules.py`, and an `encodings` that lets it take over. `first` is what the pages need that a visit
begins with, and comes while Python starts. Each other archive is fetched when it is first asked for: `more` holds the rest of our own
packages, and those `APART` what only one button needs. All is stored plain, since an archive travels as one gzip stream.
"""

import ast
import dataclasses
import importlib
import importlib.util
import io
import marshal
import pkgutil
import sys
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from types import CodeType

# A visit begins with these; the others are gone to from one of them.
FIRST_PAGES = ("start", "team", "sheet")
# Reached only when something fails, or once more has come, so no import at the start shows them.
BESIDES = ("traceback", "priorities.views.missing")
PACKAGES = ("priorities", "browser", "compiled")
# Archives of their own, and the modules that bring what is in them. XlsxWriter asks for that encoding by name when it runs.
APART = {"excel": ("priorities.workbook", "encodings.utf_16_le")}
# Used by their inner modules alone, with nothing in front: segno's own front brings writers of files, and these http and e-mail.
BARE = ("segno",)
# The name of the dictionary in the archive that Python starts from.
HELD = "modules"
# Left out, though Python has them: connections and kinds of compression that no page uses. What imports them does without.
DONE_WITHOUT = ("ssl", "_ssl", "bz2", "lzma", "compression")
NEVER = (*DONE_WITHOUT, "pack", "pkgutil", "js", "modules", "parts", "pyodide_js", "__main__", "tomllib", "fastjsonschema")
UNSEEN = (
    "priorities.reading",
    "priorities.lines",
    "priorities.authoring",
    "priorities.combine",
    "priorities.printed",
    "priorities.views.home",
)
# `dataclasses` writes the methods of a class as text and compiles that whenever the class is made, which was half the time that our
# modules took. It is put into the archive with these lines at its end, so it finds the methods of our classes compiled.
METHODS = """
from builtins import exec as _exec
from marshal import loads as _loads
from zlib import crc32 as _crc32
_made = _loads({made!r})
def exec(text, names, held):
    _exec(_made.get(_crc32(text.encode()), text), names, held)
"""
# Python imports `encodings` before all else. This one has the archive's modules taken over, and becomes the real one.
STARTER = f"""
import modules as _modules
exec(_modules.take_over(__loader__.get_data({HELD!r})), globals())
"""
# What Pyodide asks of its loader of packages at every start. This site loads none, and the real loader would import all that reads
# archives and folders.
LOADER = """
import sys as _sys
from pyodide_js import loadedPackages
class _Place:
    def __init__(self, path):
        self.path = path
    def __str__(self):
        return self.path
SITE_PACKAGES = _Place("/lib/python{}.{}/site-packages".format(*_sys.version_info))
DSO_DIR = _Place("/usr/lib")
def init_loaded_packages():
    pass
"""
# That is what here only the writer of Excel workbooks needs.
ONLY_APART = ("fnmatch", "glob", "pathlib", "random", "shutil", "tempfile", "zipfile")
# What these modules import, although it is not in the interpreter, and do without: locks of files; a character by its name in a pattern;
# how wide a line of source is, which no trace shows here.
EXCUSED = {
    "pathlib/_os.pyc": {"fcntl"},
    "re/_parser.pyc": {"unicodedata"},
    "subprocess.pyc": {"fcntl"},
    "traceback.pyc": {"unicodedata"},
}
# What an archive is without, although somebody has imported it: `dataclasses` waits for the methods of our classes.
WITHOUT = {"python.zip": (*ONLY_APART, "dataclasses"), "first": ONLY_APART, "more": ONLY_APART}
# Docstrings that somebody reads while Python runs: Pyodide copies its own onto JavaScript proxies. Of ours only those of classes
# stay, since a dataclass without one pays for a signature.
SPOKEN = ("_pyodide", "pyodide")


def pack(pyscript: str, left_out: Sequence[str]) -> dict[str, bytes]:
    """The archives by their names, the same bytes for the same sources.

    `pyscript` is the folder of PyScript's own Python, and the modules that are `left_out` are not in the interpreter of the pages.
    Raises ImportError where a module names one of them in an import.
    """
    # PyScript's own package cannot be imported without a page. It is found here before the copy PyScript writes at each start.
    borrowed = {f"pyscript/{path.name}c": path.read_text() for path in Path(pyscript).glob("*.py")}
    pages = [f"{package}.{page}" for page in FIRST_PAGES for package in ("browser.pages", "priorities.views")]
    first = ("browser.start", *pages, *BESIDES, *_wanted(borrowed.values()))
    wanted = {"python.zip": (), "first": first, "more": _ours(), **APART}
    written = _hear_methods()
    packed: dict[str, bytes] = {}
    archives: dict[str, bytes] = {}
    for name, modules in wanted.items():
        for module in modules:
            importlib.import_module(module)
        added = {}
        for path, source in {**_sources(WITHOUT.get(name, ())), **(borrowed if name == "first" else {})}.items():
            if path not in packed:
                refuse(path, source, left_out)
                added[path] = _code(path, source, written)
        archives[name] = _held(added) if archives else _startable(added)
        packed |= added
    return archives


def contents(archive):
    """The modules of an archive, by their paths."""
    if not zipfile.is_zipfile(io.BytesIO(archive)):
        return marshal.loads(archive)
    with zipfile.ZipFile(io.BytesIO(archive)) as held:
        return marshal.loads(held.read(HELD))


def _hear_methods():
    """The texts of methods that `dataclasses` writes from now on."""
    texts = []

    def heard(text, names, held):
        texts.append(text)
        exec(text, names, held)

    dataclasses.exec = heard
    return texts


def with_methods(source, texts):
    """The source of `dataclasses`, with the methods of our classes at its end."""
    made = {zlib.crc32(text.encode()): by_first_line(compile(text, "<string>", "exec")) for text in texts}
    assert len(made) == len(set(texts))  # no two texts have the same sum
    return source + METHODS.format(made=marshal.dumps(made))


def _startable(modules):
    """A zip that Python starts from."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for name, source in (("modules", Path("/runtime/modules.py").read_text()), ("encodings/__init__", STARTER)):
            code = compile(source, f"{name}.py", "exec", dont_inherit=True, optimize=2)
            archive.writestr(zipfile.ZipInfo(f"{name}.pyc"), importlib.util.MAGIC_NUMBER + bytes(12) + marshal.dumps(code))
        archive.writestr(zipfile.ZipInfo(HELD), _held(modules))
    return held.getvalue()


def _held(modules):
    return marshal.dumps(dict(sorted(modules.items())))


def _ours():
    """Our own modules, but for those that have an archive of their own."""
    for name in BARE:
        sys.modules[name] = importlib.util.module_from_spec(importlib.util.find_spec(name))  # not run
    apart = {module for modules in APART.values() for module in modules}
    for package in PACKAGES:
        for one in pkgutil.walk_packages(importlib.import_module(package).__path__, package + "."):
            if not one.name.endswith("__main__") and one.name not in UNSEEN and one.name not in apart:
                yield one.name


def refuse(path, source, left_out):
    """Raise ImportError where the source of a module imports what is left out."""
    for lost in sorted(set(left_out).intersection(imported(source)) - EXCUSED.get(path, set())):
        raise ImportError(
            f"site_src/left_out.mjs leaves out '{lost}', which '{path}' imports. Take its part off the list there."
        )


def _sources(without):
    """The source of every module that is imported, by its path."""
    found = {}
    for name, module in sys.modules.items():
        spec = getattr(module, "__spec__", None)
        if spec and hasattr(spec.loader, "get_source") and name.split(".")[0] not in (*NEVER, *without):
            source = _source(spec, name)
            if source is not None:
                end = "/__init__.pyc" if spec.submodule_search_locations is not None else ".pyc"
                found[name.replace(".", "/") + end] = source
    return found


def _code(path, source, methods):
    """What an archive holds of a module."""
    package = path.split("/")[0]
    if path == "pyodide/_package_loader.pyc":
        source = LOADER
    elif path == "dataclasses.pyc":
        source = with_methods(source, methods)
    elif package in PACKAGES:
        source = _terse(source)
    level = 0 if package in (*SPOKEN, *PACKAGES) else 2
    code = compile(source, path.removesuffix("c"), "exec", dont_inherit=True, optimize=level)
    return marshal.dumps(by_first_line(code))


def _terse(source):
    """A module of ours without the docstrings that nobody reads while it runs: those of functions and its own."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.AsyncFunctionDef) and ast.get_docstring(node, clean=False):
            node.body[0] = ast.copy_location(ast.Pass(), node.body[0])
    return tree


def imported(source):
    """The names of the modules that a source imports, but for those named from where it lies itself."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def _wanted(sources):
    """The modules of the standard library that these sources import."""
    for source in sources:
        yield from (name for name in imported(source) if name.split(".")[0] in sys.stdlib_module_names)


def by_first_line(code):
    """Code that knows the first line of each function and no other: no trace reaches a visitor, and all lines are a third of the archive."""
    length = len(code.co_code) // 2
    # Entries of at most eight units, of the kind without columns (13), with no step to another line. CPython describes them in
    # InternalDocs/code_objects.md.
    lines = bytes([0xEF, 0]) * (length // 8) + (bytes([0xE8 | length % 8 - 1, 0]) if length % 8 else b"")
    inner = tuple(by_first_line(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_linetable=lines, co_consts=inner)


def _source(spec, name):
    try:
        return "" if name in BARE else spec.loader.get_source(name)
    except (ImportError, OSError):
        return None
