"""The exercise on the command line: check files, write a report, combine many teams, read and write codes.

python -m priorities --help
"""

import argparse
import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from priorities import codes
from priorities.agreement import LEVELS
from priorities.combine import COLUMNS
from priorities.exercise import Exercise
from priorities.files import FileProblem, read
from priorities.instrument import Instrument, from_plain
from priorities.placement import QUADRANTS
from priorities.reading import InstrumentError, check_together, read_instrument
from priorities.visibility import show
from priorities.wordings import forms

FORMATS = {
    "html": ("file.html", "editions"),
    "record": ("file.record", "editions"),
    "json": ("file.json", "files"),
    "csv": ("file.csv", "tables"),
    "md": ("file.markdown", "markdown"),
}
"""For each format of a report the output and the module that enters it in the register."""
SHORT = {"sd": LEVELS[0], "d": LEVELS[1], "a": LEVELS[2], "sa": LEVELS[3], "c": "cant-judge", ".": ""}
CORNERS = {"hh": QUADRANTS[0], "hl": QUADRANTS[1], "lh": QUADRANTS[2], "ll": QUADRANTS[3], ".": ""}
TOLD_EVERY = 500


def main(arguments: list[str] | None = None) -> int:
    """Do what the arguments say. Returns 0, or 1 where something was wrong with a file or a code; argparse exits with 2."""
    asked = _parser().parse_args(arguments)
    try:
        done: int = asked.do(asked)
        return done
    except BrokenPipeError:  # whoever read our lines has seen enough
        return 0
    except (FileProblem, codes.BadCode, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m priorities", description="Work with exercise files and instruments.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="say what is wrong with instruments (.toml) and exercise files (.json, .html)")
    check.add_argument(
        "paths", nargs="*", type=Path, default=[Path("instruments")], help="files or folders; instruments/ by default"
    )
    check.set_defaults(do=_check)

    report = commands.add_parser("report", help="write the report of one exercise file")
    report.add_argument("file", type=Path)
    report.add_argument(
        "--to", choices=FORMATS, default="html", help="html (to pass round), record (html with the exercise in it), …"
    )
    report.add_argument("-o", "--output", type=Path, help="the file to write; else it is printed")
    report.set_defaults(do=_report)

    combine = commands.add_parser(
        "combine", help="put many teams' files into one table: a row for each team, thing and measure"
    )
    combine.add_argument("paths", nargs="+", type=Path, help="exercise files, or folders of them")
    combine.add_argument("--to", choices=("csv", "jsonl"), default="csv")
    combine.add_argument("-o", "--output", type=Path, help="the file to write; else it is printed")
    combine.set_defaults(do=_combine)

    code = commands.add_parser("code", help="read a code, or write one")
    ways = code.add_subparsers(required=True, metavar="WAY")
    decode = ways.add_parser("decode", help="say what a code of a sheet holds")
    decode.add_argument("code", nargs="+", help="the code, with or without spaces")
    decode.set_defaults(do=_decode)
    encode = ways.add_parser("encode", help="the code of a sheet")
    encode.add_argument(
        "answers",
        nargs="+",
        help="an answer for each area in the form's order, such as a:hh: sd, d, a, sa, c (can't judge) or . for blank, "
        "then urgency and impact: hh, hl, lh, ll or .",
    )
    encode.set_defaults(do=_encode)
    for way in (decode, encode):
        way.add_argument(
            "--exercise", type=Path, help="the exercise file whose wording the code was made for; else the printed one"
        )
    return parser


def _check(asked: argparse.Namespace) -> int:
    problems = 0
    instruments: dict[str, Instrument] = {}
    found = list(_files(asked.paths, ".toml", ".json", ".html"))
    for path in found:
        try:
            if path.suffix == ".toml":
                instruments[str(path)] = read_instrument(path.read_text(encoding="utf-8"), str(path))
            else:
                read(path.read_bytes())
        except (InstrumentError, FileProblem, UnicodeDecodeError, OSError) as problem:
            problems += 1
            print(problem if str(problem).startswith(str(path)) else f"{path}: {problem}", file=sys.stderr)
    if any(one.kind == "areas" for one in instruments.values()) and not problems:
        try:
            check_together(instruments)
        except InstrumentError as problem:
            problems += 1
            print(problem, file=sys.stderr)
    print(f"{len(found)} {'file' if len(found) == 1 else 'files'} checked, {problems} with problems.")
    return int(problems > 0 or not found)


def _report(asked: argparse.Namespace) -> int:
    name, module = FORMATS[asked.to]
    import_module(f"priorities.{module}")
    _write(asked.output, [show(name, read(asked.file.read_bytes()))])
    return 0


def _combine(asked: argparse.Namespace) -> int:
    refused: list[Path] = []
    write = {"csv": _as_csv, "jsonl": _as_jsonl}[asked.to]
    _write(asked.output, write(_rows(asked.paths, refused)))
    for path in refused[:20]:
        print(f"{path} was left out.", file=sys.stderr)
    return int(bool(refused))


def _rows(paths: Iterable[Path], refused: list[Path]) -> Iterator[dict[str, Any]]:
    """The rows of every exercise in these files, each exercise once. What cannot be read is told and left out."""
    seen: set[str] = set()
    for number, path in enumerate(_files(paths, ".json", ".html"), 1):
        try:
            exercise = read(path.read_bytes())
        except (FileProblem, OSError) as problem:
            print(f"{path}: {problem}", file=sys.stderr)
            refused.append(path)
            continue
        if exercise.id in seen:
            print(f"{path}: this exercise is in another file, too, and is counted once.", file=sys.stderr)
            continue
        seen.add(exercise.id)
        yield from show("file.combined", exercise)
        if number % TOLD_EVERY == 0:
            print(f"{number} files read", file=sys.stderr)


def _as_csv(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    line = _Line()
    writer = csv.writer(line)
    writer.writerow(COLUMNS)
    yield line.text
    for row in rows:
        writer.writerow(row[column] for column in COLUMNS)
        yield line.text


class _Line:
    """Holds the line that `csv` has written last."""

    text = ""

    def write(self, text: str) -> None:
        self.text = text


def _as_jsonl(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    return (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _decode(asked: argparse.Namespace) -> int:
    exercise = _exercise(asked.exercise)
    areas, text = list(exercise.names), " ".join(asked.code)
    refusals: list[str] = []
    for form in forms(exercise):
        try:
            said = codes.decode(text, areas, form.mark)
        except codes.BadCode as problem:
            refusals.append(str(problem))
            continue
        words = exercise.instruments["areas"].words
        for area, name in exercise.names.items():
            agreement, quadrant = said.ratings.get(area, ("", ""))
            told = words.label("agreement", agreement) or "blank", words.label("quadrant", quadrant) or "not placed"
            print(f"{name}: {told[0]}; {told[1]}")
        if said.order:
            print("Own order: " + ", ".join(exercise.names[area] for area in said.order))
        return 0
    raise codes.BadCode(refusals[0])


def _encode(asked: argparse.Namespace) -> int:
    exercise = _exercise(asked.exercise)
    areas = list(exercise.names)
    if len(asked.answers) != len(areas):
        raise codes.BadCode(f"The form has {len(areas)} areas, and this says something of {len(asked.answers)}.")
    print(codes.encode(areas, dict(zip(areas, map(_answer, asked.answers), strict=True)), (), forms(exercise)[0].mark))
    return 0


def _answer(text: str) -> tuple[str, str]:
    level, _, corner = text.lower().partition(":")
    if level not in SHORT or (corner or ".") not in CORNERS:
        raise codes.BadCode(f"“{text}” is no answer. Write it like a:hh, c:. or .")
    return SHORT[level], CORNERS[corner or "."]


def _exercise(path: Path | None) -> Exercise:
    """The exercise in a file, or a blank one with the instruments of this copy."""
    if path:
        return read(path.read_bytes())
    from compiled.instruments import INSTRUMENTS

    from priorities.exercise import begin

    return begin({name: from_plain(plain) for name, plain in INSTRUMENTS.items()}, "blank", "")


def _files(paths: Iterable[Path], *endings: str) -> Iterator[Path]:
    """Every file that is named, and those with one of these endings in every folder that is."""
    for path in paths:
        if path.is_dir():
            yield from sorted(one for one in path.rglob("*") if one.suffix in endings)
        else:
            yield path


def _write(path: Path | None, texts: Iterable[str]) -> None:
    out: Callable[[str], object] = sys.stdout.write
    if path is None:
        for text in texts:
            out(text)
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(texts)


if __name__ == "__main__":
    sys.exit(main())
