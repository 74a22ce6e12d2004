"""The own decision on trekk as it goes to the namsmann: made with the decision, kept, and laid."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, update

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.enforcement.own_fee import FeeStep, own_fee
from collector_desk.domain.enforcement.request.decision import Decision
from collector_desk.domain.facts import FactKind
from collector_desk.domain.letter import LetterKind
from collector_desk.errors.enforcement import MeasureGateClosed, MeasureWrongStage
from collector_desk.errors.requests import MessageLacksLetter, MessageNotMade
from collector_desk.exchange.enforcement.json_in import read_decision
from collector_desk.exchange.enforcement.schema import schema_faults
from collector_desk.models import (
    Audit,
    Claim,
    Debtor,
    Document,
    RequestVersion,
    Task,
)
from collector_desk.service import (
    approval_sheet,
    booking,
    folder,
    measure_claims,
    measure_facts,
    measure_run,
    numbers,
    request_drop,
    requests_out,
    trekk_message,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.measures import MeasureSheet, Payer, ToldPayer
from tests.service.enforcing import NUMBER, TODAY, Enforcement
from tests.service.test_measure_letters import letters, new_rules, stop


@pytest.fixture
def case(db: Database) -> Enforcement:
    case = Enforcement(db)
    new_rules(case)
    return case


def versions(case: Enforcement) -> list[RequestVersion]:
    with case.db.read() as work:
        return list(work.scalars(select(RequestVersion).order_by(RequestVersion.number)))


def message(case: Enforcement) -> Decision:
    return read_decision(versions(case)[-1].content)


def told(case: Enforcement, sheet: MeasureSheet, day: date = TODAY) -> MeasureSheet:
    with case.db.write(case.kari) as work:
        version = case.row(sheet.measure_id).version
        measure_run.told(work, sheet.measure_id, ToldPayer(version=version, day=day))
    return case.sheet(sheet.measure_id)


def remade(case: Enforcement, sheet: MeasureSheet) -> None:
    with case.db.write(case.kari) as work:
        requests_out.make(work, sheet.measure_id, version=case.row(sheet.measure_id).version)


def tasks(case: Enforcement) -> list[str]:
    with case.db.read() as work:
        return list(work.scalars(select(Task.text)))


def test_the_queue_names_nobody_to_withhold_what_the_namsmann_finds(case: Enforcement) -> None:
    case.propose(case.save())
    with case.db.read(case.per) as work:
        (queued,) = approval_sheet.listed(work).waiting
    assert (queued.payer, queued.monthly) == ("", None)


def test_nothing_is_made_before_another_person_has_approved(
    case: Enforcement, tmp_path: Path
) -> None:
    case.propose(case.save())
    assert versions(case) == []
    assert list(request_drop.run(case.db, tmp_path)) == []
    case.approve()
    (made,) = versions(case)
    assert (made.number, made.form, made.made_by) == (1, "json", "Per Leder")
    assert made.digest == hashlib.sha256(made.content).hexdigest()


def test_it_says_whose_and_which_claims_and_never_how_much_is_withheld(case: Enforcement) -> None:
    decided = case.decided()
    found, (made,) = message(case), versions(case)
    assert schema_faults(Decision, made.content) == ()
    assert (found.reference, found.day, found.signature) == (decided.number, TODAY, "Per Leder")
    assert found.municipality is not None
    assert found.municipality.identity == case.db.post.organisation
    assert found.debtor
    assert found.debtor.identity
    assert found.debtor.identity.number == NUMBER
    assert found.debtor.address
    assert found.debtor.address.home
    assert found.debtor.address.home.text == "Storgata 12 B"
    assert found.payee
    assert found.payee.kid == numbers.trekk_kid(decided.number)  # one for both claims
    assert {line.rank for line in found.lines} == {"e"}
    assert decided.reckoned.amount == 245_000
    assert b"2450" not in made.content
    assert b"trekkpliktig" not in made.content.lower()


def test_its_lines_are_the_ledger_on_the_day_of_the_decision_to_the_ore(case: Enforcement) -> None:
    case.books.pays(case.claims[0], 100_000, date(2026, 9, 1))
    decided = case.decided()
    with case.db.read() as work:
        claims = list(work.scalars(select(Claim).where(Claim.id.in_(case.claims))))
        folded = booking.statements(work, claims, on=TODAY)
    left = sum(line.remaining.ore for line in message(case).lines if line.remaining)
    assert left == sum(one.balance.total for one in folded.values())
    fee = own_fee(Regime.NEW, FeeStep.DECISION, day=TODAY, rates=case.db.rates).amount
    assert left == decided.reckoned.total + fee
    paid = [each for line in message(case).lines for each in line.payments]
    assert sum(each.amount.ore for each in paid if each.amount) == 100_000
    for claim in claims:
        lines = [line for line in message(case).lines if line.reference.startswith(claim.number)]
        assert {"Hovedkrav", "Rentekrav"} <= {line.kind for line in lines}


def test_the_fees_of_the_case_are_a_line_of_their_own(case: Enforcement) -> None:
    case.books.happens(case.claims[0], FactKind.FEE, 46_402, date(2026, 10, 1))
    case.decided()
    (fee,) = [line for line in message(case).lines if line.kind == "Sakskostnader"]
    assert fee.remaining is not None
    assert fee.remaining.ore == 46_402 * 2  # at the notice and at the decision
    assert fee.due is None
    assert fee.related == (message(case).lines[0].reference,)


@pytest.mark.parametrize("charged", [False, True])
def test_the_one_rise_of_an_older_fine_is_not_called_costs_of_enforcement(
    case: Enforcement, charged: bool
) -> None:
    """Fines issued by 2025 rose by half, once: that is of the fine (ruling 13)."""
    case.books.happens(case.claims[0], FactKind.SURCHARGE, 45_000, date(2026, 6, 23))
    if charged:
        case.books.happens(case.claims[0], FactKind.FEE, 46_402, date(2026, 10, 1))
    with case.db.read(case.kari) as work:
        rows = folder.read(work, work.get_one(Debtor, case.debtor))
        facts = measure_facts.of(work, rows, case.terms(), on=TODAY)
        folded = rows.folded(work.rates, on=TODAY)
        made = trekk_message.drafted(work, rows, case.terms(), facts, folded).decision
    (line,) = [one for one in made.lines if one.reference == "K-2026-000001-U1"]
    assert line.text == "Forhøyelse av gebyret" + (
        " og gebyr (inndrivingskostnader)" if charged else ""
    )


def test_the_decision_that_the_debtor_got_is_attached_as_it_went(
    case: Enforcement, tmp_path: Path
) -> None:
    decided = case.decided()
    letter = letters(case)[LetterKind.TREKK_DECISION]
    (made,) = versions(case)
    (kept,) = made.attachments
    assert (kept["document"], kept["sha256"]) == (letter.document_id, letter.sha256)
    assert json.loads(made.content)["beslutning"]["uuid"] == kept["uuid"]
    said = f"Beslutning om trekk: {decided.number}, versjon 1 er lagt klar"
    assert list(request_drop.run(case.db, tmp_path)) == [said]
    place = tmp_path / f"{decided.number}-v1"
    assert (place / "beslutning.json").read_bytes() == made.content
    with case.db.read() as work:
        content = work.get_one(Document, letter.document_id).content
    assert [one.read_bytes() for one in place.glob("vedlegg-*")] == [content]
    assert list(request_drop.run(case.db, tmp_path)) == []


def test_it_is_in_the_book_and_in_the_audit(case: Enforcement) -> None:
    decided = case.decided()
    assert "Melding til namsmannen, versjon 1" in decided.book[1]
    (shown,) = decided.versions
    assert (shown.form, shown.filed_on) == ("json", None)
    with case.db.read() as work:
        (noted,) = work.scalars(select(Audit).where(Audit.deed == "requests.make"))
    assert noted.details
    assert noted.details["sha256"] == shown.digest


def test_the_namsmann_has_it_from_the_day_that_is_entered(
    case: Enforcement, tmp_path: Path
) -> None:
    running = told(case, case.decided())
    assert (running.stage, running.versions[0].filed_on) == (MeasureStage.IN_FORCE, TODAY)
    assert running.versions[0].filed_by == "Kari Nordmann"
    assert running.book[-1].endswith("Namsmannen fikk beslutningen 23.11.2026")
    assert list(request_drop.run(case.db, tmp_path)) == []
    case.books.pays(case.claims[0], 100_000, TODAY)
    remade(case, running)  # from now on changes are told him on paper, § 32
    assert [one.form for one in versions(case)] == ["json", "paper"]


@pytest.mark.parametrize(("paid_on", "told_of"), [(None, ""), (date(2026, 11, 27), "5 000,00 kr")])
def test_what_was_paid_before_the_namsmann_had_it_is_asked_to_be_told(
    case: Enforcement, paid_on: date | None, told_of: str
) -> None:
    decided = case.decided()
    case.day(date(2026, 11, 30))  # interest has run on, and that is no change
    if paid_on:
        case.books.pays(case.claims[0], 500_000, paid_on)
    told(case, decided, date(2026, 11, 30))
    asked = [text.replace("\xa0", " ") for text in tasks(case) if "innkrevingsloven § 32" in text]
    assert len(asked) == (1 if told_of else 0)
    for text in asked:
        assert f"(versjon 1), er {told_of} betalt eller falt bort" in text


def test_a_message_that_breaks_a_rule_cannot_be_proposed(case: Enforcement) -> None:
    with case.db.write(SYSTEM) as work:
        work.execute(update(Claim).where(Claim.id == case.claims[0]).values(kid="12345"))
    sheet = case.save()
    assert "UGYLDIG_KID" in {one.code for one in sheet.reckoned.findings}
    assert sheet.reckoned.why_not.startswith("UGYLDIG_KID")
    with pytest.raises(MeasureGateClosed, match="KID"):
        case.propose(sheet)


def test_who_is_to_withhold_need_not_be_known_for_it(case: Enforcement) -> None:
    sheet = case.decided(case.terms(payer=Payer()))
    assert sheet.stage is MeasureStage.DECIDED
    assert "Trekkpliktig" not in {one.label for one in sheet.reckoned.conditions}
    assert len(versions(case)) == 1


def test_under_the_old_rules_it_must_be_known_who_is_to_withhold(db: Database) -> None:
    case = Enforcement(db)
    with pytest.raises(MeasureGateClosed, match="Trekkpliktig"):
        case.propose(case.save(case.terms(payer=Payer())))


def test_the_names_that_nobody_confirmed_are_shown_to_the_approver(case: Enforcement) -> None:
    unsure = case.save().reckoned.unconfirmed
    assert any("skyldner.identifikator" in each for each in unsure)


def test_a_protected_address_is_never_in_it(case: Enforcement) -> None:
    with case.db.write(SYSTEM) as work:
        debtor = work.get_one(Debtor, case.debtor)
        debtor.protection = "confidential"
    with case.db.read(case.kari) as work:
        rows = folder.read(work, work.get_one(Debtor, case.debtor))
        facts = measure_facts.of(work, rows, case.terms(), on=TODAY)
        folded = rows.folded(work.rates, on=TODAY)
        made = trekk_message.drafted(work, rows, case.terms(), facts, folded).decision
    assert made.debtor
    assert made.debtor.registered_address is True
    assert (made.debtor.address, made.debtor.unknown) == (None, None)


def test_without_the_letter_there_is_no_message_and_a_task_says_so(
    case: Enforcement, monkeypatch: pytest.MonkeyPatch
) -> None:
    with case.db.write(SYSTEM) as work:
        work.execute(update(Debtor).where(Debtor.id == case.debtor).values(street="", city=""))
    decided = case.decided()
    assert (letters(case), versions(case)) == ({}, [])
    assert (
        decided.book[-1]
        .replace("\xa0", " ")
        .endswith("Gebyr 464,02 kr er ikke tatt: beslutningen til skyldneren ble ikke skrevet")
    )
    lacks = f"Meldingen til namsmannen er ikke laget, {decided.number}"
    assert any(text.startswith(lacks) for text in tasks(case))
    with pytest.raises(MessageNotMade):
        told(case, decided)
    with pytest.raises(MessageLacksLetter):
        remade(case, decided)


def test_a_claim_that_falls_out_before_it_went_makes_the_next_version(
    case: Enforcement, tmp_path: Path
) -> None:
    decided = case.decided()
    with case.db.write(case.kari) as work:
        claim = work.get_one(Claim, case.claims[0])
        measure_claims.let_go(work, case.debtor, claim, "betalt av en annen")
    first, second = versions(case)
    assert first.digest != second.digest
    assert second.made_by == "Kari Nordmann"
    assert message(case).signature == "Per Leder"  # who decided it
    with case.db.read() as work:
        left = work.get_one(Claim, case.claims[1]).number
    assert message(case).lines
    assert all(line.reference.startswith(f"{left}-") for line in message(case).lines)
    list(request_drop.run(case.db, tmp_path / "drop"))
    assert [one.name for one in (tmp_path / "drop").iterdir()] == [f"{decided.number}-v2"]
    running = told(case, decided)
    assert [one.filed_on for one in running.versions] == [None, TODAY]


def test_what_was_stopped_before_it_went_is_not_laid(case: Enforcement, tmp_path: Path) -> None:
    decided = case.decided()
    stop(case, decided.measure_id)
    assert list(request_drop.run(case.db, tmp_path)) == []
    with pytest.raises(MeasureWrongStage):
        remade(case, decided)


def test_an_approval_that_fails_leaves_no_message(
    case: Enforcement, monkeypatch: pytest.MonkeyPatch
) -> None:
    case.propose(case.save())

    def fails(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("collector_desk.service.own_limitation.decided", fails)
    with pytest.raises(RuntimeError):
        case.approve()
    assert versions(case) == []
    monkeypatch.undo()
    case.approve()
    assert [one.number for one in versions(case)] == [1]


def test_the_old_trekk_of_the_same_claims_is_told_for_its_time_rank(db: Database) -> None:
    case = Enforcement(db)
    old = case.decided()
    told(case, old)
    new_rules(case)
    stop(case, old.measure_id)
    case.decided()
    assert message(case).old_trekk == TODAY


def test_an_old_trekk_of_other_claims_lends_no_rank(db: Database) -> None:
    case = Enforcement(db)
    old = case.decided(case.terms(claim_ids=case.claims[:1]))
    told(case, old)
    new_rules(case)
    stop(case, old.measure_id)
    case.decided()
    assert message(case).old_trekk is None


def test_under_the_old_rules_there_is_no_message(db: Database) -> None:
    case = Enforcement(db)
    decided = case.decided()
    assert versions(case) == []
    with pytest.raises(MeasureWrongStage):
        remade(case, decided)
    assert told(case, decided).stage is MeasureStage.IN_FORCE
