"""The archive of compiled modules that Python runs from, and those that come after the start."""

import sys
from io import BytesIO
from zipfile import ZipFile
from zipimport import zipimporter


def add(path: str, more: bytes) -> None:
    """Put the modules of another archive into the one at this path, which Python goes on importing from.

    Packages may lie partly in the one and partly in the other: to an import there is a single archive.
    """
    with ZipFile(path, "a") as archive, ZipFile(BytesIO(more)) as coming:
        for one in coming.infolist():
            archive.writestr(one, coming.read(one))
    for finder in sys.path_importer_cache.values():
        if isinstance(finder, zipimporter) and finder.archive == path:
            finder.invalidate_caches()
