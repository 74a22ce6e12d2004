"""What a debtor reads in the portal: the plan with what is paid, the letters, what is not collected."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select, update

from collector_desk.domain.inquiry import Channel, InquiryKind
from collector_desk.domain.letter import LetterKind
from collector_desk.errors.service import Unknown
from collector_desk.models import Audit, Identity, LetterRow
from collector_desk.service import inquiries, plan_monitor, portal
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.wire.inquiries import Handle, Register
from collector_desk.wire.portal import PortalView
from tests.kit import VAULT, add_user
from tests.service.agreements import FIRST, Agreement
from tests.service.mail import Mail, leaves

NUMBER = "01819012345"  # month + 80: nobody's


def _named(db: Database, debtor_id: int) -> Who:
    with db.write(SYSTEM) as work:
        work.add(
            Identity(
                debtor_id=debtor_id, kind="fodselsnummer", ciphertext=b"",
                blind_index=VAULT.blind_index(NUMBER),
            )
        )  # fmt: skip
    return add_user(db, "portal", role="integration", name="Portalen", team=None)


def _view(db: Database, machine: Who) -> PortalView:
    with db.write(machine) as work:
        return portal.show(work, NUMBER)


def test_a_plan_is_read_with_its_kid_and_what_is_paid_of_each_instalment(db: Database) -> None:
    case = Agreement(db)
    machine = _named(db, case.debtor)
    sheet = case.grant(amount=120_000)
    case.books.pays(case.claim, 120_000, FIRST)
    case.books.today_is(FIRST)
    plan_monitor.check_all(db)
    (plan,) = _view(db, machine).plans
    assert (plan.number, plan.kid, plan.state, plan.overdue) == (
        sheet.number, sheet.kid, "følges", 0,
    )  # fmt: skip
    assert plan.account == "13150101837"
    first, second = plan.instalments[:2]
    assert (first.due, first.amount, first.paid) == (sheet.rows[0].day, 120_000, 120_000)
    assert (second.amount, second.paid) == (120_000, 0)
    assert sum(each.amount for each in plan.instalments) == sheet.total


def test_an_invoice_without_a_collection_letter_is_told_apart(db: Database) -> None:
    mail = Mail(db)
    machine = _named(db, mail.debtor_id)
    later = mail.owes(40_000, due=date(2026, 11, 20))
    mail.noticed()
    found = {claim.number: claim.in_collection for claim in _view(db, machine).claims}
    assert found == {mail.number(): True, mail.number(later): False}


def test_a_letter_is_read_once_it_has_gone_as_the_bytes_that_went(db: Database) -> None:
    mail = Mail(db)
    machine = _named(db, mail.debtor_id)
    mail.send(mail.order(LetterKind.STATEMENT))
    assert _view(db, machine).letters == ()  # it waits: nobody has it yet
    leaves(db)
    ((_, title, number),) = _view(db, machine).letters
    with db.write(machine) as work:
        document = portal.letter(work, NUMBER, number)
        assert document.title == title
        assert document.sha256 == mail.letters()[-1].sha256
        assert (document.content or b"").startswith(b"%PDF")
    with db.read() as work:
        assert "portal.letter" in set(work.scalars(select(Audit.deed)))


@pytest.mark.parametrize(
    "about", [{"recipient": "guardian"}, {"state": "withdrawn"}, {"state": "failed"}]
)
def test_nobody_reads_what_went_to_others_or_never_went(
    db: Database, about: dict[str, str]
) -> None:
    mail = Mail(db)
    machine = _named(db, mail.debtor_id)
    mail.send(mail.order(LetterKind.STATEMENT))
    leaves(db)
    ((_, _, number),) = _view(db, machine).letters
    with db.write(SYSTEM) as work:
        work.execute(update(LetterRow).values(**about))
    assert _view(db, machine).letters == ()
    with pytest.raises(Unknown), db.write(machine) as work:
        portal.letter(work, NUMBER, number)


@pytest.mark.parametrize(
    ("kind", "more", "told"),
    [
        (InquiryKind.QUESTION, {"no_letter": "svarte på telefon i dag"}, "Besvart"),
        (InquiryKind.COMPLAINT, {"no_letter": "svarte på telefon i dag"}, "Besvart"),
        (InquiryKind.PLAN, {"no_letter": "«Glem søknaden», på telefon"}, "Trukket"),
        (InquiryKind.MAIL, {}, "Lest"),
        (
            InquiryKind.QUESTION,
            {"forwarded": True, "forwarded_to": "NAV Sagene"},
            "Sendt videre til NAV Sagene",
        ),
    ],
)
def test_what_became_of_a_message_is_told_in_fixed_words_never_the_caseworkers(
    db: Database, kind: InquiryKind, more: dict[str, Any], told: str
) -> None:
    mail = Mail(db)
    machine = _named(db, mail.debtor_id)
    order = Register(kind=kind, channel=Channel.POST, text="Hva skylder jeg?")
    with db.write(mail.kari) as work:
        row = inquiries.register(work, mail.debtor_id, order)
    assert [one.outcome for one in _view(db, machine).requests] == [""]
    close = Handle(version=row.version, outcome="Kverulant, ringte tre ganger", **more)
    with db.write(mail.kari) as work:
        inquiries.handle(work, row.inquiry_id, close)
    view = _view(db, machine)
    assert [one.outcome for one in view.requests] == [told]
    assert "Kverulant" not in view.model_dump_json()


def test_a_letter_and_a_decision_are_pointed_at(db: Database) -> None:
    case = Agreement(db)
    machine = _named(db, case.debtor)
    for kind in (InquiryKind.DEFERRAL, InquiryKind.QUESTION):
        with db.write(case.kari) as work:
            order = Register(kind=kind, channel=Channel.POST, text="Kan jeg vente litt?")
            row = inquiries.register(work, case.debtor, order)
        if kind is InquiryKind.DEFERRAL:
            case.put_off(date(2026, 12, 10))
        more: dict[str, Any] = {} if kind is InquiryKind.DEFERRAL else {"letter_id": _newest(db)}
        with db.write(case.kari) as work:
            close = Handle(version=row.version, outcome="sagt ja", **more)
            inquiries.handle(work, row.inquiry_id, close)
    told = {one.kind: one.outcome for one in _view(db, machine).requests}
    assert told == {"Søknad om utsettelse": "Avgjort, se brevet", "Spørsmål": "Besvart i brev"}


def _newest(db: Database) -> int:
    with db.read() as work:
        return work.scalars(select(LetterRow.id).order_by(LetterRow.id.desc())).first() or 0
