"""What goes out when a measure that has gone out rests, goes on again, or is for fewer claims.

Who had the decision is told, and so is the payer or the bank who has the order. One that has not
gone is written anew for what it is for now. What the namsmann has, a task asks to tell him; the
debtor hears from us all the same, and who it is that changes the trekk.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from sqlalchemy import select

from collector_desk.domain.accounts import format_account
from collector_desk.domain.delivery import LOST, Delivery, To
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.letter import Language, LetterKind
from collector_desk.domain.letter_base import Content
from collector_desk.domain.letter_measure import Changed, MeasureChanged, OrderChanged, PayTo
from collector_desk.domain.letter_parts import Head
from collector_desk.domain.phrases import dotted
from collector_desk.domain.work import WorkKind
from collector_desk.errors import DeskError
from collector_desk.errors.letter_post import LetterLacks
from collector_desk.models import BookEntry, Debtor, LetterRow, Measure
from collector_desk.service import (
    asking,
    enforcement_book,
    letter_keep,
    letter_measure_told,
    letter_measures,
    letter_withdraw,
    measure_tasks,
    measures,
    order_stops,
    trekk_change,
)
from collector_desk.service.database import Work
from collector_desk.service.letter_make import Made
from collector_desk.service.letter_money import LetterMoney, money_of
from collector_desk.service.letter_recipients import spoken_name
from collector_desk.wire.measures import Reckoned

_OPPOSITE = {Changed.RESTS: Changed.GOES_ON, Changed.GOES_ON: Changed.RESTS}
_ENTERED = {Changed.RESTS: "rests", Changed.GOES_ON: "goes_on", Changed.FEWER: "changed"}
"""What the book calls each."""
_ASKED = {
    Changed.RESTS: "Be namsmannen om at {number} hviler: kommunen kan ikke stanse trekket selv (§ 7-21)",
    Changed.GOES_ON: "Meld til namsmannen at {number} gjelder igjen (§ 7-21)",
    Changed.FEWER: "Meld til namsmannen at {number} gjelder færre krav (innkrevingsloven § 32)",
}
"""What is asked of a person where the namsmann has the trekk: he alone changes it (ruling 3)."""


def tell(  # noqa: PLR0913
    work: Work, row: Measure, what: Changed, entry: BookEntry, why: str, *, until: date | None
) -> None:
    """Tell of a change that stands in the book as ``entry``, from today.

    ``until`` is the first day a rest no longer holds. A letter that cannot be written is a task.
    One that says the opposite and has not gone is taken back.
    """
    others = letter_measures.tells_other(row)
    if not others:
        _ask(work, row, what)
    query = select(LetterRow).where(LetterRow.measure_id == row.id).order_by(LetterRow.id)
    letters = work.scalars(query).all()
    outside = [one for one in letters if To(one.recipient).is_outsider]
    waits = [one for one in outside if one.state == Delivery.WAITING.value]
    anew = _anew(work, row, entry, waits) if what is Changed.FEWER else False
    known = {
        kind: _known(work, row, letters, kind, what, until)
        for kind in (LetterKind.MEASURE_CHANGED, LetterKind.ORDER_CHANGED)
    }
    told, money = row.effect_on is not None, _money(work, row)
    mine = told or any(Delivery(one.state).reached for one in letters if one not in outside)
    if mine and not known[LetterKind.MEASURE_CHANGED]:
        make = partial(_mine, work, row, what, entry, why, until, money)
        _issue(work, row, what.named(LetterKind.MEASURE_CHANGED), make)
    theirs = others and (told or any(Delivery(one.state).reached for one in outside))
    if theirs and not anew and not known[LetterKind.ORDER_CHANGED]:
        make = partial(_theirs, work, row, what, until, money)
        _issue(work, row, what.named(LetterKind.ORDER_CHANGED), make)


def _ask(work: Work, row: Measure, what: Changed) -> None:
    """Ask to tell the namsmann who has it, but for what takes back what he has not been told yet.

    The paper that tells him is made with it, of how it stands now.
    """
    if row.effect_on is None:
        return
    trekk_change.lay(work, row)
    opposite = _OPPOSITE.get(what)
    if opposite is not None:
        unsaid = _ASKED[opposite].format(number=row.number)
        if tasks := asking.done_all(work, row.debtor_id, unsaid):
            _note(work, row, what, tasks)
            return
    asking.task(work, row.debtor_id, WorkKind.FOLLOW_UP, _ASKED[what].format(number=row.number))


def _known(  # noqa: PLR0913, PLR0917
    work: Work,
    row: Measure,
    letters: Sequence[LetterRow],
    kind: LetterKind,
    what: Changed,
    until: date | None,
) -> bool:
    """Take back the letters of a kind that say the opposite and wait; whether this is known then.

    Who was never told that it rests is not told that it goes on, and the other way round.
    """
    said = [one for one in letters if one.kind == kind and one.content["what"] in set(_OPPOSITE)]
    waits = [
        one.id
        for one in said
        if one.content["what"] == _OPPOSITE.get(what) and one.state == Delivery.WAITING.value
    ]
    gone = letter_withdraw.withdraw_waiting(work, waits, f"{row.number}: det gjelder ikke lenger")
    last = next((one.content for one in reversed(said) if Delivery(one.state).reached), None)
    if what is Changed.GOES_ON and (last is None or last["what"] == what):
        labels = [Changed.RESTS.named(kind)]
        lost = [one for one in said if one.state in LOST]
        if tasks := measure_tasks.done(work, row, labels, lost):
            _note(work, row, what, tasks)
        return True
    same = last is not None and (last["what"], last["until"]) == (what, until and dotted(until))
    return bool(gone) and same


def _note(work: Work, row: Measure, what: Changed, tasks: Sequence[int]) -> None:
    """Which tasks a change closed: nobody is to tell of what is over."""
    details = {"measure": row.id, "number": row.number, "what": what.value, "tasks": list(tasks)}
    work.note("measures.tasks_closed", stream=f"debtor:{row.debtor_id}", details=details)


def _anew(work: Work, row: Measure, entry: BookEntry, waits: Sequence[LetterRow]) -> bool:
    """Write the order that waits for what it is for now; whether one did."""
    orders = [one.id for one in waits if one.kind in order_stops.ORDERS]
    why = f"{row.number} gjelder færre krav"
    gone = letter_withdraw.withdraw_waiting(work, orders, why)
    for letter in gone:
        kind = LetterKind(letter.kind)
        _issue(work, row, kind.label, partial(_order, work, row, kind, entry))
    return bool(gone)


def _order(work: Work, row: Measure, kind: LetterKind, entry: BookEntry) -> Made:
    """Raises MeasureRests, and as ``letter_measures.made_of``."""
    order_stops.may_order(work, row)
    return letter_measures.made_of(work, row, kind, entry)


def _money(work: Work, row: Measure) -> LetterMoney:
    claims = letter_measures.claims_of(work, row)
    return money_of(work, row.debtor_id, claims, on=work.clock.today())


def to_other(work: Work, row: Measure, what: Changed, until: date | None) -> Made:
    """What the payer or the bank must do from now, told by itself. Raises as ``tell`` keeps it."""
    return _theirs(work, row, what, until, _money(work, row))


def to_debtor(work: Work, row: Measure, what: Changed, until: date | None) -> Made:
    """The debtor's letter, by itself, as the change stands in the book. Raises as ``tell`` keeps it."""
    entered = _ENTERED[what]
    book = reversed(enforcement_book.of(work, row.id))
    entry = next((one for one in book if one.what == entered), None)
    if entry is None:
        raise LetterLacks(what="endringen står ikke i namsboken")
    _, _, why = entry.text.partition(": ")
    return _mine(work, row, what, entry, why, until, _money(work, row))


def _mine(  # noqa: PLR0913, PLR0917
    work: Work,
    row: Measure,
    what: Changed,
    entry: BookEntry,
    why: str,
    until: date | None,
    money: LetterMoney,
) -> Made:
    terms, lien = measures.terms_of(row), row.kind == MeasureKind.ACCOUNT_LIEN.value
    namsmann = not letter_measures.tells_other(row)
    other = terms.account.bank if lien else terms.payer.name

    def build(head: Head) -> Content:
        return MeasureChanged(
            head=head,
            lien=lien,
            what=what,
            number=row.number,
            day=head.day,
            until=until,
            reasons=letter_measures.sentence(why),
            left=money.total,
            book=letter_measure_told.copied(entry),
            other="" if namsmann else other,
            namsmann=namsmann,
        )

    return letter_measures.to_debtor(work, row, money, LetterKind.MEASURE_CHANGED, build)


def _theirs(
    work: Work, row: Measure, what: Changed, until: date | None, money: LetterMoney
) -> Made:
    """What the payer or the bank must do from now, and not why."""
    decided, debtor = row.decided_on, work.get_one(Debtor, row.debtor_id)
    kept = Reckoned.model_validate(row.reckoned)
    amount = kept.amount
    if decided is None or not amount:
        raise LetterLacks(what="tiltaket er ikke besluttet")
    lien = row.kind == MeasureKind.ACCOUNT_LIEN.value
    account = format_account(measures.terms_of(row).account.number) if lien else ""
    fewer = what is Changed.FEWER

    def build(head: Head) -> Content:
        last = row.ends_on or head.day
        slips = money.payment(Language.BOKMAL, last, head.day).slips if fewer and not lien else ()
        return OrderChanged(
            head=head,
            lien=lien,
            what=what,
            number=row.number,
            debtor=spoken_name(debtor),
            born=debtor.birth_date,
            decided=decided,
            day=head.day,
            until=until,
            amount=min(amount, money.total),
            pay_to=tuple(PayTo(kid=s.kid, account=s.account, amount=s.amount) for s in slips),
            account=account,
            fees_percent=kept.fees_percent,
        )

    return letter_measures.to_other(work, row, money, LetterKind.ORDER_CHANGED, build)


def _issue(work: Work, row: Measure, label: str, make: Callable[[], Made]) -> None:
    try:
        made = letter_measures.ready(make())
    except DeskError as why:
        text = f"{measure_tasks.unsent(row, label)}{why.text()}"
        letter_keep.task(work, row.debtor_id, None, text)
        return
    letter_keep.issue_or_task(work, made)
