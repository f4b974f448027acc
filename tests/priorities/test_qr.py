"""QR codes up to version 20 and no denser, black on white with a quiet zone. That they can be read is tests/site/test_qr.py."""

import re

import pytest
from priorities import changes, links, qr, sheets
from priorities.departures import qr_level
from priorities.moment import Moment
from priorities.views import render
from priorities.visibility import show
from segno import encoder

SITE = "https://state.example/some-repo/"


def version(text, level):
    return encoder.encode(text, error=level, micro=False, boost_error=False).version


def black(picture):
    """The places of the black modules of a picture, and how many modules it has across."""
    drawn = str(picture)
    side = int(re.search(r'viewBox="0 0 (\d+) \1"', drawn)[1])
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1H(\d+)z", re.search(r' d="([^"]+)"', drawn)[1])
    assert all(left == back for left, _, _, back in runs)
    return {(int(left) + step, int(y)) for left, y, width, _ in runs for step in range(int(width))}, side


@pytest.mark.parametrize(("level", "most"), [("m", 666), ("l", 858)])
def test_the_bytes_of_version_20_are_those_of_the_standard(level, most):
    """ISO/IEC 18004, table 7."""
    assert version("a" * most, level) == 20
    assert version("a" * (most + 1), level) == 21


@pytest.mark.parametrize(("length", "level"), [(0, ""), (1, "m"), (666, "m"), (667, "l"), (858, "l"), (859, "")])
def test_the_level_is_the_highest_that_fits(length, level):
    assert qr_level("a" * length) == level


def test_a_link_that_is_too_long_has_no_picture():
    assert qr.picture("a" * 859, "Link") is None
    assert black(qr.picture("a" * 858, "Link"))[1] == 97 + 8


@pytest.mark.parametrize("length", [30, 300, 858])
def test_four_modules_around_are_white_and_three_corners_are_marked(length):
    modules, side = black(qr.picture((SITE + "x" * length)[:length], "Link"))

    assert {min(x for x, _ in modules), min(y for _, y in modules)} == {4}
    assert {max(x for x, _ in modules), max(y for _, y in modules)} == {side - 5}
    for x, y in ((4, 4), (side - 11, 4), (4, side - 11)):
        mark = {(left, top) for left in range(7) for top in range(7) if (x + left, y + top) in modules}
        assert mark == {
            (left, top) for left in range(7) for top in range(7) if {left, top} & {0, 6} or (2 <= left <= 4 and 2 <= top <= 4)
        }


def test_it_is_black_on_white_and_says_what_it_is(blank):
    drawn = str(show("team.qr", blank, SITE))

    assert 'role="img" aria-label="QR code for members"' in drawn
    assert re.findall(r'fill="([^"]+)"', drawn) == ["#fff", "#000"]


def test_another_wording_is_another_picture(blank):
    other = changes.reword(blank, "systems", "Data systems help.", when="2026-05-14T16:00:00Z")

    assert black(show("team.qr", blank, SITE)) != black(show("team.qr", other, SITE))


def test_without_a_sheet_in_hand_there_is_none(blank):
    exercise = sheets.rate(sheets.start(blank, "a"), "a", "systems", agreement="agree")

    assert show("sheet.qr", exercise, SITE) is None
    link = links.url(SITE, show("sheet.link", exercise, hand="a"))
    assert black(show("sheet.qr", exercise, SITE, hand="a")) == black(qr.picture(link, ""))


def test_a_whole_sheet_with_a_few_comments_fits(blank):
    """What a phone shows is what most members have to give."""
    exercise = sheets.start(changes.send(blank, "2026-05-14T16:00:00Z"), "0e0c6f0a-6d5e-4a3f-9d0b-8f1f2a3b4c5d")
    (sheet,) = sheets.held(exercise)
    for number, area in enumerate(exercise.areas):
        comment = f"Two districts in region {number} rate everybody alike." if number < 3 else ""
        given = {"agreement": ("agree", "disagree")[number % 2], "quadrant": ("high-low", "low-high")[number % 2]}
        exercise = sheets.rate(exercise, sheet.id, area.id, comment=comment, **given)

    assert show("sheet.qr", exercise, SITE, hand=sheet.id) is not None


def long_worded(exercise):
    for number, area in enumerate(exercise.areas):
        text = " ".join(f"{number}{word * 7919 % 100003}" for word in range(120))[:600]
        exercise = changes.reword(exercise, area.id, text, when="2026-05-14T16:00:00Z")
    return exercise


class TestPages:
    def test_the_code_is_on_the_page_once_it_is_asked_for_and_once_large(self, blank):
        fragment = show("team.link", blank)
        code = str(show("team.qr", blank, SITE))

        assert code not in render.page("collect", blank, Moment(address=SITE))
        asked = render.page("collect", blank, Moment(address=SITE, qr=fragment))
        assert asked.count(code) == 2
        assert "<dialog" in asked

    def test_a_code_that_was_shown_for_another_wording_is_not_shown(self, blank):
        other = changes.reword(blank, "systems", "Data systems help.", when="2026-05-14T16:00:00Z")

        drawn = render.page("collect", other, Moment(address=SITE, qr=show("team.link", blank)))
        assert "<dialog" not in drawn
        assert 'data-do="show-qr"' in drawn

    def test_wording_that_is_too_long_leaves_the_link_and_a_file(self, blank):
        exercise = long_worded(blank)

        drawn = render.page("collect", exercise, Moment(address=SITE))
        assert "too long for a QR code" in drawn
        assert 'data-do="show-qr"' not in drawn
        assert 'data-do="download-link"' in drawn
        exercise = changes.describe(exercise, title="Spring <1>")
        page = str(show("team.file", exercise, SITE))
        assert re.findall(r'href="([^"]+)"', page) == [links.url(SITE, show("team.link", exercise))]
        assert page.startswith("<!doctype html>")
        assert "<h1>Spring &lt;1&gt;</h1>" in page

    def test_a_sheet_with_long_comments_says_so(self, blank):
        exercise = sheets.start(blank, "a")
        for number, area in enumerate(exercise.areas):
            text = " ".join(f"{number}{word * 7919 % 100003}" for word in range(40))
            exercise = sheets.rate(exercise, "a", area.id, comment=text)

        drawn = render.page("sheet", exercise, Moment(address=SITE, member=True), "a")
        assert "too long for a QR code" in drawn
        assert 'data-do="show-qr"' not in drawn
