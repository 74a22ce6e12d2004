"""What a request asks the namsmann for a lien in: the thing, its worth, and why a home is asked for."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from collector_desk.domain.enforcement.asset import AssetKind
from collector_desk.ui import layout
from collector_desk.ui.amounts import MoneyField
from collector_desk.ui.dates import DateField
from collector_desk.ui.fields import ChoiceField, NoteField, TextField
from collector_desk.ui.plans.household import ore
from collector_desk.wire.liens import Asset

_FINDS = ""  # nothing is named: the namsmann finds what there is
_HINTS = {
    AssetKind.ACCOUNT: "kontonummer og bank",
    AssetKind.VEHICLE: "registreringsnummer",
    AssetKind.HOME: "gnr., bnr. og adresse",
    AssetKind.OTHER: "hva det er, og hvor",
}


class AssetFields(QWidget):
    """A named thing with its worth; only what its kind asks for is shown."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.kind = ChoiceField(
            self.tr("Ber vi om utlegg i noe bestemt?"),
            [
                (_FINDS, self.tr("Nei, namsmannen finner hva som kan tas")),
                *((kind.value, kind.label) for kind in AssetKind),
            ],
        )
        self.what = TextField("", longest=400)
        self.worth = MoneyField(self.tr("Verdi"))
        self.encumbrances = MoneyField(self.tr("Heftelser"), hint=self.tr("ingen: 0"))
        self.valued_on = DateField(self.tr("Verdsatt"), today=today)
        self.document = TextField(self.tr("Dokument for verdi og heftelser"), longest=120)
        self.proportion = NoteField(
            self.tr("Hvorfor står utlegg i boligen i forhold til kravet?"), lines=3
        )
        self._valued = (
            layout.pair(self.worth, self.encumbrances),
            layout.pair(self.valued_on, self.document),
        )
        made = layout.column(self.kind, self.what, *self._valued, self.proportion, spacing=10)
        self.setLayout(made)
        self.kind.changed.connect(self._show_kind)
        self._show_kind()

    @Slot()
    def _show_kind(self) -> None:
        kind = self._kind()
        valued = kind is not None and kind is not AssetKind.ACCOUNT
        if kind is not None:
            self.what.rename(f"{kind.which.capitalize()}?")
            self.what.edit.setPlaceholderText(_HINTS[kind])
        layout.turn(
            {
                self.what: kind is not None,
                **dict.fromkeys(self._valued, valued),
                self.proportion: kind is AssetKind.HOME,
            }
        )

    def _kind(self) -> AssetKind | None:
        chosen = self.kind.value()
        return AssetKind(chosen) if chosen else None

    def value(self) -> Asset:
        """The thing as it is written; what its kind does not ask for is left out."""
        kind = self._kind()
        if kind is None:
            return Asset()
        if kind is AssetKind.ACCOUNT:
            return Asset(kind=kind, what=self.what.value())
        return Asset(
            kind=kind,
            what=self.what.value(),
            value=ore(self.worth),
            encumbrances=ore(self.encumbrances),
            valued_on=self.valued_on.known(),
            document=self.document.value(),
            proportion=self.proportion.value()[:2000] if kind is AssetKind.HOME else "",
        )

    def show_value(self, asset: Asset) -> None:
        """Show one that was kept; words from before a thing had a kind stand for another thing."""
        kind = asset.kind or (AssetKind.OTHER if asset.what else None)
        self.kind.set_value(kind.value if kind else _FINDS)
        self.what.set_text(asset.what)
        self.worth.set_value(asset.value)
        self.encumbrances.set_value(asset.encumbrances)
        self.valued_on.set_value(asset.valued_on)
        self.document.set_text(asset.document)
        self.proportion.set_value(asset.proportion)
        self._show_kind()
