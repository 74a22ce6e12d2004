"""What goes out when a measure is decided or ends: letters, message, and that the book has them.

In the transaction of the decision. A letter that cannot be written leaves a task that says why;
the decision stands, and takes effect only when the payer or the bank has it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from collector_desk.domain.accounts import format_account
from collector_desk.domain.claim import Regime
from collector_desk.domain.delivery import Delivery, To
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.errors import DeskError
from collector_desk.models import Approval, BookEntry, Claim, LetterRow, Measure, MeasureClaim
from collector_desk.service import (
    enforcement_book,
    letter_keep,
    letter_measures,
    letter_money,
    letter_withdraw,
    measure_amend,
    measure_tasks,
    measures,
    own_charges,
    trekk_change,
    trekk_issue,
    trekk_message,
)
from collector_desk.service.database import Work
from collector_desk.service.letter_money import NO_CHARGE
from collector_desk.wire.measures import Reckoned

_NO_FEE = "Gebyr {fee} kr er ikke tatt: beslutningen til skyldneren ble ikke skrevet"


def decided(work: Work, row: Measure, approval: Approval) -> None:
    """Enter a decision in the book, and write its letters."""
    fee = own_charges.at_decision(work, row).amount
    entry = enforcement_book.enter(work, row, "decided", _words(work, row, approval, fee))
    work.flush()
    written = [
        letter
        for kind in letter_measures.kinds_of(row)
        for letter in _issue(work, row, kind, entry)
    ]
    if fee and not any(one.kind in letter_measures.DECISIONS for one in written):
        enforcement_book.enter(work, row, "letters", _NO_FEE.format(fee=kroner(fee)))
    told = [f"{LetterKind(one.kind).label} til {one.recipient_name}" for one in written]
    if trekk_message.goes(row.kind, row.regime):
        told += message(work, row)
    if told:
        text = f"Skrevet {dotted(entry.day)}: {'; '.join(told)}"
        enforcement_book.enter(work, row, "letters", text)


def message(work: Work, row: Measure) -> list[str]:
    """Make the message to the namsmann, and say so; a task says why where it cannot be made."""
    try:
        made = trekk_issue.issue(work, row)
    except DeskError as why:
        measure_tasks.unmade(work, row, trekk_issue.MESSAGE, why)
        return []
    return [f"Melding til namsmannen, versjon {made.number}"]


def ended(work: Work, row: Measure, entry: BookEntry) -> None:
    """Take back what has not gone, and tell those who had it that it is over.

    Who never got the decision is told nothing of its end.
    """
    query = select(LetterRow).where(LetterRow.measure_id == row.id).order_by(LetterRow.id)
    waits = [one.id for one in work.scalars(query) if one.state == Delivery.WAITING.value]
    letter_withdraw.withdraw_waiting(work, waits, f"{row.number}: {row.ended_why}"[:300])
    work.flush()
    had = [one for one in work.scalars(query) if Delivery(one.state).reached]
    told = row.effect_on is not None
    if told or any(not To(one.recipient).is_outsider for one in had):
        _issue(work, row, LetterKind.MEASURE_ENDED, entry)
    if not letter_measures.tells_other(row):
        text = f"Meld at kravene i {row.number} ikke lenger skal dekkes ved trekk"
        letter_keep.task(work, row.debtor_id, None, text)
        trekk_change.lay(work, row)
    elif told or any(To(one.recipient).is_outsider for one in had):
        _issue(work, row, LetterKind.ORDER_ENDED, entry)


def _issue(work: Work, row: Measure, kind: LetterKind, entry: BookEntry) -> list[LetterRow]:
    try:
        made = letter_measures.ready(letter_measures.made_of(work, row, kind, entry))
    except DeskError as why:
        text = f"{measure_tasks.unsent(row, kind.label)}{why.text()}"
        letter_keep.task(work, row.debtor_id, None, text)
        return []
    return letter_keep.issue_or_task(work, made)


def _words(work: Work, row: Measure, approval: Approval, fee: int) -> str:
    """What the book says of a decision: what, how much, of whom it is asked, for which claims."""
    today = work.clock.today()
    ids = select(MeasureClaim.claim_id).where(MeasureClaim.measure_id == row.id)
    query = select(Claim.number).where(Claim.id.in_(ids)).order_by(Claim.due_date, Claim.id)
    claims = ", ".join(work.scalars(query))
    before = measure_amend.amended(work, row)
    parts = (
        f"{MeasureKind(row.kind).label} besluttet {dotted(today)}, {row.number}",
        *([] if before is None else [f"endrer {before.number}"]),
        *_object(work, row),
        *([f"gebyr {kroner(fee)} kr"] if fee else []),
        f"krav {claims}",
        f"foreslått av {approval.proposed_by}",
    )
    return "; ".join(parts)


def _object(work: Work, row: Measure) -> Iterator[str]:
    """What is taken; of a trekk under the new rules what is owed on the day, as its letter says."""
    kept, terms = Reckoned.model_validate(row.reckoned), measures.terms_of(row)
    amount = f"{kroner(kept.amount or 0)} kr"
    if row.kind == MeasureKind.ACCOUNT_LIEN.value:
        yield f"konto {format_account(terms.account.number)} i {terms.account.bank}, {amount}"
    elif row.regime == Regime.NEW.value:
        claims, today = letter_measures.claims_of(work, row), work.clock.today()
        money = letter_money.money_of(work, row.debtor_id, claims, on=today, charge=NO_CHARGE)
        yield f"{kroner(money.total)} kr med senere renter dekkes ved trekk"
    else:
        until = f" til {dotted(row.ends_on)}" if row.ends_on else ""
        yield f"{amount} i måneden hos {terms.payer.name}{until}"
