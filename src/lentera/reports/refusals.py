"""This room's reasons to say no, and their sentences."""

from django.utils.translation import gettext_lazy as _

from lentera.domain.refusals import Refusal
from lentera.web.refusals import Sentence


class NothingToTake(Refusal):
    """There are no figures of this team and period, so there is no file of them."""

    code = "reports.nothing_to_take"


class NoSuchShare(Refusal):
    """The viewer shares no such thing."""

    code = "reports.no_such_share"


class NotYourColleague(Refusal):
    """There is nobody to share this with."""

    code = "reports.not_your_colleague"


SENTENCES = {
    NothingToTake: Sentence(
        _("There are no figures of this team and period. The page says why."), status=404
    ),
    NoSuchShare: Sentence(
        _("You do not share this, or not any more. The list shows what you share."), status=404
    ),
    NotYourColleague: Sentence(
        _("There is nobody here to share this with. Choose somebody of your team."), status=404
    ),
}
