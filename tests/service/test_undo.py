"""Taking back the last deed: afterwards everything stands as before it, until it has left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.access import DEEDS
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.objection import Ground, Outcome, UnitView
from collector_desk.domain.undo import UNDO
from collector_desk.errors import DeskError
from collector_desk.errors.approvals import AlreadyDecided
from collector_desk.errors.session import NotAllowed
from collector_desk.errors.undo import (
    UndoKept,
    UndoLetterGone,
    UndoMeanwhile,
    UndoNothing,
    UndoOther,
)
from collector_desk.models import Account, Audit, Debtor, Objection
from collector_desk.service.clock import Clock, oslo_day
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.undo import WAYS
from collector_desk.service.verify import verify
from collector_desk.wire.debtors import NewNote
from collector_desk.wire.measures import MeasureTerms, SaveMeasure
from collector_desk.wire.objections import Decide
from collector_desk.wire.undo import UndoOrder, UndoShown
from collector_desk.wire.work import DoneTask
from tests.kit import TODAY, add_user, running
from tests.service.agreements import Agreement
from tests.service.casework import REASONS, answer, approve, proposal
from tests.service.mail import Mail as Post
from tests.service.mail import leaves
from tests.service.undo_world import (
    CASES,
    a_hold,
    a_task,
    demand,
    handled,
    objected,
    owed,
    signed,
    stands,
    waiver,
)

STAYS = {("plans.grant", "asked for in the inbox"): {"limitation", "owing"}}
"""What a counter-deed leaves: a debtor's request acknowledges the debt, with or without a plan."""
ALL = [(deed, name) for deed, cases in CASES.items() for name in cases]


@pytest.fixture
def url(db: Database) -> Iterator[str]:
    with running(db) as address:
        yield address


def test_every_deed_that_writes_has_its_row() -> None:
    writing = {name for name, deed in DEEDS.items() if deed.changes} - {"undo.last"}
    assert set(UNDO) == writing


@pytest.mark.parametrize("deed", sorted(UNDO))
def test_a_row_names_its_counter_deed_or_says_why_there_is_none(deed: str) -> None:
    undo = UNDO[deed]
    assert (deed in WAYS) == bool(undo.by) == (deed in CASES)
    assert undo.by or undo.why_not
    assert bool(undo.why_not) == bool(undo.instead)
    for text in filter(None, (undo.why_not, undo.instead)):
        assert text.endswith(".")


@pytest.mark.parametrize(("deed", "name"), ALL)
def test_it_is_shown_and_then_everything_stands_as_before(
    db: Database, url: str, deed: str, name: str
) -> None:
    first, act = CASES[deed][name](db)
    desk = signed(url)
    first(desk)
    before, money = stands(db), owed(db)
    act(desk)
    after = stands(db)
    assert after != before
    shown = desk.undo.show()
    assert (shown.done, shown.possible) == (UNDO[deed].done, True), shown.sentence
    assert stands(db) == after  # to look changes nothing
    undone = desk.undo.last(UndoOrder(order=shown.order), key=new_key())
    assert undone.sentence == shown.sentence
    left = {part: after[part] for part in STAYS.get((deed, name), ())}
    assert stands(db) == before | left
    assert owed(db) == money
    with db.read() as work:
        assert verify(work).whole
        noted = work.scalars(select(Audit).where(Audit.deed == "undo.last")).all()
        assert {row.details and row.details["deed"] for row in noted} == {deed}


def test_the_deeds_before_it_can_be_taken_back_one_by_one(db: Database, url: str) -> None:
    post = Post(db)
    desk = signed(url)
    with pytest.raises(UndoNothing):
        desk.undo.show()
    clean = stands(db)
    desk.holds.put(post.debtor_id, a_hold(post), key=new_key())
    desk.work.add_task(post.debtor_id, a_task(post), key=new_key())
    for done in ("Laget en oppgave", "Stilte i bero"):
        shown = desk.undo.show()
        assert shown.done == done
        desk.undo.last(UndoOrder(order=shown.order), key=new_key())
    assert stands(db) == clean
    with pytest.raises(UndoNothing):
        desk.undo.show()


def test_a_draft_that_is_kept_while_one_writes_hides_no_deed(db: Database, url: str) -> None:
    post = Post(db)
    desk = signed(url)
    desk.holds.put(post.debtor_id, a_hold(post), key=new_key())
    terms = MeasureTerms(kind=MeasureKind.REQUEST, claim_ids=(post.claim,))
    desk.measures.save(post.debtor_id, SaveMeasure(terms=terms), key=new_key())
    shown = desk.undo.show()
    assert (shown.done, shown.possible) == ("Stilte i bero", True)
    assert oslo_day(shown.at) == TODAY


def refused(desk: Desk, code: type[DeskError]) -> UndoShown:
    """It is shown why, and the order itself is refused alike."""
    shown = desk.undo.show()
    with pytest.raises(code) as why:
        desk.undo.last(UndoOrder(order=shown.order), key=new_key())
    assert not shown.possible
    assert (shown.sentence, shown.instead) == (why.value.text(), why.value.advice())
    return shown


def test_a_letter_that_has_left_the_house_says_so(db: Database, url: str) -> None:
    post = Post(db)
    post.noticed()
    desk = signed(url)
    demand(desk, post)
    post.goes()
    before, money = stands(db), owed(db)
    shown = refused(desk, UndoLetterGone)
    assert shown.sentence == "Brevet er gitt til utsending og kan ikke trekkes (sendt)."
    assert (stands(db), owed(db)) == (before, money)


@pytest.mark.parametrize("deed", ["plans.grant", "deferrals.grant", "parties.release"])
def test_what_a_gone_letter_tells_of_stands_too(db: Database, url: str, deed: str) -> None:
    first, act = next(iter(CASES[deed].values()))(db)
    desk = signed(url)
    first(desk)
    act(desk)
    leaves(db)
    before = stands(db)
    refused(desk, UndoLetterGone)
    assert stands(db) == before


@pytest.mark.parametrize("deed", ["plans.grant", "deferrals.grant"])
def test_what_was_told_without_a_letter_stands_from_the_next_day(
    db: Database, url: str, deed: str
) -> None:
    first, act = CASES[deed]["within the limits"](db)
    with db.write(SYSTEM) as work:
        work.execute(update(Debtor).values(street="", postcode="", city=""))
    desk = signed(url)
    first(desk)
    act(desk)
    assert desk.undo.show().possible
    db.clock = Clock(db.clock.today() + timedelta(days=1))
    desk.debtors.open(1, reason="henvendelse fra skyldneren")
    before = stands(db)
    refused(desk, UndoMeanwhile)
    assert stands(db) == before


def test_a_withdrawn_letter_never_goes_and_its_bytes_are_kept(db: Database, url: str) -> None:
    post = Post(db)
    post.noticed()
    desk = signed(url)
    demand(desk, post)
    desk.undo.last(UndoOrder(order=desk.undo.show().order), key=new_key())
    post.goes()
    letter, of_the_unit = desk.letters.list(post.debtor_id).rows
    assert of_the_unit.letter_id is None
    assert letter.state_label == "Trukket før det gikk"
    assert letter.sent_on is None
    (row,) = post.letters()
    assert post.text(row)


def test_a_note_stands_and_the_sentence_says_why(db: Database, url: str) -> None:
    post = Post(db)
    desk = signed(url)
    desk.notes.add(post.debtor_id, NewNote(text="Ringte, lovet å betale."), key=new_key())
    shown = refused(desk, UndoKept)
    assert shown.sentence == "Et notat i saken endres og fjernes ikke."
    assert shown.instead == "Skriv et nytt notat som retter det."


def test_mail_that_was_forwarded_has_left_the_house(db: Database, url: str) -> None:
    first, act = handled(db, forwarded=True)
    desk = signed(url)
    first(desk)
    act(desk)
    assert "sendt videre" in refused(desk, UndoKept).sentence


def test_what_a_colleague_went_on_from_is_not_taken_back(db: Database, url: str) -> None:
    post = Post(db)
    desk = signed(url)
    task = desk.work.add_task(post.debtor_id, a_task(post), key=new_key())
    add_user(db, "anne", name="Anne Berg")
    signed(url, "anne").work.done(task.task_id, DoneTask(version=task.version), key=new_key())
    refused(desk, UndoMeanwhile)


def test_only_what_was_shown_is_taken_back(db: Database, url: str) -> None:
    post = Post(db)
    desk = signed(url)
    desk.holds.put(post.debtor_id, a_hold(post), key=new_key())
    shown = desk.undo.show()
    desk.work.add_task(post.debtor_id, a_task(post), key=new_key())
    with pytest.raises(UndoOther):
        desk.undo.last(UndoOrder(order=shown.order), key=new_key())


def test_the_same_order_twice_takes_back_one_deed(db: Database, url: str) -> None:
    post = Post(db)
    desk = signed(url)
    for _ in range(2):
        desk.holds.put(post.debtor_id, a_hold(post), key=new_key())
    order, key = UndoOrder(order=desk.undo.show().order), new_key()
    assert desk.undo.last(order, key=key) == desk.undo.last(order, key=key)
    assert len(stands(db)["holds"]) == 1


def test_nobody_takes_back_what_another_did(db: Database, url: str) -> None:
    post = Post(db)
    signed(url).holds.put(post.debtor_id, a_hold(post), key=new_key())
    add_user(db, "anne", name="Anne Berg")
    with pytest.raises(UndoNothing):
        signed(url, "anne").undo.show()


def test_who_has_lost_the_role_takes_nothing_back(db: Database, url: str) -> None:
    post = Post(db)
    desk = signed(url)
    desk.holds.put(post.debtor_id, a_hold(post), key=new_key())
    with db.write(SYSTEM) as work:
        work.get_one(Account, post.kari.account_id).role = "administrator"
    refused(desk, NotAllowed)
    assert len(stands(db)["holds"]) == 1


def test_a_proposal_that_is_decided_stands(db: Database, url: str) -> None:
    case = Agreement(db)
    desk = signed(url)
    waiver(desk, case)
    approve(db, case.per, proposal(db, "relief"))
    refused(desk, AlreadyDecided)


def test_a_decision_taken_alone_stands(db: Database, url: str) -> None:
    case, number = objected(db)
    answer(db, case.kari, number, UnitView.UPHOLDS)
    desk = signed(url)
    with db.read() as work:
        version = work.get_one(Objection, number).version
    order = Decide(version=version, outcome=Outcome.NOT_UPHELD, ground=Ground.PAID, reasons=REASONS)
    desk.objections.decide(number, order, key=new_key())
    assert "nytt vedtak" in refused(desk, UndoKept).instead
