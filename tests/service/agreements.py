"""A debtor with claims who asks for time or for a plan, for the tests of agreements."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import select

from collector_desk.models import Audit, Debtor, Hold, LetterRow, LimitationEvent, Plan, Task
from collector_desk.service import deferrals, plan_monitor, plan_sheet, plans, relay
from collector_desk.service.database import SYSTEM, Database, Who
from collector_desk.service.verify import verify
from collector_desk.wire.deferrals import NewDeferral
from collector_desk.wire.plans import NewPlan, PlanSheet, PlanStep, Terms
from tests.kit import add_user
from tests.service.books import Books
from tests.service.casework import opens

TODAY = date(2026, 11, 23)
FIRST = date(2026, 12, 25)  # første juledag: moved to Monday 28
DUE = date(2026, 8, 3)
REASONS = "Skyldneren ringte og er permittert til sommeren."


class Agreement:
    """One claim of 10 000 kroner, its debtor opened by Kari and by Per, her supervisor."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.books = Books(db)
        self.books.today_is(TODAY)
        self.claim = self.books.claim(1_000_000, due=DUE, interest_from=DUE)
        self.debtor = self.books.debtor_id
        with db.write(SYSTEM) as work:
            debtor = work.get_one(Debtor, self.debtor)
            debtor.street, debtor.postcode, debtor.city = "Storgata 12 B", "0155", "Oslo"
        self.kari: Who = add_user(db)
        self.per: Who = add_user(db, "per", role="supervisor", name="Per Leder")
        self.opened()

    def opened(self) -> None:
        """The debtor is opened again: an opening lasts a working day."""
        for who in (self.kari, self.per):
            opens(self.db, who, self.debtor)

    def day(self, day: date) -> None:
        """Another day at the desk; the night before it has run."""
        self.books.today_is(day)
        self.night()
        self.opened()

    def goes(self) -> None:
        """The relay hands over what waits, to a folder."""
        with TemporaryDirectory() as folder:
            list(relay.run(self.db, Path(folder), None))

    def night(self) -> None:
        """What the night does with agreements."""
        plan_monitor.check_all(self.db)
        deferrals.lapse_all(self.db)

    def terms(self, **more: Any) -> Terms:
        more.setdefault("claim_ids", (self.claim,))
        more.setdefault("first_due", FIRST)
        if not more.keys() & {"amount", "count", "end"}:
            more["amount"] = 120_000
        return Terms(**more)

    def grant(self, who: Who | None = None, *, reasons: str = "", **more: Any) -> PlanSheet:
        with self.db.write(who or self.kari) as work:
            plan = plans.grant(
                work, self.debtor, NewPlan(terms=self.terms(**more), reasons=reasons)
            )
            work.flush()
            return plan_sheet.show(work, plan.id)

    def sheet(self, plan_id: int) -> PlanSheet:
        with self.db.read(self.kari) as work:
            return plan_sheet.show(work, plan_id)

    def notice(self, plan_id: int) -> Plan:
        with self.db.write(self.kari) as work:
            order = PlanStep(version=work.get_one(Plan, plan_id).version)
            return plan_monitor.notice_default(work, plan_id, order)

    def put_off(self, until: date, *, text: str = "", **more: Any) -> int:
        more.setdefault("reason", "awaits_money")
        more.setdefault("claim_ids", (self.claim,))
        with self.db.write(self.kari) as work:
            return deferrals.grant(
                work, self.debtor, NewDeferral(until=until, text=text, **more)
            ).id

    def holds(self) -> list[Hold]:
        """Those that are not ended."""
        with self.db.read() as work:
            return list(work.scalars(select(Hold).where(Hold.ended_on.is_(None))))

    def tasks(self, kind: str) -> list[str]:
        with self.db.read() as work:
            query = select(Task.text).where(Task.kind == kind, Task.state == "open")
            return list(work.scalars(query.order_by(Task.id)))

    def letters(self) -> list[str]:
        with self.db.read() as work:
            return list(work.scalars(select(LetterRow.kind).order_by(LetterRow.id)))

    def interrupted(self) -> list[tuple[str, date]]:
        with self.db.read() as work:
            rows = work.scalars(select(LimitationEvent).order_by(LimitationEvent.id))
            return [(row.step, row.day) for row in rows]

    def noted(self, like: str) -> list[str]:
        with self.db.read() as work:
            query = select(Audit.deed).where(Audit.deed.startswith(like)).order_by(Audit.id)
            return list(work.scalars(query))

    def proved(self) -> bool:
        with self.db.read() as work:
            return verify(work).whole
