"""What is disputed, time-barred or in debt settlement is named apart, and never «å betale nå»."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from collector_desk.domain.letter import LetterKind
from collector_desk.models import Claim, Identity
from collector_desk.service import debtors, portal
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.wire.debtors import Open, Sheet
from collector_desk.wire.portal import PortalView
from tests.kit import VAULT, add_user
from tests.service.casework import objects
from tests.service.mail import Mail

NUMBER = "01819012345"  # month + 80: nobody's


@pytest.fixture
def mail(db: Database) -> Mail:
    found = Mail(db)
    with db.write(SYSTEM) as work:
        work.add(
            Identity(
                debtor_id=found.debtor_id, kind="fodselsnummer", ciphertext=VAULT.encrypt(NUMBER, place=f"identity:{found.debtor_id}"),
                blind_index=VAULT.blind_index(NUMBER),
            )
        )  # fmt: skip
    return found


def _barred(mail: Mail) -> None:
    with mail.db.write(SYSTEM) as work:
        work.get_one(Claim, mail.claim).limitation_start = date(2019, 1, 1)


def _seen(mail: Mail) -> PortalView:
    machine: Who = add_user(mail.db, "portal", role="integration", name="Portalen", team=None)
    with mail.db.write(machine) as work:
        return portal.show(work, NUMBER)


def _sheet(mail: Mail, order: Open) -> Sheet:
    with mail.db.write(mail.kari) as work:
        return debtors.open_sheet(work, mail.debtor_id, order)


APART: dict[str, Callable[[Mail], object]] = {
    "bestridt, stilt i bero": lambda mail: objects(mail.db, mail.kari, mail.debtor_id, mail.claim),
    "foreldet – ikke krevd": _barred,
    "omfattet av gjeldsordning": lambda mail: mail.status("debt_settlement"),
    "omfattet av konkurs": lambda mail: mail.status("bankruptcy"),
}


@pytest.mark.parametrize("why", APART)
def test_the_portal_does_not_ask_for_what_is_not_demanded(mail: Mail, why: str) -> None:
    total = mail.total()
    APART[why](mail)
    view = _seen(mail)
    (claim,) = view.claims
    assert (claim.apart, claim.to_pay, claim.total) == (why, 0, total)
    assert (view.owed, view.not_demanded) == (0, total)


@pytest.mark.parametrize("why", APART)
def test_the_caseworker_sees_what_of_the_total_is_not_demanded(mail: Mail, why: str) -> None:
    APART[why](mail)
    demanded = mail.owes(40_000)
    sheet = _sheet(mail, Open())
    apart = sum(one.amount for one in sheet.not_demanded)
    if why.startswith("omfattet"):  # the status is the debtor's: it holds of every claim
        assert apart == sheet.sums.total
    else:
        assert apart == mail.total() == sheet.sums.total - mail.total(demanded)
    assert [one.why for one in sheet.not_demanded] == [why]


def test_of_a_past_day_it_is_told_what_is_not_demanded_today(mail: Mail) -> None:
    _barred(mail)
    sheet = _sheet(mail, Open(on=date(2026, 9, 10)))
    assert [one.amount for one in sheet.not_demanded] == [sheet.sums.total]
    assert not _sheet(mail, Open(on=date(2026, 1, 1))).not_demanded


def test_of_a_claim_disputed_in_part_the_rest_is_to_be_paid(mail: Mail) -> None:
    total = mail.total()
    objects(mail.db, mail.kari, mail.debtor_id, mail.claim, disputed=10_000)
    view = _seen(mail)
    part = 10_000 + round(10_000 * Fraction(1225, 10_000) * 83 / 365)  # 1 September to 23 November
    assert (view.owed, view.not_demanded) == (total - part, part)
    assert view.claims[0].apart.startswith("delvis bestridt")
    assert [one.amount for one in _sheet(mail, Open()).not_demanded] == [part]
    asked = mail.preview(mail.order(LetterKind.COLLECTION_NOTICE))
    assert asked.total == view.owed


def test_what_nothing_stands_in_the_way_of_is_to_be_paid(mail: Mail) -> None:
    view = _seen(mail)
    assert (view.owed, view.not_demanded, view.claims[0].apart) == (mail.total(), 0, "")


@pytest.mark.parametrize("why", ["bestridt, stilt i bero", "foreldet – ikke krevd"])
def test_the_saldooversikt_names_it_apart(mail: Mail, why: str) -> None:
    APART[why](mail)
    mail.send(mail.order(LetterKind.STATEMENT))
    words = mail.text(mail.letters()[-1])
    assert "Av dette er 0,00 kr å betale nå. Dette krever vi ikke nå:" in words
    assert f"{mail.number()}: {why}" in words


def test_a_saldooversikt_with_nothing_apart_says_nothing_of_it(mail: Mail) -> None:
    mail.send(mail.order(LetterKind.STATEMENT))
    assert "krever vi ikke nå" not in mail.text(mail.letters()[-1])
