"""The command line: what it writes, what it says of bad files, and what it returns."""

import csv
import io
import json
from dataclasses import replace

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


def test_a_report_goes_into_a_file(capsys, file, tmp_path):
    assert main(["report", str(file), "--to", "record", "-o", str(tmp_path / "out.html")]) == 0
    assert main(["check", str(tmp_path / "out.html")]) == 0
    assert capsys.readouterr().out == "1 file checked, 0 with problems.\n"


def test_check_names_each_file_with_a_problem(capsys, file, tmp_path):
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    (tmp_path / "broken.toml").write_text('id = "x"\n', encoding="utf-8")

    assert main(["check", str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert told.out == "3 files checked, 2 with problems.\n"
    assert len(told.err.splitlines()) == 2
    assert all("broken." in line for line in told.err.splitlines())


def test_the_instruments_of_this_site_pass():
    assert main(["check", "instruments"]) == 0


def test_many_teams_become_one_table_each_once(capsys, file, team, tmp_path):
    other = replace(describe(team, title="Second team"), id="second")
    (tmp_path / "again.json").write_text(write(see(team)), encoding="utf-8")
    (tmp_path / "second.json").write_text(write(see(other)), encoding="utf-8")
    (tmp_path / "zz.json").write_text("[]", encoding="utf-8")

    assert main(["combine", str(tmp_path)]) == 1
    told = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(told.out)))
    assert "zz.json was left out." in told.err
    assert "this exercise is in another file, too" in told.err
    assert tuple(rows[0]) == combine.COLUMNS
    assert {row["exercise"] for row in rows} == {"team", "second"}
    split = {row["measure"]: row["value"] for row in rows if (row["team"], row["id"]) == ("Second team", "evaluation")}
    assert {one: split[one] for one in ("strongly-disagree", "agree", "label", "high-high", "place", "priority-area")} == {
        "strongly-disagree": "3", "agree": "1", "label": "Split", "high-high": "3", "place": "2", "priority-area": "1",
    }  # fmt: skip


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
