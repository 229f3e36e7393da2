"""Mails that cannot be bent: one line of subject, a plain text, and a twin without their markup."""

import pytest

from lentera.outbox.models import Message
from lentera.people.letters import Letter, send
from tests.cast import NOW

pytestmark = pytest.mark.django_db


def test_a_name_with_a_line_break_makes_no_header_of_its_own():
    letter = Letter("Hello Mallory\r\nBcc: all@kunang.example", ("x\n",))

    send("sari@kunang.example", lambda: letter, language="en", now=NOW)

    assert Message.objects.get().payload["subject"] == "Hello Mallory Bcc: all@kunang.example"


def test_markup_in_a_name_is_text_in_both_twins():
    letter = Letter("Hi", ("<img src=//evil.example> wrote to you",), "Open", "http://localhost/")

    send("sari@kunang.example", lambda: letter, language="en", now=NOW)

    mail = Message.objects.get().payload
    assert "<img src=//evil.example>" in mail["text"]
    assert "<img" not in mail["html"]
    assert "&lt;img src=//evil.example&gt;" in mail["html"]
    assert "http://localhost/" in mail["text"]
    assert 'href="http://localhost/"' in mail["html"]
