"""The letters of a measure that is decided: to the debtor, and to the payer or the bank."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from sqlalchemy import func, select

from collector_desk.domain.accounts import format_account
from collector_desk.domain.claim import Regime
from collector_desk.domain.delivery import To
from collector_desk.domain.enforcement.account import forced_sale_from
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.letter import Language, LetterKind
from collector_desk.domain.letter_base import Content
from collector_desk.domain.letter_measure import (
    LienDecision,
    LienNotice,
    MeasureEnded,
    OrderEnded,
    ReckonedLine,
    TrekkDecision,
    WithholdingDecision,
    WithholdingOrder,
)
from collector_desk.domain.letter_parts import Head, PaymentPart, Slip
from collector_desk.domain.money import Money
from collector_desk.errors.letter_post import LetterAddressMissing, LetterLacks
from collector_desk.models import (
    BookEntry,
    Claim,
    Debtor,
    LetterRow,
    Measure,
    MeasureClaim,
)
from collector_desk.service import measure_reckon, measures, own_charges
from collector_desk.service.database import Work
from collector_desk.service.letter_make import Made
from collector_desk.service.letter_measure_told import amended, copied, goes_on, told_of
from collector_desk.service.letter_money import NO_CHARGE, Charge, LetterMoney, money_of
from collector_desk.service.letter_recipients import Address, Addressed, spoken_name
from collector_desk.wire.measures import Anew, Reckoned

DECISIONS = frozenset(
    {LetterKind.WITHHOLDING_DECISION, LetterKind.TREKK_DECISION, LetterKind.LIEN_DECISION}
)
"""The letters that bear the fee of the decision (ruling 7)."""


def kinds_of(row: Measure) -> tuple[LetterKind, ...]:
    """The letters that follow the decision of a measure; none of a request."""
    return _KINDS.get((MeasureKind(row.kind), Regime(row.regime)), ())


def made_of(
    work: Work, row: Measure, kind: LetterKind, entry: BookEntry, *, charge: Charge | None = None
) -> Made:
    """A letter of a measure that is decided; ``entry`` is its line in the enforcement book.

    ``charge`` None: a decision bears the fee of ruling 7.

    Raises LetterLacks.
    """
    if charge is None:
        charge = own_charges.at_decision(work, row) if kind in DECISIONS else NO_CHARGE
    claims, today = claims_of(work, row), work.clock.today()
    money = money_of(work, row.debtor_id, claims, on=today, charge=charge)
    return replace(_MAKERS[kind](work, row, money, entry), charge=charge)


def _withholding(work: Work, row: Measure, money: LetterMoney, entry: BookEntry) -> Made:
    kept, terms = Reckoned.model_validate(row.reckoned), measures.terms_of(row)
    amount, until, told = kept.amount, row.ends_on, told_of(work, row, entry, money.claims)
    if until is None or not amount:
        raise LetterLacks(what="trekket er ikke besluttet")

    def build(head: Head) -> Content:
        return WithholdingDecision(
            head=head,
            claims=money.lines(head.language),
            total=money.total,
            payer=terms.payer.name,
            amount=amount,
            reckoning=_reckoning(kept),
            most=sum(line.amount or 0 for line in kept.lines),
            until=until,
            covering=money.covering,
            amends=amended(work, row),
            fees_percent=kept.fees_percent,
            **told,
        )

    return to_debtor(work, row, money, LetterKind.WITHHOLDING_DECISION, build)


def _trekk(work: Work, row: Measure, money: LetterMoney, entry: BookEntry) -> Made:
    told, today = told_of(work, row, entry, money.claims), work.clock.today()
    rank = work.scalar(select(func.max(MeasureClaim.rank)).where(MeasureClaim.measure_id == row.id))
    covering = measure_reckon.order_of(work, Regime.NEW, today)

    def build(head: Head) -> Content:
        return TrekkDecision(
            head=head,
            claims=money.lines(head.language),
            total=money.total,
            rank=rank or "",
            covering=covering,
            **told,
        )

    return to_debtor(work, row, money, LetterKind.TREKK_DECISION, build)


def _order(work: Work, row: Measure, money: LetterMoney, _entry: BookEntry) -> Made:
    """What the payer must know to withhold and to pay, and nothing else of the debtor's affairs."""
    debtor = work.get_one(Debtor, row.debtor_id)
    kept = Reckoned.model_validate(row.reckoned)
    amount, until, decided = kept.amount, row.ends_on, row.decided_on
    if until is None or decided is None or not amount:
        raise LetterLacks(what="trekket er ikke besluttet")

    def build(head: Head) -> Content:
        found = money.payment(Language.BOKMAL, until, head.day)
        slips = tuple(_slip(row, at, slip) for at, slip in enumerate(found.slips, start=1))
        return WithholdingOrder(
            head=head,
            number=row.number,
            debtor=spoken_name(debtor),
            born=debtor.birth_date,
            decided=decided,
            amount=amount,
            until=until,
            payment=PaymentPart(
                receiver=found.receiver, deadline=until, amount=found.amount, slips=slips
            ),
            amends=amended(work, row),
            fees_percent=kept.fees_percent,
        )

    return to_other(work, row, money, LetterKind.WITHHOLDING_ORDER, build)


def _lien(work: Work, row: Measure, money: LetterMoney, entry: BookEntry) -> Made:
    kept, account = Reckoned.model_validate(row.reckoned), measures.terms_of(row).account
    amount, until, decided = secured(row, money), row.ends_on, row.decided_on
    if until is None or decided is None or not amount:
        raise LetterLacks(what="pantet er ikke besluttet")
    told = told_of(work, row, entry, money.claims)
    debtor = spoken_name(work.get_one(Debtor, row.debtor_id))

    def build(head: Head) -> Content:
        return LienDecision(
            head=head,
            claims=money.lines(head.language),
            total=money.total,
            bank=account.bank,
            account=format_account(account.number),
            owners=tuple(
                f"{debtor if owner.debtor else owner.name}, {owner.share} prosent"
                for owner in account.owners
            ),
            amount=amount,
            reckoning=_reckoning(kept),
            most=sum(line.amount or 0 for line in kept.lines),
            until=until,
            sale_from=forced_sale_from(decided, work.rates),
            fee=money.charged or None,
            covers_fee=amount >= money.total,
            **told,
        )

    return to_debtor(work, row, money, LetterKind.LIEN_DECISION, build)


def _bank(work: Work, row: Measure, money: LetterMoney, _entry: BookEntry) -> Made:
    """What the bank must know to hold the amount back, and nothing else of the debtor's affairs."""
    kept, account = Reckoned.model_validate(row.reckoned), measures.terms_of(row).account
    amount, decided = secured(row, money), row.decided_on
    debtor = work.get_one(Debtor, row.debtor_id)
    if decided is None or not amount:
        raise LetterLacks(what="pantet er ikke besluttet")
    taken = -sum(line.amount for line in kept.lines if line.amount < 0)  # kept before `left` was

    def build(head: Head) -> Content:
        return LienNotice(
            head=head,
            number=row.number,
            debtor=spoken_name(debtor),
            born=debtor.birth_date,
            account=format_account(account.number),
            decided=decided,
            amount=amount,
            left=taken if kept.left is None else kept.left,
        )

    return to_other(work, row, money, LetterKind.LIEN_NOTICE, build)


def secured(row: Measure, money: LetterMoney) -> Money:
    """Øre that a lien secures: what was decided, and no more than is owed; 0 where it is not.

    The fee of the decision is in what was decided, and falls with its letter.
    """
    return max(0, min(Reckoned.model_validate(row.reckoned).amount or 0, money.total))


def _reckoning(kept: Reckoned) -> tuple[ReckonedLine, ...]:
    return tuple(
        ReckonedLine(text=line.label, detail=line.detail, amount=line.amount or 0)
        for line in kept.lines
    )


def _ended(work: Work, row: Measure, money: LetterMoney, entry: BookEntry) -> Made:
    ended, lien = row.ended_on, row.kind == MeasureKind.ACCOUNT_LIEN.value
    if ended is None:
        raise LetterLacks(what="tiltaket er ikke avsluttet")
    terms = measures.terms_of(row)
    other = terms.account.bank if lien else terms.payer.name

    def build(head: Head) -> Content:
        return MeasureEnded(
            head=head,
            lien=lien,
            number=row.number,
            ended=ended,
            reasons=sentence(row.ended_why),
            left=money.total,
            book=copied(entry),
            other=other if tells_other(row) else "",
            instead=goes_on(work, row),
        )

    return to_debtor(work, row, money, LetterKind.MEASURE_ENDED, build)


def _order_ended(work: Work, row: Measure, money: LetterMoney, _entry: BookEntry) -> Made:
    ended, decided, debtor = row.ended_on, row.decided_on, work.get_one(Debtor, row.debtor_id)
    if ended is None or decided is None:
        raise LetterLacks(what="tiltaket er ikke avsluttet")
    lien = row.kind == MeasureKind.ACCOUNT_LIEN.value
    account = format_account(measures.terms_of(row).account.number) if lien else ""

    def build(head: Head) -> Content:
        return OrderEnded(
            head=head,
            lien=lien,
            number=row.number,
            debtor=spoken_name(debtor),
            born=debtor.birth_date,
            decided=decided,
            ended=ended,
            account=account,
            instead=goes_on(work, row),
        )

    return to_other(work, row, money, LetterKind.ORDER_ENDED, build)


def tells_other(row: Measure) -> bool:
    """Whether a payer or a bank has the measure: not of a trekk that the namsmann sets up."""
    return row.kind == MeasureKind.ACCOUNT_LIEN.value or row.regime == Regime.OLD.value


def sentence(text: str) -> str:
    """What somebody wrote, as one sentence."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def _slip(row: Measure, at: int, slip: Slip) -> Slip:
    """A payment named by the measure: what the claim is about is none of the payer's business."""
    return Slip(
        what=f"Trekk {row.number}, del {at}",
        kid=slip.kid, account=slip.account, bic=slip.bic, amount=slip.amount,
    )  # fmt: skip


_KINDS: Mapping[tuple[MeasureKind, Regime], tuple[LetterKind, ...]] = {
    (MeasureKind.WITHHOLDING, Regime.OLD): (
        LetterKind.WITHHOLDING_DECISION,
        LetterKind.WITHHOLDING_ORDER,
    ),
    (MeasureKind.WITHHOLDING, Regime.NEW): (LetterKind.TREKK_DECISION,),
    (MeasureKind.ACCOUNT_LIEN, Regime.OLD): (LetterKind.LIEN_DECISION, LetterKind.LIEN_NOTICE),
    (MeasureKind.ACCOUNT_LIEN, Regime.NEW): (LetterKind.LIEN_DECISION, LetterKind.LIEN_NOTICE),
}
_MAKERS: Mapping[LetterKind, Callable[[Work, Measure, LetterMoney, BookEntry], Made]] = {
    LetterKind.WITHHOLDING_DECISION: _withholding,
    LetterKind.WITHHOLDING_ORDER: _order,
    LetterKind.TREKK_DECISION: _trekk,
    LetterKind.LIEN_DECISION: _lien,
    LetterKind.LIEN_NOTICE: _bank,
    LetterKind.MEASURE_ENDED: _ended,
    LetterKind.ORDER_ENDED: _order_ended,
}


def to_debtor(
    work: Work, row: Measure, money: LetterMoney, kind: LetterKind, build: Callable[[Head], Content]
) -> Made:
    """A letter of a measure to its debtor."""
    return Made(
        kind=kind, debtor=work.get_one(Debtor, row.debtor_id), claims=money.claims, build=build,
        lawful_from=work.clock.today(), money=money, measure_id=row.id, reference=row.number,
        regime=Regime(row.regime),
    )  # fmt: skip


def to_other(
    work: Work, row: Measure, money: LetterMoney, kind: LetterKind, build: Callable[[Head], Content]
) -> Made:
    """To the payer or the bank; with a refusal where it is not known where they are."""
    debtor, at = work.get_one(Debtor, row.debtor_id), other_of(work, row)
    to = To.BANK if row.kind == MeasureKind.ACCOUNT_LIEN.value else To.PAYER
    address = Address(street=at.street, postcode=at.postcode, city=at.city, country="NO")
    found = Addressed(to=to, name=at.to, address=address, concerns=spoken_name(debtor))
    refusal = None if at.street and at.city else LetterAddressMissing()
    return replace(to_debtor(work, row, money, kind, build), to=found, refusal=refusal)


def ready(made: Made) -> Made:
    """A letter that is not refused. Raises LetterAddressMissing."""
    if made.refusal is not None:
        raise made.refusal
    return made


def other_of(work: Work, row: Measure) -> Anew:
    """The payer or the bank, where the newest letter to it went, else as it was decided."""
    terms = measures.terms_of(row)
    lien = row.kind == MeasureKind.ACCOUNT_LIEN.value
    name, at = (terms.account.bank, terms.account) if lien else (terms.payer.name, terms.payer)
    query = select(LetterRow.content).where(
        LetterRow.measure_id == row.id, LetterRow.recipient.in_([To.PAYER.value, To.BANK.value])
    )
    kept = (work.scalar(query.order_by(LetterRow.id.desc()).limit(1)) or {}).get("address")
    where = kept or {"street": at.street, "postcode": at.postcode, "city": at.city}
    return Anew(
        to=name, street=where["street"], postcode=where["postcode"], city=where["city"]
    )  # fmt: skip


def claims_of(work: Work, row: Measure) -> tuple[Claim, ...]:
    """The claims a measure is for, the oldest due first."""
    ids = select(MeasureClaim.claim_id).where(MeasureClaim.measure_id == row.id)
    query = select(Claim).where(Claim.id.in_(ids)).order_by(Claim.due_date, Claim.id)
    return tuple(work.scalars(query))
