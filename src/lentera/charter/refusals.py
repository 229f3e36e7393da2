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


class NotYoursToDraft(Refusal):
    """Owners, admins and HR draft the charter."""

    code = "charter.not_yours_to_draft"


class NoSuchVersion(Refusal):
    """No such version was announced here."""

    code = "charter.no_such_version"


class NoDraft(Refusal):
    """There is no draft to change or announce."""

    code = "charter.no_draft"


class DraftChanged(Refusal):
    """Somebody changed the draft after it was read."""

    code = "charter.draft_changed"


class NothingChanged(Refusal):
    """The draft is the charter that holds."""

    code = "charter.nothing_changed"


class AnotherWaits(Refusal):
    """A version is announced and not in force yet."""

    code = "charter.another_waits"


class NotWaiting(Refusal):
    """The version is in force, or withdrawn: neither key nor withdrawal changes it any more."""

    code = "charter.not_waiting"


class KeyOfTheElected(Refusal):
    """The second key is the elected representative's."""

    code = "charter.key_of_the_elected"


class OneHand(Refusal):
    """Who announced a version cannot give its second key."""

    code = "charter.one_hand"


class RecordedByThemselves(Refusal):
    """Nobody records their own election."""

    code = "charter.recorded_by_themselves"


class HeldInTheFuture(Refusal):
    """An election that was not held yet elects nobody."""

    code = "charter.held_in_the_future"


class NobodyElected(Refusal):
    """No election stands."""

    code = "charter.nobody_elected"


class LeadsOnly(Refusal):
    """Leads answer what leads need."""

    code = "charter.leads_only"


class NobodyAsked(Refusal):
    """No round of questions is open."""

    code = "charter.nobody_asked"


class NobodyAnswered(Refusal):
    """No lead has answered."""

    code = "charter.nobody_answered"


class NoSuchObjection(Refusal):
    """There is no such objection for this person to see."""

    code = "charter.no_such_objection"


class ObjectionClosed(Refusal):
    """Nothing is added to a closed objection."""

    code = "charter.objection_closed"


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
    NotYoursToDraft: Sentence(
        _("The charter is drafted by owners, admins and HR. Ask one of them, or object to it."),
        status=403,
    ),
    NoSuchVersion: Sentence(_("There is no such version of the charter."), status=404),
    NoDraft: Sentence(_("There is no draft any more. Begin a new one under Charter."), status=409),
    DraftChanged: Sentence(
        _("Somebody changed the draft after you read it. Read it again, then announce it."),
        status=409,
    ),
    NothingChanged: Sentence(
        _("The draft says what the charter says already. Change a clause before you announce it."),
        status=409,
    ),
    AnotherWaits: Sentence(
        _(
            "Version %(number)s is announced and not in force yet. Wait until it is, or withdraw "
            "it first."
        ),
        status=409,
    ),
    NotWaiting: Sentence(
        _("Version %(number)s does not wait any more. Draft a new version to change it."),
        status=409,
    ),
    KeyOfTheElected: Sentence(
        _("The second key belongs to the representative whom the people here elected."),
        status=403,
    ),
    OneHand: Sentence(
        _("You announced this version yourself. Somebody else has to give the second key."),
        status=403,
    ),
    RecordedByThemselves: Sentence(
        _("Nobody records their own election. Ask another owner, admin or HR to do it."),
        status=403,
    ),
    HeldInTheFuture: Sentence(
        _("This day has not come yet. Record the election once it was held.")
    ),
    NobodyElected: Sentence(_("Nobody is elected at the moment."), status=409),
    LeadsOnly: Sentence(_("Only leads are asked this."), status=403),
    NobodyAsked: Sentence(_("Nobody is asking leads at the moment."), status=409),
    NobodyAnswered: Sentence(
        _("No lead has answered yet. Wait for an answer, or draft from the present charter."),
        status=409,
    ),
    NoSuchObjection: Sentence(_("There is no such objection."), status=404),
    ObjectionClosed: Sentence(
        _("This objection is closed. Open a new one if something is left to say."), status=409
    ),
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
