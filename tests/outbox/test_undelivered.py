"""The page of mails that could not be sent."""

import pytest
from django.urls import reverse

from lentera.outbox.models import Message
from lentera.outbox.services import give_up, queue_mail
from lentera.outbox.worker import Worker
from tests.cast import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


def given_up(to):
    """Queue a mail with a secret in it and give it up; give its row."""
    mail = queue_mail(to=to, subject="About your tea", text="https://x.example/s3cret", now=NOW)
    give_up(mail, error="SMTPRecipientsRefused 550", now=NOW)
    return mail


def test_an_admin_sees_to_whom_and_why_and_not_what_stands_in_it(cast, client):
    given_up("Sari@kunang.example")
    client.force_login(cast.accounts["bayu"])

    page = client.get(reverse("undelivered")).content.decode()

    assert "Sari@kunang.example" in page
    assert "SMTPRecipientsRefused 550" in page
    assert "s3cret" not in page
    assert "your tea" not in page
    assert reverse("undelivered") in client.get(reverse("people:about")).content.decode()


def test_mails_to_people_of_another_workspace_are_not_there(cast, client):
    mail = given_up("stranger@elsewhere.example")
    client.force_login(cast.accounts["bayu"])

    page = client.get(reverse("undelivered")).content.decode()
    refused = client.post(reverse("send_undelivered", args=[mail.pk]))

    assert "stranger" not in page
    assert refused.status_code == 404
    assert Message.objects.get(pk=mail.pk).gave_up_at is not None


def test_send_again_sends_it_once_more(cast, client, mail_server):
    mail = given_up("sari@kunang.example")
    client.force_login(cast.accounts["bayu"])

    answer = client.post(reverse("send_undelivered", args=[mail.pk]), follow=True)
    twice = client.post(reverse("send_undelivered", args=[mail.pk]))
    Message.objects.exclude(pk=mail.pk).delete()
    Worker().work_off()

    assert "on its way again" in answer.content.decode()
    assert twice.status_code == 404
    assert mail_server.recipients == ["sari@kunang.example"]


def test_a_mail_that_is_refused_again_is_given_up_again(cast, client, mail_server):
    mail = given_up("sari@kunang.example")
    mail_server.answers["sari@kunang.example"] = "550 no such box"
    client.force_login(cast.accounts["bayu"])

    client.post(reverse("send_undelivered", args=[mail.pk]))
    Worker().work_off()

    tried = Message.objects.get(pk=mail.pk)
    assert (tried.attempts, tried.gave_up_at != NOW, tried.done_at) == (1, True, None)


def test_who_does_not_look_after_the_workspace_does_not_come_in(cast, client):
    mail = given_up("rina@kunang.example")
    client.force_login(cast.accounts["sari"])

    page = client.get(reverse("undelivered"))
    sent = client.post(reverse("send_undelivered", args=[mail.pk]))

    assert (page.status_code, sent.status_code) == (403, 403)
    assert Message.objects.get(pk=mail.pk).gave_up_at is not None
