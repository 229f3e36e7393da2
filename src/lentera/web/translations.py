"""Extracts, checks and compiles the translations without the gettext programs.

``script/translate`` runs it as a command. A catalogue holds one entry per sentence, sorted, without
line numbers or dates, so that two people's additions do not collide.
"""

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message, TranslationError
from babel.messages.checkers import checkers
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parent.parent
LOCALE = SOURCE / "locale"
# English is the language of the source, so it needs no catalogue.
LANGUAGES = {"id": "nplurals=1; plural=0;"}
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HEADER = """\
# Lentera's words. Edited by hand; `script/translate` adds what is new and keeps the order.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"

"""


def messages_in_source(source: Path = SOURCE) -> Catalog:
    """Return every sentence that Python files and templates mark for translation."""
    catalog = Catalog(charset="utf-8")
    for path in _marked_files(source):
        stream = io.BytesIO(_as_python(path).encode())
        options = {"encoding": "utf-8"}
        found = extract("python", stream, KEYWORDS, ["Translators:"], options)
        for _line, message, comments, context in found:
            catalog.add(message, auto_comments=comments, context=context)
    return catalog


def read_catalogue(language: str, locale: Path = LOCALE) -> Catalog:
    """Return a language's catalogue; of an entry that stands twice, the translated one counts."""
    path = _po_path(language, locale)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return _parsed(_once_each(text, language), language)


def update(language: str, *, prune: bool, source: Path = SOURCE, locale: Path = LOCALE) -> None:
    """Add new sentences to a catalogue and write it in order.

    Sentences that are no longer in the source stay until ``prune``, because a colleague's
    translation may be there before their template is.
    """
    wanted, known = messages_in_source(source), read_catalogue(language, locale)
    result = _parsed(_header(language), language)
    for message in _sentences(wanted):
        old = known.get(message.id, message.context)
        string = _fitting(_texts(old) if old else ("",), message, result.num_plurals)
        comments = message.auto_comments
        result.add(message.id, string, context=message.context, auto_comments=comments)
    for message in () if prune else _unused(known, wanted):
        result.add(message.id, message.string, context=message.context)
    path = _po_path(language, locale)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_written(result, language))


def faults(language: str, source: Path = SOURCE, locale: Path = LOCALE) -> list[str]:
    """Return what is wrong with a catalogue, one sentence for each fault."""
    wanted, known = messages_in_source(source), read_catalogue(language, locale)
    found = []
    for message in _sentences(wanted):
        found += [f"{fault}: {_first(message)!r}" for fault in _faults_of(message, known)]
    found += [f"unused: {_first(message)!r}" for message in _unused(known, wanted)]
    path = _po_path(language, locale)
    if not found and path.read_bytes() != _written(known, language):
        found.append(f"not in order: {path.name} (run script/translate)")
    return found


def compile_catalogues(locale: Path = LOCALE) -> None:
    """Write the binary catalogue of every language beside its text."""
    for language in LANGUAGES:
        catalog = read_catalogue(language, locale)
        target = _po_path(language, locale).with_suffix(".mo")
        unfinished = target.with_suffix(".part")
        with unfinished.open("wb") as file:
            write_mo(file, catalog)
        unfinished.replace(target)


def main() -> int:
    """Carry out one verb and return the exit status."""
    parser = argparse.ArgumentParser(
        description="Extract, check or compile Lentera's translations."
    )
    parser.add_argument("verb", choices=["update", "check", "compile"])
    parser.add_argument("--prune", action="store_true", help="drop sentences the source has not")
    options = parser.parse_args()
    if options.verb == "compile":
        compile_catalogues()
        return 0
    found = []
    for language in LANGUAGES:
        if options.verb == "update":
            update(language, prune=options.prune)
        found += [f"{language}: {fault}" for fault in faults(language)]
    sys.stdout.write("".join(f"{line}\n" for line in found) or "Every sentence is translated.\n")
    return 1 if found else 0


def _marked_files(source: Path) -> Iterator[Path]:
    for path in sorted(source.rglob("*")):
        if path.suffix == ".py" or (path.suffix in {".html", ".txt"} and "templates" in path.parts):
            yield path


def _as_python(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return text
    # What Django makes of a template has the template's indentation, which Python does not take.
    lines = templatize(text, origin=str(path)).splitlines()
    return "\n".join(line.lstrip() for line in lines)


def _po_path(language: str, locale: Path) -> Path:
    return locale / language / "LC_MESSAGES" / "django.po"


def _header(language: str) -> str:
    return HEADER.format(language=language, plural=LANGUAGES[language])


def _parsed(text: str, language: str) -> Catalog:
    # Its plural forms come from the header: Babel knows none for some of our languages.
    return read_po(io.StringIO(text), locale=language, charset="utf-8")


def _once_each(text: str, language: str) -> str:
    """Drop the header and repeated entries; entries are separated by empty lines."""
    entries: dict[str, str] = {}
    for entry in text.split("\n\n"):
        words = "\n".join(line for line in entry.splitlines() if not line.startswith("#"))
        name, _, translation = words.strip().partition("\nmsgstr")
        is_header = 'msgid ""\nmsgstr ""\n"' in entry
        is_empty = not translation.partition(" ")[2].strip().strip('"')
        if is_header or (name in entries and is_empty):
            continue
        entries[name] = entry.strip()
    return _header(language) + "\n\n".join(entries.values()) + "\n"


def _unused(known: Catalog, wanted: Catalog) -> Iterator[Message]:
    """Give the sentences of a catalogue that the source has not any more."""
    for message in _sentences(known):
        if wanted.get(message.id, message.context) is None:
            yield message


def _sentences(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _texts(message: Message) -> tuple[str, ...]:
    """Return the translation as texts, one for each form."""
    string = message.string or ""
    return (string,) if isinstance(string, str) else tuple(string)


def _fitting(texts: tuple[str, ...], message: Message, plurals: int) -> str | tuple[str, ...]:
    """Return an old translation in the shape the message has now: one text or several."""
    if not message.pluralizable:
        return texts[0] if texts else ""
    return (texts + ("",) * plurals)[:plurals]


def _faults_of(wanted: Message, known: Catalog) -> Iterator[str]:
    translation = known.get(wanted.id, wanted.context)
    if translation is None or not translation.string:
        yield "missing"
        return
    strings = translation.string if translation.pluralizable else (translation.string,)
    if not all(strings):
        yield "missing"
    if translation.fuzzy:
        yield "fuzzy"
    if wanted.pluralizable != translation.pluralizable:
        yield "plural differs"
        return
    for checker in checkers:
        try:
            checker(known, translation)
        except TranslationError as fault:
            yield str(fault)


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _written(catalog: Catalog, language: str) -> bytes:
    body = io.BytesIO()
    write_po(body, catalog, width=0, no_location=True, omit_header=True, sort_output=True)
    return _header(language).encode() + body.getvalue().strip() + b"\n"


if __name__ == "__main__":
    sys.exit(main())
