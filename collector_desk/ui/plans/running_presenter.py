"""The plans of a debtor as they stand: which one is looked at, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from collector_desk.client.connection import new_key
from collector_desk.errors.calls import CallCancelled
from collector_desk.errors.session import NotOpened, ReasonNeeded
from collector_desk.ui.desk_context import Context
from collector_desk.ui.messages import Message, message
from collector_desk.wire.plans import PlanDeed, PlanRow, Plans, PlanSheet, PlanStep


class RunningPresenter(QObject):
    """``changed`` when anything shown is another, ``reason_wanted`` before the debtor is opened."""

    changed = Signal()
    reason_wanted = Signal()

    def __init__(self, context: Context, debtor_id: int) -> None:
        super().__init__()
        self.context = context
        self.debtor_id = debtor_id
        self.rows: tuple[PlanRow, ...] = ()
        self.loaded = False
        self.name = ""
        self.sheet: PlanSheet | None = None
        self.problem: Message | None = None
        self._wanted: int | None = None

    def fetch(self) -> None:
        """Ask for the plans; a debtor who is not open yet is opened, and the look is logged."""
        desk, number = self.context.desk, self.debtor_id
        self.context.tasks.run(
            lambda: desk.plans.of_debtor(number), self._told, self._failed, self,
            replaces="plans", title=self.tr("Henter avtalene …"),
        )  # fmt: skip

    def open(self, reason: str = "") -> None:
        """Open the debtor first."""
        desk, number = self.context.desk, self.debtor_id

        def opened() -> Plans:
            desk.debtors.open(number, reason=reason)
            return desk.plans.of_debtor(number)

        self.context.tasks.run(opened, self._told, self._failed, self, replaces="plans")

    def look_at(self, plan_id: int) -> None:
        """Show another of the plans."""
        if self.sheet is None or self.sheet.plan_id != plan_id:
            self._wanted = plan_id
            self._show()

    def watch(self) -> None:
        """Have the plan checked now, without waiting for the night."""
        desk, sheet, key = self.context.desk, self.sheet, new_key()
        if sheet is not None and self.deed("plans.watch").lawful:
            order = PlanStep(version=sheet.version)
            self.context.tasks.run(
                lambda: desk.plans.watch(sheet.plan_id, order, key=key), self.stands, self._failed,
                self, replaces="watch", title=self.tr("Kontrollerer avtalen …"),
            )  # fmt: skip

    def stands(self, sheet: PlanSheet) -> None:
        """A deed was done: this is how the plan stands now."""
        self._wanted, self.sheet = sheet.plan_id, sheet
        self.context.changes.of(debtors=[sheet.debtor_id])
        self.fetch()

    def deed(self, name: str) -> PlanDeed:
        """What the service says of a deed on the plan that is looked at."""
        if name == "plans.grant" and self.loaded and not self.rows:
            return PlanDeed(name=name, lawful=self.may_begin, reason=self.why_not_begin)
        deeds = self.sheet.deeds if self.sheet else ()
        none = PlanDeed(name=name, lawful=False, reason=self.tr("Ingen avtale er valgt."))
        return next((one for one in deeds if one.name == name), none)

    @property
    def may_begin(self) -> bool:
        """Whether this user's role may begin the debtor's first plan; the form says what stops it."""
        return "plans.grant" in self.context.user.may

    @property
    def why_not_begin(self) -> str:
        """Why it may not; empty where it may."""
        return "" if self.may_begin else self.tr("Bare saksbehandler og leder inngår avtaler.")

    def _told(self, found: Plans) -> None:
        self.rows, self.loaded, self.problem = found.rows, True, None
        self.name = found.debtor_name
        ids = [row.plan_id for row in found.rows]
        if self._wanted not in ids:
            self._wanted = ids[0] if ids else None
        if self._wanted is None:
            self.changed.emit()
        else:
            self._show()

    def _show(self) -> None:
        desk, number = self.context.desk, self._wanted
        if number is not None:
            self.context.tasks.run(
                lambda: desk.plans.show(number), self._shown, self._failed, self,
                replaces="plan", title=self.tr("Henter avtalen …"),
            )  # fmt: skip

    def _shown(self, sheet: PlanSheet) -> None:
        self.sheet, self.problem = sheet, None
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, CallCancelled):
            return
        if isinstance(error, NotOpened):
            self.open()
            return
        self.problem = message(error)
        self.changed.emit()
        if isinstance(error, ReasonNeeded):
            self.reason_wanted.emit()
