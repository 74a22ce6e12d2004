"""What a creditor unit tells later: each message does its part to the money, and is told of."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from collector_desk.domain.facts import FactKind
from collector_desk.domain.holds import Reason
from collector_desk.domain.phrases import kroner
from collector_desk.errors.payments import ClaimIsWithdrawn
from collector_desk.errors.service import BadInput, Unknown
from collector_desk.errors.units import CreditTooLarge, RecalledAlready
from collector_desk.models import Audit, Claim, FactRow, Hold, PaymentState, Posting, Refund, Task
from collector_desk.service import holding, ocr_import, own_fees, placed, unit_messages
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.kid_matching import HELD
from collector_desk.wire.holds import NewHold
from collector_desk.wire.units import CreditNote, PaidToUnit, Recall, UnitMessageRow
from tests.kit import TODAY
from tests.service.desks import Paid, ocr
from tests.service.mail import DUE, NOTICE, Mail
from tests.service.parties import PAID, PDF, letter_fee, neighbour, shares

FINED = date(2025, 10, 22)
WORDS = "Plassen var sagt opp fra 1. september"


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


def credit(mail: Mail, amount: int, day: date = DUE) -> UnitMessageRow:
    order = CreditNote(claim_id=mail.claim, amount=amount, day=day, text=WORDS, document=PDF)
    with mail.db.write(mail.kari) as work:
        return unit_messages.credit(work, mail.debtor_id, order)


def paid(mail: Mail, amount: int, day: date = PAID) -> UnitMessageRow:
    order = PaidToUnit(claim_id=mail.claim, amount=amount, day=day, text=WORDS, document=PDF)
    with mail.db.write(mail.kari) as work:
        return unit_messages.paid(work, mail.debtor_id, order)


def recall(mail: Mail, claim: int | None = None) -> UnitMessageRow:
    order = Recall(claim_id=claim or mail.claim, text=WORDS, document=PDF)
    with mail.db.write(mail.kari) as work:
        return unit_messages.recall(work, mail.debtor_id, order)


def standing(mail: Mail) -> list[FactRow]:
    with mail.db.read() as work:
        return placed.of_claims(work, [mail.claim])


def test_a_credit_note_from_the_first_day_leaves_the_claim_as_if_it_had_been_smaller(
    mail: Mail,
) -> None:
    smaller = mail.owes(60_000)
    row = credit(mail, 40_000)
    left, alike = (mail.books.statement(one, TODAY).balance for one in (mail.claim, smaller))
    assert left == alike
    assert (row.owed, row.told) == (alike.total, True)
    text = mail.text(mail.letters()[0])
    assert "satt ned med 400,00 kr" in text
    assert WORDS in text
    assert mail.proved()


def test_a_credit_note_has_effect_from_its_own_day(mail: Mail) -> None:
    before = mail.books.statement(mail.claim, PAID).balance
    credit(mail, 40_000, PAID)
    assert mail.books.statement(mail.claim, PAID).balance.interest == before.interest
    assert mail.books.statement(mail.claim, TODAY).balance.principal == 60_000


def fined(db: Database) -> Mail:
    """A fine of 900 kroner from before 2026 and its surcharge of 450."""
    return fine(Mail(db, kind="parking_fine"))


def fine(mail: Mail) -> Mail:
    """Let the debtor owe such a fine."""
    mail.claim = mail.books.claim(90_000, due=FINED, interest_from=None, kind="parking_fine")
    mail.books.happens(mail.claim, FactKind.SURCHARGE, 45_000, FINED + timedelta(days=1))
    return mail


def test_a_credit_note_lowers_the_surcharge_to_half_of_what_is_left_of_the_fine(
    db: Database,
) -> None:
    mail = fined(db)
    row = credit(mail, 30_000, FINED)
    assert row.owed == 90_000  # 600 and half of it, not 1 050
    (risen,) = [one for one in standing(mail) if one.kind == FactKind.SURCHARGE.value]
    assert (risen.amount, risen.value_date) == (30_000, FINED + timedelta(days=1))
    assert "Forhøyelsen av gebyret er satt ned fra 450,00 kr til 300,00 kr" in mail.text(
        mail.letters()[0]
    )
    assert credit(mail, 20_001, FINED).owed == 39_999 + 20_000  # 199,995 is rounded up
    assert mail.proved()


@pytest.mark.parametrize("day", [FINED, TODAY])
def test_a_fine_that_as_lowered_was_paid_in_time_bears_no_surcharge_at_all(
    db: Database, day: date
) -> None:
    mail = fined(db)
    mail.books.pays(mail.claim, 60_000, FINED)
    row = credit(mail, 30_000, day)
    assert (row.owed, row.credit) == (0, 0)
    assert [one for one in standing(mail) if one.kind == FactKind.SURCHARGE.value] == []
    told = mail.text(mail.letters()[0])
    assert "Forhøyelsen på 450,00 kr fra 23.10.2025 er tatt bort" in told
    assert "betalt i tide" in told
    assert mail.proved()


def test_a_surcharge_stands_where_the_lowered_fine_was_paid_a_day_late(db: Database) -> None:
    mail = fined(db)
    mail.books.pays(mail.claim, 60_000, FINED + timedelta(days=1))
    assert credit(mail, 30_000, FINED).owed == 30_000


def test_money_the_unit_had_in_time_counts_against_the_fine_as_lowered_afterwards(
    db: Database,
) -> None:
    mail = fined(db)
    credit(mail, 30_000, TODAY)
    assert paid(mail, 60_000, FINED).owed == 0
    fine(mail)
    paid(mail, 60_000, FINED)
    assert credit(mail, 30_000, TODAY).owed == 0
    assert mail.proved()


def test_what_was_paid_beyond_what_is_left_waits_for_a_second_person(mail: Mail) -> None:
    mail.books.pays(mail.claim, 100_000, DUE)
    row = credit(mail, 40_000)
    (refund,) = mail.rows(Refund)
    assert (refund.amount, refund.state, row.credit) == (40_000, "proposed", 40_000)
    assert mail.proved()


def test_money_paid_to_the_unit_is_booked_on_its_day_and_never_touches_the_bank(
    mail: Mail,
) -> None:
    paid(mail, 40_000)
    (fact,) = mail.rows(FactRow, kind=FactKind.PAYMENT.value)
    assert (fact.value_date, fact.payment_id) == (PAID, None)
    assert fact.source.startswith("betalt til virksomheten 20.10.2026")
    assert not [one for one in mail.rows(Posting) if "bank" in {one.debit, one.credit}]
    assert any(one.debit == "creditor_claims" for one in mail.rows(Posting, fact_id=fact.id))
    assert mail.proved()


def test_a_fee_charged_when_the_claim_was_paid_already_falls_and_the_debtor_is_told(
    mail: Mail,
) -> None:
    mail.noticed()  # 38 kr, sent 21 September
    row = paid(mail, 100_000, DUE)
    assert (row.owed, row.credit, row.told) == (0, 0, True)
    text = mail.text(mail.letters()[0])
    assert "Gebyret på 38,00 kr fra 21.09.2026 er tatt bort" in text
    assert "fordi kravet alt var betalt" in text
    assert WORDS in text
    (undone,) = mail.rows(FactRow, kind=FactKind.REVERSAL.value)
    assert (undone.reverses, undone.value_date) == (mail.fees()[0].id, NOTICE)
    assert "01.09.2026" in undone.reason
    assert mail.proved()


def test_fees_and_costs_fall_where_the_claim_as_lowered_was_paid_when_they_were_added(
    mail: Mail,
) -> None:
    mail.books.pays(mail.claim, 60_000, DUE)
    mail.noticed()
    mail.books.happens(mail.claim, FactKind.COSTS, 50_000, PAID)
    row = credit(mail, 40_000, DUE)
    assert (row.owed, row.credit) == (0, 0)
    text = mail.text(mail.letters()[0])
    assert "Gebyret på 38,00 kr fra 21.09.2026 er tatt bort" in text
    assert "Kostnaden på 500,00 kr fra 20.10.2026 er tatt bort" in text
    assert "fordi kravet, slik det nå er, alt var betalt" in text
    assert "satt ned med 400,00 kr" in text
    assert mail.proved()


@pytest.mark.parametrize(
    ("paid_then", "day"), [(59_999, DUE), (60_000, NOTICE + timedelta(days=1))]
)
def test_a_fee_stands_where_the_claim_as_lowered_was_owed_when_the_letter_was_sent(
    mail: Mail, paid_then: int, day: date
) -> None:
    mail.books.pays(mail.claim, paid_then, DUE)
    mail.noticed()
    credit(mail, 40_000, day)
    assert mail.fees_owed() == 3_800


def test_a_fee_that_was_paid_before_it_fell_waits_for_a_second_person(mail: Mail) -> None:
    mail.books.pays(mail.claim, 60_000, DUE)
    mail.noticed()
    mail.books.pays(mail.claim, 43_800, PAID)
    credit(mail, 40_000, DUE)
    (refund,) = mail.rows(Refund)
    assert (refund.amount, refund.state) == (43_800, "proposed")


@pytest.mark.parametrize(("amount", "day"), [(99_999, DUE), (100_000, NOTICE + timedelta(days=1))])
def test_a_fee_stands_where_something_was_owed_when_the_letter_was_sent(
    mail: Mail, amount: int, day: date
) -> None:
    mail.noticed()
    row = paid(mail, amount, day)
    assert mail.fees_owed() == 3_800
    assert (row.told, mail.letters()) == (False, [])


def test_a_fine_that_was_paid_in_time_bears_no_surcharge(db: Database) -> None:
    mail = fined(db)
    assert paid(mail, 90_000, FINED).owed == 0
    assert "Forhøyelsen på 450,00 kr" in mail.text(mail.letters()[0])
    late = fine(mail)
    assert paid(late, 90_000, FINED + timedelta(days=1)).owed == 45_000
    assert mail.proved()


def test_a_fee_that_had_been_paid_to_us_is_ours_to_pay_back_and_not_the_units(
    mail: Mail,
) -> None:
    mail.noticed()
    mail.books.pays(mail.claim, 103_800, TODAY)
    assert paid(mail, 100_000, DUE).credit == 103_800
    theirs, ours = (text.replace("\u00a0", " ") for text in mail.tasks())
    assert "fått 1 000,00 kr for mye" in theirs
    assert ours.startswith("38,00 kr er betalt for mye til oss")


def test_each_who_owes_is_told_what_they_owe_and_not_the_fees_of_the_other(mail: Mail) -> None:
    other = neighbour(mail)
    shares(mail, other)
    letter_fee(mail, mail.debtor_id, 11_300, PAID)
    credit(mail, 40_000)
    told = {letter.debtor_id: mail.text(letter) for letter in mail.letters()}
    for debtor_id in (mail.debtor_id, other):
        with mail.db.read() as work:
            claim = work.get_one(Claim, mail.claim)
            folded = own_fees.statements(work, debtor_id, [claim], on=TODAY)
        left = kroner(folded[mail.claim].balance.total).replace("\u00a0", " ")
        assert f"Det som gjenstår, er {left} kr i dag." in told[debtor_id]


def test_what_the_unit_got_too_much_of_is_asked_back(mail: Mail) -> None:
    row = paid(mail, 200_000)
    assert row.owed == 0
    assert any("for mye" in text for text in mail.tasks())
    assert mail.rows(Refund) == []


def test_a_recalled_claim_is_gone_for_everybody_and_its_money_is_free(mail: Mail) -> None:
    mail.noticed()
    taken = mail.books.pays(mail.claim, 40_000, PAID)
    other = neighbour(mail)
    shares(mail, other)
    with mail.db.write(mail.kari) as work:
        until = TODAY + timedelta(days=9)
        order = NewHold(reason=Reason.EXAMINATION, until=until, claim_id=mail.claim)
        holding.put(work, mail.debtor_id, order)
    recall(mail)
    assert mail.total() == 0
    assert [hold.ended_on for hold in mail.rows(Hold)] == [TODAY]
    assert {letter.debtor_id for letter in mail.letters()} == {mail.debtor_id, other}
    with mail.db.read() as work:
        assert work.get_one(Claim, mail.claim).state == "withdrawn"
        assert work.get_one(PaymentState, taken.payment_id).unplaced == 40_000
    streams = {row.stream for row in mail.rows(Audit, deed="units.recall")}
    assert streams == {f"debtor:{mail.debtor_id}", f"debtor:{other}"}
    assert mail.proved()
    with pytest.raises(RecalledAlready):
        recall(mail)
    with pytest.raises(RecalledAlready):
        credit(mail, 1_000)
    with pytest.raises(ClaimIsWithdrawn):
        paid(mail, 1_000)


def asked_of(mail: Mail) -> list[tuple[str, date]]:
    """What is asked about the claim that was taken back, with its day."""
    open_tasks = [task for task in mail.rows(Task) if task.state == "open"]
    return [(task.text, task.due_on) for task in open_tasks if "er trukket" in task.text]


def test_what_was_paid_on_a_recalled_claim_goes_back_first_of_all(mail: Mail) -> None:
    mail.books.pays(mail.claim, 130_000, PAID)  # more than it owes: the credit goes back too
    mail.books.pays_back(mail.claim, 10_000, PAID + timedelta(days=1))
    recall(mail)
    ((text, due),) = asked_of(mail)
    assert "Betal tilbake 1\u00a0200,00 kr som er betalt til oss, eller plasser" in text
    assert due == TODAY + timedelta(days=14)
    assert "hører du fra oss om pengene" in mail.text(mail.letters()[-1])
    assert mail.proved()


def test_what_the_unit_was_paid_on_a_claim_it_takes_back_is_asked_of_the_unit(mail: Mail) -> None:
    paid(mail, 25_000)
    recall(mail)
    ((text, _),) = asked_of(mail)
    assert "Be virksomheten betale tilbake 250,00 kr som den har fått" in text
    assert "hører du fra oss om pengene" in mail.text(mail.letters()[-1])
    assert mail.proved()


def test_money_held_outside_a_claim_is_held_no_more_when_it_is_taken_back(mail: Mail) -> None:
    mail.status("debt_settlement")
    stamp = f"{TODAY:%d%m%y}"
    (kid,) = [one.kid for one in mail.rows(Claim)]
    with mail.db.write(SYSTEM) as work:
        ocr_import.commit(
            work, "ocr.txt", ocr(Paid(amount=50_000, kid=kid, order=stamp), day=stamp)
        )
    (state,) = mail.rows_of(PaymentState)
    assert state.why == HELD
    recall(mail)
    (state,) = mail.rows_of(PaymentState)
    assert (state.unplaced, state.why != HELD) == (50_000, True)
    assert not [one for one in mail.rows(Task) if one.kind == "held_money" and one.state == "open"]
    ((text, _),) = asked_of(mail)
    assert "Betal tilbake 500,00 kr" in text
    assert mail.proved()


def test_a_recalled_claim_that_nobody_paid_asks_for_nothing(mail: Mail) -> None:
    recall(mail)
    assert asked_of(mail) == []
    assert "hører du fra oss om pengene" not in mail.text(mail.letters()[-1])


def test_too_much_too_early_or_another_claim_is_refused(mail: Mail) -> None:
    with pytest.raises(CreditTooLarge):
        credit(mail, 100_000)
    credit(mail, 60_000)
    with pytest.raises(CreditTooLarge):
        credit(mail, 40_000)
    with pytest.raises(BadInput):
        paid(mail, 1_000, TODAY + timedelta(days=1))
    with pytest.raises(Unknown):
        recall(mail, 99)
