"""An heir under three basic amounts is asked for what the estate had, and never for more."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from collector_desk.domain.estate import EstateKind, small_below
from collector_desk.domain.handover import HandedRole
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import kroner
from collector_desk.domain.rates import Rates
from collector_desk.domain.status import SMALL_ESTATE, Status
from collector_desk.errors.parties import EstateMissing, EstateNotSmall, EstateSpent
from collector_desk.models import ClaimDebtor, Debtor, DebtorStatus, Note
from collector_desk.service import (
    debtors,
    folder,
    last_days,
    letters,
    owed,
    releasing,
    statuses,
    stops,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.debtors import Open, Sums
from collector_desk.wire.letters import Write
from collector_desk.wire.parties import NewJoint
from collector_desk.wire.statuses import EndStatus, NewStatus
from tests.kit import TODAY
from tests.service.casework import opens
from tests.service.mail import Mail
from tests.service.parties import PDF, WHY, neighbour, owing

THREE_G = 40_964_700  # 3 × 136 549 kr, from 1 May 2026


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


def heir(mail: Mail, claim: int, debtor_id: int, **more: Any) -> None:
    about: dict[str, Any] = {"estate": EstateKind.SMALL, "role": HandedRole.HEIR} | more
    order = NewJoint(claim_id=claim, debtor_id=debtor_id, reasons=WHY, document=PDF, **about)
    with mail.db.write(mail.kari) as work:
        releasing.join(work, mail.debtor_id, order)


def dead_by_mistake(mail: Mail, debtor_id: int, since: date) -> None:
    """A death is registered, and ended as registered by mistake."""
    died = NewStatus(kind=Status.DECEASED, from_day=since, source="Folkeregisteret", document=PDF)
    opens(mail.db, mail.kari, debtor_id)
    with mail.db.write(mail.kari) as work:
        row = statuses.register(work, debtor_id, died).rows[0]
        ended = EndStatus(version=row.version, why="feil person", mistaken=True)
        statuses.end(work, row.status_id, ended)


def sums(mail: Mail, debtor_id: int) -> Sums:
    with mail.db.write(mail.kari) as work:
        return debtors.open_sheet(work, debtor_id, Open(reason="arving")).sums


def cap(mail: Mail, claim: int, debtor_id: int) -> int | None:
    with mail.db.read() as work:
        return work.get_one(ClaimDebtor, (claim, debtor_id)).cap


def test_three_basic_amounts_on_the_day_of_death() -> None:
    rates = Rates.shipped()
    assert small_below(date(2026, 11, 27), rates)[0] == THREE_G
    assert small_below(date(2026, 4, 30), rates)[0] == 3 * 13_016_000


def test_the_heir_is_asked_for_what_the_estate_had(mail: Mail) -> None:
    """1 000 kr and interest are owed; the estate had 400 kr: 400 kr in the sheet, list and letter."""
    other = neighbour(mail)
    heir(mail, mail.claim, other, estate_value=40_000)
    assert cap(mail, mail.claim, other) == 40_000
    assert (sums(mail, other).total, sums(mail, mail.debtor_id).total) == (40_000, mail.total())
    with mail.db.write(mail.kari) as work:
        assert owed.of_debtors(work, [other])[other].owed == 40_000
        order = Write(kind=LetterKind.PAYOFF, claim_ids=(mail.claim,))
        letters.send(work, other, order)
    text = mail.text(mail.letters()[-1])
    assert "400,00" in text
    assert "Ut over det boet eide, kreves ikke av deg (arveloven § 116)" in text
    mail.books.pays(mail.claim, 15_000, TODAY)
    assert sums(mail, other).total == 25_000
    assert any(f"{kroner(40_000)} kr" in note.text for note in mail.rows(Note, debtor_id=other))
    assert mail.proved()


def test_one_estate_is_not_asked_for_twice(mail: Mail) -> None:
    """The claims are met in turn; two heirs of one claim answer for the same part of the estate."""
    second, third = mail.owes(50_000), mail.owes(70_000)
    son, daughter = neighbour(mail), neighbour(mail, "Vik, Siv")
    first = mail.total()
    value = first + 20_000
    for one in (son, daughter):
        heir(mail, mail.claim, one, estate_value=value)
        heir(mail, second, one, estate_value=value)
        assert (cap(mail, mail.claim, one), cap(mail, second, one)) == (first, 20_000)
    with pytest.raises(EstateSpent):
        heir(mail, third, son, estate_value=value)
    assert owing(mail, third) == [mail.debtor_id]


def test_an_heir_comes_on_only_with_how_they_answer(mail: Mail) -> None:
    other = neighbour(mail)
    for lacks in ({"estate": None}, {"estate_value": None}):
        with pytest.raises(EstateMissing):
            heir(mail, mail.claim, other, **lacks)
    with pytest.raises(EstateNotSmall, match="ikke under 3 G"):
        heir(mail, mail.claim, other, estate_value=THREE_G)
    heir(mail, mail.claim, other, estate=EstateKind.TOOK_OVER)
    assert cap(mail, mail.claim, other) is None
    assert sums(mail, other).total == mail.total()


def test_three_basic_amounts_are_of_the_death_and_not_of_one_registered_by_mistake(
    mail: Mail,
) -> None:
    """They were fewer before 1 May 2026: an estate in between is small by the true day."""
    dead_by_mistake(mail, mail.debtor_id, date(2026, 4, 1))
    with mail.db.write(SYSTEM) as work:
        work.add(
            DebtorStatus(
                debtor_id=mail.debtor_id, kind="deceased", from_day=TODAY, source="Folkeregisteret"
            )
        )
    other = neighbour(mail)
    heir(mail, mail.claim, other, estate_value=THREE_G - 100)
    assert cap(mail, mail.claim, other) == mail.total()


def test_no_enforcement_meets_who_answers_with_the_estate_alone(mail: Mail) -> None:
    other = neighbour(mail)
    heir(mail, mail.claim, other, estate_value=40_000)
    with mail.db.read() as work:
        rows = folder.read(work, work.get_one(Debtor, other))
        (claim,) = rows.claims
        limit = last_days.limitation_of(claim, (), today=TODAY)
        assert list(stops.stops_on(rows, claim, limit, TODAY)) == [SMALL_ESTATE]
