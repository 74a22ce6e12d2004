"""«Språk i brev» from the debtor's screen, on the real service."""

from __future__ import annotations

from collector_desk.models import Debtor
from collector_desk.ui.casework.language import LanguageBox
from collector_desk.ui.debtor.view import DebtorScreen
from tests.ui.debtor.conftest import Bench
from tests.ui.debtor.hands import sheet_of, write
from tests.ui.debtor.test_boxes import send
from tests.ui.debtor.test_task_and_habilitet import look


def test_the_language_is_chosen_and_shown(own: Bench, own_screen: DebtorScreen) -> None:
    own_screen.boxes.language()
    own.settle()
    (box,) = own_screen.findChildren(LanguageBox)
    assert box.why.text() == "Dette språket gjelder allerede."
    box.language.set_value("en")
    assert box.why.text() == "Skriv hvor vi vet det fra."
    look(box, "language")
    assert not box.do.isEnabled()
    box.source.edit.setFocus()
    write("ba om det på telefon")
    send(own)
    own.settle()
    sheet = sheet_of(own_screen)
    assert sheet.language == "en"
    with own.db.read() as work:
        assert work.get_one(Debtor, sheet.debtor_id).language == "en"
