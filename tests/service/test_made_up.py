"""Values of 2027 are made up, and say so wherever they decide something (ruling 33)."""

from __future__ import annotations

from datetime import date

import pytest

from collector_desk.domain.letter import LetterKind
from collector_desk.domain.rates import Rates
from collector_desk.models import Approval
from collector_desk.service import approval_sheet
from collector_desk.service.database import Database
from collector_desk.service.rate_list import made_up
from tests.service.casework import opens
from tests.service.enforcing import Enforcement, noticed
from tests.service.mail import Mail

LAST, NEW = date(2026, 12, 31), date(2027, 1, 15)
INTEREST = "Øvelse: Forsinkelsesrente, 12,00 prosent per år fra 01.01.2027, er ikke fastsatt."
COLLECTION = "Øvelse: Inkassosats, 770,00 kr fra 01.01.2027, er ikke fastsatt."
COURT = "Øvelse: Rettsgebyr (R), 1\xa0380,00 kr fra 01.01.2027, er ikke fastsatt."
DECIDE = ("late_interest", "court_fee", "subsistence_adult")


@pytest.fixture
def practice(db: Database) -> Database:
    db.rates = Rates.practice()
    return db


def test_only_what_is_made_up_is_named_and_only_from_its_day() -> None:
    assert made_up(Rates.practice(), LAST, DECIDE) == ()
    assert made_up(Rates.practice(), NEW, DECIDE) == (INTEREST, COURT)
    assert len(made_up(Rates.practice(), date(2027, 7, 1), DECIDE)) == 5  # a set of three
    for day in (LAST, NEW, date(2027, 7, 1)):
        assert made_up(Rates.shipped(), day, DECIDE) == ()


def proposed(case: Enforcement, day: date) -> tuple[tuple[str, ...], Approval]:
    """The rates of practice that the screen of a withholding shows, proposed on a day."""
    for claim in case.claims:
        noticed(case.db, case.debtor, claim, sent=date(2026, 12, 1), ends=date(2026, 12, 22))
    case.day(day)
    sheet = case.propose(case.save())
    assert not any("Øvelse" in one for one in sheet.reckoned.unconfirmed)
    return sheet.reckoned.made_up, case.proposal()


def test_a_measure_and_its_approval_say_which_rates_are_made_up(practice: Database) -> None:
    case = Enforcement(practice)
    shown, waits = proposed(case, NEW)
    assert {INTEREST, COURT} <= set(shown)
    assert waits.title.endswith("nytt regelverk: namsmannen fastsetter trekket")
    with practice.write(case.per) as work:
        sheet = approval_sheet.show(work, waits.id)
    assert {INTEREST, COURT} <= set(sheet.made_up)
    assert not any("Øvelse" in one for one in sheet.unconfirmed)
    (estimate,) = (line for line in sheet.lines if line.strong)
    assert (estimate.label, estimate.detail) == ("Anslag", "i måneden, for oss selv")
    (fee,) = (one.value for one in sheet.results if one.label == "Gebyr ved beslutningen")
    assert "1\xa0380,00 kr (øvelse)" in fee


def test_a_measure_of_the_last_day_of_the_year_rests_on_known_rates(practice: Database) -> None:
    shown, waits = proposed(Enforcement(practice), LAST)
    assert not any("Øvelse" in each for each in shown)
    assert "tidligere regelverk: 2\xa0450,00 kr i måneden" in waits.title


def test_the_preview_of_a_letter_names_the_rates_of_its_amounts_and_of_its_fee(
    practice: Database,
) -> None:
    mail = Mail(practice)
    mail.noticed()
    kinds = {
        LetterKind.STATEMENT: (INTEREST,),
        LetterKind.PAYMENT_DEMAND: (INTEREST, COLLECTION),
    }
    for kind in kinds:
        assert mail.preview(mail.order(kind)).made_up == ()
    mail.books.today_is(NEW)
    opens(practice, mail.kari, mail.debtor_id)
    for kind, told in kinds.items():
        assert mail.preview(mail.order(kind)).made_up == told
    free = mail.order(LetterKind.FREE_LETTER, subject="Om saken", text="Vi skriver til deg.")
    assert mail.preview(free).made_up == ()
