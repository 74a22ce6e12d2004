"""Where a debtor lived before is kept, sealed, and shown while nothing is protected."""

from __future__ import annotations

import pytest

from collector_desk.domain.status import Status
from collector_desk.errors.service import Unknown
from collector_desk.models import FormerAddress
from collector_desk.service import statuses
from collector_desk.service.database import Database, Who
from collector_desk.wire.statuses import NewAddress
from tests.kit import TODAY, add_user
from tests.service.casework import opens
from tests.service.mail import Mail
from tests.service.test_statuses import HOME, end, move, register


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


def former(mail: Mail, who: Who | None = None) -> list[str]:
    with mail.db.read(who or mail.kari) as work:
        found = statuses.show(work, mail.debtor_id).former
    assert all(one.until == TODAY for one in found)
    return [one.address for one in found]


def street(name: str) -> NewAddress:
    return HOME.model_copy(update={"street": name})


def test_each_address_is_kept_when_another_is_registered(mail: Mail) -> None:
    assert former(mail) == []
    move(mail)
    move(mail, street("Strandgata 9"))
    assert former(mail) == ["Nygata 4, 5003 Bergen", "Storgata 12 B, 0155 Oslo"]


def test_it_does_not_lie_open(mail: Mail) -> None:
    move(mail)
    (row,) = mail.rows(FormerAddress)
    assert b"Storgata" not in row.ciphertext


def test_while_the_address_is_protected_only_the_cleared_see_them(mail: Mail) -> None:
    ola = add_user(mail.db, "ola", name="Ola Vanlig")
    opens(mail.db, ola, mail.debtor_id)
    move(mail)
    assert former(mail, ola) == ["Storgata 12 B, 0155 Oslo"]
    register(mail, Status.CONFIDENTIAL)
    move(mail, street("Gjemt vei 1"))
    assert former(mail)[-1] == "Storgata 12 B, 0155 Oslo"
    with pytest.raises(Unknown):
        former(mail, ola)


def test_what_was_protected_while_it_held_is_not_shown_in_the_open_afterwards(mail: Mail) -> None:
    row = register(mail, Status.CONFIDENTIAL)
    move(mail, street("Gjemt vei 1"))
    move(mail, street("Gjemt vei 2"))
    assert "Gjemt vei 1, 5003 Bergen" in former(mail)
    end(mail, row)
    assert not any("Gjemt" in one for one in former(mail))
