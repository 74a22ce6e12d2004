"""Three owe a claim and some are let go: who is left owes their own fees, wherever it is shown."""

from __future__ import annotations

import pytest

from collector_desk.domain.estate import EstateKind
from collector_desk.domain.handover import HandedRole
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import kroner
from collector_desk.domain.release import ReleaseGround
from collector_desk.domain.work import WorkKind
from collector_desk.models import DebtorStatus, Task
from collector_desk.service import (
    case_summary,
    debtors,
    letters,
    owed,
    own_fees,
    release_undo,
    releasing,
    search,
    search_index,
    worklist,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.debtors import Open
from collector_desk.wire.letters import Write
from collector_desk.wire.parties import NewJoint, NewRelease, UndoRelease
from collector_desk.wire.reports import Export
from collector_desk.wire.work import AskWork
from tests.kit import TODAY
from tests.service.casework import opens
from tests.service.mail import Mail
from tests.service.parties import PDF, WHY, letter_fee, neighbour, shares

UNITS = 3_800
"""The fee of the unit's notice, which came with the claim to all three."""
FEES = (11_300, 5_700, 9_500)
"""The fees of our own letters to Fager Lykt, Sol Vik and Ask Dal."""


class Three:
    """Fager Lykt, Sol Vik and Ask Dal owe a claim together, and have had a letter each."""

    def __init__(self, db: Database) -> None:
        self.mail = mail = Mail(db)
        self.all = (mail.debtor_id, neighbour(mail), neighbour(mail, "Dal, Ask"))
        for other in self.all[1:]:
            shares(mail, other)
        mail.noticed()
        for debtor_id, amount in zip(self.all, FEES, strict=True):
            self.fee(debtor_id, amount)
        self.bare = mail.total() - UNITS - sum(FEES)
        with db.write(SYSTEM) as work:
            search_index.rebuild(work)
            for number in self.all:
                work.add(
                    Task(
                        debtor_id=number, kind=WorkKind.FOLLOW_UP.value, text="ring",
                        due_on=TODAY, made_by="Prøve", made_at=work.clock.now(),
                    )
                )  # fmt: skip

    def fee(self, debtor_id: int, amount: int) -> None:
        letter_fee(self.mail, debtor_id, amount, TODAY)

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

    def joins(
        self, debtor_id: int, *, after: int, role: HandedRole = HandedRole.PARENT,
        estate: EstateKind | None = None,
    ) -> None:  # fmt: skip
        order = NewJoint(
            claim_id=self.mail.claim, debtor_id=debtor_id, role=role, estate=estate, reasons=WHY,
            document=PDF,
        )  # fmt: skip
        with self.mail.db.write(self.mail.kari) as work:
            releasing.join(work, after, order)

    def sheet(self, debtor_id: int) -> int:
        with self.mail.db.write(self.mail.kari) as work:
            return debtors.open_sheet(work, debtor_id, Open(reason="arving")).sums.total

    def shown(self, debtor_id: int) -> dict[str, int]:
        """What the debtor owes, in øre, by each place that tells it."""
        mail, claim = self.mail, self.mail.claim
        with mail.db.write(mail.kari) as work:
            sheet = debtors.open_sheet(work, debtor_id, Open(reason="står på kravet"))
            excel = case_summary.case_summary(work, "Prøve", debtor_id, Export(reason="innsyn"))
            (row,) = excel.claims
            hits = search.find(work, sheet.name).debtors
            listed = worklist.listed(work, AskWork(scope="all", kinds=(WorkKind.FOLLOW_UP,)))
            figures = {
                kind: letters.preview(work, debtor_id, Write(kind=kind, claim_ids=(claim,))).figures
                for kind in (LetterKind.STATEMENT, LetterKind.PAYOFF)
            }
            return {
                "sheet": sheet.sums.total,
                "claims of the sheet": sheet.claims[0].sums.total,
                "list of debtors": owed.of_debtors(work, [debtor_id])[debtor_id].owed,
                "search": next(hit.owed for hit in hits if hit.debtor_id == debtor_id),
                "worklist": next(
                    one.owed or 0 for one in listed.rows if one.debtor_id == debtor_id
                ),
                "Excel": excel.sums.total,
                "Excel, the claim": row.sums.total,
                "Excel, the leaves": sum(leaf.amount for leaf in excel.leaves),
                **{
                    kind.value: next(one.amount for one in found if one.part == "total")
                    for kind, found in figures.items()
                },
            }

    def agree(self, *who: int) -> None:
        """Everybody of these is told of their own fees and the unit's, everywhere."""
        for debtor_id in who:
            own = dict(zip(self.all, FEES, strict=True))[debtor_id]
            found = self.shown(debtor_id)
            assert found == dict.fromkeys(found, self.bare + UNITS + own)
        fees = sum(fee for one, fee in zip(self.all, FEES, strict=True) if one in who)
        assert self.mail.total() == self.bare + UNITS + fees
        with self.mail.db.read() as work:
            assert (
                owed.of_claims(work, [self.mail.claim])[self.mail.claim].owed == self.mail.total()
            )
        assert self.mail.proved()


@pytest.fixture
def case(db: Database) -> Three:
    return Three(db)


def test_all_three_are_asked_for_their_own(case: Three) -> None:
    case.agree(*case.all)


def test_with_one_let_go_the_two_who_are_left_owe_their_own_fees(case: Three) -> None:
    case.let_go(case.all[0])
    case.agree(*case.all[1:])


def test_with_two_let_go_the_last_one_owes_the_own_fee(case: Three) -> None:
    first, second, last = case.all
    case.let_go(first)
    case.let_go(second)
    case.agree(last)
    with case.mail.db.write(case.mail.kari) as work:
        order = Write(kind=LetterKind.STATEMENT, claim_ids=(case.mail.claim,))
        number = letters.send(work, last, order).rows[0].letter_id
    text = case.mail.text(next(row for row in case.mail.letters() if row.id == number))
    assert kroner(case.bare + UNITS + FEES[2]).replace("\u00a0", " ") in text


def test_whoever_comes_back_does_so_with_their_own_fees(case: Three) -> None:
    first, second, last = case.all
    gone = [case.let_go(first), case.let_go(second)]
    case.undo(gone[1])
    case.agree(second, last)
    case.undo(gone[0])
    case.agree(*case.all)


def test_who_was_let_go_and_is_put_on_anew_is_not_asked_for_what_was_given_up(case: Three) -> None:
    first, _, last = case.all
    case.let_go(first)
    case.joins(first, after=last)
    found = case.shown(first)
    assert found == dict.fromkeys(found, case.bare)
    assert case.shown(last)["sheet"] == case.bare + UNITS + FEES[2]
    with case.mail.db.write(SYSTEM) as work:
        work.add(
            DebtorStatus(debtor_id=first, kind="deceased", from_day=TODAY, source="Folkeregisteret")
        )
    opens(case.mail.db, case.mail.kari, first)
    heir = neighbour(case.mail, "Lykt, Siv")
    case.joins(heir, after=first, role=HandedRole.HEIR, estate=EstateKind.TOOK_OVER)
    assert case.sheet(heir) == case.bare


def test_the_part_of_a_fee_that_was_paid_is_shown_alike_everywhere(case: Three) -> None:
    """Fager has paid some of the fees, and only the rest of them is given up."""
    first, second, last = case.all
    case.mail.books.pays(case.mail.claim, UNITS + sum(FEES) - 6_000, TODAY)
    case.let_go(first)
    for debtor_id in (second, last):
        assert len(set(case.shown(debtor_id).values())) == 1
    case.let_go(second)
    assert len(set(case.shown(last).values())) == 1
    assert case.shown(last)["sheet"] <= case.mail.total()
    assert case.mail.proved()


def test_what_was_given_up_is_of_who_was_let_go(case: Three) -> None:
    first, second, _ = case.all
    case.let_go(first)
    with case.mail.db.read() as work:
        others = own_fees.theirs_of(work, second, [case.mail.claim])
        own = own_fees.theirs_of(work, first, [case.mail.claim])
    assert len(others) == 3  # two fees and what was given up of one of them
    assert len(own) == 2
