"""The letters of a measure: written with the decision, read again, and compared with the case."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from collector_desk.domain.claim import Regime
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.rates import Rates
from collector_desk.models import (
    BookEntry,
    Claim,
    Debtor,
    Dispatch,
    Document,
    Hold,
    LetterRow,
    Task,
)
from collector_desk.service import (
    booking,
    debtor_statements,
    letter_returns,
    measure_night,
    measure_run,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.letters import Returned
from collector_desk.wire.measures import NewRegimeAnswer, NewStatement, Payer, StopMeasure
from tests.service.enforcing import PAYER, REASONS, TODAY, Enforcement
from tests.service.mail import leaves, text_of

FEE = 46_402
"""0.345 of the court fee of 2026, at a decision under the new rules."""


@pytest.fixture
def case(db: Database) -> Enforcement:
    case = Enforcement(db)
    with db.write(SYSTEM) as work:
        work.get_one(Debtor, case.debtor).birth_date = date(1990, 1, 18)
    return case


def letters(case: Enforcement) -> dict[LetterKind, LetterRow]:
    with case.db.read() as work:
        rows = work.scalars(select(LetterRow).order_by(LetterRow.id))
        return {LetterKind(row.kind): row for row in rows}


def words(case: Enforcement, letter: LetterRow) -> str:
    with case.db.read() as work:
        return text_of(work.get_one(Document, letter.document_id).content or b"")


def money(amount: int) -> str:
    return kroner(amount).replace("\u00a0", " ")


def new_rules(case: Enforcement) -> None:
    with case.db.write(case.kari) as work:
        debtor_statements.answered(
            work, case.debtor,
            NewRegimeAnswer(
                answer=Regime.NEW, asked_on=TODAY, source="oppslag",
                one_trekk_since=date(2026, 11, 1),
            ),
        )  # fmt: skip


def stop(case: Enforcement, measure_id: int) -> None:
    with case.db.write(case.kari) as work:
        order = StopMeasure(version=case.row(measure_id).version, why="Skyldneren har betalt.")
        measure_run.stop(work, measure_id, order)


def test_the_debtor_is_told_the_decision_with_the_arithmetic_of_the_case(case: Enforcement) -> None:
    with case.db.write(case.kari) as work:
        debtor_statements.said(
            work, case.debtor,
            NewStatement(received_on=date(2026, 11, 10), text="Jeg har ikke råd."),
        )  # fmt: skip
    decided = case.decided()
    letter = letters(case)[LetterKind.WITHHOLDING_DECISION]
    text = words(case, letter)
    assert (letter.regime, letter.recipient, letter.measure_id) == (
        "old", "debtor", decided.measure_id,
    )  # fmt: skip
    assert decided.reckoned.amount == 245_000
    said = [
        *(money(line.amount or 0) for line in decided.reckoned.lines),
        f"{money(245_000)} kr i måneden",
        f"ikke lenger enn til {dotted(date(2028, 11, 23))}",
        "varsel om utlegg 01.10.2026",
        "Du uttalte deg 10.11.2026",
        REASONS,
        "klage til tingretten (tvangsfullbyrdelsesloven § 5-16)",
        decided.book[0].split(" ", 1)[0],
        "N-2026-000001",
    ]
    assert [each for each in said if each not in text] == []


def test_the_claims_of_the_decision_are_those_of_the_ledger_to_the_ore(case: Enforcement) -> None:
    case.decided()
    text = words(case, letters(case)[LetterKind.WITHHOLDING_DECISION])
    with case.db.read() as work:
        claims = list(work.scalars(select(Claim).where(Claim.id.in_(case.claims))))
        folded = booking.statements(work, claims, on=TODAY)
    for claim in claims:
        found = folded[claim.id]
        interest = [line.amount for line in found.interest_lines]
        assert sum(interest) == found.balance.interest > 0
        told = map(money, (found.balance.principal, found.balance.total, *interest))
        assert [each for each in (claim.number, *told) if each not in text] == []
    total = sum(one.balance.total for one in folded.values())
    assert f"besluttet utlegg for {money(total)} kr" in text


def test_the_papers_have_names_in_bokmal(case: Enforcement) -> None:
    """They go with the message to the namsmann and stand on the page of the measure."""
    new_rules(case)
    sheet = case.decided()
    with case.db.read() as work:
        names = set(work.scalars(select(Document.name).where(Document.kind == "letter")))
    assert names == {"beslutning-om-utlegg-ved-trekk-2026-11-23.pdf"}
    assert [each.rsplit(" ", 1)[0] for each in sheet.versions[-1].attachments] == [*names]


def test_the_book_has_what_is_owed_on_the_day_of_the_decision(case: Enforcement) -> None:
    new_rules(case)
    case.propose(case.save(case.terms()))
    case.books.today_is(TODAY + timedelta(days=1))
    case.approve()
    (decision,) = (one for one in letters(case).values() if one.kind == "trekk_decision")
    text = words(case, decision)
    with case.db.read() as work:
        claims = list(work.scalars(select(Claim).where(Claim.id.in_(case.claims))))
        folded = booking.statements(work, claims, on=TODAY + timedelta(days=1))
        (entry,) = work.scalars(select(BookEntry.text).where(BookEntry.what == "decided"))
    whole = sum(one.balance.total for one in folded.values())
    assert f"besluttet at {money(whole)} kr med senere renter" in text
    assert (
        f"{kroner(whole - FEE)} kr med senere renter dekkes ved trekk; gebyr {kroner(FEE)} kr"
        in (entry)
    )


def test_the_copy_of_the_book_is_what_stands_there(case: Enforcement) -> None:
    decided = case.decided()
    text = words(case, letters(case)[LetterKind.WITHHOLDING_DECISION])
    number, told = decided.book[0].split(" ", 1)
    assert number in text
    assert told.replace("\u00a0", " ") in text.replace("\u200b", "")
    assert "2 450,00 kr i måneden hos Rund Hvalross AS" in told.replace("\u00a0", " ")
    assert decided.book[1].endswith(
        "Beslutning om utleggstrekk til Fager Lykt; Trekkpålegg til Rund Hvalross AS"
    )


def test_the_payer_is_told_what_to_withhold_and_pay_and_nothing_of_the_household(
    case: Enforcement,
) -> None:
    decided = case.decided()
    letter = letters(case)[LetterKind.WITHHOLDING_ORDER]
    text = words(case, letter)
    with case.db.read() as work:
        claims = list(work.scalars(select(Claim).where(Claim.id.in_(case.claims))))
        (dispatch,) = work.scalars(select(Dispatch).where(Dispatch.letter_id == letter.id))
    assert (letter.recipient, letter.recipient_name, dispatch.state) == (
        "payer", PAYER.name, "waiting",
    )  # fmt: skip
    said = [
        "Hvalveien 3", "Fager Lykt", "født 18.01.1990", f"{money(245_000)} kr i måneden",
        dotted(date(2028, 11, 23)), *(claim.kid for claim in claims),
        "er betalt for Fager Lykt, også om det ikke skulle komme fram", "kan vi kreve beløpet av",
    ]  # fmt: skip
    assert [each for each in said if each not in text] == []
    theirs = ["Husleie", "Livsopphold", REASONS, "Storgata", "Parkeringsgebyr", "9 700,00"]
    theirs += [line.label for line in decided.reckoned.lines]
    theirs += [claim.number for claim in claims]
    assert [each for each in theirs if each in text] == []


def test_under_the_new_rules_the_debtor_is_told_of_a_trekk_and_never_of_its_size(
    case: Enforcement,
) -> None:
    new_rules(case)
    decided = case.decided()
    (letter,) = letters(case).values()
    text = words(case, letter)
    assert (letter.kind, letter.regime) == (LetterKind.TREKK_DECISION, "new")
    for told in (
        "tvangsfullbyrdelsesloven § 2-17", "Det er namsmannen, ikke kommunen", "klasse e",
        f"{money(decided.reckoned.total)} kr med senere renter", "Du kan klage så lenge trekket",
        "§ 7-24", "Innkrevingsmyndigheten", "N-2026-000001",
    ):  # fmt: skip
        assert told in text
    assert money(decided.reckoned.amount or 0) not in text
    assert PAYER.name not in text


def test_a_decision_of_2027_is_told_by_the_new_rules(case: Enforcement) -> None:
    case.db.rates = Rates.practice()
    case.day(date(2027, 1, 4))
    with case.db.write(case.kari) as work:
        debtor_statements.said(
            work, case.debtor, NewStatement(received_on=date(2027, 1, 2), text="Jeg har ikke råd.")
        )
    case.decided()
    assert list(letters(case)) == [LetterKind.TREKK_DECISION]


def test_an_order_without_an_address_becomes_a_task_and_the_decision_stands(
    case: Enforcement,
) -> None:
    nowhere = Payer(name=PAYER.name, organisation=PAYER.organisation)
    decided = case.decided(case.terms(payer=nowhere))
    assert (decided.stage, list(letters(case))) == ("decided", [LetterKind.WITHHOLDING_DECISION])
    with case.db.read() as work:
        tasks = list(work.scalars(select(Task.text)))
    assert any(
        text.startswith(f"Trekkpålegg er ikke sendt, {decided.number}: Mottakerens adresse")
        for text in tasks
    )


def test_an_order_that_waits_does_not_go_once_the_measure_is_stopped(case: Enforcement) -> None:
    decided = case.decided()
    stop(case, decided.measure_id)
    leaves(case.db)
    states = {row.kind: row.state for row in letters(case).values()}
    assert states == {"withholding_decision": "withdrawn", "withholding_order": "withdrawn"}


def test_an_order_that_waits_does_not_go_once_a_claim_is_taken_back(case: Enforcement) -> None:
    case.decided()
    with case.db.write(SYSTEM) as work:
        for number in case.claims:
            work.get_one(Claim, number).state = "withdrawn"
    leaves(case.db)
    assert letters(case)[LetterKind.WITHHOLDING_ORDER].state == "withdrawn"
    assert letters(case)[LetterKind.WITHHOLDING_DECISION].state == "sent"


def test_an_order_that_comes_back_says_nothing_of_where_the_debtor_lives(
    case: Enforcement,
) -> None:
    case.decided()
    leaves(case.db)
    letter = letters(case)[LetterKind.WITHHOLDING_ORDER]
    with case.db.write(case.kari) as work:
        letter_returns.returned(work, letter.id, Returned(version=letter.version, text="Flyttet."))
    with case.db.read() as work:
        assert list(work.scalars(select(Hold.id))) == []
        assert any("Trekkpålegg" in text for text in work.scalars(select(Task.text)))


@pytest.mark.parametrize("regime", ["old", "new"])
def test_a_lien_is_told_to_the_debtor_and_the_bank_is_forbidden_to_pay_the_amount(
    case: Enforcement, regime: str
) -> None:
    if regime == "new":
        new_rules(case)
    decided = case.decided(case.lien())
    found = letters(case)
    assert {row.regime for row in found.values()} == {regime}
    amount = f"{money(decided.reckoned.amount or 0)} kr"
    lines = [line.amount or 0 for line in decided.reckoned.lines]
    mine = words(case, found[LetterKind.LIEN_DECISION])
    said = [
        amount, "6993.05.70044 i Prøvebanken", "Fager Lykt, 100 prosent", *map(money, lines),
        money(sum(lines)), dotted(date(2029, 11, 23)), dotted(date(2026, 12, 7)), REASONS,
        "N-2026-000001", "tvangsfullbyrdelsesloven § 5-16", "varsel om utlegg 01.10.2026",
    ]  # fmt: skip
    assert [each for each in said if each not in mine] == []
    assert ("(§ 7-24)" in mine) == (regime == "new")
    letter = found[LetterKind.LIEN_NOTICE]
    theirs = words(case, letter)
    assert (letter.recipient, letter.recipient_name) == ("bank", "Prøvebanken")
    asked = [
        "Bankplassen 4", "født 18.01.1990", amount, "6993.05.70044", f"{money(-lines[1])} kr være",
        "kan ikke betale beløpet ut", "rettsvern når dere har fått denne meldingen",
    ]  # fmt: skip
    assert [each for each in asked if each not in theirs] == []
    private = [REASONS, "Husleie", "Parkeringsgebyr", "Storgata", money(lines[0])]
    assert [each for each in private if each in theirs] == []
    assert decided.book[1].endswith(
        "Beslutning om utleggspant i konto til Fager Lykt; "
        "Melding om utleggspant i konto til Prøvebanken"
    )


def test_the_end_of_a_trekk_is_told_to_both_who_had_it_and_the_payer_gets_no_reason(
    case: Enforcement,
) -> None:
    decided = case.decided()
    leaves(case.db)
    stop(case, decided.measure_id)
    found = letters(case)
    mine = words(case, found[LetterKind.MEASURE_ENDED])
    book = case.sheet(decided.measure_id).book[-1]
    said = [
        "Utleggstrekket opphører fra 23.11.2026. Rund Hvalross AS får beskjed samtidig",
        "Skyldneren har betalt.", "på kravene, og de faller ikke bort", *book.split(" ", 1),
    ]  # fmt: skip
    assert [each for each in said if each not in mine] == []
    theirs = words(case, found[LetterKind.ORDER_ENDED])
    assert found[LetterKind.ORDER_ENDED].recipient == "payer"
    asked = ["Hvalveien 3", "Pålegget om utleggstrekk, besluttet 23.11.2026", "Trekk ikke mer for"]
    assert [each for each in asked if each not in theirs] == []
    assert "har betalt" not in theirs
    leaves(case.db)
    assert {row.state for row in letters(case).values()} == {"sent"}


def test_a_lien_that_is_given_up_is_declared_to_the_bank(case: Enforcement) -> None:
    decided = case.decided(case.lien())
    leaves(case.db)
    stop(case, decided.measure_id)
    found = letters(case)
    for kind in (LetterKind.MEASURE_ENDED, LetterKind.ORDER_ENDED):
        assert "Erklæring om bortfall av utleggspant" in words(case, found[kind])
    theirs = words(case, found[LetterKind.ORDER_ENDED])
    assert "6993.05.70044" in theirs
    assert "Beløpet som er holdt av, er fritt" in theirs


def test_what_is_covered_ends_by_night_and_is_told_to_the_payer(case: Enforcement) -> None:
    case.decided()
    leaves(case.db)
    for claim in case.claims:
        case.books.pays(claim, 1_100_000, TODAY)
    assert measure_night.check_all(case.db) == 1
    mine = words(case, letters(case)[LetterKind.MEASURE_ENDED])
    assert "Kravene er dekket." in mine
    assert "Det gjenstår ikke noe å betale" in mine
    assert LetterKind.ORDER_ENDED in letters(case)


def test_the_end_of_a_trekk_under_the_new_rules_is_a_task_and_no_letter_to_a_payer(
    case: Enforcement,
) -> None:
    new_rules(case)
    decided = case.decided()
    leaves(case.db)
    stop(case, decided.measure_id)
    found = letters(case)
    assert set(found) == {LetterKind.TREKK_DECISION, LetterKind.MEASURE_ENDED}
    assert "Den som har ansvaret for trekket, får beskjed" in words(
        case, found[LetterKind.MEASURE_ENDED]
    )
    with case.db.read() as work:
        assert f"Meld at kravene i {decided.number} ikke lenger skal dekkes ved trekk" in list(
            work.scalars(select(Task.text))
        )
