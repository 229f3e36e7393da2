"""This room's reasons to say no, and their sentences."""

from django.utils.translation import gettext_lazy as _

from lentera.domain.refusals import Refusal
from lentera.web.refusals import Sentence


class NothingAgreed(Refusal):
    """There is no agreement that begins on this day."""

    code = "worktime.nothing_agreed"


SENTENCES = {
    NothingAgreed: Sentence(
        _("No agreed hours begin on that day. Open the list again to see those there are."),
        status=404,
    ),
}
