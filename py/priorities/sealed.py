"""A sheet as one shut string, so that nobody reads a rating by accident before the sheets are opened; and so what an earlier exercise came to.

It keeps eyes off, not a determined person: there is no passphrase, since a lost one would lose the sheets. The string is
the value's canonical JSON, deflated, padded to a whole number of 1,024 bytes so that its length says little, in base64url.
"""

import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import replace
from functools import lru_cache

from priorities.exercise import Earlier, Sheet, Then
from priorities.plain import build, canonical, plain

BLOCK = 1024
LARGEST = 4 * 1024 * 1024  # a hundred areas, each with a comment of 4,000 characters of any script


class Unreadable(ValueError):
    """A sealed string that holds nothing that was sealed here."""


def seal(value: Sheet | Then) -> str:
    """Shut a sheet, or what an earlier exercise came to. The same value always gives the same string."""
    packed = zlib.compress(canonical(plain(value)).encode(), 9)
    return urlsafe_b64encode(packed + bytes(-len(packed) % BLOCK)).decode()


# More than a file of 20 MB can hold, so that going through all of them again and again opens each once.
@lru_cache(maxsize=32_768)
def unseal(sealed: str) -> Sheet:
    """Open a string that `seal` made here. Only `changes.py` and `visibility.py` may do this."""
    sheet: Sheet = build(Sheet, json.loads(inside(sealed)))
    return sheet


def open_earlier(one: Earlier) -> Earlier:
    """An earlier exercise with what it came to opened. Only `sheets.py`, at the opening, and `earlier.py` may do this."""
    return replace(one, sealed="", then=build(Then, json.loads(inside(one.sealed)))) if one.sealed else one


def inside(sealed: str) -> str:
    """The JSON text in a sealed string; raises Unreadable for any other string, and for one that would inflate past 4 MB."""
    try:
        packed = urlsafe_b64decode(sealed.encode())
        inflate = zlib.decompressobj()
        text = inflate.decompress(packed, LARGEST)
        if not inflate.eof or any(inflate.unused_data):
            raise Unreadable("cut short, too large or followed by something else")
        return text.decode()
    except (ValueError, zlib.error) as error:
        raise Unreadable(str(error)) from error
