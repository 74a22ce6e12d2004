"""What is explained beside the claims: the amount pointed at, and what can be done now."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from collector_desk.errors.calls import CallCancelled
from collector_desk.ui.debtor.presenter import DebtorPresenter
from collector_desk.ui.debtor.texts import Asked, amount_of, shown_document
from collector_desk.ui.messages import Message, message
from collector_desk.wire.debtors import DeedsOf, Difference, Explain, Sheet
from collector_desk.wire.explanations import Explanation

_TOTAL = Asked()


class ExplainPresenter(QObject):
    """Fetches one explanation for each amount pointed at, and keeps it as long as the sheet.

    ``changed`` comes when the explanation is another, ``deeds_changed`` when the deeds are.
    """

    changed = Signal()
    deeds_changed = Signal()

    def __init__(self, debtor: DebtorPresenter) -> None:
        super().__init__(debtor)
        self._debtor = debtor
        self._context = debtor.context
        self._sheet: Sheet | None = None
        self._answers: dict[Asked, Explanation] = {}
        self._deeds: dict[int | None, DeedsOf] = {}
        self.asked = _TOTAL
        self.refusal: Message | None = None
        self.difference: Difference | None = None
        self.since: date | None = None

    # what is shown --------------------------------------------------------------------

    @property
    def explanation(self) -> Explanation | None:
        """The explanation of the amount pointed at, once it has come."""
        return self._answers.get(self.asked)

    @property
    def amount(self) -> int | None:
        """The amount pointed at, in øre, as the sheet shows it."""
        return amount_of(self._sheet, self.asked) if self._sheet else None

    def kind(self, claim_number: str) -> str:
        """What a claim of the sheet is of."""
        rows = self._sheet.claims if self._sheet else ()
        return next((row.kind_label for row in rows if row.number == claim_number), "")

    @property
    def deeds(self) -> DeedsOf | None:
        """What can be done now with the claim pointed at, once it is known."""
        return self._deeds.get(self.asked.claim_id)

    @property
    def outdated(self) -> bool:
        """Whether the amount is another at the service than on this sheet."""
        found = self.explanation
        return found is not None and self.amount is not None and found.amount != self.amount

    @property
    def adds_up(self) -> bool:
        """Whether the lines shown add up to the amount shown."""
        found = self.explanation
        return found is None or sum(leaf.amount for leaf in found.leaves) == found.amount

    # what is asked --------------------------------------------------------------------

    def show_sheet(self, sheet: Sheet) -> None:
        """A new sheet: what was explained of the old one is forgotten."""
        same_notes_only = self._sheet is not None and sheet.claims is self._sheet.claims
        self._sheet = sheet
        if same_notes_only:
            return
        self._answers.clear()
        self._deeds.clear()
        self.difference = None
        if amount_of(sheet, self.asked) is None:
            self.asked = _TOTAL
        self.ask(self.asked)

    def ask(self, asked: Asked) -> None:
        """Explain an amount; asking twice costs nothing."""
        self.asked, self.difference, self.refusal = asked, None, None
        self.changed.emit()
        self.deeds_changed.emit()
        if self._sheet is None:
            return
        if asked not in self._answers:
            self._fetch(asked, self._sheet)
        if asked.claim_id not in self._deeds:
            self._fetch_deeds(asked.claim_id, self._sheet)

    def again(self) -> None:
        """Try once more what failed."""
        self.ask(self.asked)

    def _fetch(self, asked: Asked, sheet: Sheet) -> None:
        order = Explain(claim_id=asked.claim_id, part=asked.part, on=sheet.on, known=sheet.known)
        desk, number = self._context.desk, sheet.debtor_id

        def came(found: Explanation) -> None:
            if sheet.claims is self._claims():
                self._answers[asked] = found
                self.changed.emit()

        self._context.tasks.run(
            lambda: _openable(desk.debtors.explain(number, order), sheet),
            came,
            self._failed,
            self,
            replaces="explain",
        )

    def _fetch_deeds(self, claim_id: int | None, sheet: Sheet) -> None:
        desk, number = self._context.desk, sheet.debtor_id

        def came(found: DeedsOf) -> None:
            if sheet.claims is self._claims():
                self._deeds[claim_id] = found
                self.deeds_changed.emit()

        self._context.tasks.run(
            lambda: desk.debtors.deeds(number, claim_id), came, self._failed, self, replaces="deeds"
        )

    def _claims(self) -> object:
        return self._sheet.claims if self._sheet else None

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, CallCancelled):
            return
        self.refusal = message(error)
        self.changed.emit()

    # what changed ---------------------------------------------------------------------

    def compare(self, since: date) -> None:
        """What we know now of the sheet's day that we did not know on the day ``since``."""
        sheet = self._sheet
        if sheet is None:
            return
        order = Explain(on=sheet.on, known=since)
        desk = self._context.desk

        def came(found: Difference) -> None:
            self.since, self.difference = since, found
            self.changed.emit()

        self._context.tasks.run(
            lambda: desk.debtors.difference(sheet.debtor_id, order),
            came,
            self._failed,
            self,
            replaces="explain",
        )


def _openable(found: Explanation, sheet: Sheet) -> Explanation:
    """The explanation, with the way to a document only where it can be opened from here."""
    leaves = tuple(
        leaf.model_copy(update={"document_id": shown_document(sheet, leaf.document_id)})
        for leaf in found.leaves
    )
    return found.model_copy(update={"leaves": leaves})
