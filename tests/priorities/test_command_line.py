"""The command line: what it writes, what it says of bad files, and what it returns."""

import csv
import io
import json
import re
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from priorities import combine
from priorities.__main__ import main
from priorities.changes import describe
from priorities.files import write
from priorities.report import report
from priorities.visibility import see, show


@pytest.fixture
def file(tmp_path, team):
    path = tmp_path / "team.json"
    path.write_text(write(see(team)), encoding="utf-8")
    return path


def test_a_code_is_written_and_read_again(capsys):
    answers = ["a:hh", "d:hl", "sd:lh", "sa:ll", "c", ".:hh", "."]
    assert main(["code", "encode", *answers]) == 0
    code = capsys.readouterr().out.strip()
    assert len(code.replace(" ", "")) == 12
    assert main(["code", "decode", *code.split()]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "Instructional Leadership Definition: Agree; Urgent, high impact",
        "Preparation: Disagree; Urgent, low impact",
        "Licensure: Strongly Disagree; Less urgent, high impact",
        "Evaluation: Strongly Agree; Less urgent, low impact",
        "Professional Development: Can’t judge; not placed",
        "Career Pathways: blank; Urgent, high impact",
        "Systems and Structures: blank; not placed",
    ]


def test_a_code_for_the_wording_of_an_exercise_is_read_with_its_file(capsys, file):
    main(["code", "encode", "--exercise", str(file), *["a:hh"] * 7])
    code = capsys.readouterr().out.strip()

    assert main(["code", "decode", code]) == 1
    assert "made for other wording" in capsys.readouterr().err
    assert main(["code", "decode", code, "--exercise", str(file)]) == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["code", "encode", "a:hh"], "The form has 7 areas, and this says something of 1."),
        (["code", "encode", *["x"] * 7], "“x” is no answer. Write it like a:hh, c:. or ."),
        (["code", "decode", "1234"], "A code has 12 characters, and this has 4."),
        (["report", "nowhere.json"], "nowhere.json"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(arguments, told, capsys):
    assert main(arguments) == 1
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(("kind", "begins"), [("html", "<!doctype html>"), ("json", "{"), ("csv", "part,id"), ("md", "# ")])
def test_a_report_is_written_as_the_page_writes_it(kind, begins, capsys, file, team):
    assert main(["report", str(file), "--to", kind]) == 0
    out = capsys.readouterr().out

    assert out.startswith(begins)
    assert len(report(see(team))) > 10
    assert kind != "json" or out == write(see(team))


@pytest.mark.parametrize("arguments", [["report"], ["report", "--to", "json"], ["combine"]])
def test_what_is_read_is_never_written_over(arguments, capsys, file):
    before = file.read_bytes()

    assert main([*arguments, str(file), "-o", str(file.parent / "." / file.name)]) == 1
    assert capsys.readouterr().err == f"{file}: this file is read here, and would be lost. Name another one to write.\n"
    assert file.read_bytes() == before


def test_a_table_is_not_written_over_a_file_in_the_folder_that_is_read(capsys, file):
    assert main(["combine", str(file.parent), "-o", str(file)]) == 1
    assert "would be lost" in capsys.readouterr().err
    assert json.loads(file.read_text(encoding="utf-8"))["format"] == "priorities-exercise"


def test_a_report_goes_into_a_file(capsys, file, tmp_path):
    assert main(["report", str(file), "--to", "record", "-o", str(tmp_path / "out.html")]) == 0
    assert main(["check", str(tmp_path / "out.html")]) == 0
    assert capsys.readouterr().out == "1 file checked, 0 problems.\n"


def test_check_says_every_problem_on_a_line_of_its_own_that_begins_with_the_file(capsys, file, tmp_path):
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    (tmp_path / "words").mkdir()
    (tmp_path / "words/areas.toml").write_text('id = "x"\nkind = 3\n', encoding="utf-8")

    assert main(["check", str(file), str(tmp_path / "broken.json"), str(tmp_path / "words/areas.toml")]) == 1
    told = capsys.readouterr()
    assert told.out == "3 files checked, 3 problems.\n"
    assert told.err.splitlines() == [
        f"{tmp_path}/broken.json: This file stops in the middle, so nothing was opened. Ask for it again.",
        f"{tmp_path}/words/areas.toml, line 1: the top: no 'version', 'tool', 'title', 'scales'. Add them.",
        f"{tmp_path}/words/areas.toml, line 2: kind: '3' is not text. Write text in quotes.",
    ]
    assert main(["check", str(tmp_path / "words")]) == 1
    assert "words/areas.toml, line 2: kind: '3' is not text." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nowhere", "nowhere: there is no such file or folder. Look at its name, and at the folder you are in."),
        (".", ".: there is no .toml, .json or .html file to check."),
    ],
)
def test_check_of_nothing_is_no_pass(name, says, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes.txt").write_text("x")

    assert main(["check", name]) == 1
    assert capsys.readouterr().err == f"{says}\n"


def test_the_instruments_of_this_site_pass():
    assert main(["check", "instruments"]) == 0


def test_many_teams_become_one_table_each_once(capsys, file, team, tmp_path):
    other = replace(describe(team, title="=Second team"), id="second")
    (tmp_path / "again.json").write_text(write(see(describe(team, title="Later"))), encoding="utf-8")
    (tmp_path / "later.json").write_text(write(see(replace(team, changed="2030-01-01T00:00:00Z"))), encoding="utf-8")
    (tmp_path / "second.json").write_text(write(see(other)), encoding="utf-8")
    (tmp_path / "zz.json").write_text("[]", encoding="utf-8")

    assert main(["combine", str(tmp_path)]) == 1
    told = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(told.out)))
    later = f"{tmp_path}/later.json holds this exercise, too, changed later or at the same time, and is the one counted."
    assert told.err.splitlines() == [
        f"{tmp_path}/again.json: {later}",
        f"{file}: {later}",
        f"{tmp_path}/zz.json: This is a JSON file, but not an exercise from this site. Choose the .json file you downloaded here.",
        "1 of 5 files could not be read and was left out.",
    ]
    assert tuple(rows[0]) == combine.COLUMNS
    assert {(row["exercise"], row["team"]) for row in rows} == {("team", "Example team"), ("second", "'=Second team")}
    split = {row["measure"]: row["value"] for row in rows if (row["exercise"], row["id"]) == ("second", "evaluation")}
    assert {one: split[one] for one in ("strongly-disagree", "agree", "label", "high-high", "place", "priority-area")} == {
        "strongly-disagree": "3", "agree": "1", "label": "Split", "high-high": "3", "place": "2", "priority-area": "1",
    }  # fmt: skip


def test_a_long_run_says_how_far_it_is_and_a_short_one_says_nothing(capsys, file, monkeypatch):
    assert main(["check", str(file)]) == 0
    assert capsys.readouterr().err == ""

    monkeypatch.setattr("priorities.__main__.QUIET", 0)
    assert main(["check", *[str(file)] * 3]) == 0
    assert capsys.readouterr().err.splitlines() == [f"{number} of 3 files read …" for number in range(3)]


@pytest.mark.parametrize("command", [(), ("check",), ("report",), ("combine",), ("code",)])
def test_help_has_examples_that_work_and_the_exit_codes(command, capsys, file, tmp_path, monkeypatch):
    with pytest.raises(SystemExit) as left:
        main([*command, "--help"])
    told = capsys.readouterr().out
    assert left.value.code == 0
    assert "Exit codes: 0, all is well; 1," in told
    assert not command or "Examples:" in told

    here = Path.cwd()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "teams").mkdir()
    for name in ("instruments", "docs"):
        shutil.copytree(here / name, tmp_path / name)
    for name in ("north", "south", "teams/east"):
        (tmp_path / f"{name}.json").write_bytes(file.read_bytes())
    examples = re.findall(r"-m priorities (.*)", told.partition("Examples:")[2])
    assert [main(line.split()) for line in examples] == [0] * len(examples)
    assert len(examples) >= 2 or not command


def test_the_same_rows_as_json_lines_with_numbers(capsys, file, team):
    assert main(["combine", str(file), "--to", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    assert rows == [*show("file.combined", team)]
    assert {"part": "preparing", "measure": "status", "value": "partially"}.items() <= next(
        row for row in rows if row["id"] == "selection-of-candidates"
    ).items()


def test_a_combined_table_holds_no_comment_and_no_reason(team):
    told = json.dumps(show("file.combined", team), ensure_ascii=False)

    assert "Two districts still give" not in told
    assert "Vacancies are rising" not in told


def test_without_a_build_it_says_what_to_run(capsys, file, monkeypatch):
    monkeypatch.setitem(sys.modules, "compiled.schema", None)

    assert main(["check", str(file)]) == 1
    assert capsys.readouterr().err == (
        "The checks of exercise files are made when the site is built. Run “make site” once, then try again.\n"
    )
