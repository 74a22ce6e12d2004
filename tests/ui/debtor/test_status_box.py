"""What is registered of a debtor: begun, filed, ended and moved by the keys, on the real service."""

from __future__ import annotations

import os
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from collector_desk.client.connection import new_key
from collector_desk.domain.delivery import To
from collector_desk.domain.objection import Ground
from collector_desk.domain.status import Status
from collector_desk.models import Account, Claim, Debtor, DebtorStatus
from collector_desk.service.database import SYSTEM
from collector_desk.ui.casework.status import StatusBox
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.wire.letters import Represent
from collector_desk.wire.objections import NewObjection
from tests.kit import TODAY
from tests.ui.debtor.conftest import Bench
from tests.ui.debtor.hands import write
from tests.ui.debtor.test_boxes import open_box, send


def opened(own: Bench, screen: DebtorScreen) -> StatusBox:
    box = cast("StatusBox", open_box(own, screen, Qt.Key.Key_S))
    own.settle()
    return box


def look(box: StatusBox, name: str) -> None:
    if folder := os.environ.get("DESK_LOOK"):
        QApplication.processEvents()
        box.grab().save(f"{folder}/{name}.png")


def kept(own: Bench) -> list[DebtorStatus]:
    with own.db.read() as work:
        return list(work.scalars(select(DebtorStatus)))


def test_a_status_is_registered_filed_and_ended(
    own: Bench, own_screen: DebtorScreen, tmp_path: Path
) -> None:
    box = opened(own, own_screen)
    assert box.told.text() == "Ingen status er registrert."
    box.kind.set_value(Status.BANKRUPTCY)
    box.source.edit.setFocus()
    write("Kunngjøring")
    assert "Legg ved" in box.why.text()
    paper = tmp_path / "kunngjøring.pdf"
    paper.write_bytes(b"%PDF-1.7 konkurs")
    box.files.add([paper])
    send(own)
    assert (kept(own), box.do.isEnabled()) == ([], False)
    box.deadline.edit.setFocus()
    write("14.12.2026")
    look(box, "status-new")
    send(own)
    assert own.toasts == ["Statusen er registrert."]
    (row,) = kept(own)
    assert (row.kind, row.made_by, row.document_id is not None) == (
        "bankruptcy",
        "Kari Nordmann",
        True,
    )

    box = opened(own, own_screen)
    assert box.told.text().count("14.12.2026") == 1
    look(box, "status-runs")
    box.do_what.set_value(f"file:{row.id}")
    assert (box.do.isEnabled(), "bostyrer mangler" in box.why.text()) == (False, True)
    look(box, "status-file-nobody")
    send(own)
    assert (kept(own)[0].filed_on, len(own.toasts)) == (None, 1)
    box.do_what.set_value(f"end:{row.id}")
    assert "bostyrer" not in box.why.text()  # it was about the filing
    assert box.to_day.title == "Gjelder ikke fra og med"
    box.ended.edit.setFocus()
    write("Boet er innstilt")
    look(box, "status-end")
    send(own)
    assert own.toasts[-1] == "Statusen er avsluttet."
    assert kept(own)[0].ended_why == "Boet er innstilt"
    assert opened(own, own_screen).told.text() == "Ingen status er registrert."  # not even today


def test_the_end_of_what_was_filed_tells_what_became_of_the_claims(
    own: Bench, own_screen: DebtorScreen
) -> None:
    with own.db.write(SYSTEM) as work:
        debtor = work.scalars(select(Debtor)).one()
        rows = [
            DebtorStatus(
                debtor_id=debtor.id, kind=kind.value, from_day=TODAY, source="Kunngjøring",
                filed_on=filed, filing_deadline=TODAY, made_by="Kari Nordmann",
            )
            for kind, filed in ((Status.DEBT_SETTLEMENT, TODAY), (Status.DECEASED, None))
        ]  # fmt: skip
        work.add_all(rows)
        work.flush()
        filed, dead = (row.id for row in rows)
    box = opened(own, own_screen)
    box.do_what.set_value(f"file:{dead}")
    assert (box.estate.isVisible(), box.outcome.isVisible()) == (True, False)
    look(box, "status-file-estate")
    box.do_what.set_value(f"end:{dead}")
    assert (box.estate.isVisible(), box.outcome.isVisible()) == (False, False)
    box.do_what.set_value(f"end:{filed}")
    assert box.outcome.isVisible()
    box.outcome.set_value("recognised")
    box.ended.edit.setFocus()
    write("Ordningen er stadfestet")
    look(box, "status-end-filed")
    send(own)
    assert own.toasts[-1] == "Statusen er avsluttet."
    with own.db.read() as work:
        assert work.get_one(DebtorStatus, filed).to_day is not None


def test_a_new_address_is_registered(own: Bench, own_screen: DebtorScreen) -> None:
    box = opened(own, own_screen)
    box.do_what.set_value("move")
    for field, words in (
        (box.address.street, "Nygata 4"),
        (box.address.postcode, "5003"),
        (box.address.city, "Bergen"),
        (box.address.source, "Folkeregisteret"),
    ):
        field.edit.setFocus()
        write(words)
    look(box, "status-move")
    send(own)
    assert own.toasts == ["Adressen er registrert."]
    with own.db.read() as work:
        debtor = work.scalars(select(Debtor)).one()
        assert (debtor.street, debtor.city) == ("Nygata 4", "Bergen")


def disputed_estate(own: Bench, screen: DebtorScreen) -> int:
    """An estate with somebody who answers, and a claim that is disputed."""
    number = screen.presenter.debtor_id
    answers = Represent(
        to=To.ESTATE, name="Ida Arving", street="Storgata 2", postcode="0155", city="Oslo",
        source="Skifteattest",
    )  # fmt: skip
    own.desk.letters.represent(number, answers, key=new_key())
    with own.db.write(SYSTEM) as work:
        row = DebtorStatus(
            debtor_id=number, kind=Status.DECEASED.value, from_day=TODAY, source="Kunngjøring",
            filing_deadline=TODAY, made_by="Kari Nordmann",
        )  # fmt: skip
        work.add(row)
        work.flush()
        claim, status = work.scalars(select(Claim.id)).one(), row.id
    disputes = NewObjection(claim_id=claim, text="Ikke mitt.", ground=Ground.WRONG_AMOUNT)
    own.desk.objections.register(number, disputes, key=new_key())
    return status


def test_what_is_disputed_is_not_filed_by_a_caseworker_and_says_why(
    own: Bench, own_screen: DebtorScreen
) -> None:
    number = disputed_estate(own, own_screen)
    box = opened(own, own_screen)
    box.do_what.set_value(f"file:{number}")
    assert (box.reasons.isVisible(), box.do.isEnabled()) == (False, False)
    assert "Bare leder kan da melde kravet" in box.why.text()
    look(box, "status-file-leader")


def test_reasons_are_asked_for_of_a_supervisor_where_something_is_disputed(
    own: Bench, own_screen: DebtorScreen
) -> None:
    number = disputed_estate(own, own_screen)
    with own.db.write(SYSTEM) as work:
        work.scalars(select(Account).where(Account.username == "kari")).one().role = "supervisor"
    box = opened(own, own_screen)
    box.do_what.set_value("register")
    assert not box.reasons.isVisible()
    box.do_what.set_value(f"file:{number}")
    assert (box.reasons.isVisible(), box.do.isEnabled()) == (True, False)
    assert box.why.text() == "Skriv hvorfor det som er bestridt meldes, minst 10 tegn."
    look(box, "status-file-disputed")
    box.reasons.edit.setFocus()
    write("Fristen går ut.")
    assert (box.do.isEnabled(), box.why.text()) == (True, "")
    send(own)
    assert own.toasts[-1].startswith("Kravene er meldt.")
    assert kept(own)[0].filed_on == TODAY
