"""Every "no" has a code of its own, a sentence in both languages and a status."""

import re
from collections import Counter
from importlib import import_module
from pkgutil import walk_packages

from django.utils import translation

import lentera
from lentera.domain.refusals import Refusal
from lentera.web.refusals import TABLE, sentence_for
from lentera.web.translations import read_catalogue
from tests.harness.source import files, rooms

# 507, Insufficient Storage: nothing is wrong with the request, nor with our code.
STATUSES_OF_A_NO = {*range(400, 500), 507}
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def test_there_are_refusals_to_look_at() -> None:
    assert len(reasons()) > 5


def test_every_code_is_unique() -> None:
    codes = Counter(reason.code for reason in reasons())

    assert [code for code, times in codes.items() if times > 1] == []


def test_every_code_names_its_room_or_rule_and_its_reason() -> None:
    rules = [path.stem for path in files("domain/*.py")]
    shape = re.compile(rf"({'|'.join(rooms() + rules)})\.[a-z]+(_[a-z]+)*")

    assert [reason.code for reason in reasons() if not shape.fullmatch(reason.code)] == []


def test_every_reason_has_a_sentence_and_a_status_of_a_no() -> None:
    without = [reason.code for reason in reasons() if reason not in TABLE]
    strange = [reason.code for reason, no in TABLE.items() if no.status not in STATUSES_OF_A_NO]

    assert (without, strange) == ([], [])


def test_every_sentence_is_said_in_indonesian_too() -> None:
    catalogue = read_catalogue("id")

    assert [said(no) for no in TABLE.values() if not translated(said(no), catalogue)] == []


def test_every_sentence_can_be_said_with_its_facts() -> None:
    for reason, no in TABLE.items():
        facts = dict.fromkeys(PLACEHOLDER.findall(said(no)), "something")
        for language in ("en", "id"):
            with translation.override(language):
                assert "%(" not in sentence_for(reason(**facts))


def test_a_sentence_ends_as_sentences_do() -> None:
    # A command to type ends without a stop, or people would type the stop.
    end = re.compile(r"[.?]$|lentera [a-z -]+$")

    assert [said(no) for no in TABLE.values() if not end.search(said(no))] == []


def reasons() -> list[type[Refusal]]:
    for module in walk_packages(lentera.__path__, "lentera."):
        if not {"migrations", "wsgi"} & set(module.name.split(".")):
            import_module(module.name)
    found, waiting = [], [Refusal]
    while waiting:
        for reason in waiting.pop().__subclasses__():
            found.append(reason)
            waiting.append(reason)
    return [reason for reason in found if reason.__module__.startswith("lentera.")]


def said(no) -> str:
    with translation.override("en"):
        return str(no.text)


def translated(sentence: str, catalogue) -> bool:
    message = catalogue.get(sentence)
    return message is not None and bool(message.string)
