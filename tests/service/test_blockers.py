"""Every deed that could charge, demand or receive, beside everything that may stand in its way.

The table holds the expected answer for every cell: the code of the refusal, the ruling that
leaves it open, or «never» with why the two do not meet. A deed that acts on a debtor without a row here fails.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from collector_desk.domain.access import DEEDS
from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.release import ReleaseGround
from collector_desk.domain.status import Status
from collector_desk.errors import DeskError
from collector_desk.models import (
    Claim,
    ClaimDebtor,
    FactRow,
    Hold,
    Measure,
    Pair,
    PaymentState,
    Plan,
    Release,
)
from collector_desk.service import (
    care,
    holding,
    letter_stops,
    letters,
    measures,
    merging,
    placing,
    plan_monitor,
    plans,
    release_undo,
    releasing,
    requests_out,
    unit_messages,
)
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.wire.enforcement_requests import FileRequest
from collector_desk.wire.holds import NewHold
from collector_desk.wire.measures import SaveMeasure
from collector_desk.wire.merges import MergeDebtors, MergeRow, SplitDebtors
from collector_desk.wire.parties import NewRelease, UndoRelease
from collector_desk.wire.payments import Move, Part, Place
from collector_desk.wire.plans import Accept, NewOffer, NewPlan, PlanStep, Terms
from collector_desk.wire.units import PaidToUnit
from tests.kit import TODAY, add_user, open_db
from tests.service import inbox_stops
from tests.service.books import receive
from tests.service.casework import REASONS, approve, objects, opens, proposal
from tests.service.enforcing import bank_file, identified, noticed
from tests.service.enforcing import terms as withholding
from tests.service.mail import Mail
from tests.service.parties import PDF, WHY, neighbour
from tests.service.requesting import Requesting
from tests.service.suing import complained, complaint_filed, complaint_made, may_be_complained_of
from tests.service.test_care import order as situation
from tests.service.test_plan_letters import plan

Block = Callable[[Mail], object]
ROLES = ("caseworker", "supervisor")
FIRST_DUE = TODAY + timedelta(days=28)


def _hold(reason: Reason, level: str = "claim") -> Block:
    def block(mail: Mail) -> None:
        with mail.db.write(SYSTEM) as work:
            case = work.scalars(select(ClaimDebtor.case_id)).first()
            work.add(
                Hold(
                    debtor_id=mail.debtor_id,
                    claim_id=mail.claim if level == "claim" else None,
                    case_id=case if level == "case" else None,
                    reason=reason.value, from_day=TODAY, review_on=TODAY,
                    until=TODAY + timedelta(days=10), made_by="prøve", made_at=work.clock.now(),
                )
            )  # fmt: skip

    return block


def _objection(**more: Any) -> Block:
    def block(mail: Mail) -> None:
        objects(mail.db, mail.kari, mail.debtor_id, mail.claim, **more)

    return block


def _unplaced(text: str) -> Block:
    """Money came that nobody has placed; ``{}`` in the text on it is the claim's number."""

    def block(mail: Mail) -> None:
        told = text.format(mail.number())
        with mail.db.write(SYSTEM) as work:
            work.add(Pair(words="fager lykt", debtor_id=mail.debtor_id))
            receive(work, 700, TODAY, text=told)

    return block


def _claim(**changes: Any) -> Block:
    def block(mail: Mail) -> None:
        with mail.db.write(SYSTEM) as work:
            for name, value in changes.items():
                setattr(work.get_one(Claim, mail.claim), name, value)

    return block


def _let_out(mail: Mail) -> Release:
    order = NewRelease(
        claim_id=mail.claim, ground=ReleaseGround.WRONG_DEBTOR, reasons=WHY, document=PDF
    )
    with mail.db.write(mail.kari) as work:
        return releasing.release(work, mail.debtor_id, order)


def _let_out_and_back(mail: Mail) -> None:
    _objection()(mail)
    row = _let_out(mail)
    order = UndoRelease(version=row.version, why="feil person valgt")
    with mail.db.write(mail.kari) as work:
        release_undo.undo(work, row.id, order)


def _merged(mail: Mail) -> MergeRow:
    kept = neighbour(mail)
    with mail.db.write(mail.kari) as work:
        rows = merging.merge(work, kept, MergeDebtors(gone_id=mail.debtor_id, reasons=WHY)).rows
    return rows[0]


def _merged_and_split(mail: Mail) -> None:
    _objection()(mail)
    row = _merged(mail)
    order = SplitDebtors(version=row.version, why="to personer likevel")
    with mail.db.write(mail.kari) as work:
        merging.split(work, row.merge_id, order)


def _hold_on_measure(mail: Mail) -> None:
    """Each measure of the debtor rests by itself; where there is none yet, a draft is begun."""
    if not mail.rows(Measure):
        _drafted(mail, mail.kari)
    until = TODAY + timedelta(days=10)
    for row in mail.rows(Measure):
        order = NewHold(reason=Reason.OTHER, until=until, measure_id=row.id)
        with mail.db.write(mail.kari) as work:
            holding.put(work, mail.debtor_id, order)


def _care(mail: Mail) -> None:
    """Nothing is put i bero for it, but it is not considered yet."""
    with mail.db.write(mail.kari) as work:
        care.register(work, mail.debtor_id, situation())


def _status(status: Status) -> Block:
    return lambda mail: mail.status(status.value)


def _drafted(mail: Mail, who: Who) -> None:
    order = SaveMeasure(terms=withholding((mail.claim,)))
    with mail.db.write(who) as work:
        measures.save(work, mail.debtor_id, order)


_REQUEST = "request for a plan in the inbox"
BLOCKERS: Mapping[str, Block] = {
    "objection to the whole": _objection(),
    "objection to a part": _objection(disputed=10_000),
    "objection in the inbox that names no claim": inbox_stops.objected,
    "complaint in the inbox that names the claim": inbox_stops.complained,
    _REQUEST: inbox_stops.asked,
    "objection sent on to others": inbox_stops.sent_on,
    "objection that came with the claim": _claim(objection_on=date(2026, 9, 10)),
    "time-barred": _claim(limitation_start=date(2019, 1, 1)),
    "withdrawn by the unit": _claim(state="withdrawn"),
    "unplaced money for this claim": _unplaced("betaling {}"),
    "unplaced money that may be for it": _unplaced("fra Fager Lykt"),
    "let out of the claim": _let_out,
    "merged into another": _merged,
    "objection, then let out and put back": _let_out_and_back,
    "objection, then merged and split": _merged_and_split,
    "special situation that nobody has considered": _care,
    **{f"hold: {reason.value}": _hold(reason) for reason in Reason},
    "hold on the measure": _hold_on_measure,
    "hold on the case": _hold(Reason.OTHER, "case"),
    "hold on the debtor": _hold(Reason.OTHER, "debtor"),
    **{f"status: {status.value}": _status(status) for status in Status},
}


def _send(kind: LetterKind) -> Callable[[Mail, Who], None]:
    def do(mail: Mail, who: Who) -> None:
        with mail.db.write(who) as work:
            letters.send(work, mail.debtor_id, mail.order(kind))

    return do


def _write(mail: Mail, who: Who) -> None:
    order = mail.order(LetterKind.FREE_LETTER, subject="Om saken", text="Vi skriver til deg.")
    with mail.db.write(who) as work:
        letters.send(work, mail.debtor_id, order)


def _offer(mail: Mail, who: Who) -> None:
    order = mail.order(LetterKind.PLAN_OFFER, plan_id=plan(mail, agreed_on=None))
    with mail.db.write(who) as work:
        letters.send(work, mail.debtor_id, order)


def _terms(mail: Mail, *, count: int) -> Terms:
    return Terms(claim_ids=(mail.claim,), first_due=FIRST_DUE, count=count)


def _granted(mail: Mail, who: Who) -> None:
    with mail.db.write(who) as work:
        plans.grant(work, mail.debtor_id, NewPlan(terms=_terms(mail, count=3)))


def _other_terms(mail: Mail, who: Who) -> None:
    order = NewOffer(terms=_terms(mail, count=3), offer_until=FIRST_DUE - timedelta(days=5))
    with mail.db.write(who) as work:
        plans.offer(work, mail.debtor_id, order)


def _proposed(mail: Mail, who: Who) -> None:
    order = NewPlan(terms=_terms(mail, count=5), reasons=REASONS)
    with mail.db.write(who) as work:
        plans.grant(work, mail.debtor_id, order)


def _accepted(mail: Mail, who: Who) -> None:
    (row,) = mail.rows(Plan)
    with mail.db.write(who) as work:
        plans.accept(work, row.id, Accept(version=row.version))


def _approved(mail: Mail, who: Who) -> None:
    approve(mail.db, who, proposal(mail.db, "plan"))


def _defaulted(mail: Mail, who: Who) -> None:
    request = _terms(mail, count=2).model_dump(mode="json")
    number = plan(mail, state="on_track", request=request)
    with mail.db.write(who) as work:
        plan_monitor.notice_default(work, number, PlanStep(version=1))


def _nothing(_mail: Mail, _who: Who) -> None:
    """Most deeds need nothing done before."""


def _place(mail: Mail, who: Who) -> None:
    with mail.db.write(SYSTEM) as work:
        payment_id = receive(work, 1_000, TODAY)
    order = Place(version=1, parts=(Part(claim_id=mail.claim, amount=1_000),))
    with mail.db.write(who) as work:
        placing.place(work, payment_id, order)


def _paid_to_unit(mail: Mail, who: Who) -> None:
    order = PaidToUnit(
        claim_id=mail.claim, amount=1_000, day=TODAY, text="betalt i skranken", document=PDF
    )
    with mail.db.write(who) as work:
        unit_messages.paid(work, mail.debtor_id, order)


def _may_be_withheld(mail: Mail, who: Who) -> None:
    noticed(mail.db, mail.debtor_id, mail.claim)
    identified(mail.db, mail.debtor_id)
    bank_file(mail.db, TODAY)
    _drafted(mail, who)


def _withheld(mail: Mail, who: Who) -> None:
    (draft,) = mail.rows(Measure)
    with mail.db.write(who) as work:
        measures.propose(work, draft.id, version=draft.version)


def _may_be_requested(mail: Mail, _who: Who) -> None:
    case = Requesting.of_mail(mail)
    bank_file(mail.db, TODAY)
    case.answered()
    case.decided(case.request())


def _requested(mail: Mail, who: Who) -> None:
    (row,) = mail.rows(Measure)
    with mail.db.write(who) as work:
        requests_out.make(work, row.id, version=row.version)


def _may_be_filed(mail: Mail, who: Who) -> None:
    _may_be_requested(mail, who)
    _requested(mail, mail.kari)


def _filed(mail: Mail, who: Who) -> None:
    (row,) = mail.rows(Measure)
    order = FileRequest(version=row.version, day=TODAY, reference="NM-1")
    with mail.db.write(who) as work:
        requests_out.filed(work, row.id, order)


def _placed_elsewhere(mail: Mail, _who: Who) -> None:
    other = mail.owes(50_000)
    with mail.db.write(SYSTEM) as work:
        payment_id = receive(work, 1_000, TODAY)
        order = Place(version=1, parts=(Part(claim_id=other, amount=1_000),))
        placing.place(work, payment_id, order)


def _moved(mail: Mail, who: Who) -> None:
    (fact,) = [row for row in mail.rows(FactRow) if row.payment_id is not None]
    parts = (Part(claim_id=mail.claim, amount=1_000),)
    with mail.db.write(who) as work:
        version = work.get_one(PaymentState, fact.payment_id).version
        order = Move(version=version, placement_id=fact.id, parts=parts, reason="feil krav")
        placing.move(work, fact.payment_id, order)


DOERS: Mapping[str, Mapping[str, Callable[[Mail, Who], None]]] = {
    "letters.send": {
        "collection notice": _send(LetterKind.COLLECTION_NOTICE),
        "payment demand": _send(LetterKind.PAYMENT_DEMAND),
        "enforcement notice": _send(LetterKind.ENFORCEMENT_NOTICE),
        "own notice": _send(LetterKind.OWN_NOTICE),
        "payoff": _send(LetterKind.PAYOFF),
        "free letter": _write,
        "plan offer": _offer,
    },
    "plans.grant": {"grant": _granted},
    "plans.offer": {"offer other terms": _other_terms},
    "plans.accept": {"accept the offer": _accepted},
    "plans.notice_default": {"notice of default": _defaulted},
    "approvals.approve": {"approve a plan": _approved},
    "measures.propose": {"propose a withholding": _withheld},
    "requests.make": {"make a request": _requested},
    "requests.filed": {"file a request": _filed},
    "suits.make": {"make a complaint": complained},
    "suits.filed": {"file a complaint": complaint_filed},
    "payments.place": {"place": _place},
    "payments.move": {"move": _moved},
    "units.paid": {"paid to the unit": _paid_to_unit},
}

BEFORE: Mapping[str, Callable[[Mail, Who], None]] = {
    "accept the offer": _other_terms,
    "approve a plan": _proposed,
    "propose a withholding": _may_be_withheld,
    "make a request": _may_be_requested,
    "file a request": _may_be_filed,
    "make a complaint": may_be_complained_of,
    "file a complaint": complaint_made,
    "move": _placed_elsewhere,
}
"""What a deed needs that was done while nothing stood in the way yet."""

_STOPPED = "letters.stopped"
_GONE = {"let out of the claim": "unknown", "merged into another": "debtors.merged"}
_COERCION_ALONE = {
    "special situation that nobody has considered": "open: it asks for care, no more",
    "hold on the measure": "open: it reaches that measure alone",
}
_DEMANDS: Mapping[str, str] = {
    **dict.fromkeys(BLOCKERS, _STOPPED),
    **_GONE,
    **_COERCION_ALONE,
    "objection to a part": "open: ruling 18, the undisputed part goes on",
    _REQUEST: "open: what is owed may be told, but without a fee until it is answered",
    "withdrawn by the unit": "letters.nothing_owed",
    "unplaced money for this claim": "payments.money_unplaced",  # ruling 28
    "unplaced money that may be for it": "payments.money_may_be_theirs",
    "status: guardian": "letters.guardian_missing",  # ruling 24: the guardian must be known
    "status: emigrated": "letters.emigrated",  # until the address abroad is known
    "status: confidential": "open: ruling 25, through the protected channel",
    "status: strictly_confidential": "open: ruling 25, through the protected channel",
}
_RECEIVES: Mapping[str, str] = {
    **dict.fromkeys(BLOCKERS, "open: ruling 11, money that is paid is booked"),
    "let out of the claim": "unknown",  # nobody owes it any more
    "withdrawn by the unit": "payments.claim_withdrawn",
    "status: debt_settlement": "payments.not_received",
}
_ASKED = "open: ruling 18, answers go on; who asks what is owed is told"
_WRITTEN: Mapping[str, str] = {
    **dict.fromkeys(BLOCKERS, _ASKED),
    **_GONE,
    **{name: _DEMANDS[name] for name in BLOCKERS if name.startswith("status: ")},
    "time-barred": _STOPPED,  # ruling 11
    "status: deceased": "letters.to_dead",  # ruling 23: the estate's contact must be known
    "status: minor": "letters.guardian_missing",
    "status: unknown_address": "letters.address_missing",
}
_OFFERED: Mapping[str, str] = {
    **_WRITTEN,
    **{name: _STOPPED for name in BLOCKERS if name.startswith(("objection", "complaint"))},
    "let out of the claim": "letters.nothing_owed",
    "objection to a part": "open: ruling 18, the undisputed part goes on",
    "withdrawn by the unit": "letters.nothing_owed",
    "status: deceased": _STOPPED,
}
_PAYOFF = {**_WRITTEN, "withdrawn by the unit": "letters.nothing_owed"}
_TAKEN_IN = "plans.claim_stopped"
_PROMISED: Mapping[str, str] = {
    **dict.fromkeys(BLOCKERS, _TAKEN_IN),
    **_GONE,
    **_COERCION_ALONE,
    **{
        name: "open: a promise is no demand, and ends what a claim rests for"
        for name in BLOCKERS
        if name.startswith(("hold", "unplaced money"))
    },
    "objection to a part": _TAKEN_IN,
    _REQUEST: "open: it is what is asked for",
    "status: guardian": "open: the guardian is written to, or a task says that nobody is known",
    "status: minor": "open: ruling 24, what is enforced is another matter",
    "status: emigrated": "open: a task says that the letter waits for the address abroad",
    "status: confidential": _DEMANDS["status: confidential"],
    "status: strictly_confidential": _DEMANDS["status: strictly_confidential"],
}
_WAITS_OUT, _WAITS_MERGED = "never: parties.awaits_approval", "never: debtors.merge_awaits"
_ACCEPTED: Mapping[str, str] = {
    **_PROMISED,
    "let out of the claim": "plans.wrong_stage",  # the offer lapsed with it
    "merged into another": "access.not_opened",  # the offer is the other's now
}
_APPROVED: Mapping[str, str] = {
    # what was proposed is frozen with its claims and stops: any other stop ends the proposal
    **dict.fromkeys(BLOCKERS, "approvals.changed"),
    **dict.fromkeys(("let out of the claim", "objection, then let out and put back"), _WAITS_OUT),
    **dict.fromkeys(("merged into another", "objection, then merged and split"), _WAITS_MERGED),
    **_COERCION_ALONE,
    "objection in the inbox that names no claim": _TAKEN_IN,
    "complaint in the inbox that names the claim": _TAKEN_IN,
    _REQUEST: "open: nothing of what was proposed has changed",
    **{name: _PROMISED[name] for name in BLOCKERS if name.startswith("unplaced money")},
}
_DEFAULTED: Mapping[str, str] = {
    **_DEMANDS,
    "let out of the claim": "plans.not_broken",
    "hold: plan": "open: it is this hold that the notice tells the end of",
    "status: minor": "letters.guardian_missing",
}
_COERCED: Mapping[str, str] = {
    **dict.fromkeys(BLOCKERS, "enforcement.gate_closed"),
    "merged into another": "access.not_opened",  # the measure is the other's now
    "status: confidential": "open: ruling 25, by those who are cleared",
    "status: strictly_confidential": "open: ruling 25, by those who are cleared",
    "status: emigrated": "open: the wage is here; the letter of the decision needs the address",
    "status: unknown_address": "open: the same; § 4-18 may be left out where nobody is found",
}
_ENDED = ("let out of the claim", "objection, then let out and put back")
_LEAVES: Mapping[str, str] = {**_COERCED, **dict.fromkeys(_ENDED, "enforcement.wrong_stage")}
_LEADER = "suits.leader"  # ruling 18: with a supervisor's reasons, and none are given here
_COMPLAINED: Mapping[str, str] = {
    **dict.fromkeys(BLOCKERS, "suits.stopped"),
    **_GONE,
    **_COERCION_ALONE,
    **{name: _LEADER for name in BLOCKERS if name.startswith(("objection", "complaint"))},
    _REQUEST: "open: limitation is saved whatever is asked",
    "withdrawn by the unit": "enforcement.judged_closed",
    "unplaced money for this claim": "payments.money_unplaced",  # ruling 28
    "unplaced money that may be for it": "payments.money_may_be_theirs",
    "status: guardian": "open: the board hears the guardian",
    "status: emigrated": "open: limitation is saved wherever the debtor lives",
    "status: unknown_address": "open: the same where nobody knows",
    "status: confidential": "open: ruling 25, and the file has no address",
    "status: strictly_confidential": "open: ruling 25, and the file has no address",
}
_COMPLAINT_LEAVES = {**_COMPLAINED, "merged into another": "access.not_opened"}
EXPECTED = {
    "suits.make": _COMPLAINED,
    "suits.filed": _COMPLAINT_LEAVES,
    "measures.propose": _COERCED,
    "requests.make": _LEAVES,
    "requests.filed": _LEAVES,
    "letters.send": _DEMANDS,
    "plans.grant": _PROMISED,
    "plans.offer": _PROMISED,
    "plans.accept": _ACCEPTED,
    "plans.notice_default": _DEFAULTED,
    "approvals.approve": _APPROVED,
    "payments.place": _RECEIVES,
    "payments.move": _RECEIVES,
    "units.paid": {**_RECEIVES, **_GONE},
}
_KINDS = {
    "enforcement notice": "coercive_fine",
    "own notice": "parking_fine",
    "propose a withholding": "parking_fine",
}
_FEES = {"collection notice": 3_800, "payment demand": 11_300}  # 2026; the others bear none
_BY_WAY = {"free letter": _WRITTEN, "payoff": _PAYOFF, "plan offer": _OFFERED}


NO_ROW: Mapping[str, str] = {
    "plans.refuse": "asks for nothing: what is owed is as before",
    "plans.watch": "ends nothing while a demand is stopped: tests/service/test_plan_stops.py",
    "plans.end": "the debtor's own wish; its letter's bars are in letter_stops.BARS",
    "deferrals.grant": "gives time, charges nothing and demands nothing",
    "reliefs.propose": "gives up money; an offer goes once two have approved it, by its letter's bars",
    "reliefs.accept": "the debtor's own yes; nothing is asked for that was not offered",
}
"""Deeds beside those that act, with why nothing need stand in their way."""


def test_a_deed_without_a_row_says_why() -> None:
    assert not NO_ROW.keys() & EXPECTED.keys()
    assert all(not DEEDS[name].acts for name in NO_ROW)


def test_every_deed_that_acts_on_a_debtor_has_its_row() -> None:
    acting = {name for name, deed in DEEDS.items() if deed.acts}
    assert acting <= DOERS.keys()
    assert all(EXPECTED[name].keys() == BLOCKERS.keys() for name in DOERS)


def test_every_kind_of_letter_has_its_row() -> None:
    assert letter_stops.BARS.keys() == set(LetterKind)


def _expected(deed: str, way: str, blocker: str, role: str) -> str:
    """A notice may go to a minor's guardian; a demand with the § 4-18 notice may not at all."""
    told = _BY_WAY.get(way, EXPECTED[deed])[blocker]
    if deed == "approvals.approve" and role == "caseworker" and not told.startswith("never"):
        return "approvals.not_an_approver"
    if (way, blocker) == ("collection notice", "status: minor"):
        return "letters.guardian_missing"
    return told


def _charged(deed: str, way: str, blocker: str) -> int:
    """Øre that an open cell adds to what is owed: no fee that a dispute may have caused."""
    if deed in {"payments.place", "payments.move", "units.paid"}:
        return -1_000
    return 0 if blocker in {"objection to a part", _REQUEST} else _FEES.get(way, 0)


def _try(db: Database, deed: str, way: str, blocker: str, role: str) -> None:
    mail = Mail(db, kind=_KINDS.get(way, "kindergarten"))
    if way == "payment demand":
        mail.noticed()
    BEFORE.get(way, _nothing)(mail, mail.kari)
    who = add_user(db, "anne", role=role, name="Anne Berg", clearance=True)
    opens(db, who, mail.debtor_id)
    expected = _expected(deed, way, blocker, role)
    if expected.startswith("never"):  # what waits for a second person is not moved meanwhile
        with pytest.raises(DeskError) as frozen:
            BLOCKERS[blocker](mail)
        assert frozen.value.code == expected.removeprefix("never: ")
        return
    BLOCKERS[blocker](mail)
    before = mail.total(), len(mail.letters())
    if expected.startswith("open"):
        DOERS[deed][way](mail, who)
        assert mail.total() - before[0] == _charged(deed, way, blocker)
        return
    with pytest.raises(DeskError) as refused:
        DOERS[deed][way](mail, who)
    assert refused.value.code == expected
    assert (mail.total(), len(mail.letters())) == before


_WAYS = [(deed, way) for deed, ways in DOERS.items() for way in ways]


@pytest.mark.parametrize("blocker", BLOCKERS)
@pytest.mark.parametrize(("deed", "way"), _WAYS)
def test_each_cell_of_the_table(sqlite_url: str, deed: str, way: str, blocker: str) -> None:
    db = open_db(sqlite_url)
    _try(db, deed, way, blocker, "supervisor")
    db.close()


@pytest.mark.long
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("blocker", BLOCKERS)
@pytest.mark.parametrize(("deed", "way"), _WAYS)
def test_each_cell_for_each_role_on_both_databases(
    db: Database, deed: str, way: str, blocker: str, role: str
) -> None:
    _try(db, deed, way, blocker, role)
