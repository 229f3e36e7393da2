"""JSON read piece by piece: one entry in memory at a time, however long the list is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder
from typing import NoReturn

from lentera.exchange.formats import refusals

MAX_VALUE = 128 * 1024  # characters of one entry

_SOLID = re.compile(r"[^ \t\r\n]")


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)  # NaN and Infinity are no JSON


class JsonStream:
    """A reader that stands somewhere in the text and goes forward only.

    Raises:
        JsonNotReadable: the text is broken.
        JsonTooDeep: a value is nested too deep, or longer than an entry can be.
    """

    def __init__(self, chunks: Iterator[str]) -> None:
        self._chunks = chunks
        self._text = ""
        self._at = 0
        self._done = False
        self._line = 1
        self._decode = JSONDecoder(parse_constant=_no_constant).raw_decode

    def peek(self) -> str:
        """Return the next character that is not blank; nothing at the end."""
        while not (found := _SOLID.search(self._text, self._at)):
            self._at = len(self._text)
            if self._done:
                return ""
            self._fill()
        self._at = found.start()
        return found[0]

    def take(self, char: str) -> None:
        """Step over a character that has to be there."""
        if self.peek() != char:
            self._refuse()
        self._at += 1

    def value(self) -> object:
        """Return the next value, whatever it is."""
        self.peek()
        while len(self._text) - self._at < MAX_VALUE and not self._done:
            self._fill()
        try:
            found, self._at = self._decode(self._text, self._at)
        except RecursionError as error:
            raise refusals.JsonTooDeep(line=self._here()) from error
        except JSONDecodeError as error:
            if not self._done and error.pos - self._at >= MAX_VALUE // 2:
                raise refusals.JsonTooDeep(line=self._here()) from error
            self._refuse()
        except ValueError:
            self._refuse()
        return found

    def elements(self) -> Iterator[int]:
        """Step into a list: gives the position of each element, which must then be read."""
        self.take("[")
        position = 0
        while self.peek() != "]":
            if position:
                self.take(",")
            position += 1
            yield position
        self.take("]")

    def members(self) -> Iterator[str]:
        """Step into an object: gives each key, whose value must then be read."""
        self.take("{")
        first = True
        while self.peek() != "}":
            if not first:
                self.take(",")
            first = False
            key = self.value() if self.peek() == '"' else None
            if not isinstance(key, str):
                self._refuse()
            self.take(":")
            yield key
        self.take("}")

    def only(self, wanted: str) -> Iterator[None]:
        """Step into an object: stops at each value under one key and steps over all others."""
        for key in self.members():
            if key == wanted:
                yield
            else:
                self.value()

    def end(self) -> None:
        """Make sure that nothing follows."""
        if self.peek():
            self._refuse()

    def _fill(self) -> None:
        self._line += self._text.count("\n", 0, self._at)
        chunk = next(self._chunks, "")
        self._done = not chunk
        self._text = self._text[self._at :] + chunk
        self._at = 0

    def _here(self) -> int:
        return self._line + self._text.count("\n", 0, self._at)

    def _refuse(self) -> NoReturn:
        raise refusals.JsonNotReadable(line=self._here())
