"""Notices of utlegg as they are really sent: to whom, when and on what, and what each then carries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from collector_desk.domain.delivery import Channel, Mandate, To
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.letter import LetterKind
from collector_desk.errors.letter_post import LetterChannelMissing, LetterGuardianMissing
from collector_desk.models import Debtor, DebtorStatus, Hold, LetterRow, Notice
from collector_desk.service import letter_recipients, letters, measures
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.house_post import HousePost
from collector_desk.wire.letters import Represent
from collector_desk.wire.measures import MeasureCondition, MeasureTerms
from tests.kit import TODAY
from tests.service.casework import opens
from tests.service.enforcing import bank_file, identified
from tests.service.lost_notices import come_back
from tests.service.mail import Mail
from tests.service.parties import neighbour, shares

ENDS = date(2026, 12, 16)  # of a notice of today: a day of the post, and three weeks
OPENS = date(2026, 12, 17)
UNSENT = "varsel om utlegg er ikke sendt"


class Noticing(Mail):
    """Fager Lykt owes a parking fine, and the notice goes as the desk sends it."""

    def __init__(self, db: Database, *, kind: str = "parking_fine") -> None:
        super().__init__(db, kind=kind)
        identified(db, self.debtor_id)
        self.booked: set[date] = set()

    def day(self, day: date, *debtors: int) -> None:
        self.books.today_is(day)
        if day not in self.booked:
            bank_file(self.db, day)
        self.booked.add(day)
        for debtor in debtors or (self.debtor_id,):
            opens(self.db, self.kari, debtor)

    def notify(self, *claims: int, debtor: int | None = None) -> Sequence[LetterRow]:
        """Send it as the screen does; gives what goes to each reader."""
        before = {row.id for row in self.letters()}
        order = self.order(LetterKind.OWN_NOTICE, *claims)
        with self.db.write(self.kari) as work:
            letters.send(work, debtor or self.debtor_id, order)
        self.goes()
        return [row for row in self.letters() if row.id not in before]

    def conditions(self, *claims: int, debtor: int | None = None) -> Mapping[str, MeasureCondition]:
        terms = MeasureTerms(kind=MeasureKind.WITHHOLDING, claim_ids=claims or (self.claim,))
        with self.db.read(self.kari) as work:
            asked = measures.preview(work, debtor or self.debtor_id, terms).conditions
        return {one.code: one for one in asked}

    def fault(self, *claims: int, debtor: int | None = None) -> str:
        """What the notice lacks today; empty: it carries a decision."""
        found = self.conditions(*claims, debtor=debtor)["notice"]
        return "" if found.holds else found.detail

    def sends(self, kind: LetterKind) -> None:
        self.send(self.order(kind))
        self.goes()

    def asked(self) -> MeasureCondition:
        """What is asked of the guardian for a request to the namsmann."""
        terms = MeasureTerms(kind=MeasureKind.REQUEST, claim_ids=(self.claim,))
        with self.db.read(self.kari) as work:
            found = measures.preview(work, self.debtor_id, terms).conditions
        return next(one for one in found if one.code == "guardian")

    def guardian(self, mandate: Mandate = Mandate.ECONOMY, **more: Any) -> None:
        order = Represent(
            to=To.GUARDIAN, mandate=mandate, name="Vera Vik", street="Gata 1", postcode="0155",
            city="Oslo", source="Statsforvalteren 12.01.2026", **more,
        )  # fmt: skip
        with self.db.write(self.kari) as work:
            letter_recipients.represent(work, self.debtor_id, order)

    def hidden(self, protection: str) -> None:
        with self.db.write(SYSTEM) as work:
            work.get_one(Debtor, self.debtor_id).protection = protection


@pytest.fixture
def case(db: Database) -> Noticing:
    found = Noticing(db)
    found.day(TODAY)
    return found


@pytest.mark.parametrize(
    ("sent", "ends", "opens", "last"),
    [  # three weeks after a day of the post, over the holidays, and two months from there (§ 7-10)
        (TODAY, ENDS, OPENS, date(2027, 2, 16)),
        (date(2026, 12, 4), date(2026, 12, 28), date(2026, 12, 29), date(2027, 2, 28)),
        (date(2026, 12, 10), date(2027, 1, 4), date(2027, 1, 5), date(2027, 3, 4)),
        (date(2026, 12, 17), date(2027, 1, 11), date(2027, 1, 12), date(2027, 3, 11)),
        (date(2026, 12, 28), date(2027, 1, 20), date(2027, 1, 21), date(2027, 3, 20)),
    ],
)
def test_a_notice_carries_a_decision_from_the_day_after_its_own_last_day(
    case: Noticing, sent: date, ends: date, opens: date, last: date
) -> None:
    """It does so on both sides of the new year, whichever rules it was written under."""
    case.day(sent)
    (letter,) = case.notify()
    assert (letter.sent_on, letter.deadline) == (sent, ends)
    day = sent
    while day < opens:
        case.day(day)
        assert "fristen løper til" in case.fault()
        day += timedelta(days=7 if day + timedelta(days=7) < ends else 1)
    for day in (opens, last):
        case.day(day)
        assert case.fault() == ""
    case.day(last + timedelta(days=1))
    assert "falt bort" in case.fault()


def test_a_new_notice_runs_its_own_time_and_the_old_carries_no_more(case: Noticing) -> None:
    case.notify()
    case.day(OPENS)
    assert case.fault() == ""
    case.notify()
    assert "fristen løper til 11.01.2027" in case.fault()


def test_one_sent_anew_after_it_came_back_runs_from_the_new_day(case: Noticing) -> None:
    (first,) = case.notify()
    case.day(date(2026, 12, 1))
    come_back(case.db, case.kari, [first.id])
    with case.db.write(SYSTEM) as work:
        work.scalars(select(Hold)).one().ended_on = work.clock.today()  # the address is found
    (again,) = case.notify()
    assert again.deadline == date(2026, 12, 24)
    case.day(OPENS)  # when the first would have carried one
    assert "fristen løper til 24.12.2026" in case.fault()
    case.day(date(2026, 12, 28))
    assert case.fault() == ""


def test_a_claim_that_came_later_waits_for_a_notice_of_its_own(case: Noticing) -> None:
    case.notify()
    case.day(date(2026, 12, 1))
    later = case.owes(50_000, kind="parking_fine")
    case.day(OPENS)
    assert case.fault() == ""
    assert case.fault(case.claim, later) == f"{case.number(later)}: {UNSENT}."
    case.notify(later)
    found = case.conditions(case.claim, later)["notice"]
    assert found.detail == f"{case.number(later)}: fristen løper til 11.01.2027."
    assert found.unconfirmed.count("er ikke fastsatt") == 1  # said once, of two notices
    case.day(date(2027, 1, 12))
    assert case.fault(case.claim, later) == ""


def test_each_of_two_debtors_is_bound_by_the_notice_that_debtor_got(case: Noticing) -> None:
    other = neighbour(case)
    shares(case, other, role="debtor")
    both = (case.debtor_id, other)
    case.day(TODAY, *both)
    case.notify()
    assert UNSENT in case.fault(debtor=other)
    case.day(date(2026, 12, 1), *both)
    (theirs,) = case.notify(debtor=other)
    assert (theirs.debtor_id, theirs.deadline) == (other, date(2026, 12, 24))
    case.day(OPENS, *both)
    assert case.fault() == ""
    assert "fristen løper til 24.12.2026" in case.fault(debtor=other)
    case.day(date(2026, 12, 28), *both)
    assert case.fault(debtor=other) == ""


@pytest.mark.parametrize(
    ("mandate", "readers"),
    [
        (Mandate.ECONOMY, ["debtor", "guardian"]),
        (Mandate.UNKNOWN, ["debtor", "guardian"]),
        (Mandate.REMOVED, ["guardian"]),
        (Mandate.EXCLUDED, ["debtor"]),
    ],
)
def test_a_notice_is_given_when_each_who_is_to_have_it_has(
    case: Noticing, mandate: Mandate, readers: list[str]
) -> None:
    """Ruling 24; where one of the two letters comes back, none is given."""
    case.status("guardian")
    case.guardian(mandate)
    sent = case.notify()
    assert [row.recipient for row in sent] == readers
    case.day(OPENS)
    assert case.fault() == ""
    assert case.conditions()["guardian"].holds
    come_back(case.db, case.kari, [sent[-1].id])
    assert UNSENT in case.fault()


def test_no_notice_goes_while_the_guardian_is_not_known(case: Noticing) -> None:
    case.status("guardian")
    with pytest.raises(LetterGuardianMissing):
        case.notify()
    assert UNSENT in case.fault()


MISSED = (
    "Varsel om utlegg 23.11.2026 gikk ikke til vergen, som skulle ha fått brevet. Send et nytt."
)


@pytest.mark.parametrize("how", ["status", "day", "both", "anew"])
def test_a_guardian_who_was_there_before_the_notice_must_have_had_it(
    case: Noticing, how: str
) -> None:
    """The debtor alone got it, for nobody had told of the guardian yet; it is told of later."""
    case.notify()
    case.day(OPENS)
    if how in {"status", "both"}:
        case.status("guardian")  # since 1 September, as the box of special statuses enters it
    if how != "status":
        case.guardian(from_day=date(2026, 1, 12))
    if how in {"status", "anew"}:  # as the screen registers it: from today
        case.guardian()
    found = case.conditions()["guardian"]
    assert (found.holds, found.detail) == (False, MISSED)
    case.notify()
    case.day(date(2027, 1, 12))
    asked = case.conditions().values()
    told = [one.holds for one in asked if one.code in {"guardian", "notice"}]
    assert told == [True] * (1 + (how in {"status", "both"}))


def test_a_guardian_who_came_after_the_notice_stops_nothing(case: Noticing) -> None:
    case.notify()
    case.day(OPENS)
    with case.db.write(SYSTEM) as work:
        work.add(
            DebtorStatus(
                debtor_id=case.debtor_id, kind="guardian", from_day=date(2026, 12, 1),
                source="Folkeregisteret",
            )
        )  # fmt: skip
    case.guardian(from_day=date(2026, 12, 1))
    assert (case.fault(), case.conditions()["guardian"].holds) == ("", True)


def test_nor_does_one_whose_mandate_left_it_out_then(case: Noticing) -> None:
    case.status("guardian")
    case.guardian(Mandate.EXCLUDED, from_day=date(2026, 9, 1))
    case.notify()
    case.day(OPENS)
    case.guardian(from_day=date(2026, 12, 1))
    assert (case.fault(), case.conditions()["guardian"].holds) == ("", True)


def test_a_request_asks_of_the_letter_that_carries_it(db: Database) -> None:
    """A newer demand of a part, which went to the guardian, carries no request of the whole."""
    case = Noticing(db, kind="kindergarten")
    case.day(TODAY)
    case.noticed()
    case.sends(LetterKind.PAYMENT_DEMAND)
    case.guardian(from_day=date(2026, 1, 12))
    told = case.asked()
    assert "Betalingsoppfordring 23.11.2026" in told.detail
    assert not told.holds
    with case.db.write(SYSTEM) as work:
        for kind in ("payment_demand", "enforcement_notice"):
            work.add(
                Notice(
                    claim_id=case.claim, debtor_id=case.debtor_id, kind=kind, letter_id=None,
                    sent_on=date(2026, 12, 13), deadline=date(2026, 12, 28), way="", fee=0,
                    source="del", demanded=50_000,
                )
            )  # fmt: skip
    case.day(date(2026, 12, 29))
    assert case.asked() == told


@pytest.mark.parametrize("protection", ["confidential", "strictly_confidential"])
def test_to_a_protected_address_it_goes_by_number_or_not_at_all(
    case: Noticing, protection: str
) -> None:
    case.hidden(protection)
    with pytest.raises(LetterChannelMissing):
        case.notify()
    assert UNSENT in case.fault()
    case.db.post = HousePost(sender=case.db.post.sender, channel=Channel.SVARUT)
    with case.db.read(case.kari) as work:
        (only,) = letter_recipients.recipients(work, work.get_one(Debtor, case.debtor_id))
    assert (only.protected, only.address, only.kept_address) == (True, None, None)
