"""A letter whose turn comes when its claim is owed no longer: it stays, and is told of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from collector_desk.domain.delivery import Channel
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.release import ReleaseGround
from collector_desk.service import relay, releasing, unit_messages
from collector_desk.service.database import Database
from collector_desk.service.house_post import HousePost
from collector_desk.wire.parties import NewRelease
from collector_desk.wire.units import Recall
from tests.service.mail import Mail
from tests.service.parties import PDF, WHY
from tests.service.svarut_server import receiving


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


def _let_out(mail: Mail) -> None:
    order = NewRelease(
        claim_id=mail.claim, ground=ReleaseGround.WRONG_DEBTOR, reasons=WHY, document=PDF
    )
    with mail.db.write(mail.kari) as work:
        releasing.release(work, mail.debtor_id, order)


def _taken_back(mail: Mail) -> None:
    order = Recall(claim_id=mail.claim, text="sendt ved en feil", document=PDF)
    with mail.db.write(mail.kari) as work:
        unit_messages.recall(work, mail.debtor_id, order)


@pytest.mark.parametrize("channel", Channel)
@pytest.mark.parametrize("meanwhile", [_let_out, _taken_back])
def test_what_is_not_owed_any_more_is_not_demanded_and_the_letter_that_says_so_goes(
    mail: Mail, tmp_path: Path, channel: Channel, meanwhile: Callable[[Mail], None]
) -> None:
    mail.db.post = HousePost(sender=mail.db.post.sender, channel=channel)
    mail.noticed()
    mail.send(mail.order(LetterKind.PAYMENT_DEMAND))
    meanwhile(mail)
    with receiving() as there:
        list(relay.run(mail.db, tmp_path, there.port()))
    demand, told = mail.letters()
    assert (demand.state, told.state) == ("failed", "sent")
    assert mail.total() == 0
    assert any("K-2026-000001 skyldes ikke lenger" in text for text in mail.tasks())
    assert mail.proved()
