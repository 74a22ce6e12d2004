"""Ask the look-up of which rules a debtor is under; what a person then registers is another deed."""

from __future__ import annotations

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.regime import Question
from collector_desk.errors.look_ups import LookUpNotSet, LookUpWithoutNumber
from collector_desk.service import debtors, gate
from collector_desk.service.database import Database, Who, Work
from collector_desk.service.debtor_book import identity_place
from collector_desk.wire.measures import LookedUp


def available(work: Work) -> tuple[Question, ...]:
    """The questions that this installation can ask."""
    return tuple(question for question in Question if question in work.post.look_ups)


def ask(db: Database, who: Who, debtor_id: int, question: Question) -> LookedUp:
    """Send the debtor's number to the look-up, and hand its answer on to be registered.

    No transaction is open while we wait. That it was asked, and what it said, is noted; the answer
    itself is registered by the person who stands for it (``regimes.register``).

    Raises:
        Unknown, NotOpened, OwnCase: as for every deed on a debtor.
        LookUpNotSet, LookUpWithoutNumber, and what the port raises.
    """
    look_up = db.post.look_ups.get(question)
    with db.read(who) as work:
        gate.opened(work, debtor_id)
        if look_up is None:
            raise LookUpNotSet
        number = _number(work, debtor_id, question)
    said = Regime.NEW if look_up.ask(number) else Regime.OLD
    with db.write(who) as work:
        gate.opened(work, debtor_id)
        details = {"question": question.value, "answer": said.value}
        work.note("regimes.ask", stream=f"debtor:{debtor_id}", details=details)
        return LookedUp(
            question=question, answer=said, asked_on=work.clock.today(), source=look_up.source
        )


def _number(work: Work, debtor_id: int, question: Question) -> str:
    """The number that stands for the debtor; a company's own, which no trekk is asked for by."""
    row = debtors.newest_identity(work, debtor_id)
    if row is not None:
        return work.vault.decrypt(row.ciphertext, place=identity_place(debtor_id))
    company = gate.opened(work, debtor_id).org_number
    if not company or question is Question.OWN:
        raise LookUpWithoutNumber
    return company
