"""A State's own settings: the block `extra: state:` of mkdocs.yml, read and checked in this one place.

A wrong setting stops the build. Its message names the file, the line, the place, what is there, and what to write instead.
"""

import difflib
import re
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import yaml

from site_src.palette import colors, contrast

ROOT = Path(__file__).parent.parent
FILE = ROOT / "mkdocs.yml"
EMAIL = re.compile(r"[^@\s<>\"']+@[^@\s<>\"']+\.[^@\s<>\"']+\Z")
PHONE = re.compile(r"[+()\d][-+().\d\s]{5,30}( ?(ext\.?|x) ?\d+)?\Z", re.IGNORECASE)
COLOR = re.compile(r"#[0-9a-fA-F]{6}\Z")
PICTURES = (".svg", ".png")
PLAIN = 4.5
"""The contrast that text needs."""


class SettingsError(ValueError):
    """A mistake in the settings, told to whoever wrote them. `key` is the line of a block that it is about."""

    def __init__(self, message: str, key: str = "") -> None:
        super().__init__(message)
        self.key = key


@dataclass(frozen=True)
class Contact:
    """Whom to write to or to call. Either may be empty."""

    email: str = ""
    phone: str = ""

    def __bool__(self) -> bool:
        return bool(self.email or self.phone)


@dataclass(frozen=True)
class Colors:
    """Of the interface: `main` for links and buttons, `dark` for the header and the footer."""

    main: str = "#12406f"
    dark: str = "#0a2745"


@dataclass(frozen=True)
class Link:
    """A link in the footer."""

    text: str
    address: str


@dataclass(frozen=True)
class Settings:
    """What makes a copy a State's own. The defaults read well for a copy that is nobody's yet."""

    name: str = ""
    agency: str = ""
    contact: Contact = Contact()
    accessibility: Contact = Contact()
    logo: str = ""
    colors: Colors = Colors()
    welcome: str = ""
    tools: tuple[str, ...] = ()
    footer: tuple[Link, ...] = ()

    @property
    def whose(self) -> str:
        """Whose copy this is, empty while it is nobody's."""
        return self.agency or self.name


@cache
def settings() -> Settings:
    """The settings of this copy. Raises SettingsError where something in them is wrong."""
    return read_settings(FILE.read_text(encoding="utf-8"))


def not_offered() -> tuple[str, ...]:
    """The strategy tools that this copy leaves out."""
    wanted = settings().tools
    return tuple(name for name in _tools_there() if wanted and name not in wanted)


def read_settings(text: str, source: str = "mkdocs.yml") -> Settings:
    """The settings in the text of a configuration, all defaults where it has no block."""
    try:
        held = yaml.load(text, _Plain)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "it cannot be read"
        raise SettingsError(
            f"{source}{line}: this is not YAML: {problem}. Look for a missing quote, colon or space there."
        ) from error
    extra = (held or {}).get("extra") if isinstance(held, dict) else None
    block = extra.get("state") if isinstance(extra, dict) else None
    try:
        found: Settings = _built(Settings, {} if block is None else block, "extra: state")
        _check(found)
    except SettingsError as error:
        raise SettingsError(f"{source}, line {_line(text, error)}: {error}") from None
    return found


def _line(text: str, error: SettingsError) -> int:
    """The line of the place with which a message begins; where it is not there, of what is around it."""
    place = re.match(r"extra: state((?:, (?:number \d+|\w+))*):", str(error))
    words = ["extra", "state", *(place[1].split(", ")[1:] if place else ()), error.key]
    node, line = yaml.compose(text, _Plain), 1
    for word in words:
        if isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == word), None)
        elif isinstance(node, yaml.SequenceNode) and word.startswith("number "):
            found = (node.value[int(word.removeprefix("number ")) - 1],) * 2
        else:
            found = None
        if found is None:
            break
        line, node = found[0].start_mark.line + 1, found[1]
    return line


class _Plain(yaml.SafeLoader):
    """Reads what MkDocs marks with tags of its own as nothing, since none of it is ours."""


_Plain.add_multi_constructor("", lambda loader, suffix, node: None)


def _built(kind: Any, held: Any, place: str) -> Any:
    """The plain YAML as a value of that kind."""
    if get_origin(kind) is tuple:
        if not isinstance(held, list):
            raise SettingsError(f"{place}: '{held}' is not a list. Write one below the other, each after a hyphen.")
        return tuple(_built(get_args(kind)[0], one, f"{place}, number {number}") for number, one in enumerate(held, 1))
    if is_dataclass(kind) and isinstance(kind, type):
        return _built_block(kind, held, place)
    if held is None:
        return ""
    if not isinstance(held, str):
        raise SettingsError(f"{place}: '{held}' is not a text. Put it in quotes.")
    return held.strip()


def _built_block(kind: type, held: Any, place: str) -> Any:
    if not isinstance(held, dict):
        raise SettingsError(f"{place}: '{held}' is not a block. Write its settings below it, each on a line of its own.")
    known = {field.name: field for field in fields(kind)}
    for name in held:
        if name not in known:
            close = difflib.get_close_matches(str(name), known, 1)
            hint = f"Did you mean '{close[0]}'?" if close else f"There are: {', '.join(known)}."
            raise SettingsError(f"{place}: '{name}' is no setting. {hint}", str(name))
    for name, field in known.items():
        if name not in held and field.default is MISSING:
            raise SettingsError(f"{place}: no '{name}'. Add it.")
    hints = get_type_hints(kind)
    return kind(**{name: _built(hints[name], one, f"{place}, {name}") for name, one in held.items()})


def _check(held: Settings) -> None:
    """Raise SettingsError where a value cannot be right."""
    for name, contact in (("contact", held.contact), ("accessibility", held.accessibility)):
        if contact.email and not EMAIL.match(contact.email):
            raise SettingsError(
                f"extra: state, {name}, email: '{contact.email}' is no address. Write it like help@agency.example."
            )
        if contact.phone and not PHONE.match(contact.phone):
            raise SettingsError(f"extra: state, {name}, phone: '{contact.phone}' is no number. Write it like 555-0100.")
    _check_logo(held.logo)
    _check_colors(held.colors)
    _check_tools(held.tools)
    for number, link in enumerate(held.footer, 1):
        place = f"extra: state, footer, number {number}"
        if not link.text:
            raise SettingsError(f"{place}, text: there is none. Write the words of the link.")
        if not re.match(r"(https?://|mailto:|tel:)\S+\Z", link.address):
            raise SettingsError(
                f"{place}, address: '{link.address}' is no whole address. Write it like https://agency.example/page."
            )


def _check_logo(logo: str) -> None:
    if not logo:
        return
    if not logo.endswith(PICTURES) or logo.startswith(("/", "http")) or ".." in logo:
        raise SettingsError(
            f"extra: state, logo: '{logo}' cannot be a logo. Put an .svg or .png file into docs/ and write its name there."
        )
    if not (ROOT / "docs" / logo).is_file():
        raise SettingsError(f"extra: state, logo: there is no file docs/{logo}. Put it there, or leave the setting empty.")


def _check_colors(held: Colors) -> None:
    for name, color in (("main", held.main), ("dark", held.dark)):
        place = f"extra: state, colors, {name}"
        if not COLOR.match(color):
            raise SettingsError(f"{place}: '{color}' is no color. Write # and six digits, in quotes, like \"#12406f\".")
        behind = {"white": "#ffffff"} if name == "dark" else {one: colors()[one] for one in ("paper", "ground", "tint")}
        for ground, other in behind.items():
            found = contrast(color, other)
            if found < PLAIN:
                raise SettingsError(
                    f"{place}: '{color}' has a contrast of {found:.1f} with {ground}, and text needs {PLAIN}. Choose a darker one."
                )


def _check_tools(wanted: tuple[str, ...]) -> None:
    there = _tools_there()
    for number, name in enumerate(wanted, 1):
        if name not in there:
            close = difflib.get_close_matches(name, there, 1)
            hint = f"Did you mean '{close[0]}'?" if close else f"There are: {', '.join(there)}."
            raise SettingsError(f"extra: state, tools, number {number}: '{name}' is no file in instruments/. {hint}")


def _tools_there() -> list[str]:
    return [path.stem for path in sorted((ROOT / "instruments").glob("*.toml")) if path.stem != "areas"]
