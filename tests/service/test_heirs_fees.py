"""An heir answers for the fees of the dead, and for nothing that another on the claim was sent."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.estate import EstateKind
from collector_desk.domain.handover import HandedRole
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import kroner
from collector_desk.domain.release import ReleaseGround
from collector_desk.errors.parties import HeirOfAnother, HeirOwesItself, OwesAlready
from collector_desk.models import Audit, ClaimDebtor, ClaimHeir, Debtor, DebtorStatus
from collector_desk.service import (
    debtors,
    explaining,
    letters,
    merging,
    owed,
    release_undo,
    releasing,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.debtors import Explain, Open, Sums
from collector_desk.wire.letters import Write
from collector_desk.wire.merges import MergeDebtors
from collector_desk.wire.parties import NewJoint, NewRelease, UndoRelease
from tests.kit import TODAY
from tests.service.casework import opens
from tests.service.mail import DUE, Mail
from tests.service.parties import PDF, WHY, letter_fee, neighbour, shares
from tests.service.test_estates import dead_by_mistake

UNITS = 3_800
"""The fee of the unit's notice, which came with the claim to both who owed it then."""
WRITTEN = date(2026, 11, 2)
OF_DEAD, OF_OTHER = 11_300, 5_700
"""The fee of our letter to Fager Lykt, who dies, and of that to Sol Vik, who owes the claim too."""


class Family:
    """Fager Lykt and Sol Vik owe a claim and have had a letter each; Fager dies, Siv Lykt inherits."""

    def __init__(self, db: Database, **about: object) -> None:
        self.mail = mail = Mail(db)
        self.dead, self.other = mail.debtor_id, neighbour(mail)
        shares(mail, self.other)
        mail.noticed()
        self.fee(self.dead, OF_DEAD)
        self.fee(self.other, OF_OTHER)
        self.dies(self.dead)
        self.heir = neighbour(mail, "Lykt, Siv")
        self.joins(self.heir, after=self.dead, **about)

    def fee(self, debtor_id: int, amount: int, day: date = WRITTEN) -> None:
        letter_fee(self.mail, debtor_id, amount, day)

    def dies(self, debtor_id: int) -> None:
        with self.mail.db.write(SYSTEM) as work:
            work.add(
                DebtorStatus(
                    debtor_id=debtor_id, kind="deceased", from_day=DUE, source="Folkeregisteret"
                )
            )
        opens(self.mail.db, self.mail.kari, debtor_id)

    def joins(self, heir: int, *, after: int, **about: object) -> None:
        order = NewJoint.model_validate(
            {
                "claim_id": self.mail.claim, "debtor_id": heir, "role": HandedRole.HEIR,
                "estate": EstateKind.TOOK_OVER, "reasons": WHY, "document": PDF, **about,
            }
        )  # fmt: skip
        with self.mail.db.write(self.mail.kari) as work:
            releasing.join(work, after, order)

    def let_go(self, debtor_id: int) -> int:
        order = NewRelease(
            claim_id=self.mail.claim, ground=ReleaseGround.LET_GO, reasons=WHY, document=PDF
        )
        opens(self.mail.db, self.mail.kari, debtor_id)
        with self.mail.db.write(self.mail.kari) as work:
            return releasing.release(work, debtor_id, order).id

    def undo(self, release_id: int) -> None:
        with self.mail.db.write(self.mail.kari) as work:
            release_undo.undo(work, release_id, UndoRelease(version=1, why="feil valgt"))

    def sums(self, debtor_id: int) -> Sums:
        with self.mail.db.write(self.mail.kari) as work:
            return debtors.open_sheet(work, debtor_id, Open(reason="arving")).sums

    def fees(self, *debtors: int) -> list[int]:
        return [self.sums(one).fees for one in debtors or (self.dead, self.other, self.heir)]


@pytest.fixture
def case(db: Database) -> Family:
    return Family(db)


def test_the_heir_takes_over_the_fees_of_the_dead_alone(case: Family) -> None:
    assert case.fees() == [UNITS + OF_DEAD, UNITS + OF_OTHER, UNITS + OF_DEAD]
    heir, dead = case.sums(case.heir), case.sums(case.dead)
    assert (heir.total, heir.principal) == (dead.total, dead.principal)
    assert heir.total == case.mail.total() - OF_OTHER


def test_lists_and_explanations_agree_with_the_sheet(case: Family) -> None:
    everybody = (case.dead, case.other, case.heir)
    due = {one: case.sums(one).total for one in everybody}
    with case.mail.db.write(case.mail.kari) as work:
        found = owed.of_debtors(work, everybody)
        told = explaining.explanation(
            work, case.heir, Explain(claim_id=case.mail.claim, part="total")
        )
    assert {one: found[one].owed for one in everybody} == due
    assert told.amount == sum(leaf.amount for leaf in told.leaves) == due[case.heir]


@pytest.mark.parametrize("kind", [LetterKind.PAYOFF, LetterKind.STATEMENT])
def test_no_letter_asks_the_heir_for_the_fee_of_the_other(case: Family, kind: LetterKind) -> None:
    due = case.sums(case.heir).total
    with case.mail.db.write(case.mail.kari) as work:
        order = Write(kind=kind, claim_ids=(case.mail.claim,))
        number = letters.send(work, case.heir, order).rows[0].letter_id
    text = case.mail.text(next(row for row in case.mail.letters() if row.id == number))
    assert kroner(due).replace("\u00a0", " ") in text
    for amount in (OF_OTHER, due + OF_OTHER, OF_DEAD + OF_OTHER, UNITS + OF_DEAD + OF_OTHER):
        assert kroner(amount).replace("\u00a0", " ") not in text


def test_who_pays_what_the_heir_is_asked_for_leaves_the_fee_of_the_other(case: Family) -> None:
    case.mail.books.pays(case.mail.claim, case.sums(case.heir).total, TODAY)
    assert [case.sums(one).total for one in (case.dead, case.heir)] == [0, 0]
    assert case.mail.total() == OF_OTHER
    assert case.mail.proved()


def test_a_small_estate_is_not_used_up_by_the_fee_of_another(db: Database) -> None:
    """What the heir answers for is never more than the dead owed."""
    case = Family(db, estate=EstateKind.SMALL, estate_value=10_000_000)
    with case.mail.db.read() as work:
        cap = work.get_one(ClaimDebtor, (case.mail.claim, case.heir)).cap
    assert cap == case.sums(case.dead).total == case.mail.total() - OF_OTHER
    assert case.sums(case.heir).total == cap


def test_later_letters_are_of_those_they_were_sent_to(case: Family) -> None:
    with case.mail.db.write(SYSTEM) as work:
        (row,) = work.scalars(select(ClaimHeir))
        row.until = WRITTEN
        work.get_one(ClaimDebtor, (case.mail.claim, case.heir)).joined_on = WRITTEN
    case.fee(case.other, 7_700, TODAY)
    case.fee(case.heir, 2_200, TODAY)
    case.fee(case.dead, 1_100, TODAY)  # it should not have been sent; nobody takes it over
    dead, other = UNITS + OF_DEAD, UNITS + OF_OTHER
    assert case.fees() == [dead + 1_100, other + 7_700, dead + 2_200]


def test_an_heir_of_the_heir_takes_over_what_both_owed(case: Family) -> None:
    case.fee(case.heir, 2_200)
    case.dies(case.heir)
    last = neighbour(case.mail, "Lykt, Mo")
    case.joins(last, after=case.heir)
    assert case.fees(case.heir, last) == [UNITS + OF_DEAD + 2_200] * 2


def test_an_heir_of_who_was_put_on_later_owes_no_fee_from_before(case: Family) -> None:
    owner = neighbour(case.mail, "Eie, Ola")
    order = NewJoint(
        claim_id=case.mail.claim, debtor_id=owner, role=HandedRole.PARENT, reasons=WHY, document=PDF
    )
    with case.mail.db.write(case.mail.kari) as work:
        releasing.join(work, case.other, order)
    case.dies(owner)
    last = neighbour(case.mail, "Eie, Liv")
    case.joins(last, after=owner)
    assert case.fees(owner, last) == [0, 0]


def test_the_fee_of_the_dead_stands_while_the_heir_owes_it(case: Family) -> None:
    """Who is let go takes along only what nobody else answers for."""
    before = case.mail.total()
    number = case.let_go(case.dead)
    assert case.mail.total() == before
    assert case.fees(case.other, case.heir) == [UNITS + OF_OTHER, UNITS + OF_DEAD]
    case.undo(number)
    assert case.fees() == [UNITS + OF_DEAD, UNITS + OF_OTHER, UNITS + OF_DEAD]
    case.let_go(case.dead)
    case.let_go(case.heir)
    assert case.mail.total() == before - OF_DEAD
    assert case.mail.proved()


def test_an_heir_who_is_let_go_and_put_back_answers_as_before(case: Family) -> None:
    before = case.sums(case.heir)
    case.undo(case.let_go(case.heir))
    assert case.sums(case.heir) == before
    number = case.let_go(case.heir)
    with case.mail.db.write(case.mail.kari) as work:
        order = NewJoint(
            claim_id=case.mail.claim, debtor_id=case.heir, role=HandedRole.PARENT, reasons=WHY,
            document=PDF,
        )  # fmt: skip
        releasing.join(work, case.other, order)
    assert number
    assert case.sums(case.heir).fees == 0  # put on in another role: nothing is taken over


def test_who_is_merged_into_the_dead_leaves_the_heir_what_it_was(case: Family) -> None:
    same = neighbour(case.mail, "Lykt, Fager")
    with case.mail.db.write(case.mail.kari) as work:
        merging.merge(work, same, MergeDebtors(gone_id=case.dead, reasons=WHY))
        assert work.get_one(Debtor, case.dead).search_name == ""
    assert case.fees(same, case.other, case.heir) == [
        UNITS + OF_DEAD,
        UNITS + OF_OTHER,
        UNITS + OF_DEAD,
    ]


def test_an_heir_is_put_on_from_the_dead_and_from_no_other(case: Family) -> None:
    with pytest.raises(HeirOfAnother):
        case.joins(neighbour(case.mail, "Lykt, Mo"), after=case.other)


def test_who_owes_the_claim_too_and_inherits_answers_for_the_fees_of_the_dead(case: Family) -> None:
    before = case.sums(case.other)
    case.joins(case.other, after=case.dead)
    now = case.sums(case.other)
    assert now.fees == UNITS + OF_OTHER + OF_DEAD
    assert now.total == before.total + OF_DEAD == case.mail.total()
    with case.mail.db.read() as work:
        own = work.get_one(ClaimDebtor, (case.mail.claim, case.other))
        assert (own.role, own.joined_on) == ("parent", None)
    streams = {row.stream for row in case.mail.rows(Audit, deed="parties.join")}
    assert streams >= {f"debtor:{case.dead}", f"debtor:{case.other}"}
    with pytest.raises(OwesAlready):
        case.joins(case.other, after=case.dead)
    case.undo(case.let_go(case.other))
    assert case.sums(case.other).fees == UNITS + OF_OTHER + OF_DEAD
    assert case.mail.proved()


def test_a_small_estate_adds_nothing_to_what_an_heir_owes_already(case: Family) -> None:
    before = case.sums(case.other)
    with pytest.raises(HeirOwesItself):
        case.joins(case.other, after=case.dead, estate=EstateKind.SMALL, estate_value=10_000_000)
    assert case.sums(case.other) == before


def test_nobody_inherits_a_claim_from_who_lives(case: Family) -> None:
    with pytest.raises(HeirOfAnother):
        case.joins(case.heir, after=case.other)


def test_nobody_inherits_from_who_was_registered_as_dead_by_mistake(case: Family) -> None:
    dead_by_mistake(case.mail, case.other, DUE)
    with pytest.raises(HeirOfAnother):
        case.joins(neighbour(case.mail, "Lykt, Mo"), after=case.other)
