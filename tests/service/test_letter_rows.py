"""The one list of a debtor's letters: on the sheet and in the box, ours and those of the unit."""

from __future__ import annotations

import pytest

from collector_desk.domain.letter import LetterKind
from collector_desk.service import debtors, letter_returns, letters
from collector_desk.service.database import Database
from collector_desk.wire.debtors import Open
from collector_desk.wire.letters import Letter, Returned
from tests.kit import TODAY
from tests.service.mail import NOTICE, NOTICE_ENDS, Mail


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


def both(mail: Mail) -> tuple[Letter, ...]:
    """The letters of the sheet, which are those of the list too."""
    with mail.db.write(mail.kari) as work:
        sheet = debtors.open_sheet(work, mail.debtor_id, Open(reason="henvendelse"))
        assert sheet.letters == letters.listed(work, mail.debtor_id).rows
    return sheet.letters


def test_what_the_unit_sent_and_what_we_sent_stand_in_one_list(mail: Mail) -> None:
    mail.noticed()
    (ours,) = mail.send(mail.order(LetterKind.PAYMENT_DEMAND)).rows
    new, old = both(mail)
    assert new == ours, "one letter is one row, though it is two notices"
    assert (new.kind_label, new.claims, new.fee) == (
        "Betalingsoppfordring",
        (mail.number(),),
        11_300,
    )
    assert (new.state_label, new.channel_label, new.day) == (
        "Venter på utsending",
        "utskriftsmappe",
        TODAY,
    )
    assert (old.letter_id, old.document_id, old.made_by) == (None, None, "bunt 1")
    assert (old.kind_label, old.day, old.deadline) == ("Inkassovarsel", NOTICE, NOTICE_ENDS)
    assert (old.state_label, old.fee, old.name) == ("Sendt", 3_800, new.name)


def test_a_letter_about_no_claim_stands_there_too_and_bears_no_fee(mail: Mail) -> None:
    (sent,) = mail.send(mail.order(LetterKind.STATEMENT)).rows
    (row,) = both(mail)
    assert (row, row.fee, row.kind_label) == (sent, 0, "Saldooversikt")


def test_the_fee_of_a_letter_that_came_back_is_not_counted(mail: Mail) -> None:
    (sent,) = mail.send(mail.order(LetterKind.COLLECTION_NOTICE)).rows
    assert sent.fee == 3_800
    mail.goes()
    (gone,) = both(mail)
    assert gone.letter_id is not None
    order = Returned(version=gone.version, text="Ukjent på adressen")
    with mail.db.write(mail.kari) as work:
        letter_returns.returned(work, gone.letter_id, order)
    (back,) = both(mail)
    assert (back.state_label, back.fee) == ("Kom i retur", 0)
    assert (back.fault, mail.fees_owed()) == ("Ukjent på adressen", 0)
