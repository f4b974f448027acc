"""The register of all that shows something, full: whatever enters an output has been imported."""

from importlib import import_module
from pkgutil import walk_packages

import priorities
from priorities.visibility import OUTPUTS

__all__ = ["OUTPUTS"]

for one in walk_packages(priorities.__path__, "priorities."):
    if one.name not in ("priorities.reading", "priorities.__main__"):  # the build reads instruments, a page does not
        import_module(one.name)
