"""A decision on trekk for several claims has a KID of its own, and its money finds them all."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.delivery import Authority
from collector_desk.domain.facts import FactKind
from collector_desk.exchange.enforcement.json_in import read_decision
from collector_desk.models import (
    Claim,
    ClaimDebtor,
    Debtor,
    Document,
    Representative,
    RequestVersion,
)
from collector_desk.service import booking, kid_matching, numbers
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.kid_matching import TREKK_OVER, TREKK_RETURNED, UNKNOWN, Verdict
from collector_desk.wire.measures import MeasureSheet
from tests.service.books import tell
from tests.service.enforcing import TODAY, Enforcement
from tests.service.test_measure_letters import new_rules

LATER = date(2027, 1, 20)


@pytest.fixture
def case(db: Database) -> Enforcement:
    case = Enforcement(db)
    new_rules(case)
    return case


def told_kid(case: Enforcement) -> str:
    with case.db.read() as work:
        version = work.scalars(select(RequestVersion)).one()
    payee = read_decision(version.content).payee
    assert payee is not None
    return payee.kid


def owed(case: Enforcement, day: date = LATER) -> list[int]:
    with case.db.read() as work:
        claims = [work.get_one(Claim, one) for one in case.claims]
        folded = booking.statements(work, claims, on=day)
        return [folded[one].balance.total for one in case.claims]


def matched(case: Enforcement, kid: str, *amounts: int) -> list[Verdict]:
    with case.db.read() as work:
        arrived = [kid_matching.Money(kid, amount, LATER) for amount in amounts]
        return kid_matching.match(work, arrived)


def test_the_message_for_several_claims_has_the_decisions_own_kid(case: Enforcement) -> None:
    sheet = case.decided()
    assert told_kid(case) == numbers.trekk_kid(sheet.number)
    with case.db.read() as work:
        kids = {work.get_one(Claim, one).kid for one in case.claims}
    assert told_kid(case) not in kids


def test_the_message_for_one_claim_has_that_claims_kid(case: Enforcement) -> None:
    case.decided(case.terms(claim_ids=case.claims[:1]))
    with case.db.read() as work:
        assert told_kid(case) == work.get_one(Claim, case.claims[0]).kid


def parts(verdict: Verdict) -> dict[int, int]:
    return {part.claim_id: part.amount for part in verdict.parts}


def test_its_money_is_shared_by_the_size_at_the_decision(case: Enforcement) -> None:
    """Equal rank shares pro rata, interest and fees in it (dekningsloven § 2-8)."""
    case.books.pays(case.claims[0], 400_000, date(2026, 9, 1))
    kid = numbers.trekk_kid(case.decided().number)
    first, second = case.claims
    at, then = owed(case, TODAY), owed(case)
    small, large = matched(case, kid, 100_000, sum(then) - 100_000)
    share = round(100_000 * at[0] / sum(at))
    assert parts(small) == {first: share, second: 100_000 - share}
    assert parts(large) == {  # what the file gave before is remembered
        first: then[0] - share,
        second: then[1] - (100_000 - share),
    }
    assert (small.why, large.why) == ("", "")


def test_what_was_paid_since_changes_no_share(case: Enforcement) -> None:
    kid = numbers.trekk_kid(case.decided().number)
    case.books.pays(case.claims[0], 400_000, date(2026, 12, 1))
    at = owed(case, TODAY)
    (verdict,) = matched(case, kid, 100_000)
    share = round(100_000 * at[0] / sum(at))
    assert parts(verdict) == {case.claims[0]: share, case.claims[1]: 100_000 - share}


def test_under_the_old_rules_the_oldest_due_is_first(db: Database) -> None:
    """Within a rank the creditor chooses there, and this is what the house chose."""
    case = Enforcement(db)
    kid = numbers.trekk_kid(case.decided().number)
    first, second = owed(case)
    small, large = matched(case, kid, 100_000, first)
    assert parts(small) == {case.claims[0]: 100_000}
    assert parts(large) == {case.claims[0]: first - 100_000, case.claims[1]: 100_000}
    assert second > 100_000


def test_it_covers_no_fee_that_another_answers_for(case: Enforcement) -> None:
    """The decision is not for that fee: what is left over waits for a person (decision 18)."""
    kid = numbers.trekk_kid(case.decided().number)
    first, second = owed(case)
    with case.db.write(SYSTEM) as work:
        owner = Debtor(kind="person", name="Lykt, Matt", search_name="lykt matt")
        work.add(owner)
        work.flush()
        about = {"claim_id": case.claims[0], "debtor_id": owner.id, "case_id": case.books.case_id}
        paper = Document(
            debtor_id=owner.id, kind="letter", title="Varsel om utlegg", day=TODAY,
            name="varsel.pdf", sha256="", kept_at=work.clock.now(),
        )  # fmt: skip
        work.add_all([ClaimDebtor(**about, role="joint"), paper])
        work.flush()
        tell(work, case.claims[0], FactKind.FEE, 46_403, TODAY, document_id=paper.id)
    (verdict,) = matched(case, kid, first + second + 50_000)
    assert parts(verdict) == {case.claims[0]: first, case.claims[1]: second}
    assert verdict.why == TREKK_OVER


def test_what_is_more_than_is_owed_waits_for_a_person(case: Enforcement) -> None:
    kid = numbers.trekk_kid(case.decided().number)
    total = sum(owed(case))
    (verdict,) = matched(case, kid, total + 5_000)
    assert (verdict.placed, verdict.why) == (total, TREKK_OVER)


def test_money_taken_back_by_the_bank_is_looked_at(case: Enforcement) -> None:
    kid = numbers.trekk_kid(case.decided().number)
    (verdict,) = matched(case, kid, -100_000)
    assert (verdict.parts, TREKK_RETURNED in verdict.why) == ((), True)


def test_the_kid_of_a_draft_is_nobodys(case: Enforcement) -> None:
    sheet = case.save()
    (verdict,) = matched(case, numbers.trekk_kid(sheet.number), 100_000)
    assert (verdict.parts, verdict.why) == ((), UNKNOWN)


def test_the_claims_of_the_kid_are_those_of_the_decision(case: Enforcement) -> None:
    sheet = case.decided()
    with case.db.read() as work:
        found = set(work.scalars(kid_matching.claims_of(numbers.trekk_kid(sheet.number))))
    assert found == set(case.claims)
    assert sheet.decided_on == TODAY


def acts(case: Enforcement, authority: Authority) -> None:
    with case.db.write(SYSTEM) as work:
        work.add(
            Representative(
                debtor_id=case.debtor, role="lawyer", authority=authority.value,
                name="Advokat Lise Prøve", street="Prøvegata 1", postcode="0150", city="Oslo",
                from_day=date(2026, 10, 1), source="fullmakt 01.10.2026", added_by="test",
            )
        )  # fmt: skip


@pytest.mark.parametrize("authority", list(Authority))
def test_who_acts_for_the_debtor_in_the_case_stands_in_the_message(
    case: Enforcement, authority: Authority
) -> None:
    acts(case, authority)
    sheet = case.decided()
    with case.db.read() as work:
        attorney = read_decision(work.scalars(select(RequestVersion)).one().content).attorney
    named = any("Advokat Lise Prøve" in one for one in sheet.reckoned.unconfirmed)
    if authority is Authority.NONE:
        assert (attorney, named) == (None, False)
    else:
        assert attorney is not None
        assert (attorney.licensed, named) == (True, True)


def test_that_one_kid_is_for_all_is_said_to_be_unconfirmed(case: Enforcement) -> None:
    said = "én KID for alle kravene"
    assert any(said in one for one in case.save().reckoned.unconfirmed)
    one = case.save(case.terms(claim_ids=case.claims[:1]))
    assert not any(said in each for each in one.reckoned.unconfirmed)


def simulated(sheet: MeasureSheet) -> list[tuple[int, int]]:
    """What is withheld and left each month, as it was shown before it was decided."""
    return [(month.withheld, month.left) for month in sheet.reckoned.months]


@pytest.mark.parametrize("old", [True, False])
def test_the_money_goes_month_by_month_as_it_was_simulated(db: Database, *, old: bool) -> None:
    """N4: unchanged inputs end where the approver saw it, the fee of the decision in it."""
    case = Enforcement(db)
    if not old:
        new_rules(case)
    case.books.pays(case.claims[0], 400_000, date(2026, 9, 1))
    sheet = case.decided()
    kid, months = numbers.trekk_kid(sheet.number), sheet.reckoned.months
    went = []
    for month in months:
        with case.db.read() as work:
            (verdict,) = kid_matching.match(
                work, [kid_matching.Money(kid, month.withheld, month.day)]
            )
        for claim, amount in parts(verdict).items():
            case.books.pays(claim, amount, month.day)
        went.append((sum(parts(verdict).values()), sum(owed(case, month.day))))
    assert went == simulated(sheet)
    assert went[-1][1] == 0
