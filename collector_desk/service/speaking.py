"""Who may speak for a debtor today, by what is kept on file; nothing that is merely said does."""

from __future__ import annotations

from collector_desk.domain.delivery import COPIES, Authority, To
from collector_desk.domain.inquiry import SPEAKS_BY, Sender
from collector_desk.models import Debtor, Representative
from collector_desk.service import letter_recipients
from collector_desk.service.database import Work


def on_file(work: Work, debtor_id: int, who: Sender) -> Representative | None:
    """Who is registered to speak for the debtor as what ``who`` says to be; None where nobody is.

    A guardian only by the rules of letters (vergemålsloven), a lawyer or an adviser only by an
    authority that is not called back.
    """
    role = SPEAKS_BY.get(who)
    found = _spokesman(work, debtor_id, role) if role else None
    called_back = found and role in COPIES and found.authority == Authority.NONE.value
    return None if called_back else found


def _spokesman(work: Work, debtor_id: int, role: To) -> Representative | None:
    if role is To.GUARDIAN:
        return letter_recipients.speaking_guardian(work, work.get_one(Debtor, debtor_id))
    return letter_recipients.representative(work, debtor_id, role)
