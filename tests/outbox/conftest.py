"""A real mail server on loopback that can be down, refuse, or take everything."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email import message_from_bytes
from email.message import Message

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.harness.installation import free_port


@dataclass
class MailServer:
    """What came in, and what is answered for an address."""

    port: int
    mails: list[Message] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    controller: Controller | None = None

    def start(self) -> None:
        """Begin to listen."""
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def stop(self) -> None:
        """Be down: connections are refused."""
        if self.controller:
            self.controller.stop()
            self.controller = None

    async def handle_RCPT(  # noqa: N802  aiosmtpd's name
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        """Take the address, or answer what the test wants."""
        envelope.rcpt_tos.append(address)
        return self.answers.get(address, "250 OK")

    async def handle_DATA(  # noqa: N802  aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Keep the mail."""
        self.mails.append(message_from_bytes(envelope.content))
        return "250 kept"

    @property
    def recipients(self) -> list[str]:
        """To whom mails came, in the order of the alphabet."""
        return sorted(mail["To"] for mail in self.mails)


@pytest.fixture
def mail_server(settings) -> Iterator[MailServer]:
    """Give a mail server that listens, and tell the product its address."""
    server = MailServer(free_port())
    url = f"smtp://127.0.0.1:{server.port}"
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, email_url=url)
    server.start()
    yield server
    server.stop()
