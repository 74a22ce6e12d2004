"""Who owes what, as the window sees it: one method per deed, named as the deed."""

from __future__ import annotations

from collector_desk.client.area import Area
from collector_desk.wire import parties, statuses, units
from collector_desk.wire.merges import MergeDebtors, Merges, SplitDebtors, SplitPreview, TrySplit


class PartiesOf(Area):
    """Debtors let out of claims, put back, and joined by others."""

    def show(self, debtor_id: int) -> parties.Parties:
        return self._to.call("parties.show", parties.Parties, debtor_id=debtor_id)

    def preview(self, debtor_id: int, order: parties.TryRelease) -> parties.ReleasePreview:
        return self._to.call("parties.preview", parties.ReleasePreview, order, debtor_id=debtor_id)

    def release(self, debtor_id: int, order: parties.NewRelease, *, key: str) -> parties.ReleaseRow:
        return self._to.call(
            "parties.release", parties.ReleaseRow, order, key=key, debtor_id=debtor_id
        )

    def undo_release(
        self, release_id: int, order: parties.UndoRelease, *, key: str
    ) -> parties.ReleaseRow:
        return self._to.call(
            "parties.undo_release", parties.ReleaseRow, order, key=key, release_id=release_id
        )

    def pay_back(self, returned_id: int, order: parties.PayBack, *, key: str) -> parties.ReleaseRow:
        return self._to.call(
            "parties.pay_back", parties.ReleaseRow, order, key=key, returned_id=returned_id
        )

    def join(self, debtor_id: int, order: parties.NewJoint, *, key: str) -> parties.Parties:
        return self._to.call("parties.join", parties.Parties, order, key=key, debtor_id=debtor_id)

    def merges(self, debtor_id: int) -> Merges:
        return self._to.call("debtors.merges", Merges, debtor_id=debtor_id)

    def merge(self, debtor_id: int, order: MergeDebtors, *, key: str) -> Merges:
        return self._to.call("debtors.merge", Merges, order, key=key, debtor_id=debtor_id)

    def preview_split(self, merge_id: int, order: TrySplit) -> SplitPreview:
        return self._to.call("debtors.preview_split", SplitPreview, order, merge_id=merge_id)

    def split(self, merge_id: int, order: SplitDebtors, *, key: str) -> Merges:
        return self._to.call("debtors.split", Merges, order, key=key, merge_id=merge_id)


class StatusesOf(Area):
    """What is registered of a debtor, what follows from it, and where the debtor lives."""

    def list(self, debtor_id: int) -> statuses.Statuses:
        return self._to.call("statuses.list", statuses.Statuses, debtor_id=debtor_id)

    def register(self, debtor_id: int, order: statuses.NewStatus, *, key: str) -> statuses.Statuses:
        return self._to.call(
            "statuses.register", statuses.Statuses, order, key=key, debtor_id=debtor_id
        )

    def file(self, status_id: int, order: statuses.FileClaims, *, key: str) -> statuses.Statuses:
        return self._to.call(
            "statuses.file", statuses.Statuses, order, key=key, status_id=status_id
        )

    def end(self, status_id: int, order: statuses.EndStatus, *, key: str) -> statuses.Statuses:
        return self._to.call("statuses.end", statuses.Statuses, order, key=key, status_id=status_id)

    def move(self, debtor_id: int, order: statuses.NewAddress, *, key: str) -> statuses.Statuses:
        return self._to.call("debtors.move", statuses.Statuses, order, key=key, debtor_id=debtor_id)

    def language(
        self, debtor_id: int, order: statuses.NewLanguage, *, key: str
    ) -> statuses.Statuses:
        return self._to.call(
            "debtors.language", statuses.Statuses, order, key=key, debtor_id=debtor_id
        )


class Units(Area):
    """What a creditor unit tells later of a claim, and what it is asked."""

    def preview(self, debtor_id: int, order: units.TryUnitMessage) -> units.UnitPreview:
        return self._to.call("units.preview", units.UnitPreview, order, debtor_id=debtor_id)

    def credit(self, debtor_id: int, order: units.CreditNote, *, key: str) -> units.UnitMessageRow:
        return self._to.call(
            "units.credit", units.UnitMessageRow, order, key=key, debtor_id=debtor_id
        )

    def paid(self, debtor_id: int, order: units.PaidToUnit, *, key: str) -> units.UnitMessageRow:
        return self._to.call(
            "units.paid", units.UnitMessageRow, order, key=key, debtor_id=debtor_id
        )

    def recall(self, debtor_id: int, order: units.Recall, *, key: str) -> units.UnitMessageRow:
        return self._to.call(
            "units.recall", units.UnitMessageRow, order, key=key, debtor_id=debtor_id
        )

    def questions(self, debtor_id: int) -> units.UnitQuestions:
        return self._to.call("units.questions", units.UnitQuestions, debtor_id=debtor_id)

    def ask(self, debtor_id: int, order: units.AskUnit, *, key: str) -> units.UnitQuestionRow:
        return self._to.call(
            "units.ask", units.UnitQuestionRow, order, key=key, debtor_id=debtor_id
        )

    def remind(
        self, question_id: int, order: units.RemindUnit, *, key: str
    ) -> units.UnitQuestionRow:
        return self._to.call(
            "units.remind", units.UnitQuestionRow, order, key=key, question_id=question_id
        )

    def answered(
        self, question_id: int, order: units.UnitAnswer, *, key: str
    ) -> units.UnitQuestionRow:
        return self._to.call(
            "units.answered", units.UnitQuestionRow, order, key=key, question_id=question_id
        )
