"""A filing whose letter waits when the proceedings end: taken back, or none once it has gone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from collector_desk.domain.delivery import To
from collector_desk.domain.status import STATUSES, Status
from collector_desk.models import Audit, Dispatch, LimitationEvent
from collector_desk.service.database import SYSTEM, Database
from tests.kit import TODAY
from tests.service.mail import Mail
from tests.service.test_statuses import (
    OWN_END,
    current,
    end,
    file,
    goes_on,
    last_day,
    open_tasks,
    other,
    register,
)

pytestmark = pytest.mark.parametrize(
    ("kind", "to"), [(Status.DECEASED, To.ESTATE), (Status.BANKRUPTCY, To.TRUSTEE)]
)


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


def test_a_filing_that_goes_when_the_proceedings_are_over_was_none(
    mail: Mail, kind: Status, to: To
) -> None:
    row = file(mail, register(mail, kind, representative=other(to)), public=True)
    leaving(mail)
    end(mail, row, outcome="recognised")
    goes_on(mail, TODAY + timedelta(days=2))
    assert mail.rows(LimitationEvent) == []
    assert last_day(mail) == OWN_END
    assert current(mail, row).filed_on is None
    over = "Meldingen gikk først 25.11.2026, da statusen var avsluttet 23.11.2026: den teller ikke"
    assert any(over in task.text for task in open_tasks(mail))
    assert mail.proved()


def test_a_filing_that_waits_is_taken_back_when_the_proceedings_are_over(
    mail: Mail, kind: Status, to: To
) -> None:
    row = file(mail, register(mail, kind, representative=other(to)), public=True)
    end(mail, row)
    goes_on(mail, TODAY + timedelta(days=2))
    (letter,), (dispatch,) = mail.letters(), mail.dispatches()
    assert (letter.state, dispatch.state, letter.sent_on) == ("withdrawn", "withdrawn", None)
    assert dispatch.fault == f"{STATUSES[kind].label} er avsluttet før meldingen gikk"
    assert not any("meld kravene på nytt" in text or "Meldingen" in text for text in mail.tasks())
    assert mail.rows(Audit, deed="statuses.filing_lost") == []
    now = current(mail, row)
    assert (now.filed_on, now.filing_waits, now.may_file) == (None, False, False)
    assert mail.rows(LimitationEvent) == []
    assert last_day(mail) == OWN_END


def leaving(mail: Mail) -> None:
    """Its letter is in a batch that is being laid."""
    with mail.db.write(SYSTEM) as work:
        work.scalars(select(Dispatch)).one().external = "2026-11-23-00000001"
