"""Letters of plans and deferrals: what they say is what was agreed and what came in."""

from __future__ import annotations

import base64
from datetime import date
from typing import Any

import pytest

from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import kroner
from collector_desk.errors.letter_post import LetterLacks
from collector_desk.errors.service import Unknown
from collector_desk.models import Deferral, DeferralClaim, Plan, PlanClaim, PlanInstalment
from collector_desk.service.database import SYSTEM, Database
from tests.kit import TODAY
from tests.service.mail import Mail, text_of

AGREED = date(2026, 9, 10)


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


def plain(amount: int) -> str:
    return kroner(amount).replace("\u00a0", " ")


def asked(mail: Mail) -> dict[str, Any]:
    """The terms as they are kept with a plan."""
    return {"claim_ids": [mail.claim], "first_due": "2026-10-15", "amount": 51_000}


def plan(mail: Mail, **about: Any) -> int:
    """Two instalments of 510 kroner, the first due 15 October."""
    with mail.db.write(SYSTEM) as work:
        row = Plan(
            number="A-2026-000012", debtor_id=mail.debtor_id,
            requested_on=AGREED, instalment=51_000, count=2, first_due=date(2026, 10, 15),
            interval="month", covering="principal,costs,fees,interest", made_by="Kari",
            made_at=work.clock.now(),
            **({"state": "agreed", "request": asked(mail), "agreed_on": AGREED} | about),
        )  # fmt: skip
        work.add(row)
        work.flush()
        work.add(PlanClaim(plan_id=row.id, claim_id=mail.claim))
        for number, due in enumerate((date(2026, 10, 15), date(2027, 1, 15)), start=1):
            work.add(
                PlanInstalment(
                    plan_id=row.id, number=number, due=due, amount=51_000, principal=50_000,
                    additions=0, interest=1_000, left=(2 - number) * 51_000,
                )
            )  # fmt: skip
        return row.id


def words(mail: Mail, kind: LetterKind, **about: Any) -> str:
    return text_of(base64.b64decode(mail.preview(mail.order(kind, **about)).content))


def test_the_agreement_has_its_schedule_and_what_is_not_settled_yet(mail: Mail) -> None:
    said = words(mail, LetterKind.PLAN, plan_id=plan(mail))
    for each in (
        "A-2026-000012",
        "10.09.2026",
        "15.10.2026",
        "15.01.2027",
        "510,00",
        mail.number(),
    ):
        assert each in said
    assert said.count("foreløpig") >= 1  # the rate of 2027 is not announced


def test_an_offer_is_open_for_fourteen_days_from_the_post_and_may_be_sent_by_hand(
    mail: Mail,
) -> None:
    number = plan(mail, agreed_on=None)
    with pytest.raises(LetterLacks, match="ikke inngått"):
        words(mail, LetterKind.PLAN, plan_id=number)
    mail.send(mail.order(LetterKind.PLAN_OFFER, plan_id=number))
    (letter,) = mail.letters()
    assert "09.12.2026" in mail.text(letter)
    assert (letter.plan_id, letter.deadline) == (number, date(2026, 12, 9))


def test_the_notice_of_default_says_what_lacks_after_what_was_paid(mail: Mail) -> None:
    number = plan(mail)
    mail.books.pays(mail.claim, 20_000, date(2026, 10, 14))
    shown = mail.preview(mail.order(LetterKind.PLAN_DEFAULT_NOTICE, plan_id=number))
    said = text_of(base64.b64decode(shown.content))
    for each in ("15.10.2026", "510,00", "200,00", "310,00", plain(mail.total())):
        assert each in said
    assert shown.deadline == date(2026, 12, 9)
    mail.books.pays(mail.claim, 31_000, date(2026, 11, 1))
    with pytest.raises(LetterLacks, match="ingen avdrag mangler"):
        words(mail, LetterKind.PLAN_DEFAULT_NOTICE, plan_id=number)


@pytest.mark.parametrize(
    ("day", "early"), [(TODAY, False), (date(2026, 12, 31), False), (date(2027, 1, 4), True)]
)
def test_the_notice_of_default_marks_what_rests_on_a_rate_that_is_not_announced(
    mail: Mail, day: date, *, early: bool
) -> None:
    number = plan(mail)
    mail.books.today_is(day)
    mail.open_again()
    said = words(mail, LetterKind.PLAN_DEFAULT_NOTICE, plan_id=number)
    owed = plain(mail.books.statement(mail.claim, day).balance.total)
    mark = " (foreløpig)" if early else ""
    assert f"Hele restbeløpet, nå {owed} kr{mark}, forfaller straks" in said
    assert ("kan bli endret når ny rentesats er kunngjort" in said) is early


@pytest.mark.parametrize(
    ("noticed", "said"),
    [(date(2026, 11, 1), "Avtalen ble ikke fulgt"), (None, "bedt om at den avsluttes")],
)
def test_the_end_of_a_plan_says_why_and_what_is_left(
    mail: Mail, noticed: date | None, said: str
) -> None:
    number = plan(mail, ended_on=TODAY, noticed_on=noticed)
    found = words(mail, LetterKind.PLAN_ENDED, plan_id=number)
    assert said in found
    assert plain(mail.total()) in found


def test_a_deferral_tells_what_is_due_on_its_last_day_with_the_interest_to_it(mail: Mail) -> None:
    with mail.db.write(SYSTEM) as work:
        row = Deferral(
            debtor_id=mail.debtor_id, from_day=TODAY, until=date(2026, 12, 19), reason="illness",
            state="granted", decided_on=TODAY, made_by="Kari", made_at=work.clock.now(),
        )  # fmt: skip
        work.add(row)
        work.flush()
        work.add(DeferralClaim(deferral_id=row.id, claim_id=mail.claim))
        number = row.id
    said = words(mail, LetterKind.DEFERRAL, deferral_id=number)
    due = mail.books.statement(mail.claim, date(2026, 12, 18)).balance.total
    assert "18.12.2026" in said
    assert plain(due) in said
    assert "sykdom" not in said.casefold()
    with pytest.raises(Unknown):
        words(mail, LetterKind.DEFERRAL, deferral_id=999)
