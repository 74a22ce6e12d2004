"""The letters a caseworker writes: collection letters, statement, payoff, and in own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from sqlalchemy import select

from collector_desk.domain.calendar import first_day_after
from collector_desk.domain.claim import KINDS, ClaimKind, Regime, own_regime
from collector_desk.domain.holds import Reason, told_until
from collector_desk.domain.letter import Language, LetterKind
from collector_desk.domain.letter_base import Content
from collector_desk.domain.letter_content import FreeLetter, Payoff, StatementLetter
from collector_desk.domain.letter_demand import (
    CollectionNotice,
    Demand,
    EnforcementNotice,
    OwnNotice,
    PaymentDemand,
)
from collector_desk.domain.letter_parts import Head, SetApart
from collector_desk.domain.letter_said import said
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted
from collector_desk.errors.letter_post import (
    LetterClaimsMissing,
    LetterFollowsDeed,
    LetterNothingOwed,
)
from collector_desk.errors.service import Unknown
from collector_desk.models import Claim, Debtor
from collector_desk.service import (
    demandable,
    disputed_part,
    folder,
    last_days,
    letter_plans,
    letter_stops,
    own_charges,
    stops,
    unplaced_match,
)
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptNotice
from collector_desk.service.letter_demands import NOTICES, charge, disputed, lock, principals
from collector_desk.service.letter_make import Made
from collector_desk.service.letter_money import LetterMoney, money_of
from collector_desk.service.timeline import letter_label
from collector_desk.wire.letters import Write


def made_of(work: Work, debtor: Debtor, order: Write) -> Made:
    """The letter that is ordered, locked or not.

    Raises:
        Unknown: a claim, plan or deferral is not this debtor's.
        LetterClaimsMissing, LetterNothingOwed, LetterStopped, LetterFollowsDeed, LetterLacks.
    """
    if order.kind in letter_plans.KINDS:
        return letter_plans.made_of(work, debtor, order)
    if order.kind not in _MAKERS:
        raise LetterFollowsDeed(kind=order.kind.label)
    work.flush()
    rows = folder.read(work, debtor)
    return _MAKERS[order.kind](work, rows, order)


def chosen(work: Work, rows: Folder, order: Write) -> tuple[Claim, ...]:
    """The claims of an order, the oldest due first. Raises Unknown, LetterClaimsMissing."""
    if not order.claim_ids:
        raise LetterClaimsMissing(kind=order.kind.label)
    for number in order.claim_ids:
        if rows.claim(number) is None:
            raise Unknown(what="claim", id=number)
    return _claims(work, order.claim_ids)


def _collection(work: Work, rows: Folder, order: Write) -> Made:
    claims = chosen(work, rows, order)
    today = work.clock.today()
    besides = (
        letter_stops.nowhere(work, rows, order.kind),
        unplaced_match.refusal(work, rows.debtor.id),
    )
    found = lock(work, rows, order.kind, claims, besides)
    own = order.kind is LetterKind.OWN_NOTICE
    fee = (
        own_charges.at_notice(work, rows, claims) if own else charge(work, rows, order.kind, claims)
    )
    off = disputed(work, rows.debtor.id, claims)
    money = money_of(work, rows.debtor.id, claims, on=today, charge=fee, disputed=off)
    regime = _regime(rows, order.kind, found.deadline)
    more = {"decision_fee": _at_decision(work, rows, regime, claims)} if own else {}

    def build(head: Head) -> Content:
        return _DEMANDS[order.kind](
            **more,
            head=head,
            claims=money.lines(head.language),
            covering=money.covering,
            payment=money.payment(head.language, found.deadline, head.day),
        )

    return Made(
        kind=order.kind,
        debtor=rows.debtor,
        claims=claims,
        build=build,
        lawful_from=found.lawful_from,
        deadline=found.deadline,
        notices=NOTICES[order.kind],
        demanded=principals(work, rows, claims),
        charge=fee,
        money=money,
        refusal=found.refusal,
        regime=regime,
    )


def _at_decision(
    work: Work, rows: Folder, regime: Regime | None, claims: Sequence[Claim]
) -> Money | None:
    """The fee that a decision will bear, for the notice to name it (§ 7-6); None: none is known."""
    if regime is None:
        return None
    ids = [claim.id for claim in claims]
    return own_charges.fee_of_decision(work, rows.debtor.id, regime, ids).amount or None


def _regime(rows: Folder, kind: LetterKind, last_day: date) -> Regime | None:
    """An own notice tells of the rules that hold once its deadline has run out (ruling 1 a)."""
    if kind is not LetterKind.OWN_NOTICE:
        return None
    return own_regime(first_day_after(last_day), one_trekk_since=rows.one_trekk_since)


def _statement(work: Work, rows: Folder, order: Write) -> Made:
    """Every claim on any day, on the spot; one that had not begun by then is left out."""
    on = order.on or work.clock.today()
    claims = chosen(work, rows, order) if order.claim_ids else _open(work, rows)
    money = money_of(work, rows.debtor.id, claims, on=on)
    begun = tuple(claim for claim in claims if money.statements[claim.id].begun)
    if not begun:
        raise LetterClaimsMissing(kind=order.kind.label)
    money = money_of(work, rows.debtor.id, begun, on=on)

    def build(head: Head) -> Content:
        apart = tuple(_apart(work, rows, money, head.language))
        return StatementLetter(
            head=head,
            on=on,
            claims=money.lines(head.language),
            total=money.total,
            covering=money.covering,
            measures=tuple(_measures(rows, begun, work.clock.today(), head.language)),
            to_pay=money.total - sum(each.amount for each in apart),
            apart=apart,
        )

    return Made(
        kind=order.kind, debtor=rows.debtor, claims=begun, build=build,
        lawful_from=work.clock.today(), money=money,
    )  # fmt: skip


def _apart(work: Work, rows: Folder, money: LetterMoney, language: Language) -> Iterator[SetApart]:
    """What is disputed, time-barred or in debt settlement, by its name."""
    for claim in money.claims:
        kept = rows.claim(claim.id)
        assert kept is not None  # chosen among this debtor's
        total = money.statements[claim.id].balance.total - money.off(claim)
        disputed = disputed_part.of(rows, kept, rates=work.rates, on=money.on)
        parts = demandable.Parts(disputed=disputed, barred=0)  # what is barred is left out of it
        for one in demandable.apart(rows, kept, total=total, today=money.on, parts=parts):
            yield SetApart(claim=claim.number, why=one.why.label(language), amount=one.amount)


def _payoff(work: Work, rows: Folder, order: Write) -> Made:
    """What settles the claims on a day, with what a day more costs."""
    today = work.clock.today()
    on = order.on or today
    claims = chosen(work, rows, order) if order.claim_ids else _owing(work, rows, on)
    if stopped := letter_stops.refusal(work, rows, order.kind, claims):
        raise stopped
    money = money_of(work, rows.debtor.id, claims, on=on)
    later = money_of(work, rows.debtor.id, claims, on=on + timedelta(days=1))
    for claim in claims:
        if money.statements[claim.id].balance.total <= 0:
            raise LetterNothingOwed(claim=claim.number)

    def build(head: Head) -> Content:
        return Payoff(
            head=head,
            claims=money.lines(head.language),
            daily=later.total - money.total,
            payment=money.payment(head.language, on, head.day),
        )

    return Made(
        kind=order.kind, debtor=rows.debtor, claims=claims, build=build,
        lawful_from=today, deadline=on, money=money,
    )  # fmt: skip


def _free(work: Work, rows: Folder, order: Write) -> Made:
    claims = chosen(work, rows, order) if order.claim_ids else ()

    def build(head: Head) -> Content:
        return FreeLetter(head=head, subject=order.subject, text=order.text)

    today = work.clock.today()
    return Made(
        kind=order.kind, debtor=rows.debtor, claims=claims, build=build, lawful_from=today,
        refusal=letter_stops.refusal(work, rows, order.kind, claims),
    )  # fmt: skip


_DEMANDS: Mapping[LetterKind, type[Demand]] = {
    each.kind: each for each in (CollectionNotice, PaymentDemand, EnforcementNotice, OwnNotice)
}
_MAKERS: Mapping[LetterKind, Callable[[Work, Folder, Write], Made]] = {
    **dict.fromkeys(_DEMANDS, _collection),
    LetterKind.STATEMENT: _statement,
    LetterKind.PAYOFF: _payoff,
    LetterKind.FREE_LETTER: _free,
}


def _open(work: Work, rows: Folder) -> tuple[Claim, ...]:
    """The claims that are not withdrawn, the oldest due first."""
    return _claims(work, [claim.id for claim in rows.claims if claim.state == "open"])


def _claims(work: Work, ids: Sequence[int]) -> tuple[Claim, ...]:
    query = select(Claim).where(Claim.id.in_(ids)).order_by(Claim.due_date, Claim.id)
    return tuple(work.scalars(query))


def _owing(work: Work, rows: Folder, on: date) -> tuple[Claim, ...]:
    claims = _open(work, rows)
    money = money_of(work, rows.debtor.id, claims, on=on)
    found = tuple(
        claim
        for claim in claims
        if money.statements[claim.id].balance.total > money.off(claim)
        and not letter_stops.stop_of(rows, LetterKind.PAYOFF, claim.id, on=work.clock.today())
    )
    if not found:
        raise LetterClaimsMissing(kind=LetterKind.PAYOFF.label)
    return found


def _notice_label(rows: Folder, notice: KeptNotice) -> str:
    """What a letter that was sent is called; the notice before our own utlegg is not that of § 4-18."""
    own = {one.id for one in rows.letters if one.kind == LetterKind.OWN_NOTICE.value}
    return LetterKind.OWN_NOTICE.label if notice.letter_id in own else letter_label(notice.kind)


def _measures(
    rows: Folder, claims: Sequence[Claim], today: date, language: Language
) -> Iterator[str]:
    """What was sent, what rests and what is barred, a line each."""
    for claim in claims:
        tell = partial(said, language=language, claim=claim.number)
        for notice in rows.notices.get(claim.id, ()):
            if notice.returned_on is None and not notice.waits:
                letter = said(_notice_label(rows, notice), language)
                yield tell(
                    "{claim}: {letter} sendt {day}", letter=letter, day=dotted(notice.sent_on)
                )
        kept = rows.claim(claim.id)
        assert kept is not None  # chosen among this debtor's
        if (hold := stops.holding(rows, kept, today)) is not None:
            until = told_until(Reason(hold.reason), hold.until)
            if until:
                yield tell("{claim}: stilt i bero til {day}", day=dotted(until))
            else:
                yield tell("{claim}: stilt i bero")
        if stops.contested(rows, kept):
            yield tell("{claim}: innsigelse er ikke avgjort, og kravet er stanset")
        elif stops.unregistered(rows, kept):
            yield tell("{claim}: en innsigelse eller klage er mottatt, og kravet er stanset")
        limit = last_days.limitation_of(kept, rows.limitation.get(claim.id, ()), today=today)
        if limit.last_day is not None and limit.barred_on(today):
            yield tell("{claim}: foreldet {day} og kreves ikke", day=dotted(limit.last_day))
        if lien := KINDS[ClaimKind(claim.kind)].lien:
            yield f"{claim.number}: {said(lien, language)}"
