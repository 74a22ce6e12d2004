"""The fee of the decision is secured by the lien that it decides, and named in the notice before."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import kroner
from collector_desk.models import Document, FactRow, LetterRow
from collector_desk.service import letters, own_fees
from collector_desk.service.database import Database
from collector_desk.wire.letters import Write
from collector_desk.wire.measures import MeasureSheet, MeasureTerms
from tests.service.enforcing import TODAY, Enforcement
from tests.service.mail import text_of
from tests.service.test_measure_again import again, comes_back, fees, nobody_to_write_to, tasks
from tests.service.test_measure_again import letters as letters_of
from tests.service.test_measure_again import words as word
from tests.service.test_measure_letters import new_rules

FEE = 46_402  # 0.345 R of 1 345 kroner


@pytest.fixture
def case(db: Database) -> Enforcement:
    return Enforcement(db)


def lien(case: Enforcement, balance: int) -> MeasureTerms:
    filled = case.lien()
    account = filled.account.model_copy(update={"balance": balance})
    return filled.model_copy(update={"account": account})


def results(sheet: MeasureSheet) -> dict[str, str]:
    return {one.label: one.value for one in sheet.reckoned.results}


def words(case: Enforcement, kind: LetterKind) -> str:
    with case.db.read() as work:
        letter = work.scalars(select(LetterRow).where(LetterRow.kind == kind.value)).one()
        text = text_of(work.get_one(Document, letter.document_id).content or b"")
    return text.replace("\N{NO-BREAK SPACE}", " ")


def owed(case: Enforcement) -> int:
    from collector_desk.models import Claim

    with case.db.read() as work:
        claims = work.scalars(select(Claim).where(Claim.id.in_(case.claims))).all()
        folded = own_fees.statements(work, case.debtor, claims, on=TODAY)
        return sum(one.balance.total for one in folded.values())


def test_the_lien_is_for_all_that_is_owed_after_the_decision(case: Enforcement) -> None:
    new_rules(case)
    decided = case.decided(lien(case, 9_000_000))
    with case.db.read() as work:
        assert FEE in set(work.scalars(select(FactRow.amount).where(FactRow.kind == "fee")))
    assert decided.reckoned.amount == owed(case) == decided.reckoned.total + FEE
    assert results(decided)["Pantet dekker"].startswith(f"{kroner(owed(case))} kr, gebyret")
    text = words(case, LetterKind.LIEN_DECISION)
    money = kroner(FEE).replace("\N{NO-BREAK SPACE}", " ")
    assert f"Gebyret for denne beslutningen, {money} kr" in text
    assert "i det pantet dekker" in text


def test_an_account_that_is_too_small_is_said_to_be(case: Enforcement) -> None:
    new_rules(case)
    decided = case.decided(lien(case, 3_000_000))
    assert decided.reckoned.amount is not None
    assert decided.reckoned.amount < decided.reckoned.total
    assert "strekker ikke til" in results(decided)["Pantet dekker"]
    assert "det du skylder, men kontoen strekker ikke til" in words(case, LetterKind.LIEN_DECISION)


def test_under_the_old_rules_there_is_no_fee_to_cover(case: Enforcement) -> None:
    decided = case.decided(lien(case, 9_000_000))
    assert decided.reckoned.amount == decided.reckoned.total
    assert "Pantet dekker" not in results(decided)
    assert "Gebyret for denne beslutningen" not in words(case, LetterKind.LIEN_DECISION)


def test_the_letters_do_not_mix_the_fine_with_the_fee(case: Enforcement) -> None:
    new_rules(case)
    case.decided(lien(case, 9_000_000))
    text = words(case, LetterKind.LIEN_DECISION)
    assert "Det er parkeringsgebyret" in text
    assert "Gebyret kan kreves inn" not in text


@pytest.mark.parametrize("new", [True, False], ids=["new rules", "old rules"])
def test_the_notice_names_the_fee_of_the_decision(case: Enforcement, *, new: bool) -> None:
    """§ 7-6: that more costs will come, and what."""
    if new:
        new_rules(case)
    claim = case.books.claim(120_000, due=date(2026, 6, 22), kind="parking_fine")
    order = Write(kind=LetterKind.OWN_NOTICE, claim_ids=(claim,))
    with case.db.write(case.kari) as work:
        letters.send(work, case.debtor, order)
    text = words(case, LetterKind.OWN_NOTICE)
    money = kroner(FEE).replace("\N{NO-BREAK SPACE}", " ")
    said = f"gebyr for beslutningen, i dag {money} kr"
    assert (said in text) is new


def test_where_the_fee_fell_with_its_letter_the_lien_is_for_no_more_than_is_owed(
    case: Enforcement,
) -> None:
    new_rules(case)
    decided = case.decided(lien(case, 9_000_000))
    comes_back(case, LetterKind.LIEN_DECISION)
    left, said = (kroner(each) for each in (owed(case), decided.reckoned.amount or 0))
    assert owed(case) == (decided.reckoned.amount or 0) - FEE
    asked = f"pantet gjelder {left} kr, ikke {said} kr. Gi beskjed til"
    assert [one for one in tasks(case) if asked in one]
    again(case, decided)
    text = word(case, letters_of(case, LetterKind.LIEN_DECISION)[-1])
    text = text.replace("\N{NO-BREAK SPACE}", " ")
    plain = left.replace("\N{NO-BREAK SPACE}", " ")
    assert f"utleggspant for {plain} kr i konto" in text
    assert f"tatt pant for {plain} kr." in text


def test_a_decision_that_could_not_be_written_takes_no_fee_from_the_account(
    case: Enforcement,
) -> None:
    new_rules(case)
    nobody_to_write_to(case)
    decided = case.decided(lien(case, 9_000_000))
    assert fees(case) == []
    plain = kroner(owed(case)).replace("\N{NO-BREAK SPACE}", " ")
    assert f"utleggspant for {plain} kr i konto" in words(case, LetterKind.LIEN_NOTICE)
    assert owed(case) < (decided.reckoned.amount or 0)
