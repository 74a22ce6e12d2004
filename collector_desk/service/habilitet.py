"""Habilitet: a person declares to be disqualified towards a debtor (forvaltningsloven § 6)."""

from __future__ import annotations

from collector_desk.errors.session import NotAllowed
from collector_desk.models import Disqualification
from collector_desk.service import gate
from collector_desk.service.database import Work
from collector_desk.wire.work import Declared, Disqualify


def disqualify(work: Work, debtor_id: int, order: Disqualify) -> Declared:
    """Declare the one who works disqualified towards a debtor, for good.

    From now on the gate refuses this person the debtor, and every worklist gives its rows to
    others. It is asked for without opening: who is disqualified should not have to look.

    Raises:
        Unknown, OwnCase: as for opening.
        Disqualified: it is declared already.
        NotAllowed: the one who works is no person.
    """
    gate.known(work, debtor_id)
    if work.who.person_id is None:
        raise NotAllowed(deed="debtors.disqualify")
    row = Disqualification(
        person_id=work.who.person_id,
        debtor_id=debtor_id,
        reason=order.reason,
        declared_at=work.clock.now(),
    )
    work.add(row)
    work.flush()
    details = {"disqualification": row.id, "reason": order.reason}
    work.note("debtors.disqualify", stream=f"debtor:{debtor_id}", details=details)
    return Declared(debtor_id=debtor_id, declared_on=work.clock.today())
