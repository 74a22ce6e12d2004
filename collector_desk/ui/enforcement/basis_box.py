"""The decisions that claims are enforced on (§ 7-2 d): which are kept, and the box that keeps one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from collector_desk.ui import layout
from collector_desk.ui.casework import files
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.files import FilesField
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.dates import DateField
from collector_desk.ui.desk_context import Context
from collector_desk.ui.enforcement.begun import Shown
from collector_desk.ui.enforcement.boxes import day_wrong
from collector_desk.ui.fields import ChoiceField
from collector_desk.ui.panels import button, label
from collector_desk.wire.enforcement_requests import NewBasisPaper
from collector_desk.wire.measures import MeasureCandidate, Registered


class BasisPapers(QWidget):
    """Each claim that rests on a decision, with the decision that is kept. ``wanted``: keep one."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", wrap=True)
        self.keep = button(self.tr("Legg ved vedtak …"))
        self.keep.clicked.connect(self.wanted)
        buttons = layout.row(self.keep, None)
        self.setLayout(layout.column(self._words, buttons, spacing=8))

    def text(self) -> str:
        """What is shown; empty where no claim rests on a decision."""
        return self._words.text()

    def show_claims(self, claims: Sequence[MeasureCandidate]) -> None:
        """Show the decision of each claim that needs one."""
        lacks = self.tr("vedtaket mangler")
        self._words.setText(
            "\n".join(f"{one.number}: {one.basis_paper or lacks}" for one in _resting(claims))
        )


class BasisBox(Box):
    """The decision on one claim: its day and its paper, as the creditor unit gave it."""

    def __init__(self, parent: QWidget, context: Context, shown: Shown) -> None:
        title = self.tr("Legg ved vedtaket")
        super().__init__(parent, Sending(context), title=title, about=shown.debtor_name)
        self._context, self._debtor = context, shown.debtor_id
        self._today = context.house.today
        resting = _resting(shown.claims)
        self.claim = ChoiceField(
            self.tr("Krav"), [(str(one.claim_id), f"{one.number} {one.kind_label}") for one in resting]
        )  # fmt: skip
        first = next((one for one in resting if not one.basis_paper), None)
        if first is not None:
            self.claim.set_value(str(first.claim_id))
        self.day = DateField(self.tr("Vedtaket er datert"), today=self._today, required=True)
        self.files = FilesField()
        told = self.tr(
            "Vedtaket følger begjæringen som tvangsgrunnlag, slik virksomheten ga oss det."
        )
        self.arrange(
            layout.column(
                self.pair(self.claim, self.day), label(told, "cell", wrap=True, muted=True),
                self.files, spacing=12,
            ),
            do=self.tr("Legg ved"), size=(600, 440),
        )  # fmt: skip
        self.files.changed.connect(self.sending.forget)
        for field in (self.claim, self.day, self.files):
            field.changed.connect(self.show_state)

    def why_not(self) -> str:
        if not self.claim.box.count():
            return self.tr("Ingen av kravene hviler på et vedtak.")
        if wrong := day_wrong(self.day, self._today, self.tr("Skriv dagen vedtaket er datert.")):
            return wrong
        return "" if len(self.files.paths) == 1 else self.tr("Legg ved én fil: vedtaket.")

    def carry_out(self) -> None:
        day, paths = self.day.value(), self.files.paths
        assert day is not None
        claim_id, desk, debtor_id = int(self.claim.value()), self._context.desk, self._debtor

        def sent(key: str) -> Registered:
            paper = files.only(paths)
            assert paper is not None
            order = NewBasisPaper(claim_id=claim_id, decided_on=day, document=paper)
            return desk.bases.register(debtor_id, order, key=key)

        self.sending.send(sent)


def _resting(claims: Sequence[MeasureCandidate]) -> list[MeasureCandidate]:
    """The claims that are enforced on a decision, and that this measure may take."""
    return [one for one in claims if one.basis_paper is not None and not one.why_not]
