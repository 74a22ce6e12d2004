"""Objections: what each decision does to the claim, and that nothing goes on meanwhile."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from collector_desk.domain.facts import FactKind
from collector_desk.domain.inquiry import CallOutcome, Sender
from collector_desk.domain.objection import Dismissal, Ground, Outcome, State, UnitView
from collector_desk.domain.work import WorkKind
from collector_desk.errors.approvals import AlreadyDecided, SuperiorDisqualified
from collector_desk.errors.objections import (
    AskedAlready,
    DismissalMissing,
    DisputedTooLarge,
    ObjectionOpen,
    OthersOwe,
    PaidHere,
    ReasonsMissing,
    ReductionMissing,
    ReductionTooLarge,
    StillOwed,
    UnitDecidedOtherwise,
    UnitNotHeard,
    WordsMissing,
    WrongObjectionStep,
)
from collector_desk.errors.service import BadInput, Stale, Unknown
from collector_desk.errors.session import NotOpened
from collector_desk.models import (
    Audit,
    Call,
    ClaimDebtor,
    Debtor,
    Hold,
    LetterRow,
    Objection,
    Person,
    Refund,
)
from collector_desk.service import approvals, calls, deciding, gate, habilitet, objections
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.service.verify import verify
from collector_desk.service.work_sources import SOURCES
from collector_desk.wire.inquiries import NewCall
from collector_desk.wire.objections import Answer, Ask, Decide
from collector_desk.wire.work import Disqualify
from tests.kit import add_user
from tests.service.books import Books
from tests.service.casework import REASONS, answer, approve, decide, objects, opens, proposal

DUE = date(2026, 8, 11)
FEE_ON = date(2026, 9, 1)


class Case:
    """One claim of 301 kroner with a fee of 38, its debtor opened by Kari."""

    def __init__(self, db: Database, kind: str = "emergency_clinic") -> None:
        self.db = db
        self.books = Books(db)
        self.books.today_is(date(2026, 11, 23))
        with db.write(SYSTEM) as work:
            debtor = work.get_one(Debtor, self.books.debtor_id)
            debtor.street, debtor.postcode, debtor.city = "Storgata 12 B", "0155", "Oslo"
        self.claim = self.books.claim(30_100, due=DUE, interest_from=DUE, kind=kind)
        self.books.happens(self.claim, FactKind.FEE, 3_800, FEE_ON)
        self.kari: Who = add_user(db)
        self.per: Who = add_user(db, "per", role="supervisor", name="Per Leder")
        opens(db, self.kari, self.books.debtor_id)
        opens(db, self.per, self.books.debtor_id)

    def objects(self, **more: object) -> int:
        return objects(self.db, self.kari, self.books.debtor_id, self.claim, **more)

    def row(self, number: int) -> Objection:
        with self.db.read() as work:
            return work.get_one(Objection, number)

    def total(self) -> int:
        return self.books.statement(self.claim, date(2026, 11, 23)).balance.total

    def proved(self) -> bool:
        with self.db.read() as work:
            return verify(work).whole

    def holds(self) -> list[Hold]:
        with self.db.read() as work:
            return list(work.scalars(select(Hold).order_by(Hold.id)))


@pytest.fixture
def case(db: Database) -> Case:
    return Case(db)


def test_full_medhold_takes_principal_interest_and_fees_away_from_day_one(case: Case) -> None:
    # look/06: 301,00 from 11.08., 38,00 in fee; [11.08, 23.11) is 104 days at 12,25 %.
    assert case.total() == 30_100 + 1_051 + 3_800
    number = case.objects()
    answer(case.db, case.kari, number, UnitView.WITHDRAWS)
    decide(case.db, case.kari, number, Outcome.UPHELD)
    balance = case.books.statement(case.claim, date(2026, 11, 23)).balance
    assert (balance.principal, balance.interest, balance.fees, balance.credit) == (0, 0, 0, 0)
    assert case.row(number).state == State.DECIDED
    assert case.proved()


def test_what_was_paid_waits_to_be_refunded_and_two_persons_pay_it_out(case: Case) -> None:
    case.books.pays(case.claim, 20_000, date(2026, 10, 1))
    number = case.objects()
    answer(case.db, case.kari, number, UnitView.WITHDRAWS)
    decide(case.db, case.kari, number, Outcome.UPHELD)
    waiting = proposal(case.db, "refund")
    assert waiting.amount == 20_000
    assert case.books.statement(case.claim, date(2026, 11, 23)).balance.credit == 20_000
    approve(case.db, case.per, waiting)
    assert case.books.statement(case.claim, date(2026, 11, 23)).balance.credit == 0
    with case.db.read() as work:
        refund = work.scalars(select(Refund)).one()
        assert (refund.state, refund.approval_id) == ("paid", waiting.id)
    assert case.proved()


def test_what_was_rightly_paid_here_is_not_refunded_by_the_units_word(case: Case) -> None:
    case.books.pays(case.claim, 35_000, date(2026, 8, 10))
    number = case.objects()
    answer(case.db, case.kari, number, UnitView.WITHDRAWS)
    with pytest.raises(PaidHere):
        decide(case.db, case.kari, number, Outcome.UPHELD)
    answer(case.db, case.kari, number, UnitView.PAID)
    decide(case.db, case.kari, number, Outcome.UPHELD)
    # 350,00 paid in time for 301,00: the fee falls, and 49,00 was too much.
    assert proposal(case.db, "refund").amount == 4_900
    balance = case.books.statement(case.claim, date(2026, 11, 23)).balance
    assert (balance.principal, balance.fees, balance.credit) == (0, 0, 4_900)
    assert case.proved()


def test_what_was_paid_to_the_unit_too_goes_back(case: Case) -> None:
    case.books.pays(case.claim, 30_100, date(2026, 8, 10))
    number = case.objects()
    answer(case.db, case.kari, number, UnitView.PAID, reduction=10_000)
    decide(case.db, case.kari, number, Outcome.UPHELD)
    assert proposal(case.db, "refund").amount == 10_000


def test_medhold_that_leaves_something_owed_is_no_full_medhold(case: Case) -> None:
    number = case.objects()
    answer(case.db, case.kari, number, UnitView.PAID, reduction=10_000)
    with pytest.raises(StillOwed):
        decide(case.db, case.kari, number, Outcome.UPHELD)
    decide(case.db, case.kari, number, Outcome.PARTLY_UPHELD, reduction=10_000)
    assert case.books.statement(case.claim, date(2026, 11, 23)).balance.principal == 20_100


def test_the_surcharge_on_a_fine_follows_what_is_left_of_it(db: Database) -> None:
    case = Case(db, "parking_fine")
    case.books.happens(case.claim, FactKind.SURCHARGE, 15_050, FEE_ON)
    number = case.objects(ground=Ground.WRONG_AMOUNT)
    answer(db, case.kari, number, UnitView.REDUCES, reduction=10_000)
    decide(
        db, case.kari, number, Outcome.PARTLY_UPHELD, reduction=10_000, ground=Ground.WRONG_AMOUNT,
        fees_fall=False,
    )  # fmt: skip
    balance = case.books.statement(case.claim, date(2026, 11, 23)).balance
    assert (balance.principal, balance.fees) == (20_100, 10_050 + 3_800)
    assert case.proved()


def test_only_the_debtors_own_words_withdraw_it(case: Case) -> None:
    early = says(case, "Jeg har betalt.", caller=Sender.DEBTOR)
    case.books.today_is(date(2026, 11, 24))
    with case.db.write(case.kari) as work:
        gate.open_debtor(work, case.books.debtor_id, "henvendelse fra skyldneren")
    number = case.objects()
    nobody, asked = CallOutcome.NOT_IDENTIFIED, CallOutcome.INFORMED
    stranger = says(case, "Hun trekker den.", caller=Sender.EMPLOYER, told=nobody)
    kid = says(case, "Spurte om KID.", caller=Sender.DEBTOR, told=asked)
    others = [{"call_id": number} for number in (early, stranger, kid)]
    for told in ({}, *others, {"inquiry_id": 1}):
        with pytest.raises(WordsMissing):
            decide(case.db, case.kari, number, Outcome.WITHDRAWN, reasons="", **told)
    own = says(case, "Jeg trekker innsigelsen.", caller=Sender.DEBTOR)
    decide(case.db, case.kari, number, Outcome.WITHDRAWN, reasons="", call_id=own)
    assert case.row(number).withdrawn_call_id == own


def test_a_unit_is_not_chased_for_an_objection_that_has_ended(case: Case) -> None:
    number = case.objects()
    with case.db.write(case.kari) as work:
        objections.ask_unit(work, number, Ask(version=1, text="Stemmer dette?"))
    own = says(case, "Jeg trekker innsigelsen.", caller=Sender.DEBTOR)
    silent = next(one for one in SOURCES if one.kind is WorkKind.UNIT_SILENT)
    late = date(2026, 12, 15)

    def chased() -> int:
        case.books.today_is(late)
        with case.db.read() as work:
            found = len(work.execute(silent.query(work)).all())
        case.books.today_is(date(2026, 11, 23))
        return found

    assert chased() == 1
    decide(case.db, case.kari, number, Outcome.WITHDRAWN, reasons="", call_id=own)
    assert chased() == 0


def test_what_is_dismissed_says_why_and_where_to_go(case: Case) -> None:
    number = case.objects(ground=Ground.NO_INVOICE)
    for told in ({}, {"dismissal": Dismissal.TOO_LATE}, {"forward_to": "Forliksrådet"}):
        with pytest.raises(DismissalMissing):
            decide(case.db, case.kari, number, Outcome.DISMISSED, **told)
    decide(
        case.db, case.kari, number, Outcome.DISMISSED, dismissal=Dismissal.NOT_OURS,
        forward_to="Klagenemnda i Oslo", ground=Ground.NO_INVOICE,
    )  # fmt: skip
    with case.db.read() as work:
        content = work.scalars(select(LetterRow)).one().content
    assert content["onward"] == "Klagenemnda i Oslo"
    assert "Innsigelsen kan ikke prøves her: Et annet organ avgjør dette." in content["facts"]


def test_where_the_superior_is_disqualified_the_subordinate_decides_nothing(case: Case) -> None:
    number = case.objects(ground=Ground.NO_INVOICE)
    with case.db.write(SYSTEM) as work:
        work.get_one(Person, case.kari.person_id).superior_id = case.per.person_id
    with case.db.write(case.per) as work:
        habilitet.disqualify(work, case.books.debtor_id, Disqualify(reason="søster av skyldneren"))
    with pytest.raises(SuperiorDisqualified):
        decide(case.db, case.kari, number, Outcome.NOT_UPHELD, ground=Ground.NO_INVOICE)
    with case.db.write(SYSTEM) as work:
        work.get_one(Person, case.kari.person_id).superior_id = None
    decide(case.db, case.kari, number, Outcome.GROUNDLESS)
    anne = add_user(case.db, "anne", role="supervisor", name="Anne Berg")
    with case.db.write(SYSTEM) as work:
        work.get_one(Person, anne.person_id).superior_id = case.per.person_id
    with pytest.raises(SuperiorDisqualified):
        approve(case.db, anne, proposal(case.db, "objection"))


def says(
    case: Case, words: str, *, caller: Sender, told: CallOutcome = CallOutcome.WITHDRAWS
) -> int:
    """Somebody calls; gives the call's number."""
    order = NewCall(caller=caller, controls=2, outcome=told, text=words)
    with case.db.write(case.kari) as work:
        calls.log(work, case.books.debtor_id, order)
    with case.db.read() as work:
        return work.scalars(select(Call.id).order_by(Call.id.desc())).first() or 0


def test_partial_medhold_reckons_interest_on_what_is_left_from_day_one(case: Case) -> None:
    number = case.objects(ground=Ground.WRONG_AMOUNT)
    answer(case.db, case.kari, number, UnitView.REDUCES, reduction=10_000)
    decide(
        case.db, case.kari, number, Outcome.PARTLY_UPHELD, reduction=10_000,
        ground=Ground.WRONG_AMOUNT, fees_fall=True,
    )  # fmt: skip
    balance = case.books.statement(case.claim, date(2026, 11, 23)).balance
    # 201,00 × 12,25 % × 104/365 = 7,0158 → 7,02
    assert (balance.principal, balance.interest, balance.fees) == (20_100, 702, 0)
    (hold,) = case.holds()
    assert (hold.reason, hold.review_on) == ("new_deadline", date(2026, 12, 9))
    assert case.row(number).new_deadline == date(2026, 12, 9)


def test_fees_stay_where_they_were_not_caused_by_the_fault(case: Case) -> None:
    number = case.objects(ground=Ground.WRONG_AMOUNT)
    answer(case.db, case.kari, number, UnitView.REDUCES, reduction=10_000)
    decide(
        case.db, case.kari, number, Outcome.PARTLY_UPHELD, reduction=10_000,
        ground=Ground.WRONG_AMOUNT, fees_fall=False,
    )  # fmt: skip
    assert case.books.statement(case.claim, date(2026, 11, 23)).balance.fees == 3_800


def test_ikke_medhold_leaves_the_money_and_gives_fourteen_days(case: Case) -> None:
    before = case.total()
    number = case.objects(ground=Ground.NO_INVOICE)
    decide(case.db, case.kari, number, Outcome.NOT_UPHELD, ground=Ground.NO_INVOICE)
    assert case.total() == before
    (hold,) = case.holds()
    assert (hold.until, hold.reason) == (None, "new_deadline")  # nobody is told of it yet


def test_who_could_not_be_told_of_the_new_deadline_is_not_pressed(case: Case) -> None:
    with case.db.write(SYSTEM) as work:
        debtor = work.get_one(Debtor, case.books.debtor_id)
        debtor.street = debtor.postcode = debtor.city = ""
    number = case.objects(ground=Ground.NO_INVOICE)
    decide(case.db, case.kari, number, Outcome.NOT_UPHELD, ground=Ground.NO_INVOICE)
    (hold,) = case.holds()
    assert (hold.until, hold.review_on) == (None, date(2026, 12, 9))


def test_a_fee_charged_while_the_objection_was_open_falls(case: Case) -> None:
    number = case.objects(ground=Ground.NO_INVOICE, received_on=date(2026, 8, 25))
    decide(case.db, case.kari, number, Outcome.NOT_UPHELD, ground=Ground.NO_INVOICE)
    assert case.books.statement(case.claim, date(2026, 11, 23)).balance.fees == 0


def test_what_the_unit_withdrew_is_not_collected_by_another_name(case: Case) -> None:
    number = case.objects()
    answer(case.db, case.kari, number, UnitView.WITHDRAWS)
    for outcome in (Outcome.GROUNDLESS, Outcome.DISMISSED, Outcome.WITHDRAWN, Outcome.NOT_UPHELD):
        with pytest.raises(UnitDecidedOtherwise):
            decide(case.db, case.kari, number, outcome)


def test_an_answer_that_comes_while_a_proposal_waits_makes_it_void(case: Case) -> None:
    number = case.objects()
    with case.db.write(case.kari) as work:
        objections.ask_unit(work, number, Ask(version=1, text="Stemmer dette?"))
    decide(case.db, case.kari, number, Outcome.GROUNDLESS)
    with pytest.raises(WrongObjectionStep):
        decide(case.db, case.kari, number, Outcome.NOT_UPHELD)
    row = proposal(case.db, "objection")
    version = case.row(number).version
    order = Answer(version=version, view=UnitView.WITHDRAWS, text="Kravet er feil.")
    with case.db.write(case.kari) as work:
        objections.answered(work, number, order)
    with pytest.raises(AlreadyDecided):
        approve(case.db, case.per, row)
    assert proposal(case.db, "objection").state == "void"
    decide(case.db, case.kari, number, Outcome.UPHELD)
    assert case.total() == 0


def test_nothing_is_begun_while_a_proposal_waits_and_it_can_still_come_back(case: Case) -> None:
    number = case.objects()
    decide(case.db, case.kari, number, Outcome.GROUNDLESS)
    row, version = proposal(case.db, "objection"), case.row(number).version
    with case.db.write(case.kari) as work, pytest.raises(WrongObjectionStep):
        objections.ask_unit(work, number, Ask(version=version, text="Stemmer dette?"))
    with case.db.write(case.kari) as work, pytest.raises(WrongObjectionStep):
        objections.acknowledge(work, number, version)
    with case.db.write(case.per) as work:
        approvals.send_back(work, row.id, version=row.version, comment="Vent på svaret.")
    assert case.row(number).state == "received"


@pytest.mark.parametrize("off", [-1, 1])
def test_the_unit_answers_neither_before_it_was_asked_nor_on_a_day_to_come(
    case: Case, off: int
) -> None:
    number = case.objects()
    with case.db.write(case.kari) as work:
        objections.ask_unit(work, number, Ask(version=1, text="Stemmer dette?"))
        day = work.clock.today() + timedelta(days=off)
    order = Answer(
        version=case.row(number).version, view=UnitView.UPHOLDS, text="Det stemmer.",
        answered_on=day,
    )  # fmt: skip
    with case.db.write(case.kari) as work, pytest.raises(BadInput) as refused:
        objections.answered(work, number, order)
    assert refused.value.params["field"] == "answered_on"


def test_a_proposal_sent_back_leaves_the_open_question_to_be_answered(case: Case) -> None:
    number = case.objects()
    with case.db.write(case.kari) as work:
        objections.ask_unit(work, number, Ask(version=1, text="Stemmer dette?"))
    decide(case.db, case.kari, number, Outcome.GROUNDLESS)
    row = proposal(case.db, "objection")
    with case.db.write(case.per) as work:
        approvals.send_back(work, row.id, version=row.version, comment="Vent på svaret.")
    order = Answer(
        version=case.row(number).version, view=UnitView.WITHDRAWS, text="Kravet er feil."
    )
    with case.db.write(case.kari) as work:
        objections.answered(work, number, order)
    decide(case.db, case.kari, number, Outcome.UPHELD)
    assert case.total() == 0


def test_a_ground_about_one_debtor_does_not_free_the_others(case: Case) -> None:
    with case.db.write(SYSTEM) as work:
        other = Debtor(kind="person", name="Dal, Grønn", search_name="dal gronn")
        work.add(other)
        work.flush()
        own = work.scalars(select(ClaimDebtor)).one()
        work.add(
            ClaimDebtor(claim_id=case.claim, debtor_id=other.id, case_id=own.case_id, role="joint")
        )
    number = case.objects(ground=Ground.WRONG_DEBTOR)
    answer(case.db, case.kari, number, UnitView.WITHDRAWS)
    with pytest.raises(OthersOwe):
        decide(case.db, case.kari, number, Outcome.UPHELD, ground=Ground.WRONG_DEBTOR)


@pytest.mark.parametrize("kind", ["parking_fine", "studded_tyre_fee"])
def test_a_fine_of_road_traffic_law_gets_no_new_deadline(db: Database, kind: str) -> None:
    case = Case(db, kind)
    number = case.objects()
    decide(db, case.kari, number, Outcome.NOT_UPHELD)
    assert case.holds() == []
    assert case.row(number).new_deadline is None


def test_an_objection_to_the_fine_itself_stops_nothing_here(db: Database) -> None:
    case = Case(db, "parking_fine")
    assert case.row(case.objects(ground=Ground.SIGNS)).stops is False


def test_the_unit_decides_the_claim_and_must_be_heard(case: Case) -> None:
    number = case.objects(ground=Ground.NOT_RECEIVED)
    for outcome in (Outcome.UPHELD, Outcome.PARTLY_UPHELD, Outcome.NOT_UPHELD):
        with pytest.raises(UnitNotHeard):
            decide(case.db, case.kari, number, outcome, ground=Ground.NOT_RECEIVED, reduction=1)
    answer(case.db, case.kari, number, UnitView.UPHOLDS)
    with pytest.raises(UnitDecidedOtherwise):
        decide(case.db, case.kari, number, Outcome.UPHELD, ground=Ground.NOT_RECEIVED)
    decide(case.db, case.kari, number, Outcome.NOT_UPHELD, ground=Ground.NOT_RECEIVED)


def test_the_principal_is_never_lowered_but_by_the_units_own_figure(case: Case) -> None:
    number = case.objects(ground=Ground.WRONG_AMOUNT)
    answer(case.db, case.kari, number, UnitView.REDUCES, reduction=5_000)
    for reduction in (4_999, 5_001):
        with pytest.raises(UnitDecidedOtherwise):
            decide(case.db, case.kari, number, Outcome.PARTLY_UPHELD, reduction=reduction)


def test_fees_alone_may_fall_by_our_own_decision(case: Case) -> None:
    number = case.objects(ground=Ground.NO_INVOICE)
    answer(case.db, case.kari, number, UnitView.UPHOLDS)
    decide(case.db, case.kari, number, Outcome.PARTLY_UPHELD, ground=Ground.NO_INVOICE)
    balance = case.books.statement(case.claim, date(2026, 11, 23)).balance
    assert (balance.principal, balance.fees) == (30_100, 0)


def test_groundless_waits_for_a_second_person_and_stops_until_then(case: Case) -> None:
    number = case.objects()
    decide(case.db, case.kari, number, Outcome.GROUNDLESS)
    assert case.row(number).state == State.PROPOSED
    approve(case.db, case.per, proposal(case.db, "objection"))
    decided = case.row(number)
    assert (decided.state, decided.outcome, decided.new_deadline) == ("decided", "groundless", None)


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"outcome": Outcome.NOT_UPHELD, "reasons": "Nei."}, ReasonsMissing),
        ({"outcome": Outcome.PARTLY_UPHELD, "fees_fall": False}, ReductionMissing),
        ({"outcome": Outcome.PARTLY_UPHELD, "reduction": 30_100}, ReductionTooLarge),
    ],
)
def test_a_decision_that_lacks_something_changes_nothing(
    case: Case, more: dict[str, object], error: type[Exception]
) -> None:
    number = case.objects()
    view = UnitView.REDUCES if more.get("reduction") else UnitView.UPHOLDS
    answer(case.db, case.kari, number, view, reduction=int(str(more.get("reduction", 0))))
    before = (case.total(), case.row(number).version)
    with pytest.raises(error):
        decide(case.db, case.kari, number, **more)  # type: ignore[arg-type]
    assert (case.total(), case.row(number).version) == before


def test_one_objection_at_a_time_and_not_for_more_than_the_claim(case: Case) -> None:
    with pytest.raises(DisputedTooLarge):
        case.objects(disputed=30_101)
    case.objects(disputed=30_100)
    with pytest.raises(ObjectionOpen):
        case.objects()


def test_steps_out_of_turn_are_refused(case: Case) -> None:
    number = case.objects()
    with case.db.write(case.kari) as work, pytest.raises(WrongObjectionStep):
        objections.remind_unit(work, number, 1)
    answer(case.db, case.kari, number, UnitView.UPHOLDS)
    decide(case.db, case.kari, number, Outcome.NOT_UPHELD)
    with pytest.raises(WrongObjectionStep):
        decide(case.db, case.kari, number, Outcome.NOT_UPHELD)


def test_the_unit_is_not_asked_twice_and_an_old_page_is_told_so(case: Case) -> None:
    number = case.objects()
    with case.db.write(case.kari) as work:
        objections.ask_unit(work, number, Ask(version=1, text="Stemmer dette?"))
    with case.db.write(case.kari) as work, pytest.raises(Stale):
        objections.ask_unit(work, number, Ask(version=1, text="Stemmer dette?"))
    with case.db.write(case.kari) as work, pytest.raises(AskedAlready):
        objections.ask_unit(work, number, Ask(version=2, text="Stemmer dette?"))


def test_only_who_opened_the_debtor_works_with_the_objection(case: Case) -> None:
    number = case.objects()
    other = add_user(case.db, "ola", name="Ola Saksbehandler")
    with case.db.write(other) as work, pytest.raises(NotOpened):
        deciding.decide(
            work,
            number,
            Decide(version=1, outcome=Outcome.GROUNDLESS, ground=Ground.PAID, reasons=REASONS),
        )
    with case.db.write(case.kari) as work, pytest.raises(Unknown):
        objections.acknowledge(work, 999, 1)


def test_every_step_is_in_the_debtors_audit(case: Case) -> None:
    number = case.objects()
    with case.db.write(case.kari) as work:
        objections.acknowledge(work, number, 1)
    answer(case.db, case.kari, number, UnitView.UPHOLDS)
    decide(case.db, case.kari, number, Outcome.NOT_UPHELD)
    with case.db.read() as work:
        deeds = work.scalars(
            select(Audit.deed).where(Audit.deed.like("objections.%")).order_by(Audit.id)
        ).all()
    assert deeds == [
        "objections.register",
        "objections.acknowledge",
        "objections.ask_unit",
        "objections.answered",
        "objections.decide",
    ]
