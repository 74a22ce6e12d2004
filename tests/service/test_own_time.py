"""Later interest that is time-barred by itself is enforced by nobody, and is written off first."""

from __future__ import annotations

import base64
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from collector_desk.domain.delivery import To
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.limitation_steps import Outcome, Step
from collector_desk.domain.phrases import kroner
from collector_desk.domain.relief import Part, ReliefGround, ReliefKind
from collector_desk.domain.status import Status
from collector_desk.errors.plans import PlanClaimStopped
from collector_desk.errors.reliefs import ReliefInterestNotBarred, ReliefNotBarred
from collector_desk.models import Claim, DebtorStatus, Document, LetterRow, LimitationEvent, Task
from collector_desk.service import (
    debtors,
    filing,
    filing_ahead,
    folder,
    gate,
    letter_demands,
    letters,
    own_time,
    plans,
    portal,
    reliefs,
    statuses,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.debtors import Open
from collector_desk.wire.letters import Write
from collector_desk.wire.plans import Terms
from collector_desk.wire.reliefs import NewRelief, ReliefPart
from collector_desk.wire.statuses import FileClaims
from tests.service.casework import REASONS, approve, objects, proposal
from tests.service.enforcing import TODAY
from tests.service.mail import leaves, text_of
from tests.service.requesting import DEMAND_ENDS
from tests.service.suing import Suing
from tests.service.test_statuses import order, other

JUDGED = date(2020, 2, 3)
DUE = date(2018, 6, 22)


@pytest.fixture
def case(db: Database) -> Suing:
    """Two fees of 2018 with a judgment of 2020; nothing was done about them since."""
    return judged(db)


def judged(db: Database) -> Suing:
    """The same, for other tests."""
    found = Suing(db)
    found.claims = tuple(
        found.books.claim(970_000, due=DUE, interest_from=DUE, kind="kindergarten")
        for _ in range(2)
    )
    found.demanded(found.claims, date(2026, 10, 1), DEMAND_ENDS)
    with db.write(SYSTEM) as work:
        for number in found.claims:
            work.add(
                LimitationEvent(
                    claim_id=number, debtor_id=found.debtor, step=Step.COURT.value,
                    day=date(2019, 9, 2), ended=JUDGED, outcome=Outcome.DECIDED.value,
                    source="dom fra før",
                )
            )  # fmt: skip
    return found


def barred(case: Suing) -> int:
    with case.db.write(case.kari) as work:
        debtor = gate.opened(work, case.debtor)
        rows = folder.read(work, debtor)
        claim = rows.claim(case.claims[0])
        assert claim is not None
        return own_time.barred_interest(rows, claim, rows.statement(claim, work.rates, on=TODAY))


def stops(case: Suing) -> list[str]:
    found = case.save(case.request()).reckoned
    labels = [one.label for one in found.conditions if one.code == "stops" and not one.holds]
    return [label for label in labels if "renter" in label]


def writes_off(case: Suing, amount: int | None, part: Part = Part.INTEREST) -> None:
    parts = tuple(ReliefPart(claim_id=number, part=part, amount=amount) for number in case.claims)
    order = NewRelief(
        kind=ReliefKind.WAIVER, ground=ReliefGround.TIME_BARRED, parts=parts, reasons=REASONS
    )
    with case.db.write(case.kari) as work:
        reliefs.propose(work, case.debtor, order)
    approve(case.db, case.per, proposal(case.db, "relief"))


def test_the_working_says_from_when_and_how_much(case: Suing) -> None:
    with case.db.write(case.kari) as work:
        sheet = debtors.open_sheet(work, case.debtor, Open(reason="ser på fristen"))
    told = sheet.claims[0].limitation_basis
    assert (
        "Renter har egen frist på tre år (§ 21 nr. 2 og nr. 4): renter fra 21.11.2023 foreldes"
        " 23.11.2026. Foreldet: "
    ) in told
    assert barred(case) > 0


def test_nothing_is_taken_before_the_barred_interest_is_written_off_and_no_more_is(
    case: Suing,
) -> None:
    gone = barred(case)
    assert len(stops(case)) == len(case.claims)
    assert "er foreldet og må tas ut først" in stops(case)[0]
    with pytest.raises(ReliefNotBarred):
        writes_off(case, None, Part.PRINCIPAL)
    for amount in (None, gone + 1):
        with pytest.raises(ReliefInterestNotBarred):
            writes_off(case, amount)
    writes_off(case, gone)
    assert (barred(case), stops(case)) == (0, [])


def test_a_claim_that_has_no_ten_years_has_none_of_it(case: Suing) -> None:
    with case.db.write(SYSTEM) as work:
        for row in work.scalars(select(LimitationEvent)):
            work.delete(row)
        work.execute(update(Claim).values(limitation_start=date(2026, 6, 22)))
    assert (barred(case), stops(case)) == (0, [])


def told(case: Suing, kind: LetterKind) -> str:
    order = Write(kind=kind, claim_ids=case.claims[:1])
    with case.db.write(case.kari) as work:
        shown = letters.preview(work, case.debtor, order)
    return text_of(base64.b64decode(shown.content))


def plain(amount: int) -> str:
    return kroner(amount).replace("\u00a0", " ")


def test_no_letter_asks_for_it(case: Suing) -> None:
    gone, number = barred(case), case.claims[0]
    owed = case.books.statement(number, TODAY).balance.total
    for kind in (LetterKind.PAYOFF, LetterKind.ENFORCEMENT_NOTICE):
        text = told(case, kind)
        assert "Foreldede renter, kreves ikke" in text
        assert f"Å betale: {plain(owed - gone)} kr" in text
        assert plain(owed) not in text
    text = told(case, LetterKind.STATEMENT)
    assert "Foreldede renter, kreves ikke" in text
    assert plain(owed) not in text
    writes_off(case, gone)
    assert "Foreldede renter" not in told(case, LetterKind.PAYOFF)
    assert f"Å betale: {plain(owed - gone)} kr" in told(case, LetterKind.PAYOFF)


def test_the_desk_and_the_portal_name_it_apart_from_what_is_to_be_paid(case: Suing) -> None:
    gone = barred(case)
    with case.db.write(case.kari) as work:
        sheet = debtors.open_sheet(work, case.debtor, Open(reason="ser på kravet"))
        (apart,) = sheet.not_demanded
        rows = folder.read(work, gate.opened(work, case.debtor))
        shown = portal.claims_of(rows, work.rates, today=TODAY)
    assert (apart.why, apart.amount) == ("foreldede renter – ikke krevd", gone * len(case.claims))
    assert [one.total - one.to_pay for one in shown if one.apart] == [gone] * len(case.claims)


def test_of_a_claim_that_is_disputed_in_part_too_each_part_is_named_with_its_sum(
    case: Suing,
) -> None:
    gone, number = barred(case), case.claims[0]
    objects(case.db, case.kari, case.debtor, number, disputed=30_000)
    with case.db.write(case.kari) as work:
        sheet = debtors.open_sheet(work, case.debtor, Open(reason="ser på kravet"))
        rows = folder.read(work, gate.opened(work, case.debtor))
        shown = portal.claims_of(rows, work.rates, today=TODAY)
        claim = work.get_one(Claim, number)
        (one,) = (each for each in shown if each.number == claim.number)
        part = letter_demands.disputed(work, case.debtor, [claim])[number]  # with its interest
    disputed = "delvis bestridt, den bestridte delen er stilt i bero"
    named = {each.why: each.amount for each in sheet.not_demanded}
    assert part > 30_000
    assert named == {disputed: part, "foreldede renter – ikke krevd": gone * len(case.claims)}
    assert one.total - one.to_pay == part + gone
    assert one.apart == (
        f"{disputed}: {kroner(part)} kr; foreldede renter – ikke krevd: {kroner(gone)} kr"
    )


def test_it_is_promised_in_no_plan_before_it_is_written_off(case: Suing) -> None:
    terms = Terms(claim_ids=case.claims, first_due=date(2026, 12, 28), amount=200_000)
    stopped = pytest.raises(PlanClaimStopped, match=r"renter på K-2026-\d+ er foreldet")
    with case.db.write(case.kari) as work, stopped:
        plans.calculate(work, case.debtor, terms)
    writes_off(case, barred(case))
    with case.db.write(case.kari) as work:
        plans.calculate(work, case.debtor, terms)


def test_it_is_not_filed_in_the_estate(case: Suing) -> None:
    gone = barred(case)
    owed = case.books.statement(case.claims[0], TODAY).balance.total
    died = order(Status.DECEASED, representative=other(To.ESTATE))
    with case.db.write(case.kari) as work:
        row = statuses.register(work, case.debtor, died).rows[0]
        filing.file(work, row.status_id, FileClaims(version=row.version))
    with case.db.read() as work:
        letter = work.scalars(select(LetterRow).order_by(LetterRow.id.desc())).first()
        assert letter is not None
        text = text_of(work.get_one(Document, letter.document_id).content or b"")
    assert text.count(f"Sum {plain(owed - gone)} kr.") == len(case.claims)
    assert plain(owed) not in text


def test_a_filing_that_comes_late_leaves_out_what_is_barred_when_it_comes(case: Suing) -> None:
    """The opening counts only for who files in time (foreldelsesloven § 18 no. 2)."""
    opened = date(2026, 9, 1)
    kept = case.books.statement(case.claims[0], opened).balance.total

    def left_out(deadline: date) -> int:
        bankrupt = order(
            Status.BANKRUPTCY, representative=other(To.TRUSTEE), from_day=opened,
            announced_on=opened, filing_deadline=deadline,
        )  # fmt: skip
        with case.db.write(case.kari) as work:
            row = statuses.register(work, case.debtor, bankrupt).rows[0]
            status = work.get_one(DebtorStatus, row.status_id)
            filed = filing_ahead.read(work, gate.opened(work, case.debtor), status)
            _, balance = filed.touched[0]
            work.rollback()
        return kept - balance.total

    in_time, late = left_out(TODAY), left_out(TODAY - timedelta(days=1))
    # of 1 September to 20 November 2023: 9 700,00 × 11,75 % × 81 ÷ 365
    assert late - in_time == 25_293


def test_who_pays_what_a_letter_asks_for_owes_only_what_is_barred(case: Suing) -> None:
    gone, number = barred(case), case.claims[0]
    owed = case.books.statement(number, TODAY).balance.total
    case.books.pays(number, owed - gone, TODAY)
    assert case.books.statement(number, TODAY).balance.total == gone
    assert barred(case) == gone
    with case.db.write(case.kari) as work:
        rows = folder.read(work, gate.opened(work, case.debtor))
        shown = {one.number: one.to_pay for one in portal.claims_of(rows, work.rates, today=TODAY)}
        assert shown[work.get_one(Claim, number).number] == 0


def test_interest_that_was_paid_before_it_was_barred_was_the_oldest(case: Suing) -> None:
    case.books.pays(case.claims[0], 970_000 + 50_000, date(2020, 3, 2))
    assert case.books.statement(case.claims[0], TODAY).balance.principal == 0
    # of 4 February to 1 March 2020, after the judgment: 9 700,00 × 9,5 % × 27 ÷ 366
    assert barred(case) == 6_798


def test_a_demand_of_which_only_barred_interest_is_left_does_not_go(case: Suing) -> None:
    gone, number = barred(case), case.claims[0]
    order = Write(kind=LetterKind.COLLECTION_NOTICE, claim_ids=(number,))
    owed = case.books.statement(number, TODAY).balance.total
    with case.db.write(case.kari) as work:
        letters.send(work, case.debtor, order)
    case.books.pays(number, owed - gone, TODAY)
    leaves(case.db)
    with case.db.read() as work:
        letter = work.scalars(select(LetterRow).order_by(LetterRow.id.desc())).first()
        assert letter is not None
        assert (letter.kind, letter.state) == ("collection_notice", "withdrawn")
        told = " ".join(work.scalars(select(Task.text)))
        assert f"{work.get_one(Claim, number).number} er betalt" in told


@pytest.mark.parametrize("amount", [8_000, None])
def test_the_letter_of_a_waiver_leaves_it_out_of_what_is_left_after(
    case: Suing, amount: int | None
) -> None:
    number = case.claims[0]
    parts = (ReliefPart(claim_id=number, part=Part.INTEREST, amount=amount),)
    order = NewRelief(
        kind=ReliefKind.WAIVER, ground=ReliefGround.CIRCUMSTANCES, parts=parts, reasons=REASONS
    )
    before = case.books.statement(number, TODAY).balance.interest
    with case.db.write(case.kari) as work:
        reliefs.propose(work, case.debtor, order)
    approve(case.db, case.per, proposal(case.db, "relief"))
    with case.db.read() as work:
        content = work.scalars(select(LetterRow.content).order_by(LetterRow.id.desc())).first()
        assert content is not None
    (told,) = content["amounts"]
    balance = case.books.statement(number, TODAY).balance
    after = balance.interest - barred(case)
    up = before - balance.interest
    said = [told["before"], told["after"], content["given_up"], content["left"]]
    assert said == [kroner(each) for each in (after + up, after, up, balance.principal + after)]
