"""A letter that waits never tells somebody to pay what another letter says is not owed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from collector_desk.client.connection import new_key
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.release import ReleaseGround
from collector_desk.models import Claim, ClaimDebtor, Dispatch, LetterRow, Notice, Task
from collector_desk.service import letters, liable, release_preview
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.letters import Write
from collector_desk.wire.parties import TryRelease
from collector_desk.wire.undo import UndoOrder
from tests.kit import running
from tests.service.mail import Mail
from tests.service.parties import neighbour
from tests.service.test_release_undo_later import by_key, to_another, undo, written_by_a_colleague


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


@pytest.fixture
def url(db: Database) -> Iterator[str]:
    with running(db) as address:
        yield address


def demands(mail: Mail, debtor_id: int, *claims: int) -> None:
    with mail.db.write(mail.kari) as work:
        write = Write(kind=LetterKind.COLLECTION_NOTICE, claim_ids=claims)
        letters.send(work, debtor_id, write)


def states(mail: Mail, debtor_id: int) -> dict[str, str]:
    return {row.kind: row.state for row in mail.rows(LetterRow, debtor_id=debtor_id)}


def asked(mail: Mail, debtor_id: int) -> list[str]:
    return [task.text for task in mail.rows(Task, debtor_id=debtor_id) if "trukket" in task.text]


def owes_too(mail: Mail, debtor_id: int) -> int:
    """Another claim, of that debtor alone."""
    claim = mail.owes(50_000)
    with mail.db.write(SYSTEM) as work:
        work.delete(work.get_one(ClaimDebtor, (claim, mail.debtor_id)))
        work.flush()
        liable.put(work, claim, debtor_id, role="debtor", share=None)
    return claim


def test_a_demand_that_waits_does_not_go_beside_the_letter_that_frees(mail: Mail) -> None:
    before = mail.total()
    demands(mail, mail.debtor_id, mail.claim)
    effects = told(mail)
    assert "Brev som venter på utsending, trekkes: Inkassovarsel 23.11.2026." in effects
    assert mail.total() > before
    to_another(mail, mail.debtor_id, neighbour(mail))
    mail.goes()
    assert states(mail, mail.debtor_id) == {"collection_notice": "withdrawn", "free_letter": "sent"}
    assert mail.fees_owed() == 0
    assert asked(mail, mail.debtor_id) == []
    assert mail.proved()


def told(mail: Mail) -> tuple[str, ...]:
    with mail.db.write(mail.kari) as work:
        order = TryRelease(claim_id=mail.claim, ground=ReleaseGround.WRONG_DEBTOR)
        return release_preview.preview(work, mail.debtor_id, order).effects


def test_what_else_it_demanded_is_asked_for_again(mail: Mail) -> None:
    other, paid = mail.owes(40_000), mail.owes(10_000)
    demands(mail, mail.debtor_id, mail.claim, other, paid)
    with mail.db.write(SYSTEM) as work:
        work.get_one(Claim, paid).state = "withdrawn"
    to_another(mail, mail.debtor_id, neighbour(mail))
    (text,) = asked(mail, mail.debtor_id)
    assert text == (
        f"Inkassovarsel 23.11.2026 er trukket før det gikk, for {mail.number()} er tatt bort fra"
        f" skyldneren. Skriv det på nytt for {mail.number(other)}."
    )
    (notice,) = mail.rows(Notice, claim_id=other)
    assert notice.returned_on is not None  # it counts for nobody: it can be written again
    demands(mail, mail.debtor_id, other)


def test_one_on_its_way_out_goes(mail: Mail) -> None:
    demands(mail, mail.debtor_id, mail.claim)
    with mail.db.write(SYSTEM) as work:
        work.scalars(select(Dispatch)).one().attempts = 1
    to_another(mail, mail.debtor_id, neighbour(mail))
    assert states(mail, mail.debtor_id)["collection_notice"] == "waiting"


def test_the_right_debtors_other_claims_are_asked_for_again_when_a_release_is_undone(
    mail: Mail,
) -> None:
    right = neighbour(mail)
    own = owes_too(mail, right)
    number = to_another(mail, mail.debtor_id, right)
    demands(mail, right, mail.claim, own)
    undo(mail, number)
    assert states(mail, right)["collection_notice"] == "withdrawn"
    (text,) = asked(mail, right)
    assert f"er tatt bort fra skyldneren. Skriv det på nytt for {mail.number(own)}." in text


def test_and_when_it_is_taken_back_by_the_key(mail: Mail, url: str) -> None:
    desk, right = by_key(mail, url)
    own = owes_too(mail, right)
    written_by_a_colleague(mail, right, own)
    desk.undo.last(UndoOrder(order=desk.undo.show().order), key=new_key())
    assert states(mail, right)["collection_notice"] == "withdrawn"
    (text,) = asked(mail, right)
    assert f"Skriv det på nytt for {mail.number(own)}." in text
