"""QR codes on the pages: asked for, counted as sent, read one after another; and what is fetched for them."""

import importlib
import re

import pytest
from browser.kept import NotFetched
from browser.missing import Missing
from priorities import changes, links, sheets
from priorities.visibility import see, show


async def on(desk, name):
    await desk.wake(name)
    desk.open_page(name, "")
    await desk.dom.settled()
    return importlib.import_module(f"browser.pages.{name}").Controller(desk)


def rated(exercise, id, level="agree"):
    return sheets.rate(sheets.start(exercise, id), id, "systems", agreement=level)


def link(exercise, id):
    return links.url("/", show("sheet.link", exercise, hand=id))


async def showing(desk):
    """The collect page with the team's QR code on it."""
    page = await on(desk, "collect")
    page.press("show-qr")
    await desk.dom.settled()
    return page


class TestShowing:
    def test_showing_the_link_counts_as_sending_it(self, tab, run):
        async def work():
            desk = tab()
            await showing(desk)
            return desk

        desk = run(work())
        assert changes.fixed(desk.exercise)
        assert 'aria-label="QR code for members"' in desk.dom.html
        assert desk.dom.focused[-1] == "qr"

    def test_what_cannot_be_fetched_sends_nothing(self, tab, run):
        async def work():
            desk = tab(offline=True)
            page = await on(desk, "collect")
            page.press("show-qr")
            with pytest.raises(NotFetched):
                await desk.dom.settled()
            assert not changes.fixed(desk.exercise)
            desk.dom.offline = False
            page.press("show-qr")
            await desk.dom.settled()
            return desk

        assert "<dialog" in run(work()).dom.html

    def test_it_is_shown_large_and_hidden_again(self, tab, run):
        async def work():
            desk = tab()
            page = await showing(desk)
            for words in re.findall(r'data-do="([^"]+)"', desk.dom.html):
                assert callable(getattr(page, "on_" + words.split()[0].replace("-", "_"))), words
            page.press("enlarge-qr")
            page.press("hide-qr")
            await desk.dom.settled()
            return desk

        desk = run(work())
        assert desk.dom.enlarged == [("qr-large", "do-enlarge-qr")]
        assert "<dialog" not in desk.dom.html
        assert desk.dom.focused[-1] == "do-show-qr"

    def test_a_members_sheet_is_shown_as_it_is_now(self, tab, run):
        async def work():
            desk = tab()
            page = await on(desk, "sheet")
            assert desk.moment.member
            page.press("show-qr")
            await desk.dom.settled()
            assert "QR code of your sheet" in desk.dom.html
            desk.field("answer systems agreement", "agree")
            assert "QR code of your sheet" not in desk.dom.html
            page.press("show-qr")
            await desk.dom.settled()
            return desk

        assert "QR code of your sheet" in run(work()).dom.html

    def test_another_page_does_not_show_it(self, tab, run):
        async def work():
            desk = tab()
            await showing(desk)
            desk.open_page("team", "")
            desk.open_page("collect", "")
            await desk.dom.settled()
            return desk

        assert "<dialog" not in run(work()).dom.html

    def test_the_file_for_phones_counts_as_sending_too(self, tab, run):
        async def work():
            desk = tab()
            (await on(desk, "collect")).press("download-link")
            await desk.dom.settled()
            return desk

        desk = run(work())
        ((name, kind, page),) = desk.dom.files
        assert (name, kind) == ("priorities-sheet.html", "text/html")
        assert links.url("/", show("team.link", desk.exercise)) in page
        assert changes.fixed(desk.exercise)


class TestReading:
    def read(self, tab, run, *scans, before=None, then=lambda desk, page: None, **parts):
        """A desk whose camera has read these codes; a function makes its code from the exercise. `then` is done at the end."""

        async def work():
            desk = tab(**parts)
            page = await on(desk, "collect")
            desk.commit(lambda exercise: changes.send(before(exercise) if before else exercise, "2026-05-14T16:00:00Z"))
            desk.dom.scans = [scan(desk.exercise) if callable(scan) else scan for scan in scans]
            page.press("read-qr")
            await desk.dom.settled()
            then(desk, page)
            await desk.dom.settled()
            return desk

        return run(work())

    def test_each_sheet_comes_in_with_its_receipt_and_anything_else_is_said(self, tab, run):
        desk = self.read(
            tab,
            run,
            lambda exercise: link(rated(exercise, "a"), "a"),
            "https://elsewhere.example/",
            lambda exercise: link(rated(exercise, "b", "disagree"), "b"),
        )
        assert [envelope.id for envelope in see(desk.exercise).envelopes] == ["a", "b"]
        assert [(one.name, one.outcome) for one in desk.moment.receipts] == [
            ("QR code 1", "added"),
            ("QR code 2", "unreadable"),
            ("QR code 3", "added"),
        ]
        assert "QR code 2: This QR code holds no link of this site." in " ".join(desk.dom.said)

    def test_each_is_undone_by_itself(self, tab, run):
        scans = [lambda exercise, id=id: link(rated(exercise, id), id) for id in ("a", "b")]
        desk = self.read(tab, run, *scans, then=lambda desk, page: desk.undo())
        assert [envelope.id for envelope in see(desk.exercise).envelopes] == ["a"]

    def test_a_later_version_replaces_after_asking(self, tab, run):
        def replace(desk, page):
            assert [one.outcome for one in desk.moment.receipts] == ["newer"]
            assert 'data-do="replace-newer"' in desk.dom.html
            page.press("replace-newer")

        later = lambda exercise: link(sheets.rate_anew(exercise, "a"), "a")  # noqa: E731
        desk = self.read(tab, run, later, before=lambda exercise: rated(exercise, "a"), then=replace)
        assert [one.outcome for one in desk.moment.receipts] == ["replaced"]
        assert [envelope.revision for envelope in see(desk.exercise).envelopes] == [2]

    @pytest.mark.parametrize("name", ["NotAllowedError", "NotFoundError"])
    def test_a_camera_that_is_refused_leads_to_the_other_ways(self, tab, run, name):
        desk = self.read(tab, run, "https://elsewhere.example/", camera_refuses=name)
        assert desk.moment.receipts == ()
        assert "A sheet also comes in by its link, its code or its file." in desk.dom.html
        assert "<video" not in desk.dom.html

    def test_the_picture_is_on_the_page_until_it_is_stopped(self, tab, run):
        shown = []

        async def work():
            desk = tab()
            page = await on(desk, "collect")

            async def watch(id, found):
                shown.append(f'<video id="{id}"' in desk.dom.html)
                for words in re.findall(r'data-do="([^"]+)"', desk.dom.html):
                    assert callable(getattr(page, "on_" + words.split()[0].replace("-", "_"))), words
                page.press("stop-camera")

            desk.dom.watch = watch
            page.press("read-qr")
            await desk.dom.settled()
            return desk

        desk = run(work())
        assert shown == [True]
        assert "<video" not in desk.dom.html
        assert desk.dom.focused[-1] == "do-read-qr"

    def test_a_camera_that_stops_by_itself_is_told(self, tab, run):
        desk = self.read(tab, run)
        assert "<video" not in desk.dom.html
        assert desk.dom.said[-1] == "The camera is stopped."


class TestFetching:
    def test_a_page_that_is_not_here_is_turned_to_again_once_it_is(self, tab, run):
        turned = []

        async def work():
            desk = tab()
            await on(desk, "team")
            desk.dom.html = "As it was built"
            desk.open_page("missing", "", drawn=False)
            page = Missing(desk, turned.append)
            page.opened()
            desk.field("team title", "Spring")
            page.press("up systems")
            await desk.dom.settled()
            return desk

        desk = run(work())
        assert desk.dom.html == "As it was built"
        assert desk.exercise.team.title == "Spring"
        assert turned[:1] == ["up systems"]

    def test_where_it_does_not_come_the_page_says_so_and_asks_again(self, tab, run):
        turned = []

        async def work():
            desk = tab(offline=True)
            await on(desk, "team")
            desk.open_page("missing", "", drawn=False)
            page = Missing(desk, turned.append)
            page.opened()
            await desk.dom.settled()
            assert "It could not be fetched." in desk.dom.html
            assert 'data-do="again"' in desk.dom.html
            assert turned == []
            desk.dom.offline = False
            page.press("again")
            await desk.dom.settled()

        run(work())
        assert turned == [""]

    def test_whoever_has_gone_on_stays_where_they_are(self, tab, run):
        turned = []

        async def work():
            desk = tab()
            await on(desk, "team")
            desk.open_page("missing", "", drawn=False)
            Missing(desk, turned.append).opened()
            desk.open_page("rank", "")
            await desk.dom.settled()

        run(work())
        assert turned == []

    def test_a_sheets_link_that_cannot_be_read_yet_says_to_open_it_again(self, tab, instruments, storage, run):
        async def work():
            desk = tab(offline=True)
            desk.dom.hash = show("sheet.link", rated(desk.exercise, "a"), hand="a")
            await on(desk, "sheet")
            return desk

        desk = run(work())
        assert "The sheet is still in its link: open that again." in desk.dom.html
