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


class BackupNeedsRecipient(Refusal):
    """Nobody was named who could open the backup."""

    code = "config.backup_needs_recipient"


class NoSuchFolder(Refusal):
    """A backup was sent to a folder that is not there."""

    code = "config.no_such_folder"


class NoSuchRecipient(Refusal):
    """A recipient was typed that is no age key."""

    code = "config.no_such_recipient"


class BackupUnreadable(Refusal):
    """The file cannot be opened with this key, is damaged, or is no backup."""

    code = "config.backup_unreadable"


class BackupDamaged(Refusal):
    """What is in the backup is not what was put in."""

    code = "config.backup_damaged"


class BackupFromLater(Refusal):
    """The backup knows steps that this version does not."""

    code = "config.backup_from_later"


class BackupOfAnotherEngine(Refusal):
    """The backup holds another kind of database."""

    code = "config.backup_of_another_engine"


class ServerRuns(Refusal):
    """A server or worker uses the data folder."""

    code = "config.server_runs"


class NoSuchMail(Refusal):
    """No mail to somebody of this workspace that was given up."""

    code = "config.no_such_mail"


class FileIsThere(Refusal):
    """A key would have been written over a file."""

    code = "config.file_is_there"


SENTENCES = {
    BackupNeedsRecipient: Sentence(
        _(
            "Backups are encrypted, and nobody is named who can open this one. Make a key once: "
            "lentera backup --new-key FILE, and keep that file on another machine."
        ),
        status=422,
    ),
    NoSuchFolder: Sentence(
        _(
            "There is no folder %(path)s, so no backup was made. Make the folder first, or name "
            "a file that ends in .age."
        ),
        status=422,
    ),
    NoSuchRecipient: Sentence(
        _("“%(recipient)s” is no recipient. Write one that begins with age1."),
        status=422,
    ),
    BackupUnreadable: Sentence(
        _(
            "%(path)s cannot be opened with this key: it was made for another key, is damaged (cut "
            "short, for example), or is no backup. Nothing was changed."
        ),
        status=422,
    ),
    BackupDamaged: Sentence(
        _("The backup is damaged (%(what)s), so nothing was changed. Take an older one."),
        status=422,
    ),
    BackupFromLater: Sentence(
        _(
            "The backup was made by Lentera %(version)s, which is newer than this one. "
            "Install that version first. Nothing was changed."
        ),
        status=409,
    ),
    BackupOfAnotherEngine: Sentence(
        _(
            "The backup holds a database of %(there)s, and this server uses %(here)s. "
            "Set LENTERA_DATABASE_URL as it was then. Nothing was changed."
        ),
        status=409,
    ),
    ServerRuns: Sentence(
        _("A server, a worker or a restore is at work on this data folder. Stop it first."),
        status=409,
    ),
    NoSuchMail: Sentence(
        _("That mail is not here any more. Perhaps it is on its way already."),
        status=404,
    ),
    FileIsThere: Sentence(
        _("%(path)s is there already. Give another name."),
        status=409,
    ),
    DatabaseBehind: Sentence(
        _("The database is older than this version of Lentera. Type: lentera migrate"),
        status=409,
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
