"""A measure under work: what is filled in, what it comes to, and the draft that is kept of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from collector_desk.client.connection import new_key
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.errors import DeskError
from collector_desk.errors.calls import CallCancelled
from collector_desk.errors.enforcement import GrownNeedsPassword
from collector_desk.errors.service import Unreachable
from collector_desk.errors.session import NotOpened, ReasonNeeded
from collector_desk.ui.debtor import kept_files
from collector_desk.ui.desk_context import Context
from collector_desk.ui.enforcement.begun import Shown, begun, debtor_of
from collector_desk.ui.messages import Message, message
from collector_desk.wire.measures import (
    MakeVersion,
    MeasureDeed,
    MeasureSheet,
    MeasureStep,
    MeasureTerms,
    Reckoned,
    SaveMeasure,
)

WAIT_MS = 250
"""How long after the last key the terms are reckoned."""

KEEP_MS = 2_000
"""How long after the last key the draft is kept."""


class MeasurePresenter(QObject):
    """``changed`` when anything shown is another, ``told`` when the fields are to be filled anew.

    ``kind`` is «measure» and ``number`` that of a measure, or a kind of measure and a debtor: then
    the draft that is kept for the debtor is gone on with, or a new one begun. ``stands(sheet)``
    comes after a deed, ``reason_wanted`` before the debtor may be opened.
    """

    changed = Signal()
    told = Signal()
    stands = Signal(object)
    reason_wanted = Signal()
    password_wanted = Signal(str, str)

    def __init__(self, context: Context, kind: str, number: int) -> None:
        super().__init__()
        self.context = context
        self._begins = None if kind == "measure" else MeasureKind(kind)
        self._number = number
        self.shown: Shown | None = None
        self.terms: MeasureTerms | None = None
        self.found: Reckoned | None = None
        self.problem: Message | None = None
        self.sending = ""  # the deed on its way
        self._kept: MeasureTerms | None = None  # as the service has them
        self._of: MeasureTerms | None = None  # what ``found`` was reckoned from
        self._key = new_key()
        self._typed = _timer(self, WAIT_MS, self.reckon)
        self._keeping = _timer(self, KEEP_MS, self.save)

    # what is known --------------------------------------------------------------------

    @property
    def sheet(self) -> MeasureSheet | None:
        """The measure, once it is kept."""
        return self.shown if isinstance(self.shown, MeasureSheet) else None

    @property
    def debtor_id(self) -> int | None:
        """Whose measure this is, once that is known."""
        return (
            self.shown.debtor_id if self.shown else None if self._begins is None else self._number
        )

    @property
    def editable(self) -> bool:
        """Whether the fields may be written in."""
        draft = self.sheet is None or self.sheet.stage is MeasureStage.DRAFT
        return self.terms is not None and draft and self.sending != "propose"

    @property
    def dirty(self) -> bool:
        """Whether something is typed that is not kept."""
        return self.editable and self.terms != self._kept

    @property
    def reckoning(self) -> bool:
        """Whether what is shown is older than what is typed."""
        return self.found is None or self._of != self.terms

    @property
    def why_not(self) -> str:
        """Why it may not be proposed now, in words; empty where it may."""
        if self.shown is None:
            return self.tr("Henter …")
        if self.sheet is not None and self.sheet.stage is not MeasureStage.DRAFT:
            return f"{self.sheet.number}: {self.sheet.stage_label}."
        if self.problem is not None:
            return f"{self.problem.sentence} {self.problem.what_now}"
        if self.reckoning or self.sending:
            return self.tr("Regner …")
        return self.found.why_not if self.found else ""

    def deed(self, name: str) -> MeasureDeed:
        """What the service says of a deed on this measure."""
        none = MeasureDeed(name=name, lawful=False, reason=self.tr("Utkastet er ikke lagret ennå."))
        found = self.sheet.deeds if self.sheet else ()
        return next((one for one in found if one.name == name), none)

    # fetching -------------------------------------------------------------------------

    def fetch(self, reason: str = "", *, opening: bool = False) -> None:
        """Ask for the measure, or for what one starts from; the debtor may have to be opened first."""
        desk, begins = self.context.desk, self._begins
        measure = self.sheet.measure_id if self.sheet else None if begins else self._number
        debtor = self.debtor_id

        def looked() -> Shown:
            if opening:
                desk.debtors.open(debtor or debtor_of(desk, measure), reason=reason)
            if measure is None and begins is not None and debtor is not None:
                return begun(desk, debtor, begins)
            return desk.measures.show(measure or 0)

        self.context.tasks.run(
            looked, self._told, self._failed, self,
            replaces="measure", title=self.tr("Henter tiltaket …"),
        )  # fmt: skip

    def _told(self, shown: Shown) -> None:
        fill = self.shown is None or not self.dirty
        self.shown, self.problem = shown, None
        if fill:
            self.terms = self._kept = shown.terms
            self.told.emit()
        if isinstance(shown, MeasureSheet):
            self.found, self._of = shown.reckoned, shown.terms
        self.changed.emit()
        if self.reckoning:
            self.reckon()

    # typing ---------------------------------------------------------------------------

    def ask(self, **typed: object) -> None:
        """Something was typed: reckoned when the keys have rested, kept a little later."""
        if self.terms is None or not self.editable:
            return
        terms = self.terms.model_copy(update=typed)
        if terms == self.terms:
            return
        self.terms, self._key = terms, new_key()
        self._typed.start()
        self._keeping.start()
        self.changed.emit()

    @Slot()
    def reckon(self) -> None:
        """Reckon now; an older answer never comes after a newer one."""
        self._typed.stop()
        terms, debtor, desk = self.terms, self.debtor_id, self.context.desk
        if terms is None or debtor is None or not self.editable:
            return
        self.context.tasks.run(
            lambda: desk.measures.preview(debtor, terms),
            lambda found: self._reckoned(terms, found), self._failed, self,
            replaces="reckon", title=self.tr("Regner ut …"),
        )  # fmt: skip

    def _reckoned(self, terms: MeasureTerms, found: Reckoned) -> None:
        self.found, self._of, self.problem = found, terms, None
        self.changed.emit()

    # the deeds ------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """Keep the draft; one that is typed in meanwhile is kept again."""
        self._keeping.stop()
        if not self.dirty or self.sending:
            return
        self._send("save", self._saving(), self._saved)

    def _saving(self) -> Callable[[], MeasureSheet]:
        sheet, terms, debtor = self.sheet, self.terms, self.debtor_id
        desk, key = self.context.desk, self._key
        assert terms is not None
        assert debtor is not None
        order = SaveMeasure(
            measure_id=sheet.measure_id if sheet else None,
            version=sheet.version if sheet else None,
            terms=terms,
        )
        return lambda: desk.measures.save(debtor, order, key=key)

    def propose(self) -> None:
        """Put it before a second person; what is typed last is kept first."""
        if self.why_not or not self.editable:
            return
        keep = self._saving() if self.dirty or self.sheet is None else None
        desk, sheet, key = self.context.desk, self.sheet, new_key()

        def proposed() -> MeasureSheet:
            kept = keep() if keep else sheet
            assert kept is not None
            step = MeasureStep(version=kept.version)
            return desk.measures.propose(kept.measure_id, step, key=key)

        self._keeping.stop()
        self._send("propose", proposed, self._done)

    def discard(self) -> None:
        """Put the draft away."""
        desk, sheet, key = self.context.desk, self.sheet, new_key()
        if sheet is None or self.sending or not self.deed("measures.discard").lawful:
            return
        self._keeping.stop()
        step = MeasureStep(version=sheet.version)
        self._send(
            "discard", lambda: desk.measures.discard(sheet.measure_id, step, key=key), self._done
        )

    @Slot()
    def amend(self) -> None:
        """Begin a change of the amount; it is written in a tab of its own."""
        desk, sheet, key = self.context.desk, self.sheet, new_key()
        if sheet is None or self.sending:
            return
        step = MeasureStep(version=sheet.version)
        self.context.tasks.run(
            lambda: desk.measures.amend(sheet.measure_id, step, key=key),
            self._amended, self._not_done, self, title=self.tr("Lager utkastet …"),
        )  # fmt: skip

    def _amended(self, change: MeasureSheet) -> None:
        self.context.changes.of(debtors=[change.debtor_id])
        self.context.open_measure("measure", change.measure_id)

    @Slot()
    def make(self, seen: str = "") -> None:
        """Make the next version of what goes to the namsmann.

        ``seen`` came with the words of what has grown, which the reader agrees to.
        """
        desk, sheet, key = self.context.desk, self.sheet, new_key()
        if sheet is None or self.sending or not self.deed("requests.make").lawful:
            return
        step = MakeVersion(version=sheet.version, seen=seen)
        self._send("make", lambda: desk.requests.make(sheet.measure_id, step, key=key), self._done)

    @Slot(int)
    def open_file(self, number: int) -> None:
        """Fetch the file of a version and open it. That it was looked at is noted."""
        desk, sheet = self.context.desk, self.sheet
        if sheet is None:
            return
        at = sheet.measure_id
        self._open(lambda: kept_files.kept(desk.requests.open(at, number), at))

    @Slot(int)
    def open_paper(self, document_id: int) -> None:
        """Fetch the paper that an answer came on, and open it. That too is noted."""
        desk, number = self.context.desk, self.debtor_id
        if number is not None:
            self._open(lambda: kept_files.fetched(desk, number, document_id))

    def _open(self, fetch: Callable[[], Path]) -> None:
        kept_files.open_fetched(self.context, fetch, self, self.context.refused)

    def take(self, sheet: MeasureSheet) -> None:
        """A deed was done elsewhere: this is how the measure stands now."""
        self._done(sheet)

    def registered(self) -> None:
        """A fact was registered that the conditions rest on: known and reckoned anew."""
        self._of = None
        self.fetch()

    def _send(
        self, deed: str, do: Callable[[], MeasureSheet], done: Callable[[MeasureSheet], object]
    ) -> None:
        self.sending = deed
        sent = self.terms

        def came(sheet: MeasureSheet) -> None:
            self.sending, self._kept = "", sent
            self.shown = sheet
            done(sheet)

        self.changed.emit()
        self.context.tasks.run(do, came, self._not_done, self, title=self.tr("Lagrer …"))

    def _saved(self, _sheet: MeasureSheet) -> None:
        if self.dirty:
            self._keeping.start()
        self.changed.emit()

    def _done(self, sheet: MeasureSheet) -> None:
        self.shown, self.found, self.problem = sheet, sheet.reckoned, None
        self.terms = self._kept = self._of = sheet.terms
        self.context.changes.of(debtors=[sheet.debtor_id])
        self.changed.emit()
        self.stands.emit(sheet)

    # what goes wrong ------------------------------------------------------------------

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, CallCancelled):
            return
        if isinstance(error, NotOpened):
            self.fetch(opening=True)
            return
        if isinstance(error, Unreachable) or not isinstance(error, DeskError):
            self.context.refused(error)
        self.found, self.problem = None, message(error)
        self.changed.emit()
        if isinstance(error, ReasonNeeded):
            self.reason_wanted.emit()

    def _not_done(self, error: BaseException) -> None:
        self.sending = ""
        if not isinstance(error, Unreachable | CallCancelled):
            self._key = new_key()  # a refusal is an answer; the next order is another
        if isinstance(error, GrownNeedsPassword):
            self.changed.emit()
            self.password_wanted.emit(error.text(), str(error.params["seen"]))
            return
        if not isinstance(error, CallCancelled):
            self.problem = message(error)
        self.changed.emit()
        self.context.refused(error)


def _timer(owner: QObject, after_ms: int, do: Callable[[], object]) -> QTimer:
    made = QTimer(owner)
    made.setSingleShot(True)
    made.setInterval(after_ms)
    made.timeout.connect(do)
    return made
