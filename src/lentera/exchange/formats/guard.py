"""The door for files from outside: how large, how long, which letters. Nothing is unpacked.

Every limit stands here. What is over a limit, or is no text, ends in a refusal before a parser
sees it (``trust.md`` 6.3: a workbook of 160 kB grew to 64 MB; so no archive is opened at all).
"""

from __future__ import annotations

import codecs
import contextlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from lentera.exchange.formats import refusals

MAX_BYTES = 64 * 1024 * 1024
MAX_LINE = 256 * 1024  # characters
MAX_LINES = 2_000_000  # physical lines; a quoted field may hold several
MAX_ENTRIES = 500_000
MAX_COLUMNS = 200
MAX_PEOPLE = 1_000
CHUNK = 1024 * 1024

_MARKS = (  # utf-32 first: its mark begins with that of utf-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PACKED = {
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"7z\xbc\xaf": "7z",
    b"Rar!": "rar",
    b"\xd0\xcf\x11\xe0": "xls",
}
_ODD = re.compile("[\udc80-\udcff]")  # what surrogateescape makes of a byte that is no UTF-8
_WIDE = re.compile("[\x80-\udc7f\udd00-\U0010ffff]")
_INSIDE_ZIP = {b"xl/": "xlsx", b"[Content_Types].xml": "xlsx", b"opendocument": "ods"}


@dataclass(frozen=True, slots=True)
class Source:
    """A file that passed the door. Walk it with ``lines`` or ``chunks``, one walk at a time."""

    file: BinaryIO
    encoding: str

    def lines(self) -> Iterator[str]:
        """Give the physical lines with their ends.

        Raises:
            LineTooLong: one is longer than a line of a table or calendar can be.
            TooManyLines: there are more than we read.
        """
        with self._text() as text:
            lines = iter(lambda: text.readline(MAX_LINE + 1), "")
            for number, line in enumerate(lines, 1):
                _refuse_too_much(number, line)
                yield line

    def chunks(self) -> Iterator[str]:
        """Give the text in pieces of about a million characters."""
        with self._text() as text:
            while chunk := text.read(CHUNK):
                yield chunk

    def head(self, size: int = 65_536) -> str:
        """Return the first characters, from which the format is told."""
        with self._text() as text:
            return text.read(size)

    @contextlib.contextmanager
    def _text(self) -> Iterator[io.TextIOWrapper]:
        self.file.seek(0)
        text = io.TextIOWrapper(self.file, self.encoding, newline="")
        try:
            yield text
        finally:
            with contextlib.suppress(ValueError):  # the file was closed under the walk
                text.detach()  # the wrapper would close the file with itself


def admit(file: BinaryIO) -> Source:
    """Let a file in as text, or refuse it; reads all of it once, a piece at a time.

    Raises:
        FileTooLarge, FileIsEmpty, FileIsPacked, FileIsNotText, EncodingIsMixed.
    """
    size = file.seek(0, io.SEEK_END)
    if size > MAX_BYTES:
        raise refusals.FileTooLarge(megabytes=size // 1024**2, limit=MAX_BYTES // 1024**2)
    file.seek(0)
    head = file.read(4096)
    if not head.strip():
        raise refusals.FileIsEmpty
    _refuse_packed(head)
    return Source(file, _encoding(file, head))


def _refuse_too_much(number: int, line: str) -> None:
    if len(line) > MAX_LINE:
        raise refusals.LineTooLong(line=number, limit=MAX_LINE)
    if number > MAX_LINES:
        raise refusals.TooManyLines(limit=MAX_LINES)


def _refuse_packed(head: bytes) -> None:
    for mark, kind in _PACKED.items():
        if head.startswith(mark):
            inside = [name for part, name in _INSIDE_ZIP.items() if part in head]
            raise refusals.FileIsPacked(kind=inside[0] if kind == "zip" and inside else kind)


def _encoding(file: BinaryIO, head: bytes) -> str:
    for mark, name in _MARKS:
        if head.startswith(mark):
            _read_through(file, name)
            return name
    if b"\0" in head:
        return _encoding_without_mark(file, head)
    if _is_utf8(file):
        return "utf-8"
    _read_through(file, "cp1252")
    return "cp1252"


def _encoding_without_mark(file: BinaryIO, head: bytes) -> str:
    """Tell UTF-16 without a mark: in Latin text every second byte is zero."""
    for name, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if zeros.count(0) * 10 > len(zeros) * 7 and len(head) % 2 == 0:
            _read_through(file, name)
            return name
    raise refusals.FileIsNotText(line=head.count(b"\n", 0, head.index(0)) + 1)


def _read_through(file: BinaryIO, encoding: str) -> None:
    """Read everything once, so that no walk stumbles later."""
    decode = codecs.getincrementaldecoder(encoding)().decode
    line = 1
    file.seek(0)
    while True:
        raw = file.read(CHUNK)
        try:
            text = decode(raw, not raw)
        except UnicodeDecodeError as error:
            raise refusals.FileIsNotText(line=line + raw.count(b"\n", 0, error.start)) from error
        if "\0" in text:
            raise refusals.FileIsNotText(line=line + text.count("\n", 0, text.index("\0")))
        if not raw:
            return
        line += text.count("\n")


def _is_utf8(file: BinaryIO) -> bool:
    """Whether the file is UTF-8; no, if it is in an older encoding throughout.

    Raises:
        EncodingIsMixed: some letters are UTF-8 and some are not.
        FileIsNotText: there is a NUL in it.
    """
    decode = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode
    line, odd_line, wide = 1, 0, False
    file.seek(0)
    while True:
        raw = file.read(CHUNK)
        text = decode(raw, not raw)
        if "\0" in text:
            raise refusals.FileIsNotText(line=line + text.count("\n", 0, text.index("\0")))
        odd = None if text.isascii() else _ODD.search(text)
        if odd and not odd_line:
            odd_line = line + text.count("\n", 0, odd.start())
        wide = wide or (not text.isascii() and bool(_WIDE.search(text)))
        if wide and odd_line:
            raise refusals.EncodingIsMixed(line=odd_line)
        if not raw:
            return not odd_line
        line += text.count("\n")
