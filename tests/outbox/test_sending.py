from datetime import timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import connection, transaction

from lentera.outbox.models import Message
from lentera.outbox.selectors import backlog
from lentera.outbox.services import queue_mail
from lentera.outbox.worker import Worker
from tests.cast import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


def queue(name: str) -> None:
    queue_mail(to=f"{name}@kunang.example", subject="Halo", text="Halo!", now=NOW)


def work_at(at) -> object:
    with time_machine.travel(at, tick=False):
        return Worker().work_off()


def test_a_mail_arrives_as_text_with_its_html_twin(mail_server):
    queue_mail(
        to="sari@kunang.example", subject="Undangan", text="Mari", html="<p>Mari</p>", now=NOW
    )

    work_at(NOW)

    [mail] = mail_server.mails
    assert (mail["Subject"], mail["From"]) == ("Undangan", "Lentera <lentera@localhost>")
    assert [part.get_content_type() for part in mail.get_payload()] == ["text/plain", "text/html"]


def test_a_mail_that_was_sent_leaves_no_words_behind(mail_server):
    queue("sari")

    work_at(NOW)

    kept = Message.objects.get()
    assert (kept.payload, kept.done_at) == ({}, NOW)


def test_a_name_with_a_newline_makes_no_header(mail_server):
    queue_mail(to="sari@kunang.example", subject="Hi\nBcc: eko@x.example", text="", now=NOW)

    work_at(NOW)

    [mail] = mail_server.mails
    assert (mail["Subject"], mail["Bcc"]) == ("Hi Bcc: eko@x.example", None)


def test_after_a_day_without_mail_server_everything_is_sent_within_the_hour_and_once(mail_server):
    names = [f"member{number}" for number in range(12)]
    mail_server.stop()
    for name in names:
        queue(name)
    minute = timedelta(minutes=1)
    for passed in range(24 * 60):
        work_at(NOW + passed * minute)
    assert backlog().waiting == len(names)
    mail_server.start()

    for passed in range(60):
        work_at(NOW + timedelta(days=1) + passed * minute)

    assert mail_server.recipients == sorted(f"{name}@kunang.example" for name in names)
    assert backlog().waiting == 0


def test_a_mail_refused_for_good_gives_up_alone(mail_server):
    mail_server.answers["nobody@kunang.example"] = "550 no such mailbox"
    queue("nobody")
    queue("sari")

    tally = work_at(NOW)

    assert (tally.done, tally.gave_up) == (1, 1)
    assert mail_server.recipients == ["sari@kunang.example"]
    given_up = Message.objects.get(gave_up_at__isnull=False)
    assert given_up.last_error == "SMTPRecipientsRefused 550"
    assert backlog().gave_up == 1


def test_a_mail_refused_for_now_is_tried_again(mail_server):
    mail_server.answers["sari@kunang.example"] = "451 try later"
    queue("sari")

    first = work_at(NOW)
    mail_server.answers.clear()
    second = work_at(NOW + timedelta(seconds=10))

    assert (first.put_off, second.done) == (1, 1)


def test_after_three_days_of_trying_the_worker_gives_up_and_says_so(mail_server):
    mail_server.stop()
    queue("sari")

    work_at(NOW + timedelta(hours=71))
    tally = work_at(NOW + timedelta(hours=73))

    assert tally.gave_up == 1
    assert Message.objects.get().gave_up_at == NOW + timedelta(hours=73)


def test_a_message_of_a_worker_that_died_is_taken_up_after_the_lease(mail_server):
    queue("sari")
    Message.objects.update(attempts=1, due_at=NOW + timedelta(minutes=10))

    too_early = work_at(NOW + timedelta(minutes=9))
    later = work_at(NOW + timedelta(minutes=10))

    assert (too_early.done, later.done) == (0, 1)


def test_without_a_mail_server_mails_become_files_people_can_open(settings):
    queue("sari")

    work_at(NOW)

    [file] = (settings.ENVIRONMENT.data / "outbox").glob("*.eml")
    assert b"To: sari@kunang.example" in file.read_bytes()
    file.unlink()


def test_whatever_sends_mail_in_a_request_only_queues_it(mail_server):
    django = get_connection("lentera.outbox.delivery.QueueBackend")
    mail = EmailMultiAlternatives("Hi", "text", to=["sari@kunang.example"], connection=django)
    mail.attach_alternative("<p>html</p>", "text/html")

    mail.send()

    assert mail_server.mails == []
    assert Message.objects.get().payload["html"] == "<p>html</p>"


def test_a_mail_of_a_deed_that_failed_is_not_queued():
    def fail() -> None:
        queue("sari")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        transaction.atomic(fail)()

    assert backlog().waiting == 0


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_each_mail_is_sent_by_one(mail_server):
    for number in range(30):
        queue(f"member{number}")
    together = Barrier(4)

    def work() -> None:
        together.wait()
        Worker().work_off()
        connection.close()

    with time_machine.travel(NOW, tick=False):
        workers = [Thread(target=work) for _ in range(4)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()

    assert len(mail_server.mails) == 30
    assert len(set(mail_server.recipients)) == 30
