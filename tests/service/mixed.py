"""A debtor of claims that go different ways: two fines, one disputed, a fee, and one with a judgment."""

from __future__ import annotations

from datetime import date

from collector_desk.service import judgments
from collector_desk.service.database import Database
from collector_desk.wire.enforcement_requests import JudgmentBoard, JudgmentKind, NewJudgment
from tests.service.casework import objects
from tests.service.enforcing import Enforcement

OWN_ONLY = "Kommunen beslutter selv – trekk eller pant i konto"
ON_MESSAGE = "Går til namsmannen – § 7-2 f"
ON_JUDGMENT = "Går til namsmannen – § 4-1"
DISPUTED = "Ikke nå: en innsigelse er ikke avgjort (inkassoloven §§ 8 og 17)"


class Mixed(Enforcement):
    """What may be decided here, what the namsmann is asked, and what has to wait."""

    def __init__(self, db: Database) -> None:
        super().__init__(db)
        self.fine, self.disputed = self.claims
        self.fee = self.owes("kindergarten", 500_000)
        self.judged = self.owes("kindergarten", 600_000)
        self.disputed_fee = self.owes("kindergarten", 700_000)
        for claim in (self.disputed, self.disputed_fee):
            objects(db, self.kari, self.debtor, claim)
        order = NewJudgment(
            claim_id=self.judged, what=JudgmentKind.JUDGMENT, board=JudgmentBoard.CONCILIATION,
            board_name="Oslo forliksråd", complained_on=date(2026, 8, 3),
            decided_on=date(2026, 9, 7), served_on=date(2026, 9, 14), pay_by=date(2026, 9, 28),
        )  # fmt: skip
        with db.write(self.kari) as work:
            judgments.register(work, self.debtor, order)
