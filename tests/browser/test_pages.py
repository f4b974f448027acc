"""Every button and every field that a page can show has something behind it, and the pages do what they say."""

import importlib
import re
from dataclasses import replace

import pytest
from browser.early import FILES
from browser.fields import FIELDS
from browser.kept import NotFetched
from priorities import changes, sheets
from priorities.earlier import start_again
from priorities.exercise import begin
from priorities.visibility import show

PAGES = [
    "start",
    "team",
    "statements",
    "sheet",
    "collect",
    "discuss",
    "projector",
    "rank",
    "reflect",
    "strategies",
    "report",
    "forms_to_print",
]
THE_DESKS_OWN = {"look", "answer", "by", "draft", "paper"}
WHEN = "2026-05-14T16:00:00Z"


def controller(desk, name):
    return importlib.import_module(f"browser.pages.{name}").Controller(desk)


def states(instruments, team):
    """Exercises that bring every button and field to light: blank, rated and shut, and the example team's."""
    blank = begin(instruments, "blank", WHEN)
    named = changes.expect(changes.describe(blank, appear="named", size=3), "p1", "Ana")
    rated = sheets.rate(sheets.start(named, "s1", by="Ana"), "s1", "systems", agreement="agree")
    reworded = changes.reword(rated, "systems", "Data systems help.", "why", "ask", WHEN)
    return {
        "blank": blank,
        "named": reworded,
        "paper": sheets.start(blank, "s1", "paper"),
        "role": changes.describe(blank, appear="role"),
        "team": changes.also_open(team, "defining", True),
    }


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("state", ["blank", "named", "paper", "role", "team"])
def test_every_button_and_field_has_something_behind_it(name, state, instruments, team, tab, storage, run):
    async def work():
        desk = tab()
        await desk.wake(name)
        desk.exercise = states(instruments, team)[state]
        page = controller(desk, name)
        asked = [
            "",
            "erase-all",
            "open-file",
            "open",
            "withdraw s1",
            "anew s1",
            "look s1",
            "again 1 0",
            "erase blank",
            "elsewhere",
        ]
        for tool in ("", "preparing", "defining") if name == "strategies" else ("",):
            for asking in asked:
                desk.open_page(name, tool)
                desk.moment = replace(desk.moment, asking=asking, unplaced=True, failed="Full.")
                desk.draw()
                for words in re.findall(r'data-do="([^"]+)"', desk.dom.html):
                    assert callable(getattr(page, "on_" + words.split()[0].replace("-", "_"), None)), words
                for field in re.findall(r'<(?:input|select|textarea)[^>]* name="([^"]+)"', desk.dom.html):
                    assert field in FILES or field.split()[0] in FIELDS.keys() | THE_DESKS_OWN, field
                    if field in FILES:
                        assert callable(getattr(page, "on_" + field.replace(" ", "_"), None)), field

    run(work())


@pytest.mark.parametrize("name", ["sheet", "discuss"])
def test_a_link_within_a_page_leads_to_what_can_take_focus(name, team, tab, run):
    async def work():
        desk = tab()
        await desk.wake(name)
        desk.exercise = team
        desk.start_sheet()
        desk.open_page(name, "")
        links = re.findall(r'href="#([^"]+)"', desk.dom.html)
        assert len(set(links)) == 7
        for there in links:
            assert re.search(rf'<h2[^>]* id="{there}"[^>]* tabindex="-1"', desk.dom.html), there

    run(work())


async def on(desk, name, tool=""):
    await desk.wake(name)
    desk.open_page(name, tool)
    await desk.dom.settled()
    return controller(desk, name)


class TestStart:
    def test_a_file_opens_and_is_kept(self, tab, storage, team, run):
        async def work():
            desk = tab()
            page = await on(desk, "start")
            desk.dom.values["open-file"] = show("file.json", team).encode()
            page.press("open-file")
            await desk.dom.settled()
            return desk

        desk = run(work())
        assert desk.exercise == team
        assert desk.dom.gone == ["report/"]
        assert set(storage.exercises) == {"team"}

    def test_a_file_opens_where_nothing_can_be_kept(self, tab, storage, team, run):
        async def work():
            desk = tab()
            storage.refuses = "Nothing can be kept."
            page = await on(desk, "start")
            desk.dom.values["open-file"] = show("file.json", team).encode()
            page.press("open-file")
            await desk.dom.settled()
            return desk

        desk = run(work())
        assert desk.exercise == team
        assert "Nothing can be kept." in desk.dom.html

    @pytest.mark.parametrize("from_file", [True, False])
    def test_a_year_later_begins_from_a_file_or_from_what_is_kept_here(self, from_file, tab, storage, team, run):
        async def work():
            desk = tab()
            page = await on(desk, "start")
            await desk.begin(team)
            desk.dom.values["start-from"] = show("file.json", team).encode()
            page.press("start-from" if from_file else "again team")
            await desk.dom.settled()
            return desk

        desk = run(work())
        assert desk.exercise == start_again(team, desk.exercise.id, desk.exercise.changed)
        assert desk.dom.gone == ["team/"]
        assert set(storage.exercises) == {"team", desk.exercise.id}
        assert storage.exercises["team"][0] == team

    def test_a_year_later_does_not_begin_from_what_is_no_exercise(self, tab, storage, run):
        async def work():
            desk = tab()
            page = await on(desk, "start")
            before = desk.exercise
            desk.dom.values["start-from"] = b"[1]"
            page.press("start-from")
            await desk.dom.settled()
            assert desk.exercise is before
            return desk

        desk = run(work())
        assert "not an exercise from this site" in desk.dom.html
        assert 'href="#start-from"' in desk.dom.html

    def test_what_is_no_exercise_leaves_everything_as_it_was(self, tab, storage, run):
        async def work():
            desk = tab()
            page = await on(desk, "start")
            desk.field("team title", "Spring")
            before = desk.exercise
            for held in (b"", b"\x89PNG", b"[1]", b" " * 20_000_001):
                desk.dom.values["open-file"] = held
                page.press("open-file")
                await desk.dom.settled()
                assert "There is a problem" in desk.dom.html
                assert desk.exercise is before

        run(work())

    def test_a_file_that_differs_from_the_one_kept_asks_and_may_be_kept_beside_it(self, tab, storage, team, run):
        async def work():
            desk = tab()
            page = await on(desk, "start")
            await desk.begin(team)
            desk.dom.values["open-file"] = show("file.json", changes.describe(team, title="Other")).encode()
            page.press("open-file")
            await desk.dom.settled()
            assert "the file differs from it" in desk.dom.html
            page.press("open-file beside")
            await desk.dom.settled()

        run(work())
        assert sorted(exercise.team.title for exercise, _ in storage.exercises.values()) == ["Example team", "Other"]

    def test_or_replace_it(self, tab, storage, team, run):
        async def work():
            desk = tab()
            page = await on(desk, "start")
            await desk.begin(team)
            desk.dom.values["open-file"] = show("file.json", changes.describe(team, title="Other")).encode()
            page.press("open-file")
            await desk.dom.settled()
            page.press("open-file replace")
            await desk.dom.settled()

        run(work())
        assert [exercise.team.title for exercise, _ in storage.exercises.values()] == ["Other"]

    def test_an_exercise_begins_where_nothing_can_be_saved(self, tab, storage, run):
        async def work():
            storage.refuses = "This browser does not let the site save on this device."
            desk = tab()
            page = await on(desk, "start")
            page.press("new")
            await desk.dom.settled()
            return desk

        desk = run(work())
        assert desk.dom.gone == ["team/"]
        assert storage.refuses in desk.dom.html

    def test_erasing_asks_first(self, tab, storage, team, run):
        async def work():
            desk = tab()
            page = await on(desk, "start")
            await desk.begin(team)
            page.press("erase team")
            await desk.dom.settled()
            assert set(storage.exercises) == {"team"}
            page.press("erase team yes")
            await desk.dom.settled()
            assert desk.exercise.id != "team"

        run(work())
        assert storage.exercises == {}


class TestStatements:
    def test_a_rating_makes_the_page_ask_what_became_of_the_meaning(self, tab, run):
        async def work():
            desk = tab()
            page = await on(desk, "statements")
            desk.field("answer systems agreement", "agree")
            desk.hand_in()
            desk.dom.values["draft wording systems"] = "Data systems help."
            page.press("reword systems")
            assert "Say whether the new wording means the same" in desk.dom.html
            assert len(desk.exercise.versions("systems")) == 1
            desk.dom.values["draft meaning systems"] = "ask"
            page.press("reword systems")
            await desk.dom.settled()
            return desk.exercise

        assert run(work()).versions("systems")[-1].earlier == "ask"

    def test_an_empty_wording_is_a_problem_at_its_field(self, tab, run):
        async def work():
            desk = tab()
            page = await on(desk, "statements")
            desk.dom.values["draft wording systems"] = "  "
            page.press("reword systems")
            return desk

        desk = run(work())
        assert "Write the new wording first." in desk.dom.html
        assert desk.dom.focused[-1] == "problems"


class TestStrategies:
    def test_an_empty_wording_is_a_problem_at_its_field_and_nothing_else_is_said(self, tab, run):
        async def work():
            desk = tab()
            page = await on(desk, "strategies", "performance")
            desk.dom.values["draft strategy mentoring"] = "  "
            page.press("reword mentoring")
            return desk

        desk = run(work())
        assert "Write the new wording first." in desk.dom.html
        assert desk.dom.focused[-1] == "problems"
        assert desk.dom.said == []

    def test_a_wording_that_is_saved_or_the_same_is_told(self, tab, run):
        async def work():
            desk = tab()
            page = await on(desk, "strategies", "performance")
            desk.dom.values["draft strategy mentoring"] = "Pair every new principal with a mentor."
            page.press("reword mentoring")
            page.press("reword mentoring")
            return desk

        assert run(work()).dom.said == ["The wording is saved.", "The wording is the same as before."]


class TestRank:
    def test_a_step_beyond_the_end_changes_nothing_and_says_so(self, tab, run):
        async def work():
            desk = tab()
            page = await on(desk, "rank")
            page.move("systems", 1)
            before = desk.exercise
            page.press("up systems")
            assert desk.dom.said[-1] == "Systems and Structures is already in the first place."
            assert desk.exercise is before

        run(work())

    def test_a_drop_is_a_move(self, tab, run):
        async def work():
            desk = tab()
            page = await on(desk, "rank")
            page.drop("systems", "3")
            assert desk.exercise.ranking.places[2] == "systems"
            page.drop("systems", "places")
            assert desk.exercise.ranking.places[2] == "systems"
            page.drop("systems", "waiting")
            assert desk.exercise.ranking.places == ()

        run(work())


class TestCollect:
    def test_codes_are_added_and_lines_that_were_not_stay_to_be_mended(self, tab, run):
        from priorities.codes import encode
        from priorities.wordings import in_force

        async def work():
            desk = tab()
            page = await on(desk, "collect")
            areas = [area.id for area in desk.exercise.areas]
            code = encode(areas, {"systems": ("agree", "low-high")}, (), in_force(desk.exercise).mark)
            desk.dom.values["draft codes"] = f"{code}\nhello"
            page.press("add-codes")
            await desk.dom.settled()
            assert "Line 2, “hello”: </span>A code has 12 characters, and this has 5." in desk.dom.html
            assert "Added as sheet 1." in desk.dom.html
            assert len(desk.exercise.sealed) == 1
            assert desk.moment.typed == {"draft codes": "hello"}
            desk.undo()
            await desk.dom.settled()
            return desk.exercise.sealed

        assert run(work()) == ()

    def test_files_are_added_once_and_a_later_version_replaces_after_asking(self, tab, run):
        from priorities.arrivals import write_file
        from priorities.exercise import Sheet
        from priorities.links import Arrival
        from priorities.wordings import in_force

        async def work():
            desk = tab()
            page = await on(desk, "collect")
            mark = in_force(desk.exercise).mark
            files = [(f"{n}.json", write_file(Arrival(Sheet("s1", revision=n), mark)).encode()) for n in (1, 1, 2)]
            desk.dom.values["sheet-files"] = [*files, ("photo.png", b"\x89PNG")]
            page.press("sheet-files")
            await desk.dom.settled()
            assert "It is in already, as sheet 1." in desk.dom.html
            assert "It is damaged, or not a sheet from this site." in desk.dom.html
            assert "Replace it by what came now" in desk.dom.html
            page.press("replace-newer")
            await desk.dom.settled()
            assert "Replaced as sheet 1." in desk.dom.html
            return desk.exercise.sealed

        assert len(run(work())) == 1

    def test_a_file_whose_answers_came_by_code_too_goes_in_beside_it_if_it_is_another_members(self, tab, run):
        from priorities.arrivals import write_file
        from priorities.codes import encode
        from priorities.exercise import Answer, Sheet
        from priorities.links import Arrival
        from priorities.wordings import in_force

        async def work():
            desk = tab()
            page = await on(desk, "collect")
            mark = in_force(desk.exercise).mark
            areas = [area.id for area in desk.exercise.areas]
            desk.dom.values["draft codes"] = encode(areas, {"systems": ("agree", "low-high")}, (), mark)
            page.press("add-codes")
            file = write_file(Arrival(Sheet("s1", answers={"systems": Answer("agree", "low-high", comment="More.")}), mark))
            desk.dom.values["sheet-files"] = [("one.json", file.encode())]
            page.press("sheet-files")
            await desk.dom.settled()
            assert "It gives the same answers as sheet 1, which came by code." in desk.dom.html
            assert len(desk.exercise.sealed) == 1
            page.press("add-beside")
            await desk.dom.settled()
            assert "Added as sheet 2." in desk.dom.html
            return desk.exercise.sealed

        assert len(run(work())) == 2

    def test_sending_the_link_fixes_how_members_appear(self, tab, run):
        async def work():
            desk = tab()
            page = await on(desk, "collect")
            page.press("copy-link")
            await desk.dom.settled()
            return desk

        desk = run(work())
        assert desk.dom.copied[0].startswith("/exercise/sheet/#team1.")
        assert changes.fixed(desk.exercise)

    def test_opening_asks_and_then_cannot_be_taken_back(self, tab, run):
        async def work():
            desk = tab()
            page = await on(desk, "collect")
            page.press("open")
            assert desk.dom.said[-1] == "There is no sheet to open yet."
            desk.field("answer systems agreement", "agree")
            desk.hand_in()
            page.press("open")
            assert desk.exercise.opened is None
            page.press("open yes")
            await desk.dom.settled()
            return desk

        desk = run(work())
        assert desk.exercise.opened is not None
        assert desk.dom.gone == ["../discuss/"]

    def test_opening_early_without_a_reason_is_a_problem_at_its_field(self, tab, run):
        async def work():
            desk = tab()
            page = await on(desk, "collect")
            desk.field("team size", "3")
            desk.field("answer systems agreement", "agree")
            desk.hand_in()
            page.press("open yes")
            await desk.dom.settled()
            return desk

        desk = run(work())
        assert desk.exercise.opened is None
        assert 'href="#draft-early"' in desk.dom.html


class TestFocus:
    """A button that goes away hands focus to what takes its place."""

    def test_leaving_a_question_goes_back_to_what_asked_it(self, tab, run):
        async def work():
            desk = tab()
            page = await on(desk, "collect")
            desk.field("answer systems agreement", "agree")
            desk.hand_in()
            page.press("open")
            page.press("cancel")
            return desk

        desk = run(work())
        assert "do-open" in desk.dom.focused
        assert 'id="do-open"' in desk.dom.html

    def test_crossing_off_and_expecting_again(self, tab, run):
        async def work():
            desk = tab()
            page = await on(desk, "collect")
            desk.commit(lambda exercise: changes.expect(exercise, "p1", "Ana"))
            found = []
            for attendance in ("absent", "expected"):
                page.press(f"attend p1 {attendance}")
                found.append((desk.dom.focused[-1], f'id="{desk.dom.focused[-1]}"' in desk.dom.html))
            return found

        assert run(work()) == [("do-attend-p1-expected", True), ("do-attend-p1-absent", True)]

    def test_opening_a_tool_on_purpose_and_shutting_it_again(self, tab, run):
        async def work():
            desk = tab()
            page = await on(desk, "reflect")
            found = []
            for press in ("also-open defining", "shut defining"):
                page.press(press)
                found.append((desk.dom.focused[-1], f'id="{desk.dom.focused[-1]}"' in desk.dom.html))
            return found

        assert run(work()) == [("do-shut-defining", True), ("do-also-open-defining", True)]

    def test_opening_a_tool_on_purpose_on_its_own_page(self, tab, run):
        async def work():
            desk = tab()
            page = await on(desk, "strategies", "defining")
            desk.commit(lambda exercise: changes.choose(exercise, "systems", True))
            page.press("also-open defining")
            return desk.dom.focused[-1], "also-open" in desk.dom.html, desk.exercise.also_open

        assert run(work()) == ("title", False, ("defining",))

    @pytest.mark.parametrize("press", ["new", "continue other", "elsewhere copy", "elsewhere load", "early drop"])
    def test_everything_else_begins_at_the_title(self, tab, instruments, storage, run, press):
        async def work():
            desk = tab()
            page = await on(desk, "rank")
            await desk.begin(begin(instruments, "other", WHEN))
            page.press(press)
            await desk.dom.settled()
            return desk.dom.focused[-1]

        assert run(work()) == "title"


def test_a_sheet_with_a_text_that_is_too_long_stays_in_hand_and_loses_nothing(tab, run):
    async def work():
        desk = tab()
        page = await on(desk, "sheet")
        desk.typed("answer systems comment", "x" * 5000)
        page.press("hand in")
        assert desk.hand
        assert "A text on your sheet is too long to be kept." in desk.dom.html
        assert "x" * 5000 in desk.dom.html
        assert 'href="#answer-systems-comment"' in desk.dom.html
        assert "Your sheet is in." not in desk.dom.said
        desk.field("answer systems comment", "short")
        page.press("hand in")
        page.press("start sheet")
        return desk

    desk = run(work())
    assert "Your sheet is in." in desk.dom.said
    assert "xxxx" not in desk.dom.html


def test_an_answer_on_an_earlier_wording_is_confirmed_by_a_button(tab, run):
    async def work():
        desk = tab()
        page = await on(desk, "sheet")
        desk.field("answer systems agreement", "agree")
        desk.commit(lambda exercise: changes.reword(exercise, "systems", "Other.", earlier="ask", when=WHEN))
        assert "confirm systems" in desk.dom.html
        page.press("confirm systems")
        return desk

    desk = run(work())
    assert "confirm systems" not in desk.dom.html
    assert desk.dom.focused[-1] == "area-systems"


def test_a_number_of_members_that_is_none_is_told_at_its_field(tab, run):
    async def work():
        desk = tab()
        await on(desk, "team")
        desk.field("team size", "eight")
        return desk

    desk = run(work())
    assert 'href="#team-size"' in desk.dom.html
    assert 'value="eight"' in desk.dom.html
    assert desk.exercise.team.size is None


def taken_away(press, tab, team, run):
    """The one file that a button of the report page hands over: its name, kind and text."""

    async def work():
        desk = tab()
        page = await on(desk, "report")
        desk.exercise = team
        page.press(press)
        await desk.dom.settled()
        return desk.dom.files

    (file,) = run(work())
    return file


def test_an_earlier_exercise_is_laid_beside_and_taken_away(tab, blank, team, run):
    async def work():
        desk = tab()
        page = await on(desk, "report")
        desk.exercise = blank
        desk.dom.values["lay-beside"] = show("file.json", team).encode()
        page.press("lay-beside")
        await desk.dom.settled()
        assert [one.id for one in desk.exercise.earlier] == ["team"]
        desk.dom.values["lay-beside"] = show("file.json", team).encode()
        page.press("lay-beside")
        await desk.dom.settled()
        assert desk.dom.said[-1] == "It stands beside this one already."
        page.press("take-away team")
        assert desk.exercise.earlier == ()
        page.on_undo()
        assert [one.id for one in desk.exercise.earlier] == ["team"]
        desk.dom.values["lay-beside"] = show("file.json", blank).encode()
        page.press("lay-beside")
        await desk.dom.settled()
        return desk

    desk = run(work())
    assert "This file holds the exercise that is open now, or a copy of it." in desk.dom.html
    assert 'href="#lay-beside"' in desk.dom.html
    assert [one.id for one in desk.exercise.earlier] == ["team"]


def test_a_file_is_named_after_the_exercise(tab, team, run):
    name, kind, text = taken_away("download", tab, team, run)

    assert (name, kind) == ("priorities-example-team-14-may-2026.json", "application/json")
    assert text == show("file.json", team)


@pytest.mark.parametrize(
    ("title", "date", "name"),
    [
        ("Example team", "14 May 2026", "priorities-example-team-14-may-2026"),
        ("", "", "priorities"),
        ("Équipe de l’été", "", "priorities-équipe-de-l-été"),
        ("Команда Юга", "3.5.", "priorities-команда-юга-3-5"),
        ("हिन्दी टीम", "", "priorities-हिन्दी-टीम"),
        ("東京チーム", "2026年", "priorities-東京チーム-2026年"),
        ("e\u0301te\u0301", "", "priorities-e\u0301te\u0301"),
        ('A/B\\C:D*E?F"G<H>I|J', "", "priorities-a-b-c-d-e-f-g-h-i-j"),
        ("../../etc/passwd", "", "priorities-etc-passwd"),
        ("Team ❤️ 🎉👩‍👩‍👧 1️⃣", "", "priorities-team-1"),
        ("Ends in dots...", "...", "priorities-ends-in-dots"),
        ("under_score\0\n\tand\u202ethe\u200brest\ud800", "", "priorities-under-score-and-the-rest"),
        ("CON", "", "priorities-con"),
        ("x" * 300, "14 May", "priorities-" + "x" * 49),
        ("x" * 48 + " y", "14 May", "priorities-" + "x" * 48),
        ("𠀀" * 300, "", "priorities-" + "𠀀" * 49),  # at four bytes each still no longer than a disk allows
    ],
)
def test_the_name_of_a_file_keeps_letters_of_any_script_and_nothing_a_disk_refuses(title, date, name, tab, run):
    async def work():
        desk = tab()
        page = await on(desk, "report")
        desk.exercise = changes.describe(desk.exercise, title=title, date=date)
        return page.file_name()

    assert run(work()) == name
    assert len(f"{name}-record.html".encode()) <= 255


def test_a_word_document_is_made_of_what_may_be_seen(tab, team, run):
    name, kind, held = taken_away("download-word", tab, team, run)

    assert name == "priorities-example-team-14-may-2026.docx"
    assert kind == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert held == show("file.word", team).encode()


def test_an_excel_workbook_is_made_of_what_may_be_seen(tab, team, run):
    name, kind, held = taken_away("download-excel", tab, team, run)

    assert name == "priorities-example-team-14-may-2026.xlsx"
    assert kind == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert held == show("file.excel", team)


@pytest.mark.parametrize("press", ["download-word", "download-excel"])
def test_what_makes_a_file_may_fail_to_come_and_nothing_is_lost(press, tab, run):
    async def work():
        desk = tab(offline=True)
        page = await on(desk, "report")
        desk.typed("team goals", "Typed, and not left yet.")
        page.press(press)
        with pytest.raises(NotFetched):
            await desk.dom.settled()
        return desk

    desk = run(work())
    assert desk.dom.files == []
    assert desk.dom.said == ["The report is on its way.", ""]
    assert desk.exercise.team.goals == "Typed, and not left yet."


def test_the_table_begins_with_the_mark_by_which_a_spreadsheet_knows_its_letters(tab, team, run):
    """Excel on Windows takes a CSV file without a byte order mark for another encoding."""
    name, kind, text = taken_away("download-csv", tab, team, run)

    assert (name, kind) == ("priorities-example-team-14-may-2026.csv", "text/csv")
    assert text.encode().decode("utf-8-sig") == show("file.csv", team)
    assert text.encode()[:3] == b"\xef\xbb\xbf"


def test_a_member_looks_again_in_place_and_the_answer_counts_at_once(tab, run):
    async def work():
        desk = tab()
        page = await on(desk, "collect")
        desk.exercise = changes.describe(desk.exercise, appear="named")
        desk.commit(lambda exercise: sheets.rate(sheets.start(exercise, "s1", by="Ana"), "s1", "systems", agreement="agree"))
        desk.commit(lambda exercise: changes.reword(exercise, "systems", "Other.", earlier="ask", when=WHEN))
        page.press("look s1")
        desk.field("draft who", "word")
        desk.field("look s1 systems", "disagree")
        assert desk.dom.focused[-1] == "ask"
        assert "Every statement that changed has been looked at." in desk.dom.html
        page.press("cancel")
        assert "Every statement that changed" not in desk.dom.html
        await desk.dom.settled()
        return sheets.held(desk.exercise)[0].answers["systems"], desk.storage.texts

    answer, texts = run(work())
    assert (answer.agreement, answer.wording, answer.again) == ("disagree", 1, "word")
    assert "disagree" not in str(texts)
