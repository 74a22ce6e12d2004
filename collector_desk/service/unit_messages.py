"""What a creditor unit tells later: a credit note, money it was paid, or a claim it takes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from collector_desk.domain.calendar import deadline
from collector_desk.domain.facts import FactKind
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.statement import Balance
from collector_desk.domain.unit_message import UnitMessageKind
from collector_desk.errors.payments import ClaimIsWithdrawn
from collector_desk.errors.service import BadInput
from collector_desk.errors.units import CreditTooLarge, RecalledAlready
from collector_desk.models import Claim, Debtor, FactRow, UnitMessage
from collector_desk.service import (
    attachments,
    booking,
    gate,
    letter_keep,
    liable,
    money_in,
    objections,
    own_fees,
    placed,
    plain_letter,
    plan_lowered,
    recalled_money,
    receipt,
    refunds,
    resting,
    unit_effects,
)
from collector_desk.service.claim_facts import PAID_TO_UNIT
from collector_desk.service.database import Work
from collector_desk.wire.units import CreditNote, PaidToUnit, Recall, UnitMessageRow, UnitSays

_RULE = "virksomhetens melding"
_FREED = "kravet er trukket"


def credit(work: Work, debtor_id: int, order: CreditNote) -> UnitMessageRow:
    """Lower the principal from the day the note has effect; interest is reckoned anew.

    A plan of it goes on with new sums. A surcharge on a fine follows what is left of it (ruling
    15), and falls where that was paid in time. Fees and costs of steps taken when what is left was
    paid fall too. What was paid beyond what is left waits to be refunded; the debtors are told by
    letter.

    Raises:
        Unknown, NotOpened, OwnCase, RecalledAlready.
        CreditTooLarge: nothing would be left. BadInput: a day to come.
        FileNotReadable, FileRefused.
    """
    claim = _claim(work, debtor_id, order, order.day)
    left, plans = _balance(work, claim), plan_lowered.standing(work, [claim])
    check_credit(work, claim, order.amount)
    row = _keep(work, claim, UnitMessageKind.CREDIT, order, order.amount, order.day)
    work.add(_fact(work, row, FactKind.CREDIT, f"kreditnota {row.id}"))
    risen = unit_effects.lower_surcharge(work, row, claim)
    fallen = " ".join(filter(None, (risen, *unit_effects.undo_needless(work, row, claim))))
    booking.book(work, [claim.id])
    told = _tell(
        work, claim,
        f"{_unit_says(order)} Kravet er satt ned med {kroner(order.amount)} kr fra"
        f" {dotted(order.day)}, og rentene er regnet på nytt. {fallen}".strip(),
    )  # fmt: skip
    plan_lowered.lowered(work, plans, f"kreditnota på {claim.number}")
    if _balance(work, claim).credit > max(0, left.credit) and refunds.open_shares(work, claim):
        refunds.propose_all(work, debtor_id=debtor_id, claim=claim, reason=order.text)
    return _done(work, row, claim, told=told)


def paid(work: Work, debtor_id: int, order: PaidToUnit) -> UnitMessageRow:
    """Book money that the debtor paid the unit itself, on the day it was paid.

    It never came to our bank: it is settled against what the unit handed over. What is too much
    is the unit's to pay back, and a task asks for it. A fee or a surcharge that was added when the
    claim was paid already falls, and the debtors are told. A plan of which that, or money from
    before it was agreed, leaves less, goes on with new sums.

    Raises:
        Unknown, NotOpened, OwnCase, ClaimIsWithdrawn, BadInput.
        NotReceived: while debt settlement is negotiated (gjeldsordningsloven § 3-4).
        FileNotReadable, FileRefused.
    """
    claim = _claim(work, debtor_id, order, order.day, withdrawn=ClaimIsWithdrawn)
    receipt.refuse(work, claim, order.day)
    before, plans = _balance(work, claim).credit, plan_lowered.standing(work, [claim])
    row = _keep(work, claim, UnitMessageKind.PAID, order, order.amount, order.day)
    source = f"{PAID_TO_UNIT} {dotted(order.day)}, melding {row.id}"
    fact = _fact(work, row, FactKind.PAYMENT, source)
    work.add(fact)
    work.flush()
    direct = money_in.PaidToUnit(fact_id=fact.id, amount=order.amount, day=order.day, source=source)
    money_in.paid_to_units(work, [direct])
    fallen = unit_effects.undo_additions(work, row, claim)
    booking.book(work, [claim.id])
    _too_much(work, debtor_id, claim, order, _balance(work, claim).credit - max(0, before))
    told = bool(fallen) and _tell(work, claim, " ".join((_unit_says(order), *fallen)))
    less = plans if fallen else plan_lowered.earlier_money(plans, order.day)
    plan_lowered.lowered(work, less, f"betalt til virksomheten på {claim.number}")
    return _done(work, row, claim, told=told)


def recall(work: Work, debtor_id: int, order: Recall) -> UnitMessageRow:
    """Take the whole claim back: its facts fall away, agreements and holds end, money is freed.

    Every debtor of it is told by letter. Money that was placed on it is unplaced again, and goes
    back to who paid it (``recalled_money``).

    Raises:
        Unknown, NotOpened, OwnCase, RecalledAlready, ClaimAwaitsApproval.
        FileNotReadable, FileRefused.
    """
    claim = _claim(work, debtor_id, order, work.clock.today())
    agreed = {}
    for one in liable.all_of(work, claim.id):
        ended = resting.let_go(work, one.debtor_id, claim, order.text)
        agreed[one.debtor_id] = resting.told(work, ended)
    row = _keep(work, claim, UnitMessageKind.RECALL, order, 0, work.clock.today())
    facts = placed.of_claims(work, [claim.id])
    placed.reverse(work, facts, rule=_RULE, source=f"trukket, melding {row.id}", reason=order.text)
    placed.give_back(work, facts, _FREED)
    money_in.undo_paid_to_units(work, [claim.id])
    claim.state = "withdrawn"
    work.flush()
    came = recalled_money.settle(work, debtor_id, claim, facts)
    booking.book(work, [claim.id])
    back = " Har du betalt, hører du fra oss om pengene." if came else ""
    text = f"{_unit_says(order)} Du skal ikke betale noe på det.{back}"
    told = _tell(work, claim, text, agreed)
    return _done(work, row, claim, told=told)


def _claim(
    work: Work,
    debtor_id: int,
    order: UnitSays,
    day: date,
    withdrawn: type[ClaimIsWithdrawn | RecalledAlready] = RecalledAlready,
) -> Claim:
    gate.opened(work, debtor_id)
    claim = objections.claim_of(work, debtor_id, order.claim_id)
    liable.lock(work, claim.id)
    check(work, claim, day, withdrawn)
    return claim


def check(
    work: Work, claim: Claim, day: date, withdrawn: type[ClaimIsWithdrawn | RecalledAlready]
) -> None:
    """Raise ``withdrawn`` where the claim is not open, BadInput of a day to come."""
    if claim.state != "open":
        raise withdrawn(claim=claim.number)
    if day > work.clock.today():
        raise BadInput(field="day", problem="dagen kan ikke være i framtiden")


def check_credit(work: Work, claim: Claim, amount: Money) -> None:
    """Raise CreditTooLarge where a credit note takes the whole principal, or more."""
    principal = _principal_left(work, claim)
    if amount >= principal:
        raise CreditTooLarge(amount=amount, left=principal)


def _keep(  # noqa: PLR0913, PLR0917
    work: Work, claim: Claim, kind: UnitMessageKind, order: UnitSays, amount: Money, day: date
) -> UnitMessage:
    """The message with its document, which belongs to the claim and to no one debtor of it."""
    kept = attachments.kept(
        work, order.document, debtor_id=None, kind="unit", day=work.clock.today(),
        name=f"{kind.value}-{claim.number}", claim_id=claim.id,
    )  # fmt: skip
    row = UnitMessage(
        claim_id=claim.id, kind=kind.value, amount=amount, day=day, text=order.text,
        document_id=kept.id, made_by=work.who.name, made_at=work.clock.now(),
    )  # fmt: skip
    work.add(row)
    work.flush()
    return row


def _fact(work: Work, row: UnitMessage, kind: FactKind, source: str) -> FactRow:
    return FactRow(
        claim_id=row.claim_id,
        kind=kind.value,
        amount=row.amount,
        value_date=row.day,
        known_at=work.clock.now(),
        rule=_RULE,
        source=source,
        document_id=row.document_id,
        made_by=work.who.name,
        reason=row.text,
    )


def _principal_left(work: Work, claim: Claim) -> Money:
    """Øre of the principal as the unit now says it is, whatever is paid of it."""
    sums = {FactKind.PRINCIPAL.value: 1, FactKind.CREDIT.value: -1}
    return sum(sums.get(fact.kind, 0) * fact.amount for fact in placed.of_claims(work, [claim.id]))


def _balance(work: Work, claim: Claim) -> Balance:
    work.flush()
    (statement,) = booking.statements(work, [claim], on=work.clock.today()).values()
    return statement.balance


def _too_much(work: Work, debtor_id: int, claim: Claim, order: PaidToUnit, too_much: Money) -> None:
    """Ask the unit for what it got too much of; the rest had been paid to us, for what fell."""
    theirs = min(too_much, order.amount)
    ours = too_much - theirs
    got = f"Virksomheten har fått {kroner(theirs)} kr for mye på {claim.number}. Be den betale tilbake."
    paid_us = (
        f"{kroner(ours)} kr er betalt for mye til oss på {claim.number}. Foreslå tilbakebetaling."
    )
    for amount, text in ((theirs, got), (ours, paid_us)):
        if amount > 0:
            task = letter_keep.task(work, debtor_id, claim.id, text)
            days = work.rates["unit_answer_days"].on(work.clock.today()).whole
            task.due_on = deadline(work.clock.today(), days)


def _unit_says(order: UnitSays) -> str:
    return f"Virksomheten har gitt oss denne meldingen om kravet: {order.text.strip().rstrip('.')}."


def _tell(
    work: Work, claim: Claim, text: str, agreed: Mapping[int, str] = MappingProxyType({})
) -> bool:
    """Tell every debtor of the claim, each of what they owe and of their own agreement.

    Gives whether all the letters went.
    """
    sent = []
    for one in liable.all_of(work, claim.id):
        debtor = work.get_one(Debtor, one.debtor_id)
        folded = own_fees.statements(work, debtor.id, [claim], on=work.clock.today())
        owed = folded[claim.id].balance.total
        now = f"Det som gjenstår, er {kroner(max(0, owed))} kr i dag."
        made = plain_letter.made(
            work, debtor, [claim], subject=f"Endring i {claim.number}",
            text=(text, now, agreed.get(debtor.id, "")),
        )  # fmt: skip
        sent.append(bool(letter_keep.issue_or_task(work, made)))
    return all(sent)


def _done(work: Work, row: UnitMessage, claim: Claim, *, told: bool) -> UnitMessageRow:
    kind, balance = UnitMessageKind(row.kind), _balance(work, claim)
    details = {"message": row.id, "claim": claim.id, "amount": row.amount}
    debtors: Sequence[int] = [one.debtor_id for one in liable.all_of(work, claim.id)]
    for number in debtors:
        work.note(f"units.{kind.value}", stream=f"debtor:{number}", details=details)
    return UnitMessageRow(
        message_id=row.id,
        claim_number=claim.number,
        kind_label=kind.label,
        amount=row.amount,
        owed=max(0, balance.total),
        credit=max(0, balance.credit),
        told=told,
    )
