"""What came with a claim and what is known of its debtor is shown, and stands in the way."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select, update

from collector_desk.client.desk import Desk
from collector_desk.domain.handover import Way
from collector_desk.models import ClaimDebtor, Debtor, DebtorStatus, LimitationEvent
from collector_desk.service.clock import Clock
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.timeline import way_label
from collector_desk.wire.debtors import Deed, Explain, Sheet
from tests.exchange.claim_files import FINE, INVOICE, KINDERGARTEN, RENT, document
from tests.service.desks import Paid, claims_of, invoice, practise, read_in, take_in

SignIn = Callable[..., Desk]
TOLD = "Bilen var solgt før gebyret"


@pytest.fixture(autouse=True)
def _practice(db: Database) -> None:
    practise(db)


@dataclass(frozen=True, slots=True)
class Shown:
    """The first debtor of the first claim, as the screen shows it."""

    desk: Desk
    sheet: Sheet

    @property
    def deeds(self) -> dict[str, Deed]:
        claim_id = self.sheet.claims[0].claim_id
        found = self.desk.debtors.deeds(self.sheet.debtor_id, claim_id).deeds
        return {deed.name: deed for deed in found}


def shown(db: Database, sign_in: SignIn, *claims: dict[str, Any], take: bool = True) -> Shown:
    if take:
        take_in(db, document(*claims))
    with db.read() as work:
        debtor_id = work.scalars(select(ClaimDebtor.debtor_id)).first() or 0
    desk = sign_in("kari")
    return Shown(desk, desk.debtors.open(debtor_id, reason="henvendelse fra skyldner"))


def contested(**fields: object) -> dict[str, Any]:
    told = {"innsigelse_dato": "2026-09-05", "innsigelse_tekst": TOLD}
    return {**deepcopy(FINE), "innsigelse": True, **told, **fields}


def test_an_open_objection_to_a_fine_stops_it_and_is_seen(db: Database, sign_in: SignIn) -> None:
    found = shown(db, sign_in, contested())
    (row,) = found.sheet.claims
    assert (row.state, row.state_level) == ("Innsigelse – stanset", "warning")
    for step in ("step.reminder", "step.enforcement_notice"):
        assert not found.deeds[step].lawful
        assert "innsigelse" in found.deeds[step].reason
    event = next(one for one in found.sheet.timeline if one.title == "Innsigelse")
    assert (event.kind, event.day, event.text) == ("status", date(2026, 9, 5), TOLD)
    assert (event.claim_number, event.who) == (row.number, "Bymiljøetaten")
    before = found.desk.debtors.open(found.sheet.debtor_id, on=date(2026, 8, 1))
    assert (before.sums.total, len(before.warnings)) == (0, 1)


def test_without_an_objection_the_same_fine_goes_on(db: Database, sign_in: SignIn) -> None:
    found = shown(db, sign_in, FINE)
    assert found.deeds["step.enforcement_notice"].lawful
    assert found.sheet.warnings == ()
    assert found.sheet.claims[0].state == "Mottatt"


def test_the_alert_of_objections_comes_first_and_counts_the_claims(
    db: Database, sign_in: SignIn
) -> None:
    second = contested(referanse="PG-2", fakturanummer="40078", innsigelse_dato=None)
    take_in(db, document(contested(), second))
    with db.write(SYSTEM) as work:
        debtor_id = work.scalars(select(Debtor.id)).one()
        status = {"kind": "deceased", "from_day": date(2026, 10, 1), "source": "Folkeregisteret"}
        work.add(DebtorStatus(debtor_id=debtor_id, **status))
    found = shown(db, sign_in, take=False)
    assert [(one.kind, one.level) for one in found.sheet.warnings] == [
        ("objection", "warning"),
        ("deceased", "error"),
    ]
    first = found.sheet.warnings[0]
    assert first.text == "Åpen innsigelse på 2 krav"
    assert "§" in first.detail
    assert claims_of(db)[1].objection_on == claims_of(db)[1].received_on


def test_a_paid_or_withdrawn_claim_is_not_said_to_stand_still(
    db: Database, sign_in: SignIn
) -> None:
    take_in(db, document(contested(rente="ingen", rente_fra=None)))
    (claim,) = claims_of(db)
    read_in(db, Paid(amount=90000, kid=claim.kid))
    found = shown(db, sign_in, take=False)
    assert found.sheet.claims[0].state == "Betalt"
    assert found.sheet.warnings == ()


def test_a_minor_meets_no_enforcement_though_no_register_has_said_so(
    db: Database, sign_in: SignIn
) -> None:
    take_in(db, document(FINE))
    with db.write(SYSTEM) as work:
        work.execute(update(Debtor).values(birth_date=date(2008, 11, 24)))
    found = shown(db, sign_in, take=False)
    assert not found.deeds["step.enforcement_notice"].lawful
    assert "mindreårig" in found.deeds["step.enforcement_notice"].reason
    assert found.deeds["step.reminder"].reason
    (alert,) = found.sheet.warnings
    assert (alert.kind, alert.level) == ("minor", "error")
    assert "24.11.2008" in alert.detail
    db.clock = Clock(date(2026, 11, 24))
    again = found.desk.debtors.open(found.sheet.debtor_id)
    assert again.warnings == ()


def test_one_status_of_a_minor_is_one_warning(db: Database, sign_in: SignIn) -> None:
    take_in(db, document(FINE))
    with db.write(SYSTEM) as work:
        work.execute(update(Debtor).values(birth_date=date(2010, 1, 1)))
        debtor_id = work.scalars(select(Debtor.id)).one()
        status = {"kind": "minor", "from_day": date(2026, 1, 1), "source": "Folkeregisteret"}
        work.add(DebtorStatus(debtor_id=debtor_id, **status))
    found = shown(db, sign_in, take=False)
    assert [one.kind for one in found.sheet.warnings] == ["minor"]


@pytest.mark.parametrize(
    ("invoiced", "served", "held"),
    [
        ("2026-08-03", "2026-07-31", True),
        ("2026-08-03", "2026-08-03", False),
        ("2026-08-10", "2026-08-02", True),
    ],
)
def test_what_may_be_done_and_what_may_be_received_agree_on_when_a_claim_arose(
    db: Database, sign_in: SignIn, invoiced: str, served: str, held: bool
) -> None:
    made = invoice("1", fakturadato=invoiced, rente_fra="2026-09-15")
    take_in(db, document({**made, "foreldelse_fra": served}))
    _settlement(db, date(2026, 8, 3))
    _agree(db, sign_in, held=held)


def test_a_claim_invoiced_before_but_due_after_the_opening_arose_before(
    db: Database, sign_in: SignIn
) -> None:
    take_in(db, document(RENT))  # invoiced 15 August, due and limited from 1 September
    _settlement(db, date(2026, 8, 20))
    _agree(db, sign_in, held=True)


def _settlement(db: Database, opened: date) -> None:
    with db.write(SYSTEM) as work:
        for debtor_id in work.scalars(select(Debtor.id)).all():
            status = {"kind": "debt_settlement", "from_day": opened, "source": "kunngjøring"}
            work.add(DebtorStatus(debtor_id=debtor_id, **status))


def _agree(db: Database, sign_in: SignIn, *, held: bool) -> None:
    found = shown(db, sign_in, take=False)
    assert found.deeds["step.collection_notice"].lawful is not held
    report = read_in(db, Paid(amount=100, kid=claims_of(db)[0].kid))
    assert (report.unplaced == 1) is held


def test_limitation_cites_its_own_rule_and_the_basis_of_enforcement(
    db: Database, sign_in: SignIn
) -> None:
    reason = shown(db, sign_in, FINE).deeds["law.limitation"].reason
    assert "(foreldelsesloven §§ 2 og 3 nr. 1)" in reason
    assert "Tvangsgrunnlag: Gebyr etter vegtrafikkloven § 38 annet ledd" in reason
    assert "FOR-2016-03-18-261" not in reason


def test_limitation_after_an_acknowledgement_cites_that(db: Database, sign_in: SignIn) -> None:
    take_in(db, document(FINE))
    with db.write(SYSTEM) as work:
        row = work.scalars(select(ClaimDebtor)).one()
        work.add(
            LimitationEvent(
                claim_id=row.claim_id, debtor_id=row.debtor_id, step="acknowledgement",
                day=date(2026, 11, 2), source="brev",
            )
        )  # fmt: skip
    found = shown(db, sign_in, take=False)
    assert "(foreldelsesloven §§ 14 og 20)" in found.deeds["law.limitation"].reason


def test_what_is_not_confirmed_is_said_where_it_decides(db: Database, sign_in: SignIn) -> None:
    found = shown(db, sign_in, INVOICE)
    cautious = "Ikke bekreftet: Foreldelse regnes forsiktig fra dagen for ytelsen."
    assert found.sheet.claims[0].limitation_basis.endswith(cautious)
    assert cautious in found.deeds["law.limitation"].reason
    order = Explain(claim_id=found.sheet.claims[0].claim_id, part="interest")
    rule = found.desk.debtors.explain(found.sheet.debtor_id, order).leaves[0].rule
    assert "30 dager etter skriftlig påkrav, faktura på papir 03.08.2026" in rule
    assert "Ikke bekreftet: Rente fra 30 dager etter påkrav" in rule


def test_what_the_unit_has_agreed_needs_no_such_word(db: Database, sign_in: SignIn) -> None:
    found = shown(db, sign_in, {**deepcopy(INVOICE), "rente": "avtalt", "paakrav_maate": None})
    row = found.sheet.claims[0]
    assert row.interest_basis == "avtalt forfallsdag, fra den senere dagen virksomheten har oppgitt"
    own = shown_again(db, sign_in, FINE)
    assert "Ikke bekreftet: Hjemmel og fremgangsmåte" in own.deeds["law.limitation"].reason


def shown_again(db: Database, sign_in: SignIn, claim: dict[str, Any]) -> Shown:
    """Another claim of another debtor, beside what is here."""
    take_in(db, document(claim) | {"buntnummer": 18})
    with db.read() as work:
        debtor_id = work.scalars(select(ClaimDebtor.debtor_id).order_by(ClaimDebtor.claim_id)).all()
    desk = sign_in("per")
    return Shown(desk, desk.debtors.open(debtor_id[-1], reason="henvendelse fra skyldner"))


def test_interest_that_waits_for_a_demand_does_not_run_and_says_why(
    db: Database, sign_in: SignIn
) -> None:
    found = shown(db, sign_in, {**deepcopy(INVOICE), "paakrav_maate": None})
    row = found.sheet.claims[0]
    assert (row.interest_from, row.sums.interest) == (None, 0)
    assert "som ikke er registrert: renten løper ikke ennå" in row.interest_basis
    order = Explain(claim_id=row.claim_id, part="interest")
    explained = found.desk.debtors.explain(found.sheet.debtor_id, order)
    assert explained.amount == 0
    assert "skriftlig påkrav er ikke registrert" in explained.about


def test_interest_from_a_notice_by_post_runs_thirty_days_after_it(db: Database) -> None:
    notice = {"paakrav_maate": None, "inkassovarsel_maate": "brev"}
    take_in(db, document({**deepcopy(INVOICE), **notice}))
    (claim,) = claims_of(db)
    assert (claim.interest_from, claim.interest_note) == (
        date(2026, 10, 1),
        "inkassovarsel på papir 01.09.2026",
    )


def test_what_would_interrupt_next_follows_the_rules_of_the_day(
    db: Database, sign_in: SignIn
) -> None:
    found = shown(db, sign_in, FINE)
    assert "eget utlegg (§ 17; når det avbryter" in found.deeds["law.limitation"].reason
    db.clock = Clock(date(2027, 1, 4))
    assert "eget varsel om utlegg (§ 17 nr. 4)" in found.deeds["law.limitation"].reason


def test_every_way_of_a_letter_is_named_in_norwegian(db: Database, sign_in: SignIn) -> None:
    labels = {way: way_label(way.value) for way in Way}
    assert all(labels[way] != way.value for way in Way)
    found = shown(db, sign_in, KINDERGARTEN)
    ways = {row.kind: row.channel_label for row in found.sheet.letters}
    assert ways == {"reminder": "", "collection_notice": "digital postkasse"}
    texts = [event.text for event in found.sheet.timeline if event.kind == "letter"]
    assert any(text.endswith("· digital postkasse") for text in texts)
    assert not any(text.endswith("· ") for text in texts)
