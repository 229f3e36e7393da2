"""This room's reasons to say no, and their sentences."""

from django.utils.translation import gettext_lazy as _

from lentera.domain import timer
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
        _("This request was already used for something else. Please try again."), status=409
    ),
    NothingToRestore: Sentence(
        _("This entry is still there, so there is nothing to bring back."), status=409
    ),
}
