"""Letters over HTTP: shown, sent once, listed, opened as the same bytes, and returned."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from datetime import date

import pytest

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.delivery import Mandate, To
from collector_desk.domain.letter import LetterKind
from collector_desk.errors.letter_post import LetterGuardianMissing, LetterNeverLeft, LetterStopped
from collector_desk.service.database import Database
from collector_desk.wire.letters import Represent, Returned, Write
from tests.service.mail import Mail, text_of


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


@pytest.fixture
def desk(mail: Mail, sign_in: Callable[..., Desk]) -> Desk:
    desk = sign_in("siri", name="Siri Gaup")
    desk.debtors.open(mail.debtor_id, reason="henvendelse")
    return desk


def test_a_letter_goes_from_preview_to_the_debtors_documents(mail: Mail, desk: Desk) -> None:
    order = Write(kind=LetterKind.COLLECTION_NOTICE, claim_ids=(mail.claim,))
    shown = desk.letters.preview(mail.debtor_id, order)
    key = new_key()
    (sent,) = desk.letters.send(mail.debtor_id, order, key=key).rows
    assert desk.letters.send(mail.debtor_id, order, key=key).rows == (sent,)  # once
    assert desk.letters.list(mail.debtor_id).rows == (sent,)
    assert (sent.state_label, sent.channel_label) == ("Venter på utsending", "utskriftsmappe")
    assert (sent.claims, sent.deadline) == ((mail.number(),), date(2026, 12, 9))
    kept = desk.debtors.document(mail.debtor_id, sent.document_id or 0)
    pdf = base64.b64decode(kept.content)
    assert hashlib.sha256(pdf).hexdigest() == kept.sha256 == sent.sha256
    assert pdf == base64.b64decode(shown.content)
    with pytest.raises(LetterStopped) as refused:
        desk.letters.send(mail.debtor_id, order, key=new_key())
    assert "venter på utsending" in refused.value.text()
    assert sent.letter_id is not None
    early = Returned(version=sent.version, text="Flyttet")
    with pytest.raises(LetterNeverLeft, match="venter på utsending"):
        desk.letters.returned(sent.letter_id, early, key=new_key())
    mail.goes()
    (gone,) = desk.letters.list(mail.debtor_id).rows
    order_back = Returned(version=gone.version, text="Flyttet")
    (back,) = desk.letters.returned(sent.letter_id, order_back, key=new_key()).rows
    assert (back.state_label, back.fault) == ("Kom i retur", "Flyttet")


def test_a_statement_of_any_day_is_made_on_the_spot(mail: Mail, desk: Desk) -> None:
    order = Write(kind=LetterKind.STATEMENT, on=date(2026, 10, 1))
    shown = desk.letters.preview(mail.debtor_id, order)
    assert "01.10.2026" in text_of(base64.b64decode(shown.content))
    assert desk.letters.list(mail.debtor_id).rows == ()


def test_a_guardian_is_registered_and_then_written_to(mail: Mail, desk: Desk) -> None:
    mail.status("guardian")
    order = Write(kind=LetterKind.STATEMENT)
    with pytest.raises(LetterGuardianMissing):
        desk.letters.preview(mail.debtor_id, order)
    guardian = Represent(
        to=To.GUARDIAN, mandate=Mandate.REMOVED, name="Vera Verge", street="Verkstedveien 3",
        postcode="0275", city="Oslo", source="vergefullmakt 12.10.2026",
    )  # fmt: skip
    told = desk.letters.represent(mail.debtor_id, guardian, key=new_key())
    assert told.mandate_label == "Rettslig handleevne er fratatt"
    (reader,) = desk.letters.preview(mail.debtor_id, order).readers
    assert (reader.to_label, reader.name) == ("Verge", "Vera Verge")
