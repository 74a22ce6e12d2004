"""Each deed that can be taken back, in a world made for it, and what stands afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, TypeAlias

from sqlalchemy import select, update

from collector_desk.client.connection import Connection, new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.deferral import DeferralReason
from collector_desk.domain.holds import Reason
from collector_desk.domain.inquiry import CallOutcome, Channel, InquiryKind, Sender
from collector_desk.domain.letter import Language, LetterKind
from collector_desk.domain.objection import Ground, Outcome, UnitView
from collector_desk.domain.plan_stage import RUNNING
from collector_desk.domain.release import ReleaseGround
from collector_desk.domain.relief import Part as ReliefOf
from collector_desk.domain.relief import ReliefGround, ReliefKind
from collector_desk.domain.work import WorkKind
from collector_desk.models import (
    Approval,
    Claim,
    ClaimBalance,
    ClaimDebtor,
    Debtor,
    DebtorMerge,
    Deferral,
    DismissedMatch,
    Hold,
    Identity,
    Inquiry,
    LetterRow,
    LimitationEvent,
    Measure,
    Notice,
    Objection,
    Pair,
    PaymentState,
    Plan,
    ReturnedPayment,
    SavedList,
    Suit,
    Task,
    WorkMark,
)
from collector_desk.service import letter_returns, ready_steps
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.deferrals import NewDeferral
from collector_desk.wire.enforcement_requests import JudgmentServed
from collector_desk.wire.holds import EndHold, NewHold
from collector_desk.wire.inquiries import Handle, Mail, Match, NewCall, Register
from collector_desk.wire.letters import Write, WriteAgain
from collector_desk.wire.lists import SavedList as SavedListView
from collector_desk.wire.lists import SaveList
from collector_desk.wire.objections import Decide, Step
from collector_desk.wire.parties import NewRelease, PayBack
from collector_desk.wire.payments import Dismiss, Move, Part, Place, TakeBack
from collector_desk.wire.plans import NewOffer, NewPlan, PlanStep
from collector_desk.wire.refunds import Propose
from collector_desk.wire.reliefs import NewRelief, ReliefPart
from collector_desk.wire.statuses import NewLanguage
from collector_desk.wire.suits import NewSuit
from collector_desk.wire.work import AskWork, Assign, DoneTask, NewTask, PutOff
from tests.kit import PASSWORD, TODAY, add_user
from tests.service.agreements import DUE, Agreement
from tests.service.books import PAYER, receive
from tests.service.casework import REASONS, answer, decide, objects
from tests.service.mail import Mail as Post
from tests.service.parties import ACCOUNT, PAID, PDF, WHY
from tests.service.requesting import FACTS
from tests.service.suing import a_judgment, may_be_complained_of
from tests.service.undo_merges import merged, merged_without_address
from tests.service.undo_objections import objected_by_mail, objected_by_words
from tests.service.undo_questions import QUESTIONS, questions_that_stand
from tests.service.undo_sales import SALES

Act: TypeAlias = Callable[[Desk], object]
"""A deed, done by Kari through the service."""


def signed(url: str, username: str = "kari") -> Desk:
    """The desk of somebody who has signed in."""
    desk = Desk(Connection(url))
    desk.session.sign_in(username, PASSWORD)
    return desk


def stands(db: Database) -> dict[str, list[Any]]:
    """Everything that stands now, whatever was written and taken back on the way."""
    with db.read() as work:

        def rows(query: Any) -> list[Any]:
            return sorted(map(tuple, work.execute(query)), key=str)

        reached = LetterRow.state.not_in(("withdrawn", "failed", "returned"))
        held = select(Hold.debtor_id, Hold.claim_id, Hold.reason, Hold.until)
        runs = Hold.until.is_(None) | (Hold.until > work.clock.today())
        marked = WorkMark.put_off_until.is_not(None) | WorkMark.person_id.is_not(None)
        debtors = select(ClaimDebtor.claim_id, ClaimDebtor.debtor_id, ClaimDebtor.last_day)
        return {
            "holds": sorted(map(str, rows(held.where(Hold.ended_on.is_(None), runs)))),
            "tasks": rows(
                select(Task.text, Task.due_on, Task.claim_id, Task.done_by)
                .where(Task.state == "open")
            ),
            "letters": sorted(work.scalars(select(LetterRow.id).where(reached))),
            "notices": sorted(work.scalars(select(Notice.id).where(Notice.returned_on.is_(None)))),
            "waiting": sorted(
                work.scalars(select(Approval.title).where(Approval.state == "waiting"))
            ),
            "plans": rows(
                select(Plan.id, Plan.state).where(
                    Plan.state.in_([*RUNNING, "offered", "proposed"])
                ).order_by(Plan.id)
            ),
            "measures": rows(
                select(Measure.id, Measure.stage, Measure.debtor_id, Measure.sale_on)
                .order_by(Measure.id)
            ),
            "languages": rows(
                select(Debtor.id, Debtor.language)
                .where(Debtor.language != "nb")
                .order_by(Debtor.id)
            ),
            "suits": rows(select(Suit.id, Suit.stage).where(Suit.stage != "discarded")),
            "deferrals": sorted(
                work.scalars(select(Deferral.id).where(Deferral.state.in_(("granted", "proposed"))))
            ),
            "inquiries": rows(  # what was written down by mistake is closed, and counts as none
                select(Inquiry.id, Inquiry.debtor_id, Inquiry.state)
                .where(~Inquiry.outcome.endswith("var registrert ved en feil"))
                .order_by(Inquiry.id)
            ),
            "objections": rows(
                select(
                    Objection.id, Objection.state, Objection.acknowledged_on, Objection.outcome,
                    Objection.answer_by,
                )
                .where(Objection.state != "void")
                .order_by(Objection.id)
            ),
            "questions": rows(questions_that_stand()),
            "owing": rows(debtors.order_by(ClaimDebtor.claim_id, ClaimDebtor.debtor_id)),
            "numbers": rows(select(Identity.id, Identity.debtor_id).order_by(Identity.id)),
            "merged": rows(select(DebtorMerge.id).where(DebtorMerge.undone_on.is_(None))),
            "claims": rows(select(Claim.id, Claim.state).order_by(Claim.id)),
            "limitation": rows(select(LimitationEvent.claim_id, LimitationEvent.step)),
            "lists": sorted(
                work.scalars(select(SavedList.name).where(SavedList.removed_on.is_(None)))
            ),
            "dismissed": rows(
                select(DismissedMatch.payment_id, DismissedMatch.debtor_id).where(
                    DismissedMatch.taken_back_on.is_(None)
                )
            ),
            "marks": rows(
                select(WorkMark.kind, WorkMark.put_off_until, WorkMark.person_id).where(marked)
            ),
            "unplaced": rows(select(PaymentState.payment_id, PaymentState.unplaced)),
        }  # fmt: skip


def owed(db: Database) -> list[int]:
    """Øre owed on every claim, as it is booked."""
    with db.read() as work:
        found = work.scalars(select(ClaimBalance).order_by(ClaimBalance.claim_id))
        return [row.principal + row.fees + row.costs for row in found]


# the deeds, each with the world it is done in -----------------------------------------


def a_task(post: Post) -> NewTask:
    """To be reminded today."""
    return NewTask(text="Ring arbeidsgiveren", due_on=TODAY)


def _with_task(then: Callable[[Desk, Any], object]) -> Callable[[Database], tuple[Act, Act]]:
    def make(db: Database) -> tuple[Act, Act]:
        post = Post(db)
        made: list[Any] = []
        first: Act = lambda desk: made.append(  # noqa: E731
            desk.work.add_task(post.debtor_id, a_task(post), key=new_key())
        )
        return first, lambda desk: then(desk, (post, made[0]))

    return make


def _row(about: Any) -> dict[str, Any]:
    post, task = about
    return {"kind": WorkKind.FOLLOW_UP, "subject_id": task.task_id, "debtor_id": post.debtor_id}


def _put_off(desk: Desk, about: Any) -> object:
    order = PutOff(**_row(about), until=TODAY + timedelta(days=3))
    return desk.work.put_off(order, key=new_key())


def _assign(desk: Desk, about: Any) -> object:
    anne = add_user(about[0].db, "anne", name="Anne Berg")
    order = Assign(**_row(about), person_id=anne.person_id)
    return desk.work.assign(order, key=new_key())


def _done(desk: Desk, about: Any) -> object:
    return desk.work.done(about[1].task_id, DoneTask(version=about[1].version), key=new_key())


def _nothing(_: Desk) -> None:
    """No world to make first."""


def _of_post(act: Callable[[Desk, Post], object]) -> Callable[[Database], tuple[Act, Act]]:
    def make(db: Database) -> tuple[Act, Act]:
        post = Post(db)
        post.noticed()
        return _nothing, lambda desk: act(desk, post)

    return make


def _nowhere(make: Callable[[Database], tuple[Act, Act]]) -> Callable[[Database], tuple[Act, Act]]:
    """The same where no address is known: a task says that the letter could not go."""

    def made(db: Database) -> tuple[Act, Act]:
        acts = make(db)
        with db.write(SYSTEM) as work:
            work.execute(update(Debtor).values(street="", postcode="", city=""))
        return acts

    return made


def a_hold(post: Post) -> NewHold:
    """A hold of five days."""
    return NewHold(reason=Reason.OTHER, until=TODAY + timedelta(days=5), text="venter på svar")


def _complaint(db: Database) -> tuple[Act, Act]:
    post = Post(db)
    may_be_complained_of(post, post.kari)
    order = NewSuit(claim_ids=(post.claim,), facts=FACTS)
    first: Act = lambda desk: desk.debtors.open(post.debtor_id)  # noqa: E731
    return first, lambda desk: desk.suits.make(post.debtor_id, order, key=new_key())


def _judged(db: Database) -> tuple[Act, Act]:
    post = Post(db)
    judgment = a_judgment(post, TODAY)
    order = JudgmentServed(judgment_id=judgment.id, version=judgment.version, day=TODAY)
    return _nothing, lambda desk: desk.judgments.served(post.debtor_id, order, key=new_key())


def _hold_ended(db: Database) -> tuple[Act, Act]:
    post, made = Post(db), []

    def first(desk: Desk) -> None:
        made.append(desk.holds.put(post.debtor_id, a_hold(post), key=new_key()))

    order = EndHold(version=1, why="svaret er kommet")
    return first, lambda desk: desk.holds.end(made[0].hold_id, order, key=new_key())


def _call(outcome: CallOutcome, **more: Any) -> Callable[[Database], tuple[Act, Act]]:
    order = NewCall(
        caller=Sender.DEBTOR, controls=3, outcome=outcome, text="Ringte om kravet.",
        follow_up_on=TODAY + timedelta(days=4), **more,
    )  # fmt: skip
    return _of_post(lambda desk, post: desk.calls.log(post.debtor_id, order, key=new_key()))


def _mail(desk: Desk) -> Any:
    order = Mail(
        kind=InquiryKind.MAIL, channel=Channel.POST, sender=Sender.EMPLOYER, text="Et brev uten navn.",
    )  # fmt: skip
    return desk.inquiries.register_mail(order, key=new_key())


def _matched(db: Database) -> tuple[Act, Act]:
    post, made = Post(db), []
    match = Match(version=1, debtor_id=post.debtor_id)
    return (
        lambda desk: made.append(_mail(desk)),
        lambda desk: desk.inquiries.match(made[0].inquiry_id, match, key=new_key()),
    )


def handled(db: Database, *, forwarded: bool = False) -> tuple[Act, Act]:
    """Mail that belongs to nobody, closed or sent on."""
    Post(db)
    made: list[Any] = []
    order = Handle(version=1, outcome="besvart på telefon", forwarded=forwarded, forwarded_to="NAV")
    return (
        lambda desk: made.append(_mail(desk)),
        lambda desk: desk.inquiries.handle(made[0].inquiry_id, order, key=new_key()),
    )


def _paid(act: Callable[[Desk, Post, int, int, Any], object]) -> Callable[..., tuple[Act, Act]]:
    """Money that lies unplaced, two claims to place it on, and a first placing where asked for."""

    def make(db: Database) -> tuple[Act, Act]:
        post, sheet = Post(db), []
        other = post.owes(50_000)
        post.books.book(post.claim, other)
        with db.write(SYSTEM) as work:
            payment = receive(work, 30_000, TODAY)
        place = Place(version=1, parts=(Part(claim_id=post.claim, amount=20_000),))

        def first(desk: Desk) -> None:
            sheet.append(desk.payments.place(payment, place, key=new_key()))

        if act is _place:
            return _nothing, lambda desk: act(desk, post, payment, other, None)
        return first, lambda desk: act(desk, post, payment, other, sheet[0])

    return make


def _place(desk: Desk, post: Post, payment: int, other: int, _: Any) -> object:
    parts = (Part(claim_id=post.claim, amount=20_000), Part(claim_id=other, amount=10_000))
    return desk.payments.place(payment, Place(version=1, parts=parts), key=new_key())


def _move(desk: Desk, _: Post, payment: int, other: int, sheet: Any) -> object:
    order = Move(
        version=sheet.payment.version, placement_id=sheet.placements[0].placement_id,
        parts=(Part(claim_id=other, amount=15_000),), reason="feil krav",
    )  # fmt: skip
    return desk.payments.move(payment, order, key=new_key())


def _take_back(desk: Desk, _: Post, payment: int, __: int, sheet: Any) -> object:
    order = TakeBack(
        version=sheet.payment.version,
        placement_id=sheet.placements[0].placement_id,
        reason="feil krav",
    )
    return desk.payments.take_back(payment, order, key=new_key())


def _dismissed(db: Database) -> tuple[Act, Act]:
    post = Post(db)
    with db.write(SYSTEM) as work:
        work.add(Pair(words="fager lykt", debtor_id=post.debtor_id))
        payment = receive(work, 30_000, TODAY, text="hilsen Fager Lykt")
    order = Dismiss(debtor_id=post.debtor_id, reason="En annen med samme navn.")
    return _nothing, lambda desk: desk.payments.dismiss(payment, order, key=new_key())


def _of_agreement(
    act: Callable[[Desk, Agreement], object],
) -> Callable[[Database], tuple[Act, Act]]:
    def make(db: Database) -> tuple[Act, Act]:
        case = Agreement(db)
        return _nothing, lambda desk: act(desk, case)

    return make


def _asked(desk: Desk, case: Agreement) -> int:
    order = Register(
        kind=InquiryKind.PLAN, channel=Channel.POST, sender=Sender.DEBTOR, text="Kan jeg dele opp?",
    )  # fmt: skip
    return desk.inquiries.register(case.debtor, order, key=new_key()).inquiry_id


def _plan(**terms: Any) -> Callable[[Desk, Agreement], object]:
    return lambda desk, case: desk.plans.grant(
        case.debtor, NewPlan(terms=case.terms(**terms), reasons=REASONS), key=new_key()
    )


def _plan_of_request(db: Database) -> tuple[Act, Act]:
    case = Agreement(db)
    asked: list[int] = []

    def act(desk: Desk) -> object:
        order = NewPlan(terms=case.terms(), reasons=REASONS, inquiry_id=asked[0])
        return desk.plans.grant(case.debtor, order, key=new_key())

    return lambda desk: asked.append(_asked(desk, case)), act


def _offer(desk: Desk, case: Agreement) -> object:
    order = NewOffer(terms=case.terms(), reasons=REASONS, offer_until=date(2026, 12, 7))
    return desk.plans.offer(case.debtor, order, key=new_key())


def _deferral(days: int) -> Callable[[Desk, Agreement], object]:
    def act(desk: Desk, case: Agreement) -> object:
        until = TODAY + timedelta(days=days)
        order = NewDeferral(
            claim_ids=(case.claim,), until=until, reason=DeferralReason.AWAITS_MONEY, text=REASONS
        )
        return desk.deferrals.grant(case.debtor, order, key=new_key())

    return act


def _defaulted(db: Database) -> tuple[Act, Act]:
    case = Agreement(db)
    sheet = case.grant()
    case.goes()
    case.day(date(2027, 1, 6))
    with db.read() as work:
        step = PlanStep(version=work.get_one(Plan, sheet.plan_id).version)
    return _nothing, lambda desk: desk.plans.notice_default(sheet.plan_id, step, key=new_key())


def objected(db: Database) -> tuple[Agreement, int]:
    """A claim that is objected to."""
    case = Agreement(db)
    return case, objects(db, case.kari, case.debtor, case.claim)


def _acknowledged(db: Database) -> tuple[Act, Act]:
    _, number = objected(db)
    return _nothing, lambda desk: desk.objections.acknowledge(
        number, Step(version=1), key=new_key()
    )


def _written_again(db: Database) -> tuple[Act, Act]:
    case, number = objected(db)
    answer(db, case.kari, number, UnitView.UPHOLDS)
    decide(db, case.kari, number, Outcome.NOT_UPHELD)
    with db.write(SYSTEM) as work:
        letter = work.scalars(select(LetterRow).where(LetterRow.kind == "objection_decision")).one()
        letter_returns.kept_back(work, letter, "brevet skal nå til: verge")
        work.flush()
        key, order = letter.id, WriteAgain(version=letter.version)
    return _nothing, lambda desk: desk.letters.again(key, order, key=new_key())


def _groundless(db: Database) -> tuple[Act, Act]:
    case, number = objected(db)
    answer(db, case.kari, number, UnitView.UPHOLDS)
    with db.read() as work:
        version = work.get_one(Objection, number).version
    order = Decide(version=version, outcome=Outcome.GROUNDLESS, ground=Ground.PAID, reasons=REASONS)
    return _nothing, lambda desk: desk.objections.decide(number, order, key=new_key())


def _refunded(db: Database) -> tuple[Act, Act]:
    case = Agreement(db)
    case.books.pays(case.claim, 1_200_000, DUE)
    order = Propose(payer=PAYER, account=ACCOUNT, reason="for mye betalt")
    return _nothing, lambda desk: desk.refunds.propose(
        case.debtor, case.claim, order, key=new_key()
    )


def waiver(desk: Desk, case: Agreement) -> object:
    """A proposal to waive the interest."""
    order = NewRelief(
        kind=ReliefKind.WAIVER, ground=ReliefGround.CIRCUMSTANCES, reasons=REASONS,
        parts=(ReliefPart(claim_id=case.claim, part=ReliefOf.INTEREST),),
    )  # fmt: skip
    return desk.reliefs.propose(case.debtor, order, key=new_key())


def demand(desk: Desk, post: Post) -> object:
    """A payment demand, with its fee."""
    order = Write(kind=LetterKind.PAYMENT_DEMAND, claim_ids=(post.claim,))
    return desk.letters.send(post.debtor_id, order, key=new_key())


def _after_the_night(*others: int) -> Callable[[Database], tuple[Act, Act]]:
    """A letter that was «Klar for neste steg», alone or with other claims."""

    def make(db: Database) -> tuple[Act, Act]:
        post = Post(db)
        for principal in others:
            post.owes(principal)
        ready_steps.look_all(db)
        order = post.order(LetterKind.COLLECTION_NOTICE)
        return _nothing, lambda desk: desk.letters.send(post.debtor_id, order, key=new_key())

    return make


def _release(desk: Desk, post: Post) -> object:
    order = NewRelease(
        claim_id=post.claim, ground=ReleaseGround.WRONG_DEBTOR, reasons=WHY, document=PDF
    )
    return desk.parties.release(post.debtor_id, order, key=new_key())


def _paid_back(db: Database) -> tuple[Act, Act]:
    post = Post(db)
    with db.write(SYSTEM) as work:
        payment = receive(work, 40_000, PAID)

    def first(desk: Desk) -> None:
        place = Place(version=1, parts=(Part(claim_id=post.claim, amount=40_000),))
        desk.payments.place(payment, place, key=new_key())
        order = NewRelease(
            claim_id=post.claim, ground=ReleaseGround.WRONG_DEBTOR, reasons=WHY, document=PDF,
            payments=(payment,),
        )  # fmt: skip
        desk.parties.release(post.debtor_id, order, key=new_key())

    def act(desk: Desk) -> object:
        (row,) = post.rows(ReturnedPayment)
        order = PayBack(version=row.version, account=ACCOUNT)
        return desk.parties.pay_back(row.id, order, key=new_key())

    return first, act


def _language(desk: Desk, post: Post) -> object:
    order = NewLanguage(language=Language.ENGLISH, source="telefon")
    return desk.statuses.language(post.debtor_id, order, key=new_key())


def _save_list(desk: Desk, _post: Post) -> SavedListView:
    (team,) = desk.lists.list().teams
    order = SaveList(name="Teamets lister", place="work", ask=AskWork(), team_id=team.team_id)
    return desk.lists.save(order, key=new_key())


def _list_removed(db: Database) -> tuple[Act, Act]:
    post = Post(db)
    kept: list[int] = []
    return (
        lambda desk: kept.append(_save_list(desk, post).list_id),
        lambda desk: desk.lists.remove(kept[0], key=new_key()),
    )


CASES: Mapping[str, Mapping[str, Callable[[Database], tuple[Act, Act]]]] = {
    "work.put_off": {"": _with_task(_put_off)},
    "work.assign": {"": _with_task(_assign)},
    "work.add_task": {
        "": _of_post(
            lambda desk, post: desk.work.add_task(post.debtor_id, a_task(post), key=new_key())
        )
    },
    "work.done": {"": _with_task(_done)},
    "lists.save": {"shared": _of_post(_save_list)},
    "lists.remove": {"": _list_removed},
    "judgments.served": {"": _judged},
    "suits.make": {"": _complaint},
    "debtors.language": {"": _of_post(_language)},
    "holds.put": {
        "": _of_post(lambda desk, post: desk.holds.put(post.debtor_id, a_hold(post), key=new_key()))
    },
    "holds.end": {"": _hold_ended},
    "calls.log": {
        "says paid": _call(CallOutcome.SAYS_PAID),
        "promised": _call(
            CallOutcome.PROMISED, promised=50_000, promised_by=TODAY + timedelta(days=7)
        ),
        "objects": _call(CallOutcome.OBJECTS),
    },
    "inquiries.match": {"": _matched},
    "inquiries.handle": {"": handled},
    "payments.place": {"on two claims": _paid(_place)},
    "payments.move": {"a part of it": _paid(_move)},
    "payments.take_back": {"": _paid(_take_back)},
    "payments.dismiss": {"": _dismissed},
    "plans.grant": {
        "within the limits": _of_agreement(_plan()),
        "asked for in the inbox": _plan_of_request,
        "told without a letter": _nowhere(_of_agreement(_plan())),
        "beyond them": _of_agreement(_plan(amount=60_000)),
    },
    "plans.offer": {"": _of_agreement(_offer)},
    "plans.notice_default": {"": _defaulted},
    "deferrals.grant": {
        "within the limits": _of_agreement(_deferral(10)),
        "told without a letter": _nowhere(_of_agreement(_deferral(10))),
        "beyond them": _of_agreement(_deferral(45)),
    },
    "objections.register": {"": objected_by_words, "from the inbox": objected_by_mail},
    "objections.acknowledge": {"": _acknowledged},
    **QUESTIONS,
    **SALES,
    "objections.decide": {"proposed": _groundless},
    "refunds.propose": {"": _refunded},
    "reliefs.propose": {"": _of_agreement(waiver)},
    "letters.again": {"": _written_again},
    "letters.send": {
        "with a fee": _of_post(demand),
        "the task of the night closed": _after_the_night(),
        "the task of the night worded anew": _after_the_night(50_000, 70_000),
    },
    "parties.release": {
        "": _of_post(_release),
        "told without a letter": _nowhere(_of_post(_release)),
    },
    "parties.pay_back": {"": _paid_back},
    "debtors.merge": {"": merged, "with an address to register": merged_without_address},
}
