"""QR codes as others read them: drawn, and decoded by the scanner that the site itself uses."""

import json
import subprocess
import zlib
from pathlib import Path

import pytest
from priorities import changes, links, qr, sheets
from priorities.visibility import show

from tests.building import ROOT
from tests.priorities.test_qr import SITE, black


def png(picture, path: Path, size: int = 4) -> Path:
    """A picture of a code in which each module is `size` points across."""
    modules, side = black(picture)
    lines = [bytes(0 if (x // size, y) in modules else 255 for x in range(side * size)) for y in range(side)]
    packed = zlib.compress(b"".join(b"\0" + line for line in lines for _ in range(size)))
    head = (side * size).to_bytes(4) * 2 + bytes([8, 0, 0, 0, 0])
    parts = ((b"IHDR", head), (b"IDAT", packed), (b"IEND", b""))
    chunks = (len(held).to_bytes(4) + kind + held + zlib.crc32(kind + held).to_bytes(4) for kind, held in parts)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))
    return path


def decoded(*pictures: Path) -> list[list[str]]:
    """The texts of the codes in each picture."""
    told = subprocess.run(["node", ROOT / "tests/decode.mjs", *pictures], capture_output=True, text=True, check=True)
    return json.loads(told.stdout)


@pytest.fixture
def exercise(blank):
    exercise = changes.describe(changes.send(blank, "2026-05-14T16:00:00Z"), title="Spring meeting")
    exercise = changes.reword(exercise, "licensure", "Our licenses mean something.", when="2026-05-14T16:00:00Z")
    return sheets.rate(sheets.start(exercise, "a"), "a", "licensure", agreement="agree", comment="Not in “every” district.")


def test_what_is_drawn_is_the_link(exercise, tmp_path):
    team, sheet = (png(show(name, exercise, SITE, hand="a"), tmp_path / name) for name in ("team.qr", "sheet.qr"))

    assert decoded(team, sheet) == [
        [links.url(SITE, show("team.link", exercise))],
        [links.url(SITE, show("sheet.link", exercise, hand="a"))],
    ]


def test_every_length_up_to_the_longest_is_read(tmp_path):
    texts = [(SITE + "aB3_" * 300)[:length] for length in (1, 50, 134, 250, 400, 520, 666, 667, 760, 858)]
    pictures = [png(qr.picture(text, ""), tmp_path / f"{number}.png") for number, text in enumerate(texts)]

    assert decoded(*pictures) == [[text] for text in texts]
