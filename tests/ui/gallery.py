"""Draws every piece of the toolkit in each theme: run it, and look at the pictures.

python -m tests.ui.gallery FOLDER
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QRadioButton,
    QTabBar,
    QWidget,
)

from collector_desk.ui import layout, theme
from collector_desk.ui.amounts import BigAmount, MoneyField
from collector_desk.ui.dates import DateField
from collector_desk.ui.explained import DeedRow
from collector_desk.ui.fields import NoteField
from collector_desk.ui.filtering import FilterBox
from collector_desk.ui.flow import flow
from collector_desk.ui.overlays import Banner, PracticeFrame, Toast
from collector_desk.ui.panels import (
    Alert,
    Chip,
    EmptyState,
    KeyHint,
    LinkLabel,
    SectionTitle,
    button,
    label,
)
from collector_desk.ui.table import Column, RowsModel, TableView, Tag
from collector_desk.ui.table_parts import SummedTable
from collector_desk.ui.theme import Mode, Theme
from collector_desk.ui.tokens import Tone


@dataclass(frozen=True)
class Claim:
    id: str
    kind: str
    unit: str
    due: date
    principal: int
    interest: int
    fee: int
    lapses: date
    status: Tag

    @property
    def rest(self) -> int:
        return self.principal + self.interest + self.fee


CLAIMS = [
    Claim(
        "K-2026-001184",
        "Barnehage – foreldrebetaling",
        "Bydel Gamle Oslo",
        date(2025, 6, 16),
        1000000,
        175061,
        0,
        date(2028, 6, 16),
        Tag(Tone.INFO, "Varsel § 4-18 sendt"),
    ),
    Claim(
        "K-2026-001185",
        "AKS – oppholdsbetaling",
        "Utdanningsetaten",
        date(2026, 3, 20),
        317400,
        26194,
        15100,
        date(2029, 3, 20),
        Tag(Tone.WARNING, "Frist ute 16.11.2026"),
    ),
    Claim(
        "K-2026-002210",
        "Parkeringsgebyr",
        "Bymiljøetaten",
        date(2026, 7, 2),
        90000,
        4350,
        0,
        date(2029, 7, 2),
        Tag(Tone.SUCCESS, "Kommunen kan beslutte"),
    ),
    Claim(
        "K-2026-002954",
        "Legevakt – egenandel",
        "Helseetaten",
        date(2026, 8, 11),
        30100,
        1051,
        3800,
        date(2029, 8, 13),
        Tag(Tone.ERROR, "Innsigelse – stanset"),
    ),
    Claim(
        "K-2024-088121",
        "Husleie – kommunal bolig",
        "Boligbygg KF",
        date(2024, 2, 1),
        620000,
        255917,
        17500,
        date(2029, 10, 22),
        Tag(Tone.NEUTRAL, "Nedbetalingsavtale"),
    ),
]

COLUMNS = (
    Column("id", "Krav", width=102),
    Column("kind", "Type", width=150, second="unit", stretch=True),
    Column("due", "Forfall", "date", width=82),
    Column("principal", "Hovedstol", "money", width=80, total=True),
    Column("interest", "Renter", "money", width=72, total=True),
    Column("fee", "Gebyr", "money", width=62, total=True, zero_dash=True),
    Column("rest", "Rest", "money", width=80, total=True, strong=True),
    Column("lapses", "Foreldes", "date", width=82),
    Column("status", "Status", "state", width=186),
)


def claims_table() -> TableView:
    """The list of claims of one debtor."""
    model = RowsModel(COLUMNS)
    model.set_rows(CLAIMS)
    return TableView(model, name="Krav på skyldneren")


def sheet() -> QWidget:
    """Every piece on one page, with texts of real length."""
    table = claims_table()
    table.fit_rows()
    table.select_place(0)
    summed = SummedTable(table, one="krav", many="krav")
    main = layout.column(
        _heading(),
        _sections(),
        summed,
        layout.row(FilterBox(table), None),
        _buttons(),
        _choices(),
        _fields(),
        _alerts(),
        None,
        spacing=12,
        margin=16,
    )
    side = layout.pane("right", layout.column(*_explained(), None, spacing=8, margin=16))
    whole = layout.row(layout.pane("plain", main), side, spacing=0)
    whole.setStretch(0, 1)
    page = layout.pane("plain", whole)
    side.setFixedWidth(theme.current().px(364))
    return page


def _fields() -> layout.Item:
    amount, frist = MoneyField("Beløp"), DateField("Frist", today=date(2026, 11, 23))
    amount.set_value(123450)
    frist.set_text("31.02.2026")
    frist.check()
    return layout.row(amount, frist, spacing=16)


def _heading() -> QFrame:
    chips = flow(
        Chip(Tone.WARNING, "Åpen innsigelse på 1 krav"),
        Chip(Tone.SUCCESS, "Avtale på husleie i rute: 1 av 9"),
        Chip(Tone.INFO, "Egne beslutninger: tidligere regelverk"),
    )
    who = layout.row(
        label("169206 *****", muted=True),
        LinkLabel("Vis"),
        label("·  Josefines gate 3D, 0351 Oslo  ·  912 34 567", muted=True),
        None,
        spacing=6,
    )
    left = layout.column(label("Lykt, Fager", "title"), who, chips, spacing=5)
    owed = label("Skyldig per 23.11.2026", muted=True)
    owed.setAlignment(Qt.AlignmentFlag.AlignRight)
    right = layout.column(owed, BigAmount(2556473), None, spacing=0)
    line = layout.row(left, right, margin=(0, 0, 0, 10))
    line.setStretch(0, 1)
    return layout.pane("top", line)


def _sections() -> QTabBar:
    made = QTabBar()
    made.setProperty("sections", True)
    made.setAccessibleName("Deler av saken")
    for text in ("Krav 5", "Innbetalinger 8", "Avtaler 1", "Innsigelser 1", "Brev 6"):
        made.addTab(text)
    return made


def _buttons() -> layout.Item:
    off = button("Beslutt trekk")
    off.setEnabled(False)
    return layout.row(
        button("Godkjenn og neste", "primary"),
        button("Send tilbake"),
        button("Slett utkastet", "danger"),
        button("Vis flere", "quiet"),
        off,
        KeyHint("Ctrl+Enter"),
        None,
    )


def _choices() -> layout.Item:
    box = QComboBox()
    box.addItems(["Etter hovedstol, omkostninger, renter", "Skyldnerens eget valg"])
    box.setAccessibleName("Dekningsrekkefølge")
    tick = QCheckBox("Foreldelsen avbrytes")
    tick.setChecked(True)
    dot = QRadioButton("Hele beløpet")
    dot.setChecked(True)
    note = NoteField("Notat", lines=2)
    note.set_value("Ringte 23.11. Ønsker avtale over ni måneder.")
    choices = layout.row(box, tick, dot, QRadioButton("Én termin"), None, spacing=16)
    return layout.column(choices, note)


def _alerts() -> layout.Item:
    banner = Banner()
    banner.lost()
    return layout.column(
        Alert(Tone.INFO, "Foreløpig sats fra 01.01.2027. Tall etter denne datoen kan endre seg."),
        Alert(Tone.SUCCESS, "Betalingsoppfordringen er sendt. Frist 07.12.2026."),
        Alert(
            Tone.ERROR,
            "Kravet kan ikke sendes: gebyret for inkassovarsel er beregnet før fristen gikk ut.",
            what_now="Tidligst 08.12.2026. Fjern gebyret, eller vent til fristen er ute.",
            action="Fjern gebyret",
        ),
        banner,
    )


def _explained() -> list[layout.Item]:
    blocked = (
        "Tidligst 08.12.2026 – fristen i varselet etter tvangsfullbyrdelsesloven § 4-18 "
        "går ut 07.12."
    )
    return [
        SectionTitle("Forklaring: renter 1 750,61 kr"),
        label(
            "K-2026-001184 · av hovedstol 10 000,00 · enkel rente, faktiske dager, 365/366 · "
            "forsinkelsesrenteloven §§ 2, 3",
            wrap=True,
            muted=True,
        ),
        LinkLabel("Kilde for 12,25 %: FOR-2026-06-25-1372"),
        8,
        SectionTitle("Hva kan gjøres nå – valgt krav"),
        layout.column(
            DeedRow(
                "plan",
                "Nedbetalingsavtale",
                allowed=True,
                reason="Kan inngås nå",
                keys="Ctrl+Shift+P",
            ),
            DeedRow(
                "defer", "Utsettelse", allowed=True, reason="Inntil 30 dager", keys="Ctrl+Shift+U"
            ),
            DeedRow("file", "Utleggsbegjæring til namsmannen", allowed=False, reason=blocked),
            DeedRow("reduce", "Nedsettelse av renter", allowed=False, reason="Krever leder"),
            spacing=0,
        ),
        EmptyState(
            "Ingen innsigelser på dette kravet",
            "Kommer det en, registrerer du den med Ctrl+Shift+I.",
            action="Ny innsigelse",
        ),
    ]


def draw(folder: Path, name: str, *, mode: Mode, scale: int, size: QSize) -> None:
    """Grab the page in one theme at one text size."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    Theme.apply(app, mode, scale)
    window = PracticeFrame(sheet(), date(2026, 11, 23))
    window.resize(size)
    window.show()
    toast = Toast(window)
    toast.say("Utsettelse til 07.12.2026 er lagret.", action="Angre")
    window.activateWindow()
    app.processEvents()
    buttons = [each for each in window.findChildren(QPushButton) if each.text() == "Send tilbake"]
    buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    app.processEvents()
    window.grab().save(str(folder / f"toolkit-{name}.png"))
    for each in window.findChildren(QLabel):
        if each.isVisible() and not each.wordWrap() and each.width() < each.sizeHint().width():
            sys.stdout.write(f"{name}: clipped {each.text()!r}\n")
    toast.dismiss()
    window.close()


def main() -> None:
    """Draw the gallery into the folder named on the command line."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    wide = QSize(1440, 900)
    draw(folder, "light", mode=Mode.LIGHT, scale=100, size=wide)
    draw(folder, "dark", mode=Mode.DARK, scale=100, size=wide)
    draw(folder, "contrast", mode=Mode.CONTRAST, scale=100, size=wide)
    draw(folder, "200", mode=Mode.LIGHT, scale=200, size=QSize(2600, 1800))
    draw(folder, "80", mode=Mode.LIGHT, scale=80, size=QSize(1280, 720))


if __name__ == "__main__":
    main()
