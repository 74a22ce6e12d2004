"""The page of all keys, made from the very actions that the menus and the palette use."""

from __future__ import annotations

from dataclasses import dataclass

from collector_desk.ui import layout
from collector_desk.ui.commands import Commands
from collector_desk.ui.desk_context import Screen
from collector_desk.ui.panels import key_text, label
from collector_desk.ui.table import Column, RowsModel, TableView


@dataclass(frozen=True)
class Row:
    """A command and its keys."""

    id: str
    group: str
    text: str
    keys: str


class ShortcutsScreen(Screen):
    """A list one can filter by eye: where, what, which keys."""

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self._commands = commands
        columns = (
            Column("group", self.tr("Hvor"), width=160),
            Column("text", self.tr("Hva"), width=320, strong=True),
            Column("keys", self.tr("Taster"), width=220, stretch=True),
        )
        self._rows = RowsModel(columns)
        self.table = TableView(self._rows, name=self.tr("Hurtigtaster"))
        self.setLayout(
            layout.column(
                layout.pane(
                    "top",
                    layout.column(
                        label(self.tr("Hurtigtaster"), "title"),
                        label(
                            self.tr("Enkeltbokstaver (J og K i lister) virker aldri i skrivefelt."),
                            muted=True,
                        ),
                        spacing=3,
                        margin=(18, 14, 18, 12),
                    ),
                ),
                self.table,
                spacing=0,
            )
        )
        self.set_title(self.tr("Hurtigtaster"))
        self.refresh()

    def refresh(self) -> None:
        """List the actions as they are now."""
        rows = [
            Row(f"{offer.group}/{offer.text}", offer.group, offer.text, keys)
            for offer in self._commands.offers(None)
            if (keys := " / ".join(dict.fromkeys(map(key_text, offer.action.shortcuts()))))
        ]
        self._rows.set_rows([*rows, *self._everywhere()])
        self.set_status(self.tr("{0} hurtigtaster").format(self._rows.total))

    def focus_first(self) -> None:
        """Stand in the list."""
        self.table.setFocus()

    def _everywhere(self) -> list[Row]:
        lists, box = self.tr("Lister"), self.tr("Søkeboksen")
        pairs = (
            (lists, self.tr("Neste og forrige rad"), "↓ ↑ / J K"),
            (lists, self.tr("Åpne raden"), "Enter"),
            (lists, self.tr("Kopier som tabell"), "Ctrl+C"),
            (box, self.tr("Åpne i ny fane"), "Ctrl+Enter"),
            (box, self.tr("Lukk"), "Esc"),
        )
        return [Row(f"{group}/{text}", group, text, keys) for group, text, keys in pairs]
