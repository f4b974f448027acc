"""The exercise on the command line: check files, write a report, combine many teams, read and write codes.

.venv/bin/python -m priorities --help
"""

import argparse
import csv
import io
import json
import os
import sys
import textwrap
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from priorities import codes
from priorities.agreement import LEVELS
from priorities.authoring import notes, read_folder, read_text
from priorities.combine import COLUMNS
from priorities.exercise import Exercise
from priorities.files import FileProblem, parse_text, read
from priorities.instrument import from_plain
from priorities.placement import QUADRANTS
from priorities.reading import InstrumentError, read_instrument
from priorities.tables import harmless
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
INSTRUMENTS = Path("instruments")
QUIET = 3.0
"""For so many seconds a run says nothing of how far it is, and so many pass between two times that it does."""
NOT_BUILT = "The checks of exercise files are made when the site is built. Run “make site” once, then try again."
CODES = (
    "Exit codes: 0, all is well; 1, something is wrong with a file or a code, which is said first, one message to a line; "
    "2, the command itself is not understood."
)


def main(arguments: list[str] | None = None) -> int:
    """Do what the arguments say. Returns 0, or 1 where something was wrong with a file or a code; argparse exits with 2."""
    asked = _parser().parse_args(arguments)
    try:
        done: int = asked.do(asked)
        sys.stdout.flush()
        return done
    except BrokenPipeError:  # whoever read our lines has seen enough, and Python would complain of it once more at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        _say("Stopped.")
        return 1
    except ModuleNotFoundError as problem:
        if not str(problem.name).startswith("compiled"):
            raise
        _say(NOT_BUILT)
        return 1
    except (FileProblem, codes.BadCode) as problem:
        _say(str(problem))
        return 1
    except OSError as problem:
        _say(_why(problem, Path(str(problem.filename or "a file"))))
        return 1


def _say(message: str) -> None:
    """Tell the person; what is written for another program goes to the other stream."""
    print(message, file=sys.stderr, flush=True)


def _why(problem: Exception, path: Path) -> str:
    """A problem with a file as one line that begins with its name."""
    if isinstance(problem, FileNotFoundError):
        return f"{path}: there is no such file or folder. Look at its name, and at the folder you are in."
    if isinstance(problem, IsADirectoryError):
        return f"{path}: this is a folder. Name a file in it."
    if isinstance(problem, OSError):
        return f"{path}: {problem.strerror or problem}."
    return f"{path}: {problem}"


def _parser() -> argparse.ArgumentParser:
    run = f"{_python()} -m priorities"
    parser = argparse.ArgumentParser(
        prog=run,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Work with the files of the exercise from the command line. Nothing is sent anywhere.",
        epilog="\n".join(
            (
                _wrapped(
                    "Type this in the folder of the site, once “make site” or “make serve” has run there. Help on one command:"
                ),
                f"  {run} combine --help",
                "",
                _wrapped(CODES),
            )
        ),
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, what: str, more: str, *examples: tuple[str, str]) -> argparse.ArgumentParser:
        told = "".join(f"  {run} {name} {line}\n      {why}\n" for line, why in examples)
        return commands.add_parser(
            name,
            help=what,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            description=_wrapped(f"{what[0].upper()}{what[1:]}. {more}"),
            epilog=f"Examples:\n{told}\n{_wrapped(CODES)}",
        )

    check = command(
        "check",
        "say what is wrong with instruments (.toml) and exercise files (.json, .html)",
        "An instrument is a file with the words of a tool. A folder of them is checked as a whole: each file, how they fit "
        "together, and whether each strategy tool has its page in the folder docs beside it. Nothing is changed.",
        ("", "the words of this copy of the site, in instruments/"),
        ("instruments/areas.toml", "one file, alone"),
        ("team.json", "whether the file of an exercise is whole"),
    )
    check.add_argument(
        "paths", nargs="*", type=Path, default=[INSTRUMENTS], metavar="FILE", help="a file or folder; else instruments"
    )
    check.set_defaults(do=_check)

    report = command(
        "report",
        "write the report of one exercise file",
        "It is what the page makes: the report to pass round holds no single sheet; the one for the record holds the whole exercise.",
        ("team.json -o report.html", "the report to pass round, as a page for any browser"),
        ("team.json --to md", "the same as Markdown, shown in this window"),
    )
    report.add_argument("file", type=Path, metavar="FILE", help="the .json file of an exercise, or its report for the record")
    report.add_argument(
        "--to",
        choices=FORMATS,
        default="html",
        metavar="FORMAT",
        help="html, to pass round (this is what you get if you say nothing); record, html that opens again; json, the exercise "
        "itself; csv, for a spreadsheet; or md, Markdown",
    )
    report.add_argument("-o", "--output", type=Path, metavar="FILE", help="the file to write; else it is shown in this window")
    report.set_defaults(do=_report)

    combine = command(
        "combine",
        "put many teams' files into one table",
        "The table has one row for each team, area or strategy, and measure. It holds counts and decisions: no sheet, no name of a "
        "member, no comment, no reason. Of an exercise that is in two files, the one changed last is taken. A file that cannot be "
        "read is named and left out.",
        ("teams -o teams.csv", "every .json and .html file in the folder teams and in its folders, for a spreadsheet"),
        ("north.json south.json --to jsonl", "two files, a JSON object to a line"),
    )
    combine.add_argument("paths", nargs="+", type=Path, metavar="FILE", help="an exercise file, or a folder of them")
    combine.add_argument(
        "--to", choices=("csv", "jsonl"), default="csv", help="csv, if you say nothing, or jsonl: JSON, one object to a line"
    )
    combine.add_argument("-o", "--output", type=Path, metavar="FILE", help="the file to write; else it is shown in this window")
    combine.set_defaults(do=_combine)

    code = command(
        "code",
        "read the code of a sheet, or write one",
        "A code is the few characters that a member reads aloud in place of a sheet.",
        ("decode N47E JK3P BCR3", "say what is in a code, here one for the seven statements as first printed"),
        ("encode a:lh d:hh d:ll sd:hh d:hh d:lh a:hl", "the code of a sheet with these answers to seven statements"),
    )
    ways = code.add_subparsers(required=True, metavar="decode|encode")
    decode = ways.add_parser("decode", help="say what a code holds", description="Say what the code of a sheet holds.")
    decode.add_argument("code", nargs="+", metavar="CODE", help="the code, with or without spaces")
    decode.set_defaults(do=_decode)
    encode = ways.add_parser("encode", help="write the code of a sheet", description="Write the code of a sheet.")
    encode.add_argument(
        "answers",
        nargs="+",
        metavar="ANSWER",
        help="an answer for each area in the order of the form, such as a:hh. First sd, d, a, sa (Strongly Disagree to Strongly Agree), "
        "c (Can't judge) or . (blank); then urgency and impact, each h or l, or . for blank",
    )
    encode.set_defaults(do=_encode)
    for way in (decode, encode):
        way.add_argument(
            "--exercise",
            type=Path,
            metavar="FILE",
            help="the exercise file whose wording the code is for; else the wording of this copy",
        )
    return parser


def _wrapped(text: str) -> str:
    return textwrap.fill(text, 79, break_on_hyphens=False)


def _python() -> str:
    """How Python was started here, short enough to type again."""
    path = Path(sys.executable or "python")
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else "python"


def _check(asked: argparse.Namespace) -> int:
    """Each folder of instruments as a whole, and everything else file by file."""
    wrong: list[str] = []
    told: list[str] = []
    folders = [path for path in asked.paths if path.is_dir() and any(path.glob("*.toml"))]
    for folder in folders:
        docs = folder.resolve().parent / "docs"
        try:
            told += notes(read_folder(folder, docs if docs.is_dir() else None).values())
        except InstrumentError as problem:
            wrong += str(problem).splitlines()
    held = [path for folder in folders for path in folder.glob("*.toml")]
    files = [path for path in _files(asked.paths, ".json", ".html") if path not in held]
    for path in _told_along(files):
        try:
            if path.suffix == ".toml":
                told += notes([read_instrument(read_text(path, str(path)), str(path))])
            else:
                read(path.read_bytes())
        except InstrumentError as problem:
            wrong += str(problem).splitlines()
        except (FileProblem, OSError) as problem:
            wrong.append(_why(problem, path))
    for message in wrong:
        _say(message)
    for note in told:
        _say(f"Note: {note}")
    count = len(held) + len(files)
    if not count:
        _say(f"{', '.join(map(str, asked.paths))}: there is no .toml, .json or .html file to check.")
    print(f"{_counted(count, 'file')} checked, {_counted(len(wrong), 'problem')}.")
    return int(bool(wrong) or not count)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _report(asked: argparse.Namespace) -> int:
    name, module = FORMATS[asked.to]
    import_module(f"priorities.{module}")
    _write(asked.output, [show(name, _read(asked.file))], [asked.file])
    return 0


def _combine(asked: argparse.Namespace) -> int:
    refused: list[Path] = []
    write = {"csv": _as_csv, "jsonl": _as_jsonl}[asked.to]
    files = list(_files(asked.paths, ".json", ".html"))
    if not files:
        _say(f"{', '.join(map(str, asked.paths))}: there is no .json or .html file to combine.")
        return 1
    _write(asked.output, write(_rows(files, refused)), files)
    if refused:
        _say(
            f"{len(refused)} of {_counted(len(files), 'file')} could not be read and {'was' if len(refused) == 1 else 'were'} left out."
        )
    return int(bool(refused))


def _rows(files: Sequence[Path], refused: list[Path]) -> Iterator[dict[str, Any]]:
    """The rows of every exercise in these files, each exercise once. What cannot be read is told and left out."""
    newest = _newest(files)
    for path in _told_along(files):
        try:
            exercise = _read(path)
        except FileProblem as problem:
            _say(str(problem))
            refused.append(path)
            continue
        if newest[exercise.id] == path:
            yield from show("file.combined", exercise)
        else:
            _say(
                f"{path}: {newest[exercise.id]} holds this exercise, too, changed later or at the same time, and is the one counted."
            )


def _newest(files: Iterable[Path]) -> dict[str, Path]:
    """For the id of each exercise the file in which it was changed last, of those changed at one time the first."""
    found: dict[str, tuple[str, Path]] = {}
    for path in files:
        with suppress(FileProblem, OSError):  # told when the file is read as a whole
            held = parse_text(path.read_bytes())
            id, changed = (str(held.get(key, "")) for key in ("id", "changed")) if isinstance(held, dict) else ("", "")
            if id not in found or changed > found[id][0]:
                found[id] = changed, path
    return {id: path for id, (_, path) in found.items()}


def _told_along(files: Sequence[Path]) -> Iterator[Path]:
    """Each file, saying now and then how far it is if it takes long."""
    since = time.monotonic()
    for number, path in enumerate(files):
        if time.monotonic() - since >= QUIET:
            since = time.monotonic()
            _say(f"{number} of {len(files)} files read …")
        yield path


def _as_csv(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Lines for a spreadsheet, which takes no text of them for a formula."""
    line = _Line()
    writer = csv.writer(line)
    writer.writerow(COLUMNS)
    yield line.text
    for row in rows:
        writer.writerow(harmless(one) if isinstance(one := row[column], str) else one for column in COLUMNS)
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
        return _read(path)
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


def _read(path: Path) -> Exercise:
    """The exercise in a file. What is wrong with it begins with the name of the file."""
    try:
        return read(path.read_bytes())
    except (FileProblem, OSError) as problem:
        raise FileProblem(_why(problem, path)) from problem


def _write(path: Path | None, texts: Iterable[str], sources: Iterable[Path]) -> None:
    """Write what was made of these files. None of them is written over: it may be the only copy of a team's work."""
    if path and path.exists() and any(one.exists() and one.samefile(path) for one in sources):
        raise FileProblem(f"{path}: this file is read here, and would be lost. Name another one to write.")
    out: Callable[[str], object] = sys.stdout.write
    if path is None:
        for text in texts:
            out(text)
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(texts)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(
            stream, io.TextIOWrapper
        ):  # so that what is shown has the same bytes everywhere as what is written to a file
            stream.reconfigure(encoding="utf-8", newline="\n")
    sys.exit(main())
