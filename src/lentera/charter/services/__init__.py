"""The verbs of the charter, one use case per file; ``disclosure`` is the one door."""

from lentera.charter.services.acknowledging import acknowledge
from lentera.charter.services.announcing import announce, turn_second_key, withdraw
from lentera.charter.services.asking import answer, ask_leads, close_round, draft_from_answers
from lentera.charter.services.closing import close_due
from lentera.charter.services.disclosure import Disclosure, disclosed
from lentera.charter.services.drafting import begin_draft, change_draft, drop_draft
from lentera.charter.services.electing import end_election, record_election
from lentera.charter.services.objecting import close_objection, object_to, reply

__all__ = [
    "Disclosure",
    "acknowledge",
    "announce",
    "answer",
    "ask_leads",
    "begin_draft",
    "change_draft",
    "close_due",
    "close_objection",
    "close_round",
    "disclosed",
    "draft_from_answers",
    "drop_draft",
    "end_election",
    "object_to",
    "record_election",
    "reply",
    "turn_second_key",
    "withdraw",
]
