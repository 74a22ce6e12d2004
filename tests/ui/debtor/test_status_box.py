"""What is registered of a debtor: begun, filed, ended and moved by the keys, on the real service."""

from __future__ import annotations

import os
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from sqlalchemy import select

from collector_desk.domain.status import Status
from collector_desk.models import Debtor, DebtorStatus
from collector_desk.service.database import SYSTEM
from collector_desk.ui.casework.status import StatusBox
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.wire.debtors import ContestRow
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
    send(own)
    assert "Bostyrer" in box.said.accessibleName() or "bostyrer" in box.said.accessibleName()
    box.do_what.set_value(f"end:{row.id}")
    assert box.said.isHidden()  # it was about the filing
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


def test_reasons_are_asked_for_where_something_is_disputed(
    own: Bench, own_screen: DebtorScreen
) -> None:
    with own.db.write(SYSTEM) as work:
        debtor = work.scalars(select(Debtor)).one()
        row = DebtorStatus(
            debtor_id=debtor.id, kind=Status.DECEASED.value, from_day=TODAY, source="Kunngjøring",
            filing_deadline=TODAY, made_by="Kari Nordmann",
        )  # fmt: skip
        work.add(row)
        work.flush()
        number = row.id
    box = opened(own, own_screen)
    box.do_what.set_value(f"file:{number}")
    assert not box.reasons.isVisible()
    open_one = ContestRow(
        objection_id=1, claim_id=1, claim_number="K-2026-000001", ground_label="Feil beløp",
        state_label="Mottatt", state_level="info", received_on=TODAY, answer_by=TODAY,
    )  # fmt: skip
    box._sheet = box._sheet.model_copy(update={"objections": (open_one,)})
    box.do_what.set_value("register")
    assert not box.reasons.isVisible()
    box.do_what.set_value(f"file:{number}")
    assert box.reasons.isVisible()
    look(box, "status-file-disputed")
