"""Giving a claim up: four eyes, to the øre, and a settlement that stands or falls by its money."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError

from collector_desk.domain.delivery import Authority, Mandate, To
from collector_desk.domain.inquiry import Sender
from collector_desk.domain.outages import Channel
from collector_desk.domain.relief import GROUNDS, Part, ReliefGround, ReliefKind
from collector_desk.domain.statement import Balance
from collector_desk.domain.status import Status
from collector_desk.domain.status_flow import FLOWS
from collector_desk.errors import DeskError
from collector_desk.errors.approvals import ProposalChanged, SamePerson
from collector_desk.errors.plans import PlanClaimStopped
from collector_desk.errors.reliefs import (
    ReliefAdditionsOnly,
    ReliefBeyondEverybody,
    ReliefClaimTaken,
    ReliefGroundUnfit,
    ReliefHasNoTerms,
    ReliefNotBarred,
    ReliefNothingOwed,
    ReliefNotSettled,
    ReliefReasonsMissing,
    ReliefTooMuch,
    ReliefWholeOnly,
    ReliefWithoutClaims,
    ReliefWrongStage,
    SettlementAcceptor,
    SettlementExpired,
    SettlementGuardian,
    SettlementTerms,
    SettlementTooSoon,
)
from collector_desk.models import (
    Audit,
    Claim,
    DebtorStatus,
    Document,
    FactRow,
    LetterRow,
    Relief,
    Representative,
)
from collector_desk.reports import pdf_pages
from collector_desk.service import approvals, nightly, outages, relief_keeping, relief_rows, reliefs
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.outages import NewOutage
from collector_desk.wire.reliefs import (
    AcceptSettlement,
    EndRelief,
    NewRelief,
    ReliefPart,
    ReliefPreview,
    ReliefRow,
)
from tests.kit import add_user, open_db
from tests.service.agreements import DUE, TODAY, Agreement
from tests.service.casework import approve, objects, proposal

REASONS = "Skyldneren er varig syk og har bare trygd."
ANSWER, PAY_BY = date(2026, 12, 7), date(2026, 12, 18)
HALF = 500_000


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


def order(case: Agreement, **more: Any) -> NewRelief:
    more.setdefault("kind", ReliefKind.WAIVER)
    more.setdefault("ground", ReliefGround.CIRCUMSTANCES)
    more.setdefault("parts", (ReliefPart(claim_id=case.claim, part=Part.INTEREST),))
    more.setdefault("reasons", REASONS)
    return NewRelief(**more)


def offer(case: Agreement, **more: Any) -> NewRelief:
    more.setdefault("parts", (ReliefPart(claim_id=case.claim),))
    more.setdefault("pay", HALF)
    return order(
        case,
        kind=ReliefKind.SETTLEMENT,
        ground=ReliefGround.CREDITOR_INTEREST,
        pay_by=more.pop("pay_by", PAY_BY),
        offer_until=more.pop("offer_until", ANSWER),
        **more,
    )


def propose(case: Agreement, wanted: NewRelief) -> int:
    with case.db.write(case.kari) as work:
        return reliefs.propose(work, case.debtor, wanted).id


def granted(case: Agreement, wanted: NewRelief) -> int:
    number = propose(case, wanted)
    approve(case.db, case.per, proposal(case.db, "relief"))
    return number


def preview(case: Agreement, wanted: NewRelief) -> ReliefPreview:
    with case.db.read(case.kari) as work:
        return reliefs.preview(work, case.debtor, wanted)


def row(case: Agreement, number: int) -> ReliefRow:
    with case.db.read(case.kari) as work:
        return next(
            one for one in relief_rows.listed(work, case.debtor).rows if one.relief_id == number
        )


def balance(case: Agreement, claim: int | None = None) -> Balance:
    return case.books.statement(claim or case.claim, case.db.clock.today()).balance


def accept(case: Agreement, number: int, by: Sender = Sender.DEBTOR, **more: Any) -> None:
    said = {"name": "Fager Lykt", "how": "på telefon"} | more
    with case.db.write(case.kari) as work:
        yes = AcceptSettlement(version=work.get_one(Relief, number).version, by=by, **said)
        reliefs.accept(work, number, yes)


def end(case: Agreement, number: int, why: str = "Takket nei på telefon") -> None:
    with case.db.write(case.kari) as work:
        version = work.get_one(Relief, number).version
        reliefs.end(work, number, EndRelief(version=version, why=why))


def night(case: Agreement, day: date) -> None:
    case.books.today_is(day)
    relief_keeping.check_all(case.db)
    case.opened()


def letter(case: Agreement) -> str:
    """The text of the newest letter, without line breaks."""
    with case.db.read() as work:
        newest = work.scalars(select(LetterRow).order_by(LetterRow.id.desc())).first()
        assert newest is not None
        content = work.get_one(Document, newest.document_id).content or b""
    return " ".join("".join(pdf_pages.texts(content)).split())


def test_interest_is_given_up_by_two_persons_and_the_letter_says_what(case: Agreement) -> None:
    before = balance(case)
    found = preview(case, order(case))
    assert (found.given_up, found.left) == (before.interest, before.principal)
    assert found.unconfirmed[0].startswith("Kommunens egne regler")
    number = propose(case, order(case))
    assert (balance(case), row(case, number).stage) == (before, "proposed")
    kari = add_user(case.db, "kari2", role="supervisor", person_id=case.kari.person_id)
    with pytest.raises(SamePerson):
        approve(case.db, kari, proposal(case.db, "relief"))
    approve(case.db, case.per, proposal(case.db, "relief"))
    after = balance(case)
    assert (after.principal, after.interest, after.total) == (1_000_000, 0, 1_000_000)
    assert case.letters() == ["relief"]
    assert "10 000,00" in letter(case).replace("\u00a0", " ")
    assert case.noted("reliefs.") == ["reliefs.propose", "reliefs.grant"]
    assert case.proved()


def test_interest_that_accrues_until_the_approval_goes_with_the_whole(case: Agreement) -> None:
    wanted = order(
        case, ground=ReliefGround.DEBTOR_INTEREST, parts=(ReliefPart(claim_id=case.claim),)
    )
    number = propose(case, wanted)
    case.day(date(2026, 12, 1))
    approve(case.db, case.per, proposal(case.db, "relief"))
    assert balance(case).total == 0
    assert row(case, number).stage == "granted"
    with case.db.read() as work:
        given = work.scalars(select(FactRow.amount).where(FactRow.kind == "waiver")).all()
    assert sum(given) > row(case, number).amount
    assert case.proved()


def test_a_part_is_given_up_to_the_krone_and_no_more(case: Agreement) -> None:
    part = ReliefPart(claim_id=case.claim, part=Part.PRINCIPAL, amount=250_000)
    granted(case, order(case, ground=ReliefGround.DEBTOR_INTEREST, parts=(part,)))
    assert balance(case).principal == 750_000


def test_money_that_came_meanwhile_voids_the_proposal(case: Agreement) -> None:
    propose(case, order(case))
    case.books.pays(case.claim, 10_000, TODAY)
    with pytest.raises(ProposalChanged):
        approve(case.db, case.per, proposal(case.db, "relief"))
    with case.db.read() as work:
        assert work.scalars(select(FactRow.id).where(FactRow.kind == "waiver")).all() == []


def test_what_is_written_off_is_owed_still_and_rests_until_taken_up(case: Agreement) -> None:
    before = balance(case)
    number = granted(
        case,
        order(
            case,
            kind=ReliefKind.WRITE_OFF,
            ground=ReliefGround.NO_MEANS,
            parts=(ReliefPart(claim_id=case.claim),),
        ),
    )
    (hold,) = case.holds()
    assert (balance(case), hold.reason, hold.until) == (before, "written_off", None)
    assert hold.review_on == date(2027, 11, 23)
    assert case.letters() == []
    assert case.tasks("follow_up") == ["Meld fra til virksomheten: tapsføring, K-2026-000001"]
    end(case, number, "Skyldneren har fått arbeid")
    assert (case.holds(), row(case, number).stage) == ([], "lapsed")


def test_taking_one_write_off_up_leaves_what_rests_on_another(case: Agreement) -> None:
    wanted = order(
        case,
        kind=ReliefKind.WRITE_OFF,
        ground=ReliefGround.NO_MEANS,
        parts=(ReliefPart(claim_id=case.claim),),
    )
    first, second = granted(case, wanted), granted(case, wanted)
    assert [hold.text for hold in case.holds()] == [
        f"Tapsføring, sak {first}",
        f"Tapsføring, sak {second}",
    ]
    end(case, first, "Skyldneren har fått arbeid")
    assert [hold.text for hold in case.holds()] == [f"Tapsføring, sak {second}"]


def test_only_what_is_barred_is_removed_as_barred_and_no_letter_goes(case: Agreement) -> None:
    wanted = order(
        case,
        kind=ReliefKind.REMOVAL,
        ground=ReliefGround.TIME_BARRED,
        parts=(ReliefPart(claim_id=case.claim),),
    )
    with pytest.raises(ReliefNotBarred):
        propose(case, wanted)
    with case.db.write(SYSTEM) as work:
        work.execute(update(Claim).values(limitation_start=date(2019, 1, 1)))
    granted(case, wanted)
    assert (balance(case).total, case.letters()) == (0, [])
    assert case.proved()


def test_what_a_fulfilled_debt_settlement_leaves_is_removed(case: Agreement) -> None:
    wanted = order(
        case,
        kind=ReliefKind.REMOVAL,
        ground=ReliefGround.DEBT_SETTLED,
        parts=(ReliefPart(claim_id=case.claim),),
    )
    settling = {"debtor_id": case.debtor, "kind": "debt_settlement", "source": "namsmannen"}
    with pytest.raises(ReliefNotSettled):
        propose(case, wanted)
    with case.db.write(SYSTEM) as work:  # opened before the claim arose, and fulfilled
        work.add(DebtorStatus(from_day=date(2020, 1, 1), to_day=date(2025, 1, 1), **settling))
    with pytest.raises(ReliefNotSettled):
        propose(case, wanted)
    with case.db.write(SYSTEM) as work:
        work.add(DebtorStatus(from_day=date(2026, 10, 1), **settling))
    with pytest.raises(ReliefNotSettled):  # it still runs
        propose(case, wanted)
    with case.db.write(SYSTEM) as work:
        work.execute(update(DebtorStatus).values(to_day=TODAY))
    assert preview(case, wanted).rule == "gjeldsordningsloven § 5-2"
    granted(case, wanted)
    assert (balance(case).total, case.letters()) == (0, [])
    assert case.proved()


def test_what_the_end_of_a_debt_settlement_asks_for_is_a_removal() -> None:
    after = FLOWS[Status.DEBT_SETTLEMENT].after
    assert "foreslå sletting" in after
    grounds = [one for one in GROUNDS.values() if "gjeldsordning" in one.label.lower()]
    assert [one.kinds for one in grounds] == [{ReliefKind.REMOVAL}]
    assert not any("avskriving" in flow.task + flow.after for flow in FLOWS.values())


def test_a_settlement_paid_in_time_leaves_nothing(case: Agreement) -> None:
    other = case.books.claim(200_000, due=date(2026, 9, 1), interest_from=None)
    both = (ReliefPart(claim_id=other), ReliefPart(claim_id=case.claim))
    owed = balance(case).total + 200_000
    found = preview(case, offer(case, parts=both, pay=1_100_000))
    assert (found.owed, found.left, found.given_up) == (owed, 1_100_000, owed - 1_100_000)
    first = balance(case).total
    assert [line.share for line in found.lines] == [first, 1_100_000 - first]
    number = granted(case, offer(case, parts=both, pay=1_100_000))
    assert [hold.reason for hold in case.holds()] == ["settlement", "settlement"]
    assert "11 000,00" in letter(case).replace("\u00a0", " ")
    accept(case, number)
    case.books.pays(case.claim, first, PAY_BY)
    case.books.pays(other, 1_100_000 - first, PAY_BY)
    night(case, date(2026, 12, 21))
    assert (balance(case).total, balance(case, other).total) == (0, 0)
    assert (row(case, number).stage, case.holds()) == ("granted", [])
    assert case.letters() == ["settlement_offer", "relief"]
    assert case.proved()


def test_paying_the_whole_sum_accepts_the_offer(case: Agreement) -> None:
    number = granted(case, offer(case))
    case.books.pays(case.claim, HALF, date(2026, 12, 1))
    night(case, date(2026, 12, 2))
    assert (row(case, number).stage, balance(case).total) == ("granted", 0)


def test_a_settlement_not_paid_leaves_the_whole_debt(case: Agreement) -> None:
    number = granted(case, offer(case))
    accept(case, number)
    case.books.pays(case.claim, HALF - 1, PAY_BY)
    night(case, date(2026, 12, 23))  # money paid in time may still be on its way
    assert row(case, number).stage == "accepted"
    night(case, date(2026, 12, 24))
    assert (row(case, number).stage, case.holds()) == ("lapsed", [])
    assert balance(case).total > HALF
    assert case.tasks("follow_up") == [
        "Oppgjøret ble ikke betalt innen 18.12.2026: gå videre med kravene"
    ]


def test_a_last_day_to_pay_on_a_sunday_is_the_monday_after(case: Agreement) -> None:
    sunday, monday = date(2026, 12, 20), date(2026, 12, 21)
    wanted = offer(case, pay_by=sunday)
    assert any("innen 21.12.2026" in one for one in preview(case, wanted).effects)
    number = granted(case, wanted)
    assert row(case, number).pay_by == monday
    assert "21.12.2026" in letter(case)
    accept(case, number)
    case.books.pays(case.claim, HALF, monday)
    night(case, monday)
    assert (row(case, number).stage, balance(case).total) == ("granted", 0)


def test_a_debtor_gets_days_enough_to_answer(case: Agreement) -> None:
    with pytest.raises(SettlementTooSoon, match=r"24\.11\.2026.*7 dager"):
        propose(case, offer(case, offer_until=date(2026, 11, 24)))
    last = date(2026, 11, 30)
    propose(case, offer(case, offer_until=last))
    case.books.today_is(date(2026, 11, 25))  # approved two days later it would be too few
    case.opened()
    with pytest.raises(SettlementTooSoon):
        approve(case.db, case.per, proposal(case.db, "relief"))
    assert case.letters() == []


def test_an_offer_nobody_answers_lapses_after_its_last_day(case: Agreement) -> None:
    number = granted(case, offer(case))
    night(case, ANSWER)
    assert row(case, number).stage == "offered"
    night(case, date(2026, 12, 12))  # what was paid on the last day may be on its way
    assert row(case, number).stage == "offered"
    night(case, date(2026, 12, 13))
    assert row(case, number).stage == "lapsed"
    with pytest.raises(ReliefWrongStage):
        accept(case, number)


def test_money_paid_too_late_or_on_one_claim_alone_settles_nothing(case: Agreement) -> None:
    other = case.books.claim(200_000, due=date(2026, 9, 1), interest_from=None)
    both = (ReliefPart(claim_id=other), ReliefPart(claim_id=case.claim))
    number = granted(case, offer(case, parts=both, pay=1_100_000))
    accept(case, number)
    case.books.pays(case.claim, 1_100_000, PAY_BY)
    night(case, date(2026, 12, 21))
    assert row(case, number).stage == "accepted"
    assert case.tasks("follow_up") == [
        "Oppgjøret er betalt, men ikke på kravene slik det ble avtalt: flytt pengene"
    ]
    assert balance(case, other).total == 200_000


def test_money_taken_back_by_the_bank_does_not_settle(case: Agreement) -> None:
    number = granted(case, offer(case))
    case.books.pays(case.claim, HALF, date(2026, 12, 1))
    case.books.pays_back(case.claim, HALF, date(2026, 12, 2))
    night(case, date(2026, 12, 3))
    assert row(case, number).stage == "offered"


def test_who_may_accept_and_until_when(case: Agreement) -> None:
    number = granted(case, offer(case))
    for by in (Sender.ADVISER, Sender.LAWYER, Sender.EMPLOYER):
        with pytest.raises(SettlementAcceptor):
            accept(case, number, by)
    with case.db.write(SYSTEM) as work:
        work.add(
            DebtorStatus(
                debtor_id=case.debtor, kind="guardian", from_day=TODAY, source="vergeattest"
            )
        )
    with pytest.raises(SettlementGuardian):
        accept(case, number)
    with pytest.raises(SettlementAcceptor, match="ingen fullmakt eller mandat"):
        accept(case, number, Sender.GUARDIAN, how="vergeattest 4.5.2026 vist på telefon")
    represents(case, To.GUARDIAN, mandate=Mandate.ECONOMY.value)
    accept(case, number, Sender.GUARDIAN)
    assert row(case, number).stage == "accepted"


@pytest.mark.parametrize(("by", "to"), [(Sender.LAWYER, To.LAWYER), (Sender.ADVISER, To.ADVISER)])
def test_who_acts_for_the_debtor_accepts_by_the_authority_on_file_alone(
    case: Agreement, by: Sender, to: To
) -> None:
    number = granted(case, offer(case))
    represents(case, to, authority=Authority.NONE.value)
    with pytest.raises(SettlementAcceptor):
        accept(case, number, by)
    kept = represents(case, to, authority=Authority.CASE.value)
    accept(case, number, by)
    assert row(case, number).stage == "accepted"
    with case.db.read() as work:
        note = work.scalars(select(Audit).where(Audit.deed == "reliefs.accept")).one()
    assert (note.details or {})["representative"] == kept


def represents(case: Agreement, to: To, **more: Any) -> int:
    """Somebody is registered to speak for the debtor from today on."""
    with case.db.write(SYSTEM) as work:
        one = Representative(
            debtor_id=case.debtor, role=to.value, name="Dag Dal", street="Storgata 1",
            postcode="0155", city="Oslo", country="NO", from_day=TODAY,
            source="fullmakt 1.11.2026", added_by="Kari", **more,
        )  # fmt: skip
        work.add(one)
        work.flush()
        return one.id


def test_the_debtor_may_say_no_and_the_claims_go_on(case: Agreement) -> None:
    number = granted(case, offer(case))
    end(case, number)
    assert (row(case, number).stage, case.holds()) == ("declined", [])
    with pytest.raises(ReliefWrongStage):
        end(case, number)


def test_an_offer_stands_as_long_as_an_outage_has_moved_it(case: Agreement) -> None:
    number = granted(case, offer(case))
    case.books.today_is(ANSWER + timedelta(days=1))
    down = NewOutage(
        channel=Channel.PORTAL, from_day=date(2026, 12, 4), to_day=ANSWER, source="Drift"
    )
    with case.db.write(case.per) as work:
        outages.register(work, down)
    night(case, date(2026, 12, 11))
    assert row(case, number).message == "Skyldneren må svare innen 11.12.2026."
    accept(case, number)
    assert row(case, number).stage == "accepted"


def test_an_offer_approved_after_its_last_day_is_not_sent(case: Agreement) -> None:
    propose(case, offer(case))
    case.day(ANSWER)
    with pytest.raises(SettlementExpired):
        approve(case.db, case.per, proposal(case.db, "relief"))
    assert case.letters() == []


def test_a_disputed_claim_is_not_settled_but_its_interest_may_be_given_up(
    case: Agreement,
) -> None:
    objects(case.db, case.kari, case.debtor, case.claim)
    with pytest.raises(PlanClaimStopped):
        propose(case, offer(case))
    assert granted(case, order(case))


def _parts(*parts: ReliefPart) -> dict[str, Any]:
    return {"parts": parts}


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"reasons": "kort"}, ReliefReasonsMissing),
        ({"parts": ()}, ReliefWithoutClaims),
        (_parts(*[ReliefPart(claim_id=1, part=Part.INTEREST)] * 2), ReliefWithoutClaims),
        (_parts(ReliefPart(claim_id=1), ReliefPart(claim_id=1, part=Part.FEES)),
         ReliefWithoutClaims),
        ({"ground": ReliefGround.NO_MEANS}, ReliefGroundUnfit),
        (_parts(ReliefPart(claim_id=1)), ReliefAdditionsOnly),
        (_parts(ReliefPart(claim_id=1, part=Part.PRINCIPAL)), ReliefAdditionsOnly),
        (_parts(ReliefPart(claim_id=1, part=Part.FEES)), ReliefNothingOwed),
        (_parts(ReliefPart(claim_id=1, part=Part.INTEREST, amount=10**7)), ReliefTooMuch),
        ({"pay": 100}, ReliefHasNoTerms),
        ({"ground": ReliefGround.DEBTOR_INTEREST, "parts": (ReliefPart(claim_id=1, amount=5),)},
         ReliefWholeOnly),
        ({"kind": ReliefKind.WRITE_OFF, "ground": ReliefGround.NO_MEANS}, ReliefWholeOnly),
    ],
)  # fmt: skip
def test_what_cannot_be_proposed_says_why_and_leaves_nothing(
    sqlite_url: str, more: dict[str, Any], refusal: type[DeskError]
) -> None:
    db = open_db(sqlite_url)
    case = Agreement(db)
    with pytest.raises(refusal):
        propose(case, order(case, **more))
    with db.read() as work:
        assert work.scalars(select(Relief)).all() == []
    db.close()


@pytest.mark.parametrize(
    "terms",
    [
        {"pay": 0},
        {"pay": 10**7},
        {"pay": None},
        {"offer_until": TODAY},
        {"pay_by": date(2026, 12, 1), "offer_until": ANSWER},
    ],
)
def test_the_terms_of_a_settlement_must_fit(db: Database, terms: dict[str, Any]) -> None:
    case = Agreement(db)
    with pytest.raises(SettlementTerms):
        propose(case, offer(case, **terms))


def test_nobody_at_the_desk_goes_past_the_limit_and_no_claim_is_in_two(case: Agreement) -> None:
    large = case.books.claim(10_000_001, due=DUE, interest_from=None)
    whole = order(case, ground=ReliefGround.DEBTOR_INTEREST, parts=(ReliefPart(claim_id=large),))
    with pytest.raises(ReliefBeyondEverybody) as refused:
        propose(case, whole)
    assert "100 000,00 kr" in str(refused.value).replace("\u00a0", " ")
    assert ".." not in str(refused.value)
    propose(case, order(case))
    with pytest.raises(ReliefClaimTaken):
        propose(case, order(case))


@pytest.mark.parametrize("state", ["offered", "accepted", "granted"])
def test_the_database_carries_out_nothing_unapproved(case: Agreement, state: str) -> None:
    number = propose(case, offer(case))
    with pytest.raises(DBAPIError, match="four-eyes"), case.db.write(SYSTEM) as work:
        work.execute(update(Relief).where(Relief.id == number).values(state=state))
    assert row(case, number).stage == "proposed"


def test_what_is_sent_back_can_be_proposed_again(case: Agreement) -> None:
    propose(case, order(case))
    waiting = proposal(case.db, "relief")
    with case.db.write(case.per) as work:
        approvals.send_back(
            work, waiting.id, version=waiting.version, comment="Mangler legeerklæring"
        )
    assert propose(case, order(case))


def test_the_night_looks_at_settlements(case: Agreement, tmp_path: Any) -> None:
    number = granted(case, offer(case))
    case.books.pays(case.claim, HALF, date(2026, 12, 1))
    case.books.today_is(date(2026, 12, 2))
    assert any(line.startswith("Avtaler: 1 ") for line in nightly.run(case.db, tmp_path))
    case.opened()
    assert row(case, number).stage == "granted"
