"""What DuckDB makes of two thousand files is what `priorities` makes of the same exercises. The SQL is read out of the page itself."""

import re
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

import duckdb
import pytest
from priorities import combine
from priorities.__main__ import main
from priorities.agreement import LEVELS
from priorities.changes import describe
from priorities.counts import set_aside
from priorities.exercise import Exercise
from priorities.files import write
from priorities.tables import harmless
from priorities.visibility import see, show

from tests.building import ROOT
from tests.teams.many import many, save

PAGE = (ROOT / "docs/host/combine.md").read_text(encoding="utf-8")
SQL = dict(re.findall(r"^```sql\n-- (.+?)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE))
TABLES = ("read", "areas", "answers", "strategies")
FEW = 100


@pytest.fixture(scope="module")
def exercises() -> list[Exercise]:
    """Two thousand exercises."""
    return list(many())


@pytest.fixture(scope="module")
def rows(exercises) -> dict[str, tuple[combine.Row, ...]]:
    """What `priorities` has to say of each, the examples left out."""
    return {one.id: show("file.combined", one) for one in exercises if not one.team.example}


@pytest.fixture(scope="module")
def folder(exercises, tmp_path_factory) -> Path:
    """Their files, some in folders of their own, and beside them what else lies about: an older copy, and a sheet's file."""
    held = tmp_path_factory.mktemp("many")
    save(iter(exercises[:FEW]), held / "teams")
    save(iter(exercises[FEW:]), held / "teams/north/west")
    older = describe(exercises[0], title="Older")
    text = write(see(older)).replace('"changed": "2026', '"changed": "2025')
    (held / "teams/north/older.json").write_text(text, encoding="utf-8")
    (held / "teams/sheet.json").write_text('{"format": "priorities-sheet", "version": 1, "sealed": "x"}', encoding="utf-8")
    return held


@pytest.fixture(scope="module")
def asked(folder):
    """A database with the page's tables."""
    with pytest.MonkeyPatch.context() as here, duckdb.connect() as database:
        here.chdir(folder)
        for name in TABLES:
            database.execute(SQL[name])
        yield database


def answers(database, name):
    found = database.execute(SQL[name])
    columns = [column[0] for column in found.description]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


def test_every_block_of_the_page_is_run_here():
    assert set(SQL) == {*TABLES, "spreadsheet", "agreement", "first", "not started", "warehouse"}
    assert PAGE.count("```sql") == len(SQL)


def test_the_exercises_have_every_case_that_has_to_be_treated_apart(exercises):
    opened = [one for one in exercises if one.opened]
    printed = {area.id: area.statement for area in exercises[0].areas}

    assert len({one.id for one in exercises}) == 2000
    assert sum(one.team.example for one in exercises) > 50
    assert sum(bool(one.sealed) for one in exercises) > 100
    assert sum(bool(one.tallies) for one in opened) > 100
    assert sum(set_aside(see(one), area) > 0 for one in opened for area in one.names) > 500
    assert (
        sum(
            len(one.versions(area)) > 1 and one.statement(area) == one.area(area).statement
            for one in opened
            for area in one.names
        )
        > 100
    )
    assert sum(one.area("definition").statement not in printed.values() for one in exercises) > 100
    assert {one.team.appear for one in exercises} == {"anonymous", "named", "role"}


def test_each_exercise_is_read_once_as_it_was_changed_last_without_the_examples(asked, rows):
    assert dict(asked.execute("SELECT id, title FROM teams").fetchall()) == {id: f'=Team "{id}", Łódź' for id in rows}


def test_agreement_by_area_is_what_priorities_counts(asked, exercises, rows):
    expected: dict[tuple[str, bool, str], Counter[str]] = defaultdict(Counter)
    teams: dict[tuple[str, bool, str], set[str]] = defaultdict(set)
    for one in exercises:
        for row in rows.get(one.id, ()):
            if row["part"] == "area" and row["measure"] in (*LEVELS, "cant-judge", "in-place"):
                which = row["id"], row["printed"], one.statement(row["id"])
                expected[which][row["measure"]] += row["value"]
                if row["value"]:
                    teams[which].add(one.id)

    assert {
        (row["area"], row["printed"], row["wording"]): (
            row["teams"], row["in_place"], row["not_in_place"], row["strongly"], row["cant_judge"],
        )
        for row in answers(asked, "agreement")
    } == {
        which: (
            len(teams[which]),
            count["in-place"],
            count["strongly-disagree"] + count["disagree"],
            count["strongly-disagree"] + count["strongly-agree"],
            count["cant-judge"],
        )
        for which, count in expected.items()
        if teams[which]
    }  # fmt: skip
    assert len(expected) > 20


def test_areas_most_often_first_are_those_with_place_1(asked, rows):
    places = [(row["id"], row["value"]) for held in rows.values() for row in held if row["measure"] == "place"]
    first = Counter(area for area, place in places if place == 1)
    three = Counter(area for area, place in places if place <= 3)
    placed = Counter(area for area, _ in places)
    found = answers(asked, "first")

    assert {row["area"]: (row["first_place"], row["first_three_places"], row["placed"]) for row in found} == {
        area: (first[area], three[area], placed[area]) for area in placed
    }
    assert [row["first_place"] for row in found] == sorted(first.values(), reverse=True)


def test_strategies_most_often_high_and_not_started_are_those_of_the_group_start(asked, rows):
    start = Counter(
        (row["name"], row["printed"])
        for held in rows.values()
        for row in held
        if (row["measure"], row["value"]) == ("group", "start")
    )
    found: Counter[tuple[str, bool]] = Counter()
    for row in answers(asked, "not started"):
        found[row["words"], row["printed"]] += row["teams"]

    assert found == start
    assert len(start) > 30


def test_the_tables_for_a_warehouse_hold_the_same(asked, folder):
    asked.execute(SQL["warehouse"])
    here = "SELECT area, answer, sum(members) FROM {} GROUP BY ALL ORDER BY ALL"

    assert asked.execute(here.format("'answers.parquet'")).fetchall() == asked.execute(here.format("answers")).fetchall()
    for name in ("teams", "areas", "strategies"):
        assert (
            asked.execute(f"SELECT count(*) FROM '{name}.parquet'").fetchone()
            == asked.execute(f"SELECT count(*) FROM {name}").fetchone()
        )


def test_the_spreadsheet_gives_the_same_sums(exercises, rows, asked, folder, capsys):
    files = [str(folder / f"teams/{one.id}.json") for one in exercises[:FEW]]
    assert main(["combine", *files, "-o", "teams.csv"]) == 0
    expected: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in exercises[:FEW]:
        for row in rows.get(one.id, ()):
            if row["part"] == "area" and row["printed"]:
                side = {"in-place": 0, "strongly-disagree": 1, "disagree": 1}.get(row["measure"])
                if side is not None:
                    expected[row["name"]][side] += row["value"]

    assert {row["name"]: [row["in_place"], row["not_in_place"]] for row in answers(asked, "spreadsheet")} == expected
    title = asked.execute(
        "SELECT DISTINCT team FROM read_csv('teams.csv', all_varchar = true) WHERE exercise = 'team-1'"
    ).fetchone()
    assert title == (harmless(exercises[1].team.title),)


def run(*command, cwd=ROOT, **more):
    path = {"PYTHONPATH": f"{ROOT / 'py'}:{ROOT / 'build/generated'}"}
    return subprocess.run(
        [sys.executable, "-m", "priorities", *command], cwd=cwd, env=path, capture_output=True, text=True, **more
    )


def test_whoever_has_read_enough_hears_no_complaint(folder):
    """As `… combine teams | head -1` does."""
    command = f"{sys.executable} -m priorities combine teams/team-1.json teams/team-2.json | head -1"
    path = {"PYTHONPATH": f"{ROOT / 'py'}:{ROOT / 'build/generated'}", "PATH": "/usr/bin:/bin"}
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=folder, env=path, capture_output=True, text=True)

    assert done.stdout.startswith("exercise,state,team")
    assert (done.returncode, done.stderr) == (0, "")


def test_exit_codes(folder):
    assert run("combine", "teams/team-1.json", cwd=folder).returncode == 0
    assert run("combine", "teams/sheet.json", cwd=folder).returncode == 1
    assert run("combin").returncode == 2
    assert "exercise files" in run("--help").stdout
