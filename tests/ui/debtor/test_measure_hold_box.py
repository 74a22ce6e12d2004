"""A measure of the debtor is put i bero by itself from the debtor's own box."""

from __future__ import annotations

from datetime import date
from typing import cast

from PySide6.QtCore import Qt
from sqlalchemy import select

from collector_desk.client.connection import new_key
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.models import Hold
from collector_desk.ui.casework.hold import HoldBox
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.wire.measures import MeasureTerms, SaveMeasure
from tests.ui.debtor.conftest import Bench
from tests.ui.debtor.hands import sheet_of
from tests.ui.debtor.test_boxes import open_box, send


def test_a_measure_is_put_in_bero_by_itself(own: Bench, own_screen: DebtorScreen) -> None:
    debtor_id = sheet_of(own_screen).debtor_id
    (claim,) = sheet_of(own_screen).claims
    terms = MeasureTerms(kind=MeasureKind.REQUEST, claim_ids=(claim.claim_id,))
    made = own.desk.measures.save(debtor_id, SaveMeasure(terms=terms), key=new_key())
    number, name = made.measure_id, made.number
    box = cast("HoldBox", open_box(own, own_screen, Qt.Key.Key_B))
    own.settle()
    shown = [box.where.box.itemText(at) for at in range(box.where.box.count())]
    assert f"Tiltaket {name} · {MeasureKind.REQUEST.label}" in shown
    box.where.set_value(f"measure:{number}")
    box.until.set_value(date(2026, 12, 1))
    send(own)
    assert own.toasts == [f"{name} er stilt i bero til 01.12.2026."]
    with own.db.read() as work:
        (hold,) = work.scalars(select(Hold))
    assert (hold.measure_id, hold.claim_id, hold.case_id) == (number, None, None)
    (told,) = [each for each in sheet_of(own_screen).warnings if each.kind == "hold"]
    assert f"Gjelder {name}." in told.detail
    (claim,) = sheet_of(own_screen).claims
    assert "bero" not in claim.state
