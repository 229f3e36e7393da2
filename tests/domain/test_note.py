import base64
from dataclasses import replace

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from lentera.domain.merkle import EMPTY_ROOT
from lentera.domain.note import (
    Checkpoint,
    NoteKey,
    key_from_vkey,
    open_checkpoint,
    open_note,
    read_checkpoint,
    sign_note,
)

# The example of the C2SP document signed-note: a key and a note it signed.
SPEC_VKEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
SPEC_TEXT = "This is an example message.\n"
SPEC_SIGNATURE = (
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM="
)
SPEC_NOTE = f"{SPEC_TEXT}\n— example.com/foo {SPEC_SIGNATURE}\n".encode()

ORIGIN = "kunang.example/ledger"


def signer(name: str, seed: int):
    private = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
    return NoteKey(name, private.public_key().public_bytes_raw()), private.sign


LEDGER = signer(ORIGIN, 1)
NEXT = signer(ORIGIN, 2)
WULAN = signer("wulan.example/witness", 3)
CHECKPOINT = Checkpoint(ORIGIN, 20_852_163, bytes(range(32)))
NOTE = sign_note(CHECKPOINT.text, LEDGER)


def verify(public_key: bytes, signature: bytes, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def line(key: NoteKey, signature: bytes) -> bytes:
    encoded = base64.b64encode(key.key_id + signature).decode()
    return f"— {key.name} {encoded}\n".encode()


def test_the_example_of_the_document_opens() -> None:
    key = key_from_vkey(SPEC_VKEY)

    opened = open_note(SPEC_NOTE, [key], verify)

    assert (opened.text, opened.signed_by) == (SPEC_TEXT, (key,))
    assert (key.name, key.key_id.hex()) == ("example.com/foo", "530d903a")


def test_the_example_of_the_document_with_another_word_does_not_open() -> None:
    with pytest.raises(ValueError, match="is wrong"):
        open_note(SPEC_NOTE.replace(b"example m", b"Example m"), [key_from_vkey(SPEC_VKEY)], verify)


@given(st.binary(min_size=32, max_size=32))
def test_a_key_comes_back_from_its_spelling(public_key: bytes) -> None:
    key = NoteKey(ORIGIN, public_key)

    assert key_from_vkey(key.vkey) == key


@pytest.mark.parametrize(
    "vkey",
    [
        "",
        "example.com/foo",
        SPEC_VKEY + "=",
        SPEC_VKEY + "\n",
        SPEC_VKEY[:-4],
        SPEC_VKEY.replace("foo", "fox"),
        SPEC_VKEY.replace("530d", "530e"),
        SPEC_VKEY.replace("530d", "530D"),
        SPEC_VKEY.replace("+Ae", "+Be"),
        "+" + SPEC_VKEY,
        SPEC_VKEY.replace("/foo", "/ foo"),
        SPEC_VKEY.replace("U2k", "U2l"),
    ],
)
def test_a_key_has_one_spelling(vkey: str) -> None:
    assert key_from_vkey(SPEC_VKEY)
    with pytest.raises(ValueError, match=r"."):
        key_from_vkey(vkey)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "no\u00a0space", "line\n", "tab\x01"])
def test_a_name_that_would_break_the_line_is_no_name(name: str) -> None:
    with pytest.raises(ValueError, match="no key"):
        NoteKey(name, bytes(32))


def test_a_public_key_has_thirty_two_bytes() -> None:
    with pytest.raises(ValueError, match="no key"):
        NoteKey(ORIGIN, bytes(31))


@given(st.lists(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]))))
def test_every_plain_text_comes_back_signed(lines: list[str]) -> None:
    text = "".join(f"{words}\n" for words in ["", *lines])

    opened = open_note(sign_note(text, LEDGER, WULAN), [WULAN[0], LEDGER[0]], verify)

    assert (opened.text, opened.signed_by) == (text, (LEDGER[0], WULAN[0]))


@pytest.mark.parametrize("text", ["", "no end", "tab\t\n", "return\r\n", "nul\0\n"])
def test_only_plain_text_is_signed(text: str) -> None:
    with pytest.raises(ValueError, match="plain text"):
        sign_note(text, LEDGER)


def test_a_note_without_a_signature_is_not_made() -> None:
    with pytest.raises(ValueError, match="somebody"):
        sign_note("text\n")


def test_signatures_of_unknown_keys_are_passed_over() -> None:
    same_name = replace(LEDGER[0], public_key=bytes(32))
    more = NOTE + line(WULAN[0], b"?") + line(same_name, b"not even a signature")

    opened = open_note(more, [LEDGER[0]], verify)

    assert opened.signed_by == (LEDGER[0],)


def test_a_wrong_signature_of_a_known_key_refuses_the_whole_note() -> None:
    both = sign_note(CHECKPOINT.text, LEDGER, WULAN)
    wrong = NOTE + line(WULAN[0], bytes(64))

    assert open_note(both, [LEDGER[0], WULAN[0]], verify)
    with pytest.raises(ValueError, match=r"'wulan\.example/witness' is wrong"):
        open_note(wrong, [LEDGER[0], WULAN[0]], verify)


def test_a_repeated_signature_counts_once_and_is_still_checked() -> None:
    repeated = NOTE + NOTE.splitlines(keepends=True)[-1]

    assert open_note(repeated, [LEDGER[0]], verify).signed_by == (LEDGER[0],)
    with pytest.raises(ValueError, match="is wrong"):
        open_note(NOTE + line(LEDGER[0], bytes(64)), [LEDGER[0]], verify)


def test_a_note_nobody_known_signed_does_not_open() -> None:
    assert open_note(NOTE, [LEDGER[0]], verify)
    for keys in ([], [NEXT[0]], [WULAN[0]]):
        with pytest.raises(ValueError, match="no known key"):
            open_note(NOTE, keys, verify)


def test_a_hundred_signatures_are_enough() -> None:
    unknown = line(WULAN[0], b"?")

    assert open_note(NOTE + unknown * 99, [LEDGER[0]], verify)
    with pytest.raises(ValueError, match="at most 100"):
        open_note(NOTE + unknown * 100, [LEDGER[0]], verify)


@pytest.mark.parametrize(
    "note",
    [
        b"",
        b"\n\n",
        CHECKPOINT.text.encode(),
        NOTE[:-1],
        NOTE + b"\n",
        NOTE + b"more\n",
        NOTE.replace(b"\n\n", b"\n"),
        NOTE.replace(b"\n", b"\r\n"),
        NOTE.replace("—".encode(), b"-"),
        NOTE.replace("— ".encode(), "—".encode()),
        NOTE.replace("— ".encode(), "—  ".encode()),
        NOTE.replace(b"=\n", b"\n"),
        NOTE + "— name\n".encode(),
        NOTE + "— name AAAAAA==\n".encode(),
        NOTE + "— name AAAAAA AAAA\n".encode(),
        NOTE + "— na+me AAAAAAAA\n".encode(),
        NOTE + "— name AAAAAAB=\n".encode(),
        b"\xff" + NOTE,
    ],
)
def test_what_is_no_note_does_not_open(note: bytes) -> None:
    assert open_note(NOTE, [LEDGER[0]], verify)
    with pytest.raises(ValueError, match=r"."):
        open_note(note, [LEDGER[0]], verify)


@given(st.integers(min_value=0, max_value=len(NOTE) * 8 - 1))
def test_a_note_with_one_bit_flipped_does_not_open(bit: int) -> None:
    flipped = (int.from_bytes(NOTE) ^ 1 << bit).to_bytes(len(NOTE))

    with pytest.raises(ValueError, match=r"."):
        open_note(flipped, [LEDGER[0]], verify)


@given(st.binary() | st.text().map(lambda text: f"{text}\n\n— {text}\n".encode("utf-8", "replace")))
def test_nothing_that_comes_in_breaks_the_reader(note: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        open_note(note, [LEDGER[0]], verify)


def test_a_checkpoint_is_three_lines_of_text() -> None:
    assert CHECKPOINT.text == (
        "kunang.example/ledger\n20852163\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"
    )
    assert Checkpoint("a", 0, EMPTY_ROOT).text.splitlines()[1] == "0"


@pytest.mark.parametrize("extensions", [(), ("one",), ("one", "two words")])
def test_a_checkpoint_comes_back_from_its_note(extensions: tuple[str, ...]) -> None:
    checkpoint = replace(CHECKPOINT, extensions=extensions)

    assert open_checkpoint(sign_note(checkpoint.text, LEDGER), [LEDGER[0]], verify) == checkpoint


def test_a_checkpoint_of_a_time_of_two_keys_opens_with_either() -> None:
    note = sign_note(CHECKPOINT.text, LEDGER, NEXT)

    assert open_checkpoint(note, [LEDGER[0]], verify) == CHECKPOINT
    assert open_checkpoint(note, [NEXT[0]], verify) == CHECKPOINT


def test_a_witness_alone_does_not_speak_for_the_ledger() -> None:
    by_witness = sign_note(CHECKPOINT.text, WULAN)
    keys = [LEDGER[0], WULAN[0]]

    assert open_note(by_witness, keys, verify)
    with pytest.raises(ValueError, match=r"nobody signed for 'kunang\.example/ledger'"):
        open_checkpoint(by_witness, keys, verify)


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": ""},
        {"origin": "two\nlines"},
        {"size": -1},
        {"root": bytes(31)},
        {"extensions": ("",)},
        {"extensions": ("a\n",)},
        {"extensions": ("\t",)},
    ],
    ids=str,
)
def test_a_checkpoint_that_would_not_read_back_is_not_made(wrong) -> None:
    with pytest.raises(ValueError, match="no checkpoint"):
        replace(CHECKPOINT, **wrong)


TEXT = CHECKPOINT.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        TEXT[:-1],
        TEXT + "\n",
        "\n" + TEXT,
        TEXT.replace("\n2", "\n02"),
        TEXT.replace("\n2", "\n-2"),
        TEXT.replace("\n2", "\n+2"),
        TEXT.replace("\n2", "\n２"),  # noqa: RUF001  a wide digit is no digit
        TEXT.replace("\n20852163", "\n" + "9" * 5000),
        TEXT.replace("=", ""),
        TEXT.replace("AAEC", "AAEC "),
        TEXT.replace("8=", "9="),
        TEXT.replace("AAEC", ""),
    ],
)
def test_a_checkpoint_has_one_spelling(text: str) -> None:
    assert read_checkpoint(TEXT) == CHECKPOINT
    with pytest.raises(ValueError, match=r"."):
        read_checkpoint(text)
