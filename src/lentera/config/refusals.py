"""What the server's commands refuse, in words."""

from django.utils.translation import gettext_lazy as _

from lentera.domain.refusals import Refusal
from lentera.web.refusals import Sentence


class DatabaseBehind(Refusal):
    """The database has not made every step of this version."""

    code = "config.database_behind"


class SampleBeyondLoopback(Refusal):
    """A server with the sample company was told to listen where others can reach it."""

    code = "config.sample_beyond_loopback"


class SampleNeedsEmptyServer(Refusal):
    """The sample company was asked for where real people are."""

    code = "config.sample_needs_empty_server"


class NoRoomLeft(Refusal):
    """The disk of the server is nearly full: reading goes on, writing waits."""

    code = "config.no_room_left"


class NoSuchZone(Refusal):
    """A time zone was typed that the zone database does not know."""

    code = "config.no_such_zone"


class PortTaken(Refusal):
    """Something else listens there."""

    code = "config.port_taken"


SENTENCES = {
    DatabaseBehind: Sentence(
        _("The database is older than this version of Lentera. Type: lentera migrate"),
        status=503,
    ),
    SampleBeyondLoopback: Sentence(
        _(
            "This server holds the sample company, whose passwords everybody knows, so it does "
            "not listen on %(host)s. Leave LENTERA_HOST away, or use another LENTERA_DATA folder."
        ),
        status=409,
    ),
    SampleNeedsEmptyServer: Sentence(
        _(
            "There are people on this server, so the sample company stays away. "
            "Make it in an empty folder: LENTERA_DATA=/another/folder lentera sample"
        ),
        status=409,
    ),
    NoRoomLeft: Sentence(
        _(
            "Nothing was changed: the disk of this server is nearly full, so Lentera is read-only "
            "for now. Keep what you typed, and tell whoever runs the server."
        ),
        status=507,
    ),
    NoSuchZone: Sentence(
        _("“%(zone)s” is no time zone. Write it like Asia/Jakarta or Europe/Berlin."),
        status=422,
    ),
    PortTaken: Sentence(
        _("Something else listens on %(host)s:%(port)s already. Stop it, or set LENTERA_PORT."),
        status=409,
    ),
}
