"""What is written about a debtor beyond the boxes as they open: filled in, refused, proposed."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from collector_desk.client.connection import new_key
from collector_desk.domain.deferral import DeferralReason
from collector_desk.domain.plan_stage import PlanStage
from collector_desk.domain.relief import Part, ReliefGround, ReliefKind
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.deferral import DeferralBox
from collector_desk.ui.casework.relief import ReliefBox
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.desk_context import Context
from collector_desk.ui.history import Place
from collector_desk.ui.objections.registering import RegisterDialog
from collector_desk.ui.plans.running import RunningScreen
from collector_desk.ui.plans.steps import AcceptBox, EndBox, NoticeBox, OfferEndBox
from collector_desk.ui.plans.view import PlanScreen
from collector_desk.ui.search.reason import ReasonDialog
from collector_desk.ui.tour import steps
from collector_desk.ui.tour.guide import Guide, StepFailed
from collector_desk.wire.deferrals import NewDeferral
from collector_desk.wire.imports import FileIn
from collector_desk.wire.plans import PlanSheet
from collector_desk.wire.refunds import Propose
from collector_desk.wire.reliefs import NewRelief, ReliefPart
from collector_desk.wire.units import PaidToUnit

_PAPER = base64.b64encode(b"%PDF-1.4 kvittering").decode()
_SOON, _LATER, _BEYOND = timedelta(days=14), timedelta(days=30), timedelta(days=45)
_WORDS = "Skyldneren er permittert og har lite å leve av nå. Saken er gått gjennom med lederen."
_PAYS_TOO_MUCH = 500_00  # øre more than is owed
_OFFERED = 1_000_00  # øre, a settlement
_SMALL, _MANY = 10_00, 18  # øre of an instalment that never pays off; instalments past the limit
_COMPANY, _ACCOUNT = "lykt regnskap", "12345678903"


def of_debtor(guide: Guide, screen: DebtorScreen) -> dict[str, Callable[[], object]]:
    """What can be written about the debtor of the pictures, by the name of its picture."""
    number = screen.presenter.debtor_id
    return {
        "box-settlement": partial(_settlement, guide, screen),
        "box-deferral-beyond": partial(_deferral, guide, screen, 45),
        "box-deferral-never": partial(_deferral, guide, screen, 90),
        "box-objection": partial(_objects, guide, screen),
        "box-reason": partial(_reason, guide, screen),
        "plan-beyond": partial(_plan, guide, number, count=_MANY),
        "plan-never": partial(_plan, guide, number, amount=_SMALL),
        "presence": partial(_company_of_two, guide, screen),
    }


def _shown(guide: Guide, screen: DebtorScreen) -> None:
    guide.main.go(Place("debtor", screen.presenter.debtor_id))


def _settlement(guide: Guide, screen: DebtorScreen) -> None:
    """An offer to settle, reckoned."""
    _shown(guide, screen)
    screen.boxes.relief()
    box = screen.boxes.box
    assert isinstance(box, ReliefBox)
    box.kind.set_value(ReliefKind.SETTLEMENT.value)
    box.pay.set_value(_OFFERED)
    box.reasons.set_value(_WORDS)


def _deferral(guide: Guide, screen: DebtorScreen, days: int) -> None:
    """More time than a caseworker may give, or than anybody may: then it is refused."""
    _shown(guide, screen)
    screen.boxes.deferral()
    box = screen.boxes.box
    assert isinstance(box, DeferralBox)
    guide.until("utsettelse", lambda: box.presenter.form is not None)
    box.text.set_value(_WORDS)
    box.until.set_text(f"+{days}d")
    box.until.check()
    box.until.left.emit()
    guide.settle("utsettelse")


def _objects(guide: Guide, screen: DebtorScreen) -> None:
    _shown(guide, screen)
    sheet = screen.presenter.sheet
    assert sheet is not None
    today = guide.main.context.house.today
    RegisterDialog(screen, sheet, sheet.claims[0].claim_id, today).open()


def _reason(guide: Guide, screen: DebtorScreen) -> None:
    _shown(guide, screen)
    ReasonDialog(screen).open()


def _plan(
    guide: Guide, debtor_id: int, *, amount: int | None = None, count: int | None = None
) -> Callable[[], object]:
    """A plan beyond the limits, or one that is refused; the terms are emptied again afterwards."""
    guide.main.go(Place("plan", debtor_id))
    screen = guide.main.tabs.current()
    assert isinstance(screen, PlanScreen)
    guide.until("avtale", lambda: screen.presenter.form is not None)
    if amount is not None:
        guide.type(str(amount // 100), screen.terms.amount.edit)
    else:
        guide.type(str(count), screen.terms.count.edit)
    screen.reasons.set_value(_WORDS)
    now = screen.presenter
    guide.until("avtale", lambda: now.problem if amount else now.found and now.found.count == count)

    def emptied() -> None:
        for edit in (screen.terms.count.edit, screen.terms.amount.edit):
            edit.clear()
        screen.reasons.set_value("")

    return emptied


def _company_of_two(guide: Guide, screen: DebtorScreen) -> Callable[[], object]:
    """Another person has the debtor open at the same time, and leaves afterwards."""
    number = screen.presenter.debtor_id
    _shown(guide, screen)
    other = guide.colleague(steps.SECOND, steps.PASSWORD)
    other.debtors.open(number, reason="leder ser på saken")
    other.presence.look(number)
    screen.presence.look()
    guide.settle("til stede")

    def left() -> None:
        other.presence.leave(number)
        other.session.sign_out()
        screen.presence.look()
        guide.settle("alene igjen")

    return left


def _found(guide: Guide, words: str) -> int:
    """The first debtor found by some words."""
    hits = guide.main.context.desk.search(words).debtors
    if not hits:
        raise StepFailed(step=f"søk etter «{words}»")
    return hits[0].debtor_id


def of_company(guide: Guide) -> dict[str, Callable[[], object]]:
    """Money that goes back, on a debtor of its own: the unit was paid more than was owed."""
    desk, number = guide.main.context.desk, _found(guide, _COMPANY)
    sheet = desk.debtors.open(number)
    row = sheet.claims[0]
    paid = PaidToUnit(
        claim_id=row.claim_id, text="Betalt to ganger", amount=row.sums.owed + _PAYS_TOO_MUCH,
        day=guide.main.context.house.today, document=FileIn(name="kvittering.pdf", content=_PAPER),
    )  # fmt: skip
    desk.units.paid(number, paid, key=new_key())

    def refund() -> None:
        guide.main.go(Place("debtor", number))
        screen = guide.main.tabs.current()
        assert isinstance(screen, DebtorScreen)
        guide.until("skyldneren vises", lambda: screen.presenter.sheet is not None)
        screen.show_claim(row.claim_id)
        screen.boxes.refund()
        guide.until("tilbakebetaling", lambda: screen.boxes.box is not None)

    return {"box-refund": refund}


def of_plans(guide: Guide) -> dict[str, Callable[[], object]]:
    """The plans of the practice desk at each stage, and what is done with one of them."""
    rows = guide.main.context.desk.plans.list().rows
    first = {row.stage: row for row in reversed(rows)}

    def running(stage: PlanStage) -> RunningScreen:
        row = first[stage]
        guide.main.context.desk.debtors.open(row.debtor_id, reason="avtalen")
        guide.main.go(Place("plans", row.debtor_id))
        screen = guide.main.tabs.current()
        assert isinstance(screen, RunningScreen)
        screen.show_plan(row.plan_id)
        guide.until("avtalen", lambda: screen.presenter.sheet is not None)
        guide.settle("avtalen")
        return screen

    def box(stage: PlanStage, kind: Callable[[QWidget, Context, PlanSheet], Box]) -> None:
        screen = running(stage)
        assert screen.presenter.sheet is not None
        kind(screen, guide.main.context, screen.presenter.sheet).open()

    boxes = (
        ("box-plan-accept", PlanStage.OFFERED, AcceptBox),
        ("box-offer-end", PlanStage.OFFERED, OfferEndBox),
        ("box-plan-notice", PlanStage.BROKEN, NoticeBox),
        ("box-plan-end", PlanStage.ON_TRACK, EndBox),
    )
    return {
        **{f"running-{stage.value}": partial(running, stage) for stage in first},
        **{name: partial(box, stage, kind) for name, stage, kind in boxes if stage in first},
    }


def propose(guide: Guide) -> None:
    """Something of each sort for a second person: a settlement, a deferral, a refund."""
    desk, today = guide.main.context.desk, guide.main.context.house.today
    number = _found(guide, _COMPANY)
    paid = next(row for row in desk.debtors.open(number).claims if row.sums.favour)
    payer = desk.refunds.form(number, paid.claim_id).payees[0].payer
    order = Propose(payer=payer, account=_ACCOUNT, reason="Betalt to ganger")
    desk.refunds.propose(number, paid.claim_id, order, key=new_key())
    debtor_id = _found(guide, steps.SEARCHED)
    rows = desk.debtors.open(debtor_id).claims
    settlement = NewRelief(
        kind=ReliefKind.SETTLEMENT, ground=ReliefGround.CREDITOR_INTEREST,
        parts=(ReliefPart(claim_id=rows[0].claim_id, part=Part.ALL),), reasons=_WORDS,
        pay=_OFFERED, pay_by=today + _LATER, offer_until=today + _SOON,
    )  # fmt: skip
    desk.reliefs.propose(debtor_id, settlement, key=new_key())
    deferral = NewDeferral(
        claim_ids=(rows[1].claim_id,), until=today + _BEYOND, text=_WORDS,
        reason=DeferralReason.AWAITS_MONEY,
    )  # fmt: skip
    desk.deferrals.grant(debtor_id, deferral, key=new_key())
