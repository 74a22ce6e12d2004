"""The debtor sheet: one answer whose figures agree, behind gates that hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.client.desk import Desk
from collector_desk.errors.service import Unknown
from collector_desk.errors.session import NotOpened, OwnCase, ReasonNeeded
from collector_desk.models import (
    Audit,
    Debtor,
    DebtorStatus,
    Document,
    Identity,
    Person,
)
from collector_desk.service import debtors, possible
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.debtors import Explain, NewNote, Open
from collector_desk.wire.reports import Export
from tests.exchange.claim_files import document
from tests.service.agreements import Agreement
from tests.service.counting import statements
from tests.service.desks import invoice, practise, take_in
from tests.service.one_debtor import KNOWN, NUMBER, debtor_with_a_claim
from tests.service.test_objections import Case

SignIn = Callable[..., Desk]


def test_the_sheet_adds_up_and_every_amount_explains_itself(db: Database, sign_in: SignIn) -> None:
    debtor_id = debtor_with_a_claim(db)
    desk = sign_in("kari")
    sheet = desk.debtors.open(debtor_id, reason="henvendelse fra skyldner")
    assert sheet.sums.total == sum(claim.sums.total for claim in sheet.claims)
    assert sheet.sums.principal == 800_000
    assert sheet.sums.fees == 3_500
    for part in ("total", "principal", "interest", "fees", "costs", "credit"):
        explained = desk.debtors.explain(debtor_id, Explain(part=part))
        assert explained.amount == sum(leaf.amount for leaf in explained.leaves)
        assert explained.amount == getattr(sheet.sums, part)
        assert all(leaf.rule and leaf.source for leaf in explained.leaves)


@pytest.mark.parametrize("claims", [1, 30])
def test_a_sheet_costs_as_many_journeys_however_much_is_on_it(db: Database, claims: int) -> None:
    """The gate, the rates in force and the folder one statement each, the note in the audit three."""
    practise(db)
    take_in(db, document(*(invoice(f"{number}") for number in range(5_000, 5_000 + claims))))
    with db.write(replace(SYSTEM, role="caseworker")) as work:
        debtor_id = work.scalars(select(Debtor.id)).one()
        with statements(work) as asked:
            sheet = debtors.open_sheet(work, debtor_id, Open(reason="henvendelse fra skyldner"))
    assert len(sheet.claims) == claims
    assert len(asked) == 6, asked


def test_the_interest_is_explained_line_by_line(db: Database, sign_in: SignIn) -> None:
    debtor_id = debtor_with_a_claim(db)
    desk = sign_in("kari")
    sheet = desk.debtors.open(debtor_id, reason="kontroll av renter")
    order = Explain(claim_id=sheet.claims[0].claim_id, part="interest", on=date(2026, 8, 20))
    lines = desk.debtors.explain(debtor_id, order).leaves
    shown = [
        (leaf.from_day, leaf.to_day, leaf.days, leaf.rate.replace("\xa0", " ")) for leaf in lines
    ]
    assert shown == [
        (date(2025, 6, 16), date(2025, 7, 1), 15, "12,50 %"),
        (date(2025, 7, 1), date(2026, 1, 1), 184, "12,25 %"),
        (date(2026, 1, 1), date(2026, 3, 10), 68, "12,00 %"),
        (date(2026, 3, 10), date(2026, 7, 1), 113, "12,00 %"),
        (date(2026, 7, 1), date(2026, 8, 20), 50, "12,25 %"),
    ]
    assert [leaf.amount for leaf in lines] == [5137, 61753, 22356, 29721, 13425]


def test_a_balance_is_shown_as_of_a_day_and_as_it_was_known(db: Database, sign_in: SignIn) -> None:
    debtor_id = debtor_with_a_claim(db)
    desk = sign_in("kari")
    before = desk.debtors.open(debtor_id, reason="som på dagen", on=date(2026, 3, 9))
    unknown = desk.debtors.open(debtor_id, on=date(2026, 3, 9), known=date(2026, 8, 31))
    assert before.sums.principal == 1_000_000
    assert unknown.sums.total == 0
    why = desk.debtors.difference(
        debtor_id, Explain(on=date(2026, 3, 9), known=date(2026, 8, 31), part="principal")
    )
    assert (why.amount_then, why.amount_now) == (0, 1_000_000)
    assert sum(leaf.amount for leaf in why.leaves) == 1_000_000
    later = desk.debtors.open(debtor_id, on=date(2027, 3, 1))
    assert later.provisional_from == date(2027, 1, 1)
    assert later.claims[0].provisional


@pytest.mark.parametrize(
    ("on", "known", "begun"),
    [
        (date(2025, 6, 15), None, False),  # the day before it fell due
        (date(2025, 6, 16), None, True),
        (date(2026, 8, 31), date(2026, 8, 31), False),  # before it came here
        (date(2026, 9, 1), date(2026, 9, 1), True),
    ],
)
def test_a_claim_that_was_not_here_is_not_said_to_be_paid(
    db: Database, sign_in: SignIn, on: date, known: date | None, *, begun: bool
) -> None:
    debtor_id = debtor_with_a_claim(db)
    desk = sign_in("kari")
    sheet = desk.debtors.open(debtor_id, reason="som på dagen", on=on, known=known)
    (row,) = sheet.claims
    assert row.begun is begun
    assert (row.state == "Ikke mottatt ennå") is not begun
    assert row.state != "Betalt"
    assert (sheet.sums.total > 0) is begun


def test_outside_the_portfolio_a_reason_is_needed_and_kept(db: Database, sign_in: SignIn) -> None:
    debtor_id = debtor_with_a_claim(db)
    desk = sign_in("kari")
    for reason in ("", "   ", "abcd"):
        with pytest.raises(ReasonNeeded):
            desk.debtors.open(debtor_id, reason=reason)
    desk.debtors.open(debtor_id, reason="telefon fra skyldner")
    with db.read() as work:
        rows = work.scalars(select(Audit).where(Audit.stream == f"debtor:{debtor_id}")).all()
    assert [(row.deed, row.details) for row in rows] == [
        ("debtors.open", {"reason": "telefon fra skyldner"})
    ]


def test_in_the_portfolio_no_reason_is_needed(db: Database, sign_in: SignIn) -> None:
    desk = sign_in("kari", team="Team Sentrum")
    debtor_id = debtor_with_a_claim(db, team="Team Sentrum")
    assert desk.debtors.open(debtor_id).own_portfolio


def test_a_protected_person_is_unknown_to_those_without_clearance(
    db: Database, sign_in: SignIn
) -> None:
    debtor_id = debtor_with_a_claim(db, protection="strictly_confidential")
    desk = sign_in("kari")
    with pytest.raises(Unknown) as hidden:
        desk.debtors.open(debtor_id, reason="telefon fra skyldner")
    with pytest.raises(Unknown) as missing:
        desk.debtors.open(debtor_id + 1, reason="telefon fra skyldner")
    assert hidden.value.params == missing.value.params == {}


def test_the_cleared_see_the_protected_address_on_the_sheet_only(
    db: Database, sign_in: SignIn
) -> None:
    debtor_id = debtor_with_a_claim(db, protection="confidential")
    desk = sign_in("klarert", clearance=True)
    sheet = desk.debtors.open(debtor_id, reason="telefon fra skyldner")
    assert sheet.address == "Hemmelig vei 1, 0001 Oslo"
    assert sheet.protected


def test_a_letter_to_one_who_owes_is_not_shown_to_another(db: Database, sign_in: SignIn) -> None:
    debtor_id = debtor_with_a_claim(db)
    with db.write(SYSTEM) as work:
        other = Debtor(kind="person", name="Medskyldner", search_name="medskyldner")
        work.add(other)
        work.flush()
        for whose, title in ((None, "Faktura"), (debtor_id, "Varsel"), (other.id, "Til en annen")):
            work.add(
                Document(
                    debtor_id=whose, claim_id=1, kind="letter", title=title, name="brev.pdf",
                    day=date(2026, 9, 1), sha256="0" * 64, content=b"brev", kept_at=KNOWN,
                )
            )  # fmt: skip
    desk = sign_in("kari")
    sheet = desk.debtors.open(debtor_id, reason="henvendelse fra skyldner")
    assert {kept.title for kept in sheet.documents} == {"Faktura", "Varsel"}
    with pytest.raises(Unknown):
        desk.debtors.document(debtor_id, 3)


def test_nobody_opens_a_case_of_their_own(db: Database, sign_in: SignIn) -> None:
    debtor_id = debtor_with_a_claim(db)
    desk = sign_in("kari")
    with db.write(SYSTEM) as work:
        person = work.scalars(select(Person)).one()
        person.blind_index = work.vault.blind_index(NUMBER)
    with pytest.raises(OwnCase):
        desk.debtors.open(debtor_id, reason="min egen sak")


def test_every_deed_on_a_debtor_asks_that_it_was_opened(db: Database, sign_in: SignIn) -> None:
    debtor_id = debtor_with_a_claim(db)
    desk = sign_in("kari")
    for deed in (
        lambda: desk.debtors.reveal(debtor_id),
        lambda: desk.debtors.explain(debtor_id, Explain()),
        lambda: desk.debtors.difference(debtor_id, Explain()),
        lambda: desk.debtors.deeds(debtor_id, None),
        lambda: desk.notes.add(debtor_id, NewNote(text="x"), key="k" * 20),
        lambda: desk.notes.save_draft(debtor_id, "x"),
        lambda: desk.case_summary(debtor_id, Export()),
    ):
        with pytest.raises(NotOpened):
            deed()


def test_the_number_is_masked_and_showing_it_is_noted(db: Database, sign_in: SignIn) -> None:
    debtor_id = debtor_with_a_claim(db)
    desk = sign_in("kari")
    sheet = desk.debtors.open(debtor_id, reason="telefon fra skyldner")
    assert sheet.masked == f"{NUMBER[:6]} *****"
    assert desk.debtors.reveal(debtor_id).number == NUMBER
    with db.read() as work:
        deeds = work.scalars(select(Audit.deed).order_by(Audit.id)).all()
        assert NUMBER.encode() not in work.scalars(select(Identity.ciphertext)).one()
    assert deeds[-1] == "debtors.reveal"


def test_notes_are_added_and_corrected_never_changed(db: Database, sign_in: SignIn) -> None:
    debtor_id = debtor_with_a_claim(db)
    desk = sign_in("kari")
    desk.debtors.open(debtor_id, reason="telefon fra skyldner")
    desk.notes.save_draft(debtor_id, "Ringte og ba om")
    assert desk.debtors.open(debtor_id).draft == "Ringte og ba om"
    key = "en-noekkel-som-er-lang"
    first = desk.notes.add(debtor_id, NewNote(text="Ringte."), key=key)
    again = desk.notes.add(debtor_id, NewNote(text="Ringte."), key=key)
    number = int(first.key.split(":")[1])
    desk.notes.add(debtor_id, NewNote(text="Ringte ikke.", corrects=number), key=key + "2")
    sheet = desk.debtors.open(debtor_id)
    notes = [event for event in sheet.timeline if event.kind == "note"]
    assert again == first
    assert sheet.draft == ""
    assert sorted(note.text for note in notes) == ["Ringte ikke.", "Ringte."]
    assert [note.corrects for note in notes if note.corrects] == [number]


def test_what_can_be_done_says_why_not_and_from_when(db: Database, sign_in: SignIn) -> None:
    debtor_id = debtor_with_a_claim(db)
    desk = sign_in("kari")
    sheet = desk.debtors.open(debtor_id, reason="telefon fra skyldner")
    found = {d.name: d for d in desk.debtors.deeds(debtor_id, sheet.claims[0].claim_id).deeds}
    assert found["notes.add"].lawful
    assert not found["audit.looks"].lawful
    assert found["step.payment_demand"].lawful
    assert not found["step.reminder"].lawful
    assert found["step.reminder"].reason.startswith("Virksomheten purrer før kravet oversendes.")
    request = found["step.enforcement_request"]
    assert not request.lawful
    assert "betalingsoppfordring" in request.reason
    assert "17.06.2028" not in found["law.limitation"].reason
    assert "16.06.2028" in found["law.limitation"].reason


def test_a_status_warns_and_stops(db: Database, sign_in: SignIn) -> None:
    debtor_id = debtor_with_a_claim(db)
    with db.write(SYSTEM) as work:
        work.add(
            DebtorStatus(
                debtor_id=debtor_id,
                kind="deceased",
                from_day=date(2026, 10, 1),
                source="Folkeregisteret",
            )
        )
    desk = sign_in("kari")
    sheet = desk.debtors.open(debtor_id, reason="melding om dødsfall")
    assert [(one.kind, one.level) for one in sheet.warnings] == [("deceased", "error")]
    found = {d.name: d for d in desk.debtors.deeds(debtor_id, sheet.claims[0].claim_id).deeds}
    assert not found["step.payment_demand"].lawful
    assert "død" in found["step.payment_demand"].reason


def test_the_case_summary_holds_what_the_sheet_shows(db: Database, sign_in: SignIn) -> None:
    debtor_id = debtor_with_a_claim(db)
    desk = sign_in("kari")
    sheet = desk.debtors.open(debtor_id, reason="utskrift til skyldner")
    summary = desk.case_summary(debtor_id, Export(reason="utskrift"))
    assert summary.sums == sheet.sums
    principal = sum(row.amount for row in summary.movements if row.part == "principal")
    assert principal == sheet.sums.principal
    assert sum(row.amount for row in summary.interest) == sheet.sums.interest
    assert NUMBER not in summary.model_dump_json()
    with db.read() as work:
        note = work.scalars(select(Audit).order_by(Audit.id.desc()).limit(1)).one()
    assert (note.deed, note.details["reason"]) == ("reports.case_summary", "utskrift")  # type: ignore[index]


def test_a_plan_a_deferral_and_an_objection_can_be_begun_until_something_stands_in_the_way(
    db: Database,
) -> None:
    case = Case(db)

    def told(claim_id: int | None) -> dict[str, tuple[bool, str]]:
        with db.read(case.kari) as work:
            found = possible.deeds(work, case.books.debtor_id, claim_id).deeds
        return {deed.name: (deed.lawful, deed.reason) for deed in found}

    for scope in (case.claim, None):
        assert told(scope)["plans.grant"] == (True, "Kan gjøres nå.")
        assert told(scope)["deferrals.grant"] == (True, "Kan gjøres nå.")
        assert told(scope)["objections.register"] == (True, "Kan gjøres nå.")
    case.objects()
    for scope in (case.claim, None):
        found = told(scope)
        assert not found["objections.register"][0]
        assert "Innsigelser" in found["objections.register"][1]
        assert not found["plans.grant"][0]
        assert "innsigelse" in found["plans.grant"][1]
        assert "(inkassoloven" in found["plans.grant"][1]
        assert found["deferrals.grant"] == found["plans.grant"]


def test_a_claim_in_a_plan_names_the_plan_and_a_paid_one_has_nothing_left(db: Database) -> None:
    made = Agreement(db)

    def why_not() -> str:
        with db.read(made.kari) as work:
            found = possible.deeds(work, made.debtor, made.claim).deeds
        reasons = {deed.name: deed.reason for deed in found}
        assert reasons["plans.grant"] == reasons["deferrals.grant"]
        return reasons["plans.grant"]

    plan = made.grant()
    assert f"avtale {plan.number}" in why_not()
    made.day(date(2026, 12, 1))
    made.books.pays(made.claim, 1_100_000, date(2026, 11, 30))
    assert why_not() == "Det er ingenting å betale."
