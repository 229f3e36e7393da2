"""Signed notes, and the checkpoints of a ledger written as such.

Sources: C2SP signed-note (what is signed, the line of a signature, the id of a key), C2SP
tlog-checkpoint (the three lines of a tree). Only Ed25519, type 0x01. The mathematics come in as
functions, so that a reader can check a note with whatever they trust.
"""

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from lentera.domain.merkle import HASH_BYTES

ED25519 = b"\x01"
PUBLIC_KEY_BYTES = 32
KEY_ID_BYTES = 4
MAX_SIGNATURES = 100  # signed-note: a limit is wanted, and at least 16 are to be accepted

Sign = Callable[[bytes], bytes]
"""Gives the Ed25519 signature of a message."""
Verify = Callable[[bytes, bytes, bytes], bool]
"""Says whether the signature of a message is right: public key, signature, message."""


@dataclass(frozen=True, slots=True)
class NoteKey:
    """A public key and the name it signs under."""

    name: str
    public_key: bytes

    def __post_init__(self) -> None:
        if not _is_name(self.name) or len(self.public_key) != PUBLIC_KEY_BYTES:
            raise ValueError(f"no key of a note: {self.name!r}")

    @property
    def key_id(self) -> bytes:
        """The four bytes that stand before each of its signatures. Source: signed-note."""
        seen = self.name.encode() + b"\n" + ED25519 + self.public_key
        return sha256(seen).digest()[:KEY_ID_BYTES]

    @property
    def vkey(self) -> str:
        """The key as it is handed around: name, id, and type with key, joined by ``+``."""
        return f"{self.name}+{self.key_id.hex()}+{_base64(ED25519 + self.public_key)}"


@dataclass(frozen=True, slots=True)
class Opened:
    """A note that was checked: its text, and the known keys that signed it."""

    text: str
    signed_by: tuple[NoteKey, ...]


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The state of a ledger: whose it is, how many leaves, which root. Source: tlog-checkpoint."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        lines = (self.origin, *self.extensions)
        if self.size < 0 or len(self.root) != HASH_BYTES or not all(map(_is_line, lines)):
            raise ValueError(f"no checkpoint: {self!r:.200}")

    @property
    def text(self) -> str:
        """The text that is signed."""
        lines = [self.origin, str(self.size), _base64(self.root), *self.extensions]
        return "".join(f"{line}\n" for line in lines)


def key_from_vkey(vkey: str) -> NoteKey:
    """Return the key somebody handed over.

    Raises:
        ValueError: it is not the one spelling of an Ed25519 key with its own id.
    """
    name, _, rest = vkey.partition("+")
    typed_key = _from_base64(rest.partition("+")[2])
    key = NoteKey(name, typed_key[1:])
    if key.vkey != vkey:
        raise ValueError(f"type or id do not fit the key of {name!r}")
    return key


def sign_note(text: str, *signers: tuple[NoteKey, Sign]) -> bytes:
    """Return the note: the text, an empty line, a line for each signer.

    Raises:
        ValueError: nobody signs, the text does not end with a newline, or it has other control
            characters.
    """
    if not (signers and text.endswith("\n") and _is_plain(text)):
        raise ValueError("a note is plain text that ends with a newline, and somebody signs it")
    lines = [f"— {key.name} {_base64(key.key_id + sign(text.encode()))}\n" for key, sign in signers]
    return "".join([text, "\n", *lines]).encode()


def open_note(note: bytes, keys: Sequence[NoteKey], verify: Verify) -> Opened:
    """Return the text of a note that at least one known key signed.

    Signatures of keys we do not know are passed over (a witness may have added one); a wrong
    signature of a key we do know refuses the whole note. Source: signed-note, Signatures.

    Raises:
        ValueError: it is no note, a known key's signature is wrong, or no known key signed.
    """
    text, signatures = _parts(note)
    known = {(key.name, key.key_id): key for key in keys}
    signed_by: dict[NoteKey, None] = {}
    for name, signature in signatures:
        key = known.get((name, signature[:KEY_ID_BYTES]))
        if key is None:
            continue
        if not verify(key.public_key, signature[KEY_ID_BYTES:], text.encode()):
            raise ValueError(f"the signature of {name!r} is wrong")
        signed_by[key] = None
    if not signed_by:
        raise ValueError("no known key signed this note")
    return Opened(text, tuple(signed_by))


def open_checkpoint(note: bytes, keys: Sequence[NoteKey], verify: Verify) -> Checkpoint:
    """Return the checkpoint in a note that the ledger itself signed: key name and origin agree.

    Raises:
        ValueError: as :func:`open_note`; or the text is no checkpoint, or not the signer's.
    """
    opened = open_note(note, keys, verify)
    checkpoint = read_checkpoint(opened.text)
    if checkpoint.origin not in {key.name for key in opened.signed_by}:
        raise ValueError(f"nobody signed for {checkpoint.origin!r}")
    return checkpoint


def read_checkpoint(text: str) -> Checkpoint:
    """Return the checkpoint a text holds.

    Raises:
        ValueError: it is not the one spelling of a checkpoint.
    """
    lines = text.split("\n")
    if len(lines) < 4 or not lines[1].isdecimal():
        raise ValueError("a checkpoint has an origin, a size and a root")
    checkpoint = Checkpoint(lines[0], int(lines[1]), _from_base64(lines[2]), tuple(lines[3:-1]))
    if checkpoint.text != text:
        raise ValueError("a checkpoint has one spelling, and this is another")
    return checkpoint


def _parts(note: bytes) -> tuple[str, list[tuple[str, bytes]]]:
    """Return the text, and the name and signature of every line, also of unknown ones."""
    head, empty_line, tail = note.decode().rpartition("\n\n")
    if not (empty_line and tail.endswith("\n") and _is_plain(head + tail)):
        raise ValueError("a note is plain text, an empty line, and lines of signatures")
    lines = tail.removesuffix("\n").split("\n")
    if len(lines) > MAX_SIGNATURES:
        raise ValueError(f"a note has at most {MAX_SIGNATURES} signatures")
    return head + "\n", [_signature(line) for line in lines]


def _signature(line: str) -> tuple[str, bytes]:
    dash, _, rest = line.partition(" ")
    name, _, encoded = rest.partition(" ")
    signature = _from_base64(encoded)
    if dash != "—" or not _is_name(name) or len(signature) <= KEY_ID_BYTES:
        raise ValueError(f"no line of a signature: {line:.80}")
    return name, signature


def _is_name(name: str) -> bool:
    return bool(name) and "+" not in name and not any(map(str.isspace, name)) and _is_line(name)


def _is_line(line: str) -> bool:
    return bool(line) and "\n" not in line and _is_plain(line)


def _is_plain(text: str) -> bool:
    """Say whether there is no control character below U+0020 except newlines."""
    return all(character >= " " or character == "\n" for character in text)


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _from_base64(text: str) -> bytes:
    content = base64.b64decode(text, validate=True)
    if _base64(content) != text:
        raise ValueError("base64 has one spelling, and this is another")
    return content
