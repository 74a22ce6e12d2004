"""A special situation: read with a reason, registered, reviewed and ended in its box."""

from __future__ import annotations

import os
from datetime import date

from sqlalchemy import select, update

from collector_desk.domain.care import CareKind, Severity
from collector_desk.models import Care, Debtor, Hold, Opening
from collector_desk.service.database import SYSTEM
from collector_desk.ui.casework.call import CallBox
from collector_desk.ui.casework.care import CareBox
from collector_desk.ui.casework.letter import LetterBox
from collector_desk.ui.debtor.view import DebtorScreen
from tests.kit import TODAY
from tests.ui.debtor.conftest import Bench
from tests.ui.debtor.hands import write
from tests.ui.debtor.test_boxes import send
from tests.ui.payments.bench import nameless


def opened(own: Bench, screen: DebtorScreen) -> CareBox:
    screen.boxes.care()
    box = screen.boxes.box
    assert isinstance(box, CareBox)
    own.qtbot.waitUntil(box.isActiveWindow)
    own.settle()
    assert nameless(box) == []
    return box


def look(box: object, name: str) -> None:
    if folder := os.environ.get("DESK_LOOK"):
        box.grab().save(f"{folder}/{name}.png")  # type: ignore[attr-defined]


def kept(own: Bench) -> list[Care]:
    with own.db.read() as work:
        return list(work.scalars(select(Care).order_by(Care.id)))


def asked(own: Bench, screen: DebtorScreen) -> CareBox:
    """The box, once why one must know is written; the debtor was opened without a reason."""
    with own.db.write(SYSTEM) as work:
        work.execute(update(Opening).values(reason=""))
    box = opened(own, screen)
    assert "begrunnelse" in box.told.text()
    assert not box.do_what.isVisible()
    assert not box.do.isEnabled()
    look(box, "care-reason")
    box.reason.edit.setFocus()
    write("Skyldneren ringte")
    send(own)
    assert box.do_what.isVisible()
    return box


def test_it_is_registered_with_a_reason_read_again_and_ended(
    own: Bench, own_screen: DebtorScreen
) -> None:
    box = asked(own, own_screen)
    assert box.told.text() == "Ingen særlig situasjon er registrert."
    box.kind.set_value(CareKind.NEEDS)
    box.severity.set_value(Severity.GRAVE)
    box.text.edit.setFocus()
    write("Ring med tolk på somali")
    box.proof.setChecked(True)
    box.hold_until.edit.setFocus()
    write("01.06.2027")
    assert "Bero kan vare" in box.why.text()
    box.hold_until.set_value(date(2026, 12, 20))
    box.show_state()
    look(box, "care-new")
    send(own)
    assert own.toasts == ["Det særlige hensynet er registrert."]
    (row,) = kept(own)
    assert (row.consent_on, row.proof_seen_by, row.hold_id is not None) == (
        TODAY,
        "Kari Nordmann",
        True,
    )
    sheet = own_screen.presenter.sheet
    assert sheet is not None
    assert "care" in {alert.kind for alert in sheet.warnings}
    look(own_screen, "care-screen")

    box = opened(own, own_screen)
    assert "Trenger tolk eller annen tilrettelegging (alvorlig)" in box.told.text()
    assert "Ring med tolk på somali" in box.told.text()
    assert not any("weigh" in value for value, _ in box._options())  # a supervisor's
    box.do_what.set_value(f"review:{row.id}")
    own.settle()
    look(box, "care-review")
    box.until.set_value(date(2028, 1, 1))
    box.show_state()
    assert "ny vurdering" in box.why.text()
    box.do_what.set_value(f"end:{row.id}")
    own.settle()
    look(box, "care-end")
    send(own)
    assert own.toasts[-1] == "Det særlige hensynet er avsluttet. Opplysningen slettes i natt."
    (row,) = kept(own)
    assert (row.ended_on, row.ended_how) == (TODAY, "over")
    with own.db.read() as work:
        assert [hold.ended_on for hold in work.scalars(select(Hold))] == [TODAY]
    assert "slettes i natt" in opened(own, own_screen).told.text()


def test_the_phone_desk_and_a_new_letter_warn_of_it(own: Bench, own_screen: DebtorScreen) -> None:
    for begin, kind in ((own_screen.boxes.call, CallBox), (own_screen.boxes.letter, LetterBox)):
        begin()
        box = own_screen.boxes.box
        assert isinstance(box, kind)
        assert not box.care.isVisible()
        own.settle()
        box.reject()
    with own.db.write(SYSTEM) as work:
        work.add(
            Care(
                debtor_id=work.scalars(select(Debtor.id)).one(), sealed=b"x", consent_on=TODAY,
                consent_way="phone", registered_on=TODAY, review_on=date(2026, 12, 1),
                until=date(2027, 1, 1), made_by="Kari Nordmann", made_at=own.db.clock.now(),
            )
        )  # fmt: skip
    own_screen.refresh()
    own.settle()
    for begin, kind in ((own_screen.boxes.call, CallBox), (own_screen.boxes.letter, LetterBox)):
        begin()
        box = own_screen.boxes.box
        assert isinstance(box, kind)
        own.qtbot.waitUntil(box.isActiveWindow)
        own.settle()
        assert box.care.isVisible()
        assert "Vurder hensynet" in box.care.accessibleName()
        look(box, f"care-{kind.__name__}")
        box.reject()
