"""A folder of instruments as its author left it, with the pages that show them: everything that is wrong, told at once.

The build and `priorities check` both ask here, so both say the same.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from priorities.codes import MOST_AREAS
from priorities.instrument import Instrument
from priorities.reading import InstrumentError, Mistake, check_together, nearest, read_instrument, told

AREAS = "areas"
PAGES = "exercise/strategies"
"""Where the pages of the strategy tools lie below `docs`: the links to them are made of their names."""
FENCE = re.compile(r"^(?:```+|~~~+)[ ]*exercise[ ]*\n[ ]*strategies[ ]+(\S+)[ ]*$", re.MULTILINE)


def read_folder(folder: Path, docs: Path | None = None) -> dict[str, Instrument]:
    """The instruments in a folder by their ids, the areas first and then in the order of their tools.

    They are checked alone, together, and against the pages in `docs` if there are any. Raises InstrumentError with every mistake.
    """
    texts: dict[str, str] = {}
    found: dict[str, Instrument] = {}
    problems: list[str] = []
    folder = folder.resolve()  # so that it has a name when it is the one we are in
    for path in sorted(folder.glob("*.toml")):
        name = f"{folder.name}/{path.name}"
        try:
            texts[name] = read_text(path, name)
            found[name] = read_instrument(texts[name], name)
        except InstrumentError as problem:
            problems.append(str(problem))
    # What does not fit together is told once each is right alone: until then one mistake would be told as many.
    problems = problems or [*_names(found, texts), *_no_areas(folder, texts)]
    if not problems:
        briefs = {path.stem for path in docs.glob("case-studies/*.md")} - {"index"} if docs else _briefs(found)
        try:
            check_together(found, briefs, texts)
        except InstrumentError as problem:
            problems.append(str(problem))
    if docs and not problems:
        problems += pages(
            found, {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in sorted(docs.rglob("*.md"))}
        )
    if problems:
        raise InstrumentError("\n".join(problems))
    return {one.id: one for one in sorted(found.values(), key=_order)}


def read_text(path: Path, name: str) -> str:
    """The text of a file. Raises InstrumentError where it is none."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise InstrumentError(
            f"{name}, line {line}: this is not text in UTF-8. Save the file again with the encoding UTF-8."
        ) from error


def pages(instruments: Mapping[str, Instrument], texts: Mapping[str, str]) -> Iterator[str]:
    """What is wrong between strategy tools and their pages: a tool that no page shows, and a page of a tool that is not there.

    `instruments` are by the name of their file, and `texts` are the pages by their names below docs.
    """
    tools = {one.id: name for name, one in instruments.items() if one.kind == "strategies"}
    shown = set()
    for page, text in texts.items():
        for fence in FENCE.finditer(text):
            tool, line = fence[1], text.count("\n", 0, fence.start(1)) + 1
            if tool not in tools:
                remedy = f"{nearest(tool, tools)} Or take the page out, with its line in the nav of mkdocs.yml."
                yield f"docs/{page}, line {line}: 'strategies {tool}': no file in instruments/ has the tool '{tool}'. {remedy}"
            if page == f"{PAGES}/{tool}.md":
                shown.add(tool)
    for tool, name in tools.items():
        if tool not in shown:
            page = f"{PAGES}/{tool}.md"
            yield (
                f"{name}: this tool has no page. Write docs/{page} with the three lines ```exercise, strategies {tool} and ```, "
                f"and add {page} to the nav of mkdocs.yml."
            )


def notes(instruments: Iterable[Instrument]) -> tuple[str, ...]:
    """What is right, and has a price that its author should know."""
    return tuple(
        f"{one.id}: there are {len(one.areas)} areas. Codes end at {MOST_AREAS}: members can send a link or a file, and read no code aloud."
        for one in instruments
        if len(one.areas) > MOST_AREAS
    )


def _names(found: Mapping[str, Instrument], texts: Mapping[str, str]) -> Iterator[str]:
    """An id is the name of its file, since settings, pages and links know a tool by it; so no two files have one id."""
    for name, one in found.items():
        stem = name.rpartition("/")[2].removesuffix(".toml")
        if one.id != stem:
            wrong = f"'{one.id}' is not the name of the file. Write id = \"{stem}\", or name the file {one.id}.toml."
            yield told(name, texts[name], Mistake(("id",), "id", wrong))
        if (one.kind == AREAS) != (stem == AREAS):
            wrong = f"'{one.kind}' cannot be the kind of this file. Only {AREAS}.toml holds the areas, and every other file strategies."
            yield told(name, texts[name], Mistake(("kind",), "kind", wrong))


def _no_areas(folder: Path, texts: Mapping[str, str]) -> Iterator[str]:
    if f"{folder.name}/{AREAS}.toml" not in texts:
        yield f"{folder.name}: there is no {AREAS}.toml. Put it back: it holds the areas of Tool 1, and nothing works without them."


def _briefs(found: Mapping[str, Instrument]) -> set[str]:
    """The briefs that are named, where there are no pages to compare them with."""
    return {study.page for one in found.values() if one.guide for study in one.guide.case_studies}


def _order(one: Instrument) -> tuple[bool, list[str | int], str]:
    """Tool 10 comes after Tool 9."""
    parts = re.split(r"(\d+)", one.tool)
    return one.kind != AREAS, [int(part) if part.isdecimal() else part for part in parts], one.id
