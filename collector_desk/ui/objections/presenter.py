"""Open objections: the list, the one that is worked on, and the steps before its decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from collector_desk.client.desk import Desk
from collector_desk.errors.calls import CallCancelled
from collector_desk.errors.documents import DocumentNoProgram
from collector_desk.errors.service import Stale, Unreachable
from collector_desk.errors.session import NotOpened
from collector_desk.ui.casework import files
from collector_desk.ui.debtor import kept_files
from collector_desk.ui.desk_context import Context
from collector_desk.ui.messages import Message, message
from collector_desk.ui.once import Once
from collector_desk.wire.imports import FileIn
from collector_desk.wire.objections import (
    Answer,
    Ask,
    ObjectionRow,
    Objections,
    ObjectionSheet,
    Step,
)


def fetched(desk: Desk, objection_id: int, debtor_id: int) -> ObjectionSheet:
    """An objection, its debtor opened first where that is not done today.

    The reason noted for the opening is the objection itself. Belongs on a worker thread.
    """
    try:
        return desk.objections.show(objection_id)
    except NotOpened:
        desk.debtors.open(debtor_id, reason=f"behandler innsigelse {objection_id}")
        return desk.objections.show(objection_id)


class ObjectionsPresenter(QObject):
    """``changed`` with another list or message, ``sheet_came(ObjectionSheet)`` with what is worked on."""

    changed = Signal()
    sheet_came = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._once = Once()
        self.rows: Sequence[ObjectionRow] = ()
        self.loaded = False
        self.sheet: ObjectionSheet | None = None
        self.chosen: int | None = None
        self.problem: Message | None = None
        self.busy = False
        self.texts: dict[tuple[str, int], str] = {}  # questions and answers begun, until sent

    # what is shown --------------------------------------------------------------------

    def fetch(self) -> None:
        """Ask for the list."""
        self.context.tasks.run(
            self.context.desk.objections.list,
            self._listed,
            self._failed,
            self,
            replaces="list",
            title=self.tr("Henter innsigelser …"),
        )

    def work_on(self, objection_id: int, debtor_id: int) -> None:
        """Fetch one objection to work on."""
        self.chosen, self.problem = objection_id, None
        if self.sheet is not None and self.sheet.objection_id != objection_id:
            self.sheet = None
        self.changed.emit()
        desk = self.context.desk
        self.context.tasks.run(
            lambda: fetched(desk, objection_id, debtor_id),
            self.take,
            self._failed,
            self,
            replaces="sheet",
            title=self.tr("Henter innsigelsen …"),
        )

    def refresh(self) -> None:
        """Fetch the list anew, and what is worked on; what is typed stays."""
        self.fetch()
        if self.sheet is not None:
            self.work_on(self.sheet.objection_id, self.sheet.debtor_id)

    def leave(self) -> None:
        """Back to the list."""
        self.chosen = self.sheet = self.problem = None
        self.changed.emit()

    def take(self, sheet: ObjectionSheet) -> None:
        """What is worked on is now this."""
        if sheet.objection_id == self.chosen:
            self.sheet = sheet
            self.sheet_came.emit(sheet)
            self.changed.emit()

    def may(self, deed: str) -> bool:
        """Whether the service says that this may be done with what is worked on."""
        return self.sheet is not None and f"objections.{deed}" in self.sheet.may

    def place(self) -> tuple[int, int]:
        """Which of how many: the third of seven. The first is 1; 0 where it is not listed."""
        at = next((at for at, row in enumerate(self.rows, 1) if row.objection_id == self.chosen), 0)
        return at, len(self.rows)

    def following(self, objection_id: int) -> ObjectionRow | None:
        """The next one in the list, round to the first."""
        ids = [row.objection_id for row in self.rows]
        here = ids.index(objection_id) if objection_id in ids else -1
        rest = (*self.rows[here + 1 :], *self.rows[: max(here, 0)])
        return next((row for row in rest if row.state != "proposed"), None)

    def _listed(self, found: Objections) -> None:
        self.rows, self.loaded = found.rows, True
        if self.chosen is None:
            self.problem = None
        self.changed.emit()

    # the steps ------------------------------------------------------------------------

    def acknowledge(self) -> None:
        """Confirm to the debtor that it has come."""
        area = self.context.desk.objections
        self._step("acknowledge", Step(version=self._version), area.acknowledge)

    def remind_unit(self) -> None:
        """Remind the unit of its answer."""
        area = self.context.desk.objections
        self._step("remind_unit", Step(version=self._version), area.remind_unit)

    def ask_unit(self, text: str) -> None:
        """Put it before the unit."""
        area = self.context.desk.objections
        self._step("ask_unit", Ask(version=self._version, text=text), area.ask_unit)

    def answered(self, answer: Answer, papers: tuple[Path, ...] = ()) -> None:
        """Register what the unit answered, with the paper it came on; a worker reads the paper."""
        area = self.context.desk.objections
        named = next((FileIn(name=path.name, content="") for path in papers), None)
        order = answer.model_copy(update={"version": self._version, "document": named})

        def call(number: int, order: Answer, *, key: str) -> ObjectionSheet:
            paper = next(iter(files.read(papers[:1])), None)
            return area.answered(number, order.model_copy(update={"document": paper}), key=key)

        self._step("answered", order, call)

    @property
    def _version(self) -> int:
        return self.sheet.version if self.sheet is not None else 0

    def _step(self, deed: str, order: Step, call: Callable[..., ObjectionSheet]) -> None:
        sheet = self.sheet
        if sheet is None or not self.may(deed) or self.busy:
            return
        number = sheet.objection_id
        key = self._once.key(deed, number, order)
        self.busy, self.problem = True, None
        self.changed.emit()
        self.context.tasks.run(
            lambda: call(number, order, key=key),
            lambda found: self._stepped(deed, found),
            lambda error: self._not_stepped(deed, sheet, error),
            self,
            title=self.tr("Lagrer …"),
        )

    def _stepped(self, deed: str, sheet: ObjectionSheet) -> None:
        self.busy = False
        self._once.answered(deed, sheet.objection_id)
        self.texts.pop((deed, sheet.objection_id), None)
        said = {
            "acknowledge": self.tr("Mottaket er bekreftet."),
            "remind_unit": self.tr("{0} er purret.").format(sheet.creditor),
            "ask_unit": self.tr("Sendt til {0}.").format(sheet.creditor),
            "answered": self.tr("Svaret fra {0} er registrert.").format(sheet.creditor),
        }
        self.context.toast(said[deed])
        self.take(sheet)
        self.fetch()

    def _not_stepped(self, deed: str, sheet: ObjectionSheet, error: BaseException) -> None:
        self.busy = False
        if not isinstance(error, Unreachable | CallCancelled):
            self._once.answered(deed, sheet.objection_id)
        if isinstance(error, Stale) and self.chosen == sheet.objection_id:
            self.work_on(sheet.objection_id, sheet.debtor_id)
        self._failed(error)

    # documents ------------------------------------------------------------------------

    def open_letter(self) -> None:
        """Open the letter that put it before the unit, the newest of them."""
        questions = self.sheet.questions if self.sheet is not None else ()
        letters = [one.document_id for one in questions if one.document_id is not None]
        if letters:
            self.open_document(letters[-1])
        elif self.sheet is not None:
            self.context.toast(self.tr("Det er ikke sendt noe brev til virksomheten."))

    def open_document(self, document_id: int) -> None:
        """Open an attachment or a letter. That it was looked at is noted."""
        sheet, desk = self.sheet, self.context.desk
        if sheet is None:
            return
        self.context.tasks.run(
            lambda: kept_files.fetched(desk, sheet.debtor_id, document_id),
            self._document_came,
            self._failed,
            self,
            replaces="document",
            title=self.tr("Henter dokumentet …"),
        )

    def _document_came(self, path: Path) -> None:
        if not kept_files.show(path):
            self._failed(DocumentNoProgram(kind=path.suffix))

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, CallCancelled) and (self.loaded or self.sheet is not None):
            return
        self.problem = message(error)
        self.changed.emit()
        if isinstance(error, Unreachable):
            self.context.refused(error)
