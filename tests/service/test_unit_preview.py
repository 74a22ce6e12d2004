"""What is shown before a creditor unit's message is registered is what it then does."""

from __future__ import annotations

from datetime import date

import pytest

from collector_desk.domain.facts import FactKind
from collector_desk.domain.unit_message import UnitMessageKind
from collector_desk.errors.base import DeskError
from collector_desk.errors.service import BadInput
from collector_desk.errors.units import CreditTooLarge, RecalledAlready
from collector_desk.service import unit_preview
from collector_desk.service.database import Database
from collector_desk.wire.units import TryUnitMessage, UnitPreview
from tests.kit import TODAY
from tests.service.mail import DUE, NOTICE, Mail
from tests.service.parties import PAID
from tests.service.test_unit_messages import FINED, credit, fine, paid, recall

CREDIT, GOT, RECALL = UnitMessageKind.CREDIT, UnitMessageKind.PAID, UnitMessageKind.RECALL


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


def preview(mail: Mail, kind: UnitMessageKind, amount: int = 0, day: date = DUE) -> UnitPreview:
    order = TryUnitMessage(claim_id=mail.claim, kind=kind, amount=amount, day=day)
    with mail.db.read(mail.kari) as work:
        return unit_preview.preview(work, mail.debtor_id, order)


def after(mail: Mail) -> dict[str, int]:
    left = mail.books.statement(mail.claim, TODAY).balance
    return {
        "Rest på kravet": left.total,
        "Hovedstol": left.principal,
        "Forsinkelsesrente": left.interest,
        "Gebyr og kostnader": left.fees + left.costs,
    }


def shown(found: UnitPreview) -> dict[str, int]:
    return {line.label: line.after for line in found.lines}


@pytest.mark.parametrize("day", [DUE, NOTICE, PAID])
@pytest.mark.parametrize("amount", [1, 40_000, 99_999])
def test_a_credit_note_does_what_was_shown(mail: Mail, amount: int, day: date) -> None:
    mail.noticed()
    mail.books.pays(mail.claim, 50_000, PAID)
    found = preview(mail, CREDIT, amount, day)
    credit(mail, amount, day)
    assert shown(found) == after(mail)


def test_fees_and_costs_that_fall_with_a_credit_note_are_shown_to_fall(mail: Mail) -> None:
    mail.books.pays(mail.claim, 60_000, DUE)
    mail.noticed()
    mail.books.happens(mail.claim, FactKind.COSTS, 50_000, PAID)
    found = preview(mail, CREDIT, 40_000, DUE)
    assert shown(found)["Gebyr og kostnader"] == 0
    credit(mail, 40_000, DUE)
    assert shown(found) == after(mail)


@pytest.mark.parametrize("amount", [1, 100_000, 250_000])
def test_money_the_unit_was_paid_does_what_was_shown(mail: Mail, amount: int) -> None:
    mail.noticed()  # its fee falls where the claim was paid before it
    found = preview(mail, GOT, amount, DUE)
    paid(mail, amount, DUE)
    assert shown(found) == after(mail)


def test_the_surcharge_on_a_fine_is_shown_lowered(mail: Mail) -> None:
    fine(mail)
    found = preview(mail, CREDIT, 30_000, FINED)
    credit(mail, 30_000, FINED)
    assert shown(found) == after(mail)


def test_a_surcharge_that_falls_is_shown_to_fall(mail: Mail) -> None:
    fine(mail)
    mail.books.pays(mail.claim, 60_000, FINED)
    found = preview(mail, CREDIT, 30_000, TODAY)
    assert shown(found)["Rest på kravet"] == 0
    credit(mail, 30_000, TODAY)
    assert shown(found) == after(mail)


def test_a_recall_takes_all_and_says_where_the_money_goes(mail: Mail) -> None:
    mail.books.pays(mail.claim, 50_000, PAID)
    found = preview(mail, RECALL)
    assert "går tilbake til betaleren" in " ".join(found.effects)
    recall(mail)
    assert shown(found) == after(mail)
    with pytest.raises(RecalledAlready):
        preview(mail, RECALL)


@pytest.mark.parametrize(
    ("kind", "amount", "day", "refusal"),
    [(CREDIT, 100_000, DUE, CreditTooLarge), (GOT, 1, date(2026, 12, 24), BadInput)],
)
def test_what_would_be_refused_is_refused(
    mail: Mail, kind: UnitMessageKind, amount: int, day: date, refusal: type[DeskError]
) -> None:
    with pytest.raises(refusal):
        preview(mail, kind, amount, day)
