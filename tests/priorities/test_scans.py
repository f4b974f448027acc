"""What a camera may read: a sheet's link of this site, or anything else, which is said in words."""

import pytest
from priorities import changes, links, sheets
from priorities.scans import read_scan, why_not
from priorities.visibility import show

SITE = "https://state.example/some-repo/"


@pytest.fixture
def sheet(blank):
    return sheets.rate(sheets.start(blank, "a"), "a", "systems", agreement="agree", comment="Mine")


def test_a_sheets_link_is_its_sheet(sheet):
    arrival = read_scan(links.url(SITE, show("sheet.link", sheet, hand="a")), SITE)

    assert (arrival.sheet.id, arrival.sheet.came) == ("a", "link")
    assert arrival.sheet.answers == sheets.held(sheet)[0].answers


def test_anything_else_is_said_in_words(sheet, blank):
    link = links.url(SITE, show("sheet.link", sheet, hand="a"))
    others = {
        "https://elsewhere.example/": "no link of this site",
        "WIFI:S:Hotel;T:WPA;P:secret;;": "no link of this site",
        "": "no link of this site",
        link.replace("state.example", "other.example"): "no link of this site",
        SITE + "exercise/sheet/": "no link of this site",
        links.url(SITE, show("team.link", changes.describe(blank, title="Spring"))): "QR code that members open",
        link[:-3]: "cut short",
        link.replace("#sheet1.", "#sheet2."): "newer version",
        link.replace("#sheet1.", "#other."): "nothing that this site knows",
    }
    for text, words in others.items():
        assert words in read_scan(text, SITE), text


@pytest.mark.parametrize("name", ["NotAllowedError", "NotFoundError", "NotReadableError", "TypeError"])
def test_a_camera_that_cannot_be_used_leads_to_the_other_ways(name):
    assert why_not(name).endswith("A sheet also comes in by its link, its code or its file.")
