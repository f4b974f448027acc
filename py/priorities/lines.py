"""Which line of a TOML file says what: the one thing that Python's own reader of TOML does not tell.

It trusts that the text is TOML, which that reader has found out before.
"""

import re
from typing import NamedTuple

Way = tuple[str | int, ...]
"""How to get to a place of a document: keys, and numbers in lists, counted from 0."""

_TOKENS = re.compile(
    r'''(?P<skip>[ \t]+|\#[^\n]*)
    |(?P<text>"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')
    |(?P<end>\r?\n)
    |(?P<mark>[\[\]{}=,.])
    |(?P<bare>[^\s\[\]{}=,.\#"']+)''',
    re.VERBOSE | re.DOTALL,
)


class _Token(NamedTuple):
    kind: str
    text: str
    line: int


def lines(text: str) -> dict[Way, int]:
    """The line on which each table, key and item of a list begins, by the way to it."""
    return _Reader(text).found


def line_of(text: str, way: Way) -> int:
    """The line of a place; where it is not there, of the nearest place around it."""
    found = lines(text)
    return next(found[way[:length]] for length in range(len(way), -1, -1) if way[:length] in found)


class _Reader:
    """Goes through the tokens once. `counts` says how often each [[table]] has begun."""

    def __init__(self, text: str) -> None:
        self.found: dict[Way, int] = {(): 1}
        self._tokens = list(_tokens(text))
        self._at = 0
        self._counts: dict[Way, int] = {}
        inside: Way = ()
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token.kind == "end":
                self._at += 1
            elif token.text == "[":
                inside = self._header()
            else:
                self._pair(inside)

    def _next(self) -> _Token:
        token = self._tokens[self._at] if self._at < len(self._tokens) else _Token("end", "", 0)
        self._at += 1
        return token

    def _peek(self) -> str:
        return self._tokens[self._at].text if self._at < len(self._tokens) else "\n"

    def _keys(self, until: str) -> list[str]:
        """The keys of a dotted name, up to the mark that ends it."""
        keys = []
        while (token := self._next()).text != until and token.kind != "end":
            if token.text != ".":
                keys.append(token.text.strip("\"'") if token.kind == "text" else token.text)
        return keys

    def _header(self) -> Way:
        """[a table] or [[one of a list of tables]]: the way to what follows."""
        line = self._next().line
        many = self._peek() == "["
        self._at += many
        *outer, last = self._keys("]")
        self._at += many
        way: Way = ()
        for key in outer:
            way = self._latest((*way, key))
            self.found.setdefault(way, line)
        way = (*way, last)
        self.found.setdefault(way, line)
        if many:
            self._counts[way] = self._counts.get(way, 0) + 1
            way = self._latest(way)
            self.found[way] = line
        return way

    def _latest(self, way: Way) -> Way:
        return (*way, self._counts[way] - 1) if way in self._counts else way

    def _pair(self, inside: Way) -> None:
        line = self._tokens[self._at].line
        for key in self._keys("="):
            inside = (*inside, key)
            self.found.setdefault(inside, line)
        self._value(inside)

    def _value(self, way: Way) -> None:
        token = self._next()
        if token.text == "[":
            number = 0
            while self._past_ends() != "]":
                self.found[*way, number] = self._tokens[self._at].line
                self._value((*way, number))
                self._past_ends()
                self._at += self._peek() == ","
                number += 1
            self._at += 1
        elif token.text == "{":
            while self._past_ends() != "}":
                self._pair(way)
                self._past_ends()
                self._at += self._peek() == ","
            self._at += 1
        else:  # a number with a dot, or a time, has several tokens
            while self._peek() not in (",", "]", "}", "\n", "\r\n"):
                self._at += 1

    def _past_ends(self) -> str:
        while self._tokens[self._at].kind == "end":
            self._at += 1
        return self._peek()


def _tokens(text: str) -> list[_Token]:
    found, line = [], 1
    for token in _TOKENS.finditer(text):
        if token.lastgroup != "skip":
            found.append(_Token(str(token.lastgroup), token[0], line))
        line += token[0].count("\n")
    return found
