"""Names: how they are kept, when two are the same, and how they are found.

Three texts come from one name: the name itself, its *key* (equal keys are the same name: case and
width of letters do not count, accents do) and its *search text* (neither case nor accents count).
Both are made here and stored, so that SQLite and PostgreSQL answer alike.
"""

from __future__ import annotations

import unicodedata
from hashlib import blake2b

from lentera.projects.kinds import Kind
from lentera.projects.refusals import NameMissing, NameTooLong

# Clockify's limits, so that what comes from there fits and what goes there is taken.
NAME_LIMITS = {Kind.CLIENT: 100, Kind.PROJECT: 250, Kind.TASK: 1000, Kind.TAG: 100}
NOTE_LIMITS = {Kind.CLIENT: 3000, Kind.PROJECT: 16384}
# Only for finding: the longest piece of a name that is looked through.
SEARCH_LENGTH = 300
# What stands between words. Signs that belong to names (C++, F#, R&D) stay.
BETWEEN_WORDS = {"Pd", "Pc", "Ps", "Pe", "Pi", "Pf"}
ALSO_BETWEEN_WORDS = frozenset("/\\.,:;'\"|")
# Letters whose stroke or tie Unicode does not take apart.
PLAIN_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "æ": "ae",
        "œ": "oe",
    }
)


def tidy(text: str) -> str:
    """Return the text as one line: composed letters, single spaces, no control characters."""
    plain = "".join(
        " " if unicodedata.category(sign) in {"Cc", "Cs"} else sign
        for sign in unicodedata.normalize("NFC", text)
    )
    return " ".join(plain.split())


def clean_name(kind: Kind, text: str) -> str:
    """Return the name as it is kept; it is never cut.

    Raises:
        NameMissing: nothing is left of it.
        NameTooLong: it is longer than names of this kind may be.
    """
    name = tidy(text)
    if not name:
        raise NameMissing
    limit = NAME_LIMITS[kind]
    if len(name) > limit:
        raise NameTooLong(name=name[:40] + "…", length=len(name), limit=limit)
    return name


def key_of(name: str) -> str:
    """Return what is equal for equal names, short enough for any index."""
    folded = unicodedata.normalize("NFKC", tidy(name)).casefold()
    same = unicodedata.normalize("NFKC", folded)
    return blake2b(same.encode(), digest_size=16).hexdigest()


def search_text(name: str) -> str:
    """Return the words of a name without case and accents, one space between them."""
    taken_apart = unicodedata.normalize("NFKD", tidy(name).casefold()).casefold()
    letters = "".join(sign for sign in taken_apart if not unicodedata.combining(sign))
    letters = letters.translate(PLAIN_LETTERS)
    words = "".join(" " if _is_between_words(sign) else sign for sign in letters).split()
    return (" ".join(words) or letters)[:SEARCH_LENGTH]


def name_columns(name: str) -> dict[str, str]:
    """Return the columns of a name: they are only ever written together."""
    return {"name": name, "name_key": key_of(name), "name_search": search_text(name)}


def _is_between_words(sign: str) -> bool:
    return sign in ALSO_BETWEEN_WORDS or unicodedata.category(sign) in BETWEEN_WORDS
