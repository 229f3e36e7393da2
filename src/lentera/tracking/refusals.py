"""This room's reasons to say no, and their sentences."""

from django.utils.translation import gettext_lazy as _

from lentera.domain import lengths, mending, natural, naturalline, timer, wallclock
from lentera.domain.refusals import Refusal
from lentera.web.refusals import Sentence


class UnknownEntry(Refusal):
    """No such entry among the viewer's own."""

    code = "tracking.unknown_entry"


class EditedElsewhere(Refusal):
    """The entry was changed since this page showed it."""

    code = "tracking.edited_elsewhere"


class KeyUsedForAnother(Refusal):
    """The same idempotency key came with another deed."""

    code = "tracking.key_used_for_another"


class NothingToRestore(Refusal):
    """The entry stands; there is nothing to bring back."""

    code = "tracking.nothing_to_restore"


class NothingToUndo(Refusal):
    """Nothing was ever done with the entry."""

    code = "tracking.nothing_to_undo"


class ChangedSince(Refusal):
    """What was done was changed again, so taking it back would lose the newer change."""

    code = "tracking.changed_since"


class NoOverlapToMend(Refusal):
    """The two entries share no time (any more)."""

    code = "tracking.no_overlap_to_mend"


class OnlyYouCanMend(Refusal):
    """The entries overlap, but none of the changes that would part them is surely right."""

    code = "tracking.only_you_can_mend"


class UnknownFavourite(Refusal):
    """No such favourite among the viewer's own."""

    code = "tracking.unknown_favourite"


class TooManyFavourites(Refusal):
    """The list of favourites is full."""

    code = "tracking.too_many_favourites"


SENTENCES = {
    UnknownEntry: Sentence(
        _("This entry is not there any more. Perhaps it was deleted on another device."),
        status=404,
    ),
    EditedElsewhere: Sentence(
        _(
            "This entry was changed somewhere else in the meantime. "
            "Look at it again; what you typed was not saved over it."
        ),
        status=409,
    ),
    KeyUsedForAnother: Sentence(
        _(
            "The key of this request came before with another one, so this one was not done. "
            "Send it again with a new key."
        ),
        status=409,
    ),
    NothingToRestore: Sentence(
        _("This entry is still there, so there is nothing to bring back."), status=409
    ),
    mending.SplitOutside: Sentence(_("Choose a time between the start and the end of this entry.")),
    mending.MergeNeedsTwo: Sentence(_("Choose two or more entries to merge.")),
    mending.MergeDifferentContent: Sentence(
        _(
            "These entries do not say the same, so merging would lose something. "
            "Make them alike first, or choose others."
        )
    ),
    mending.MergeNeedsRule: Sentence(
        _("There is time between these entries, or they overlap. Say what should become of it."),
        status=409,
    ),
    NothingToUndo: Sentence(
        _("Nothing was done with this entry, so there is nothing to take back."), status=409
    ),
    ChangedSince: Sentence(
        _(
            "This was changed again since, so taking it back would lose the newer change. "
            "Nothing was taken back; the history of the entry shows both."
        ),
        status=409,
    ),
    NoOverlapToMend: Sentence(
        _("These two entries do not overlap any more. Nothing was changed."), status=409
    ),
    OnlyYouCanMend: Sentence(
        _(
            "These two entries still stand at the same time, and only you know which is right. "
            "Change one of them, or delete one. Nothing was changed."
        ),
        status=409,
    ),
    UnknownFavourite: Sentence(_("This favourite is not there any more."), status=404),
    TooManyFavourites: Sentence(
        _("You have %(most)s favourites already. Remove one to keep this one."), status=409
    ),
    timer.StartsInTheFuture: Sentence(
        _("A timer cannot start later than now. Give an earlier time, or add the time afterwards.")
    ),
    timer.StartsBeforeRunningEntry: Sentence(
        _(
            "Your running entry began after that time. "
            "Change its start first, or add the earlier time as an entry of its own."
        ),
        status=409,
    ),
    timer.StopsInTheFuture: Sentence(
        _("A timer cannot stop later than now. Give an earlier time.")
    ),
    timer.StopsBeforeStart: Sentence(
        _("That is before the entry began. Give a later end, or change its start first.")
    ),
    timer.EndsBeforeStart: Sentence(
        _("The end is not later than the start. Check both times, and the day.")
    ),
    timer.AlreadyStopped: Sentence(
        _("This timer was stopped in the meantime, so its time was kept."), status=409
    ),
    lengths.LengthNotUnderstood: Sentence(_("This is not a length. Try 1:30, 1.5 or 90m.")),
    lengths.LengthTooLong: Sentence(_("This length is longer than a year. Give a shorter one.")),
    natural.NaturalNotUnderstood: Sentence(
        _("No time was found in this line. Try 9-12.30, yesterday 9-12, or 90m.")
    ),
    naturalline.NoSuchDay: Sentence(_("This day is in no calendar. Check day and month.")),
    wallclock.UnknownZone: Sentence(
        _("This time zone is not known. Choose one from the list, like Asia/Jakarta.")
    ),
    wallclock.OutsideTheCalendar: Sentence(_("Give a day between the years 1900 and 2199.")),
    wallclock.NoSuchWallTime: Sentence(
        _("The clocks jumped over this time that night. Give another time.")
    ),
    wallclock.AmbiguousWallTime: Sentence(
        _("The clocks showed this time twice that night. Say which of the two you mean.")
    ),
}
