"""Money that came by force: it may be from another's account, and goes back to the debtor.

No file says that a payment was withheld, or collected by the namsmann. It is taken to be where its
account first paid for the debtor once a trekk for the claim had effect, or a request was filed.
The day of filing and not of the result: the debtor may pay the namsmann as soon as he has the
request, and a result is registered when it is known here. Who has to be asked for an account is
asked once too often, rather than that the debtor's money goes to an employer or the namsmann.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Row, func, select

from collector_desk.domain import refund as law
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.facts import FactKind
from collector_desk.domain.money import Money
from collector_desk.domain.refund import Forced, Moved
from collector_desk.errors.refunds import AccountIsPayers, AccountNotAskedFor
from collector_desk.models import ClaimDebtor, FactRow, Measure, Payment, Release
from collector_desk.service import liable, measures, placed
from collector_desk.service.clock import oslo_day
from collector_desk.service.database import Work

_PAID = FactRow.kind == FactKind.PAYMENT.value
_BY = {
    MeasureKind.WITHHOLDING.value: Forced.TREKK,
    MeasureKind.REQUEST.value: Forced.NAMSMANN,
}


@dataclass(frozen=True, slots=True)
class _Taking:
    """A measure that had effect for a claim, and the accounts that had paid before it had."""

    measure: Measure
    since: date
    before: frozenset[str]


def accounts(work: Work, claim_id: int, payments: Iterable[Payment]) -> dict[int, str]:
    """The account that each payment on a claim may go back to; ``NOBODY`` where it is asked for."""
    takings = _takings(work, claim_id)
    return {
        one.id: law.NOBODY if _by(takings, one) else law.known_account(one.debit_account)
        for one in payments
    }


def account_of(work: Work, claim_id: int, payment: Payment) -> str:
    """The same of one payment."""
    return accounts(work, claim_id, [payment])[payment.id]


def by(work: Work, claim_id: int, payment: Payment) -> Forced:
    """What a payment on a claim is taken to be forced by; a trekk of ours before a request."""
    return _by(_takings(work, claim_id), payment)


def of_claim(work: Work, claim_id: int) -> Forced:
    """The same of what stands on a claim; of both, the one that says less of who paid."""
    takings = _takings(work, claim_id)
    return _least_sure(_by(takings, one) for one in _standing(work, claim_id))


def taken_of(work: Work, claim_id: int) -> frozenset[int]:
    """Of whom what stands on a claim was taken: several may owe it, and a measure is against one.

    Also of who owes it no more: what is withheld from a wage may reach us long after that.
    """
    takings = _takings(work, claim_id)
    return frozenset(
        row.debtor_id for payment in _standing(work, claim_id) for row in _behind(takings, payment)
    )


def asked_of(
    work: Work, claim_id: int, amount: Money, *, gone: Iterable[Moved] = ()
) -> frozenset[int]:
    """Of whom so many øre were taken that came last: who is asked whose money it is.

    ``gone`` are earlier refunds of unknown payer: what they are of is no longer there to count.
    Nobody who was out of the claim long before it came. What is withheld may reach us for a while
    after; later money is of somebody else, and is none of that person's business.
    """
    owing = {one.debtor_id for one in liable.all_of(work, claim_id)}
    takings, until = _takings(work, claim_id), _until(work, claim_id)
    return frozenset(
        row.debtor_id
        for payment in _last(work, claim_id, amount, gone)
        for row in _behind(takings, payment)
        if row.debtor_id in owing or payment.value_date <= until.get(row.debtor_id, date.max)
    )


def last_came(work: Work, claim_id: int) -> date | None:
    """The day the newest forced payment that stands on a claim came; None where none has."""
    takings = _takings(work, claim_id)
    days = (_came_on(one, fact) for one, fact in _come(work, claim_id) if _by(takings, one))
    return max(days, default=None)


def may_be_anothers(
    work: Work, claim_id: int, amount: Money, *, gone: Iterable[Moved] = ()
) -> bool:
    """Whether so many øre that came last may be paid by another than the one they were taken of.

    Where refunds left none of what was taken, all of it is looked at: it is no proof of another.
    """
    taken = asked_of(work, claim_id, amount, gone=gone) or asked_of(work, claim_id, amount)
    owing = {one.debtor_id for one in liable.all_of(work, claim_id)}
    return not taken or len(owing | taken) > 1


def came_from(work: Work, claim_id: int, account: str, *, of: int | None = None) -> Forced:
    """What forced the money that came to a claim from an account, of one debtor where it is asked."""
    query = (
        select(Payment)
        .join(FactRow, FactRow.payment_id == Payment.id)
        .where(FactRow.claim_id == claim_id, Payment.debit_account == account)
    )
    if not account:
        return Forced.NOT
    takings = _takings(work, claim_id)
    kinds = {
        _BY[row.kind]
        for one in work.scalars(query)
        for row in _behind(takings, one)
        if of in {None, row.debtor_id}
    }
    return next((one for one in (Forced.TREKK, Forced.NAMSMANN) if one in kinds), Forced.NOT)


def must_be_the_debtors(work: Work, claim_id: int, account: str, *, of: int | None = None) -> None:
    """Refuse to pay what was withheld to the account it came from. Raises AccountIsPayers.

    ``of``: by a trekk against that debtor.
    """
    if came_from(work, claim_id, account, of=of) is Forced.TREKK:
        raise AccountIsPayers


def must_be_asked_for(work: Work, claim_id: int, account: str) -> None:
    """Refuse to pay to where money was forced from before the debtor has named that account.

    A debtor whom the namsmann has written to, or who owes with one that is withheld, may pay from
    the bank as well, and the answer to the letter may be that very account: only the debtor can
    say so.

    Raises AccountNotAskedFor.
    """
    if came_from(work, claim_id, account) is not Forced.NOT:
        raise AccountNotAskedFor


def _least_sure(found: Iterable[Forced]) -> Forced:
    all_of_it = set(found)
    return next((one for one in (Forced.NAMSMANN, Forced.TREKK) if one in all_of_it), Forced.NOT)


def _standing(work: Work, claim_id: int) -> Sequence[Payment]:
    query = (
        select(Payment)
        .join(FactRow, FactRow.payment_id == Payment.id)
        .where(FactRow.claim_id == claim_id, _PAID, placed.standing())
    )
    return work.scalars(query).all()


def _last(work: Work, claim_id: int, amount: Money, gone: Iterable[Moved]) -> Iterator[Payment]:
    """The forced payments that stand on a claim, the newest first, until they come to so much."""
    takings = _takings(work, claim_id)
    rows = [(one, fact) for one, fact in _come(work, claim_id) if _by(takings, one)]
    came = [Moved(day=_came_on(one, fact), amount=fact.amount) for one, fact in rows]
    for (payment, _fact), left in zip(rows, law.left(came, gone), strict=True):
        if amount <= 0:
            return
        if left:
            amount -= left
            yield payment


def _come(work: Work, claim_id: int) -> Sequence[Row[Payment, FactRow]]:
    """What has come by today and stands on a claim, the newest first, with what placed it there."""
    query = (
        select(Payment, FactRow)
        .join(FactRow, FactRow.payment_id == Payment.id)
        .where(
            FactRow.claim_id == claim_id,
            _PAID,
            placed.standing(),
            Payment.value_date <= work.clock.today(),
        )
        .order_by(Payment.value_date.desc(), Payment.id.desc())
    )
    return work.execute(query).all()


def _came_on(payment: Payment, fact: FactRow) -> date:
    """The day a payment counts from, and not before it was placed on the claim."""
    return max(payment.value_date, oslo_day(fact.known_at))


def _by(takings: Iterable[_Taking], payment: Payment) -> Forced:
    found = {_BY[row.kind] for row in _behind(takings, payment)}
    return Forced.TREKK if Forced.TREKK in found else next(iter(found), Forced.NOT)


def _behind(takings: Iterable[_Taking], payment: Payment) -> Iterator[Measure]:
    """The measures that a payment on a claim may have been forced by.

    An account that paid for the claims before the measure had effect is no employer's.
    """
    for one in takings:
        if payment.value_date >= one.since and payment.debit_account not in one.before:
            yield one.measure


def _until(work: Work, claim_id: int) -> dict[int, date]:
    """Who was let out of a claim, and until when what comes may have been taken of them before."""
    query = (
        select(Release.debtor_id, func.max(Release.released_on))
        .where(Release.claim_id == claim_id, Release.undone_on.is_(None))
        .group_by(Release.debtor_id)
    )
    days = work.rates["forced_after_release_days"]
    return {
        debtor_id: released + timedelta(days=days.on(released).whole)
        for debtor_id, released in work.execute(query)
    }


def _takings(work: Work, claim_id: int) -> Sequence[_Taking]:
    """What had effect and was for a claim, also where the claim has fallen out of it."""
    owes = select(ClaimDebtor.debtor_id).where(ClaimDebtor.claim_id == claim_id)
    owed = select(Release.debtor_id).where(Release.claim_id == claim_id)
    query = select(Measure).where(
        Measure.kind.in_(_BY),
        Measure.effect_on.is_not(None),
        Measure.debtor_id.in_(owes) | Measure.debtor_id.in_(owed),
    )
    return [
        _Taking(row, row.effect_on, _paid_before(work, row, row.effect_on))
        for row in work.scalars(query.order_by(Measure.id)).all()
        if row.effect_on is not None and claim_id in measures.terms_of(row).claim_ids
    ]


def _paid_before(work: Work, row: Measure, since: date) -> frozenset[str]:
    """The accounts that had paid for the claims of a measure before it had effect."""
    query = (
        select(Payment.debit_account)
        .join(FactRow, FactRow.payment_id == Payment.id)
        .where(
            FactRow.claim_id.in_(measures.terms_of(row).claim_ids),
            Payment.value_date < since,
        )
    )
    return frozenset(work.scalars(query.distinct()))
