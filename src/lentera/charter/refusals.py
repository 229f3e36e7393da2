"""This room's reasons to say no, and their sentences."""

from django.utils.translation import gettext_lazy as _

from lentera.domain.charter import Reason
from lentera.domain.refusals import Refusal
from lentera.web.refusals import Sentence


class CharterTamperedWith(Refusal):
    """The stored clauses are not those that were announced."""

    code = "charter.tampered_with"


class NotShown(Refusal):
    """The charter does not let this be seen; the attempt was kept and is shown to them."""

    code = "charter.not_shown"


class UnknownPeople(Refusal):
    """Somebody who was asked about does not belong to this workspace."""

    code = "charter.unknown_people"


class ReferenceMissing(Refusal):
    """A look at single people says what it belongs to."""

    code = "charter.reference_missing"


# Why the door stays shut, in words; each is a fact of NotShown.
WHY = {
    Reason.NO_CHARTER: _("No charter is in force."),
    Reason.OWN_USE_ONLY: _("For your own use you see your own time only."),
    Reason.NOT_GRANTED: _("The charter does not grant your role this for that purpose."),
    Reason.OUT_OF_REACH: _("The charter lets you see people of your own teams and projects only."),
    Reason.MAY_NOT_EXPORT: _("The charter does not let your role take this out of Lentera."),
    Reason.ONLY_RESULTS_COUNT: _("In this project only results count."),
    Reason.STILL_OPEN: _("These days are not closed yet."),
    Reason.NOT_HANDED_IN: _("This time sheet is not handed in yet."),
    Reason.PERIOD_DOES_NOT_FIT: _("The charter shows this for whole closed periods only."),
    Reason.TOO_FINE: _("The charter does not show this in such detail."),
    Reason.NOTHING_ASKED: _("Nobody was named."),
}

SENTENCES = {
    CharterTamperedWith: Sentence(
        _(
            "Version %(number)s of the charter is not what was announced. Nothing of anybody is "
            "shown until whoever runs this server has put it right: lentera check ledger."
        ),
        status=403,
    ),
    NotShown: Sentence(
        _(
            "This is not shown. %(why)s The people concerned see that you asked. What the charter "
            "grants stands under Charter."
        ),
        status=403,
    ),
    ReferenceMissing: Sentence(
        _(
            "Say what this look belongs to: the payroll run, the invoice or the request. The "
            "people concerned see it."
        )
    ),
    UnknownPeople: Sentence(_("There is no such person here."), status=404),
}
