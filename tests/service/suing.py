"""A debtor whose fees were demanded in vain, and the complaints that may follow."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select

from collector_desk.domain.enforcement.suit import SuitEventKind
from collector_desk.models import ClaimDebtor, Judgment, LimitationEvent, Suit
from collector_desk.service import judgments, suit_events, suit_sheet, suits
from collector_desk.service.database import Who
from collector_desk.wire.enforcement_requests import JudgmentBoard, JudgmentKind, NewJudgment
from collector_desk.wire.suits import FileSuit, NewSuit, NewSuitEvent, Suits
from tests.kit import TODAY
from tests.service.mail import Mail
from tests.service.requesting import FACTS, Requesting


class Suing(Requesting):
    """Two fees of 9 700 kroner, demanded in one letter; nobody has complained of them yet."""

    def make(self, *claims: int, who: Who | None = None, **more: Any) -> Suit:
        order = NewSuit(claim_ids=claims or self.claims, facts=FACTS, **more)
        with self.db.write(who or self.kari) as work:
            return suits.make(work, self.debtor, order)[0]

    def filed(self, row: Suit, day: date | None = None, who: Who | None = None) -> Suit:
        with self.db.write(who or self.kari) as work:
            day = day or work.clock.today()
            return suits.filed(
                work, row.id, FileSuit(version=row.version, day=day, reference="F-1")
            )

    def make_and_file(self) -> Suit:
        return self.filed(self.make())

    def comes(self, row: Suit, kind: SuitEventKind, **more: Any) -> Suit:
        with self.db.write(self.kari) as work:
            order = NewSuitEvent(
                version=row.version, kind=kind, day=more.pop("day", work.clock.today()), **more
            )
            return suit_events.register(work, row.id, order)

    def judged(self, row: Suit, day: date, **more: Any) -> None:
        first, *others = self.claims
        assert row.filed_on is not None
        more.setdefault("what", JudgmentKind.DEFAULT)
        order = NewJudgment(
            claim_id=first, claim_ids=tuple(others), board=JudgmentBoard(row.board),
            board_name="Oslo forliksråd", complained_on=row.filed_on, decided_on=day, **more,
        )  # fmt: skip
        with self.db.write(self.kari) as work:
            judgments.register(work, self.debtor, order)

    def shown(self, who: Who | None = None) -> Suits:
        with self.db.read(who or self.kari) as work:
            return suit_sheet.show(work, self.debtor)

    def last_days(self) -> dict[int, date | None]:
        query = select(ClaimDebtor.claim_id, ClaimDebtor.last_day)
        with self.db.read() as work:
            return dict(iter(work.execute(query.where(ClaimDebtor.debtor_id == self.debtor))))

    def steps(self) -> list[tuple[int, str, date, str]]:
        with self.db.read() as work:
            rows = work.scalars(select(LimitationEvent).order_by(LimitationEvent.id))
            return [(row.claim_id, row.step, row.day, row.outcome) for row in rows]


def may_be_complained_of(mail: Mail, _who: Who) -> None:
    """The claim of ``mail`` was demanded, and the deadline is over."""
    Suing.of_mail(mail)


def complained(mail: Mail, who: Who) -> None:
    """A complaint of it is made, without any reasons."""
    with mail.db.write(who) as work:
        suits.make(work, mail.debtor_id, NewSuit(claim_ids=(mail.claim,), facts=FACTS))


def complaint_made(mail: Mail, who: Who) -> None:
    """It was demanded, and a complaint of it lies ready."""
    may_be_complained_of(mail, who)
    complained(mail, mail.kari)


def complaint_filed(mail: Mail, who: Who) -> None:
    """The complaint that lies ready is entered as filed today."""
    (row,) = mail.rows(Suit)
    with mail.db.write(who) as work:
        suits.filed(work, row.id, FileSuit(version=row.version, day=TODAY))


def a_judgment(mail: Mail, day: date) -> Judgment:
    """A judgment on the claim of a day; nobody has told when it was served."""
    order = NewJudgment(
        claim_id=mail.claim, what=JudgmentKind.JUDGMENT, board=JudgmentBoard.CONCILIATION,
        board_name="Oslo forliksråd", complained_on=day, decided_on=day,
    )  # fmt: skip
    with mail.db.write(mail.kari) as work:
        return judgments.register(work, mail.debtor_id, order)
