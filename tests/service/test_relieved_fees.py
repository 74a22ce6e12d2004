"""Two or three owe a claim and one is given relief of fees: nobody else's own fees are lowered."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from collector_desk.domain.estate import EstateKind
from collector_desk.domain.handover import HandedRole
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import kroner
from collector_desk.domain.relief import Part, ReliefGround, ReliefKind
from collector_desk.models import DebtorStatus, FactRow
from collector_desk.service import reliefs
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.reliefs import NewRelief, ReliefPart
from tests.kit import TODAY, add_user
from tests.service.casework import approve, opens, proposal
from tests.service.parties import neighbour
from tests.service.test_released_fees import FEES, UNITS, Three

REASONS = "Gebyret ble sendt for sent av oss."


@pytest.fixture
def case(db: Database) -> Three:
    return Three(db)


def relieved(case: Three, debtor_id: int, amount: int | None = None) -> None:
    order = NewRelief(
        kind=ReliefKind.WAIVER, ground=ReliefGround.OUR_FAULT, reasons=REASONS,
        parts=(ReliefPart(claim_id=case.mail.claim, part=Part.FEES, amount=amount),),
    )  # fmt: skip
    db = case.mail.db
    per = add_user(db, "per", role="supervisor", name="Per Leder")
    opens(db, per, debtor_id)
    with db.write(case.mail.kari) as work:
        reliefs.propose(work, debtor_id, order)
    approve(db, per, proposal(db, "relief"))


def owes(case: Three, debtor_id: int, amount: int) -> None:
    found = case.shown(debtor_id)
    assert found == dict.fromkeys(found, amount)


def test_a_relief_of_one_takes_the_shared_fee_off_all_and_nobody_elses_own(case: Three) -> None:
    first, second, third = case.all
    relieved(case, first)
    owes(case, first, case.bare)
    owes(case, second, case.bare + FEES[1])
    owes(case, third, case.bare + FEES[2])
    assert case.mail.total() == case.bare + FEES[1] + FEES[2]
    assert case.mail.proved()


def test_a_part_of_the_fees_is_of_the_debtors_own_first(case: Three) -> None:
    first, second, third = case.all
    relieved(case, first, FEES[0] - 300)
    owes(case, first, case.bare + UNITS + 300)
    owes(case, second, case.bare + UNITS + FEES[1])
    owes(case, third, case.bare + UNITS + FEES[2])


def test_the_letter_tells_all_that_was_given_up(case: Three) -> None:
    relieved(case, case.all[0])
    letter = next(one for one in case.mail.letters() if one.kind == LetterKind.RELIEF.value)
    assert kroner(UNITS + FEES[0]).replace("\u00a0", " ") in case.mail.text(letter)


def test_who_is_let_go_after_a_relief_leaves_the_others_as_they_were(case: Three) -> None:
    first, second, third = case.all
    relieved(case, first)
    case.let_go(first)
    owes(case, second, case.bare + FEES[1])
    owes(case, third, case.bare + FEES[2])
    assert case.mail.proved()


def test_an_heir_has_the_relief_of_the_dead(case: Three) -> None:
    first, _, third = case.all
    relieved(case, first)
    with case.mail.db.write(SYSTEM) as work:
        work.add(
            DebtorStatus(debtor_id=first, kind="deceased", from_day=TODAY, source="Folkeregisteret")
        )
    opens(case.mail.db, case.mail.kari, first)
    heir = neighbour(case.mail, "Lykt, Siv")
    case.joins(heir, after=first, role=HandedRole.HEIR, estate=EstateKind.TOOK_OVER)
    assert case.sheet(heir) == case.bare
    assert case.sheet(third) == case.bare + FEES[2]


def test_what_is_given_up_is_posted_in_two_parts(case: Three) -> None:
    relieved(case, case.all[0])
    with case.mail.db.read() as work:
        query = select(FactRow.amount).where(FactRow.kind == "waiver").order_by(FactRow.amount)
        assert list(work.scalars(query)) == [UNITS, FEES[0]]
