"""The compiled modules that Python runs from, in one dictionary, and the finder that imports them from there.

This is the first module that Python imports. Python's own way to import from a zip would search, read and build each module twice.
"""

import sys
from _frozen_importlib import ModuleSpec
from marshal import loads

# What Python's own modules import at every start, and no page asks anything of.
LATER = (
    "_colorize",
    "asyncio.graph",
    "asyncio.sslproto",
    "asyncio.staggered",
    "asyncio.streams",
    "asyncio.subprocess",
    "asyncio.threads",
    "asyncio.trsock",
    "signal",
)

OURS = ("browser/", "compiled/", "priorities/")


class Later(type(sys)):
    """A module that is run when something of it is first asked for. (From Python 3.15 on the language can say this itself.)"""

    __all__ = ()  # so that `from … import *` brings nothing, and does not run it

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        self.__class__ = type(sys)
        modules.run(self)
        return getattr(self, name)


class Modules:
    """Compiled code by its path, such as `json/__init__.pyc`: a finder and loader of modules."""

    def __init__(self) -> None:
        self.codes: dict[str, bytes] = {}

    def add(self, held: bytes) -> None:
        """Have the modules of another dictionary, too, also in packages that are in use."""
        self.codes.update(loads(held))

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Where a module of this name is, None if it is not among these."""
        place = name.replace(".", "/")
        for origin, package in ((f"{place}.pyc", False), (f"{place}/__init__.pyc", True)):
            if origin in self.codes:
                return ModuleSpec(name, self, origin=origin, is_package=package)
        return None

    def create_module(self, spec: ModuleSpec) -> object:
        """A module for later, or let Python make one."""
        return Later(spec.name) if spec.name in LATER else None

    def exec_module(self, module: object) -> None:
        """Run a module, unless it is for later."""
        if type(module) is not Later:
            self.run(module)

    def run(self, module: object) -> None:
        """Run the module's code in it. Nobody runs it twice, so it is let go."""
        exec(loads(self.codes.pop(module.__spec__.origin)), module.__dict__)


modules = Modules()
add = modules.add


def take_over(held: bytes) -> object:
    """Import from this dictionary from now on, before Python looks anywhere else. Returns the code of `encodings`."""
    add(held)
    sys.meta_path.insert(0, modules)
    return loads(modules.codes["encodings/__init__.pyc"])


def import_ours(held: bytes) -> None:
    """Have the modules of this dictionary, too, and import those of ours."""
    add(held)
    for place in [place for place in modules.codes if place.startswith(OURS)]:
        __import__(place.removesuffix(".pyc").removesuffix("/__init__").replace("/", "."))
