"""What happened since a release: it is undone last first, before a letter has gone, with its KID."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.estate import EstateKind
from collector_desk.domain.handover import HandedRole
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.release import ReleaseGround
from collector_desk.errors.parties import OwesAgain, ReleaseLater, ReleaseTakenBack
from collector_desk.errors.undo import UndoLetterGone
from collector_desk.models import Claim, Dispatch, LetterRow, Release
from collector_desk.service import (
    kid_matching,
    letters,
    release_undo,
    releasing,
    search,
    unit_messages,
)
from collector_desk.service.database import SYSTEM, Database, Work
from collector_desk.wire.parties import NewJoint, NewRelease, UndoRelease
from collector_desk.wire.undo import UndoOrder
from collector_desk.wire.units import Recall
from tests.kit import TODAY, add_user, running
from tests.service.books import PAYER
from tests.service.casework import opens
from tests.service.mail import Mail, leaves
from tests.service.parties import PDF, WHY, neighbour, owing, shares
from tests.service.test_withdrawing import withdrawn
from tests.service.undo_world import owed, signed, stands


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


@pytest.fixture
def url(db: Database) -> Iterator[str]:
    with running(db) as address:
        yield address


def to_another(mail: Mail, debtor_id: int, successor_id: int) -> int:
    with mail.db.write(mail.kari) as work:
        return releasing.release(work, debtor_id, _order(mail, successor_id)).id


def undo(mail: Mail, number: int) -> None:
    with mail.db.write(mail.kari) as work:
        order = UndoRelease(version=work.get_one(Release, number).version, why="feil person valgt")
        release_undo.undo(work, number, order)


def _order(mail: Mail, successor_id: int) -> NewRelease:
    return NewRelease(
        claim_id=mail.claim, ground=ReleaseGround.WRONG_DEBTOR, reasons=WHY, document=PDF,
        successor_id=successor_id,
    )  # fmt: skip


def kid(mail: Mail) -> str:
    with mail.db.read() as work:
        return work.get_one(Claim, mail.claim).kid


def match(mail: Mail, number: str) -> kid_matching.Verdict:
    with mail.db.read() as work:
        (found,) = kid_matching.match(work, [kid_matching.Money(number, 1_000, TODAY)])
        return found


def test_of_two_releases_the_later_is_undone_first(mail: Mail) -> None:
    second, third = neighbour(mail), neighbour(mail, "Li, Per")
    before, first_kid = owed(mail.db), kid(mail)
    first = to_another(mail, mail.debtor_id, second)
    later = to_another(mail, second, third)
    with pytest.raises(ReleaseLater) as refused:
        undo(mail, first)
    assert refused.value.text() == "Noen er tatt av K-2026-000001 etter dette."
    assert owing(mail) == [third]
    undo(mail, later)
    undo(mail, first)
    assert (owing(mail), owed(mail.db), kid(mail)) == ([mail.debtor_id], before, first_kid)
    assert mail.proved()


def test_who_was_put_on_again_is_not_put_on_twice(mail: Mail) -> None:
    right = neighbour(mail)
    number = to_another(mail, mail.debtor_id, right)
    with mail.db.write(mail.kari) as work:
        order = NewJoint(
            claim_id=mail.claim, debtor_id=mail.debtor_id, role=HandedRole.HEIR, estate=EstateKind.TOOK_OVER, reasons=WHY,
            document=PDF,
        )  # fmt: skip
        releasing.join(work, right, order)
    with pytest.raises(OwesAgain):
        undo(mail, number)


def test_every_kid_that_was_given_is_known_after_all_is_undone(mail: Mail) -> None:
    second, third = neighbour(mail), neighbour(mail, "Li, Per")
    given = [kid(mail)]
    first = to_another(mail, mail.debtor_id, second)
    given.append(kid(mail))
    later = to_another(mail, second, third)
    given.append(kid(mail))
    undo(mail, later)
    undo(mail, first)
    assert len(set(given)) == len(given)
    assert [part.claim_id for part in match(mail, given[0]).parts] == [mail.claim]
    for number in given[1:]:
        verdict = match(mail, number)
        assert verdict.parts == ()
        assert verdict.why == f"KID er fra en som er fritatt for kravet {mail.number()}"


def test_the_kid_of_a_release_that_was_undone_finds_the_claim(mail: Mail) -> None:
    number = to_another(mail, mail.debtor_id, neighbour(mail))
    given = "1003000000771012"
    with mail.db.write(SYSTEM) as work:
        work.get_one(Claim, mail.claim).kid = given
    undo(mail, number)
    with mail.db.read(mail.kari) as work:
        (hit,) = search.find(work, given).claims
    assert (hit.debtor_id, hit.number) == (mail.debtor_id, mail.number())
    assert hit.why == "gammel KID, hørte til en skyldner som er fritatt"


def written_by_a_colleague(mail: Mail, successor_id: int, *more: int) -> None:
    """Per writes a collection notice to the right debtor, for more claims too."""
    per = add_user(mail.db, "per", name="Per Dal")
    opens(mail.db, per, successor_id)
    with mail.db.write(per) as work:
        order = mail.order(LetterKind.COLLECTION_NOTICE, mail.claim, *more)
        letters.send(work, successor_id, order)


def by_key(mail: Mail, url: str) -> tuple[Desk, int]:
    """Kari puts the right debtor on the claim."""
    right = neighbour(mail)
    desk = signed(url)
    desk.parties.release(mail.debtor_id, _order(mail, right), key=new_key())
    return desk, right


def test_a_colleagues_letter_to_the_right_debtor_that_has_gone_keeps_the_release(
    mail: Mail, url: str
) -> None:
    desk, right = by_key(mail, url)
    written_by_a_colleague(mail, right)
    _only_theirs_goes(mail, right)
    before = stands(mail.db)
    shown = desk.undo.show()
    assert not shown.possible
    with pytest.raises(UndoLetterGone) as refused:
        desk.undo.last(UndoOrder(order=shown.order), key=new_key())
    assert shown.sentence == refused.value.text()
    assert shown.instead == "Angre fritaket under «Parter …». Da går det brev som retter det."
    assert stands(mail.db) == before


def test_a_letter_to_the_right_debtor_that_waits_is_withdrawn_too(mail: Mail, url: str) -> None:
    before, money = stands(mail.db), owed(mail.db)
    desk, right = by_key(mail, url)
    written_by_a_colleague(mail, right)
    desk.undo.last(UndoOrder(order=desk.undo.show().order), key=new_key())
    leaves(mail.db)
    assert (stands(mail.db), owed(mail.db)) == (before, money)
    assert {row.state for row in mail.rows(LetterRow, debtor_id=right)} == {"withdrawn"}
    assert mail.proved()


@pytest.mark.parametrize("account", [PAYER, ""])
def test_nobody_is_asked_to_propose_anew_what_only_the_release_would_have_paid_back(
    mail: Mail, url: str, account: str
) -> None:
    shares(mail, neighbour(mail))
    paid = mail.books.pays(mail.claim, 100, TODAY - timedelta(days=3), account)
    before, money = stands(mail.db), owed(mail.db)
    desk = signed(url)
    release = NewRelease(
        claim_id=mail.claim, ground=ReleaseGround.WRONG_DEBTOR, reasons=WHY, document=PDF,
        payments=(paid.payment_id,),
    )  # fmt: skip
    desk.parties.release(mail.debtor_id, release, key=new_key())
    assert stands(mail.db)["tasks" if not account else "waiting"] != []
    desk.undo.last(UndoOrder(order=desk.undo.show().order), key=new_key())
    assert (stands(mail.db), owed(mail.db)) == (before, money)


def test_a_letter_of_an_earlier_time_as_debtor_does_not_keep_the_release(
    mail: Mail, url: str
) -> None:
    right = neighbour(mail)
    first = to_another(mail, mail.debtor_id, right)
    undo(mail, first)
    leaves(mail.db)
    mail.open_again()
    before = stands(mail.db)
    desk = signed(url)
    desk.parties.release(mail.debtor_id, _order(mail, right), key=new_key())
    desk.undo.last(UndoOrder(order=desk.undo.show().order), key=new_key())
    assert stands(mail.db) == before


@pytest.mark.parametrize("gone", [True, False])
def test_undone_in_its_box_a_demand_that_waits_never_reaches_who_is_let_out_again(
    mail: Mail, gone: bool
) -> None:
    right = neighbour(mail)
    number = to_another(mail, mail.debtor_id, right)
    written_by_a_colleague(mail, right)
    if gone:
        leaves(mail.db)
    undo(mail, number)
    leaves(mail.db)
    notice, freed = mail.rows(LetterRow, debtor_id=right)
    assert (notice.kind, notice.state) == ("collection_notice", "sent" if gone else "withdrawn")
    assert freed.state == "sent"
    assert mail.proved()


def recalled(mail: Mail, debtor_id: int) -> None:
    """The unit takes the claim back by itself."""
    with mail.db.write(mail.kari) as work:
        order = Recall(claim_id=mail.claim, text="Plassen var sagt opp", document=PDF)
        unit_messages.recall(work, debtor_id, order)


def to_nobody(mail: Mail) -> int:
    with mail.db.write(mail.kari) as work:
        alone = _order(mail, mail.debtor_id).model_copy(update={"successor_id": None})
        return releasing.release(work, mail.debtor_id, alone).id


@pytest.mark.parametrize("whole_batch", [True, False])
def test_a_claim_that_its_unit_took_back_stays_closed_when_a_release_is_undone(
    mail: Mail, whole_batch: bool
) -> None:
    if whole_batch:
        withdrawn(mail.db, mail.claim)
    else:
        recalled(mail, mail.debtor_id)
    undo(mail, to_nobody(mail))
    (claim,) = mail.rows(Claim)
    assert claim.state == "withdrawn"
    assert owing(mail) == [mail.debtor_id]
    assert mail.proved()


@pytest.mark.parametrize("whole_batch", [True, False])
def test_nothing_is_told_again_of_a_claim_that_its_unit_took_back_since(
    mail: Mail, whole_batch: bool
) -> None:
    right = neighbour(mail)
    number = to_nobody(mail) if whole_batch else to_another(mail, mail.debtor_id, right)
    if whole_batch:
        withdrawn(mail.db, mail.claim)
    else:
        recalled(mail, right)
    money = owed(mail.db)
    with pytest.raises(ReleaseTakenBack) as refused:
        undo(mail, number)
    assert refused.value.text().startswith("Virksomheten har trukket K-2026-000001 etter fritaket.")
    (claim,) = mail.rows(Claim)
    assert (claim.state, owed(mail.db)) == ("withdrawn", money)
    assert owing(mail) == ([] if whole_batch else [right])


def _only_theirs_goes(mail: Mail, right: int) -> None:
    """The letter to who was let out is not in tonight's batch."""
    with mail.db.write(SYSTEM) as work:
        _dispatched(work, mail.debtor_id, "waiting", "kept")
    leaves(mail.db)
    with mail.db.write(SYSTEM) as work:
        _dispatched(work, mail.debtor_id, "kept", "waiting")
    assert [row.state for row in mail.rows(LetterRow, debtor_id=right)] == ["sent"]


def _dispatched(work: Work, debtor_id: int, state: str, then: str) -> None:
    own = select(LetterRow.id).where(LetterRow.debtor_id == debtor_id)
    of_them = Dispatch.letter_id.in_(own), Dispatch.state == state
    work.execute(update(Dispatch).where(*of_them).values(state=then))
