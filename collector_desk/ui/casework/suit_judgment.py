"""The fields of a judgment or a settlement: who decided what of which claims, when, and the costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Slot

from collector_desk.ui import layout
from collector_desk.ui.amounts import MoneyField
from collector_desk.ui.casework.claim_boxes import ClaimBoxes
from collector_desk.ui.casework.files import FilesField
from collector_desk.ui.casework.suit_parts import Fields, Pair
from collector_desk.ui.dates import DateField
from collector_desk.ui.enforcement.boxes import day_wrong
from collector_desk.ui.fields import ChoiceField, TextField
from collector_desk.ui.panels import label
from collector_desk.ui.plans.household import ore
from collector_desk.wire.enforcement_requests import (
    JudgmentBoard,
    JudgmentKind,
    NewJudgment,
    TakeBackJudgment,
)
from collector_desk.wire.suits import JudgmentShown, Suits, SuitShown

_REASON = 10  # characters
_FIRST_NAMES = {
    JudgmentBoard.CONCILIATION: "Oslo forliksråd",
    JudgmentBoard.RENT_TRIBUNAL: "Husleietvistutvalget",
    JudgmentBoard.COURT: "Oslo tingrett",
}


@dataclass(frozen=True, slots=True)
class _Claim:
    """A claim that may be ticked."""

    claim_id: int
    number: str
    kind_label: str
    owed: int
    why_not: str = ""


class TakeBackFields(Fields):
    """Why a judgment that was registered by mistake should not stand."""

    def __init__(self) -> None:
        super().__init__()
        self.reason = TextField(self.tr("Hvorfor?"), required=True, longest=300)
        what = self.tr(
            "Avgjørelsen er ikke grunnlag lenger, på noen av kravene den er ført på og for noen av"
            " skyldnerne. Kostnadene føres tilbake, foreldelsen står som før, og en klage som den"
            " avsluttet, går videre. Den blir stående, merket med hvem som tok den tilbake og"
            " hvorfor. Registrer den rette etterpå."
        )
        told = label(what, "cell", wrap=True, muted=True)
        self.setLayout(layout.column(self.reason, told, spacing=12))
        self.tell(self.reason)

    def why_not(self) -> str:
        """What lacks."""
        short = len(self.reason.value()) < _REASON
        return self.tr("Skriv hvorfor, minst ti tegn.") if short else ""

    def order(self, row: JudgmentShown) -> TakeBackJudgment:
        """What is written."""
        return TakeBackJudgment(
            judgment_id=row.judgment_id, version=row.version, why=self.reason.value()
        )


class JudgmentFields(Fields):
    """A judgment or settlement: who decided what of which claims, when, and the costs."""

    def __init__(self, pair: Pair, today: date) -> None:
        super().__init__()
        self._today = today
        self.what = ChoiceField(
            self.tr("Hva er avgjort?"), [(k.value, k.label) for k in JudgmentKind]
        )
        self.board = ChoiceField(
            self.tr("Av hvem?"), [(each.value, each.label) for each in JudgmentBoard]
        )
        self.name = TextField(self.tr("Navn"), required=True, longest=120)
        self.claims = ClaimBoxes()
        self.complained = DateField(self.tr("Klagen kom inn"), today=today, required=True)
        self.decided = DateField(self.tr("Avgjort"), today=today, required=True)
        self.decided.set_value(today)
        self.served = DateField(self.tr("Forkynt"), today=today)
        self.pay_by = DateField(self.tr("Oppfyllelsesfrist"), today=today)
        self.awarded = MoneyField(self.tr("Hovedstol vi er tilkjent"), required=True)
        self.costs = MoneyField(self.tr("Sakskostnader vi er tilkjent"))
        self.unsure = label("", "cell", wrap=True, muted=True)
        self.unsure.hide()
        self.files = FilesField()
        self.setLayout(
            layout.column(
                pair(self.what, self.board), self.name,
                label(self.tr("Krav som er avgjort"), "field"), self.claims,
                pair(self.complained, self.decided), pair(self.served, self.pay_by),
                pair(self.awarded, self.costs), self.unsure, self.files, spacing=12,
            )
        )  # fmt: skip
        self.board.changed.connect(self._board_chosen)
        self.claims.changed.connect(self.typed)
        self.files.changed.connect(self.typed)
        self.tell(self.what, self.board, self.name, self.complained, self.decided, self.served)
        self.tell(self.pay_by, self.awarded, self.costs)
        self._board_chosen()

    def offer(self, found: Suits) -> None:
        """Show the claims that may be decided."""
        rows = [_Claim(c.claim_id, c.number, c.kind_label, c.owed) for c in found.claims]
        self.claims.offer(rows, ticked=frozenset())

    def of_suit(self, row: SuitShown | None) -> None:
        """Fill in what a complaint tells of its judgment."""
        for number, box in self.claims.boxes.items():
            box.setChecked(row is not None and number in row.claim_ids)
        if row is not None:
            self.board.set_value(row.board.value)
            self.complained.set_value(row.filed_on)
            self.costs.set_value(row.fee)
        unsure = row.fee_unsure if row is not None else ""
        words = self.tr("Gebyret er fylt ut: skriv det som er tilkjent i avgjørelsen. {0}")
        self.unsure.setText(words.format(unsure))
        self.unsure.setVisible(bool(unsure))

    @Slot()
    def _board_chosen(self) -> None:
        if self.name.value() in {"", *_FIRST_NAMES.values()}:
            self.name.set_text(_FIRST_NAMES[JudgmentBoard(self.board.value())])

    def why_not(self) -> str:
        """What lacks."""
        if len(self.name.value()) < 3:
            return self.tr("Skriv hvem som har avgjort saken.")
        if not self.claims.chosen():
            return self.tr("Velg kravene som er avgjort.")
        for field, words in (
            (self.complained, self.tr("Skriv dagen klagen kom inn, senest i dag.")),
            (self.decided, self.tr("Skriv dagen den er avgjort, senest i dag.")),
        ):
            if wrong := day_wrong(field, self._today, words):
                return wrong
        for field in (self.served, self.pay_by):
            if wrong := field.fault():
                return wrong
        if ore(self.awarded) is None:
            return self.tr("Skriv hovedstolen vi er tilkjent, 0 når alt er avslått.")
        return self.tr("Legg ved én fil: avgjørelsen.") if len(self.files.paths) > 1 else ""

    def order(self) -> NewJudgment:
        """What is written, without the paper."""
        first, *more = self._ids()
        complained, decided = self.complained.value(), self.decided.value()
        assert complained is not None
        assert decided is not None
        return NewJudgment(
            claim_id=first,
            claim_ids=tuple(more),
            what=JudgmentKind(self.what.value()),
            board=JudgmentBoard(self.board.value()),
            board_name=self.name.value(),
            complained_on=complained,
            decided_on=decided,
            served_on=self.served.value(),
            pay_by=self.pay_by.value(),
            awarded=ore(self.awarded),
            costs=ore(self.costs) or 0,
        )

    def _ids(self) -> Sequence[int]:
        return sorted(self.claims.chosen())
